//! Ages of one person: named in both reports, or told of by the same noun or the same deed where each report has one such person.
//!
//! "Molt, 66," and "72-year-old Ada Molt" state one thing whatever stands around them; an age is bound to its bearer.

use std::collections::BTreeSet;

use super::fit::{self, Place, same_predicate};
use super::party::Bearing;
use super::weigh::Example;
use super::{Bench, Context, mutual_best, weigh};
use crate::calendar::Granularity;
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, Verdict, same_bearer};
use crate::discrepancy::{Kind, Relation, cue, question, severity, within};
use crate::mention::{Claim, Date, Name, NameKind, Number, NumberKind, OutcomeClass};
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
/// Ages less probably of one person are of two.
const LEAST_LIKENESS: f32 = 0.4;
/// Two ages of one person are seldom so many years apart.
const MOST_APART: f64 = 15.0;
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
    /// Whether it is told of a person: a name or a noun for one stands with it, or nothing else does.
    of_person: bool,
    /// What the words behind it say of the sex.
    sex: Option<Sex>,
    place: Place<'w>,
    /// Its sentence without it.
    line: Context,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sex {
    Female,
    Male,
}

/// Finds ages of one person that differ.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let left: &[Aged] = left.ages.get_or_init(|| ages(one, bench.lexis));
    let right: &[Aged] = right.ages.get_or_init(|| ages(two, bench.lexis));
    let mut told: Vec<(Span, Span)> = Vec::new();
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
            drafts.push(draft(bench, a, b, None));
            told.push((a.number.span, b.number.span));
        }
    }
    let lone = |all: &[Aged], x: &Aged| all.iter().all(|y| (x.years - y.years).abs() > 0.5);
    let free = |x: &Aged| told.iter().all(|&(one, two)| x.number.span != one && x.number.span != two);
    let lone_left: Vec<&Aged> = left.iter().filter(|a| lone(right, a) && free(a)).collect();
    let lone_right: Vec<&Aged> = right.iter().filter(|b| lone(left, b) && free(b)).collect();
    let pairs = mutual_best(lone_left.len(), lone_right.len(), |a, b| match (lone_left.get(a), lone_right.get(b)) {
        (Some(a), Some(b)) => likeness(bench, (a, left), (b, right)),
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        if let (Some(a), Some(b)) = (lone_left.get(a), lone_right.get(b)) {
            drafts.push(draft(bench, a, b, Some(score)));
        }
    }
}

/// Gathers the signs of ages that are equal or not, one of which at least stands without a name.
pub(super) fn examples(bench: &Bench, examples: &mut Vec<Example>) {
    let (Some((one, two)), Some((left, right))) = (bench.both(), bench.slots()) else { return };
    let left: &[Aged] = left.ages.get_or_init(|| ages(one, bench.lexis));
    let right: &[Aged] = right.ages.get_or_init(|| ages(two, bench.lexis));
    for a in left {
        for b in right.iter().filter(|b| a.owner.is_none() || b.owner.is_none()) {
            if let Some(signs) = signs(bench, (a, left), (b, right)) {
                let same = (a.years - b.years).abs() < 0.5;
                examples.push(Example::new("age", &signs, &a.years.to_string(), same));
            }
        }
    }
}

/// Returns how probably two ages, each told by one report only and one of them at least without a name, are those of one person.
fn likeness(bench: &Bench, (a, left): (&Aged, &[Aged]), (b, right): (&Aged, &[Aged])) -> f32 {
    let named = a.owner.is_some() && b.owner.is_some();
    if two_days(bench, a, b) {
        return 0.0;
    }
    let two_sexes = a.sex.zip(b.sex).is_some_and(|(one, other)| one != other);
    if named || two_sexes || !a.of_person || !b.of_person || (a.years - b.years).abs() > MOST_APART {
        return 0.0;
    }
    let Some(signs) = signs(bench, (a, left), (b, right)) else { return 0.0 };
    let score = weigh::probability(&weigh::AGES, weigh::AGES_BIAS, &signs);
    if score >= LEAST_LIKENESS { score } else { 0.0 }
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
            let noun = if owner.is_some() { None } else { noun(desk, lexis, sentence, number) };
            let sex = sex(desk, lexis, sentence, number);
            let told = owner.is_some() || noun.is_some() || sex.is_some();
            Some(Aged {
                years: number.value?,
                number,
                owner: owner.map(|name| name.value.as_str()),
                of_person: told || stands_alone(desk, lexis, sentence, number),
                noun,
                sex,
                place: Place::new(desk, lexis, sentence, number.span),
                line: Context::of_sentence_without(desk, lexis, sentence, number.span),
            })
        })
        .collect()
}

/// Tells whether no word of content follows an age: "the 36-year-old, who had been living in Melbourne", but no "86-year-old structure".
fn stands_alone(desk: &Desk, lexis: &Lexis, sentence: usize, number: &Number) -> bool {
    let line = desk.line(sentence);
    let next = line.get(line.partition_point(|token| token.span.start < number.span.end));
    next.is_none_or(|token| token.kind == WordKind::Mark || !lexis.content(token.word))
}

/// Returns the sex of the person of an age, where a word right behind it tells it.
fn sex(desk: &Desk, lexis: &Lexis, sentence: usize, number: &Number) -> Option<Sex> {
    let line = desk.line(sentence);
    let after = line.partition_point(|token| token.span.start < number.span.end);
    let words = line.get(after..)?.iter().filter(|token| token.kind == WordKind::Word).take(NOUN_REACH);
    words.map(|token| lexis.text(token.word)).find_map(|word| match word {
        "woman" | "girl" | "mother" | "grandmother" | "daughter" | "sister" | "wife" | "widow" | "actress" | "she"
        | "her" => Some(Sex::Female),
        "man" | "boy" | "father" | "grandfather" | "son" | "brother" | "husband" | "widower" | "actor" | "he"
        | "his" => Some(Sex::Male),
        _ => None,
    })
}

/// Reads the signs of two ages, in the order of [`weigh::AGES`].
fn signs(bench: &Bench, (a, left): (&Aged, &[Aged]), (b, right): (&Aged, &[Aged])) -> Option<[f32; 14]> {
    let (one, two) = bench.both()?;
    let signs = fit::signs(bench, (one, &a.place), (two, &b.place));
    let (_, _, shared) = a.line.shares(&b.line, bench.lexis);
    let sign = |holds: bool| if holds { 1.0 } else { 0.0 };
    let one_fate = fate(a).zip(fate(b)).is_some_and(|(x, y)| same_predicate(x, y));
    let rivals = |all: &[Aged]| all.iter().map(|aged| aged.years as u32).collect::<BTreeSet<u32>>().len();
    let far =
        |desk: &Desk, aged: &Aged| aged.place.sentence as f32 / desk.witness.article.sentences.len().max(1) as f32;
    Some([
        signs.weight.min(12.0) / 12.0,
        signs.shared.min(6) as f32 / 6.0,
        sign(signs.predicate),
        sign(signs.names == Bearing::OtherName),
        signs.shared_names.min(3) as f32 / 3.0,
        signs.paired,
        shared.min(8) as f32 / 8.0,
        (far(one, a) - far(two, b)).abs(),
        sign(a.noun.is_some() && a.noun == b.noun),
        sign(a.noun.is_some() && b.noun.is_some() && a.noun != b.noun),
        sign(a.sex.is_some() && b.sex.is_some() && a.sex != b.sex),
        sign(one_fate),
        (rivals(left).max(rivals(right)) as f32).sqrt() - 1.0,
        sign(rivals(left) == 1 && rivals(right) == 1),
    ])
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

/// Tells whether the sentences of two ages give days that exclude each other: one climber died on Friday, another on Saturday.
fn two_days(bench: &Bench, a: &Aged, b: &Aged) -> bool {
    let Some((one, two)) = bench.both() else { return false };
    let days = |desk: &Desk<'_>, aged: &Aged| -> Vec<Date> {
        let around = desk.witness.article.sentences.get(aged.place.sentence).copied().unwrap_or_default();
        let dates = within(&desk.witness.dates, around, |date| date.span);
        dates.filter(|date| date.value.granularity == Granularity::Day).cloned().collect()
    };
    let (x, y) = (days(one, a), days(two, b));
    let apart = |x: &Date, y: &Date| value::dates(one, x, two, y, false) == Verdict::Conflict;
    !x.is_empty() && !y.is_empty() && x.iter().all(|x| y.iter().all(|y| apart(x, y)))
}

/// Tells whether two ages are told of one person.
fn one_person(bench: &Bench, (a, left): (&Aged, &[Aged]), (b, right): (&Aged, &[Aged])) -> bool {
    if a.owner.is_some() && b.owner.is_some() {
        return same_owner(a, b);
    }
    let Some((one, two)) = bench.both().filter(|_| !two_days(bench, a, b)) else { return false };
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

fn draft(bench: &Bench, a: &Aged, b: &Aged, weighed: Option<f32>) -> Draft {
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
        confidence: weighed.map_or(if named { 0.86 } else { 0.66 }, |score| 0.3 + 0.6 * score),
        question: asked,
        could_be: None,
        context,
        marks,
        evidence: vec![
            match weighed {
                Some(score) => format!("slot: age of one person with probability {score:.2}, by what is told around"),
                None if named => "slot: age of one person, named in both".to_owned(),
                None => "slot: age of the one person of this kind in both".to_owned(),
            },
            "rule: two ages of one person".to_owned(),
        ],
    }
}
