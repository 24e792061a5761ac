//! What the user ruled about values: these two are the same from now on, or these two names are not one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::value::fold;
use super::{Finding, Kind, Reading, Relation, Severity, within};
use crate::alignment::{Alignment, Row};
use crate::mention::{Name, Witness};

/// What the user ruled about two values of one kind; it holds in every event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Of which kind the values are.
    pub kind: Kind,
    /// One value, as findings show it.
    pub one: String,
    /// The other value.
    pub other: String,
    /// Whether they are the same; otherwise they differ, which can be ruled about names alone.
    pub same: bool,
}

impl Ruling {
    /// Tells whether both rule about the same two values.
    pub fn is_about_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.pair() == other.pair()
    }

    /// Tells whether a value, however it is capitalised, is one of the two.
    pub fn names(&self, value: &str) -> bool {
        self.pair().contains(&key(self.kind, value))
    }

    /// Returns what the rulings say of two values of a kind, if anything; the last word counts.
    pub fn said(rulings: &[Self], kind: Kind, one: &str, other: &str) -> Option<bool> {
        let pair = BTreeSet::from([key(kind, one), key(kind, other)]);
        rulings.iter().rev().find(|ruling| ruling.kind == kind && ruling.pair() == pair).map(|ruling| ruling.same)
    }

    fn pair(&self) -> BTreeSet<String> {
        BTreeSet::from([key(self.kind, &self.one), key(self.kind, &self.other)])
    }
}

/// The form in which values of a kind are told apart: names however they are written, figures to the point.
fn key(kind: Kind, value: &str) -> String {
    if matches!(kind, Kind::Name | Kind::Role) { fold(value) } else { value.trim().to_lowercase() }
}

/// Makes findings heed the rulings: those over values that are the same become variants, and names that are not one become conflicts.
pub(super) fn heed(findings: &mut Vec<Finding>, witnesses: &[&Witness], alignment: &Alignment, rulings: &[Ruling]) {
    if rulings.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.relation != Relation::Omission) {
        let values: BTreeSet<String> =
            finding.readings.iter().map(|reading| key(finding.kind, &reading.value)).collect();
        if values.len() < 2 {
            continue;
        }
        if classes(&values, finding.kind, rulings) == 1 {
            if finding.relation != Relation::Variant {
                finding.relation = Relation::Variant;
                finding.severity = Severity::Info;
                finding.could_be = None;
                "You said that these are the same.".clone_into(&mut finding.reason);
            }
            finding.evidence.push("the user's ruling: the same".to_owned());
        } else if finding.kind == Kind::Name
            && finding.relation == Relation::Variant
            && rulings
                .iter()
                .any(|ruling| !ruling.same && ruling.kind == Kind::Name && ruling.pair().is_subset(&values))
        {
            finding.relation = Relation::Conflict;
            finding.severity = Severity::Medium;
            finding.could_be = None;
            "You said that these are not the same.".clone_into(&mut finding.reason);
            finding.evidence.push("the user's ruling: different".to_owned());
        }
    }
    for ruling in rulings.iter().filter(|ruling| !ruling.same && ruling.kind == Kind::Name) {
        let told = findings.iter().any(|finding| {
            finding.kind == Kind::Name
                && ruling.pair().is_subset(&finding.readings.iter().map(|reading| fold(&reading.value)).collect())
        });
        if !told {
            findings.extend(parted(witnesses, alignment, ruling));
        }
    }
}

/// Counts the values that are left when those that are the same count as one.
fn classes(values: &BTreeSet<String>, kind: Kind, rulings: &[Ruling]) -> usize {
    let mut class: BTreeMap<&str, &str> = values.iter().map(|value| (value.as_str(), value.as_str())).collect();
    let pairs: Vec<(String, String)> = rulings
        .iter()
        .filter(|ruling| ruling.same && ruling.kind == kind)
        .map(|ruling| (key(kind, &ruling.one), key(kind, &ruling.other)))
        .collect();
    for (one, other) in &pairs {
        let (Some(&one), Some(&other)) = (class.get(one.as_str()), class.get(other.as_str())) else { continue };
        for kept in class.values_mut().filter(|kept| **kept == other) {
            *kept = one;
        }
    }
    class.values().collect::<BTreeSet<_>>().len()
}

/// Makes the finding over two names that the program took for one: the first row in which one source has the one and another has the other.
fn parted(witnesses: &[&Witness], alignment: &Alignment, ruling: &Ruling) -> Option<Finding> {
    let (one, other) = (fold(&ruling.one), fold(&ruling.other));
    let named = |row: &Row, value: &str| -> Vec<Reading> {
        let cells = row.cells.iter().enumerate();
        cells.filter_map(|(witness, cell)| reading(witnesses.get(witness)?, witness, cell, value)).collect()
    };
    alignment.rows.iter().enumerate().filter(|(_, row)| row.filled() > 1).find_map(|(at, row)| {
        let (left, right) = (named(row, &one), named(row, &other));
        let has = |readings: &[Reading], witness: usize| readings.iter().any(|reading| reading.witness == witness);
        // A source that has both names in this row says itself that they are two.
        let mut readings: Vec<Reading> = left.iter().filter(|reading| !has(&right, reading.witness)).cloned().collect();
        let first = readings.len();
        readings.extend(right.iter().filter(|reading| !has(&left, reading.witness)).cloned());
        if first == 0 || readings.len() == first {
            return None;
        }
        readings.sort_by_key(|reading| reading.witness);
        Some(Finding {
            kind: Kind::Name,
            relation: Relation::Conflict,
            severity: Severity::Medium,
            confidence: 1.0,
            question: "Who or what is named?".to_owned(),
            reason: "You said that these are not the same.".to_owned(),
            could_be: None,
            readings,
            rows: vec![at],
            evidence: vec![format!("“{}” / “{}”", ruling.one, ruling.other), "the user's ruling: different".to_owned()],
        })
    })
}

fn reading(witness: &Witness, index: usize, cell: &[usize], value: &str) -> Option<Reading> {
    let mut spans = cell
        .iter()
        .filter_map(|&sentence| witness.article.sentences.get(sentence))
        .flat_map(|&sentence| within(&witness.names, sentence, |name: &Name| name.span))
        .filter(|name| fold(&name.value) == value);
    let first = spans.next()?;
    let also = spans.map(|name| name.span).filter(|&span| span != first.span).collect();
    Some(Reading { witness: index, span: first.span, value: first.value.clone(), status: None, also })
}
