//! Dates of one happening: each date belongs to the claim whose clause holds it.

use super::fit::{self, Place};
use super::party::Bearing;
use super::{Bench, mutual_best};
use crate::calendar::{Granularity, TimeKind};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::{Kind, Relation, cue, question, severity, within};
use crate::mention::{Date, OutcomeClass, Status};
use crate::text::{Span, WordKind};

/// Places less alike than this are not of one happening.
const LEAST_LIKENESS: f32 = 0.55;
/// A date that the other report gives at a place so much alike is no disagreement.
const AGREEING_LIKENESS: f32 = 0.25;
/// … nor one that it gives at a place that is less alike by this factor at most.
const AGREEING_SHARE: f32 = 0.6;
/// What it takes off that the two dates stand with two acts.
const OTHER_ACT: f32 = 0.3;
/// Sentences paired so well tell one act, at whatever stage.
const ONE_PASSAGE: f32 = 0.3;
/// What it adds that both dates are those of one deed of one who is named.
const NAMED_ACT: f32 = 0.12;
/// Sentences paired so well are copies of one another.
const COPIED: f32 = 0.8;
/// More dates than this in one article are a chronicle; the rest is left out.
const MOST_DATES: usize = 120;

/// A verb of saying lies at most so many words before the day on which it was said: "told The Harbour Post on Saturday".
const SAYING_REACH: usize = 7;

pub(super) struct Slot<'w> {
    date: &'w Date,
    place: Place<'w>,
    /// Whether it is the day on which something was said, and not that of what is told.
    of_saying: bool,
    /// Whether it tells one of several happenings apart: "Thursday's meeting was the second".
    of_several: bool,
}

/// Finds dates of one happening that do not meet.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let left: &[Slot] = left.dates.get_or_init(|| slots(one, bench.lexis));
    let right: &[Slot] = right.dates.get_or_init(|| slots(two, bench.lexis));
    let pairs = mutual_best(left.len(), right.len(), |a, b| match (left.get(a), right.get(b)) {
        (Some(a), Some(b)) => ranked(bench, (one, a), (two, b)),
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        let (Some(a), Some(b)) = (left.get(a), right.get(b)) else { continue };
        // Best partners that agree were paired only to keep others from them.
        if value::dates(one, a.date, two, b.date, false) != Verdict::Conflict {
            continue;
        }
        let elsewhere = elsewhere(bench, (one, a, left), (two, b, right), score);
        if score >= LEAST_LIKENESS && !elsewhere {
            drafts.push(draft(bench, one, two, a, b, score));
        }
    }
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    desk.witness
        .dates
        .iter()
        .take(MOST_DATES)
        .filter_map(|date| {
            let sentence = desk.witness.sentence_at(date.span.start)?;
            let placed = matches!(date.value.kind, TimeKind::Date | TimeKind::Time);
            if desk.manner(sentence) != Manner::Statement || !placed || apart(desk, date) {
                return None;
            }
            let of_saying = of_saying(desk, lexis, sentence, date);
            let of_several = of_several(desk, lexis, sentence, date);
            Some(Slot { date, place: Place::new(desk, lexis, sentence, date.span), of_saying, of_several })
        })
        .collect()
}

/// Tells whether a date is none of the story's: the line that tells when the report was published, the clock of a game, or a day
/// counted from another mention that need not be the right one.
fn apart(desk: &Desk, date: &Date) -> bool {
    let text = desk.witness.text();
    let line = text.get(..date.span.start as usize).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    let stamp = ["PUBLISHED:", "UPDATED:", "POSTED:", "Published:", "Updated:", "Posted:", "Last modified"];
    let rest = text.get(date.span.end as usize..).unwrap_or("").trim_start();
    let clock = ["left", "remaining", "to go", "to play", "into the", "on the clock"];
    let counted = desk.slice(date.span).to_lowercase();
    let from_another = ["days", "weeks", "months", "hours"].iter().any(|unit| counted.contains(unit))
        && (counted.ends_with("earlier") || counted.ends_with("later"));
    // "MONDAY, MARCH 4, 2013, 10:34 PM"
    let in_capitals = date.value.kind == TimeKind::Time && line.contains("DAY,");
    in_capitals
        || stamp.iter().any(|head| line.contains(head))
        || date.value.kind == TimeKind::Time && clock.iter().any(|word| rest.starts_with(word))
        || from_another
}

/// Tells whether a verb of saying stands before a date, with nothing between them that could have happened on that day.
fn of_saying(desk: &Desk, lexis: &Lexis, sentence: usize, date: &Date) -> bool {
    let before = desk.line(sentence).iter().rev().filter(|token| token.span.end <= date.span.start);
    let saying = before
        .filter(|token| token.kind != WordKind::Mark)
        .take(SAYING_REACH)
        .find(|token| cue::is_say(lexis.text(token.word)));
    saying.is_some_and(|saying| {
        let between = Span { start: saying.span.end, end: date.span.start };
        !within(&desk.witness.claims, between, |claim| claim.span).any(|claim| claim.span.start >= between.start)
    })
}

/// Tells whether a date tells one of several happenings apart: it owns the happening ("Thursday night's meeting"), or its sentence counts it.
fn of_several(desk: &Desk, lexis: &Lexis, sentence: usize, date: &Date) -> bool {
    let line = desk.line(sentence);
    let next = line.get(line.partition_point(|token| token.span.start < date.span.end));
    let owns = desk.slice(date.span).ends_with("'s") || next.is_some_and(|token| lexis.text(token.word) == "'s");
    owns || line.iter().any(|token| matches!(lexis.text(token.word), "second" | "third" | "another" | "again"))
}

/// Tells whether either date is also given, in some form, by the other report for a happening that is alike.
fn elsewhere(
    bench: &Bench,
    (one, a, left): (&Desk, &Slot, &[Slot]),
    (two, b, right): (&Desk, &Slot, &[Slot]),
    score: f32,
) -> bool {
    let agrees = |x: &Slot, y: &Slot| {
        value::dates(one, x.date, two, y.date, false) == Verdict::Agree
            && comparable(x, y)
            && likeness(bench, (one, x), (two, y)) >= AGREEING_LIKENESS.max(AGREEING_SHARE * score)
    };
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

fn likeness(bench: &Bench, a: (&Desk, &Slot), b: (&Desk, &Slot)) -> f32 {
    if !comparable(a.1, b.1) || a.1.of_saying != b.1.of_saying {
        return 0.0;
    }
    let signs = fit::signs(bench, (a.0, &a.1.place), (b.0, &b.1.place));
    // What befell one man, and another.
    if signs.predicate && signs.patients == Bearing::OtherName && signs.paired < ONE_PASSAGE {
        return 0.0;
    }
    if (a.1.of_several || b.1.of_several) && signs.paired < COPIED {
        return 0.0;
    }
    // The day of one act and the day of another are two dates, however alike the words around them.
    let ahead = |slot: &Slot| {
        slot.place
            .claim
            .is_some_and(|claim| matches!(claim.status, Status::Planned | Status::Expected | Status::Possible))
    };
    // One of two such acts is over and the other to come: two fights of one champion.
    // The day of a death and the day of a find.
    let found = |desk: &Desk, slot: &Slot| {
        slot.place
            .claim
            .is_some_and(|claim| ["found", "discovered"].iter().any(|find| desk.slice(claim.span).contains(find)))
    };
    if signs.other_predicate && signs.paired < ONE_PASSAGE || found(a.0, a.1) != found(b.0, b.1) {
        return 0.0;
    }
    let two_acts = signs.other_predicate || ahead(a.1) != ahead(b.1) && signs.paired < ONE_PASSAGE;
    let apart = if two_acts { OTHER_ACT } else { 0.0 };
    // One deed of one who is named; but one may meet another every day.
    let meets = a.1.place.claim.is_some_and(|claim| claim.class == Some(OutcomeClass::Meeting));
    let named = signs.agents == Bearing::SameName || signs.patients == Bearing::SameName;
    let act = if signs.predicate && named && !meets { NAMED_ACT } else { 0.0 };
    if signs.shared < 2 { 0.0 } else { (signs.score() + act - apart).clamp(0.0, 1.0) }
}

/// Likeness for the choice of partners: an agreeing pair goes before a disagreeing one of the same likeness.
fn ranked(bench: &Bench, a: (&Desk, &Slot), b: (&Desk, &Slot)) -> f32 {
    let score = likeness(bench, a, b);
    let agree = score >= AGREEING_LIKENESS && value::dates(a.0, a.1.date, b.0, b.1.date, false) == Verdict::Agree;
    if agree { score + 0.2 } else { score }
}

fn draft(bench: &Bench, one: &Desk, two: &Desk, a: &Slot, b: &Slot, score: f32) -> Draft {
    let mark = |witness: usize, desk: &Desk, slot: &Slot| Mark {
        witness,
        sentence: slot.place.sentence,
        span: slot.date.span,
        value: value::show_date(desk, slot.date),
        status: None,
    };
    let marks = vec![mark(bench.left, one, a), mark(bench.right, two, b)];
    let (asked, context) = question::of_place(bench.desks, Kind::Date, (bench.left, a.place.sentence), a.date.span);
    Draft {
        kind: Kind::Date,
        relation: Relation::Conflict,
        severity: severity::of(bench.desks, Kind::Date, Relation::Conflict, &marks),
        confidence: (0.35 + 0.5 * score).min(0.95),
        question: asked,
        could_be: Some("two happenings, or another time zone".to_owned()),
        context,
        marks,
        evidence: vec![
            format!("slot: places alike by {score:.2}"),
            format!("read as: {} / {}", a.date.value.why, b.date.value.why),
            "rule: dates of one happening".to_owned(),
        ],
    }
}
