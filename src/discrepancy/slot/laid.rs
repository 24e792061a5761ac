//! The slots of each report, worked out when a rule first asks for them: a report is compared with many others.

use std::sync::OnceLock;

use super::{claim, date, name, nobody, number};

/// The slots of one report.
#[derive(Default)]
pub(super) struct Laid<'w> {
    pub(super) claims: OnceLock<Vec<claim::Slot<'w>>>,
    pub(super) dates: OnceLock<Vec<date::Slot<'w>>>,
    pub(super) numbers: OnceLock<Vec<number::Slot<'w>>>,
    pub(super) bearers: OnceLock<Vec<name::Bearer<'w>>>,
    pub(super) matters: OnceLock<Vec<nobody::Said>>,
}
