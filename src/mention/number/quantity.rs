//! The amount itself: "1.5 million", "$12 million", "two-thirds", "one in five", "15-20", "half a dozen".

use super::unit::{self, Unit};
use crate::calendar::day_ordinal;
use crate::calendar::lexicon::{Class, look_up};
use crate::calendar::numeral::numeral;
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
        let read = plain(tokens, at + 1)?;
        let value = if sign.mark == '+' { read.value } else { -read.value };
        return Some(Amount { value, ..read });
    }
    if tokens.written(at).eq_ignore_ascii_case("minus") {
        let read = spoken(tokens, at + 1).or_else(|| plain(tokens, at + 1))?;
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

fn new(value: f64, place: f64, end: usize) -> Amount {
    Amount { value, place, unit: None, share: false, vague: false, end, digits_end: end }
}

fn plain(tokens: &Tokens, at: usize) -> Option<Amount> {
    let read = numeral(tokens, at)?;
    (read.value.abs() < 1e30).then(|| new(read.value, read.place, read.end))
}

/// "half", "two-thirds", "a quarter of", "one in five", "half a million", "1/4".
fn fraction(tokens: &Tokens, at: usize) -> Option<Amount> {
    let share = |value: f64, end: usize| Some(Amount { share: true, ..new(value, 0.01, end) });
    let token = tokens.at(at);
    if token.word == "half" {
        let article = usize::from(matches!(tokens.at(at + 1).word, "a" | "an"));
        if let Class::Scale(scale) = tokens.at(at + 1 + article).class {
            return Some(new(scale / 2.0, if scale > 12.0 { scale / 10.0 } else { 1.0 }, at + 2 + article));
        }
        if article == 1 && matches!(tokens.written(at + 2), "percent" | "percentage") || tokens.at(at + 1).word == "of"
        {
            return Some(Amount { share: article == 0, ..new(0.5, 0.01, at + 1 + article) });
        }
        return None;
    }
    // "one over twenty": figures on both sides are a blood pressure or a score.
    if let Some(first) = numeral(tokens, at)
        && tokens.at(first.end).word == "over"
        && let Some(second) = numeral(tokens, first.end + 1)
        && (first.words || second.words)
        && second.value >= first.value.max(2.0)
        && !tokens.at(second.end).is_word()
    {
        return share(first.value / second.value, second.end);
    }
    // "one in five", "three out of four"
    if let Some(first) = numeral(tokens, at)
        && first.value >= 1.0
        && first.value < 100.0
        && (first.words || first.value <= 1.0 || tokens.at(first.end).word == "out")
    {
        let next = match (tokens.at(first.end).word, tokens.at(first.end + 1).word) {
            ("in", _) => Some(first.end + 1),
            ("out", "of") | ("of", "every") => Some(first.end + 2),
            _ => None,
        };
        if let Some(second) = next.and_then(|next| numeral(tokens, next))
            && second.value > first.value
            && second.value <= 1000.0
            && !matches!(tokens.at(second.end).class, Class::Unit(..))
            && (tokens.at(first.end).word == "out" || second.words || first.value <= 1.0 && second.value >= 3.0)
        {
            return share(first.value / second.value, second.end);
        }
    }
    // "1/4 mile", "2/3 of"
    if token.kind == Kind::Figure
        && tokens.at(at + 1).is_mark('/')
        && tokens.at(at + 1).glued()
        && tokens.at(at + 2).glued()
        && let (Some(top), Some(bottom)) = (token.whole_in(1, 9), tokens.at(at + 2).whole_in(2, 10))
        && top < bottom
        && !tokens.at(at + 3).is_mark('/')
        && (tokens.at(at + 3).is_word() || lone(tokens, at, at + 3))
    {
        return share(f64::from(top) / f64::from(bottom), at + 3);
    }
    // "5/3" where nothing else stands
    if token.kind == Kind::Figure
        && tokens.at(at + 1).is_mark('/')
        && tokens.at(at + 1).glued()
        && tokens.at(at + 2).glued()
        && lone(tokens, at, at + 3)
        && let (Some(top), Some(bottom)) = (token.whole(), tokens.at(at + 2).whole().filter(|bottom| *bottom > 0))
    {
        return share(f64::from(top) / f64::from(bottom), at + 3);
    }
    spoken(tokens, at)
}

/// Tells whether a stretch of tokens has its line for itself.
fn lone(tokens: &Tokens, at: usize, end: usize) -> bool {
    tokens.at(at).line() && (tokens.at(end).kind == Kind::Edge || tokens.at(end).line())
}

/// "two-thirds", "three quarters", "a fifth of", "three and a fifth", "five point five".
fn spoken(tokens: &Tokens, at: usize) -> Option<Amount> {
    if let Some(read) = vulgar(tokens, at) {
        return Some(read);
    }
    let whole = numeral(tokens, at)?;
    if tokens.at(whole.end).word == "and"
        && whole.value >= 1.0
        && let Some(part) = vulgar(tokens, whole.end + 1).filter(|part| part.value < 1.0)
    {
        return Some(new(whole.value + part.value, part.place, part.end));
    }
    // "five point five", "zero point zero eight"
    if whole.words && tokens.written(whole.end) == "point" {
        let mut at = whole.end + 1;
        let (mut value, mut place) = (whole.value, 1.0);
        while let Class::Cardinal(digit) = tokens.at(at).class {
            if place < 1e-9 || digit > 19 {
                break;
            }
            place *= if digit > 9 { 0.01 } else { 0.1 };
            value += f64::from(digit) * place;
            at += 1;
        }
        if at == whole.end + 1 {
            return None;
        }
        // "one point five million"
        if let Class::Scale(scale) = tokens.at(at).class
            && scale > 12.0
        {
            return Some(new(value * scale, place * scale, at + 1));
        }
        return Some(new(value, place, at));
    }
    None
}

/// A number of parts: "two-thirds", "a quarter of", "one hundred thirty-two fifths", "two thirds of a million".
fn vulgar(tokens: &Tokens, at: usize) -> Option<Amount> {
    let article = matches!(tokens.at(at).word, "a" | "an");
    let (top, next) = match numeral(tokens, at) {
        Some(read) if read.words => (read.value, read.end),
        _ if article => (1.0, at + 1),
        _ => return None,
    };
    let dashed = tokens.at(next).is_dash();
    let (bottom, end, plural) = parts(tokens, next + usize::from(dashed))?;
    let after = tokens.at(end);
    let singular = top <= 1.0 && (after.word == "of" || dashed || !after.is_word() || after.line());
    if !(top > 1.0 && plural || singular && !plural) {
        return None;
    }
    let read = Amount { share: true, ..new(top / bottom, 0.01, end) };
    if after.word == "of"
        && matches!(tokens.at(end + 1).word, "a" | "one")
        && let Class::Scale(scale) = tokens.at(end + 2).class
    {
        return Some(new(read.value * scale, scale / 100.0, end + 3));
    }
    Some(read)
}

/// Reads the name of a part: "third", "quarters", "hundredth", "twenty-firsts"; gives whether it is a plural.
fn parts(tokens: &Tokens, at: usize) -> Option<(f64, usize, bool)> {
    let written = tokens.written(at);
    let plural = written.ends_with('s');
    let stem = written.trim_end_matches('s').to_lowercase();
    let part = match stem.as_str() {
        "halve" => 2.0,
        "quarter" => 4.0,
        "hundredth" => 100.0,
        "thousandth" => 1e3,
        "millionth" => 1e6,
        "billionth" => 1e9,
        "trillionth" => 1e12,
        stem => match look_up(stem).1 {
            Class::Ordinal(value @ 3..) => f64::from(value),
            _ => return None,
        },
    };
    Some((part, at + 1, plural))
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
