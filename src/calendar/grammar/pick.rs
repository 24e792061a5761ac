//! Days picked by count: "the first Monday in May", "the last day of the month", "two Sundays from now".

use super::super::day;
use super::super::frame::{Frame, Meaning};
use super::super::lexicon::{Class, Unit};
use super::super::numeral::numeral;
use super::super::token::Tokens;
use super::{absolute, relative};

/// Reads a day that is picked from a month or year, or counted in weekdays from the day of publication.
pub(super) fn picked(tokens: &Tokens, at: usize) -> Option<Frame> {
    nth_day(tokens, at).or_else(|| counted_weekdays(tokens, at))
}

/// "the first Monday in May", "the last Friday of this month", "the first day of next year".
fn nth_day(tokens: &Tokens, at: usize) -> Option<Frame> {
    let first = at + usize::from(tokens.at(at).word == "the");
    let (nth, mut next) = match tokens.at(first).word {
        "last" | "final" => (-1, first + 1),
        _ => day::ordinal(tokens, first).filter(|(nth, _)| (1..=5).contains(nth))?,
    };
    let weekday = match tokens.at(next).class {
        Class::Weekday(weekday, full) if full || tokens.at(next).capital() => Some(weekday),
        Class::Unit(Unit::Day, false) if nth.abs() == 1 => None,
        _ => return None,
    };
    next += 1;
    if !matches!(tokens.at(next).word, "of" | "in") || tokens.at(next + 1).line() {
        return None;
    }
    let whole = relative::related(tokens, next + 1)
        // No day in a day: "the first Monday in the first Monday in …" must not nest.
        .or_else(|| {
            let written = day::day(tokens, next + 1).filter(|written| written.day.is_none())?;
            Some(Frame::new(Meaning::Written(written), next + 1..written.end))
        })
        .or_else(|| absolute::bare_after_edge(tokens, next + 1))?;
    let fits = match &whole.meaning {
        Meaning::Written(written) => written.day.is_none(),
        Meaning::Month(..) | Meaning::Year(_) => true,
        Meaning::Unit(unit, _) => matches!(unit, Unit::Month | Unit::Year),
        _ => false,
    };
    let end = whole.end();
    fits.then(|| Frame::new(Meaning::Nth { nth: nth as i8, weekday, whole: Box::new(whole) }, at..end))
}

/// "two Sundays from now", "three Fridays ago".
fn counted_weekdays(tokens: &Tokens, at: usize) -> Option<Frame> {
    let number = numeral(tokens, at).filter(|number| number.value.fract() == 0.0)?;
    if !(1.0..=52.0).contains(&number.value) {
        return None;
    }
    let Class::Weekdays(weekday) = tokens.at(number.end).class else { return None };
    let after = number.end + 1;
    let (sign, end) = match (tokens.at(after).word, tokens.at(after + 1)) {
        ("ago", _) => (-1, after + 1),
        ("from", now) if now.word == "now" || now.class == Class::Deictic(0) => (1, after + 2),
        _ => return None,
    };
    Some(Frame::new(Meaning::WeekdaySteps { weekday, steps: number.value as i64 * sign }, at..end))
}
