//! One finding a difference: drafts of one matter are put together, with all their places under it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::desk::Desk;
use super::draft::{Draft, Mark};
use super::value::fold;
use super::{Finding, Kind, Reading, Relation};
use crate::alignment::Alignment;
use crate::event::siglum;
use crate::text::Span;

/// Findings less sure than this are not shown.
pub(super) const THRESHOLD: f32 = 0.5;

/// From so many witnesses on an event is large: each place is compared with so many that some are alike by chance.
pub(super) const MANY: usize = 5;
/// What a draft of a large event must reach, kind by kind; set by reading every second finding of 772 reports in one run.
const IN_LARGE: [(Kind, Relation, f32); 4] = [
    (Kind::Outcome, Relation::Conflict, 0.8),
    (Kind::Outcome, Relation::Shift, 0.645),
    (Kind::Date, Relation::Conflict, 0.755),
    // Some report always says who says so.
    (Kind::Attribution, Relation::Shift, 0.73),
];
/// So many values of one date are the days of several happenings, or of several reports.
const MOST_DAYS: usize = 3;

/// Returns what a draft's confidence must reach, given how many witnesses were compared with each other.
fn threshold(draft: &Draft, witnesses: usize) -> f32 {
    let of_kind = |(kind, relation, _): &&(Kind, Relation, f32)| *kind == draft.kind && *relation == draft.relation;
    match IN_LARGE.iter().find(of_kind) {
        Some((.., least)) if witnesses >= MANY => *least,
        _ => THRESHOLD,
    }
}

/// Merges drafts into findings, most serious first.
pub(super) fn merge(desks: &[Desk], alignment: &Alignment, mut drafts: Vec<Draft>) -> Vec<Finding> {
    drafts.retain(|draft| draft.confidence >= threshold(draft, desks.len()));
    // The order of the witnesses must not decide which draft speaks for a matter.
    drafts.sort_by(|a, b| {
        b.confidence
            .total_cmp(&a.confidence)
            .then_with(|| (a.kind, a.relation).cmp(&(b.kind, b.relation)))
            .then_with(|| words(desks, a).cmp(&words(desks, b)))
    });
    let rows = rows_of(desks, alignment);
    let mut groups: Vec<Vec<Draft>> = Vec::new();
    let mut by_value: HashMap<(Kind, bool, String), usize> = HashMap::new();
    let mut by_place: HashMap<(Kind, usize, usize), Vec<(Span, usize)>> = HashMap::new();
    for draft in drafts {
        let key = (draft.kind, draft.relation == Relation::Variant, value_key(&draft));
        let same_place = draft.marks.iter().find_map(|mark| {
            let there = by_place.get(&(draft.kind, mark.witness, mark.sentence))?;
            there.iter().find(|(span, _)| span.overlaps(mark.span)).map(|&(_, group)| group)
        });
        let group = by_value.get(&key).copied().or(same_place).unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        by_value.entry(key).or_insert(group);
        for mark in &draft.marks {
            by_place.entry((draft.kind, mark.witness, mark.sentence)).or_default().push((mark.span, group));
        }
        if let Some(members) = groups.get_mut(group) {
            members.push(draft);
        }
    }
    let mut findings: Vec<Finding> = groups.iter().filter_map(|group| finish(desks, &rows, group)).collect();
    drop_doubles(&mut findings);
    findings
}

/// Returns the quoted words of a draft, in an order of their own.
fn words<'a>(desks: &'a [Desk], draft: &Draft) -> Vec<(&'a str, u32)> {
    let mut all: Vec<(&str, u32)> = draft
        .marks
        .iter()
        .map(|mark| (desks.get(mark.witness).map_or("", |desk| desk.slice(mark.span)), mark.span.start))
        .collect();
    all.sort_unstable();
    all
}

/// Names the matter by its values: the same two readings are one difference wherever they stand.
fn value_key(draft: &Draft) -> String {
    let values: BTreeSet<String> = draft.marks.iter().map(|mark| fold(&mark.value)).collect();
    let mut key = values.into_iter().collect::<Vec<_>>().join("|");
    if !matches!(draft.kind, Kind::Name) {
        // Beside their values, the question tells matters apart: 12 killed and 12 injured.
        key.push('?');
        key.push_str(&draft.question);
        if matches!(draft.kind, Kind::Outcome | Kind::Attribution | Kind::Role | Kind::Quote) {
            key.push_str(&draft.context);
        }
    }
    key
}

fn rows_of(desks: &[Desk], alignment: &Alignment) -> Vec<Vec<Option<usize>>> {
    let mut rows: Vec<Vec<Option<usize>>> = desks.iter().map(|desk| vec![None; desk.lines.len()]).collect();
    for (at, row) in alignment.rows.iter().enumerate() {
        for (witness, cell) in row.cells.iter().enumerate() {
            for &sentence in cell {
                if let Some(slot) = rows.get_mut(witness).and_then(|sentences| sentences.get_mut(sentence)) {
                    *slot = Some(at);
                }
            }
        }
    }
    rows
}

fn finish(desks: &[Desk], rows: &[Vec<Option<usize>>], group: &[Draft]) -> Option<Finding> {
    let mut lead = group.first()?.clone();
    // Where two reports of one day contradict each other, a third that was published earlier does not make it an update.
    if lead.relation == Relation::Update && group.iter().any(|draft| draft.relation == Relation::Conflict) {
        lead.relation = Relation::Conflict;
        lead.could_be = None;
    }
    let mut per_witness: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for mark in group.iter().flat_map(|draft| &draft.marks) {
        per_witness.entry(mark.witness).or_default().push(mark.clone());
    }
    let mut places = BTreeSet::new();
    let mut readings = Vec::new();
    for (witness, marks) in per_witness {
        let first = marks.first()?.clone();
        let mut also: Vec<Span> = Vec::new();
        for mark in &marks {
            if fold(&mark.value) == fold(&first.value) {
                places.extend(rows.get(witness).and_then(|all| all.get(mark.sentence)).copied().flatten());
                if !mark.span.overlaps(first.span) {
                    also.push(mark.span);
                }
            }
        }
        also.sort_unstable();
        also.dedup();
        let span = desks.get(witness).map_or(first.span, |desk| desk.shortened(first.span));
        readings.push(Reading { witness, span, value: first.value, status: first.status, also });
    }
    let days: BTreeSet<&str> = readings.iter().map(|reading| reading.value.as_str()).collect();
    if readings.len() < 2 || lead.kind == Kind::Date && desks.len() >= MANY && days.len() >= MOST_DAYS {
        return None;
    }
    let mut evidence: Vec<String> = Vec::new();
    for line in group.iter().take(4).flat_map(|draft| &draft.evidence) {
        if !evidence.contains(line) {
            evidence.push(line.clone());
        }
    }
    if group.len() > 1 {
        evidence.push(format!("seen at {} places", group.len()));
    }
    let reason = reason(desks, &lead, &readings);
    let severity = group.iter().map(|draft| draft.severity).min().unwrap_or(lead.severity);
    // A difference that several places show is surer than one.
    let confidence = group.iter().skip(1).take(3).fold(lead.confidence, |sure, _| sure + (1.0 - sure) * 0.15);
    Some(Finding {
        kind: lead.kind,
        relation: lead.relation,
        severity,
        confidence: (confidence * 1000.0).round() / 1000.0,
        question: lead.question,
        reason,
        could_be: lead.could_be,
        readings,
        rows: places.into_iter().collect(),
        evidence,
    })
}

/// Says in one line why a finding is there, naming the values.
fn reason(desks: &[Desk], lead: &Draft, readings: &[Reading]) -> String {
    let mut by_value: Vec<(String, Vec<String>)> = Vec::new();
    for reading in readings {
        let quoted = desks.get(reading.witness).map_or("", |desk| desk.slice(reading.span));
        let shown = quotation(quoted, reading, lead.kind);
        match by_value.iter_mut().find(|(value, _)| *value == shown) {
            Some((_, who)) => who.push(siglum(reading.witness)),
            None => by_value.push((shown, vec![siglum(reading.witness)])),
        }
    }
    let sides: Vec<String> =
        by_value.iter().take(4).map(|(value, who)| format!("{}: {value}", who.join(", "))).collect();
    let verb = match lead.relation {
        Relation::Conflict => "cannot both be right",
        Relation::Shift => "differ in how far it went or how surely it is said",
        Relation::Update => "a later report has another figure",
        Relation::Variant => "differ in form only",
        Relation::Detail => "one is more precise",
        Relation::Omission => "silent elsewhere",
    };
    format!("{} ({verb})", sides.join(" · "))
}

fn quotation(quoted: &str, reading: &Reading, kind: Kind) -> String {
    let flat = quoted.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String =
        if flat.chars().count() > 90 { flat.chars().take(88).chain("…".chars()).collect() } else { flat };
    match (kind, reading.status) {
        (Kind::Date, _) if !short.contains(&reading.value) && reading.value != short => {
            format!("“{short}” ({})", reading.value)
        }
        (_, Some(status)) => format!("“{short}” ({})", format!("{status:?}").to_lowercase()),
        _ => format!("“{short}”"),
    }
}

/// Drops a finding whose readings all lie where those of a surer one do.
fn drop_doubles(findings: &mut Vec<Finding>) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by(|&a, &b| {
        let sure = |at: usize| findings.get(at).map_or(0.0, |finding| finding.confidence);
        sure(b).total_cmp(&sure(a)).then(a.cmp(&b))
    });
    let mut taken: HashMap<usize, Vec<Span>> = HashMap::new();
    let mut keep = vec![false; findings.len()];
    for at in order {
        let Some(finding) = findings.get(at) else { continue };
        let covered = finding.relation != Relation::Variant
            && finding.readings.iter().all(|reading| {
                taken.get(&reading.witness).is_some_and(|spans| spans.iter().any(|span| span.overlaps(reading.span)))
            });
        if covered {
            continue;
        }
        if let Some(slot) = keep.get_mut(at) {
            *slot = true;
        }
        for reading in &finding.readings {
            taken.entry(reading.witness).or_default().push(reading.span);
        }
    }
    let mut flags = keep.into_iter();
    findings.retain(|_| flags.next().unwrap_or(false));
}
