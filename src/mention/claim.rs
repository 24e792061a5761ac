//! Claims: that something happened, will, may or did not.

use serde::{Deserialize, Serialize};

use super::{Date, Name, Number, Quote};
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
    /// Whether a hedge ("reportedly", "according to sources") stands with it.
    pub hedged: bool,
    /// Who says so, as canonical name or description.
    pub attribution: Option<String>,
    /// The heads of those who act, after passives are turned round, lower case or canonical names.
    pub agents: Vec<String>,
    /// The heads of those or that which is acted on.
    pub patients: Vec<String>,
}

/// Finds the claims of an article.
pub fn recognise(
    _article: &Article,
    _names: &[Name],
    _dates: &[Date],
    _numbers: &[Number],
    _quotes: &[Quote],
) -> Vec<Claim> {
    Vec::new()
}
