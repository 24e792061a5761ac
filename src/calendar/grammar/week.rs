//! Weeks named by what lies in them or around them, and days named by their week or month:
//! "the first week of October", "the week of May 5", "Tuesday of last week", "Friday the 13th", "the 21st of this month".

use super::super::day;
use super::super::frame::{Frame, Meaning, Relation, Within};
use super::super::lexicon::{Class, Daypart, Unit};
use super::super::token::{Kind, Tokens};
use super::{absolute, relative};

/// Reads a week: "the last week of 2016", "the week of May 5", "the week after next", "the month before last".
pub(super) fn week(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    let first = at + the;
    if let Class::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Weekend), false) = tokens.at(first).class {
        let steps = match (tokens.at(first + 1).word, tokens.at(first + 2).word) {
            ("after", "next") => Some(2),
            ("before", "last") => Some(-2),
            _ => None,
        };
        if let Some(steps) = steps {
            return Some(Frame::new(Meaning::Steps(unit, steps), at..first + 3));
        }
        let opens = matches!(tokens.at(first + 1).word, "of" | "beginning" | "starting")
            || matches!(tokens.written(first + 1), "commencing");
        if unit == Unit::Week && opens {
            let day = absolute::day_like(tokens, first + 2)?;
            let fits = matches!(
                day.meaning,
                Meaning::Written(_) | Meaning::Offset(_) | Meaning::Weekday(..) | Meaning::Holiday(..)
            );
            let end = day.end();
            return fits.then(|| Frame::new(Meaning::Week(Within::Holding(Box::new(day))), at..end));
        }
        return None;
    }
    let (number, next) = match tokens.at(first).word {
        "last" | "final" => (-1, first + 1),
        _ => day::ordinal(tokens, first).filter(|(number, _)| (1..=5).contains(number))?,
    };
    if !matches!(tokens.at(next).class, Class::Unit(Unit::Week, false))
        || !matches!(tokens.at(next + 1).word, "of" | "in")
    {
        return None;
    }
    let inner = absolute::dated(tokens, next + 2)
        .or_else(|| relative::related(tokens, next + 2))
        .or_else(|| absolute::bare_after_edge(tokens, next + 2))?;
    let fits = match &inner.meaning {
        Meaning::Written(written) => written.day.is_none(),
        Meaning::Month(..) | Meaning::Year(_) => true,
        Meaning::Unit(unit, _) => matches!(unit, Unit::Month | Unit::Year),
        _ => false,
    };
    let end = inner.end();
    fits.then(|| Frame::new(Meaning::Week(Within::Nth(number as i8, Box::new(inner))), at..end))
}

/// Reads "in the morning", "at night", "late in the evening", "the night of May 5".
pub(super) fn part_of_day(tokens: &Tokens, at: usize) -> Option<Frame> {
    let lead = usize::from(matches!(tokens.at(at).word, "late" | "early" | "later" | "earlier"));
    let first = at + lead;
    let place = match tokens.at(first).word {
        "in" => 1 + usize::from(tokens.at(first + 1).word == "the"),
        "during" if tokens.at(first + 1).word == "the" => 2,
        "at" if tokens.at(first + 1).word == "night" => 1,
        "the" if lead == 0 => 1,
        _ if lead == 0 && matches!(tokens.at(at).class, Class::Daypart(_)) => 0,
        _ => return None,
    };
    let part_at = first + place;
    let part = absolute::daypart(tokens, part_at)?;
    if tokens.at(part_at).line()
        || tokens.at(part_at + 1).is_dash() && tokens.at(part_at + 1).glued()
        || tokens.at(part_at + 1).is_apostrophe()
    {
        return None;
    }
    if tokens.at(part_at + 1).word == "of" {
        let start = if matches!(tokens.at(first).word, "in" | "during" | "at") { first + 1 } else { at };
        let mut day = absolute::day_like(tokens, part_at + 2).filter(|day| day.daypart.is_none())?;
        day.daypart = Some(part);
        day.tokens.start = start;
        return Some(day);
    }
    let plain = matches!(part, Daypart::Morning | Daypart::Afternoon | Daypart::Evening | Daypart::Night);
    // "in morning trading" is no time of its own.
    let noun = tokens.at(part_at + 1).class == Class::Unknown
        && tokens.at(part_at + 1).is_word()
        && place == 1
        && tokens.at(first).word == "in";
    if !plain || noun || matches!(tokens.at(first).word, "the") || place == 0 {
        return None;
    }
    let mut frame = Frame::new(Meaning::Clock, at..part_at + 1);
    frame.daypart = Some(part);
    Some(frame)
}

/// Reads "Tuesday of last week", "Tuesday next week" and "next week on Tuesday".
pub(super) fn day_of_week(tokens: &Tokens, at: usize) -> Option<Frame> {
    if let Class::Weekday(weekday, true) = tokens.at(at).class {
        let of = usize::from(matches!(tokens.at(at + 1).word, "of"));
        let relation = near(tokens, at + 1 + of)?;
        return Some(Frame::new(Meaning::WeekdayIn(weekday, relation), at..at + 3 + of));
    }
    let relation = near(tokens, at)?;
    let dash =
        usize::from(tokens.at(at + 2).word == "on" || tokens.at(at + 2).is_dash() || tokens.at(at + 2).is_mark(','));
    let Class::Weekday(weekday, true) = tokens.at(at + 2 + dash).class else { return None };
    let line = tokens.at(at + 2 + dash).line();
    // "last week, Monday and Tuesday" goes on with days of its own.
    let alone = !matches!(tokens.at(at + 3 + dash).word, "and" | "or" | "to");
    (dash == 1 && !line && alone).then(|| Frame::new(Meaning::WeekdayIn(weekday, relation), at..at + 3 + dash))
}

/// "last week", "this week", "next week".
fn near(tokens: &Tokens, at: usize) -> Option<Relation> {
    let relation = match tokens.at(at).word {
        "last" | "previous" => Relation::Last,
        "this" => Relation::This,
        "next" | "following" => Relation::Next,
        _ => return None,
    };
    (tokens.at(at + 1).word == "week" && !tokens.at(at + 2).is_apostrophe()).then_some(relation)
}

/// Reads "Friday the 13th", "Tue 13th", "the 21st of this month", "the 15th day of next month".
pub(super) fn day_of_month(tokens: &Tokens, at: usize) -> Option<Frame> {
    if let Class::Weekday(weekday, full) = tokens.at(at).class {
        if !full && !tokens.at(at).capital() {
            return None;
        }
        let comma = usize::from(tokens.at(at + 1).is_mark(','));
        let the = usize::from(tokens.at(at + 1 + comma).word == "the");
        let (day, end) = ordinal_day(tokens, at + 1 + comma + the)?;
        let noun = tokens.at(end).is_word() && tokens.at(end).class == Class::Unknown && !tokens.at(end).line();
        return (!noun || the == 1)
            .then(|| Frame::new(Meaning::DayOfMonth { day, weekday: Some(weekday), month: Relation::Bare }, at..end));
    }
    let the = usize::from(tokens.at(at).word == "the");
    let (day, mut end) = ordinal_day(tokens, at + the)?;
    // "on the 27th"
    let noun = tokens.at(end).is_word() && !tokens.at(end).line() && tokens.at(end).class != Class::Plain
        || tokens.at(end).is_dash() && tokens.at(end).glued()
        || tokens.at(end).word == "of";
    if the == 1 && matches!(tokens.before(at, 1).word, "on" | "until" | "by") && !noun && tokens.at(end).word != "day" {
        return Some(Frame::new(Meaning::DayOfMonth { day, weekday: None, month: Relation::Bare }, at..end));
    }
    if tokens.at(end).word == "day" {
        end += 1;
    }
    end += usize::from(tokens.at(end).word == "of");
    let month = match tokens.at(end).word {
        "this" => Relation::This,
        "last" => Relation::Last,
        "next" => Relation::Next,
        _ => return None,
    };
    (tokens.at(end + 1).word == "month")
        .then(|| Frame::new(Meaning::DayOfMonth { day, weekday: None, month }, at..end + 2))
}

fn ordinal_day(tokens: &Tokens, at: usize) -> Option<(i8, usize)> {
    let (value, end) = day::ordinal(tokens, at)?;
    let figure = tokens.at(at).kind == Kind::Figure;
    (figure && (1..=31).contains(&value)).then_some((value as i8, end))
}
