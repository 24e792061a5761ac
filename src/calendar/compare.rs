//! Tells whether two time values can mean the same time.

use super::TimeValue;

/// How two time values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nearness {
    /// The same interval.
    Equal,
    /// One holds the other: one is more precise.
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

/// Compares two values by their intervals, durations by their lengths.
pub fn compare(a: &TimeValue, b: &TimeValue) -> Nearness {
    if a.timex == b.timex {
        return Nearness::Equal;
    }
    match (a.interval, b.interval) {
        (Some(x), Some(y)) if x.earliest < y.latest && y.earliest < x.latest => Nearness::Overlaps,
        (Some(_), Some(_)) => Nearness::Disjoint,
        _ => Nearness::Incomparable,
    }
}
