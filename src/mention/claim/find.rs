//! From verb groups to claims, sentence by sentence.

use super::attribution::{Source, sources};
use super::doubt::{clause_governor, hedge_near};
use super::group::{Group, Shape, groups, hangs_on};
use super::lexicon::{Effect, is_light_verb, is_say_verb, outcome};
use super::predicate::{fits, predicate};
use super::status::{governed, governor, is_real, own};
use super::{Claim, Form, OutcomeClass, Status, nominal, participants};
use crate::mention::phrase::{Phrase, Tagged};
use crate::mention::{Date, Name, Quote};
use crate::text::Span;
use crate::text::lemma::Forms;
use crate::text::tagger::Tag;

/// The word that bounds a negation stands at most so many words after the verb.
const CLAUSE_REACH: usize = 12;

/// Sentences longer than this are lists or tables, not prose.
const LONGEST_TOKENS: usize = 400;

/// What a verb group says, before participants are looked for.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) status: Status,
    pub(super) hedged: bool,
    /// First token of the cues.
    pub(super) start: usize,
    /// Whether a claim is made at all: not in conditions, not by pure cues.
    pub(super) stated: bool,
}

/// A tagged sentence with its verb groups as read.
pub(super) struct Read<'a> {
    pub(super) tagged: Tagged<'a>,
    pub(super) groups: Vec<Group>,
    pub(super) readings: Vec<Reading>,
    pub(super) sources: Vec<Source>,
}

/// Finds the claims of one sentence.
pub(super) fn in_sentence(text: &str, sentence: Span, names: &[Name], dates: &[Date], quotes: &[Quote]) -> Vec<Claim> {
    let tagged = Tagged::new(text, sentence, names, dates);
    if tagged.tokens.len() > LONGEST_TOKENS || abstains(&tagged) {
        return Vec::new();
    }
    let groups = groups(&tagged);
    let sources = sources(&tagged, &groups);
    let readings = read(&tagged, &groups);
    let read = Read { tagged, groups, readings, sources };
    let mut claims: Vec<Claim> = (0..read.groups.len()).filter_map(|index| verbal(&read, index)).collect();
    claims.extend(nominal::in_sentence(&read));
    for claim in &mut claims {
        attribute(&read, claim, quotes);
    }
    claims
}

/// Tells whether nothing in the sentence is stated: questions and sarcasm.
fn abstains(tagged: &Tagged) -> bool {
    let sentence = tagged.span.of(tagged.text);
    let end = sentence.trim_end_matches(['"', '”', '’', '»', ')', ' ']);
    let lower = sentence.to_lowercase();
    end.ends_with('?')
        || ["yeah, right", "yeah right", "oh, sure", "oh sure", " /s", "as if that"]
            .iter()
            .any(|mark| lower.contains(mark))
}

fn read(tagged: &Tagged, groups: &[Group]) -> Vec<Reading> {
    let headline = is_headline(tagged);
    let mut readings: Vec<Reading> = Vec::with_capacity(groups.len());
    for (index, group) in groups.iter().enumerate() {
        let reading = read_group(tagged, groups, &readings, index, headline);
        if let Some(governing) = governor(tagged, groups, index)
            && group.shape != Shape::Finite
            && let Some(carrier) = governing.group
            && let Some(reading) = readings.get_mut(carrier)
        {
            // "is expected to sign" claims the signing only; "ordered him to leave" also the order.
            // and "rejected the plan to extend" the rejection.
            let own =
                governing.by_noun || matches!(governing.effect, Effect::Possible | Effect::Denied | Effect::Undecided);
            reading.stated &= own;
        }
        readings.push(reading);
    }
    readings
}

fn read_group(tagged: &Tagged, groups: &[Group], before: &[Reading], index: usize, headline: bool) -> Reading {
    let Some(group) = groups.get(index) else { return silent() };
    let previous = index.checked_sub(1).and_then(|at| before.get(at));
    let mut reading = Reading { status: Status::Occurred, hedged: false, start: group.start, stated: true };
    match group.shape {
        Shape::Finite => {
            reading.status = own(group, future_time(tagged, group));
            if let Some((effect, carrier)) = clause_governor(tagged, groups, before, index) {
                let (status, hedged) = governed(effect, carrier);
                let future = matches!(reading.status, Status::Planned | Status::Expected);
                let plain = is_real(reading.status)
                    || effect == Effect::Denied
                    || future && effect == Effect::Failed
                    || reading.status == Status::Planned && matches!(effect, Effect::Expected | Effect::Possible);
                if plain && !matches!(effect, Effect::Seem) {
                    reading.status = if reading.status == Status::Failed && effect == Effect::Denied {
                        Status::Occurred
                    } else {
                        status
                    };
                }
                reading.hedged |= hedged;
            }
        }
        Shape::Bare => {
            if let Some(previous) = previous {
                reading = Reading { start: group.start, stated: true, ..previous.clone() };
            }
        }
        Shape::Participle => {
            if tagged.tag(group.start.wrapping_sub(1)) == Tag::Part {
                return silent();
            }
            // "shall be fined or imprisoned", "denied that they feel betrayed": it goes as far as the verb that it hangs on.
            let carrier = index.checked_sub(1).and_then(|at| groups.get(at));
            if let Some(previous) = previous.filter(|_| carrier.is_some_and(|carrier| hangs_on(tagged, group, carrier)))
            {
                reading = Reading { start: group.start, ..previous.clone() };
            }
        }
        Shape::Infinitive | Shape::Gerund => {
            let governing = governor(tagged, groups, index);
            match governing {
                Some(governing) => {
                    let carrier = governing.group.and_then(|at| before.get(at));
                    let base = carrier.map_or(Status::Occurred, |carrier| carrier.status);
                    let base = if governing.none { Status::Failed } else { base };
                    let present = governing.group.and_then(|at| groups.get(at)).is_none_or(|g| !g.past && !g.perfect);
                    let (status, hedged) = if governing.effect == Effect::Able && present && is_real(base) {
                        (Status::Possible, false)
                    } else {
                        governed(governing.effect, base)
                    };
                    reading.status = status;
                    reading.hedged = hedged || carrier.is_some_and(|carrier| carrier.hedged);
                    reading.start = carrier.map_or(governing.start, |carrier| carrier.start.min(governing.start));
                    if group.perfect && governing.effect == Effect::Expected && is_real(base) {
                        reading.status = Status::Occurred;
                        reading.hedged = true;
                    }
                }
                None => reading.status = ungoverned(tagged, group, headline),
            }
            if group.negated {
                reading.status = governed(Effect::Failed, reading.status).0;
            }
        }
    }
    if reading.status == Status::Failed && group.negated && until_after(tagged, group) {
        // "did not open until May" opened in May; "will not open until May" will.
        reading.status = match group.modal.as_deref() {
            None if group.past || group.perfect => Status::Occurred,
            None | Some("will" | "wo" | "shall" | "sha" | "'ll") => Status::Planned,
            Some(_) => Status::Failed,
        };
    }
    if no_subject(tagged, group) && is_real(reading.status) {
        reading.status = Status::Failed;
    }
    reading.hedged |= hedge_near(tagged, group, reading.start);
    // "allegedly shot and killed": the hedge is for both.
    let joined = group.start > 0 && tagged.tag(group.start - 1) == Tag::Cconj;
    reading.hedged |= joined && previous.is_some_and(|previous| previous.hedged && previous.status == reading.status);
    if conditional(tagged, groups, index) || imperative(tagged, group) {
        reading.stated = false;
    }
    reading
}

/// Tells whether "until" follows in the same clause.
fn until_after(tagged: &Tagged, group: &Group) -> bool {
    let clause = (group.end..tagged.tokens.len())
        .take(CLAUSE_REACH)
        .take_while(|&at| !matches!(tagged.tag(at), Tag::Punct | Tag::Cconj | Tag::Sconj) || tagged.is(at, "until"));
    clause.into_iter().any(|at| tagged.is(at, "until"))
}

fn silent() -> Reading {
    Reading { status: Status::Possible, hedged: false, start: 0, stated: false }
}

/// The status of "to sign" or "signing" that no word governs: a purpose, a headline, a circumstance.
fn ungoverned(tagged: &Tagged, group: &Group, headline: bool) -> Status {
    if group.shape == Shape::Infinitive {
        return if group.perfect { Status::Occurred } else { Status::Planned };
    }
    let left = group.start.checked_sub(1);
    let word = left.and_then(|at| tagged.at(at)).map_or("", |token| token.lower.as_str());
    match word {
        "without" | "instead" => Status::Failed,
        _ if without_subject(tagged, group) => Status::Failed,
        "before" | "for" if !headline => Status::Planned,
        "of" | "from" => {
            let cue = left.and_then(|at| at.checked_sub(1)).and_then(|at| tagged.at(at)).map_or("", |t| &t.lower);
            match cue {
                "instead" | "short" => Status::Failed,
                "hope" | "possibility" | "chance" | "prospect" | "risk" | "threat" | "idea" => Status::Possible,
                "way" | "intention" | "aim" | "goal" => Status::Planned,
                _ => Status::Occurred,
            }
        }
        _ => Status::Occurred,
    }
}

/// Tells whether "without" stands before the subject of a gerund: "without the actress ever getting out".
fn without_subject(tagged: &Tagged, group: &Group) -> bool {
    let end = if group.start > 0 && tagged.tag(group.start - 1) == Tag::Adv { group.start - 1 } else { group.start };
    tagged.phrase_before(end).is_some_and(|phrase| phrase.start > 0 && tagged.is(phrase.start - 1, "without"))
}

/// Tells whether the group stands under "if", "unless", "whether", or what would follow from it.
fn conditional(tagged: &Tagged, groups: &[Group], index: usize) -> bool {
    let Some(group) = groups.get(index) else { return false };
    let floor = index.checked_sub(1).and_then(|at| groups.get(at)).map_or(0, |previous| previous.end);
    let opener = (floor..group.start).rev().find(|&at| {
        tagged.at(at).is_some_and(|t| t.is_any(&["if", "unless", "whether", ",", ";", "that", "lest"]) || t.is("once"))
    });
    let under = opener.is_some_and(|at| {
        tagged.at(at).is_some_and(|t| t.is_any(&["if", "unless", "lest"]))
            || tagged.is(at, "whether") && !undecided_whether(tagged, at)
    });
    let first = (0..tagged.tokens.len()).find(|&at| tagged.tag(at) != Tag::Punct);
    let sentence = first.is_some_and(|at| {
        tagged.is(at, "if") || tagged.is(at, "unless") || tagged.is(at, "had") || tagged.is(at, "were")
    });
    let would =
        group.modal.as_deref().is_some_and(|modal| matches!(modal, "would" | "could" | "might" | "will" | "may"));
    under || sentence && would
}

fn undecided_whether(tagged: &Tagged, at: usize) -> bool {
    at.checked_sub(1).and_then(|left| tagged.at(left)).is_some_and(|t| {
        t.is_any(&["unclear", "unknown", "undecided", "uncertain", "known", "clear", "certain", "decided", "seen"])
    })
}

fn imperative(tagged: &Tagged, group: &Group) -> bool {
    group.shape == Shape::Finite
        && group.start == group.head
        && (0..group.start).all(|at| tagged.tag(at) == Tag::Punct)
        && tagged.at(group.head).is_some_and(|t| t.has(Forms::BASE) && !t.has(Forms::PAST))
}

/// Tells whether the subject says "none": "No one was killed", "Neither side signed".
fn no_subject(tagged: &Tagged, group: &Group) -> bool {
    if group.negated {
        return false;
    }
    let Some(phrase) = tagged.phrase_before(group.start) else { return false };
    let none = |at: usize| tagged.at(at).is_some_and(|t| t.is_any(&["no", "nobody", "none", "neither", "nothing"]));
    if none(phrase.start) || none(phrase.head) {
        return true;
    }
    // "None of the passengers was hurt"
    phrase.start >= 2 && tagged.is(phrase.start - 1, "of") && none(phrase.start - 2)
}

fn future_time(tagged: &Tagged, group: &Group) -> bool {
    (group.end..group.end + 10).any(|at| {
        tagged.is(at, "tomorrow")
            || tagged.is(at, "next") && tagged.is_time(at + 1)
            || tagged.is(at, "later") && tagged.is(at + 1, "this") && tagged.is_time(at + 2)
    })
}

/// Tells whether the sentence is a headline: short, no full stop.
pub(super) fn is_headline(tagged: &Tagged) -> bool {
    tagged.tokens.len() <= 16 && !tagged.tokens.last().is_some_and(|t| t.is_any(&[".", "!", "?", "\"", "”", ":", ";"]))
}

/// Tells how plainly the form of a verb group shows the status of its claim.
fn form(tagged: &Tagged, group: &Group, reading: &Reading) -> Form {
    let governed = reading.start < group.start;
    let shown = match group.shape {
        Shape::Finite => {
            let auxiliary = group.modal.is_some() || group.passive || group.progressive || group.negated;
            let ahead = group.going_to || group.be_to || group.have_to || group.yet_to;
            if !(group.past || group.perfect || auxiliary || ahead || governed) {
                return Form::Present;
            }
            true
        }
        Shape::Infinitive => governed,
        // "considered signing", not "called the threat surprising"
        Shape::Gerund => governed && group.start > 0 && matches!(tagged.tag(group.start - 1), Tag::Verb | Tag::Adp),
        Shape::Participle => true,
        Shape::Bare => governed || tagged.at(group.head).is_some_and(|head| !head.lower.ends_with("ed")),
    };
    if shown { Form::Shown } else { Form::Loose }
}

fn verbal(read: &Read, index: usize) -> Option<Claim> {
    let (group, reading) = (read.groups.get(index)?, read.readings.get(index)?);
    let tagged = &read.tagged;
    if !reading.stated {
        return None;
    }
    if group.copula {
        return nominal::adjectival(read, index);
    }
    let lemma = tagged.at(group.head)?.lemma().to_owned();
    if matches!(lemma.as_str(), "be" | "have" | "do") || lemma.len() < 2 {
        return None;
    }
    let seems = matches!(lemma.as_str(), "appear" | "seem") && !matches!(tagged.tag(group.end), Tag::Adp | Tag::Punct);
    if seems && !tagged.is_time(group.end) {
        return None;
    }
    let subject = participants::subject(tagged, &read.groups, index);
    let (predicate, end) = predicate(tagged, group, &lemma, &subject);
    let object = participants::object(tagged, group, end, &predicate);
    let (class, side) = outcome(&predicate);
    let (class, side) =
        if fits(tagged, group, &predicate, class, end, &subject, &object) { (class, side) } else { (None, 0) };
    if class.is_none() && is_plain_saying(read, index, &lemma) {
        return None;
    }
    if is_light_verb(&predicate) && nominal::lent(read, index).is_some() {
        // "held talks" is told by its noun.
        return None;
    }
    let mut status = reading.status;
    let none = object.iter().any(|phrase| tagged.at(phrase.start).is_some_and(|t| t.is("no") || t.is("nobody")));
    if none && is_real(status) && !group.passive {
        status = Status::Failed;
    }
    let values = |phrases: &[Phrase]| participants::values(tagged, phrases);
    let (agents, patients) =
        if group.passive { (values(&object), values(&subject)) } else { (values(&subject), values(&object)) };
    Some(Claim {
        span: tagged.stretch(reading.start, end),
        clause: clause(read, reading.start, end),
        predicate,
        class,
        side,
        status,
        form: form(tagged, group, reading),
        hedged: reading.hedged || alleged(tagged, &subject),
        attribution: None,
        agents,
        patients,
        nominal: false,
    })
}

/// Tells whether the group only tells who says something: "said", "told reporters", "announced that".
fn is_plain_saying(read: &Read, index: usize, lemma: &str) -> bool {
    let plain =
        matches!(lemma, "say" | "tell" | "add" | "note" | "explain" | "stress" | "insist" | "believe" | "think");
    let object = read.groups.get(index).is_some_and(|group| read.tagged.phrase_from(group.end).is_some());
    plain
        || !object && is_say_verb(lemma) && read.sources.iter().any(|source| source.group == Some(index) && source.left)
}

/// Tells whether a participant is "the alleged gunman", "suspected rebels".
fn alleged(tagged: &Tagged, phrases: &[Phrase]) -> bool {
    phrases.iter().any(|phrase| {
        (phrase.start..phrase.end)
            .any(|at| tagged.at(at).is_some_and(|t| t.is_any(&["alleged", "suspected", "purported"])))
    })
}

/// Returns the clause around the tokens `start..end`.
pub(super) fn clause(read: &Read, start: usize, end: usize) -> Span {
    let tagged = &read.tagged;
    let edge = |at: usize| {
        let Some(token) = tagged.at(at) else { return true };
        token.is_any(&[";", ":", "–", "—", "that", "which", "who", "because", "although", "while", "whereas", "if"])
            || token.is_any(&["after", "before", "when", "as", "though", "unless"]) && clause_follows(read, at)
            || token.is_any(&["and", "but"]) && clause_follows(read, at)
    };
    let first = (0..start).rev().find(|&at| edge(at)).map_or(0, |at| at + 1);
    let last = (end..tagged.tokens.len()).find(|&at| edge(at)).unwrap_or(tagged.tokens.len());
    tagged.stretch(first.min(start), last.max(end))
}

/// Tells whether a subject and a verb follow the token.
fn clause_follows(read: &Read, at: usize) -> bool {
    let Some(next) = read.groups.iter().find(|group| group.start > at) else { return false };
    next.shape == Shape::Finite && next.start <= at + 8 && read.tagged.phrase_from(at + 1).is_some()
}

/// Says who the claim is from: the speaker of the quotation around it, or a source of its sentence.
fn attribute(read: &Read, claim: &mut Claim, quotes: &[Quote]) {
    let first = quotes.partition_point(|quote| quote.span.end <= claim.span.start);
    if let Some(quote) = quotes.get(first).filter(|quote| quote.span.overlaps(claim.span)) {
        claim.attribution.clone_from(&quote.speaker);
        if claim.attribution.is_some() {
            return;
        }
    }
    let tagged = &read.tagged;
    let source = read.sources.iter().rev().find(|source| {
        let words = tagged.stretch(source.start, source.end);
        let before = words.end <= claim.span.start;
        let after = claim.span.end <= words.start;
        before && source.right || after && source.left
    });
    if let Some(source) = source {
        claim.attribution = Some(tagged.description(source.phrase));
        // "reportedly told prosecutors that": what is told is as unsure as the telling.
        let telling = source.group.and_then(|group| read.readings.get(group));
        // "…, the league's investigators allege"
        let alleged = source.group.and_then(|group| read.groups.get(group)).and_then(|group| tagged.at(group.head));
        claim.hedged |= alleged.is_some_and(|verb| verb.lemma() == "allege");
        claim.hedged |= source.vague || telling.is_some_and(|telling| telling.hedged);
    }
    // A claim about saying is not said by itself: "police confirmed …".
    if claim.class == Some(OutcomeClass::Say) && claim.attribution.as_ref().is_some_and(|a| claim.agents.contains(a)) {
        claim.attribution = None;
    }
}
