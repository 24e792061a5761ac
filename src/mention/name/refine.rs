//! Rules on top of the tagger: titles off, nationalities, headlines read with the names of the body, one kind a name.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::gazetteer::gazetteer;
use super::key::fold;
use super::tagger::{KINDS, Page, Tagged};
use super::token::Token;
use super::{Name, NameKind};
use crate::text::Span;

/// The longest name that is looked for in a headline, in words.
const LONGEST: usize = 6;

/// Turns what the tagger found into the names of an article, in order and without overlap.
pub(super) fn refine(page: &Page<'_>, tagged: &[Tagged]) -> Vec<Name> {
    let tokens = page.tokens();
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::with_capacity(tagged.len());
    for name in tagged {
        let Some(&kind) = KINDS.get(name.kind) else { continue };
        let mut range = name.first..name.end;
        if kind == NameKind::Person {
            let (office, place) = cut_office(tokens, range.clone());
            found.extend(place.map(|place| (place, NameKind::Place)));
            range.start = office;
        }
        found.extend(trim(tokens, range, kind).map(|range| (range, kind)));
    }
    nationalities(tokens, &mut found);
    headlines(page, &mut found);
    agree(tokens, &mut found);
    found
        .into_iter()
        .filter_map(|(range, kind)| {
            let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
            let span = Span { start: first.span.start, end: last.span.end };
            Some(Name { span, kind, value: String::new(), within: None, role: None })
        })
        .collect()
}

/// Where the person begins in "Foreign Minister of Latvia Janis Ozols", and the place before.
fn cut_office(tokens: &[Token<'_>], range: Range<usize>) -> (usize, Option<Range<usize>>) {
    let word = |at: usize| tokens.get(at).map(|token| fold(token.text)).unwrap_or_default();
    let before_head = |at: usize| {
        let word = word(at);
        gazetteer().modifies_office(&word)
            || gazetteer().is_office(&word)
            || gazetteer().country_of_demonym(&word).is_some()
    };
    let lead = range.clone().take_while(|&at| before_head(at)).count();
    if lead == 0 || lead == range.len() || !range.clone().take(lead).any(|at| gazetteer().is_office(&word(at))) {
        return (range.start, None);
    }
    let start = range.start + lead;
    if word(start) != "of" {
        return (start, None);
    }
    let subject = (start + 1..range.end)
        .take_while(|&at| word(at) == "affairs" || gazetteer().modifies_office(&word(at)))
        .count();
    let from = start + 1 + subject + usize::from(subject > 0 && word(start + 1 + subject) == "of");
    let place = (1..=4).rev().map(|length| from..from + length).find(|place| {
        let form: Vec<String> = place.clone().map(word).collect();
        place.end < range.end
            && (gazetteer().country(&form.join(" ")).is_some() || gazetteer().is_place(&form.join(" ")))
    });
    (place.as_ref().map_or(from, |place| place.end), place)
}

/// Cuts articles, titles before persons, and marks at the ends; a name needs a letter.
fn trim(tokens: &[Token<'_>], mut range: Range<usize>, kind: NameKind) -> Option<Range<usize>> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    while range.len() > 1 {
        let (first, last) = (text(range.start), text(range.end - 1));
        let title = kind == NameKind::Person
            && gazetteer().is_title(&fold(first))
            && !(range.len() == 2 && fold(first) == "sister");
        let office = kind == NameKind::Person && range.len() > 2 && {
            let word = fold(first);
            word == "affairs" || gazetteer().modifies_office(&word) || gazetteer().is_office(&word)
        };
        if title
            || office
            || matches!(first, "the" | "a" | "an" | "\"" | "“" | "‘" | "'" | "," | "." | "(" | "-" | "–" | "’")
        {
            range.start += 1;
        } else if matches!(last, "'s" | "’s" | "'" | "’" | "," | "." | "”" | "\"" | "-" | ":" | ";") {
            range.end -= 1;
        } else if pronoun(last, range.len()) {
            // Two sentences ran together: "Alexander Ilves He said".
            range.end -= 1;
        } else {
            break;
        }
    }
    let lettered = range.clone().any(|at| text(at).chars().any(char::is_alphabetic));
    let only_title = range.len() == 1 && kind == NameKind::Person && gazetteer().is_title(&fold(text(range.start)));
    (lettered && !only_title).then_some(range)
}

/// Tells whether the last word of a name of so many words is a pronoun; after one word alone "He" may be a surname.
fn pronoun(word: &str, words: usize) -> bool {
    matches!(word, "It" | "She" | "They" | "We") || word == "He" && words > 2
}

/// Adjectives and members of countries and peoples are other names, wherever they stand by themselves.
fn nationalities(tokens: &[Token<'_>], found: &mut Vec<(Range<usize>, NameKind)>) {
    let nationality = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.capitalized() && gazetteer().country_of_demonym(&fold(token.text)).is_some())
    };
    let mut taken = vec![false; tokens.len()];
    for (range, kind) in found.iter_mut() {
        if range.len() == 1 && nationality(range.start) {
            *kind = NameKind::Other;
        }
        taken.iter_mut().skip(range.start).take(range.len()).for_each(|slot| *slot = true);
    }
    found.extend(
        (0..tokens.len())
            .filter(|&at| !taken.get(at).copied().unwrap_or(true) && nationality(at))
            .map(|at| (at..at + 1, NameKind::Other)),
    );
    found.sort_by_key(|(range, _)| range.start);
}

/// In a line of capitals every word looks like a name: only names of the rest of the article count there.
fn headlines(page: &Page<'_>, found: &mut Vec<(Range<usize>, NameKind)>) {
    let tokens = page.tokens();
    let (lines, body): (Vec<Range<usize>>, Vec<Range<usize>>) =
        page.sentences().partition(|sentence| page.is_headline(sentence.clone()));
    if lines.is_empty() || body.len() < lines.len() {
        return;
    }
    let form = |range: Range<usize>| -> String {
        tokens.get(range).unwrap_or_default().iter().map(|token| fold(token.text)).collect::<Vec<_>>().join(" ")
    };
    let in_line = |at: usize| {
        let line = lines.partition_point(|line| line.end <= at);
        lines.get(line).is_some_and(|line| line.contains(&at))
    };
    let mut known: FxHashMap<String, NameKind> = FxHashMap::default();
    for (range, kind) in found.iter().filter(|(range, _)| !in_line(range.start)) {
        known.entry(form(range.clone())).or_insert(*kind);
        if *kind == NameKind::Person
            && let Some(last) = range.end.checked_sub(1)
        {
            known.entry(form(last..range.end)).or_insert(*kind);
        }
    }
    found.retain(|(range, _)| !in_line(range.start));
    for line in lines {
        let mut at = line.start;
        while at < line.end {
            let longest = (line.end - at).min(LONGEST);
            let name = (1..=longest).rev().find_map(|length| {
                let kind = known.get(&form(at..at + length)).copied()?;
                tokens.get(at).is_some_and(Token::capitalized).then_some((length, kind))
            });
            if let Some((length, kind)) = name {
                found.push((at..at + length, kind));
                at += length;
            } else {
                at += 1;
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
}

/// A name that the article repeats has the kind that it has most often; a surname the kind of its full name.
fn agree(tokens: &[Token<'_>], found: &mut [(Range<usize>, NameKind)]) {
    let form = |range: &Range<usize>| -> String {
        tokens.get(range.clone()).unwrap_or_default().iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
    };
    let mut votes: FxHashMap<String, BTreeMap<NameKind, usize>> = FxHashMap::default();
    for (range, kind) in found.iter() {
        *votes.entry(form(range)).or_default().entry(*kind).or_default() += 1;
    }
    for (range, kind) in found.iter_mut() {
        let Some(votes) = votes.get(&form(range)) else { continue };
        if let Some((most, count)) = votes.iter().max_by_key(|(_, count)| **count)
            && votes.get(kind).is_some_and(|own| *count > 2 * own)
        {
            *kind = *most;
        }
    }
}
