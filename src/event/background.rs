//! In how many texts of general English a stem stands: what is rare before any folder is read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::terms::Term;
use crate::lexicon;
use crate::text::{Hashed, hash};

const FILE: &str = include_str!("../../assets/lexicon/background_terms.tsv");

/// How many texts the table was counted over; its first line says so.
pub(super) static TEXTS: LazyLock<usize> = LazyLock::new(|| {
    let mut numbers = FILE.lines().next().unwrap_or_default().split(|c: char| !c.is_ascii_digit());
    numbers.find_map(|digits| digits.parse().ok()).unwrap_or(0)
});

static TABLE: LazyLock<HashMap<Term, u32, Hashed>> = LazyLock::new(|| {
    lexicon::rows(FILE).filter_map(|row| Some((hash(row.first()?.as_bytes()), row.get(1)?.parse().ok()?))).collect()
});

/// Returns in how many texts of the background the term stands.
pub(super) fn frequency(term: Term) -> u32 {
    TABLE.get(&term).copied().unwrap_or(0)
}
