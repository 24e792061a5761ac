//! Sentences: where one ends and the next begins.

use super::Span;

/// Splits a text into sentences, in order and without overlap; a line break always ends one.
/// White space between sentences belongs to none.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let mut start = 0;
        for (at, c) in line.char_indices() {
            let end = at + c.len_utf8();
            if matches!(c, '.' | '!' | '?') && line.get(end..).is_some_and(|rest| rest.starts_with(' ')) {
                push(&mut found, line, start, end, offset);
                start = end;
            }
        }
        push(&mut found, line, start, line.len(), offset);
        offset += line.len();
    }
    found
}

fn push(found: &mut Vec<Span>, line: &str, start: usize, end: usize, offset: usize) {
    let Some(raw) = line.get(start..end) else { return };
    let trimmed = raw.trim();
    if !trimmed.is_empty() {
        let start = start + (raw.len() - raw.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()).shifted(offset));
    }
}
