//! Status: how far a verb group goes by itself, and what a governor makes of it.

use super::Status;
use super::group::Group;
use super::lexicon::{Effect, Governor, effect};
use crate::mention::phrase::Tagged;
use crate::text::tagger::Tag;

/// Returns the status that a group has by its own auxiliaries and negation.
pub(super) fn own(group: &Group, future_time: bool) -> Status {
    if group.yet_to {
        return Status::Undecided;
    }
    match group.modal.as_deref() {
        Some("could" | "would" | "'d" | "can") if group.negated => return Status::Failed,
        Some("would" | "could" | "'d") if group.perfect => return Status::Possible,
        Some("may" | "might" | "should" | "must" | "ought" | "could" | "can") => return Status::Possible,
        Some("would" | "'d") => return Status::Expected,
        Some(_) => return if group.negated { Status::Failed } else { Status::Planned },
        None => {}
    }
    if group.negated {
        return Status::Failed;
    }
    if group.going_to || group.be_to {
        return Status::Planned;
    }
    if group.have_to {
        return if group.past { Status::Occurred } else { Status::Possible };
    }
    if !group.past && !group.perfect && future_time {
        return Status::Planned;
    }
    if group.progressive { Status::Ongoing } else { Status::Occurred }
}

/// Tells whether a status says that something is real: occurred, under way, in part.
pub(super) fn is_real(status: Status) -> bool {
    matches!(status, Status::Occurred | Status::Ongoing | Status::Partial)
}

/// Returns the status of what is governed, given what the governor does and its own status,
/// and whether the governor hedges.
pub(super) fn governed(effect: Effect, governor: Status) -> (Status, bool) {
    let real = is_real(governor);
    let status = match effect {
        _ if matches!(governor, Status::Cancelled | Status::Undecided | Status::Denied) => governor,
        Effect::Failed | Effect::Denied if governor == Status::Failed => Status::Occurred,
        Effect::Failed | Effect::Unable | Effect::Cease => match governor {
            Status::Possible => Status::Possible,
            _ if effect == Effect::Unable && governor == Status::Failed => Status::Occurred,
            _ => Status::Failed,
        },
        _ if governor == Status::Failed => Status::Failed,
        Effect::Planned if real => Status::Planned,
        Effect::Expected if real => Status::Expected,
        Effect::Possible => Status::Possible,
        Effect::Undecided => Status::Undecided,
        Effect::Denied => Status::Denied,
        Effect::Cancelled => Status::Cancelled,
        Effect::Begin if real => Status::Partial,
        Effect::Ongoing if real => Status::Ongoing,
        Effect::Seem => return (governor, true),
        Effect::Planned | Effect::Expected | Effect::Begin | Effect::Ongoing | Effect::Keep | Effect::Able => governor,
    };
    (status, false)
}

/// A governor of an infinitive or gerund.
pub(super) struct Governing {
    /// The effect of the governing word.
    pub(super) effect: Effect,
    /// The group that carries the governor's own status.
    pub(super) group: Option<usize>,
    /// First token of the cue.
    pub(super) start: usize,
    /// Whether a noun governs and the group is the verb before it.
    pub(super) by_noun: bool,
    /// Whether "no", "neither" or the like stands with a governing noun.
    pub(super) none: bool,
}

/// Finds what governs the infinitive, gerund or bare verb of a group.
pub(super) fn governor(tagged: &Tagged, groups: &[Group], index: usize) -> Option<Governing> {
    let group = groups.get(index)?;
    let mut left = group.start.checked_sub(1)?;
    while left > 0 && (tagged.tag(left) == Tag::Adv || tagged.is(left, "not") || tagged.is_time(left)) {
        left -= 1;
    }
    let previous = index.checked_sub(1);
    let carrier = previous.and_then(|at| groups.get(at));
    let token = tagged.at(left)?;
    let preposition = token.tag == Tag::Adp;
    let word = if preposition { left.checked_sub(1)? } else { left };
    let token = tagged.at(word)?;
    let head =
        carrier.filter(|carrier| !carrier.copula && carrier.head <= word && word < carrier.end.max(carrier.head + 2));
    if let Some(carrier) = head
        && (carrier.head == word || particle(tagged, carrier, word))
    {
        let lemma = with_particle(tagged, carrier, word);
        // "had thought about leaving"
        let with_preposition = tagged.at(left).filter(|_| preposition).map(|t| format!("{lemma} {}", t.lower));
        let effect = with_preposition
            .and_then(|joined| effect(Governor::Verb, &joined))
            .or_else(|| effect(Governor::Verb, &lemma))?;
        return Some(Governing { effect, group: previous, start: carrier.start, by_noun: false, none: false });
    }
    if token.tag == Tag::Adj || token.tag == Tag::Verb {
        let effect = effect(Governor::Adjective, &token.lower)?;
        let own = carrier.filter(|carrier| carrier.end <= word && word <= carrier.end + 2);
        let start = own.map_or(word, |carrier| carrier.start);
        return Some(Governing { effect, group: own.and(previous), start, by_noun: false, none: false });
    }
    let phrase = tagged.phrase_before(word + 1)?;
    let noun = tagged.at(phrase.head)?;
    let one = crate::text::lemma::singular(&noun.lower);
    let none = tagged.at(phrase.start).is_some_and(|t| t.is_any(&["no", "neither"]));
    if let Some(effect) = effect(Governor::Noun, &one).or_else(|| effect(Governor::Noun, &noun.lower)) {
        // "abandoned plans to", "rejected calls to": the verb before the noun counts too.
        let own = carrier.filter(|carrier| !carrier.copula && carrier.end == phrase.start);
        let start = own.map_or(phrase.start, |carrier| carrier.start);
        let verb = own
            .and_then(|carrier| tagged.at(carrier.head))
            .and_then(|t| super::lexicon::effect(Governor::Verb, t.lemma()));
        let effect = match verb {
            Some(turned @ (Effect::Cancelled | Effect::Failed | Effect::Denied | Effect::Undecided)) => turned,
            _ => effect,
        };
        return Some(Governing { effect, group: own.and(previous), start, by_noun: true, none });
    }
    // "asked the minister to resign"
    let carrier = carrier.filter(|carrier| !carrier.copula && carrier.end == phrase.start)?;
    let lemma = tagged.at(carrier.head)?.lemma();
    let effect = effect(Governor::Verb, lemma)?;
    Some(Governing { effect, group: previous, start: carrier.start, by_noun: false, none: false })
}

fn particle(tagged: &Tagged, carrier: &Group, word: usize) -> bool {
    word == carrier.head + 1 && tagged.at(word).is_some_and(|t| t.is_any(&["out", "off", "on", "up", "back", "short"]))
}

fn with_particle(tagged: &Tagged, carrier: &Group, word: usize) -> String {
    let lemma = tagged.at(carrier.head).map_or("", |t| t.lemma());
    match tagged.at(carrier.head + 1) {
        Some(next) if word > carrier.head || next.is_any(&["out", "off", "on", "short", "up"]) => {
            let joined = format!("{lemma} {}", next.lower);
            if effect(Governor::Verb, &joined).is_some() { joined } else { lemma.to_owned() }
        }
        _ => lemma.to_owned(),
    }
}

/// Returns what a verb makes of the clause that it takes: "denied that", "hopes that".
pub(super) fn on_clause(lemma: &str) -> Option<Effect> {
    Some(match lemma {
        "deny" | "dispute" | "refute" | "reject" | "dismiss" | "rebut" => Effect::Denied,
        "hope" | "expect" | "predict" | "forecast" | "anticipate" | "plan" => Effect::Expected,
        "speculate" | "wonder" | "demand" | "insist_on" | "suggest" | "propose" | "recommend" | "fear" | "wish"
        | "doubt" | "imagine" => Effect::Possible,
        "believe" | "think" | "suspect" | "claim" | "allege" | "appear" | "seem" | "assume" | "reckon"
        | "understand" => Effect::Seem,
        _ => return None,
    })
}
