//! A difference as a rule found it, before it is merged with others of the same matter and becomes a finding.

use super::{Kind, Relation, Severity};
use crate::mention::{Claim, Status};
use crate::text::Span;

/// One witness's reading in a draft.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// Position of the witness in the event.
    pub(super) witness: usize,
    /// The sentence.
    pub(super) sentence: usize,
    /// The quotation.
    pub(super) span: Span,
    /// The canonical value.
    pub(super) value: String,
    /// How far the claim goes, for outcomes.
    pub(super) status: Option<Status>,
}

impl Mark {
    /// Marks a claim by its predicate and status.
    pub(super) fn of_claim(witness: usize, sentence: usize, claim: &Claim) -> Self {
        Self { witness, sentence, span: claim.span, value: claim.predicate.clone(), status: Some(claim.status) }
    }
}

/// A difference between two or more witnesses.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// What it is about.
    pub(super) kind: Kind,
    /// How the readings stand to each other.
    pub(super) relation: Relation,
    /// How much it matters.
    pub(super) severity: Severity,
    /// How sure it is, from 0 to 1.
    pub(super) confidence: f32,
    /// The question that the readings answer.
    pub(super) question: String,
    /// Another explanation.
    pub(super) could_be: Option<String>,
    /// What the reason ends with: "both: 'people killed in the blast'".
    pub(super) context: String,
    /// The readings; two different witnesses at least.
    pub(super) marks: Vec<Mark>,
    /// How it was found.
    pub(super) evidence: Vec<String>,
}
