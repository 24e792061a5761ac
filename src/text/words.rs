//! Words: letters and digits with inner apostrophes, hyphens, points and commas kept; a punctuation mark each.

use super::Span;

/// What a [`Word`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Begins with a letter.
    Word,
    /// Begins with a digit.
    Number,
    /// One mark of punctuation or another symbol.
    Mark,
}

/// One word or one punctuation mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What it is made of.
    pub kind: WordKind,
}

/// Splits a text into words and punctuation marks; white space is never a word.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if !first.is_alphanumeric() {
            found.push(Word { span: Span::new(start, end), kind: WordKind::Mark });
            continue;
        }
        while let Some(&(at, next)) = chars.peek() {
            let inner = matches!(next, '\'' | '’' | '-' | '‑' | '.' | ',')
                && text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(|after| {
                    if matches!(next, '.' | ',') {
                        after.is_ascii_digit()
                            && text.get(..at).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()))
                    } else {
                        after.is_alphanumeric()
                    }
                });
            if !next.is_alphanumeric() && !inner && !unicode_normalization::char::is_combining_mark(next) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let kind = if first.is_numeric() { WordKind::Number } else { WordKind::Word };
        found.push(Word { span: Span::new(start, end), kind });
    }
    found
}
