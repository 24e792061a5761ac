//! Who wrote the article of a page.

use dom_query::Document;

use super::super::clean;
use super::super::lines;
use super::head::Head;

/// Elements that sites mark as a byline, surest first.
const MARKED: [&str; 12] = [
    "a[rel=author]",
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    "[class~=byline__name]",
    ".author-name",
    ".byline .author",
    ".author a",
    ".byline a",
    ".author",
    ".byline",
    ".post-author",
    "[class*=author]",
];

/// Picks the author: JSON-LD, meta elements, then elements marked as a byline.
pub(super) fn pick(document: &Document, head: &Head) -> Option<String> {
    let site = head.site_name.as_deref().unwrap_or_default();
    let structured: Vec<String> = head.story.authors.iter().filter_map(|name| tidy(name, site)).collect();
    if !structured.is_empty() {
        return Some(unique(structured));
    }
    let metas = [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "sailthru.author",
        "parsely-author",
        "article:author_name",
        "authors",
        "cxenseparse:author",
        "rbauthors",
    ];
    let mut found: Vec<String> = Vec::new();
    for name in metas {
        let named: Vec<String> =
            head.metas.iter().filter(|(key, _)| key == name).filter_map(|(_, value)| tidy(value, site)).collect();
        if !named.is_empty() {
            found = named;
            break;
        }
    }
    if !found.is_empty() {
        return Some(unique(found));
    }
    for selector in MARKED {
        let nodes = document.select(selector);
        let found = nodes.nodes().iter().take(4).find_map(|node| tidy(&node.text(), site));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn unique(names: Vec<String>) -> String {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept.join(", ")
}

/// A name without "By", addresses and roles; `None` for what is no person's name.
fn tidy(written: &str, site: &str) -> Option<String> {
    let line = clean::line(written)?;
    if line.contains("://") || line.contains('@') || line.contains('{') || line.chars().count() > 100 {
        return None;
    }
    let name = lines::byline(&line).unwrap_or(line);
    let name = name.split(['|', '•', '·', '–', '—', '(']).next()?.trim().trim_matches([',', ':', '-', ' ']).to_owned();
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.to_lowercase();
    let generic = [
        "admin",
        "administrator",
        "author",
        "redaktion",
        "editor",
        "staff",
        "webmaster",
        "unknown",
        "guest",
        "posted by",
    ];
    (letters >= 3
        && words <= 12
        && !lower.eq_ignore_ascii_case(site)
        && !generic.contains(&lower.as_str())
        && !name.chars().any(|c| c.is_ascii_digit()))
    .then_some(name)
}
