//! The lexer under dates and numbers: words, figures and marks, with what stands between them.

use std::ops::Range;

use super::lexicon::{Class, look_up};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// A figure: digits with their grouping commas and decimal point.
    Figure,
    /// One mark.
    Mark,
    /// What stands before the first and after the last token.
    Edge,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Nothing,
    Space,
    /// A line break, or the start of the text.
    Line,
}

/// Which letters of a word are capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Lower,
    /// The first.
    Capital,
    /// All, of two or more.
    Upper,
}

/// One token; `start` and `end` are bytes of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    pub(crate) class: Class,
    /// The word in lower case where the lexicon has it, else empty.
    pub(crate) word: &'static str,
    /// The mark, or `'\0'`.
    pub(crate) mark: char,
    /// The value of a figure.
    pub(crate) value: f64,
    /// How many digits a figure has before its decimal point.
    pub(crate) digits: usize,
    /// How many digits a figure has after its decimal point.
    pub(crate) decimals: usize,
    /// Whether a figure holds grouping commas.
    pub(crate) grouped: bool,
    /// What stands between this token and the one before.
    gap: Gap,
    /// Which of its letters are capitals.
    case: Case,
}

static EDGE: Token = Token {
    start: 0,
    end: 0,
    kind: Kind::Edge,
    class: Class::Unknown,
    word: "",
    mark: '\0',
    value: 0.0,
    digits: 0,
    decimals: 0,
    grouped: false,
    gap: Gap::Line,
    case: Case::Lower,
};

impl Token {
    /// Returns a figure that is a whole number without grouping commas and below 2^31.
    pub(crate) fn whole(&self) -> Option<i32> {
        let plain = self.kind == Kind::Figure && !self.grouped && self.decimals == 0 && self.digits <= 9;
        plain.then_some(self.value as i32)
    }

    /// Returns a whole number that lies in the range, ends included.
    pub(crate) fn whole_in(&self, low: i32, high: i32) -> Option<i32> {
        self.whole().filter(|value| (low..=high).contains(value))
    }

    /// Returns the whole part of a figure that lies in the range: "31.250" of a clock is 31.
    pub(crate) fn whole_or_decimal_in(&self, low: i8, high: i8) -> Option<i8> {
        let small = self.kind == Kind::Figure && !self.grouped && self.digits <= 2;
        small.then_some(self.value as i8).filter(|value| (low..=high).contains(value))
    }

    /// Tells whether nothing stands between this token and the one before.
    pub(crate) fn glued(&self) -> bool {
        self.gap == Gap::Nothing
    }

    /// Tells whether the token opens a line.
    pub(crate) fn line(&self) -> bool {
        self.gap == Gap::Line
    }

    /// Tells whether the first letter is a capital.
    pub(crate) fn capital(&self) -> bool {
        self.case != Case::Lower
    }

    /// Tells whether all letters, two or more, are capitals.
    pub(crate) fn upper(&self) -> bool {
        self.case == Case::Upper
    }

    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.mark == mark
    }

    pub(crate) fn is_dash(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.mark, '-' | '‐' | '‑' | '–' | '—' | '−')
    }

    pub(crate) fn is_apostrophe(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.mark, '\'' | '’' | '‘')
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// The tokens of a text.
pub(crate) struct Tokens<'t> {
    pub(crate) text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// Splits a text; linear in its length.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0 };
        let mut list = Vec::with_capacity(text.len() / 5);
        while let Some(token) = lexer.token() {
            list.push(token);
        }
        Self { text, list }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns a token, or the edge where there is none.
    pub(crate) fn at(&self, index: usize) -> &Token {
        self.list.get(index).unwrap_or(&EDGE)
    }

    /// Returns the token `back` places before, or the edge.
    pub(crate) fn before(&self, index: usize, back: usize) -> &Token {
        index.checked_sub(back).map_or(&EDGE, |index| self.at(index))
    }

    /// Returns the written form of a token.
    pub(crate) fn written(&self, index: usize) -> &'t str {
        let token = self.at(index);
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// Tells whether a figure is written with a leading zero.
    pub(crate) fn leads_with_zero(&self, index: usize) -> bool {
        self.written(index).starts_with('0')
    }

    /// Returns the bytes from the first to the last token of a half-open range of tokens.
    pub(crate) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.at(tokens.start).start;
        start..self.before(tokens.end, 1).end.max(start)
    }

    /// Returns the index of the first token that starts at or after the byte.
    pub(crate) fn index_at(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.start < byte)
    }
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Lexer<'_> {
    fn char(&self, at: usize) -> Option<char> {
        let byte = *self.bytes.get(at)?;
        if byte < 0x80 { Some(char::from(byte)) } else { self.text.get(at..)?.chars().next() }
    }

    fn token(&mut self) -> Option<Token> {
        let before = self.at;
        let mut line = before == 0;
        let first = loop {
            let c = self.char(self.at)?;
            if !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
                break c;
            }
            line |= c == '\n';
            self.at += c.len_utf8();
        };
        let start = self.at;
        let gap = match (line, start == before) {
            (true, _) => Gap::Line,
            (false, true) => Gap::Nothing,
            (false, false) => Gap::Space,
        };
        let mut token = Token { start, gap, ..EDGE };
        if first.is_ascii_digit() {
            token.kind = Kind::Figure;
            self.figure(&mut token);
        } else if first.is_alphabetic() {
            token.kind = Kind::Word;
            self.word(&mut token, first);
        } else {
            token.kind = Kind::Mark;
            token.mark = first;
            self.at += first.len_utf8();
        }
        token.end = self.at;
        Some(token)
    }

    fn digits(&self, from: usize) -> usize {
        self.bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count()
    }

    fn figure(&mut self, token: &mut Token) {
        let first = self.digits(self.at);
        token.digits = first;
        self.at += first;
        if first <= 3 {
            while self.bytes.get(self.at) == Some(&b',') && self.digits(self.at + 1) == 3 {
                self.at += 4;
                token.digits += 3;
                token.grouped = true;
            }
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            let decimals = self.digits(self.at + 1);
            let after = self.at + 1 + decimals;
            // "22.11.2024" and "1.2.3" are no decimals.
            let more = self.bytes.get(after) == Some(&b'.') && self.digits(after + 1) > 0;
            let dotted = token.start > 1
                && self.bytes.get(token.start - 1) == Some(&b'.')
                && self.bytes.get(token.start - 2).is_some_and(u8::is_ascii_digit);
            if decimals > 0 && !more && !dotted {
                token.decimals = decimals;
                self.at = after;
            }
        }
        let written = self.text.get(token.start..self.at).unwrap_or_default();
        token.value = if token.grouped {
            written.replace(',', "").parse().unwrap_or(f64::INFINITY)
        } else {
            written.parse().unwrap_or(f64::INFINITY)
        };
    }

    fn word(&mut self, token: &mut Token, first: char) {
        let start = self.at;
        let mut upper = true;
        while let Some(c) = self.char(self.at) {
            if !(c.is_alphabetic() || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))) {
                break;
            }
            upper &= c.is_uppercase();
            self.at += c.len_utf8();
        }
        // "a.m." is one word, and so is "o'clock".
        let tail = self.bytes.get(self.at..).unwrap_or_default();
        if self.at == start + 1
            && matches!(first, 'a' | 'A' | 'p' | 'P')
            && matches!(tail, [b'.', b'm' | b'M', rest @ ..] if !rest.first().is_some_and(u8::is_ascii_alphabetic))
        {
            self.at += if tail.get(2) == Some(&b'.') { 3 } else { 2 };
            let afternoon = matches!(first, 'p' | 'P');
            (token.word, token.class) = look_up(if afternoon { "pm" } else { "am" });
            return;
        }
        if self.at == start + 1
            && matches!(first, 'o' | 'O')
            && let Some(rest) = ["'clock", "’clock"].iter().find(|rest| tail.starts_with(rest.as_bytes()))
        {
            self.at += rest.len();
            (token.word, token.class) = look_up("o'clock");
            return;
        }
        token.case = match (first.is_uppercase(), upper && self.at > start + 1) {
            (true, true) => Case::Upper,
            (true, false) => Case::Capital,
            (false, _) => Case::Lower,
        };
        let written = self.bytes.get(start..self.at).unwrap_or_default();
        let mut buffer = [0_u8; 16];
        if let Some(lower) = buffer.get_mut(..written.len()) {
            for (to, from) in lower.iter_mut().zip(written) {
                *to = from.to_ascii_lowercase();
            }
            if let Ok(lower) = std::str::from_utf8(lower) {
                (token.word, token.class) = look_up(lower);
            }
        }
        // The point of "Nov." belongs to the word; "may." ends a sentence.
        if matches!(token.class, Class::Month(_, false) | Class::Weekday(_, false))
            && token.capital()
            && self.bytes.get(self.at) == Some(&b'.')
            && !self.ends_line(self.at + 1)
        {
            self.at += 1;
        }
    }

    /// Tells whether the line ends at the byte.
    fn ends_line(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), None | Some(b'\n' | b'\r'))
    }
}
