//! Help: how to read the window, what the program says and does not say, and the list of keys.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::{dialogs, paint};
use crate::gui::command::{Command, Group, Plain};
use crate::gui::keys::Owner;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::gui::words::{KINDS, kind_means};
use crate::report::words;

pub(super) fn help(ui: &mut Ui, state: &State, height: f32, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    dialogs::title(ui, "Help");
    ScrollArea::vertical().max_height(height.max(160.0)).auto_shrink([false, true]).show(ui, |ui| {
        dialogs::heading(ui, "How to read the window");
        for words in [
            "A row holds the passages that say the same thing; a column is a source. Empty cells mean that a source is silent there.",
            "Marked words belong to a finding: click them to see both quotations and why they were paired. Words on a plain grey ground differ from the base in wording only.",
            "Hatching at the left of a cell means that one source alone has the passage.",
            "The strips at the right show where each source's findings stand; click to go there.",
        ] {
            ui.label(words);
        }
        dialogs::heading(ui, "Marks");
        Grid::new("marks").num_columns(3).spacing([12.0, 6.0]).show(ui, |ui| {
            for kind in KINDS {
                let (rect, _) = ui.allocate_exact_size(paint::BADGE, egui::Sense::hover());
                paint::badge(ui.painter(), rect.min, kind, palette, false);
                ui.label(words::kind(kind));
                ui.label(RichText::new(kind_means(kind)).color(palette.muted));
                ui.end_row();
            }
        });
        dialogs::heading(ui, "What Variorum says, and what it does not");
        for words in words::cautions() {
            ui.label(words);
        }
        dialogs::heading(ui, "Keys");
        keys(ui, state, palette);
    });
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if ui.button("Close").clicked() {
            out.push(Command::CloseDialog);
        }
        if ui.button("Change keys").on_hover_text("The settings hold every command's key.").clicked() {
            out.push(Plain::Settings.into());
        }
    });
}

fn keys(ui: &mut Ui, state: &State, palette: &Palette) {
    Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).striped(true).show(ui, |ui| {
        for group in Group::ALL {
            for owner in Owner::all().filter(|owner| owner.group() == group) {
                let all: Vec<String> =
                    state.kept.keys.of(owner).iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
                if all.is_empty() {
                    continue;
                }
                ui.label(RichText::new(all.join("  or  ")).font(theme::strong_font(12.5)).color(palette.text));
                ui.label(owner.words());
                ui.end_row();
            }
        }
        for (key, words) in [
            ("Up, Down", "Previous or next row"),
            ("Tab, Shift+Tab", "Next or previous thing that takes the keyboard"),
            ("Esc", "Close what is open"),
        ] {
            ui.label(RichText::new(key).font(theme::strong_font(12.5)));
            ui.label(words);
            ui.end_row();
        }
    });
}
