//! The tagger: an averaged structured perceptron over hashed features, with BILOU labels and Viterbi decoding.
//!
//! Collins 2002 (structured perceptron), Ratinov and Roth 2009 (BILOU, gazetteers, features of the whole document).
//! `examples/train_names.rs` trains the weights.

mod features;
mod weights;

pub use features::{Page, ROWS};
pub use weights::{Broken, Weights};

use std::sync::LazyLock;

use super::NameKind;
use crate::text::Span;

/// How many labels there are: outside, and four positions of four kinds.
pub const LABELS: usize = 17;
/// The kinds in the order of their labels.
pub const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Organization, NameKind::Other];

/// The scores of the labels of one token.
pub type Scores = [i32; LABELS];

/// The label of the word at `index` of a name of `length` words.
pub fn label(kind: usize, index: usize, length: usize) -> usize {
    let position = match (index, length) {
        (_, 1) => 3,
        (0, _) => 0,
        (index, length) if index + 1 == length => 2,
        _ => 1,
    };
    1 + 4 * kind + position
}

/// Tells whether `next` may follow `before`: names are opened and closed, and keep their kind.
pub fn may_follow(before: usize, next: usize) -> bool {
    let open = |label: usize| label > 0 && matches!((label - 1) % 4, 0 | 1);
    let inner = |label: usize| label > 0 && matches!((label - 1) % 4, 1 | 2);
    if open(before) { inner(next) && (before - 1) / 4 == (next - 1) / 4 } else { !inner(next) }
}

/// Finds the best lawful sequence of labels of one sentence (Viterbi).
///
/// `scores` holds one row a token; `transitions` one row for the label before.
pub fn decode(scores: &[Scores], transitions: &[Scores; LABELS]) -> Vec<usize> {
    const NEVER: i32 = i32::MIN / 2;
    let mut best = vec![[NEVER; LABELS]; scores.len()];
    let mut from = vec![[0u32; LABELS]; scores.len()];
    // What may not follow is so far below all else that sums with it stay there.
    let mut steps = [[NEVER; LABELS]; LABELS];
    for (before, row) in steps.iter_mut().enumerate() {
        for (next, step) in row.iter_mut().enumerate().filter(|&(next, _)| may_follow(before, next)) {
            *step = transitions[before][next];
        }
    }
    let mut last = [NEVER; LABELS];
    last[0] = 0;
    for (at, own) in scores.iter().enumerate() {
        let (reached, by) = (&mut best[at], &mut from[at]);
        for before in (0..LABELS).filter(|&before| last[before] > NEVER / 2) {
            // All labels at once, so that the compiler has them done side by side.
            for next in 0..LABELS {
                let score = last[before] + steps[before][next];
                let better = score > reached[next];
                reached[next] = if better { score } else { reached[next] };
                by[next] = if better { before as u32 } else { by[next] };
            }
        }
        for (reached, own) in reached.iter_mut().zip(own) {
            *reached += own;
        }
        last = *reached;
    }
    // A name that is still open cannot end the sentence.
    let mut label = (0..LABELS).filter(|&label| may_follow(label, 0)).max_by_key(|&label| last[label]).unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        labels[at] = label;
        label = from[at][label] as usize;
    }
    labels
}

/// Tells whether a word is an adjective of a country or people, or a member of it; such words are other names.
pub fn is_nationality(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && super::gazetteer::gazetteer().country_of_demonym(&super::key::fold(word)).is_some()
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::from_bytes(include_bytes!("../../../../assets/weights/names.bin")).unwrap_or_default());

/// A name as the tagger sees it: its tokens, first and one past the last, and the index of its kind in [`KINDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Index of the kind.
    pub kind: usize,
}

/// Tags the sentences of a text with the shipped weights.
pub(super) fn tag(page: &Page<'_>) -> Vec<Tagged> {
    tag_with(page, &WEIGHTS)
}

/// Tags the sentences of a text.
pub fn tag_with(page: &Page<'_>, weights: &Weights) -> Vec<Tagged> {
    let transitions = weights.transitions();
    let mut found = Vec::new();
    let mut rows = Vec::new();
    for sentence in page.sentences() {
        let scores: Vec<Scores> = sentence
            .clone()
            .map(|token| {
                page.features(token, &mut rows);
                weights.score(&rows)
            })
            .collect();
        names_of(&decode(&scores, transitions), sentence.start, &mut found);
    }
    found
}

/// Reads the names out of a sequence of labels whose first token is `offset`.
pub fn names_of(labels: &[usize], offset: usize, found: &mut Vec<Tagged>) {
    let mut start = 0;
    for (at, &label) in labels.iter().enumerate() {
        if label == 0 {
            continue;
        }
        let (kind, position) = ((label - 1) / 4, (label - 1) % 4);
        if matches!(position, 0 | 3) {
            start = at;
        }
        if matches!(position, 2 | 3) {
            found.push(Tagged { first: offset + start, end: offset + at + 1, kind });
        }
    }
}

/// Cuts a text into the page that is tagged.
pub fn page<'t>(text: &'t str, sentences: &[Span]) -> Page<'t> {
    Page::new(super::token::tokens(text, sentences))
}
