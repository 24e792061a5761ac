//! Findings: where the witnesses of one event disagree, differ in form, or are silent; and the fact matrix.

mod aligned;
mod cue;
mod desk;
mod diff;
mod draft;
mod fact;
mod hunk;
mod merge;
mod office;
mod omission;
mod question;
mod ruling;
mod severity;
mod slot;
mod update;
mod value;

pub use ruling::Ruling;
pub use slot::{Example, shipped};

use serde::{Deserialize, Serialize};

use self::desk::{Desk, Lexis};
use crate::alignment::Alignment;
use crate::event::Reprint;
use crate::mention::{Status, Witness};
use crate::text::Span;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Who: a person, place or organisation.
    Name,
    /// Which office or part.
    Role,
    /// When.
    Date,
    /// How many.
    Number,
    /// What came of it, and how far it got.
    Outcome,
    /// Who says so.
    Attribution,
    /// What was said, word for word.
    Quote,
    /// What one source alone has.
    Omission,
}

/// How the readings of a finding stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// They cannot all be right.
    Conflict,
    /// They differ in status: planned, under way, done, denied.
    Shift,
    /// A later report has a later figure.
    Update,
    /// They differ in form only.
    Variant,
    /// One is more precise.
    Detail,
    /// A witness is silent.
    Omission,
}

/// How much a finding matters, most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// An outcome turned round, a toll, the main actor's name.
    High,
    /// Other counts, dates of the event, status, role.
    Medium,
    /// Attribution, hedges, background.
    Low,
    /// Spelling, precision, what one source alone has.
    Info,
}

/// What one witness has at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Position of the witness in the event.
    pub witness: usize,
    /// The quotation, in bytes of the article's text.
    pub span: Span,
    /// The canonical value.
    pub value: String,
    /// How far the claim goes, for outcomes.
    pub status: Option<Status>,
    /// Other places where the same witness has the same reading.
    pub also: Vec<Span>,
}

/// A discrepancy, variant or omission.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// How the readings stand to each other.
    pub relation: Relation,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
    /// The question that the readings answer: "How many were killed?"
    pub question: String,
    /// In one line, why it is there.
    pub reason: String,
    /// Another explanation, where there is one.
    pub could_be: Option<String>,
    /// The readings, in the order of the witnesses.
    pub readings: Vec<Reading>,
    /// The rows of the alignment in which the readings stand, in order.
    pub rows: Vec<usize>,
    /// How it was found, step by step: pairing, readings, rules.
    pub evidence: Vec<String>,
}

/// A fact that two or more witnesses state.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub kind: Kind,
    /// The question that the readings answer.
    pub question: String,
    /// One reading a witness at most, in the order of the witnesses; a silent witness has none.
    pub readings: Vec<Reading>,
    /// Whether all readings agree.
    pub agreed: bool,
    /// How many independent witnesses support the most common value; reprints count once.
    pub support: usize,
}

/// What was found in one event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apparatus {
    /// The findings, most serious first.
    pub findings: Vec<Finding>,
    /// The fact matrix, in the order of the rows.
    pub facts: Vec<Fact>,
}

/// Looks for discrepancies, variants and omissions among the witnesses of one event.
///
/// `reprints` are pairs of witnesses that carry the same text; they count once as support.
pub fn examine(witnesses: &[&Witness], alignment: &Alignment, reprints: &[Reprint]) -> Apparatus {
    examine_under(witnesses, alignment, reprints, &[])
}

/// Looks for discrepancies, variants and omissions among the witnesses of one event, and heeds what the user ruled about values.
pub fn examine_under(
    witnesses: &[&Witness],
    alignment: &Alignment,
    reprints: &[Reprint],
    rulings: &[Ruling],
) -> Apparatus {
    if witnesses.len() < 2 {
        return Apparatus::default();
    }
    let mut lexis = Lexis::default();
    let desks: Vec<Desk> = witnesses.iter().map(|witness| Desk::lay(witness, &mut lexis)).collect();
    let mut drafts = aligned::find(&desks, &lexis, alignment);
    drafts.extend(slot::find(&desks, &lexis, alignment));
    update::mark(&desks, &mut drafts);
    update::part_days(&desks, &lexis, &mut drafts);
    let mut findings = merge::merge(&desks, alignment, drafts);
    ruling::heed(&mut findings, witnesses, alignment, rulings);
    let facts = fact::gather(&desks, alignment, &findings, reprints);
    findings.extend(omission::find(&desks, &lexis, alignment));
    findings.sort_by(|a, b| {
        a.severity
            .cmp(&b.severity)
            .then_with(|| a.relation.cmp(&b.relation))
            .then_with(|| b.confidence.total_cmp(&a.confidence))
            .then_with(|| a.rows.cmp(&b.rows))
            .then_with(|| a.kind.cmp(&b.kind))
    });
    Apparatus { findings, facts }
}

/// Returns pairs of places of the witnesses of one event, with the signs that they fill one slot, for the trainer of the weights
/// (`examples/train_slots.rs`).
pub fn examples(witnesses: &[&Witness], alignment: &Alignment) -> Vec<Example> {
    let mut lexis = Lexis::default();
    let desks: Vec<Desk> = witnesses.iter().map(|witness| Desk::lay(witness, &mut lexis)).collect();
    slot::examples(&desks, &lexis, alignment)
}

/// Returns the mentions that share at least one byte with a span; the list must be in the order of the text.
fn within<T>(list: &[T], span: Span, place: fn(&T) -> Span) -> impl Iterator<Item = &T> {
    // Mentions of one list may overlap a little, so the first few that begin before the span are looked at too.
    let from = list.partition_point(|item| place(item).start < span.start).saturating_sub(4);
    list.iter()
        .skip(from)
        .take_while(move |item| place(item).start < span.end)
        .filter(move |item| place(item).overlaps(span))
}
