//! Dates that lean on the day of publication or on another mention: "last week", "the third quarter", "now".

use super::super::day;
use super::super::frame::{Amount, Frame, Meaning, Origin, Relation, YearGiven};
use super::super::holiday;
use super::super::lexicon::{Class, Daypart, Unit};
use super::super::numeral::numeral;
use super::super::token::{Kind, Tokens};
use super::{length, week};

/// Reads the word that places a unit: "last", "this", "the following".
fn relation(tokens: &Tokens, at: usize) -> Option<(Relation, usize)> {
    let the = usize::from(tokens.at(at).word == "the");
    let twice = match (tokens.at(at).word, tokens.at(at + 1).word) {
        ("this", "coming" | "upcoming" | "next") => Some(Relation::Next),
        ("this", "past" | "last") => Some(Relation::Last),
        _ => None,
    };
    if let Some(relation) = twice {
        return Some((relation, at + 2));
    }
    let relation = match tokens.at(at + the).word {
        "last" | "past" | "latest" => Relation::Last,
        "previous" | "prior" | "preceding" => Relation::Preceding,
        "this" | "current" => Relation::This,
        "next" | "coming" | "upcoming" => Relation::Next,
        "following" => Relation::Following,
        "that" | "same" => Relation::That,
        _ if the == 1 => return Some((Relation::The, at + 1)),
        _ => return None,
    };
    Some((relation, at + the + 1))
}

/// "the day before yesterday", "the day after tomorrow".
pub(super) fn day_before_or_after(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    if tokens.at(at + the).word != "day" {
        return None;
    }
    // "the day after Thanksgiving"
    if the == 1
        && matches!(tokens.at(at + 2).word, "before" | "after")
        && let Some(base) = holiday::holiday(tokens, at + 3)
    {
        let (ahead, end) = (tokens.at(at + 2).word == "after", base.end());
        let shift = Meaning::ShiftFrom { number: 1.0, unit: Unit::Day, ahead, base: Box::new(base) };
        return Some(Frame::new(shift, at..end));
    }
    let days = match (tokens.at(at + the + 1).word, tokens.at(at + the + 2).class) {
        ("before", Class::Deictic(-1)) => -2,
        ("after", Class::Deictic(1)) => 2,
        // "What about the day after?"
        (after @ ("before" | "after"), _) if the == 1 && !phrase_goes_on(tokens, at + 3) => {
            let relation = if after == "after" { Relation::Following } else { Relation::Preceding };
            return Some(Frame::new(Meaning::Unit(Unit::Day, relation), at..at + 3));
        }
        _ => return None,
    };
    Some(Frame::new(Meaning::Offset(days), at..at + the + 3))
}

/// Tells whether a word follows on the same line.
fn phrase_goes_on(tokens: &Tokens, at: usize) -> bool {
    let next = tokens.at(at);
    !(next.kind == Kind::Edge || next.line() || matches!(next.mark, '.' | ',' | '?' | '!' | ';'))
}

/// "last Friday", "this morning", "the next day", "Monday week".
pub(super) fn related_day(tokens: &Tokens, at: usize) -> Option<Frame> {
    let (relation, next) = relation(tokens, at)?;
    let the = tokens.at(at).word == "the";
    // "this Friday, June 15": the date says which Friday.
    if !the
        && matches!(tokens.at(next).class, Class::Weekday(..))
        && let Some(written) = day::day(tokens, next)
    {
        return Some(Frame::new(Meaning::Written(written), at..written.end));
    }
    match tokens.at(next).class {
        Class::Weekday(weekday, full) if full || tokens.written(next).ends_with('.') => {
            let relation = if relation == Relation::The { return None } else { relation };
            // "this coming Friday" is the first ahead; "next Friday" that of the next week.
            if matches!(tokens.before(next, 1).word, "coming" | "upcoming") {
                return Some(Frame::new(Meaning::WeekdaySteps { weekday, steps: 1 }, at..next + 1));
            }
            Some(Frame::new(Meaning::Weekday(weekday, relation), at..next + 1))
        }
        Class::Daypart(part) if !matches!(part, Daypart::Noon | Daypart::Midnight | Daypart::Dawn | Daypart::Dusk) => {
            let mut frame = match (relation, part) {
                (Relation::This, _) => Frame::new(Meaning::Offset(0), at..next + 1),
                (Relation::Last, Daypart::Night) if !the => Frame::new(Meaning::Offset(-1), at..next + 1),
                (Relation::That, _) => Frame::new(Meaning::Unit(Unit::Day, Relation::That), at..next + 1),
                (Relation::Next | Relation::Following, _) if the => {
                    Frame::new(Meaning::Unit(Unit::Day, Relation::Following), at..next + 1)
                }
                (Relation::Preceding, _) => Frame::new(Meaning::Unit(Unit::Day, Relation::Preceding), at..next + 1),
                _ => return None,
            };
            frame.daypart = Some(part);
            Some(frame)
        }
        _ => None,
    }
}

/// Reads "last week", "the third quarter of 1990", "last June", "this fall", "the past three years".
pub(super) fn relative(tokens: &Tokens, at: usize) -> Option<Frame> {
    week::week(tokens, at)
        .or_else(|| quarter(tokens, at))
        .or_else(|| fiscal(tokens, at))
        .or_else(|| season(tokens, at))
        .or_else(|| year_ago(tokens, at))
        .or_else(|| window(tokens, at))
        .or_else(|| related(tokens, at))
}

pub(super) fn related(tokens: &Tokens, at: usize) -> Option<Frame> {
    if let Some(frame) = rest_of(tokens, at) {
        return Some(frame);
    }
    let (relation, mut next) = relation(tokens, at)?;
    let the = tokens.at(at).word == "the";
    if matches!(tokens.at(next).word, "calendar" | "full" | "whole" | "entire" | "business" | "trading" | "working") {
        next += 1;
    }
    let token = tokens.at(next);
    match token.class {
        Class::Month(month, _)
            if relation != Relation::The && (token.capital() || !matches!(token.word, "may" | "march")) =>
        {
            let figure = tokens.at(next + 1).kind == Kind::Figure;
            (!figure).then(|| Frame::new(Meaning::Month(month, relation), at..next + 1))
        }
        Class::Unit(unit @ (Unit::Decade | Unit::Century), false) if tokens.before(next, 1).word == "past" => {
            Some(Frame::new(Meaning::Window { amount: Amount::Number(1.0), unit, ahead: false }, at..next + 1))
        }
        Class::Unit(unit, false) if !token.line() => {
            let relation = match (relation, the) {
                (Relation::Next, true)
                    if !matches!(unit, Unit::Year | Unit::Quarter | Unit::Century | Unit::Decade) =>
                {
                    Relation::Following
                }
                (relation, _) => relation,
            };
            unit_fits(tokens, next, unit, relation).then(|| Frame::new(Meaning::Unit(unit, relation), at..next + 1))
        }
        _ if matches!(token.word, "period") && the => {
            let year = match relation {
                Relation::Last | Relation::This => YearGiven::Open,
                _ => return None,
            };
            Some(Frame::new(Meaning::Period(year), at..next + 1))
        }
        _ => None,
    }
}

/// "the rest of the week", "the remainder of this year": from the day of publication to its end.
fn rest_of(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    if !matches!(tokens.at(at + the).word, "rest" | "remainder") || tokens.at(at + the + 1).word != "of" {
        return None;
    }
    let owner = tokens.at(at + the + 2);
    let unit_at =
        at + the + 2 + usize::from(matches!(owner.word, "the" | "this" | "my" | "our" | "his" | "her" | "their"));
    let Class::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade), false) =
        tokens.at(unit_at).class
    else {
        return None;
    };
    let mut frame = Frame::new(Meaning::Unit(unit, Relation::This), at..unit_at + 1);
    frame.modifier = Some(super::super::Modifier::End);
    Some(frame)
}

/// Tells whether a unit after "last", "this", "the" means a date here.
fn unit_fits(tokens: &Tokens, at: usize, unit: Unit, relation: Relation) -> bool {
    let after = tokens.at(at + 1);
    let compound = after.is_dash() && after.glued() && tokens.at(at + 2).glued();
    if compound && !matches!(tokens.at(at + 2).word, "end" | "to") {
        return false;
    }
    match (unit, relation) {
        (Unit::Second | Unit::Minute | Unit::Night | Unit::Half | Unit::Fortnight, _)
        | (Unit::Day, Relation::Last | Relation::This) => false,
        (Unit::Hour, relation) => matches!(relation, Relation::Last | Relation::Next | Relation::Following),
        (Unit::Quarter | Unit::Weekend, Relation::The) => after.word != "of",
        (Unit::Year, Relation::The) => {
            after.word != "of" && after.kind != Kind::Figure && after.word != "before" && after.word != "after"
        }
        (Unit::Week | Unit::Month, Relation::The) => {
            let before = tokens.before(at, 2).word;
            matches!(before, "for" | "of" | "during" | "in" | "this" | "later" | "earlier")
                && after.word != "of"
                && after.word != "before"
        }
        (Unit::Day, Relation::The) => {
            matches!(tokens.before(at, 2).word, "for" | "end" | "during" | "on")
                && after.word != "of"
                && !after.is_word()
        }
        (Unit::Decade | Unit::Century, Relation::The) => {
            after.word != "of" && matches!(tokens.before(at, 2).word, "of" | "in" | "during")
        }
        _ => true,
    }
}

fn quarter_number(tokens: &Tokens, at: usize) -> Option<(i8, usize)> {
    let (number, end) = day::ordinal(tokens, at)?;
    (1..=4).contains(&number).then_some((number as i8, end))
}

/// The year that follows a quarter: "of 1990", "of last year", "1990", "last year".
fn year_after(tokens: &Tokens, at: usize) -> (YearGiven, usize) {
    let joined = (tokens.at(at).is_dash() || tokens.at(at).is_mark('/')) && tokens.at(at).glued();
    let mut next = at + usize::from(tokens.at(at).word == "of" || tokens.at(at).is_mark(',') || joined);
    let the = usize::from(tokens.at(next).word == "the");
    if tokens.at(next + the).word == "fiscal" {
        next += the + 1;
        next += usize::from(tokens.at(next).word == "year");
    }
    if let Some((year, end)) = day::year(tokens, next) {
        return (YearGiven::Stated(year), end);
    }
    let relation = match tokens.at(next).word {
        "last" => Relation::Last,
        "this" => Relation::This,
        "next" => Relation::Next,
        "the" if tokens.at(next + 1).word == "year" && next > at => {
            return (YearGiven::Related(Relation::The), next + 2);
        }
        "a" if tokens.at(next + 1).word == "year" && matches!(tokens.at(next + 2).word, "ago" | "earlier") => {
            return (YearGiven::YearAgo, next + 3);
        }
        _ => return (YearGiven::Open, at),
    };
    if tokens.at(next + 1).word == "year" { (YearGiven::Related(relation), next + 2) } else { (YearGiven::Open, at) }
}

/// The year that stands before a quarter: "1988", "year-ago", "last year's", "fiscal".
fn year_before(tokens: &Tokens, at: usize) -> (YearGiven, usize) {
    let mut next = at;
    let mut year = YearGiven::Open;
    if let Some((stated, end)) = day::year(tokens, next) {
        (year, next) = (YearGiven::Stated(stated), end);
        // "2019-Q1"
        next += usize::from(tokens.at(next).is_dash() && tokens.at(next).glued() && tokens.at(next + 1).glued());
    } else if tokens.at(next).word == "year"
        && tokens.at(next + 1).is_dash()
        && matches!(tokens.at(next + 2).word, "ago" | "earlier")
    {
        (year, next) = (YearGiven::YearAgo, next + 3);
    } else if let Some(relation) = match tokens.at(next).word {
        "last" => Some(Relation::Last),
        "this" => Some(Relation::This),
        "next" => Some(Relation::Next),
        _ => None,
    } && tokens.at(next + 1).word == "year"
        && tokens.at(next + 2).is_apostrophe()
        && tokens.at(next + 3).word == "s"
    {
        (year, next) = (YearGiven::Related(relation), next + 4);
    }
    if tokens.at(next).word == "fiscal" {
        next += 1;
        next += usize::from(tokens.at(next).is_dash() && tokens.at(next).glued());
    }
    (year, next)
}

/// "the third quarter", "fourth-quarter", "Q3 2012", "the first half of 1990", "the 1988 quarter".
fn quarter(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    let (mut year, mut next) = year_before(tokens, at + the);
    // "Q3", "3Q", "H1"
    let letter = tokens.at(next);
    let short = match (letter.word, tokens.at(next + 1).glued().then(|| tokens.at(next + 1).whole()).flatten()) {
        ("q", Some(number @ 1..=4)) => Some((number as i8, true)),
        ("h", Some(number @ 1..=2)) if letter.capital() => Some((number as i8, false)),
        _ if tokens.at(next + 1).word == "q" && tokens.at(next + 1).glued() => {
            letter.whole_in(1, 4).map(|number| (number as i8, true))
        }
        _ => None,
    };
    if let Some((number, quarter)) = short {
        let mut end = next + 2;
        if year == YearGiven::Open {
            (year, end) = year_after(tokens, end);
        }
        if !quarter && year == YearGiven::Open {
            return None;
        }
        let meaning = if quarter { Meaning::Quarter(number, year) } else { Meaning::Half(number, year) };
        return Some(Frame::new(meaning, at..end));
    }
    let stated = year != YearGiven::Open;
    let Some((number, end)) = quarter_number(tokens, next) else {
        // "the 1988 quarter", "the year-ago period", "last year's quarter"
        let unit = matches!(tokens.at(next).word, "quarter" | "period");
        return (stated && unit).then(|| Frame::new(Meaning::Period(year), at..next + 1));
    };
    next = end;
    let adjective = tokens.at(next).is_dash() && tokens.at(next).glued();
    next += usize::from(adjective);
    next += usize::from(tokens.at(next).word == "fiscal");
    let half = match tokens.at(next).class {
        Class::Unit(Unit::Quarter, false) => false,
        Class::Unit(Unit::Half, false) => true,
        _ => return None,
    };
    let mut end = next + 1;
    if !stated {
        (year, end) = year_after(tokens, end);
    }
    // Games have halves too, and "a third quarter" can be a share.
    if half && year == YearGiven::Open {
        return None;
    }
    let meaning = if half { Meaning::Half(number, year) } else { Meaning::Quarter(number, year) };
    // "the third-quarter loss": the article belongs to the loss.
    let start = if adjective { at + the } else { at };
    (number <= 2 || !half).then(|| Frame::new(meaning, start..end))
}

/// "fiscal 1989", "the current fiscal year", "fiscal year 2012", "the 1989 fiscal year", "FY2012".
fn fiscal(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    let mut next = at + the;
    let mut year = YearGiven::Open;
    // "FY2012", "CY18"
    let short = matches!(tokens.written(next), "FY" | "CY" | "SY")
        || matches!(tokens.written(next), "fy" | "cy" | "sy") && tokens.at(next + 1).digits >= 2;
    if short {
        let figure = tokens.at(next + 1);
        let short = figure.whole().filter(|_| figure.digits == 2).map(day::century);
        let stated = short.or_else(|| day::year(tokens, next + 1).map(|(year, _)| year))?;
        return Some(Frame::new(Meaning::FiscalYear(YearGiven::Stated(stated)), next..next + 2));
    }
    if let Some((stated, end)) = day::year(tokens, next) {
        (year, next) = (YearGiven::Stated(stated), end);
    } else if let Some((relation, end)) = relation(tokens, next)
        && relation != Relation::The
    {
        (year, next) = (YearGiven::Related(relation), end);
    }
    // "calendar year 2008", "school year 2008"
    let other =
        matches!(tokens.written(next), "calendar" | "school" | "academic") && tokens.at(next + 1).word == "year";
    if other && let Some((stated, end)) = day::year(tokens, next + 2) {
        return Some(Frame::new(Meaning::FiscalYear(YearGiven::Stated(stated)), at..end));
    }
    if !matches!(tokens.at(next).word, "fiscal" | "financial") {
        return None;
    }
    next += 1;
    let named = tokens.at(next).word == "year";
    next += usize::from(named);
    if year == YearGiven::Open
        && let Some((stated, end)) = day::year(tokens, next)
    {
        return Some(Frame::new(Meaning::FiscalYear(YearGiven::Stated(stated)), at..end));
    }
    (named && (the == 1 || year != YearGiven::Open)).then(|| Frame::new(Meaning::FiscalYear(year), at..next))
}

/// "last fall", "the summer of 1998", "this summer", "summer 2012".
fn season(tokens: &Tokens, at: usize) -> Option<Frame> {
    // "the 2016 summer"
    let the = usize::from(tokens.at(at).word == "the");
    if let Some((stated, end)) = day::year(tokens, at + the)
        && let Class::Season(season @ ("SU" | "WI")) = tokens.at(end).class
    {
        return Some(Frame::new(Meaning::Season(season, YearGiven::Stated(stated)), at..end + 1));
    }
    let (relation, mut next) = relation(tokens, at).unwrap_or((Relation::Bare, at));
    // "the early summer", "late spring"
    if relation == Relation::The && matches!(tokens.at(next).word, "early" | "late") {
        next += 1;
    }
    let Class::Season(season) = tokens.at(next).class else { return None };
    let mut end = next + 1;
    let mut year = match relation {
        Relation::Bare | Relation::The => YearGiven::Open,
        relation => YearGiven::Related(relation),
    };
    if year == YearGiven::Open {
        (year, end) = year_after(tokens, end);
    }
    let placed = matches!(
        tokens.before(at, 1).word,
        "in" | "since" | "by" | "during" | "until" | "early" | "late" | "mid" | "through" | "into" | "over"
    );
    let noun = tokens.at(end).is_word() && tokens.at(end).class == Class::Unknown && !tokens.at(end).line();
    let fits = match (relation, year) {
        (Relation::Bare, YearGiven::Open) => placed && !noun,
        (Relation::The, YearGiven::Open) => {
            placed && !noun && tokens.at(end).word != "of" && tokens.at(next).word != "fall"
        }
        _ => true,
    };
    fits.then(|| Frame::new(Meaning::Season(season, year), at..end))
}

/// "year-ago", "year-earlier", "a year-ago quarter".
fn year_ago(tokens: &Tokens, at: usize) -> Option<Frame> {
    let joined = tokens.at(at).word == "year" && tokens.at(at + 1).is_dash() && tokens.at(at + 1).glued();
    if joined && matches!(tokens.at(at + 2).word, "ago" | "earlier") {
        let shift =
            Meaning::Shift { amount: Amount::Number(1.0), unit: Unit::Year, ahead: false, origin: Origin::LastMention };
        return Some(Frame::new(shift, at..at + 3));
    }
    // "year-end", "year's end", "the year end"
    let the = usize::from(tokens.at(at).word == "the");
    if tokens.at(at + the).word != "year" {
        return None;
    }
    let mut next = at + the + 1;
    if tokens.at(next).is_dash() || tokens.at(next).is_apostrophe() {
        next += 1;
        next += usize::from(tokens.at(next).word == "s");
    }
    (tokens.at(next).word == "end").then(|| {
        let mut frame = Frame::new(Meaning::Unit(Unit::Year, Relation::This), at..next + 1);
        frame.modifier = Some(super::super::Modifier::End);
        frame
    })
}

/// "the past three weeks", "the next 12 to 18 months", "the first nine months", "recent years", "coming weeks".
fn window(tokens: &Tokens, at: usize) -> Option<Frame> {
    if let Some(frame) = counted_window(tokens, at) {
        return Some(frame);
    }
    // "should last two hours", "lasts"
    let verb = tokens.at(at).word == "last" && matches!(tokens.before(at, 1).class, Class::Future);
    if verb || tokens.at(at).word == "last" && (matches!(tokens.before(at, 1).word, "to" | "t" | "not")) {
        return None;
    }
    let the = usize::from(matches!(tokens.at(at).word, "the" | "these" | "those"));
    let first = at + the;
    let ahead = match tokens.at(first).word {
        "last" | "past" | "previous" | "latest" | "preceding" | "recent" => false,
        "next" | "coming" | "following" => true,
        "first" | "final" | "early" => {
            let mut frame = length::counted(tokens, first + 1)?;
            frame.tokens.start = at;
            return Some(frame);
        }
        _ => return None,
    };
    let frame = match tokens.at(first + 1).class {
        Class::Unit(unit, true) if unit >= Unit::Hour => {
            let vague = Meaning::Window { amount: Amount::Some, unit, ahead };
            Frame::new(vague, at..first + 2)
        }
        _ => {
            let counted = length::counted(tokens, first + 1)?;
            let Meaning::Length { amount, unit, .. } = counted.meaning else { return None };
            // "the last three months and two days ago": the second length is counted by itself.
            let mut end = counted.end();
            if tokens.at(end).word == "ago" {
                end = (first + 1..end).find(|&index| tokens.at(index).word == "and").unwrap_or(end);
            }
            Frame::new(Meaning::Window { amount, unit, ahead }, at..end)
        }
    };
    Some(frame)
}

/// "the two previous weeks", "10 last minutes".
fn counted_window(tokens: &Tokens, at: usize) -> Option<Frame> {
    let number = numeral(tokens, at)?;
    let ahead = match tokens.at(number.end).word {
        "last" | "past" | "previous" | "preceding" => false,
        "next" | "coming" | "following" | "upcoming" => true,
        _ => return None,
    };
    let Class::Unit(unit, true) = tokens.at(number.end + 1).class else { return None };
    let amount = Amount::Number(number.value);
    Some(Frame::new(Meaning::Window { amount, unit, ahead }, at..number.end + 2))
}

/// "now", "currently", "the past", "the near future", "these days".
pub(super) fn vague(tokens: &Tokens, at: usize) -> Option<Frame> {
    let token = tokens.at(at);
    let next = tokens.at(at + 1);
    if token.word == "these" && next.word == "days" {
        return Some(Frame::new(Meaning::Vague("PRESENT_REF"), at..at + 2));
    }
    if token.word == "to"
        && tokens.written(at + 1) == "date"
        && tokens.before(at, 1).word != "up"
        && !matches!(tokens.at(at + 2).kind, Kind::Figure)
        || token.word == "at" && next.word == "present"
    {
        return Some(Frame::new(Meaning::Vague("PRESENT_REF"), at..at + 2));
    }
    if token.word == "at"
        && next.word == "the"
        && tokens.at(at + 2).word == "present"
        && tokens.at(at + 3).word == "time"
    {
        return Some(Frame::new(Meaning::Vague("PRESENT_REF"), at..at + 4));
    }
    if token.word == "right" && next.word == "now" {
        return Some(Frame::new(Meaning::Vague("PRESENT_REF"), at..at + 2));
    }
    if let Class::Vague(value) = token.class {
        if next.is_dash() && next.glued() {
            return None;
        }
        return Some(Frame::new(Meaning::Vague(value), at..at + 1));
    }
    let the = usize::from(token.word == "the");
    let near = usize::from(
        the == 1 && matches!(tokens.at(at + 1).word, "near" | "recent" | "foreseeable" | "distant" | "not"),
    );
    let noun = tokens.at(at + the + near);
    let after = tokens.at(at + the + near + 1);
    let ends = !after.is_word() || after.line() || after.class == Class::Plain && !matches!(after.word, "of" | "few");
    match noun.word {
        "future" if the == 1 && ends => Some(Frame::new(Meaning::Vague("FUTURE_REF"), at..at + the + near + 1)),
        "past" if the == 1 && ends && tokens.before(at, 1).word == "in" => {
            Some(Frame::new(Meaning::Vague("PAST_REF"), at..at + the + near + 1))
        }
        _ => None,
    }
}

/// Reads a holiday or day after which a length is counted: "two weeks after Christmas".
pub(super) fn reference(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    match tokens.at(at).class {
        Class::Deictic(days) => Some((days, at + 1)),
        _ if tokens.at(at).word == "now" => Some((0, at + 1)),
        _ => None,
    }
}

/// The unit of "end of day", "end of month" and "the end of the day".
pub(super) fn current(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the");
    let Class::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year), false) =
        tokens.at(at + the).class
    else {
        return None;
    };
    // "at the end of the day" is mostly said of what matters.
    let saying = the == 1 && unit == Unit::Day && tokens.before(at, 4).word == "at";
    let placed = tokens.before(at, 1).word == "of" && !saying && tokens.at(at + the + 1).word != "of";
    placed.then(|| Frame::new(Meaning::Unit(unit, Relation::This), at..at + the + 1))
}

/// "last Christmas", "this Easter".
pub(super) fn related_holiday(tokens: &Tokens, at: usize) -> Option<Frame> {
    let (relation, next) = relation(tokens, at)?;
    if relation == Relation::The {
        return None;
    }
    let mut frame = holiday::holiday(tokens, next)?;
    if let Meaning::Holiday(_, year @ YearGiven::Open) = &mut frame.meaning {
        *year = YearGiven::Related(relation);
    }
    frame.tokens.start = at;
    Some(frame)
}
