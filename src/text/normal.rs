//! Normal forms: the key under which two spellings of one word are the same word.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::lexicon;

static STOP_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../assets/lexicon/stop_words.tsv")));

/// Returns the normal key of a word or mark: NFKC, lower case, with quotation marks, apostrophes and dashes unified.
///
/// Grouping separators between digits are dropped, so that `1,200` and `1200` have one key.
pub fn normal_key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    if word.is_ascii() {
        push_key(word.chars(), &mut key);
    } else {
        push_key(word.nfkc().flat_map(char::to_lowercase), &mut key);
    }
    if key.contains(',') && key.starts_with(|c: char| c.is_ascii_digit()) {
        key.retain(|c| c != ',');
    }
    key
}

fn push_key(chars: impl Iterator<Item = char>, key: &mut String) {
    for c in chars {
        match c {
            '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{b4}' | '`' | '\u{2bc}' => key.push('\''),
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => key.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => key.push('-'),
            // The soft hyphen and the zero-width marks are not seen, so they make no other word.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            c => key.push(c.to_ascii_lowercase()),
        }
    }
}

/// Tells whether a normal key is a function word or a word of report: "the", "said".
pub fn is_stop_word(key: &str) -> bool {
    STOP_WORDS.contains(key)
}
