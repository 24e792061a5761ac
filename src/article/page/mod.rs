//! Saved web pages: metadata, headline and main text.

mod author;
mod block;
mod body;
mod head;
mod json_ld;
mod nesting;
mod published;
mod title;
mod written;

use dom_query::Document;

use super::draft::Draft;
use super::lines::{self, Line, Trust};

/// Reads the article of a saved page. The error is a sentence for the user.
pub(super) fn article(html: &str) -> Result<Draft, String> {
    nesting::check(html)?;
    nesting::with_room(html, || read(html)).and_then(|read| read)
}

/// Reads the lines of a piece of markup, as fields of records hold it. The error is a sentence for the user.
pub(super) fn fragment(html: &str) -> Result<Vec<Line>, String> {
    nesting::check(html)?;
    let document = Document::fragment(html);
    Ok(block::lines(&document.root()))
}

fn read(html: &str) -> Result<Draft, String> {
    let document = Document::from(html);
    let head = head::read(&document, html);
    let mut draft = Draft {
        url: head.url.clone(),
        source_field: head.publisher.clone(),
        site_name: head.site_name.clone(),
        byline: head.author.clone(),
        declared_language: head.language.clone(),
        title: title::pick(&document, &head),
        ..Draft::default()
    };
    if let Some((when, evidence)) = published::pick(&document, &head, draft.title.as_deref()) {
        draft.offer_date(when, evidence);
    }
    let plain = draft.clone();
    lines::sort(body::main_text(html), Trust::Story, &mut draft);
    if !draft.has_text() {
        // Where no extractor finds a text, the page is read as if it had been copied as text.
        draft = plain;
        lines::sort(body::all_text(&document), Trust::Page, &mut draft);
    }
    if draft.has_text() {
        Ok(draft)
    } else {
        Err("No article text was found in the page; save the article's own page, or its text as .txt.".to_owned())
    }
}
