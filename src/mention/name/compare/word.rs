//! The words of names of places and organisations, set against each other by their sound.

use std::sync::OnceLock;

use super::super::key::{key, similarity_from};
use super::{ALIKE, MOST_WORDS, Match};

/// Words of places and organisations must be this similar each.
const ALIKE_WORD: f32 = 0.88;

/// A folded word and its sound.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) key: String,
}

impl Word {
    pub(super) fn new(text: String) -> Self {
        let key = key(&text);
        Self { text, key }
    }
}

/// The words of a name without the Arabic article, ready to be set against those of another.
pub(super) struct Words {
    all: Vec<Word>,
    /// The words with a figure.
    numbers: Vec<String>,
    joined: String,
    joined_key: OnceLock<String>,
}

impl Words {
    pub(super) fn new(words: &[String]) -> Self {
        let kept: Vec<&String> = words.iter().filter(|word| !matches!(word.as_str(), "al" | "el")).collect();
        let kept: Vec<String> = if kept.is_empty() { words.to_vec() } else { kept.into_iter().cloned().collect() };
        Self {
            numbers: kept.iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())).cloned().collect(),
            joined: kept.concat(),
            joined_key: OnceLock::new(),
            all: kept.into_iter().map(Word::new).collect(),
        }
    }

    fn joined_key(&self) -> &str {
        self.joined_key.get_or_init(|| key(&self.joined))
    }

    /// A single word by its sound; of several, each has to match, or all written as one.
    pub(super) fn compare(&self, other: &Self) -> Match {
        let (a, b) = (&self.all, &other.all);
        if a.len() > MOST_WORDS || b.len() > MOST_WORDS {
            let texts = |words: &[Word]| words.iter().map(|word| word.text.clone()).collect::<Vec<_>>();
            return if texts(a) == texts(b) { Match::Variant } else { Match::Different };
        }
        if self.numbers != other.numbers {
            return Match::Different;
        }
        let alike = if a.len() == b.len() {
            let needed = if a.len() == 1 { ALIKE } else { ALIKE_WORD };
            a.iter().zip(b).all(|(a, b)| {
                a.text == b.text
                    || (a.text.len() > 2
                        && b.text.len() > 2
                        && !opposed(&a.text, &b.text)
                        && similarity_from(needed, &a.key, &b.key) >= needed)
            })
        } else {
            self.joined == other.joined
                || (self.joined.len() > 6 && other.joined.len() > 6 && self.joined_key() == other.joined_key())
        };
        if alike { Match::Variant } else { Match::Different }
    }
}

fn opposed(a: &str, b: &str) -> bool {
    const SIDES: &[&str] = &[
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "new", "old",
    ];
    a != b && (SIDES.contains(&a) || SIDES.contains(&b))
}
