//! Units of the calendar: "last week", "the third quarter", "this summer".

use jiff::civil::Date;

use super::super::Certainty;
use super::super::frame::{Amount, Frame, Relation, YearGiven};
use super::super::lexicon::Unit;
use super::super::point::{Point, add_days, add_months, add_years, monday, weekday};
use super::super::value::Place;
use super::{Found, Resolver, length_timex};

impl Resolver<'_> {
    /// "last week", "this year", "the weekend", "that day".
    pub(super) fn unit(&self, unit: Unit, relation: Relation, frame: &Frame) -> Found {
        // "the year ended March 31" is a length with an end of its own.
        let after = self.tokens.at(frame.tokens.end).word;
        if unit == Unit::Year && relation == Relation::The && matches!(after, "ended" | "ending" | "end") {
            return Found::new(
                Place::Length(length_timex(Amount::Number(1.0), unit)),
                Certainty::Explicit,
                "a company's year".into(),
            );
        }
        if unit == Unit::Hour {
            return Found::new(
                Place::Length(length_timex(Amount::Number(1.0), unit)),
                Certainty::Explicit,
                "a length".into(),
            );
        }
        let mention = self.last.and_then(|(point, _)| point.start());
        let anaphoric = matches!(relation, Relation::Following | Relation::Preceding | Relation::That);
        let base = if anaphoric {
            if unit == Unit::Day {
                self.last_day.map(|(day, _)| day).or(self.anchor.date)
            } else {
                mention.or(self.anchor.date)
            }
        } else {
            self.anchor.date.or(if relation == Relation::The { mention } else { None })
        };
        let Some(base) = base else { return self.without_anchor(unit, relation) };
        let step = match relation {
            Relation::Last | Relation::Preceding => -1,
            Relation::Next | Relation::Following => 1,
            Relation::Bare | Relation::This | Relation::That | Relation::The => 0,
        };
        let named = if anaphoric { "the day named before" } else { "the day of publication" };
        let word = match step {
            -1 => "before",
            1 => "after",
            _ => "of",
        };
        let why = format!("the {} {word} {named}, {base}", unit_name(unit));
        match unit_point(unit, base, step, relation, self) {
            Some(point) => Found::new(Place::Point(point), Certainty::Resolved, why),
            None => Found::new(Place::Open("XXXX".into()), Certainty::Ambiguous, "beyond the calendar".into()),
        }
    }

    fn without_anchor(&self, unit: Unit, relation: Relation) -> Found {
        let timex = match unit {
            Unit::Day => match self.anchor.day {
                Some((month, day)) if relation == Relation::This => format!("XXXX-{month:02}-{day:02}"),
                _ => "XXXX-XX-XX".into(),
            },
            Unit::Week => "XXXX-WXX".into(),
            Unit::Weekend => "XXXX-WXX-WE".into(),
            Unit::Month => match self.anchor.day {
                Some((month, _)) => {
                    let step = match relation {
                        Relation::Last => -1,
                        Relation::Next => 1,
                        _ => 0,
                    };
                    format!("XXXX-{:02}", (i16::from(month) - 1 + step).rem_euclid(12) + 1)
                }
                None => "XXXX-XX".into(),
            },
            Unit::Quarter => "XXXX-QX".into(),
            Unit::Decade => "XXX".into(),
            Unit::Century => "XX".into(),
            _ => "XXXX".into(),
        };
        Found::new(Place::Open(timex), Certainty::Ambiguous, "the day of publication is not known".into())
    }

    /// "the third quarter": of the current year once it has begun, else of the year before.
    pub(super) fn quarter(&self, number: i8, year: YearGiven) -> Found {
        if let Some(year) = self.year_given(year) {
            let certainty = Certainty::Explicit;
            return Found::new(
                Place::Point(Point::Quarter(year, number)),
                certainty,
                format!("quarter {number} of {year}"),
            );
        }
        let Some(anchor) = self.anchor.date else {
            return Found::new(
                Place::Open(format!("XXXX-Q{number}")),
                Certainty::Ambiguous,
                "the year is not stated".into(),
            );
        };
        let begun = quarter_of(anchor) >= number;
        let year = if begun { anchor.year() } else { anchor.year() - 1 };
        let why = format!("quarter {number} last begun before {anchor}");
        Found::new(Place::Point(Point::Quarter(year, number)), Certainty::Resolved, why)
    }

    /// "the first half of the year".
    pub(super) fn half(&self, number: i8, year: YearGiven) -> Found {
        match self.year_given(year).or(self.anchor.date.map(Date::year)) {
            Some(year) => Found::new(
                Place::Point(Point::Half(year, number)),
                Certainty::Resolved,
                format!("half {number} of {year}"),
            ),
            None => Found::new(
                Place::Open(format!("XXXX-H{number}")),
                Certainty::Ambiguous,
                "the year is not stated".into(),
            ),
        }
    }

    /// "the latest quarter", "the year-ago period", "the 1988 quarter".
    pub(super) fn period(&self, year: YearGiven) -> Found {
        let known = self.last_quarter.map(|(year, quarter, _)| (year, quarter)).or_else(|| {
            let (year, month) = self.anchor.date.and_then(|date| add_months(date.year(), date.month(), -3))?;
            Some((year, (month + 2) / 3))
        });
        match (known, self.year_given(year)) {
            (Some((_, quarter)), Some(year)) => Found::new(
                Place::Point(Point::Quarter(year, quarter)),
                Certainty::Resolved,
                format!("the same quarter in {year}"),
            ),
            (None, Some(year)) => {
                Found::new(Place::Point(Point::Year(year)), Certainty::Resolved, format!("a period in {year}"))
            }
            (Some((year, quarter)), None) => Found::new(
                Place::Point(Point::Quarter(year, quarter)),
                Certainty::Resolved,
                "the last quarter named or completed".into(),
            ),
            (None, None) => {
                Found::new(Place::Open("XXXX-QX".into()), Certainty::Ambiguous, "the year is not stated".into())
            }
        }
    }

    /// "last fall", "the summer of 1998".
    pub(super) fn season(&self, season: &'static str, year: YearGiven) -> Found {
        let point = |year| Place::Point(Point::Season(year, season));
        let anchor = self.anchor.date.or(self.stated);
        match (year, anchor) {
            (YearGiven::Stated(year), _) => Found::new(point(year), Certainty::Explicit, "stated in full".into()),
            (_, None) => {
                Found::new(Place::Open(format!("XXXX-{season}")), Certainty::Ambiguous, "the year is not stated".into())
            }
            (year, Some(anchor)) => {
                let month = match season {
                    "SP" => 4,
                    "SU" => 7,
                    "FA" => 10,
                    _ => 13,
                };
                let at = i32::from(anchor.month());
                let chosen = match year {
                    // "last fall" is the latest that has ended, "this fall" that of the year, "next fall" the coming one.
                    YearGiven::Related(Relation::Last) => anchor.year() - i16::from(at <= month + 1),
                    YearGiven::Related(Relation::Next) => anchor.year() + i16::from(at >= month - 1),
                    YearGiven::Related(_) => anchor.year() - i16::from(season == "WI" && at <= 2),
                    _ => match month - at {
                        7.. => anchor.year() - 1,
                        ..-6 => anchor.year() + 1,
                        _ => anchor.year(),
                    },
                };
                Found::new(point(chosen), Certainty::Resolved, format!("the season nearest to {anchor}"))
            }
        }
    }

    /// "fiscal 1989": a company's year, whose bounds are not known.
    pub(super) fn fiscal(&self, year: YearGiven) -> Found {
        let given = match year {
            YearGiven::Open => self.anchor.date.map(Date::year),
            year => self.year_given(year),
        };
        let timex = given.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        let timex = if year == YearGiven::Open { length_timex(Amount::Number(1.0), Unit::Year) } else { timex };
        let place = if year == YearGiven::Open { Place::Length(timex) } else { Place::Unbounded(timex) };
        Found::new(place, Certainty::Explicit, "a company's year; its bounds are not stated".into())
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Week => "week",
        Unit::Weekend => "weekend",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        _ => "day",
    }
}

fn quarter_of(date: Date) -> i8 {
    (date.month() + 2) / 3
}

fn unit_point(unit: Unit, base: Date, step: i64, relation: Relation, resolver: &Resolver) -> Option<Point> {
    Some(match unit {
        Unit::Week => Point::Week(add_days(monday(base)?, 7 * step)?),
        Unit::Weekend => {
            let saturday = add_days(monday(base)?, 5)?;
            // "the weekend" and "last weekend" have begun, "this weekend" is the coming one from Monday on.
            let begun = weekday(base) >= 6;
            let steps = match relation {
                Relation::Last => -1,
                Relation::The | Relation::That if !begun => -1,
                _ => step.max(0),
            };
            Point::Weekend(add_days(saturday, 7 * steps)?)
        }
        Unit::Month => {
            let (year, month) = add_months(base.year(), base.month(), step)?;
            Point::Month(year, month)
        }
        Unit::Quarter => {
            if relation == Relation::The
                && let Some((year, quarter, _)) = resolver.last_quarter
            {
                return Some(Point::Quarter(year, quarter));
            }
            // "the quarter" without one before it is the last completed.
            let step = if relation == Relation::The { -1 } else { step };
            let (year, month) = add_months(base.year(), quarter_of(base) * 3 - 2, 3 * step)?;
            Point::Quarter(year, (month + 2) / 3)
        }
        Unit::Year => Point::Year(add_years(base.year(), step)?),
        Unit::Decade => Point::Decade(add_years(base.year() / 10 * 10, 10 * step)?),
        Unit::Century => Point::Century(add_years(base.year() / 100 * 100, 100 * step)?),
        _ => Point::Day(add_days(base, step)?),
    })
}
