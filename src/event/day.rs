//! Days of publication, and whether they are too far apart for one event.

use crate::article::Evidence;
use crate::mention::Witness;

/// The day of publication as the gate sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Day {
    /// Days since 0001-01-01.
    Full(i64),
    /// Days since 1 January, in a leap year; the year is not stated.
    Yearless(i64),
    /// Not known, or only guessed from the text.
    Unknown,
}

/// Returns the day of publication of a witness.
pub(super) fn day(witness: &Witness) -> Day {
    let Some(published) = witness.article.published.as_ref().filter(|p| p.evidence != Evidence::Text) else {
        return Day::Unknown;
    };
    if let Some(date) = published.when.date() {
        return Day::Full(days_since(jiff::civil::date(1, 1, 1), date));
    }
    match jiff::civil::Date::new(2000, published.when.month, published.when.day) {
        Ok(date) if published.when.year.is_none() => Day::Yearless(days_since(jiff::civil::date(2000, 1, 1), date)),
        _ => Day::Unknown,
    }
}

impl Day {
    /// Tells whether the two days are both known and further apart than the gate allows.
    pub(super) fn apart(self, other: Day, gate_days: u16) -> bool {
        let distance = match (self, other) {
            (Day::Full(a), Day::Full(b)) => (a - b).abs(),
            (Day::Unknown, _) | (_, Day::Unknown) => 0,
            (a, b) => {
                let distance = (a.of_year() - b.of_year()).abs();
                distance.min(366 - distance)
            }
        };
        distance > i64::from(gate_days)
    }

    /// The day of the year, roughly: leap days move it by one, which the gate is wide enough for.
    fn of_year(self) -> i64 {
        match self {
            Day::Full(day) => (day as f64).rem_euclid(365.2425) as i64,
            Day::Yearless(day) => day,
            Day::Unknown => 0,
        }
    }
}

fn days_since(from: jiff::civil::Date, to: jiff::civil::Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
