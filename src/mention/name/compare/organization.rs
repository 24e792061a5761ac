//! Names of organisations: by acronym, without what every company has in its name, in any order of words, or by their sound.

use std::sync::OnceLock;

use super::super::gazetteer::gazetteer;
use super::super::key::fold;
use super::word::Words;
use super::{MOST_WORDS, Match, Spelling};

const ENDINGS: &[&str] = &[
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "ag",
    "gmbh",
    "sa",
    "spa",
    "nv",
    "bv",
    "oy",
    "ab",
    "as",
    "asa",
    "pjsc",
    "ojsc",
    "jsc",
    "oao",
    "zao",
    "ooo",
    "pao",
    "group",
    "holding",
    "holdings",
];
const SMALL: &[&str] = &["of", "the", "for", "and", "in", "on", "to", "at", "by", "a", "de", "du", "des", "la", "s"];

/// What a comparison needs of the name of an organisation.
pub(super) struct Parts {
    acronym: Option<String>,
    /// The letters of an acronym that may be left out of it or not, once they are asked for.
    initials: OnceLock<Vec<(char, bool)>>,
    /// The words that carry the name, as written and sorted.
    words: Vec<String>,
    sorted: Vec<String>,
    in_order: OnceLock<Words>,
    in_any_order: OnceLock<Words>,
}

impl Parts {
    pub(super) fn new(name: &str, folded: &str) -> Self {
        let words = organization_words(folded);
        let mut sorted = words.clone();
        sorted.sort();
        Self {
            acronym: acronym(name),
            initials: OnceLock::new(),
            words,
            sorted,
            in_order: OnceLock::new(),
            in_any_order: OnceLock::new(),
        }
    }

    fn initials(&self, tidy: &str) -> &[(char, bool)] {
        self.initials.get_or_init(|| initials(tidy))
    }

    fn in_order(&self) -> &Words {
        self.in_order.get_or_init(|| Words::new(&self.words))
    }

    fn in_any_order(&self) -> &Words {
        self.in_any_order.get_or_init(|| Words::new(&self.sorted))
    }
}

/// Compares two names of organisations or of other things.
pub(super) fn compare(a: &Spelling, b: &Spelling) -> Match {
    if a.written_like(b) {
        return Match::Same;
    }
    let (x, y) = (a.organization(), b.organization());
    match (&x.acronym, &y.acronym) {
        (Some(a), Some(b)) => return if a == b { Match::Same } else { Match::Different },
        (Some(short), None) if spelt_or_begun(short, y.initials(&b.tidy)) => return Match::Variant,
        (None, Some(short)) if spelt_or_begun(short, x.initials(&a.tidy)) => return Match::Variant,
        _ => {}
    }
    if gazetteer().one_place(&a.folded, &b.folded) == Some(true) {
        return Match::Variant;
    }
    if x.words == y.words {
        return if a.folded == b.folded || x.words.len() > 1 && a.folded.len() == b.folded.len() {
            Match::Variant
        } else {
            Match::Same
        };
    }
    if x.sorted == y.sorted || country_left_out(&x.sorted, &y.sorted) {
        return Match::Same;
    }
    match x.in_order().compare(y.in_order()) {
        Match::Different if x.words == x.sorted && y.words == y.sorted => Match::Different,
        Match::Different => x.in_any_order().compare(y.in_any_order()),
        found => found,
    }
}

/// "The Foreign Ministry" and "the Russian Foreign Ministry": only the country is missing.
fn country_left_out(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let country = |word: &String| word.starts_with('=');
    short.len() > 1
        && long.len() == short.len() + 1
        && !short.iter().any(country)
        && long.iter().filter(|word| country(word)).count() == 1
        && long.iter().filter(|word| !country(word)).eq(short.iter())
}

/// Returns the letters of a name in capitals: "U.N." → "UN".
pub(in super::super) fn acronym(name: &str) -> Option<String> {
    if name.contains(' ') {
        return None;
    }
    let letters: String = name.chars().filter(|c| *c != '.').collect();
    let count = letters.chars().count();
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    ((2..=7).contains(&count)
        && letters.chars().all(char::is_alphanumeric)
        && capitals * 3 >= count * 2
        && capitals >= 2)
        .then(|| letters.to_uppercase())
}

/// Tells whether an acronym, or it without its last letter, spells a name, whose last word was not read as part of it then.
///
/// "Organization for Security and Co-operation" of "… in Europe", OSCE.
fn spelt_or_begun(acronym: &str, initials: &[(char, bool)]) -> bool {
    let mut letters = acronym.chars();
    letters.next_back();
    let rest = letters.as_str();
    spells(acronym, initials) || rest.chars().count() >= 3 && spells(rest, initials)
}

/// Tells whether the capitals of an acronym are the initials of the words of a name; small words may be left out.
pub(in super::super) fn abbreviates(acronym: &str, name: &str) -> bool {
    spells(acronym, &initials(name))
}

/// Returns the initials of the words of a name, and whether each may be left out of an acronym.
fn initials(name: &str) -> Vec<(char, bool)> {
    let mut initials: Vec<(char, bool)> = Vec::new();
    for word in name.split_whitespace() {
        for (index, part) in word.split('-').enumerate() {
            let part = fold(part);
            if let Some(first) = part.chars().next() {
                let optional = index > 0 || SMALL.contains(&part.as_str());
                initials.push((first.to_ascii_uppercase(), optional));
            }
        }
    }
    initials
}

fn spells(acronym: &str, initials: &[(char, bool)]) -> bool {
    if initials.len() < 2 || initials.len() > 2 * MOST_WORDS {
        return false;
    }
    let letters: Vec<char> = acronym.chars().map(|c| c.to_ascii_uppercase()).collect();
    // reached[j]: the first initials can spell the first j letters.
    let mut reached = vec![false; letters.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for &(initial, optional) in initials {
        let mut next = vec![false; reached.len()];
        for (count, &ok) in reached.iter().enumerate() {
            if !ok {
                continue;
            }
            if optional && let Some(slot) = next.get_mut(count) {
                *slot = true;
            }
            if letters.get(count) == Some(&initial)
                && let Some(slot) = next.get_mut(count + 1)
            {
                *slot = true;
            }
        }
        reached = next;
    }
    reached.last() == Some(&true)
}

/// The words that carry the name: countries as "=country", no small words, no corporate endings, one spelling.
pub(in super::super) fn organization_words(folded: &str) -> Vec<String> {
    let mut text = folded.to_owned();
    for federation in ["russian federation", "republic of belarus", "united states of america"] {
        if text.contains(federation) {
            let country =
                gazetteer().country(federation).or_else(|| federation.rsplit(' ').next()).unwrap_or(federation);
            text = text.replace(federation, &fold(country));
        }
    }
    let ministry = text.contains("ministr");
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if SMALL.contains(&word) || (ministry && word == "affairs") {
            continue;
        }
        let known = gazetteer()
            .country_of_demonym(word)
            .filter(|country| !country.is_empty())
            .or_else(|| gazetteer().country(word));
        words.push(match (known, word) {
            (Some(country), _) => format!("={}", fold(country)),
            (None, "defense") => "defence".to_owned(),
            (None, "center") => "centre".to_owned(),
            (None, "labor") => "labour".to_owned(),
            (None, "organisation") => "organization".to_owned(),
            (None, word) => word.to_owned(),
        });
    }
    while words.len() > 1 && words.last().is_some_and(|last| ENDINGS.contains(&last.as_str())) {
        words.pop();
    }
    if words.is_empty() { vec![folded.to_owned()] } else { words }
}
