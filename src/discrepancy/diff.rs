//! The stretches in which two sentences differ, with mentions never cut in half.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::desk::{Desk, Lexis, Token};
use crate::text::{Span, WordKind};

/// A stretch in which two sentences differ; one of the sides may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// Tokens of the left sentence.
    pub(super) left: Range<usize>,
    /// Tokens of the right sentence.
    pub(super) right: Range<usize>,
}

/// Two sentences word by word.
#[derive(Clone, Debug, Default)]
pub(super) struct Difference {
    /// Where they differ, in order.
    pub(super) hunks: Vec<Hunk>,
    /// The share of words that both have, from 0 to 1 (2 × equal / all).
    pub(super) similarity: f32,
    /// How many words with content both have.
    pub(super) shared_content: usize,
}

/// A column of the word-by-word table.
#[derive(Clone, Copy)]
struct Column {
    left: Option<usize>,
    right: Option<usize>,
    changed: bool,
}

/// Compares two sentences word by word; marks of punctuation but for signs of money and per cent are passed over.
pub(super) fn differ(lexis: &Lexis, left: (&Desk, usize), right: (&Desk, usize)) -> Difference {
    let (a, b) = (left.0.line(left.1), right.0.line(right.1));
    let (at_a, words_a) = kept(lexis, a);
    let (at_b, words_b) = kept(lexis, b);
    let mut columns: Vec<Column> = Vec::with_capacity(words_a.len() + words_b.len());
    let mut same = 0;
    let mut shared_content = 0;
    for op in capture_diff_slices(Algorithm::Myers, &words_a, &words_b) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for step in 0..len {
                    let (l, r) = (at_a.get(old_index + step).copied(), at_b.get(new_index + step).copied());
                    columns.push(Column { left: l, right: r, changed: false });
                    same += 1;
                    let content = l.and_then(|l| a.get(l)).is_some_and(|token| lexis.content(token.word));
                    shared_content += usize::from(content);
                }
            }
            other => {
                let (old, new) = (other.old_range(), other.new_range());
                columns.extend(old.map(|i| Column { left: at_a.get(i).copied(), right: None, changed: true }));
                columns.extend(new.map(|i| Column { left: None, right: at_b.get(i).copied(), changed: true }));
            }
        }
    }
    widen(&mut columns, &mention_spans(left.0, left.1), a, |column| column.left);
    widen(&mut columns, &mention_spans(right.0, right.1), b, |column| column.right);
    widen(&mut columns, &mention_spans(left.0, left.1), a, |column| column.left);
    let all = words_a.len() + words_b.len();
    Difference {
        hunks: gather(&columns),
        similarity: if all == 0 { 0.0 } else { 2.0 * same as f32 / all as f32 },
        shared_content,
    }
}

fn kept(lexis: &Lexis, tokens: &[Token]) -> (Vec<usize>, Vec<u32>) {
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind != WordKind::Mark || matches!(lexis.text(token.word), "%" | "$" | "€" | "£"))
        .map(|(at, token)| (at, token.word))
        .unzip()
}

/// Returns the spans of the typed mentions of a sentence.
fn mention_spans(desk: &Desk, sentence: usize) -> Vec<Span> {
    let Some(&around) = desk.witness.article.sentences.get(sentence) else { return Vec::new() };
    let witness = desk.witness;
    let mut spans: Vec<Span> = super::within(&witness.numbers, around, |number| number.span).map(|n| n.span).collect();
    spans.extend(super::within(&witness.dates, around, |date| date.span).map(|d| d.span));
    spans.extend(super::within(&witness.names, around, |name| name.span).map(|n| n.span));
    spans
}

/// Marks all columns of a mention as changed as soon as one of them is.
fn widen(columns: &mut [Column], mentions: &[Span], tokens: &[Token], side: impl Fn(&Column) -> Option<usize>) {
    for &mention in mentions {
        let inside = |column: &Column| {
            side(column).and_then(|at| tokens.get(at)).is_some_and(|token| token.span.overlaps(mention))
        };
        let (Some(first), Some(last)) = (columns.iter().position(inside), columns.iter().rposition(inside)) else {
            continue;
        };
        if let Some(run) = columns.get_mut(first..=last)
            && run.iter().any(|column| column.changed)
        {
            for column in run {
                column.changed = true;
            }
        }
    }
}

fn gather(columns: &[Column]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut left, mut right) = (0, 0);
    for run in columns.chunk_by(|a, b| a.changed == b.changed) {
        let l = run.iter().filter_map(|column| column.left);
        let r = run.iter().filter_map(|column| column.right);
        let next = (l.max().map_or(left, |at| at + 1), r.max().map_or(right, |at| at + 1));
        if run.first().is_some_and(|column| column.changed) {
            let first_left = run.iter().find_map(|column| column.left).unwrap_or(next.0);
            let first_right = run.iter().find_map(|column| column.right).unwrap_or(next.1);
            hunks.push(Hunk { left: first_left..next.0, right: first_right..next.1 });
        }
        (left, right) = next;
    }
    hunks
}
