//! The tokens that are compared: words, marks and mentions, interned by normal key.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::Passage;
use crate::text::{Span, WordKind, is_stop_word, normal_key, words};

/// One word, mark or mention of a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands, in bytes of the passage.
    pub(super) span: Span,
    /// Two tokens are equal when their keys are.
    pub(super) key: u32,
    /// Not a punctuation mark.
    pub(super) is_word: bool,
    /// Carries meaning of its own: a word that is no function word.
    pub(super) is_content: bool,
    /// A mark at which a clause may end.
    pub(super) ends_clause: bool,
}

/// Numbers for normal keys.
#[derive(Default)]
pub(super) struct Interner {
    numbers: HashMap<String, u32>,
    keys: Vec<String>,
}

impl Interner {
    fn number(&mut self, key: String) -> u32 {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    fn key(&self, token: &Token) -> &str {
        self.keys.get(token.key as usize).map_or("", String::as_str)
    }

    /// Compares two token lists by their keys as text: an order that does not depend on who came first.
    pub(super) fn text_order(&self, left: &[Token], right: &[Token]) -> Ordering {
        left.iter().map(|token| self.key(token)).cmp(right.iter().map(|token| self.key(token)))
    }
}

/// Cuts a passage into tokens.
pub(super) fn tokens(passage: Passage<'_>, interner: &mut Interner) -> Vec<Token> {
    let mut atoms = passage.atoms.iter().peekable();
    let mut covered = 0;
    let mut found = Vec::with_capacity(passage.text.len() / 5);
    for word in words(passage.text) {
        while let Some(atom) = atoms.next_if(|atom| atom.span.start <= word.span.start) {
            let fits = atom.span.start >= covered && !atom.span.of(passage.text).is_empty();
            if fits && atom.span.end > word.span.start {
                // A prefix that no word can have keeps values apart from words.
                let key = interner.number(format!("\u{1}{}", atom.key));
                found.push(Token { span: atom.span, key, is_word: true, is_content: true, ends_clause: false });
                covered = atom.span.end;
            }
        }
        if word.span.start < covered {
            continue;
        }
        covered = word.span.end;
        let key = normal_key(word.span.of(passage.text));
        let is_word = word.kind != WordKind::Mark;
        let ends_clause = matches!(key.as_str(), "," | ";" | ":" | "." | "!" | "?" | "-" | "\"" | "(" | ")");
        let is_content = is_word && !is_stop_word(&key);
        found.push(Token { span: word.span, key: interner.number(key), is_word, is_content, ends_clause });
    }
    found
}
