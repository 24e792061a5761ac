//! Calendar days, months and years written out: "Friday, Nov. 22, 2024", "22.11.2024", "the 5th of May".

use jiff::civil::Date;

use super::lexicon::{Class, Unit};
use super::token::{Kind, Tokens};

/// A calendar day or month as written, before its year is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) year: Option<i16>,
    /// 1 to 12.
    pub(crate) month: i8,
    /// 1 to 31; `None` for a month.
    pub(crate) day: Option<i8>,
    /// Monday is 1.
    pub(crate) weekday: Option<i8>,
    /// Month and day read the other way round, where a numeric date allows both.
    pub(crate) swapped: Option<(i8, i8)>,
    /// Whether there is no such day in any year, or not in this one.
    pub(crate) impossible: bool,
    /// The token after the last one.
    pub(crate) end: usize,
}

/// Reads an ordinal: "1st", "22nd", "third", "twenty-first"; gives the token after it.
pub(crate) fn ordinal(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let token = tokens.at(at);
    match token.class {
        Class::Ordinal(value) => return Some((value as i32, at + 1)),
        Class::Unit(Unit::Second, false) if token.word == "second" => return Some((2, at + 1)),
        Class::Cardinal(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => {
            let unit = if tokens.at(at + 1).is_dash() { at + 2 } else { at + 1 };
            let value = match tokens.at(unit).class {
                Class::Ordinal(value) if value < 10 => value,
                Class::Unit(Unit::Second, false) if unit == at + 2 || of_month(tokens, unit + 1) => 2,
                _ => return None,
            };
            return Some(((tens + value) as i32, unit + 1));
        }
        _ => {}
    }
    let value = token.whole()?;
    let suffix = tokens.at(at + 1);
    (suffix.glued() && matches!(suffix.word, "st" | "nd" | "rd" | "th")).then_some((value, at + 2))
}

/// Tells whether "of" and a month follow: "the twenty second of June".
fn of_month(tokens: &Tokens, at: usize) -> bool {
    tokens.at(at).word == "of" && month(tokens, at + 1).is_some()
}

/// Reads a year of four digits, or two after an apostrophe.
pub(crate) fn year(tokens: &Tokens, at: usize) -> Option<(i16, usize)> {
    let token = tokens.at(at);
    if token.digits == 4 {
        let value = token.whole_in(1000, 2199)?;
        let next = tokens.at(at + 1);
        let joined = next.glued() && (next.is_word() || matches!(next.mark, '%' | '°' | '$' | '€' | '£'));
        return (!joined).then_some((value as i16, at + 1));
    }
    if token.is_apostrophe() {
        let figure = tokens.at(at + 1);
        let short = figure.whole().filter(|_| figure.glued() && figure.digits == 2)?;
        let next = tokens.at(at + 2);
        return (!(next.glued() && next.is_word())).then_some((century(short), at + 2));
    }
    None
}

/// Reads a year in words: "nineteen ninety-six", "twenty nineteen", "two thousand and five".
pub(crate) fn year_in_words(tokens: &Tokens, at: usize) -> Option<(i16, usize)> {
    if tokens.at(at).word == "two" && matches!(tokens.at(at + 1).class, Class::Scale(1000.0)) {
        let and = usize::from(tokens.at(at + 2).word == "and");
        let (rest, end) = cardinal(tokens, at + 2 + and)?;
        return Some((2000 + rest, end));
    }
    let Class::Cardinal(hundreds @ 18..=20) = tokens.at(at).class else { return None };
    let Class::Cardinal(tens) = tokens.at(at + 1).class else { return None };
    let mut end = at + 2;
    let mut value = hundreds * 100 + tens;
    match tens {
        10..=19 => {}
        20..=90 if hundreds < 20 => {
            let dash = usize::from(tokens.at(end).is_dash());
            if let Class::Cardinal(unit @ 1..=9) = tokens.at(end + dash).class {
                value += unit;
                end += dash + 1;
            }
        }
        _ => return None,
    }
    Some((value as i16, end))
}

/// Reads a number word from one to 99.
fn cardinal(tokens: &Tokens, at: usize) -> Option<(i16, usize)> {
    let Class::Cardinal(value @ 1..=90) = tokens.at(at).class else { return None };
    let dash = usize::from(tokens.at(at + 1).is_dash() && tokens.at(at + 1).glued());
    match tokens.at(at + 1 + dash).class {
        Class::Cardinal(unit @ 1..=9) if value >= 20 && value % 10 == 0 => Some(((value + unit) as i16, at + 2 + dash)),
        _ => Some((value as i16, at + 1)),
    }
}

/// Gives a year of two digits its century: 1930 to 2029.
pub(crate) fn century(short: i32) -> i16 {
    (if short < 30 { 2000 + short } else { 1900 + short }) as i16
}

/// Reads a month's name; a name that is also a common word needs its capital.
pub(crate) fn month(tokens: &Tokens, at: usize) -> Option<i8> {
    match tokens.at(at).class {
        Class::Month(month, _) => Some(month),
        _ => None,
    }
}

fn day_number(tokens: &Tokens, at: usize) -> Option<(i8, usize)> {
    if let Some((value, end)) = ordinal(tokens, at) {
        return (1..=31).contains(&value).then_some((value as i8, end));
    }
    let token = tokens.at(at);
    if let Some((value @ 1..=31, end)) = cardinal(tokens, at) {
        // "January twenty five nineteen eighty-six", "May twenty-five.": words count only beside a year in words,
        // beside a month with its year, or where the phrase ends.
        let before = at.checked_sub(1).and_then(|back| month(tokens, back)).is_some();
        let next = tokens.at(end);
        let closed = before
            && (next.kind == Kind::Edge
                || matches!(next.mark, '.' | '?' | '!')
                || matches!(next.word, "at" | "through" | "until"));
        let dated = !before
            && month(tokens, end).is_some()
            && (year(tokens, end + 1).is_some() || year_in_words(tokens, end + 1).is_some());
        return (closed || dated || before && year_in_words(tokens, end).is_some()).then_some((value as i8, end));
    }
    if token.digits > 2 {
        return None;
    }
    let value = token.whole_in(1, 31)?;
    let next = tokens.at(at + 1);
    let joined = next.glued()
        && (next.is_word()
            || matches!(next.mark, '%' | '°')
            || (matches!(next.mark, '.' | '/' | ':')
                && tokens.at(at + 2).glued()
                && tokens.at(at + 2).kind == Kind::Figure));
    (!joined).then_some((value as i8, at + 1))
}

/// Reads a calendar day, or a month with its year, that starts at the token.
pub(crate) fn day(tokens: &Tokens, at: usize) -> Option<Written> {
    let token = tokens.at(at);
    if let Class::Weekday(weekday, full) = token.class {
        if !full && !token.capital() {
            return None;
        }
        let mut next = at + 1;
        let dashed = tokens.at(next).is_dash() && tokens.at(next).glued() && tokens.at(next + 1).glued();
        if tokens.at(next).is_mark(',') || dashed {
            next += 1;
        }
        if tokens.at(next).word == "the" {
            next += 1;
        }
        let mut found = plain(tokens, next)?;
        found.day?;
        found.weekday = Some(weekday);
        return Some(found);
    }
    let mut found = plain(tokens, at)?;
    // "August 14 (Tuesday)", "22 November 2024, Friday" and "May 5, Sunday".
    let open = tokens.at(found.end);
    if found.day.is_some()
        && (open.is_mark('(') || open.is_mark(','))
        && let Class::Weekday(weekday, true) = tokens.at(found.end + 1).class
        && (open.is_mark('(') && tokens.at(found.end + 2).is_mark(')'))
    {
        found.weekday = Some(weekday);
        found.end += 3;
    }
    Some(found)
}

fn plain(tokens: &Tokens, at: usize) -> Option<Written> {
    let found = numeric(tokens, at)
        .or_else(|| month_first(tokens, at))
        .or_else(|| day_first(tokens, at))
        .or_else(|| slashed(tokens, at))
        .or_else(|| slashed_short(tokens, at))?;
    Some(Written { impossible: impossible(&found), ..found })
}

fn impossible(found: &Written) -> bool {
    let Some(day) = found.day else { return false };
    Date::new(found.year.unwrap_or(2000), found.month, day).is_err()
}

/// "Nov. 22, 2024", "November 22", "November 2024", "Nov 22nd".
fn month_first(tokens: &Tokens, at: usize) -> Option<Written> {
    let month = month(tokens, at)?;
    let token = tokens.at(at);
    let (day, mut end) = match day_number(tokens, at + 1) {
        Some((day, end)) => (Some(day), end),
        // "Nov-22", "Oct/2"
        None if tokens.at(at + 1).glued()
            && matches!(tokens.at(at + 1).mark, '-' | '/')
            && tokens.at(at + 2).glued() =>
        {
            match day_number(tokens, at + 2) {
                Some((day, end)) => (Some(day), end),
                None => (None, at + 1),
            }
        }
        None if tokens.at(at + 1).is_mark(',')
            && ordinal(tokens, at + 2).is_some()
            && tokens.at(at + 2).kind == Kind::Figure =>
        {
            match ordinal(tokens, at + 2) {
                Some((day @ 1..=31, end)) => (Some(day as i8), end),
                _ => (None, at + 1),
            }
        }
        None if tokens.at(at + 1).word == "the" => match ordinal(tokens, at + 2) {
            Some((day @ 1..=31, end)) if !matches!(tokens.at(end).class, Class::Unit(..)) => (Some(day as i8), end),
            _ => (None, at + 1),
        },
        None => (None, at + 1),
    };
    let mut written_year = None;
    let after = match tokens.at(end) {
        comma if comma.is_mark(',') && !tokens.at(end + 1).glued() => end + 1,
        dash if dash.is_dash() && dash.glued() && tokens.at(end + 1).glued() && tokens.at(end + 1).digits == 4 => {
            end + 1
        }
        slash if slash.is_mark('/') && slash.glued() => end + 1,
        of if of.word == "of" => end + 1,
        within if within.word == "in" && day.is_some() && tokens.at(end + 1).digits == 4 => end + 1,
        _ => end,
    };
    let short = tokens.at(after);
    if let Some((value, next)) = year(tokens, after).or_else(|| year_in_words(tokens, after)) {
        // "On Nov. 5, 2000 people": a comma and a figure before a plural is still read as a year.
        written_year = Some(value);
        end = next;
    } else if day.is_none()
        && tokens.at(end).word == "of"
        && short.digits == 2
        && !tokens.at(after + 1).is_word()
        && (!tokens.at(after + 1).glued() || matches!(tokens.at(after + 1).mark, '.' | ',' | '?' | ')'))
    {
        // "April of 87"
        written_year = short.whole_in(32, 99).map(century);
        end = after + 1;
    }
    if day.is_none() && written_year.is_none() {
        return None;
    }
    // "may 4 people come": a verb without its capital.
    if !token.capital()
        && matches!(token.word, "may" | "march" | "mar" | "sep" | "dec" | "jan")
        && written_year.is_none()
    {
        let next = tokens.at(end);
        if next.is_word() && next.class == Class::Unknown {
            return None;
        }
    }
    Some(Written { year: written_year, month, day, end, ..Written::default() })
}

/// "22 November 2024", "the 5th of May", "22-Nov-2024".
fn day_first(tokens: &Tokens, at: usize) -> Option<Written> {
    // "for $12 December 27": a price.
    if matches!(tokens.before(at, 1).mark, '$' | '€' | '£' | '¥') {
        return None;
    }
    let (day, mut end) = day_number(tokens, at).or_else(|| {
        // "1May2024" glues a month to its day.
        let token = tokens.at(at);
        let value = token.whole_in(1, 31).filter(|_| token.digits <= 2)?;
        (tokens.at(at + 1).glued() && month(tokens, at + 1).is_some()).then_some((value as i8, at + 1))
    })?;
    if tokens.at(end).word == "day" && tokens.at(end + 1).word == "of" && end > at + 1 {
        end += 1;
    }
    let dashed = tokens.at(end).glued() && (tokens.at(end).is_dash() || tokens.at(end).is_mark('/'));
    if tokens.at(end).word == "of" || dashed || tokens.at(end).is_mark('.') {
        end += 1;
    }
    let month = month(tokens, end)?;
    if !tokens.at(end).capital() && matches!(tokens.at(end).word, "may" | "march" | "mar" | "dec" | "jan" | "sep") {
        // "the 12 may appeal"
        let spelled = tokens.before(end, 1).word == "of" || tokens.before(end, 1).word == "th";
        if !spelled && year(tokens, end + 1).is_none() {
            return None;
        }
    }
    end += 1;
    let mut written_year = None;
    let separated = tokens.at(end).is_mark(',') && !tokens.at(end + 1).glued()
        || matches!(tokens.at(end).word, "in" | "of") && tokens.at(end + 1).digits == 4
        || (tokens.at(end).glued() && (tokens.at(end).is_dash() || tokens.at(end).is_mark('/')));
    let after = if separated { end + 1 } else { end };
    if let Some((value, next)) = year(tokens, after).or_else(|| year_in_words(tokens, after)) {
        written_year = Some(value);
        end = next;
    } else if dashed && separated && tokens.at(after).digits == 2 {
        written_year = tokens.at(after).whole().map(century);
        end = after + 1;
    }
    Some(Written { year: written_year, month, day: Some(day), end, ..Written::default() })
}

/// "2024-11-22", "2024/11/22", "2024.11.22", "2024-Nov-22", "20241122".
fn numeric(tokens: &Tokens, at: usize) -> Option<Written> {
    let first = tokens.at(at);
    if first.digits == 8 {
        let value = first.whole_in(19_000_101, 20_991_231)?;
        let (year, month, day) = ((value / 10_000) as i16, (value / 100 % 100) as i8, (value % 100) as i8);
        let free = !tokens.at(at + 1).glued()
            || matches!(tokens.at(at + 1).mark, '.' | ',' | ';' | ')')
            || tokens.at(at + 1).word == "t";
        return (free && !first.glued() && Date::new(year, month, day).is_ok()).then_some(Written {
            year: Some(year),
            month,
            day: Some(day),
            end: at + 1,
            ..Written::default()
        });
    }
    if first.digits != 4 {
        return None;
    }
    let year = first.whole_in(1000, 2199)? as i16;
    let mark = separator(tokens, at + 1)?;
    if let Some(month) = month(tokens, at + 2)
        && tokens.at(at + 2).glued()
        && separator(tokens, at + 3) == Some(mark)
        && let Some(day) = figure(tokens, at + 4).and_then(|token| token.whole_in(1, 31))
    {
        return Some(Written { year: Some(year), month, day: Some(day as i8), end: at + 5, ..Written::default() });
    }
    if let Some(day) = figure(tokens, at + 2).and_then(|token| token.whole_in(1, 31))
        && separator(tokens, at + 3) == Some(mark)
        && tokens.at(at + 4).glued()
        && let Some(month) = month(tokens, at + 4)
    {
        return Some(Written { year: Some(year), month, day: Some(day as i8), end: at + 5, ..Written::default() });
    }
    let month = figure(tokens, at + 2).and_then(|token| token.whole_in(1, 12))? as i8;
    if separator(tokens, at + 3) == Some(mark)
        && let Some(day) = figure(tokens, at + 4).and_then(|token| token.whole_in(1, 31))
    {
        return Some(Written { year: Some(year), month, day: Some(day as i8), end: at + 5, ..Written::default() });
    }
    // "2024-11": two digits, or it is a range of years.
    let two = tokens.at(at + 2).digits < 3 && matches!(mark, '-' | '/');
    let next = tokens.at(at + 3);
    let goes_on = next.glued() && (next.is_word() || next.is_dash() || next.is_mark('/'));
    (two && !goes_on).then_some(Written { year: Some(year), month, day: None, end: at + 3, ..Written::default() })
}

/// "22.11.2024", "22/11/2024", "11/22/24".
fn slashed(tokens: &Tokens, at: usize) -> Option<Written> {
    let first = tokens.at(at);
    if first.digits > 2 {
        return None;
    }
    let one = first.whole_in(1, 31)? as i8;
    let mark = separator(tokens, at + 1)?;
    let two = figure(tokens, at + 2).filter(|token| token.digits <= 2).and_then(|token| token.whole_in(1, 31))? as i8;
    if separator(tokens, at + 3) != Some(mark) {
        return None;
    }
    let last = figure(tokens, at + 4)?;
    let year = match last.digits {
        4 => last.whole_in(1000, 2199)? as i16,
        2 if mark != '-' || first.digits == 2 => century(last.whole()?),
        _ => return None,
    };
    let next = tokens.at(at + 5);
    if next.glued() && (next.is_mark('/') || next.is_mark('-')) && tokens.at(at + 6).kind == Kind::Figure {
        return None;
    }
    let found = Written { year: Some(year), day: Some(one), month: two, end: at + 5, ..Written::default() };
    match (one <= 12, two <= 12) {
        (false, true) => Some(found),
        (true, false) => Some(Written { day: Some(two), month: one, ..found }),
        (false, false) => None,
        // A point stands between day and month; a slash leaves both orders open.
        (true, true) if mark == '.' || one == two => Some(found),
        (true, true) => Some(Written { day: Some(two), month: one, swapped: Some((two, one)), ..found }),
    }
}

/// "11/22" or "22/11" without a year, where a word or another such date before it says that it is a day and no fraction.
fn slashed_short(tokens: &Tokens, at: usize) -> Option<Written> {
    let first = tokens.at(at);
    if first.digits > 2 || separator(tokens, at + 1) != Some('/') {
        return None;
    }
    let (one, second) = (first.whole_in(1, 31)?, figure(tokens, at + 2).filter(|token| token.digits <= 2)?);
    let two = second.whole_in(1, 31)?;
    let next = tokens.at(at + 3);
    let range = next.is_dash()
        && tokens.at(at + 4).digits <= 2
        && tokens.at(at + 5).is_mark('/')
        && tokens.at(at + 6).kind == Kind::Figure
        && tokens.at(at + 6).glued();
    if next.glued() && !range && (next.is_word() || next.is_dash() || matches!(next.mark, '/' | '%' | ':'))
        || (one, two) == (9, 11)
    {
        return None;
    }
    let slash = |index: usize| {
        tokens.at(index).is_mark('/') && tokens.at(index).glued() && tokens.at(index + 1).kind == Kind::Figure
    };
    let before = tokens.before(at, 1);
    let placed = matches!(before.word, "on" | "by" | "until" | "till" | "since" | "before" | "from")
        || matches!(before.class, Class::Weekday(..));
    // "11/20, 11/22 or 11/25": the next of a list of dates.
    let listed =
        (before.is_mark(',') || matches!(before.word, "or" | "and" | "to" | "through" | "until") || before.is_dash())
            && at >= 4
            && slash(at - 3)
            && (one.max(two) > 12 || before.is_dash());
    let alone =
        (before.kind == Kind::Edge || first.line() || matches!(before.mark, '?' | '.' | '!' | ':') && !first.glued())
            && one.max(two) > 12
            || range && !before.glued();
    let noun = next.is_word() && next.class == Class::Unknown && !next.line() && one < two && two <= 12;
    if !(placed || listed || alone) || noun {
        return None;
    }
    let (month, day) = if one <= 12 { (one, two) } else { (two, one) };
    if month > 12 {
        return None;
    }
    let swapped = (one <= 12 && two <= 12 && one != two).then_some((two as i8, one as i8));
    let mut found = Written { month: month as i8, day: Some(day as i8), swapped, end: at + 3, ..Written::default() };
    // "5/7, 2020"
    if next.is_mark(',')
        && tokens.at(at + 4).digits == 4
        && let Some((value, end)) = year(tokens, at + 4)
    {
        (found.year, found.end) = (Some(value), end);
    }
    Some(found)
}

fn separator(tokens: &Tokens, at: usize) -> Option<char> {
    let token = tokens.at(at);
    (token.glued() && tokens.at(at + 1).glued() && matches!(token.mark, '-' | '/' | '.')).then_some(token.mark)
}

fn figure<'a>(tokens: &'a Tokens, at: usize) -> Option<&'a super::token::Token> {
    let token = tokens.at(at);
    (token.kind == Kind::Figure && token.glued() && token.decimals == 0).then_some(token)
}
