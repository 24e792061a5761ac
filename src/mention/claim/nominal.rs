//! Claims made by nouns and adjectives: "the signing of", "victory over", "held talks", "12 dead".

use super::find::{Read, clause};
use super::group::Shape;
use super::lexicon::{Effect, Governor, effect, event_noun, is_light_verb, outcome};
use super::status::{governed, is_real};
use super::{Claim, Form, OutcomeClass, Status, participants};
use crate::mention::phrase::Phrase;
use crate::text::lemma::{Forms, singular, verb_form};
use crate::text::tagger::Tag;

/// Finds the claims that event nouns make.
pub(super) fn in_sentence(read: &Read) -> Vec<Claim> {
    let tokens = 0..read.tagged.tokens.len();
    tokens.filter_map(|at| event(read, at).or_else(|| toll(read, at))).collect()
}

/// Returns the event noun that a light verb takes as object, or as subject of a passive: "held talks".
pub(super) fn lent(read: &Read, index: usize) -> Option<usize> {
    let tagged = &read.tagged;
    let group = read.groups.get(index)?;
    let phrase = if group.passive {
        *participants::subject(tagged, &read.groups, index).first()?
    } else {
        let particle = tagged.at(group.end).is_some_and(|t| t.is("out"));
        tagged.phrase_from(group.end + usize::from(particle))?
    };
    predicate_of(read, phrase.head).map(|_| phrase.head)
}

/// Returns the predicate that a noun stands for.
fn predicate_of(read: &Read, at: usize) -> Option<String> {
    let tagged = &read.tagged;
    let token = tagged.at(at).filter(|token| token.tag == Tag::Noun && tagged.name(at).is_none())?;
    // "strike action", "visit plans": only the head of a phrase is an event.
    if tagged.tag(at + 1) == Tag::Noun {
        return None;
    }
    if let Some(predicate) = event_noun(&token.lower).or_else(|| event_noun(&singular(&token.lower))) {
        return Some(predicate.to_owned());
    }
    let verb = verb_form(&token.lower).filter(|verb| verb.forms.has(Forms::ING) && tagged.is(at + 1, "of"))?;
    Some(verb.lemma.into_owned())
}

/// Predicates whose event noun names the one who acts after "of" or before "'s".
const INTRANSITIVE: [&str; 32] = [
    "die",
    "resign",
    "visit",
    "arrive",
    "depart",
    "win",
    "lose",
    "draw",
    "talk",
    "meet",
    "withdraw",
    "rise",
    "fall",
    "escape",
    "collapse",
    "disappear",
    "retire",
    "survive",
    "refuse",
    "confess",
    "deny",
    "agree",
    "protest",
    "vote",
    "crash",
    "explode",
    "attack",
    "strike",
    "raid",
    "start",
    "end",
    "oppose",
];

fn event(read: &Read, at: usize) -> Option<Claim> {
    let tagged = &read.tagged;
    let predicate = predicate_of(read, at)?;
    let phrase = tagged.phrase_before(at + 1)?;
    let carrier = (0..read.groups.len()).find(|&index| {
        read.groups
            .get(index)
            .and_then(|group| tagged.at(group.head))
            .is_some_and(|t| is_light_verb(t.lemma()) || t.lemma() == "carry")
            && lent(read, index) == Some(at)
    });
    let (mut agents, mut patients) = arguments(read, phrase, at, &predicate);
    let (status, hedged, start, end);
    if let Some(index) = carrier {
        let (group, reading) = (read.groups.get(index)?, read.readings.get(index)?);
        if !reading.stated {
            return None;
        }
        status = reading.status;
        hedged = reading.hedged;
        (start, end) = (reading.start.min(phrase.start), group.end.max(at + 1));
        if !group.passive && agents.is_empty() {
            let subject = participants::subject(tagged, &read.groups, index);
            agents = participants::values(tagged, &subject);
        }
    } else {
        if agents.is_empty() && patients.is_empty() && !matches!(predicate.as_str(), "meet" | "talk" | "visit" | "sign")
        {
            return None;
        }
        let (found, cue) = context(read, phrase)?;
        status = found;
        hedged = false;
        (start, end) = cue.map_or((phrase.start, at + 1), |cue| {
            let group = read.groups.get(cue);
            group.map_or((phrase.start, at + 1), |g| (g.start.min(phrase.start), g.end.max(at + 1)))
        });
    }
    let (status, modified_hedge) = modified(read, phrase, status);
    let (class, side) = outcome(&predicate);
    agents.dedup();
    patients.dedup();
    Some(Claim {
        span: tagged.stretch(start, end),
        clause: clause(read, start, end),
        predicate,
        class,
        side,
        status,
        form: Form::Loose,
        hedged: hedged || modified_hedge,
        attribution: None,
        agents,
        patients,
        nominal: true,
    })
}

/// Reads who acts and on what from "of", "by", "between", "with", "over" and the possessive.
fn arguments(read: &Read, phrase: Phrase, at: usize, predicate: &str) -> (Vec<String>, Vec<String>) {
    let tagged = &read.tagged;
    let (mut agents, mut patients) = (Vec::new(), Vec::new());
    let intransitive = INTRANSITIVE.contains(&predicate);
    let owner = (phrase.start..at).rev().find(|&i| tagged.is(i, "'s")).and_then(|i| tagged.phrase_before(i));
    if let Some(owner) = owner {
        let value = tagged.value(owner);
        if intransitive { agents.push(value) } else { patients.push(value) }
    }
    let mut next = at + 1;
    for _ in 0..4 {
        while tagged.is_time(next) {
            next += 1;
        }
        let Some(preposition) = tagged.at(next).filter(|t| t.tag == Tag::Adp) else { break };
        let Some(object) = tagged.phrase_from(next + 1) else {
            next += 1;
            if tagged.is_time(next) {
                continue;
            }
            break;
        };
        let joined = tagged.joined_after(object);
        let values = participants::values(tagged, &joined);
        match preposition.lower.as_str() {
            "of" if intransitive => agents.extend(values),
            "of" | "over" | "against" | "on" => patients.extend(values),
            "by" | "between" if predicate != "die" => agents.extend(values),
            "with" | "to" if intransitive => patients.extend(values),
            _ => {}
        }
        next = joined.last().map_or(object.end, |last| last.end);
    }
    (agents, patients)
}

/// Reads the status of an event noun from what governs it, with the index of the governing group.
fn context(read: &Read, phrase: Phrase) -> Option<(Status, Option<usize>)> {
    let tagged = &read.tagged;
    let left = phrase.start.checked_sub(1);
    let preposition =
        left.and_then(|at| tagged.at(at)).filter(|token| token.tag == Tag::Adp || token.is_any(&["after", "before"]));
    // The verb whose object the noun is, directly or by "for", "on", "to".
    let end = if preposition.is_some() { left? } else { phrase.start };
    let governing = (0..read.groups.len()).find(|&index| {
        read.groups.get(index).is_some_and(|group| {
            !group.passive && (group.end == end || group.end + 1 == end && tagged.tag(group.end) == Tag::Adp)
        })
    });
    if let Some(index) = governing
        && preposition.is_none_or(|p| p.is_any(&["for", "on", "to", "off", "out", "up", "from"]))
    {
        let (group, reading) = (read.groups.get(index)?, read.readings.get(index)?);
        let lemma = tagged.at(group.head)?.lemma();
        let cancels = matches!(lemma, "cancel" | "scrap" | "abandon" | "axe" | "withdraw")
            && tagged.tag(group.end) != Tag::Adp
            || lemma == "call" && tagged.is(group.end, "off");
        let found = if cancels { Some(Effect::Cancelled) } else { effect(Governor::Verb, lemma) };
        if !reading.stated && found.is_none() {
            return None;
        }
        return Some(match found {
            Some(found) => (governed(found, reading.status).0, Some(index)),
            // "welcomed the decision": the event stands whatever is done about it.
            None => (Status::Occurred, None),
        });
    }
    // "threatened with death", "information leading to an arrest"
    let before = read.groups.iter().rfind(|group| group.end <= phrase.start && group.end + 6 > phrase.start);
    let lemma = before.and_then(|group| tagged.at(group.head)).map_or("", |t| t.lemma());
    let leads = lemma == "lead" && before.is_some_and(|group| group.shape == Shape::Gerund);
    if lemma == "threaten" || leads {
        return Some((Status::Possible, None));
    }
    // "the visit was postponed", "talks are planned"
    let following = (0..read.groups.len()).find(|&index| {
        participants::subject(tagged, &read.groups, index).first().is_some_and(|subject| subject.head == phrase.head)
    });
    if let Some(index) = following {
        let (group, reading) = (read.groups.get(index)?, read.readings.get(index)?);
        let head = tagged.at(group.head)?;
        let cancels = matches!(head.lemma(), "cancel" | "scrap" | "abandon" | "axe")
            || head.lemma() == "call" && tagged.is(group.end, "off");
        if cancels {
            return Some((governed(Effect::Cancelled, reading.status).0, Some(index)));
        }
        if group.passive || matches!(head.lemma(), "take" | "begin" | "go" | "fail" | "collapse" | "continue" | "start")
        {
            let found = if group.passive { effect(Governor::Verb, head.lemma()) } else { None };
            let (status, _) = found.map_or((reading.status, false), |found| governed(found, reading.status));
            return Some((status, Some(index)));
        }
    }
    Some(match preposition.map(|token| token.lower.as_str()) {
        Some("before" | "ahead" | "for" | "towards") => (Status::Planned, None),
        Some("without") => (Status::Failed, None),
        Some("during") => (Status::Ongoing, None),
        _ => (Status::Occurred, None),
    })
}

/// Applies what stands before the noun: "no", "planned", "possible", "alleged".
fn modified(read: &Read, phrase: Phrase, status: Status) -> (Status, bool) {
    let tagged = &read.tagged;
    let mut found = status;
    let mut hedged = false;
    for token in (phrase.start..phrase.head).filter_map(|at| tagged.at(at)) {
        match token.lower.as_str() {
            "no" if is_real(found) => found = Status::Failed,
            "planned" | "upcoming" | "scheduled" | "forthcoming" | "impending" if is_real(found) => {
                found = Status::Planned;
            }
            "expected" | "likely" | "anticipated" if is_real(found) => found = Status::Expected,
            "possible" | "potential" | "proposed" | "threatened" if is_real(found) => found = Status::Possible,
            "cancelled" | "canceled" | "abandoned" => found = Status::Cancelled,
            "attempted" | "failed" => found = Status::Failed,
            "postponed" | "delayed" => found = Status::Undecided,
            "alleged" | "suspected" | "apparent" | "reported" | "presumed" => hedged = true,
            "preliminary" | "provisional" | "partial" | "tentative" if is_real(found) => found = Status::Partial,
            _ => {}
        }
    }
    (found, hedged)
}

/// Reads "12 dead", "left three people dead", "five missing".
fn toll(read: &Read, at: usize) -> Option<Claim> {
    let tagged = &read.tagged;
    let token = tagged.at(at)?;
    let (predicate, class, side) = state(&token.lower)?;
    let number = |i: usize| {
        tagged.tag(i) == Tag::Num
            || tagged.at(i).is_some_and(|t| t.is_any(&["dozens", "scores", "hundreds", "several", "many"]))
    };
    let left = at.checked_sub(1)?;
    let counted = number(left) || left > 0 && tagged.tag(left) == Tag::Noun && number(left - 1);
    let before = read.groups.iter().position(|group| group.end == at);
    let verb = before.and_then(|index| read.groups.get(index)).and_then(|group| tagged.at(group.head));
    let found =
        verb.is_some_and(|t| matches!(t.lemma(), "find" | "leave" | "pronounce" | "declare" | "presume" | "fear"));
    if let Some(index) = before.filter(|_| found) {
        return predicated(read, index, at, at + 1, (predicate, class, side));
    }
    if !counted || before.is_some() || tagged.tag(at + 1) == Tag::Noun {
        return None;
    }
    let phrase = tagged.phrase_before(at)?;
    Some(Claim {
        span: tagged.stretch(phrase.start, at + 1),
        clause: clause(read, phrase.start, at + 1),
        predicate: predicate.to_owned(),
        class: Some(class),
        side,
        status: Status::Occurred,
        form: Form::Shown,
        hedged: false,
        attribution: None,
        agents: Vec::new(),
        patients: vec![tagged.value(phrase)],
        nominal: true,
    })
}

/// Returns the predicate that an adjective of state stands for.
fn state(word: &str) -> Option<(&'static str, OutcomeClass, i8)> {
    Some(match word {
        "dead" => ("die", OutcomeClass::Casualty, 1),
        "injured" | "wounded" | "hurt" => ("injure", OutcomeClass::Casualty, 0),
        "unhurt" | "unharmed" | "uninjured" | "alive" => ("survive", OutcomeClass::Casualty, -1),
        "missing" => ("go missing", OutcomeClass::People, -1),
        _ => return None,
    })
}

/// Reads "is dead", "were unhurt", "is under way" from a copula and its adjective.
pub(super) fn adjectival(read: &Read, index: usize) -> Option<Claim> {
    let tagged = &read.tagged;
    let (group, reading) = (read.groups.get(index)?, read.readings.get(index)?);
    let at = (group.end..group.end + 3).find(|&at| tagged.at(at).is_some_and(|t| t.tag != Tag::Adv))?;
    let word = tagged.at(at)?.lower.as_str();
    let under_way = word == "under" && tagged.is(at + 1, "way") || word == "underway";
    let held = word == "in" && tagged.at(at + 1).is_some_and(|t| t.is_any(&["custody", "jail", "prison", "detention"]));
    let (predicate, class, side) = match word {
        _ if under_way => ("start", OutcomeClass::Phase, 1),
        _ if held => ("remain in custody", OutcomeClass::Custody, 1),
        _ => state(word)?,
    };
    let end = at + 1 + usize::from(under_way && word == "under" || held);
    if group.shape != Shape::Finite {
        return None;
    }
    let mut claim = predicated(read, index, at, end, (predicate, class, side))?;
    if under_way && reading.status == Status::Occurred {
        claim.status = Status::Ongoing;
    }
    Some(claim)
}

/// Makes the claim of a state that a verb group says of its subject: "is dead", "was found dead".
fn predicated(
    read: &Read,
    index: usize,
    at: usize,
    end: usize,
    (predicate, class, side): (&str, OutcomeClass, i8),
) -> Option<Claim> {
    let tagged = &read.tagged;
    let reading = read.readings.get(index).filter(|reading| reading.stated)?;
    let subject = participants::subject(tagged, &read.groups, index);
    Some(Claim {
        span: tagged.stretch(reading.start.min(at), end),
        clause: clause(read, reading.start.min(at), end),
        predicate: predicate.to_owned(),
        class: Some(class),
        side,
        status: reading.status,
        form: Form::Shown,
        hedged: reading.hedged,
        attribution: None,
        agents: Vec::new(),
        patients: participants::values(tagged, &subject),
        nominal: true,
    })
}
