//! The fact matrix: every fact that two or more sources state, with each one's reading.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{Align, Button, Layout, RichText, TextEdit, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use super::{controls, paint, quotation, rows};
use crate::discrepancy::{Fact, Kind, Reading};
use crate::gui::command::Command;
use crate::gui::count;
use crate::gui::state::{FactsSort, FactsView, State};
use crate::gui::theme::{self, Palette};
use crate::gui::words::KINDS;
use crate::report::{value, words};

/// Height of a fact, in points.
const LINE: f32 = 48.0;
/// Height of a value, and of the status below it, in points.
const VALUE: f32 = 22.0;
const SECOND: f32 = 16.0;
/// Letters of a reading that are drawn.
const READING: usize = 160;

/// The facts that show, kept while nothing changes.
#[derive(Default)]
pub(super) struct Cache {
    key: Option<(usize, FactsView, std::collections::BTreeSet<Kind>)>,
    listed: Vec<usize>,
}

pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let (Some(desk), Some(event)) = (&state.desk, state.picked_event()) else { return };
    let facts = &event.apparatus.facts;
    let key = (Arc::as_ptr(desk) as usize, state.facts.clone(), state.filters.kinds.clone());
    if cache.key.as_ref() != Some(&key) {
        *cache = Cache { listed: listed(state, facts), key: Some(key) };
    }
    bar(ui, state, facts, cache.listed.len(), out);
    if cache.listed.is_empty() {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
            if facts.is_empty() {
                ui.label("No fact was found that two sources state. The Rows tab shows the texts.");
                return;
            }
            ui.label("Search and filters leave no fact.");
            if ui.button("Show all facts").clicked() {
                let sort = state.facts.sort;
                out.push(Command::ViewFacts(FactsView { sort, ..FactsView::default() }));
                for &kind in &state.filters.kinds {
                    out.push(Command::FilterKind(kind));
                }
            }
        });
        return;
    }
    table(ui, state, facts, &cache.listed, out);
}

/// The field of the search, and what is left out.
fn bar(ui: &mut Ui, state: &State, facts: &[Fact], shown: usize, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let differing = facts.iter().filter(|fact| !fact.agreed).count();
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let mut view = state.facts.clone();
            let edit = TextEdit::singleline(&mut view.query).hint_text("Search facts").desired_width(180.0);
            let searched = ui.add(edit).accessible_name("Search facts").changed();
            let words = format!("Only where sources differ ({differing})");
            let ticked = controls::tick(ui, &mut view.differing, words).changed();
            if searched || ticked {
                out.push(Command::ViewFacts(view));
            }
            let left = if shown == facts.len() {
                count(shown, "fact")
            } else {
                format!("{shown} of {}", count(facts.len(), "fact"))
            };
            // Where the line is too short for it, the remark stands whole on a line of its own.
            let words =
                RichText::new(format!("{left}. Empty cells: not said, which is not denied.")).color(palette.muted);
            ui.add(egui::Label::new(words).extend());
        });
    });
}

/// Searches and sorts the facts.
fn listed(state: &State, facts: &[Fact]) -> Vec<usize> {
    let view = &state.facts;
    let query = view.query.trim().to_lowercase();
    let holds = |fact: &Fact| {
        query.is_empty()
            || fact.question.to_lowercase().contains(&query)
            || fact.readings.iter().any(|reading| value(state, fact.kind, reading).to_lowercase().contains(&query))
    };
    let mut listed: Vec<usize> = facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| {
            !state.filters.kinds.contains(&fact.kind) && (!view.differing || !fact.agreed) && holds(fact)
        })
        .map(|(index, _)| index)
        .collect();
    let place = |kind: Kind| KINDS.iter().position(|&known| known == kind);
    let fact = |index: &usize| facts.get(*index);
    match view.sort {
        FactsSort::Given => listed.sort_by_key(|index| fact(index).map(|fact| (fact.agreed, place(fact.kind)))),
        FactsSort::Kind => listed.sort_by_key(|index| fact(index).map(|fact| place(fact.kind))),
        FactsSort::Question => listed.sort_by_cached_key(|index| fact(index).map(|fact| fact.question.to_lowercase())),
        FactsSort::Support => listed.sort_by_key(|index| fact(index).map(|fact| Reverse((fact.agreed, fact.support)))),
        FactsSort::Source(witness) => listed.sort_by_cached_key(|index| {
            let kind = fact(index).map_or(Kind::Name, |fact| fact.kind);
            let reading = fact(index).and_then(|fact| fact.readings.iter().find(|r| r.witness == witness));
            // Dates and figures in the order of what they mean, not of the words that show them.
            let figure = reading.and_then(|reading| figure(&reading.value)).filter(|_| kind == Kind::Number);
            let key = reading.map(|reading| match kind {
                Kind::Date => reading.value.to_lowercase(),
                _ => value(state, kind, reading).to_lowercase(),
            });
            (reading.is_none(), !matches!(kind, Kind::Date), figure.is_none(), figure, key)
        }),
    }
    if view.backwards {
        listed.reverse();
    }
    listed
}

fn table(ui: &mut Ui, state: &State, facts: &[Fact], listed: &[usize], out: &mut Vec<Command>) {
    let Some(desk) = &state.desk else { return };
    let palette = Palette::of(ui.ctx());
    let columns = state.columns().visible(desk.sources.len());
    // A wide window has room for whole questions.
    let first = if ui.available_width() > 1000.0 { 320.0 } else { 260.0 };
    egui::ScrollArea::horizontal().id_salt("facts").auto_shrink(false).show(ui, |ui| {
        let mut table = TableBuilder::new(ui)
            .id_salt(("facts", state.event))
            .striped(true)
            .cell_layout(Layout::top_down(Align::LEFT))
            .auto_shrink(false)
            .column(Column::initial(first).at_least(160.0).resizable(true).clip(true));
        for _ in &columns {
            table = table.column(Column::initial(190.0).at_least(120.0).resizable(true).clip(true));
        }
        table
            .header(30.0, |mut row| {
                row.col(|ui| {
                    ui.horizontal(|ui| {
                        ui.add_space(8.0);
                        head(ui, state, "Kind", "kind", FactsSort::Kind, out);
                        head(ui, state, "Question", "question", FactsSort::Question, out);
                        head(ui, state, "Agreed", "agreement", FactsSort::Support, out);
                    });
                });
                for &witness in &columns {
                    let name = desk.source_name(witness);
                    row.col(|ui| head(ui, state, &name, &name, FactsSort::Source(witness), out));
                }
            })
            .body(|body| {
                body.rows(LINE, listed.len(), |mut row| {
                    let Some(fact) = listed.get(row.index()).and_then(|&index| facts.get(index)) else { return };
                    row.col(|ui| question(ui, fact, palette));
                    for &witness in &columns {
                        row.col(|ui| reading(ui, state, fact, witness, palette, out));
                    }
                });
            });
    });
}

/// Draws the head of a column: a click sorts by it, another one the other way round.
fn head(ui: &mut Ui, state: &State, words: &str, name: &str, sort: FactsSort, out: &mut Vec<Command>) {
    let on = state.facts.sort == sort;
    let arrow = match (on, state.facts.backwards) {
        (false, _) => "",
        (true, false) => " ↓",
        (true, true) => " ↑",
    };
    let text = RichText::new(format!("{words}{arrow}")).font(theme::strong_font(13.0));
    let button = Button::new(text).frame_when_inactive(false).truncate().selected(on);
    let response = ui.add(button).accessible_name(format!("Sort facts by {name}"));
    if response.on_hover_text("Sort by this; again for the other way round").clicked() {
        let backwards = on && !state.facts.backwards;
        // The third click takes the sorting back.
        let sort = if on && state.facts.backwards { FactsSort::Given } else { sort };
        out.push(Command::ViewFacts(FactsView { sort, backwards, ..state.facts.clone() }));
    }
}

fn question(ui: &mut Ui, fact: &Fact, palette: &Palette) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let (rect, _) = ui.allocate_exact_size(paint::BADGE, egui::Sense::hover());
        paint::badge(ui.painter(), rect.min, fact.kind, palette, false);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let question = RichText::new(rows::visible(&fact.question)).size(13.5);
            ui.add(egui::Label::new(question).truncate()).on_hover_text(&fact.question);
            let words = if fact.agreed {
                format!("agreed by {}", count(fact.support, "independent source"))
            } else {
                "sources differ".to_owned()
            };
            let words = RichText::new(words).font(theme::small_font());
            ui.label(if fact.agreed { words.color(palette.muted) } else { words.color(palette.text) });
        });
    });
}

/// Returns the figure that a value begins with, in a form that sorts as it does: the bits of a positive number.
fn figure(value: &str) -> Option<u64> {
    let first = value.split([' ', '–']).next()?;
    first.parse::<f64>().ok().filter(|figure| figure.is_sign_positive()).map(f64::to_bits)
}

/// Returns how a reading is shown: its value, or its words where it has none.
fn value(state: &State, kind: Kind, reading: &Reading) -> String {
    if !reading.value.is_empty() {
        return quotation::short(&value::reading(kind, reading), READING);
    }
    let article = state
        .picked_event()
        .zip(state.comparison.as_ref())
        .and_then(|(event, comparison)| comparison.article_of(event, reading.witness));
    article.map_or_else(String::new, |article| quotation::short(reading.span.of(&article.text), READING))
}

fn reading(ui: &mut Ui, state: &State, fact: &Fact, witness: usize, palette: &Palette, out: &mut Vec<Command>) {
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    let Some(reading) = fact.readings.iter().find(|reading| reading.witness == witness) else { return };
    let Some(article) = comparison.article_of(event, witness) else { return };
    let value = value(state, fact.kind, reading);
    // One line stands in the middle of the cell; two share it, with no more room than their letters need.
    let spacing = ui.spacing_mut();
    spacing.item_spacing.y = 0.0;
    spacing.button_padding.y = 2.0;
    spacing.interact_size.y = SECOND;
    ui.add_space(if reading.status.is_some() { (LINE - VALUE - SECOND) / 2.0 } else { (LINE - VALUE) / 2.0 });
    let button = Button::new(RichText::new(&value).size(13.5).color(palette.text))
        .frame_when_inactive(false)
        .truncate()
        .min_size(vec2(0.0, VALUE));
    let name = format!("{}: {} {value}", fact.question, desk.source_name(witness));
    let response = ui.add(button).accessible_name(name).on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        let words = quotation::around(article, reading.span).of(&article.text);
        ui.label(format!("“{}”", quotation::short(words, 400)));
        ui.label(RichText::new("Click to see it in its row.").color(palette.muted));
    });
    if response.clicked() {
        out.push(Command::ShowPlace(witness, reading.span));
    }
    if let Some(status) = reading.status {
        ui.horizontal(|ui| {
            ui.add_space(10.0);
            ui.label(RichText::new(words::status(status)).font(theme::small_font()).color(palette.muted));
        });
    }
}
