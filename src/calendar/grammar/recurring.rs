//! What recurs: "every day", "each July", "weekly", "Mondays", "twice a week".

use std::ops::Range;

use super::super::clock::{clock, hour};
use super::super::day;
use super::super::frame::{Frame, Meaning};
use super::super::lexicon::{Class, Daypart, Unit};
use super::super::numeral::numeral;
use super::super::token::{Kind, Tokens};

/// Reads an expression of recurrence.
pub(super) fn recurring(tokens: &Tokens, at: usize) -> Option<Frame> {
    let token = tokens.at(at);
    match token.class {
        Class::Every => every(tokens, at),
        Class::Frequency(unit) => {
            // "Daily News" is a name; "DAILY" a heading.
            let name = token.capital() && !token.line() && tokens.before(at, 1).kind != Kind::Mark;
            let compound = tokens.at(at + 1).is_dash() && tokens.at(at + 1).glued();
            let frame = set(period(1.0, unit), at, at + 1);
            // "daily at 5 p.m."
            let frame = if unit == Unit::Day { timed(tokens, frame) } else { frame };
            (!name && !compound).then_some(frame)
        }
        Class::Weekdays(weekday) => Some(timed(tokens, set(format!("XXXX-WXX-{weekday}"), at, at + 1))),
        // "open on weekends"
        Class::Unit(Unit::Weekend, true) => {
            let placed = matches!(tokens.before(at, 1).word, "on" | "at") || tokens.at(at + 1).class != Class::Plain;
            let counted = numeral_before(tokens, at);
            (placed && !counted).then(|| set("XXXX-WXX-WE".to_owned(), at, at + 1))
        }
        // "Tuesday afternoons"
        Class::Weekday(weekday, true) => {
            let part = match tokens.at(at + 1).class {
                Class::Dayparts(part) => part,
                Class::Unit(Unit::Night, true) => Daypart::Night,
                _ => return None,
            };
            Some(timed(tokens, set(format!("XXXX-WXX-{weekday}T{}", part_code(part)?), at, at + 2)))
        }
        // "in the mornings", "evenings and weekends"
        Class::Dayparts(part) => {
            let next = tokens.at(at + 1);
            let counted = numeral_before(tokens, at) || next.word == "of" || next.is_dash() && next.glued();
            (!counted && !token.capital()).then(|| part_code(part).map(|code| set(format!("T{code}"), at, at + 1)))?
        }
        _ => rate(tokens, at),
    }
}

/// Joins a time of day to what recurs after it: "9 a.m. every Monday".
pub(super) fn at_time(tokens: &Tokens, frame: Frame) -> Frame {
    let (Meaning::Clock, Some(time), None) = (&frame.meaning, frame.clock, frame.until) else { return frame };
    let next = frame.end() + usize::from(tokens.at(frame.end()).word == "on");
    let recurs = match tokens.at(next).class {
        Class::Every => every(tokens, next),
        Class::Weekdays(_) => recurring(tokens, next),
        _ => None,
    };
    match recurs {
        Some(Frame { meaning: Meaning::Set(value), tokens: Range { end, .. }, .. }) if !value.contains('T') => {
            let day = if value.starts_with('P') { "" } else { value.as_str() };
            set(format!("{day}{}", time.timex()), frame.tokens.start, end)
        }
        _ => frame,
    }
}

/// Tells whether the word before is a number or an adjective of amount, as in "three mornings".
fn numeral_before(tokens: &Tokens, at: usize) -> bool {
    let before = tokens.before(at, 1);
    before.kind == Kind::Figure || matches!(before.class, Class::Cardinal(_) | Class::Quantity | Class::Unknown)
}

/// Adds a time of day to a set: "every Friday at 3 p.m.", "Thursdays at 17:30".
fn timed(tokens: &Tokens, frame: Frame) -> Frame {
    let end = frame.end();
    let at = end + usize::from(matches!(tokens.at(end).word, "at" | "around"));
    let Meaning::Set(value) = &frame.meaning else { return frame };
    // "every Friday at 3", where the phrase ends
    let bare = || hour(tokens, at).map(|(time, _)| time).filter(|time| !tokens.at(time.end).is_word());
    match clock(tokens, at).or_else(bare).filter(|_| at > end) {
        Some(time) => {
            // The clock says more than "evening".
            let day = value.split('T').next().filter(|day| !day.ends_with("XX-XX")).unwrap_or_default();
            let day = if day.starts_with('P') { "" } else { day };
            set(format!("{day}{}", time.timex()), frame.tokens.start, time.end)
        }
        None => frame,
    }
}

fn set(value: String, start: usize, end: usize) -> Frame {
    Frame::new(Meaning::Set(value), start..end)
}

/// Writes a length of time as TIMEX3.
pub(crate) fn period(amount: f64, unit: Unit) -> String {
    let scaled = |factor: f64, letter: &str, time: bool| {
        let value = amount * factor;
        format!(
            "P{}{}{letter}",
            if time { "T" } else { "" },
            if value.abs() < 1e15 { format!("{value}") } else { "X".into() }
        )
    };
    match unit {
        Unit::Second => scaled(1.0, "S", true),
        Unit::Minute => scaled(1.0, "M", true),
        Unit::Hour => scaled(1.0, "H", true),
        Unit::Day | Unit::Night => scaled(1.0, "D", false),
        Unit::Weekend => scaled(1.0, "WE", false),
        Unit::Week => scaled(1.0, "W", false),
        Unit::Fortnight => scaled(2.0, "W", false),
        Unit::Month => scaled(1.0, "M", false),
        Unit::Quarter => scaled(1.0, "Q", false),
        Unit::Half => scaled(6.0, "M", false),
        Unit::Year => scaled(1.0, "Y", false),
        Unit::Decade => scaled(10.0, "Y", false),
        Unit::Century => scaled(100.0, "Y", false),
    }
}

fn every(tokens: &Tokens, at: usize) -> Option<Frame> {
    let mut next = at + 1;
    let mut count = 1.0;
    if matches!(tokens.at(next).word, "other" | "second")
        && matches!(tokens.at(next + 1).class, Class::Unit(_, false) | Class::Weekday(..))
    {
        count = 2.0;
        next += 1;
    } else if let Some((nth, end)) = day::ordinal(tokens, next)
        && matches!(
            tokens.at(end).class,
            Class::Unit(Unit::Day | Unit::Week | Unit::Month | Unit::Year, false) | Class::Weekday(..)
        )
    {
        // "every third Thursday"
        count = f64::from(nth);
        next = end;
    } else if matches!(tokens.at(next).word, "single") {
        next += 1;
    } else if let Some(number) = numeral(tokens, next) {
        count = number.value;
        next = number.end;
    } else if tokens.at(next).word == "few" {
        let Class::Unit(unit, true) = tokens.at(next + 1).class else { return None };
        return Some(set(period(1.0, unit).replace('1', "X"), at, next + 2));
    }
    let value = match tokens.at(next).class {
        Class::Unit(Unit::Half, _) => return None,
        Class::Unit(Unit::Quarter, _) => "XXXX-QX".to_owned(),
        Class::Unit(unit, _) => period(count, unit),
        Class::Weekday(weekday, _) => format!("XXXX-WXX-{weekday}"),
        Class::Month(month, _) if tokens.at(next).capital() => format!("XXXX-{month:02}"),
        Class::Season(season) => format!("XXXX-{season}"),
        Class::Daypart(part) => format!("XXXX-XX-XXT{}", part_code(part)?),
        _ => return None,
    };
    let mut end = next + 1;
    if matches!(tokens.at(next).class, Class::Weekday(..))
        && let Class::Daypart(part) = tokens.at(end).class
        && let Some(code) = part_code(part)
    {
        end += 1;
        return Some(timed(tokens, set(format!("{value}T{code}"), at, end)));
    }
    // "every July 4"
    if matches!(tokens.at(next).class, Class::Month(..))
        && let Some(written) = day::day(tokens, next)
        && let (Some(day), None) = (written.day, written.year)
    {
        return Some(set(format!("{value}-{day:02}"), at, written.end));
    }
    Some(timed(tokens, set(value, at, end)))
}

fn part_code(part: Daypart) -> Option<&'static str> {
    Some(match part {
        Daypart::Morning => "MO",
        Daypart::Afternoon => "AF",
        Daypart::Evening => "EV",
        Daypart::Night => "NI",
        _ => return None,
    })
}

/// "a day" after a count: "100 times a day", "twice a week".
fn rate(tokens: &Tokens, at: usize) -> Option<Frame> {
    let once = usize::from(matches!(tokens.at(at).word, "once" | "twice"));
    let start = at;
    let at = at + once;
    if !matches!(tokens.at(at).word, "a" | "per" | "every") {
        return None;
    }
    let Class::Unit(unit, false) = tokens.at(at + 1).class else { return None };
    let rated = matches!(tokens.before(at, 1).word, "times" | "once" | "twice");
    (rated && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year))
        .then(|| set(period(1.0, unit), start, at + 2))
}
