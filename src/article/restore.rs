//! Furniture that the user puts back into the text, and what an article was before it was corrected.

use std::collections::BTreeSet;

use super::draft::count_words;
use super::{Article, Furniture, Published};
use crate::text::{self, Span};

/// What an article was before the user corrected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsRead {
    /// Who published it, as its file has it.
    pub source: Option<String>,
    /// The day of publication, as its file has it.
    pub published: Option<Published>,
    /// SHA-256 of the cleaned text as it was read, in hexadecimal.
    pub text_sha256: String,
    /// The stretches of the text that were put in, as bytes of the text as it is now, in order and without overlap.
    pub added: Vec<Span>,
}

/// Where a stretch of an article's text stood when the article was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceAsRead {
    /// At these bytes of the text as it was read.
    Text(Span),
    /// Nowhere: it begins in a line that was put in before this byte, so many bytes after the beginning of what was put in.
    Added {
        /// The byte of the text as it was read.
        before: u32,
        /// Bytes from the beginning of what was put in.
        within: u32,
    },
}

impl Article {
    /// Returns the SHA-256 of the cleaned text as it was read, before the user put anything back.
    pub fn text_as_read(&self) -> &str {
        self.as_read.as_ref().map_or(&self.file.text_sha256, |as_read| &as_read.text_sha256)
    }

    /// Returns what it was when it was read.
    pub fn as_it_was(&self) -> AsRead {
        self.as_read.clone().unwrap_or_else(|| AsRead {
            source: self.source.clone(),
            published: self.published.clone(),
            text_sha256: self.file.text_sha256.clone(),
            added: Vec::new(),
        })
    }

    /// Returns what orders it among others: time of publication, then source, then path; without a date last.
    pub fn rank(&self) -> impl Ord + use<'_> {
        self.ranked(self.published.as_ref(), self.source.as_deref())
    }

    /// Returns what ordered it among others when it was read.
    pub fn rank_as_read(&self) -> impl Ord + use<'_> {
        match &self.as_read {
            Some(as_read) => self.ranked(as_read.published.as_ref(), as_read.source.as_deref()),
            None => self.ranked(self.published.as_ref(), self.source.as_deref()),
        }
    }

    fn ranked<'a>(&'a self, published: Option<&Published>, source: Option<&'a str>) -> impl Ord + use<'a> {
        let when = published.map(|published| {
            let when = published.when;
            (when.year.is_none(), when.year, when.month, when.day, when.time)
        });
        (when.is_none(), when, source, &self.path, self.part, &self.title)
    }

    /// Returns where a stretch of the text stood when the article was read; both ends are moved by what was put in before its beginning.
    pub fn place_as_read(&self, span: Span) -> PlaceAsRead {
        let mut moved: u32 = 0;
        for added in self.as_read.iter().flat_map(|as_read| &as_read.added) {
            if span.start < added.start {
                break;
            }
            if span.start < added.end {
                let before = added.start.saturating_sub(moved);
                return PlaceAsRead::Added { before, within: span.start - added.start };
            }
            moved += added.end - added.start;
        }
        PlaceAsRead::Text(Span { start: span.start.saturating_sub(moved), end: span.end.saturating_sub(moved) })
    }

    /// Returns the article with some of its furniture, named by position in `furniture`, back in the text as paragraphs.
    ///
    /// Positions that name nothing, and lines without a letter or digit, change nothing.
    #[must_use]
    pub fn with_put_back(&self, lines: &BTreeSet<usize>) -> Self {
        let all = self.text.len();
        let mut order: Vec<(usize, &Furniture)> = self.furniture.iter().enumerate().collect();
        order.sort_by_key(|(_, cut)| cut.before);
        let mut text = String::with_capacity(all);
        let mut furniture = Vec::new();
        let mut sentences: Vec<Span> = Vec::new();
        // What was put in, by the old offset before which it stands.
        let mut added: Vec<(u32, u32)> = Vec::new();
        let mut places: Vec<Span> = Vec::new();
        let mut at = 0;
        for (index, cut) in order {
            let before = (cut.before as usize).clamp(at, all);
            let Some(between) = self.text.get(at..before) else { continue };
            text.push_str(between);
            at = before;
            let line = cut.text.trim();
            if !lines.contains(&index) || !line.chars().any(char::is_alphanumeric) {
                furniture.push(Furniture { before: text.len() as u32, ..cut.clone() });
                continue;
            }
            let length = text.len();
            if before == all && !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            sentences.extend(text::sentences(line).into_iter().map(|span| span.shifted(start)));
            text.push_str(line);
            if before < all {
                text.push_str("\n\n");
            }
            added.push((before as u32, (text.len() - length) as u32));
            places.push(Span::new(length, text.len()));
        }
        if added.is_empty() {
            return self.clone();
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        let moved = |old: &Span| {
            let by: u32 = added.iter().filter(|(before, _)| *before <= old.start).map(|(_, bytes)| bytes).sum();
            old.shifted(by as usize)
        };
        sentences.extend(self.sentences.iter().map(moved));
        sentences.sort_unstable_by_key(|sentence| (sentence.start, sentence.end));
        places.extend(self.as_read.iter().flat_map(|as_read| &as_read.added).map(moved));
        places.sort_unstable_by_key(|place| (place.start, place.end));
        let as_read = AsRead { added: places, ..self.as_it_was() };
        let mut changed = Self { as_read: Some(as_read), furniture, sentences, ..self.clone() };
        changed.file.text_sha256 = text::sha256(text.as_bytes());
        changed.file.words_kept = count_words(&text);
        changed.file.words_cut = changed.furniture.iter().map(|cut| count_words(&cut.text)).sum();
        changed.text = text;
        changed
    }
}
