//! Holidays whose day is fixed or can be computed.

use jiff::civil::{Date, Weekday};

use super::day;
use super::frame::{Frame, Meaning, YearGiven};
use super::point::add_days;
use super::token::Tokens;

/// Names as written, longest first where one begins another.
const NAMES: [&[&str]; 27] = [
    &["Christmas", "Eve"],
    &["Christmas", "Day"],
    &["Christmas"],
    &["Boxing", "Day"],
    &["New", "Year", "'", "s", "Eve"],
    &["New", "Year", "'", "s", "Day"],
    &["New", "Year", "'", "s"],
    &["Easter", "Sunday"],
    &["Easter", "Monday"],
    &["Easter"],
    &["Good", "Friday"],
    &["Palm", "Sunday"],
    &["Ash", "Wednesday"],
    &["Pentecost"],
    &["Thanksgiving", "Day"],
    &["Thanksgiving"],
    &["Labor", "Day"],
    &["Memorial", "Day"],
    &["Independence", "Day"],
    &["Fourth", "of", "July"],
    &["Victory", "Day"],
    &["Veterans", "Day"],
    &["Valentine", "'", "s", "Day"],
    &["Halloween"],
    &["May", "Day"],
    &["Columbus", "Day"],
    &["Martin", "Luther", "King", "Day"],
];

/// Tells whether a holiday's name can begin at the token.
pub(crate) fn begins(tokens: &Tokens, at: usize) -> bool {
    let written = tokens.written(at);
    tokens.at(at).capital() && NAMES.iter().any(|name| name.first() == Some(&written))
}

/// Reads the name of a holiday, with its year if one follows.
pub(crate) fn holiday(tokens: &Tokens, at: usize) -> Option<Frame> {
    if !tokens.at(at).capital() {
        return None;
    }
    let name = NAMES.iter().find(|name| {
        name.iter().enumerate().all(|(i, part)| {
            if *part == "'" { tokens.at(at + i).is_apostrophe() } else { tokens.written(at + i) == *part }
        })
    })?;
    // Other countries keep their independence on other days.
    let mut end = at + name.len();
    let first = *name.first()?;
    let key = match (first, name.len()) {
        ("Christmas", 2) if name.last() == Some(&"Eve") => "12-24",
        ("Christmas", _) => "12-25",
        ("Boxing", _) => "12-26",
        ("New", _) if name.last() == Some(&"Eve") => "12-31",
        ("New", _) => "01-01",
        ("Easter", _) if name.last() == Some(&"Monday") => "easter+1",
        ("Easter", _) => "easter",
        ("Good", _) => "easter-2",
        ("Palm", _) => "easter-7",
        ("Ash", _) => "easter-46",
        ("Pentecost", _) => "easter+49",
        ("Thanksgiving", _) => "thanksgiving",
        ("Labor", _) => "labor",
        ("Memorial", _) => "memorial",
        ("Independence", _) => "independence",
        ("Fourth", _) => "07-04",
        ("Victory", _) => "05-09",
        ("Veterans", _) => "11-11",
        ("Valentine", _) => "02-14",
        ("Halloween", _) => "10-31",
        ("May", _) => "05-01",
        ("Columbus", _) => "columbus",
        _ => "king",
    };
    let mut year = YearGiven::Open;
    let comma = usize::from(tokens.at(end).is_mark(','));
    if let Some((stated, after)) = day::year(tokens, end + comma) {
        (year, end) = (YearGiven::Stated(stated), after);
    } else if tokens.at(end).word == "of"
        && let Some((stated, after)) = day::year(tokens, end + 1)
    {
        (year, end) = (YearGiven::Stated(stated), after);
    }
    Some(Frame::new(Meaning::Holiday(key, year), at..end))
}

/// Returns the day of a holiday in a year; `None` where it is not computed.
pub(crate) fn day_of(key: &str, year: i16) -> Option<Date> {
    if let Some(days) = key.strip_prefix("easter") {
        let days = if days.is_empty() { 0 } else { days.parse().ok()? };
        return add_days(easter(year)?, days);
    }
    match key {
        "thanksgiving" => nth(year, 11, 4, Weekday::Thursday),
        "labor" => nth(year, 9, 1, Weekday::Monday),
        "memorial" => nth(year, 5, -1, Weekday::Monday),
        "columbus" => nth(year, 10, 2, Weekday::Monday),
        "king" => nth(year, 1, 3, Weekday::Monday),
        fixed => {
            let (month, day) = fixed.split_once('-')?;
            Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
        }
    }
}

fn nth(year: i16, month: i8, nth: i8, weekday: Weekday) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Western Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let whole = i32::from(year);
    let (golden, century, short) = (whole % 19, whole / 100, whole % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (short / 4) - moon - short % 4) % 7;
    let count = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) / 451) + 114;
    Date::new(year, (count / 31) as i8, (count % 31 + 1) as i8).ok()
}
