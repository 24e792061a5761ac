//! Weighs the signs that two places of two reports fill one slot: a logistic model for each kind of slot.
//!
//! Learned from reports that agree: where two reports of one event give one date, or name one person, their places are taken to fill one
//! slot, and where they give two, not to. What stands at the places themselves is no sign, so that two values in one slot are found by
//! what was learned from one. The reports were 750 pairs of ECB+ topics 1 to 35 and of BASIL (2010 to 2016); each model was chosen by
//! fourfold cross-validation over the topics.

/// A sign and what it weighs.
type Weight = (&'static str, f32);

/// Weighs two dates, in the order of `date::signs`.
pub(super) const DATES: [Weight; 15] = [
    ("weight of the words around in common", 1.71),
    ("words around in common", 0.37),
    ("one named patient", 1.14),
    ("one noun as patient", 0.28),
    ("one predicate", 0.58),
    ("two predicates", -0.05),
    ("no name in common", -0.41),
    ("names in common", -0.18),
    ("how well the sentences were paired", 4.03),
    ("both in the lead", 0.94),
    ("words of the sentences in common", 0.08),
    ("one word of content before", 1.27),
    ("one word of content after", 0.96),
    ("dates of the grain in either report", -1.08),
    ("the only dates of the grain", 0.44),
];
/// What weighs against one slot when no sign speaks.
pub(super) const DATES_BIAS: f32 = -0.78;

/// Weighs two persons, in the order of `person::signs`.
pub(super) const PERSONS: [Weight; 14] = [
    ("words around in common", 0.97),
    ("words beside in common", 2.93),
    ("one role", 1.45),
    ("two roles", -1.77),
    ("a role on one side", -0.8),
    ("how well the sentences were paired", 3.3),
    ("words of the sentences in common", 0.22),
    ("how far apart they are first named", -0.9),
    ("both in the lead", 0.54),
    ("how unequally often they are named", -0.42),
    ("deeds in common", 2.96),
    ("one age", 1.86),
    ("two ages", -1.38),
    ("persons of one report only", -0.41),
];
/// What weighs against one slot when no sign speaks.
pub(super) const PERSONS_BIAS: f32 = -2.71;

/// Weighs two ages of which one at least stands without a name, in the order of `age::signs`.
pub(super) const AGES: [Weight; 14] = [
    ("weight of the words around in common", 0.77),
    ("words around in common", 0.43),
    ("one predicate", 0.77),
    ("no name in common", -0.1),
    ("names in common", -0.82),
    ("how well the sentences were paired", -0.19),
    ("words of the sentences in common", 0.03),
    ("how far apart in the reports", -1.66),
    ("one noun for the person", 1.88),
    ("two nouns", -0.36),
    ("two sexes", 0.17),
    ("one fate", 1.35),
    ("ages in either report", -1.58),
    ("the only age of each", 0.49),
];
/// What weighs against one slot when no sign speaks.
pub(super) const AGES_BIAS: f32 = 0.16;

/// Returns the probability that two places with these signs fill one slot.
pub(super) fn probability<const N: usize>(weights: &[Weight; N], bias: f32, signs: &[f32; N]) -> f32 {
    let sum: f32 = weights.iter().zip(signs).map(|((_, weight), sign)| weight * sign).sum();
    1.0 / (1.0 + (-bias - sum).exp())
}
