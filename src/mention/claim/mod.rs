//! Claims: that something happened, will, may or did not.
//!
//! No parser: verb groups and noun phrases of the tagged sentence, and cues that govern them.
//! "Occurred" is the default; every other status demands a cue.
//! Questions, conditions and sarcasm make no claim.

mod attribution;
mod doubt;
mod find;
pub(super) mod group;
mod lexicon;
mod nominal;
mod participants;
mod predicate;
mod status;

use serde::{Deserialize, Serialize};

pub(super) use attribution::sources;

use super::{Date, Name, NameKind, Number, Quote};
use crate::article::Article;
use crate::text::Span;

/// How far a claim goes, most committed first.
///
/// The lattice follows event factuality (Saurí and Pustejovsky 2009, Stanovsky et al. 2017).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened.
    Occurred,
    /// It is under way.
    Ongoing,
    /// It happened in part.
    Partial,
    /// It is planned, scheduled, agreed.
    Planned,
    /// It is likely.
    Expected,
    /// It may be, is considered, is asked for.
    Possible,
    /// It is open or put off.
    Undecided,
    /// Someone denies it.
    Denied,
    /// It did not happen, or failed.
    Failed,
    /// It was called off.
    Cancelled,
}

/// How plainly the words of a claim show its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A finite verb in the past, or one with its auxiliary or governor.
    Shown,
    /// A finite verb in the plain present: a state, a habit or a headline.
    Present,
    /// A participle, an event noun or a purpose: left to the reader.
    Loose,
}

/// A family of outcomes, most of them with two opposite sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutcomeClass {
    /// approve, reject
    Decide,
    /// win, lose, draw
    Contest,
    /// convict, acquit
    Court,
    /// plead guilty, not guilty
    Plea,
    /// uphold, overturn
    Appeal,
    /// charge, drop charges
    Charge,
    /// arrest, release
    Custody,
    /// kill, injure, survive
    Casualty,
    /// rise, fall
    Level,
    /// begin, end
    Phase,
    /// appoint, dismiss
    Job,
    /// buy, sell
    Trade,
    /// confirm, deny
    Say,
    /// support, oppose
    Stance,
    /// impose, lift
    Sanction,
    /// destroy, damage
    Damage,
    /// allow, ban
    Permission,
    /// agree, refuse
    Agreement,
    /// meet, visit, talk
    Meeting,
    /// evacuate, rescue, find
    People,
    /// strengthen, weaken
    Advance,
    /// succeed, fail
    Success,
}

/// A predicate with participants and a status.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The predicate with its cues, in bytes of the article's text: "is expected to sign".
    pub span: Span,
    /// The clause around it.
    pub clause: Span,
    /// The lemma, with a particle where it has one: "sign", "call off".
    pub predicate: String,
    /// The family of outcomes it belongs to.
    pub class: Option<OutcomeClass>,
    /// The side within its family: 1 or −1, 0 for neither (a draw).
    pub side: i8,
    /// How far it goes.
    pub status: Status,
    /// How plainly the words show how far it goes.
    pub form: Form,
    /// Whether a hedge ("reportedly", "according to sources") stands with it.
    pub hedged: bool,
    /// Who says so, as canonical name or description ("police"); "he" or "she" where nobody was named before.
    pub attribution: Option<String>,
    /// The heads of those who act, after passives are turned round, lower case or canonical names.
    pub agents: Vec<String>,
    /// The heads of those or that which is acted on.
    pub patients: Vec<String>,
    /// Whether an event noun ("the signing of", "victory over", "12 dead") makes the claim, not a verb.
    pub nominal: bool,
}

/// Finds the claims of an article, in the order of the text.
///
/// `_numbers` are not needed yet: what is counted stands among the participants.
pub fn recognise(
    article: &Article,
    names: &[Name],
    dates: &[Date],
    _numbers: &[Number],
    quotes: &[Quote],
) -> Vec<Claim> {
    let mut found = Vec::new();
    for &sentence in &article.sentences {
        found.extend(find::in_sentence(&article.text, sentence, names, dates, quotes));
    }
    for claim in &mut found {
        let pronoun = matches!(claim.attribution.as_deref(), Some("he" | "she" | "He" | "She"));
        if pronoun && let Some(person) = person_before(&article.text, names, claim.span.start) {
            claim.attribution = Some(person);
        }
    }
    found.sort_by_key(|claim: &Claim| (claim.span.start, claim.span.end));
    found
}

/// How far back a pronoun looks for the person it stands for, in bytes.
const PRONOUN_REACH: u32 = 700;

/// Returns the last person named before the sentence of an offset.
fn person_before(text: &str, names: &[Name], offset: u32) -> Option<String> {
    let sentence = text.get(..offset as usize)?.rfind(['.', '\n', '“', '"']).map_or(0, |at| at as u32);
    let end = names.partition_point(|name| name.span.end <= sentence);
    let earlier = names.get(..end)?.iter().rev().take_while(|name| name.span.start + PRONOUN_REACH > offset);
    earlier.into_iter().find(|name| name.kind == NameKind::Person).map(|name| name.value.clone())
}
