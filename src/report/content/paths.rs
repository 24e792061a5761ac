//! How files are called in a report: by name, unless the user wants whole paths.

use std::collections::HashMap;
use std::path::{Component, Path};

use crate::comparison::Comparison;

/// Names files shortly, and so that no two have one name.
pub(super) struct Paths {
    full: bool,
    /// How many files end in this suffix of a path.
    holders: HashMap<String, usize>,
}

/// So many folders at most are put before a name to tell it from another.
const DEEPEST: usize = 8;

impl Paths {
    pub(super) fn new(comparison: &Comparison, full: bool) -> Self {
        let mut all: Vec<&Path> = comparison.witnesses.iter().map(|witness| witness.article.path.as_path()).collect();
        all.extend(comparison.set_aside.iter().map(|aside| aside.path.as_path()));
        all.sort_unstable();
        all.dedup();
        let mut holders = HashMap::new();
        for suffix in all.into_iter().flat_map(suffixes) {
            *holders.entry(suffix).or_default() += 1;
        }
        Self { full, holders }
    }

    /// Returns the file's name, with as many folders before it as tell it from the others.
    pub(super) fn name(&self, path: &Path) -> String {
        if self.full {
            return path.to_string_lossy().into_owned();
        }
        let mut suffixes = suffixes(path);
        let unique = suffixes.iter().position(|suffix| self.holders.get(suffix).is_none_or(|count| *count < 2));
        let index = unique.or(suffixes.len().checked_sub(1));
        index.map_or_else(|| path.to_string_lossy().into_owned(), |index| suffixes.swap_remove(index))
    }
}

/// "c.txt", "b/c.txt", "a/b/c.txt"
fn suffixes(path: &Path) -> Vec<String> {
    let mut suffix = String::new();
    let mut found = Vec::new();
    for component in path.components().rev().take(DEEPEST) {
        let Component::Normal(name) = component else { break };
        let name = name.to_string_lossy();
        suffix = if suffix.is_empty() { name.into_owned() } else { format!("{name}/{suffix}") };
        found.push(suffix.clone());
    }
    found
}
