//! The dialogs: one at a time, closed by Esc.

use egui::{Button, Frame, Id, Key, Margin, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::{Cache, about, hand, help, palette, save, settings};
use crate::comparison::State as FindingState;
use crate::gui::command::Command;
use crate::gui::count;
use crate::gui::state::{Dialog, Pasted, State, Typed};
use crate::gui::theme::{self, Palette};

/// Draws the open dialog.
pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let fresh = state.dialog.is_some() && state.dialog != cache.dialog;
    cache.dialog = state.dialog;
    let Some(dialog) = state.dialog else { return };
    let screen = ui.ctx().content_rect().size();
    let width = match dialog {
        Dialog::Save => 880.0,
        Dialog::Help | Dialog::Problems | Dialog::About | Dialog::Settings | Dialog::Paste => 640.0,
        _ => 480.0_f32,
    };
    // What a dialog scrolls may be so high; its title and its buttons stay in sight.
    let height = screen.y - 190.0;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let shown = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(screen.x - 48.0));
        ui.set_max_height(screen.y - 96.0);
        match dialog {
            Dialog::GoTo => go_to(ui, state, fresh, out),
            Dialog::Dismiss => reason(ui, state, fresh, out),
            Dialog::Note => note(ui, state, fresh, out),
            Dialog::Save => save::ui(ui, state, fresh, height, out),
            Dialog::Problems => problems(ui, state, out),
            Dialog::Settings => settings::ui(ui, state, fresh, height, out),
            Dialog::Hand(ask) => hand::dialog(ui, state, ask, fresh, out),
            Dialog::Palette => palette::ui(ui, state, fresh, out),
            Dialog::Help => help::help(ui, state, height, out),
            Dialog::About => about::ui(ui, height, out),
            Dialog::Paste => paste(ui, state, fresh, height, out),
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
    let palette = Palette::of(ui.ctx());
    let hint = "Several go between quotation marks: \"one folder\" \"another\".";
    ui.label(RichText::new(hint).font(theme::small_font()).color(palette.muted));
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

fn paste(ui: &mut Ui, state: &State, fresh: bool, height: f32, out: &mut Vec<Command>) {
    title(ui, "Paste an article");
    let palette = Palette::of(ui.ctx());
    ui.label(
        RichText::new("The first line is the headline. The text is kept in the program's data folder, nowhere else.")
            .color(palette.muted),
    );
    let mut typed = state.typed.clone();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Source");
        let source = TextEdit::singleline(&mut typed.source).hint_text("Who published it").desired_width(190.0);
        ui.add(source).labelled_by(label.id);
        let label = ui.label("Published");
        let day = TextEdit::singleline(&mut typed.published).hint_text("2024-11-22").desired_width(120.0);
        ui.add(day).labelled_by(label.id);
    });
    ScrollArea::vertical().max_height((height - 130.0).max(100.0)).show(ui, |ui| {
        let text = TextEdit::multiline(&mut typed.text)
            .hint_text("Headline, then the story")
            .desired_rows(10)
            .desired_width(f32::INFINITY);
        let response = ui.add(text).accessible_name("Text of the article");
        if fresh {
            // What is on the clipboard goes to the field that has the keyboard.
            response.request_focus();
        }
    });
    let words = typed.text.split_whitespace().count();
    ui.label(RichText::new(count(words, "word")).font(theme::small_font()).color(palette.muted));
    let pasted = Pasted { text: typed.text.clone(), source: typed.source.clone(), published: typed.published.clone() };
    if typed != state.typed {
        out.push(Command::Type(typed));
    }
    if buttons(ui, "Compare", out) {
        out.push(Command::AddPasted(pasted));
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

/// Draws the heading of a part of a dialog.
pub(super) fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(words).font(theme::strong_font(15.0)));
}

/// Puts new text into the dialog's field.
pub(super) fn typed(state: &State, text: String, line: usize) -> Command {
    Command::Type(Typed { text, line, ..state.typed.clone() })
}
