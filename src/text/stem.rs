//! Stems: one form for the inflections of a word, by Snowball's English stemmer (Porter 2001).

use rust_stemmers::{Algorithm, Stemmer};

/// Returns the stem of a normal key: "approved", "approves" → "approv".
///
/// Only words of ASCII letters (and the possessive) are stemmed; everything else is its own stem.
pub fn stem(key: &str) -> String {
    let bare = key.strip_suffix("'s").or_else(|| key.strip_suffix("s'")).unwrap_or(key);
    if bare.len() < 3 || !bare.bytes().all(|b| b.is_ascii_lowercase()) {
        return bare.to_owned();
    }
    Stemmer::create(Algorithm::English).stem(bare).into_owned()
}
