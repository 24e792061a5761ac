//! The main text of a page.

use dom_query::Document;
use trafilatura::{ExtractionFocus, Options};

use super::super::lines::Line;
use super::block;
use super::head::Head;

/// Returns the lines of the main text; none when no extractor finds one.
pub(super) fn main_text(html: &str, document: &Document, _head: &Head) -> Vec<Line> {
    let options =
        Options::default().with_exclude_comments(true).with_fallback(true).with_focus(ExtractionFocus::FavorPrecision);
    if let Ok(found) = trafilatura::extract(html, &options) {
        let lines = block::lines(&Document::fragment(found.content_html).root());
        if !lines.is_empty() {
            return lines;
        }
    }
    document.body().map(|body| block::lines(&body)).unwrap_or_default()
}
