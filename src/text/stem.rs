//! Stems: one form for the inflections of a word, by Snowball's English stemmer (Porter 2001).

use std::cell::RefCell;
use std::rc::Rc;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::hash;

/// So many stems are remembered by a thread at most; the words of news are few and come again and again.
const MOST_REMEMBERED: usize = 1 << 15;

thread_local! {
    static REMEMBERED: RefCell<FxHashMap<Box<str>, Rc<str>>> = RefCell::default();
}

/// Returns the stem of a normal key: "approved", "approves" → "approv".
///
/// Only words of ASCII letters (and the possessive) are stemmed; everything else is its own stem.
pub fn stem(key: &str) -> String {
    with_stem(key, str::to_owned)
}

/// Returns the 64-bit hash of the stem of a normal key, by which the terms of events and rows are known.
pub fn stem_hash(key: &str) -> u64 {
    with_stem(key, |stem| hash(stem.as_bytes()))
}

fn with_stem<T>(key: &str, take: impl FnOnce(&str) -> T) -> T {
    let bare = key.strip_suffix("'s").or_else(|| key.strip_suffix("s'")).unwrap_or(key);
    if bare.len() < 3 || !bare.bytes().all(|b| b.is_ascii_lowercase()) {
        return take(bare);
    }
    with_snowball(bare, take)
}

/// Hands on what the stemmer makes of a word in lower case, whatever its letters.
pub fn with_snowball<T>(word: &str, take: impl FnOnce(&str) -> T) -> T {
    // Not lent out: whoever takes it may ask for the next stem meanwhile.
    let stem = REMEMBERED.with_borrow_mut(|remembered| {
        if let Some(stem) = remembered.get(word) {
            return Rc::clone(stem);
        }
        let stem: Rc<str> = Stemmer::create(Algorithm::English).stem(word).into();
        if remembered.len() >= MOST_REMEMBERED {
            remembered.clear();
        }
        remembered.insert(word.into(), Rc::clone(&stem));
        stem
    });
    take(&stem)
}
