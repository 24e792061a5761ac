//! Names by rule: runs of capitalised words, read with the lexicons.

use std::collections::HashMap;

use super::gazetteer::gazetteer;
use super::key::fold;
use super::token::Token;
use super::{Name, NameKind};
use crate::text::Span;

/// Finds names by their capitals and what the lexicons know of their words.
pub(super) fn find(tokens: &[Token<'_>]) -> Vec<Name> {
    let mut lower: HashMap<String, u32> = HashMap::new();
    let mut upper: HashMap<String, u32> = HashMap::new();
    for pair in tokens.windows(2) {
        let [before, token] = pair else { continue };
        if before.sentence == token.sentence {
            let counts = if token.capitalized() { &mut upper } else { &mut lower };
            *counts.entry(token.text.to_lowercase()).or_default() += 1;
        }
    }
    let mut names = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let start = index;
        let sentence = tokens.get(start).map(|token| token.sentence);
        let capital =
            |at: usize| tokens.get(at).filter(|token| Some(token.sentence) == sentence && token.capitalized());
        if capital(index).is_none() {
            index += 1;
            continue;
        }
        while capital(index).is_some()
            || (tokens.get(index).is_some_and(|token| connects(token.text)) && capital(index + 1).is_some())
        {
            index += 1;
        }
        let mut run: &[Token<'_>] = tokens.get(start..index).unwrap_or_default();
        let opens = start == 0 || tokens.get(start - 1).map(|token| token.sentence) != sentence;
        if let Some(first) = run.first().filter(|_| opens) {
            let word = first.text.to_lowercase();
            let known = upper.contains_key(&word)
                || run.len() > 1 && gazetteer().country_of_demonym(&fold(first.text)).is_some();
            if lower.contains_key(&word)
                || OPENERS.contains(&word.as_str())
                || (run.len() == 1 && !known && gazetteer().country(&fold(first.text)).is_none())
            {
                run = run.get(1..).unwrap_or_default();
            }
        }
        while run.first().is_some_and(|first| gazetteer().is_title(&fold(first.text)) || connects(first.text))
            && run.len() > 1
        {
            run = run.get(1..).unwrap_or_default();
        }
        while run.last().is_some_and(|last| connects(last.text)) {
            run = run.get(..run.len() - 1).unwrap_or_default();
        }
        while run.first().is_some_and(|first| DAYS.contains(&first.text.to_lowercase().as_str())) {
            run = run.get(1..).unwrap_or_default();
        }
        for piece in pieces(run) {
            if let (Some(first), Some(last)) = (piece.first(), piece.last()) {
                let span = Span { start: first.span.start, end: last.span.end };
                names.push(Name { span, kind: kind(piece), value: String::new(), role: None });
            }
        }
    }
    names
}

/// Takes offices out of a run: "Foreign Minister of Latvia Janis Ozols" holds a country and a person.
fn pieces<'r, 't>(run: &'r [Token<'t>]) -> Vec<&'r [Token<'t>]> {
    let folded: Vec<String> = run.iter().map(|token| fold(token.text)).collect();
    let Some(head) = folded.iter().rposition(|word| gazetteer().is_office(word)) else {
        // "Foreign Affairs of Latvia" left over from "Minister of Foreign Affairs of Latvia".
        let subject = folded.iter().take_while(|word| *word == "affairs" || gazetteer().modifies_office(word)).count();
        let of = folded.iter().rposition(|word| word == "of").filter(|_| subject > 0);
        return vec![run.get(of.map_or(subject, |of| of + 1)..).unwrap_or_default()];
    };
    let left = folded
        .iter()
        .take(head)
        .rposition(|word| !gazetteer().modifies_office(word) && !gazetteer().is_office(word))
        .map_or(0, |last| last + 1);
    let mut right = run.get(head + 1..).unwrap_or_default();
    let mut found = vec![run.get(..left).unwrap_or_default()];
    if right.first().is_some_and(|first| first.text == "of") {
        right = right.get(1..).unwrap_or_default();
        while right
            .first()
            .is_some_and(|first| first.text == "Affairs" || gazetteer().modifies_office(&fold(first.text)))
        {
            right = right.get(1..).unwrap_or_default();
        }
        let known = (1..=right.len().min(3)).rev().find(|&length| {
            let words: Vec<String> = right.iter().take(length).map(|token| fold(token.text)).collect();
            gazetteer().country(&words.join(" ")).is_some() || gazetteer().is_place(&words.join(" "))
        });
        let (place, rest) = right.split_at(known.unwrap_or(0));
        found.push(place);
        right = rest;
    }
    found.push(right);
    found
}

/// Words that open sentences with a capital.
const OPENERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "but",
    "by",
    "despite",
    "during",
    "earlier",
    "every",
    "few",
    "following",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "no",
    "not",
    "now",
    "of",
    "on",
    "one",
    "our",
    "over",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "three",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "with",
    "without",
    "you",
    "your",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn connects(word: &str) -> bool {
    matches!(word, "of" | "al" | "bin" | "ibn" | "de" | "von" | "van" | "der" | "da" | "la" | "el")
}

fn kind(run: &[Token<'_>]) -> NameKind {
    let folded: Vec<String> = run.iter().map(|token| fold(token.text)).collect();
    let all = folded.join(" ");
    if gazetteer().country(&all).is_some() || gazetteer().is_place(&all) {
        NameKind::Place
    } else if gazetteer().country_of_demonym(&all).is_some() {
        NameKind::Other
    } else if folded.iter().any(|word| gazetteer().is_organization_word(word))
        || run.iter().all(|token| token.text.len() > 1 && !token.text.chars().any(char::is_lowercase))
    {
        NameKind::Organization
    } else {
        NameKind::Person
    }
}
