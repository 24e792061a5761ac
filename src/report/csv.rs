//! CSV: one reading a row, safe to open in a spreadsheet.
//!
//! Form after RFC 4180 (CRLF, every field quoted), with a byte order mark, without which spreadsheets take UTF-8 for something else.
//! A field that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").

use super::content::{EventPart, FindingPart, ReadingPart, Report};
use super::plain::visible;
use super::words;

const HEADER: [&str; 28] = [
    "event",
    "event_title",
    "finding",
    "kind",
    "relation",
    "severity",
    "confidence",
    "question",
    "siglum",
    "source",
    "published",
    "title",
    "value",
    "status",
    "quotation",
    "sentence",
    "reason",
    "could_be",
    "state",
    "dismissed_because",
    "note",
    "path",
    "start",
    "end",
    "sha256",
    "text_sha256",
    "key",
    "corrections",
];

/// Writes the readings of a report.
pub(super) fn render(report: &Report) -> String {
    let mut table = ::csv::WriterBuilder::new()
        .quote_style(::csv::QuoteStyle::Always)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::from("\u{feff}"));
    // Writing to memory cannot fail.
    let _ = table.write_record(HEADER);
    // On every row: some corrections name no article, or one that has no finding any more.
    let corrections = report.corrections.join(" ");
    for event in &report.events {
        for part in event.findings.iter().chain(&event.only).chain(&event.dismissed) {
            for reading in &part.readings {
                let _ = table.write_record(row(event, part, reading, &corrections).iter().map(|field| harmless(field)));
            }
        }
    }
    table.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn row(event: &EventPart, part: &FindingPart, reading: &ReadingPart, corrections: &str) -> [String; HEADER.len()] {
    let finding = &part.finding;
    let source = event.sources.get(reading.source);
    let of = |field: fn(&super::content::SourcePart) -> &str| source.map(field).unwrap_or_default().to_owned();
    [
        event.number.to_string(),
        event.title.clone(),
        part.number.to_string(),
        words::kind(finding.kind).to_owned(),
        words::relation(finding.relation).to_owned(),
        words::severity(finding.severity).to_owned(),
        format!("{:.2}", finding.confidence),
        finding.question.clone(),
        of(|source| &source.siglum),
        of(|source| &source.outlet),
        of(|source| source.published_code.as_deref().unwrap_or_default()),
        of(|source| &source.title),
        reading.reading.value.clone(),
        reading.reading.status.map(words::status).unwrap_or_default().to_owned(),
        reading.quotation.clone(),
        reading.context.text.clone(),
        finding.reason.clone(),
        finding.could_be.clone().unwrap_or_default(),
        words::state(part.decision.state).to_owned(),
        part.decision.reason.clone(),
        part.decision.note.clone(),
        of(|source| &source.file),
        reading.reading.span.start.to_string(),
        reading.reading.span.end.to_string(),
        of(|source| &source.sha256),
        of(|source| &source.text_sha256),
        part.key.clone(),
        corrections.to_owned(),
    ]
}

/// Returns the field on one line, with an apostrophe before it where a spreadsheet would run it.
fn harmless(field: &str) -> String {
    let field = visible(field);
    // Full-width forms count too: some spreadsheets take them for the plain ones.
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠');
    let first = field.chars().find(|c| !c.is_whitespace());
    if first.is_some_and(runs) || field.starts_with('\u{fffd}') { format!("'{field}") } else { field }
}
