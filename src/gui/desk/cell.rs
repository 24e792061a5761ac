//! One cell: the passage of one source in one row, and where its marks stand.

use std::ops::Range;

use crate::discrepancy::Kind;
use crate::mention::Witness;
use crate::report::passage::{Passage, Piece};
use crate::text::Span;

/// Bytes of a passage that are drawn; what is longer is cut, and says so.
const LONGEST: usize = 6_000;

/// The passage of one source in one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The passage as it is drawn.
    pub text: String,
    /// Where its sentences stand in the article and in `text`, in order.
    pub pieces: Vec<Piece>,
    /// Places of findings, in bytes of `text`.
    pub marks: Vec<(Range<usize>, Mark)>,
    /// Quotations, in bytes of `text`.
    pub quotes: Vec<Range<usize>>,
    /// Whether the source tells this passage after one that stands lower down.
    pub moved: bool,
    /// How many characters were left out because the passage is too long to be drawn.
    pub cut: usize,
}

/// The place of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte in the article's text.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// The kind of the finding.
    pub kind: Kind,
    /// The finding, by its position in the event.
    pub finding: usize,
}

impl Cell {
    /// Gathers the sentences of a cell; `marks` are those of the whole article, in order.
    pub(super) fn new(witness: &Witness, sentences: &[usize], marks: &[Mark]) -> Self {
        let Passage { text, pieces, .. } = Passage::of(witness, sentences);
        let mut cell = Self { pieces, ..Self::default() };
        let end = (0..=LONGEST.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let (drawn, rest) = text.split_at_checked(end).unwrap_or((&text, ""));
        // Line breaks and tabs become blanks of the same length, so that offsets stay.
        cell.text = drawn.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
        cell.cut = rest.chars().count();
        if cell.cut > 0 {
            cell.text.push('…');
        }
        for piece in cell.pieces.clone() {
            // Marks are in order of their start; long ones may begin in an earlier sentence.
            for mark in marks.iter().take_while(|mark| mark.start < piece.article.end) {
                if let Some(range) = cell.range(piece, Span { start: mark.start, end: mark.end }) {
                    cell.marks.push((range, *mark));
                }
            }
            for quote in witness.quotes.iter().take_while(|quote| quote.span.start < piece.article.end) {
                if let Some(range) = cell.range(piece, quote.span) {
                    cell.quotes.push(range);
                }
            }
        }
        cell
    }

    fn range(&self, piece: Piece, span: Span) -> Option<Range<usize>> {
        let within = piece.article;
        if !within.overlaps(span) {
            return None;
        }
        let start = (piece.at + span.start.max(within.start) - within.start) as usize;
        let end = (piece.at + span.end.min(within.end) - within.start) as usize;
        self.text.get(start..end).map(|_| start..end)
    }

    /// Tells whether the source is silent here.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Tells whether a byte of the article's text stands in this cell.
    pub fn holds(&self, offset: u32) -> bool {
        self.pieces.iter().any(|piece| piece.article.start <= offset && offset < piece.article.end)
    }

    /// Returns the stretch of the article's text from the first sentence to the last.
    pub fn span(&self) -> Option<Span> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        Some(first.article.join(last.article))
    }

    /// Tells whether both cells have the same words, whatever blanks stand between them.
    pub(super) fn same_words(&self, other: &Cell) -> bool {
        self.cut == 0 && other.cut == 0 && self.text.split_whitespace().eq(other.text.split_whitespace())
    }
}
