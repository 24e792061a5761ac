//! When the article of a page was published.

use dom_query::{Document, NodeRef};

use super::super::Evidence;
use super::super::lines::Line;
use super::super::record::moment;
use super::block;
use super::head::Head;
use super::written::{self, Order};
use crate::calendar::Moment;

/// Meta elements that hold the day of publication, best first.
const METAS: [&str; 38] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "og:pubdate",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publicationdate",
    "publication_date",
    "article.published",
    "article:published",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
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
    "datecreated",
    "article:post_date",
    "og:release_date",
    "video:release_date",
    "gentime",
];

/// Elements whose class or name says that they hold a date, surest first.
const MARKED: [&str; 9] = [
    "[itemprop~=datePublished], [property~='schema:datePublished'], [itemprop~=dateCreated]",
    "abbr.published, .published, .date-published, .published-date, .publish-date, .pubdate, .publication-date, .post-date, .entry-date, .article-date, .date-posted, .posted-on, .postdate, .article__date, .story-date, .news-date",
    ".date, #date, .dateline, .timestamp, .time-stamp, .datetime, .news_date, .datum, .fecha, .data",
    "[class*=publish], [id*=publish]",
    "[class*=date], [id*=date]",
    "[class*=posted], [class*=time], [class*=datum]",
    ".byline, .meta, .post-meta, .entry-meta, .article-meta, .info, .article-info, .submitted, .postinfo, .post-info",
    "[class*=byline], [class*=meta], [class*=info]",
    "footer, .footer-meta",
];

/// Picks the day of publication and says how it is known. `title` is the page's headline.
pub(super) fn pick(document: &Document, head: &Head, title: Option<&str>) -> Option<(Moment, Evidence)> {
    let order = order(head);
    let read = |written: &str| sane(moment(written).or_else(|| written::day(written, order)));
    let address = head.url.as_deref().and_then(in_address);
    if let Some(when) = head.story.published.as_deref().and_then(read) {
        return Some(
            address.filter(|day| is_beside(*day, when)).map_or((when, Evidence::JsonLd), |day| (day, Evidence::Url)),
        );
    }
    if let Some(when) = METAS.iter().find_map(|name| head.meta(&[name]).and_then(read)) {
        return Some(
            address.filter(|day| is_beside(*day, when)).map_or((when, Evidence::Meta), |day| (day, Evidence::Url)),
        );
    }
    if let Some(when) = address {
        return Some((when, Evidence::Url));
    }
    if let Some(when) = time_element(document, read) {
        return Some((when, Evidence::TimeElement));
    }
    let lines = document.body().map(|body| block::lines(&body)).unwrap_or_default();
    if let Some(when) = marked(document, order) {
        return Some((when, Evidence::DateLine));
    }
    if let Some(when) = near_title(&lines, title, order) {
        return Some((when, Evidence::DateLine));
    }
    if let Some(when) = head.story.modified.as_deref().and_then(read) {
        return Some((when, Evidence::Text));
    }
    let modified = ["article:modified_time", "og:updated_time", "last-modified", "datemodified", "modified"];
    lines
        .iter()
        .filter(|line| line.text.len() <= 120)
        .find_map(|line| sane(written::day(&line.text, order)))
        .or_else(|| modified.iter().find_map(|name| head.meta(&[name]).and_then(read)))
        .or_else(|| lines.iter().find_map(|line| sane(written::day(&line.text, order))))
        .map(|when| (when, Evidence::Text))
}

/// Tells whether a stated time is a day off the address: it is then given in another time zone than the outlet's.
fn is_beside(address: Moment, stated: Moment) -> bool {
    let (Some(address), Some(day)) = (address.date(), stated.date()) else { return false };
    stated.time.is_some() && address != day && address.duration_until(day).as_hours().abs() <= 24
}

/// American pages write the month first.
fn order(head: &Head) -> Order {
    let language = head.language.as_deref().unwrap_or_default().to_lowercase().replace('_', "-");
    let host = head.url.as_deref().and_then(super::super::source::host).unwrap_or_default();
    let national = [".uk", ".au", ".nz", ".ie", ".in", ".za", ".sg", ".my", ".pk", ".eu", ".de", ".fr", ".it", ".es"];
    let elsewhere = national.iter().any(|end| host.ends_with(end));
    if language == "en-us"
        || (language == "en" || language.is_empty()) && !elsewhere && host.rsplit('.').next() == Some("com")
    {
        Order::MonthFirst
    } else {
        Order::DayFirst
    }
}

fn sane(when: Option<Moment>) -> Option<Moment> {
    when.filter(|when| when.year.is_some_and(|year| (1990..=2100).contains(&year)))
}

/// The first `time` element, one marked as the publication before others.
fn time_element(document: &Document, read: impl Fn(&str) -> Option<Moment>) -> Option<Moment> {
    let nodes = document.select("time");
    let written = |node: &NodeRef<'_>| {
        node.attr("datetime").and_then(|attribute| read(&attribute)).or_else(|| read(&node.text()))
    };
    let is_marked = |node: &&NodeRef<'_>| {
        node.has_attr("pubdate")
            || ["itemprop", "class"].iter().any(|name| {
                node.attr(name).is_some_and(|value| {
                    let value = value.to_lowercase();
                    ["publi", "entry-date", "created", "posted"].iter().any(|word| value.contains(word))
                        && !value.contains("updated")
                })
            })
    };
    let nodes = nodes.nodes();
    nodes.iter().filter(is_marked).find_map(written).or_else(|| nodes.iter().find_map(written))
}

/// The first date in an element that is marked as a date's place.
fn marked(document: &Document, order: Order) -> Option<Moment> {
    MARKED.iter().find_map(|selector| {
        document.select(selector).nodes().iter().take(12).find_map(|node| {
            let attribute = ["content", "datetime", "title", "data-date", "data-datetime"]
                .iter()
                .filter_map(|name| node.attr(name))
                .find_map(|value| sane(moment(&value).or_else(|| written::day(&value, order))));
            attribute.or_else(|| {
                let text = node.text();
                (text.len() <= 300).then(|| sane(written::day(&text, order))).flatten()
            })
        })
    })
}

/// The first date in a short line close to the headline, those after it first.
fn near_title(lines: &[Line], title: Option<&str>, order: Order) -> Option<Moment> {
    let title = title?;
    let at = lines.iter().rposition(|line| line.text == title)?;
    let short = |line: &&Line| line.text.len() <= 160;
    let after = lines.get(at + 1..).unwrap_or_default().iter().take(8).filter(short);
    let before = lines.get(at.saturating_sub(4)..at).unwrap_or_default().iter().rev().filter(short);
    after.chain(before).find_map(|line| sane(written::day(&line.text, order)))
}

/// A day in an address: `/2024/11/22/`, `/2024-11-22-`, `/20241122`.
fn in_address(url: &str) -> Option<Moment> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let pieces: Vec<&str> = path.split(['/', '-', '_', '.', '=', '?', '&']).collect();
    let spaced = pieces.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        if year.len() != 4 || month.len() > 3 || day.len() > 2 {
            return None;
        }
        let month = month.parse().ok().or_else(|| short_month(month))?;
        sane(Moment::day(year.parse().ok()?, month, day.parse().ok()?))
    });
    spaced.or_else(|| {
        pieces.iter().filter(|piece| piece.len() == 8).find_map(|piece| {
            let number = |range: std::ops::Range<usize>| piece.get(range).and_then(|digits| digits.parse::<i16>().ok());
            sane(Moment::day(number(0..4)?, number(4..6)? as i8, number(6..8)? as i8))
        })
    })
}

fn short_month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    NAMES.iter().position(|known| known.eq_ignore_ascii_case(name)).map(|at| at as i8 + 1)
}
