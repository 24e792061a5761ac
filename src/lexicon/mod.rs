//! What is known before reading: sorted word lists from `assets/lexicon`, one entry a line.

use rustc_hash::FxHashSet;
/// The months in their order, as English writes them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week in the order of ISO 8601, as English writes them.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Returns the first columns of a lexicon file: lines starting with `#` and blank lines are skipped.
pub fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| line.split('\t').next())
}

/// Returns the tab-separated rows of a lexicon file: lines starting with `#` and blank lines are skipped.
pub fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Returns the first columns of a lexicon file as a set.
pub fn set(file: &'static str) -> FxHashSet<&'static str> {
    entries(file).collect()
}
