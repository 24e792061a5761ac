//! Weeks named by what lies in them, and days named by their week or month.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::super::Certainty;
use super::super::frame::{Frame, Relation, Within};
use super::super::lexicon::Unit;
use super::super::point::{Point, add_days, add_months, add_years, monday, weekday};
use super::super::value::Place;
use super::written::{distance, weekday_name};
use super::{Found, Resolver};

fn open(timex: &str, why: &str) -> Found {
    Found::new(Place::Open(timex.into()), Certainty::Ambiguous, why.into())
}

impl Resolver<'_> {
    /// "the week of May 5", "the first week of October".
    pub(super) fn week(&mut self, within: &Within) -> Found {
        let unknown = open("XXXX-WXX", "the day of publication is not known");
        match within {
            Within::Holding(day) => {
                let Place::Point(Point::Day(day)) = self.find(day).place else { return unknown };
                match monday(day) {
                    Some(monday) => {
                        Found::new(Place::Point(Point::Week(monday)), Certainty::Resolved, format!("the week of {day}"))
                    }
                    None => unknown,
                }
            }
            Within::Weekend(day) => {
                let Place::Point(Point::Day(day)) = self.find(day).place else { return unknown };
                match monday(day).and_then(|day| add_days(day, 5)) {
                    Some(saturday) => Found::new(
                        Place::Point(Point::Weekend(saturday)),
                        Certainty::Resolved,
                        format!("the weekend of {day}"),
                    ),
                    None => unknown,
                }
            }
            Within::Nth(number, whole) => {
                let Place::Point(point) = self.find(whole).place else { return unknown };
                match nth_week(point, *number) {
                    Some(monday) => {
                        let name = if *number < 0 { "the last week".to_owned() } else { format!("week {number}") };
                        Found::new(
                            Place::Point(Point::Week(monday)),
                            Certainty::Resolved,
                            format!("{name} of {}", point.timex()),
                        )
                    }
                    None => unknown,
                }
            }
        }
    }

    /// "the week after next", "the month before last".
    pub(super) fn steps(&self, unit: Unit, steps: i64) -> Found {
        let Some(base) = self.anchor.date else { return open("XXXX", "the day of publication is not known") };
        let point = match unit {
            Unit::Week => monday(base).and_then(|day| add_days(day, 7 * steps)).map(Point::Week),
            Unit::Weekend => {
                monday(base).and_then(|day| add_days(day, 5 + 7 * (steps - 1).max(steps))).map(Point::Weekend)
            }
            Unit::Month => add_months(base.year(), base.month(), steps).map(|(year, month)| Point::Month(year, month)),
            _ => add_years(base.year(), steps).map(Point::Year),
        };
        match point {
            Some(point) => {
                Found::new(Place::Point(point), Certainty::Resolved, format!("{steps:+} from that of {base}"))
            }
            None => open("XXXX", "beyond the calendar"),
        }
    }

    /// "Tuesday of last week".
    pub(super) fn weekday_in(&self, stated: i8, relation: Relation) -> Found {
        let step = match relation {
            Relation::Last => -1,
            Relation::Next => 1,
            _ => 0,
        };
        let timex = format!("XXXX-WXX-{stated}");
        let Some(base) = self.anchor.date else { return open(&timex, "the day of publication is not known") };
        let day = monday(base).and_then(|day| add_days(day, 7 * step + i64::from(stated) - 1));
        match day {
            Some(day) => {
                let word = match step {
                    -1 => "before that",
                    1 => "after that",
                    _ => "",
                };
                let why = format!("{} of the week {word} of {base}", weekday_name(stated)).replace("  ", " ");
                Found::new(Place::Point(Point::Day(day)), Certainty::Resolved, why)
            }
            None => open(&timex, "beyond the calendar"),
        }
    }

    /// "the first Monday in May", "the last day of the month".
    pub(super) fn nth(&mut self, nth: i8, stated: Option<i8>, whole: &Frame) -> Found {
        let timex = stated.map_or_else(|| "XXXX-XX-XX".to_owned(), |stated| format!("XXXX-WXX-{stated}"));
        let Place::Point(point) = self.find(whole).place else { return open(&timex, "the year is not stated") };
        match nth_day(point, nth, stated) {
            Some(day) => {
                let name = stated.map_or("day", weekday_name);
                let place = if nth < 0 { "the last".to_owned() } else { format!("number {nth} of each") };
                let why = format!("{place} {name} in {}", point.timex());
                Found::new(Place::Point(Point::Day(day)), Certainty::Resolved, why)
            }
            None => open(&timex, "there is no such day in it"),
        }
    }

    /// "two Sundays from now", "three Fridays ago".
    pub(super) fn weekday_steps(&self, stated: i8, steps: i64) -> Found {
        let timex = format!("XXXX-WXX-{stated}");
        let Some(base) = self.anchor.date else { return open(&timex, "the day of publication is not known") };
        let strictly = |days: i8| if days == 0 { 7 } else { i64::from(days) };
        let days = if steps > 0 {
            strictly((stated - weekday(base)).rem_euclid(7)) + 7 * (steps - 1)
        } else {
            -strictly((weekday(base) - stated).rem_euclid(7)) + 7 * (steps + 1)
        };
        match add_days(base, days) {
            Some(day) => Found::new(
                Place::Point(Point::Day(day)),
                Certainty::Resolved,
                format!(
                    "{} number {} {} {base}",
                    weekday_name(stated),
                    steps.abs(),
                    if steps > 0 { "after" } else { "before" }
                ),
            ),
            None => open(&timex, "beyond the calendar"),
        }
    }

    /// "Friday the 13th": the nearest such day; "the 21st of this month".
    pub(super) fn day_of_month(&self, day: i8, stated: Option<i8>, month: Relation) -> Found {
        let timex = format!("XXXX-XX-{day:02}");
        let Some(base) = self.anchor.date.or(self.stated) else { return open(&timex, "the month is not stated") };
        let at = |months: i64| {
            let (year, month) = add_months(base.year(), base.month(), months)?;
            Date::new(year, month, day).ok()
        };
        let date = match (month, stated) {
            (Relation::Last, _) => at(-1),
            (Relation::Next, _) => at(1),
            (Relation::Bare, None) => (-1..=1).filter_map(at).min_by_key(|date| (distance(*date, base), *date > base)),
            (_, None) => at(0),
            (_, Some(stated)) => (-12..=12)
                .filter_map(at)
                .filter(|date| weekday(*date) == stated)
                .min_by_key(|date| (distance(*date, base), *date > base)),
        };
        match date {
            Some(date) => Found::new(
                Place::Point(Point::Day(date)),
                Certainty::Resolved,
                format!("the {day} of the month nearest to {base}"),
            ),
            None => open(&timex, "no month near the day of publication has such a day"),
        }
    }

    /// "three days after Easter": counted from the day that is named.
    pub(super) fn shift_from(&mut self, number: f64, unit: Unit, ahead: bool, base: &Frame) -> Found {
        let vague = if ahead { "FUTURE_REF" } else { "PAST_REF" };
        let Some(start) = (match self.find(base).place {
            Place::Point(point) => point.start(),
            _ => None,
        }) else {
            return open(vague, "the day from which it is counted is not known");
        };
        match super::shift::exact(start, number, unit, ahead) {
            Some(point) => {
                let word = if ahead { "after" } else { "before" };
                Found::new(
                    Place::Point(point),
                    Certainty::Resolved,
                    format!("{number} {} {word} {start}", super::shift::name(unit)),
                )
            }
            None => open(vague, "beyond the calendar"),
        }
    }
}

/// Returns the nth weekday, or the first or last day, of a month or year.
fn nth_day(point: Point, nth: i8, stated: Option<i8>) -> Option<Date> {
    let (first, last) = match point {
        Point::Year(year) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
        Point::Month(year, month) => {
            let first = Date::new(year, month, 1).ok()?;
            (first, first.last_of_month())
        }
        _ => return None,
    };
    let (from, steps) = if nth < 0 { (last, nth + 1) } else { (first, nth - 1) };
    let Some(stated) = stated else { return Some(from) };
    let days = if nth < 0 {
        -i64::from((weekday(last) - stated).rem_euclid(7))
    } else {
        i64::from((stated - weekday(first)).rem_euclid(7))
    };
    add_days(from, days + 7 * i64::from(steps)).filter(|day| (first..=last).contains(day))
}

/// Returns the Monday of the nth ISO week of a month or year; -1 is its last.
fn nth_week(point: Point, number: i8) -> Option<Date> {
    match point {
        Point::Year(year) => {
            // 28 December lies in the last ISO week of its year.
            let first = ISOWeekDate::new(year, 1, Weekday::Monday).ok()?.date();
            if number < 0 {
                monday(Date::new(year, 12, 28).ok()?)
            } else {
                add_days(first, 7 * (i64::from(number) - 1))
            }
        }
        Point::Month(year, month) => {
            let first = Date::new(year, month, 1).ok()?;
            let day = if number < 0 { first.days_in_month() } else { number.saturating_mul(7).saturating_sub(6) };
            monday(Date::new(year, month, day.min(first.days_in_month())).ok()?)
        }
        _ => None,
    }
}
