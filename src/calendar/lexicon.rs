//! The words of the time and number grammar, from `assets/lexicon/time-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Daypart {
    Dawn,
    Morning,
    Noon,
    Lunchtime,
    Afternoon,
    Dusk,
    Evening,
    Night,
    Midnight,
}

/// What a word can do in the grammar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Class {
    /// Not in the lexicon.
    Unknown,
    /// A word of the grammar without a class of its own, matched by its letters.
    Plain,
    /// Monday is 1; the flag tells a word written in full.
    Weekday(i8, bool),
    /// "Mondays".
    Weekdays(i8),
    /// January is 1; the flag tells a word written in full.
    Month(i8, bool),
    /// The flag tells the plural.
    Unit(Unit, bool),
    Daypart(Daypart),
    Dayparts(Daypart),
    /// SP, SU, FA, WI.
    Season(&'static str),
    /// Days from the anchor.
    Deictic(i32),
    Tonight,
    Cardinal(u32),
    Scale(f64),
    /// "dozens", "hundreds": the unit they count.
    Scales(f64),
    Ordinal(u32),
    /// "nineties" is 90.
    Decade(i16),
    /// "several".
    Quantity,
    /// The flag tells the afternoon.
    Meridiem(bool),
    Zone,
    Frequency(Unit),
    Every,
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Vague(&'static str),
    /// A verb after which a weekday can lie ahead.
    Future,
    /// A verb of saying: what follows it was said on that day.
    Say,
    /// An irregular past.
    Past,
}

/// Looks a word up; `lower` must be in lower case. Gives the word as the lexicon holds it.
pub(crate) fn look_up(lower: &str) -> (&'static str, Class) {
    static WORDS: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
        lexicon::rows(include_str!("../../assets/lexicon/time-words.tsv"))
            .filter_map(|row| match row.as_slice() {
                [word, class, value] => Some((*word, read(class, value)?)),
                _ => None,
            })
            .collect()
    });
    WORDS.get_key_value(lower).map_or(("", Class::Unknown), |(word, class)| (word, *class))
}

fn read(class: &str, value: &'static str) -> Option<Class> {
    Some(match class {
        "word" => Class::Plain,
        "weekday" => Class::Weekday(value.parse().ok()?, true),
        "weekday-short" => Class::Weekday(value.parse().ok()?, false),
        "weekdays" => Class::Weekdays(value.parse().ok()?),
        "month" => Class::Month(value.parse().ok()?, true),
        "month-short" => Class::Month(value.parse().ok()?, false),
        "unit" => Class::Unit(unit(value)?, false),
        "units" => Class::Unit(unit(value)?, true),
        "daypart" => Class::Daypart(daypart(value)?),
        "dayparts" => Class::Dayparts(daypart(value)?),
        "season" => Class::Season(value),
        "deictic" if value == "tonight" => Class::Tonight,
        "deictic" => Class::Deictic(value.parse().ok()?),
        "cardinal" => Class::Cardinal(value.parse().ok()?),
        "scale" => Class::Scale(value.parse().ok()?),
        "scales" => Class::Scales(value.parse().ok()?),
        "ordinal" => Class::Ordinal(value.parse().ok()?),
        "decade" => Class::Decade(value.parse().ok()?),
        "quantity" => Class::Quantity,
        "meridiem" => Class::Meridiem(value == "pm"),
        "zone" => Class::Zone,
        "frequency" => Class::Frequency(unit(value)?),
        "every" => Class::Every,
        "vague" => Class::Vague(value),
        "future" => Class::Future,
        "say" => Class::Say,
        "past" => Class::Past,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "night" => Unit::Night,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn daypart(name: &str) -> Option<Daypart> {
    Some(match name {
        "dawn" => Daypart::Dawn,
        "morning" => Daypart::Morning,
        "noon" => Daypart::Noon,
        "lunchtime" => Daypart::Lunchtime,
        "afternoon" => Daypart::Afternoon,
        "dusk" => Daypart::Dusk,
        "evening" => Daypart::Evening,
        "night" => Daypart::Night,
        "midnight" => Daypart::Midnight,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_word_list_can_be_read() {
        for row in lexicon::rows(include_str!("../../assets/lexicon/time-words.tsv")) {
            assert!(matches!(row.as_slice(), [_, class, value] if read(class, value).is_some()), "{row:?}");
        }
    }
}
