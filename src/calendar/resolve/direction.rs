//! Whether a bare weekday lies behind or ahead of the day of publication.

use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};

/// How many tokens to each side are read.
const REACH: usize = 14;

/// What the words around a weekday say about its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A past or a reporting verb, or nothing: past or the same day.
    Past,
    /// A verb of the future governs it.
    Ahead,
}

/// Reads the verb that governs the expression: the nearest before it, or the first after it where it opens a clause.
///
/// In news the past or the same day is right for 90 % of bare weekdays, so only a governing cue changes it:
/// "set to resume Monday" lies ahead, "said Friday he will" does not.
pub(super) fn side(tokens: &Tokens, start: usize, end: usize) -> Side {
    // "as soon as Tuesday", "as early as Friday"
    if tokens.before(start, 1).word == "as" && matches!(tokens.before(start, 2).word, "soon" | "early" | "late") {
        return Side::Ahead;
    }
    if told_of(tokens, end) {
        return Side::Past;
    }
    // "until 9 a.m. EST Tuesday"
    if (1..=6).any(|back| tokens.before(start, back).word == "until") && put_off(tokens, start) {
        return Side::Ahead;
    }
    verb(tokens, start, end).unwrap_or(Side::Past)
}

/// What is spoken of once it has happened: "would get around Wednesday's ruling".
const HAPPENED: [&str; 30] = [
    "accident",
    "announcement",
    "arrest",
    "arrests",
    "attack",
    "attacks",
    "blast",
    "blasts",
    "bombing",
    "bombings",
    "collapse",
    "comments",
    "crash",
    "decision",
    "defeat",
    "disaster",
    "earthquake",
    "explosion",
    "fire",
    "incident",
    "killing",
    "killings",
    "loss",
    "quake",
    "raid",
    "remarks",
    "ruling",
    "shooting",
    "verdict",
    "victory",
];

/// "Wednesday's ruling", "Friday's deadly attack".
fn told_of(tokens: &Tokens, end: usize) -> bool {
    let possessive = tokens.at(end).is_apostrophe() && tokens.at(end + 1).glued() && tokens.written(end + 1) == "s";
    possessive && (end + 2..end + 4).any(|at| HAPPENED.contains(&tokens.written(at)))
}

/// "extended its deadline until Tuesday", "have given them until Friday".
fn put_off(tokens: &Tokens, start: usize) -> bool {
    (2..=REACH).map_while(|back| start.checked_sub(back)).any(|at| {
        matches!(
            tokens.written(at),
            "adjourned"
                | "deadline"
                | "deferred"
                | "delayed"
                | "extended"
                | "gave"
                | "given"
                | "postponed"
                | "suspended"
        )
    })
}

/// What the governing verb says, where there is one.
pub(super) fn verb(tokens: &Tokens, start: usize, end: usize) -> Option<Side> {
    for back in 1..=REACH {
        let token = tokens.before(start, back);
        if token.kind == Kind::Edge
            || token.kind == Kind::Mark && matches!(token.mark, '.' | ';' | '?' | '!' | '"' | '”' | '“')
        {
            break;
        }
        if let Some(side) = start.checked_sub(back).and_then(|index| cue(tokens, index)) {
            return Some(side);
        }
        if token.line() {
            break;
        }
    }
    for ahead in end..end + REACH {
        let token = tokens.at(ahead);
        if token.kind == Kind::Edge
            || token.line()
            || token.kind == Kind::Mark && matches!(token.mark, '.' | ';' | '?' | '!')
        {
            break;
        }
        if let Some(side) = cue(tokens, ahead) {
            return Some(side);
        }
    }
    None
}

fn cue(tokens: &Tokens, at: usize) -> Option<Side> {
    let token = tokens.at(at);
    let before = |back| tokens.before(at, back).word;
    match token.class {
        // "began as previously planned", "had been scheduled to expire"
        Class::Future if before(1) == "as" || before(2) == "as" && before(1) == "previously" => Some(Side::Past),
        Class::Future if before(1) == "been" && before(2) == "had" => Some(Side::Past),
        Class::Future => Some(Side::Ahead),
        // "is to resume trading"
        _ if token.word == "to" && matches!(before(1), "is" | "are") => Some(Side::Ahead),
        Class::Say | Class::Past => Some(Side::Past),
        // "should be completed": the verb before tells.
        Class::Unknown if tokens.before(at, 1).word == "be" => None,
        Class::Unknown if token.is_word() && !token.capital() && tokens.written(at).ends_with("ed") => Some(Side::Past),
        _ => None,
    }
}
