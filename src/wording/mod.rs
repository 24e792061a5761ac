//! Word-level differences between passages.
//!
//! Words are compared by their normal keys and shown as they stand; a mention (a date, a number with its unit, a name) counts as one word where the caller says so.
//! The search is Myers' (1986), from the `similar` crate, without a deadline: the same two passages give the same marks on a busy machine.

mod clean;
mod tokens;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::text::Span;
use tokens::{Interner, Token, tokens};

/// The words in which two passages differ, each list in order, in bytes of its own passage's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// What only the first passage has; one span for each unbroken run of words.
    pub left: Vec<Span>,
    /// What only the second passage has; one span for each unbroken run of words.
    pub right: Vec<Span>,
    /// The share of words that both have, from 0 to 1 (2 × equal / all); punctuation is not counted.
    pub similarity: f32,
    /// Whether the spans are word marks, or why there are none.
    pub marks: Marks,
}

/// Whether the words of a pair of passages are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Every differing word is marked.
    #[default]
    Words,
    /// More than 60 % differs: marks would be noise, so there are none.
    Rewritten,
    /// A passage has more than 50,000 words and marks: only equal or not was told.
    TooLong,
}

/// A passage of which some stretches count as one word each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Passage<'a> {
    /// The words.
    pub text: &'a str,
    /// Stretches that count as one word, in order and without overlap; others are passed over.
    pub atoms: &'a [Atom],
}

/// A mention that counts as one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Where it stands, in bytes of the passage.
    pub span: Span,
    /// Its canonical value: atoms with one key are equal, however they are written.
    pub key: String,
}

impl<'a> From<&'a str> for Passage<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, atoms: &[] }
    }
}

/// Above so many words and marks a passage is not compared word by word.
const LONGEST: usize = 50_000;
/// Up to so many words and marks on both sides together the shortest edit script is searched for without shortcuts.
const EXACT: usize = 2_000;
/// Below this share of common words a pair is shown without word marks.
const REWRITTEN: f32 = 0.4;

/// Compares two passages word by word.
///
/// Swapping the passages swaps the two lists and changes nothing else.
/// Work is bounded by size alone; see [`Marks`].
pub fn differences(left: &str, right: &str) -> Differences {
    differences_of(left.into(), right.into())
}

/// Compares two passages word by word, mentions as one word each.
///
/// See [`differences`].
pub fn differences_of(left: Passage<'_>, right: Passage<'_>) -> Differences {
    let mut interner = Interner::default();
    let (left, right) = (tokens(left, &mut interner), tokens(right, &mut interner));
    if left.len().max(right.len()) > LONGEST {
        let equal = left.iter().map(|t| t.key).eq(right.iter().map(|t| t.key));
        return Differences {
            similarity: f32::from(u8::from(equal)),
            marks: if equal { Marks::Words } else { Marks::TooLong },
            ..Differences::default()
        };
    }
    // Ties between equally short scripts fall by the words, not by the side on which they stand.
    if interner.text_order(&left, &right).is_gt() {
        let Differences { left, right, similarity, marks } = compare(&right, &left);
        return Differences { left: right, right: left, similarity, marks };
    }
    compare(&left, &right)
}

fn compare(left: &[Token], right: &[Token]) -> Differences {
    let keys = |side: &[Token]| side.iter().map(|token| token.key).collect::<Vec<u32>>();
    let algorithm = if left.len() + right.len() <= EXACT { Algorithm::RawMyers } else { Algorithm::Myers };
    let ops = capture_diff_slices(algorithm, &keys(left), &keys(right));
    let similarity = similarity(&ops, left, right);
    if similarity < REWRITTEN {
        return Differences { similarity, marks: Marks::Rewritten, ..Differences::default() };
    }
    let changes = clean::changes(&ops, left, right);
    let mut found = Differences { similarity, ..Differences::default() };
    for change in changes {
        found.left.extend(run(left, change.left));
        found.right.extend(run(right, change.right));
    }
    found
}

/// Returns the stretch from the first to the last token of a range.
fn run(side: &[Token], range: std::ops::Range<usize>) -> Option<Span> {
    let tokens = side.get(range)?;
    Some(tokens.first()?.span.join(tokens.last()?.span))
}

/// Dice's coefficient over words; over all tokens where there is no word.
fn similarity(ops: &[DiffOp], left: &[Token], right: &[Token]) -> f32 {
    let count = |side: &[Token], words: bool| side.iter().filter(|token| token.is_word || !words).count();
    let words = count(left, true) + count(right, true) > 0;
    let all = count(left, words) + count(right, words);
    if all == 0 {
        return 1.0;
    }
    let equal: usize = ops
        .iter()
        .filter(|op| op.tag() == DiffTag::Equal)
        .map(|op| count(left.get(op.old_range()).unwrap_or_default(), words))
        .sum();
    2.0 * equal as f32 / all as f32
}
