//! Numbers as figures or words: "1,200", "twenty-six", "a hundred and five", "1.5 million", "two and a half".

use super::lexicon::Class;
use super::token::{Kind, Tokens};

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: f64,
    /// The unit of the last digit stated: 100 000 for "1.5 million", 1 for "26".
    pub(crate) place: f64,
    /// Whether it is written in words alone.
    pub(crate) words: bool,
    /// The token after the last one.
    pub(crate) end: usize,
}

/// Reads a number that starts at the token; "a" and "an" count only before a scale ("a hundred").
pub(crate) fn numeral(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let token = tokens.at(at);
    let read = match token.kind {
        Kind::Figure => Some(figure(tokens, at)),
        Kind::Word => words(tokens, at),
        Kind::Mark => symbol(tokens, at),
        Kind::Edge => None,
    }?;
    read.value.is_finite().then_some(read)
}

/// Reads number words that start at one token and end before another, exactly.
pub(crate) fn within(tokens: &Tokens, at: usize, end: usize) -> Option<Numeral> {
    if tokens.at(at).kind == Kind::Figure {
        return numeral(tokens, at).filter(|read| read.end == end);
    }
    count(tokens, at, end).filter(|read| read.end == end)
}

fn figure(tokens: &Tokens, at: usize) -> Numeral {
    let token = tokens.at(at);
    let mut read =
        Numeral { value: token.value, place: 10_f64.powi(-(token.decimals.min(30) as i32)), words: false, end: at + 1 };
    // "1 234 567" with no-break or thin spaces, or with common ones where two groups at least follow.
    if token.digits <= 3 && !token.grouped && token.decimals == 0 {
        let common = !token.glued() && group(tokens, at + 1) && group(tokens, at + 2) && !group(tokens, at + 6);
        while narrow_gap(tokens, read.end) || common && group(tokens, read.end) {
            read.value = read.value * 1000.0 + tokens.at(read.end).value;
            read.place = 10_f64.powi(-(tokens.at(read.end).decimals.min(30) as i32));
            read.end += 1;
            if read.value > 1e18 {
                break;
            }
        }
    }
    if token.decimals == 0 && token.digits <= 3 {
        spaced(tokens, &mut read);
    }
    if token.decimals == 0 {
        fraction_after(tokens, &mut read);
    }
    let scale = if tokens.at(read.end).is_dash() && tokens.at(read.end).glued() { read.end + 1 } else { read.end };
    // "3 dozens"
    let class = match tokens.at(scale).class {
        Class::Scales(dozen) if dozen <= 12.0 && scale == read.end => Class::Scale(12.0),
        class => class,
    };
    if let Class::Scale(scale_value) = class
        && !tokens.at(scale).line()
        && (scale_value > 12.0 || scale == read.end)
    {
        read.value *= scale_value;
        read.place *= scale_value;
        read.end = scale + 1;
        // "2 hundred thousand"
        if scale_value < 1e6
            && let Class::Scale(more) = tokens.at(read.end).class
            && more > scale_value
        {
            read.value *= more;
            read.place *= more;
            read.end += 1;
        }
    }
    half_after(tokens, &mut read);
    // "3 hundred and 21"
    let rest = tokens.at(read.end + 1);
    if matches!(tokens.before(read.end, 1).class, Class::Scale(100.0 | 1000.0))
        && tokens.at(read.end).word == "and"
        && rest.whole().is_some_and(|rest| rest > 0 && f64::from(rest) < read.place)
    {
        read.value += rest.value;
        read.place = 1.0;
        read.end += 2;
    }
    read
}

/// "6 . 2 %" and "80 , 000": figures of a text whose words and marks were set apart.
fn spaced(tokens: &Tokens, read: &mut Numeral) {
    let (mark, part, after) = (tokens.at(read.end), tokens.at(read.end + 1), tokens.at(read.end + 2));
    let apart = mark.kind == Kind::Mark && !mark.glued() && !mark.line() && !part.glued() && !part.line();
    if !apart || part.kind != Kind::Figure || part.decimals > 0 || part.grouped {
        return;
    }
    if mark.mark == ',' && part.digits == 3 && read.value < 1000.0 {
        read.value = read.value * 1000.0 + part.value;
        read.end += 2;
    } else if mark.mark == '.'
        && part.digits <= 3
        && (after.is_mark('%') || matches!(after.class, Class::Scale(_)) || after.word == "percent")
    {
        let unit = 10_f64.powi(-(part.digits as i32));
        read.value += part.value * unit;
        read.place = unit;
        read.end += 2;
    }
}

/// Tells whether a token is a group of three digits after a space.
fn group(tokens: &Tokens, at: usize) -> bool {
    let token = tokens.at(at);
    token.kind == Kind::Figure && token.digits == 3 && !token.grouped && !token.glued() && !token.line()
}

fn narrow_gap(tokens: &Tokens, at: usize) -> bool {
    let token = tokens.at(at);
    if !group(tokens, at) {
        return false;
    }
    let from = tokens.before(at, 1).end;
    tokens.text.get(from..token.start).is_some_and(|gap| matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}"))
}

/// "4½", "4 1/2".
fn fraction_after(tokens: &Tokens, read: &mut Numeral) {
    let next = tokens.at(read.end);
    if let Some(part) = vulgar(next.mark) {
        read.value += part;
        read.place = part;
        read.end += 1;
    } else if next.digits == 1
        && !next.glued()
        && !next.line()
        && tokens.at(read.end + 1).is_mark('/')
        && tokens.at(read.end + 1).glued()
        && tokens.at(read.end + 2).glued()
        && let (Some(top), Some(bottom)) = (next.whole_in(1, 9), tokens.at(read.end + 2).whole_in(2, 16))
        && top < bottom
        && !(tokens.at(read.end + 3).is_mark('/') && tokens.at(read.end + 3).glued())
    {
        read.value += f64::from(top) / f64::from(bottom);
        read.place = 1.0 / f64::from(bottom);
        read.end += 3;
    }
}

/// "two and a half", "two-and-a-half".
fn half_after(tokens: &Tokens, read: &mut Numeral) {
    let mut at = read.end;
    let dash = |at: usize| usize::from(tokens.at(at).is_dash() && tokens.at(at).glued());
    at += dash(at);
    if tokens.at(at).word != "and" {
        return;
    }
    at += 1;
    at += dash(at);
    if !matches!(tokens.at(at).word, "a" | "one") {
        return;
    }
    at += 1;
    at += dash(at);
    let part = match tokens.at(at).word {
        "half" => 0.5,
        "quarter" => 0.25,
        _ => return,
    };
    // "one million and a half" is a million and a half, "two and a half" is 2.5.
    let unit = if read.place >= 1e6 || read.words && read.place >= 1000.0 { read.place } else { 1.0 };
    read.value += part * unit;
    read.place = part * unit;
    read.end = at + 1;
    if let Class::Scale(scale) = tokens.at(read.end).class
        && scale >= 1000.0
    {
        read.value *= scale;
        read.place *= scale;
        read.end += 1;
    }
}

fn symbol(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let part = vulgar(tokens.at(at).mark)?;
    Some(Numeral { value: part, place: part, words: false, end: at + 1 })
}

fn vulgar(mark: char) -> Option<f64> {
    Some(match mark {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

fn words(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let mut read = count(tokens, at, tokens.len())?;
    half_after(tokens, &mut read);
    Some(read)
}

/// Reads number words up to a token.
fn count(tokens: &Tokens, at: usize, stop: usize) -> Option<Numeral> {
    let mut end = at;
    let mut total = 0.0;
    let mut current = 0.0;
    let mut place = 1.0;
    let mut any = false;
    if matches!(tokens.at(at).word, "a" | "an") {
        if !matches!(tokens.at(at + 1).class, Class::Scale(_)) {
            return None;
        }
        end += 1;
    }
    // What may still be added: below 10 after tens, below 100 after a hundred, anything after a thousand.
    let mut room = f64::INFINITY;
    loop {
        let joined = tokens.at(end).is_dash() && tokens.at(end).glued() && tokens.at(end + 1).glued();
        let mut next = end;
        if any && (joined || (tokens.at(end).word == "and" && current % 100.0 == 0.0 && (current > 0.0 || total > 0.0)))
        {
            next += 1;
        }
        if any && tokens.at(next).line() || next >= stop {
            break;
        }
        match tokens.at(next).class {
            Class::Cardinal(value) if f64::from(value) < room && (value > 0 || !any) => {
                current += f64::from(value);
                room = if (20..=90).contains(&value) { 10.0 } else { 0.0 };
                place = 1.0;
            }
            Class::Scale(100.0) if next == end || joined => {
                if current >= 100.0 {
                    break;
                }
                current = if current == 0.0 { 100.0 } else { current * 100.0 };
                room = 100.0;
                place = 100.0;
            }
            Class::Scale(12.0) if next == end => {
                total += if current == 0.0 { 12.0 } else { current * 12.0 };
                return Some(Numeral { value: total, place: 1.0, words: true, end: next + 1 });
            }
            Class::Scale(scale) if next == end || joined => {
                total += if current == 0.0 { scale } else { current * scale };
                current = 0.0;
                room = scale;
                place = scale;
            }
            _ => break,
        }
        any = true;
        end = next + 1;
    }
    any.then_some(Numeral { value: total + current, place, words: true, end })
}
