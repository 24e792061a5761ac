//! What is known of predicates before reading: their families of outcomes and the status they lend to others.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::OutcomeClass;
use crate::lexicon;

/// What a word does to the status of the verb or event noun that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Planned,
    Expected,
    Possible,
    Undecided,
    /// Turns it round: "fail to", "refuse to".
    Failed,
    Denied,
    Cancelled,
    /// Leaves it as the governor's own: "manage to", "force to".
    Keep,
    Begin,
    Ongoing,
    /// "stopped supplying"
    Cease,
    /// Hedges: "appears to", "is said to".
    Seem,
    Able,
    Unable,
}

/// The part of speech of a governor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Governor {
    Verb,
    Adjective,
    Noun,
}

/// A predicate of the lexicon that has more than one word.
pub(super) struct Compound {
    pub(super) predicate: &'static str,
    /// The words after the verb.
    pub(super) rest: Vec<&'static str>,
}

static GOVERNORS: LazyLock<FxHashMap<(Governor, &'static str), Effect>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../assets/lexicon/governors.tsv"))
        .filter_map(|row| {
            let [word, kind, effect] = row[..] else { return None };
            let kind = match kind {
                "verb" => Governor::Verb,
                "adjective" => Governor::Adjective,
                "noun" => Governor::Noun,
                _ => return None,
            };
            Some(((kind, word), effect_named(effect)?))
        })
        .collect()
});

static PREDICATES: LazyLock<FxHashMap<&'static str, (Option<OutcomeClass>, i8)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../assets/lexicon/verbs.tsv"))
        .filter_map(|row| {
            let [predicate, class, side] = row[..] else { return None };
            Some((predicate, (class_named(class), side.parse().ok()?)))
        })
        .collect()
});

static COMPOUNDS: LazyLock<FxHashMap<&'static str, Vec<Compound>>> = LazyLock::new(|| {
    let mut found: FxHashMap<&'static str, Vec<Compound>> = FxHashMap::default();
    for predicate in lexicon::entries(include_str!("../../../assets/lexicon/verbs.tsv")) {
        let mut words = predicate.split(' ');
        let Some(verb) = words.next() else { continue };
        let rest: Vec<_> = words.collect();
        if !rest.is_empty() {
            let compounds = found.entry(verb).or_default();
            let at = compounds.partition_point(|longer| longer.rest.len() >= rest.len());
            compounds.insert(at, Compound { predicate, rest });
        }
    }
    found
});

static EVENT_NOUNS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../assets/lexicon/event_nouns.tsv"))
        .filter_map(|row| {
            let [noun, predicate] = row[..] else { return None };
            Some((noun, predicate))
        })
        .collect()
});

static SAY_VERBS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../assets/lexicon/say_verbs.tsv")));
static QUANTITIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../assets/lexicon/quantities.tsv")));
static LIGHT_VERBS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../assets/lexicon/light_verbs.tsv")));

/// Returns what a governor does to what it governs.
pub(super) fn effect(kind: Governor, word: &str) -> Option<Effect> {
    GOVERNORS.get(&(kind, word)).copied()
}

/// Returns the family and side of a predicate.
pub(super) fn outcome(predicate: &str) -> (Option<OutcomeClass>, i8) {
    PREDICATES.get(predicate).copied().unwrap_or_default()
}

/// Returns the longer predicates that begin with this verb, longest first.
pub(super) fn compounds(verb: &str) -> &'static [Compound] {
    COMPOUNDS.get(verb).map_or(&[], Vec::as_slice)
}

/// Returns the predicate that an event noun stands for.
pub(super) fn event_noun(noun: &str) -> Option<&'static str> {
    EVENT_NOUNS.get(noun).copied()
}

/// Tells whether a verb says: takes a clause or a quotation.
pub(in crate::mention) fn is_say_verb(lemma: &str) -> bool {
    SAY_VERBS.contains(lemma)
}

/// Tells whether a noun, in the singular, names something that rises and falls.
pub(super) fn is_quantity(noun: &str) -> bool {
    QUANTITIES.contains(noun)
}

/// Tells whether a verb lends an event noun its verb: "held talks".
pub(super) fn is_light_verb(lemma: &str) -> bool {
    LIGHT_VERBS.contains(lemma)
}

fn effect_named(name: &str) -> Option<Effect> {
    Some(match name {
        "planned" => Effect::Planned,
        "expected" => Effect::Expected,
        "possible" => Effect::Possible,
        "undecided" => Effect::Undecided,
        "failed" | "unlikely" => Effect::Failed,
        "denied" => Effect::Denied,
        "cancelled" => Effect::Cancelled,
        "keep" => Effect::Keep,
        "begin" => Effect::Begin,
        "ongoing" => Effect::Ongoing,
        "cease" => Effect::Cease,
        "seem" => Effect::Seem,
        "able" => Effect::Able,
        "unable" => Effect::Unable,
        _ => return None,
    })
}

fn class_named(name: &str) -> Option<OutcomeClass> {
    Some(match name {
        "decide" => OutcomeClass::Decide,
        "contest" => OutcomeClass::Contest,
        "court" => OutcomeClass::Court,
        "plea" => OutcomeClass::Plea,
        "appeal" => OutcomeClass::Appeal,
        "charge" => OutcomeClass::Charge,
        "custody" => OutcomeClass::Custody,
        "casualty" => OutcomeClass::Casualty,
        "level" => OutcomeClass::Level,
        "phase" => OutcomeClass::Phase,
        "job" => OutcomeClass::Job,
        "trade" => OutcomeClass::Trade,
        "say" => OutcomeClass::Say,
        "stance" => OutcomeClass::Stance,
        "sanction" => OutcomeClass::Sanction,
        "damage" => OutcomeClass::Damage,
        "permission" => OutcomeClass::Permission,
        "agreement" => OutcomeClass::Agreement,
        "meeting" => OutcomeClass::Meeting,
        "people" => OutcomeClass::People,
        "advance" => OutcomeClass::Advance,
        "success" => OutcomeClass::Success,
        _ => return None,
    })
}
