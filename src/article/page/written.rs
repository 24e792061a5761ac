//! Days as pages of many languages write them: "22 novembre 2024", "22.11.2024", "2024年11月22日".

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::calendar::Moment;
use crate::lexicon;

static MONTHS: LazyLock<HashMap<&'static str, i8>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../assets/lexicon/months.tsv"))
        .filter_map(|row| Some((*row.first()?, row.get(1)?.parse().ok()?)))
        .collect()
});

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?:\b|T)
        |\b(?P<a2>\d{1,2})(?P<s2>[./-])(?P<b2>\d{1,2})[./-](?P<y2>(?:19|20)?\d\d)\b
        |\b(?P<d3>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s-]*(?:de\s|of\s|-)?\s*(?P<m3>\p{L}{3,12})\.?,?[\s-]*(?:de\s|del\s|of\s)?\s*(?P<y3>(?:19|20)\d\d)\b
        |\b(?P<m4>\p{L}{3,12})\.?\s*(?P<d4>\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?P<y4>(?:19|20)\d\d)\b
        |(?P<y5>(?:19|20)\d\d)\s*[年년]\s*(?P<m5>\d{1,2})\s*[月월]\s*(?P<d5>\d{1,2})\s*[日일]
        ",
    )
    .expect("a constant pattern")
});

/// Which number comes first where a day is written in figures with slashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

/// Finds the first full date of a text.
pub(super) fn day(text: &str, order: Order) -> Option<Moment> {
    DAY.captures_iter(text).take(8).find_map(|found| read(&found, order))
}

fn read(found: &Captures<'_>, order: Order) -> Option<Moment> {
    let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<i16>().ok());
    let month =
        |name: &str| found.name(name).and_then(|word| MONTHS.get(word.as_str().to_lowercase().as_str()).copied());
    if let Some(year) = number("y1") {
        return Moment::day(year, number("m1")? as i8, number("d1")? as i8);
    }
    if let Some(year) = number("y2") {
        let year = if year < 100 { 2000 + year } else { year };
        let (first, second) = (number("a2")? as i8, number("b2")? as i8);
        let slash = found.name("s2")?.as_str() == "/";
        let month_first = second > 12 || (first <= 12 && slash && order == Order::MonthFirst);
        return if month_first { Moment::day(year, first, second) } else { Moment::day(year, second, first) };
    }
    if let Some(year) = number("y3") {
        return Moment::day(year, month("m3")?, number("d3")? as i8);
    }
    if let Some(year) = number("y4") {
        return Moment::day(year, month("m4")?, number("d4")? as i8);
    }
    Moment::day(number("y5")?, number("m5")? as i8, number("d5")? as i8)
}
