//! Where a figure is no number: inside dates and names, in addresses, versions and list marks.

use super::super::{Date, Name};
use super::counted::plural;
use crate::calendar::lexicon::Class;
use crate::calendar::token::{Kind, Token, Tokens};

/// What is already taken by other mentions, by token.
pub(super) struct Taken {
    tokens: Vec<bool>,
    /// Whether the text has more than a few lines, so that a lone figure on one is page furniture.
    page: bool,
}

/// Nouns before a figure that make it a label.
const LABELS: [&str; 45] = [
    "page",
    "pages",
    "chapter",
    "article",
    "section",
    "no",
    "number",
    "nos",
    "flight",
    "room",
    "version",
    "level",
    "phase",
    "type",
    "resolution",
    "figure",
    "fig",
    "table",
    "channel",
    "size",
    "grade",
    "highway",
    "route",
    "line",
    "gate",
    "platform",
    "model",
    "class",
    "stage",
    "day",
    "week",
    "episode",
    "season",
    "volume",
    "vol",
    "part",
    "paragraph",
    "clause",
    "amendment",
    "district",
    "region",
    "unit",
    "block",
    "protocol",
    "group",
];

impl Taken {
    pub(super) fn new(tokens: &Tokens, dates: &[Date], names: &[Name]) -> Self {
        let mut taken = vec![false; tokens.len()];
        let spans = dates.iter().map(|date| date.span).chain(names.iter().map(|name| name.span));
        for span in spans {
            let first = tokens.index_at(span.start as usize);
            let after = tokens.index_at(span.end as usize);
            for slot in taken.iter_mut().take(after).skip(first) {
                *slot = true;
            }
        }
        let page = tokens.text.bytes().filter(|byte| *byte == b'\n').count() > 3;
        let mut found = Self { tokens: taken, page };
        found.addresses(tokens);
        found.telephones(tokens);
        found
    }

    /// Takes web and mail addresses: runs without a space that hold "://", "www." or "@".
    fn addresses(&mut self, tokens: &Tokens) {
        let mut start = 0;
        while start < tokens.len() {
            let mut end = start + 1;
            while end < tokens.len() && tokens.at(end).glued() {
                end += 1;
            }
            let address = (start..end).any(|at| {
                tokens.at(at).is_mark('@')
                    || tokens.at(at).is_mark(':') && tokens.at(at + 1).is_mark('/') && tokens.at(at + 2).is_mark('/')
                    || tokens.at(at).is_mark('.')
                        && matches!(tokens.written(at + 1), "com" | "org" | "net" | "html" | "php" | "ru" | "co")
                    || tokens.at(at).is_mark('_')
            });
            if address && end - start > 2 {
                for slot in self.tokens.iter_mut().take(end).skip(start) {
                    *slot = true;
                }
            }
            start = end;
        }
    }

    /// Takes telephone numbers: runs of figures of which the first begins with a nought, "0845 125 2222".
    fn telephones(&mut self, tokens: &Tokens) {
        let figures = |at: usize| {
            let written = tokens.written(at);
            (written.len() >= 3 && written.bytes().all(|byte| byte.is_ascii_digit())).then_some(written)
        };
        let mut at = 0;
        while at < tokens.len() {
            let run = (at..tokens.len()).take_while(|&next| figures(next).is_some()).count();
            if run >= 2 && figures(at).is_some_and(|first| first.starts_with('0')) {
                self.tokens.iter_mut().skip(at).take(run).for_each(|slot| *slot = true);
            }
            at += run.max(1);
        }
    }

    pub(super) fn is(&self, at: usize) -> bool {
        self.tokens.get(at).copied().unwrap_or(false)
    }

    /// Tells whether a figure or number word is no number where it stands; `end` is the token after it.
    pub(super) fn refuses(&self, tokens: &Tokens, at: usize, end: usize) -> bool {
        let (token, before, after) = (tokens.at(at), tokens.before(at, 1), tokens.at(end));
        if (at..end).any(|at| self.is(at)) {
            return true;
        }
        if token.kind == Kind::Word {
            return word_refused(tokens, at, end);
        }
        if token.glued() && joined_before(tokens, at) || joined_after(tokens, at, end) {
            return true;
        }
        self.lone(tokens, at, end) || bullet(tokens, at) || labelled(tokens, at, end) || bare_year(token, before, after)
    }

    /// A figure alone on its line is a counter of the page; "21 / 0" too.
    fn lone(&self, tokens: &Tokens, at: usize, end: usize) -> bool {
        let line_ends = |at: usize| tokens.at(at).kind == Kind::Edge || tokens.at(at).line();
        if !self.page {
            return false;
        }
        let first = tokens.at(at).line();
        first && line_ends(end)
            || first && tokens.at(end).is_mark('/') && line_ends(end + 2)
            || tokens.before(at, 1).is_mark('/') && tokens.before(at, 2).line() && line_ends(end)
    }
}

/// Glued to a letter, a point or a hyphen with a letter before: "A330", "1.2.3", "Covid-19", "F-16".
fn joined_before(tokens: &Tokens, at: usize) -> bool {
    let (one, two) = (tokens.before(at, 1), tokens.before(at, 2));
    match one.kind {
        Kind::Word => {
            !matches!(tokens.written(at.saturating_sub(1)), "US" | "USD" | "EUR" | "GBP" | "RMB" | "Rs" | "x" | "X")
        }
        Kind::Figure => true,
        Kind::Mark => match one.mark {
            '-' | '‑' | '–' | '/' | '.' | ':' | ',' | '_' | '#' | '№' | '\'' | '’' => {
                one.glued()
                    && matches!(two.kind, Kind::Word | Kind::Figure)
                    && !(one.mark == '/' && two.kind == Kind::Word)
                    && !(one.mark == '-' && two.kind == Kind::Word && matches!(two.word, "mid" | "first"))
                    || matches!(one.mark, '#' | '№' | '_')
            }
            '@' | '&' | '=' | '+' => true,
            _ => false,
        },
        Kind::Edge => false,
    }
}

/// Glued to what follows: "480w", "3D", "1.2.3", "24/7", "787-8".
fn joined_after(tokens: &Tokens, at: usize, end: usize) -> bool {
    let (after, next) = (tokens.at(end), tokens.at(end + 1));
    if !after.glued() {
        return false;
    }
    match after.kind {
        // Units are read before this is asked; what is left is part of a code.
        Kind::Word => !matches!(after.word, "m" | "bn" | "k"),
        Kind::Mark if matches!(after.mark, '.' | ':' | '/' | '_' | '@') => {
            next.glued() && next.kind != Kind::Edge && end == at + 1
        }
        _ => false,
    }
}

/// "1. First", "2) Second" at the start of a line.
fn bullet(tokens: &Tokens, at: usize) -> bool {
    let after = tokens.at(at + 1);
    let open = tokens.before(at, 1).is_mark('(') && tokens.before(at, 1).line() && after.is_mark(')');
    let ends = tokens.at(at + 2).kind == Kind::Edge || tokens.at(at + 2).line();
    tokens.at(at).line() && after.glued() && matches!(after.mark, '.' | ')') && !tokens.at(at + 2).glued() && !ends
        || open
}

/// "Boeing 787", "Chapter 11", "page 12", "S&P 500".
fn labelled(tokens: &Tokens, at: usize, end: usize) -> bool {
    let before = tokens.before(at, 1);
    if tokens.at(at).line() || tokens.at(at).grouped || tokens.at(at).decimals > 0 && before.class != Class::Unknown {
        return false;
    }
    let word = at.checked_sub(1).map(|at| tokens.written(at)).unwrap_or_default();
    if before.is_mark('.') && before.glued() && at >= 2 {
        return LABELS
            .get(5..8)
            .is_some_and(|labels| labels.iter().any(|label| tokens.written(at - 2).eq_ignore_ascii_case(label)));
    }
    if !before.is_word() {
        return false;
    }
    if LABELS.iter().any(|label| word.eq_ignore_ascii_case(label)) {
        return true;
    }
    let after = tokens.at(end);
    let counts = after.is_word() && !after.capital() && !after.line() && plural(tokens.written(end));
    // "iPhone 4"
    if word.chars().skip(1).any(char::is_uppercase) && !before.upper() {
        return true;
    }
    // "the 737 airliner", "a new 787": a model. "the 500 people" and "the 5000 mark" are numbers.
    let model = tokens.at(at).digits == 3
        && tokens.at(at).decimals == 0
        && matches!(word, "the" | "a" | "new" | "its" | "their" | "this");
    if model
        && !counts
        && (!after.is_word() || after.class == Class::Unknown)
        && !matches!(tokens.written(end), "mark" | "level")
    {
        return true;
    }
    // "Standard & Poor's 500": the name stands before the possessive.
    let named = if before.word == "s" && before.glued() {
        at.checked_sub(3).is_some_and(|at| tokens.at(at).capital())
    } else {
        before.capital()
    };
    if !named || before.class != Class::Unknown && before.word != "s" {
        return false;
    }
    if before.line() || matches!(tokens.before(at, 2).mark, '.' | '"' | '“' | ':' | '?' | '!') {
        // A sentence may begin with any word: "Police arrested", "Nationwide 12 people".
        return !counts;
    }
    let placed =
        matches!(tokens.before(at, 2).word, "in" | "at" | "near" | "from" | "of" | "across") && !before.upper();
    !(counts && (placed || before.word == "s"))
}

/// A year that no date took, as in "Olympics 2012": no count unless something is counted.
fn bare_year(token: &Token, before: &Token, after: &Token) -> bool {
    let year = token.digits == 4 && token.whole_in(1900, 2035).is_some();
    let counts = after.is_word() && !after.line() && after.class == Class::Unknown && !after.capital();
    year && !counts && before.kind != Kind::Edge && after.mark != '%' && !matches!(after.class, Class::Scale(_))
}

/// "one of them", "the one", "no one", "a million to one", "day two of the Test" but "last week two of the men".
fn word_refused(tokens: &Tokens, at: usize, end: usize) -> bool {
    let (token, before, after) = (tokens.at(at), tokens.before(at, 1), tokens.at(end));
    let label =
        at.checked_sub(1).map(|at| tokens.written(at)).is_some_and(|word| word != "no" && LABELS.contains(&word));
    let timed =
        matches!(tokens.before(at, 2).word, "last" | "this" | "that" | "same" | "next" | "past" | "one" | "the" | "a");
    if label && !timed && after.word == "of" {
        return true;
    }
    if token.glued() && before.kind == Kind::Mark && before.is_dash() && before.glued() {
        return true;
    }
    if token.word == "one" && end == at + 1 {
        let pronoun = matches!(
            before.word,
            "the" | "no" | "this" | "that" | "any" | "every" | "each" | "which" | "another" | "some" | "s"
        ) || matches!(
            after.word,
            "of" | "another"
                | "who"
                | "that"
                | "to"
                | "s"
                | "is"
                | "was"
                | "has"
                | "which"
                | "day"
                | "in"
                | "and"
                | "by"
                | "or"
        ) || matches!(tokens.written(end), "thing" | "way" | "side" | "hand");
        let dashed = after.is_dash() && after.glued();
        return pronoun || dashed || !after.is_word() && before.kind != Kind::Edge;
    }
    false
}
