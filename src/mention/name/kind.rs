//! Kinds mended by what the rest of the article shows: an office beside a name, the surname alone elsewhere, a name written again.

use rustc_hash::{FxHashMap, FxHashSet};

use super::gazetteer::gazetteer;
use super::key::fold;
use super::token::Token;
use super::{Name, NameKind};
use crate::text::Span;

/// Names of more words are not looked for again.
const LONGEST: usize = 5;

/// Mends the kinds of names that are in order and without overlap, and adds names that the article writes again elsewhere.
pub(super) fn mend(tokens: &[Token<'_>], names: &mut Vec<Name>) {
    part(tokens, names);
    let places: Vec<(usize, usize)> = names
        .iter()
        .map(|name| {
            let at = |byte: u32| tokens.partition_point(|token| token.span.start < byte);
            (at(name.span.start), at(name.span.end))
        })
        .collect();
    persons(tokens, names, &places);
    again(tokens, names, &places);
}

/// "Latvia Janis Ozols" after "Minister of" is a country and a person, "Foreign Affairs Janis Ozols" a person alone.
fn part(tokens: &[Token<'_>], names: &mut Vec<Name>) {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut parted = Vec::new();
    for name in names.iter_mut() {
        let first = tokens.partition_point(|token| token.span.start < name.span.start);
        let end = tokens.partition_point(|token| token.span.start < name.span.end);
        let subject = (first..end)
            .take_while(|&at| gazetteer().modifies_office(&fold(word(at))) || fold(word(at)) == "affairs")
            .count();
        let cut = first + subject.max(1);
        let (Some(place), Some(person)) = (tokens.get(first), tokens.get(cut..end)) else { continue };
        let office = first >= 2
            && word(first - 1) == "of"
            && (first.saturating_sub(4)..first - 1).any(|before| gazetteer().is_office(&fold(word(before))));
        let country = subject == 0 && gazetteer().country(&fold(place.text)).is_some();
        if office && (country || subject > 0) && can_be_person(person) {
            let start = person.first().map_or(name.span.start, |token| token.span.start);
            if country {
                parted.push(Name {
                    span: place.span,
                    kind: NameKind::Place,
                    value: String::new(),
                    within: None,
                    role: None,
                });
            }
            name.kind = NameKind::Person;
            name.span.start = start;
        }
    }
    if !parted.is_empty() {
        names.extend(parted);
        names.sort_by_key(|name| name.span);
    }
}

/// Whether words can be a person's name: two to five words in capitals, none of them known as a place's or an organisation's.
fn can_be_person(words: &[Token<'_>]) -> bool {
    let all = words.iter().map(|word| fold(word.text)).collect::<Vec<_>>();
    (2..=LONGEST).contains(&words.len())
        && words.first().is_some_and(Token::capitalized)
        && words.last().is_some_and(|last| last.capitalized() && last.text.chars().any(char::is_lowercase))
        && words.iter().all(|word| word.text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’')))
        && !all.iter().any(|word| {
            gazetteer().is_organization_word(word)
                || gazetteer().country(word).is_some()
                || gazetteer().country_of_demonym(word).is_some()
                || matches!(word.as_str(), "of" | "the" | "and" | "for")
        })
        && !gazetteer().is_place(&all.join(" "))
}

/// A name beside an office, or whose last word stands alone as a person's elsewhere, is a person's.
fn persons(tokens: &[Token<'_>], names: &mut [Name], places: &[(usize, usize)]) {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let office = |at: usize| gazetteer().is_office(&fold(word(at)));
    let mut surnames: FxHashSet<String> = FxHashSet::default();
    for (name, &(first, end)) in names.iter().zip(places) {
        if name.kind == NameKind::Person && end == first + 1 {
            surnames.insert(fold(word(first)));
        }
    }
    for (name, &(first, end)) in names.iter_mut().zip(places) {
        let Some(words) = tokens.get(first..end) else { continue };
        if name.kind == NameKind::Person || !can_be_person(words) {
            continue;
        }
        let one_sentence =
            |a: usize, b: usize| tokens.get(a).map(|token| token.sentence) == tokens.get(b).map(|token| token.sentence);
        let titled = first.checked_sub(1).is_some_and(|before| office(before) && one_sentence(before, first));
        // "the foreign minister, Janis Ozols, said"
        let beside = first.checked_sub(2).is_some_and(|before| {
            office(before) && word(first - 1) == "," && word(end) == "," && one_sentence(before, end)
        });
        let known = end.checked_sub(1).is_some_and(|last| surnames.contains(&fold(word(last))));
        if titled || beside || known {
            name.kind = NameKind::Person;
        }
    }
}

/// Adds names that the tagger found elsewhere in the article, where the same words stand alone between words in lower case.
fn again(tokens: &[Token<'_>], names: &mut Vec<Name>, places: &[(usize, usize)]) {
    let mut known: FxHashMap<&str, Vec<(Vec<&str>, NameKind)>> = FxHashMap::default();
    let mut taken = vec![false; tokens.len()];
    for (name, &(first, end)) in names.iter().zip(places) {
        taken.iter_mut().take(end).skip(first).for_each(|slot| *slot = true);
        let words: Vec<&str> = tokens.get(first..end).unwrap_or_default().iter().map(|token| token.text).collect();
        if name.kind == NameKind::Other || !(1..=LONGEST).contains(&words.len()) {
            continue;
        }
        if let Some(&head) = words.first() {
            let list = known.entry(head).or_default();
            if list.len() < LONGEST && !list.iter().any(|(other, _)| *other == words) {
                list.push((words, name.kind));
            }
        }
    }
    let capital = |at: Option<usize>, sentence: u32| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| token.sentence == sentence && token.capitalized())
    };
    let mut added = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if taken.get(at).copied().unwrap_or(true) || !token.capitalized() || token.text.chars().nth(2).is_none() {
            continue;
        }
        let Some(forms) = known.get(token.text) else { continue };
        let longest = forms
            .iter()
            .filter(|(words, _)| {
                let there = tokens.get(at..at + words.len()).unwrap_or_default();
                there.len() == words.len()
                    && there.iter().zip(words).all(|(token, word)| token.text == *word)
                    && there.iter().all(|other| other.sentence == token.sentence)
                    && !taken.iter().skip(at).take(words.len()).any(|slot| *slot)
            })
            .max_by_key(|(words, _)| words.len());
        let Some((words, kind)) = longest else { continue };
        let end = at + words.len();
        if capital(at.checked_sub(1), token.sentence) || capital(Some(end), token.sentence) {
            continue;
        }
        let Some(last) = tokens.get(end - 1) else { continue };
        taken.iter_mut().take(end).skip(at).for_each(|slot| *slot = true);
        let span = Span { start: token.span.start, end: last.span.end };
        added.push(Name { span, kind: *kind, value: String::new(), within: None, role: None });
    }
    names.extend(added);
    names.sort_by_key(|name| name.span);
}
