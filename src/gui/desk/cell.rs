//! One cell: the passage of one source in one row, and where its marks stand.

use crate::mention::Witness;
use crate::report::passage::{Mark, Passage};
use crate::text::Span;

/// Bytes of a passage that are drawn at once; what is longer is leafed through in pages.
const PAGE: usize = 4_000;
/// Bytes before the end of a page in which a blank to end it at is looked for.
const SLACK: usize = 400;
/// Bytes of the longest passage whose words are compared with those of the others.
const COMPARED: usize = 3_000;

/// The passage of one source in one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The passage.
    pub passage: Passage,
    /// Places of findings, in bytes of the passage's text, in order.
    pub marks: Vec<(Span, Mark)>,
    /// Quotations, in bytes of the passage's text.
    pub quotes: Vec<Span>,
    /// Where the source tells this passage, if the others tell it elsewhere.
    pub moved: Option<Moved>,
    /// How wide the passage is in one line, in letters of usual width.
    pub letters: usize,
    /// Where each page but the first begins, in bytes of the passage's text.
    breaks: Vec<u32>,
}

/// The place of a passage in its source's own order, where that is another than the rows'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// How many passages of the source come before it.
    pub before: usize,
    /// How many passages the source has.
    pub of: usize,
    /// The row that holds the passage before it; the first passage has none.
    pub after: Option<usize>,
}

/// Spans of one article's text in the order of their starts, for a quick look at a stretch of it.
pub(super) struct Sorted<T> {
    list: Vec<(Span, T)>,
    longest: u32,
}

impl<T: Copy> Sorted<T> {
    pub(super) fn new(list: impl Iterator<Item = (Span, T)>) -> Self {
        let mut list: Vec<(Span, T)> = list.collect();
        list.sort_by_key(|(span, _)| *span);
        let longest = list.iter().map(|(span, _)| span.len() as u32).max().unwrap_or(0);
        Self { list, longest }
    }

    /// Returns what touches a stretch.
    fn touching(&self, stretch: Span) -> impl Iterator<Item = (Span, T)> {
        let first = self.list.partition_point(|(span, _)| span.start.saturating_add(self.longest) < stretch.start);
        let rest = self.list.get(first..).unwrap_or_default();
        rest.iter()
            .copied()
            .take_while(move |(span, _)| span.start < stretch.end)
            .filter(move |(span, _)| span.overlaps(stretch))
    }
}

impl Cell {
    /// Gathers the sentences of a cell; `places` and `quotes` are those of the whole article.
    pub(super) fn new(witness: &Witness, sentences: &[usize], places: &Sorted<Mark>, quotes: &Sorted<()>) -> Self {
        let passage = Passage::of(witness, sentences);
        let mut cell = Self { letters: letters(&passage.text), breaks: breaks(&passage.text), ..Self::default() };
        for piece in &passage.pieces {
            let within = |span: Span| Span {
                start: piece.at + span.start.max(piece.article.start) - piece.article.start,
                end: piece.at + span.end.min(piece.article.end) - piece.article.start,
            };
            cell.marks.extend(places.touching(piece.article).map(|(span, mark)| (within(span), mark)));
            cell.quotes.extend(quotes.touching(piece.article).map(|(span, ())| within(span)));
        }
        cell.passage = passage;
        cell
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.passage.text
    }

    /// Tells whether the source is silent here.
    pub fn is_empty(&self) -> bool {
        self.passage.pieces.is_empty()
    }

    /// Tells whether a byte of the article's text stands in this cell.
    pub fn holds(&self, offset: u32) -> bool {
        self.passage.pieces.iter().any(|piece| piece.article.start <= offset && offset < piece.article.end)
    }

    /// Returns the stretch of the article's text from the first sentence to the last.
    pub fn span(&self) -> Option<Span> {
        self.passage.pieces.iter().map(|piece| piece.article).reduce(Span::join)
    }

    /// Returns how many pages the passage has; all but the longest have one.
    pub fn pages(&self) -> usize {
        self.breaks.len() + 1
    }

    /// Returns a page, in bytes of the passage's text; the last one where there are not so many.
    pub fn page(&self, page: usize) -> Span {
        let page = page.min(self.breaks.len());
        let start = page.checked_sub(1).and_then(|before| self.breaks.get(before)).copied().unwrap_or(0);
        Span { start, end: self.breaks.get(page).copied().unwrap_or(self.text().len() as u32) }
    }

    /// Returns the page that holds a byte of the passage's text.
    pub fn page_of(&self, at: u32) -> usize {
        self.breaks.partition_point(|&start| start <= at)
    }

    /// Returns the text if it is short enough to be compared word by word.
    pub(super) fn compared(&self) -> &str {
        if self.text().len() <= COMPARED { self.text() } else { "" }
    }

    /// Tells whether both cells have the same words, whatever blanks stand between them.
    pub(super) fn same_words(&self, other: &Cell) -> bool {
        self.text().split_whitespace().eq(other.text().split_whitespace())
    }
}

/// Guesses how many letters of usual width fill the room that a text takes: ideographs take that of two.
fn letters(text: &str) -> usize {
    text.chars()
        .map(|c| if ('\u{1100}'..='\u{115F}').contains(&c) || ('\u{2E80}'..='\u{FFEF}').contains(&c) { 2 } else { 1 })
        .sum()
}

/// Cuts a long text into pages, at blanks where there are some.
fn breaks(text: &str) -> Vec<u32> {
    let mut breaks = Vec::new();
    let mut start = 0;
    while text.len() - start > PAGE {
        let end = (start..=start + PAGE).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
        let page = text.get(start..end).unwrap_or_default();
        let blank =
            page.char_indices().rev().take_while(|(at, _)| page.len() - at < SLACK).find(|(_, c)| c.is_whitespace());
        let next = blank.map_or(end, |(at, c)| start + at + c.len_utf8());
        if next <= start {
            break;
        }
        breaks.push(next as u32);
        start = next;
    }
    breaks
}
