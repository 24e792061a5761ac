//! Words that say how a statement is meant: negation, doubt, future, speech, office; and words that exclude each other.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon;
use crate::text::with_snowball;

static OPPOSITES: LazyLock<FxHashMap<String, Vec<(&'static str, i8)>>> = LazyLock::new(|| {
    let mut sides: FxHashMap<String, Vec<(&'static str, i8)>> = FxHashMap::default();
    for row in lexicon::rows(include_str!("../../assets/lexicon/opposites.tsv")) {
        if let [word, class, side] = row.as_slice()
            && let Ok(side) = side.parse()
        {
            sides.entry(with_snowball(word, str::to_owned)).or_default().push((class, side));
        }
    }
    sides
});

static PERSON_NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../assets/lexicon/person_nouns.tsv")));

/// Tells whether two words stand on different sides of one matter: approve and reject, killed and injured.
pub(super) fn opposite(a: &str, b: &str) -> Option<&'static str> {
    let a = with_snowball(a, |stem| OPPOSITES.get(stem))?;
    let b = with_snowball(b, |stem| OPPOSITES.get(stem))?;
    // Two words that also share a side ("drop" beside "cut") are no opposites.
    if a.iter().any(|one| b.contains(one)) {
        return None;
    }
    a.iter()
        .find(|(class, side)| b.iter().any(|(other, against)| class == other && side != against))
        .map(|(class, _)| *class)
}

/// Tells whether a noun names what a person is: an office, a trade, kin, a place in a team.
pub(super) fn is_person_noun(word: &str) -> bool {
    PERSON_NOUNS.contains(word) || word.strip_suffix('s').is_some_and(|one| PERSON_NOUNS.contains(one))
}

/// Tells whether a word before an office makes it another one.
pub(super) fn is_rank(word: &str) -> bool {
    matches!(word, "deputy" | "vice" | "assistant" | "associate" | "junior" | "under" | "co")
}

/// Tells whether a word denies the statement it stands in.
pub(super) fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "no" | "neither" | "nor" | "without" | "none" | "nobody" | "nothing")
}

/// Tells whether a verb denies the verb that it governs: "failed to sign".
pub(super) fn is_negative_verb(word: &str) -> bool {
    matches!(
        word,
        "fail" | "fails" | "failed" | "refuse" | "refuses" | "refused" | "decline" | "declines" | "declined" | "unable"
    )
}

/// Tells whether a word casts doubt on what it stands with.
pub(super) fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "reportedly"
            | "allegedly"
            | "apparently"
            | "supposedly"
            | "purportedly"
            | "purported"
            | "alleged"
            | "presumably"
            | "seemingly"
            | "suspected"
            | "possibly"
            | "probably"
            | "perhaps"
            | "likely"
            | "believed"
            | "thought"
            | "rumored"
            | "rumoured"
            | "unconfirmed"
    )
}

/// Tells whether a word moves the verb after it into the future or into what may be.
pub(super) fn is_modal(word: &str) -> bool {
    matches!(word, "will" | "would" | "shall" | "may" | "might" | "could")
}

/// Tells whether a word, with "to" and a verb after it, says that something is yet to come.
pub(super) fn is_prospect(word: &str) -> bool {
    matches!(
        word,
        "expected"
            | "due"
            | "set"
            | "scheduled"
            | "slated"
            | "poised"
            | "likely"
            | "ready"
            | "about"
            | "going"
            | "plan"
            | "plans"
            | "planned"
            | "planning"
            | "intend"
            | "intends"
            | "intended"
            | "hope"
            | "hopes"
            | "hoped"
            | "aim"
            | "aims"
            | "aimed"
            | "want"
            | "wants"
            | "seek"
            | "seeks"
            | "vow"
            | "vows"
            | "vowed"
            | "promise"
            | "promises"
            | "promised"
            | "preparing"
            | "prepares"
            | "proposed"
            | "proposes"
    )
}

/// Tells whether a verb reports speech.
pub(super) fn is_say(word: &str) -> bool {
    matches!(
        word,
        "say"
            | "says"
            | "said"
            | "saying"
            | "tell"
            | "tells"
            | "told"
            | "add"
            | "adds"
            | "added"
            | "state"
            | "states"
            | "stated"
            | "report"
            | "reports"
            | "reported"
            | "claim"
            | "claims"
            | "claimed"
            | "announce"
            | "announces"
            | "announced"
            | "allege"
            | "alleges"
            | "alleged"
            | "according"
            | "confirmed"
            | "confirms"
            | "noted"
            | "notes"
            | "wrote"
            | "writes"
            | "explained"
            | "insisted"
            | "warned"
            | "argued"
            | "believe"
            | "believes"
    )
}

/// Tells whether a word carries no content of its own.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok() || is_say(word) || is_modal(word)
}

/// Sorted.
const FUNCTION_WORDS: &[&str] = &[
    "'s",
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "became",
    "because",
    "become",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "came",
    "can",
    "come",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "each",
    "either",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "get",
    "gets",
    "getting",
    "go",
    "goes",
    "going",
    "gone",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "last",
    "later",
    "least",
    "less",
    "let",
    "like",
    "made",
    "make",
    "makes",
    "many",
    "me",
    "more",
    "most",
    "much",
    "must",
    "my",
    "nearly",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "onto",
    "or",
    "other",
    "others",
    "our",
    "out",
    "over",
    "own",
    "per",
    "put",
    "quite",
    "rather",
    "same",
    "see",
    "seen",
    "several",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "take",
    "taken",
    "than",
    "that",
    "the",
    "their",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "too",
    "took",
    "toward",
    "towards",
    "two",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "via",
    "was",
    "we",
    "well",
    "went",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "with",
    "within",
    "without",
    "yet",
    "you",
    "your",
];
