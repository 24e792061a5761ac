//! Times of day: "14:42", "2.30pm", "9 o'clock", "1800 GMT".

use super::lexicon::{Class, Daypart};
use super::token::{Kind, Tokens};

/// A time of day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0 to 24.
    pub(crate) hour: i8,
    pub(crate) minute: Option<i8>,
    pub(crate) second: Option<i8>,
    /// Whether the words leave open if it is morning or afternoon.
    pub(crate) half_open: bool,
    /// Whether the zone is named, and whether that zone is UTC.
    pub(crate) zone: Option<bool>,
    /// The token after the last one.
    pub(crate) end: usize,
}

impl Clock {
    /// Returns the time as TIMEX3 writes it, without date: `T14:42`, `T09`.
    pub(crate) fn timex(&self) -> String {
        let utc = if self.zone == Some(true) { "Z" } else { "" };
        match (self.minute, self.second) {
            (None, _) => format!("T{:02}:00{utc}", self.hour),
            (Some(minute), None) => format!("T{:02}:{minute:02}{utc}", self.hour),
            (Some(minute), Some(second)) => format!("T{:02}:{minute:02}:{second:02}{utc}", self.hour),
        }
    }
}

/// Reads a time of day that starts at the token.
pub(crate) fn clock(tokens: &Tokens, at: usize) -> Option<Clock> {
    let token = tokens.at(at);
    let minutes = usize::from(matches!(tokens.at(at + 1).word, "minutes" | "mins" | "min"));
    if token.kind == Kind::Word || token.digits <= 2 && tokens.at(at + 1 + minutes).word == "past" {
        return spoken(tokens, at);
    }
    if token.kind != Kind::Figure || token.grouped {
        return None;
    }
    let mut found = Clock { hour: 0, minute: None, second: None, half_open: true, zone: None, end: at + 1 };
    let mut certain = false;
    if token.decimals == 0 && token.digits <= 2 {
        found.hour = token.whole_in(0, 24)? as i8;
        if tokens.at(at + 1).glued() && matches!(tokens.at(at + 1).mark, ':' | 'h') && tokens.at(at + 2).glued() {
            let minute = tokens.at(at + 2);
            if minute.digits != 2 {
                return None;
            }
            found.minute = Some(minute.whole_or_decimal_in(0, 59)?);
            found.end = at + 3;
            certain = true;
            if minute.decimals == 0
                && tokens.at(at + 3).is_mark(':')
                && tokens.at(at + 3).glued()
                && tokens.at(at + 4).digits == 2
                && tokens.at(at + 4).glued()
            {
                found.second = Some(tokens.at(at + 4).whole_or_decimal_in(0, 59)?);
                found.end = at + 5;
            }
        }
    } else if token.decimals == 2 && token.digits <= 2 {
        // "2.30pm"
        found.hour = (token.value as i32 <= 24).then_some(token.value as i8)?;
        found.minute = Some(((token.value.fract() * 100.0).round() as i32) as i8).filter(|minute| *minute < 60);
        found.minute?;
    } else if token.digits == 4 && token.decimals == 0 {
        // "1442 GMT", "0900 hours"
        let value = token.whole_in(0, 2400)?;
        (found.hour, found.minute) = ((value / 100) as i8, Some((value % 100) as i8));
        let next = tokens.at(at + 1);
        let zoned = next.class == Class::Zone && next.upper();
        if value % 100 > 59 || !(zoned || next.word == "hours" && tokens.leads_with_zero(at)) {
            return None;
        }
        certain = true;
        found.half_open = false;
        if !zoned {
            found.end += 1;
        }
    } else {
        return None;
    }
    if found.hour > 12 || found.hour == 0 || token.digits == 2 && tokens.leads_with_zero(at) {
        found.half_open = false;
    }
    // "9:30a", "5p"
    let short = tokens.at(found.end);
    if short.glued()
        && short.end == short.start + 1
        && (1..=12).contains(&found.hour)
        && !tokens.at(found.end + 1).is_dash()
        && matches!(tokens.written(found.end), "a" | "p")
        && (found.minute.is_some() || tokens.before(at, 1).word == "at")
    {
        found.hour = found.hour % 12 + if tokens.written(found.end) == "p" { 12 } else { 0 };
        found.half_open = false;
        found.end += 1;
        certain = true;
    }
    // "11-ish", "4 ish"
    let dash = usize::from(tokens.at(found.end).is_dash() && tokens.at(found.end).glued());
    if (1..=12).contains(&found.hour) && found.end < at + 4 && tokens.written(found.end + dash) == "ish" {
        found.end += dash + 1;
        certain = true;
    }
    match tokens.at(found.end).class {
        _ if (1..=12).contains(&found.hour) && half_of_day(tokens, found.end).is_some() => {
            meridiem(tokens, &mut found);
            certain = true;
        }
        // "13:30 pm"
        Class::Meridiem(_) if found.minute.is_some() => found.end += 1,
        _ if tokens.at(found.end).word == "o'clock" || tokens.at(found.end).word == "oclock" => {
            found.end += 1;
            certain = true;
        }
        _ => {}
    }
    if !certain || found.hour == 24 && found.minute.unwrap_or(0) > 0 {
        return None;
    }
    zone(tokens, &mut found);
    Some(found)
}

/// Reads a stretch of hours that starts at the token: "from 8 to 9 p.m.", "between 3 and 5", "19:00 - 21:00", "8am-3".
///
/// Two bare hours count only after "from" or "between", and then `placed` must tell that a day stands beside them.
/// An hour without its half of the day takes it from the other: "11 to 2 p.m." begins in the morning, "8 to 9 p.m." in the evening.
pub(crate) fn stretch(tokens: &Tokens, at: usize, placed: bool) -> Option<(Clock, Clock)> {
    let opener = tokens.at(at).word;
    let opened = matches!(opener, "from" | "between");
    let first = at + usize::from(opened);
    let (mut from, sure) = hour(tokens, first)?;
    let joint = tokens.at(from.end);
    let joins = match joint.word {
        "to" | "until" | "till" | "til" | "through" | "thru" => true,
        "and" => opener == "between",
        _ => joint.is_dash() || joint.is_mark('~'),
    };
    if !joins || tokens.at(from.end + 1).line() {
        return None;
    }
    let (mut to, sure_too) = hour(tokens, from.end + 1)?;
    if !(sure && sure_too
        || (sure || sure_too) && (opened || placed || joint.is_dash() || joint.word == "to")
        || opened && placed
        || opened && from.minute.is_some() && to.minute.is_some() && words(tokens, first) && words(tokens, to.end - 1)
        || day_half(tokens, to.end).is_some())
    {
        return None;
    }
    // "from 8 to 9 in the evening"
    if let Some(late) = day_half(tokens, to.end).filter(|_| to.half_open) {
        if late && to.hour < 12 {
            to.hour += 12;
        }
        to.half_open = false;
        to.end += 3;
    }
    if from.half_open && !to.half_open && to.hour > 12 {
        // "8 to 9 p.m.", but "11 to 2 p.m." begins before noon.
        if from.hour % 12 < to.hour - 12 || from.hour % 12 == to.hour - 12 && from.minute < to.minute {
            from.hour = from.hour % 12 + 12;
        }
        from.half_open = false;
    } else if from.half_open && !to.half_open {
        from.half_open = false;
    } else if to.half_open && !from.half_open {
        if to.hour < 12 && to.hour <= from.hour {
            to.hour += 12;
        }
        to.half_open = false;
    } else if from.half_open && to.half_open && to.hour < from.hour && from.hour < 12 {
        // "from 10:30 to 3" ends in the afternoon.
        to.hour += 12;
        (from.half_open, to.half_open) = (false, false);
    }
    Some((from, to))
}

/// Tells whether a token is a number word.
fn words(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.at(at).class, Class::Cardinal(_))
}

/// Reads "in the morning" or "in the evening" after an hour; the flag tells the later half of the day.
fn day_half(tokens: &Tokens, at: usize) -> Option<bool> {
    if tokens.at(at).word != "in" || tokens.at(at + 1).word != "the" {
        return None;
    }
    match tokens.at(at + 2).class {
        Class::Daypart(Daypart::Morning) => Some(false),
        Class::Daypart(Daypart::Afternoon | Daypart::Evening) => Some(true),
        _ => None,
    }
}

/// Reads an hour with or without its half of the day, and whether it can be nothing but a time of day.
pub(crate) fn hour(tokens: &Tokens, at: usize) -> Option<(Clock, bool)> {
    if let Some(found) = clock(tokens, at) {
        return Some((found, true));
    }
    let token = tokens.at(at);
    let open = Clock { hour: 0, minute: None, second: None, half_open: true, zone: None, end: at + 1 };
    if let Class::Cardinal(value @ 1..=12) = token.class {
        // "two thirty to two forty five"
        let minute = small(tokens, at + 1)
            .filter(|(minute, _)| *minute >= 10 && matches!(tokens.at(at + 1).class, Class::Cardinal(_)));
        let end = minute.map_or(at + 1, |(_, end)| end);
        return Some((Clock { hour: value as i8, minute: minute.map(|(minute, _)| minute), end, ..open }, false));
    }
    if token.digits == 4 && tokens.leads_with_zero(at) {
        // "0730-0930"
        let value = token.whole_in(0, 2359)?;
        let (hour, minute) = ((value / 100) as i8, (value % 100) as i8);
        return (minute < 60).then_some((Clock { hour, minute: Some(minute), half_open: false, ..open }, true));
    }
    if token.digits > 2 {
        return None;
    }
    if token.decimals == 2 {
        // "9.30-4.30pm"
        let minute = (token.value.fract() * 100.0).round() as i8;
        let hour = token.value.trunc();
        let fits = (1.0..24.0).contains(&hour) && minute < 60;
        let half_open = hour <= 12.0;
        return fits.then_some((Clock { hour: hour as i8, minute: Some(minute), half_open, ..open }, false));
    }
    let next = tokens.at(at + 1);
    if next.glued() && matches!(next.mark, '%' | '/' | '.' | ',' | ':') && tokens.at(at + 2).glued()
        || next.glued() && next.is_word()
    {
        return None;
    }
    Some((Clock { hour: token.whole_in(1, 12)? as i8, ..open }, false))
}

/// A small number in figures or words, and the token after it.
fn small(tokens: &Tokens, at: usize) -> Option<(i8, usize)> {
    match tokens.at(at).class {
        Class::Cardinal(value @ (20 | 30 | 40 | 50)) => {
            let dash = usize::from(tokens.at(at + 1).is_dash() && tokens.at(at + 1).glued());
            match tokens.at(at + 1 + dash).class {
                Class::Cardinal(unit @ 1..=9) => Some(((value + unit) as i8, at + 2 + dash)),
                _ => Some((value as i8, at + 1)),
            }
        }
        Class::Cardinal(value @ 1..=19) => Some((value as i8, at + 1)),
        _ => tokens.at(at).whole_in(1, 59).filter(|_| tokens.at(at).digits <= 2).map(|value| (value as i8, at + 1)),
    }
}

/// "half past seven", "a quarter to eight in the evening", "twenty past nine", "seven thirty a.m.", "eight p.m."
fn spoken(tokens: &Tokens, at: usize) -> Option<Clock> {
    let a = usize::from(tokens.at(at).word == "a");
    let past = match tokens.at(at + a).word {
        "half" => Some((30, at + a + 1)),
        "quarter" => Some((15, at + a + 1)),
        _ if a == 0 => small(tokens, at).map(|(minute, next)| {
            let named = matches!(tokens.at(next).word, "minutes" | "mins" | "min");
            (minute, next + usize::from(named))
        }),
        _ => None,
    };
    if let Some((minute, next)) = past
        && matches!(tokens.at(next).word, "past" | "to")
        && (tokens.at(next).word == "past" || matches!(tokens.at(at + a).word, "quarter"))
        && let Some((hour @ 1..=12, end)) = small(tokens, next + 1)
        && !matches!(tokens.at(end).class, Class::Unit(..))
    {
        let (hour, minute) =
            if tokens.at(next).word == "past" { (hour, minute) } else { ((hour + 10) % 12 + 1, 60 - minute) };
        let mut found = Clock { hour, minute: Some(minute), second: None, half_open: true, zone: None, end };
        found.end += usize::from(matches!(tokens.at(end).word, "o'clock" | "oclock"));
        meridiem(tokens, &mut found);
        return Some(found);
    }
    let Class::Cardinal(hour @ 1..=12) = tokens.at(at).class else { return None };
    let mut found = Clock { hour: hour as i8, minute: None, second: None, half_open: true, zone: None, end: at + 1 };
    if meridiem(tokens, &mut found) {
        zone(tokens, &mut found);
        return Some(found);
    }
    let (minute, end) = small(tokens, at + 1).filter(|(minute, _)| *minute >= 10)?;
    (found.minute, found.end) = (Some(minute), end);
    // "at seven thirty", where nothing follows that it could count
    let placed = matches!(tokens.before(at, 1).word, "at" | "by" | "until");
    let next = tokens.at(end);
    let closed = !next.is_word() && !next.is_dash() || next.line();
    (meridiem(tokens, &mut found) || placed && closed).then_some(found)
}

/// Takes in "a.m.", "p.m." or "in the morning" after an hour; tells whether one stood there.
fn meridiem(tokens: &Tokens, found: &mut Clock) -> bool {
    let Some((afternoon, end)) = half_of_day(tokens, found.end) else { return false };
    // "ten am I told" is no hour: the short form in words needs its points or no subject after it.
    if tokens.at(found.end).word == "am" && matches!(tokens.written(found.end + 1), "I" | "not") {
        return false;
    }
    found.hour = found.hour % 12 + if afternoon { 12 } else { 0 };
    found.half_open = false;
    found.end = end;
    true
}

/// Reads "a.m." or "p.m." in one word or set apart, "p m", and the token after it; the flag tells the afternoon.
fn half_of_day(tokens: &Tokens, at: usize) -> Option<(bool, usize)> {
    if let Class::Meridiem(afternoon) = tokens.at(at).class {
        return Some((afternoon, at + 1));
    }
    let afternoon = match tokens.at(at).word {
        "a" => false,
        "p" => true,
        _ => return None,
    };
    let point = usize::from(tokens.at(at + 1).is_mark('.'));
    let apart = tokens.at(at + 1 + point).word == "m" && !tokens.at(at + 1 + point).glued();
    let closing = usize::from(point == 1 && tokens.at(at + 2 + point).is_mark('.'));
    apart.then_some((afternoon, at + 2 + point + closing))
}

fn zone(tokens: &Tokens, found: &mut Clock) {
    let open = usize::from(tokens.at(found.end).is_mark('('));
    let token = tokens.at(found.end + open);
    if token.class == Class::Zone && token.upper() {
        if open == 1 && !tokens.at(found.end + 2).is_mark(')') {
            return;
        }
        found.zone = Some(matches!(token.word, "utc" | "gmt"));
        found.end += 1 + 2 * open;
        found.half_open &= !matches!(token.word, "utc" | "gmt");
        // "UTC+3"
        if matches!(tokens.at(found.end).mark, '+' | '-' | '−') && tokens.at(found.end + 1).glued() {
            found.zone = Some(false);
            found.end += 2;
        }
        return;
    }
    let token = tokens.at(found.end);
    if token.glued() && tokens.written(found.end) == "Z" {
        found.zone = Some(true);
        found.end += 1;
    } else if token.glued()
        && matches!(token.mark, '+' | '-')
        && tokens.at(found.end + 1).digits >= 2
        && tokens.at(found.end + 1).glued()
    {
        // "+03:00"
        found.zone = Some(false);
        found.end += 2;
        if tokens.at(found.end).is_mark(':') && tokens.at(found.end + 1).digits == 2 && tokens.at(found.end + 1).glued()
        {
            found.end += 2;
        }
    } else if token.is_word()
        && tokens.at(found.end + 1).word == "time"
        && (token.capital() || tokens.written(found.end) == "local")
    {
        // "Moscow time", "local time"
        if !matches!(token.class, Class::Unit(..) | Class::Weekday(..) | Class::Month(..)) {
            found.zone = Some(false);
            found.end += 2;
        }
    }
}
