//! The amount itself: "1.5 million", "$12 million", "two-thirds", "one in five", "15-20", "half a dozen".

use super::fraction::fraction;
use super::unit::{self, Unit};
use crate::calendar::day_ordinal;
use crate::calendar::lexicon::Class;
use crate::calendar::numeral::{Numeral, numeral};
use crate::calendar::token::{Kind, Tokens};

/// An amount as written, with its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) value: f64,
    /// The unit of the last stated digit.
    pub(super) place: f64,
    pub(super) unit: Option<Unit>,
    /// Whether it is a fraction in words: "a third".
    pub(super) share: bool,
    /// Whether the value is vague: "dozens".
    pub(super) vague: bool,
    /// The token after the amount and its unit.
    pub(super) end: usize,
    /// The token after the digits or number words.
    pub(super) digits_end: usize,
}

/// Reads one amount with the currency before it or the unit after it.
pub(super) fn amount(tokens: &Tokens, at: usize) -> Option<Amount> {
    if let Some(currency) = unit::before(tokens, at) {
        let mut read = signed(tokens, currency.end)?;
        scale_letter(tokens, &mut read);
        read.unit = Some(Unit { end: read.end, ..currency });
        // "$9.99 US dollars", "$ 10 dollars", "$10 USD"
        if let Some(again) =
            unit::after(tokens, read.end).filter(|again| again.name == currency.name && again.factor > 0.5)
        {
            read.end = again.end;
        } else if tokens.written(read.end) == "US"
            && let Some(again) = unit::after(tokens, read.end + 1).filter(|again| again.name == currency.name)
        {
            read.end = again.end;
        }
        return Some(read);
    }
    let mut read = fraction(tokens, at).or_else(|| signed(tokens, at)).or_else(|| vague(tokens, at))?;
    scale_letter(tokens, &mut read);
    let dash =
        usize::from(tokens.at(read.end).is_dash() && tokens.at(read.end).glued() && tokens.at(read.end + 1).glued());
    if let Some(unit) =
        unit::after(tokens, read.end + dash).filter(|unit| dash == 0 || unit.kind != super::NumberKind::Count)
    {
        read.unit = Some(unit);
        read.value *= unit.factor;
        read.place *= unit.factor;
        read.end = unit.end;
        cents(tokens, &mut read);
    } else if tokens.written(read.end) == "US"
        && let Some(unit) = unit::after(tokens, read.end + 1).filter(|unit| unit.name == "USD")
    {
        read.unit = Some(unit);
        read.end = unit.end;
    }
    Some(read)
}

/// "thirteen dollars forty-five cents", "5 ft 2 in".
fn cents(tokens: &Tokens, read: &mut Amount) {
    let Some(unit) = read.unit else { return };
    let and = usize::from(tokens.at(read.end).word == "and");
    let Some(part) = numeral(tokens, read.end + and) else { return };
    let Some(small) = unit::after(tokens, part.end).or_else(|| inches(tokens, unit.name, part.end)) else { return };
    let share = match (unit.name, small.name) {
        (a, b) if a == b && small.factor < unit.factor => small.factor,
        ("ft", "in") => 1.0 / 12.0,
        ("lb", "oz") => 1.0 / 16.0,
        _ => return,
    };
    read.value += part.value * share;
    read.place = share;
    read.end = small.end;
}

/// "in" after "5 ft 2" is the unit, not the preposition.
fn inches(tokens: &Tokens, unit: &str, at: usize) -> Option<Unit> {
    (unit == "ft" && tokens.at(at).word == "in" && !tokens.at(at).line()).then_some(Unit {
        kind: super::NumberKind::Measure,
        name: "in",
        factor: 1.0,
        end: at + 1,
    })
}

/// "5bn", "12m", "100k" glued to the digits.
fn scale_letter(tokens: &Tokens, read: &mut Amount) {
    let token = tokens.at(read.end);
    if read.share || read.digits_end != read.end || tokens.before(read.end, 1).kind != Kind::Figure {
        return;
    }
    let money = read.unit.is_some()
        || tokens.before(read.end, 2).kind == Kind::Mark && unit::symbol(tokens.before(read.end, 2).mark).is_some();
    let scale = match tokens.written(read.end) {
        "bn" | "b" | "B" if token.glued() && (money || tokens.written(read.end) == "bn") => 1e9,
        "m" | "M" | "mn" | "mln" if token.glued() && money => 1e6,
        "mn" | "mln" => 1e6,
        "MM" if money => 1e6,
        "k" | "K" if token.glued() || tokens.at(read.end + 1).kind == Kind::Edge => 1e3,
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        _ => return,
    };
    read.value *= scale;
    read.place *= scale;
    read.end += 1;
    read.digits_end = read.end;
}

fn signed(tokens: &Tokens, at: usize) -> Option<Amount> {
    let sign = tokens.at(at);
    let free = !sign.glued() || !matches!(tokens.before(at, 1).kind, Kind::Word | Kind::Figure);
    if sign.kind == Kind::Mark
        && matches!(sign.mark, '-' | '−' | '+')
        && tokens.at(at + 1).glued()
        && tokens.at(at + 1).kind == Kind::Figure
        && free
    {
        let read = fraction(tokens, at + 1).or_else(|| plain(tokens, at + 1))?;
        let value = if sign.mark == '+' { read.value } else { -read.value };
        return Some(Amount { value, ..read });
    }
    let written = tokens.written(at);
    if written.eq_ignore_ascii_case("minus") || written == "negative" {
        let read = fraction(tokens, at + 1).or_else(|| plain(tokens, at + 1))?;
        return Some(Amount { value: -read.value, ..read });
    }
    // ".5"
    if sign.is_mark('.') && free && !sign.glued() && tokens.at(at + 1).glued() {
        let figure = tokens.at(at + 1);
        let digits = figure.digits as i32;
        // More digits than a double holds are no quantity of a news text.
        let short = figure.kind == Kind::Figure && figure.decimals == 0 && !figure.grouped && figure.digits <= 15;
        return short.then(|| new(figure.value / 10_f64.powi(digits), 10_f64.powi(-digits), at + 2));
    }
    plain(tokens, at)
}

pub(super) fn new(value: f64, place: f64, end: usize) -> Amount {
    Amount { value, place, unit: None, share: false, vague: false, end, digits_end: end }
}

pub(super) fn plain(tokens: &Tokens, at: usize) -> Option<Amount> {
    let read = numeral(tokens, at)?;
    let read = power(tokens, at, read).unwrap_or(read);
    (read.value.abs() < 1e30).then(|| new(read.value, read.place, read.end))
}

/// "6.2x10^-4", "1e10", "2^16".
fn power(tokens: &Tokens, at: usize, read: Numeral) -> Option<Numeral> {
    if tokens.at(at).kind != Kind::Figure || read.end != at + 1 {
        return None;
    }
    let close = |at: usize| tokens.at(at).glued();
    let exponent = |at: usize| {
        let sign = usize::from(tokens.at(at).is_dash() && close(at));
        let figure = tokens.at(at + sign);
        let power = figure.whole_in(0, 400).filter(|_| figure.glued())?;
        Some((if sign == 1 { -power } else { power }, at + sign + 1))
    };
    let next = read.end;
    let (value, end) = if tokens.at(next).is_mark('^') && close(next) {
        let (power, end) = exponent(next + 1)?;
        (read.value.powi(power), end)
    } else if matches!(tokens.written(next), "e" | "E") && close(next) {
        // "7E7" is an aeroplane.
        let (power, end) = exponent(next + 1).filter(|(power, _)| !(0..10).contains(power))?;
        (read.value * 10_f64.powi(power), end)
    } else {
        let times = matches!(tokens.written(next), "x" | "X") || tokens.at(next).is_mark('×');
        if !times || tokens.at(next + 1).whole() != Some(10) || !tokens.at(next + 2).is_mark('^') {
            return None;
        }
        let (power, end) = exponent(next + 3)?;
        (read.value * 10_f64.powi(power), end)
    };
    value.is_finite().then_some(Numeral { value, place: value.abs() * 0.1, words: false, end })
}

/// "dozens", "hundreds of thousands": no value, but bounds.
fn vague(tokens: &Tokens, at: usize) -> Option<Amount> {
    let Class::Scales(scale) = tokens.at(at).class else { return None };
    let of = tokens.at(at + 1).word == "of";
    if scale <= 20.0 && !of && scale > 12.0 {
        return None;
    }
    if of && let Class::Scales(more) = tokens.at(at + 2).class {
        return Some(Amount { vague: true, ..new(scale * more, 1.0, at + 3) });
    }
    Some(Amount { vague: true, ..new(scale, 1.0, at + 1) })
}

/// Reads the second end of a range: "to 25 percent", "-20%", "and $20 million"; gives it with the token before it.
pub(super) fn second(tokens: &Tokens, first: &Amount, at: usize) -> Option<Amount> {
    let joint = tokens.at(first.end);
    let between = tokens.before(at, 1).word == "between";
    let from = tokens.before(at, 1).word == "from";
    let dash = joint.is_dash() && (joint.glued() == tokens.at(first.end + 1).glued());
    let joins = match joint.word {
        "to" => !from && first.digits_end >= at,
        "and" => between,
        "or" => first.unit.is_none(),
        _ => dash,
    };
    if !joins || joint.line() || first.share || first.vague {
        return None;
    }
    // "from 5 to 7", "by 12 to 45" tell of a change; "2009-2011" and "555-1234" are no ranges.
    let second = amount(tokens, first.end + 1).filter(|second| !second.share && !second.vague)?;
    // "from 6.2 % to $1.45 billion" are two amounts.
    let units = (first.unit.as_ref().map(|unit| unit.name), second.unit.as_ref().map(|unit| unit.name));
    if matches!(units, (Some(one), Some(other)) if one != other) {
        return None;
    }
    if tokens.at(first.end + 1).is_dash() || joint.word == "or" && second.value > first.value * 3.0 {
        return None;
    }
    Some(second)
}

/// Reads an ordinal, which is no count.
pub(super) fn is_ordinal(tokens: &Tokens, at: usize) -> Option<usize> {
    day_ordinal(tokens, at)
}
