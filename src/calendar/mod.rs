//! Dates and times as they are written, read as intervals.
//!
//! Stands below both `article` and `mention`: date lines and mentions share one grammar.

mod clock;
mod compare;
mod day;
mod frame;
mod grammar;
mod holiday;
mod length;
pub(crate) mod lexicon;
mod line;
mod moment;
pub(crate) mod numeral;
mod point;
mod recognise;
mod resolve;
pub(crate) mod token;
mod value;

pub use compare::{Nearness, compare};
pub use line::date_line;
pub use moment::Moment;
pub use recognise::recognise;

/// Tells where an ordinal ends ("1st", "twenty-first"), for those who look for counts.
pub(crate) fn day_ordinal(tokens: &token::Tokens, at: usize) -> Option<usize> {
    day::ordinal(tokens, at).map(|(_, end)| end)
}

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The four types of time expression of TIMEX3 (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    /// A day or anything coarser.
    Date,
    /// Finer than a day: a clock time or a part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// How fine a value is, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Granularity {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// Morning, afternoon, evening or night.
    Daypart,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// Three months of the year.
    Quarter,
    /// A season; its bounds are uncertain by a month.
    Season,
    /// Six months of the year.
    Half,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Now, recently, some day: no bounds.
    Vague,
}

/// What a hedge or an edge word does to a value (TIMEX3 `mod`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// about, around
    Approximate,
    /// more than
    MoreThan,
    /// less than, nearly
    LessThan,
    /// at least
    AtLeast,
    /// at most
    AtMost,
    /// early, the beginning of
    Start,
    /// mid, the middle of
    Mid,
    /// late, the end of
    End,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Stated in full.
    Explicit,
    /// Worked out from the anchor or from another mention.
    Resolved,
    /// Several values remain; see [`TimeValue::alternatives`].
    Ambiguous,
}

/// A stretch of time, half open: `earliest` belongs to it, `latest` does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The first instant.
    pub earliest: DateTime,
    /// The first instant after.
    pub latest: DateTime,
}

/// What a time expression means.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeValue {
    /// The value as ISO 8601 / TIMEX3: `2024-11-22`, `2024-W47`, `XXXX-08-14`, `P3D`.
    pub timex: String,
    /// Date, time, duration or set.
    pub kind: TimeKind,
    /// How fine the value is.
    pub granularity: Granularity,
    /// The bounds; `None` for durations, sets, vague values and values without a year.
    pub interval: Option<Interval>,
    /// What a hedge or an edge word adds.
    pub modifier: Option<Modifier>,
    /// How sure the value is.
    pub certainty: Certainty,
    /// Other values that the words allow, as TIMEX3.
    pub alternatives: Vec<String>,
    /// One line that tells how the value was reached: "Thursday before 2024-11-22".
    pub why: String,
    /// Whether the value is counted from the day of publication or from another mention ("Tuesday", "two years ago"), so that it is as
    /// unsure as that day is; false for what is written out, also where only its year was worked out.
    pub anchored: bool,
    /// Whether the words contradict themselves, as a weekday that does not fit its date: a lead for a fact-checker.
    pub inconsistent: bool,
}

/// A time expression of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What it means.
    pub value: TimeValue,
}
