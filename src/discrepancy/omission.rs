//! Passages that some witnesses have and others lack.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Desk, Lexis};
use super::{Finding, Kind, Reading, Relation, Severity};
use crate::alignment::{Alignment, Row};
use crate::event::siglum;
use crate::text::WordKind;

/// A passage with fewer words is no statement of its own.
const LEAST_WORDS: usize = 3;
/// Sentences paired with less stand side by side without saying the same.
const LEAST_SCORE: f32 = 0.45;

/// Finds the sentences that stand in some witnesses only.
///
/// A row may also hold passages side by side that share too little to be one statement; each of them is missing on the other side.
pub(super) fn find(desks: &[Desk], lexis: &Lexis, alignment: &Alignment) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, row) in alignment.rows.iter().enumerate() {
        for statement in statements(row) {
            let have: BTreeSet<usize> = statement.iter().map(|place| place.0).collect();
            let lack: Vec<String> = (0..desks.len()).filter(|w| !have.contains(w)).map(siglum).collect();
            let readings = readings(desks, lexis, &statement);
            if lack.is_empty() || readings.is_empty() {
                continue;
            }
            let have: Vec<String> = have.into_iter().map(siglum).collect();
            findings.push(Finding {
                kind: Kind::Omission,
                relation: Relation::Omission,
                severity: Severity::Info,
                confidence: 0.7,
                question: "Who reports this?".to_owned(),
                reason: format!("Only in {}; {} silent, which is no denial", list(&have), verb(&lack)),
                could_be: None,
                readings,
                rows: vec![at],
                evidence: vec![format!("row {}: no passage of {} was paired with it", at + 1, list(&lack))],
            });
        }
    }
    findings
}

/// Puts the sentences of a row together that were paired well, directly or through another witness.
fn statements(row: &Row) -> Vec<Vec<(usize, usize)>> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (witness, cell) in row.cells.iter().enumerate() {
        places.extend(cell.iter().map(|&sentence| (witness, sentence)));
    }
    let mut group: Vec<usize> = (0..places.len()).collect();
    for pairing in row.pairings.iter().filter(|p| p.same_statement || p.score >= LEAST_SCORE) {
        let at = |place| places.binary_search(&place).ok().and_then(|index| group.get(index).copied());
        if let (Some(a), Some(b)) = (at(pairing.left), at(pairing.right)) {
            for member in &mut group {
                if *member == b {
                    *member = a;
                }
            }
        }
    }
    let mut statements: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (place, root) in places.into_iter().zip(group) {
        statements.entry(root).or_default().push(place);
    }
    statements.into_values().collect()
}

/// Returns one reading a witness, the further sentences of each under it.
fn readings(desks: &[Desk], lexis: &Lexis, statement: &[(usize, usize)]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for &(witness, sentence) in statement {
        let Some(desk) = desks.get(witness) else { continue };
        let Some(&span) = desk.witness.article.sentences.get(sentence) else { continue };
        if let Some(last) = readings.last_mut().filter(|reading| reading.witness == witness) {
            last.also.push(span);
            continue;
        }
        let words = desk.line(sentence).iter().filter(|token| token.kind != WordKind::Mark);
        let content = words.clone().filter(|token| lexis.content(token.word)).count();
        if content == 0 || words.count() < LEAST_WORDS {
            continue;
        }
        let cut = desk.shortened(span);
        let value = desk.slice(cut).split_whitespace().collect::<Vec<_>>().join(" ");
        readings.push(Reading { witness, span: cut, value, status: None, also: Vec::new() });
    }
    readings
}

/// Lists sigla; of more than five the first ones and how many more.
fn list(sigla: &[String]) -> String {
    if sigla.len() > 5 {
        format!("{} and {} more", sigla.iter().take(4).cloned().collect::<Vec<_>>().join(", "), sigla.len() - 4)
    } else {
        sigla.join(", ")
    }
}

fn verb(sigla: &[String]) -> String {
    format!("{} {}", list(sigla), if sigla.len() == 1 { "is" } else { "are" })
}
