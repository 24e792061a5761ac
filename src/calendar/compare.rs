//! Tells whether two time values can mean the same time.

use jiff::Span as Length;
use jiff::civil::{Date, DateTime};

use super::length::Lengths;
use super::point::{Point, midnight};
use super::{Certainty, Granularity, Interval, Modifier, TimeKind, TimeValue};

/// How two time values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nearness {
    /// The same interval, or the same length.
    Equal,
    /// One holds the other: one is more precise. Both can be right.
    Contains,
    /// They share time, and neither holds the other.
    Overlaps,
    /// They do not meet, but a doubt (a time zone, a rounding, an unsure anchor) could make them.
    Near,
    /// They do not meet.
    Disjoint,
    /// They are of different kinds, or one has no bounds.
    Incomparable,
}

/// Compares two values that are said of the same thing.
///
/// - Dates and times are compared by their intervals: equal, one within the other, sharing time, or apart.
/// - Apart is `Near` while the gap is no wider than the doubts of both sides together:
///   one day for a day counted from a publication date ("Tuesday", "yesterday": no time zone is known), one unit for "two years ago",
///   a month for seasons and for edges of years, three days for edges of months ("early May"), a quarter of an hour for clock times,
///   half a day and more where one clock time names a zone and the other does not. A day that is written out has no doubt.
/// - A value without a year is compared by month and day, a weekday without a date by the weekday.
/// - Where the words allow several values, two are apart only if every pair is: a pair that meets counts as it is where the value is
///   ambiguous, and as `Near` where one reading was preferred.
/// - Durations are compared by their lengths: `P3D` equals `PT72H`; "several days" contains three; a month is near 30 days;
///   a length with a hedge reaches as far as the hedge allows.
/// - A duration is never compared with a date, nor a value without bounds (now, recently, a company's year) with anything else.
pub fn compare(a: &TimeValue, b: &TimeValue) -> Nearness {
    use TimeKind::{Date, Duration, Set, Time};
    match (a.kind, b.kind) {
        (Duration, Duration) => durations(a, b),
        (Set, Set) if a.timex == b.timex => Nearness::Equal,
        (Set, Set) => Nearness::Disjoint,
        (Date | Time, Date | Time) => dates(a, b),
        _ => Nearness::Incomparable,
    }
}

fn durations(a: &TimeValue, b: &TimeValue) -> Nearness {
    let (Some(x), Some(y)) = (Lengths::read(a), Lengths::read(b)) else { return Nearness::Incomparable };
    x.compare(y)
}

fn dates(a: &TimeValue, b: &TimeValue) -> Nearness {
    if a.granularity == Granularity::Vague || b.granularity == Granularity::Vague {
        return if a.timex == b.timex { Nearness::Equal } else { Nearness::Incomparable };
    }
    if let (Some(x), Some(y)) = (a.timex.split_once('/'), b.timex.split_once('/')) {
        return ends(a, x, b, y);
    }
    let first = pair(a, &a.timex, a.interval, b, &b.timex, b.interval);
    if !matches!(first, Nearness::Disjoint | Nearness::Near) {
        return first;
    }
    // The readings that the words allow beside the preferred one.
    let open = a.certainty == Certainty::Ambiguous || b.certainty == Certainty::Ambiguous;
    let mut best = first;
    for left in std::iter::once(&a.timex).chain(&a.alternatives) {
        for right in std::iter::once(&b.timex).chain(&b.alternatives) {
            let met = pair(a, left, read(left), b, right, read(right));
            if matches!(met, Nearness::Equal | Nearness::Contains | Nearness::Overlaps) {
                best = if open { met } else { Nearness::Near };
                return best;
            }
        }
    }
    best
}

/// Compares two stretches of time by both their ends: "from May 5 to 7" and "from May 5 to 8" differ.
fn ends(a: &TimeValue, x: (&str, &str), b: &TimeValue, y: (&str, &str)) -> Nearness {
    let order = |nearness| match nearness {
        Nearness::Equal => 0,
        Nearness::Contains => 1,
        Nearness::Overlaps => 2,
        Nearness::Incomparable => 3,
        Nearness::Near => 4,
        Nearness::Disjoint => 5,
    };
    let end = |left: &str, right: &str| pair(a, left, read(left), b, right, read(right));
    let (first, second) = (end(x.0, y.0), end(x.1, y.1));
    if order(first) >= order(second) { first } else { second }
}

fn pair(a: &TimeValue, left: &str, x: Option<Interval>, b: &TimeValue, right: &str, y: Option<Interval>) -> Nearness {
    if left == right {
        return Nearness::Equal;
    }
    match (x, y) {
        (Some(x), Some(y)) => intervals(a, x, b, y),
        _ => without_year(a, left, b, right),
    }
}

fn intervals(a: &TimeValue, x: Interval, b: &TimeValue, y: Interval) -> Nearness {
    if x == y {
        return Nearness::Equal;
    }
    let holds = |outer: Interval, inner: Interval| outer.earliest <= inner.earliest && inner.latest <= outer.latest;
    if holds(x, y) || holds(y, x) {
        return Nearness::Contains;
    }
    if x.earliest < y.latest && y.earliest < x.latest {
        return Nearness::Overlaps;
    }
    let gap = if x.latest <= y.earliest { minutes(x.latest, y.earliest) } else { minutes(y.latest, x.earliest) };
    if gap < doubt(a) + doubt(b) + zones(a, b) { Nearness::Near } else { Nearness::Disjoint }
}

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// How far a value may be off, in minutes.
fn doubt(value: &TimeValue) -> i64 {
    let unit = match value.granularity {
        Granularity::Week | Granularity::Weekend => 7 * DAY,
        Granularity::Month => 31 * DAY,
        Granularity::Quarter | Granularity::Season => 92 * DAY,
        Granularity::Half => 183 * DAY,
        Granularity::Year => 366 * DAY,
        Granularity::Decade => 3653 * DAY,
        Granularity::Century | Granularity::Vague => 36525 * DAY,
        _ => DAY,
    };
    let relative = if value.anchored { unit } else { 0 };
    let edge = match (value.modifier, value.granularity) {
        (None, Granularity::Season) => 31 * DAY,
        (None, _) => 0,
        (Some(Modifier::Approximate), _) => unit,
        (Some(_), Granularity::Month) => 3 * DAY,
        (Some(_), Granularity::Decade | Granularity::Century) => 366 * DAY,
        (Some(_), Granularity::Day | Granularity::Week | Granularity::Weekend) => DAY,
        (Some(_), granularity) if granularity < Granularity::Day => HOUR,
        (Some(_), _) => 31 * DAY,
    };
    relative.max(edge)
}

/// What two clock times may be apart, in minutes.
fn zones(a: &TimeValue, b: &TimeValue) -> i64 {
    if a.granularity >= Granularity::Daypart || b.granularity >= Granularity::Daypart {
        return 0;
    }
    if a.timex.ends_with('Z') == b.timex.ends_with('Z') { 15 } else { DAY }
}

fn minutes(from: DateTime, to: DateTime) -> i64 {
    let days = super::resolve::days_between(from.date(), to.date());
    let clock = |time: DateTime| i64::from(time.hour()) * HOUR + i64::from(time.minute());
    days.saturating_mul(DAY).saturating_add(clock(to) - clock(from))
}

/// Compares values of which one has no year, by what they do state.
fn without_year(a: &TimeValue, left: &str, b: &TimeValue, right: &str) -> Nearness {
    if let (Some(x), Some(y)) = (weekday(left), weekday(right))
        && (left.starts_with("XXXX-WXX") || right.starts_with("XXXX-WXX"))
    {
        let apart = (x - y).rem_euclid(7);
        return match apart {
            0 => Nearness::Contains,
            1 | 6 => Nearness::Near,
            _ => Nearness::Disjoint,
        };
    }
    let (open_left, open_right) = (left.starts_with("XXXX-"), right.starts_with("XXXX-"));
    if !open_left && !open_right {
        return Nearness::Incomparable;
    }
    // Both are laid into one year: the one that is stated, or a leap year.
    let year = if open_left { right.get(..4) } else { left.get(..4) }.filter(|year| *year != "XXXX").unwrap_or("2000");
    let laid = |timex: &str| read(&timex.replacen("XXXX", year, 1));
    match (laid(left), laid(right)) {
        (Some(x), Some(y)) => intervals(a, x, b, y),
        _ => Nearness::Incomparable,
    }
}

fn weekday(timex: &str) -> Option<i8> {
    if let Some(rest) = timex.strip_prefix("XXXX-WXX-") {
        return rest.get(..1)?.parse().ok();
    }
    let day = timex.split('T').next()?;
    match Point::read(day)? {
        Point::Day(date) => Some(super::point::weekday(date)),
        _ => None,
    }
}

/// Reads the bounds of a TIMEX3 value.
fn read(timex: &str) -> Option<Interval> {
    let Some((day, time)) = timex.split_once('T') else { return Point::read(timex)?.interval() };
    let Point::Day(date) = Point::read(day)? else { return None };
    if let Some(part) = super::value::daypart_hours(time) {
        return hours(date, part.0 * HOUR, part.1 * HOUR);
    }
    let mut parts = time.trim_end_matches('Z').split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: Option<i64> = parts.next().and_then(|minute| minute.parse().ok());
    hours(date, hour * HOUR + minute.unwrap_or(0), 1)
}

fn hours(date: Date, from: i64, length: i64) -> Option<Interval> {
    let at = |minutes: i64| midnight(date).checked_add(Length::new().try_minutes(minutes).ok()?).ok();
    Some(Interval { earliest: at(from)?, latest: at(from.checked_add(length)?)? })
}
