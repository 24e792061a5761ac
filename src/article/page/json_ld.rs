//! JSON-LD: what a page tells search engines about its article.

use dom_query::Document;
use serde_json::Value;

use super::super::clean;

/// The article that a page's JSON-LD describes.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
}

/// How well an object's type fits a news article, best first.
const TYPES: [&str; 14] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "TechArticle",
    "SocialMediaPosting",
    "WebPage",
];

/// Reads the JSON-LD of a page; broken scripts are passed over.
pub(super) fn read(document: &Document) -> Story {
    let mut objects: Vec<(usize, Value)> = Vec::new();
    for node in document.select("script").nodes() {
        if !node.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
            continue;
        }
        let source = node.text();
        if let Some(value) = parse(&source) {
            collect(value, &mut objects);
        }
    }
    objects.sort_by_key(|(rank, _)| *rank);
    let mut story = Story::default();
    for (rank, object) in &objects {
        let first = |keys: &[&str]| keys.iter().find_map(|key| object.get(*key)).and_then(words);
        let page = *rank + 1 == TYPES.len();
        if !page {
            story.headline = story.headline.take().or_else(|| first(&["headline", "name"]));
            story.body =
                story.body.take().or_else(|| object.get("articleBody").and_then(Value::as_str).map(str::to_owned));
            if story.authors.is_empty() {
                story.authors = object.get("author").or_else(|| object.get("creator")).map(people).unwrap_or_default();
            }
        }
        story.published = story.published.take().or_else(|| first(&["datePublished", "dateCreated"]));
        story.modified = story.modified.take().or_else(|| first(&["dateModified"]));
        story.publisher = story.publisher.take().or_else(|| object.get("publisher").and_then(named));
        story.url = story.url.take().or_else(|| first(&["url", "@id"]).filter(|url| url.contains("://")));
    }
    story
}

fn parse(source: &str) -> Option<Value> {
    let source =
        source.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let source =
        source.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(source).ok().or_else(|| {
        // Line breaks inside strings are the usual fault.
        let levelled: String = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&levelled).ok()
    })
}

/// Collects the objects of a fitting type, wherever they stand. The parser bounds the depth (128).
fn collect(value: Value, objects: &mut Vec<(usize, Value)>) {
    match value {
        Value::Array(list) => {
            for value in list {
                collect(value, objects);
            }
        }
        Value::Object(mut object) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
                if matches!(object.get(key), Some(Value::Array(_) | Value::Object(_)))
                    && let Some(inner) = object.remove(key)
                {
                    collect(inner, objects);
                }
            }
            let kinds: Vec<&str> = match object.get("@type") {
                Some(Value::String(kind)) => vec![kind.as_str()],
                Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
                _ => Vec::new(),
            };
            let rank = kinds.iter().filter_map(|kind| TYPES.iter().position(|known| kind.ends_with(known))).min();
            if let Some(rank) = rank {
                objects.push((rank, Value::Object(object)));
            }
        }
        _ => {}
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean::line(text),
        Value::Array(list) => list.iter().find_map(words),
        _ => None,
    }
}

/// The name of a person, an organisation, or a bare string.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean::line(text).filter(|text| !text.contains("://")),
        Value::Object(object) => object.get("name").and_then(words).filter(|text| !text.contains("://")),
        Value::Array(list) => list.iter().find_map(named),
        _ => None,
    }
}

fn people(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(named).collect(),
        other => named(other).into_iter().collect(),
    }
}
