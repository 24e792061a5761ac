//! Ages of one person: named in both reports, or told of by the same noun or the same deed where each report has one such person.
//!
//! "Molt, 66," and "72-year-old Ada Molt" state one thing whatever stands around them; an age is bound to its bearer.

use super::Bench;
use super::fit::{self, Place, same_predicate};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, same_bearer};
use crate::discrepancy::{Kind, Relation, cue, question, severity};
use crate::mention::{Claim, Name, NameKind, Number, NumberKind, OutcomeClass};
use crate::text::lemma::{Forms, verb_form};
use crate::text::{Span, WordKind, is_stop_word};

/// The name that an age is bound to stands within so many bytes after it: "36-year-old New Zealander Duncan Rait".
const NAME_REACH: u32 = 40;
/// "The 52-year-old" is the last person named within so many bytes.
const SPOKEN_REACH: u32 = 300;
/// The noun within so many words: "a 61-year-old Vancouver man".
const NOUN_REACH: usize = 4;
/// Persons without a name are one only where a report tells its main act.
const LEAD: usize = 4;
/// The words around two persons without a name are at least so much alike.
const LEAST_COSINE: f32 = 0.2;
/// No person is older.
const OLDEST: f64 = 115.0;
/// More ages than this in one article are a table; the rest is left out.
const MOST: usize = 60;

/// An age with whom it is told of.
pub(super) struct Aged<'w> {
    years: f64,
    number: &'w Number,
    owner: Option<&'w str>,
    /// The stem of the noun, where no name stands with it: "a 15-year-old boy".
    noun: Option<u32>,
    place: Place<'w>,
}

/// Finds ages of one person that differ.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let left: &[Aged] = left.ages.get_or_init(|| ages(one, bench.lexis));
    let right: &[Aged] = right.ages.get_or_init(|| ages(two, bench.lexis));
    for a in left {
        let mut others = right.iter().filter(|b| one_person(bench, (a, left), (b, right)));
        let Some(b) = others.next() else { continue };
        if others.any(|other| other.years.to_bits() != b.years.to_bits()) {
            continue;
        }
        let differ = (a.years - b.years).abs() > 0.5;
        let told_once =
            |all: &[Aged], x: &Aged| all.iter().all(|y| !same_owner(x, y) || (x.years - y.years).abs() < 0.5);
        if differ && told_once(left, a) && told_once(right, b) && !agreed(left, right, a, b) {
            drafts.push(draft(bench, a, b));
        }
    }
}

fn ages<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Aged<'w>> {
    let numbers = desk.witness.numbers.iter().filter(|number| {
        let years = number.value.is_some_and(|years| (1.0..=OLDEST).contains(&years) && years.fract() == 0.0);
        // "Marn, 22, of Elmsund"
        let ends =
            desk.witness.text().get(number.span.end as usize..).is_some_and(|rest| rest.starts_with([',', '.', ';']));
        let bare = number.kind == NumberKind::Plain && ends;
        years
            && number.high.is_none()
            && number.modifier.is_none()
            && value::is_age(desk, number)
            && (number.kind == NumberKind::Age || bare)
    });
    numbers
        .take(MOST)
        .filter_map(|number| {
            let sentence = desk.witness.sentence_at(number.span.start)?;
            let fit = matches!(desk.manner(sentence), Manner::Statement | Manner::Conditional)
                && !super::counted::of_relative(desk, lexis, sentence, number);
            let owner = fit.then(|| owner(desk, sentence, number))?;
            Some(Aged {
                years: number.value?,
                number,
                owner: owner.map(|name| name.value.as_str()),
                noun: if owner.is_some() { None } else { noun(desk, lexis, sentence, number) },
                place: Place::new(desk, lexis, sentence, number.span),
            })
        })
        .collect()
}

/// Returns the person whose age a number gives: the name before its comma, or the next one behind it in the same phrase.
fn owner<'w>(desk: &Desk<'w>, sentence: usize, number: &Number) -> Option<&'w Name> {
    let names = &desk.witness.names;
    let person =
        |name: &&Name| name.kind == NameKind::Person && desk.witness.sentence_at(name.span.start) == Some(sentence);
    let end = names.partition_point(|name| name.span.end <= number.span.start);
    let before = end.checked_sub(1).and_then(|at| names.get(at)).filter(person);
    if let Some(name) = before
        && matches!(
            desk.slice(Span { start: name.span.end, end: number.span.start }).trim(),
            "," | ", who is" | ", aged"
        )
    {
        return Some(name);
    }
    if let Some(name) = spoken_of(desk, number, names.get(..end).unwrap_or(&[])) {
        return Some(name);
    }
    let mut after = names.iter().skip(end).skip_while(|name| name.span.start < number.span.end);
    let next = after.find(|name| name.kind == NameKind::Person).filter(person)?;
    let gap = Span { start: number.span.end, end: next.span.start };
    let words = desk.slice(gap);
    let near = gap.end - gap.start <= NAME_REACH && !words.contains([',', '.', ';', '(', '"', '“']);
    let joined = words
        .split_whitespace()
        .any(|word| matches!(word, "of" | "by" | "and" | "in" | "with" | "who" | "was" | "is" | "to" | "from"));
    (near && !joined).then_some(next)
}

/// Returns the last person named before "the 52-year-old", where nothing else is said of whom it is.
fn spoken_of<'w>(desk: &Desk<'w>, number: &Number, before: &'w [Name]) -> Option<&'w Name> {
    let text = desk.witness.text();
    let definite = text.get(..number.span.start as usize).is_some_and(|rest| {
        let rest = rest.trim_end();
        rest.ends_with(" the") || rest.ends_with("The")
    });
    let next =
        text.get(number.span.end as usize..)?.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())?;
    let mark = text.get(number.span.end as usize..)?.trim_start().starts_with([',', '.', ';', '’', '\'']);
    let alone = mark || {
        let small = is_stop_word(next);
        small || next.ends_with("ed") || verb_form(next).is_some_and(|form| form.forms.has(Forms::PAST))
    };
    let name = before.iter().rev().find(|name| name.kind == NameKind::Person)?;
    (definite && number.kind == NumberKind::Age && alone && number.span.start - name.span.end <= SPOKEN_REACH)
        .then_some(name)
}

/// Returns the stem of the noun that an age is told of: "a 15-year-old *boy*".
fn noun(desk: &Desk, lexis: &Lexis, sentence: usize, number: &Number) -> Option<u32> {
    let line = desk.line(sentence);
    let after = line.partition_point(|token| token.span.start < number.span.end);
    let phrase = line
        .get(after..)?
        .iter()
        .take(NOUN_REACH)
        .take_while(|token| token.kind != WordKind::Mark || desk.slice(token.span) == "-");
    phrase.into_iter().find(|token| cue::is_person_noun(lexis.text(token.word))).map(|token| lexis.stem(token.word))
}

fn same_owner(a: &Aged, b: &Aged) -> bool {
    a.owner.zip(b.owner).is_some_and(|(a, b)| same_bearer(a, b))
}

/// Tells whether either age is told by the other report too, of the same person or of somebody without a name.
fn agreed(left: &[Aged], right: &[Aged], a: &Aged, b: &Aged) -> bool {
    let has = |all: &[Aged], x: &Aged| {
        all.iter()
            .any(|y| (x.years - y.years).abs() < 0.5 && (x.owner.is_none() || y.owner.is_none() || same_owner(x, y)))
    };
    has(right, a) || has(left, b)
}

/// Returns what befell the person of an age: a death, an arrest, a charge, a verdict.
fn fate<'w>(aged: &Aged<'w>) -> Option<&'w Claim> {
    use OutcomeClass::{Casualty, Charge, Court, Custody};
    aged.place.claim.filter(|claim| matches!(claim.class, Some(Casualty | Charge | Custody | Court)))
}

/// Tells whether two ages are told of one person.
fn one_person(bench: &Bench, (a, left): (&Aged, &[Aged]), (b, right): (&Aged, &[Aged])) -> bool {
    if a.owner.is_some() && b.owner.is_some() {
        return same_owner(a, b);
    }
    let Some((one, two)) = bench.both() else { return false };
    let signs = fit::signs(bench, (one, &a.place), (two, &b.place));
    let alike = signs.shared >= 2 && (signs.cosine >= LEAST_COSINE || signs.paired > 0.0);
    let lead = a.place.sentence < LEAD && b.place.sentence < LEAD;
    // The same noun, once in each report: "a 15-year-old boy".
    let only = |all: &[Aged], x: &Aged| all.iter().filter(|y| y.noun == x.noun && y.owner.is_none()).count() == 1;
    if a.noun.is_some() && a.noun == b.noun {
        return alike && only(left, a) && only(right, b) && (lead || signs.predicate);
    }
    // The same deed, which befell one person of a known age in each report.
    let once = |all: &[Aged], x: &Aged| {
        let mine = fate(x);
        all.iter().filter(|y| mine.zip(fate(y)).is_some_and(|(mine, other)| same_predicate(mine, other))).count() == 1
    };
    a.owner.is_some() != b.owner.is_some()
        && alike
        && lead
        && fate(a).zip(fate(b)).is_some_and(|(x, y)| same_predicate(x, y))
        && once(left, a)
        && once(right, b)
}

fn draft(bench: &Bench, a: &Aged, b: &Aged) -> Draft {
    let mark = |witness: usize, aged: &Aged| Mark {
        witness,
        sentence: aged.place.sentence,
        span: aged.number.span,
        value: format!("{} years old", aged.years),
        status: None,
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let named = a.owner.is_some() && b.owner.is_some();
    let (asked, context) = question::of_place(bench.desks, Kind::Number, (bench.left, a.place.sentence), a.number.span);
    Draft {
        kind: Kind::Number,
        relation: Relation::Conflict,
        severity: severity::of(bench.desks, Kind::Number, Relation::Conflict, &marks),
        confidence: if named { 0.86 } else { 0.66 },
        question: asked,
        could_be: None,
        context,
        marks,
        evidence: vec![
            if named {
                "slot: age of one person, named in both"
            } else {
                "slot: age of the one person of this kind in both"
            }
            .to_owned(),
            "rule: two ages of one person".to_owned(),
        ],
    }
}
