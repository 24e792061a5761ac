//! Words as names need them: possessive endings apart, initials and abbreviations with their full stops.

use crate::text::Span;

/// One word or mark of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Where it stands, in bytes of the text.
    pub(super) span: Span,
    /// The word itself.
    pub(super) text: &'t str,
    /// The sentence it stands in, counted from 0.
    pub(super) sentence: u32,
}

impl Token<'_> {
    /// Tells whether the word begins with a capital.
    pub(super) fn capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Tells whether the token has a letter or digit.
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}

/// Abbreviations that keep their full stop.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Brig", "Capt", "Cmdr", "Co", "Col", "Corp", "Cpl", "Det", "Dr", "Fr", "Ft", "Gen", "Gov", "Hon", "Inc",
    "Insp", "Jr", "Lt", "Ltd", "Maj", "Mr", "Mrs", "Ms", "Mt", "No", "Prof", "Pvt", "Rep", "Rev", "Sen", "Sgt", "Sr",
    "St", "Supt", "vs",
];

/// Splits the sentences of a text into tokens, in order.
pub(super) fn tokens<'t>(text: &'t str, sentences: &[Span]) -> Vec<Token<'t>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    for (index, sentence) in sentences.iter().enumerate() {
        split(text, *sentence, index as u32, &mut found);
    }
    found
}

fn split<'t>(text: &'t str, sentence: Span, index: u32, found: &mut Vec<Token<'t>>) {
    let inside = sentence.of(text);
    let offset = sentence.start as usize;
    let mut push = |start: usize, end: usize| {
        if let Some(word) = inside.get(start..end) {
            found.push(Token { span: Span::new(offset + start, offset + end), text: word, sentence: index });
        }
    };
    let mut chars = inside.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let handle = matches!(first, '@' | '#') && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !first.is_alphanumeric() && !handle {
            // A possessive ending is one token: it closes a name.
            if matches!(first, '\'' | '’')
                && inside.get(..start).is_some_and(|before| before.ends_with(char::is_alphanumeric))
                && let Some(&(at, 's' | 'S')) = chars.peek()
                && !inside.get(at + 1..).is_some_and(|after| after.starts_with(char::is_alphanumeric))
            {
                chars.next();
                end = at + 1;
            }
            push(start, end);
            continue;
        }
        // The start of the last part between full stops, and whether all parts so far are single letters.
        let mut part = start;
        let mut initials = true;
        while let Some(&(at, next)) = chars.peek() {
            let after = inside.get(at + next.len_utf8()..).unwrap_or_default();
            let joins = match next {
                '\'' | '’' => {
                    let mut rest = after.chars();
                    let possessive =
                        matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(char::is_alphanumeric);
                    !possessive && after.starts_with(char::is_alphanumeric)
                }
                '-' | '‑' | '&' => after.starts_with(char::is_alphanumeric),
                '.' | ',' if after.starts_with(|c: char| c.is_ascii_digit()) => {
                    inside.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
                }
                '.' => {
                    initials &= inside
                        .get(part..at)
                        .is_some_and(|part| part.chars().count() == 1 && part.starts_with(char::is_alphabetic));
                    part = at + 1;
                    let abbreviation = initials
                        && inside
                            .get(start..at)
                            .is_some_and(|word| word.contains('.') || word.starts_with(char::is_uppercase));
                    abbreviation || (inside.get(start..at).is_some_and(|word| ABBREVIATIONS.contains(&word)))
                }
                next => next.is_alphanumeric() || unicode_normalization::char::is_combining_mark(next),
            };
            if !joins {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
            // A full stop followed by anything but a letter closes the word.
            if next == '.' && !after.starts_with(char::is_alphanumeric) {
                break;
            }
        }
        push(start, end);
    }
}
