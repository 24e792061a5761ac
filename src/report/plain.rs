//! Untrusted text made fit to be shown: no control characters, nothing that turns the reading order round.

/// Returns the text on one line, without control characters and without the marks that override reading order.
///
/// Line breaks and tabs become blanks, other control characters U+FFFD.
/// Unicode Standard Annex 9 lists the marks; an unclosed one would turn what follows it, and hide what a quotation says.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
