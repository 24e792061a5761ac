//! Doubt and denial from outside a verb group: the verb that takes its clause, and the hedges that stand with it.

use super::Status;
use super::find::Reading;
use super::group::Group;
use super::lexicon::Effect;
use super::status::on_clause;
use crate::mention::phrase::Tagged;
use crate::text::lemma::singular;
use crate::text::tagger::Tag;

/// What the verb before makes of this clause: "denied that", "no evidence that", "unclear whether".
pub(super) fn clause_governor(
    tagged: &Tagged,
    groups: &[Group],
    before: &[Reading],
    index: usize,
) -> Option<(Effect, Status)> {
    let group = groups.get(index)?;
    let at = index.checked_sub(1)?;
    let carrier = groups.get(at)?;
    let stretch = carrier.end..group.start;
    if stretch.len() > 14
        || stretch.clone().any(|i| tagged.at(i).is_some_and(|t| t.is_any(&[",", ";", "who", "which"])))
    {
        return None;
    }
    let that = stretch.clone().find(|&i| tagged.is(i, "that") || tagged.is(i, "whether") || tagged.is(i, "if"));
    let base = before.get(at)?.status;
    let lemma = tagged.at(carrier.head)?.lemma();
    let noun = that.and_then(|i| i.checked_sub(1)).and_then(|i| tagged.at(i));
    if let Some(noun) = noun.filter(|noun| matches!(noun.tag, Tag::Noun)) {
        let claim = matches!(
            singular(&noun.lower).as_ref(),
            "claim" | "report" | "allegation" | "accusation" | "rumour" | "rumor" | "suggestion" | "speculation"
        );
        if claim {
            let denied = matches!(lemma, "deny" | "reject" | "dismiss" | "refute" | "rebut" | "dispute");
            return Some((if denied { Effect::Denied } else { Effect::Seem }, base));
        }
        let none = that.is_some_and(|i| (carrier.end..i).any(|j| tagged.is(j, "no")));
        if none && noun.is_any(&["evidence", "indication", "sign", "proof", "truth"]) {
            return Some((Effect::Denied, Status::Occurred));
        }
        return None;
    }
    let unclear = that.and_then(|i| i.checked_sub(1)).is_some_and(|i| {
        tagged.at(i).is_some_and(|t| {
            t.is_any(&["unclear", "unknown", "undecided", "uncertain", "known", "clear", "certain", "decided", "seen"])
        })
    });
    if unclear && that.is_some_and(|i| !tagged.is(i, "that")) {
        return Some((Effect::Undecided, Status::Occurred));
    }
    let adjective = tagged.at(carrier.end).map_or("", |t| t.lower.as_str());
    match adjective {
        "unlikely" => return Some((Effect::Failed, base)),
        "likely" | "probable" => return Some((Effect::Expected, base)),
        "possible" => return Some((Effect::Possible, base)),
        _ => {}
    }
    let effect = on_clause(lemma)?;
    // "Rejected the offer and went on to win": the second verb has the same subject and stands under none.
    let joined = stretch.last().is_some_and(|i| tagged.at(i).is_some_and(|t| t.is_any(&["and", "but"])));
    // "Those who seemed sympathetic voiced qualms": the verb of a relative clause takes no clause outside it.
    let relative = carrier
        .start
        .checked_sub(1)
        .and_then(|left| tagged.at(left))
        .is_some_and(|t| t.is_any(&["who", "which", "that"]) && t.tag != Tag::Sconj);
    let bare = !joined && !relative;
    let subject = tagged.phrase_from(carrier.end).filter(|phrase| tagged.tag(phrase.head) != Tag::Adj);
    let clause = that.is_some() || bare && subject.is_some_and(|phrase| phrase.end <= group.start);
    // A hedged expectation in the present or past perfect is still about what happened.
    (clause && !carrier.copula).then_some((effect, base))
}

const HEDGES: [&str; 12] = [
    "reportedly",
    "allegedly",
    "apparently",
    "supposedly",
    "purportedly",
    "possibly",
    "perhaps",
    "presumably",
    "seemingly",
    "ostensibly",
    "unconfirmed",
    "rumoured",
];

pub(super) fn hedge_near(tagged: &Tagged, group: &Group, start: usize) -> bool {
    let outer = clause_floor(tagged, start);
    let clause_start = (outer..start)
        .rev()
        .take(6)
        .take_while(|&at| {
            !matches!(tagged.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj | Tag::Cconj) && !tagged.is(at, ";")
        })
        .last()
        .unwrap_or(start);
    (clause_start..=group.end).any(|at| tagged.at(at).is_some_and(|t| t.is_any(&HEDGES)))
}

/// Returns where the clause of a verb begins at the earliest: in "possibly the best game they have played" the doubt stands outside it,
/// as two noun phrases side by side are the end of one clause and the beginning of another.
fn clause_floor(tagged: &Tagged, start: usize) -> usize {
    let subject = tagged.phrase_before(start).filter(|phrase| tagged.tag(phrase.head) == Tag::Pron);
    let outer = subject.and_then(|phrase| phrase.start.checked_sub(1));
    match (subject, outer) {
        (Some(phrase), Some(left)) if matches!(tagged.tag(left), Tag::Noun | Tag::Propn) => phrase.start,
        _ => 0,
    }
}
