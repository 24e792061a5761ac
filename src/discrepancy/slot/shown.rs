//! Whether two claims that look alike are shown to be of one slot: the same actors, the same thing, the same day.
//!
//! A denial of one deed and the report of another are the commonest false alarm, so that what is not shown to be one is left alone.

use super::Bench;
use super::claim::{Slot, theme};
use super::deed::gives;
use super::party::{Bearing, bearing};
use crate::calendar::{self, Nearness, TimeKind};
use crate::discrepancy::cue;
use crate::discrepancy::desk::{Desk, Lexis, Token};
use crate::discrepancy::{Kind, Relation, within};
use crate::mention::{Claim, NameKind, OutcomeClass, Status};
use crate::text::{Span, WordKind};

/// Sentences paired so well tell one act, whatever they call those who take part.
const ONE_PASSAGE: f32 = 0.5;
/// The direct object stands within so many words after its verb.
const OBJECT_REACH: usize = 8;
/// Sentences paired so well tell one act, if nothing speaks against it.
const ONE_ACT: f32 = 0.3;

/// Tells whether nothing shows that two claims tell two acts: other actors, another object, a denial of one person's part.
pub(super) fn may_be_one(
    bench: &Bench,
    (one, a): (&Desk, &Slot),
    (two, b): (&Desk, &Slot),
    (kind, relation): (Kind, Relation),
) -> bool {
    if relation == Relation::Conflict && (own_part(one, a, b) || own_part(two, b, a)) {
        return false;
    }
    if bench.paired(a.sentence, b.sentence) >= ONE_PASSAGE || a.claim.class == Some(OutcomeClass::Meeting) {
        return true;
    }
    let agents = bearing(&a.agents, &b.agents);
    if agents == Bearing::OtherName {
        return false;
    }
    let same = |bearing: Bearing| matches!(bearing, Bearing::SameName | Bearing::SameNoun);
    let alone = |slot: &Slot| slot.agents.is_empty();
    if kind == Kind::Attribution {
        // What a speaker doubts in his own words, another need not.
        return !one.in_quotation(a.claim.span) && !two.in_quotation(b.claim.span);
    }
    // One actor, or nobody's deed done to one thing; what stands in one passage need not name them.
    let shown = same(agents)
        || alone(a) && alone(b) && same(bearing(theme(a), theme(b)))
        || bench.paired(a.sentence, b.sentence) >= ONE_ACT;
    if a.claim.predicate == b.claim.predicate && !shown {
        return false;
    }
    // What was done in a year that is named is the story's past, and ahead of nothing.
    if relation == Relation::Shift
        && a.claim.predicate == b.claim.predicate
        && (of_past(one, a.sentence) || of_past(two, b.sentence))
    {
        return false;
    }
    // One person's demand and another's refusal are two wills.
    let willed = |slot: &Slot| matches!(slot.claim.status, Status::Planned | Status::Possible | Status::Expected);
    if relation == Relation::Conflict
        && (willed(a) || willed(b))
        && !(same(agents) || a.agents.is_empty() && b.agents.is_empty() && same(bearing(theme(a), theme(b))))
    {
        return false;
    }
    a.claim.predicate != b.claim.predicate || same_things(bench.lexis, (one, a), (two, b))
}

/// Tells whether a sentence tells of a year that it names, or of years ago.
pub(super) fn of_past(desk: &Desk, sentence: usize) -> bool {
    let Some(&around) = desk.witness.article.sentences.get(sentence) else { return false };
    within(&desk.witness.dates, around, |date| date.span).any(|date| {
        let written = desk.slice(date.span);
        let year = written.len() == 4 && written.chars().all(|c| c.is_ascii_digit());
        // "in 2003", but "the 2016 race"
        let before = desk.line(sentence).iter().rev().find(|token| token.span.end <= date.span.start);
        let within_it = before.is_some_and(|token| matches!(desk.slice(token.span), "in" | "In" | "since" | "until"));
        year && within_it || written.ends_with("years ago")
    })
}

/// Tells whether a denial of one person's deed stands against a deed of nobody named: "she did not send it", "it was sent".
fn own_part(desk: &Desk, denying: &Slot, other: &Slot) -> bool {
    let person = |value: &String| {
        let mut names = desk.witness.names.iter();
        names.any(|name| name.kind == NameKind::Person && name.value == *value)
    };
    denying.claim.status == Status::Failed
        && other.agents.is_empty()
        && !other.patients.is_empty()
        && denying.claim.agents.iter().chain(&denying.pronoun).any(person)
}

/// Tells whether two claims name a thing in common, or one of them names none.
fn same_things(lexis: &Lexis, a: (&Desk, &Slot), b: (&Desk, &Slot)) -> bool {
    let (x, y) = (things(lexis, a), things(lexis, b));
    x.is_empty() || y.is_empty() || x.iter().any(|stem| y.contains(stem))
}

/// Returns the stems of what a claim is about: those acted on and the words of the direct object, without the one to whom a thing is given.
fn things(lexis: &Lexis, (desk, slot): (&Desk, &Slot)) -> Vec<u32> {
    let giving = gives(&slot.claim.predicate);
    let people: Vec<u32> = slot.people.iter().filter_map(|person| lexis.stem_of(person)).collect();
    let line = desk.line(slot.sentence);
    let from = line.partition_point(|token| token.span.start < slot.claim.span.end);
    let object = line
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take(OBJECT_REACH)
        .take_while(|token| {
            token.kind != WordKind::Mark
                && !ends_object(lexis.text(token.word))
                && token.span.end <= slot.claim.clause.end
        })
        .filter(|token| lexis.content(token.word))
        .map(|token| lexis.stem(token.word));
    // "The opening of the new Arn bridge": what an event noun is said of stands within the claim.
    let inside = line
        .iter()
        .filter(|token| slot.claim.nominal && slot.claim.span.contains(token.span) && lexis.content(token.word));
    let object = object.chain(inside.map(|token| lexis.stem(token.word)));
    let patients = slot
        .patients
        .iter()
        .filter(|party| !giving || !party.is_named())
        .flat_map(|party| party.stems().iter().copied());
    let mut all: Vec<u32> = patients.chain(object).filter(|stem| !giving || !people.contains(stem)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Tells whether a word ends a direct object.
fn ends_object(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "over"
            | "for"
            | "with"
            | "by"
            | "from"
            | "as"
            | "to"
            | "after"
            | "before"
            | "when"
            | "while"
            | "because"
            | "that"
            | "who"
            | "which"
            | "and"
            | "but"
            | "since"
            | "during"
            | "under"
            | "against"
            | "into"
            | "about"
    )
}

/// Tells whether opposite sides of a family exclude each other, given who takes part.
///
/// Who buys and who sells are two persons in one act; praise and blame come from two mouths; what starts may well end.
pub(super) fn excludes(a: &Slot, b: &Slot) -> bool {
    let same = |bearing: Bearing| matches!(bearing, Bearing::SameName | Bearing::SameNoun);
    let agents = bearing(&a.agents, &b.agents);
    let patients = bearing(&a.patients, &b.patients);
    match a.claim.class {
        // "A beat B" and "A lost to B"; but "A beat B" and "B lost to A" agree.
        Some(OutcomeClass::Contest) => {
            (same(agents) || same(patients))
                && !same(bearing(&a.agents, &b.patients))
                && !same(bearing(&a.patients, &b.agents))
        }
        Some(OutcomeClass::Trade) => same(agents),
        // A statement is released, a man arrested; one escapes, another is held.
        Some(OutcomeClass::Custody) => same(bearing(theme(a), theme(b))),
        Some(OutcomeClass::Stance | OutcomeClass::Say) => {
            same(agents) || agents == Bearing::Open && same(bearing(theme(a), theme(b)))
        }
        Some(OutcomeClass::Phase) => {
            let lasts = |claim: &Claim| {
                matches!(
                    claim.predicate.as_str(),
                    "continue" | "resume" | "go on" | "persist" | "remain" | "last" | "reopen" | "go ahead" | "proceed"
                )
            };
            lasts(a.claim) || lasts(b.claim)
        }
        Some(OutcomeClass::Meeting | OutcomeClass::People) => false,
        _ => true,
    }
}

/// Tells whether a verb of saying stands between a date and a claim: in "Moss said on Friday that the yard closed", Friday is the day of the saying.
fn of_saying(desk: &Desk, lexis: &Lexis, date: Span, claim: Span) -> bool {
    let (from, to) = (date.start.min(claim.start), date.end.max(claim.start));
    let sentence = desk.witness.sentence_at(claim.start).unwrap_or(usize::MAX);
    let words = desk.line(sentence).iter();
    // "Moss said Friday": the verb stands right before the date.
    let before = words.clone().take_while(|token| token.span.end <= date.start).last();
    let said = |token: &Token| cue::is_say(lexis.text(token.word));
    before.is_some_and(said) || words.filter(|token| token.span.start >= from && token.span.end <= to).any(said)
}

/// Tells whether two claims carry dates that cannot be one day's: two happenings.
pub(super) fn other_day(lexis: &Lexis, (one, a): (&Desk, &Slot), (two, b): (&Desk, &Slot)) -> bool {
    let dates = |desk: &Desk, slot: &Slot| {
        within(&desk.witness.dates, slot.claim.clause, |date| date.span)
            .filter(|date| matches!(date.value.kind, TimeKind::Date | TimeKind::Time) && date.value.interval.is_some())
            .filter(|date| !of_saying(desk, lexis, date.span, slot.claim.span))
            .map(|date| date.value.clone())
            .take(3)
            .collect::<Vec<_>>()
    };
    let (x, y) = (dates(one, a), dates(two, b));
    !x.is_empty() && !y.is_empty() && x.iter().all(|p| y.iter().all(|q| calendar::compare(p, q) == Nearness::Disjoint))
}
