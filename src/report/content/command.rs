//! The command that makes the same report again.

use std::path::{Component, Path};

use crate::comparison::{Comparison, Decisions};
use crate::event::Grouping;
use crate::report::{Format, Options, Quotations};

/// Returns the command, and what is to be known about it.
pub(super) fn again(
    comparison: &Comparison,
    decisions: &Decisions,
    options: &Options,
    format: Format,
) -> (String, Option<String>) {
    let mut words = vec!["variorum".to_owned(), "compare".to_owned()];
    words.extend(comparison.inputs.iter().map(|path| quoted(&shown(path, options.full_paths))));
    let grouping = &comparison.settings.grouping;
    if grouping.one_event {
        words.push("--one-event".to_owned());
    }
    if grouping.gate_days != Grouping::default().gate_days {
        words.push(format!("--gate-days {}", grouping.gate_days));
    }
    if let Some(index) = options.event {
        words.push(format!("--event {}", index + 1));
    }
    if let Some(when) = comparison.settings.published {
        words.push(format!("--published {when}"));
    }
    match options.quotations {
        Quotations::Sentence => {}
        Quotations::Words25 => words.push("--quotations 25-words".to_owned()),
        Quotations::Full => words.push("--quotations full".to_owned()),
    }
    if let Some(date) = &options.date {
        words.push(format!("--date {}", quoted(date)));
    }
    if options.full_paths {
        words.push("--full-paths".to_owned());
    }
    words.push(format!("-o report.{}", format.ending()));

    let mut notes = Vec::new();
    if !options.full_paths && comparison.inputs.iter().any(|path| shown(path, false) != path.to_string_lossy()) {
        notes.push("Folders are shortened to their names: run it where they are.");
    }
    if !decisions.findings.is_empty() {
        notes.push("Decisions and notes are kept in the program, not in the articles, and are not made again by it.");
    }
    (words.join(" "), (!notes.is_empty()).then(|| notes.join(" ")))
}

fn shown(path: &Path, full: bool) -> String {
    let name = path.components().next_back().filter(|_| !full);
    name.map_or(path.as_os_str(), Component::as_os_str).to_string_lossy().into_owned()
}

/// Quotes a word for a POSIX shell where it needs it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '/' | '-' | ':' | ',' | '+' | '@' | '%');
    let word = if word.starts_with('-') { format!("./{word}") } else { word.to_owned() };
    if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
