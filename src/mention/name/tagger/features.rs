//! What the tagger sees of each word: the words around it, its shape, what the lexicons know, and how the rest of the
//! article writes it.

use std::collections::HashMap;
use std::ops::Range;

use super::super::gazetteer::gazetteer;
use super::super::key::fold;
use super::super::token::Token;
use crate::text::Span;

/// Features are hashed into this many rows of weights.
pub const ROWS: usize = 1 << 18;
const ROW_BITS: u32 = ROWS.trailing_zeros();

/// An article as the tagger sees it.
pub struct Page<'t> {
    tokens: Vec<Token<'t>>,
    sentences: Vec<Range<usize>>,
    words: Vec<Word>,
    /// What the article as a whole shows of each word, by the hash of its lower-case form.
    evidence: HashMap<u64, Evidence>,
}

/// What is known of one token by itself.
#[derive(Clone, Default)]
struct Word {
    lower: u64,
    raw: u64,
    shape: u64,
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    known: u32,
    capital: bool,
    first: bool,
}

/// What the article shows of one word.
#[derive(Clone, Copy, Default)]
struct Evidence {
    /// Times seen with a capital inside a sentence, and in lower case.
    upper: u32,
    lower: u32,
    /// Contexts of its occurrences with a capital, a bit each.
    contexts: u32,
    /// The words before and after its first occurrences with a capital, at most two each.
    before: [u64; 2],
    after: [u64; 2],
}

const COUNTRY: u32 = 1;
const DEMONYM: u32 = 1 << 1;
const PLACE: u32 = 1 << 2;
const PERSON: u32 = 1 << 3;
const ORGANIZATION: u32 = 1 << 4;
const TITLE: u32 = 1 << 5;
const OFFICE: u32 = 1 << 6;
const PLACE_OPENS: u32 = 1 << 7;
const PLACE_GOES_ON: u32 = 1 << 8;
const ORGANIZATION_OPENS: u32 = 1 << 9;
const ORGANIZATION_GOES_ON: u32 = 1 << 10;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

fn hash(word: &str) -> u64 {
    // FNV-1a: the same on every machine and in every version.
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn row(template: u64, a: u64, b: u64, c: u64) -> u32 {
    let mixed = mix(mix(mix(mix(0x51_7c_c1_b7_27_22_0a_95, template), a), b), c);
    ((mixed ^ (mixed >> 31)).wrapping_mul(0xd6e8_feb8_6659_fd93) >> (64 - ROW_BITS)) as u32
}

/// Capitals, small letters and digits, runs of more than two cut short: "Xxx", "X.X.", "dd".
fn shape(word: &str) -> u64 {
    let mut shape = String::with_capacity(8);
    for c in word.chars() {
        let class = if c.is_uppercase() {
            'X'
        } else if c.is_lowercase() {
            'x'
        } else if c.is_numeric() {
            'd'
        } else if c.is_alphabetic() {
            'o'
        } else if matches!(c, '’' | '\'') {
            '\''
        } else {
            c
        };
        let run = shape.chars().rev().take_while(|last| *last == class).count();
        if run < 2 && shape.len() < 24 {
            shape.push(class);
        }
    }
    hash(&shape)
}

impl<'t> Page<'t> {
    /// Makes the page of an article's tokens.
    pub(in super::super) fn new(tokens: Vec<Token<'t>>) -> Self {
        let mut sentences: Vec<Range<usize>> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match sentences.last_mut() {
                Some(last)
                    if index > 0 && tokens.get(index - 1).is_some_and(|before| before.sentence == token.sentence) =>
                {
                    last.end = index + 1;
                }
                _ => sentences.push(index..index + 1),
            }
        }
        let mut words: Vec<Word> = tokens.iter().map(|token| Word::new(token.text)).collect();
        for sentence in &sentences {
            if let Some(first) = tokens.get(sentence.clone()).and_then(|tokens| tokens.iter().position(Token::is_word))
                && let Some(word) = words.get_mut(sentence.start + first)
            {
                word.first = true;
            }
        }
        mark_known(&tokens, &sentences, &mut words);
        let evidence = gather(&sentences, &words, &tokens);
        Self { tokens, sentences, words, evidence }
    }

    /// Returns the tokens of each sentence.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.sentences.iter().cloned()
    }

    /// Tells whether most words of a sentence have capitals, so that capitals say nothing there.
    pub fn is_headline(&self, sentence: Range<usize>) -> bool {
        is_headline(self.words.get(sentence.clone()).unwrap_or_default(), self.tokens.get(sentence).unwrap_or_default())
    }

    /// Returns where a token stands, in bytes of the text.
    pub fn span(&self, token: usize) -> Span {
        self.tokens.get(token).map(|token| token.span).unwrap_or_default()
    }

    /// Returns the tokens.
    pub(in super::super) fn tokens(&self) -> &[Token<'t>] {
        &self.tokens
    }

    /// Puts the rows of the features of one token into `rows`.
    pub fn features(&self, token: usize, rows: &mut Vec<u32>) {
        rows.clear();
        let none = Word::default();
        let sentence = self.tokens.get(token).map(|token| token.sentence);
        let at = |offset: isize| {
            token
                .checked_add_signed(offset)
                .filter(|&index| self.tokens.get(index).map(|token| token.sentence) == sentence)
                .and_then(|index| self.words.get(index))
                .unwrap_or(&none)
        };
        let (far_before, before, own, after, far_after) = (at(-2), at(-1), at(0), at(1), at(2));
        let mut template = 0;
        let mut add = |a: u64, b: u64, c: u64| {
            template += 1;
            rows.push(row(template, a, b, c));
        };
        add(0, 0, 0);
        add(own.lower, 0, 0);
        add(own.raw, 0, 0);
        add(before.lower, 0, 0);
        add(after.lower, 0, 0);
        add(far_before.lower, 0, 0);
        add(far_after.lower, 0, 0);
        add(before.lower, own.lower, 0);
        add(own.lower, after.lower, 0);
        add(before.lower, after.lower, own.shape);
        add(own.shape, u64::from(own.first), 0);
        add(before.shape, own.shape, 0);
        add(own.shape, after.shape, 0);
        add(before.shape, own.shape, after.shape);
        add(far_before.shape, before.shape, own.shape);
        add(own.shape, after.shape, far_after.shape);
        for length in 1..4 {
            add(own.prefixes[length], length as u64, 0);
        }
        for length in 0..4 {
            add(own.suffixes[length], length as u64, 0);
        }
        add(own.suffixes[2], own.shape, 0);
        add(after.suffixes[2], after.shape, 0);
        add(before.suffixes[2], before.shape, 0);
        add(u64::from(own.known), own.shape, 0);
        add(u64::from(before.known), u64::from(own.known), 0);
        add(u64::from(own.known), u64::from(after.known), 0);
        add(u64::from(before.known), before.shape, own.shape);
        add(u64::from(after.known), after.shape, own.shape);
        add(u64::from(before.known), u64::from(own.known), u64::from(after.known));
        add(before.lower, u64::from(own.known), own.shape);
        add(after.lower, u64::from(own.known), own.shape);
        add(far_before.lower, before.lower, own.shape);
        add(after.lower, far_after.lower, own.shape);
        if own.capital {
            let seen = self.evidence.get(&own.lower).copied().unwrap_or_default();
            let bucket = |count: u32| u64::from(count.min(3));
            // This occurrence is no evidence about itself.
            let upper = seen.upper.saturating_sub(u32::from(!own.first));
            add(bucket(upper), bucket(seen.lower), u64::from(own.first));
            add(bucket(upper), bucket(seen.lower), own.shape);
            let next = self.evidence.get(&after.lower).copied().unwrap_or_default();
            add(bucket(next.upper), bucket(next.lower), u64::from(after.capital));
            add(u64::from(seen.contexts), 0, 0);
            rows.extend((0..12).filter(|bit| seen.contexts >> bit & 1 == 1).map(|bit| row(100, bit, 0, 0)));
            rows.extend(seen.before.iter().filter(|word| **word != 0).map(|word| row(101, *word, 0, 0)));
            rows.extend(seen.after.iter().filter(|word| **word != 0).map(|word| row(102, *word, 0, 0)));
        }
    }
}

/// Cuts the Arabic article, written small, off a name: "al-Assad", "el-Sisi", "ash-Sharq".
fn without_article(text: &str) -> &str {
    match text.split_once(['-', '‑']) {
        Some((article, rest))
            if (2..=3).contains(&article.len())
                && article.starts_with(['a', 'e', 'u'])
                && article.bytes().all(|byte| byte.is_ascii_lowercase())
                && rest.starts_with(char::is_uppercase) =>
        {
            rest
        }
        _ => text,
    }
}

impl Word {
    fn new(text: &str) -> Self {
        let lower = text.to_lowercase().replace('’', "'");
        // "al-Assad" is read as "Assad" but for the word itself.
        let text = without_article(text);
        let folded = fold(text);
        let chars: Vec<char> = text.to_lowercase().chars().take(40).collect();
        let edge = |part: &[char]| part.iter().fold(0x1234, |hash, c| mix(hash, u64::from(*c)));
        let mut word = Self {
            lower: hash(&lower),
            raw: hash(text),
            shape: shape(text),
            capital: text.chars().next().is_some_and(char::is_uppercase),
            ..Self::default()
        };
        for length in 1..=4 {
            if let (Some(prefix), Some(suffix)) = (word.prefixes.get_mut(length - 1), word.suffixes.get_mut(length - 1))
            {
                *prefix = edge(chars.get(..length).unwrap_or(&chars));
                *suffix = edge(chars.get(chars.len().saturating_sub(length)..).unwrap_or(&chars));
            }
        }
        let lexicon = gazetteer();
        let flags = [
            (COUNTRY, word.capital && lexicon.country(&folded).is_some()),
            (DEMONYM, word.capital && lexicon.country_of_demonym(&folded).is_some()),
            (PLACE, word.capital && lexicon.is_place(&folded)),
            (PERSON, word.capital && lexicon.in_persons_names(&folded)),
            (ORGANIZATION, lexicon.is_organization_word(&folded)),
            (TITLE, lexicon.is_title(&folded)),
            (OFFICE, lexicon.is_office(&folded)),
        ];
        word.known = flags.iter().filter(|(_, set)| *set).map(|(flag, _)| flag).sum();
        word
    }
}

fn is_headline(words: &[Word], tokens: &[Token<'_>]) -> bool {
    let capitals = words.iter().filter(|word| word.capital).count();
    let letters = tokens.iter().filter(|token| token.text.chars().any(char::is_alphabetic)).count();
    letters > 4 && capitals * 4 > letters * 3
}

/// Marks the longest places of two to four words, and the longest known organisations of one to four.
fn mark_known(tokens: &[Token<'_>], sentences: &[Range<usize>], words: &mut [Word]) {
    let place = |run: &str| {
        let folded = fold(run);
        gazetteer().is_place(&folded) || gazetteer().country(&folded).is_some()
    };
    let organization = |run: &str| gazetteer().is_organization(run);
    mark(tokens, sentences, words, (2, place), (PLACE_OPENS, PLACE_GOES_ON));
    mark(tokens, sentences, words, (1, organization), (ORGANIZATION_OPENS, ORGANIZATION_GOES_ON));
}

/// Gives the longest runs of `least` to four words that a lexicon knows their flags: the first word one, the others another.
fn mark(
    tokens: &[Token<'_>],
    sentences: &[Range<usize>],
    words: &mut [Word],
    (least, known): (usize, impl Fn(&str) -> bool),
    (opens, goes_on): (u32, u32),
) {
    for sentence in sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let found = (least..=4).rev().find(|&length| {
                let Some(run) = tokens.get(at..at + length).filter(|_| at + length <= sentence.end) else {
                    return false;
                };
                let ends = [run.first(), run.last()];
                // "al-Qaeda", "eBay"
                ends.iter().all(|token| token.is_some_and(|token| token.text.chars().any(char::is_uppercase))) && {
                    let joined: Vec<&str> = run.iter().map(|token| token.text).collect();
                    known(&joined.join(" "))
                }
            });
            for (index, word) in words.iter_mut().skip(at).take(found.unwrap_or(0)).enumerate() {
                word.known |= if index == 0 { opens } else { goes_on };
            }
            at += found.unwrap_or(1);
        }
    }
}

/// Gathers how the article writes each word and in which contexts.
fn gather(sentences: &[Range<usize>], words: &[Word], tokens: &[Token<'_>]) -> HashMap<u64, Evidence> {
    let mut evidence: HashMap<u64, Evidence> = HashMap::new();
    for sentence in sentences {
        // Headlines in capitals say nothing about capitals.
        let inside = words.get(sentence.clone()).unwrap_or_default();
        let headline = is_headline(inside, tokens.get(sentence.clone()).unwrap_or_default());
        for (index, word) in inside.iter().enumerate() {
            let seen = evidence.entry(word.lower).or_default();
            if !word.capital {
                seen.lower += 1;
                continue;
            }
            if headline {
                continue;
            }
            if !word.first {
                seen.upper += 1;
            }
            let before = index.checked_sub(1).and_then(|before| inside.get(before));
            let after = inside.get(index + 1);
            let near = |word: Option<&Word>, flag: u32| word.is_some_and(|word| word.known & flag != 0);
            let capital = |word: Option<&Word>| word.is_some_and(|word| word.capital && !word.first);
            let text = |offset: isize| {
                (sentence.start + index)
                    .checked_add_signed(offset)
                    .and_then(|at| tokens.get(at))
                    .map_or("", |token| token.text)
            };
            let bits = [
                near(before, TITLE | OFFICE),
                capital(before) && near(before, PERSON),
                capital(before),
                capital(after),
                near(after, ORGANIZATION) && capital(after),
                near(before, ORGANIZATION),
                before.is_some() && matches!(text(-1), "in" | "at" | "from" | "near" | "to"),
                after.is_some() && matches!(text(1), "said" | "told" | "says" | "added" | "who"),
                after.is_some() && matches!(text(1), "'s" | "’s"),
                before.is_some() && text(-1) == "the",
                before.is_some() && text(-1) == "of",
                capital(after) && near(after, PERSON),
            ];
            for (bit, set) in bits.iter().enumerate() {
                seen.contexts |= u32::from(*set) << bit;
            }
            if let Some(free) = seen.before.iter_mut().find(|slot| **slot == 0)
                && let Some(before) = before
            {
                *free = before.lower;
            }
            if let Some(free) = seen.after.iter_mut().find(|slot| **slot == 0)
                && let Some(after) = after
            {
                *free = after.lower;
            }
        }
    }
    evidence
}
