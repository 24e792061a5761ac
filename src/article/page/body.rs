//! The main text of a page.

use dom_query::Document;
use trafilatura::{ExtractionFocus, Options};

use super::super::lines::Line;
use super::block;

/// Returns the lines of the main text; none when the extractor finds none.
pub(super) fn main_text(html: &str) -> Vec<Line> {
    let options =
        Options::default().with_exclude_comments(true).with_fallback(true).with_focus(ExtractionFocus::FavorPrecision);
    let found = trafilatura::extract(html, &options);
    found.map(|found| block::lines(&Document::fragment(found.content_html).root())).unwrap_or_default()
}

/// Returns all lines of a page.
pub(super) fn all_text(document: &Document) -> Vec<Line> {
    document.body().map(|body| block::lines(&body)).unwrap_or_default()
}
