//! Days of publication, and whether they are too far apart for one event.

use crate::article::Evidence;
use crate::calendar::Moment;
use crate::mention::Witness;

/// By so many days more two articles may be apart where one states no year. On ECB+ topics 1 to 35, of the pairs alike whose
/// days lie 5 to 90 apart a third are of one event (date lines are late, or name the day of something else); beyond, one in 25.
const YEARLESS: i64 = 86;

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
    let published = witness.article.published.as_ref().filter(|p| p.evidence != Evidence::Text);
    published.map(|published| published.when).or_else(|| today(witness)).map_or(Day::Unknown, Day::of)
}

/// Returns the day that an article calls today: "today, November 22".
fn today(witness: &Witness) -> Option<Moment> {
    witness.dates.windows(2).find_map(|pair| {
        let [today, named] = pair else { return None };
        let text = witness.text();
        let near = named.span.start.checked_sub(today.span.end).is_some_and(|gap| gap <= 2);
        if !near || !today.span.of(text).eq_ignore_ascii_case("today") {
            return None;
        }
        let written = named.value.timex.strip_prefix("XXXX").map(|day| format!("-{day}"));
        Moment::parse(written.as_deref().unwrap_or(&named.value.timex))
    })
}

impl Day {
    fn of(when: Moment) -> Self {
        if let Some(date) = when.date() {
            return Day::Full(days_since(jiff::civil::date(1, 1, 1), date));
        }
        match jiff::civil::Date::new(2000, when.month, when.day) {
            Ok(date) if when.year.is_none() => Day::Yearless(days_since(jiff::civil::date(2000, 1, 1), date)),
            _ => Day::Unknown,
        }
    }

    /// Tells whether the two days are both known and further apart than the gate allows.
    ///
    /// A day without its year parts two articles only where it lies three months away; nearer than that it is weighed:
    /// see [`Day::distance`].
    pub(super) fn apart(self, other: Day, gate_days: u16) -> bool {
        let gate = i64::from(gate_days);
        match (self, other) {
            (Day::Full(a), Day::Full(b)) => (a - b).abs() > gate,
            (a, b) => a.distance(b).is_some_and(|days| days > gate + YEARLESS),
        }
    }

    /// Returns the days between two days of which one at least states no year, at most half a year.
    ///
    /// It is `None` where both years are stated, or a day is not known.
    pub(super) fn distance(self, other: Day) -> Option<i64> {
        if matches!((self, other), (Day::Full(_), Day::Full(_)) | (Day::Unknown, _) | (_, Day::Unknown)) {
            return None;
        }
        let distance = (self.of_year() - other.of_year()).abs();
        Some(distance.min(366 - distance))
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
