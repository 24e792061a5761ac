//! A publication time of which parts may be missing.

use std::fmt;

use jiff::civil::Date;

/// A day, with or without its year and its time of day.
///
/// It is both a publication date and the anchor of relative dates.
/// `Display` gives ISO 8601: `2024-11-22`, `2024-11-22T14:42`, `--07-09`, `--07-09T14:42`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The year, where it is stated.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month, 1 to 31.
    pub day: i8,
    /// Hour and minute, where they are stated.
    pub time: Option<(i8, i8)>,
}

impl Moment {
    /// Returns a full date without a time; `None` where there is no such day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from)
    }

    /// Returns the calendar day; `None` when the year is missing or there is no such day.
    pub fn date(self) -> Option<Date> {
        self.year.and_then(|year| Date::new(year, self.month, self.day).ok())
    }

    /// Reads `2024-11-22`, `2024-11-22T14:42…`, `--07-09` or `--07-09T14:42`; anything else is `None`.
    pub fn parse(written: &str) -> Option<Self> {
        let (day, time) = match written.trim().split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (written.trim(), None),
        };
        let (year, rest) = if let Some(rest) = day.strip_prefix("--") {
            (None, rest)
        } else {
            let (year, rest) = day.split_once('-')?;
            (Some(year.parse::<i16>().ok()?), rest)
        };
        let (month, day) = rest.split_once('-')?;
        let (month, day) = (month.parse::<i8>().ok()?, day.parse::<i8>().ok()?);
        // A leap year stands in where none is stated, so that 29 February passes.
        Date::new(year.unwrap_or(2000), month, day).ok()?;
        let time = time.and_then(|time| {
            let mut parts = time.split(':');
            let hour = parts.next()?.parse::<i8>().ok().filter(|hour| (0..24).contains(hour))?;
            let minute = parts.next()?.get(..2)?.parse::<i8>().ok().filter(|minute| (0..60).contains(minute))?;
            Some((hour, minute))
        });
        Some(Self { year, month, day, time })
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { year: Some(date.year()), month: date.month(), day: date.day(), time: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day)?,
            None => write!(f, "--{:02}-{:02}", self.month, self.day)?,
        }
        match self.time {
            Some((hour, minute)) => write!(f, "T{hour:02}:{minute:02}"),
            None => Ok(()),
        }
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Moment::parse(&written).ok_or_else(|| serde::de::Error::custom(format!("not a date: {written}")))
    }
}
