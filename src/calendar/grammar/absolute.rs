//! Dates and times that name their place: written days, months, years, weekdays, clock times.

use super::super::clock::{clock, hour};
use super::super::day::{self, Written};
use super::super::frame::{Frame, Meaning, Relation, YearGiven};
use super::super::holiday;
use super::super::lexicon::{Class, Daypart, Unit};
use super::super::token::{Kind, Tokens};
use super::timed::{clock_first, hour_of_daypart, named_hour, with_time};
use super::{pick, range, relative, week};

/// Reads a written day, a weekday, today, a holiday or a clock time, each with what belongs to it.
pub(super) fn dated(tokens: &Tokens, at: usize) -> Option<Frame> {
    if let Some(frame) = day_like(tokens, at) {
        return Some(with_time(tokens, frame));
    }
    if let Some(frame) = range::hours(tokens, at) {
        return Some(frame);
    }
    if let Some(time) = clock(tokens, at).or_else(|| hour_of_daypart(tokens, at)) {
        return Some(clock_first(tokens, at, time));
    }
    // "at 7 tonight"
    if tokens.before(at, 1).word == "at"
        && let Some((time, false)) = hour(tokens, at)
        && let Some(Frame { meaning: Meaning::Offset(_), .. }) = day_like(tokens, time.end)
    {
        return Some(clock_first(tokens, at, time));
    }
    // "12 noon"
    if tokens.at(at).whole() == Some(12)
        && let Class::Daypart(part @ (Daypart::Noon | Daypart::Midnight)) = tokens.at(at + 1).class
    {
        let mut frame = Frame::new(Meaning::Clock, at..at + 2);
        frame.daypart = Some(part);
        return Some(frame);
    }
    if let Class::Daypart(daypart @ (Daypart::Noon | Daypart::Midnight)) = tokens.at(at).class {
        return named_hour(tokens, at, daypart);
    }
    None
}

/// Reads a day: "Nov. 22", "Friday", "tomorrow", "last Tuesday", "Christmas Day".
pub(super) fn day_like(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    if let Some(written) = day::day(tokens, at + the)
        && (the == 0
            || (written.day.is_some() && tokens.at(at + 1).kind == Kind::Figure)
            || day::ordinal(tokens, at + 1).is_some())
    {
        let end = written.end;
        let mut frame = Frame::new(Meaning::Written(written), at..end);
        if written.year.is_none() {
            year_of(tokens, &mut frame);
        }
        return Some(frame);
    }
    if let Some(frame) = holiday::holiday(tokens, at) {
        return Some(frame);
    }
    if let Some(frame) = pick::picked(tokens, at) {
        return Some(frame);
    }
    if let Some(frame) = week::day_of_month(tokens, at).or_else(|| week::day_of_week(tokens, at)) {
        return Some(frame);
    }
    match tokens.at(at).class {
        // "Tuesday afternoons" recur.
        Class::Weekday(..)
            if matches!(tokens.at(at + 1).class, Class::Dayparts(_) | Class::Unit(Unit::Night, true)) =>
        {
            None
        }
        Class::Weekday(weekday, full) if full && weekday_named(tokens, at) || abbreviated(tokens, at) => {
            Some(Frame::new(Meaning::Weekday(weekday, Relation::Bare), at..at + 1))
        }
        Class::Deictic(days) => Some(Frame::new(Meaning::Offset(days), at..at + 1)),
        Class::Tonight => {
            let mut frame = Frame::new(Meaning::Offset(0), at..at + 1);
            frame.daypart = Some(Daypart::Night);
            Some(frame)
        }
        _ => relative::day_before_or_after(tokens, at)
            .or_else(|| relative::related_day(tokens, at))
            .or_else(|| relative::related_holiday(tokens, at)),
    }
}

/// Sunday is also a newspaper ("The Sunday Times").
fn weekday_named(tokens: &Tokens, at: usize) -> bool {
    !matches!(tokens.written(at + 1), "Times" | "Telegraph" | "Mirror" | "Mail" | "Herald" | "Express")
        || tokens.at(at + 1).glued()
        || tokens.before(at, 1).word != "the"
}

/// "Wed." and "Sun." are weekdays only with their point or beside a time.
fn abbreviated(tokens: &Tokens, at: usize) -> bool {
    let Class::Weekday(weekday, false) = tokens.at(at).class else { return false };
    let pointed = tokens.written(at).ends_with('.');
    let long = !matches!(weekday, 6 | 7) && tokens.at(at).word != "wed";
    let placed = matches!(tokens.before(at, 1).word, "on" | "next" | "last" | "this" | "by" | "until" | "or" | "and");
    let timed = clock(tokens, at + 1).is_some();
    let placed = placed || timed;
    tokens.at(at).capital() && !tokens.at(at).upper() && (long && (pointed || placed) || pointed && placed)
}

/// Gives a day or month the year that follows it: "March last year", "5 May this year".
fn year_of(tokens: &Tokens, frame: &mut Frame) {
    let comma = usize::from(tokens.at(frame.end()).is_mark(','));
    let at = frame.end() + comma + usize::from(tokens.at(frame.end() + comma).word == "of");
    let relation = match tokens.at(at).word {
        "last" => Relation::Last,
        "this" => Relation::This,
        "next" => Relation::Next,
        "that" => Relation::That,
        _ => return,
    };
    if tokens.at(at + 1).word == "year" && !tokens.at(at + 2).is_apostrophe() {
        frame.year = YearGiven::Related(relation);
        frame.tokens.end = at + 2;
    }
}

/// Reads a bare month, year, decade or century.
pub(super) fn bare(tokens: &Tokens, at: usize) -> Option<Frame> {
    decade(tokens, at)
        .or_else(|| century(tokens, at))
        .or_else(|| bare_month(tokens, at, false))
        .or_else(|| year_in_words(tokens, at))
        .or_else(|| bare_year(tokens, at, false))
}

/// Reads what may follow "early", "late" and "the end of".
pub(super) fn bare_after_edge(tokens: &Tokens, at: usize) -> Option<Frame> {
    decade(tokens, at)
        .or_else(|| century(tokens, at))
        .or_else(|| bare_month(tokens, at, true))
        .or_else(|| bare_year(tokens, at, true))
        .or_else(|| match tokens.at(at).class {
            Class::Daypart(part @ (Daypart::Morning | Daypart::Afternoon | Daypart::Evening)) => {
                let mut frame = Frame::new(Meaning::Clock, at..at + 1);
                frame.daypart = Some(part);
                // "mid-afternoon yesterday"
                match day_like(tokens, at + 1) {
                    Some(mut day) if day.daypart.is_none() => {
                        day.daypart = Some(part);
                        day.tokens.start = at;
                        Some(day)
                    }
                    _ => Some(frame),
                }
            }
            _ => None,
        })
}

/// Words after which a bare month or year is a date.
pub(super) fn places(word: &str) -> bool {
    matches!(
        word,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "of"
            | "from"
            | "during"
            | "before"
            | "after"
            | "between"
            | "through"
            | "to"
            | "and"
            | "early"
            | "late"
            | "mid"
            | "around"
            | "about"
            | "throughout"
            | "over"
            | "for"
            | "or"
            | "last"
            | "next"
            | "this"
            | "on"
            | "than"
    )
}

fn bare_month(tokens: &Tokens, at: usize, placed: bool) -> Option<Frame> {
    let token = tokens.at(at);
    let Class::Month(month, full) = token.class else { return None };
    let before = tokens.before(at, 1);
    let placed = placed || places(before.word) && !token.line() || token.capital() && range::before_month(tokens, at);
    let next = tokens.at(at + 1);
    let surname = before.capital() && before.class == Class::Unknown && !placed;
    let given_name = next.capital() && next.class == Class::Unknown && !next.glued() && !placed;
    let ambiguous = matches!(token.word, "may" | "march" | "august" | "april" | "june");
    let fits = match (full, token.capital()) {
        (true, true) if matches!(token.word, "may" | "march") => placed,
        (true, true) if ambiguous => !surname && !given_name,
        (true, true) => true,
        // "in may", where no verb can stand: nothing follows
        (true, false) => {
            placed
                && (!matches!(token.word, "may" | "march")
                    || matches!(before.word, "in" | "last" | "next" | "since") && !next.is_word() && !next.is_dash())
        }
        (false, true) => {
            placed && (token.word.len() > 3 || tokens.written(at).ends_with('.') || range::before_month(tokens, at))
        }
        (false, false) => false,
    };
    if !fits || next.glued() && next.kind == Kind::Figure {
        return None;
    }
    let mut frame = Frame::new(Meaning::Month(month, Relation::Bare), at..at + 1);
    year_of(tokens, &mut frame);
    Some(frame)
}

/// "the 1990s", "'90s", "the nineties".
fn decade(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    let mut at_figure = at + the;
    // "the late 1970s" is read here when "late" stood before "the".
    let apostrophe = tokens.at(at_figure).is_apostrophe();
    at_figure += usize::from(apostrophe);
    let figure = tokens.at(at_figure);
    if let Class::Decade(short) = figure.class {
        let placed = the == 1 || matches!(tokens.before(at, 1).word, "in" | "mid" | "early" | "late");
        return placed.then(|| Frame::new(Meaning::Decade(short), at..at_figure + 1));
    }
    // "the two thousands"
    if the == 1 && figure.word == "two" && matches!(tokens.at(at_figure + 1).class, Class::Scales(1000.0)) {
        return Some(Frame::new(Meaning::Decade(2000), at..at_figure + 2));
    }
    let value = figure.whole()?;
    let mut end = at_figure + 1;
    end += usize::from(tokens.at(end).is_apostrophe());
    let s = tokens.at(end);
    if s.word != "s" || value % 10 != 0 || !(s.glued() || figure.digits == 4) {
        return None;
    }
    let meaning = match figure.digits {
        4 if (1000..2100).contains(&value) => Meaning::Decade(value as i16),
        2 if apostrophe || the == 1 || matches!(tokens.before(at, 1).word, "early" | "late" | "mid") => {
            Meaning::Decade(value as i16)
        }
        _ => return None,
    };
    Some(Frame::new(meaning, at..end + 1))
}

/// "the 20th century", "21st-century".
fn century(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    let (number, mut end) = day::ordinal(tokens, at + the)?;
    end += usize::from(tokens.at(end).is_dash() && tokens.at(end).glued());
    let Class::Unit(Unit::Century, _) = tokens.at(end).class else { return None };
    ((1..=30).contains(&number)).then(|| Frame::new(Meaning::Century((number as i16 - 1) * 100), at..end + 1))
}

/// "the year 2000", "the year two thousand".
pub(super) fn the_year(tokens: &Tokens, at: usize) -> Option<Frame> {
    if tokens.at(at).word != "the" || tokens.at(at + 1).word != "year" {
        return None;
    }
    if let Some((value, end)) = day::year(tokens, at + 2) {
        return Some(Frame::new(Meaning::Year(value), at..end));
    }
    if tokens.at(at + 2).word == "two" && matches!(tokens.at(at + 3).class, Class::Scale(1000.0)) {
        return Some(Frame::new(Meaning::Year(2000), at..at + 4));
    }
    let (value, end) = day::year_in_words(tokens, at + 2)?;
    Some(Frame::new(Meaning::Year(value), at..end))
}

/// "nineteen ninety-six".
fn year_in_words(tokens: &Tokens, at: usize) -> Option<Frame> {
    let (value, end) = day::year_in_words(tokens, at)?;
    Some(Frame::new(Meaning::Year(value), at..end))
}

/// A figure of four digits where a year can stand.
fn bare_year(tokens: &Tokens, at: usize, placed: bool) -> Option<Frame> {
    let (value, end) = day::year(tokens, at)?;
    let before = tokens.before(at, 1);
    let after = tokens.at(end);
    let modern = (1900..=2035).contains(&value);
    if tokens.at(at).is_apostrophe() {
        // A quotation mark before a figure is no year: '82 needs a place.
        let fits = places(before.word) || before.is_mark('-');
        return fits.then(|| Frame::new(Meaning::Year(value), at..end));
    }
    if before.glued()
        && before.kind == Kind::Mark
        && !matches!(before.mark, '(' | '-' | '–' | '—' | '~' | '/' | '"' | '“' | '‘' | '\'')
        || matches!(before.mark, '$' | '€' | '£' | '#' | '№')
        || tokens.at(at).glued() && before.kind != Kind::Mark
        || tokens.at(at).glued() && matches!(before.mark, '.' | ',' | ':')
    {
        return None;
    }
    let clock = after.is_mark(':') && tokens.at(end + 1).glued() && tokens.at(end + 1).kind == Kind::Figure;
    if after.glued() && (matches!(after.mark, '%' | '°') || clock || after.is_word())
        || matches!(after.word, "percent" | "gmt" | "hours")
    {
        return None;
    }
    // "2010-2015-86" is a telephone or serial number.
    let chained = |first: usize, second: usize| {
        tokens.at(first).is_dash() && tokens.at(second).kind == Kind::Figure && tokens.at(first).glued()
    };
    if matches!(after.class, Class::Unit(_, true) | Class::Scale(_))
        || chained(end, end + 1) && (chained(end + 2, end + 3) || at >= 2 && chained(at - 1, at - 2))
        || at >= 4 && chained(at - 1, at - 2) && chained(at - 3, at - 4)
    {
        return None;
    }
    let counted = after.is_word() && !after.capital() && after.class == Class::Unknown && plural(tokens.written(end));
    let in_place = placed || places(before.word);
    let time_place = matches!(
        before.word,
        "in" | "since" | "until" | "till" | "by" | "during" | "early" | "late" | "mid" | "before" | "after" | "from"
    );
    let adjective = matches!(
        before.word,
        "the" | "its" | "his" | "her" | "their" | "our" | "my" | "a" | "this" | "last" | "fiscal" | "year"
    ) || before.is_apostrophe()
        || before.word == "s" && before.glued();
    let fits = if modern {
        let noun = before.is_word() && !in_place && !adjective;
        let closed = after.kind != Kind::Word || after.line();
        (in_place || adjective) && !(counted && !time_place && !adjective)
            || !noun && before.kind == Kind::Mark && !counted
            || noun && closed && before.capital()
            || noun && !counted && tokens.at(at).whole_in(1950, 2035).is_some()
            || before.kind == Kind::Edge
            || tokens.at(at).line() && !counted
            || matches!(before.class, Class::Season(_) | Class::Month(..))
    } else {
        !counted && (time_place || placed) && (1000..1900).contains(&value)
    };
    fits.then(|| Frame::new(Meaning::Year(value), at..end))
}

fn plural(written: &str) -> bool {
    written.ends_with('s') && !written.ends_with("ss") || matches!(written, "people" | "men" | "women" | "children")
}

/// Reads the second half of a range that shares its month or century: "Nov. 5-7", "1999-2004", "2009-10".
pub(super) fn continued(tokens: &Tokens, frame: &Frame) -> Option<Frame> {
    let joint = tokens.at(frame.end());
    let dash = joint.is_dash();
    if !dash && !matches!(joint.word, "to" | "and" | "through" | "thru" | "until" | "till" | "til") {
        return None;
    }
    let at = frame.end() + 1;
    let figure = tokens.at(at);
    match &frame.meaning {
        Meaning::Written(written) if written.day.is_some() && written.year.is_none() && frame.clock.is_none() => {
            // "5 November-7 December" is read as two days of their own.
            if let Some(second) = continued_ordinal(tokens, frame, written, at) {
                return Some(second);
            }
            day::month(tokens, frame.end().saturating_sub(2))?;
            let day = figure.whole_in(1, 31).filter(|_| figure.digits <= 2)? as i8;
            let next = tokens.at(at + 1);
            let noun = next.is_word()
                && !next.line()
                && (next.class == Class::Unknown
                    || matches!(next.class, Class::Unit(..) | Class::Month(..) | Class::Meridiem(_)));
            if next.glued() && matches!(next.mark, ':' | '%' | '/')
                || noun && !dash
                || matches!(next.class, Class::Month(..))
            {
                return None;
            }
            let mut second = Written { day: Some(day), weekday: None, end: at + 1, ..*written };
            let mut end = at + 1;
            let comma = usize::from(next.is_mark(','));
            if let Some((year, after)) = day::year(tokens, at + 1 + comma) {
                second.year = Some(year);
                end = after;
            }
            Some(Frame::new(Meaning::Written(second), at..end))
        }
        Meaning::Year(first) if dash && joint.glued() && figure.glued() => {
            let value = figure.whole()?;
            let value = match figure.digits {
                4 => (1000..2200).contains(&value).then_some(value as i16)?,
                2 => first - first % 100 + value as i16,
                _ => return None,
            };
            let next = tokens.at(at + 1);
            let more = next.glued() && (next.is_dash() || next.kind == Kind::Figure || next.is_word());
            (value > *first && !more).then(|| Frame::new(Meaning::Year(value), at..at + 1))
        }
        _ => None,
    }
}

/// "from April 9th to the 17th", "from April the ninth till the third": the second day, of the next month where it is the smaller.
fn continued_ordinal(tokens: &Tokens, frame: &Frame, written: &Written, at: usize) -> Option<Frame> {
    let opened = matches!(tokens.before(frame.tokens.start, 1).word, "from" | "between");
    let the = usize::from(tokens.at(at).word == "the");
    let (day @ 1..=31, end) = day::ordinal(tokens, at + the)? else { return None };
    let next = tokens.at(end);
    if !opened || tokens.at(at).line() || next.is_word() && next.class != Class::Plain || next.word == "of" {
        return None;
    }
    let day = day as i8;
    let month = if written.day >= Some(day) { written.month % 12 + 1 } else { written.month };
    let second = Written { day: Some(day), month, weekday: None, swapped: None, end, ..*written };
    Some(Frame::new(Meaning::Written(second), at..end))
}

/// Reads the first half of "5-7 November" and "between 3 and 12 May".
pub(super) fn range_start(tokens: &Tokens, frame: &Frame, last: Option<&Frame>) -> Option<Frame> {
    let Meaning::Written(written) = &frame.meaning else { return None };
    let start = frame.tokens.start + usize::from(tokens.at(frame.tokens.start).word == "the");
    let ordinal = day::ordinal(tokens, start).is_some();
    if written.day.is_none() || !ordinal && (tokens.at(start).kind != Kind::Figure || tokens.at(start).digits > 2) {
        return None;
    }
    let joint = tokens.before(frame.tokens.start, 1);
    // "between the 9th and the 17th of April": one or two tokens before the joint
    let spelled = [2, 3].into_iter().filter(|_| ordinal).find_map(|back| {
        let at = frame.tokens.start.checked_sub(back)?;
        let (day @ 1..=31, end) = day::ordinal(tokens, at)? else { return None };
        (end + 1 == frame.tokens.start).then_some((day as i8, at))
    });
    let (day, at) = if let Some((day, at)) = spelled {
        (day, at - usize::from(tokens.before(at, 1).word == "the"))
    } else {
        let at = frame.tokens.start.checked_sub(2)?;
        let figure = tokens.at(at);
        (figure.whole_in(1, 31).filter(|_| figure.digits <= 2)? as i8, at)
    };
    let figure = tokens.at(at);
    let first_end = frame.tokens.start - 1;
    let opened = matches!(tokens.before(at, 1).word, "from" | "between" | "on" | "the");
    let joined = joint.is_dash()
        || (matches!(joint.word, "to" | "and" | "until") && opened || matches!(joint.word, "through" | "thru"));
    let free = last.is_none_or(|last| last.end() <= at);
    (joined && free && Some(day) != written.day && !figure.glued()).then(|| {
        Frame::new(
            Meaning::Written(Written { day: Some(day), weekday: None, swapped: None, ..*written }),
            at..first_end,
        )
    })
}
