//! What a page says about itself: meta elements, JSON-LD, its address.

use dom_query::Document;

use super::super::clean;
use super::super::source::host;
use super::json_ld::{self, Story};

/// What a page says about itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Names in lower case and contents of the meta elements, in the order of the page.
    pub(super) metas: Vec<(String, String)>,
    pub(super) story: Story,
    /// The words of the `title` element.
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) site_name: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
}

impl Head {
    /// The first filled meta element of one of the names, tried in order.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            self.metas.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
        })
    }
}

/// Reads the head of a page; `html` is its source, for what browsers write into comments.
pub(super) fn read(document: &Document, html: &str) -> Head {
    let mut head = Head::default();
    for node in document.select("meta").nodes() {
        let Some(content) = node.attr("content").or_else(|| node.attr("value")) else { continue };
        let Some(content) = clean::line(&content) else { continue };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = node.attr(key) {
                head.metas.push((name.trim().to_lowercase(), content.clone()));
            }
        }
    }
    head.story = json_ld::read(document);
    head.title = document.select("title").nodes().first().and_then(|node| clean::line(&node.text()));
    let canonical = document.select("link[rel=canonical]").nodes().first().and_then(|node| node.attr("href"));
    let absolute = |url: &str| url.contains("://").then(|| url.trim().to_owned());
    head.url = canonical
        .and_then(|url| absolute(&url))
        .or_else(|| head.meta(&["og:url"]).and_then(absolute))
        .or_else(|| saved_from(html))
        .or_else(|| head.story.url.as_deref().and_then(absolute));
    head.site_name = head
        .meta(&[
            "og:site_name",
            "dc.publisher",
            "dcterms.publisher",
            "publisher",
            "application-name",
            "twitter:app:name:iphone",
        ])
        .map(str::to_owned)
        .filter(|name| name.chars().count() <= 60);
    head.publisher = head.story.publisher.clone();
    head.author = super::author::pick(document, &head);
    head.language = document
        .select("html")
        .nodes()
        .first()
        .and_then(|node| node.attr("lang").or_else(|| node.attr("xml:lang")))
        .map(|lang| lang.to_string())
        .or_else(|| head.meta(&["og:locale", "content-language", "language", "dc.language"]).map(str::to_owned));
    head
}

/// The address that browsers and `SingleFile` write into a comment when they save a page.
fn saved_from(html: &str) -> Option<String> {
    let mut end = html.len().min(4096);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let start = html.get(..end)?;
    let after =
        start.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')')).map(|(_, rest)| rest).or_else(
            || {
                start
                    .split_once("Page saved with SingleFile")
                    .and_then(|(_, rest)| rest.split_once("url:"))
                    .map(|(_, rest)| rest)
            },
        )?;
    let url = after.split_whitespace().next()?;
    (url.contains("://") && host(url).is_some()).then(|| url.to_owned())
}
