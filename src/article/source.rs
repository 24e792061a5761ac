//! Who published an article.

use std::path::Path;

use super::Evidence;
use super::draft::Draft;
use super::lines;
use crate::calendar::Moment;

/// Words that stand in the names of outlets and hardly ever in headlines.
const OUTLET_WORDS: [&str; 40] = [
    "agency",
    "broadcasting",
    "bulletin",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "echo",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "mail",
    "media",
    "mirror",
    "news",
    "newswire",
    "observer",
    "outlook",
    "post",
    "press",
    "radio",
    "register",
    "reporter",
    "review",
    "sentinel",
    "standard",
    "telegraph",
    "times",
    "today",
    "tribune",
    "watch",
    "weekly",
    "wire",
];

/// The source by the strongest witness: a field, the site's name, the address, a domain in the file's name,
/// the text's first line, an outlet's name as the file's name, the credited agency.
///
/// The folder's name is no witness: files of one folder usually come from several sources.
pub(super) fn of(draft: &Draft, path: &Path) -> Option<String> {
    draft
        .source_field
        .clone()
        .or_else(|| draft.site_name.clone())
        .or_else(|| draft.url.as_deref().and_then(host))
        .or_else(|| domain_in_name(path))
        .or_else(|| draft.source_line.clone())
        .or_else(|| outlet_in_name(path))
        .or_else(|| draft.agency.clone())
}

/// The host of an address, without "www.".
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest.trim_start_matches('/'));
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-')))
    .then(|| host.to_owned())
}

/// A domain in the file's name: "2024-11-22_news.example_ministers.txt".
fn domain_in_name(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy().to_lowercase();
    stem.split(['_', ' ', ',', '(', ')', '~'])
        .map(|word| word.trim_start_matches("www."))
        .find(|word| lines::is_domain(word))
        .map(str::to_owned)
}

/// An outlet's name as the whole name of the file, as people name what they save: "tidewater-post.txt",
/// "tidewater post 2.txt". A name without a word that outlets bear is taken for a headline or a topic.
fn outlet_in_name(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let mut words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    if words.last().is_some_and(|last| last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit())) {
        words.pop();
    }
    let named = (1..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().all(char::is_alphabetic))
        && words.iter().any(|word| OUTLET_WORDS.contains(&word.to_lowercase().as_str()));
    named.then(|| words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" "))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A day in the file's name: "2024-11-22_ministers.txt", "20241122.html".
pub(super) fn date_in_name(path: &Path) -> Option<(Moment, Evidence)> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() == text.len() && !text.is_empty();
    let pieces: Vec<&str> = stem.split(['-', '_', '.', ' ', 'T']).collect();
    for window in pieces.windows(3) {
        if let [year, month, day] = window
            && year.len() == 4
            && month.len() == 2
            && day.len() == 2
            && window.iter().all(|part| digits(part))
        {
            return plausible(year, month, day);
        }
    }
    pieces
        .iter()
        .filter(|piece| piece.len() == 8 && digits(piece))
        .find_map(|piece| plausible(piece.get(..4)?, piece.get(4..6)?, piece.get(6..8)?))
}

fn plausible(year: &str, month: &str, day: &str) -> Option<(Moment, Evidence)> {
    let year: i16 = year.parse().ok()?;
    let when = Moment::day(year, month.parse().ok()?, day.parse().ok()?)?;
    (1850..=2100).contains(&year).then_some((when, Evidence::FileName))
}
