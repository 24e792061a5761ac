//! When the article of a page was published.

use dom_query::Document;

use super::super::Evidence;
use super::super::record::moment;
use super::head::Head;
use crate::calendar::Moment;

/// Meta elements that hold the day of publication, best first.
const METAS: [&str; 30] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publicationdate",
    "publication_date",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
    "originalpublicationdate",
    "article_date_original",
    "displaydate",
    "prism.publicationdate",
    "citation_publication_date",
    "rnews:datepublished",
    "created",
    "ptime",
    "shareaholic:article_published_time",
];

/// Picks the day of publication and says how it is known.
pub(super) fn pick(document: &Document, head: &Head) -> Option<(Moment, Evidence)> {
    if let Some(when) = head.story.published.as_deref().and_then(sane) {
        return Some((when, Evidence::JsonLd));
    }
    if let Some(when) = METAS.iter().find_map(|name| head.meta(&[name]).and_then(sane)) {
        return Some((when, Evidence::Meta));
    }
    if let Some(when) = head.url.as_deref().and_then(in_address) {
        return Some((when, Evidence::Url));
    }
    for node in document.select("time").nodes() {
        let written = node.attr("datetime").unwrap_or_else(|| node.text());
        if let Some(when) = sane(&written) {
            return Some((when, Evidence::TimeElement));
        }
    }
    None
}

fn sane(written: &str) -> Option<Moment> {
    moment(written).filter(|when| when.year.is_none_or(|year| (1990..=2100).contains(&year)))
}

/// A day in an address: `/2024/11/22/` or `/2024-11-22-`.
fn in_address(url: &str) -> Option<Moment> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let pieces: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    pieces.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        let when = Moment::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        when.year.filter(|year| (1990..=2100).contains(year)).map(|_| when)
    })
}
