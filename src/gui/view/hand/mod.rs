//! What is corrected by hand: selected cells, their menu, the dialogs, and the panel of names.

mod dialogs;
pub(super) mod names;
pub(super) mod sources;

pub(super) use dialogs::ui as dialog;

use egui::{CornerRadius, Modifiers, Rect, Stroke, StrokeKind, Ui};

use super::menus;
use crate::gui::command::{Command, Plain};
use crate::gui::hand::{Ask, Wish};
use crate::gui::state::State;
use crate::gui::theme::Palette;

/// Marks a cell that is selected; the edge says it beside the tint.
pub(super) fn selection(ui: &Ui, rect: Rect, state: &State, row: usize, witness: usize) {
    if state.hand.cells.contains(&(row, witness)) {
        let palette = Palette::of(ui.ctx());
        let place = rect.shrink(2.0);
        ui.painter().rect_filled(place, CornerRadius::same(4), palette.focus.gamma_multiply(0.12));
        ui.painter().rect_stroke(place, CornerRadius::same(4), Stroke::new(2.0, palette.focus), StrokeKind::Inside);
    }
}

/// Returns what a click on a cell selects: it alone, with Ctrl it too, with Shift all up to it.
pub(super) fn click(modifiers: Modifiers, row: usize, witness: usize) -> Command {
    Command::Hand(if modifiers.shift {
        Wish::Extend(row, witness)
    } else if modifiers.command {
        Wish::Toggle(row, witness)
    } else {
        Wish::Select(row, witness)
    })
}

/// The part of a cell's menu that corrects rows; a cell that is not selected is selected first.
pub(super) fn cell_menu(ui: &mut Ui, state: &State, row: usize, witness: usize, out: &mut Vec<Command>) {
    if !state.hand.cells.contains(&(row, witness)) {
        out.push(Command::Hand(Wish::Select(row, witness)));
    }
    ui.separator();
    for plain in [Plain::JoinCells, Plain::SplitCells, Plain::MoveCellsUp, Plain::MoveCellsDown, Plain::NeverPair] {
        menus::item(ui, state, plain, out);
    }
}

/// The part of a column's menu that corrects its article.
pub(super) fn column_menu(ui: &mut Ui, witness: usize, out: &mut Vec<Command>) {
    for (plain, ask) in
        [(Plain::RenameSource, Ask::Source), (Plain::SetDate, Ask::Date), (Plain::MoveArticle, Ask::Move)]
    {
        if ui.button(plain.words()).on_hover_text(plain.tooltip()).clicked() {
            out.push(Command::Hand(Wish::Ask(ask, Some(witness))));
            ui.close();
        }
    }
}

/// The part of an event's menu that regroups.
pub(super) fn event_menu(ui: &mut Ui, state: &State, event: usize, out: &mut Vec<Command>) {
    if state.event != Some(event) {
        if ui.button("Show this event").clicked() {
            out.push(Command::PickEvent(event));
            ui.close();
        }
        if state.event.is_some() && ui.button("Merge into the picked event").clicked() {
            out.push(Command::Hand(Wish::Merge(event)));
            ui.close();
        }
        return;
    }
    for plain in [Plain::MergeEvents, Plain::SplitEvent, Plain::MoveArticle] {
        menus::item(ui, state, plain, out);
    }
}
