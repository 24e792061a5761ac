//! One event made ready for drawing, once: its sources, its rows, and where the findings stand in them.

mod cell;
mod label;
mod order;
mod variant;

pub use cell::{Cell, Moved};
pub use label::finding as finding_label;
pub use variant::{Variant, variants};

use crate::comparison::{ComparedEvent, Comparison, FindingKey};
use crate::discrepancy::{Finding, Kind};
use crate::event::siglum;
use crate::mention::Witness;
use crate::report::passage::{self, Against};
use crate::report::{value, words};
use crate::text::Span;
use cell::Sorted;

/// One event, ready for drawing.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Its sources, in the order of their sigla.
    pub sources: Vec<Source>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The key of each finding.
    pub keys: Vec<FindingKey>,
    /// Where each sentence of each source stands: its span in the article's text, and its row.
    index: Vec<Vec<(Span, usize)>>,
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
        let places: Vec<Sorted<passage::Mark>> = passage::places(findings, witnesses.len(), |_| true)
            .into_iter()
            .map(|list| Sorted::new(list.into_iter().map(|place| (place.span, place.mark))))
            .collect();
        let quotes: Vec<Sorted<()>> =
            witnesses.iter().map(|witness| Sorted::new(witness.quotes.iter().map(|quote| (quote.span, ())))).collect();
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
        let mut cells: Vec<Vec<Cell>> = Vec::with_capacity(of);
        let mut firsts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); witnesses.len()];
        let mut index: Vec<Vec<(Span, usize)>> = vec![Vec::new(); witnesses.len()];
        for (number, row) in event.alignment.rows.iter().enumerate() {
            let mut here = Vec::with_capacity(witnesses.len());
            for (w, witness) in witnesses.iter().enumerate() {
                let sentences = row.cells.get(w).map(Vec::as_slice).unwrap_or_default();
                let cell = match (places.get(w), quotes.get(w)) {
                    (Some(places), Some(quotes)) if !sentences.is_empty() => {
                        Cell::new(witness, sentences, places, quotes)
                    }
                    _ => Cell::default(),
                };
                if let (Some(&first), Some(firsts)) = (sentences.first(), firsts.get_mut(w)) {
                    firsts.push((number, first));
                }
                if let Some(index) = index.get_mut(w) {
                    index.extend(cell.passage.pieces.iter().map(|piece| (piece.article, number)));
                }
                here.push(cell);
            }
            cells.push(here);
        }
        for (w, firsts) in firsts.iter().enumerate() {
            order::note(&mut cells, w, firsts);
        }
        for list in &mut index {
            list.sort_unstable();
        }
        let rows = cells
            .into_iter()
            .zip(by_row)
            .enumerate()
            .map(|(index, (cells, findings_here))| {
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
            index,
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

    /// Returns the row that holds a byte of a witness's text.
    pub fn place_of(&self, witness: usize, offset: u32) -> Option<usize> {
        let list = self.index.get(witness)?;
        let at = list.partition_point(|(span, _)| span.start <= offset).checked_sub(1)?;
        list.get(at).filter(|(span, _)| offset < span.end).map(|&(_, row)| row)
    }
}

/// Returns the words in which the passages of a row differ, in bytes of each cell's text: from the base's, or from what most sources share.
///
/// Only the given columns are compared; one list a column.
pub fn differing(row: &Row, columns: &[usize], base: Option<usize>) -> Vec<Vec<Span>> {
    let texts: Vec<&str> = columns.iter().map(|&witness| row.cells.get(witness).map_or("", Cell::compared)).collect();
    let against =
        base.and_then(|base| columns.iter().position(|&w| w == base)).map_or(Against::Majority, Against::Base);
    passage::differing(&texts, against)
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

/// Returns who published an article, or its file's name where that is unknown.
pub fn source_name(witness: &Witness) -> String {
    let article = &witness.article;
    article
        .source
        .clone()
        .unwrap_or_else(|| article.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
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
                name: source_name(witness),
                title: article.title.clone().unwrap_or_default(),
                published: article.published.as_ref().map(|p| value::moment(p.when)).unwrap_or_default(),
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
