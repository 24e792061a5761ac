//! About: version, licences, what the data are and whose, and how often the findings were measured to be right.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::dialogs;
use crate::gui::command::Command;
use crate::gui::theme::{self, Palette};
use crate::report::measured;

/// The cards of what comes with the program: data, licence, origin.
const CARDS: [(&str, &str); 4] = [
    ("Word lists", include_str!("../../../assets/lexicon/README.md")),
    ("Trained weights", include_str!("../../../assets/weights/README.md")),
    ("Letters", include_str!("../../../assets/fonts/README.md")),
    ("Sample articles", include_str!("../../../assets/samples.md")),
];

pub(super) fn ui(ui: &mut Ui, height: f32, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    dialogs::title(ui, "Variorum");
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    ui.label("Compares how several sources report the same event, side by side and offline.");
    ScrollArea::vertical().max_height((height - 50.0).max(140.0)).auto_shrink([false, true]).show(ui, |ui| {
        ui.label("Article text never leaves this computer; source files are never changed.");
        dialogs::heading(ui, "How often it is right");
        figures(ui, palette);
        dialogs::heading(ui, "Licences");
        ui.label("Variorum: MIT or Apache-2.0, as you choose.");
        ui.label("Made with egui and many other open Rust libraries; Cargo.lock in the source names each of them, and each carries its licence.");
        dialogs::heading(ui, "Data and credits");
        for (title, card) in CARDS {
            egui::CollapsingHeader::new(title).id_salt(("card", title)).show(ui, |ui| card_ui(ui, card, palette));
        }
    });
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        out.push(Command::CloseDialog);
    }
}

fn figures(ui: &mut Ui, palette: &Palette) {
    // A figure and its sign stay on one line.
    ui.label(measured::sentences().replace(" %", "\u{a0}%"));
    Grid::new("measured").num_columns(3).spacing([16.0, 4.0]).striped(true).show(ui, |ui| {
        for part in measured::parts() {
            ui.label(RichText::new(&part.what).size(13.0).color(palette.text));
            ui.label(RichText::new(&part.figure).font(theme::strong_font(13.0)));
            ui.label(RichText::new(&part.data).size(13.0).color(palette.text));
            ui.end_row();
        }
    });
}

/// Draws a card: paragraphs, headings and tables of Markdown.
fn card_ui(ui: &mut Ui, card: &str, palette: &Palette) {
    let mut rows: Vec<&str> = Vec::new();
    for line in card.lines().chain([""]) {
        if line.starts_with('|') {
            rows.push(line);
            continue;
        }
        table(ui, &std::mem::take(&mut rows), palette);
        match line.strip_prefix('#') {
            Some(rest) => {
                ui.label(RichText::new(plain(rest.trim_start_matches('#'))).font(theme::strong_font(13.0)));
            }
            None if line.trim().is_empty() => {}
            None => {
                ui.label(RichText::new(plain(line)).size(13.0));
            }
        }
    }
}

/// Draws the rows of a table as lines: in a narrow dialog, columns of sentences would be one word wide.
fn table(ui: &mut Ui, rows: &[&str], palette: &Palette) {
    for row in rows {
        let cells: Vec<String> = row.trim_matches('|').split('|').map(plain).collect();
        let ruled = cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':')));
        let Some((first, rest)) = cells.split_first().filter(|_| !ruled) else { continue };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(RichText::new(first).font(theme::strong_font(12.5)));
            ui.label(RichText::new(rest.join(" · ")).size(12.5).color(palette.muted));
        });
    }
}

/// Takes the marks of Markdown off a line.
fn plain(line: &str) -> String {
    line.trim().replace(['`', '<', '>'], "").replace("**", "")
}
