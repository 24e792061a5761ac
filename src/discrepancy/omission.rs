//! Passages that some witnesses have and others lack.
//!
//! A row without a cell for a witness is the plain case.
//! Where a row has several sentences of one witness beside one of another, that one may be the copy of one of them only; then the rest is
//! told by the first witness alone.

use std::collections::{BTreeMap, HashMap};

use super::desk::{Desk, Lexis};
use super::{Finding, Kind, Reading, Relation, Severity};
use crate::alignment::{Alignment, Row};
use crate::event::siglum;
use crate::text::WordKind;

/// A passage with fewer words of content is no fact of its own.
const LEAST_CONTENT: usize = 3;
/// Sentences paired with at least this score are one sentence, copied.
const COPY: f32 = 0.85;
/// A sentence that is no more alike than this to one that is another's copy is not told there. In between, it may be told in part.
const BESIDE: f32 = 0.7;

/// Finds the sentences that stand in some witnesses only.
pub(super) fn find(desks: &[Desk], lexis: &Lexis, alignment: &Alignment) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, row) in alignment.rows.iter().enumerate() {
        findings.extend(beside_copies(desks, lexis, row, at));
        let silent: Vec<usize> = (0..desks.len()).filter(|&w| row.cells.get(w).is_none_or(Vec::is_empty)).collect();
        if silent.is_empty() || silent.len() == desks.len() {
            continue;
        }
        let readings: Vec<Reading> =
            row.cells.iter().enumerate().filter_map(|(witness, cell)| reading(desks, lexis, witness, cell)).collect();
        findings.extend(finding(readings, &silent, at, &format!("no passage of {} was paired with it", list(&silent))));
    }
    findings
}

/// Finds the sentences of a row that stand beside a passage which is the copy of another sentence.
fn beside_copies(desks: &[Desk], lexis: &Lexis, row: &Row, at: usize) -> Vec<Finding> {
    if row.cells.iter().all(|cell| cell.len() < 2) || row.filled() < 2 {
        return Vec::new();
    }
    let scores: Scores = row.pairings.iter().map(|pairing| ((pairing.left, pairing.right), pairing.score)).collect();
    let places = || row.cells.iter().enumerate().flat_map(|(witness, cell)| cell.iter().map(move |&s| (witness, s)));
    // By who is silent: the sentences that they do not have, copies of one another together.
    let mut alone: BTreeMap<Vec<usize>, Vec<Vec<(usize, usize)>>> = BTreeMap::new();
    for place in places().filter(|&(witness, _)| row.cells.get(witness).is_some_and(|cell| cell.len() > 1)) {
        let silent: Vec<usize> = (0..row.cells.len()).filter(|&other| lacks(row, &scores, place, other)).collect();
        if silent.is_empty() {
            continue;
        }
        let groups = alone.entry(silent).or_default();
        match groups.iter_mut().find(|group| group.iter().any(|&one| score(&scores, one, place) >= COPY)) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    let groups = alone.iter().flat_map(|(silent, groups)| groups.iter().map(move |group| (silent, group)));
    groups
        .filter_map(|(silent, group)| {
            let cells = group.chunk_by(|a, b| a.0 == b.0);
            let readings = cells.filter_map(|cell| {
                let sentences: Vec<usize> = cell.iter().map(|place| place.1).collect();
                reading(desks, lexis, cell.first()?.0, &sentences)
            });
            let why = format!("what {} there is the copy of another sentence", has(silent));
            finding(readings.collect(), silent, at, &why)
        })
        .collect()
}

/// Tells whether all that a witness has in a row are copies of other sentences than this one.
fn lacks(row: &Row, scores: &Scores, place: (usize, usize), other: usize) -> bool {
    let Some(cell) = row.cells.get(other).filter(|cell| other != place.0 && !cell.is_empty()) else { return false };
    let own = row.cells.get(place.0).map_or(&[][..], Vec::as_slice);
    cell.iter().all(|&there| {
        score(scores, place, (other, there)) < BESIDE
            && own.iter().any(|&one| one != place.1 && score(scores, (place.0, one), (other, there)) >= COPY)
    })
}

/// How alike the sentences of a row are that were paired.
type Scores = HashMap<((usize, usize), (usize, usize)), f32>;

/// Returns how alike two sentences of a row are; 0 where they were not paired.
fn score(scores: &Scores, a: (usize, usize), b: (usize, usize)) -> f32 {
    scores.get(&(a, b)).or_else(|| scores.get(&(b, a))).copied().unwrap_or(0.0)
}

fn finding(readings: Vec<Reading>, silent: &[usize], at: usize, why: &str) -> Option<Finding> {
    if readings.is_empty() {
        return None;
    }
    let have: Vec<usize> = readings.iter().map(|reading| reading.witness).collect();
    Some(Finding {
        kind: Kind::Omission,
        relation: Relation::Omission,
        severity: Severity::Info,
        confidence: 0.7,
        question: "Who reports this?".to_owned(),
        reason: format!("Only in {}; {} silent, which is no denial", list(&have), verb(silent)),
        could_be: None,
        readings,
        rows: vec![at],
        evidence: vec![format!("row {}: {why}", at + 1)],
    })
}

fn has(witnesses: &[usize]) -> String {
    format!("{} {}", list(witnesses), if witnesses.len() == 1 { "has" } else { "have" })
}

fn reading(desks: &[Desk], lexis: &Lexis, witness: usize, cell: &[usize]) -> Option<Reading> {
    let desk = desks.get(witness)?;
    let &sentence = cell.first()?;
    let content = desk.line(sentence).iter().filter(|token| token.kind != WordKind::Mark && lexis.content(token.word));
    if content.count() < LEAST_CONTENT {
        return None;
    }
    let &span = desk.witness.article.sentences.get(sentence)?;
    let cut = desk.shortened(span);
    let value = desk.slice(cut).split_whitespace().collect::<Vec<_>>().join(" ");
    let also = cell.iter().skip(1).filter_map(|&s| desk.witness.article.sentences.get(s).copied()).collect();
    Some(Reading { witness, span: cut, value, status: None, also })
}

/// Lists the sigla of witnesses; of more than five the first four and how many more.
fn list(witnesses: &[usize]) -> String {
    let shown = if witnesses.len() > 5 { 4 } else { witnesses.len() };
    let sigla: Vec<String> = witnesses.iter().take(shown).map(|&witness| siglum(witness)).collect();
    match witnesses.len() - shown {
        0 => sigla.join(", "),
        more => format!("{} and {more} more", sigla.join(", ")),
    }
}

fn verb(witnesses: &[usize]) -> String {
    format!("{} {}", list(witnesses), if witnesses.len() == 1 { "is" } else { "are" })
}
