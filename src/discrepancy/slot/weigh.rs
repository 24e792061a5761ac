//! Weighs the signs that two places of two reports fill one slot: a logistic model for each kind of slot.
//!
//! Learned from reports that agree: where two reports of one event give one date, or name one person, their places are taken to fill one
//! slot, and where they give two, not to. What stands at the places themselves is no sign, so that two values in one slot are found by
//! what was learned from one. The weights are those that `examples/train_slots.rs` prints for ECB+ topics 1 to 35;
//! which signs they weigh was chosen by fourfold cross-validation over the topics. `docs/FINDINGS.md` says what they find.

/// Two places of two reports, for the trainer of the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The kind of slot: "date", "age" or "person".
    pub slot: &'static str,
    /// The signs, in the order of the weights of this kind.
    pub signs: Vec<f32>,
    /// What the first report gives there.
    pub value: String,
    /// Whether the other report gives the same.
    pub same: bool,
}

impl Example {
    pub(super) fn new(slot: &'static str, signs: &[f32], value: &str, same: bool) -> Self {
        Self { slot, signs: signs.to_vec(), value: value.to_owned(), same }
    }
}

/// Returns the shipped weights of a kind of slot, for the trainer; none for a kind that has no model.
pub fn shipped(slot: &str) -> Vec<(&'static str, f32)> {
    match slot {
        "date" => DATES.to_vec(),
        "age" => AGES.to_vec(),
        "person" => PERSONS.to_vec(),
        _ => Vec::new(),
    }
}

/// A sign and what it weighs.
type Weight = (&'static str, f32);

/// Weighs two dates, in the order of `date::signs`.
pub(super) const DATES: [Weight; 15] = [
    ("weight of the words around in common", 1.8),
    ("words around in common", 0.32),
    ("one named patient", 0.25),
    ("one noun as patient", 0.4),
    ("one predicate", 0.47),
    ("two predicates", -0.3),
    ("no name in common", -0.03),
    ("names in common", -0.23),
    ("how well the sentences were paired", 2.51),
    ("both in the lead", 0.71),
    ("words of the sentences in common", 1.12),
    ("one word of content before", 1.17),
    ("one word of content after", 0.9),
    ("dates of the grain in either report", -1.16),
    ("the only dates of the grain", 0.4),
];
/// What weighs against one slot when no sign speaks.
pub(super) const DATES_BIAS: f32 = -0.52;

/// Weighs two persons, in the order of `person::signs`.
pub(super) const PERSONS: [Weight; 14] = [
    ("words around in common", 1.33),
    ("words beside in common", 3.59),
    ("one role", 1.94),
    ("two roles", -0.96),
    ("a role on one side", -0.58),
    ("how well the sentences were paired", 2.3),
    ("words of the sentences in common", -0.09),
    ("how far apart they are first named", -0.85),
    ("both in the lead", 0.81),
    ("how unequally often they are named", -0.39),
    ("deeds in common", 2.76),
    ("one age", 1.98),
    ("two ages", -1.95),
    ("persons of one report only", -0.17),
];
/// What weighs against one slot when no sign speaks.
pub(super) const PERSONS_BIAS: f32 = -3.24;

/// Weighs two ages of which one at least stands without a name, in the order of `age::signs`.
pub(super) const AGES: [Weight; 14] = [
    ("weight of the words around in common", 0.59),
    ("words around in common", 0.49),
    ("one predicate", 1.01),
    ("no name in common", -0.09),
    ("names in common", -0.65),
    ("how well the sentences were paired", 0.32),
    ("words of the sentences in common", 0.01),
    ("how far apart in the reports", -1.08),
    ("one noun for the person", 0.59),
    ("two nouns", -0.6),
    ("two sexes", 0.65),
    ("one fate", 0.99),
    ("ages in either report", -1.57),
    ("the only age of each", 0.93),
];
/// What weighs against one slot when no sign speaks.
pub(super) const AGES_BIAS: f32 = -0.02;

/// Returns the probability that two places with these signs fill one slot.
pub(super) fn probability<const N: usize>(weights: &[Weight; N], bias: f32, signs: &[f32; N]) -> f32 {
    let sum: f32 = weights.iter().zip(signs).map(|((_, weight), sign)| weight * sign).sum();
    1.0 / (1.0 + (-bias - sum).exp())
}
