//! Runs of rows that fold: rows with the same words in all sources, and rows that the row filter leaves out.

use std::ops::Range;

use super::desk::{Desk, Row};
use super::state::{RowFilter, State};

/// A run of rows that can be folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The rows, by their position in the event.
    pub rows: Range<usize>,
    /// Whether the row filter leaves them out; otherwise all sources say the same in them.
    pub left_out: bool,
    /// Whether they are folded now.
    pub folded: bool,
}

/// Finds the runs of an event, in order.
pub fn runs(state: &State, desk: &Desk) -> Vec<Run> {
    let class = |row: &Row| {
        if !passes(state, row) {
            Some(true)
        } else if row.equal && row.findings.is_empty() {
            Some(false)
        } else {
            None
        }
    };
    let mut runs = Vec::new();
    let mut start = 0;
    let classes: Vec<Option<bool>> = desk.rows.iter().map(class).collect();
    for same in classes.chunk_by(|one, other| one == other) {
        let rows = start..start + same.len();
        start = rows.end;
        let Some(&Some(left_out)) = same.first() else { continue };
        // Toggling a run opens one that was folded, or folds one while all stand open.
        let toggled = state.unfolded.contains(&rows.start);
        runs.push(Run { left_out, folded: (left_out || state.kept.fold) != toggled, rows });
    }
    runs
}

/// Tells whether the row filter lets a row through.
fn passes(state: &State, row: &Row) -> bool {
    match state.filters.rows {
        RowFilter::All => true,
        RowFilter::Findings => row.findings.iter().any(|&finding| state.shows(finding)),
        RowFilter::OnlyIn => row.only.is_some(),
        RowFilter::Shared => row.only.is_none(),
    }
}
