//! Times of day with the day they belong to: "Friday at 9 a.m.", "10 p.m. Wednesday", "noon Thursday", "today before 4 p.m."

use super::super::Modifier;
use super::super::clock::{Clock, clock, stretch};
use super::super::frame::{Frame, Meaning};
use super::super::lexicon::{Class, Daypart};
use super::super::token::{Kind, Tokens};
use super::absolute::day_like;

/// Adds the part of the day and the clock time that follow a day.
pub(super) fn with_time(tokens: &Tokens, frame: Frame) -> Frame {
    if matches!(&frame.meaning, Meaning::Written(written) if written.day.is_none()) {
        return frame;
    }
    let frame = with_clock(tokens, frame);
    if frame.clock.is_some() || frame.daypart.is_some() {
        return frame;
    }
    let frame = with_part(tokens, frame);
    if frame.daypart.is_some() { with_clock(tokens, frame) } else { frame }
}

/// Adds a clock time: "Monday at 9:30", "tomorrow from 3 to 5 p.m.", "today before 4 p.m."
fn with_clock(tokens: &Tokens, mut frame: Frame) -> Frame {
    let end = frame.end();
    let mut at = end;
    if tokens.at(at).is_mark(',') || tokens.at(at).word == "t" && tokens.at(at).glued() {
        at += 1;
    }
    if matches!(tokens.at(at).word, "at" | "around" | "about") {
        at += 1;
        at += usize::from(matches!(tokens.at(at).word, "around" | "about"));
    }
    let late = is_late(frame.daypart);
    if let Some(time) = hour_in(tokens, at, end, &frame) {
        frame.tokens.end = time.end;
        frame.clock = Some(time);
        return frame;
    }
    // Beside a part of the day two bare hours are a stretch: "Monday morning 6-8", "tonight from 7 to 9".
    if let Some((from, to)) = stretch(tokens, at, frame.daypart.is_some()).filter(|(_, to)| phrase_ends(tokens, to.end))
    {
        frame.tokens.end = to.end;
        (frame.clock, frame.until) = (Some(in_half(from, late)), Some(in_half(to, late)));
        return frame;
    }
    if let Some(time) = clock(tokens, at).or_else(|| hour_of_daypart(tokens, at).filter(|_| at > end)) {
        frame.tokens.end = time.end;
        frame.clock = Some(in_half(time, late));
        return frame;
    }
    if let Some((modifier, next)) = bound(tokens, end)
        && let Some(time) = clock(tokens, next).or_else(|| hour_of_daypart(tokens, next))
    {
        frame.tokens.end = time.end;
        frame.clock = Some(in_half(time, late));
        frame.modifier = Some(modifier);
        return frame;
    }
    if matches!(tokens.at(at).class, Class::Daypart(Daypart::Noon | Daypart::Midnight)) && at > end {
        frame.daypart = daypart(tokens, at);
        frame.tokens.end = at + 1;
    }
    frame
}

/// "before", "after", "no later than" between a day and a clock time.
fn bound(tokens: &Tokens, at: usize) -> Option<(Modifier, usize)> {
    Some(match (tokens.at(at).word, tokens.at(at + 1).word) {
        ("before", _) => (Modifier::LessThan, at + 1),
        ("after", _) => (Modifier::MoreThan, at + 1),
        ("by" | "until" | "till", _) => (Modifier::AtMost, at + 1),
        ("later", "than") => (Modifier::MoreThan, at + 2),
        ("earlier", "than") => (Modifier::LessThan, at + 2),
        _ => return None,
    })
}

/// "or later", "or earlier" after a time: what it bounds, and the token after it.
pub(super) fn or_later(tokens: &Tokens, at: usize) -> Option<(Modifier, usize)> {
    let open = tokens.at(at).word == "or" && !tokens.at(at + 2).is_word();
    let on = tokens.at(at).word == "or" && tokens.at(at + 2).word == "on";
    Some(match tokens.at(at + 1).word {
        "later" | "after" if open || on => (Modifier::AtLeast, at + 2),
        "earlier" | "before" if open || on => (Modifier::AtMost, at + 2),
        _ => return None,
    })
}

/// Adds a part of the day that follows a day: "Friday night", "tomorrow in the morning", "Sunday late evening".
fn with_part(tokens: &Tokens, mut frame: Frame) -> Frame {
    let end = frame.end();
    let in_the = usize::from(tokens.at(end).word == "in" && tokens.at(end + 1).word == "the") * 2;
    let early = usize::from(matches!(tokens.at(end + in_the).word, "late" | "early"));
    let dash = usize::from(tokens.at(end).is_dash() && tokens.at(end).glued());
    if let Some(part) = daypart(tokens, end + in_the + early + dash)
        && !tokens.at(end).line()
        && !matches!(frame.meaning, Meaning::Written(_) if in_the == 0 && early == 0 && part == Daypart::Noon)
    {
        frame.daypart = Some(part);
        frame.tokens.end = end + in_the + early + dash + 1;
    }
    frame
}

/// Tells whether a part of the day lies after noon.
pub(super) fn is_late(part: Option<Daypart>) -> bool {
    matches!(part, Some(Daypart::Afternoon | Daypart::Evening | Daypart::Night))
}

/// Puts an hour that may be of either half of the day into the later one.
pub(super) fn in_half(time: Clock, late: bool) -> Clock {
    if late && time.half_open {
        Clock { hour: if time.hour < 12 { time.hour + 12 } else { time.hour }, half_open: false, ..time }
    } else {
        time
    }
}

/// Tells whether nothing follows that two hours could count: "6-8 inches" are no hours.
fn phrase_ends(tokens: &Tokens, at: usize) -> bool {
    let next = tokens.at(at);
    !next.is_word() || next.line() || !matches!(next.class, Class::Unknown | Class::Unit(..) | Class::Scale(_))
}

/// "tonight at 7", "Friday the 26th around 4": a bare hour beside a day, where the phrase ends with it.
fn hour_in(tokens: &Tokens, at: usize, end: usize, frame: &Frame) -> Option<Clock> {
    let near = matches!(frame.meaning, Meaning::Offset(_) | Meaning::Weekday(..) | Meaning::DayOfMonth { .. });
    let token = tokens.at(at);
    let next = tokens.at(at + 1);
    if !near || !matches!(tokens.before(at, 1).word, "at" | "around" | "about") || at == end || token.digits > 2 {
        return None;
    }
    if next.glued() && !matches!(next.mark, ',' | '.' | '?' | '!')
        || next.is_word() && !next.line()
        || tokens.at(at + 2).glued() && tokens.at(at + 2).kind == Kind::Figure
    {
        return None;
    }
    let hour = token.whole_in(1, 12)? as i8;
    let half_open = frame.daypart.is_none();
    let open = Clock { hour, minute: None, second: None, half_open: true, zone: None, end: at + 1 };
    Some(Clock { half_open, ..in_half(open, is_late(frame.daypart)) })
}

pub(super) fn daypart(tokens: &Tokens, at: usize) -> Option<Daypart> {
    match tokens.at(at).class {
        Class::Daypart(part) => Some(part),
        _ => None,
    }
}

/// "3 in the morning", "five in the afternoon".
pub(super) fn hour_of_daypart(tokens: &Tokens, at: usize) -> Option<Clock> {
    let hour = match tokens.at(at).class {
        Class::Cardinal(value @ 1..=12) => value as i32,
        _ => tokens.at(at).whole_in(1, 12).filter(|_| tokens.at(at).digits <= 2)?,
    };
    if tokens.at(at + 1).word == "o'clock" {
        let zone = None;
        return Some(Clock { hour: hour as i8, minute: None, second: None, half_open: true, zone, end: at + 2 });
    }
    if tokens.at(at + 1).word != "in" || tokens.at(at + 2).word != "the" {
        return None;
    }
    let hour = match daypart(tokens, at + 3)? {
        Daypart::Morning => hour,
        Daypart::Afternoon | Daypart::Evening if hour < 12 => hour + 12,
        _ => return None,
    };
    Some(Clock { hour: hour as i8, minute: None, second: None, half_open: false, zone: None, end: at + 4 })
}

pub(super) fn clock_first(tokens: &Tokens, at: usize, mut time: Clock) -> Frame {
    let mut next = time.end;
    // "10 in the morning" settles which half of the day is meant.
    if tokens.at(next).word == "in"
        && tokens.at(next + 1).word == "the"
        && let Some(part) = daypart(tokens, next + 2)
    {
        if matches!(part, Daypart::Afternoon | Daypart::Evening) && time.hour < 12 {
            time.hour += 12;
        }
        time.half_open = false;
        next += 3;
    }
    let modifier = or_later(tokens, next).map(|(modifier, after)| {
        next = after;
        modifier
    });
    let end = next;
    // "around 7:15 p.m."
    let start = at - usize::from(tokens.before(at, 1).word == "around" && !tokens.at(at).line());
    next += usize::from(tokens.at(next).is_mark(','));
    next += usize::from(tokens.at(next).word == "on");
    if let Some(frame) = day_like(tokens, next).filter(|_| !tokens.at(next).line()) {
        let mut frame = if frame.daypart.is_some() { frame } else { with_daypart(tokens, frame) };
        if matches!(frame.daypart, Some(Daypart::Afternoon | Daypart::Evening | Daypart::Night))
            && time.half_open
            && time.hour < 12
        {
            time.hour += 12;
            time.half_open = false;
        }
        frame.clock = Some(time);
        frame.modifier = modifier.or(frame.modifier);
        frame.tokens.start = start;
        return frame;
    }
    let mut frame = Frame::new(Meaning::Clock, start..end);
    frame.clock = Some(time);
    frame.modifier = modifier.or_else(|| (start < at).then_some(Modifier::Approximate));
    frame
}

pub(super) fn with_daypart(tokens: &Tokens, mut frame: Frame) -> Frame {
    if let Some(part) = daypart(tokens, frame.end()) {
        frame.daypart = Some(part);
        frame.tokens.end += 1;
    }
    frame
}

/// "noon Thursday", "midnight on Friday", "midnight".
pub(super) fn named_hour(tokens: &Tokens, at: usize, part: Daypart) -> Option<Frame> {
    let next = at + 1 + usize::from(tokens.at(at + 1).word == "on");
    let zoned = tokens.at(at + 1).class == Class::Zone && tokens.at(at + 1).upper();
    if let Some(mut frame) = day_like(tokens, next).filter(|frame| frame.daypart.is_none()) {
        frame.daypart = Some(part);
        frame.tokens.start = at;
        return Some(frame);
    }
    let placed = matches!(
        tokens.before(at, 1).word,
        "at" | "by" | "until" | "before" | "after" | "around" | "to" | "from" | "since"
    );
    if !placed && !zoned {
        return None;
    }
    let start = at - usize::from(tokens.before(at, 1).word == "around");
    let mut frame = Frame::new(Meaning::Clock, start..at + 1 + usize::from(zoned));
    frame.daypart = Some(part);
    Some(frame)
}
