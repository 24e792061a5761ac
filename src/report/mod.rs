//! Reports: what is saved for others.

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
    /// Only this event, by its position; `None` for all.
    pub event: Option<usize>,
    /// The date on the report; the program never asks the clock.
    pub date: Option<String>,
    /// Whether whole file paths are shown, not just file names.
    pub full_paths: bool,
}

/// Writes a report.
pub fn render(_comparison: &Comparison, _decisions: &Decisions, _options: &Options, _format: Format) -> String {
    String::new()
}
