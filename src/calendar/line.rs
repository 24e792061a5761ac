//! Lines that say when an article was published.

use super::Moment;
use super::clock::{Clock, clock};
use super::day::{Written, day};
use super::lexicon::Class;
use super::token::{Kind, Tokens};
use crate::text::Span;

/// How much of a line is looked at, in bytes: a date line is short, a paragraph is not.
const LOOK: usize = 400;

/// Finds the publication date with which a line opens, or that stands behind a separator in a short line.
///
/// Understood are "2024-11-22 / News", "14:42, 9 July", "Published: 22 Nov 2024 10:15 GMT", "November 22, 2024",
/// "Friday, 22 November 2024 at 10.15am", "22.11.2024", "By Ada Byron | Nov. 22, 2024" and ISO date-times.
/// What follows the date must be the end of the line or a separator, so that "On 5 May 2024 the bridge fell" is none.
/// A date that can be read both ways round (03/04/2024) and a day that does not exist give `None`; so do words like "yesterday".
/// The time of day is kept as written, whatever its zone.
///
/// The span covers date and time, in bytes of the line; labels ("Published:") and what follows are outside.
pub fn date_line(line: &str) -> Option<(Moment, Span)> {
    let mut end = line.len().min(LOOK);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let tokens = Tokens::new(line.get(..end)?);
    let whole = end == line.len();
    let mut at = label(&tokens);
    if let Some(found) = dated(&tokens, at, whole) {
        return Some(found);
    }
    if line.len() > 160 || !whole {
        return None;
    }
    // "By Ada Byron | Nov. 22, 2024", "Reuters • 22 November 2024 • 2 min read", "Minsk, 14:42, 9 July"
    while at < tokens.len() {
        let opens = separates(tokens.at(at)) || tokens.at(at).is_mark(':') && !tokens.at(at).glued();
        at += 1;
        if opens {
            let start = at + label_at(&tokens, at);
            if let Some(found) = dated(&tokens, start, whole) {
                return Some(found);
            }
        }
    }
    None
}

fn separates(token: &super::token::Token) -> bool {
    token.kind == Kind::Mark
        && (matches!(token.mark, '|' | '·' | '•' | '/' | '»' | '◆' | '●' | '—' | '–') && !token.glued())
        || token.is_mark('|')
        || token.is_mark('•')
}

/// Steps over "Published:", "Last updated on", "Date -", "(".
fn label(tokens: &Tokens) -> usize {
    label_at(tokens, 0)
}

fn label_at(tokens: &Tokens, from: usize) -> usize {
    let mut at = from;
    while at < from + 8 {
        let token = tokens.at(at);
        let written = tokens.written(at);
        let known = [
            "published",
            "updated",
            "posted",
            "date",
            "dated",
            "issued",
            "created",
            "modified",
            "released",
            "publication",
        ]
        .iter()
        .chain(&[
            "last", "first", "on", "at", "time", "the", "added", "filed", "story", "article", "edited", "pub", "upd",
        ])
        .any(|word| written.eq_ignore_ascii_case(word));
        let mark = at > from && (token.is_mark(':') || token.is_dash())
            || matches!(token.mark, '(' | '[' | '|' | '•' | '·' | '*' | '/' | '>' | '»');
        // "the last time" opens no date line, but then no date follows either.
        if !(token.is_word() && known || token.kind == Kind::Mark && mark) {
            break;
        }
        at += 1;
    }
    at - from
}

/// Reads date and time at a token, in either order, and checks what follows.
fn dated(tokens: &Tokens, at: usize, whole: bool) -> Option<(Moment, Span)> {
    let (found, time, end) = if let Some(found) = day(tokens, at) {
        let (time, end) = time_after(tokens, found.end);
        (found, time, end)
    } else {
        let time = clock(tokens, at)?;
        let mut next = time.end;
        while matches!(tokens.at(next).mark, ',' | '|' | '/' | '·' | '•')
            || tokens.at(next).is_dash()
            || tokens.at(next).word == "on"
        {
            next += 1;
        }
        let found = day(tokens, next)?;
        (found, Some(time), found.end)
    };
    let moment = moment(&found, time)?;
    closes(tokens, end, whole).then(|| {
        let bytes = tokens.bytes(&(at..end));
        (moment, Span::new(bytes.start, bytes.end))
    })
}

fn time_after(tokens: &Tokens, end: usize) -> (Option<Clock>, usize) {
    let mut at = end;
    while at < end + 3 {
        let token = tokens.at(at);
        let joins = matches!(token.mark, ',' | '|' | '·' | '•' | '(' | '/')
            || token.is_dash()
            || token.word == "at"
            || token.word == "t"
            || matches!(token.class, Class::Weekday(..));
        if let Some(time) = clock(tokens, at) {
            return (Some(time), time.end);
        }
        if !joins {
            break;
        }
        at += 1;
    }
    (None, end)
}

fn moment(found: &Written, time: Option<Clock>) -> Option<Moment> {
    if found.impossible || found.swapped.is_some() {
        return None;
    }
    let day = found.day?;
    // A time that may be morning or afternoon is kept as written: "14:42" and "9:15" stand on one clock in date lines.
    let time = time.filter(|time| time.hour < 24).map(|time| (time.hour, time.minute.unwrap_or(0)));
    Some(Moment { year: found.year, month: found.month, day, time })
}

/// Tells whether a date line may end here: at the end of the line or before a separator.
fn closes(tokens: &Tokens, end: usize, whole: bool) -> bool {
    let token = tokens.at(end);
    match token.kind {
        Kind::Edge => whole,
        Kind::Mark => {
            let comma = token.mark == ',' && tokens.at(end + 1).is_word();
            // "22 November 2024, 10:15" was read before; a comma opens the rest of a sentence.
            let joined = token.is_dash() && token.glued() && tokens.at(end + 1).glued();
            !(comma || joined || token.is_apostrophe() || matches!(token.mark, '%' | '&' | '+' | ';' | '?' | '!'))
        }
        Kind::Word | Kind::Figure => token.line(),
    }
}
