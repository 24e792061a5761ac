//! What a report says about one event.

use super::timeline::timeline;
use super::{Paths, SourcePart, TimePart};
use crate::comparison::{ComparedEvent, Comparison, Decision, Decisions, State};
use crate::discrepancy::{Finding, Kind, Reading, Relation};
use crate::event::siglum;
use crate::mention::Witness;
use crate::report::passage::{self, Against, Mark, Passage, Place};
use crate::report::{Options, Quotations, link, value, words};

/// A sentence of more words is shown in part unless the full text is asked for: some pages have no full stop at all.
const LONG_SENTENCE: usize = 90;

/// One event.
pub(in crate::report) struct EventPart {
    /// Its number in the run, counted from 1.
    pub(in crate::report) number: usize,
    /// Its title.
    pub(in crate::report) title: String,
    /// Its sources, in the order of their sigla.
    pub(in crate::report) sources: Vec<SourcePart>,
    /// The findings that are no omissions and were not dismissed, most serious first.
    pub(in crate::report) findings: Vec<FindingPart>,
    /// What one source alone has.
    pub(in crate::report) only: Vec<FindingPart>,
    /// The findings that the user dismissed.
    pub(in crate::report) dismissed: Vec<FindingPart>,
    /// How many findings were confirmed or dismissed.
    pub(in crate::report) reviewed: usize,
    /// The fact matrix.
    pub(in crate::report) facts: Vec<FactPart>,
    /// The dates that the sources give.
    pub(in crate::report) timeline: Vec<TimePart>,
    /// The rows that are shown.
    pub(in crate::report) rows: Vec<RowPart>,
    /// How many rows the alignment has.
    pub(in crate::report) rows_in_all: usize,
    /// For each source, how many of its sentences have no counterpart, and how many it has.
    pub(in crate::report) alone: Vec<(usize, usize)>,
    /// Articles that may belong here too: file, and likeness in per cent.
    pub(in crate::report) near: Vec<(String, u32)>,
    /// What is known of its sources as versions of one article, and of the event that it follows upon; a sentence each.
    pub(in crate::report) links: Vec<String>,
}

/// One finding.
pub(in crate::report) struct FindingPart {
    /// Its number in the report, counted from 1 within the event.
    pub(in crate::report) number: usize,
    /// What was found.
    pub(in crate::report) finding: Finding,
    /// Its key, the same from run to run.
    pub(in crate::report) key: String,
    /// What the user decided.
    pub(in crate::report) decision: Decision,
    /// Its readings, each with its quotation.
    pub(in crate::report) readings: Vec<ReadingPart>,
    /// The sigla of the sources without a reading.
    pub(in crate::report) silent: Vec<String>,
}

/// One reading with its quotation.
pub(in crate::report) struct ReadingPart {
    /// Position of the source in the event.
    pub(in crate::report) source: usize,
    /// The reading.
    pub(in crate::report) reading: Reading,
    /// The words of the reading.
    pub(in crate::report) quotation: String,
    /// The sentence around them, or as much of it as is quoted.
    pub(in crate::report) context: Passage,
    /// The number of the first sentence, counted from 1.
    pub(in crate::report) sentence: usize,
}

impl ReadingPart {
    /// Tells whether the value says more than the words of the reading do by themselves.
    pub(in crate::report) fn says_more(&self, kind: Kind) -> bool {
        let plain = |words: &str| words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        plain(&value::reading(kind, &self.reading)) != plain(&self.quotation)
    }
}

/// One row of the fact matrix.
pub(in crate::report) struct FactPart {
    /// The sign's kind.
    pub(in crate::report) kind: crate::discrepancy::Kind,
    /// The question.
    pub(in crate::report) question: String,
    /// Whether all readings agree.
    pub(in crate::report) agreed: bool,
    /// How many independent sources support the most common value.
    pub(in crate::report) support: usize,
    /// The finding about the same question, by its number.
    pub(in crate::report) finding: Option<usize>,
    /// One cell a source: the reading and its words, or nothing.
    pub(in crate::report) cells: Vec<Option<(Reading, String)>>,
}

/// One row of the aligned text.
pub(in crate::report) struct RowPart {
    /// Its number, counted from 1.
    pub(in crate::report) number: usize,
    /// One passage a source.
    pub(in crate::report) cells: Vec<Passage>,
}

impl EventPart {
    /// Gathers what a report says about the event at a position of the run.
    pub(super) fn new(
        comparison: &Comparison,
        decisions: &Decisions,
        options: &Options,
        paths: &Paths,
        index: usize,
    ) -> Self {
        let nothing = ComparedEvent::default();
        let compared = comparison.events.get(index).map_or(&nothing, AsRef::as_ref);
        let witnesses = comparison.witnesses_of(compared);
        let decided: Vec<_> = compared
            .apparatus
            .findings
            .iter()
            .map(|finding| {
                let key = comparison.key_of(compared, finding);
                (finding, decisions.of(&key), key.as_str().to_owned())
            })
            .collect();
        let reviewed = decided.iter().filter(|(_, decision, _)| decision.state != State::New).count();
        let shown: Vec<bool> = decided.iter().map(|(_, decision, _)| decision.state != State::Dismissed).collect();

        let (mut findings, mut only, mut dismissed) = (Vec::new(), Vec::new(), Vec::new());
        for (position, (finding, decision, key)) in decided.into_iter().enumerate() {
            let part = FindingPart {
                number: 0,
                readings: readings(finding, position, &witnesses, options.quotations),
                silent: silent(finding, witnesses.len()),
                finding: finding.clone(),
                key,
                decision,
            };
            match (part.decision.state, finding.relation) {
                (State::Dismissed, _) => dismissed.push((position, part)),
                (_, Relation::Omission) => only.push((position, part)),
                _ => findings.push((position, part)),
            }
        }
        let mut numbers = vec![0; shown.len()];
        let mut number = 0;
        let mut numbered = |parts: Vec<(usize, FindingPart)>| -> Vec<FindingPart> {
            parts
                .into_iter()
                .map(|(position, mut part)| {
                    number += 1;
                    part.number = number;
                    if let Some(slot) = numbers.get_mut(position) {
                        *slot = number;
                    }
                    part
                })
                .collect()
        };
        let (findings, only, dismissed) = (numbered(findings), numbered(only), numbered(dismissed));
        Self {
            number: index + 1,
            title: compared.event.title.clone(),
            sources: SourcePart::of_event(comparison, compared, paths),
            facts: facts(compared, &witnesses, &findings),
            timeline: timeline(&witnesses),
            rows: rows(compared, &witnesses, &shown, &numbers, options.quotations),
            rows_in_all: compared.alignment.rows.len(),
            alone: alone(compared, &witnesses),
            links: link::sentences(comparison, index),
            near: compared
                .event
                .near
                .iter()
                .filter_map(|near| {
                    let article = &comparison.witnesses.get(near.witness)?.article;
                    Some((paths.name(&article.path), (near.score * 100.0).round() as u32))
                })
                .collect(),
            findings,
            only,
            dismissed,
            reviewed,
        }
    }

    /// Returns how many findings there are of each relation: "2 conflicts, 1 shift; 3 in one source only; 1 dismissed."
    pub(in crate::report) fn tally(&self) -> String {
        let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let relations = [Relation::Conflict, Relation::Shift, Relation::Update, Relation::Variant, Relation::Detail]
            .map(|relation| {
                let count = self.findings.iter().filter(|part| part.finding.relation == relation).count();
                (count > 0).then(|| counted(count, words::relation(relation)))
            });
        let relations: Vec<String> = relations.into_iter().flatten().collect();
        let mut parts = Vec::new();
        if !relations.is_empty() {
            parts.push(relations.join(", "));
        }
        if !self.only.is_empty() {
            parts.push(format!("{} in one source only", self.only.len()));
        }
        if !self.dismissed.is_empty() {
            parts.push(format!("{} dismissed", self.dismissed.len()));
        }
        format!("{}.", parts.join("; "))
    }

    /// Returns how many findings there are.
    pub(in crate::report) fn count(&self) -> usize {
        self.findings.len() + self.only.len() + self.dismissed.len()
    }
}

fn silent(finding: &Finding, witnesses: usize) -> Vec<String> {
    (0..witnesses)
        .filter(|index| finding.readings.iter().all(|reading| reading.witness != *index))
        .map(siglum)
        .collect()
}

fn readings(finding: &Finding, position: usize, witnesses: &[&Witness], quotations: Quotations) -> Vec<ReadingPart> {
    let mark = Mark { finding: position, kind: finding.kind, relation: finding.relation };
    let found: Vec<(&Reading, &Witness, [Place; 1])> = finding
        .readings
        .iter()
        .filter_map(|reading| {
            let witness = *witnesses.get(reading.witness)?;
            Some((reading, witness, [Place { span: reading.span, mark }]))
        })
        .collect();
    let cells = found
        .iter()
        .map(|(reading, witness, place)| (Passage::around(witness, reading.span), place.as_slice()))
        .collect();
    let contexts = passage::marked(cells, Against::Majority);
    found
        .into_iter()
        .zip(contexts)
        .map(|((reading, witness, _), context)| ReadingPart {
            source: reading.witness,
            reading: reading.clone(),
            quotation: reading.span.of(witness.text()).to_owned(),
            context: match quotations {
                // What one source alone has is named, not reprinted.
                Quotations::Sentence if finding.relation == Relation::Omission => context.excerpt(25, reading.span),
                quotations => quoted(context, reading.span, quotations),
            },
            sentence: witness.article.sentences.partition_point(|sentence| sentence.end <= reading.span.start) + 1,
        })
        .collect()
}

fn quoted(context: Passage, reading: crate::text::Span, quotations: Quotations) -> Passage {
    match quotations {
        Quotations::Sentence => context.excerpt(LONG_SENTENCE, reading),
        Quotations::Words25 => context.excerpt(25, reading),
        Quotations::Full => context,
    }
}

fn facts(compared: &ComparedEvent, witnesses: &[&Witness], findings: &[FindingPart]) -> Vec<FactPart> {
    compared
        .apparatus
        .facts
        .iter()
        .map(|fact| {
            let mut cells = vec![None; witnesses.len()];
            for reading in &fact.readings {
                if let (Some(cell), Some(witness)) = (cells.get_mut(reading.witness), witnesses.get(reading.witness)) {
                    *cell = Some((reading.clone(), reading.span.of(witness.text()).to_owned()));
                }
            }
            let same = |part: &&FindingPart| part.finding.kind == fact.kind && part.finding.question == fact.question;
            FactPart {
                kind: fact.kind,
                question: fact.question.clone(),
                agreed: fact.agreed,
                support: fact.support,
                finding: findings.iter().find(same).map(|part| part.number),
                cells,
            }
        })
        .collect()
}

/// The rows that are shown: all with full quotations, else those in which a finding stands that is no omission.
/// Marks carry the numbers of the report, not positions in the event.
fn rows(
    compared: &ComparedEvent,
    witnesses: &[&Witness],
    shown: &[bool],
    numbers: &[usize],
    quotations: Quotations,
) -> Vec<RowPart> {
    let findings = &compared.apparatus.findings;
    let full = quotations == Quotations::Full;
    let counts = |index: usize| {
        shown.get(index) == Some(&true)
            && findings.get(index).is_some_and(|finding| finding.relation != Relation::Omission)
    };
    let mut wanted = vec![full; compared.alignment.rows.len()];
    for (_, finding) in findings.iter().enumerate().filter(|(index, _)| counts(*index)) {
        for &row in &finding.rows {
            if let Some(wanted) = wanted.get_mut(row) {
                *wanted = true;
            }
        }
    }
    let places = passage::places(findings, witnesses.len(), |index| shown.get(index) == Some(&true));
    let rows = compared.alignment.rows.iter().enumerate().zip(wanted).filter(|(_, wanted)| *wanted);
    rows.map(|((index, row), _)| {
        let mut cells = passage::row(witnesses, row, &places, Against::Majority);
        for (cell, places) in cells.iter_mut().zip(&places) {
            if quotations == Quotations::Words25 {
                let inside = places.iter().map(|place| place.span).find(|span| cell.locate(*span).next().is_some());
                *cell = cell.excerpt(25, inside.unwrap_or_default());
            }
            for mark in cell.runs.iter_mut().filter_map(|run| run.finding.as_mut()) {
                mark.finding = numbers.get(mark.finding).copied().unwrap_or_default();
            }
        }
        RowPart { number: index + 1, cells }
    })
    .collect()
}

/// For each witness, how many of its sentences stand alone in their row, and how many it has.
fn alone(compared: &ComparedEvent, witnesses: &[&Witness]) -> Vec<(usize, usize)> {
    let mut counts: Vec<(usize, usize)> =
        witnesses.iter().map(|witness| (0, witness.article.sentences.len())).collect();
    for row in compared.alignment.rows.iter().filter(|row| row.filled() == 1) {
        for (cell, count) in row.cells.iter().zip(&mut counts) {
            count.0 += cell.len();
        }
    }
    counts
}
