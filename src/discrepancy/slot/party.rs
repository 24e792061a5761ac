//! Who takes part in a claim, and whether two who take part can be one.

use std::sync::OnceLock;

use crate::discrepancy::desk::{Desk, Lexis};
use crate::discrepancy::value::fold;
use crate::mention::name::{Match, Spelling};
use crate::mention::{Claim, NameKind};
use crate::text::WordKind;

/// Someone or something that takes part in a claim.
pub(super) struct Party {
    /// As the claim has it: a canonical name, or a noun in the singular.
    shown: String,
    /// Folded, for comparison.
    folded: String,
    /// Made ready to be compared with other names, once it is asked for.
    spelling: OnceLock<Box<Spelling>>,
    /// Its words, folded.
    words: Vec<String>,
    /// Whether it is a name; a noun may stand for any name.
    named: bool,
    /// The stems of its words.
    stems: Vec<u32>,
}

/// How two lists of parties stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearing {
    /// A name of both is one bearer's.
    SameName,
    /// A noun is in both.
    SameNoun,
    /// Nothing is known: one side is silent, or has a noun where the other has a name.
    Open,
    /// Two nouns, which may be two words for one thing.
    OtherNoun,
    /// Two names of two bearers.
    OtherName,
}

impl Bearing {
    /// How much it speaks for one matter, from −0.3 to 0.2.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::SameName => 0.2,
            Self::SameNoun => 0.18,
            Self::Open => 0.0,
            Self::OtherNoun => -0.08,
            Self::OtherName => -0.3,
        }
    }
}

impl Party {
    /// Lays out the parties of a claim.
    pub(super) fn all(list: &[String], lexis: &Lexis) -> Vec<Self> {
        list.iter()
            .map(|shown| Self {
                shown: shown.clone(),
                folded: fold(shown),
                spelling: OnceLock::new(),
                words: shown.split_whitespace().map(fold).collect(),
                // "49ers" is a name, "the 45-year-old" is none.
                named: shown.starts_with(char::is_uppercase)
                    || shown.starts_with(char::is_numeric) && !shown.contains('-'),
                stems: shown.split_whitespace().filter_map(|word| lexis.stem_of(&word.to_lowercase())).collect(),
            })
            .filter(|party| !party.folded.is_empty())
            .collect()
    }

    /// Returns the stems of its words.
    pub(super) fn stems(&self) -> &[u32] {
        &self.stems
    }

    /// Tells whether it is a name.
    pub(super) fn is_named(&self) -> bool {
        self.named
    }

    /// Tells whether a given name alone may be a short form of one in the other's: "Sandi" of "Sandra Marn".
    fn in_short(&self, other: &Self) -> bool {
        let short: String = self.folded.chars().take(SHORT).collect();
        let mut words = other.words.iter();
        !self.shown.contains(' ')
            && short.chars().count() == SHORT
            && words.any(|word| *word == self.folded || other.shown.contains(' ') && word.starts_with(&short))
    }

    fn spelling(&self) -> &Spelling {
        self.spelling.get_or_init(|| Box::new(Spelling::new(&self.shown)))
    }

    /// Tells whether two names that are folded otherwise name one person.
    fn same_person(&self, other: &Self) -> bool {
        self.spelling().compare(other.spelling(), NameKind::Person) != Match::Different
    }

    fn is(&self, other: &Self) -> bool {
        if self.folded == other.folded {
            return true;
        }
        if self.named != other.named {
            // "ministry" beside "Interior Ministry"
            let (noun, name) = if self.named { (other, self) } else { (self, other) };
            return noun.stems.iter().any(|stem| name.stems.last() == Some(stem));
        }
        self.named && (self.same_person(other) || self.in_short(other) || other.in_short(self))
            || !self.named && self.stems.last().is_some_and(|stem| other.stems.last() == Some(stem))
    }
}

/// Compares two lists of parties.
pub(super) fn bearing(a: &[Party], b: &[Party]) -> Bearing {
    if a.is_empty() || b.is_empty() {
        return Bearing::Open;
    }
    let mut met = None;
    for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
        if x.is(y) {
            if x.named && y.named {
                return Bearing::SameName;
            }
            met = Some(Bearing::SameNoun);
        }
    }
    let all_named = |list: &[Party]| list.iter().all(Party::is_named);
    let none_named = |list: &[Party]| !list.iter().any(Party::is_named);
    met.unwrap_or(if all_named(a) && all_named(b) {
        Bearing::OtherName
    } else if none_named(a) && none_named(b) {
        Bearing::OtherNoun
    } else {
        Bearing::Open
    })
}

/// "He" and "she" stand for the last person named within so many bytes.
const PRONOUN_REACH: u32 = 700;
/// Short forms of a given name share so many letters with it.
const SHORT: usize = 4;

/// Returns those who act in a claim; for "he" or "she" the last person named before.
pub(super) fn actors(desk: &Desk, claim: &Claim, lexis: &Lexis) -> Vec<Party> {
    if !claim.agents.is_empty() {
        return Party::all(&claim.agents, lexis);
    }
    antecedent(desk, claim).map_or_else(Vec::new, |person| Party::all(&[person], lexis))
}

/// Returns the last person named before the "he" or "she" that is the subject of a claim.
pub(super) fn antecedent(desk: &Desk, claim: &Claim) -> Option<String> {
    let at = pronoun(desk, claim)?;
    let names = &desk.witness.names;
    let end = names.partition_point(|name| name.span.end <= at);
    let near = names.get(..end)?.iter().rev().take_while(|name| name.span.start + PRONOUN_REACH > at);
    near.into_iter().find(|name| name.kind == NameKind::Person).map(|name| name.value.clone())
}

/// Returns where "he" or "she" stands as the subject of a claim.
fn pronoun(desk: &Desk, claim: &Claim) -> Option<u32> {
    let sentence = desk.witness.sentence_at(claim.span.start)?;
    let before = desk.line(sentence).iter().rev().find(|token| {
        token.span.end <= claim.span.start && token.kind == WordKind::Word && !is_adverb(desk.slice(token.span))
    })?;
    matches!(desk.slice(before.span), "he" | "she" | "He" | "She").then_some(before.span.start)
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "also" | "then" | "later" | "now" | "has" | "had" | "was" | "is")
}
