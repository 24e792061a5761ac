//! Two persons of whom each is named by one report only: whether they fill one slot, by all that the reports say of them.

use rustc_hash::FxHashSet;

use super::name::{Bearer, beside};
use super::{Bench, Context, LEAD, weigh};
use crate::discrepancy::cue;
use crate::discrepancy::desk::{Desk, Lexis};
use crate::discrepancy::value::fold;
use crate::mention::{Name, NameKind, NumberKind};

/// Persons less probably in one slot are two.
const LEAST: f32 = 0.42;
/// The same for two of one given name: that two persons of one story share it is rare, and a surname is soon mistaken.
const LEAST_OF_NAMESAKES: f32 = 0.12;
/// So many mentions of a person are looked at.
const MOST_MENTIONS: usize = 6;
/// "36-year-old Duncan Rait": an age stands at most so many bytes before its bearer.
const AGE_BEFORE: u32 = 20;
/// "Duncan Rait, 36": or so many bytes behind.
const AGE_BEHIND: u32 = 3;
/// Surnames that begin with so many equal letters may be one, misspelt.
const ALIKE: usize = 4;

/// What a report says of a person.
pub(super) struct Portrait {
    /// The sentences that name the person, each without the name.
    lines: Vec<(usize, Context)>,
    /// The words right before and right after the name, but for those of saying.
    beside: FxHashSet<(bool, u32)>,
    /// Where in the report the person is first named, from 0 to 1.
    first: f32,
    /// The heads of the roles, but for those that many hold.
    roles: Vec<String>,
    /// What the person does, and what is done to the person, but for saying.
    deeds: FxHashSet<(bool, u32)>,
    ages: Vec<u32>,
}

impl Portrait {
    pub(super) fn new(desk: &Desk, lexis: &Lexis, value: &str, mentions: &[&Name]) -> Self {
        let lines: Vec<(usize, Context)> = mentions
            .iter()
            .take(MOST_MENTIONS)
            .filter_map(|mention| {
                let sentence = desk.witness.sentence_at(mention.span.start)?;
                Some((sentence, Context::of_sentence_without(desk, lexis, sentence, mention.span)))
            })
            .collect();
        let sentences = desk.witness.article.sentences.len().max(1) as f32;
        let mut deeds = FxHashSet::default();
        for claim in desk.witness.claims.iter().filter(|claim| !cue::is_say(&claim.predicate)) {
            let Some(deed) = lexis.stem_of(&claim.predicate) else { continue };
            for (acts, list) in [(true, &claim.agents), (false, &claim.patients)] {
                if list.iter().any(|party| party == value) {
                    deeds.insert((acts, deed));
                }
            }
        }
        Self {
            beside: mentions
                .iter()
                .flat_map(|mention| beside(desk, mention))
                .filter(|(_, word)| !cue::is_say(lexis.text(*word)) && !of_many(lexis.text(*word)))
                .map(|(after, word)| (after, lexis.stem(word)))
                .collect(),
            first: lines.first().map_or(0.0, |(sentence, _)| *sentence as f32) / sentences,
            lines,
            roles: mentions
                .iter()
                .filter_map(|name| name.role.as_ref())
                .map(|role| role.head.clone())
                .filter(|head| !of_many(head))
                .collect(),
            deeds,
            ages: mentions.iter().flat_map(|mention| ages(desk, mention)).collect(),
        }
    }
}

/// Tells whether a story may have several persons in one role.
fn of_many(head: &str) -> bool {
    let last = head.split_whitespace().next_back().unwrap_or(head);
    matches!(
        last,
        "senator"
            | "representative"
            | "congressman"
            | "congresswoman"
            | "member"
            | "spokesperson"
            | "official"
            | "officer"
            | "lawyer"
    )
}

/// Returns the ages that stand beside a mention of a person.
fn ages(desk: &Desk, mention: &Name) -> impl Iterator<Item = u32> {
    let span = mention.span;
    desk.witness.numbers.iter().filter_map(move |number| {
        let aged = number.kind == NumberKind::Age;
        let behind = (aged || number.kind == NumberKind::Plain)
            && number.span.start >= span.end
            && number.span.start - span.end <= AGE_BEHIND;
        let before = aged && number.span.end <= span.start && span.start - number.span.end <= AGE_BEFORE;
        number.value.filter(|_| behind || before).map(|years| years as u32)
    })
}

/// Returns how probably two persons, each named by one report only, fill one slot; 0 where it is too little to say.
///
/// `left` and `right` are all names that one side alone has.
pub(super) fn likeness(bench: &Bench, (a, left): (&Bearer, &[&Bearer]), (b, right): (&Bearer, &[&Bearer])) -> f32 {
    let persons = a.kind == NameKind::Person && b.kind == NameKind::Person;
    // "LiLo" may stand for "Lindsay Lohan": a short name says too little of who bears it.
    if !persons || !a.value.contains(' ') || !b.value.contains(' ') || akin(a.value, b.value) {
        return 0.0;
    }
    let score = weigh::probability(&weigh::PERSONS, weigh::PERSONS_BIAS, &signs(bench, (a, left), (b, right)));
    let least = if namesakes(a.value, b.value) { LEAST_OF_NAMESAKES } else { LEAST };
    if score >= least { score } else { 0.0 }
}

/// Tells whether two full names have one given name.
fn namesakes(a: &str, b: &str) -> bool {
    let given = |name: &str| name.split_once(' ').map(|(given, _)| fold(given)).filter(|given| given.len() > 1);
    given(a).is_some() && given(a) == given(b)
}

/// Tells whether two surnames can be one: the one stands in the other name, or both begin alike.
fn akin(a: &str, b: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(fold).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let (Some(x), Some(y)) = (a.last(), b.last()) else { return true };
    let begin = |word: &str| word.chars().take(ALIKE).collect::<String>();
    a.contains(y) || b.contains(x) || begin(x) == begin(y)
}

/// Reads the signs of two persons, in the order of [`weigh::PERSONS`].
pub(super) fn signs(bench: &Bench, (a, left): (&Bearer, &[&Bearer]), (b, right): (&Bearer, &[&Bearer])) -> [f32; 14] {
    let (x, y) = (&a.portrait, &b.portrait);
    let (_, _, shared) = a.context.shares(&b.context, bench.lexis);
    let beside = x.beside.intersection(&y.beside).count();
    let (mut paired, mut likest, mut words) = (0.0_f32, 0.0_f32, 0);
    for (p, one) in &x.lines {
        for (q, two) in &y.lines {
            paired = paired.max(bench.paired(*p, *q));
            let (cosine, _, common) = one.shares(two, bench.lexis);
            if cosine > likest {
                (likest, words) = (cosine, common);
            }
        }
    }
    let role = x.roles.iter().any(|role| y.roles.contains(role));
    let age = x.ages.iter().any(|age| y.ages.contains(age));
    let lead = |portrait: &Portrait| portrait.lines.first().is_some_and(|(sentence, _)| *sentence < LEAD);
    let often = |bearer: &Bearer| (bearer.mentions.len().max(1) as f32).ln();
    let persons = |all: &[&Bearer]| all.iter().filter(|bearer| bearer.kind == NameKind::Person).count();
    let sign = |holds: bool| if holds { 1.0 } else { 0.0 };
    [
        shared.min(8) as f32 / 8.0,
        beside.min(4) as f32 / 4.0,
        sign(role),
        sign(!x.roles.is_empty() && !y.roles.is_empty() && !role),
        sign(x.roles.is_empty() != y.roles.is_empty()),
        paired,
        words.min(8) as f32 / 8.0,
        (x.first - y.first).abs(),
        sign(lead(x) && lead(y)),
        (often(a) - often(b)).abs(),
        x.deeds.intersection(&y.deeds).count().min(3) as f32 / 3.0,
        sign(age),
        sign(!x.ages.is_empty() && !y.ages.is_empty() && !age),
        (persons(left).max(persons(right)).max(1) as f32).ln(),
    ]
}
