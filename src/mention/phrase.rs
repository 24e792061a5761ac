//! Noun phrases of a tagged sentence, with names and times marked: who acts, on what, and who speaks.

use super::{Date, Name};
use crate::text::Span;
use crate::text::lemma::singular;
use crate::text::tagger::{Tag, Token, tag};

/// A tagged sentence with the names and times that stand in it.
pub(super) struct Tagged<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) tokens: Vec<Token>,
    /// For each token the name that covers it.
    names: Vec<Option<&'a Name>>,
    /// For each token whether it is part of a date or names a day.
    times: Vec<bool>,
}

/// A noun phrase without what follows its head: tokens `start..end`, with the head among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: usize,
}

/// Words that tell a time and are no participants.
const TIME_WORDS: [&str; 24] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "morning",
    "evening",
    "afternoon",
    "night",
    "week",
    "month",
    "year",
    "weekend",
    "noon",
    "midnight",
    "january",
    "february",
    "december",
];

impl<'a> Tagged<'a> {
    /// Tags a sentence and marks the names and dates that stand in it.
    pub(super) fn new(text: &'a str, span: Span, names: &'a [Name], dates: &[Date]) -> Self {
        let tokens = tag(text, span);
        let mut name_of = vec![None; tokens.len()];
        let mut times = vec![false; tokens.len()];
        let first = names.partition_point(|name| name.span.end <= span.start);
        for name in names.iter().skip(first).take_while(|name| name.span.start < span.end) {
            mark(&tokens, name.span, |at| name_of.get_mut(at).map(|slot| *slot = Some(name)));
        }
        let first = dates.partition_point(|date| date.span.end <= span.start);
        for date in dates.iter().skip(first).take_while(|date| date.span.start < span.end) {
            mark(&tokens, date.span, |at| times.get_mut(at).map(|slot| *slot = true));
        }
        for (token, time) in tokens.iter().zip(&mut times) {
            let named = matches!(token.tag, Tag::Noun | Tag::Propn | Tag::Adv);
            *time |= named && TIME_WORDS.contains(&token.lower.as_str());
        }
        for at in 1..tokens.len() {
            let before =
                tokens.get(at - 1).is_some_and(|t| t.is_any(&["next", "last", "this", "every", "late", "early"]));
            if before
                && times.get(at).copied().unwrap_or_default()
                && let Some(time) = times.get_mut(at - 1)
            {
                *time = true;
            }
        }
        Self { text, span, tokens, names: name_of, times }
    }

    /// Returns the token, if there is one.
    pub(super) fn at(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Tells whether the token is this word.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.at(at).is_some_and(|token| token.is(word))
    }

    /// Returns the tag of a token; punctuation outside the sentence.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.at(at).map_or(Tag::Punct, |token| token.tag)
    }

    /// Returns the name that covers a token.
    pub(super) fn name(&self, at: usize) -> Option<&'a Name> {
        self.names.get(at).copied().flatten()
    }

    /// Tells whether a token tells a time.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.times.get(at).copied().unwrap_or_default()
    }

    /// Returns the stretch of text under the tokens `start..end`.
    pub(super) fn stretch(&self, start: usize, end: usize) -> Span {
        let first = self.at(start).map_or(self.span.end, |token| token.span.start);
        let last = end.checked_sub(1).and_then(|at| self.at(at)).map_or(first, |token| token.span.end);
        Span { start: first, end: last.max(first) }
    }

    fn in_phrase(&self, at: usize) -> bool {
        let Some(token) = self.at(at) else { return false };
        if self.is_time(at) {
            return false;
        }
        self.name(at).is_some()
            || match token.tag {
                Tag::Det | Tag::Adj | Tag::Num | Tag::Noun | Tag::Propn | Tag::Sym => true,
                Tag::Pron => !token.is_any(&["who", "which", "that", "whom", "there"]),
                Tag::Part => token.is("'s") || token.is("'"),
                // "the U.S. Geological Survey"
                Tag::Punct => token.is(".") && at + 1 < self.tokens.len() && at > 0 && self.is_abbreviation(at - 1),
                _ => false,
            }
    }

    fn is_abbreviation(&self, at: usize) -> bool {
        self.at(at).is_some_and(|t| {
            t.capital
                && (t.lower.contains('.')
                    || t.lower.len() == 1
                    || t.is_any(&[
                        "mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "lt", "col", "sgt", "capt", "prof", "st",
                    ]))
        })
    }

    fn opens_phrase(&self, at: usize) -> bool {
        self.name(at).is_none() && matches!(self.tag(at), Tag::Det | Tag::Pron)
    }

    fn is_whole(&self, at: usize) -> bool {
        // A personal pronoun is a phrase of its own.
        self.tag(at) == Tag::Pron
            && !self.at(at).is_some_and(|t| t.is_any(&["his", "her", "their", "its", "our", "my", "your", "whose"]))
    }

    fn finish(&self, start: usize, end: usize) -> Option<Phrase> {
        let head = (start..end).rev().find(|&at| {
            self.name(at).is_some() || matches!(self.tag(at), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Adj)
        });
        let head = head.or_else(|| end.checked_sub(1).filter(|&at| self.tag(at) == Tag::Det))?;
        Some(Phrase { start, end, head })
    }

    /// Returns the phrase that begins with the token.
    pub(super) fn phrase_from(&self, start: usize) -> Option<Phrase> {
        let mut end = start;
        let mut noun = false;
        while self.in_phrase(end) {
            let possessor = end > start && self.at(end - 1).is_some_and(|t| t.is("'s"));
            if end > start && self.opens_phrase(end) && (noun || self.is_whole(end)) && !possessor {
                break;
            }
            if self.is_whole(end) {
                end += 1;
                break;
            }
            // "beat Sellby 3-1"
            let score = !matches!(self.tag(end + 1), Tag::Noun | Tag::Propn);
            if self.tag(end) == Tag::Num && noun && score && self.name(end).is_none() {
                break;
            }
            if noun && self.at(end).is_some_and(|t| t.is_any(&["last", "next", "this"])) {
                break;
            }
            noun |= matches!(self.tag(end), Tag::Noun | Tag::Propn);
            end += 1;
            // "productive and friendly relations"
            let adjectives = self.tag(end - 1) == Tag::Adj && self.tag(end + 1) == Tag::Adj;
            if adjectives && (self.is(end, "and") || self.is(end, ",")) {
                end += 1;
            }
        }
        (end > start).then(|| self.finish(start, end)).flatten()
    }

    /// Returns the phrase that begins with the token and ends before another.
    pub(super) fn phrase_within(&self, start: usize, limit: usize) -> Option<Phrase> {
        let phrase = self.phrase_from(start)?;
        let end = phrase.end.min(limit);
        (end > start).then(|| self.finish(start, end)).flatten()
    }

    /// Returns the phrase that ends just before the token.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let mut start = end;
        while start > 0 && self.in_phrase(start - 1) {
            if start < end && self.is_whole(start - 1) {
                break;
            }
            start -= 1;
            if self.is_whole(start) {
                break;
            }
            let possessor = start > 0 && self.at(start - 1).is_some_and(|t| t.is("'s"));
            if self.opens_phrase(start) && !possessor && !(start > 0 && self.is(start - 1, "all")) {
                break;
            }
        }
        (start < end).then(|| self.finish(start, end)).flatten()
    }

    /// Returns the value of a phrase: the canonical name, the written name, or the head noun in the singular.
    pub(super) fn value(&self, phrase: Phrase) -> String {
        if let Some(name) = self.name(phrase.head) {
            return name.value.clone();
        }
        let Some(head) = self.at(phrase.head) else { return String::new() };
        if head.tag == Tag::Propn {
            let first = (phrase.start..=phrase.head).rev().take_while(|&at| self.tag(at) == Tag::Propn).last();
            return self.stretch(first.unwrap_or(phrase.head), phrase.head + 1).of(self.text).to_owned();
        }
        singular(&head.lower).into_owned()
    }

    /// Returns a phrase in words, for a source that has no name: "foreign ministry", "police".
    pub(super) fn description(&self, phrase: Phrase) -> String {
        if let Some(name) = self.name(phrase.head) {
            return name.value.clone();
        }
        let start = (phrase.start..phrase.end).find(|&at| self.tag(at) != Tag::Det).unwrap_or(phrase.start);
        self.stretch(start, phrase.head + 1).of(self.text).to_owned()
    }

    /// Returns the phrase and those joined to it by commas and "and", in order: "A, B and C".
    pub(super) fn joined_after(&self, phrase: Phrase) -> Vec<Phrase> {
        let mut all = vec![phrase];
        let mut end = phrase.end;
        while all.len() < 8 {
            let mut at = end;
            let comma = self.is(at, ",");
            at += usize::from(comma);
            let and = self.is(at, "and") || self.is(at, "or");
            at += usize::from(and);
            if !(comma || and) {
                break;
            }
            let Some(next) = self.phrase_from(at) else { break };
            // A subject of the next clause is no part of the list.
            if matches!(self.tag(next.end), Tag::Verb | Tag::Aux) || self.is_time(next.end) && !and {
                break;
            }
            if !(and || self.is(next.end, ",") || self.is(next.end, "and")) {
                break;
            }
            end = next.end;
            all.push(next);
            if and {
                break;
            }
        }
        if all.len() > 1 && !all.last().is_some_and(|last| last.start > 0 && self.is_and(last.start - 1)) {
            all.truncate(1);
        }
        all
    }

    /// Returns the phrase and those joined before it, in order.
    pub(super) fn joined_before(&self, phrase: Phrase) -> Vec<Phrase> {
        let mut all = vec![phrase];
        let mut start = phrase.start;
        if start == 0 || !self.is_and(start - 1) {
            return all;
        }
        start -= 1;
        while all.len() < 8 {
            let end = if start > 0 && self.is(start - 1, ",") { start - 1 } else { start };
            let Some(next) = self.phrase_before(end) else { break };
            // "by a driver, police and family said": what hangs on a preposition or a verb is no part of the list.
            let listed = next.start == 0 || matches!(self.tag(next.start - 1), Tag::Punct | Tag::Sconj);
            if end < start && !listed {
                break;
            }
            all.insert(0, next);
            start = next.start;
            if !(start > 0 && self.is(start - 1, ",")) {
                break;
            }
        }
        all
    }

    fn is_and(&self, at: usize) -> bool {
        self.is(at, "and") || self.is(at, "or")
    }
}

fn mark(tokens: &[Token], span: Span, mut found: impl FnMut(usize) -> Option<()>) {
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    for (at, _) in tokens.iter().enumerate().skip(first).take_while(|(_, token)| token.span.start < span.end) {
        found(at);
    }
}
