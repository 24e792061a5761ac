//! Time expressions as written, before they are resolved against an anchor.

use std::ops::Range;

use super::Modifier;
use super::clock::Clock;
use super::day::Written;
use super::lexicon::{Daypart, Unit};

/// Where a word places something against the anchor or the last mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// None stated: "Tuesday", "in March".
    Bare,
    Last,
    This,
    Next,
    /// "the following", "the next day": after the last mention.
    Following,
    /// "the previous": before the last mention.
    Preceding,
    /// "that", "the same".
    That,
    /// "the": the last mention of that kind, or the current one.
    The,
}

/// How a year is given to a quarter, a season or a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearGiven {
    Open,
    Stated(i16),
    Related(Relation),
    /// "the year-ago quarter".
    YearAgo,
}

/// A quantity of time units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Amount {
    Number(f64),
    /// "several": TIMEX3 writes X.
    Some,
}

/// From where "two weeks later" is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The day of publication: "ago", "from now".
    Publication,
    /// The last mention: "earlier", "later".
    LastMention,
    /// Days from the day of publication: "a week from tomorrow".
    Offset(i32),
}

/// What lies in a week, or what it lies in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Within {
    /// "the week of May 5".
    Holding(Box<Frame>),
    /// "the weekend of May 5".
    Weekend(Box<Frame>),
    /// "the first week of October"; -1 is the last.
    Nth(i8, Box<Frame>),
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A day with its month, or a month with its year.
    Written(Written),
    Month(i8, Relation),
    Year(i16),
    Weekday(i8, Relation),
    /// Days from the day of publication.
    Offset(i32),
    /// "last week", "this year".
    Unit(Unit, Relation),
    Quarter(i8, YearGiven),
    Half(i8, YearGiven),
    /// "the latest quarter", "the year-ago period".
    Period(YearGiven),
    Season(&'static str, YearGiven),
    Holiday(&'static str, YearGiven),
    /// A company's year.
    FiscalYear(YearGiven),
    /// Its first year, or the two digits of "the nineties".
    Decade(i16),
    Century(i16),
    Shift {
        amount: Amount,
        unit: Unit,
        ahead: bool,
        origin: Origin,
    },
    Length {
        amount: Amount,
        unit: Unit,
        more: Option<(f64, Unit)>,
    },
    /// A length before or after the anchor: "the past three weeks".
    Window {
        amount: Amount,
        unit: Unit,
        ahead: bool,
    },
    /// What recurs, as TIMEX3.
    Set(String),
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Vague(&'static str),
    /// A time of day alone.
    Clock,
    /// A week named by what lies in it.
    Week(Within),
    /// So many units from the current one: "the week after next" is 2.
    Steps(Unit, i64),
    /// "Tuesday of last week".
    WeekdayIn(i8, Relation),
    /// "Friday the 13th", "the 21st of this month".
    DayOfMonth {
        day: i8,
        weekday: Option<i8>,
        month: Relation,
    },
    /// "the first Monday in May", "the last day of the month": the weekday, if one is named, and its place in the whole; -1 is the last.
    Nth {
        nth: i8,
        weekday: Option<i8>,
        whole: Box<Frame>,
    },
    /// "two Sundays from now": so many such weekdays from the day of publication, behind it where negative.
    WeekdaySteps {
        weekday: i8,
        steps: i64,
    },
    /// "three days after Easter".
    ShiftFrom {
        number: f64,
        unit: Unit,
        ahead: bool,
        base: Box<Frame>,
    },
    /// From the first to the second: "from March 3 to Tuesday".
    Range(Box<Frame>, Box<Frame>),
}

/// An expression found by the grammar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) meaning: Meaning,
    pub(crate) clock: Option<Clock>,
    /// The end of a stretch of hours that begins with `clock`: "from 8 to 9 p.m."
    pub(crate) until: Option<Clock>,
    pub(crate) daypart: Option<Daypart>,
    pub(crate) modifier: Option<Modifier>,
    /// The year of a day or month: "March last year".
    pub(crate) year: YearGiven,
    /// Tokens, half open.
    pub(crate) tokens: Range<usize>,
}

impl Frame {
    pub(crate) fn new(meaning: Meaning, tokens: Range<usize>) -> Self {
        Self { meaning, clock: None, until: None, daypart: None, modifier: None, year: YearGiven::Open, tokens }
    }

    pub(crate) fn end(&self) -> usize {
        self.tokens.end
    }
}
