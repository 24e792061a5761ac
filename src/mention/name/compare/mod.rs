//! Whether two names name one bearer: the same, a variant, or two.

mod organization;
mod person;
mod place;
mod word;

pub(super) use organization::{abbreviates, acronym, organization_words};
pub(super) use person::person_words;

use std::sync::OnceLock;

use super::NameKind;
use super::key::fold;

/// Whether two names name one bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Match {
    /// Written alike but for capitals of a headline, titles and corporate endings, or a surname alone.
    Same,
    /// Another spelling, transliteration, accent, nickname, acronym or length of one name.
    Variant,
    /// Two names.
    Different,
}

/// Two names of this similarity and more are one.
const ALIKE: f32 = 0.82;
/// Names of more words are compared by their letters only.
const MOST_WORDS: usize = 12;

/// Compares two names of the same kind.
pub fn compare(a: &str, b: &str, kind: NameKind) -> Match {
    Spelling::new(a).compare(&Spelling::new(b), kind)
}

/// A name made ready to be compared with many others: what a comparison needs of it alone is worked out once.
pub struct Spelling {
    tidy: String,
    folded: String,
    person: OnceLock<person::Parts>,
    place: OnceLock<place::Parts>,
    organization: OnceLock<organization::Parts>,
}

impl Spelling {
    /// Makes a name ready.
    pub fn new(name: &str) -> Self {
        let tidy = tidy(name);
        let folded = fold(&tidy);
        Self { tidy, folded, person: OnceLock::new(), place: OnceLock::new(), organization: OnceLock::new() }
    }

    /// Compares two names of the same kind.
    pub fn compare(&self, other: &Self, kind: NameKind) -> Match {
        if self.tidy == other.tidy {
            return Match::Same;
        }
        if self.folded.is_empty() || other.folded.is_empty() {
            return Match::Different;
        }
        match kind {
            NameKind::Person => person::compare(self.person(), other.person()),
            NameKind::Place => place::compare(self, other),
            NameKind::Organization | NameKind::Other => organization::compare(self, other),
        }
    }

    fn person(&self) -> &person::Parts {
        self.person.get_or_init(|| person::Parts::new(&self.tidy))
    }

    fn place(&self) -> &place::Parts {
        self.place.get_or_init(|| place::Parts::new(&self.tidy, &self.folded))
    }

    fn organization(&self) -> &organization::Parts {
        self.organization.get_or_init(|| organization::Parts::new(&self.tidy, &self.folded))
    }

    /// Equal but for the capitals of a headline, or for full stops.
    fn written_like(&self, other: &Self) -> bool {
        written_alike(&self.tidy, &other.tidy, self.folded == other.folded)
    }
}

/// White space and quotation marks put in order, "the" and a possessive ending dropped.
fn tidy(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 1 && words.first().is_some_and(|first| first.eq_ignore_ascii_case("the")) {
        words.remove(0);
    }
    let joined = words.join(" ");
    let trimmed = joined.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | ')' | '('));
    trimmed.strip_suffix("'s").or_else(|| trimmed.strip_suffix("’s")).unwrap_or(trimmed).to_owned()
}

/// Equal but for the capitals of a headline, or for full stops; `alike` tells whether both are equal in small letters.
fn written_alike(a: &str, b: &str, alike: bool) -> bool {
    let shouted =
        |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() > 4 && !name.chars().any(char::is_lowercase);
    let bare = |c: &char| !matches!(c, '.' | ',');
    a.chars().filter(bare).eq(b.chars().filter(bare)) || (alike && (shouted(a) || shouted(b)))
}
