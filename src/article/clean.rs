//! Levels the characters of a text: line ends, spaces, invisible characters.

use unicode_normalization::UnicodeNormalization as _;

/// Returns the text with `\n` as its only line end, one space where there were several or other kinds of space,
/// no invisible characters, no white space at the ends of lines, and composed letters (NFC).
pub(super) fn level(text: &str) -> String {
    if unicode_normalization::is_nfc(text) { spaces(text.chars(), text.len()) } else { spaces(text.nfc(), text.len()) }
}

fn spaces(chars: impl Iterator<Item = char>, length: usize) -> String {
    let mut out = String::with_capacity(length);
    let mut space = false;
    let mut chars = chars.peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                '\n'
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            _ => c,
        };
        if c == '\n' {
            space = false;
            out.push('\n');
        } else if c.is_whitespace() {
            space = true;
        } else if !is_invisible(c) {
            if space && !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            space = false;
            out.push(c);
        }
    }
    out
}

/// Characters that nobody sees and that break comparison: soft hyphens, zero-width spaces, direction marks, controls.
/// The joiners (U+200C, U+200D) stay: Persian and Indian scripts need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

/// Returns a one-line text with the white space levelled, or `None` when nothing is left.
pub(super) fn line(text: &str) -> Option<String> {
    let levelled = level(text);
    let joined = levelled.split('\n').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}
