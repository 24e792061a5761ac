//! What two articles have in common beside their terms: names, numbers, days, headlines.
//!
//! Look-alike events share a topic and its words; they differ in who, when and how many.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::background;
use super::context::Context;
use super::day::Day;
use super::terms::{Folder, Term};
use crate::mention::{NameKind, Witness};
use crate::text::{Hashed, WordKind, hash, is_stop_word, mix, normal_key, stem_hash, words};

/// Words of the opening of an article.
const LEAD: usize = 60;
/// The weights of logistic regressions on pairs of reports of look-alike events, in the order of [`figures`]: the means of
/// four, trained on either half of the topics of ECB+ 1 to 35, in one large folder and in folders of 3 to 17 articles.
const WEIGHTS: [f32; 11] = [4.6, 4.2, -2.9, 1.8, 2.8, 0.7, 3.8, 1.6, 3.0, 8.0, 1.05];
const BIAS: f32 = -2.95;
/// The weights of the same in a small folder, and those of what its other articles say of the pair (see [`Context`]): means of two,
/// each trained on one half of the topics of ECB+ 1 to 35 and held to [`WEIGHTS`], on folders of two look-alike events, of one,
/// and of several strangers in equal parts. With them .643 of 300 folders of 3 to 17 articles are grouped exactly right, without
/// them .560.
const SMALL_WEIGHTS: [f32; 11] = [3.44, 2.05, -3.41, 0.1, 1.61, 0.6, 4.17, 2.19, 1.24, 10.66, 0.24];
const CONTEXT_WEIGHTS: Context = [4.31, 1.48, -2.01, -2.49];
const SMALL_BIAS: f32 = 1.57;
/// What speaks against one event when two articles with several persons each share none: reports from one ministry or
/// one court share everything else.
const OTHER_PEOPLE: f32 = 1.6;
/// What speaks against one event when one article has no date: the same people meet again at other times, and such an
/// article is better offered as a near match than taken in.
const UNDATED: f32 = 2.0;

/// Values up to this one stand in reports of anything: "two countries", "one man".
const COMMON_VALUE: f64 = 2.0;
/// By so many amounts that are not shared the share of amounts is held down: one that two articles share proves little.
const FEW_AMOUNTS: usize = 2;

/// What speaks against one event for each doubling of the distance between two days without a year, beyond a week.
const LATER: f32 = 0.3;
const WEEK: i64 = 7;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

type Weighted = Vec<(Term, f32)>;

/// The evidence of one article; each list sorted, with weights of length 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Stems mostly written with a capital letter.
    capital: Weighted,
    /// All other stems.
    small: Weighted,
    names: Weighted,
    /// The last parts of the persons' names, sorted, each once.
    persons: Vec<Term>,
    numbers: Weighted,
    years: Weighted,
    /// Months and days: 100 × month + day.
    days: Weighted,
    title: Weighted,
    lead: Weighted,
    /// What is counted or measured with how much of it, sorted, each once: "12 dead" is not "12 ships".
    amounts: Vec<Term>,
    places: Weighted,
}

impl Evidence {
    fn lists(&mut self) -> [&mut Weighted; 9] {
        let Self { capital, small, names, persons: _, numbers, years, days, title, lead, amounts: _, places } = self;
        [capital, small, names, numbers, years, days, title, lead, places]
    }
}

/// Collects the evidence of all witnesses of a folder.
pub(super) fn evidence(witnesses: &[&Witness], folder: &Folder) -> Vec<Evidence> {
    let texts = (1 + witnesses.len() + *background::TEXTS) as f32;
    let rarity = |term: Term| {
        let df = folder.frequency.get(&term).copied().unwrap_or(0);
        (texts / (1 + df + background::frequency(term)) as f32).ln() + 1.0
    };
    let mut found: Vec<Evidence> = witnesses.par_iter().map(|witness| read(witness, rarity)).collect();
    let mut holders: HashMap<Term, u32, Hashed> = HashMap::default();
    for &(name, _) in found.iter().flat_map(|evidence| &evidence.names) {
        *holders.entry(name).or_insert(0) += 1;
    }
    for evidence in &mut found {
        for (name, weight) in &mut evidence.names {
            *weight *= (texts / (1 + holders.get(name).copied().unwrap_or(1)) as f32).ln();
        }
        evidence.lists().into_iter().for_each(unit);
    }
    found
}

/// Tells how likely two articles report one event, from 0 to 1, given the cosine of their vectors.
///
/// `one`, `other`: their days of publication. Where a day of one of them only is known, or a year is not stated, the gate
/// could not be tried.
pub(super) fn likelihood(cosine: f32, one: (&Evidence, Day), other: (&Evidence, Day)) -> f32 {
    sigmoid(weighed(&figures(cosine, one.0, other.0), &WEIGHTS) + BIAS - doubts(one, other))
}

/// Tells the same in view of the other articles of a folder, which counts by `share` (from 0 to 1): the more, the smaller it is.
pub(super) fn likelihood_among(
    (cosine, context, share): (f32, &Context, f32),
    one: (&Evidence, Day),
    other: (&Evidence, Day),
) -> f32 {
    let figures = figures(cosine, one.0, other.0);
    let large = weighed(&figures, &WEIGHTS) + BIAS;
    let small = weighed(&figures, &SMALL_WEIGHTS) + weighed(context, &CONTEXT_WEIGHTS) + SMALL_BIAS;
    sigmoid(large + share * (small - large) - doubts(one, other))
}

fn weighed(figures: &[f32], weights: &[f32]) -> f32 {
    figures.iter().zip(weights).map(|(figure, weight)| figure * weight).sum()
}

fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// What speaks against one event beside the figures.
fn doubts((a, one): (&Evidence, Day), (b, other): (&Evidence, Day)) -> f32 {
    let people = if other_people(a, b) { OTHER_PEOPLE } else { 0.0 };
    let undated = if (one == Day::Unknown) == (other == Day::Unknown) { 0.0 } else { UNDATED };
    let weeks = one.distance(other).map_or(1.0, |days| (days.max(WEEK) as f32) / WEEK as f32);
    people + undated + LATER * weeks.log2()
}

/// Tells whether both articles name several persons, and none is named by both.
fn other_people(a: &Evidence, b: &Evidence) -> bool {
    a.persons.len() >= 2
        && b.persons.len() >= 2
        && !a.persons.iter().any(|person| b.persons.binary_search(person).is_ok())
}

fn figures(cosine: f32, a: &Evidence, b: &Evidence) -> [f32; 11] {
    [
        cosine,
        dot(&a.capital, &b.capital),
        dot(&a.small, &b.small),
        dot(&a.names, &b.names),
        dot(&a.numbers, &b.numbers),
        dot(&a.years, &b.years),
        dot(&a.days, &b.days),
        dot(&a.title, &b.title),
        dot(&a.lead, &b.lead),
        overlap(&a.amounts, &b.amounts),
        dot(&a.places, &b.places),
    ]
}

/// The share of what either has that both have (Jaccard), held down where both have little.
fn overlap(a: &[Term], b: &[Term]) -> f32 {
    let shared = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
    shared as f32 / (a.len() + b.len() - shared + FEW_AMOUNTS) as f32
}

fn read(witness: &Witness, rarity: impl Fn(Term) -> f32) -> Evidence {
    let mut found = Evidence::default();
    let mut counts: HashMap<Term, (u32, u32), Hashed> = HashMap::default();
    let mut before = String::new();
    let title = witness.article.title.as_deref().unwrap_or_default();
    let mut place = 0;
    for (text, is_title) in [(title, true), (witness.text(), false)] {
        for word in words(text) {
            let written = word.span.of(text);
            let key = normal_key(written);
            place += 1;
            match word.kind {
                WordKind::Number => read_number(&mut found, &key, &before),
                WordKind::Word if !is_stop_word(&key) => {
                    if let (Some(month), Ok(day @ 1..=31)) = (month(&key), before.parse::<u64>()) {
                        found.days.push((100 * month + day, 1.0));
                    }
                    let term = stem_hash(&key);
                    let count = counts.entry(term).or_default();
                    count.0 += 1;
                    count.1 += u32::from(written.starts_with(char::is_uppercase));
                    if is_title {
                        found.title.push((term, rarity(term)));
                    }
                    if place <= LEAD {
                        found.lead.push((term, rarity(term)));
                    }
                }
                WordKind::Word | WordKind::Mark => {}
            }
            before = key;
        }
    }
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_unstable();
    for (term, (all, capital)) in counted {
        let list = if 2 * capital >= all { &mut found.capital } else { &mut found.small };
        list.push((term, (1.0 + (all as f32).ln()) * rarity(term)));
    }
    let mut places: BTreeMap<Term, f32> = BTreeMap::new();
    for name in &witness.names {
        let value = normal_key(&name.value);
        let last = value.split_whitespace().next_back().unwrap_or_default();
        let key = if name.kind == NameKind::Person { last } else { &value };
        let key = hash(key.as_bytes());
        if name.kind == NameKind::Person {
            found.persons.push(key);
        }
        found.names.push((key, 1.0));
        if name.kind == NameKind::Place
            && let Some(first) = value.split_whitespace().next()
        {
            places.insert(key, rarity(stem_hash(first)));
        }
    }
    found.places = places.into_iter().collect();
    for number in &witness.numbers {
        if let Some(value) = number.value.filter(|&value| value > COMMON_VALUE) {
            let of = number.class.as_deref().or(number.unit.as_deref()).unwrap_or_default();
            found.amounts.push(mix(value.to_bits() ^ hash(of.as_bytes())));
        }
    }
    for date in &witness.dates {
        let mut parts = date.value.timex.split(['-', 'T']).skip(1).map(str::parse::<u64>);
        if let (Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next()) {
            found.days.push((100 * month + day, 1.0));
        }
    }
    found.lists().into_iter().for_each(count);
    for list in [&mut found.persons, &mut found.amounts] {
        list.sort_unstable();
        list.dedup();
    }
    found
}

/// Sorts a number into years, days of a month and all others.
fn read_number(found: &mut Evidence, key: &str, before: &str) {
    match (key.parse::<u64>(), month(before)) {
        (Ok(day @ 1..=31), Some(month)) => found.days.push((100 * month + day, 1.0)),
        (Ok(year @ 1900..=2099), _) => found.years.push((year, 1.0)),
        _ => found.numbers.push((hash(key.as_bytes()), 1.0)),
    }
}

/// Returns the number of a month from its name or the usual short form.
fn month(key: &str) -> Option<u64> {
    let bare = key.trim_end_matches('.');
    let is =
        |month: &&str| *month == bare || (bare == "sept" && month.starts_with(bare)) || month.get(..3) == Some(bare);
    Some(MONTHS.iter().position(is)? as u64 + 1)
}

/// Joins equal entries, so that more of them weigh more, but less and less.
fn count(list: &mut Weighted) {
    list.sort_by_key(|&(term, _)| term);
    let runs = list.chunk_by(|a, b| a.0 == b.0);
    let joined =
        runs.filter_map(|run| run.first().map(|&(term, weight)| (term, weight * (1.0 + (run.len() as f32).ln()))));
    *list = joined.collect();
}

fn unit(list: &mut Weighted) {
    let norm = list.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if norm > 0.0 {
        for (_, weight) in list {
            *weight /= norm;
        }
    }
}

/// The scalar product of two lists sorted by term.
pub(super) fn dot(a: &[(Term, f32)], b: &[(Term, f32)]) -> f32 {
    let mut sum = 0.0;
    let (mut a, mut b) = (a.iter(), b.iter());
    let (mut x, mut y) = (a.next(), b.next());
    while let (Some(p), Some(q)) = (x, y) {
        match p.0.cmp(&q.0) {
            std::cmp::Ordering::Less => x = a.next(),
            std::cmp::Ordering::Greater => y = b.next(),
            std::cmp::Ordering::Equal => {
                sum += p.1 * q.1;
                (x, y) = (a.next(), b.next());
            }
        }
    }
    sum
}
