//! Records with named fields: JSON, JSON Lines, and front matter.

use serde_json::{Map, Value};

use super::clean;
use super::draft::Draft;
use super::lines::{self, Trust};
use super::{Evidence, page, plain};
use crate::calendar::{Moment, date_line};

/// Field names of the common scrapers (news-please, trafilatura, newspaper4k, schema.org, feed readers), best first.
const TITLE: [&str; 6] = ["title", "headline", "name", "head", "hed", "title_page"];
const TEXT: [&str; 12] = [
    "maintext",
    "text",
    "articlebody",
    "body",
    "content",
    "fulltext",
    "full_text",
    "raw_text",
    "article",
    "body_text",
    "content_text",
    "article_text",
];
const HTML_TEXT: [&str; 4] = ["content_html", "body_html", "html", "contenthtml"];
const DATE: [&str; 13] = [
    "date_publish",
    "publish_date",
    "datepublished",
    "published",
    "published_at",
    "publishedat",
    "pubdate",
    "pub_date",
    "date",
    "published_date",
    "publication_date",
    "created",
    "created_at",
];
/// Names before domains: a reader knows an outlet by its name.
const SOURCE: [&str; 11] = [
    "sitename",
    "site_name",
    "source-hostname",
    "publisher",
    "outlet",
    "media_name",
    "source_name",
    "source",
    "source_domain",
    "hostname",
    "domain",
];
const AUTHOR: [&str; 6] = ["author", "authors", "byline", "creator", "writer", "dc:creator"];
const URL: [&str; 7] = ["url", "link", "canonical_url", "web_url", "original_url", "source_url", "permalink"];
const DECK: [&str; 5] = ["deck", "subtitle", "standfirst", "subheadline", "alternativeheadline"];
const LANGUAGE: [&str; 3] = ["language", "lang", "inlanguage"];
/// Fields under which a reply of a news service keeps its list of articles.
const LISTS: [&str; 10] =
    ["articles", "results", "items", "data", "docs", "documents", "entries", "news", "hits", "value"];

/// A record's article, or why it gave none.
pub(super) type Read = Result<Draft, String>;

/// Reads a JSON file: one record, a list of records, or a reply that holds such a list. The error tells what is wrong.
pub(super) fn json(text: &str) -> Result<Vec<Read>, String> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        // Many tools name JSON Lines ".json".
        Err(error) => {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            if text.trim_end().contains('\n') && serde_json::from_str::<Map<String, Value>>(first).is_ok() {
                return Ok(json_lines(text));
            }
            return Err(format!("The file is not valid JSON ({error}); export it again."));
        }
    };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut object) => {
            let lacks_text = !has_text(&object);
            let key = LISTS.iter().find(|key| lacks_text && matches!(object.get(**key), Some(Value::Array(_))));
            match key.and_then(|key| object.remove(*key)) {
                Some(Value::Array(list)) => list,
                _ => return Ok(vec![record(object)]),
            }
        }
        _ => return Err("The file is JSON but holds no record with a title and a text.".to_owned()),
    };
    if list.is_empty() {
        return Err("The file is JSON but its list of articles is empty.".to_owned());
    }
    let several = list.len() > 1;
    let parts = list.into_iter().enumerate().map(|(at, value)| {
        let named = |reason: String| if several { format!("Record {}: {reason}", at + 1) } else { reason };
        let mut draft = object(value).and_then(record).map_err(named)?;
        draft.part = several.then_some(at as u32);
        Ok(draft)
    });
    Ok(parts.collect())
}

/// Reads JSON Lines: a record a line.
pub(super) fn json_lines(text: &str) -> Vec<Read> {
    let rows: Vec<(usize, &str)> = text.split('\n').enumerate().filter(|(_, row)| !row.trim().is_empty()).collect();
    let several = rows.len() > 1;
    let parts = rows.into_iter().enumerate().map(|(part, (at, row))| {
        let named = |reason: String| format!("Line {}: {reason}", at + 1);
        let value: Value = serde_json::from_str(row)
            .map_err(|error| named(format!("not valid JSON ({error}); export the file again.")))?;
        let mut draft = object(value).and_then(record).map_err(named)?;
        draft.part = several.then_some(part as u32);
        Ok(draft)
    });
    parts.collect()
}

fn object(value: Value) -> Result<Map<String, Value>, String> {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err("it is no record with a title and a text.".to_owned()),
    }
}

fn has_text(object: &Map<String, Value>) -> bool {
    object.iter().any(|(key, value)| {
        let key = key.to_lowercase();
        (TEXT.contains(&key.as_str()) || HTML_TEXT.contains(&key.as_str()))
            && value.as_str().is_some_and(|text| !text.trim().is_empty())
    })
}

fn record(object: Map<String, Value>) -> Read {
    let fields: Vec<(String, Value)> = object.into_iter().map(|(key, value)| (key.to_lowercase(), value)).collect();
    let find = |names: &[&str]| {
        names.iter().find_map(|name| fields.iter().find(|(key, _)| key == name).and_then(|(_, value)| words(value)))
    };
    let mut draft = Draft::default();
    for (key, value) in &fields {
        if TEXT.contains(&key.as_str()) || HTML_TEXT.contains(&key.as_str()) {
            continue;
        }
        if let Some(value) = words(value) {
            // Lists of fields are walked below in their order of trust.
            if ![&TITLE[..], &DATE[..], &SOURCE[..], &URL[..]].iter().any(|names| names.contains(&key.as_str())) {
                field(&mut draft, key, &value, Evidence::Field);
            }
        }
    }
    draft.title = find(&TITLE).map(|title| plain_words(&title)).and_then(|title| clean::line(&title));
    draft.url = find(&URL).filter(|url| url.contains("://"));
    for name in DATE {
        let value = fields.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        if let Some(when) = value.and_then(words).and_then(|value| moment(&value)) {
            draft.offer_date(when, Evidence::Field);
        }
    }
    for name in SOURCE {
        let value = fields.iter().find(|(key, _)| key == name).and_then(|(_, value)| words(value));
        if let Some(value) = value {
            field(&mut draft, name, &value, Evidence::Field);
        }
    }
    let body = TEXT.iter().chain(&HTML_TEXT).find_map(|name| {
        fields
            .iter()
            .find(|(key, _)| key == name)
            .and_then(|(_, value)| value.as_str())
            .filter(|text| !text.trim().is_empty())
    });
    let Some(body) = body else {
        return Err(
            "there is no text; the field is expected to be called text, maintext, body, content or articleBody."
                .to_owned(),
        );
    };
    let lines = if is_markup(body) { page::fragment(body)? } else { plain::split(&clean::level(body)) };
    lines::sort(lines, Trust::Field, &mut draft);
    if draft.has_text() { Ok(draft) } else { Err("its text holds no words.".to_owned()) }
}

/// Tells whether a field of this name, in lower case, says something about its article.
pub(super) fn is_known(key: &str) -> bool {
    let names: [&[&str]; 7] = [&TITLE, &DATE, &SOURCE, &AUTHOR, &URL, &DECK, &LANGUAGE];
    names.iter().any(|names| names.contains(&key))
}

/// Takes over one named field; names that say nothing are passed over.
pub(super) fn field(draft: &mut Draft, key: &str, value: &str, evidence: Evidence) {
    let Some(value) = clean::line(&plain_words(value)) else { return };
    if TITLE.contains(&key) {
        draft.title.get_or_insert(value);
    } else if DATE.contains(&key) {
        if let Some(when) = moment(&value) {
            draft.offer_date(when, evidence);
        }
    } else if SOURCE.contains(&key) {
        // In trafilatura's JSON "source" is the address.
        if value.contains("://") {
            draft.url.get_or_insert(value);
        } else {
            draft.source_field.get_or_insert(value);
        }
    } else if AUTHOR.contains(&key) {
        draft.byline.get_or_insert_with(|| lines::byline(&value).unwrap_or(value));
    } else if URL.contains(&key) {
        if value.contains("://") {
            draft.url.get_or_insert(value);
        }
    } else if DECK.contains(&key) {
        draft.deck.get_or_insert(value);
    } else if LANGUAGE.contains(&key) {
        draft.declared_language.get_or_insert(value);
    }
}

/// The words of a value: a string, a number, the name of an object, or a list of them joined by commas.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => ["name", "title", "display_name", "uri", "@value"].iter().find_map(|key| {
            object.get(*key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        }),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().filter(|value| !value.is_array()).filter_map(words).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        _ => None,
    }
}

/// Reads a date in the forms that tools write: ISO 8601, mail dates, seconds since 1970, and written dates.
pub(super) fn moment(written: &str) -> Option<Moment> {
    let written = written.trim();
    if let Some(found) = Moment::parse(written) {
        return Some(found);
    }
    if written.len() >= 9 && written.bytes().all(|b| b.is_ascii_digit()) {
        if written.len() == 14 || written.len() == 8 {
            let part = |range: std::ops::Range<usize>| written.get(range).and_then(|digits| digits.parse::<i16>().ok());
            return Moment::day(part(0..4)?, part(4..6)? as i8, part(6..8)? as i8);
        }
        let number: i64 = written.parse().ok()?;
        let seconds = if number > 20_000_000_000 { number / 1000 } else { number };
        let time = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
        return Some(Moment { time: Some((time.hour(), time.minute())), ..Moment::from(time.date()) });
    }
    date_line(written).map(|(when, _)| when)
}

/// Tells whether a text field holds markup rather than words.
fn is_markup(text: &str) -> bool {
    let lower = |needle: &str| memchr::memmem::find(text.as_bytes(), needle.as_bytes()).is_some();
    ["</p>", "<p>", "<br", "</div>", "</span>", "</a>", "</P>", "<BR"].iter().any(|tag| lower(tag))
}

/// A title or name without markup and character references.
fn plain_words(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    match page::fragment(text) {
        Ok(lines) => lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join(" "),
        Err(_) => text.to_owned(),
    }
}
