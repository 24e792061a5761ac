//! Puts a resolved place, a time of day and a hedge together into a value.

use jiff::Span as Length;
use jiff::civil::{Date, DateTime};

use super::clock::Clock;
use super::frame::{Amount, Frame, Meaning};
use super::lexicon::{Daypart, Unit};
use super::point::{Point, add_days, midnight};
use super::resolve::{Found, length_timex};
use super::{Certainty, Granularity, Interval, Modifier, TimeKind, TimeValue};

/// Where an expression lies on the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    Point(Point),
    /// A minute, or the hour that begins with it where the flag is set.
    Instant(DateTime, bool),
    /// A TIMEX3 value without bounds, as a year is missing.
    Open(String),
    /// A value whose bounds nobody states.
    Unbounded(String),
    /// A length.
    Length(String),
}

/// Makes a value without bounds.
pub(crate) fn plain(timex: String, kind: TimeKind, why: &str) -> TimeValue {
    TimeValue {
        timex,
        kind,
        granularity: Granularity::Vague,
        interval: None,
        modifier: None,
        certainty: Certainty::Explicit,
        alternatives: Vec::new(),
        why: why.to_owned(),
        anchored: false,
        inconsistent: false,
    }
}

/// Makes the value of a length.
pub(crate) fn duration(amount: Amount, unit: Unit, more: Option<(f64, Unit)>) -> TimeValue {
    let mut timex = length_timex(amount, unit);
    if let Some((number, smaller)) = more {
        let second = super::grammar::period(number, smaller);
        let rest = second.strip_prefix('P').unwrap_or_default();
        let rest = if timex.contains('T') { rest.trim_start_matches('T') } else { rest };
        timex.push_str(rest);
    }
    let granularity = match unit {
        Unit::Second => Granularity::Second,
        Unit::Minute => Granularity::Minute,
        Unit::Hour => Granularity::Hour,
        Unit::Night | Unit::Day => Granularity::Day,
        Unit::Weekend => Granularity::Weekend,
        Unit::Week | Unit::Fortnight => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Half => Granularity::Half,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
    };
    TimeValue { granularity, ..plain(timex, TimeKind::Duration, "a length of time") }
}

/// Joins two values into the stretch from the start of the first to the end of the second, written `first/second` (ISO 8601).
pub(crate) fn range(first: TimeValue, second: TimeValue) -> TimeValue {
    let vague = |value: &TimeValue| value.timex == "PRESENT_REF";
    if vague(&first) || vague(&second) {
        return if vague(&first) { second } else { first };
    }
    let interval =
        first.interval.zip(second.interval).map(|(from, to)| Interval { earliest: from.earliest, latest: to.latest });
    // Ends in the wrong order are no stretch of time; the words are wrong, or were misread.
    let upside_down = interval.is_some_and(|whole| whole.earliest >= whole.latest);
    let certainty = match (first.certainty, second.certainty) {
        (Certainty::Explicit, Certainty::Explicit) => Certainty::Explicit,
        (Certainty::Ambiguous, _) | (_, Certainty::Ambiguous) => Certainty::Ambiguous,
        _ => Certainty::Resolved,
    };
    TimeValue {
        timex: format!("{}/{}", first.timex, second.timex),
        kind: if first.kind == TimeKind::Time { TimeKind::Time } else { second.kind },
        granularity: first.granularity.max(second.granularity),
        interval: interval.filter(|_| !upside_down),
        modifier: None,
        certainty,
        alternatives: Vec::new(),
        why: format!("from {} to {}: {}; {}", first.timex, second.timex, first.why, second.why),
        anchored: first.anchored || second.anchored,
        inconsistent: first.inconsistent || second.inconsistent || upside_down,
    }
}

/// Makes the value of a date or time.
pub(crate) fn build(found: Found, frame: &Frame) -> TimeValue {
    let mut value = TimeValue {
        certainty: found.certainty,
        alternatives: found.alternatives,
        inconsistent: found.inconsistent,
        anchored: matches!(
            frame.meaning,
            Meaning::Weekday(..)
                | Meaning::Offset(_)
                | Meaning::Shift { .. }
                | Meaning::ShiftFrom { .. }
                | Meaning::WeekdayIn(..)
                | Meaning::DayOfMonth { .. }
                | Meaning::Unit(Unit::Day | Unit::Week | Unit::Weekend, _)
                | Meaning::Clock
        ),
        ..plain(String::new(), TimeKind::Date, &found.why)
    };
    match found.place {
        Place::Length(timex) => {
            value.timex = timex;
            value.kind = TimeKind::Duration;
            return value;
        }
        Place::Unbounded(timex) => {
            value.timex = timex;
            value.granularity = Granularity::Year;
            return value;
        }
        Place::Instant(time, hour) => {
            value.timex = format!("{}T{:02}:{:02}", Point::Day(time.date()).timex(), time.hour(), time.minute());
            value.kind = TimeKind::Time;
            value.granularity = if hour { Granularity::Hour } else { Granularity::Minute };
            value.anchored = true;
            let length = Length::new().try_minutes(if hour { 60 } else { 1 }).ok();
            let end = length.and_then(|length| time.checked_add(length).ok());
            value.interval = end.map(|latest| Interval { earliest: time, latest });
            return value;
        }
        Place::Point(Point::Day(date)) => {
            value.timex = Point::Day(date).timex();
            value.granularity = Granularity::Day;
            value.interval = Point::Day(date).interval();
            if frame.clock.is_some() || frame.daypart.is_some() {
                timed(&mut value, Some(date), frame);
            }
        }
        Place::Point(point) => {
            value.timex = point.timex();
            value.granularity = point.granularity();
            value.interval = point.interval();
        }
        Place::Open(timex) => {
            value.granularity = open_granularity(&timex);
            value.timex = timex;
            if frame.clock.is_some() || frame.daypart.is_some() {
                timed(&mut value, None, frame);
            }
        }
    }
    if let Some(modifier @ (Modifier::Start | Modifier::Mid | Modifier::End)) = frame.modifier {
        value.modifier = Some(modifier);
        value.interval = value.interval.map(|interval| third(interval, modifier, value.granularity));
    }
    value
}

fn open_granularity(timex: &str) -> Granularity {
    if timex.ends_with("REF") {
        return Granularity::Vague;
    }
    match timex.split('-').count() {
        3 => Granularity::Day,
        2 if timex.contains("-Q") => Granularity::Quarter,
        2 if timex.contains("-W") => Granularity::Week,
        2 if timex.contains("-H") => Granularity::Half,
        2 => Granularity::Month,
        _ if timex.is_empty() => Granularity::Day,
        _ => Granularity::Year,
    }
}

fn timed(value: &mut TimeValue, date: Option<Date>, frame: &Frame) {
    value.kind = TimeKind::Time;
    if let Some(clock) = frame.clock {
        let time = clock.timex();
        if clock.half_open && clock.hour <= 12 && clock.hour > 0 {
            let other = Clock { hour: clock.hour % 12 + 12, ..clock };
            value.alternatives.push(format!("{}{}", value.timex, other.timex()));
        }
        let day = value.timex.clone();
        value.timex.push_str(&time);
        value.granularity = match (clock.minute, clock.second) {
            (None, _) => Granularity::Hour,
            (_, None) => Granularity::Minute,
            _ => Granularity::Second,
        };
        value.interval = date.and_then(|date| clock_interval(date, clock));
        bounded(value, date, frame.modifier);
        if let Some(until) = frame.until {
            stretched(value, date, &day, (clock, until));
        }
        return;
    }
    let Some(part) = frame.daypart else { return };
    let (code, granularity) = match part {
        Daypart::Dawn | Daypart::Morning => ("TMO", Granularity::Daypart),
        Daypart::Noon => ("T12:00", Granularity::Hour),
        Daypart::Lunchtime | Daypart::Afternoon => ("TAF", Granularity::Daypart),
        Daypart::Dusk | Daypart::Evening => ("TEV", Granularity::Daypart),
        Daypart::Night => ("TNI", Granularity::Daypart),
        Daypart::Midnight => ("T24:00", Granularity::Hour),
    };
    let code_hours = code.strip_prefix('T').and_then(daypart_hours);
    let (from, hours) = code_hours.unwrap_or((if part == Daypart::Noon { 12 } else { 24 }, 1));
    value.timex.push_str(code);
    value.granularity = granularity;
    value.interval = date.and_then(|date| {
        let earliest = after_hours(midnight(date), from)?;
        Some(Interval { earliest, latest: after_hours(earliest, hours)? })
    });
}

/// "today before 4 p.m." reaches from the start of the day, "3 p.m. or later" to its end.
fn bounded(value: &mut TimeValue, date: Option<Date>, modifier: Option<Modifier>) {
    let (Some(date), Some(interval)) = (date, value.interval.as_mut()) else { return };
    match modifier {
        Some(Modifier::LessThan | Modifier::AtMost) => interval.earliest = midnight(date),
        Some(Modifier::MoreThan | Modifier::AtLeast) => {
            interval.latest = add_days(date, 1).map_or(interval.latest, midnight);
        }
        _ => {}
    }
}

/// Lets a value that holds the first of two hours reach to the second, on the next day where that is the earlier of them.
fn stretched(value: &mut TimeValue, date: Option<Date>, day: &str, (from, to): (Clock, Clock)) {
    let minutes = |clock: Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute.unwrap_or(0));
    let next = minutes(to) <= minutes(from);
    let last = if next { date.and_then(|date| add_days(date, 1)) } else { date };
    let written = last.map_or_else(|| day.to_owned(), |date| Point::Day(date).timex());
    value.timex = format!("{}/{written}{}", value.timex, to.timex());
    if from.half_open && to.half_open && from.hour < 12 && to.hour < 12 {
        let later = |clock: Clock| Clock { hour: clock.hour % 12 + 12, ..clock };
        value.alternatives = vec![format!("{day}{}/{written}{}", later(from).timex(), later(to).timex())];
    } else {
        value.alternatives.clear();
    }
    let end =
        last.and_then(|date| midnight(date).checked_add(Length::new().try_minutes(i64::from(minutes(to))).ok()?).ok());
    value.interval = value
        .interval
        .zip(end)
        .map(|(start, latest)| Interval { latest, ..start })
        .filter(|stretch| stretch.earliest < stretch.latest);
}

/// Returns the hour at which a part of the day begins and how many it lasts; the night reaches into the next day.
pub(crate) fn daypart_hours(code: &str) -> Option<(i64, i64)> {
    Some(match code {
        "MO" => (5, 7),
        "AF" => (12, 6),
        "EV" => (17, 7),
        "NI" => (18, 12),
        _ => return None,
    })
}

fn after_hours(time: DateTime, hours: i64) -> Option<DateTime> {
    time.checked_add(Length::new().try_hours(hours).ok()?).ok()
}

fn clock_interval(date: Date, clock: Clock) -> Option<Interval> {
    let minutes = i64::from(clock.hour) * 60 + i64::from(clock.minute.unwrap_or(0));
    let length = if clock.minute.is_some() { 1 } else { 60 };
    let add = |minutes: i64| midnight(date).checked_add(Length::new().try_minutes(minutes).ok()?).ok();
    Some(Interval { earliest: add(minutes)?, latest: add(minutes + length)? })
}

/// The first, middle or last third: of a month the 1st to 10th, 11th to 20th, 21st to the end.
fn third(interval: Interval, modifier: Modifier, granularity: Granularity) -> Interval {
    let (first, after) = (interval.earliest.date(), interval.latest.date());
    let days = super::resolve::days_between(first, after);
    if days < 3 || granularity <= Granularity::Day {
        return interval;
    }
    let (one, two) = if granularity == Granularity::Month { (10, 20) } else { (days / 3, days * 2 / 3) };
    let cut = |days: i64| add_days(first, days).map(midnight);
    match modifier {
        Modifier::Start => cut(one).map_or(interval, |latest| Interval { latest, ..interval }),
        Modifier::End => cut(two).map_or(interval, |earliest| Interval { earliest, ..interval }),
        _ => match (cut(one), cut(two)) {
            (Some(earliest), Some(latest)) => Interval { earliest, latest },
            _ => interval,
        },
    }
}
