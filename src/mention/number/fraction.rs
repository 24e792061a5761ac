//! Parts of a whole in words and figures: "half", "two-thirds", "one in five", "half a million", "1/4", "five point five".

use super::quantity::{Amount, new};
use crate::calendar::lexicon::{Class, look_up};
use crate::calendar::numeral::{numeral, within};
use crate::calendar::token::{Kind, Tokens};

/// "half", "two-thirds", "a quarter of", "one in five", "half a million", "1/4".
pub(super) fn fraction(tokens: &Tokens, at: usize) -> Option<Amount> {
    let share = |value: f64, end: usize| Some(Amount { share: true, ..new(value, 0.01, end) });
    let token = tokens.at(at);
    if tokens.written(at) == "quarter"
        && let Class::Scale(scale) = tokens.at(at + 1).class
        && scale >= 1e3
    {
        return Some(new(scale / 4.0, scale / 100.0, at + 2));
    }
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
        && (first.words || second.words || lone(tokens, at, second.end))
        && (second.value >= first.value.max(2.0) || second.value > 1.0 && lone(tokens, at, second.end))
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

/// Tells whether a stretch of tokens, with a sign before it or none, has its line for itself.
fn lone(tokens: &Tokens, at: usize, end: usize) -> bool {
    let first = at - usize::from(tokens.at(at).glued() && tokens.before(at, 1).is_dash());
    tokens.at(first).line() && (tokens.at(end).kind == Kind::Edge || tokens.at(end).line())
}

/// "two-thirds", "three quarters", "a fifth of", "three and a fifth", "five point five".
fn spoken(tokens: &Tokens, at: usize) -> Option<Amount> {
    if let Some(read) = whole_and_part(tokens, at).or_else(|| vulgar(tokens, at)) {
        return Some(read);
    }
    let whole = numeral(tokens, at)?;
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

/// "three and a fifth", "six million and two thirds": after a scale the part is one of the scale.
fn whole_and_part(tokens: &Tokens, at: usize) -> Option<Amount> {
    let longest = numeral(tokens, at)?;
    // "six million and two" is read as one number, though "two" counts the thirds behind it.
    (at + 1..=longest.end).filter(|&end| tokens.at(end).word == "and").find_map(|split| {
        let whole = within(tokens, at, split).filter(|whole| whole.value >= 1.0)?;
        let part = vulgar(tokens, split + 1).filter(|part| part.value < 1.0 && part.end > longest.end)?;
        let unit = if whole.place >= 1e6 { whole.place } else { 1.0 };
        Some(new(whole.value + part.value * unit, part.place * unit, part.end))
    })
}

/// A number of parts: "two-thirds", "a quarter of", "one hundred thirty-two fifths", "two thirds of a million".
fn vulgar(tokens: &Tokens, at: usize) -> Option<Amount> {
    let article = matches!(tokens.at(at).word, "a" | "an");
    let Parts { top, bottom, end, plural } = match numeral(tokens, at) {
        Some(read) if read.words => divided(tokens, at, read.value, read.end)?,
        _ if article => {
            let (bottom, end, plural) = parts(tokens, at + 1)?;
            Parts { top: 1.0, bottom, end, plural }
        }
        _ => return None,
    };
    let after = tokens.at(end);
    let dashed = tokens.before(end, 2).is_dash();
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

/// A number of parts, before it is divided.
struct Parts {
    top: f64,
    bottom: f64,
    /// The token after it.
    end: usize,
    /// Whether the name of the part is a plural.
    plural: bool,
}

/// Divides number words and the name of a part that follows them; of several ways the longest name of a part wins.
///
/// "one hundred thirty fifths" are a hundred thirty-fifths. `value` and `next` are those of the words read as one number.
fn divided(tokens: &Tokens, at: usize, value: f64, next: usize) -> Option<Parts> {
    let named = |first: usize, next: usize| {
        let words = within(tokens, first, next)?;
        let (part, end, plural) = parts(tokens, next)?;
        let fits = words.value % 100.0 == 0.0 && part < 100.0 || words.value % 10.0 == 0.0 && part < 10.0;
        let starts = matches!(tokens.at(first).class, Class::Cardinal(_)) && !tokens.at(first).glued();
        (starts && fits).then_some((words.value + part, end, plural))
    };
    for split in at + 1..next {
        if let (Some(top), Some((bottom, end, plural))) = (within(tokens, at, split), named(split, next)) {
            return Some(Parts { top: top.value, bottom, end, plural });
        }
    }
    let dashed = usize::from(tokens.at(next).is_dash());
    if let Some((bottom, end, plural)) = parts(tokens, next + dashed) {
        return Some(Parts { top: value, bottom, end, plural });
    }
    // "three twenty-firsts": no number goes on like that.
    let tens = matches!(tokens.at(next).class, Class::Cardinal(_)).then(|| numeral(tokens, next))??;
    let joint = usize::from(tokens.at(tens.end).is_dash());
    let first = matches!(tokens.written(tens.end + joint), "first" | "firsts").then_some((1.0, tens.end + joint + 1));
    let (bottom, end, plural) = if let Some((one, end)) = first {
        (tens.value + one, end, tokens.written(end - 1).ends_with('s'))
    } else {
        let (part, end, plural) = parts(tokens, tens.end + joint)?;
        (tens.value + part, end, plural)
    };
    (tens.value % 10.0 == 0.0 && bottom - tens.value < 10.0).then_some(Parts { top: value, bottom, end, plural })
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
