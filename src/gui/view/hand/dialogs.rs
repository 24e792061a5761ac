//! The dialogs of corrections: a name, a day, an event, a choice of articles, and the list of all.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::comparison::{Fate, Told};
use crate::gui::command::Command;
use crate::gui::count;
use crate::gui::hand::{Ask, Wish};
use crate::gui::state::{State, Typed};
use crate::gui::theme::{self, Palette};
use crate::gui::view::controls;
use crate::gui::view::dialogs::buttons;
use crate::report::words;

/// Events that the dialog lists at most; the search finds the others.
const LISTED: usize = 200;

/// Draws the dialog that asks for what a correction needs.
pub(in crate::gui::view) fn ui(ui: &mut Ui, state: &State, ask: Ask, fresh: bool, out: &mut Vec<Command>) {
    let about = state.hand.about.unwrap_or(0);
    let name = state.desk.as_ref().map(|desk| desk.source_name(about)).unwrap_or_default();
    match ask {
        Ask::Source => {
            title(ui, &format!("Rename source {name}"));
            let entered = field(ui, state, fresh, "Name of the source", out);
            hint(ui, "An empty field brings back what the file says. The file itself is never changed.");
            if buttons(ui, "Rename", out) || entered {
                out.push(Command::Hand(Wish::Rename(about, state.typed.text.clone())));
            }
        }
        Ask::Date => {
            title(ui, &format!("Publication date of {name}"));
            let entered = field(ui, state, fresh, "Day of publication", out);
            hint(
                ui,
                "As 2024-11-22, or 2024-11-22T14:42. An empty field brings back what the file says. “Today” and “Tuesday” are read anew against this day.",
            );
            if buttons(ui, "Set", out) || entered {
                out.push(Command::Hand(Wish::Date(about, state.typed.text.clone())));
            }
        }
        Ask::Move => events(ui, state, fresh, &format!("Move {name} to another event"), out, |other| {
            Wish::MoveTo(vec![about], Some(other))
        }),
        Ask::Merge => events(ui, state, fresh, "Merge this event with another one", out, Wish::Merge),
        Ask::Split => split(ui, state, out),
        Ask::List => list(ui, state, out),
    }
}

fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(theme::strong_font(theme::HEADING)));
    ui.add_space(6.0);
}

fn hint(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui.ctx());
    ui.label(RichText::new(words).font(theme::small_font()).color(palette.muted));
}

/// Draws the field of the dialog; tells whether Enter was pressed in it.
fn field(ui: &mut Ui, state: &State, fresh: bool, name: &str, out: &mut Vec<Command>) -> bool {
    let mut text = state.typed.text.clone();
    let response = ui.add(TextEdit::singleline(&mut text).hint_text(name).desired_width(f32::INFINITY));
    let response = response.accessible_name(name);
    if fresh {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.changed() {
        out.push(Command::Type(Typed { text, ..state.typed.clone() }));
    }
    entered
}

/// Lists the other events; a click takes one.
fn events(ui: &mut Ui, state: &State, fresh: bool, words: &str, out: &mut Vec<Command>, wish: impl Fn(usize) -> Wish) {
    title(ui, words);
    let entered = field(ui, state, fresh, "Search events by title or source", out);
    let query = state.typed.text.trim().to_lowercase();
    let fits = |text: &str| text.to_lowercase().contains(&query);
    let all = state.lines.iter().enumerate().filter(|(at, _)| state.event != Some(*at));
    let fitting: Vec<_> = all.filter(|(_, line)| fits(&line.title) || fits(&line.sources)).take(LISTED).collect();
    if fitting.is_empty() {
        ui.label("No other event fits.");
    }
    if let Some((first, _)) = fitting.first().filter(|_| entered && !query.is_empty()) {
        out.push(Command::Hand(wish(*first)));
    }
    let height = (ui.ctx().content_rect().height() - 280.0).clamp(120.0, 420.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (at, line) in &fitting {
            let words = format!("{} ({})", line.title, count(line.articles, "article"));
            let response = ui.add(egui::Button::new(words).truncate().min_size(egui::vec2(ui.available_width(), 26.0)));
            if response.on_hover_text(&line.sources).clicked() {
                out.push(Command::Hand(wish(*at)));
            }
        }
    });
    ui.add_space(6.0);
    if ui.button("Cancel").clicked() {
        out.push(Command::CloseDialog);
    }
}

fn split(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    title(ui, "Split off articles");
    ui.label("Those that are ticked become an event of their own.");
    let sources = state.desk.as_ref().map(|desk| desk.sources.as_slice()).unwrap_or_default();
    let height = (ui.ctx().content_rect().height() - 260.0).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (witness, source) in sources.iter().enumerate() {
            let mut marked = state.hand.marked.contains(&witness);
            let words = format!("{}, {}: {}", source.siglum, source.name, source.title);
            if controls::tick(ui, &mut marked, words).changed() {
                out.push(Command::Hand(Wish::Mark(witness)));
            }
        }
    });
    if buttons(ui, "Split off", out) {
        out.push(Command::Hand(Wish::MoveTo(state.hand.marked.iter().copied().collect(), None)));
    }
}

fn list(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    title(ui, "Corrections by hand");
    let made = &state.decisions.corrections.made;
    if made.is_empty() {
        ui.label("Nothing was corrected by hand. The menu Correct, and the menus of cells, columns and events, say what can be.");
    }
    let told = state.comparison.as_ref().map(|comparison| comparison.told.as_slice()).unwrap_or_default();
    let palette = Palette::of(ui.ctx());
    let height = (ui.ctx().content_rect().height() - 240.0).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (at, correction) in made.iter().enumerate() {
            let here = told.iter().find(|Told { correction: other, .. }| other == correction);
            let is_ruling = matches!(correction, crate::comparison::Correction::Values(_));
            let fate = match here {
                Some(Told { fate: Fate::Lost, .. }) => "found no place any more; kept",
                Some(_) => "",
                None if is_ruling => "",
                None => "about articles that are not open; kept",
            };
            ui.horizontal_wrapped(|ui| {
                let button = controls::small(ui, "Take back");
                if button.accessible_name(format!("Take back correction {}", at + 1)).clicked() {
                    out.push(Command::Hand(Wish::TakeBack(at)));
                }
                ui.label(words::correction(correction));
                if !fate.is_empty() {
                    ui.label(RichText::new(format!("({fate})")).font(theme::small_font()).color(palette.muted));
                }
            });
        }
    });
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        out.push(Command::CloseDialog);
    }
}
