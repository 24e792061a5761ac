//! Lengths of time as ranges, to compare durations.

use super::{Modifier, Nearness, TimeValue};

/// The shortest and the longest length that a duration allows, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lengths {
    shortest: f64,
    longest: f64,
    /// Whether months or years are in it, whose days differ.
    calendar: bool,
}

/// "Several", "a few": two to twelve units.
const SEVERAL: (f64, f64) = (2.0, 12.0);
/// A month in days, and how much one differs from another.
const MONTH: f64 = 365.2425 / 12.0;
/// Lengths within four per cent are near: a month and 30 days, a year and 360 days.
const NEAR: f64 = 0.04;

impl Lengths {
    /// Reads a duration; `None` where the value is no length.
    pub(crate) fn read(value: &TimeValue) -> Option<Self> {
        let mut rest = value.timex.strip_prefix('P')?;
        let mut time = false;
        let (mut shortest, mut longest, mut calendar) = (0.0, 0.0, false);
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('T') {
                (time, rest) = (true, after);
                continue;
            }
            let digits = rest.find(|c: char| c.is_ascii_alphabetic() && c != 'X')?;
            let (number, after) = rest.split_at_checked(digits)?;
            let letters = after.find(|c: char| !c.is_ascii_alphabetic() || c == 'T').unwrap_or(after.len());
            let (unit, tail) = after.split_at_checked(letters)?;
            let days = match (unit, time) {
                ("S", true) => 1.0 / 86_400.0,
                ("M", true) => 1.0 / 1440.0,
                ("H", true) => 1.0 / 24.0,
                ("D", _) => 1.0,
                ("WE", _) => 2.0,
                ("W", _) => 7.0,
                ("M", _) => MONTH,
                ("Q", _) => 3.0 * MONTH,
                ("Y", _) => 12.0 * MONTH,
                ("DE", _) => 120.0 * MONTH,
                ("CE", _) => 1200.0 * MONTH,
                _ => return None,
            };
            calendar |= days > 7.0;
            let (low, high) =
                if number == "X" { SEVERAL } else { number.parse().map(|number| (number, number)).ok()? };
            shortest += low * days;
            longest += high * days;
            rest = tail;
        }
        match value.modifier {
            Some(Modifier::Approximate) => (shortest, longest) = (shortest * 0.9, longest * 1.1),
            Some(Modifier::MoreThan | Modifier::AtLeast) => longest *= 1.35,
            Some(Modifier::LessThan) => shortest *= 0.8,
            Some(Modifier::AtMost) => shortest = 0.0,
            _ => {}
        }
        Some(Self { shortest, longest, calendar })
    }

    /// Compares two lengths.
    pub(crate) fn compare(self, other: Self) -> Nearness {
        let close = |a: f64, b: f64, part: f64| (a - b).abs() <= part * a.abs().max(b.abs());
        if close(self.shortest, other.shortest, 1e-9) && close(self.longest, other.longest, 1e-9) {
            return Nearness::Equal;
        }
        let holds = |a: Self, b: Self| a.shortest <= b.shortest * (1.0 + 1e-9) && b.longest <= a.longest * (1.0 + 1e-9);
        if holds(self, other) || holds(other, self) {
            return Nearness::Contains;
        }
        if self.shortest <= other.longest && other.shortest <= self.longest {
            return Nearness::Overlaps;
        }
        let apart =
            if self.longest < other.shortest { (self.longest, other.shortest) } else { (other.longest, self.shortest) };
        let mixed = self.calendar != other.calendar;
        if mixed && close(apart.0, apart.1, NEAR) { Nearness::Near } else { Nearness::Disjoint }
    }
}
