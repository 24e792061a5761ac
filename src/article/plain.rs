//! Plain text and Markdown.

use super::Evidence;
use super::draft::Draft;
use super::lines::{self, Line, LineKind, Trust};
use super::record;

/// Reads one article of plain text; front matter gives title, source, date, author and address, as in Markdown.
pub(super) fn text(raw: &str) -> Draft {
    let (mut draft, rest) = fields(raw);
    let trust = if draft.title.is_some() { Trust::Story } else { Trust::Page };
    lines::sort(split(rest), trust, &mut draft);
    draft
}

/// Takes the fields of the front matter, and returns what follows it.
fn fields(raw: &str) -> (Draft, &str) {
    let mut draft = Draft::default();
    let (front, rest) = front_matter(raw);
    for (key, value) in front {
        record::field(&mut draft, &key, &value, Evidence::Field);
    }
    (draft, rest)
}

/// Cuts levelled text into lines; lines that were broken at a fixed width are joined again.
pub(super) fn split(raw: &str) -> Vec<Line> {
    let wrapped = is_wrapped(raw);
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = false;
    for row in raw.split('\n') {
        let row = row.trim();
        if row.is_empty() {
            gap = true;
            continue;
        }
        match lines.last_mut() {
            Some(last) if wrapped && !gap && last.text.chars().count() > 0 => {
                if last.text.ends_with('-') && last.text.chars().rev().nth(1).is_some_and(char::is_lowercase) {
                    last.text.pop();
                } else {
                    last.text.push(' ');
                }
                last.text.push_str(row);
            }
            _ => lines.push(Line { text: row.to_owned(), gap, kind: LineKind::Plain }),
        }
        gap = false;
    }
    lines
}

/// Tells whether paragraphs are broken into lines of nearly one width and set apart by blank lines.
fn is_wrapped(raw: &str) -> bool {
    let (mut inner, mut full, mut widest) = (0usize, 0usize, 0usize);
    let rows: Vec<&str> = raw.split('\n').map(str::trim).collect();
    let mut lengths: Vec<usize> = Vec::new();
    for pair in rows.windows(2) {
        let [row, next] = pair else { continue };
        if !row.is_empty() && !next.is_empty() {
            lengths.push(row.chars().count());
        }
    }
    for length in &lengths {
        widest = widest.max(*length);
    }
    if !(40..=120).contains(&widest) {
        return false;
    }
    for pair in rows.windows(2) {
        let [row, next] = pair else { continue };
        if row.is_empty() || next.is_empty() {
            continue;
        }
        inner += 1;
        // Would the next line's first word have fitted? Then the line was not broken for its width.
        let first = next.split(' ').next().map_or(0, |word| word.chars().count());
        full += usize::from(row.chars().count() + 1 + first > widest.saturating_sub(4));
    }
    inner >= 4 && full * 10 >= inner * 8
}

/// Reads one article of Markdown; front matter gives title, source, date, author and address.
pub(super) fn markdown(raw: &str) -> Draft {
    let (mut draft, rest) = fields(raw);
    let lines = markdown_lines(rest);
    let heading = lines.first().filter(|line| line.kind == LineKind::Heading).map(|line| line.text.clone());
    let trust = if draft.title.is_some() || heading.is_some() { Trust::Story } else { Trust::Page };
    draft.title = draft.title.take().or(heading);
    lines::sort(lines, trust, &mut draft);
    draft
}

/// The longest name of a field of front matter, in bytes; what is longer before a colon is a sentence.
const LONGEST_KEY: usize = 30;

/// Splits off `---` front matter and returns its `key: value` pairs, keys in lower case.
///
/// Between two rules may stand a story as well: a line that is neither a field nor part of one, or no field with a known name,
/// and nothing is split off.
fn front_matter(raw: &str) -> (Vec<(String, String)>, &str) {
    let none = (Vec::new(), raw);
    let Some(inner) = raw.trim_start().strip_prefix("---\n") else { return none };
    let Some((front, rest)) = inner.split_once("\n---") else { return none };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in front.lines() {
        if line.trim().is_empty() || line.starts_with([' ', '\t', '-', '#']) {
            continue;
        }
        let Some((key, value)) = line.split_once(':').filter(|(key, _)| key.len() <= LONGEST_KEY) else { return none };
        let value = value.trim().trim_matches(['"', '\'', '[', ']']).trim();
        if !value.is_empty() {
            pairs.push((key.trim().to_lowercase(), value.to_owned()));
        }
    }
    if pairs.iter().any(|(key, _)| record::is_known(key)) { (pairs, rest.trim_start_matches('-')) } else { none }
}

fn markdown_lines(source: &str) -> Vec<Line> {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let mut lines: Vec<Line> = Vec::new();
    let mut text = String::new();
    let mut kind = LineKind::Plain;
    let mut hidden = 0usize;
    let mut push = |text: &mut String, kind: LineKind| {
        if let Some(line) = super::clean::line(text) {
            lines.push(Line { text: line, gap: true, kind });
        }
        text.clear();
    };
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                push(&mut text, kind);
                kind = LineKind::Heading;
            }
            Event::Start(Tag::Item) => {
                push(&mut text, kind);
                kind = LineKind::Item;
            }
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => hidden += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => hidden = hidden.saturating_sub(1),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                push(&mut text, kind);
                kind = LineKind::Plain;
            }
            Event::Text(words) | Event::Code(words) if hidden == 0 => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak | Event::Rule => push(&mut text, kind),
            _ => {}
        }
    }
    push(&mut text, kind);
    lines
}
