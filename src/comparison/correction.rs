//! What the user set right by hand: plain values, keyed by what articles say and never by their place in a run.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Furniture};
use crate::calendar::Moment;
use crate::discrepancy::Ruling;
use crate::text::Span;

/// Names an article so that it is found again in another run, in another folder, or after it was edited.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleKey {
    /// SHA-256 of its cleaned text as it was read, in hexadecimal.
    pub text: String,
    /// The last folder and the name of its file, and the position in a file of several articles: "ferry/post.json#2".
    pub file: String,
}

impl ArticleKey {
    /// Makes the key of an article.
    pub fn of(article: &Article) -> Self {
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = article.path.parent().map(name).filter(|folder| !folder.is_empty());
        let mut file = name(&article.path);
        if let Some(folder) = folder {
            file = format!("{folder}/{file}");
        }
        if let Some(part) = article.part {
            file = format!("{file}#{part}");
        }
        Self { text: article.text_as_read().to_owned(), file }
    }
}

/// Names a sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SentenceKey {
    /// The article.
    pub article: ArticleKey,
    /// The byte of the cleaned text at which it began; the nearest sentence with these words is meant.
    pub start: u32,
    /// Its words.
    pub words: String,
}

impl SentenceKey {
    /// Makes the key of a sentence; `None` where there is no such sentence.
    pub fn of(article: &Article, sentence: usize) -> Option<Self> {
        let span: &Span = article.sentences.get(sentence)?;
        let words = span.of(&article.text).to_owned();
        Some(Self { article: ArticleKey::of(article), start: span.start, words })
    }

    /// Finds the sentence in its article.
    pub fn find(&self, article: &Article) -> Option<usize> {
        let same = article.sentences.iter().enumerate().filter(|(_, span)| span.of(&article.text) == self.words);
        same.min_by_key(|(_, span)| span.start.abs_diff(self.start)).map(|(index, _)| index)
    }
}

/// Names a line that was cut as furniture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineKey {
    /// The byte of the cleaned text, as it was read, before which it stood; the nearest line with these words is meant.
    pub before: u32,
    /// The line.
    pub words: String,
}

impl LineKey {
    /// Makes the key of a line.
    pub fn of(line: &Furniture) -> Self {
        Self { before: line.before, words: line.text.clone() }
    }

    /// Finds the line among the furniture of the article as it was read.
    pub fn find(&self, article: &Article) -> Option<usize> {
        let same = article.furniture.iter().enumerate().filter(|(_, line)| line.text == self.words);
        same.min_by_key(|(_, line)| line.before.abs_diff(self.before)).map(|(index, _)| index)
    }
}

/// One thing that the user set right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Correction {
    /// An article was published by this source.
    Source {
        /// The article.
        article: ArticleKey,
        /// The source.
        name: String,
    },
    /// An article was published on this day.
    Published {
        /// The article.
        article: ArticleKey,
        /// The day.
        when: Moment,
    },
    /// A line that was cut as furniture belongs to the text.
    PutBack {
        /// The article.
        article: ArticleKey,
        /// The line.
        line: LineKey,
    },
    /// Sentences stand in one row.
    Join {
        /// The sentences.
        sentences: Vec<SentenceKey>,
    },
    /// Sentences leave their row and stand in one of their own.
    Split {
        /// The sentences that leave.
        sentences: Vec<SentenceKey>,
        /// Those that they leave.
        from: Vec<SentenceKey>,
    },
    /// Sentences leave their row for another one.
    Shift {
        /// The sentences that leave.
        sentences: Vec<SentenceKey>,
        /// Those that they leave.
        from: Vec<SentenceKey>,
        /// Those to which they go.
        to: Vec<SentenceKey>,
    },
    /// No two of these sentences ever stand in one row, unless one article has both.
    NeverPair {
        /// The sentences.
        sentences: Vec<SentenceKey>,
    },
    /// Articles leave their event for another one, or for a new one.
    Move {
        /// The articles.
        articles: Vec<ArticleKey>,
        /// Articles of the event to which they go; none for a new event.
        to: Vec<ArticleKey>,
    },
    /// Two events are one.
    Merge {
        /// Articles of the one.
        one: Vec<ArticleKey>,
        /// Articles of the other.
        other: Vec<ArticleKey>,
    },
    /// Two values are the same from now on, or two names are not.
    Values(Ruling),
}

impl Correction {
    /// Tells whether this one makes an earlier one void.
    fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Source { article, .. }, Self::Source { article: other, .. })
            | (Self::Published { article, .. }, Self::Published { article: other, .. }) => article == other,
            (Self::Values(ruling), Self::Values(other)) => ruling.is_about_same(other),
            _ => self == earlier,
        }
    }
}

/// Everything that the user set right, in the order of doing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections {
    /// The corrections, first to last; later ones win.
    pub made: Vec<Correction>,
}

impl Corrections {
    /// Tells whether nothing was set right.
    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// Adds a correction; earlier ones about the same thing go.
    pub fn add(&mut self, correction: Correction) {
        self.made.retain(|earlier| !correction.replaces(earlier));
        self.made.push(correction);
    }

    /// Returns what the user ruled about values.
    pub fn rulings(&self) -> Vec<Ruling> {
        let ruling = |correction: &Correction| match correction {
            Correction::Values(ruling) => Some(ruling.clone()),
            _ => None,
        };
        self.made.iter().filter_map(ruling).collect()
    }
}

/// What became of a correction in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It holds.
    Done,
    /// Its articles are here, but what it names is not: a sentence, a line, or an event was changed.
    Lost,
}

/// A correction about articles of this run, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The correction.
    pub correction: Correction,
    /// What became of it.
    pub fate: Fate,
}
