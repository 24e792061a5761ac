//! The slots of each report, worked out when a rule first asks for them: a report is compared with many others.

use std::sync::OnceLock;

use super::{age, candidate, claim, date, lead, likelihood, name, nobody, number};

/// The slots of one report, by the rule that fills them.
#[derive(Default)]
pub(super) struct Slots<'w> {
    pub(super) ages: OnceLock<Vec<age::Aged<'w>>>,
    pub(super) bearers: OnceLock<Vec<name::Bearer<'w>>>,
    pub(super) candidates: OnceLock<Vec<candidate::Place<'w>>>,
    pub(super) capitals: OnceLock<name::Capitals>,
    pub(super) claims: OnceLock<Vec<claim::Slot<'w>>>,
    pub(super) dates: OnceLock<Vec<date::Slot<'w>>>,
    pub(super) doubts: OnceLock<likelihood::Lines<'w>>,
    pub(super) matters: OnceLock<Vec<nobody::Said>>,
    pub(super) numbers: OnceLock<Vec<number::Slot<'w>>>,
    pub(super) outcomes: OnceLock<Vec<lead::Outcome>>,
}
