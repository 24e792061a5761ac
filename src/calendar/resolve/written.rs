//! Written days and months, weekdays and holidays.

use jiff::civil::Date;

use super::super::Certainty;
use super::super::day::Written;
use super::super::frame::{Frame, Relation, YearGiven};
use super::super::holiday;
use super::super::point::{Point, add_days, weekday};
use super::super::value::Place;
use super::direction::{Side, side, verb};
use super::{Found, Resolver};
use crate::lexicon::{MONTHS, WEEKDAYS};

pub(super) fn weekday_name(weekday: i8) -> &'static str {
    WEEKDAYS.get((weekday - 1).max(0) as usize).copied().unwrap_or("that weekday")
}

fn month_name(month: i8) -> &'static str {
    MONTHS.get((month - 1).max(0) as usize).copied().unwrap_or("that month")
}

impl Resolver<'_> {
    /// "Nov. 22, 2024", "22 November", "November 2024".
    pub(super) fn written(&self, written: &Written, frame: &Frame) -> Found {
        let year = written.year.or_else(|| self.year_given(frame.year));
        let Some(day) = written.day else {
            return match year {
                Some(year) => Found::new(
                    Place::Point(Point::Month(year, written.month)),
                    Certainty::Explicit,
                    "stated in full".into(),
                ),
                None => Found::new(
                    Place::Open(format!("XXXX-{:02}", written.month)),
                    Certainty::Ambiguous,
                    "the year is not stated".into(),
                ),
            };
        };
        let told = if year.is_none() && written.weekday.is_none() { self.told_year(written.month) } else { None };
        let Some(year) = year.or(told) else { return self.without_year(written, day, frame) };
        let Ok(date) = Date::new(year, written.month, day) else {
            let mut found = Found::new(
                Place::Open(format!("{year:04}-{:02}-{day:02}", written.month)),
                Certainty::Explicit,
                format!("there is no {day} {} {year}", month_name(written.month)),
            );
            found.inconsistent = true;
            return found;
        };
        let certainty = if written.year.is_some() { Certainty::Explicit } else { Certainty::Resolved };
        let why = if told.is_some() { "in the year of the date named before" } else { "stated in full" };
        let mut found = Found::new(Place::Point(Point::Day(date)), certainty, why.into());
        if let Some(stated) = written.weekday.filter(|stated| *stated != weekday(date)) {
            found.inconsistent = true;
            found.why = format!("{date} was a {}, not a {}", weekday_name(weekday(date)), weekday_name(stated));
        }
        if let Some((month, day)) = written.swapped
            && let Ok(other) = Date::new(year, month, day)
        {
            found.certainty = Certainty::Ambiguous;
            found.alternatives.push(Point::Day(other).timex());
            found.why = "month before day; the other order is possible".into();
        }
        found
    }

    /// The year nearest to the day of publication, or the one in which the weekday fits.
    fn without_year(&self, written: &Written, day: i8, frame: &Frame) -> Found {
        let at = frame.tokens.start;
        let base = self.anchor.date.or(self.stated);
        let open = Place::Open(format!("XXXX-{:02}-{day:02}", written.month));
        let Some(base) = base else {
            let mut found = Found::new(open, Certainty::Ambiguous, "the year is not stated".into());
            found.inconsistent = Date::new(2000, written.month, day).is_err();
            if found.inconsistent {
                found.why = format!("there is no {day} {}", month_name(written.month));
            }
            return found;
        };
        // "the year ended March 31" lies behind, "ending June 30" ahead.
        let before = self.tokens.before(at, 1).word;
        if matches!(before, "ended" | "ending") {
            let days = (-1..=1).filter_map(|step| Date::new(base.year().checked_add(step)?, written.month, day).ok());
            let chosen = if before == "ended" {
                days.clone().rfind(|date| *date <= base)
            } else {
                days.clone().find(|date| *date >= base)
            };
            if let Some(date) = chosen {
                let why = format!(
                    "{day} {} {} {base}",
                    month_name(written.month),
                    if before == "ended" { "last before" } else { "next after" }
                );
                return Found::new(Place::Point(Point::Day(date)), Certainty::Resolved, why);
            }
        }
        let mut near: Vec<Date> =
            (-1..=1).filter_map(|step| Date::new(base.year().checked_add(step)?, written.month, day).ok()).collect();
        if near.is_empty() {
            // 29 February
            near = (-4..=4)
                .filter_map(|step| Date::new(base.year().checked_add(step)?, written.month, day).ok())
                .collect();
        }
        // "He was last seen Nov. 3": months ahead, a past verb settles what the nearest day leaves open. Ties go to the past.
        let told = near.iter().any(|date| *date > base && (120..=183).contains(&distance(*date, base)))
            && verb(self.tokens, at, frame.tokens.end) == Some(Side::Past);
        near.sort_by_key(|date| (told && *date > base, distance(*date, base), *date > base));
        let fitting = written.weekday.and_then(|stated| near.iter().find(|date| weekday(**date) == stated));
        let Some(date) = fitting.or(near.first()).copied() else {
            let mut found =
                Found::new(open, Certainty::Ambiguous, format!("there is no {day} {}", month_name(written.month)));
            found.inconsistent = Date::new(2000, written.month, day).is_err();
            return found;
        };
        let mut found = Found::new(
            Place::Point(Point::Day(date)),
            Certainty::Resolved,
            format!("{day} {} nearest to {base}", month_name(written.month)),
        );
        if let Some(stated) = written.weekday
            && fitting.is_none()
        {
            found.inconsistent = true;
            found.why = format!("{date} was a {}, not a {}", weekday_name(weekday(date)), weekday_name(stated));
        }
        found
    }

    /// "in March", "last March", "March last year".
    pub(super) fn month(&self, month: i8, relation: Relation, frame: &Frame) -> Found {
        let point = |year| Place::Point(Point::Month(year, month));
        if let Some(year) = self.year_given(frame.year) {
            return Found::new(point(year), Certainty::Resolved, format!("{} of {year}", month_name(month)));
        }
        if relation == Relation::Bare
            && let Some(year) = self.told_year(month)
        {
            return Found::new(point(year), Certainty::Resolved, "in the year of the date named before".into());
        }
        let Some(base) = self.anchor.date.or(self.stated) else {
            return Found::new(
                Place::Open(format!("XXXX-{month:02}")),
                Certainty::Ambiguous,
                "the year is not stated".into(),
            );
        };
        let (year, at) = (base.year(), base.month());
        let since = self.tokens.before(frame.tokens.start, 1).word == "since";
        let (chosen, why) = match relation {
            Relation::Last | Relation::Preceding => (if month < at { year } else { year - 1 }, "before"),
            Relation::Next | Relation::Following => (if month > at { year } else { year + 1 }, "after"),
            Relation::This | Relation::That | Relation::The => (year, "in the year of"),
            Relation::Bare if since => (if month <= at { year } else { year - 1 }, "last before"),
            // "In January, the company brought in …": a governing past verb settles what the nearest month leaves open.
            Relation::Bare
                if month > at + 1
                    && self.tokens.before(frame.tokens.start, 1).word == "in"
                    && verb(self.tokens, frame.tokens.start, frame.tokens.end) == Some(Side::Past) =>
            {
                (year - 1, "last before")
            }
            Relation::Bare => {
                let gap = month - at;
                let chosen = match gap {
                    6.. => year - 1,
                    ..-6 => year + 1,
                    _ => year,
                };
                (chosen, "nearest to")
            }
        };
        let mut found = Found::new(point(chosen), Certainty::Resolved, format!("{} {why} {base}", month_name(month)));
        if relation == Relation::Bare && (month - at).abs() >= 4 {
            let other = if chosen == year { if month > at { year - 1 } else { year + 1 } } else { year };
            found.alternatives.push(Point::Month(other, month).timex());
        }
        found
    }

    /// "Friday", "last Friday", "next Friday".
    pub(super) fn weekday(&self, stated: i8, relation: Relation, frame: &Frame) -> Found {
        let name = weekday_name(stated);
        let anchor = self.anchor.date;
        let base = match relation {
            Relation::Following | Relation::Preceding | Relation::That => self.last_day.map(|(day, _)| day).or(anchor),
            Relation::Bare if self.narrative => self.last_day.map(|(day, _)| day).or(anchor),
            _ => anchor,
        };
        let Some(base) = base else {
            return Found::new(
                Place::Open(format!("XXXX-WXX-{stated}")),
                Certainty::Ambiguous,
                "the day of publication is not known".into(),
            );
        };
        let back = i64::from((weekday(base) - stated).rem_euclid(7));
        let ahead = i64::from((stated - weekday(base)).rem_euclid(7));
        let strictly = |days: i64| if days == 0 { 7 } else { days };
        let (days, word) = match relation {
            Relation::Last | Relation::Preceding => (-strictly(back), "before"),
            // "next Friday" is that of the next week; "this coming Friday" is read elsewhere.
            Relation::Next => (i64::from(stated - weekday(base)) + 7, "in the week after that of"),
            Relation::Following => (strictly(ahead), "after"),
            Relation::This => (i64::from(stated - weekday(base)), "in the week of"),
            Relation::That | Relation::The => (if back <= 3 { -back } else { ahead }, "nearest to"),
            // A story goes forward: the weekday on or after the day told before.
            Relation::Bare if self.narrative && self.last_day.is_some() => (ahead, "after"),
            Relation::Bare => match side(self.tokens, frame.tokens.start, frame.tokens.end) {
                Side::Past => (-back, "before or on"),
                Side::Ahead => (strictly(ahead), "after"),
            },
        };
        let Some(date) = add_days(base, days) else {
            return Found::new(
                Place::Open(format!("XXXX-WXX-{stated}")),
                Certainty::Ambiguous,
                "beyond the calendar".into(),
            );
        };
        let mut found =
            Found::new(Place::Point(Point::Day(date)), Certainty::Resolved, format!("{name} {word} {base}"));
        let other = match relation {
            Relation::Next if days > 7 => add_days(date, -7),
            Relation::Bare if days > 0 => add_days(base, -back),
            _ => None,
        };
        found.alternatives.extend(other.map(|day| Point::Day(day).timex()));
        found
    }

    /// "today", "yesterday".
    pub(super) fn offset(&self, days: i32) -> Found {
        let word = match days {
            0 => "the day of publication".to_owned(),
            -1 => "the day before publication".to_owned(),
            1 => "the day after publication".to_owned(),
            days => format!("{days:+} days from publication"),
        };
        if let Some(date) = self.anchor.date.and_then(|date| add_days(date, i64::from(days))) {
            return Found::new(Place::Point(Point::Day(date)), Certainty::Resolved, word);
        }
        // Without a year the day is counted in one without a 29 February.
        let shifted =
            self.anchor.day.and_then(|(month, day)| add_days(Date::new(2023, month, day).ok()?, i64::from(days)));
        let timex = shifted
            .map_or_else(|| "XXXX-XX-XX".to_owned(), |date| format!("XXXX-{:02}-{:02}", date.month(), date.day()));
        Found::new(Place::Open(timex), Certainty::Ambiguous, format!("{word}; its year is not stated"))
    }

    /// "Christmas", "last Thanksgiving".
    pub(super) fn holiday(&self, key: &str, year: YearGiven) -> Found {
        let open = |why: &str| {
            let timex = if key.as_bytes().first().is_some_and(u8::is_ascii_digit) {
                format!("XXXX-{key}")
            } else {
                "XXXX-XX-XX".into()
            };
            Found::new(Place::Open(timex), Certainty::Ambiguous, why.into())
        };
        let base = self.anchor.date.or(self.stated);
        let date = match (year, base) {
            (YearGiven::Stated(year), _) => holiday::day_of(key, year),
            (_, None) => None,
            (YearGiven::Related(relation), Some(base)) => {
                let mut days: Vec<Date> =
                    (-1..=1).filter_map(|step| holiday::day_of(key, base.year() + step)).collect();
                days.sort_unstable();
                match relation {
                    Relation::Last | Relation::Preceding => days.into_iter().rfind(|day| *day < base),
                    Relation::Next | Relation::Following => days.into_iter().find(|day| *day > base),
                    _ => holiday::day_of(key, base.year()),
                }
            }
            (_, Some(base)) => (-1..=1)
                .filter_map(|step| holiday::day_of(key, base.year() + step))
                .min_by_key(|day| (distance(*day, base), *day > base)),
        };
        match date {
            Some(date) => {
                let certainty =
                    if matches!(year, YearGiven::Stated(_)) { Certainty::Explicit } else { Certainty::Resolved };
                Found::new(Place::Point(Point::Day(date)), certainty, "the day of the holiday".into())
            }
            None => open("the day of this holiday is not known here"),
        }
    }
}

/// Returns the days between two dates.
pub(super) fn distance(a: Date, b: Date) -> i64 {
    a.since(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}
