//! A stretch of one text.

use serde::{Deserialize, Serialize};

/// A stretch of one text, in UTF-8 bytes, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets.
    /// Texts of 4 GiB and more never reach the program: files over 20 MB are set aside.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span that ends before it starts: {start}..{end}");
        Self { start: start as u32, end: end as u32 }
    }

    /// Returns the words under the span, or an empty string where the span does not fit this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Returns the span as a byte range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Tells whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Tells whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Tells whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the same stretch, `bytes` further to the right.
    #[must_use]
    pub fn shifted(self, bytes: usize) -> Span {
        Span { start: self.start + bytes as u32, end: self.end + bytes as u32 }
    }
}
