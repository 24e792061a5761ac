//! Small words by which running text is told from menus.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon;

const FILE: &str = include_str!("../../../assets/lexicon/function_words.tsv");

/// A set of languages, a bit each.
type Languages = u32;

struct Table {
    words: FxHashMap<&'static str, Languages>,
    count: usize,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut names: Vec<&str> = Vec::new();
    let mut words = FxHashMap::default();
    for row in lexicon::rows(FILE) {
        let [word, languages] = row.as_slice() else { continue };
        let mut set = 0;
        for language in languages.split(' ') {
            let at = names.iter().position(|name| *name == language).unwrap_or_else(|| {
                names.push(language);
                names.len() - 1
            });
            set |= 1u32.checked_shl(at as u32).unwrap_or(0);
        }
        words.insert(*word, set);
    }
    Table { words, count: names.len() }
});

/// The words of a line and how many of them are function words of each language.
#[derive(Clone, Debug)]
pub(in crate::article) struct Counted {
    pub(in crate::article) words: usize,
    hits: Vec<u32>,
}

/// Counts the words of a line.
pub(in crate::article) fn count(line: &str) -> Counted {
    let mut counted = Counted { words: 0, hits: vec![0; TABLE.count] };
    let mut lower = String::new();
    for word in line.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')) {
        let word = word.trim_matches(['\'', '’']);
        if word.is_empty() {
            continue;
        }
        counted.words += 1;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        if let Some(set) = TABLE.words.get(lower.as_str()) {
            for (at, hits) in counted.hits.iter_mut().enumerate() {
                *hits += (set >> at) & 1;
            }
        }
    }
    counted
}

/// Picks the language whose function words are most frequent in the long lines; `None` where no language's are frequent.
pub(super) fn language(lines: &[Counted]) -> Option<usize> {
    let mut sums = vec![0u32; TABLE.count];
    let mut words = 0;
    for line in lines.iter().filter(|line| line.words >= 12) {
        words += line.words;
        for (sum, hits) in sums.iter_mut().zip(&line.hits) {
            *sum += hits;
        }
    }
    // The first of equals, so that the choice does not depend on the order of a map.
    let best = sums.iter().enumerate().rev().max_by_key(|(_, sum)| **sum).map(|(at, sum)| (at, *sum))?;
    (words > 0 && best.1 as usize * 8 > words).then_some(best.0)
}

impl Counted {
    /// Tells whether at least a fifth of the words are English function words, and no language has more of them.
    pub(in crate::article) fn is_english(&self) -> bool {
        let english = TABLE.words.get("the").map_or(0, |set| set.trailing_zeros() as usize);
        let hits = self.hits.get(english).copied().unwrap_or(0);
        hits as usize * 5 > self.words && self.hits.iter().all(|other| *other <= hits)
    }

    /// The share of function words of the language; 1 where the language has no list.
    pub(super) fn share(&self, language: Option<usize>) -> f32 {
        let Some(hits) = language.and_then(|language| self.hits.get(language)) else { return 1.0 };
        if self.words == 0 { 0.0 } else { *hits as f32 / self.words as f32 }
    }
}
