//! What a row and a reading are called for those who hear the window instead of seeing it.

use std::borrow::Cow;

use crate::discrepancy::{Finding, Kind, Reading};
use crate::event::siglum;
use crate::report::{value, words};

/// Readings longer than so many characters are cut in a label.
const READING: usize = 40;

/// Names a row: "Row 7 of 31, outcome differs: A planned, B occurred".
pub(super) fn row(
    index: usize,
    of: usize,
    here: &[usize],
    findings: &[Finding],
    equal: bool,
    only: Option<usize>,
) -> String {
    let mut label = format!("Row {} of {of}", index + 1);
    if let Some(finding) = here.first().and_then(|&first| findings.get(first)) {
        label = format!("{label}, {}", self::finding(finding));
        if here.len() > 1 {
            label = format!("{label}, and {} more", here.len() - 1);
        }
    } else if equal {
        label.push_str(", the same in all sources");
    } else if let Some(only) = only {
        label = format!("{label}, only in {}", siglum(only));
    }
    label
}

/// Names a finding: "outcome differs: A planned, B occurred".
pub fn finding(finding: &Finding) -> String {
    let kind = words::kind(finding.kind);
    let readings: Vec<String> = finding
        .readings
        .iter()
        .map(|reading| format!("{} {}", siglum(reading.witness), value(finding.kind, reading)))
        .collect();
    format!("{kind} differs: {}", readings.join(", "))
}

fn value(kind: Kind, reading: &Reading) -> String {
    let words = match reading.status {
        Some(status) => Cow::Borrowed(words::status(status)),
        None => value::reading(kind, reading),
    };
    if words.chars().count() <= READING {
        return words.into_owned();
    }
    let mut cut: String = words.chars().take(READING).collect();
    cut.push('…');
    cut
}
