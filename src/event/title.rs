//! The title of an event: the headline that says most of what its reports share.

use std::collections::HashMap;

use super::terms::{Folder, Term};
use crate::mention::Witness;
use crate::text::{Hashed, Span, WordKind, hash, is_stop_word, normal_key, stem, words};

/// Words of a title that is made from a first sentence.
const LEAD_WORDS: usize = 14;

/// Makes the title of an event from its members, given as positions in the list of all witnesses.
pub(super) fn title(witnesses: &[&Witness], folder: &Folder, members: &[usize]) -> String {
    // What many reports weigh highly is what the event is about.
    let mut shared: HashMap<Term, f32, Hashed> = HashMap::default();
    for vector in members.iter().filter_map(|&member| folder.vectors.get(member)) {
        for &(term, weight) in &vector.terms {
            *shared.entry(term).or_insert(0.0) += weight;
        }
    }
    let mut best: Option<(f32, String)> = None;
    for witness in members.iter().filter_map(|&member| witnesses.get(member)) {
        let headline = witness.article.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        // A headline, even a poor one, is what readers know the story by; a first sentence only stands in.
        let (candidate, handicap) = match headline {
            Some(title) => (title.split_whitespace().collect::<Vec<_>>().join(" "), 1.0),
            None => (lead(witness), 0.5),
        };
        let score = handicap * covered(&candidate, &shared);
        if !candidate.is_empty() && best.as_ref().is_none_or(|(top, _)| score > *top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, title)| title).unwrap_or_default()
}

/// How much of what is shared a text names, with long texts held back.
fn covered(text: &str, shared: &HashMap<Term, f32, Hashed>) -> f32 {
    let mut stems: Vec<String> = words(text)
        .into_iter()
        .filter(|word| word.kind != WordKind::Mark)
        .map(|word| normal_key(word.span.of(text)))
        .filter(|key| !is_stop_word(key))
        .map(|key| stem(&key))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    let sum: f32 = stems.iter().filter_map(|stem| shared.get(&hash(stem.as_bytes()))).sum();
    sum / (stems.len() as f32 + 4.0).sqrt()
}

/// The first words of an article.
fn lead(witness: &Witness) -> String {
    let text = witness.text();
    let Some(first) = witness.article.sentences.first() else { return String::new() };
    let sentence = first.of(text);
    let all = words(sentence);
    match all.get(LEAD_WORDS) {
        Some(word) => {
            let cut = Span::new(0, word.span.start as usize).of(sentence).trim_end();
            format!("{cut} …").split_whitespace().collect::<Vec<_>>().join(" ")
        }
        None => sentence.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
