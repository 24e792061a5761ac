//! Dates and times of an article, read against its day of publication.

use crate::article::Article;
use crate::calendar::{self, TimeValue};
use crate::text::Span;

/// A mention of a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Where it stands, in bytes of the article's text.
    pub span: Span,
    /// What it means.
    pub value: TimeValue,
}

/// Finds the dates of an article.
pub fn recognise(article: &Article) -> Vec<Date> {
    let anchor = article.published.as_ref().map(|published| published.when);
    calendar::recognise(&article.text, &article.sentences, anchor.as_ref())
        .into_iter()
        .map(|expression| Date { span: expression.span, value: expression.value })
        .collect()
}
