//! Makes the document of a comparison.

use rayon::prelude::*;

use super::{
    Article, Corrected, Document, Event, Fact, Finding, Follows, Near, Program, Reading, Reprint, Row, SCHEMA,
    SetAside, Settings,
};
use crate::alignment::Line;
use crate::comparison::{ComparedEvent, Comparison, Correction, Decisions, Fate};
use crate::discrepancy;
use crate::event::siglum;
use crate::report::{Options, why, words};

/// Makes the document of a comparison, or of the one event that the options name.
pub fn document(comparison: &Comparison, decisions: &Decisions, options: &Options) -> Document {
    let chosen = |index: usize| options.event.is_none_or(|only| only == index);
    let events: Vec<_> = comparison.events.iter().enumerate().filter(|(index, _)| chosen(*index)).collect();
    let mut wanted = vec![options.event.is_none(); comparison.witnesses.len()];
    for (_, event) in &events {
        for &member in &event.event.members {
            if let Some(wanted) = wanted.get_mut(member) {
                *wanted = true;
            }
        }
    }
    Document {
        schema: SCHEMA.to_owned(),
        program: Program { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        settings: Settings {
            inputs: comparison.inputs.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
            gate_days: comparison.settings.grouping.gate_days,
            one_event: comparison.settings.grouping.one_event,
            published: comparison.settings.published.map(|when| when.to_string()),
            date: options.date.clone(),
        },
        articles: comparison
            .witnesses
            .iter()
            .enumerate()
            .zip(&wanted)
            .filter(|(_, wanted)| **wanted)
            .map(|((index, witness), _)| Article { id: Some(index), ..Article::with_headings(&witness.article) })
            .collect(),
        events: events.into_par_iter().map(|(index, event)| of_event(comparison, decisions, index, event)).collect(),
        set_aside: comparison
            .set_aside
            .iter()
            .map(|aside| SetAside { path: aside.path.to_string_lossy().into_owned(), reason: aside.reason.clone() })
            .collect(),
        corrections: corrections(comparison),
    }
}

/// What the user set right about articles of this run, then the rulings about values.
fn corrections(comparison: &Comparison) -> Vec<Corrected> {
    let told = comparison.told.iter().map(|told| (&told.correction, told.fate == Fate::Done));
    let made = comparison.settings.corrections.made.iter().filter(|made| matches!(made, Correction::Values(_)));
    told.chain(made.map(|made| (made, true)))
        .map(|(correction, holds)| Corrected {
            words: words::correction(correction),
            holds,
            correction: correction.clone(),
        })
        .collect()
}

fn of_event(comparison: &Comparison, decisions: &Decisions, index: usize, compared: &ComparedEvent) -> Event {
    let event = &compared.event;
    let id = |witness: usize| event.members.get(witness).copied().unwrap_or_default();
    Event {
        id: index + 1,
        title: event.title.clone(),
        articles: event.members.clone(),
        sigla: (0..event.members.len()).map(siglum).collect(),
        reprints: event
            .reprints
            .iter()
            .map(|reprint| Reprint {
                articles: [id(reprint.pair.0), id(reprint.pair.1)],
                share: rounded(reprint.share),
            })
            .collect(),
        versions: event.versions.iter().map(|places| places.iter().map(|&place| id(place)).collect()).collect(),
        follows: comparison.follows(index).map(|link| Follows {
            event: link.earlier + 1,
            days: link.days,
            actors: link.actors.clone(),
        }),
        near: event.near.iter().map(|near| Near { article: near.witness, score: rounded(near.score) }).collect(),
        alignment: rows(comparison, compared),
        discrepancies: compared
            .apparatus
            .findings
            .iter()
            .map(|finding| of_finding(comparison, decisions, compared, finding))
            .collect(),
        facts: compared
            .apparatus
            .facts
            .iter()
            .map(|fact| Fact {
                kind: fact.kind,
                question: fact.question.clone(),
                agreed: fact.agreed,
                support: fact.support,
                readings: readings(comparison, compared, &fact.readings),
            })
            .collect(),
    }
}

/// The rows, with the headlines and decks behind the sentences of their articles; last the rows of such lines alone.
fn rows(comparison: &Comparison, compared: &ComparedEvent) -> Vec<Row> {
    let mut rows: Vec<Row> = compared.alignment.rows.iter().map(|row| Row { cells: row.cells.clone() }).collect();
    for headings in &compared.alignment.headings {
        let mut alone = Row { cells: vec![Vec::new(); compared.event.members.len()] };
        let row = headings.row.and_then(|row| rows.get_mut(row));
        let is_alone = row.is_none();
        let row = row.unwrap_or(&mut alone);
        for &(witness, line) in &headings.lines {
            let Some(article) = comparison.article_of(compared, witness) else { continue };
            let before = Line::ALL.into_iter().take_while(|&other| other != line);
            let place = article.sentences.len() + before.filter(|other| other.of(article).is_some()).count();
            if let Some(cell) = row.cells.get_mut(witness) {
                cell.push(place);
            }
        }
        if is_alone {
            rows.push(alone);
        }
    }
    rows
}

fn of_finding(
    comparison: &Comparison,
    decisions: &Decisions,
    compared: &ComparedEvent,
    finding: &discrepancy::Finding,
) -> Finding {
    let key = comparison.key_of(compared, finding);
    let decision = decisions.of(&key);
    let filled = |words: String| Some(words).filter(|words| !words.is_empty());
    Finding {
        key: key.as_str().to_owned(),
        kind: finding.kind,
        relation: finding.relation,
        severity: finding.severity,
        confidence: rounded(finding.confidence),
        question: finding.question.clone(),
        reason: finding.reason.clone(),
        could_be: finding.could_be.clone(),
        evidence: finding.evidence.clone(),
        // What one source alone has says all in its reading.
        why: if finding.relation == discrepancy::Relation::Omission {
            Vec::new()
        } else {
            why::chain(&comparison.witnesses_of(compared), &compared.alignment, finding)
        },
        rows: finding.rows.clone(),
        readings: readings(comparison, compared, &finding.readings),
        state: decision.state,
        dismissed_because: filled(decision.reason),
        note: filled(decision.note),
    }
}

fn readings(comparison: &Comparison, compared: &ComparedEvent, readings: &[discrepancy::Reading]) -> Vec<Reading> {
    readings
        .iter()
        .filter_map(|reading| {
            let article = comparison.article_of(compared, reading.witness)?;
            Some(Reading {
                article: compared.event.members.get(reading.witness).copied()?,
                siglum: siglum(reading.witness),
                value: reading.value.clone(),
                status: reading.status,
                start: reading.span.start,
                end: reading.span.end,
                text: reading.span.of(&article.text).to_owned(),
                also: reading.also.iter().copied().map(Into::into).collect(),
            })
        })
        .collect()
}

/// Two digits say all that such a figure can say, and print the same everywhere.
fn rounded(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}
