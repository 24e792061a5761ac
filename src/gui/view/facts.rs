//! The fact matrix: every fact that two or more sources state, with each one's reading.

use egui::{Align, Button, Layout, RichText, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use super::paint;
use crate::discrepancy::Fact;
use crate::gui::command::Command;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::report::words;

/// What is kept from frame to frame.
#[derive(Default)]
pub(super) struct Cache {
    /// Whether facts on which all agree are left out.
    differing: bool,
}

/// Height of a fact, in points.
const LINE: f32 = 48.0;

pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let (Some(desk), Some(event)) = (&state.desk, state.picked_event()) else { return };
    let palette = Palette::of(ui.ctx());
    let facts = &event.apparatus.facts;
    let differing = facts.iter().filter(|fact| !fact.agreed).count();
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.checkbox(&mut cache.differing, format!("Only where sources differ ({differing})"));
            ui.label(RichText::new("Empty: silent; not said is not denied.").color(palette.muted));
        });
    });
    let shown: Vec<&Fact> = facts
        .iter()
        .filter(|fact| !state.filters.kinds.contains(&fact.kind) && (!cache.differing || !fact.agreed))
        .collect();
    if shown.is_empty() {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
            ui.label(if facts.is_empty() {
                "No fact was found that two sources state. The Rows tab shows the texts."
            } else {
                "The filters leave no fact. Take them off in the inspector, or untick the box above."
            });
        });
        return;
    }
    let columns = state.columns().visible(desk.sources.len());
    let mut table = TableBuilder::new(ui)
        .striped(true)
        .cell_layout(Layout::top_down(Align::LEFT))
        .auto_shrink(false)
        .column(Column::initial(260.0).at_least(160.0).resizable(true).clip(true));
    for _ in &columns {
        table = table.column(Column::initial(190.0).at_least(120.0).resizable(true).clip(true));
    }
    let head = |ui: &mut Ui, words: &str| {
        ui.add(egui::Label::new(RichText::new(words).font(theme::strong_font(13.0))).truncate());
    };
    table
        .header(28.0, |mut row| {
            row.col(|ui| head(ui, "  Question"));
            for &witness in &columns {
                row.col(|ui| head(ui, &desk.source_name(witness)));
            }
        })
        .body(|body| {
            body.rows(LINE, shown.len(), |mut row| {
                let Some(fact) = shown.get(row.index()) else { return };
                row.col(|ui| question(ui, fact, palette));
                for &witness in &columns {
                    row.col(|ui| reading(ui, state, fact, witness, palette, out));
                }
            });
        });
}

fn question(ui: &mut Ui, fact: &Fact, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let (rect, _) = ui.allocate_exact_size(paint::BADGE, egui::Sense::hover());
        paint::badge(ui.painter(), rect.min, fact.kind, palette, false);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(egui::Label::new(RichText::new(&fact.question).size(13.5)).truncate());
            let words = if fact.agreed {
                format!("agreed by {}", crate::gui::count(fact.support, "independent source"))
            } else {
                "sources differ".to_owned()
            };
            let words = RichText::new(words).font(theme::small_font());
            ui.label(if fact.agreed { words.color(palette.muted) } else { words.color(palette.text) });
        });
    });
}

fn reading(ui: &mut Ui, state: &State, fact: &Fact, witness: usize, palette: &Palette, out: &mut Vec<Command>) {
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    let Some(reading) = fact.readings.iter().find(|reading| reading.witness == witness) else { return };
    let text = comparison.article_of(event, witness).map_or("", |article| reading.span.of(&article.text));
    let value = if reading.value.is_empty() { text } else { reading.value.as_str() };
    let row = desk.place_of(witness, reading.span.start);
    let button = Button::new(RichText::new(value).size(13.5).color(palette.text))
        .frame_when_inactive(false)
        .truncate()
        .min_size(vec2(0.0, 22.0));
    let name = format!("{}: {} {value}", fact.question, desk.source_name(witness));
    let tip = format!("“{text}”\nClick to see it in its row.");
    if ui.add(button).accessible_name(name).on_hover_text(tip).clicked()
        && let Some(row) = row
    {
        out.push(Command::ShowRow(row));
    }
    if let Some(status) = reading.status {
        ui.horizontal(|ui| {
            ui.add_space(10.0);
            ui.label(RichText::new(words::status(status)).font(theme::small_font()).color(palette.muted));
        });
    }
}
