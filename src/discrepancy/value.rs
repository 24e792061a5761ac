//! Whether two mentions can mean the same, and how their values are shown.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::desk::Desk;
use crate::calendar::{self, Certainty, Granularity, Nearness, TimeKind};
use crate::lexicon;
use crate::mention::name::{self, Match};
use crate::mention::{Date, Name, NameKind, Number, NumberKind};
use crate::text::Span;

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They can both be right.
    Agree,
    /// They differ in form only.
    Variant,
    /// They cannot both be right.
    Conflict,
    /// Nothing certain can be said.
    Unclear,
}

/// Compares two numbers; `same_place` says that they stand at one place of two near-equal sentences, so that their units need not agree.
pub(super) fn numbers(a: &Number, b: &Number, same_place: bool) -> Verdict {
    if a.value.is_none() && b.value.is_none() {
        return Verdict::Unclear;
    }
    if a.kind != b.kind && !(same_place && plain(a) && plain(b)) {
        return Verdict::Unclear;
    }
    if !same_place && a.kind != NumberKind::Count && a.unit != b.unit {
        return Verdict::Unclear;
    }
    if same_place && a.kind == b.kind && a.unit != b.unit && matches!(a.kind, NumberKind::Measure | NumberKind::Money) {
        return Verdict::Unclear;
    }
    if a.kind == NumberKind::Score {
        let pair = |n: &Number| [n.value, n.high].map(|x| x.unwrap_or(-1.0).to_bits());
        let (mut x, mut y) = (pair(a), pair(b));
        x.sort_unstable();
        y.sort_unstable();
        return if x == y { Verdict::Agree } else { Verdict::Conflict };
    }
    let slack = 1e-9 * a.range.1.abs().max(b.range.1.abs());
    if a.range.0 <= b.range.1 + slack && b.range.0 <= a.range.1 + slack { Verdict::Agree } else { Verdict::Conflict }
}

fn plain(number: &Number) -> bool {
    matches!(
        number.kind,
        NumberKind::Plain | NumberKind::Count | NumberKind::Age | NumberKind::Magnitude | NumberKind::Measure
    )
}

/// Compares two dates; `same_place` says that they stand at one place of two near-equal sentences.
pub(super) fn dates(left: &Desk, a: &Date, right: &Desk, b: &Date, same_place: bool) -> Verdict {
    let (x, y) = (&a.value, &b.value);
    let bounded = |kind: TimeKind| matches!(kind, TimeKind::Date | TimeKind::Time);
    if bounded(x.kind) != bounded(y.kind) {
        return Verdict::Unclear;
    }
    let (written, against) = (left.slice(a.span).to_lowercase(), right.slice(b.span).to_lowercase());
    // The same words in a copy of another day mean the same time: the anchor differs, not the fact.
    if written == against {
        return Verdict::Agree;
    }
    let unreadable = is_damaged(left, a) || is_damaged(right, b);
    if unreadable || x.granularity == Granularity::Vague || y.granularity == Granularity::Vague {
        return Verdict::Unclear;
    }
    match calendar::compare(x, y) {
        Nearness::Equal | Nearness::Contains | Nearness::Overlaps => Verdict::Agree,
        // A day's doubt explains "today" beside "Thursday", not "Friday" beside "Saturday".
        Nearness::Near if x.certainty == y.certainty && (same_place || two_weekdays(&written, &against)) => {
            Verdict::Conflict
        }
        Nearness::Disjoint
            if x.certainty == Certainty::Ambiguous
                && y.certainty == Certainty::Ambiguous
                && !same_place
                && !two_weekdays(&written, &against)
                && !two_days_of_year(&x.timex, &y.timex) =>
        {
            Verdict::Unclear
        }
        Nearness::Disjoint => Verdict::Conflict,
        Nearness::Incomparable => unanchored(&x.timex, &y.timex),
        Nearness::Near => Verdict::Unclear,
    }
}

/// Tells whether a length of time was cut out of damaged text: the half of "a 2-1/2 year sentence".
pub(super) fn is_damaged(desk: &Desk, date: &Date) -> bool {
    let before = desk.witness.text().get(..date.span.start as usize).unwrap_or("");
    let written = desk.slice(date.span);
    let fraction = written.get(..4.min(written.len())).is_some_and(|head| head.contains('/'));
    // "41/2" is four and a half as well as forty-one halves.
    let run_together = written.split('/').next().is_some_and(|figures| {
        written.contains('/') && figures.len() > 1 && figures.chars().all(|c| c.is_ascii_digit())
    });
    run_together
        || before.trim_end().ends_with('/')
        || fraction && before.trim_end().ends_with(|c: char| c == '-' || c.is_ascii_digit())
}

/// Tells whether two dates without a year are two days of one month: "November 18", "November 19".
fn two_days_of_year(a: &str, b: &str) -> bool {
    let day = |timex: &str| {
        timex
            .strip_prefix("XXXX-")
            .and_then(|rest| rest.split_once('-'))
            .map(|(month, day)| (month.to_owned(), day.to_owned()))
    };
    let figures = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    match (day(a), day(b)) {
        (Some((month, one)), Some((other_month, other))) => {
            month == other_month && figures(&month) && figures(&one) && figures(&other) && one != other
        }
        _ => false,
    }
}

/// Tells whether two dates are written with the names of two different days of the week.
fn two_weekdays(a: &str, b: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let day = |written: &str| DAYS.iter().position(|day| written.contains(day));
    matches!((day(a), day(b)), (Some(x), Some(y)) if x != y)
}

/// Compares values without a year part by part: `XXXX-08-14` and `XXXX-08-15` differ whatever the year.
///
/// A day of the month and a day of the week may be one day: which they are is not known without the year.
fn unanchored(a: &str, b: &str) -> Verdict {
    let of_week = |value: &str| value.contains("-W");
    if a.starts_with('P') || b.starts_with('P') || a == b || of_week(a) != of_week(b) {
        return Verdict::Unclear;
    }
    // Days are set against days and clocks against clocks: "T04:12" has no day.
    let halves = |value: &str| {
        let (day, clock) = value.split_once('T').unwrap_or((value, ""));
        (day.to_owned(), clock.to_owned())
    };
    let ((day_a, clock_a), (day_b, clock_b)) = (halves(a), halves(b));
    let differ = |a: &str, b: &str| {
        a.split(['-', ':']).zip(b.split(['-', ':'])).any(|(x, y)| {
            let known = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
            x != y && known(x) && known(y)
        })
    };
    // "Four in the morning" is 4:12 told to the hour.
    let to_the_hour = clock_a.split(':').next() == clock_b.split(':').next()
        && [&clock_a, &clock_b].iter().any(|clock| clock.ends_with(":00"));
    if differ(&day_a, &day_b) || differ(&clock_a, &clock_b) && !to_the_hour {
        Verdict::Conflict
    } else {
        Verdict::Unclear
    }
}

/// Compares two names.
pub(super) fn names(left: &Desk, a: &Name, right: &Desk, b: &Name) -> Verdict {
    let (written, against) = (left.slice(a.span), right.slice(b.span));
    if fold(written) == fold(against) {
        return Verdict::Agree;
    }
    if !is_name(written) || !is_name(against) {
        return Verdict::Unclear;
    }
    if within_other(written, against) || within_other(&a.value, &b.value) || one_in_short(&a.value, &b.value) {
        return Verdict::Agree;
    }
    let verdict = match name::compare(&a.value, &b.value, a.kind) {
        Match::Same => Verdict::Agree,
        Match::Variant => Verdict::Variant,
        Match::Different => Verdict::Conflict,
    };
    if verdict == Verdict::Conflict {
        // Two types need not be two bearers: one of them may be misread.
        if a.kind != b.kind && (a.kind == NameKind::Other || b.kind == NameKind::Other) {
            return Verdict::Unclear;
        }
        if name::compare(written, against, a.kind) != Match::Different {
            return Verdict::Agree;
        }
        // A city and a country can be one place.
        if a.kind == NameKind::Place && is_wide(&a.value) != is_wide(&b.value) {
            return Verdict::Unclear;
        }
    }
    verdict
}

/// Tells whether a stretch that was read as a name can be one: a word of three letters at least, no title, no party mark.
pub(super) fn is_name(written: &str) -> bool {
    let bare = written.trim_end_matches('.');
    let title = matches!(
        bare.to_lowercase().as_str(),
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "sgt"
            | "rep"
            | "sen"
            | "gov"
            | "gen"
            | "col"
            | "capt"
            | "lt"
            | "prof"
            | "the"
            | "it"
            | "he"
            | "she"
            | "they"
    );
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    !title && letters >= 2 && !written.starts_with("R-") && !written.starts_with("D-")
}

/// Tells whether all words of one name stand in the other: "Judiciary Committee" in "Senate Judiciary Committee".
pub(super) fn within_other(a: &str, b: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

/// Tells whether one name can be the other in short: "Tenn" and "Tennessee", "Mt Vale" and "Mount Vale", "Sixers" and "76ers",
/// "CHP" and "California Highway Patrol", "Alexis Vane" and "Alexandra Vane".
pub(super) fn one_in_short(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let all = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'));
        let spelt = all.map(fold).filter(|word| !word.is_empty() && !matches!(word.as_str(), "the" | "of" | "and"));
        spelt.map(|word| if word == "mt" { "mount".to_owned() } else { word }).collect()
    };
    let (x, y) = (words(a), words(b));
    let (short, long) = if x.concat().len() <= y.concat().len() { (&x, &y) } else { (&y, &x) };
    if short.is_empty() || short.iter().all(|word| long.contains(word)) {
        return true;
    }
    let begins =
        |one: &str, other: &str| one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count() >= SHORTENED;
    match (short.as_slice(), long.as_slice()) {
        // "Tenn", "Calif", "Minn"
        ([one], [other]) => {
            let (kept, whole) = (one.chars().count(), other.chars().count());
            other.starts_with(one.as_str()) && (SHORTENED..=5).contains(&kept) && kept + SHORTENED <= whole
                || other.starts_with(|c: char| c.is_ascii_digit()) != one.starts_with(|c: char| c.is_ascii_digit())
        }
        ([.., last], [.., surname]) if short.len() == long.len() && last == surname => {
            short.iter().zip(long).all(|(one, other)| one == other || begins(one, other))
        }
        ([one], [_, _, ..]) => {
            let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
            // "Katie" beside "Kathryn Vane"
            one.chars().count() > 1 && *one == initials || long.first().is_some_and(|given| begins(one, given))
        }
        _ => false,
    }
}

/// Tells whether a place is a country or a region, which holds cities.
pub(super) fn is_wide(place: &str) -> bool {
    static WIDE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let countries = lexicon::rows(include_str!("../../assets/lexicon/countries.tsv"));
        lexicon::entries(include_str!("../../assets/lexicon/regions.txt"))
            .chain(countries.filter_map(|row| row.first().copied()))
            .collect()
    });
    WIDE.contains(place)
}

/// A word in short keeps so many of its first letters.
const SHORTENED: usize = 3;

/// Returns a name without case, marks and possessive.
pub(super) fn fold(name: &str) -> String {
    if name.is_ascii() {
        let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("'S")).unwrap_or(name);
        return bare.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    let lower = any_ascii::any_ascii(name).to_lowercase();
    let bare = lower.strip_suffix("'s").unwrap_or(&lower);
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Tells whether a number is an age, by its kind or by its place behind a name and a comma.
pub(super) fn is_age(desk: &Desk, number: &Number) -> bool {
    let names = &desk.witness.names;
    let before = names.partition_point(|name| name.span.end <= number.span.start).checked_sub(1);
    let behind = before.and_then(|at| names.get(at)).is_some_and(|name| {
        let gap = desk.slice(Span { start: name.span.end, end: number.span.start });
        name.kind == NameKind::Person && matches!(gap.trim(), "," | ", who is" | ", aged")
    });
    number.kind == NumberKind::Age || behind && number.unit.is_none()
}

/// Shows a number with its unit: "12 killed", "3 billion USD".
pub(super) fn show_number(number: &Number) -> String {
    let Some(value) = number.value else { return "an unstated number".to_owned() };
    let mut shown = trim(value);
    if let Some(high) = number.high {
        shown = format!("{shown}–{}", trim(high));
    }
    match (number.kind, number.unit.as_deref()) {
        (NumberKind::Age, _) => format!("{shown} years old"),
        (_, Some("%")) => format!("{shown} %"),
        (_, Some(unit)) => format!("{shown} {unit}"),
        _ => shown,
    }
}

fn trim(value: f64) -> String {
    if value.abs() >= 1e15 {
        return format!("{value:e}");
    }
    let plain = format!("{value:.4}");
    plain.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Shows a date as ISO 8601, with the words where they say more.
pub(super) fn show_date(desk: &Desk, date: &Date) -> String {
    if date.value.timex.contains('X') { desk.slice(date.span).to_owned() } else { date.value.timex.clone() }
}

/// Tells whether two names certainly name one person.
pub(super) fn same_bearer(a: &str, b: &str) -> bool {
    fold(a) == fold(b) || name::compare(a, b, NameKind::Person) != Match::Different
}

/// Tells whether two names certainly name two persons.
pub(super) fn other_bearer(a: &str, b: &str) -> bool {
    fold(a) != fold(b) && name::compare(a, b, NameKind::Person) == Match::Different
}
