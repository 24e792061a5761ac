//! Markdown, for notes, issue trackers and the terminal.

use std::fmt::{self, Write as _};

use super::content::{EventPart, FindingPart, ReadingPart, Report, SourcePart};
use super::passage::Passage;
use super::plain::visible;
use super::{value, words};
use crate::comparison::State;
use crate::discrepancy::{Kind, Relation};

/// Shows a text so that it stays text: every character that Markdown could take for markup is escaped.
struct Md<'a>(&'a str);

impl fmt::Display for Md<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = visible(self.0);
        let text = text.trim();
        let mut before = None;
        for (at, c) in text.char_indices() {
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            let escape = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '^' | '&' | '@' => true,
                // Headings, lists and rules, where the text opens a line.
                '#' | '+' | '-' | '=' => before.is_none(),
                '.' | ')' => text.get(..at).is_some_and(|t| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit())),
                // Addresses that some readers turn into links by themselves.
                ':' => rest.starts_with("//"),
                '!' => rest.starts_with('['),
                _ => false,
            };
            let address = c == '.' && text.get(..at).is_some_and(|t| t.ends_with("www") || t.ends_with("WWW"));
            if escape || address {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
            before = Some(c);
        }
        Ok(())
    }
}

/// Writes a report as Markdown.
pub(super) fn render(report: &Report) -> String {
    let mut page = String::with_capacity(1 << 14);
    // Writing to a string cannot fail.
    let _ = writeln!(page, "# {}\n", Md(&report.title));
    if let Some(date) = &report.date {
        let _ = writeln!(page, "- Date of this report: {}", Md(date));
    }
    let _ = writeln!(page, "- Made with {}", Md(&report.program));
    for line in &report.settings {
        let _ = writeln!(page, "- {}", Md(line));
    }
    let _ = writeln!(page, "- {} of {} findings reviewed\n", report.reviewed, report.findings);
    page.push_str("## What this report is and is not\n\n");
    for caution in words::cautions() {
        let _ = writeln!(page, "- {}", Md(&caution));
    }
    page.push('\n');
    if report.events.is_empty() {
        page.push_str("No two of the articles report the same event, so there is nothing to compare. If you know that they do, compare them with `--one-event`.\n\n");
    }
    for event in &report.events {
        write_event(&mut page, event);
    }
    if !report.alone.is_empty() {
        page.push_str("## Articles that stand alone\n\n");
        sources(&mut page, &report.alone);
    }
    closing(&mut page, report);
    page
}

fn write_event(page: &mut String, event: &EventPart) {
    let _ = writeln!(page, "## Event {}: {}\n", event.number, Md(&event.title));
    page.push_str("### Findings\n\n");
    if event.findings.is_empty() {
        page.push_str("No disagreement was found among these sources. That is no proof that there is none.\n\n");
    }
    if event.count() > 0 {
        let _ = writeln!(page, "{}\n", Md(&event.tally()));
    }
    for part in &event.findings {
        finding(page, event, part);
    }
    facts(page, event);
    page.push_str("### In one source only\n\n");
    let shares: Vec<String> = event
        .sources
        .iter()
        .zip(&event.alone)
        .map(|(source, (alone, all))| format!("{} {alone} of {all}", source.siglum))
        .collect();
    let _ = writeln!(page, "Sentences without a counterpart in another source: {}.\n", shares.join(", "));
    for part in &event.only {
        for reading in &part.readings {
            let siglum = event.sources.get(reading.source).map_or("", |source| &source.siglum);
            let silent =
                if part.silent.is_empty() { String::new() } else { format!("; silent: {}", part.silent.join(", ")) };
            let _ = writeln!(
                page,
                "- {}\\. **{siglum}** {} (sentence {}{silent})",
                part.number,
                marked(&reading.context),
                reading.sentence
            );
        }
        decision(page, part);
    }
    if !event.only.is_empty() {
        page.push('\n');
    }
    if !event.dismissed.is_empty() {
        page.push_str("### Dismissed findings\n\n");
        for part in &event.dismissed {
            finding(page, event, part);
        }
    }
    if !event.timeline.is_empty() {
        page.push_str("### Timeline\n\n");
        columns(page, event, "Date");
        for part in &event.timeline {
            let _ = write!(page, "| {} |", Md(&value::time(&part.value)));
            for cell in &part.cells {
                let quoted: Vec<String> = cell.iter().map(|words| format!("“{}”", Md(words))).collect();
                let _ = write!(page, " {} |", quoted.join("; "));
            }
            page.push('\n');
        }
        page.push('\n');
    }
    page.push_str("### Sources\n\n");
    sources(page, &event.sources);
    for link in &event.links {
        let _ = writeln!(page, "{}\n", Md(link));
    }
    aligned(page, event);
}

fn finding(page: &mut String, event: &EventPart, part: &FindingPart) {
    let finding = &part.finding;
    let _ = writeln!(
        page,
        "#### {}. {} ({})\n",
        part.number,
        Md(&finding.question),
        words::sign(finding.kind).replace('+', "\\+")
    );
    let _ = writeln!(
        page,
        "**{}**, **{}**: {}; weight {}, confidence {:.2}\n",
        words::kind(finding.kind),
        words::relation(finding.relation),
        words::relation_means(finding.relation),
        words::severity(finding.severity),
        finding.confidence
    );
    for reading in &part.readings {
        write_reading(page, event, part.finding.kind, reading);
    }
    let _ = writeln!(page, "\nWhy it is here: {}\n", Md(&value::reason(finding)));
    if let Some(could_be) = &finding.could_be {
        let _ = writeln!(page, "Could be: {}\n", Md(could_be));
    }
    if !part.silent.is_empty() && finding.relation != Relation::Omission {
        let _ = writeln!(page, "Silent here: {}. Not said is not denied.\n", part.silent.join(", "));
    }
    decision(page, part);
}

/// What the user decided about a finding; nothing where nobody has looked at it.
fn decision(page: &mut String, part: &FindingPart) {
    if part.decision.state != State::New || !part.decision.note.is_empty() {
        let reason = &part.decision.reason;
        let reason = if reason.is_empty() { String::new() } else { format!(" – {}", Md(reason)) };
        let _ = writeln!(page, "\nReviewed: **{}**{reason}\n", words::state(part.decision.state));
        if !part.decision.note.is_empty() {
            let _ = writeln!(page, "Note: {}\n", Md(&part.decision.note));
        }
    }
}

fn write_reading(page: &mut String, event: &EventPart, kind: Kind, reading: &ReadingPart) {
    let Some(source) = event.sources.get(reading.source) else { return };
    let published = source.published.as_deref().map(|when| format!(", {}", Md(when))).unwrap_or_default();
    let status = reading.reading.status.map(|status| format!(" ({})", words::status(status))).unwrap_or_default();
    let shown = value::reading(kind, &reading.reading);
    let value = if reading.says_more(kind) { format!(": {}", Md(&shown)) } else { String::new() };
    let _ = writeln!(
        page,
        "- **{}** {}{published}{value}{status}\n  > {}\n\n  sentence {}, bytes {}–{} of {}\n",
        source.siglum,
        Md(&source.outlet),
        marked(&reading.context),
        reading.sentence,
        reading.reading.span.start,
        reading.reading.span.end,
        Md(&source.file)
    );
}

/// A passage with its readings in bold.
fn marked(passage: &Passage) -> String {
    let mut words = String::new();
    let mut runs = passage.runs.iter().peekable();
    while let Some(run) = runs.next() {
        let mut span = run.span;
        // Runs that differ only in what Markdown does not show are one.
        while let Some(next) = runs.next_if(|next| next.finding.is_some() == run.finding.is_some()) {
            span = span.join(next.span);
        }
        let text = span.of(&passage.text);
        // Emphasis must touch a letter or a digit on its inner side (CommonMark 0.31, section 6.2): marks at the ends stay outside.
        let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
        match text.split_once(inner).filter(|_| run.finding.is_some() && !inner.is_empty()) {
            Some((lead, tail)) => {
                push(&mut words, lead);
                words.push_str("**");
                push(&mut words, inner);
                words.push_str("**");
                push(&mut words, tail);
            }
            None => push(&mut words, text),
        }
    }
    words.trim().to_owned()
}

/// Adds a text, escaped; blanks at its ends are kept.
fn push(words: &mut String, text: &str) {
    if text.starts_with(char::is_whitespace) {
        words.push(' ');
    }
    let _ = write!(words, "{}", Md(text));
    if text.ends_with(char::is_whitespace) && !text.trim().is_empty() {
        words.push(' ');
    }
}

fn columns(page: &mut String, event: &EventPart, first: &str) {
    let _ = write!(page, "| {first} |");
    for source in &event.sources {
        let _ = write!(page, " {} {} |", source.siglum, Md(&source.outlet));
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(event.sources.len()));
    page.push('\n');
}

fn facts(page: &mut String, event: &EventPart) {
    page.push_str("### Facts by source\n\n");
    if event.facts.is_empty() {
        page.push_str("No fact was found that two sources state.\n\n");
        return;
    }
    columns(page, event, "Question");
    for fact in &event.facts {
        let note = match fact.finding {
            Some(number) => format!("finding {number}"),
            None if fact.agreed => format!("agree; independent sources: {}", fact.support),
            None => "readings differ".to_owned(),
        };
        let _ = write!(page, "| {} ({note}) |", Md(&fact.question));
        for cell in &fact.cells {
            let Some((reading, _)) = cell else {
                page.push_str("  |");
                continue;
            };
            let status = reading.status.map(|status| format!(" ({})", words::status(status))).unwrap_or_default();
            let _ = write!(page, " {}{status} |", Md(&value::reading(fact.kind, reading)));
        }
        page.push('\n');
    }
    page.push('\n');
}

fn sources(page: &mut String, sources: &[SourcePart]) {
    for source in sources {
        let siglum = if source.siglum.is_empty() { String::new() } else { format!("**{}** ", source.siglum) };
        let _ = writeln!(page, "- {siglum}{}: {}", Md(&source.outlet), Md(&source.title));
        let how = source.published_how.map(|how| format!(" ({how})")).unwrap_or_default();
        let _ = writeln!(page, "  - published {}{how}", Md(source.published.as_deref().unwrap_or("not stated")));
        if let Some(agency) = &source.agency {
            let _ = writeln!(page, "  - credits {}", Md(agency));
        }
        for (siglum, share) in &source.reprints {
            let _ = writeln!(page, "  - shares {share} % of its text with {siglum}");
        }
        let _ = writeln!(
            page,
            "  - {}, {} bytes, {}{}; {} words kept, {} cut",
            Md(&source.file),
            source.bytes,
            Md(&source.format),
            source.language.as_deref().map(|language| format!(", language {}", Md(language))).unwrap_or_default(),
            source.words_kept,
            source.words_cut
        );
        let _ = writeln!(page, "  - SHA-256 of file `{}`, of text `{}`", source.sha256, source.text_sha256);
    }
    page.push('\n');
}

fn aligned(page: &mut String, event: &EventPart) {
    page.push_str("### Aligned text\n\n");
    let _ = writeln!(page, "{} of {} rows.\n", event.rows.len(), event.rows_in_all);
    for row in &event.rows {
        let _ = writeln!(page, "Row {}\n", row.number);
        for (cell, source) in row.cells.iter().zip(&event.sources).filter(|(cell, _)| !cell.is_empty()) {
            let _ = writeln!(page, "- **{}** {}", source.siglum, marked(cell));
        }
        page.push('\n');
    }
}

fn closing(page: &mut String, report: &Report) {
    page.push_str("## Method\n\n");
    for (index, step) in words::METHOD.iter().enumerate() {
        let _ = writeln!(page, "{}. {}", index + 1, Md(step));
    }
    page.push_str("\n## Corrections and files set aside\n\n");
    if report.corrections.is_empty() {
        page.push_str("Nothing was corrected by hand.\n\n");
    }
    for correction in &report.corrections {
        let _ = writeln!(page, "{}\n", Md(correction));
    }
    if report.set_aside.is_empty() {
        page.push_str("No file was set aside.\n\n");
    } else {
        for (file, reason) in &report.set_aside {
            let _ = writeln!(page, "- {}: {}", Md(file), Md(reason));
        }
        page.push('\n');
    }
    let _ = writeln!(page, "## The same report again\n\n    {}", visible(&report.command));
    if let Some(note) = &report.command_note {
        let _ = writeln!(page, "\n{}", Md(note));
    }
}
