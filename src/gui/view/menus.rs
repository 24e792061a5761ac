//! The menu bar: every plain command under its menu, with its keys.

use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Button, Ui};

use crate::gui::command::{Command, Group, Plain};
use crate::gui::state::State;
use crate::gui::update::{possible, words_now};

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        for group in Group::ALL {
            MenuButton::new(group.words()).ui(ui, |ui| {
                ui.set_min_width(230.0);
                let mut before: Option<Plain> = None;
                for &plain in Plain::ALL.iter().filter(|plain| plain.group() == group) {
                    if before.is_some_and(|before| apart(before, plain)) {
                        ui.separator();
                    }
                    before = Some(plain);
                    item(ui, state, plain, out);
                }
            });
        }
    });
}

/// Tells whether a line stands between two items of a menu.
fn apart(before: Plain, plain: Plain) -> bool {
    let ends = [
        Plain::OpenSample,
        Plain::Cancel,
        Plain::CloseComparison,
        Plain::Redo,
        Plain::CopyRow,
        Plain::FindPrevious,
        Plain::ShowSources,
        Plain::ToggleInspector,
        Plain::PinRow,
        Plain::ShowAllColumns,
        Plain::ClearFilters,
        Plain::ZoomReset,
        Plain::Dark,
        Plain::PreviousFinding,
        Plain::PreviousEvent,
        Plain::PreviousRow,
        Plain::NextPane,
        Plain::NeverPair,
        Plain::SelectNothing,
        Plain::SetDate,
        Plain::SplitEvent,
        Plain::TreatSame,
    ];
    ends.contains(&before) || plain == Plain::About
}

/// Draws one command as a menu item.
pub(super) fn item(ui: &mut Ui, state: &State, plain: Plain, out: &mut Vec<Command>) {
    let mut button = Button::new(words_now(state, plain));
    if let Some(keys) = state.kept.keys.first(plain) {
        button = button.shortcut_text(ui.ctx().format_shortcut(&keys));
    }
    if ui.add_enabled(possible(state, plain), button).on_hover_text(plain.tooltip()).clicked() {
        out.push(plain.into());
        ui.close();
    }
}

/// Draws one command as a button with its words.
pub(super) fn button(ui: &mut Ui, state: &State, plain: Plain, out: &mut Vec<Command>) {
    let tip = tip(ui, state, plain);
    if ui.add_enabled(possible(state, plain), Button::new(plain.words())).on_hover_text(tip).clicked() {
        out.push(plain.into());
    }
}

/// Says what a command does, and its key.
pub(super) fn tip(ui: &Ui, state: &State, plain: Plain) -> String {
    match state.kept.keys.first(plain) {
        Some(keys) => format!("{} ({})", plain.tooltip(), ui.ctx().format_shortcut(&keys)),
        None => plain.tooltip().to_owned(),
    }
}
