//! A witness laid out for comparison: its words with normal keys and stems, sentence by sentence.

use rustc_hash::FxHashMap;

use super::{cue, within};
use crate::mention::Witness;
use crate::text::{self, Span, WordKind};

/// The words of one event, each known by a number.
#[derive(Default)]
pub(super) struct Lexis {
    ids: FxHashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    stems: FxHashMap<String, u32>,
    /// In how many sentences of the event a stem occurs.
    frequency: Vec<u32>,
    sentences: u32,
}

struct Entry {
    text: Box<str>,
    stem: u32,
    content: bool,
}

impl Lexis {
    fn intern(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let next = self.stems.len() as u32;
        let stems = &mut self.stems;
        let stem = text::with_snowball(word, |stem| match stems.get(stem) {
            Some(&known) => known,
            None => *stems.entry(stem.to_owned()).or_insert(next),
        });
        if self.frequency.len() < self.stems.len() {
            self.frequency.resize(self.stems.len(), 0);
        }
        let content = word.chars().any(char::is_alphanumeric) && !cue::is_function_word(word);
        let id = self.entries.len() as u32;
        self.entries.push(Entry { text: word.into(), stem, content });
        self.ids.insert(word.into(), id);
        id
    }

    /// Returns the normal form of a word: lower case, straight apostrophes.
    pub(super) fn text(&self, word: u32) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &entry.text)
    }

    /// Returns the number of a word's stem.
    pub(super) fn stem(&self, word: u32) -> u32 {
        self.entries.get(word as usize).map_or(u32::MAX, |entry| entry.stem)
    }

    /// Returns the number of the stem of a word in lower case, if the event has the word.
    pub(super) fn stem_of(&self, word: &str) -> Option<u32> {
        self.ids
            .get(word)
            .map(|&id| self.stem(id))
            .or_else(|| text::with_snowball(word, |stem| self.stems.get(stem).copied()))
    }

    /// Returns the weight of a noun's stem; 0 for a word that the event does not have.
    pub(super) fn rarity(&self, noun: &str) -> f32 {
        self.stem_of(noun).map_or(0.0, |stem| self.weight(stem))
    }

    /// Tells whether a word carries content.
    pub(super) fn content(&self, word: u32) -> bool {
        self.entries.get(word as usize).is_some_and(|entry| entry.content)
    }

    /// Returns the weight of a stem: rare ones in the event weigh more (smoothed inverse sentence frequency).
    pub(super) fn weight(&self, stem: u32) -> f32 {
        let frequency = self.frequency.get(stem as usize).copied().unwrap_or(0) as f32;
        ((self.sentences as f32 + 1.0) / (frequency + 0.5)).ln().max(0.2)
    }
}

/// One word or mark of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands, in bytes of the article's text.
    pub(super) span: Span,
    /// Its number in the [`Lexis`].
    pub(super) word: u32,
    /// What it is made of.
    pub(super) kind: WordKind,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// What the form of a sentence says about how it may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Manner {
    /// It states.
    #[default]
    Statement,
    /// It asks.
    Question,
    /// It stands under an "if".
    Conditional,
    /// It is too long for prose, or holds hardly any words: a list or a table.
    Unfit,
}

/// A sentence laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its tokens, as a range of [`Desk::tokens`].
    pub(super) tokens: std::ops::Range<usize>,
    /// How it may be used.
    pub(super) manner: Manner,
}

/// A witness laid out.
pub(super) struct Desk<'w> {
    /// The witness.
    pub(super) witness: &'w Witness,
    /// All tokens, in order.
    pub(super) tokens: Vec<Token>,
    /// One line a sentence.
    pub(super) lines: Vec<Line>,
}

/// Longer quotations are cut to this many bytes.
const LONGEST_READING: usize = 320;
/// Longer sentences are lists or tables read as prose.
const LONGEST_SENTENCE: u32 = 1200;

impl<'w> Desk<'w> {
    /// Lays out a witness and counts its words in the lexis.
    pub(super) fn lay(witness: &'w Witness, lexis: &mut Lexis) -> Self {
        let whole = witness.text();
        let mut tokens = Vec::with_capacity(whole.len() / 5);
        let mut lines = Vec::with_capacity(witness.article.sentences.len());
        let mut seen: Vec<u32> = Vec::new();
        for sentence in &witness.article.sentences {
            let first = tokens.len();
            let passage = whole.get(sentence.start as usize..sentence.end as usize).unwrap_or("");
            for word in text::words(passage) {
                let at = sentence.start as usize;
                let Some(written) = passage.get(word.span.start as usize..word.span.end as usize) else { continue };
                split(written, |part, offset| {
                    let start = at + word.span.start as usize + offset;
                    let lower = normal(part);
                    tokens.push(Token {
                        span: Span::new(start, start + part.len()),
                        word: lexis.intern(&lower),
                        kind: word.kind,
                        capital: part.starts_with(char::is_uppercase),
                    });
                });
            }
            seen.clear();
            seen.extend(tokens.iter().skip(first).map(|token| lexis.stem(token.word)));
            seen.sort_unstable();
            seen.dedup();
            lexis.sentences += 1;
            for &stem in &seen {
                if let Some(count) = lexis.frequency.get_mut(stem as usize) {
                    *count += 1;
                }
            }
            let manner = manner(passage, tokens.get(first..).unwrap_or(&[]), lexis, sentence.end - sentence.start);
            lines.push(Line { tokens: first..tokens.len(), manner });
        }
        Self { witness, tokens, lines }
    }

    /// Returns the tokens of a sentence; none where there is no such sentence.
    pub(super) fn line(&self, sentence: usize) -> &[Token] {
        self.lines.get(sentence).and_then(|line| self.tokens.get(line.tokens.clone())).unwrap_or(&[])
    }

    /// Tells whether a place is part of what someone says word for word.
    pub(super) fn in_quotation(&self, span: Span) -> bool {
        within(&self.witness.quotes, span, |quote| quote.span).next().is_some()
    }

    /// Returns how a sentence may be used.
    pub(super) fn manner(&self, sentence: usize) -> Manner {
        self.lines.get(sentence).map_or_else(Manner::default, |line| line.manner)
    }

    /// Cuts a quotation to a length that can be shown, at a word's end.
    pub(super) fn shortened(&self, span: Span) -> Span {
        let words = self.slice(span);
        if words.len() <= LONGEST_READING {
            return span;
        }
        let ends = |blank: bool| {
            let mut characters = words.char_indices().rev();
            characters
                .find(|(at, c)| *at > 0 && *at <= LONGEST_READING && (!blank || c.is_whitespace()))
                .map(|(at, _)| at)
        };
        let end = ends(true).or_else(|| ends(false)).unwrap_or(words.len());
        Span::new(span.start as usize, span.start as usize + end)
    }

    /// Returns the text of a span.
    pub(super) fn slice(&self, span: Span) -> &'w str {
        self.witness.text().get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Returns the tokens of the sentence around a span that lie within `reach` bytes of it, the span itself left out.
    pub(super) fn around(&self, span: Span, reach: u32) -> impl Iterator<Item = &Token> {
        let sentence = self.witness.sentence_at(span.start).unwrap_or(usize::MAX);
        self.line(sentence).iter().filter(move |token| {
            !token.span.overlaps(span)
                && token.span.end + reach >= span.start
                && token.span.start <= span.end.saturating_add(reach)
        })
    }
}

/// Hands out the parts of a word that are words of their own: "didn't" is "did" and "n't", "Harlow's" is "Harlow" and "'s".
fn split(word: &str, mut each: impl FnMut(&str, usize)) {
    let lower = word.to_ascii_lowercase();
    let cut = if lower.ends_with("n't") || lower.ends_with("n’t") {
        // "can't" and "won't" keep the n in their first part when read aloud, but not when written.
        word.char_indices().rev().nth(2).map(|(at, _)| at)
    } else {
        word.char_indices().rev().nth(1).filter(|&(_, c)| matches!(c, '\'' | '’')).map(|(at, _)| at)
    };
    let cut = if lower == "cannot" { Some(3) } else { cut };
    match cut.filter(|&at| at > 0).map(|at| (word.split_at(at), at)) {
        Some(((head, tail), at)) => {
            each(head, 0);
            each(tail, at);
        }
        None => each(word, 0),
    }
}

/// Returns the normal form of a word.
fn normal(part: &str) -> String {
    let lower = part.to_lowercase();
    match lower.as_str() {
        "n't" | "n’t" => "not".to_owned(),
        "ca" => "can".to_owned(),
        "wo" | "'ll" | "’ll" => "will".to_owned(),
        "“" | "”" | "„" | "«" | "»" => "\"".to_owned(),
        "‘" | "’" => "'".to_owned(),
        "–" | "—" | "‑" | "‒" => "-".to_owned(),
        _ if lower.contains('’') => lower.replace('’', "'"),
        _ => lower,
    }
}

fn manner(passage: &str, tokens: &[Token], lexis: &Lexis, bytes: u32) -> Manner {
    let words = tokens.iter().filter(|token| token.kind != WordKind::Mark).count();
    let word = |token: &Token| lexis.text(token.word);
    if bytes > LONGEST_SENTENCE || words < 3 {
        Manner::Unfit
    } else if passage.trim_end_matches(['"', '”', '’', '\'', ' ', ')']).ends_with('?') {
        Manner::Question
    } else if tokens.iter().any(|token| matches!(word(token), "if" | "unless")) {
        Manner::Conditional
    } else {
        Manner::Statement
    }
}
