//! Finds the numbers of a text and says what each is.

use super::counted::{Counted, counted};
use super::quantity::{self, Amount};
use super::taken::Taken;
use super::{Number, NumberKind, compare, hedge, unit};
use crate::calendar::lexicon::Class;
use crate::calendar::token::{Kind, Tokens};
use crate::text::Span;

/// Finds all numbers, in order and without overlap.
pub(super) fn scan(tokens: &Tokens, taken: &Taken) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens.at(at);
        let hopeful = match token.kind {
            Kind::Figure | Kind::Mark => true,
            Kind::Word => {
                matches!(token.class, Class::Cardinal(_) | Class::Scale(_) | Class::Scales(_))
                    || opens(tokens, at)
                    || token.capital()
                    || token.class == Class::Unknown && unit::before(tokens, at).is_some()
            }
            Kind::Edge => false,
        };
        if !hopeful || taken.is(at) {
            at += 1;
            continue;
        }
        if let Some(after) = quantity::is_ordinal(tokens, at)
            && !matches!(tokens.at(after - 1).class, Class::Unit(..))
        {
            // "a third of" and "two fifths" are read as shares before this.
            if quantity::amount(tokens, at).is_none_or(|amount| !amount.share) {
                at = after;
                continue;
            }
        }
        match number(tokens, taken, at) {
            Some((number, end)) => {
                found.extend(number);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Reads the number that starts at the token; `None` inside where it is refused, with the token after it.
fn number(tokens: &Tokens, taken: &Taken, at: usize) -> Option<(Option<Number>, usize)> {
    let first = quantity::amount(tokens, at)?;
    let digits =
        (at..first.end).find(|at| tokens.at(*at).kind != Kind::Mark && !is_currency_word(tokens, *at)).unwrap_or(at);
    let money = digits > at;
    if (at..first.end).any(|at| taken.is(at)) {
        return Some((None, at + 1));
    }
    let marked = money || first.unit.is_some();
    if !marked && taken.refuses(tokens, digits, first.digits_end)
        || marked && first.unit.is_some_and(|unit| unit.kind == NumberKind::Measure) && glued_code(tokens, digits)
    {
        return Some((None, skip(tokens, first.digits_end)));
    }
    if let Some(score) = score(tokens, at, &first) {
        return Some(score);
    }
    let second = quantity::second(tokens, &first, at).filter(|second| !(first.end..second.end).any(|at| taken.is(at)));
    Some(assemble(tokens, at, first, second))
}

/// A refused code is passed over to its last glued part, so that "787-8" leaves no 8.
fn skip(tokens: &Tokens, end: usize) -> usize {
    let mut end = end;
    while tokens.at(end).kind != Kind::Edge && tokens.at(end).glued() && !matches!(tokens.at(end).mark, ',' | ')' | '"')
    {
        end += 1;
    }
    end
}

fn is_currency_word(tokens: &Tokens, at: usize) -> bool {
    let token = tokens.at(at);
    token.is_word()
        && !matches!(token.class, Class::Cardinal(_) | Class::Scale(_) | Class::Scales(_))
        && !opens(tokens, at)
}

/// Tells whether a word that is no number itself may open one: "a dozen", "half a million", "minus 20", "quarter million".
fn opens(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.at(at).word, "a" | "an" | "half" | "minus") || matches!(tokens.written(at), "negative" | "quarter")
}

/// "A330m": a letter stands before the figure.
fn glued_code(tokens: &Tokens, at: usize) -> bool {
    tokens.at(at).glued() && tokens.before(at, 1).kind == Kind::Word
}

/// "36-17", "won 4-2", "52 to 35 vote".
fn score(tokens: &Tokens, at: usize, first: &Amount) -> Option<(Option<Number>, usize)> {
    let figure = tokens.at(at);
    let joint = tokens.at(at + 1);
    let whole = figure.kind == Kind::Figure && figure.digits <= 3 && first.end == at + 1 && figure.decimals == 0;
    let dash = joint.is_dash() && joint.glued() && tokens.at(at + 2).glued();
    let last = tokens.at(at + 2);
    if !whole || !dash || last.kind != Kind::Figure || last.digits > 3 || last.decimals > 0 {
        return None;
    }
    let after = tokens.at(at + 3);
    let (one, two) = (figure.value, last.value);
    let worded = (1..=6).any(|back| {
        at.checked_sub(back).is_some_and(|index| {
            matches!(
                tokens.written(index),
                "won"
                    | "win"
                    | "beat"
                    | "beats"
                    | "defeated"
                    | "lost"
                    | "lose"
                    | "drew"
                    | "draw"
                    | "lead"
                    | "led"
                    | "voted"
                    | "vote"
                    | "score"
                    | "scored"
                    | "victory"
                    | "defeat"
                    | "tie"
                    | "tied"
                    | "passed"
                    | "wins"
                    | "loss"
            )
        })
    }) || (3..=5).any(|ahead| {
        matches!(
            tokens.written(at + ahead),
            "victory"
                | "win"
                | "defeat"
                | "loss"
                | "vote"
                | "votes"
                | "lead"
                | "draw"
                | "tie"
                | "against"
                | "majority"
                | "at"
        )
    });
    let follows = after.is_word() && !after.line() && !worded || after.is_mark('%') || after.is_dash() && after.glued();
    if follows || one < two && !worded {
        return None;
    }
    let span = tokens.bytes(&(at..at + 3));
    let number = Number {
        span: Span::new(span.start, span.end),
        kind: NumberKind::Score,
        value: Some(one),
        high: Some(two),
        unit: None,
        modifier: None,
        range: (one, one),
        class: None,
    };
    Some((Some(number), at + 3))
}

fn assemble(tokens: &Tokens, at: usize, first: Amount, second: Option<Amount>) -> (Option<Number>, usize) {
    let mut value = first.value;
    let mut place = first.place;
    let mut unit = first.unit;
    let mut end = first.end;
    let mut high = None;
    if let Some(second) = second {
        // "$12-20 million", "20 to 25 percent": scale and unit of the second belong to both.
        let ratio = second.value / value;
        let mut carried = value;
        if unit.is_none_or(|unit| unit.kind == NumberKind::Money)
            && second.place >= 1000.0
            && ratio > 500.0
            && first.place < 1000.0
        {
            carried = value * scale_of(second.value);
        }
        if second.value > carried {
            value = carried;
            place = place.max(second.place);
            high = Some(second.value);
            if let (None, Some(later)) = (unit, second.unit) {
                value *= later.factor;
                unit = Some(later);
            } else if unit.is_none() {
                unit = second.unit;
            }
            end = second.end;
        }
    }
    let hedge = hedge::before(tokens, at)
        .or_else(|| (tokens.before(at, 1).word == "between").then(|| hedge::before(tokens, at - 1)).flatten());
    let modifier = hedge.map(|hedge| hedge.modifier);
    let nearly = hedge.is_some_and(|hedge| hedge.nearly);
    let start = hedge.map_or(at, |hedge| hedge.start);
    let mut number = Number {
        span: Span::default(),
        kind: NumberKind::Plain,
        value: (!first.vague).then_some(value),
        high,
        unit: None,
        modifier,
        range: compare::range(value, high, modifier, nearly, if (1.0..1000.0).contains(&place) { 1.0 } else { place }),
        class: None,
    };
    if first.vague {
        // "dozens" is 24 to 99, "hundreds" 200 to 999.
        number.range = (2.0 * value, if value < 100.0 { 99.0 } else { 9.99 * value });
    }
    if let Some(unit) = unit {
        number.kind = unit.kind;
        number.unit = Some(unit.name.to_owned());
    } else if let Some(after) = age(tokens, at, end) {
        number.kind = NumberKind::Age;
        number.unit = Some("age".to_owned());
        end = after;
    } else if magnitude(tokens, at, end) {
        number.kind = NumberKind::Magnitude;
        number.unit = Some("magnitude".to_owned());
    } else if !first.share {
        let Counted { noun, class } = counted(tokens, start, end);
        if noun.is_some() || class.is_some() {
            number.kind = NumberKind::Count;
        }
        number.unit = noun;
        number.class = class.map(str::to_owned);
    }
    if first.vague && number.kind == NumberKind::Plain {
        return (None, end);
    }
    let bytes = tokens.bytes(&(at..end));
    number.span = Span::new(bytes.start, bytes.end);
    (Some(number), end)
}

fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| value >= *scale).unwrap_or(1.0)
}

/// "22 years old", "22-year-old", "aged 22", "Roth, 48,"; gives the token after it.
fn age(tokens: &Tokens, at: usize, end: usize) -> Option<usize> {
    let dash = |at: usize| at + usize::from(tokens.at(at).is_dash() && tokens.at(at).glued());
    let unit = dash(end);
    if let Class::Unit(_, _) = tokens.at(unit).class {
        let old = dash(unit + 1);
        if matches!(tokens.at(old).word, "old") || matches!(tokens.written(old), "olds") {
            return Some(old + 1);
        }
        if tokens.at(unit + 1).word == "of" && tokens.written(unit + 2) == "age" {
            return Some(unit + 3);
        }
    }
    let young = tokens.at(at).whole_in(1, 115).is_some();
    let before = at.checked_sub(1).map(|at| tokens.written(at)).unwrap_or_default();
    if young && matches!(before, "aged" | "age" | "Aged") {
        return Some(end);
    }
    let comma = tokens.before(at, 1).is_mark(',')
        && tokens.before(at, 2).capital()
        && tokens.before(at, 2).class == Class::Unknown;
    let closed = tokens.at(end).is_mark(',') || tokens.at(end).is_mark(';');
    (young && comma && closed && tokens.at(at).digits <= 3).then_some(end)
}

/// "magnitude 6.2", "a 6.2-magnitude quake", "6.2 on the Richter scale".
fn magnitude(tokens: &Tokens, at: usize, end: usize) -> bool {
    let dash = usize::from(tokens.at(end).is_dash());
    let joined = usize::from(tokens.before(at, 1).is_dash());
    let before = at.checked_sub(1 + joined).map(|at| tokens.written(at)).unwrap_or_default();
    let of = tokens.before(at, 1).word == "of" && at >= 2 && tokens.written(at - 2).eq_ignore_ascii_case("magnitude");
    tokens.written(end + dash).eq_ignore_ascii_case("magnitude")
        || before.eq_ignore_ascii_case("magnitude")
        || of
        || tokens.at(end).word == "on" && (2..=3).any(|ahead| tokens.written(end + ahead) == "Richter")
}
