//! How alike two sentences are: rare stems within the event, character n-grams, and the share of common stems.
//!
//! Score = 0.35 × idf-weighted cosine of stems + 0.4 × cosine of character 3- to 5-grams + 0.25 × Jaccard of stems, from 0 to 1.
//! The weights are those that gave the best rows on ECB+ topics 1 to 35 (Cybulska and Vossen 2014); the n-grams carry what stemming misses: spellings, compounds, inflections of names.
//!
//! Where rows are made, a pair counts for more the more of what was done both sentences tell, and the shorter they are: see [`Sentences::lift`].

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::heading::Line;
use crate::linkage::Pair;
use crate::mention::{Claim, Witness};
use crate::text::{Hashed, Span, WordKind, hash, is_stop_word, mix, normal_key, stem_hash, words};

/// The weights of the three parts of a score.
const COSINE: f32 = 0.35;
const JACCARD: f32 = 0.25;
const GRAMS: f32 = 0.4;

/// What happens in a sentence weighs so many times its idf: sentences are of one statement by what they tell, more than by whom
/// they name. On ECB+ topics 1 to 35 it gives .502 and .755 (strict and clear) where 1 gave .497 and .744, 2 .503 and .731.
const ACTION: f32 = 1.5;

/// By how much a pair counts for more that tells the same actions, and the same actions of the same participants. On ECB+ topics
/// 1 to 35 both together, with rows cut at .13, give .508 and .783 where none, cut at .12, gave .499 and .757; each half of
/// the topics gains. The double of the second, or numbers and names beside them, gave less.
const SAME_ACTIONS: f32 = 1.0;
const SAME_DEEDS: f32 = 0.5;

/// By how much a pair counts for more the fewer stems its sentences have, and for less the more: none at [`LENGTH`] stems. Long
/// sentences share words of what they mention beside their statement. With [`NO_ACTION`] and rows cut at .15, on ECB+ topics 1
/// to 35 it gives .504 and .774 (strict and clear) where neither gave .498 and .770.
const SHORT: f32 = 0.9;
const LENGTH: f32 = 20.0;
/// By how much a pair counts for less of which one tells no action: a name alone is no statement.
const NO_ACTION: f32 = 0.5;
/// What a pair counts at least, as a share of its score; in full where the words alone say that it is one statement.
const LEAST: f32 = 0.05;

/// From this score on, the words alone say that two sentences are one statement.
pub(super) const SAME: f32 = 0.3;
/// From this score on, two sentences may stand side by side.
pub(super) const BESIDE: f32 = 0.125;
/// A stem that stands in more sentences than this brings no pair together in a large event.
const WIDEST: usize = 200;
/// Up to so many sentences every stem brings pairs together.
const SMALL: usize = 3_000;
/// Characters of a sentence that are cut into n-grams.
const LONGEST: usize = 2_000;

type Weighted = Vec<(u64, f32)>;

/// The weights of all sentences, their keys numbered from 0 on: a sentence is set out once and then compared with many others,
/// place by place.
struct Numbered {
    sentences: Vec<Vec<(u32, f32)>>,
    keys: usize,
}

impl Numbered {
    fn new(lists: &[Weighted]) -> Self {
        let mut numbers: HashMap<u64, u32, Hashed> = HashMap::default();
        let mut number = |key: u64| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(key).or_insert(next)
        };
        let sentences =
            lists.iter().map(|list| list.iter().map(|&(key, weight)| (number(key), weight)).collect()).collect();
        Self { sentences, keys: numbers.len() }
    }

    /// The same of counts, which become tf–idf weights of length 1 as in [`weigh`].
    fn weighed(counts: &[Weighted]) -> Self {
        let mut found = Self::new(counts);
        let mut frequency = vec![0_u32; found.keys];
        for &(key, _) in found.sentences.iter().flatten() {
            if let Some(count) = frequency.get_mut(key as usize) {
                *count += 1;
            }
        }
        let all = counts.len() as f32;
        let rarities: Vec<f32> = frequency.into_iter().map(|df| rarity(df as f32, all)).collect();
        for sentence in &mut found.sentences {
            for (key, weight) in sentence.iter_mut() {
                let rarity = rarities.get(*key as usize).copied().unwrap_or(1.0);
                *weight = (1.0 + weight.ln()) * rarity;
            }
            unit(sentence);
        }
        found
    }

    /// Sets out a sentence, or with `false` takes it up again.
    fn set_out(&self, sentence: usize, weights: &mut [f32], out: bool) {
        for &(key, weight) in self.sentences.get(sentence).into_iter().flatten() {
            if let Some(place) = weights.get_mut(key as usize) {
                *place = if out { weight } else { 0.0 };
            }
        }
    }

    /// The scalar product of a sentence with the one that is set out, and how many keys they share.
    fn dot(&self, sentence: usize, weights: &[f32]) -> (f32, usize) {
        let own = self.sentences.get(sentence).map_or(&[][..], Vec::as_slice);
        own.iter().fold((0.0, 0), |(sum, shared), &(key, weight)| {
            let other = weights.get(key as usize).copied().unwrap_or(0.0);
            (sum + weight * other, shared + usize::from(other > 0.0))
        })
    }
}

/// What one thread needs to compare a sentence with many: the weights of that sentence, and which others were met.
struct Laid {
    stems: Vec<f32>,
    grams: Vec<f32>,
    met: Vec<usize>,
}

/// The place of a sentence in its witness, where the headline and the deck stand before the text.
pub(super) fn slot(sentence: usize) -> usize {
    sentence + Line::ALL.len()
}

/// The sentence at a place of its witness; none for the headline and the deck.
pub(super) fn sentence(slot: usize) -> Option<usize> {
    slot.checked_sub(Line::ALL.len())
}

/// The sentences of an event, witness after witness; headlines and decks are sentences here.
pub(super) struct Sentences {
    /// Witness and slot, ascending.
    pub(super) places: Vec<(usize, usize)>,
    /// The stems of each sentence, with weights of length 1.
    stems: Vec<Weighted>,
    /// The same, for scores.
    numbered: Numbered,
    /// The character n-grams of each sentence, with weights of length 1.
    grams: Numbered,
    /// The stems of each sentence that are the predicate of a claim anywhere in the event, with weights of length 1:
    /// headlines have no claims, and "the killing" tells what "was killed" does.
    actions: Vec<Weighted>,
    /// The predicates of each sentence, each together with one who takes part in it, with weights of length 1.
    deeds: Vec<Weighted>,
}

impl Sentences {
    pub(super) fn new(witnesses: &[&Witness]) -> Self {
        let texts: Vec<((usize, usize), &str)> = witnesses
            .iter()
            .enumerate()
            .flat_map(|(witness, w)| {
                let lines = Line::ALL.into_iter().enumerate();
                let lines = lines.filter_map(|(slot, line)| Some((slot, line.of(&w.article)?)));
                let sentences = w.article.sentences.iter().enumerate();
                let sentences = sentences.map(|(sentence, span)| (slot(sentence), span.of(w.text())));
                lines.chain(sentences).map(move |(slot, text)| ((witness, slot), text))
            })
            .collect();
        let claims: Vec<&[Claim]> = witnesses
            .iter()
            .flat_map(|w| {
                let lines = Line::ALL.into_iter().filter_map(|line| line.of(&w.article)).map(|_| [].as_slice());
                lines.chain(w.article.sentences.iter().map(|&span| claims(w, span)))
            })
            .collect();
        let predicates: Vec<Vec<u64>> = claims.iter().map(|claims| claims.iter().map(predicate).collect()).collect();
        let deeds: Vec<Weighted> = claims.iter().map(|claims| kinds(claims.iter().flat_map(deeds).collect())).collect();
        let counted: Vec<(Weighted, Weighted)> =
            texts.par_iter().map_init(Stems::default, |known, (_, text)| (known.of(text), grams(text))).collect();
        let (stems, grams): (Vec<_>, Vec<_>) = counted.into_iter().unzip();
        let known: HashSet<u64, Hashed> = predicates.iter().flatten().copied().collect();
        let told = |stems: &Weighted| stems.iter().map(|&(stem, _)| stem).filter(|stem| known.contains(stem)).collect();
        let actions: Vec<Weighted> = stems.iter().map(|stems| kinds(told(stems))).collect();
        let mut stems = weigh(stems);
        for (sentence, predicates) in stems.iter_mut().zip(&predicates) {
            for (stem, weight) in sentence.iter_mut() {
                if predicates.contains(stem) {
                    *weight *= ACTION;
                }
            }
            unit(sentence);
        }
        Self {
            places: texts.into_iter().map(|(place, _)| place).collect(),
            numbered: Numbered::new(&stems),
            stems,
            grams: Numbered::weighed(&grams),
            actions: weigh(actions),
            deeds: weigh(deeds),
        }
    }

    /// How many times its score a pair counts where rows are made: a row tells what was done, not whom it befell.
    pub(super) fn lift(&self, pair: &Pair) -> f32 {
        let of = |lists: &[Weighted], measure: fn(&Weighted, &Weighted) -> f32| match (
            lists.get(pair.left),
            lists.get(pair.right),
        ) {
            (Some(a), Some(b)) => measure(a, b),
            _ => 0.0,
        };
        let shared = |a: &Weighted, b: &Weighted| dot(a, b).0;
        let length = of(&self.stems, |a, b| ((a.len().max(1) * b.len().max(1)) as f32).sqrt());
        let silent = of(&self.actions, |a, b| if a.is_empty() || b.is_empty() { 1.0 } else { 0.0 });
        let lift = 1.0
            + SAME_ACTIONS * of(&self.actions, shared)
            + SAME_DEEDS * of(&self.deeds, shared)
            + SHORT * (1.0 - length.min(2.0 * LENGTH) / LENGTH)
            - NO_ACTION * silent;
        lift.max(if pair.score >= SAME { 1.0 } else { LEAST })
    }

    /// The score of a sentence with the one that is laid out, which has `count` stems.
    fn score(&self, left: usize, laid: &Laid, count: usize) -> f32 {
        let (cosine, shared) = self.numbered.dot(left, &laid.stems);
        let either = count + self.stems.get(left).map_or(0, Vec::len) - shared;
        let jaccard = if either == 0 { 0.0 } else { shared as f32 / either as f32 };
        // The n-grams can hardly say more than the stems do: without a word in common there is no pair.
        let words = COSINE * cosine + JACCARD * jaccard;
        if words < BESIDE / 3.0 { 0.0 } else { words + GRAMS * self.grams.dot(left, &laid.grams).0 }
    }

    fn blank(&self) -> Laid {
        Laid {
            stems: vec![0.0; self.numbered.keys],
            grams: vec![0.0; self.grams.keys],
            met: vec![usize::MAX; self.places.len()],
        }
    }
}

/// Finds all pairs of sentences of different witnesses that may stand side by side; sorted.
pub(super) fn pairs(sentences: &Sentences) -> Vec<Pair> {
    let mut postings: HashMap<u64, Vec<usize>, Hashed> = HashMap::default();
    for (place, stems) in sentences.stems.iter().enumerate() {
        for &(stem, _) in stems {
            postings.entry(stem).or_default().push(place);
        }
    }
    let widest = if sentences.places.len() <= SMALL { SMALL } else { WIDEST };
    let found: Vec<Vec<Pair>> = sentences
        .stems
        .par_iter()
        .enumerate()
        .map_init(
            || sentences.blank(),
            |laid, (right, stems)| {
                let witness = sentences.places.get(right).map(|place| place.0);
                sentences.numbered.set_out(right, &mut laid.stems, true);
                sentences.grams.set_out(right, &mut laid.grams, true);
                let mut pairs = Vec::new();
                let brought = stems
                    .iter()
                    .filter_map(|(stem, _)| postings.get(stem).filter(|holders| holders.len() <= widest))
                    .flat_map(|holders| holders.iter().copied().take_while(|&left| left < right))
                    .filter(|&left| sentences.places.get(left).map(|place| place.0) != witness);
                for left in brought {
                    // The first stem that brings a sentence here has it scored, the others pass it by.
                    match laid.met.get_mut(left) {
                        Some(met) if *met != right => *met = right,
                        _ => continue,
                    }
                    let score = sentences.score(left, laid, stems.len());
                    if score >= BESIDE / 2.0 {
                        pairs.push(Pair { left, right, score });
                    }
                }
                sentences.numbered.set_out(right, &mut laid.stems, false);
                sentences.grams.set_out(right, &mut laid.grams, false);
                pairs
            },
        )
        .collect();
    let mut found: Vec<Pair> = found.into_iter().flatten().collect();
    found.sort_by_key(|pair| (pair.left, pair.right));
    found
}

/// The stems of words as they are written, none for function words: the reports of one event use the same words again and again.
#[derive(Default)]
struct Stems<'t> {
    known: FxHashMap<&'t str, Option<u64>>,
}

impl<'t> Stems<'t> {
    /// Counts the stems of a sentence, without function words; sorted.
    fn of(&mut self, text: &'t str) -> Weighted {
        let words = words(text).into_iter().filter(|word| word.kind != WordKind::Mark);
        let keys = words.filter_map(|word| {
            let written = word.span.of(text);
            *self.known.entry(written).or_insert_with(|| {
                let key = normal_key(written);
                (!is_stop_word(&key)).then(|| stem_hash(&key))
            })
        });
        counted(keys.collect())
    }
}

/// Counts the character 3- to 5-grams of a sentence; words are parted by one blank; sorted.
fn grams(text: &str) -> Weighted {
    let mut chars: Vec<char> = vec![' '];
    for word in words(text) {
        if word.kind != WordKind::Mark && chars.len() < LONGEST {
            chars.extend(normal_key(word.span.of(text)).chars());
            chars.push(' ');
        }
    }
    let mut found = Vec::with_capacity(3 * chars.len());
    for size in 3..=5 {
        let windows = chars.windows(size);
        found.extend(windows.map(|gram| gram.iter().fold(size as u64, |h, &c| mix(h.rotate_left(21) ^ u64::from(c)))));
    }
    counted(found)
}

fn counted(mut keys: Vec<u64>) -> Weighted {
    keys.sort_unstable();
    let runs = keys.chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some((*run.first()?, run.len() as f32))).collect()
}

/// Turns counts into tf–idf weights of length 1, idf taken over the sentences of the event.
fn weigh(mut counts: Vec<Weighted>) -> Vec<Weighted> {
    let mut frequency: HashMap<u64, u32, Hashed> = HashMap::default();
    for &(key, _) in counts.iter().flatten() {
        *frequency.entry(key).or_insert(0) += 1;
    }
    let all = counts.len() as f32;
    counts.par_iter_mut().for_each(|sentence| {
        for (key, weight) in sentence.iter_mut() {
            let df = frequency.get(key).copied().unwrap_or(1) as f32;
            *weight = (1.0 + weight.ln()) * rarity(df, all);
        }
        unit(sentence);
    });
    counts
}

/// The idf of what stands in `df` of `all` sentences.
fn rarity(df: f32, all: f32) -> f32 {
    ((1.0 + all) / (1.0 + df)).ln() + 1.0
}

/// Gives the weights of a sentence the length 1.
fn unit<K>(sentence: &mut [(K, f32)]) {
    let norm = sentence.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if norm > 0.0 {
        for (_, weight) in sentence {
            *weight /= norm;
        }
    }
}

/// Returns the claims of a sentence.
fn claims(witness: &Witness, sentence: Span) -> &[Claim] {
    let claims = &witness.claims;
    let first = claims.partition_point(|claim| claim.span.end <= sentence.start);
    let rest = claims.get(first..).unwrap_or_default();
    let count = rest.iter().take_while(|claim| claim.span.start < sentence.end).count();
    rest.get(..count).unwrap_or_default()
}

/// Returns the stem of what a claim says was done.
fn predicate(claim: &Claim) -> u64 {
    stem_hash(&normal_key(&claim.predicate))
}

/// Returns what a claim says was done, with each of those who take part in it, by the last word of a name.
fn deeds(claim: &Claim) -> impl Iterator<Item = u64> {
    let action = predicate(claim);
    let heads = claim.agents.iter().chain(&claim.patients).filter_map(|head| head.split_whitespace().next_back());
    heads.map(move |head| mix(action ^ hash(normal_key(head).as_bytes())))
}

/// Takes each key once; sorted.
fn kinds(mut keys: Vec<u64>) -> Weighted {
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(|key| (key, 1.0)).collect()
}

/// The scalar product of two lists sorted by key, and how many keys they share.
fn dot(a: &Weighted, b: &Weighted) -> (f32, usize) {
    let (mut sum, mut shared) = (0.0, 0);
    let (mut a, mut b) = (a.iter(), b.iter());
    let (mut x, mut y) = (a.next(), b.next());
    while let (Some(p), Some(q)) = (x, y) {
        match p.0.cmp(&q.0) {
            std::cmp::Ordering::Less => x = a.next(),
            std::cmp::Ordering::Greater => y = b.next(),
            std::cmp::Ordering::Equal => {
                sum += p.1 * q.1;
                shared += 1;
                (x, y) = (a.next(), b.next());
            }
        }
    }
    (sum, shared)
}
