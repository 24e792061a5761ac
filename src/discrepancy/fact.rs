//! The fact matrix: what two or more witnesses state, with each one's reading, whether they agree or not.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::Desk;
use super::value::{self, fold};
use super::{Fact, Finding, Kind, Reading, Relation, question, within};
use crate::alignment::{Alignment, Row};
use crate::calendar::TimeKind;
use crate::event::Reprint;
use crate::mention::Claim;
use crate::text::Span;

/// Witnesses whose shared copy is at least this are one source.
const COPY: f32 = 0.5;

/// What a reading answers, so that the readings of several witnesses meet: kind, question and slot.
type Key = (Kind, String, String);

/// Gathers the facts: those that a finding disputes, and those on which a row's witnesses agree; in the order of the rows.
pub(super) fn gather(desks: &[Desk], alignment: &Alignment, findings: &[Finding], reprints: &[Reprint]) -> Vec<Fact> {
    let copies = Copies::of(desks.len(), reprints);
    let mut facts: Vec<(usize, Fact)> = Vec::new();
    let mut disputed: BTreeSet<(usize, Span)> = BTreeSet::new();
    for finding in findings.iter().filter(|finding| finding.relation != Relation::Omission) {
        disputed.extend(finding.readings.iter().map(|reading| (reading.witness, reading.span)));
        let agreed = matches!(finding.relation, Relation::Variant | Relation::Detail);
        facts.push((
            finding.rows.first().copied().unwrap_or(0),
            Fact {
                kind: finding.kind,
                question: finding.question.clone(),
                readings: finding.readings.clone(),
                agreed,
                support: copies.support(&finding.readings, agreed),
            },
        ));
    }
    let mut agreed: BTreeMap<Key, (usize, BTreeMap<usize, Reading>)> = BTreeMap::new();
    for (at, row) in alignment.rows.iter().enumerate().filter(|(_, row)| row.filled() > 1) {
        for (key, reading) in in_row(desks, row) {
            if disputed.contains(&(reading.witness, reading.span)) {
                continue;
            }
            let fact = agreed.entry(key).or_insert_with(|| (at, BTreeMap::new()));
            match fact.1.get_mut(&reading.witness) {
                Some(first) if first.span != reading.span => first.also.push(reading.span),
                Some(_) => {}
                None => {
                    fact.1.insert(reading.witness, reading);
                }
            }
        }
    }
    for ((kind, asked, _), (at, readings)) in agreed {
        if readings.len() < 2 {
            continue;
        }
        let readings: Vec<Reading> = readings.into_values().collect();
        let support = copies.support(&readings, true);
        facts.push((at, Fact { kind, question: asked, readings, agreed: true, support }));
    }
    facts.sort_by(|a, b| {
        let place = |fact: &Fact| fact.readings.first().map(|reading| (reading.witness, reading.span));
        a.0.cmp(&b.0).then_with(|| place(&a.1).cmp(&place(&b.1))).then_with(|| a.1.kind.cmp(&b.1.kind))
    });
    facts.into_iter().map(|(_, fact)| fact).collect()
}

/// Returns the readings of a row, each under the slot and value that it shares with others.
fn in_row(desks: &[Desk], row: &Row) -> Vec<(Key, Reading)> {
    let mut all = Vec::new();
    for (witness, cell) in row.cells.iter().enumerate() {
        let Some(desk) = desks.get(witness) else { continue };
        for &sentence in cell {
            let Some(&around) = desk.witness.article.sentences.get(sentence) else { continue };
            in_sentence(desk, witness, sentence, around, &mut all);
        }
    }
    all
}

fn in_sentence(desk: &Desk, witness: usize, sentence: usize, around: Span, all: &mut Vec<(Key, Reading)>) {
    let reading = |span, value| Reading { witness, span, value, status: None, also: Vec::new() };
    for number in within(&desk.witness.numbers, around, |number| number.span) {
        let (Some(_), true) = (number.value, number.unit.is_some() || number.class.is_some()) else { continue };
        let shown = value::show_number(number);
        all.push(((Kind::Number, question::of_number(desk, number), fold(&shown)), reading(number.span, shown)));
    }
    for date in within(&desk.witness.dates, around, |date| date.span) {
        if !matches!(date.value.kind, TimeKind::Date | TimeKind::Time) || date.value.interval.is_none() {
            continue;
        }
        let claim = question::claim_near(desk, sentence, date.span);
        let asked = claim.map_or_else(|| "When was it?".to_owned(), |claim| question::of_date(desk, claim));
        // The question is put in the words of the witness that comes first; the slot is the predicate and the day.
        let slot = format!("{}@{}", claim.map_or("", |claim| claim.predicate.as_str()), date.value.timex);
        all.push(((Kind::Date, asked, slot), reading(date.span, value::show_date(desk, date))));
    }
    for name in within(&desk.witness.names, around, |name| name.span) {
        let Some(role) = &name.role else { continue };
        let asked = match &role.of {
            Some(of) => format!("Who is {} of {of}?", role.head),
            None => format!("Who is the {}?", role.head),
        };
        all.push(((Kind::Name, asked, fold(&name.value)), reading(name.span, name.value.clone())));
    }
    for claim in within(&desk.witness.claims, around, |claim| claim.span).filter(|claim| claim.class.is_some()) {
        let mut outcome = reading(claim.span, claim.predicate.clone());
        outcome.status = Some(claim.status);
        all.push(((Kind::Outcome, question::of_claim(desk, claim), slot_of(claim)), outcome));
    }
}

/// Names the matter of a claim: its predicate, what it acts on, and how far it goes.
fn slot_of(claim: &Claim) -> String {
    let patient = claim.patients.first().or_else(|| claim.agents.first()).map(|part| fold(part)).unwrap_or_default();
    format!("{} {patient} {:?}", claim.predicate, claim.status)
}

/// Which witnesses carry one agency text.
struct Copies {
    group: Vec<usize>,
}

impl Copies {
    fn of(witnesses: usize, reprints: &[Reprint]) -> Self {
        let mut group: Vec<usize> = (0..witnesses).collect();
        for reprint in reprints.iter().filter(|reprint| reprint.share >= COPY) {
            let (a, b) = (root(&mut group, reprint.pair.0), root(&mut group, reprint.pair.1));
            if let Some(slot) = group.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
        let group = (0..witnesses).map(|witness| root(&mut group, witness)).collect();
        Self { group }
    }

    /// Counts the independent witnesses of the most common value.
    fn support(&self, readings: &[Reading], one_value: bool) -> usize {
        let mut by_value: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for reading in readings {
            let key = if one_value { String::new() } else { fold(&reading.value) };
            let source = self.group.get(reading.witness).copied().unwrap_or(reading.witness);
            by_value.entry(key).or_default().insert(source);
        }
        by_value.values().map(BTreeSet::len).max().unwrap_or(0)
    }
}

/// Follows a witness to the first one of its group, and shortens the way there.
fn root(group: &mut [usize], witness: usize) -> usize {
    let mut at = witness;
    while let Some(&next) = group.get(at).filter(|&&next| next != at) {
        let after = group.get(next).copied().unwrap_or(next);
        if let Some(slot) = group.get_mut(at) {
            *slot = after;
        }
        at = after;
    }
    at
}
