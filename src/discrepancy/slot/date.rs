//! Dates of one happening: each date belongs to the claim whose clause holds it.

use super::{Bench, Context, mutual_best};
use crate::calendar::{Granularity, TimeKind};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::{Claim, Date};

/// Contexts less alike than this are not of one happening.
const LEAST_LIKENESS: f32 = 0.4;
/// The same, where the two dates belong to one predicate.
const LEAST_WITH_PREDICATE: f32 = 0.25;
/// More dates than this in one article are a chronicle; the rest is left out.
const MOST_DATES: usize = 120;

struct Slot<'w> {
    date: &'w Date,
    sentence: usize,
    context: Context,
    claim: Option<&'w Claim>,
}

/// Finds dates of one happening that do not meet.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let (left, right) = (slots(one, bench.lexis), slots(two, bench.lexis));
    let pairs = mutual_best(left.len(), right.len(), |a, b| match (left.get(a), right.get(b)) {
        (Some(a), Some(b)) => likeness(bench, one, two, a, b),
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        let (Some(a), Some(b)) = (left.get(a), right.get(b)) else { continue };
        // Best partners that agree were paired only to keep others from them.
        if value::dates(one, a.date, two, b.date, false) != Verdict::Conflict
            || elsewhere(one, two, a, b, &left, &right)
        {
            continue;
        }
        drafts.push(draft(bench, one, two, a, b, score));
    }
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    desk.witness
        .dates
        .iter()
        .take(MOST_DATES)
        .filter_map(|date| {
            let sentence = desk.witness.sentence_at(date.span.start)?;
            let manner = desk.manner(sentence);
            let placed = matches!(date.value.kind, TimeKind::Date | TimeKind::Time) && date.value.interval.is_some();
            if manner != Manner::Statement || !placed {
                return None;
            }
            let claim = question::claim_near(desk, sentence, date.span);
            Some(Slot { date, sentence, context: Context::of(desk, lexis, date.span), claim })
        })
        .collect()
}

/// Tells whether either date is also given, in some form, by the other report for a happening that is alike.
fn elsewhere(one: &Desk, two: &Desk, a: &Slot, b: &Slot, left: &[Slot], right: &[Slot]) -> bool {
    let agrees =
        |x: &Slot, y: &Slot| value::dates(one, x.date, two, y.date, false) == Verdict::Agree && comparable(x, y);
    right.iter().any(|other| agrees(a, other)) || left.iter().any(|other| agrees(other, b))
}

/// Dates are compared grain by grain: a day with a day, a year with a year.
fn comparable(a: &Slot, b: &Slot) -> bool {
    let grain = |slot: &Slot| match slot.date.value.granularity {
        Granularity::Second | Granularity::Minute | Granularity::Hour => 0,
        Granularity::Daypart | Granularity::Day | Granularity::Weekend => 1,
        Granularity::Week | Granularity::Month => 2,
        Granularity::Quarter | Granularity::Season | Granularity::Half => 3,
        Granularity::Year => 4,
        Granularity::Decade | Granularity::Century => 5,
        Granularity::Vague => 6,
    };
    let (a, b) = (grain(a), grain(b));
    a == b && a < 5
}

fn likeness(bench: &Bench, one: &Desk, two: &Desk, a: &Slot, b: &Slot) -> f32 {
    if !comparable(a, b) {
        return 0.0;
    }
    let (cosine, shared) = a.context.likeness(&b.context, bench.lexis);
    let paired = bench.paired(a.sentence, b.sentence);
    let predicate = match (a.claim, b.claim) {
        (Some(x), Some(y)) => x.predicate == y.predicate || x.class.is_some() && x.class == y.class && x.side == y.side,
        _ => false,
    };
    let score = cosine + 0.2 * paired.min(1.0) + if predicate { 0.1 } else { 0.0 };
    let least = if predicate { LEAST_WITH_PREDICATE } else { LEAST_LIKENESS };
    if shared < 2 || score < least {
        return 0.0;
    }
    // An agreeing pair goes before a disagreeing one of the same likeness.
    if value::dates(one, a.date, two, b.date, false) == Verdict::Agree { score + 0.5 } else { score }
}

fn draft(bench: &Bench, one: &Desk, two: &Desk, a: &Slot, b: &Slot, score: f32) -> Draft {
    let mark = |witness: usize, desk: &Desk, slot: &Slot| Mark {
        witness,
        sentence: slot.sentence,
        span: slot.date.span,
        value: value::show_date(desk, slot.date),
        status: None,
    };
    let marks = vec![mark(bench.left, one, a), mark(bench.right, two, b)];
    let (asked, context) = question::of_place(bench.desks, Kind::Date, (bench.left, a.sentence), a.date.span);
    Draft {
        kind: Kind::Date,
        relation: Relation::Conflict,
        severity: severity::of(bench.desks, Kind::Date, Relation::Conflict, &marks),
        confidence: (0.35 + 0.6 * score).min(0.95),
        question: asked,
        could_be: Some("two happenings, or another time zone".to_owned()),
        context,
        marks,
        evidence: vec![
            format!("slot: words around alike by {score:.2}"),
            format!("read as: {} / {}", a.date.value.why, b.date.value.why),
            "rule: dates of one happening".to_owned(),
        ],
    }
}
