//! Another office or part for one person, in two near-equal sentences; and words for one office.

use std::ops::Range;

use super::desk::Desk;
use super::diff::Hunk;
use super::hunk::{Pair, Typed, View, span_of};
use super::{Kind, Relation, cue, within};
use crate::text::Span;

/// Another office or part for one person.
pub(super) fn role(
    pair: &Pair,
    view: &View,
    hunk: &Hunk,
    typed: &impl Fn(Kind, Relation, f32, &'static str) -> Typed,
) -> Option<Typed> {
    let following = |desk: &Desk, sentence: usize, at: usize| {
        desk.line(sentence).get(at).map_or("", |token| pair.lexis.text(token.word))
    };
    let (next_left, next_right) = (
        following(pair.left, pair.sentences.0, hunk.left.end),
        following(pair.right, pair.sentences.1, hunk.right.end),
    );
    let rank = |words: &[&str]| words.iter().any(|word| cue::is_rank(word));
    if view.left.len() > 3 || view.right.len() > 3 {
        return None;
    }
    // "deputy" before an office on one side only.
    if rank(&view.left) != rank(&view.right)
        && (view.left.is_empty() || view.right.is_empty())
        && cue::is_person_noun(next_left)
        && cue::is_person_noun(next_right)
    {
        return Some(typed(Kind::Role, Relation::Conflict, 0.85, "another rank for one person"));
    }
    let (Some(left), Some(right)) = (view.left.last(), view.right.last()) else { return None };
    let heads = cue::is_person_noun(left) && cue::is_person_noun(right) && left != right;
    let offices = cue::is_person_noun(next_left) && next_left == next_right;
    // Before an office, words for one office part it from others: an attorney general is no solicitor general.
    let synonyms = one_form(left, right) || !offices && same_office(left, right);
    let named = |desk: &Desk, sentence: usize, range: &Range<usize>| {
        let line = desk.line(sentence);
        let Some(span) = span_of(line, range) else { return false };
        let near = Span::new((span.start as usize).saturating_sub(30), span.end as usize + 30);
        within(&desk.witness.names, near, |name| name.span).next().is_some()
            || line.get(range.end..).unwrap_or(&[]).iter().take(3).any(|token| token.capital)
    };
    let beside_name =
        named(pair.left, pair.sentences.0, &hunk.left) && named(pair.right, pair.sentences.1, &hunk.right);
    ((heads || offices) && !synonyms && beside_name)
        .then(|| typed(Kind::Role, Relation::Conflict, 0.85, "another office or part for one person"))
}

/// Tells whether two words are one but for number and gender: "athletic" and "athletics", "spokesman" and "spokeswoman".
fn one_form(a: &str, b: &str) -> bool {
    let stem = |word: &str| {
        let word = word.strip_suffix('s').unwrap_or(word);
        let cut = ["man", "woman", "person", "men", "women", "people"].iter().find_map(|end| word.strip_suffix(end));
        cut.unwrap_or(word).to_owned()
    };
    stem(a) == stem(b)
}

/// Tells whether two words name one office: "premier" and "prime minister", "spokesman" and "spokeswoman".
pub(super) fn same_office(a: &str, b: &str) -> bool {
    one_form(a, b) || SAME_OFFICE.iter().any(|group| group.contains(&a) && group.contains(&b))
}

const SAME_OFFICE: &[&[&str]] = &[
    &["premier", "minister"],
    &["attorney", "lawyer", "counsel", "solicitor", "advocate"],
    &["reporter", "journalist", "correspondent"],
    &["officer", "policeman", "policewoman", "constable", "official", "deputy"],
    &["employee", "worker"],
    &["boss", "manager", "head", "chief", "leader", "ceo", "executive", "director"],
    &["doctor", "physician", "medic"],
    &["lawmaker", "legislator", "congressman", "representative", "senator", "member"],
    &["actor", "star", "actress"],
    &["player", "athlete"],
    &["professor", "lecturer", "academic", "scholar"],
    &["scientist", "researcher"],
    &["priest", "pastor", "minister", "vicar", "reverend"],
    &["pilot", "captain"],
    &["writer", "author", "novelist"],
    &["gunman", "shooter", "suspect", "attacker"],
    &["wife", "spouse", "husband", "partner"],
    &["mom", "mum", "mother", "parent"],
    &["dad", "father", "parent"],
    &["boy", "child", "teen", "teenager", "son"],
    &["girl", "child", "teen", "teenager", "daughter"],
    &["firefighter", "fireman"],
    &["judge", "justice", "magistrate"],
    &["spokesman", "spokeswoman", "spokesperson", "representative", "official"],
    &["colleague", "coworker", "co-worker", "teammate"],
];
