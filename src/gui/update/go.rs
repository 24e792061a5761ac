//! From finding to finding, from row to row, from event to event, from hit to hit.

use super::super::state::{State, Tab};
use super::pick_event;

/// Picks a finding and brings its first row into sight.
pub(super) fn finding(state: &mut State, finding: usize) {
    state.finding = Some(finding);
    if let Some(&first) = state.picked_finding().and_then(|finding| finding.rows.first()) {
        row(state, first);
    }
    sideways(state);
}

/// Scrolls sideways to the first column that has a reading of the picked finding.
fn sideways(state: &mut State) {
    let (Some(event), Some(desk), Some(finding)) = (state.event, &state.desk, state.picked_finding()) else { return };
    let standing = state.columns();
    let mut others = standing.visible(desk.sources.len()).into_iter().filter(|w| Some(*w) != standing.base);
    let first = others.position(|w| finding.readings.iter().any(|reading| reading.witness == w));
    if let Some(first) = first {
        state.columns.entry(event).or_default().scrolled = first;
    }
}

/// Picks a row and brings it into sight, unfolded.
pub(super) fn row(state: &mut State, row: usize) {
    state.row = Some(row);
    state.reveal = Some(row);
    state.reveals += 1;
    if let Some(desk) = &state.desk
        && desk.rows.get(row).is_some_and(|row| row.equal)
    {
        let first = (0..=row).rev().take_while(|&r| desk.rows.get(r).is_some_and(|row| row.equal)).last();
        state.unfolded.extend(first);
    }
}

/// Picks the next finding that the filters show; after the last one of an event comes the first one of the next event.
pub(super) fn next_finding(state: &mut State, forward: bool) {
    let Some(comparison) = state.comparison.clone() else { return };
    let step =
        |list: &[usize], now: Option<usize>| match (now.and_then(|now| list.iter().position(|&n| n == now)), forward) {
            (Some(at), true) => list.get(at + 1).copied(),
            (Some(at), false) => at.checked_sub(1).and_then(|at| list.get(at)).copied(),
            (None, true) => list.first().copied(),
            (None, false) => list.last().copied(),
        };
    if let Some(next) = step(&in_rows(state), state.finding) {
        finding(state, next);
        return;
    }
    // The picked event has no more: look on in the order of the list.
    let here = state.event.and_then(|event| state.listed.iter().position(|&index| index == event));
    let others: Vec<usize> = match (here, forward) {
        (Some(at), true) => state.listed.iter().skip(at + 1).copied().collect(),
        (Some(at), false) => state.listed.iter().take(at).rev().copied().collect(),
        (None, _) => state.listed.clone(),
    };
    let passing =
        others.into_iter().find(|&event| {
            comparison.events.get(event).is_some_and(|compared| {
                compared.apparatus.findings.iter().any(|found| {
                    state.filters.pass(found, state.decisions.of(&comparison.key_of(compared, found)).state)
                })
            })
        });
    if let Some(event) = passing {
        pick_event(state, event);
        super::refresh(state);
        if let Some(next) = step(&in_rows(state), None) {
            finding(state, next);
        }
        let words = if forward { "On to the next event." } else { "Back to the event before." };
        state.notify(words, false);
    } else {
        let end = if forward { "This is the last finding" } else { "This is the first finding" };
        state.notify(format!("{end} that the filters show."), false);
    }
}

/// Returns the findings that show, in the order of their rows.
pub(super) fn in_rows(state: &State) -> Vec<usize> {
    let Some(event) = state.picked_event() else { return Vec::new() };
    let mut shown = state.shown.clone();
    shown.sort_by_key(|&n| {
        let row = event.apparatus.findings.get(n).and_then(|finding| finding.rows.first()).copied();
        (row.unwrap_or(usize::MAX), n)
    });
    shown
}

/// Picks the next row.
pub(super) fn next_row(state: &mut State, forward: bool) {
    let rows = state.desk.as_ref().map_or(0, |desk| desk.rows.len());
    let next = match (state.row, forward) {
        (None, _) => 0,
        (Some(row), true) => row + 1,
        (Some(row), false) => row.saturating_sub(1),
    };
    if next < rows {
        row(state, next);
    }
}

/// Picks the next event of the list.
pub(super) fn next_event(state: &mut State, forward: bool) {
    let at = state.event.and_then(|event| state.listed.iter().position(|&index| index == event));
    let next = match (at, forward) {
        (None, _) => state.listed.first(),
        (Some(at), true) => state.listed.get(at + 1),
        (Some(at), false) => at.checked_sub(1).and_then(|at| state.listed.get(at)),
    };
    if let Some(&event) = next {
        pick_event(state, event);
    }
}

/// Returns the rows that hold the searched words, whatever their case.
pub(super) fn hits(state: &State) -> Vec<usize> {
    let (Some(query), Some(desk)) = (&state.find, &state.desk) else { return Vec::new() };
    let query = query.trim().to_lowercase();
    if query.is_empty() {
        return Vec::new();
    }
    let holds = |text: &str| text.to_lowercase().contains(&query);
    desk.rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.cells.iter().any(|cell| holds(&cell.text)))
        .map(|(index, _)| index)
        .collect()
}

/// Goes to the next row that holds the searched words; after the last comes the first.
pub(super) fn next_hit(state: &mut State) {
    state.tab = Tab::Rows;
    let now = state.row;
    let next = state.hits.iter().find(|&&hit| now.is_none_or(|now| hit > now)).or(state.hits.first()).copied();
    match next {
        Some(hit) => row(state, hit),
        None if state.find.is_none() => state.find = Some(String::new()),
        None => state.notify("No passage of this event holds these words.", false),
    }
}
