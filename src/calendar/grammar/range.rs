//! Stretches of time with two ends: "from March 3 to Tuesday", "Nov. 5-7", "between 8 and 9 p.m. on Friday".
//!
//! Two years ("from 1991 to 1997") stay two mentions, as annotators of news leave them.

use super::super::clock::{Clock, stretch};
use super::super::day::Written;
use super::super::frame::{Frame, Meaning, YearGiven};
use super::super::lexicon::{Class, Daypart};
use super::super::token::{Kind, Tokens};
use super::{absolute, timed};

/// Reads a stretch of hours with the day that follows it, if one does: "from 8 to 9 p.m. on Friday".
pub(super) fn hours(tokens: &Tokens, at: usize) -> Option<Frame> {
    let (from, to) = stretch(tokens, at, true)?;
    let mut next = to.end;
    next += usize::from(tokens.at(next).is_mark(','));
    next += usize::from(tokens.at(next).word == "on");
    let day = absolute::day_like(tokens, next).filter(|_| !tokens.at(next).line());
    if let Some(mut frame) = day {
        if frame.daypart.is_none() {
            frame = timed::with_daypart(tokens, frame);
        }
        // "raised the price from 3 to 4 on Monday" speaks of no hours.
        if from.half_open
            && stretch(tokens, at, false).is_none()
            && tokens.at(at).word == "from"
            && frame.daypart.is_none()
        {
            return None;
        }
        let late = matches!(frame.daypart, Some(Daypart::Afternoon | Daypart::Evening | Daypart::Night));
        let half = |clock: Clock| {
            let later = late && clock.half_open && clock.hour < 12;
            Clock {
                hour: clock.hour + if later { 12 } else { 0 },
                half_open: clock.half_open && frame.daypart.is_none(),
                ..clock
            }
        };
        (frame.clock, frame.until) = (Some(half(from)), Some(half(to)));
        frame.tokens.start = at;
        return Some(frame);
    }
    let (from, to) = stretch(tokens, at, false)?;
    let mut frame = Frame::new(Meaning::Clock, at..to.end);
    (frame.clock, frame.until) = (Some(from), Some(to));
    Some(frame)
}

/// Joins the expressions that are the two ends of one stretch of time.
pub(super) fn join(tokens: &Tokens, frames: Vec<Frame>) -> Vec<Frame> {
    let mut joined: Vec<Frame> = Vec::with_capacity(frames.len());
    for frame in frames {
        let Some(first) = joined.pop() else {
            joined.push(frame);
            continue;
        };
        match start(tokens, &first, &frame) {
            Some(from) => {
                let tokens = from..frame.end();
                let (first, second) = shared_year(first, frame);
                joined.push(Frame::new(Meaning::Range(Box::new(first), Box::new(second)), tokens));
            }
            None => joined.extend([first, frame]),
        }
    }
    joined
}

/// Tells whether two expressions are the ends of one stretch, and gives the token at which it starts.
fn start(tokens: &Tokens, first: &Frame, second: &Frame) -> Option<usize> {
    if first.end() + 1 != second.tokens.start || tokens.at(second.tokens.start).line() {
        return None;
    }
    let joint = tokens.at(first.end());
    let before = tokens.before(first.tokens.start, 1);
    let opened = matches!(before.word, "from" | "between") && !tokens.at(first.tokens.start).line();
    let years = |frame: &Frame| matches!(frame.meaning, Meaning::Year(_)) && frame.modifier.is_none();
    // Annotators of news leave "from 1991 to 1997" two mentions; "1991-1997" is one.
    let spoken = !(joint.is_dash() || joint.is_mark('~'));
    if joint.line() || !is_end(first) || !is_end(second) || spoken && years(first) && years(second) {
        return None;
    }
    let close = |frame: &Frame| {
        matches!(frame.meaning, Meaning::Written(_) | Meaning::Month(..) | Meaning::Year(_) | Meaning::Clock)
            || frame.clock.is_some()
    };
    let joins = match joint.word {
        "and" => opened && before.word == "between",
        "through" | "thru" => true,
        "to" => opened || close(first) && close(second),
        "until" | "till" | "til" => opened,
        _ => joint.is_mark('~') || joint.is_dash() && (opened || close(first) && close(second)),
    };
    // "moved from Tuesday to Thursday" names two days, not the days between.
    let moved = (1..=8).any(|back| {
        let index = first.tokens.start.checked_sub(back);
        index.is_some_and(|index| is_move(tokens.written(index)))
    });
    let weekday = matches!(first.meaning, Meaning::Weekday(..)) && matches!(second.meaning, Meaning::Weekday(..))
        || joint.is_dash();
    if !joins || moved && !weekday || moved && joint.word == "to" {
        return None;
    }
    Some(if opened { first.tokens.start - 1 } else { first.tokens.start })
}

fn is_move(word: &str) -> bool {
    matches!(
        word,
        "moved"
            | "move"
            | "moving"
            | "postponed"
            | "postpone"
            | "delayed"
            | "delay"
            | "rescheduled"
            | "pushed"
            | "changed"
            | "shifted"
            | "brought"
    )
}

/// Tells whether an expression can be an end of a stretch.
fn is_end(frame: &Frame) -> bool {
    match &frame.meaning {
        Meaning::Written(_)
        | Meaning::Month(..)
        | Meaning::Year(_)
        | Meaning::Weekday(..)
        | Meaning::Offset(_)
        | Meaning::Holiday(..)
        | Meaning::Quarter(..)
        | Meaning::Clock => frame.until.is_none(),
        Meaning::Vague(value) => *value == "PRESENT_REF",
        _ => false,
    }
}

/// Gives the first end the year of the second: "Jan.-Feb. 2017"; "Nov.-Feb. 2017" begins the year before.
fn shared_year(mut first: Frame, second: Frame) -> (Frame, Frame) {
    if let Meaning::Written(Written { year: Some(year), month, day, .. }) = &second.meaning {
        match &mut first.meaning {
            Meaning::Written(written)
                if written.year.is_none() && written.day.is_some() && first.year == YearGiven::Open =>
            {
                written.year = Some(year - i16::from((written.month, written.day) > (*month, *day)));
            }
            Meaning::Month(earlier, super::super::frame::Relation::Bare) if first.year == YearGiven::Open => {
                first.year = YearGiven::Stated(year - i16::from(*earlier > *month));
            }
            _ => {}
        }
    }
    (first, second)
}

/// Tells whether the month at the token is the first of two: "June-August", "May to March".
pub(super) fn before_month(tokens: &Tokens, at: usize) -> bool {
    let joint = tokens.at(at + 1);
    let second = tokens.at(at + 2);
    (joint.word == "to" || joint.is_dash())
        && second.kind == Kind::Word
        && matches!(second.class, Class::Month(..))
        && second.capital()
}
