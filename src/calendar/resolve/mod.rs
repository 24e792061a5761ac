//! Works out when an expression is: against the day of publication, or against the mention before it.

mod direction;
mod place;
mod shift;
mod week;
mod written;

use jiff::civil::Date;

use super::day::Written;
use super::frame::{Amount, Frame, Meaning, Relation, YearGiven};
use super::grammar::period;
use super::lexicon::Class;
use super::point::{Point, add_days, midnight};
use super::token::Tokens;
use super::value::{self, Place};
use super::{Certainty, Interval, Modifier, Moment, TimeKind, TimeValue};

/// What is known about "today".
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// The day of publication, where its year is known.
    pub(super) date: Option<Date>,
    /// Month and day of publication, where only they are known.
    pub(super) day: Option<(i8, i8)>,
    /// Hour and minute of publication.
    pub(super) time: Option<(i8, i8)>,
}

/// Resolves the expressions of one text in their order.
pub(crate) struct Resolver<'t> {
    pub(super) tokens: &'t Tokens<'t>,
    pub(super) anchor: Anchor,
    /// The last resolved mention and where it ends, in bytes.
    pub(super) last: Option<(Point, usize)>,
    pub(super) last_quarter: Option<(i16, i8, usize)>,
    pub(super) last_day: Option<(Date, usize)>,
    /// The last day stated with its year.
    pub(super) stated: Option<Date>,
    /// Whether the text tells of a past that its own dates lay out, so that a day without a year follows the date named before.
    pub(super) narrative: bool,
    /// In such a text, the year of the last date and its month where that is known.
    pub(super) told: Option<(i16, Option<i8>)>,
}

/// What a meaning comes to before hedges and times of day are added.
pub(crate) struct Found {
    pub(super) place: Place,
    pub(super) certainty: Certainty,
    pub(super) alternatives: Vec<String>,
    pub(super) why: String,
    pub(super) inconsistent: bool,
}

impl Found {
    pub(super) fn new(place: Place, certainty: Certainty, why: String) -> Self {
        Self { place, certainty, alternatives: Vec::new(), why, inconsistent: false }
    }
}

impl<'t> Resolver<'t> {
    pub(crate) fn new(tokens: &'t Tokens<'t>, anchor: Option<&Moment>, frames: &[Frame]) -> Self {
        let day = anchor.map(|moment| (moment.month, moment.day));
        let date = anchor.and_then(|moment| moment.date()).or_else(|| decided_by_text(day?, frames));
        let anchor = Anchor { date, day, time: anchor.and_then(|moment| moment.time) };
        let narrative = is_narrative(anchor.date.map(Date::year), frames);
        Self { tokens, anchor, last: None, last_quarter: None, last_day: None, stated: None, narrative, told: None }
    }

    /// Gives an expression its value and remembers it for the next ones.
    pub(crate) fn value(&mut self, frame: &Frame) -> TimeValue {
        let bytes = self.tokens.bytes(&frame.tokens);
        let value = match &frame.meaning {
            Meaning::Length { amount, unit, more } => value::duration(*amount, *unit, *more),
            Meaning::Range(first, second) => self.range(first, second),
            Meaning::Window { amount, unit, ahead } => self.window(*amount, *unit, *ahead),
            Meaning::Set(timex) => value::plain(timex.clone(), TimeKind::Set, "recurs"),
            Meaning::Vague(timex) => value::plain((*timex).to_owned(), TimeKind::Date, "no bounds are stated"),
            _ => {
                let found = self.find(frame);
                self.remember(&found, bytes.end, frame);
                value::build(found, frame)
            }
        };
        self.hedged(value, frame)
    }

    fn hedged(&self, mut value: TimeValue, frame: &Frame) -> TimeValue {
        if value.modifier.is_none() {
            value.modifier = frame.modifier.or_else(|| {
                let before = self.tokens.before(frame.tokens.start, 1);
                match before.word {
                    "about" | "around" | "roughly" | "approximately" | "almost" => Some(Modifier::Approximate),
                    "over" if value.kind == TimeKind::Duration => Some(Modifier::MoreThan),
                    "some" if value.kind == TimeKind::Duration => Some(Modifier::Approximate),
                    _ => None,
                }
            });
        }
        value
    }

    /// "from Nov. 5 to 7": both ends, the second not before the first.
    fn range(&mut self, first: &Frame, second: &Frame) -> TimeValue {
        let first = self.end(first);
        let mut last = self.end(second);
        let start = first.interval.map(|interval| interval.earliest);
        if let (Some(start), Some(end)) = (start, last.interval)
            && end.latest <= start
            && second.year == YearGiven::Open
            && matches!(&second.meaning, Meaning::Month(..) | Meaning::Written(Written { year: None, .. }))
        {
            // "from December to March" ends in the next year.
            let moved = Frame { year: YearGiven::Stated(start.year().saturating_add(1)), ..second.clone() };
            let same = Frame { year: YearGiven::Stated(start.year()), ..second.clone() };
            let fits = |value: &TimeValue| value.interval.is_some_and(|interval| interval.latest > start);
            last = Some(self.end(&same)).filter(fits).unwrap_or_else(|| self.end(&moved));
        }
        value::range(first, last)
    }

    /// An end of a range; "now" is the day of publication there.
    fn end(&mut self, frame: &Frame) -> TimeValue {
        match frame.meaning {
            Meaning::Vague(_) => self.value(&Frame { meaning: Meaning::Offset(0), ..frame.clone() }),
            _ => self.value(frame),
        }
    }

    fn window(&self, amount: Amount, unit: super::lexicon::Unit, ahead: bool) -> TimeValue {
        let mut value = value::duration(amount, unit, None);
        let end = shift::moved(self.anchor.date, amount, unit, ahead);
        if let (Some(anchor), Some(other)) = (self.anchor.date, end) {
            let other = other.start().unwrap_or(anchor);
            let (first, last) = if ahead { (anchor, other) } else { (other, anchor) };
            value.interval = add_days(last, 1)
                .filter(|after| *after > first)
                .map(|after| Interval { earliest: midnight(first), latest: midnight(after) });
            value.why = format!("{} {} {anchor}", period_words(&value.timex), if ahead { "after" } else { "up to" });
        }
        value
    }

    fn find(&mut self, frame: &Frame) -> Found {
        match &frame.meaning {
            Meaning::Written(written) => self.written(written, frame),
            Meaning::Month(month, relation) => self.month(*month, *relation, frame),
            Meaning::Year(year) => {
                Found::new(Place::Point(Point::Year(*year)), Certainty::Explicit, "stated in full".into())
            }
            Meaning::Weekday(weekday, relation) => self.weekday(*weekday, *relation, frame),
            Meaning::Offset(days) => self.offset(*days),
            Meaning::Unit(unit, relation) => self.unit(*unit, *relation, frame),
            Meaning::Quarter(number, year) => self.quarter(*number, *year),
            Meaning::Half(number, year) => self.half(*number, *year),
            Meaning::Period(year) => self.period(*year),
            Meaning::Season(season, year) => self.season(season, *year),
            Meaning::Holiday(key, year) => self.holiday(key, *year),
            Meaning::FiscalYear(year) => self.fiscal(*year),
            Meaning::Decade(year) => {
                let full = if *year >= 1000 { *year } else { *year + if *year < 30 { 2000 } else { 1900 } };
                Found::new(Place::Point(Point::Decade(full)), Certainty::Explicit, "stated in full".into())
            }
            Meaning::Century(year) => {
                Found::new(Place::Point(Point::Century(*year)), Certainty::Explicit, "stated in full".into())
            }
            Meaning::Shift { amount, unit, ahead, origin } => {
                let start = self.tokens.bytes(&frame.tokens).start;
                self.shift(*amount, *unit, *ahead, *origin, start)
            }
            Meaning::Clock => self.clock_alone(frame),
            Meaning::Week(within) => self.week(within),
            Meaning::Steps(unit, steps) => self.steps(*unit, *steps),
            Meaning::WeekdayIn(weekday, relation) => self.weekday_in(*weekday, *relation),
            Meaning::DayOfMonth { day, weekday, month } => self.day_of_month(*day, *weekday, *month),
            Meaning::Nth { nth, weekday, whole } => self.nth(*nth, *weekday, whole),
            Meaning::WeekdaySteps { weekday, steps } => self.weekday_steps(*weekday, *steps),
            Meaning::ShiftFrom { number, unit, ahead, base } => self.shift_from(*number, *unit, *ahead, base),
            Meaning::Length { .. }
            | Meaning::Window { .. }
            | Meaning::Set(_)
            | Meaning::Vague(_)
            | Meaning::Range(..) => Found::new(Place::Open("PRESENT_REF".into()), Certainty::Ambiguous, String::new()),
        }
    }

    /// A time of day without a date belongs to the last day named in its paragraph, else to the day of publication.
    fn clock_alone(&self, frame: &Frame) -> Found {
        // "10:35 a.m. (0735 GMT) Friday": the day stands behind both clocks.
        let end = frame.tokens.end;
        let closing = (end..end + 6).find(|&at| self.tokens.at(at).is_mark(')'));
        let bracketed = closing
            .filter(|_| self.tokens.at(end).is_mark('(') || self.tokens.before(frame.tokens.start, 1).is_mark('('));
        if let Some(closing) = bracketed
            && let Class::Weekday(weekday, true) = self.tokens.at(closing + 1).class
        {
            let day = Frame::new(Meaning::Clock, closing + 1..closing + 2);
            return self.weekday(weekday, Relation::Bare, &day);
        }
        let at = self.tokens.bytes(&frame.tokens).start;
        let near = self.last_day.filter(|(_, end)| self.same_paragraph(*end, at));
        match near
            .map(|(day, _)| (day, "the day named before"))
            .or(self.anchor.date.map(|day| (day, "the day of publication")))
        {
            Some((day, why)) => {
                Found::new(Place::Point(Point::Day(day)), Certainty::Resolved, format!("time of day on {why}, {day}"))
            }
            None => Found::new(Place::Open(String::new()), Certainty::Ambiguous, "the day is not stated".into()),
        }
    }

    fn remember(&mut self, found: &Found, end: usize, frame: &Frame) {
        let Place::Point(point) = found.place else { return };
        self.last = Some((point, end));
        if self.narrative
            && matches!(frame.meaning, Meaning::Written(_) | Meaning::Month(..) | Meaning::Year(_))
            && let Some(start) = point.start()
        {
            let month = !matches!(point, Point::Year(_));
            self.told = Some((start.year(), month.then_some(start.month())));
        }
        match point {
            Point::Day(day) => {
                self.last_day = Some((day, end));
                if matches!(&frame.meaning, Meaning::Written(written) if written.year.is_some()) {
                    self.stated = Some(day);
                }
            }
            // "a year earlier" twice in one paragraph means one quarter: what was counted from a quarter is no new one.
            Point::Quarter(year, quarter) if !matches!(frame.meaning, Meaning::Shift { .. } | Meaning::Period(_)) => {
                self.last_quarter = Some((year, quarter, end));
            }
            _ => {}
        }
    }

    /// The year of a month without one in a narrative: that of the date told before, or the next where the story went past December.
    pub(super) fn told_year(&self, month: i8) -> Option<i16> {
        let (year, last) = self.told.filter(|_| self.narrative)?;
        let turned = last.is_some_and(|last| last - month >= 6);
        Some(if turned { year.saturating_add(1) } else { year })
    }

    /// Tells whether no blank line and no long way lies between two places.
    pub(super) fn same_paragraph(&self, from: usize, to: usize) -> bool {
        to.saturating_sub(from) < 600 && self.tokens.text.get(from..to).is_some_and(|between| !between.contains('\n'))
    }

    /// Returns the year that a relation names, from the day of publication or the last mention.
    pub(super) fn year_given(&self, year: YearGiven) -> Option<i16> {
        let anchor = self.anchor.date.map(Date::year);
        match year {
            YearGiven::Open => None,
            YearGiven::Stated(year) => Some(year),
            YearGiven::YearAgo => self.last_quarter.map(|(year, ..)| year).or(anchor).map(|year| year - 1),
            YearGiven::Related(relation) => match relation {
                Relation::Last => anchor.map(|year| year - 1),
                Relation::Next => anchor.map(|year| year + 1),
                Relation::That | Relation::Following | Relation::Preceding => {
                    let year = self.last.and_then(|(point, _)| point.start()).map(Date::year).or(anchor)?;
                    Some(year + i16::from(relation == Relation::Following) - i16::from(relation == Relation::Preceding))
                }
                Relation::Bare | Relation::This | Relation::The => anchor,
            },
        }
    }
}

/// Tells whether most of the dates that a text states in full lie years before its publication: a history, not the news of the day.
fn is_narrative(published: Option<i16>, frames: &[Frame]) -> bool {
    let (mut dated, mut far, mut all) = (0_usize, 0_usize, 0_usize);
    for frame in frames {
        let (year, full) = match &frame.meaning {
            Meaning::Written(Written { year: Some(year), .. }) => (*year, true),
            Meaning::Year(year) => (*year, false),
            _ => continue,
        };
        let past = published.is_none_or(|published| year < published.saturating_sub(1));
        all += 1;
        far += usize::from(past);
        dated += usize::from(past && full);
    }
    dated >= 3 && far * 10 > all * 6
}

/// A day of publication without its year is settled by the same day stated with its year in the text.
fn decided_by_text(day: (i8, i8), frames: &[Frame]) -> Option<Date> {
    frames.iter().find_map(|frame| match &frame.meaning {
        Meaning::Written(written) if (written.month, written.day?) == day => {
            Date::new(written.year?, day.0, day.1).ok()
        }
        _ => None,
    })
}

fn period_words(timex: &str) -> String {
    format!("a length of {timex}")
}

/// Writes a length as TIMEX3.
pub(crate) fn length_timex(amount: Amount, unit: super::lexicon::Unit) -> String {
    match amount {
        Amount::Number(number) => period(number, unit),
        Amount::Some => match unit {
            super::lexicon::Unit::Decade => "PXDE".into(),
            super::lexicon::Unit::Century => "PXCE".into(),
            _ => period(1.0, unit).replace('1', "X"),
        },
    }
}

/// Returns the days from the first date to the second.
pub(crate) fn days_between(first: Date, second: Date) -> i64 {
    written::distance(second, first)
}
