//! The dialogs: one at a time, closed by Esc.

use egui::{Button, Frame, Id, Key, Margin, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::{Cache, hand, help, palette};
use crate::comparison::State as FindingState;
use crate::gui::command::{Command, Plain};
use crate::gui::count;
use crate::gui::state::{Dialog, Looks, State, Typed};
use crate::gui::theme::{self, Palette};
use crate::report::{Format, Quotations};

/// Draws the open dialog.
pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let fresh = state.dialog.is_some() && state.dialog != cache.dialog;
    cache.dialog = state.dialog;
    let Some(dialog) = state.dialog else { return };
    let screen = ui.ctx().content_rect().size();
    let width = match dialog {
        Dialog::Help | Dialog::Problems | Dialog::About => 640.0,
        _ => 480.0_f32,
    };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let shown = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(screen.x - 48.0));
        ui.set_max_height(screen.y - 96.0);
        match dialog {
            Dialog::GoTo => go_to(ui, state, fresh, out),
            Dialog::Dismiss => reason(ui, state, fresh, out),
            Dialog::Note => note(ui, state, fresh, out),
            Dialog::Save => save(ui, state, out),
            Dialog::Problems => problems(ui, state, out),
            Dialog::Settings => settings(ui, state, out),
            Dialog::Hand(ask) => hand::dialog(ui, state, ask, fresh, out),
            Dialog::Palette => palette::ui(ui, state, fresh, out),
            Dialog::Help => help::help(ui, screen.y - 160.0, out),
            Dialog::About => help::about(ui, out),
        }
    });
    if shown.should_close() {
        out.push(Command::CloseDialog);
    }
}

/// Draws a dialog's title.
pub(super) fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(theme::strong_font(theme::HEADING)));
    ui.add_space(4.0);
}

/// Draws a field whose text is the dialog's; returns whether Enter was pressed in it.
fn field(ui: &mut Ui, state: &State, fresh: bool, name: &str, lines: usize, out: &mut Vec<Command>) -> bool {
    let mut typed = state.typed.clone();
    let field = if lines == 1 {
        TextEdit::singleline(&mut typed.text)
    } else {
        TextEdit::multiline(&mut typed.text).desired_rows(lines)
    };
    let response = ui.add(field.hint_text(name).desired_width(f32::INFINITY)).accessible_name(name);
    if fresh {
        response.request_focus();
    }
    if response.changed() {
        out.push(Command::Type(typed));
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Draws the button that does it and the one that does not.
pub(super) fn buttons(ui: &mut Ui, words: &str, out: &mut Vec<Command>) -> bool {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let palette = Palette::of(ui.ctx());
        let text = RichText::new(words).font(theme::strong_font(13.5)).color(palette.page);
        let done = ui.add(Button::new(text).fill(palette.focus)).clicked();
        if ui.button("Cancel").clicked() {
            out.push(Command::CloseDialog);
        }
        done
    })
    .inner
}

fn go_to(ui: &mut Ui, state: &State, fresh: bool, out: &mut Vec<Command>) {
    title(ui, "Go to folder");
    let entered = field(ui, state, fresh, "Path of a folder or file", 1, out);
    if buttons(ui, "Compare", out) || entered {
        out.push(Command::GoTo(state.typed.text.clone()));
    }
}

fn reason(ui: &mut Ui, state: &State, fresh: bool, out: &mut Vec<Command>) {
    title(ui, "Dismiss this finding");
    ui.label("Why does it not stand? The reason goes into the report; it may stay empty.");
    let entered = field(ui, state, fresh, "Reason", 1, out);
    if buttons(ui, "Dismiss", out) || entered {
        out.push(Command::Decide(FindingState::Dismissed, state.typed.text.clone()));
    }
}

fn note(ui: &mut Ui, state: &State, fresh: bool, out: &mut Vec<Command>) {
    title(ui, "Note");
    field(ui, state, fresh, "Note", 4, out);
    if buttons(ui, "Keep note", out) {
        out.push(Command::Note(state.typed.text.clone()));
    }
}

fn save(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    title(ui, "Save report");
    let mut typed = state.typed.clone();
    let format = typed.format.unwrap_or(Format::Html);
    ui.label(RichText::new("Format").font(theme::strong_font(13.5)));
    for (choice, words) in [
        (Format::Html, "HTML: one file for reading and printing"),
        (Format::Markdown, "Markdown: text for notes and wikis"),
        (Format::Csv, "CSV: one reading a row, for spreadsheets"),
        (Format::Json, "JSON: everything, for programs"),
    ] {
        if ui.radio(format == choice, words).clicked() {
            typed.format = Some(choice);
        }
    }
    ui.label(RichText::new("Quotations").font(theme::strong_font(13.5)));
    for (choice, words) in [
        (Quotations::Sentence, "The differing sentences"),
        (Quotations::Words25, "At most 25 words around each reading"),
        (Quotations::Full, "The full aligned text"),
    ] {
        if ui.radio(typed.quotations == choice, words).clicked() {
            typed.quotations = choice;
        }
    }
    ui.checkbox(&mut typed.this_event, "The picked event only");
    ui.label(RichText::new("Save to").font(theme::strong_font(13.5)));
    let field =
        TextEdit::singleline(&mut typed.text).hint_text("Path, or leave empty to choose").desired_width(f32::INFINITY);
    ui.add(field).accessible_name("Path of the report");
    let palette = Palette::of(ui.ctx());
    let hint = "Reports hold file names and quotations of people: check before sharing.";
    ui.label(RichText::new(hint).font(theme::small_font()).color(palette.muted));
    let words = if typed.text.trim().is_empty() { "Choose where…" } else { "Save" };
    let done = buttons(ui, words, out);
    let path = typed.text.trim().to_owned();
    if typed != state.typed {
        out.push(Command::Type(typed));
    }
    if done {
        let to = if path.is_empty() { Command::SaveReport(format) } else { Command::SaveTo(path.into(), format) };
        out.push(to);
    }
}

fn problems(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    title(ui, "Files set aside");
    let aside = state.comparison.as_ref().map_or(&[][..], |comparison| comparison.set_aside.as_slice());
    if aside.is_empty() {
        ui.label("Every file gave an article.");
    } else {
        ui.label(format!("{} gave no article:", count(aside.len(), "file")));
        let palette = Palette::of(ui.ctx());
        let height = ui.ctx().content_rect().height() - 260.0;
        ScrollArea::vertical().max_height(height.max(120.0)).auto_shrink([false, true]).show_rows(
            ui,
            44.0,
            aside.len(),
            |ui, range| {
                for file in aside.get(range).unwrap_or_default() {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.set_height(44.0);
                        let path = file.path.display().to_string();
                        ui.add(egui::Label::new(RichText::new(path).font(theme::strong_font(13.0))).truncate());
                        let reason = RichText::new(&file.reason).font(theme::small_font()).color(palette.muted);
                        ui.add(egui::Label::new(reason).truncate());
                    });
                }
            },
        );
    }
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        out.push(Command::CloseDialog);
    }
}

fn settings(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    title(ui, "Settings");
    ui.label(RichText::new("Colours").font(theme::strong_font(13.5)));
    ui.horizontal(|ui| {
        for (plain, looks) in
            [(Plain::FollowSystem, Looks::System), (Plain::Light, Looks::Light), (Plain::Dark, Looks::Dark)]
        {
            if ui.radio(state.kept.looks == looks, plain.words()).clicked() {
                out.push(plain.into());
            }
        }
    });
    ui.label(RichText::new("Size").font(theme::strong_font(13.5)));
    ui.horizontal(|ui| {
        for plain in [Plain::ZoomOut, Plain::ZoomReset, Plain::ZoomIn] {
            super::menus::button(ui, state, plain, out);
        }
        ui.label(format!("{} %", (state.kept.zoom * 100.0).round()));
    });
    ui.label(RichText::new("Grouping").font(theme::strong_font(13.5)));
    ui.horizontal(|ui| {
        let label = ui.label("Days between reports of one event, at most");
        let mut days = state.kept.gate_days;
        let value = ui.add(egui::DragValue::new(&mut days).range(0..=365)).labelled_by(label.id);
        if value.changed() {
            out.push(Command::SetGate(days));
        }
    });
    let palette = Palette::of(ui.ctx());
    let hint = "Takes effect when the files are read again (F5).";
    ui.label(RichText::new(hint).font(theme::small_font()).color(palette.muted));
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        out.push(Command::CloseDialog);
    }
}

/// Puts new text into the dialog's field.
pub(super) fn typed(state: &State, text: String, line: usize) -> Command {
    Command::Type(Typed { text, line, ..state.typed.clone() })
}
