//! Holidays whose day is fixed or can be computed.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::day;
use super::frame::{Frame, Meaning, YearGiven};
use super::point::add_days;
use super::token::Tokens;

/// Names as written, longest first where one begins another, with their days: month and day, or a rule of [`day_of`].
const NAMES: [(&[&str], &str); 96] = [
    (&["Christmas", "Eve"], "12-24"),
    (&["Christmas", "Day"], "12-25"),
    (&["Christmas"], "12-25"),
    (&["Boxing", "Day"], "12-26"),
    (&["New", "Year", "'", "s", "Eve"], "12-31"),
    (&["New", "Year", "'", "s", "Day"], "01-01"),
    (&["New", "Year", "'", "s"], "01-01"),
    (&["Epiphany"], "01-06"),
    (&["Groundhog", "Day"], "02-02"),
    (&["Valentine", "'", "s", "Day"], "02-14"),
    (&["St", "Patrick", "'", "s", "Day"], "03-17"),
    (&["April", "Fools", "'", "Day"], "04-01"),
    (&["Earth", "Day"], "04-22"),
    (&["May", "Day"], "05-01"),
    (&["Victory", "Day"], "05-09"),
    (&["Juneteenth"], "06-19"),
    (&["Independence", "Day"], "independence"),
    (&["Fourth", "of", "July"], "07-04"),
    (&["Bastille", "Day"], "07-14"),
    (&["Halloween"], "10-31"),
    (&["All", "Saints", "'", "Day"], "11-01"),
    (&["Armistice", "Day"], "11-11"),
    (&["Remembrance", "Day"], "11-11"),
    (&["Veterans", "Day"], "11-11"),
    (&["Easter", "Sunday"], "easter"),
    (&["Easter", "Monday"], "easter+1"),
    (&["Easter"], "easter"),
    (&["Maundy", "Thursday"], "easter-3"),
    (&["Good", "Friday"], "easter-2"),
    (&["Palm", "Sunday"], "easter-7"),
    (&["Ash", "Wednesday"], "easter-46"),
    (&["Ascension", "Day"], "easter+39"),
    (&["Pentecost"], "easter+49"),
    (&["Whit", "Monday"], "easter+50"),
    (&["Martin", "Luther", "King", "Day"], "king"),
    (&["Martin", "Luther", "King", "Jr", ".", "Day"], "king"),
    (&["Presidents", "'", "Day"], "presidents"),
    (&["Mother", "'", "s", "Day"], "mother"),
    (&["Father", "'", "s", "Day"], "father"),
    (&["Memorial", "Day"], "memorial"),
    (&["Labor", "Day"], "labor"),
    (&["Columbus", "Day"], "columbus"),
    (&["Election", "Day"], "election"),
    (&["Thanksgiving", "Day"], "thanksgiving"),
    (&["Thanksgiving"], "thanksgiving"),
    (&["Black", "Friday"], "thanksgiving+1"),
    (&["Cyber", "Monday"], "thanksgiving+4"),
    (&["New", "Year", "Day"], "01-01"),
    (&["New", "Year", "Eve"], "12-31"),
    (&["New", "Years", "Day"], "01-01"),
    (&["New", "Years", "Eve"], "12-31"),
    (&["Xmas", "Eve"], "12-24"),
    (&["Xmas", "Day"], "12-25"),
    (&["Xmas"], "12-25"),
    (&["Martin", "Luther", "King", "Jr", "Day"], "king"),
    (&["MLK", "Day"], "king"),
    (&["Inauguration", "Day"], "01-20"),
    (&["Australia", "Day"], "01-26"),
    (&["Valentines", "Day"], "02-14"),
    (&["St", ".", "Patrick", "'", "s", "Day"], "03-17"),
    (&["Saint", "Patrick", "'", "s", "Day"], "03-17"),
    (&["April", "Fool", "'", "s", "Day"], "04-01"),
    (&["Anzac", "Day"], "04-25"),
    (&["ANZAC", "Day"], "04-25"),
    (&["Arbor", "Day"], "arbor"),
    (&["Patriots", "'", "Day"], "patriots"),
    (&["Cinco", "de", "Mayo"], "05-05"),
    (&["Canada", "Day"], "07-01"),
    (&["Presidents", "Day"], "presidents"),
    (&["President", "'", "s", "Day"], "presidents"),
    (&["Mothers", "Day"], "mother"),
    (&["Fathers", "Day"], "father"),
    (&["Labour", "Day"], "labour"),
    (&["Indigenous", "Peoples", "'", "Day"], "columbus"),
    (&["Guy", "Fawkes", "Day"], "11-05"),
    (&["Guy", "Fawkes", "Night"], "11-05"),
    (&["Bonfire", "Night"], "11-05"),
    (&["All", "Souls", "'", "Day"], "11-02"),
    (&["All", "Hallows", "'", "Eve"], "10-31"),
    (&["Singles", "'", "Day"], "11-11"),
    (&["Veteran", "'", "s", "Day"], "11-11"),
    (&["Hallowe", "'", "en"], "10-31"),
    (&["Mardi", "Gras"], "easter-47"),
    (&["Shrove", "Tuesday"], "easter-47"),
    (&["Holy", "Saturday"], "easter-1"),
    (&["Whit", "Sunday"], "easter+49"),
    (&["Corpus", "Christi"], "easter+60"),
    (&["Chinese", "New", "Year"], "moving"),
    (&["Lunar", "New", "Year"], "moving"),
    (&["Eid", "al", "-", "Fitr"], "moving"),
    (&["Eid", "al", "Fitr"], "moving"),
    (&["Eid", "al", "-", "Adha"], "moving"),
    (&["Eid", "al", "Adha"], "moving"),
    (&["Yom", "Kippur"], "moving"),
    (&["Rosh", "Hashanah"], "moving"),
    (&["Diwali"], "moving"),
];

/// First words of names that are holidays in lower case, too; "may day" and "election day" can be other days.
const PLAIN: [&str; 42] = [
    "All",
    "Anzac",
    "April",
    "Arbor",
    "Armistice",
    "Ash",
    "Australia",
    "Bastille",
    "Black",
    "Bonfire",
    "Boxing",
    "Canada",
    "Chinese",
    "Christmas",
    "Cinco",
    "Columbus",
    "Cyber",
    "Diwali",
    "Earth",
    "Easter",
    "Eid",
    "Father",
    "Fathers",
    "Fourth",
    "Good",
    "Groundhog",
    "Guy",
    "Halloween",
    "Independence",
    "Juneteenth",
    "Labor",
    "Labour",
    "Mardi",
    "Martin",
    "Memorial",
    "Mother",
    "Mothers",
    "New",
    "Thanksgiving",
    "Valentine",
    "Veterans",
    "Xmas",
];

/// The bytes with which a holiday's name begins, for every word of a text is asked.
static INITIALS: LazyLock<[bool; 256]> = LazyLock::new(|| {
    let mut initials = [false; 256];
    let all = NAMES.iter().filter_map(|(name, _)| name.first()).copied().chain(PLAIN);
    for first in all.filter_map(|name| name.bytes().next()) {
        for byte in [first, first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
            initials[usize::from(byte)] = true;
        }
    }
    initials
});

/// Tells whether a holiday's name can begin at the token.
pub(crate) fn begins(tokens: &Tokens, at: usize) -> bool {
    let written = tokens.written(at);
    if !written.bytes().next().is_some_and(|first| INITIALS[usize::from(first)]) {
        return false;
    }
    if tokens.at(at).capital() {
        NAMES.iter().any(|(name, _)| name.first() == Some(&written))
    } else {
        PLAIN.iter().any(|first| first.eq_ignore_ascii_case(written))
    }
}

/// Reads the name of a holiday, with its year if one follows.
pub(crate) fn holiday(tokens: &Tokens, at: usize) -> Option<Frame> {
    if !begins(tokens, at) {
        return None;
    }
    let capital = tokens.at(at).capital();
    let (name, key) = NAMES.iter().find(|(name, _)| {
        let plain = !capital && name.first().is_some_and(|first| PLAIN.contains(first));
        name.iter().enumerate().all(|(i, part)| match *part {
            "'" => tokens.at(at + i).is_apostrophe(),
            "." => tokens.at(at + i).is_mark('.'),
            "-" => tokens.at(at + i).is_dash(),
            part => {
                let written = tokens.written(at + i);
                written == part || plain && part.eq_ignore_ascii_case(written)
            }
        })
    })?;
    let mut end = at + name.len();
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
    if let Some(days) = key.strip_prefix("thanksgiving+") {
        return add_days(day_of("thanksgiving", year)?, days.parse().ok()?);
    }
    match key {
        // The Tuesday after the first Monday of November (United States).
        "election" => add_days(nth(year, 11, 1, Weekday::Monday)?, 1),
        "thanksgiving" => nth(year, 11, 4, Weekday::Thursday),
        "presidents" => nth(year, 2, 3, Weekday::Monday),
        "mother" => nth(year, 5, 2, Weekday::Sunday),
        "father" => nth(year, 6, 3, Weekday::Sunday),
        // Other countries keep their independence and their labour on other days; some feasts follow the moon.
        "independence" | "labour" | "moving" => None,
        "arbor" => nth(year, 4, -1, Weekday::Friday),
        "patriots" => nth(year, 4, 3, Weekday::Monday),
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
