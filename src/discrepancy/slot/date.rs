//! Dates of one happening: each date belongs to the claim whose clause holds it.

use super::fit::{self, Place, Signs};
use super::party::Bearing;
use super::weigh::Example;
use super::{Bench, Context, mutual_best, weigh};
use crate::calendar::{Granularity, TimeKind};
use crate::discrepancy::desk::{Desk, Lexis, Manner, Token};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::{Kind, Relation, cue, question, severity, within};
use crate::mention::{Date, NumberKind, Status};
use crate::text::{Span, WordKind};

/// Places that less probably tell of one happening do not.
const LEAST_LIKENESS: f32 = 0.5;
/// The same for two dates that stand with two predicates.
const LEAST_LIKENESS_OF_TWO_ACTS: f32 = 0.52;
/// Only sentences paired so well tell one day once before a noun ("the 2012 attack") and once not ("in 2016").
const ONE_SENTENCE: f32 = 0.5;
/// A date that the other report gives at a place so much alike is no disagreement.
const AGREEING_LIKENESS: f32 = 0.25;
/// … nor one that it gives at a place that is less alike by this factor at most.
const AGREEING_SHARE: f32 = 0.6;
/// Sentences paired so well are copies of one another.
const COPIED: f32 = 0.8;
/// Two acts are told by one happening only in sentences that were paired at all.
const BOTH_TOLD: f32 = 0.15;
/// Sentences paired so well tell one act, at whatever stage.
const ONE_PASSAGE: f32 = 0.3;
/// How far before and behind a date a word of content beside it is looked for, in words.
const BESIDE: usize = 5;
/// More dates than this in one article are a chronicle; the rest is left out.
const MOST_DATES: usize = 120;

/// A verb of saying lies at most so many words before the day on which it was said: "told The Harbour Post on Saturday".
const SAYING_REACH: usize = 7;

#[expect(clippy::struct_excessive_bools, reason = "independent signs of how it is told, not states of one thing")]
pub(super) struct Slot<'w> {
    date: &'w Date,
    place: Place<'w>,
    /// Whether it is the day on which something was said, and not that of what is told.
    of_saying: bool,
    /// Whether its sentence counts what happened: "for the second time".
    of_several: bool,
    /// Whether it tells one of several happenings apart by its day: "Thursday's meeting".
    owns: bool,
    /// Whether it begins or ends a length of time: "from 2000 to 2006".
    edge: Option<Edge>,
    /// Whether it is part of the name of something known: "the 2012 attack".
    of_noun: bool,
    /// The ages that its sentence gives.
    ages: Vec<u32>,
    /// Its sentence without it.
    line: Context,
    /// The stems of the words of content beside it.
    beside: (Option<u32>, Option<u32>),
    /// How many dates of its grain the report gives.
    rivals: usize,
}

/// Which end of a length of time a date is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Begin,
    End,
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
        let two_acts = fit::signs(bench, (one, &a.place), (two, &b.place)).other_predicate;
        let least = if two_acts { LEAST_LIKENESS_OF_TWO_ACTS } else { LEAST_LIKENESS };
        if score >= least && !elsewhere(bench, (one, a, left), (two, b, right), score) {
            let mut draft = draft(bench, one, two, (a, b, score));
            if two_acts {
                draft.confidence = 0.38 + 0.25 * score;
                // Whichever of the two acts is asked for, the other date would answer another question.
                "When was it?".clone_into(&mut draft.question);
            }
            drafts.push(draft);
        }
    }
}

/// Gathers the signs of dates that agree or exclude each other.
pub(super) fn examples(bench: &Bench, examples: &mut Vec<Example>) {
    let (Some((one, two)), Some((left, right))) = (bench.both(), bench.slots()) else { return };
    let left: &[Slot] = left.dates.get_or_init(|| slots(one, bench.lexis));
    let right: &[Slot] = right.dates.get_or_init(|| slots(two, bench.lexis));
    for a in left {
        for b in right.iter().filter(|b| comparable(a, b)) {
            let same = match value::dates(one, a.date, two, b.date, false) {
                Verdict::Agree => true,
                Verdict::Conflict => false,
                Verdict::Unclear | Verdict::Variant => continue,
            };
            let signs = signs(bench, &fit::signs(bench, (one, &a.place), (two, &b.place)), a, b);
            examples.push(Example::new("date", &signs, &value::show_date(one, a.date), same));
        }
    }
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    let mut slots: Vec<Slot> = desk
        .witness
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
            let of_several = of_several(desk, lexis, sentence);
            Some(Slot {
                date,
                place: Place::new(desk, lexis, sentence, date.span),
                of_saying,
                of_several,
                owns: owns(desk, lexis, sentence, date),
                edge: edge(desk, lexis, sentence, date),
                of_noun: of_noun(desk, lexis, sentence, date),
                ages: ages(desk, sentence),
                line: Context::of_sentence_without(desk, lexis, sentence, date.span),
                beside: beside(desk, lexis, sentence, date.span),
                rivals: 0,
            })
        })
        .collect();
    let rivals: Vec<usize> =
        slots.iter().map(|slot| slots.iter().filter(|other| comparable(slot, other)).count()).collect();
    for (slot, count) in slots.iter_mut().zip(rivals) {
        slot.rivals = count;
    }
    slots
}

/// Tells whether a date is part of the name of something known: "the 2012 Benghazi attack", "the Sept. 11 attacks".
fn of_noun(desk: &Desk, lexis: &Lexis, sentence: usize, date: &Date) -> bool {
    let line = desk.line(sentence);
    let first = line.partition_point(|token| token.span.start < date.span.start);
    let before = first.checked_sub(1).and_then(|at| line.get(at)).map(|token| lexis.text(token.word));
    let next = line.get(line.partition_point(|token| token.span.start < date.span.end));
    before == Some("the") && next.is_some_and(|token| token.kind == WordKind::Word && lexis.content(token.word))
}

/// Returns the ages in a sentence.
fn ages(desk: &Desk, sentence: usize) -> Vec<u32> {
    let Some(&around) = desk.witness.article.sentences.get(sentence) else { return Vec::new() };
    let ages = within(&desk.witness.numbers, around, |number| number.span)
        .filter(|number| number.kind == NumberKind::Age || value::is_age(desk, number));
    ages.filter_map(|number| number.value).map(|years| years as u32).collect()
}

/// Returns the stems of the nearest words of content before and behind a place in its sentence.
fn beside(desk: &Desk, lexis: &Lexis, sentence: usize, place: Span) -> (Option<u32>, Option<u32>) {
    let line = desk.line(sentence);
    let first = line.partition_point(|token| token.span.start < place.start);
    let after = line.partition_point(|token| token.span.start < place.end);
    let content = |token: &&Token| token.kind != WordKind::Mark && lexis.content(token.word);
    let stem = |token: &Token| lexis.stem(token.word);
    let before = line.get(first.saturating_sub(BESIDE)..first).unwrap_or(&[]).iter().rev().find(content).map(stem);
    let behind = line.get(after..line.len().min(after + BESIDE)).unwrap_or(&[]).iter().find(content).map(stem);
    (before, behind)
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

/// Tells whether the sentence of a date counts what happened.
fn of_several(desk: &Desk, lexis: &Lexis, sentence: usize) -> bool {
    desk.line(sentence).iter().any(|token| matches!(lexis.text(token.word), "second" | "third" | "another" | "again"))
}

/// Tells whether a date owns what happened: "Thursday night's meeting".
fn owns(desk: &Desk, lexis: &Lexis, sentence: usize, date: &Date) -> bool {
    let line = desk.line(sentence);
    let next = line.get(line.partition_point(|token| token.span.start < date.span.end));
    desk.slice(date.span).ends_with("'s") || next.is_some_and(|token| lexis.text(token.word) == "'s")
}

/// Returns which end of a length of time a date is, by the words beside it.
fn edge(desk: &Desk, lexis: &Lexis, sentence: usize, date: &Date) -> Option<Edge> {
    let line = desk.line(sentence);
    let first = line.partition_point(|token| token.span.start < date.span.start);
    let word = |at: Option<usize>| at.and_then(|at| line.get(at)).map_or("", |token| lexis.text(token.word));
    let before = word(first.checked_sub(1));
    let next = word(Some(line.partition_point(|token| token.span.start < date.span.end)));
    let written = desk.slice(date.span);
    let both = written.starts_with("between ") || written.contains(" to ");
    match (before, next) {
        _ if both => Some(Edge::Begin),
        ("between", _) | ("from", "to" | "until" | "through") => Some(Edge::Begin),
        ("until" | "till" | "through", _) => Some(Edge::End),
        ("to", _)
            if line
                .get(first.saturating_sub(BESIDE)..first)
                .is_some_and(|near| near.iter().any(|token| lexis.text(token.word) == "from")) =>
        {
            Some(Edge::End)
        }
        _ => None,
    }
}

/// Tells whether either date is also given, in some form, by the other report for a happening that is alike.
fn elsewhere(
    bench: &Bench,
    (one, a, left): (&Desk, &Slot, &[Slot]),
    (two, b, right): (&Desk, &Slot, &[Slot]),
    score: f32,
) -> bool {
    // "A July 1997 conviction" and "in 1997 he was convicted" agree too, but "this week" takes nothing from "Friday" and "Saturday".
    let agrees = |x: &Slot, y: &Slot| {
        (comparable(x, y) || of_year(x) && of_year(y))
            && value::dates(one, x.date, two, y.date, false) == Verdict::Agree
            && likeness(bench, (one, x), (two, y)) >= AGREEING_LIKENESS.max(AGREEING_SHARE * score)
    };
    right.iter().any(|other| agrees(a, other)) || left.iter().any(|other| agrees(other, b))
}

/// Tells whether a date is a year or a part of one.
fn of_year(slot: &Slot) -> bool {
    use Granularity::{Half, Month, Quarter, Season, Year};
    matches!(slot.date.value.granularity, Month | Quarter | Season | Half | Year)
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

/// Returns how probably two dates are those of one happening; 0 where something tells their happenings apart.
fn likeness(bench: &Bench, a: (&Desk, &Slot), b: (&Desk, &Slot)) -> f32 {
    if a.1.of_saying != b.1.of_saying {
        return 0.0;
    }
    let signs = fit::signs(bench, (a.0, &a.1.place), (b.0, &b.1.place));
    // One of two such acts is over and the other to come: two fights of one champion.
    let ahead = |slot: &Slot| {
        slot.place
            .claim
            .is_some_and(|claim| matches!(claim.status, Status::Planned | Status::Expected | Status::Possible))
    };
    // What befell one man, and another.
    let other_theme = signs.predicate && signs.patients == Bearing::OtherName;
    let apart = other_theme || a.1.of_several || b.1.of_several || ahead(a.1) != ahead(b.1);
    if apart && signs.paired < ONE_PASSAGE || signs.other_predicate && signs.paired < BOTH_TOLD {
        return 0.0;
    }
    // Sentences on persons of other ages are on two persons.
    let two_persons =
        !a.1.ages.is_empty() && !b.1.ages.is_empty() && !a.1.ages.iter().any(|age| b.1.ages.contains(age));
    let two_ways = a.1.of_noun != b.1.of_noun || a.1.edge != b.1.edge || deictic(a) || deictic(b);
    if (two_persons || two_ways) && signs.paired < ONE_SENTENCE || (a.1.owns || b.1.owns) && signs.paired < COPIED {
        return 0.0;
    }
    if two_clocks(a, b) {
        return 0.0;
    }
    // The day of a death and the day of a find.
    let found = |desk: &Desk, slot: &Slot| {
        slot.place
            .claim
            .is_some_and(|claim| ["found", "discovered"].iter().any(|find| desk.slice(claim.span).contains(find)))
    };
    if found(a.0, a.1) != found(b.0, b.1) {
        return 0.0;
    }
    weigh::probability(&weigh::DATES, weigh::DATES_BIAS, &self::signs(bench, &signs, a.1, b.1))
}

/// Tells whether a date is a year that is told by its place only: "the year", "last year".
fn deictic((desk, slot): (&Desk, &Slot)) -> bool {
    let digit = desk.slice(slot.date.span).bytes().any(|byte| byte.is_ascii_digit());
    slot.date.value.granularity == Granularity::Year && !digit
}

/// Tells whether two times of day need not differ: the clocks of two zones, or one hour of which a report leaves the day to be read.
fn two_clocks((one, a): (&Desk, &Slot), (two, b): (&Desk, &Slot)) -> bool {
    let clock = |slot: &Slot| slot.date.value.timex.split_once('T').map(|(_, clock)| clock.to_owned());
    let (Some(x), Some(y)) = (clock(a), clock(b)) else { return false };
    let zone = |clock: &str| clock.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').to_owned();
    let dated = |desk: &Desk, slot: &Slot| desk.slice(slot.date.span).contains("day");
    zone(&x) != zone(&y) || x == y && !(dated(one, a) && dated(two, b))
}

/// Reads the signs of two dates, in the order of [`weigh::DATES`].
fn signs(bench: &Bench, signs: &Signs, a: &Slot, b: &Slot) -> [f32; 15] {
    let sign = |holds: bool| if holds { 1.0 } else { 0.0 };
    let (_, _, shared) = a.line.shares(&b.line, bench.lexis);
    let one_word = |x: Option<u32>, y: Option<u32>| sign(x.is_some() && x == y);
    [
        signs.weight.min(12.0) / 12.0,
        signs.shared.min(6) as f32 / 6.0,
        sign(signs.patients == Bearing::SameName),
        sign(signs.patients == Bearing::SameNoun),
        sign(signs.predicate),
        sign(signs.other_predicate),
        sign(signs.names == Bearing::OtherName),
        signs.shared_names.min(3) as f32 / 3.0,
        signs.paired,
        sign(signs.lead),
        shared.min(8) as f32 / 8.0,
        one_word(a.beside.0, b.beside.0),
        one_word(a.beside.1, b.beside.1),
        (a.rivals.max(b.rivals) as f32).sqrt() - 1.0,
        sign(a.rivals == 1 && b.rivals == 1),
    ]
}

/// Likeness for the choice of partners: an agreeing pair goes before a disagreeing one of the same likeness.
fn ranked(bench: &Bench, a: (&Desk, &Slot), b: (&Desk, &Slot)) -> f32 {
    let score = if comparable(a.1, b.1) { likeness(bench, a, b) } else { 0.0 };
    let agree = score >= AGREEING_LIKENESS && value::dates(a.0, a.1.date, b.0, b.1.date, false) == Verdict::Agree;
    if agree { score + 0.2 } else { score }
}

fn draft(bench: &Bench, one: &Desk, two: &Desk, (a, b, score): (&Slot, &Slot, f32)) -> Draft {
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
            format!("slot: one happening with probability {score:.2}, by what is told around"),
            format!("read as: {} / {}", a.date.value.why, b.date.value.why),
            "rule: dates of one happening".to_owned(),
        ],
    }
}
