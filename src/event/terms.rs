//! The terms of articles and their weights: tf–idf over stems and pairs of stems.
//!
//! Weights: tf is 1 + ln(count) (Salton and Buckley 1988), capitalised terms count more, and the rarity of a term is taken from the folder and a background table together, so that it means something in a folder of three texts.

use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::background;
use crate::mention::Witness;
use crate::text::{Hashed, WordKind, is_stop_word, mix, normal_key, stem, stem_hash, words};

/// How much more a term weighs that is written with a capital letter: names tell events apart.
const CAPITAL: f32 = 1.5;
/// How much a pair of stems weighs against a single one.
const BIGRAM: f32 = 1.0;
/// In folders larger than this, terms of one article alone are left out: they pair nothing.
const SMALL: usize = 100;

/// A term: a hash of its stem, or of the two stems of a pair.
pub(super) type Term = u64;

/// One article as weighted terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector {
    /// Terms with their weights, sorted by term; the squares of the weights add up to 1, or there are none.
    pub(super) terms: Vec<(Term, f32)>,
}

/// The articles of a folder as vectors.
pub(super) struct Folder {
    /// One for each witness.
    pub(super) vectors: Vec<Vector>,
    /// In how many articles a term stands.
    pub(super) frequency: HashMap<Term, u32, Hashed>,
}

fn pair(first: Term, second: Term) -> Term {
    mix(first.rotate_left(17) ^ second)
}

/// How often a term stands in an article, and how often with a capital letter where small ones could stand.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    capital: u32,
}

impl Folder {
    /// Reads the terms of all witnesses.
    pub(super) fn new(witnesses: &[&Witness]) -> Self {
        let counts: Vec<Vec<(Term, Count, bool)>> =
            witnesses.par_iter().map_init(FxHashMap::default, |stems, witness| count(witness, stems)).collect();
        let mut frequency: HashMap<Term, u32, Hashed> = HashMap::default();
        for (term, ..) in counts.iter().flatten() {
            *frequency.entry(*term).or_insert(0) += 1;
        }
        let vectors = counts.par_iter().map(|counts| weigh(counts, &frequency, witnesses.len())).collect();
        Self { vectors, frequency }
    }
}

/// Counts the terms of one article; each with whether it is a pair. Sorted by term.
fn count(witness: &Witness, stems: &mut FxHashMap<String, Option<Term>>) -> Vec<(Term, Count, bool)> {
    let mut singles: HashMap<Term, Count, Hashed> = HashMap::default();
    let mut pairs: HashMap<Term, Count, Hashed> = HashMap::default();
    let title = witness.article.title.as_deref().unwrap_or_default();
    for text in [title, witness.text()] {
        let mut before: Option<Term> = None;
        let mut starts = true;
        for word in words(text) {
            if word.kind == WordKind::Mark {
                let mark = word.span.of(text);
                if matches!(mark, "." | "!" | "?" | ":" | ";") {
                    (before, starts) = (None, true);
                } else if !matches!(mark, "'" | "\"" | "“" | "”" | "‘" | "’" | "-" | "$" | "£" | "€" | "%") {
                    before = None;
                }
                continue;
            }
            let written = word.span.of(text);
            let Some(term) = known(written, stems) else {
                // A function word does not part "Bank of England", but nothing pairs with it.
                starts = false;
                continue;
            };
            let capital = written.starts_with(char::is_uppercase) && !starts;
            let entry = singles.entry(term).or_default();
            entry.all += 1;
            entry.capital += u32::from(capital);
            if let Some(before) = before {
                let entry = pairs.entry(pair(before, term)).or_default();
                entry.all += 1;
                entry.capital += u32::from(capital);
            }
            (before, starts) = (Some(term), false);
        }
    }
    let tagged = |is_pair: bool| move |(term, count): (Term, Count)| (term, count, is_pair);
    let mut found: Vec<_> = singles.into_iter().map(tagged(false)).chain(pairs.into_iter().map(tagged(true))).collect();
    found.sort_unstable_by_key(|&(term, ..)| term);
    found
}

/// Returns the term of a written word; none for a function word. Remembers what it has seen.
fn known(written: &str, stems: &mut FxHashMap<String, Option<Term>>) -> Option<Term> {
    if let Some(&term) = stems.get(written) {
        return term;
    }
    let term = term_of(written);
    stems.insert(written.to_owned(), term);
    term
}

fn term_of(written: &str) -> Option<Term> {
    let key = normal_key(written);
    (!is_stop_word(&key)).then(|| stem_hash(&key))
}

/// Returns the stems of a text that the background table counts: each once, sorted.
pub fn background_counts(text: &str) -> Vec<String> {
    let mut found: Vec<String> = words(text)
        .into_iter()
        .filter(|word| word.kind == WordKind::Word)
        .map(|word| normal_key(word.span.of(text)))
        .filter(|key| !is_stop_word(key))
        .map(|key| stem(&key))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn weigh(counts: &[(Term, Count, bool)], frequency: &HashMap<Term, u32, Hashed>, articles: usize) -> Vector {
    let all = (1 + articles + *background::TEXTS) as f32;
    let mut terms: Vec<(Term, f32)> = counts
        .iter()
        .filter_map(|&(term, count, is_pair)| {
            let df = frequency.get(&term).copied().unwrap_or(1);
            if df < 2 && articles > SMALL {
                return None;
            }
            let rarity = (all / (1 + df + background::frequency(term)) as f32).ln() + 1.0;
            let tf = 1.0 + (count.all as f32).ln();
            let capital = if 2 * count.capital >= count.all { CAPITAL } else { 1.0 };
            let kind = if is_pair { BIGRAM } else { 1.0 };
            Some((term, tf * rarity * capital * kind))
        })
        .collect();
    let norm = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if norm > 0.0 {
        for (_, weight) in &mut terms {
            *weight /= norm;
        }
    }
    Vector { terms }
}
