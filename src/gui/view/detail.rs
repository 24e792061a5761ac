//! The picked finding: what differs, both quotations in their words, why they were paired, what was decided.

use std::sync::Arc;

use egui::{Button, CollapsingHeader, CornerRadius, Frame, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::{Cache, controls, menus, paint, quotation};
use crate::comparison::State as FindingState;
use crate::discrepancy::{Finding, Reading};
use crate::gui::command::{Command, Plain};
use crate::gui::count;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::report::why::{self, Step};
use crate::report::{value, words};

/// Other places of a reading that are listed.
const PLACES: usize = 6;

/// Draws the picked finding.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    cache: &mut Cache,
    (number, finding): (usize, &Finding),
    out: &mut Vec<Command>,
) {
    let palette = Palette::of(ui.ctx());
    let small = |words: String| RichText::new(words).font(theme::small_font()).color(palette.muted);
    steps(ui, state, number, out);
    ui.label(RichText::new(&finding.question).font(theme::strong_font(16.0)));
    let sure = (finding.confidence * 100.0).round();
    let facts = format!(
        "{} {} · {} · {} · {sure} % sure",
        words::sign(finding.kind),
        words::kind(finding.kind),
        words::relation(finding.relation),
        words::severity(finding.severity)
    );
    ui.label(small(facts)).on_hover_text(format!(
        "{}: {}. How sure is an estimate, not a measured probability.",
        words::relation(finding.relation),
        words::relation_means(finding.relation)
    ));
    ui.add_space(2.0);
    ui.label(value::reason(finding));
    if let Some(could_be) = &finding.could_be {
        ui.label(RichText::new(format!("Could be: {could_be}")).italics());
    }
    ui.add_space(4.0);
    decide(ui, state, number, out);
    ui.add_space(4.0);
    for (at, reading) in finding.readings.iter().enumerate() {
        reading_ui(ui, state, finding, (number, at), reading, out);
    }
    let silent = silent(state, finding);
    if !silent.is_empty() {
        ui.label(small(format!("Silent: {}. Not said is not denied.", silent.join(", "))));
    }
    why_ui(ui, state, cache, (number, finding));
}

/// The evidence chain of the finding that was picked last: the same that `compare --explain` prints.
#[derive(Default)]
pub(super) struct Kept {
    of: (usize, usize),
    chain: Vec<Step>,
}

/// Draws why the finding is there. What is folded or unfolded stays so for the next finding.
fn why_ui(ui: &mut Ui, state: &State, cache: &mut Cache, (number, finding): (usize, &Finding)) {
    let (Some(desk), Some(comparison), Some(event)) = (&state.desk, &state.comparison, state.picked_event()) else {
        return;
    };
    CollapsingHeader::new("Why").id_salt("why").default_open(true).show(ui, |ui| {
        let of = (Arc::as_ptr(desk) as usize, number);
        if cache.why.of != of || cache.why.chain.is_empty() {
            cache.why = Kept { of, chain: why::chain(&comparison.witnesses_of(event), &event.alignment, finding) };
        }
        // The passages stand above, with their files and offsets.
        for step in cache.why.chain.iter().filter(|step| step.step != "passages") {
            ui.label(RichText::new(why::title(&step.step)).font(theme::strong_font(12.5)));
            for line in &step.lines {
                ui.label(RichText::new(line).font(theme::small_font()));
            }
        }
    });
}

/// Where the finding stands among those that show, and the way to its neighbours.
fn steps(ui: &mut Ui, state: &State, number: usize, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (sign, plain) in [("◀", Plain::PreviousFinding), ("▶", Plain::NextFinding)] {
            let button = Button::new(RichText::new(sign).size(11.0)).small().min_size(vec2(24.0, 22.0));
            let tip = menus::tip(ui, state, plain);
            if ui.add(button).accessible_name(format!("{} of the filter", plain.words())).on_hover_text(tip).clicked() {
                out.push(plain.into());
            }
        }
        let at = state.order.iter().position(|&shown| shown == number);
        let words = match at {
            Some(at) => format!("{} of {} in reading order", at + 1, state.order.len()),
            None => "not among those that show".to_owned(),
        };
        ui.label(RichText::new(words).font(theme::small_font()).color(palette.muted));
    });
}

/// Names the sources that have no reading, as far as there are few.
fn silent(state: &State, finding: &Finding) -> Vec<String> {
    let Some(desk) = &state.desk else { return Vec::new() };
    let heard = |w: &usize| finding.readings.iter().any(|reading| reading.witness == *w);
    let silent: Vec<usize> = (0..desk.sources.len()).filter(|w| !heard(w)).collect();
    if silent.len() > 12 {
        return vec![count(silent.len(), "source")];
    }
    silent.into_iter().map(|w| desk.source_name(w)).collect()
}

/// Draws what one source has: value, quotation with the words marked, file and place.
fn reading_ui(
    ui: &mut Ui,
    state: &State,
    finding: &Finding,
    (number, at): (usize, usize),
    reading: &Reading,
    out: &mut Vec<Command>,
) {
    let palette = Palette::of(ui.ctx());
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    let Some(article) = comparison.article_of(event, reading.witness) else { return };
    let Some(source) = desk.sources.get(reading.witness) else { return };
    let frame = Frame::NONE
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0 + 8.0 * source.siglum.len() as f32, 20.0), Sense::hover());
            paint::siglum(ui.painter(), rect.min, &source.siglum, palette, false);
            ui.add(egui::Label::new(RichText::new(&source.name).font(theme::strong_font(13.5))).truncate());
        });
        let value = match reading.status {
            Some(status) if reading.value.is_empty() => words::status(status).to_owned(),
            Some(status) => format!("{} · {}", value::reading(finding.kind, reading), words::status(status)),
            None => value::reading(finding.kind, reading).into_owned(),
        };
        ui.label(RichText::new(value).font(theme::strong_font(14.5)).color(palette.text));
        let around = quotation::around(article, reading.span);
        let quoted = quotation::Quotation { text: around.of(&article.text), marked: reading.span, around };
        quotation::ui(ui, &quoted, finding.kind, palette);
        let mut place = format!("{}, bytes {}–{}", source.file, reading.span.start, reading.span.end);
        if !source.published.is_empty() {
            place = format!("{place} · {}", source.published);
        }
        ui.label(RichText::new(place).font(theme::small_font()).color(palette.muted));
        ui.horizontal_wrapped(|ui| {
            let copy = controls::small(ui, "Copy quotation").on_hover_text("With source, date, file and place");
            if copy.accessible_name(format!("Copy quotation of {}", source.siglum)).clicked() {
                out.push(Command::CopyReading(number, at));
            }
            if let Some(row) = desk.place_of(reading.witness, reading.span.start) {
                let show = controls::small(ui, format!("Row {}", row + 1)).on_hover_text("Show it in its row");
                if show.accessible_name(format!("Show row {} of {}", row + 1, source.siglum)).clicked() {
                    out.push(Command::ShowPlace(reading.witness, reading.span));
                }
            }
        });
        if !reading.also.is_empty() {
            ui.horizontal_wrapped(|ui| {
                let small = |words: String| RichText::new(words).font(theme::small_font());
                ui.label(small(format!("Also at {}:", count(reading.also.len(), "other place"))).color(palette.muted));
                for span in reading.also.iter().take(PLACES) {
                    let words = quotation::short(span.of(&article.text), 32);
                    let link = ui.link(small(words.clone()));
                    let name = format!("Show {words} of {} at byte {}", source.siglum, span.start);
                    if link.accessible_name(name).on_hover_text("Show it in its row").clicked() {
                        out.push(Command::ShowPlace(reading.witness, *span));
                    }
                }
            });
        }
    });
}

fn decide(ui: &mut Ui, state: &State, number: usize, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let decision = state.decision(number);
    ui.horizontal_wrapped(|ui| {
        for (plain, to) in [(Plain::Confirm, FindingState::Confirmed), (Plain::Dismiss, FindingState::Dismissed)] {
            let on = decision.state == to;
            let text = RichText::new(if on { words::state(to) } else { plain.words() });
            let text = if on { text.color(palette.state(to)).font(theme::strong_font(13.5)) } else { text };
            let tip = menus::tip(ui, state, plain);
            let response = ui.add(Button::new(text).selected(on));
            if response.accessible_name(plain.words()).on_hover_text(tip).clicked() {
                out.push(if on { Plain::MarkNew.into() } else { plain.into() });
            }
        }
        menus::button(ui, state, Plain::EditNote, out);
        menus::button(ui, state, Plain::TreatSame, out);
        menus::button(ui, state, Plain::CopyQuotation, out);
    });
    if !decision.reason.is_empty() {
        ui.label(RichText::new(format!("Dismissed because: {}", decision.reason)).color(palette.muted));
    }
    if !decision.note.is_empty() {
        ui.label(RichText::new(format!("Note: {}", decision.note)));
    }
}
