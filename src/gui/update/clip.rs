//! What is put on the clipboard: passages and quotations, each with its source and place.

use super::super::desk::Desk;
use super::super::state::{Effect, State};
use crate::discrepancy::Reading;

/// Copies one passage with its source.
pub(super) fn cell(state: &mut State, row: usize, witness: usize) {
    let Some(text) = state.desk.as_ref().and_then(|desk| passage(state, desk, row, witness)) else { return };
    copy(state, text, "Passage copied.");
}

/// Copies the passages of one row, a paragraph a source.
pub(super) fn row(state: &mut State, row: usize) {
    let Some(desk) = state.desk.clone() else { return };
    let passages: Vec<String> = state
        .columns()
        .visible(desk.sources.len())
        .into_iter()
        .filter_map(|witness| passage(state, &desk, row, witness))
        .collect();
    if !passages.is_empty() {
        copy(state, passages.join("\n\n"), "Row copied.");
    }
}

/// Copies one reading as a quotation.
pub(super) fn reading(state: &mut State, finding: usize, reading: usize) {
    let quotation = state
        .picked_event()
        .and_then(|event| event.apparatus.findings.get(finding)?.readings.get(reading))
        .and_then(|reading| quotation(state, reading));
    if let Some(quotation) = quotation {
        copy(state, quotation, "Quotation copied.");
    }
}

/// Copies the readings of the picked finding as quotations, or the picked row where no finding is picked.
pub(super) fn finding(state: &mut State) {
    let Some(finding) = state.picked_finding() else {
        if let Some(picked) = state.row {
            row(state, picked);
        }
        return;
    };
    let quotations: Vec<String> = finding.readings.iter().filter_map(|reading| quotation(state, reading)).collect();
    let text = format!("{}\n{}", finding.question, quotations.join("\n"));
    copy(state, text, "Quotations copied.");
}

fn copy(state: &mut State, text: String, words: &str) {
    state.effects.push(Effect::Copy(text));
    state.notify(words, false);
}

fn passage(state: &State, desk: &Desk, row: usize, witness: usize) -> Option<String> {
    let event = state.picked_event()?;
    let article = state.comparison.as_ref()?.article_of(event, witness)?;
    let cell = desk.rows.get(row)?.cells.get(witness)?;
    let source = desk.sources.get(witness)?;
    let sentences: Vec<&str> = cell.passage.pieces.iter().map(|piece| piece.article.of(&article.text).trim()).collect();
    let span = cell.span()?;
    Some(format!(
        "{}\n({}, {}, bytes {}–{})",
        sentences.join(" "),
        credit(desk, witness),
        source.file,
        span.start,
        span.end
    ))
}

/// A reading's sentence between quotation marks, with source, date, file and place.
fn quotation(state: &State, reading: &Reading) -> Option<String> {
    let event = state.picked_event()?;
    let comparison = state.comparison.as_ref()?;
    let desk = state.desk.as_ref()?;
    let article = comparison.article_of(event, reading.witness)?;
    let sentence = article.sentences.iter().find(|sentence| sentence.overlaps(reading.span)).copied();
    let span = sentence.unwrap_or(reading.span);
    Some(format!(
        "“{}” ({}, {}, bytes {}–{})",
        span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" "),
        credit(desk, reading.witness),
        desk.sources.get(reading.witness)?.file,
        span.start,
        span.end
    ))
}

fn credit(desk: &Desk, witness: usize) -> String {
    match desk.sources.get(witness) {
        Some(source) if source.published.is_empty() => source.name.clone(),
        Some(source) => format!("{}, {}", source.name, source.published),
        None => String::new(),
    }
}
