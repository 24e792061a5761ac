//! Passages that some witnesses have and others lack.

use super::desk::{Desk, Lexis};
use super::{Finding, Kind, Reading, Relation, Severity};
use crate::alignment::Alignment;
use crate::event::siglum;
use crate::text::WordKind;

/// A passage with fewer words of content is no fact of its own.
const LEAST_CONTENT: usize = 3;

/// Finds the sentences that stand in some witnesses only.
pub(super) fn find(desks: &[Desk], lexis: &Lexis, alignment: &Alignment) -> Vec<Finding> {
    let sigla: Vec<String> = (0..desks.len()).map(siglum).collect();
    let mut findings = Vec::new();
    for (at, row) in alignment.rows.iter().enumerate() {
        let silent: Vec<usize> = (0..desks.len()).filter(|&w| row.cells.get(w).is_none_or(Vec::is_empty)).collect();
        if silent.is_empty() || silent.len() == desks.len() {
            continue;
        }
        let readings: Vec<Reading> =
            row.cells.iter().enumerate().filter_map(|(witness, cell)| reading(desks, lexis, witness, cell)).collect();
        if readings.is_empty() {
            continue;
        }
        let named = |witness: usize| sigla.get(witness).map(String::as_str);
        let have: Vec<&str> = readings.iter().filter_map(|reading| named(reading.witness)).collect();
        let lack: Vec<&str> = silent.iter().filter_map(|&witness| named(witness)).collect();
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
    findings
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

/// Lists sigla; of more than five the first ones and how many more.
fn list(sigla: &[&str]) -> String {
    match sigla.get(..4) {
        Some(first) if sigla.len() > 5 => format!("{} and {} more", first.join(", "), sigla.len() - 4),
        _ => sigla.join(", "),
    }
}

fn verb(sigla: &[&str]) -> String {
    format!("{} {}", list(sigla), if sigla.len() == 1 { "is" } else { "are" })
}
