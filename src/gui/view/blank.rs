//! What stands where there is nothing to show: why, and what to do next.

use egui::{Frame, Margin, RichText, Ui};

use super::menus;
use crate::gui::command::{Command, Plain};
use crate::gui::count;
use crate::gui::state::{State, Tab, Work};
use crate::gui::theme::{self, Palette};

/// Draws the reason why there is nothing to show; returns false where there is something.
pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) -> bool {
    let Some((title, words, next)) = reason(state) else { return false };
    let palette = Palette::of(ui.ctx());
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.28);
        ui.label(RichText::new(title).font(theme::strong_font(theme::HEADING)));
        ui.add_space(4.0);
        ui.set_max_width(520.0);
        ui.label(RichText::new(words).color(palette.muted));
        ui.add_space(10.0);
        for plain in next {
            menus::button(ui, state, plain, out);
        }
    });
    true
}

fn reason(state: &State) -> Option<(&'static str, String, Vec<Plain>)> {
    if state.desk.is_some() && state.event.is_some() {
        return None;
    }
    let comparison = state.comparison.as_ref();
    let aside = comparison.map_or(0, |comparison| comparison.set_aside.len());
    Some(match &state.work {
        Work::Running(_) | Work::Stopping => (
            "Reading",
            "The first event shows here as soon as it is compared.".to_owned(),
            vec![Plain::Cancel],
        ),
        Work::Cancelled if comparison.is_none_or(|comparison| comparison.events.is_empty()) => (
            "Reading was cancelled",
            "Nothing had been compared yet.".to_owned(),
            vec![Plain::Reload, Plain::OpenFolder],
        ),
        _ if comparison.is_none_or(|comparison| comparison.witnesses.is_empty()) && aside > 0 => (
            "No article found",
            format!(
                "{} gave no article. Variorum reads .txt, .md, .html (also .html.gz), .json and .jsonl.",
                count(aside, "file")
            ),
            vec![Plain::Problems, Plain::OpenFolder],
        ),
        _ if comparison.is_none_or(|comparison| comparison.witnesses.is_empty()) => (
            "No article found",
            "There is nothing to read there. Variorum reads .txt, .md, .html (also .html.gz), .json and .jsonl, in folders and their sub-folders."
                .to_owned(),
            vec![Plain::OpenFolder, Plain::GoToFolder, Plain::OpenSample],
        ),
        _ => ("Pick an event", "The list on the left holds what was found.".to_owned(), vec![Plain::NextEvent]),
    })
}

/// Says above an event that has little to compare why that is, and what to do.
pub(super) fn remark(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let Some((words, next)) = little(state) else { return };
    let palette = Palette::of(ui.ctx());
    Frame::NONE.fill(palette.raised).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(words);
            for plain in next {
                menus::button(ui, state, plain, out);
            }
        });
    });
}

fn little(state: &State) -> Option<(&'static str, Vec<Plain>)> {
    let event = state.picked_event()?;
    if event.event.members.len() == 1 {
        let words = "One report only: there is nothing to compare it with. Add more articles about this event.";
        return Some((words, vec![Plain::AddFiles, Plain::NextEvent]));
    }
    let shared = event.alignment.rows.iter().any(|row| row.filled() > 1);
    if !shared && state.tab == Tab::Rows {
        return Some((
            "These reports have no passage in common; each row holds one source's words.",
            vec![Plain::NextEvent],
        ));
    }
    None
}
