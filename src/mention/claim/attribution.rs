//! Sources: who says what, by verbs of saying and "according to".

use super::group::{Group, Shape};
use super::lexicon::is_say_verb;
use super::participants::subject;
use crate::mention::phrase::{Phrase, Tagged};
use crate::text::tagger::Tag;

/// Someone who says something in a sentence.
pub(in crate::mention) struct Source {
    /// The phrase that names the source.
    pub(in crate::mention) phrase: Phrase,
    /// The first token of what tells who says it.
    pub(in crate::mention) start: usize,
    /// The token after it.
    pub(in crate::mention) end: usize,
    /// The index of the verb group; `None` for "according to".
    pub(in crate::mention) group: Option<usize>,
    /// What is said stands to the left.
    pub(in crate::mention) left: bool,
    /// What is said stands to the right.
    pub(in crate::mention) right: bool,
    /// Whether the source is unnamed: "sources", "reports".
    pub(in crate::mention) vague: bool,
}

/// Finds the sources of a sentence, in order.
pub(in crate::mention) fn sources(tagged: &Tagged, groups: &[Group]) -> Vec<Source> {
    let mut found = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let says = tagged.at(group.head).is_some_and(|t| {
            t.tag == Tag::Verb && (is_say_verb(t.lemma()) || rejects_claims(tagged, t.lemma(), group.end))
        });
        if !says || group.passive || group.negated || !matches!(group.shape, Shape::Finite) {
            continue;
        }
        if let Some(source) = by_verb(tagged, groups, index) {
            found.push(source);
        }
    }
    for at in 0..tagged.tokens.len() {
        if tagged.is(at, "according")
            && tagged.is(at + 1, "to")
            && let Some(phrase) = tagged.phrase_from(at + 2)
        {
            let first = (0..at).all(|i| tagged.tag(i) == Tag::Punct);
            let vague = is_vague(tagged, phrase);
            found.push(Source { phrase, start: at, end: phrase.end, group: None, left: !first, right: first, vague });
        }
    }
    found.sort_by_key(|source| source.start);
    found
}

/// Tells whether "rejected" and the like is about what others say: "rejected reports that".
fn rejects_claims(tagged: &Tagged, lemma: &str, end: usize) -> bool {
    matches!(lemma, "reject" | "dismiss" | "refute" | "rebut" | "dispute")
        && (end..end + 4).any(|at| {
            tagged.at(at).is_some_and(|t| {
                t.is_any(&[
                    "claims",
                    "reports",
                    "allegations",
                    "accusations",
                    "rumours",
                    "rumors",
                    "suggestions",
                    "claim",
                ])
            })
        })
}

fn by_verb(tagged: &Tagged, groups: &[Group], index: usize) -> Option<Source> {
    let group = groups.get(index)?;
    let closes = |at: usize| tagged.at(at).is_some_and(|t| t.is_any(&[",", "\"", "”", "’", "»", "–", "—", "-"]));
    // "…," said Zakharova
    if group.start > 0 && closes(group.start - 1) || group.start == 0 {
        let phrase = tagged.phrase_from(group.end)?;
        if matches!(tagged.tag(phrase.end), Tag::Punct | Tag::Adp | Tag::Adv | Tag::Cconj) || tagged.is_time(phrase.end)
        {
            let vague = is_vague(tagged, phrase);
            return Some(Source {
                phrase,
                start: group.start,
                end: phrase.end,
                group: Some(index),
                left: true,
                right: false,
                vague,
            });
        }
    }
    let phrase = *subject(tagged, groups, index).first()?;
    if phrase.start >= group.start || tagged.at(phrase.head).is_some_and(|t| t.is_any(&["it", "that", "this", "which"]))
    {
        return None;
    }
    let ends = tagged.tokens.len() <= group.end + 1
        || tagged.at(group.end).is_some_and(|t| t.is_any(&[".", ",", ";"]))
        || tagged.is_time(group.end);
    let left = phrase.start > 0 && closes(phrase.start - 1);
    let vague = is_vague(tagged, phrase);
    Some(Source {
        phrase,
        start: phrase.start,
        end: group.end,
        group: Some(index),
        left,
        right: !(left && ends) || tagged.is(group.end, ":"),
        vague,
    })
}

fn is_vague(tagged: &Tagged, phrase: Phrase) -> bool {
    tagged.at(phrase.head).is_some_and(|t| t.is_any(&["sources", "source", "reports", "rumours", "rumors", "insiders"]))
}
