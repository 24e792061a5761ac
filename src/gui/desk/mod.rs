//! One event made ready for drawing, once: its sources, its rows, and where the findings stand in them.

mod cell;
mod label;

use std::collections::BTreeMap;
use std::ops::Range;

pub use cell::{Cell, Mark};
pub use label::finding as finding_label;

use crate::comparison::{ComparedEvent, Comparison, FindingKey};
use crate::discrepancy::{Finding, Kind};
use crate::event::siglum;
use crate::mention::Witness;
use crate::report::passage::{self, Against, Passage, Place};
use crate::report::words;

/// One event, ready for drawing.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Its sources, in the order of their sigla.
    pub sources: Vec<Source>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The key of each finding.
    pub keys: Vec<FindingKey>,
}

/// The head of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// A, B, C …
    pub siglum: String,
    /// Who published it, or the file's name where that is unknown.
    pub name: String,
    /// The headline.
    pub title: String,
    /// The day of publication as ISO 8601 and how it is known; empty where it is not known.
    pub published: String,
    /// How the day of publication is known.
    pub evidence: &'static str,
    /// The file, and the position in it.
    pub file: String,
    /// Other sources that carry the same text, with the share in per cent.
    pub reprints: Vec<(usize, u32)>,
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One cell a source.
    pub cells: Vec<Cell>,
    /// The findings that stand in it, most serious first.
    pub findings: Vec<usize>,
    /// Whether all sources say the same in the same words here.
    pub equal: bool,
    /// The one source that says this, where only one does.
    pub only: Option<usize>,
    /// "Row 7 of 31, outcome differs: A planned, B occurred".
    pub label: String,
}

impl Desk {
    /// Makes an event ready.
    pub fn new(comparison: &Comparison, event: &ComparedEvent) -> Self {
        let witnesses = comparison.witnesses_of(event);
        let findings = &event.apparatus.findings;
        let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for (number, finding) in findings.iter().enumerate() {
            for reading in &finding.readings {
                for span in std::iter::once(&reading.span).chain(&reading.also) {
                    marks.entry(reading.witness).or_default().push(Mark {
                        start: span.start,
                        end: span.end,
                        kind: finding.kind,
                        finding: number,
                    });
                }
            }
        }
        for list in marks.values_mut() {
            list.sort_by_key(|mark| (mark.start, mark.end, mark.finding));
        }
        let of = event.alignment.rows.len();
        let mut by_row: Vec<Vec<usize>> = vec![Vec::new(); of];
        for (number, finding) in findings.iter().enumerate() {
            for &row in &finding.rows {
                if let Some(list) = by_row.get_mut(row)
                    && !list.contains(&number)
                {
                    list.push(number);
                }
            }
        }
        // A passage that stands before one already shown is told in another order there.
        let mut latest = vec![None::<usize>; witnesses.len()];
        let rows = event
            .alignment
            .rows
            .iter()
            .zip(by_row)
            .enumerate()
            .map(|(index, (row, findings_here))| {
                let cells: Vec<Cell> = witnesses
                    .iter()
                    .enumerate()
                    .map(|(w, witness)| {
                        let sentences = row.cells.get(w).map(Vec::as_slice).unwrap_or_default();
                        let mut cell = Cell::new(witness, sentences, marks.get(&w).map_or(&[], Vec::as_slice));
                        if let Some(&first) = sentences.first()
                            && let Some(seen) = latest.get_mut(w)
                        {
                            cell.moved = seen.is_some_and(|seen| first < seen);
                            *seen = Some(seen.map_or(first, |seen| seen.max(first)));
                        }
                        cell
                    })
                    .collect();
                let filled: Vec<usize> =
                    cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(w, _)| w).collect();
                let equal = filled.len() == cells.len()
                    && cells.len() > 1
                    && cells.windows(2).all(|pair| matches!(pair, [one, other] if one.same_words(other)));
                let only = if let ([only], true) = (filled.as_slice(), cells.len() > 1) { Some(*only) } else { None };
                let label = label::row(index, of, &findings_here, findings, equal, only);
                Row { cells, findings: findings_here, equal, only, label }
            })
            .collect();
        Self {
            sources: sources(event, &witnesses),
            rows,
            keys: findings.iter().map(|finding| FindingKey::of(finding, &witnesses)).collect(),
        }
    }

    /// Returns the siglum and name of a source: "B, Harbour Post".
    pub fn source_name(&self, witness: usize) -> String {
        self.sources.get(witness).map_or_else(
            || siglum(witness),
            |source| {
                if source.name.is_empty() {
                    source.siglum.clone()
                } else {
                    format!("{}, {}", source.siglum, source.name)
                }
            },
        )
    }

    /// Returns the row and the cell that hold a byte of a witness's text.
    pub fn place_of(&self, witness: usize, offset: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.cells.get(witness).is_some_and(|cell| cell.holds(offset)))
    }
}

/// Returns the words in which the passages of a row differ, in bytes of each cell's text: from the base's, or from what most sources share.
///
/// Only the given columns are compared; one list a column.
pub fn differing(row: &Row, columns: &[usize], base: Option<usize>) -> Vec<Vec<Range<usize>>> {
    let passages: Vec<(Passage, &[Place])> = columns
        .iter()
        .map(|&witness| {
            let text = row.cells.get(witness).map(|cell| cell.text.clone()).unwrap_or_default();
            (Passage { text, ..Passage::default() }, &[][..])
        })
        .collect();
    let against =
        base.and_then(|base| columns.iter().position(|&w| w == base)).map_or(Against::Majority, Against::Base);
    let marked = passage::marked(passages, against);
    marked
        .iter()
        .map(|passage| passage.runs.iter().filter(|run| run.differs).map(|run| run.span.range()).collect())
        .collect()
}

/// Returns the kinds of the findings of a row, each once, most serious first.
pub fn kinds_of(row: &Row, findings: &[Finding], shown: impl Fn(usize) -> bool) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for &number in row.findings.iter().filter(|&&number| shown(number)) {
        if let Some(finding) = findings.get(number)
            && !kinds.contains(&finding.kind)
        {
            kinds.push(finding.kind);
        }
    }
    kinds
}

fn sources(event: &ComparedEvent, witnesses: &[&Witness]) -> Vec<Source> {
    witnesses
        .iter()
        .enumerate()
        .map(|(w, witness)| {
            let article = &witness.article;
            let file = article.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let reprints = event
                .event
                .reprints
                .iter()
                .filter_map(|reprint| match reprint.pair {
                    (one, other) if one == w => Some((other, (reprint.share * 100.0).round() as u32)),
                    (one, other) if other == w => Some((one, (reprint.share * 100.0).round() as u32)),
                    _ => None,
                })
                .collect();
            Source {
                siglum: siglum(w),
                name: article.source.clone().unwrap_or_else(|| file.clone()),
                title: article.title.clone().unwrap_or_default(),
                published: article.published.as_ref().map(|p| p.when.to_string().replace('T', " ")).unwrap_or_default(),
                evidence: article.published.as_ref().map_or("", |p| words::evidence(p.evidence)),
                file: match article.part {
                    Some(part) => format!("{file}, article {}", part + 1),
                    None => file,
                },
                reprints,
            }
        })
        .collect()
}
