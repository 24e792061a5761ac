//! "two years ago", "a day earlier", "a week from tomorrow".

use jiff::Span as Length;
use jiff::civil::{Date, DateTime};

use super::super::Certainty;
use super::super::frame::{Amount, Origin};
use super::super::lexicon::Unit;
use super::super::point::{Point, add_days, add_months, add_years, monday};
use super::super::value::Place;
use super::{Found, Resolver};

/// Moves a day by an amount; the result is as fine as the unit.
pub(super) fn moved(base: Option<Date>, amount: Amount, unit: Unit, ahead: bool) -> Option<Point> {
    let base = base?;
    let Amount::Number(number) = amount else { return None };
    if !(0.0..=100_000.0).contains(&number) {
        return None;
    }
    let sign = if ahead { 1 } else { -1 };
    let whole = number.fract() == 0.0;
    let count = number as i64 * sign;
    Some(match unit {
        Unit::Second | Unit::Minute => Point::Day(base),
        Unit::Hour => Point::Day(add_days(base, count / 24)?),
        Unit::Day | Unit::Night => Point::Day(add_days(base, count)?),
        Unit::Week | Unit::Weekend => Point::Week(monday(add_days(base, count * 7)?)?),
        Unit::Fortnight => Point::Week(monday(add_days(base, count * 14)?)?),
        Unit::Month | Unit::Half | Unit::Quarter => {
            let months = match unit {
                Unit::Month => count,
                Unit::Half => count * 6,
                _ => count * 3,
            };
            let (year, month) = add_months(base.year(), base.month(), months)?;
            Point::Month(year, month)
        }
        Unit::Year if !whole => {
            let (year, month) = add_months(base.year(), base.month(), (number * 12.0) as i64 * sign)?;
            Point::Month(year, month)
        }
        Unit::Year => Point::Year(add_years(base.year(), count)?),
        Unit::Decade => Point::Decade(add_years(base.year() / 10 * 10, count * 10)?),
        Unit::Century => Point::Century(add_years(base.year() / 100 * 100, count * 100)?),
    })
}

impl Resolver<'_> {
    /// `start` is the byte at which the expression begins.
    pub(super) fn shift(&self, amount: Amount, unit: Unit, ahead: bool, origin: Origin, start: usize) -> Found {
        let vague = if ahead { "FUTURE_REF" } else { "PAST_REF" };
        let Amount::Number(number) = amount else {
            return Found::new(Place::Open(vague.into()), Certainty::Ambiguous, "how long is not stated".into());
        };
        // "a year earlier" beside a quarter is that quarter a year before.
        if unit == Unit::Year
            && !ahead
            && let Some((year, quarter, end)) = self.last_quarter
            && (origin == Origin::LastMention || number <= 1.0 && start.saturating_sub(end) < 800)
            && let Some(year) = add_years(year, -(number.min(1000.0) as i64))
        {
            return Found::new(
                Place::Point(Point::Quarter(year, quarter)),
                Certainty::Resolved,
                format!("the quarter named before, {number} years earlier"),
            );
        }
        let base = match origin {
            Origin::Publication => self.anchor.date,
            Origin::Offset(days) => self.anchor.date.and_then(|date| add_days(date, i64::from(days))),
            Origin::LastMention => self.last.and_then(|(point, _)| point.start()).or(self.anchor.date),
        };
        let Some(base) = base else {
            return Found::new(
                Place::Open(vague.into()),
                Certainty::Ambiguous,
                "the day of publication is not known".into(),
            );
        };
        // "in five minutes" is counted from the time of publication, where that is known.
        if unit <= Unit::Hour
            && matches!(origin, Origin::Publication | Origin::Offset(0))
            && let Some(instant) = self.anchor.time.and_then(|time| instant(base, time, number, unit, ahead))
        {
            let why =
                format!("{number} {} {} the time of publication", name(unit), if ahead { "after" } else { "before" });
            return Found::new(Place::Instant(instant, unit == Unit::Hour), Certainty::Resolved, why);
        }
        let fine = matches!(origin, Origin::Offset(_)) || origin == Origin::LastMention && unit == Unit::Week;
        let point = if fine { exact(base, number, unit, ahead) } else { moved(Some(base), amount, unit, ahead) };
        match point {
            Some(point) => {
                let word = if ahead { "after" } else { "before" };
                let why = format!("{number} {} {word} {base}", name(unit));
                Found::new(Place::Point(point), Certainty::Resolved, why)
            }
            None => Found::new(Place::Open(vague.into()), Certainty::Ambiguous, "beyond the calendar".into()),
        }
    }
}

/// Moves a time of day.
fn instant(base: Date, (hour, minute): (i8, i8), number: f64, unit: Unit, ahead: bool) -> Option<DateTime> {
    if !(0.0..=1e6).contains(&number) {
        return None;
    }
    let scale = match unit {
        Unit::Second => 1.0,
        Unit::Minute => 60.0,
        _ => 3600.0,
    };
    let seconds = (number * scale) as i64 * if ahead { 1 } else { -1 };
    base.at(hour, minute, 0, 0)
        .checked_add(Length::new().try_seconds(seconds).ok()?)
        .ok()
        .filter(|time| (1..=9000).contains(&time.year()))
}

/// Moves a day to a day.
pub(super) fn exact(base: Date, number: f64, unit: Unit, ahead: bool) -> Option<Point> {
    let sign = if ahead { 1 } else { -1 };
    if !(0.0..=100_000.0).contains(&number) {
        return None;
    }
    let count = number as i64 * sign;
    let months = match unit {
        Unit::Week => return add_days(base, count * 7).map(Point::Day),
        Unit::Fortnight => return add_days(base, count * 14).map(Point::Day),
        Unit::Month => count,
        Unit::Year => count * 12,
        _ => return moved(Some(base), Amount::Number(number), unit, ahead),
    };
    let (year, month) = add_months(base.year(), base.month(), months)?;
    let last = Date::new(year, month, 1).ok()?.days_in_month();
    Date::new(year, month, base.day().min(last)).ok().map(Point::Day)
}

pub(super) fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "seconds",
        Unit::Minute => "minutes",
        Unit::Hour => "hours",
        Unit::Night | Unit::Day => "days",
        Unit::Weekend | Unit::Week => "weeks",
        Unit::Fortnight => "fortnights",
        Unit::Month => "months",
        Unit::Quarter => "quarters",
        Unit::Half => "half-years",
        Unit::Year => "years",
        Unit::Decade => "decades",
        Unit::Century => "centuries",
    }
}
