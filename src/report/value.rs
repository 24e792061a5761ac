//! Values in words: what reports and window show in place of the codes in which dates and figures are kept.
//!
//! JSON and CSV keep the codes; whatever is no code (the article's own words) is shown as it is.

use std::borrow::Cow;

use crate::calendar::Moment;
use crate::discrepancy::{Finding, Kind, Reading};
use crate::lexicon::{MONTHS, WEEKDAYS};
use crate::text::lemma;

/// Returns the value of a reading as it is shown: "14 people", "22 November 2024".
pub fn reading(kind: Kind, reading: &Reading) -> Cow<'_, str> {
    let value = reading.value.as_str();
    match kind {
        Kind::Date => date(value),
        Kind::Number => number(value),
        _ => None,
    }
    .map_or(Cow::Borrowed(value), Cow::Owned)
}

/// Returns why a finding is there as it is shown: with days and hours in words in place of their codes.
///
/// Work is linear in readings times letters of the reason, both of which are bounded.
pub fn reason(finding: &Finding) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(finding.reason.as_str());
    if finding.kind != Kind::Date {
        return shown;
    }
    for reading in &finding.readings {
        let code = format!("({})", reading.value);
        if let Some(words) = date(&reading.value).filter(|_| shown.contains(&code)) {
            shown = Cow::Owned(shown.replace(&code, &format!("({words})")));
        }
    }
    shown
}

/// Shows when an article was published: "5 March 2031, 10:20", "6 March, year not given".
pub fn moment(when: Moment) -> String {
    let day = time(&Moment { time: None, ..when }.to_string());
    match when.time {
        Some((hour, minute)) => format!("{day}, {hour:02}:{minute:02}"),
        None => day,
    }
}

/// Shows a TIMEX3 value (ISO 8601 with the additions of `TimeML`) in words; what is none is returned unchanged.
pub fn time(code: &str) -> String {
    date(code).unwrap_or_else(|| code.to_owned())
}

fn date(code: &str) -> Option<String> {
    if let Some((from, to)) = code.split_once('/') {
        return range(from, to);
    }
    match code {
        "PRESENT_REF" => return Some("now".to_owned()),
        "PAST_REF" => return Some("some time before".to_owned()),
        "FUTURE_REF" => return Some("some time later".to_owned()),
        _ => {}
    }
    if let Some(length) = code.strip_prefix('P') {
        return self::length(length);
    }
    match code.split_once('T') {
        Some((day, clock)) => timed(day, clock),
        None => place(code),
    }
}

/// "from 3 to 5 May 2031", with what both ends share said once.
fn range(from: &str, to: &str) -> Option<String> {
    if let (Some((day, first)), Some((other, second))) = (from.split_once('T'), to.split_once('T'))
        && day == other
        && let (Some(first), Some(second)) = (clock(first), clock(second))
    {
        let hours = format!("from {first} to {second}");
        return if day.is_empty() { Some(hours) } else { Some(format!("{hours} on {}", place(day)?)) };
    }
    let (first, second) = (date(from)?, date(to)?);
    if first == second {
        return Some(first);
    }
    // "3 May 2031" and "5 May 2031" share all that follows the first word; "year not given" is shared in the same way.
    let (one, rest) = first.split_once(' ').unwrap_or((&first, ""));
    let short = match second.split_once(' ') {
        Some((_, other)) if !rest.is_empty() && rest == other => one,
        _ => match (first.rsplit_once(' '), second.rsplit_once(' ')) {
            (Some((short, year)), Some((_, other))) if year == other && year.len() == 4 => short,
            _ => first.trim_end_matches(", year not given"),
        },
    };
    Some(format!("from {short} to {second}"))
}

/// A day with a time of day, either of which may be missing.
fn timed(day: &str, code: &str) -> Option<String> {
    let part = match code {
        "MO" => Some("morning"),
        "MI" => Some("midday"),
        "AF" => Some("afternoon"),
        "EV" => Some("evening"),
        "NI" => Some("night"),
        "DT" => Some("daytime"),
        _ => None,
    };
    if let Some(part) = part {
        return placed(&format!("{part} of"), day).or_else(|| no_day(part, day));
    }
    let clock = clock(code)?;
    placed(&format!("{clock} on"), day).or_else(|| no_day(&clock, day))
}

/// Puts the day of a time behind its hour; `None` where none is given or it is no code.
fn placed(hour: &str, day: &str) -> Option<String> {
    if is_open(day) { None } else { place(day).map(|day| format!("{hour} {day}")) }
}

/// Says that a time has no day; `None` where it has one.
fn no_day(hour: &str, day: &str) -> Option<String> {
    is_open(day).then(|| format!("{hour}, day not given"))
}

fn is_open(day: &str) -> bool {
    matches!(day, "" | "XXXX-XX-XX")
}

fn clock(code: &str) -> Option<String> {
    if code == "24:00" {
        return Some("midnight".to_owned());
    }
    let (bare, zone) = code.strip_suffix('Z').map_or((code, ""), |bare| (bare, " UTC"));
    let mut parts = bare.split(':');
    let hour = figures(parts.next()?, 2)?;
    let minute = match parts.next() {
        Some(minute) => figures(minute, 2)?,
        None => 0,
    };
    let second = match parts.next() {
        Some(second) => format!(":{:02}", figures(second, 2)?),
        None => String::new(),
    };
    (parts.next().is_none() && hour < 25 && minute < 60).then(|| format!("{hour:02}:{minute:02}{second}{zone}"))
}

/// A place on the calendar, from a day to a century.
fn place(code: &str) -> Option<String> {
    if let Some(rest) = code.strip_prefix("--") {
        return place(&format!("XXXX-{rest}"));
    }
    let mut parts = code.split('-');
    let (year, second, third) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(second) = second else { return years(year) };
    let known = if year == "XXXX" { None } else { Some(figures(year, 4)?) };
    let in_year = |words: String| match known {
        Some(year) => format!("{words} {year}"),
        None => format!("{words}, year not given"),
    };
    let of_year = |words: &str| match known {
        Some(year) => format!("{words} of {year}"),
        None => format!("{words}, year not given"),
    };
    // "WI" is winter.
    if let Some(week) = second.strip_prefix('W').filter(|week| *week != "I") {
        return self::week(known, week, third);
    }
    if third.is_none() {
        let whole = match second {
            "XX" => return Some(of_year("a month")),
            "QX" => return Some(of_year("a quarter")),
            "Q1" => of_year("first quarter"),
            "Q2" => of_year("second quarter"),
            "Q3" => of_year("third quarter"),
            "Q4" => of_year("fourth quarter"),
            "H1" => of_year("first half"),
            "H2" => of_year("second half"),
            "SP" => in_year("spring".to_owned()),
            "SU" => in_year("summer".to_owned()),
            "FA" => in_year("autumn".to_owned()),
            // A winter bears the year in which it begins.
            "WI" => match known {
                Some(year) => format!("winter {year} to {}", year + 1),
                None => in_year("winter".to_owned()),
            },
            month => in_year(self::month(month)?.to_owned()),
        };
        return Some(whole);
    }
    let day = third?;
    match (second, day) {
        ("XX", "XX") => Some(of_year("a day")),
        ("XX", day) => figures(day, 2).map(|day| format!("day {day} of a month not given")),
        (month, "XX") => self::month(month).map(|month| of_year(&format!("a day of {month}"))),
        (month, day) => {
            let (month, day) = (self::month(month)?, figures(day, 2)?);
            (1..=31).contains(&day).then(|| in_year(format!("{day} {month}")))
        }
    }
}

/// A year, decade or century: four, three or two figures.
fn years(code: &str) -> Option<String> {
    if code == "XXXX" {
        return Some("year not given".to_owned());
    }
    let value = figures(code, code.len())?;
    match code.len() {
        4 => Some(value.to_string()),
        3 => Some(format!("{value}0s")),
        2 => Some(format!("{} century", nth(value + 1))),
        _ => None,
    }
}

fn week(year: Option<u16>, week: &str, day: Option<&str>) -> Option<String> {
    if week == "XX" {
        return match day {
            None => Some("a week not given".to_owned()),
            Some("WE") => Some("a weekend not given".to_owned()),
            Some(day) => {
                let weekday = WEEKDAYS.get(usize::from(figures(day, 1)?.checked_sub(1)?))?;
                Some(format!("a {weekday}, date not given"))
            }
        };
    }
    let (year, week) = (i16::try_from(year?).ok()?, i8::try_from(figures(week, 2)?).ok()?);
    let begins = |day| jiff::civil::ISOWeekDate::new(year, week, day).ok().map(|day| time(&day.date().to_string()));
    match day {
        None => Some(format!("week of {}", begins(jiff::civil::Weekday::Monday)?)),
        Some("WE") => Some(format!("weekend of {}", begins(jiff::civil::Weekday::Saturday)?)),
        Some(_) => None,
    }
}

/// The length after the `P`: "3 days", "2 hours 30 minutes".
fn length(code: &str) -> Option<String> {
    let (days, hours) = code.split_once('T').unwrap_or((code, ""));
    let mut words = Vec::new();
    for (part, in_day) in [(days, false), (hours, true)] {
        let mut rest = part;
        while !rest.is_empty() {
            let (amount, after) = rest.split_at_checked(rest.find(|c: char| c.is_ascii_uppercase() && c != 'X')?)?;
            let letters = after.find(|c: char| !c.is_ascii_uppercase() || c == 'X').unwrap_or(after.len());
            let (letters, next) = after.split_at_checked(letters)?;
            let unit = match (letters, in_day) {
                ("S", true) => "second",
                ("M", true) => "minute",
                ("H", true) => "hour",
                ("D", false) => "day",
                ("WE", false) => "weekend",
                ("W", false) => "week",
                ("M", false) => "month",
                ("Q", false) => "quarter",
                ("Y", false) => "year",
                ("DE", false) => "decade",
                ("CE", false) => "century",
                _ => return None,
            };
            words.push(match amount {
                "X" => format!("some {}", lemma::plural(unit)),
                "1" => format!("1 {unit}"),
                _ => {
                    amount.parse::<f64>().ok()?;
                    format!("{amount} {}", lemma::plural(unit))
                }
            });
            rest = next;
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// A figure with its unit: "14 people", "412,000,000 GBP", "magnitude 6.3"; `None` where it is none.
fn number(value: &str) -> Option<String> {
    let (figure, unit) = value.split_once(' ').map_or((value, None), |(figure, unit)| (figure, Some(unit)));
    let shown = grouped(figure)?;
    Some(match unit {
        None => shown,
        Some("magnitude") => format!("magnitude {shown}"),
        Some("years old") if figure == "1" => "1 year old".to_owned(),
        Some("C") => format!("{shown} °C"),
        Some("F") => format!("{shown} °F"),
        Some("deg") => format!("{shown}°"),
        Some("m2") => format!("{shown} m²"),
        Some("km2") => format!("{shown} km²"),
        Some("ft2") => format!("{shown} sq ft"),
        Some("mi2") => format!("{shown} sq mi"),
        Some(unit) if figure == "1" || !counted(unit) => format!("{shown} {unit}"),
        Some(unit) => format!("{shown} {}", lemma::plural(unit)),
    })
}

/// Tells whether a unit is one counted noun rather than a symbol, an abbreviation or several words.
fn counted(unit: &str) -> bool {
    const SYMBOLS: [&str; 17] =
        ["bbl", "cm", "ft", "gal", "ha", "hp", "in", "kg", "km", "kn", "lb", "mg", "mi", "ml", "mm", "mph", "nmi"];
    let word = unit.len() > 2 && unit.chars().all(|c| c.is_lowercase() || c == '-');
    word && !SYMBOLS.contains(&unit)
}

/// Parts the thousands of a figure, or of both figures of a range; `None` where it is no figure.
fn grouped(figure: &str) -> Option<String> {
    if let Some((low, high)) = figure.split_once('–') {
        return Some(format!("{}–{}", grouped(low)?, grouped(high)?));
    }
    let (whole, part) = figure.split_once('.').map_or((figure, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || part.is_some_and(|part| !digits(part)) {
        return None;
    }
    let mut shown = String::with_capacity(figure.len() + 4);
    for (at, digit) in whole.chars().enumerate() {
        // A bare figure of four digits may be a year or a number of a house.
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(part) = part {
        shown.push('.');
        shown.push_str(part);
    }
    Some(shown)
}

fn month(code: &str) -> Option<&'static str> {
    MONTHS.get(usize::from(figures(code, 2)?.checked_sub(1)?)).copied()
}

/// Reads a number of exactly so many digits.
fn figures(code: &str, digits: usize) -> Option<u16> {
    (code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit())).then(|| code.parse().ok())?
}

fn nth(number: u16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_shown_in_words() {
        for (code, words) in [
            ("2024-11-22", "22 November 2024"),
            ("XXXX-11-22", "22 November, year not given"),
            ("--03-06", "6 March, year not given"),
            ("--03-06T14:42", "14:42 on 6 March, year not given"),
            ("XXXX-XX-14", "day 14 of a month not given"),
            ("XXXX-WXX-4", "a Thursday, date not given"),
            ("2024-W47", "week of 18 November 2024"),
            ("2024-W47-WE", "weekend of 23 November 2024"),
            ("2024-11", "November 2024"),
            ("XXXX-11", "November, year not given"),
            ("2024-Q3", "third quarter of 2024"),
            ("2024-H1", "first half of 2024"),
            ("2024-SU", "summer 2024"),
            ("2024-WI", "winter 2024 to 2025"),
            ("2024", "2024"),
            ("199", "1990s"),
            ("20", "21st century"),
            ("2024-11-21TNI", "night of 21 November 2024"),
            ("XXXX-XX-XXTMO", "morning, day not given"),
            ("2026-03-08T04:00", "04:00 on 8 March 2026"),
            ("T04:12", "04:12, day not given"),
            ("2024-11-21T24:00", "midnight on 21 November 2024"),
            ("2024-11-21T14:30:05Z", "14:30:05 UTC on 21 November 2024"),
            ("2031-05-03/2031-05-05", "from 3 to 5 May 2031"),
            ("2031-04-30/2031-05-05", "from 30 April to 5 May 2031"),
            ("2030-12-30/2031-01-05", "from 30 December 2030 to 5 January 2031"),
            ("XXXX-04-30/XXXX-05-02", "from 30 April to 2 May, year not given"),
            ("2031-05-03T09:00/2031-05-03T11:00", "from 09:00 to 11:00 on 3 May 2031"),
            ("2019/2021", "from 2019 to 2021"),
            ("P3D", "3 days"),
            ("PT2H30M", "2 hours 30 minutes"),
            ("P1.5Y", "1.5 years"),
            ("PXD", "some days"),
            ("PXCE", "some centuries"),
        ] {
            assert_eq!(time(code), words, "{code}");
        }
    }

    #[test]
    fn a_reason_names_days_in_words() {
        let reading = |value: &str| Reading {
            witness: 0,
            span: crate::text::Span { start: 0, end: 0 },
            value: value.to_owned(),
            status: None,
            also: Vec::new(),
        };
        let mut finding = Finding {
            kind: Kind::Date,
            relation: crate::discrepancy::Relation::Conflict,
            severity: crate::discrepancy::Severity::High,
            confidence: 0.9,
            question: String::new(),
            reason: "A: “Sunday evening” (2026-05-10TEV) · B: “Monday” (2026-05-11) (cannot both be right)".to_owned(),
            could_be: None,
            readings: vec![reading("2026-05-10TEV"), reading("2026-05-11")],
            rows: Vec::new(),
            evidence: Vec::new(),
        };
        assert_eq!(
            super::reason(&finding),
            "A: “Sunday evening” (evening of 10 May 2026) · B: “Monday” (11 May 2026) (cannot both be right)"
        );
        finding.kind = Kind::Number;
        assert_eq!(super::reason(&finding), finding.reason);
    }

    #[test]
    fn what_is_no_code_stays_as_it_is() {
        for text in [
            "",
            "last Thursday",
            "May",
            "Party",
            "T",
            "P",
            "2024-13-40",
            "2024-",
            "-",
            "--",
            "a/b",
            "Tuesday",
            "é-é",
            "PT",
            "P3",
            "2024-11-22-1",
        ] {
            assert_eq!(time(text), text);
        }
    }

    #[test]
    fn figures_are_shown_with_units_that_fit_them() {
        for (value, words) in [
            ("14 person", "14 people"),
            ("1 person", "1 person"),
            ("3 km", "3 km"),
            ("2 child", "2 children"),
            ("7 body", "7 bodies"),
            ("12 ferry", "12 ferries"),
            ("31 member", "31 members"),
            ("5 policeman", "5 policemen"),
            ("8 troops", "8 troops"),
            ("412000000 GBP", "412,000,000 GBP"),
            ("3000 resident", "3000 residents"),
            ("6.3 magnitude", "magnitude 6.3"),
            ("10–12 boat", "10–12 boats"),
            ("52 years old", "52 years old"),
            ("20 %", "20 %"),
            ("40 C", "40 °C"),
            ("24", "24"),
        ] {
            assert_eq!(number(value).as_deref(), Some(words));
        }
        for text in ["an unstated number", "dozens of people", "", "1e20 person"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
