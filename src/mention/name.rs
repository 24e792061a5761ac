//! Names of persons, places, organisations and other things.

use serde::{Deserialize, Serialize};

use super::Date;
use crate::article::Article;
use crate::text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A human being.
    Person,
    /// A place, natural or political.
    Place,
    /// A company, agency, party, team, court.
    Organization,
    /// A product, event, work, nationality.
    Other,
}

/// The office or description that stands with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Where it stands, in bytes of the article's text.
    pub span: Span,
    /// The head, normalised: "foreign minister", "spokesman".
    pub head: String,
    /// Of whom or what, as canonical name: "Belarus".
    pub of: Option<String>,
}

/// A mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, in bytes of the article's text, without titles.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The canonical value: the fullest form that the article uses for the same one.
    pub value: String,
    /// The office or description beside it.
    pub role: Option<Role>,
}

/// Finds the names of an article.
pub fn recognise(_article: &Article, _dates: &[Date]) -> Vec<Name> {
    Vec::new()
}

/// Whether two names name one bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Match {
    /// Equal but for case, accents and punctuation, or a short form of the other.
    Same,
    /// Another spelling, transliteration, nickname or acronym of one name.
    Variant,
    /// Two names.
    Different,
}

/// Compares two names of the same kind.
pub fn compare(a: &str, b: &str, _kind: NameKind) -> Match {
    if a == b { Match::Same } else { Match::Different }
}
