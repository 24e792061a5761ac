//! Participants: who acts and on what, to the left and to the right of a verb group.

use super::group::{Group, Shape};
use super::lexicon::{Governor, effect};
use crate::mention::NameKind;
use crate::mention::phrase::{Phrase, Tagged};
use crate::text::lemma::{Forms, singular};
use crate::text::tagger::Tag;

/// The walk to the left of a verb gives up after so many steps.
const STEPS: usize = 40;

/// Returns the phrases that stand as subject of the group, before passives are turned round.
pub(in crate::mention) fn subject(tagged: &Tagged, groups: &[Group], index: usize) -> Vec<Phrase> {
    subject_within(tagged, groups, index, 8)
}

fn subject_within(tagged: &Tagged, groups: &[Group], index: usize, depth: usize) -> Vec<Phrase> {
    let Some(group) = groups.get(index) else { return Vec::new() };
    let inherited = || match index.checked_sub(1) {
        Some(previous) if depth > 0 => subject_within(tagged, groups, previous, depth - 1),
        _ => Vec::new(),
    };
    match group.shape {
        Shape::Bare => return inherited(),
        Shape::Infinitive => {
            if let Some(controller) = controller(tagged, groups, index) {
                return controller;
            }
            if index > 0 {
                return inherited();
            }
        }
        Shape::Gerund => {
            let after_noun = group.start > 0 && matches!(tagged.tag(group.start - 1), Tag::Noun | Tag::Propn);
            if !after_noun {
                return controller(tagged, groups, index).unwrap_or_else(inherited);
            }
        }
        Shape::Finite | Shape::Participle => {}
    }
    let mut at = group.start;
    for _ in 0..STEPS {
        let Some(left) = at.checked_sub(1) else { return Vec::new() };
        let Some(token) = tagged.at(left) else { return Vec::new() };
        let who = token.is_any(&["who", "which"]) || token.is("that") && matches!(token.tag, Tag::Pron | Tag::Sconj);
        if tagged.is_time(left) || token.tag == Tag::Adv {
            at = left;
            if at > 0 && tagged.tag(at - 1) == Tag::Adp && tagged.is_time(left) {
                at -= 1;
            }
        } else if who && tagged.name(left).is_none() {
            let end = if left > 0 && tagged.is(left - 1, ",") { left - 1 } else { left };
            return tagged.phrase_before(end).map(|phrase| vec![phrase]).unwrap_or_default();
        } else if token.tag == Tag::Cconj {
            return inherited();
        } else if token.is(",") || token.is(")") || token.is("–") || token.is("—") {
            let open = if token.is(")") { "(" } else { token.lower.as_str() };
            let matching = (left.saturating_sub(25)..left).rev().find(|&i| tagged.is(i, open));
            match matching {
                Some(open) if open > 0 && tagged.phrase_before(open).is_some() => {
                    if let Some(named) = apposed(tagged, open, left) {
                        return vec![named];
                    }
                    at = open;
                }
                _ => return if group.shape == Shape::Finite { inherited() } else { Vec::new() },
            }
        } else if matches!(token.tag, Tag::Verb | Tag::Aux) && tagged.name(left).is_none() {
            let inner = groups.iter().take(index).rev().find(|inner| inner.start <= left && left < inner.end);
            match inner {
                Some(inner) if inner.shape != Shape::Finite && inner.start < at => {
                    at = inner.start;
                    if at > 0 && tagged.tag(at - 1) == Tag::Adp {
                        at -= 1;
                    }
                }
                _ => return Vec::new(),
            }
        } else if let Some(phrase) = tagged.phrase_before(at) {
            let age = phrase.head == phrase.start && tagged.tag(phrase.head) == Tag::Num;
            if age && phrase.start > 1 && tagged.is(phrase.start - 1, ",") {
                at = phrase.start - 1;
                continue;
            }
            let whole = widen(tagged, phrase);
            let before = whole.start.checked_sub(1);
            let object_of = before.and_then(|left| {
                groups.iter().take(index).rev().find(|inner| {
                    inner.shape != Shape::Finite && inner.start <= left && left < inner.end && !inner.copula
                })
            });
            // "the storm that crossed the islands destroyed": step over the relative clause.
            let relative = before.and_then(|left| {
                let inner = groups.iter().take(index).rev().find(|inner| inner.start <= left && left < inner.end)?;
                let who = inner.start.checked_sub(1)?;
                tagged.at(who)?.is_any(&["who", "which", "that"]).then_some(who)
            });
            if let Some(who) = relative {
                at = if who > 0 && tagged.is(who - 1, ",") { who - 1 } else { who };
                continue;
            }
            match object_of {
                Some(inner) if inner.start > 0 && tagged.tag(inner.start - 1) != Tag::Punct => {
                    at = inner.start;
                    if tagged.tag(at - 1) == Tag::Adp {
                        at -= 1;
                    }
                }
                _ => return tagged.joined_before(whole),
            }
        } else {
            return Vec::new();
        }
    }
    Vec::new()
}

/// Returns the name that stands between two marks beside a noun: "the bishop of Wexmouth, *Anselm Gray*, has".
fn apposed(tagged: &Tagged, open: usize, close: usize) -> Option<Phrase> {
    let noun = widen(tagged, tagged.phrase_before(open)?);
    let inner = tagged.phrase_before(close)?;
    let person = |phrase: Phrase| tagged.name(phrase.head).is_some_and(|name| name.kind == NameKind::Person);
    (inner.start == open + 1 && person(inner) && !person(noun)).then_some(inner)
}

/// Returns the values of the phrases; pronouns name nobody, and a share is nobody: "a rise of 6 percent".
pub(super) fn values(tagged: &Tagged, phrases: &[Phrase]) -> Vec<String> {
    let named = |phrase: &&Phrase| {
        tagged.name(phrase.head).is_some()
            || !matches!(tagged.tag(phrase.head), Tag::Pron | Tag::Det) && !tagged.is(phrase.head, "percent")
    };
    phrases.iter().filter(named).map(|&phrase| tagged.value(phrase)).collect()
}

/// Steps from "Russia" in "the minister of Russia" to "the minister".
fn widen(tagged: &Tagged, phrase: Phrase) -> Phrase {
    let mut whole = phrase;
    for _ in 0..6 {
        let Some(left) = whole.start.checked_sub(1) else { break };
        let joins =
            tagged.at(left).is_some_and(|t| t.tag == Tag::Adp && !t.is_any(&["as", "than", "like", "by", "after"]));
        if !joins || tagged.name(left).is_some() {
            break;
        }
        let Some(outer) = tagged.phrase_before(left) else { break };
        whole = outer;
    }
    whole
}

/// Returns the phrase between a verb and the infinitive that it governs: "asked *the minister* to resign".
fn controller(tagged: &Tagged, groups: &[Group], index: usize) -> Option<Vec<Phrase>> {
    let group = groups.get(index)?;
    let previous = groups.get(index.checked_sub(1)?)?;
    if previous.copula || previous.passive {
        return None;
    }
    let lemma = tagged.at(previous.head)?.lemma();
    let controls =
        effect(Governor::Verb, lemma).is_some() && !matches!(lemma, "promise" | "threaten" | "vow" | "pledge");
    let phrase = tagged.phrase_from(previous.end).filter(|_| controls)?;
    if tagged.is(previous.end, "short") {
        return None;
    }
    let from = usize::from(group.shape == Shape::Gerund && tagged.tag(phrase.end) == Tag::Adp);
    let noun = tagged.at(phrase.head).is_some_and(|t| effect(Governor::Noun, &singular(&t.lower)).is_some());
    (phrase.end + from == group.start && !noun).then(|| vec![phrase])
}

/// Returns the phrases that stand as object of the group; for a passive the agent after "by".
pub(super) fn object(tagged: &Tagged, group: &Group, end: usize, predicate: &str) -> Vec<Phrase> {
    if group.passive {
        return agent(tagged, end);
    }
    if let Some(relative) = antecedent(tagged, group) {
        return vec![relative];
    }
    let mut at = end;
    while tagged.tag(at) == Tag::Adv || tagged.is_time(at) {
        at += 1;
    }
    let by_preposition =
        tagged.tag(at) == Tag::Adp && takes_preposition(predicate, tagged.at(at).map_or("", |t| &t.lower));
    at += usize::from(by_preposition);
    // "found Renn guilty", "turned the plan down": the object stands inside the predicate.
    let last = predicate.split(' ').count().saturating_sub(1);
    if !by_preposition
        && end > group.end + last
        && let Some(inner) = tagged.phrase_within(group.end, end - last)
    {
        return vec![inner];
    }
    let Some(phrase) = tagged.phrase_from(at) else { return Vec::new() };
    // "said two people died": the phrase is the subject of what follows.
    let clause = matches!(tagged.tag(phrase.end), Tag::Aux)
        || tagged.tag(phrase.end) == Tag::Verb
            && tagged
                .at(phrase.end)
                .is_some_and(|t| t.has(Forms::PAST.with(Forms::THIRD)) && !t.has(Forms::PARTICIPLE));
    if clause { Vec::new() } else { tagged.joined_after(phrase) }
}

/// Returns what an object relative clause speaks of: "*the law* that parliament passed".
fn antecedent(tagged: &Tagged, group: &Group) -> Option<Phrase> {
    let subject = tagged.phrase_before(group.start)?;
    let that = subject.start.checked_sub(1)?;
    let object = tagged.at(that)?.is_any(&["that", "which", "whom"]) && tagged.phrase_from(group.end).is_none();
    let noun = tagged.tag(that.checked_sub(1)?);
    (object && matches!(noun, Tag::Noun | Tag::Propn)).then(|| tagged.phrase_before(that)).flatten()
}

fn agent(tagged: &Tagged, end: usize) -> Vec<Phrase> {
    for at in end..end + 12 {
        if matches!(tagged.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj | Tag::Cconj) || tagged.is(at, ";") {
            break;
        }
        if tagged.is(at, "by")
            && let Some(phrase) = tagged.phrase_from(at + 1)
            && !matches!(tagged.tag(phrase.head), Tag::Num)
        {
            return tagged.joined_after(phrase);
        }
    }
    Vec::new()
}

/// Tells whether the predicate takes its object with this preposition: "lost to", "met with".
fn takes_preposition(predicate: &str, preposition: &str) -> bool {
    match preposition {
        "with" => matches!(predicate, "meet" | "talk" | "confer" | "negotiate" | "agree" | "settle" | "draw" | "tie"),
        "to" => matches!(
            predicate,
            "lose" | "fall" | "succumb" | "talk" | "travel" | "agree" | "admit" | "confess" | "object"
        ),
        "over" => matches!(predicate, "prevail" | "triumph" | "win"),
        "against" => {
            matches!(predicate, "drop charge" | "win" | "prevail" | "draw" | "play" | "vote" | "lose" | "rule")
        }
        "for" => matches!(predicate, "vote" | "call" | "ask" | "apologise" | "apologize" | "search" | "leave"),
        "on" => matches!(predicate, "agree" | "call"),
        "in" => matches!(predicate, "participate" | "take part" | "arrive"),
        "from" => matches!(predicate, "withdraw" | "escape" | "pull out" | "resign" | "retire"),
        "of" => matches!(predicate, "approve" | "dispose" | "pull out"),
        _ => false,
    }
}
