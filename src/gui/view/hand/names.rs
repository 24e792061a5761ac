//! The names of the event: each person, place and organisation with every spelling by source, and what the user ruled about them.

use std::collections::BTreeMap;

use egui::{CornerRadius, Frame, Margin, RichText, ScrollArea, Stroke, Ui};

use crate::comparison::Correction;
use crate::discrepancy::{Kind, Ruling};
use crate::event::siglum;
use crate::gui::command::Command;
use crate::gui::hand::Wish;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::gui::view::controls;
use crate::mention::NameKind;
use crate::mention::name::Bearer;
use crate::report::words;

/// Bearers that are drawn at most; the rarest are left out.
const MOST: usize = 400;

/// Draws the panel of names.
pub(in crate::gui::view) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    rule_bar(ui, state, out);
    ScrollArea::vertical().id_salt("names").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::same(14)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            // Above the names: they are put together anew after each ruling, and a button below them would move under the pointer.
            let mut above = rulings(ui, state, out);
            let bearers = state.hand.linked.bearers.as_deref();
            match bearers {
                None => drop(ui.label("Putting the names together…")),
                Some([]) => drop(ui.label("No name was recognised in these articles.")),
                Some(_) => {}
            }
            let bearers = bearers.unwrap_or_default();
            for (kind, title) in [
                (NameKind::Person, "Persons"),
                (NameKind::Place, "Places"),
                (NameKind::Organization, "Organisations"),
                (NameKind::Other, "Other names"),
            ] {
                let mut here = bearers.iter().take(MOST).filter(|bearer| bearer.kind == kind).peekable();
                if here.peek().is_none() {
                    continue;
                }
                if std::mem::replace(&mut above, true) {
                    ui.add_space(10.0);
                }
                ui.label(RichText::new(title).font(theme::strong_font(15.0)));
                for bearer in here {
                    bearer_ui(ui, state, bearer, palette, out);
                }
            }
        });
    });
}

/// What can be ruled about the names that are ticked.
fn rule_bar(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    Frame::NONE.fill(palette.raised).inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let marked: Vec<&String> = state.hand.names.iter().collect();
            let [one, other] = marked.as_slice() else {
                ui.label(RichText::new("Tick two names to say whether they are the same.").color(palette.muted));
                return;
            };
            ui.label(format!("“{one}” and “{other}”:"));
            for (words, same) in [("These are the same", true), ("These are different", false)] {
                if ui.button(words).clicked() {
                    let (one, other) = ((*one).clone(), (*other).clone());
                    out.push(Command::Hand(Wish::Rule(Ruling { kind: Kind::Name, one, other, same })));
                }
            }
        });
    });
}

fn bearer_ui(ui: &mut Ui, state: &State, bearer: &Bearer, palette: &Palette, out: &mut Vec<Command>) {
    // One line a spelling, with the sources that have it and how often.
    let mut spellings: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for form in &bearer.forms {
        spellings.entry(form.value.as_str()).or_default().push((form.witness, form.names.len()));
    }
    let frame = Frame::NONE
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, (spelling, places)) in spellings.into_iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let mut marked = state.hand.names.contains(spelling);
                let text = RichText::new(spelling);
                let text = if spelling == bearer.value { text.font(theme::strong_font(13.5)) } else { text };
                if controls::tick(ui, &mut marked, text).changed() {
                    out.push(Command::Hand(Wish::MarkName(spelling.to_owned())));
                }
                let sources: Vec<String> =
                    places.iter().map(|&(witness, times)| format!("{} {times}×", siglum(witness))).collect();
                if let Some(within) = bearer.within.as_ref().filter(|_| at == 0) {
                    ui.label(RichText::new(format!("in {within}")).color(palette.muted));
                }
                ui.label(RichText::new(sources.join(", ")).font(theme::small_font()).color(palette.muted));
            });
        }
    });
}

/// Lists what was ruled about values, with a way back; tells whether anything was.
fn rulings(ui: &mut Ui, state: &State, out: &mut Vec<Command>) -> bool {
    let made = state.decisions.corrections.made.iter().enumerate();
    let mut rulings = made.filter(|(_, made)| matches!(made, Correction::Values(_))).peekable();
    if rulings.peek().is_none() {
        return false;
    }
    ui.label(RichText::new("Your rulings").font(theme::strong_font(15.0)));
    for (at, ruling) in rulings {
        ui.horizontal_wrapped(|ui| {
            let button = controls::small(ui, "Take back");
            if button.accessible_name(format!("Take back ruling {}", at + 1)).clicked() {
                out.push(Command::Hand(Wish::TakeBack(at)));
            }
            ui.label(words::correction(ruling));
        });
    }
    true
}
