//! The command palette: every command, found by its words.

use egui::{Button, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::dialogs;
use crate::gui::command::{Command, Plain};
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::gui::update::{possible, words_now};

pub(super) fn ui(ui: &mut Ui, state: &State, fresh: bool, out: &mut Vec<Command>) {
    let colours = Palette::of(ui.ctx());
    let fitting = fitting(state);
    let mut line = state.typed.line.min(fitting.len().saturating_sub(1));
    // Arrows walk the list while the field keeps the keyboard.
    let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
    if down {
        line = (line + 1).min(fitting.len().saturating_sub(1));
    }
    if up {
        line = line.saturating_sub(1);
    }
    let mut text = state.typed.text.clone();
    let field = TextEdit::singleline(&mut text).hint_text("Type what you want to do").desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Find a command");
    if fresh {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        out.push(dialogs::typed(state, text, 0));
    } else if line != state.typed.line {
        out.push(dialogs::typed(state, text, line));
    }
    let mut wish = None;
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (n, &plain) in fitting.iter().enumerate() {
            let mut button =
                Button::selectable(n == line, words_now(state, plain)).min_size(egui::vec2(ui.available_width(), 26.0));
            if let Some(keys) = plain.shortcuts().first() {
                button = button.shortcut_text(ui.ctx().format_shortcut(keys));
            }
            let response = ui.add_enabled(possible(state, plain), button).on_hover_text(plain.tooltip());
            if n == line && (down || up) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                wish = Some(plain);
            }
        }
        if fitting.is_empty() {
            ui.label(RichText::new("No command has these words.").font(theme::text_font()).color(colours.muted));
        }
    });
    if entered {
        wish = fitting.get(line).copied().filter(|&plain| possible(state, plain));
    }
    if let Some(plain) = wish {
        out.push(Command::CloseDialog);
        out.push(plain.into());
    }
}

/// Returns the commands whose words or explanation hold all typed words.
fn fitting(state: &State) -> Vec<Plain> {
    let typed = state.typed.text.to_lowercase();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        typed.split_whitespace().all(|word| text.contains(word))
    };
    let all = || Plain::ALL.iter().copied().filter(|&plain| plain != Plain::Palette);
    let mut fitting: Vec<Plain> = all().filter(|plain| holds(plain.words())).collect();
    fitting.extend(all().filter(|plain| !holds(plain.words()) && holds(plain.tooltip())));
    fitting
}
