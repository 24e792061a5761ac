//! Keeps a pasted article as a file in the data folder, so that it is read, compared and found again like any other.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::gui::state::Pasted;
use crate::{report, text};

/// The longest first line that is taken for a headline, in characters.
const HEADLINE: usize = 250;

/// The fields that the article room reads from a record.
#[derive(Serialize)]
struct Record<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    published: &'a str,
    text: &'a str,
}

/// Writes the article below a folder and returns its file; the same text goes to the same file.
///
/// # Errors
/// A sentence that names the file and what to do.
pub(super) fn keep(below: &Path, pasted: &Pasted) -> Result<PathBuf, String> {
    let whole = pasted.text.trim();
    let (first, rest) = whole.split_once('\n').unwrap_or(("", whole));
    let headed = !rest.trim().is_empty() && first.chars().count() <= HEADLINE;
    let (title, body) = if headed { (first.trim(), rest.trim()) } else { ("", whole) };
    let record = Record { title, source: pasted.source.trim(), published: pasted.published.trim(), text: body };
    let json = serde_json::to_vec_pretty(&record).map_err(|error| error.to_string())?;
    let folder = below.join("pasted");
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("The article could not be kept in {}: {error}.", folder.display()))?;
    let path = folder.join(name(title, &pasted.source, whole));
    report::save(&path, &json).map_err(|error| error.to_string())?;
    Ok(path)
}

/// Names the file by source and headline, and by a digest so that no article takes another's place.
fn name(title: &str, source: &str, whole: &str) -> String {
    let words: Vec<String> = source
        .split_whitespace()
        .chain(title.split_whitespace())
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).take(20).collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty())
        .take(6)
        .collect();
    let digest: String = text::sha256(whole.as_bytes()).chars().take(8).collect();
    format!("{}.json", words.into_iter().chain([digest]).collect::<Vec<_>>().join("-"))
}
