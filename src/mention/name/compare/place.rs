//! Names of places: one by a table, by their form without "city of", or by their sound.

use super::super::gazetteer::gazetteer;
use super::word::Words;
use super::{Match, Spelling};

/// What a comparison needs of the name of a place.
pub(super) struct Parts {
    /// In small letters; "U.S." as "us".
    known: String,
    /// Without "city of" and the like.
    plain: String,
    words: Words,
}

impl Parts {
    pub(super) fn new(name: &str, folded: &str) -> Self {
        let known = if name.contains('.') { folded.replace(' ', "") } else { folded.to_owned() };
        let plain = plain(folded);
        let words: Vec<String> =
            plain.split(' ').filter(|word| !matches!(*word, "of" | "the")).map(str::to_owned).collect();
        Self { known, words: Words::new(&words), plain }
    }
}

/// Compares two names of places.
pub(super) fn compare(a: &Spelling, b: &Spelling) -> Match {
    if a.written_like(b) {
        return Match::Same;
    }
    let (x, y) = (a.place(), b.place());
    match gazetteer().one_place(&x.known, &y.known).or_else(|| gazetteer().one_place(&a.folded, &b.folded)) {
        Some(true) => return Match::Variant,
        Some(false) => return Match::Different,
        None => {}
    }
    if x.plain == y.plain {
        return if a.folded == b.folded { Match::Variant } else { Match::Same };
    }
    match gazetteer().one_place(&x.plain, &y.plain) {
        Some(true) => return Match::Variant,
        Some(false) => return Match::Different,
        None => {}
    }
    x.words.compare(&y.words)
}

fn plain(folded: &str) -> String {
    let folded = folded.strip_prefix("the ").unwrap_or(folded);
    if gazetteer().country(folded).is_some() {
        return folded.to_owned();
    }
    let shorter = [
        "republic of ",
        "city of ",
        "state of ",
        "kingdom of ",
        "province of ",
        "town of ",
        "village of ",
        "region of ",
    ]
    .iter()
    .find_map(|prefix| folded.strip_prefix(prefix))
    .unwrap_or(folded);
    let shorter = [" city", " d c", " dc", " town", " region", " province", " oblast", " governorate"]
        .iter()
        .find_map(|suffix| shorter.strip_suffix(suffix))
        .unwrap_or(shorter);
    if shorter.is_empty() { folded.to_owned() } else { shorter.to_owned() }
}
