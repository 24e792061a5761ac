//! Names of persons, places, organisations and other things.

mod compare;
mod gazetteer;
mod key;
mod kind;
mod link;
mod refine;
mod resolve;
mod role;
pub mod tagger;
mod token;
mod within;

pub use compare::{Match, Spelling, compare};
pub use link::{Bearer, Form, link};

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
    /// The head, normalised: "foreign minister", "spokesperson".
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
    /// The country or state that stands with the name of a place, by its usual name: "Belarus" of "Brest, Belarus".
    pub within: Option<String>,
    /// The office or description beside it.
    pub role: Option<Role>,
}

/// Finds the names of an article, in order and without overlap; none inside dates.
pub fn recognise(article: &Article, dates: &[Date]) -> Vec<Name> {
    let page = tagger::page(&article.text, &article.sentences);
    let mut names = refine::refine(&page, &tagger::tag(&page));
    kind::mend(page.tokens(), &mut names);
    names.retain(|name| {
        let next = dates.partition_point(|date| date.span.end <= name.span.start);
        dates.get(next).is_none_or(|date| !date.span.overlaps(name.span))
    });
    resolve::resolve(&article.text, &mut names);
    within::place(&article.text, &mut names);
    role::attach(page.tokens(), &mut names);
    names
}
