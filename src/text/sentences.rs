//! Sentences: where one ends and the next begins.
//!
//! A line break always ends a sentence. Inside a line, an end mark with white space after it is weighed by the word before it
//! (abbreviation, initial, figure) and the word after it. Sentences inside a quotation are sentences of their own.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Span;
use crate::lexicon::{self, MONTHS, WEEKDAYS};

/// What may follow an abbreviation that keeps its full stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    /// A name follows: "Dr."
    Title,
    /// A figure follows: "No."
    Number,
    /// A day of the month follows, or the sentence ends: "Aug."
    Month,
    /// The sentence ends here only when a typical opening word follows: "Calif.", "Inc."
    Open,
    /// No sentence ends here: "e.g."
    Never,
    /// "a.m."
    Time,
}

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../assets/lexicon/abbreviations.tsv"));
    rows.filter_map(|row| {
        let [abbreviation, class] = row.as_slice() else { return None };
        let class = match *class {
            "title" => Abbreviation::Title,
            "number" => Abbreviation::Number,
            "month" => Abbreviation::Month,
            "never" => Abbreviation::Never,
            "time" => Abbreviation::Time,
            _ => Abbreviation::Open,
        };
        Some((*abbreviation, class))
    })
    .collect()
});

static OPENERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../assets/lexicon/sentence_openers.tsv")));

/// Splits a text into sentences, in order and without overlap; a line break always ends one.
/// White space between sentences belongs to none. Time is linear in the length of the text.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 100 + 1);
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        split_line(line, offset, &mut found);
        offset += line.len();
    }
    found
}

fn split_line(line: &str, offset: usize, found: &mut Vec<Span>) {
    let mut start = 0;
    let mut from = 0;
    while let Some((at, mark)) = next_mark(line, from) {
        let marks = end_of_marks(line, at);
        from = marks;
        let closed = end_of_closers(line, marks);
        let Some(rest) = line.get(closed..) else { break };
        let ends = if is_full_width(mark) {
            true
        } else if rest.starts_with(char::is_whitespace) {
            let before = line.get(start..at).unwrap_or_default();
            let run = line.get(at..marks).unwrap_or_default();
            ends_here(before, run, marks < closed, rest.trim_start())
        } else {
            rest.is_empty()
                || (closed == marks && is_missing_space(line.get(start..at).unwrap_or_default(), rest, mark))
        };
        if ends {
            push(found, line, start, closed, offset);
            start = closed;
            from = closed;
        }
    }
    push(found, line, start, line.len(), offset);
}

/// The next mark that can end a sentence.
fn next_mark(line: &str, from: usize) -> Option<(usize, char)> {
    let rest = line.get(from..)?;
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'.' | b'!' | b'?' => return Some((from + at, char::from(byte))),
            // First bytes of …, of the full-width marks, of the danda and of the Arabic and Armenian marks.
            0xe2 | 0xe3 | 0xef | 0xe0 | 0xd8 | 0xdb | 0xd6 => {
                let c = rest.get(at..).and_then(|rest| rest.chars().next())?;
                if c == '…' || is_full_width(c) || matches!(c, '।' | '؟' | '۔' | '։') {
                    return Some((from + at, c));
                }
                at += c.len_utf8();
            }
            _ => at += 1,
        }
    }
    None
}

fn is_full_width(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡')
}

/// The end of a run of marks: "?!", "...", ". . .".
fn end_of_marks(line: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = line.get(at..).unwrap_or_default().char_indices().peekable();
    let mut spaced = false;
    while let Some((place, c)) = chars.next() {
        if matches!(c, '.' | '!' | '?' | '…' | '।' | '؟' | '۔' | '։') || is_full_width(c) {
            end = at + place + c.len_utf8();
            spaced = false;
        } else if c == ' ' && !spaced && chars.peek().is_some_and(|(_, next)| *next == '.') {
            // ". . ." is one mark.
            spaced = true;
        } else {
            break;
        }
    }
    end
}

fn end_of_closers(line: &str, from: usize) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    let closers =
        rest.chars().take_while(|c| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '›' | '」' | '』' | '*'));
    from + closers.map(char::len_utf8).sum::<usize>()
}

/// The word that ends at the end of a text, with its inner stops.
fn last_word(before: &str) -> &str {
    let mut start = before.len();
    for (at, c) in before.char_indices().rev().take(24) {
        if !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '&')) {
            break;
        }
        start = at;
    }
    before.get(start..).unwrap_or_default()
}

/// Decides at a mark that white space follows. `run` holds the marks, `closed` tells whether quotes or brackets follow them,
/// `after` begins with the next word.
fn ends_here(before: &str, run: &str, closed: bool, after: &str) -> bool {
    let opened = after.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '‹', '„', '¿', '¡', '*', '_', '~', '>']);
    let Some(first) = opened.chars().next() else { return !after.is_empty() };
    let quoted = opened.len() < after.len();
    let next = opened.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).next().unwrap_or_default();
    if run.starts_with('.') && run.len() == 1 {
        return full_stop(before, closed, first, quoted, next, opened);
    }
    let dots = run.starts_with("..") || run.starts_with('…') || run.starts_with(". .");
    if first.is_lowercase() {
        // “Why?” he asked; but a question without quotes may be followed by a careless small letter.
        return !dots && !closed && run.len() > 1 && !quoted;
    }
    if matches!(first, ',' | ';' | ':' | '-' | '–' | '—' | ')' | '.' | '?' | '!') {
        return false;
    }
    if dots {
        // "the ... Council" leaves words out; an end is followed by a capital as any sentence is.
        // Four dots are an omission and a full stop.
        let four = run.chars().filter(|c| *c == '.').count() > 3;
        return four || !before.ends_with(char::is_whitespace) || quoted;
    }
    // "Yahoo! Inc", "Jeopardy! Champion"
    true
}

fn full_stop(before: &str, closed: bool, first: char, quoted: bool, next: &str, rest: &str) -> bool {
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | ')' | '.' | '?' | '!') {
        return false;
    }
    let word = last_word(before);
    let ahead = before.get(..before.len() - word.len()).unwrap_or_default();
    let opener = OPENERS.contains(next);
    if closed {
        return true;
    }
    // "1. The first item": the number of an item opens a line or follows one.
    if !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) && ahead.trim().is_empty() {
        return false;
    }
    let mut letters = word.chars();
    if let (Some(initial), None) = (letters.next(), letters.next())
        && initial.is_uppercase()
    {
        // "John F. Kennedy"; but "you and I. Did" and "Plan B. The".
        return opener && (initial == 'I' || !ends_with_name(ahead));
    }
    let lower = word.to_lowercase();
    let Some(class) = ABBREVIATIONS.get(lower.as_str()).copied() else {
        // Unlisted abbreviations with inner stops: "U.N.D.P.", "Ph.Dr."
        let inner = word.contains('.')
            && word
                .split('.')
                .all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic));
        return !inner || opener || quoted;
    };
    match class {
        Abbreviation::Never => false,
        Abbreviation::Title => {
            // "St." and "Gen." name no one when nothing like a name follows.
            word.chars().next().is_some_and(char::is_lowercase) && opener
        }
        // "No. 5", "p. 55"; "No. The answer"; "pp." is never a word.
        Abbreviation::Number => !first.is_numeric() && (lower == "no" || opener || lower == "art"),
        Abbreviation::Month => {
            !first.is_numeric() && (opener || (lower.len() > 3 && quoted)) || is_word_too(word, ahead)
        }
        Abbreviation::Open => opener || quoted || is_word_too(word, ahead),
        Abbreviation::Time => !first.is_numeric() && !is_day_or_zone(next, rest),
    }
}

/// Some abbreviations are words, too: "sat", "sun", "mar", "co" in small letters end sentences.
fn is_word_too(word: &str, ahead: &str) -> bool {
    let small = word.chars().next().is_some_and(char::is_lowercase);
    small
        && matches!(
            word,
            "sat"
                | "sun"
                | "mar"
                | "may"
                | "wed"
                | "fig"
                | "min"
                | "etc"
                | "mart"
                | "mass"
                | "miss"
                | "am"
                | "pm"
                | "la"
                | "ore"
                | "ct"
                | "tex"
                | "nev"
        )
        && !ahead.is_empty()
}

/// Tells whether a text ends with a capitalised word, so that an initial after it belongs to a name.
fn ends_with_name(ahead: &str) -> bool {
    let word = last_word(ahead.trim_end());
    word.chars().next().is_some_and(char::is_uppercase) && !OPENERS.contains(word)
}

/// "at 5 p.m. Tuesday", "9 a.m. EST".
fn is_day_or_zone(next: &str, rest: &str) -> bool {
    const SHORT_DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let zone =
        (2..=4).contains(&next.len()) && next.bytes().all(|b| b.is_ascii_uppercase()) && !rest.starts_with("IT ");
    WEEKDAYS.contains(&next)
        || SHORT_DAYS.contains(&next)
        || MONTHS.contains(&next)
        || zone
        || matches!(next, "Eastern" | "Pacific" | "Central" | "Mountain" | "Greenwich" | "London" | "Moscow")
}

/// "the end.The next": the space was lost. Not "Node.Js", "www.Example.com", "St.Petersburg".
fn is_missing_space(before: &str, rest: &str, mark: char) -> bool {
    let mut next = rest.chars();
    let (Some(first), Some(second)) = (next.next(), next.next()) else { return false };
    if !(first.is_uppercase() && second.is_lowercase()) {
        return false;
    }
    let word = last_word(before);
    let following = rest.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let plain = following.trim_end_matches(['.', ',', '!', '?', ';', ':', '"', '”', ')']);
    word.chars().count() >= 3
        && word.chars().last().is_some_and(char::is_lowercase)
        && word.chars().all(char::is_alphabetic)
        && !plain.contains(['.', '/', '@', '='])
        && (mark != '.' || (!ABBREVIATIONS.contains_key(word.to_lowercase().as_str()) && OPENERS.contains(plain)))
}

fn push(found: &mut Vec<Span>, line: &str, start: usize, end: usize, offset: usize) {
    let Some(raw) = line.get(start..end) else { return };
    let trimmed = raw.trim();
    if !trimmed.is_empty() {
        let start = start + (raw.len() - raw.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()).shifted(offset));
    }
}
