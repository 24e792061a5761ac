//! Weeks named by what lies in them or around them, and days named by their week or month:
//! "the first week of October", "the week of May 5", "Tuesday of last week", "Friday the 13th", "the 21st of this month".

use super::super::day;
use super::super::frame::{Frame, Meaning, Relation, Within};
use super::super::lexicon::{Class, Daypart, Unit};
use super::super::token::{Kind, Tokens};
use super::timed::daypart;
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
        if matches!(unit, Unit::Week | Unit::Weekend) && opens {
            let day = absolute::day_like(tokens, first + 2)?;
            let fits = matches!(
                day.meaning,
                Meaning::Written(_)
                    | Meaning::Offset(_)
                    | Meaning::Weekday(..)
                    | Meaning::Holiday(..)
                    | Meaning::DayOfMonth { .. }
            );
            let end = day.end();
            let day = Box::new(day);
            let within = if unit == Unit::Week { Within::Holding(day) } else { Within::Weekend(day) };
            return fits.then(|| Frame::new(Meaning::Week(within), at..end));
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
    let part = daypart(tokens, part_at)?;
    let time = tokens.at(part_at + 1).is_dash() && tokens.at(part_at + 2).word == "time";
    if tokens.at(part_at).line()
        || !time && tokens.at(part_at + 1).is_dash() && tokens.at(part_at + 1).glued()
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
    // "in the night-time"
    let mut frame = Frame::new(Meaning::Clock, at..part_at + 1 + 2 * usize::from(time));
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
    let joined =
        usize::from(tokens.at(at + 2).word == "on" || tokens.at(at + 2).is_dash() || tokens.at(at + 2).is_mark(','));
    let Class::Weekday(weekday, true) = tokens.at(at + 2 + joined).class else { return None };
    let line = tokens.at(at + 2 + joined).line();
    // "last week, Monday and Tuesday" goes on with days of its own, and so does "this week Monday's vote".
    let next = tokens.at(at + 3 + joined);
    let alone = !matches!(next.word, "and" | "or" | "to") && !next.is_apostrophe();
    (!line && alone).then(|| Frame::new(Meaning::WeekdayIn(weekday, relation), at..at + 3 + joined))
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
        let (day, end) = ordinal_day(tokens, at + 1 + comma + the, the == 1 && comma == 0)?;
        let noun = tokens.at(end).is_word() && tokens.at(end).class == Class::Unknown && !tokens.at(end).line();
        return (!noun || the == 1)
            .then(|| Frame::new(Meaning::DayOfMonth { day, weekday: Some(weekday), month: Relation::Bare }, at..end));
    }
    let the = usize::from(tokens.at(at).word == "the");
    let (day, mut end) = ordinal_day(tokens, at + the, the == 1)?;
    // "on the 27th"
    let noun = tokens.at(end).is_word() && !tokens.at(end).line() && tokens.at(end).class != Class::Plain
        || tokens.at(end).is_dash() && tokens.at(end).glued()
        || tokens.at(end).word == "of";
    let week = tokens.before(at, 1).word == "of" && matches!(tokens.before(at, 2).class, Class::Unit(Unit::Week, _));
    let placed = week || matches!(tokens.before(at, 1).word, "on" | "until" | "by");
    let figure = tokens.at(at + the).kind == Kind::Figure;
    if placed && figure && !noun && tokens.at(end).word != "day" {
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
        "the" => Relation::This,
        _ => return None,
    };
    (tokens.at(end + 1).word == "month")
        .then(|| Frame::new(Meaning::DayOfMonth { day, weekday: None, month }, at..end + 2))
}

/// Reads the ordinal of a day; one in words only where the words before allow it.
fn ordinal_day(tokens: &Tokens, at: usize, words: bool) -> Option<(i8, usize)> {
    let (value, end) = day::ordinal(tokens, at)?;
    let figure = tokens.at(at).kind == Kind::Figure;
    ((figure || words) && (1..=31).contains(&value)).then_some((value as i8, end))
}
