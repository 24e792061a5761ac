//! Direct speech and who speaks.

use super::Name;
use crate::article::Article;
use crate::text::Span;

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands, in bytes of the article's text, quotation marks included.
    pub span: Span,
    /// Who is quoted, as canonical name or description; `None` where that is not certain.
    pub speaker: Option<String>,
}

/// Finds the quotations of an article.
pub fn recognise(_article: &Article, _names: &[Name]) -> Vec<Quote> {
    Vec::new()
}
