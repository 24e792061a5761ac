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
    let mut pointed = None;
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 420.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (n, &plain) in fitting.iter().enumerate() {
            let words = words_now(state, plain);
            let response = ui
                .add_enabled_ui(possible(state, plain), |ui| line_ui(ui, state, plain, &words, n == line, colours))
                .inner;
            if n == line && (down || up) {
                response.scroll_to_me(None);
            }
            if response.hovered() {
                pointed = Some(n);
            }
            if response.clicked() {
                wish = Some(plain);
            }
        }
        if fitting.is_empty() {
            ui.label(RichText::new("No command has these words.").font(theme::text_font()).color(colours.muted));
        }
    });
    ui.add_space(2.0);
    // The line below explains the command under the pointer, else the picked one: a tooltip would hide its neighbours.
    let tip = fitting.get(pointed.unwrap_or(line)).map_or("", |plain| plain.tooltip());
    ui.label(RichText::new(tip).font(theme::small_font()).color(colours.muted));
    if entered {
        wish = fitting.get(line).copied().filter(|&plain| possible(state, plain));
    }
    if let Some(plain) = wish {
        out.push(Command::CloseDialog);
        out.push(plain.into());
    }
}

/// Draws one command: its words, its menu and its key.
fn line_ui(ui: &mut Ui, state: &State, plain: Plain, words: &str, picked: bool, colours: &Palette) -> egui::Response {
    let keys = state.kept.keys.first(plain).map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let shown =
        if keys.is_empty() { plain.group().words().to_owned() } else { format!("{}   {keys}", plain.group().words()) };
    let button = Button::selectable(
        picked,
        RichText::new(words).color(if ui.is_enabled() { colours.text } else { colours.muted }),
    )
    .min_size(egui::vec2(ui.available_width(), 26.0))
    .shortcut_text(RichText::new(shown).color(colours.muted));
    let response = ui.add(button);
    let label = if keys.is_empty() { words.to_owned() } else { format!("{words}, {keys}") };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), picked, &label));
    response
}

/// Returns the commands whose words or explanation hold all typed words: those first that can be granted now.
fn fitting(state: &State) -> Vec<Plain> {
    let typed = state.typed.text.to_lowercase();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        typed.split_whitespace().all(|word| text.contains(word))
    };
    let rank = |plain: Plain| {
        if holds(plain.words()) {
            Some(0)
        } else if holds(&format!("{} {} {}", plain.group().words(), plain.words(), plain.tooltip())) {
            Some(1)
        } else {
            None
        }
    };
    let mut fitting: Vec<(bool, u8, Plain)> = Plain::ALL
        .iter()
        .filter(|&&plain| plain != Plain::Palette)
        .filter_map(|&plain| Some((!possible(state, plain), rank(plain)?, plain)))
        .collect();
    fitting.sort_by_key(|&(impossible, rank, _)| (impossible, rank));
    fitting.into_iter().map(|(_, _, plain)| plain).collect()
}
