//! The variants of one passage: how each source words it, and which sources word it alike.

use std::collections::BTreeMap;

use super::Row;
use crate::report::passage::{self, Against};
use crate::text::{self, Span};

/// One wording of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The witnesses that word it so, in order; spelling, case and punctuation of the first are shown.
    pub witnesses: Vec<usize>,
    /// Words in which it differs from the wording with most witnesses, in bytes of the passage of the first witness.
    pub differs: Vec<Span>,
}

/// Returns the wordings of a row, the one with most witnesses first.
///
/// Passages are alike when their words have the same normal keys in the same order; punctuation and case do not count.
pub fn variants(row: &Row) -> Vec<Variant> {
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (witness, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        // A passage of many pages is a wording of its own: its keys would fill the memory.
        let keys = match cell.compared() {
            "" => vec![format!("\n{witness}")],
            text => keys(text),
        };
        groups.entry(keys).or_default().push(witness);
    }
    let mut variants: Vec<Vec<usize>> = groups.into_values().collect();
    variants.sort_by_key(|witnesses| (std::cmp::Reverse(witnesses.len()), witnesses.first().copied()));
    let texts: Vec<&str> = variants
        .iter()
        .map(|witnesses| witnesses.first().and_then(|&w| row.cells.get(w)).map_or("", super::Cell::compared))
        .collect();
    let differing = passage::differing(&texts, Against::Base(0));
    variants.into_iter().zip(differing).map(|(witnesses, differs)| Variant { witnesses, differs }).collect()
}

fn keys(words: &str) -> Vec<String> {
    text::words(words)
        .into_iter()
        .filter(|word| word.kind != text::WordKind::Mark)
        .map(|word| text::normal_key(word.span.of(words)))
        .collect()
}
