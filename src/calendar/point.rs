//! Places on the calendar, from a day to a century: their TIMEX3 form and their bounds.

use jiff::Span as Length;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

use super::{Granularity, Interval};

/// A resolved place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Day(Date),
    /// The Monday on which it begins.
    Week(Date),
    /// The Saturday on which it begins.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    /// SP, SU, FA, WI; a winter bears the year in which it begins.
    Season(i16, &'static str),
    Year(i16),
    /// Its first year.
    Decade(i16),
    /// Its first year: 1900 for the twentieth.
    Century(i16),
}

/// Years that the program counts with; beyond them nothing is resolved.
const YEARS: std::ops::RangeInclusive<i16> = 1..=9000;

/// Adds days; `None` beyond the calendar.
pub(crate) fn add_days(date: Date, days: i64) -> Option<Date> {
    let moved = date.checked_add(Length::new().try_days(days).ok()?).ok()?;
    YEARS.contains(&moved.year()).then_some(moved)
}

/// Adds months to a year and month; `None` beyond the calendar.
pub(crate) fn add_months(year: i16, month: i8, months: i64) -> Option<(i16, i8)> {
    let count = i64::from(year).checked_mul(12)?.checked_add(i64::from(month) - 1)?.checked_add(months)?;
    let year = i16::try_from(count.div_euclid(12)).ok().filter(|year| YEARS.contains(year))?;
    Some((year, count.rem_euclid(12) as i8 + 1))
}

/// Returns a year shifted by some years; `None` beyond the calendar.
pub(crate) fn add_years(year: i16, years: i64) -> Option<i16> {
    i16::try_from(i64::from(year).checked_add(years)?).ok().filter(|year| YEARS.contains(year))
}

/// Returns the Monday of a date's ISO week.
pub(crate) fn monday(date: Date) -> Option<Date> {
    add_days(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// Returns Monday as 1 to Sunday as 7.
pub(crate) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

fn first(year: i16, month: i8) -> Option<DateTime> {
    Date::new(year, month, 1).ok().map(midnight)
}

pub(crate) fn midnight(date: Date) -> DateTime {
    date.to_datetime(Time::midnight())
}

impl Point {
    /// Returns the value as TIMEX3.
    pub(crate) fn timex(self) -> String {
        match self {
            Point::Day(date) => format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            Point::Week(date) => {
                let week = date.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Point::Weekend(date) => {
                let week = date.iso_week_date();
                format!("{:04}-W{:02}-WE", week.year(), week.week())
            }
            Point::Month(year, month) => format!("{year:04}-{month:02}"),
            Point::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Point::Half(year, half) => format!("{year:04}-H{half}"),
            Point::Season(year, season) => format!("{year:04}-{season}"),
            Point::Year(year) => format!("{year:04}"),
            Point::Decade(year) => format!("{:03}", year / 10),
            Point::Century(year) => format!("{:02}", year / 100),
        }
    }

    pub(crate) fn granularity(self) -> Granularity {
        match self {
            Point::Day(_) => Granularity::Day,
            Point::Week(_) => Granularity::Week,
            Point::Weekend(_) => Granularity::Weekend,
            Point::Month(..) => Granularity::Month,
            Point::Quarter(..) => Granularity::Quarter,
            Point::Half(..) => Granularity::Half,
            Point::Season(..) => Granularity::Season,
            Point::Year(_) => Granularity::Year,
            Point::Decade(_) => Granularity::Decade,
            Point::Century(_) => Granularity::Century,
        }
    }

    /// Returns the bounds; `None` beyond the calendar.
    pub(crate) fn interval(self) -> Option<Interval> {
        let days = |date: Date, days: i64| {
            Some(Interval { earliest: midnight(date), latest: midnight(add_days(date, days)?) })
        };
        let months = |year: i16, month: i8, count: i64| {
            let (next_year, next_month) = add_months(year, month, count)?;
            Some(Interval { earliest: first(year, month)?, latest: first(next_year, next_month)? })
        };
        match self {
            Point::Day(date) => days(date, 1),
            Point::Week(date) => days(date, 7),
            Point::Weekend(date) => days(date, 2),
            Point::Month(year, month) => months(year, month, 1),
            Point::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Point::Half(year, half) => months(year, half * 6 - 5, 6),
            Point::Season(year, season) => {
                let month = match season {
                    "SP" => 3,
                    "SU" => 6,
                    "FA" => 9,
                    _ => 12,
                };
                months(year, month, 3)
            }
            Point::Year(year) => months(year, 1, 12),
            Point::Decade(year) => months(year, 1, 120),
            Point::Century(year) => months(year, 1, 1200),
        }
    }

    /// Returns the day on which it begins.
    pub(crate) fn start(self) -> Option<Date> {
        self.interval().map(|interval| interval.earliest.date())
    }

    /// Reads a value of calendar days, weeks, months, quarters, halves, years: what [`Point::timex`] writes.
    pub(crate) fn read(timex: &str) -> Option<Self> {
        let mut parts = timex.split('-');
        let year = parts.next()?;
        let second = parts.next();
        let third = parts.next();
        if parts.next().is_some() {
            return None;
        }
        if second.is_none() {
            let value: i16 = year.parse().ok().filter(|value| *value > 0)?;
            return match year.len() {
                4 => Some(Point::Year(value)),
                3 => Some(Point::Decade(value * 10)),
                2 => Some(Point::Century(value * 100)),
                _ => None,
            };
        }
        let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
        let second = second?;
        if let Some(week) = second.strip_prefix('W') {
            let monday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Monday).ok()?.date();
            return match third {
                None => Some(Point::Week(monday)),
                Some("WE") => add_days(monday, 5).map(Point::Weekend),
                Some(_) => None,
            };
        }
        match (second, third) {
            (month, Some(day)) => Date::new(year, month.parse().ok()?, day.parse().ok()?).ok().map(Point::Day),
            ("Q1", None) => Some(Point::Quarter(year, 1)),
            ("Q2", None) => Some(Point::Quarter(year, 2)),
            ("Q3", None) => Some(Point::Quarter(year, 3)),
            ("Q4", None) => Some(Point::Quarter(year, 4)),
            ("H1", None) => Some(Point::Half(year, 1)),
            ("H2", None) => Some(Point::Half(year, 2)),
            ("SP", None) => Some(Point::Season(year, "SP")),
            ("SU", None) => Some(Point::Season(year, "SU")),
            ("FA", None) => Some(Point::Season(year, "FA")),
            ("WI", None) => Some(Point::Season(year, "WI")),
            (month, None) => {
                month.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| Point::Month(year, month))
            }
        }
    }
}
