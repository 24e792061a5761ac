//! The grammar: finds time expressions among the tokens and says what they are, not yet when.
//!
//! Spans follow TIMEX3: prepositions stay out, "the", "last" and "early" stay in.
//! A rule looks at a bounded number of tokens, so the whole is linear in the text.

mod absolute;
mod length;
mod pick;
mod range;
mod recurring;
mod relative;
mod timed;
mod week;

pub(crate) use recurring::period;

use super::Modifier;
use super::frame::{Frame, Meaning};
use super::holiday;
use super::lexicon::Class;
use super::token::{Kind, Tokens};

/// Finds all expressions, in order and without overlap.
pub(crate) fn scan(tokens: &Tokens) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens.at(at);
        let hopeless = match token.kind {
            Kind::Word => token.class == Class::Unknown && !holiday::begins(tokens, at),
            Kind::Mark => !token.is_apostrophe(),
            Kind::Figure => token.digits > 9,
            Kind::Edge => true,
        };
        if hopeless {
            at += 1;
            continue;
        }
        if let Some(mut frame) = expression(tokens, at).filter(|frame| frame.end() > at) {
            at = frame.end();
            let continued = absolute::continued(tokens, &frame);
            let preceding = absolute::range_start(tokens, &frame, found.last());
            found.extend(preceding);
            // "Nov. 5-7, 2024": the year belongs to both days.
            if let (Meaning::Written(first), Some(Meaning::Written(second))) =
                (&mut frame.meaning, continued.as_ref().map(|second| &second.meaning))
            {
                first.year = second.year;
            }
            found.push(frame);
            if let Some(second) = continued {
                at = second.end();
                found.push(second);
            }
        } else {
            at += 1;
        }
    }
    range::join(tokens, found)
}

/// Reads the expression that starts at the token.
fn expression(tokens: &Tokens, at: usize) -> Option<Frame> {
    if let Some((modifier, next)) = hedge(tokens, at)
        && let Some(mut frame) = length::length(tokens, next)
    {
        frame.modifier = Some(modifier);
        frame.tokens.start = at;
        return Some(frame);
    }
    if let Some(frame) = length::in_time(tokens, at) {
        return Some(frame);
    }
    if let Some(frame) = week::part_of_day(tokens, at) {
        return Some(frame);
    }
    if let Some(frame) = edged(tokens, at) {
        return Some(frame);
    }
    core(tokens, at)
}

/// Reads an expression without its edge word.
fn core(tokens: &Tokens, at: usize) -> Option<Frame> {
    absolute::dated(tokens, at)
        .or_else(|| absolute::the_year(tokens, at))
        .or_else(|| relative::relative(tokens, at))
        .or_else(|| length::length(tokens, at))
        .or_else(|| recurring::recurring(tokens, at))
        .or_else(|| absolute::bare(tokens, at))
        .or_else(|| relative::vague(tokens, at))
}

/// Reads "early 1990", "late last week", "mid-May", "the end of the month", "earlier this year".
fn edged(tokens: &Tokens, at: usize) -> Option<Frame> {
    let (modifier, next) = edge(tokens, at)?;
    let mut frame = absolute::dated(tokens, next)
        .or_else(|| relative::relative(tokens, next))
        .or_else(|| absolute::bare_after_edge(tokens, next))
        .or_else(|| relative::current(tokens, next))?;
    // "later two years" and "early three weeks" are nothing.
    if matches!(frame.meaning, Meaning::Length { .. } | Meaning::Shift { .. } | Meaning::Set(_) | Meaning::Vague(_)) {
        return None;
    }
    frame.modifier = modifier.or(frame.modifier);
    frame.tokens.start = at;
    Some(frame)
}

fn edge(tokens: &Tokens, at: usize) -> Option<(Option<Modifier>, usize)> {
    let dash = |at: usize| if tokens.at(at).is_dash() && tokens.at(at).glued() { at + 1 } else { at };
    let the = usize::from(tokens.at(at).word == "the");
    let first = at + the;
    let simple = match tokens.at(first).word {
        "early" => Some(Some(Modifier::Start)),
        "late" => Some(Some(Modifier::End)),
        "mid" | "middle" => Some(Some(Modifier::Mid)),
        "earlier" | "later" => Some(None),
        _ => None,
    };
    if let Some(modifier) = simple
        && tokens.at(first).word != "middle"
    {
        let mut next = dash(first + 1);
        // "mid to late 1990s", "late in the week", "earlier in the year", "early on Friday"
        if tokens.at(next).word == "to" && matches!(tokens.at(next + 1).word, "late" | "mid") {
            next = dash(next + 2);
        }
        if matches!(tokens.at(next).word, "in" | "on") {
            next += 1;
        }
        return Some((modifier, next));
    }
    let modifier = match tokens.at(first).word {
        "end" | "close" => Modifier::End,
        "beginning" | "start" => Modifier::Start,
        "middle" => Modifier::Mid,
        _ => return None,
    };
    (tokens.at(first + 1).word == "of").then_some((Some(modifier), first + 2))
}

/// Reads a hedge that belongs to the span of a length: "at least", "more than", "nearly".
fn hedge(tokens: &Tokens, at: usize) -> Option<(Modifier, usize)> {
    let two = (tokens.at(at).word, tokens.at(at + 1).word);
    Some(match two {
        ("at", "least") => (Modifier::AtLeast, at + 2),
        ("at", "most") | ("up", "to") => (Modifier::AtMost, at + 2),
        ("more", "than") => (Modifier::MoreThan, at + 2),
        ("less" | "fewer", "than") => (Modifier::LessThan, at + 2),
        ("no", "more" | "less") if tokens.at(at + 2).word == "than" => {
            (if two.1 == "more" { Modifier::AtMost } else { Modifier::AtLeast }, at + 3)
        }
        ("nearly", _) => (Modifier::LessThan, at + 1),
        _ => return None,
    })
}
