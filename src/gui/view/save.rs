//! The report before it is saved: its format, how much it quotes, where it goes, what it will hold.

use std::path::Path;

use egui::{CornerRadius, Frame, Key, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui};

use super::{controls, dialogs};
use crate::gui::command::Command;
use crate::gui::state::{Preview, State, Typed};
use crate::gui::theme::{self, Palette};
use crate::report::{Format, Quotations};

/// From this width on, the preview stands beside the choices; else below them.
const BESIDE: f32 = 720.0;

pub(super) fn ui(ui: &mut Ui, state: &State, fresh: bool, height: f32, out: &mut Vec<Command>) {
    dialogs::title(ui, "Save report");
    let mut typed = state.typed.clone();
    let wide = ui.available_width();
    let mut entered = false;
    // The buttons stay in sight whatever the rest needs.
    let height = (height - 60.0).clamp(140.0, 560.0);
    if wide >= BESIDE {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(300.0);
                ScrollArea::vertical()
                    .id_salt("choices")
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| entered = choices(ui, &mut typed, fresh));
            });
            ui.vertical(|ui| {
                // The preview comes when it is written: the buttons below must not move then.
                ui.set_min_height(height);
                preview(ui, state, &typed, height);
            });
        });
    } else {
        ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
            entered = choices(ui, &mut typed, fresh);
            preview(ui, state, &typed, 260.0);
        });
    }
    let words = if typed.text.trim().is_empty() { "Choose where…" } else { "Save" };
    let done = dialogs::buttons(ui, words, out) || entered;
    let path = typed.text.trim().to_owned();
    // Whoever types an ending means it.
    if let Some(meant) = Format::of_path(Path::new(&path)).filter(|_| typed.text != state.typed.text) {
        typed.format = Some(meant);
    }
    let format = typed.format.unwrap_or(Format::Html);
    if typed != state.typed {
        out.push(Command::Type(typed));
    }
    if done {
        let to = if path.is_empty() { Command::SaveReport(format) } else { Command::SaveTo(path.into(), format) };
        out.push(to);
    }
}

/// Draws what can be chosen; returns whether Enter was pressed in the field of the path.
fn choices(ui: &mut Ui, typed: &mut Typed, fresh: bool) -> bool {
    let palette = Palette::of(ui.ctx());
    let format = typed.format.unwrap_or(Format::Html);
    let part = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).font(theme::strong_font(13.5)));
    part(ui, "Format");
    for choice in Format::ALL {
        if controls::choice(ui, format == choice, words(choice)).clicked() {
            typed.format = Some(choice);
        }
    }
    ui.add_space(4.0);
    part(ui, "Quotations");
    for (choice, words) in [
        (Quotations::Sentence, "The differing sentences"),
        (Quotations::Words25, "At most 25 words around each reading"),
        (Quotations::Full, "The full aligned text"),
    ] {
        if controls::choice(ui, typed.quotations == choice, words).clicked() {
            typed.quotations = choice;
        }
    }
    ui.add_space(4.0);
    controls::tick(ui, &mut typed.this_event, "The picked event only");
    ui.add_space(4.0);
    part(ui, "Save to");
    let field =
        TextEdit::singleline(&mut typed.text).hint_text("Path, or leave empty to choose").desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Path of the report");
    if fresh {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let hint = "Reports hold file names and quotations of people: check before sharing.";
    ui.label(RichText::new(hint).font(theme::small_font()).color(palette.muted));
    entered
}

/// Says what a format is for.
fn words(format: Format) -> &'static str {
    match format {
        Format::Html => "HTML: one file for reading and printing",
        Format::Markdown => "Markdown: text for notes and wikis",
        Format::Csv => "CSV: one reading a row, for spreadsheets",
        Format::Json => "JSON: everything, for programs",
    }
}

fn preview(ui: &mut Ui, state: &State, typed: &Typed, height: f32) {
    let palette = Palette::of(ui.ctx());
    let small = |words: &str| RichText::new(words.to_owned()).font(theme::small_font()).color(palette.muted);
    ui.label(RichText::new("What it will hold").font(theme::strong_font(13.5)));
    let Preview::Ready { holds, lines, more } = &state.preview else {
        ui.label(small("Writing…"));
        return;
    };
    for words in holds {
        ui.label(words);
    }
    if lines.is_empty() {
        ui.label(small("The file is for programs: it holds all of this with every article's text."));
        return;
    }
    if typed.format.unwrap_or(Format::Html) != Format::Csv {
        ui.label(small("Its contents as text; the page has tables and marks."));
    }
    let page = Frame::NONE
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(10));
    page.show(ui, |ui| {
        let height = (height - 80.0 - 27.0 * holds.len() as f32).max(100.0);
        ScrollArea::vertical().id_salt("report").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for line in lines {
                line_ui(ui, line, palette);
            }
            if *more > 0 {
                ui.label(small(&format!("… and {more} more lines in the file.")));
            }
        });
    });
}

/// Draws a line of Markdown or of a table as what it is.
fn line_ui(ui: &mut Ui, line: &str, palette: &Palette) {
    let rest = line.trim_start_matches('#');
    let depth = line.len() - rest.len();
    if line.trim().is_empty() {
        ui.add_space(4.0);
    } else if (1..=6).contains(&depth) && rest.starts_with(' ') {
        ui.add_space(4.0);
        let size = match depth {
            1 => 18.0,
            2 => 15.5,
            _ => 13.5,
        };
        ui.label(RichText::new(rest.trim()).font(theme::strong_font(size)));
    } else if let Some(quoted) = line.strip_prefix("> ") {
        ui.label(RichText::new(quoted).color(palette.muted));
    } else if line.starts_with('|') {
        ui.add(egui::Label::new(RichText::new(line).monospace().size(11.5)).truncate());
    } else {
        // A figure and its sign stay on one line.
        ui.label(RichText::new(line.replace(" %", "\u{a0}%")).size(13.0));
    }
}
