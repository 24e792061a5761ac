//! Reports: what is saved for others.

mod content;
mod correction;
mod csv;
mod html;
pub mod json;
pub mod link;
mod markdown;
pub mod measured;
pub mod passage;
mod plain;
mod save;
pub mod value;
pub mod why;
pub mod words;

pub use save::{SaveError, save};

use crate::comparison::{Comparison, Decisions};

/// The formats in which a report can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One HTML file without script.
    Html,
    /// JSON after the schema `variorum-comparison/1`.
    Json,
    /// Markdown.
    Markdown,
    /// One reading a row.
    Csv,
}

impl Format {
    /// All formats, the most complete first.
    pub const ALL: [Self; 4] = [Self::Html, Self::Json, Self::Markdown, Self::Csv];

    /// Returns the usual ending of a file of this format, without the point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// Returns the format that a file's ending stands for; `None` where it stands for none.
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// How much of the articles a report quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotations {
    /// The differing sentences only.
    #[default]
    Sentence,
    /// At most 25 words around each reading.
    Words25,
    /// The full aligned text.
    Full,
}

/// What the user may set about a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How much is quoted.
    pub quotations: Quotations,
    /// Only this event, by its position counted from 0; `None` for all.
    pub event: Option<usize>,
    /// The date on the report; the program never asks the clock.
    pub date: Option<String>,
    /// Whether whole file paths are shown, not just file names.
    pub full_paths: bool,
}

/// Writes a report; the same comparison, decisions and options give the same bytes.
pub fn render(comparison: &Comparison, decisions: &Decisions, options: &Options, format: Format) -> String {
    let report = || content::Report::new(comparison, decisions, options, format);
    match format {
        Format::Html => html::render(&report()),
        Format::Markdown => markdown::render(&report()),
        Format::Csv => csv::render(&report()),
        Format::Json => {
            let document = json::document(comparison, decisions, options);
            // Plain data with string keys: nothing in it can fail to be written.
            serde_json::to_string_pretty(&document).map(|json| json + "\n").unwrap_or_default()
        }
    }
}

/// Writes the evidence chain of one finding as plain text; `number` is the one that a report of the event gives it, counted from 1.
///
/// `None` where the event, counted from 0, has no such finding.
pub fn explain(comparison: &Comparison, decisions: &Decisions, event: usize, number: usize) -> Option<String> {
    let options = Options { event: Some(event), ..Options::default() };
    let report = content::Report::new(comparison, decisions, &options, Format::Markdown);
    let part = report.events.first()?;
    let found = part.findings.iter().chain(&part.only).chain(&part.dismissed).find(|part| part.number == number)?;
    let compared = comparison.events.get(event)?;
    let steps = why::chain(&comparison.witnesses_of(compared), &compared.alignment, &found.finding);
    Some(why::text(number, &found.finding.question, &steps))
}
