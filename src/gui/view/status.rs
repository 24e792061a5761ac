//! Messages and progress above, counts below.

use egui::{Align, Layout, ProgressBar, RichText, Ui};

use super::menus;
use crate::gui::command::{Command, Plain};
use crate::gui::count;
use crate::gui::state::{State, Work};
use crate::gui::theme::{self, Palette};
use crate::gui::words;

/// Draws progress and messages.
pub(super) fn notices(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    if state.work.is_running() {
        ui.horizontal(|ui| {
            let (words, share) = progress(&state.work);
            let bar = ProgressBar::new(share).desired_width(180.0).desired_height(10.0);
            ui.add(bar).accessible_name("Progress");
            ui.label(words);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| menus::button(ui, state, Plain::Cancel, out));
        });
    }
    for (index, notice) in state.notices.iter().enumerate() {
        ui.horizontal(|ui| {
            let colour = if notice.problem { palette.error } else { palette.text };
            if notice.problem {
                ui.label(RichText::new("Problem:").font(theme::strong_font(theme::TEXT)).color(colour));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = ui.button("Close").on_hover_text("Close this message");
                if close.accessible_name(format!("Close message: {}", notice.words)).clicked() {
                    out.push(Command::CloseNotice(index));
                }
                if let Some(plain) = notice.offer {
                    menus::button(ui, state, plain, out);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(RichText::new(&notice.words).color(colour)).truncate());
                });
            });
        });
    }
}

/// Says what a run is doing, and how far it is.
fn progress(work: &Work) -> (String, f32) {
    match work {
        Work::Running(Some(progress)) => {
            let (doing, things) = words::stage(progress.stage);
            let share = progress.done as f32 / progress.of.max(1) as f32;
            (format!("{doing}: {} of {} {things}", progress.done, progress.of), share)
        }
        Work::Stopping => ("Stopping…".to_owned(), 0.0),
        _ => ("Looking for files…".to_owned(), 0.0),
    }
}

/// Draws what is compared and how far the review is.
pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let Some(comparison) = &state.comparison else {
        ui.label("");
        return;
    };
    ui.horizontal(|ui| {
        let small = |words: String| RichText::new(words).font(theme::small_font()).color(palette.muted);
        let sizes =
            format!("{}, {}", count(comparison.witnesses.len(), "article"), count(comparison.events.len(), "event"));
        ui.label(small(sizes));
        if !comparison.set_aside.is_empty() {
            let words = format!("{} set aside", count(comparison.set_aside.len(), "file"));
            let link = ui.link(RichText::new(words).font(theme::small_font()));
            if link.on_hover_text(Plain::Problems.tooltip()).clicked() {
                out.push(Plain::Problems.into());
            }
        }
        if state.work == Work::Cancelled {
            ui.label(small("Cancelled: this is what was compared before.".to_owned()));
            menus::button(ui, state, Plain::Reload, out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(desk) = &state.desk {
                let of = count(desk.keys.len(), "finding");
                ui.label(small(format!("{} of {of} reviewed", state.tally.reviewed)));
            }
            let columns = state.columns();
            if let (Some(desk), Some(base)) = (&state.desk, columns.base) {
                ui.label(small(format!("read against {}", desk.source_name(base))));
            }
            if !columns.hidden.is_empty() {
                let hidden = format!("{} hidden", count(columns.hidden.len(), "column"));
                if ui.link(RichText::new(hidden).font(theme::small_font())).clicked() {
                    out.push(Plain::ShowAllColumns.into());
                }
            }
        });
    });
}
