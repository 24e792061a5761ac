//! Units of money, measure and share, from `assets/lexicon/number-units.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::NumberKind;
use crate::calendar::token::{Kind, Tokens};
use crate::lexicon;

/// A unit that stands after a number, or a currency before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) kind: NumberKind,
    pub(super) name: &'static str,
    /// What the value is multiplied with: 0.01 for cents.
    pub(super) factor: f64,
    /// The token after it.
    pub(super) end: usize,
}

fn table() -> &'static FxHashMap<&'static str, (&'static str, &'static str)> {
    static UNITS: LazyLock<FxHashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
        lexicon::rows(include_str!("../../../assets/lexicon/number-units.tsv"))
            .filter_map(|row| match row.as_slice() {
                [word, kind, unit] => Some((*word, (*kind, *unit))),
                _ => None,
            })
            .collect()
    });
    &UNITS
}

/// Reads a unit that starts at the token; the longest one of up to five words and hyphens wins.
pub(super) fn after(tokens: &Tokens, at: usize) -> Option<Unit> {
    let token = tokens.at(at);
    if token.line() {
        return None;
    }
    if let Some(name) = symbol(token.mark) {
        return Some(Unit { kind: NumberKind::Money, name, factor: 1.0, end: at + 1 });
    }
    match token.mark {
        '%' => return Some(percent(tokens, at + 1)),
        '°' => {
            let name = match tokens.written(at + 1) {
                "C" => "C",
                "F" => "F",
                _ => return Some(Unit { kind: NumberKind::Measure, name: "deg", factor: 1.0, end: at + 1 }),
            };
            return Some(Unit { kind: NumberKind::Measure, name, factor: 1.0, end: at + 2 });
        }
        _ => {}
    }
    if !token.is_word() {
        return None;
    }
    if token.word == "per" && matches!(tokens.written(at + 1), "cent" | "Cent") {
        return Some(percent(tokens, at + 2));
    }
    // "basis points", "percentage points"
    if matches!(tokens.written(at), "basis" | "percentage") && tokens.written(at + 1).starts_with("point") {
        let name = if tokens.written(at) == "basis" { "basis point" } else { "percentage point" };
        return Some(Unit { kind: NumberKind::Percent, name, factor: 1.0, end: at + 2 });
    }
    // "30 MUSD": millions, as company reports write them.
    if let Some(currency) = tokens.written(at).strip_prefix('M').filter(|rest| rest.len() == 3 && token.upper())
        && let Some((code, ("money", name))) = table().get_key_value(currency.to_lowercase().as_str())
        && name.eq_ignore_ascii_case(code)
    {
        return Some(Unit { kind: NumberKind::Money, name, factor: 1e6, end: at + 1 });
    }
    let mut joined = String::with_capacity(24);
    let mut best = None;
    for part in at..at + 5 {
        let token = tokens.at(part);
        // "a 15,800-square-metre hall": the hyphen stands for a space.
        if part > at && token.is_dash() && token.glued() && tokens.at(part + 1).glued() {
            joined.push(' ');
            continue;
        }
        if token.kind == Kind::Edge || token.line() || token.kind == Kind::Figure && !token.glued() {
            break;
        }
        let written = tokens.written(part);
        if written.len() > 14 {
            break;
        }
        if part > at && !token.glued() {
            joined.push(' ');
        }
        joined.extend(written.chars().flat_map(char::to_lowercase));
        if let Some((kind, name)) = table().get(joined.as_str()) {
            best = Some((*kind, *name, part + 1)).filter(|_| fits(tokens, at, part, kind, name)).or(best);
        }
    }
    let (kind, name, end) = best?;
    // "4.2 million pounds" is money, "4.2 million pounds of beef" a weight.
    if name == "lb"
        && at.checked_sub(1).is_some_and(|last| matches!(tokens.written(last), "million" | "billion" | "bn" | "m"))
        && tokens.written(end) != "of"
    {
        return Some(Unit { kind: NumberKind::Money, name: "GBP", factor: 1.0, end });
    }
    Some(match kind {
        "money" => Unit { kind: NumberKind::Money, name, factor: 1.0, end },
        "cents" => Unit { kind: NumberKind::Money, name, factor: 0.01, end },
        "percent" => percent(tokens, end),
        "points" => Unit { kind: NumberKind::Count, name: "point", factor: 1.0, end },
        _ => Unit { kind: NumberKind::Measure, name, factor: 1.0, end },
    })
}

fn percent(tokens: &Tokens, end: usize) -> Unit {
    // "12 percentage points" and "12% points" are differences, no shares.
    if tokens.written(end).starts_with("point") {
        return Unit { kind: NumberKind::Percent, name: "percentage point", factor: 1.0, end: end + 1 };
    }
    Unit { kind: NumberKind::Percent, name: "%", factor: 1.0, end }
}

/// One-letter units and words that are also common stand only where nothing else can be meant.
fn fits(tokens: &Tokens, first: usize, last: usize, kind: &str, name: &str) -> bool {
    let written = tokens.written(first);
    let token = tokens.at(first);
    if first != last {
        return true;
    }
    match written {
        // "5m" may be millions or metres, "10 g" may be a name: glued or before a mark only.
        "m" | "g" | "t" | "l" => token.glued() || !tokens.at(last + 1).is_word(),
        "in" => token.glued(),
        // "3G" is a network, not a weight; "won" is a verb.
        "G" | "M" | "T" | "L" | "try" | "won" | "real" | "all" | "rs" => false,
        "TRY" | "BRL" | "mark" | "marks" | "pound" | "pounds" | "point" | "points" => true,
        "mw" | "MW" | "gb" | "GB" | "nm" | "mi" => token.glued() || token.upper(),
        _ => {
            !(kind == "money" && name.len() == written.len() && written.eq_ignore_ascii_case(name))
                || token.upper()
                || !token.capital()
        }
    }
}

/// Returns the currency of a sign.
pub(super) fn symbol(mark: char) -> Option<&'static str> {
    Some(match mark {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₴' => "UAH",
        '₩' => "KRW",
        '₺' => "TRY",
        '₪' => "ILS",
        '₦' => "NGN",
        '₸' => "KZT",
        '₱' => "PHP",
        '₫' => "VND",
        '₡' => "CRC",
        '₭' => "LAK",
        '₿' => "BTC",
        '₾' => "GEL",
        '₵' => "GHS",
        '₮' => "MNT",
        '฿' => "THB",
        '₼' => "AZN",
        '֏' => "AMD",
        '៛' => "KHR",
        '₲' => "PYG",
        _ => return None,
    })
}

/// Reads a currency before a number: "$", "US$", "C$", "EUR", "Rs.".
pub(super) fn before(tokens: &Tokens, at: usize) -> Option<Unit> {
    let money = |name, end| Some(Unit { kind: NumberKind::Money, name, factor: 1.0, end });
    let token = tokens.at(at);
    if let Some(name) = symbol(token.mark) {
        return money(name, at + 1);
    }
    if !token.is_word() {
        return None;
    }
    let written = tokens.written(at);
    // "U.S. $", "u.s $"
    let mut sign = at + 1;
    let dotted =
        matches!(written, "U" | "u") && tokens.at(at + 1).is_mark('.') && matches!(tokens.written(at + 2), "S" | "s");
    if dotted {
        sign = at + 3;
        sign += usize::from(tokens.at(sign).is_mark('.'));
    }
    if tokens.at(sign).is_mark('$') {
        let name = match written {
            "US" | "us" | "USD" => "USD",
            _ if dotted => "USD",
            "C" | "c" | "CA" | "CAN" | "Can" | "CAD" | "cad" => "CAD",
            "A" | "AU" | "AUD" => "AUD",
            "HK" | "HKD" | "hk" => "HKD",
            "NZ" | "NZD" | "nzd" => "NZD",
            "S" | "SG" | "SGD" => "SGD",
            "R" => "BRL",
            "NT" => "TWD",
            "Mex" | "MEX" | "MX" | "MXN" => "MXN",
            _ => return None,
        };
        return money(name, sign + 1);
    }
    let figure = tokens.at(at + 1).kind == Kind::Figure;
    let name = match written {
        "USD" | "usd" => "USD",
        "EUR" | "eur" => "EUR",
        "GBP" | "gbp" => "GBP",
        "JPY" => "JPY",
        "RMB" | "rmb" | "CNY" | "cny" => "CNY",
        "CHF" => "CHF",
        "AUD" => "AUD",
        "CAD" => "CAD",
        "INR" | "Rs" => "INR",
        "RUB" => "RUB",
        "BYN" => "BYN",
        "UAH" => "UAH",
        "SEK" => "SEK",
        "NOK" => "NOK",
        "PLN" => "PLN",
        _ => return None,
    };
    let point = usize::from(written == "Rs" && tokens.at(at + 1).is_mark('.'));
    (figure || point == 1 && tokens.at(at + 2).kind == Kind::Figure).then_some(())?;
    money(name, at + 1 + point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_unit_list_has_three_columns() {
        for row in lexicon::rows(include_str!("../../../assets/lexicon/number-units.tsv")) {
            assert!(matches!(row.as_slice(), [_, "money" | "cents" | "percent" | "points" | "measure", _]), "{row:?}");
        }
    }
}
