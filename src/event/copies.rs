//! Exact copies: articles with one text, published on one day, count once when an event is looked for.

use std::collections::BTreeMap;

use super::day::{Day, day};
use crate::mention::Witness;

/// Returns the positions of the articles with one text and day, first of all each first one; sorted.
///
/// Articles without a text are copies of nothing.
pub(super) fn copies(witnesses: &[&Witness]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::with_capacity(witnesses.len());
    let mut seen: BTreeMap<(&str, Day), usize> = BTreeMap::new();
    for (place, witness) in witnesses.iter().enumerate() {
        let text = witness.text().trim();
        let group =
            if text.is_empty() { found.len() } else { *seen.entry((text, day(witness))).or_insert(found.len()) };
        match found.get_mut(group) {
            Some(group) => group.push(place),
            None => found.push(vec![place]),
        }
    }
    found
}
