//! Lengths of time and what is counted from them: "three weeks", "10-year", "two years ago", "a day earlier".

use super::super::frame::{Amount, Frame, Meaning, Origin};
use super::super::lexicon::{Class, Unit};
use super::super::numeral::numeral;
use super::super::token::{Kind, Tokens};
use super::{absolute, relative};

/// Reads a length with its direction, if it has one.
pub(super) fn length(tokens: &Tokens, at: usize) -> Option<Frame> {
    let the = usize::from(tokens.at(at).word == "the" && !tokens.at(at + 1).line());
    let Some(mut frame) = counted(tokens, at + the) else {
        return if the == 0 {
            all_day(tokens, at).or_else(|| plural_alone(tokens, at)).or_else(|| long(tokens, at))
        } else {
            plural_years(tokens, at)
        };
    };
    // "the 14-day wait": the article belongs to the wait.
    let adjective = tokens.before(frame.end(), 2).is_dash();
    frame.tokens.start = if adjective { at + the } else { at };
    let end = frame.end();
    let Meaning::Length { amount, unit, .. } = frame.meaning else { return Some(frame) };
    let shift = |ahead, origin| Meaning::Shift { amount, unit, ahead, origin };
    let glue = usize::from(tokens.at(end).is_dash() && tokens.at(end).glued());
    let (meaning, end) = match tokens.at(end + glue).word {
        "ago" => (shift(false, Origin::Publication), end + glue + 1),
        // "30 minutes later this week"
        "earlier" | "later"
            if glue == 0
                && (tokens.at(end + 1).word == "this"
                    || matches!(tokens.at(end + 1).class, Class::Deictic(_) | Class::Tonight)) =>
        {
            (frame.meaning, end)
        }
        "earlier" => (shift(false, Origin::LastMention), end + 1),
        "later" => (shift(true, Origin::LastMention), end + 1),
        "hence" => (shift(true, Origin::Publication), end + 1),
        "from" | "after" => match relative::reference(tokens, end + 1) {
            Some((days, after)) => (shift(true, Origin::Offset(days)), after),
            None => from_day(tokens, end, amount, unit).unwrap_or((frame.meaning, end)),
        },
        "before" => match relative::reference(tokens, end + 1) {
            Some((days, after)) => (shift(false, Origin::Offset(days)), after),
            None => from_day(tokens, end, amount, unit).unwrap_or((frame.meaning, end)),
        },
        _ => (frame.meaning, end),
    };
    frame.meaning = meaning;
    frame.tokens.end = end;
    Some(frame)
}

/// "three days after Easter", "two weeks before May 5".
fn from_day(tokens: &Tokens, end: usize, amount: Amount, unit: Unit) -> Option<(Meaning, usize)> {
    let Amount::Number(number) = amount else { return None };
    let day = absolute::day_like(tokens, end + 1)?;
    let fits = match &day.meaning {
        Meaning::Written(written) => written.day.is_some(),
        Meaning::Weekday(..) | Meaning::Holiday(..) => true,
        _ => false,
    };
    let ahead = tokens.at(end).word != "before";
    let after = day.end();
    (fits && unit >= Unit::Day).then(|| (Meaning::ShiftFrom { number, unit, ahead, base: Box::new(day) }, after))
}

/// Reads "in two weeks" where it tells when something will be, not how long it takes or how seldom it is.
pub(super) fn in_time(tokens: &Tokens, at: usize) -> Option<Frame> {
    if tokens.at(at).word != "in" {
        return None;
    }
    let mut frame = counted(tokens, at + 1)?;
    let Meaning::Length { amount: amount @ Amount::Number(_), unit, more: None } = frame.meaning else { return None };
    let mut end = frame.end();
    if matches!(tokens.at(end).word, "of" | "or" | "ago" | "later" | "earlier" | "and" | "to")
        || tokens.before(end, 1).is_dash()
    {
        return None;
    }
    // "in a week's time"
    if tokens.at(end).is_apostrophe() {
        end += 1 + usize::from(tokens.at(end + 1).word == "s");
        if tokens.at(end).word != "time" {
            return None;
        }
        end += 1;
    }
    let alone = (tokens.at(at).line() || tokens.before(at, 1).kind == Kind::Edge)
        && (tokens.at(end).kind == Kind::Edge || tokens.at(end).line());
    if !alone && !ahead(tokens, at) {
        return None;
    }
    frame.meaning = Meaning::Shift { amount, unit, ahead: true, origin: Origin::Publication };
    frame.tokens = at..end;
    Some(frame)
}

/// Tells whether the nearest verb before the token looks ahead; "the first in two weeks" looks back.
fn ahead(tokens: &Tokens, at: usize) -> bool {
    for back in 1..=12 {
        let token = tokens.before(at, back);
        let written = at.checked_sub(back).map_or("", |index| tokens.written(index));
        match token.class {
            Class::Future => return true,
            Class::Say | Class::Past | Class::Ordinal(_) => return false,
            _ if token.kind == Kind::Edge
                || token.kind == Kind::Mark && matches!(token.mark, '.' | ';' | '?' | '!') =>
            {
                return false;
            }
            _ if token.word == "time" || token.word == "times" || token.word == "most" => return false,
            Class::Unknown if token.is_word() && (written.ends_with("ed") || written.ends_with("est")) => return false,
            _ => {}
        }
        if token.line() {
            return false;
        }
    }
    false
}

/// Reads an amount and its unit: "three weeks", "a few days", "12 to 18 months", "10-year".
pub(super) fn counted(tokens: &Tokens, at: usize) -> Option<Frame> {
    let (amount, mut end, article) = amount(tokens, at)?;
    end += usize::from(
        tokens.at(end).is_dash()
            && (tokens.at(end).glued() == tokens.at(end + 1).glued()
                && (tokens.at(end).glued() || matches!(tokens.at(end + 1).class, Class::Unit(_, false)))),
    );
    while matches!(
        tokens.at(end).word,
        "more"
            | "full"
            | "straight"
            | "consecutive"
            | "trading"
            | "business"
            | "calendar"
            | "whole"
            | "working"
            | "entire"
            | "other"
            | "successive"
            | "long"
            | "short"
            | "additional"
            | "extra"
    ) && end < at + 12
    {
        end += 1;
    }
    let token = tokens.at(end);
    let Class::Unit(unit, plural) = token.class else { return None };
    if token.line() || token.upper() {
        return None;
    }
    let hyphen = tokens.before(end, 1).is_dash();
    // "a second", "a quarter", "one half", "sec." are no lengths.
    let bare = match unit {
        Unit::Second => !plural && (article || token.word == "sec" && tokens.at(at).kind != Kind::Figure),
        Unit::Quarter => !plural && !hyphen || amount == Amount::Number(0.0) || plural && hyphen,
        Unit::Weekend => !plural,
        Unit::Half | Unit::Night => true,
        Unit::Minute => token.word == "min" && article,
        _ => false,
    };
    let singular = matches!(amount, Amount::Number(value) if value <= 1.0) || hyphen;
    let number_fits = plural
        || token.word == "sec"
        || singular
        || matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Day | Unit::Hour | Unit::Minute);
    if bare || !number_fits {
        return None;
    }
    end += 1;
    let next = tokens.at(end);
    // Ages are numbers: "22-year-old", "six years old", "aged 22 years".
    let old = end + usize::from(next.is_dash() && next.glued());
    if matches!(tokens.at(old).word, "old" | "olds") || next.word == "of" && tokens.written(end + 1) == "age" {
        return None;
    }
    // "a year-earlier loss" is read as "year-earlier"; "60 Minutes" is a programme.
    let compound = article && next.is_dash() && matches!(tokens.at(end + 1).word, "ago" | "earlier");
    if compound || token.capital() && !tokens.before(end, 1).capital() && !tokens.before(end, 1).is_dash() {
        return None;
    }
    if next.is_dash()
        && next.glued()
        && tokens.at(end + 1).glued()
        && matches!(tokens.at(end + 1).word, "long" | "term")
    {
        end += 2;
    }
    let mut more = None;
    let mut amount = amount;
    if let (Amount::Number(value), true) = (amount, matches!(next.word, "and")) {
        let a = usize::from(tokens.at(end + 1).word == "a");
        if tokens.at(end + 1 + a).word == "half" {
            amount = Amount::Number(value + 0.5);
            end += 2 + a;
        } else if let Some(inner) = numeral(tokens, end + 1)
            && let Class::Unit(smaller, _) = tokens.at(inner.end).class
            && smaller < unit
        {
            more = Some((inner.value, smaller));
            end = inner.end + 1;
        }
    } else if let (Amount::Number(_), Some(inner)) = (amount, numeral(tokens, end))
        && let Class::Unit(smaller, _) = tokens.at(inner.end).class
        && smaller < unit
        && !tokens.at(end).line()
    {
        more = Some((inner.value, smaller));
        end = inner.end + 1;
    }
    if tokens.at(end).word == "or"
        && matches!(tokens.at(end + 1).word, "so" | "two" | "more")
        && tokens.at(end + 2).word != "than"
    {
        if tokens.at(end + 1).word == "two" && !article {
            return Some(Frame::new(Meaning::Length { amount, unit, more }, at..end));
        }
        end += 2;
    }
    Some(Frame::new(Meaning::Length { amount, unit, more }, at..end))
}

/// Reads how many: the amount, the token after it, and whether it is an article.
fn amount(tokens: &Tokens, at: usize) -> Option<(Amount, usize, bool)> {
    let first = tokens.at(at);
    let second = tokens.at(at + 1);
    match (first.word, second.word) {
        ("a", "couple") => {
            let of = usize::from(tokens.at(at + 2).word == "of");
            return Some((Amount::Number(2.0), at + 2 + of, false));
        }
        ("a" | "another", "few") => return Some((Amount::Some, at + 2, false)),
        ("half", "a" | "an") => return Some((Amount::Number(0.5), at + 2, false)),
        ("quite", "a") if tokens.at(at + 2).word == "few" => return Some((Amount::Some, at + 3, false)),
        ("another", _) => {
            return match numeral(tokens, at + 1) {
                Some(number) => Some((Amount::Number(number.value), number.end, false)),
                None => Some((Amount::Number(1.0), at + 1, true)),
            };
        }
        _ => {}
    }
    if first.class == Class::Quantity {
        let of = usize::from(second.word == "of");
        return Some((Amount::Some, at + 1 + of, false));
    }
    if let Class::Scales(_) = first.class {
        return (second.word == "of").then_some((Amount::Some, at + 2, false));
    }
    if let Some(number) = numeral(tokens, at) {
        // "12 to 18 months", "five or six years", "5-7 days"
        let joint = tokens.at(number.end);
        let joins =
            matches!(joint.word, "to" | "or") || joint.is_dash() && joint.glued() && tokens.at(number.end + 1).glued();
        if joins
            && let Some(second) = numeral(tokens, number.end + 1)
            && second.value > number.value
        {
            let end = second.end + usize::from(tokens.at(second.end).is_dash() && tokens.at(second.end).glued());
            if matches!(tokens.at(end).class, Class::Unit(..)) {
                return Some((Amount::Number(number.value), second.end, false));
            }
        }
        return Some((Amount::Number(number.value), number.end, false));
    }
    // "188 miles an hour" is a speed.
    let speed = at.checked_sub(1).map(|before| tokens.written(before)).is_some_and(|before| {
        matches!(before, "miles" | "mile" | "kilometres" | "kilometers" | "km" | "knots" | "metres" | "feet")
    });
    if matches!(first.word, "a" | "an") && !speed {
        return Some((Amount::Number(1.0), at + 1, true));
    }
    None
}

/// "all day", "all year".
fn all_day(tokens: &Tokens, at: usize) -> Option<Frame> {
    if tokens.at(at).word != "all" {
        return None;
    }
    let Class::Unit(unit, false) = tokens.at(at + 1).class else { return None };
    let fits = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    fits.then(|| Frame::new(Meaning::Length { amount: Amount::Number(1.0), unit, more: None }, at..at + 2))
}

/// "for years", "within weeks", "after months of".
fn plural_alone(tokens: &Tokens, at: usize) -> Option<Frame> {
    let Class::Unit(unit, true) = tokens.at(at).class else { return None };
    let placed = matches!(
        tokens.before(at, 1).word,
        "for" | "within" | "after" | "in" | "over" | "through" | "about" | "of" | "follows"
    );
    let long = tokens.at(at + 1).is_dash() && tokens.at(at + 1).glued() && tokens.at(at + 2).word == "long";
    if unit < Unit::Day && !(placed && unit >= Unit::Minute)
        || matches!(unit, Unit::Night | Unit::Half | Unit::Quarter | Unit::Weekend)
    {
        return None;
    }
    if !placed && !long {
        return None;
    }
    let end = if long { at + 3 } else { at + 1 };
    Some(Frame::new(Meaning::Length { amount: Amount::Some, unit, more: None }, at..end))
}

/// "the years", "the decades" after "over".
fn plural_years(tokens: &Tokens, at: usize) -> Option<Frame> {
    let Class::Unit(unit @ (Unit::Year | Unit::Decade | Unit::Century), true) = tokens.at(at + 1).class else {
        return None;
    };
    (tokens.before(at, 1).word == "over")
        .then(|| Frame::new(Meaning::Length { amount: Amount::Some, unit, more: None }, at..at + 2))
}

/// "day-long", "month-long".
fn long(tokens: &Tokens, at: usize) -> Option<Frame> {
    let Class::Unit(unit, false) = tokens.at(at).class else { return None };
    let joined = tokens.at(at + 1).is_dash() && tokens.at(at + 1).glued() && tokens.at(at + 2).word == "long";
    (joined && unit >= Unit::Hour)
        .then(|| Frame::new(Meaning::Length { amount: Amount::Number(1.0), unit, more: None }, at..at + 3))
}
