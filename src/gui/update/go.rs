//! From finding to finding, from row to row, from event to event, from hit to hit.

use super::super::state::{State, Tab};
use super::{listing, pick_event};
use crate::gui::folds;
use crate::text::Span;

/// Picks a finding and brings its first row into sight.
pub(super) fn finding(state: &mut State, finding: usize) {
    state.finding = Some(finding);
    state.spot = None;
    let Some(found) = state.picked_finding() else { return };
    let places: Vec<(usize, Span)> = found.readings.iter().map(|reading| (reading.witness, reading.span)).collect();
    if let Some(&first) = found.rows.first() {
        row(state, first);
    }
    for &(witness, span) in &places {
        open_page(state, witness, span);
    }
    sideways(state, &places.into_iter().map(|(witness, _)| witness).collect::<Vec<_>>());
}

/// Brings a stretch of a witness's text into sight, in its row, and marks it.
pub(super) fn place(state: &mut State, witness: usize, span: Span) {
    state.tab = Tab::Rows;
    state.spot = Some((witness, span));
    if let Some(found) = state.desk.as_ref().and_then(|desk| desk.place_of(witness, span.start)) {
        row(state, found);
    }
    open_page(state, witness, span);
    sideways(state, &[witness]);
}

/// Opens the page of a long passage that holds a stretch of the article's text.
fn open_page(state: &mut State, witness: usize, span: Span) {
    let Some(desk) = &state.desk else { return };
    let Some(row) = desk.place_of(witness, span.start) else { return };
    let Some(cell) = desk.rows.get(row).and_then(|row| row.cells.get(witness)).filter(|cell| cell.pages() > 1) else {
        return;
    };
    if let Some(place) = cell.passage.locate(span).next() {
        let page = cell.page_of(place.start);
        state.pages.insert((row, witness), page);
    }
}

/// Scrolls sideways, as little as will do, so that as many of these witnesses as can be are in sight.
fn sideways(state: &mut State, witnesses: &[usize]) {
    let (Some(event), Some(desk)) = (state.event, &state.desk) else { return };
    let standing = state.columns();
    let pinned = standing.base.filter(|_| state.fitting > 1);
    let others: Vec<usize> = standing.visible(desk.sources.len()).into_iter().filter(|w| Some(*w) != pinned).collect();
    let wanted: Vec<usize> =
        others.iter().enumerate().filter(|(_, w)| witnesses.contains(w)).map(|(place, _)| place).collect();
    let (Some(&first), Some(&last)) = (wanted.first(), wanted.last()) else { return };
    let room = state.fitting.saturating_sub(usize::from(pinned.is_some())).max(1);
    let now = standing.scrolled.min(others.len().saturating_sub(room));
    // Where not all of them fit, the first of them stands at the left.
    let to = if last + 1 > now + room { (last + 1 - room).min(first) } else { now.min(first) };
    state.columns.entry(event).or_default().scrolled = to;
}

/// Picks a row and brings it into sight, unfolded.
pub(super) fn row(state: &mut State, row: usize) {
    state.row = Some(row);
    state.reveal = Some(row);
    state.reveals += 1;
    let Some(desk) = state.desk.clone() else { return };
    let folded = folds::runs(state, &desk).into_iter().find(|run| run.folded && run.rows.contains(&row));
    if let Some(run) = folded
        && !state.unfolded.remove(&run.rows.start)
    {
        state.unfolded.insert(run.rows.start);
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
    if let Some(next) = step(&state.order, state.finding) {
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
    let passing = others.into_iter().find(|&event| {
        let compared = comparison.events.get(event);
        compared.is_some_and(|compared| {
            compared.apparatus.findings.iter().any(|found| listing::passes(state, &comparison, compared, found))
        })
    });
    if let Some(event) = passing {
        pick_event(state, event);
        super::refresh(state);
        if let Some(next) = step(&state.order, None) {
            finding(state, next);
        }
        let words = if forward { "On to the next event." } else { "Back to the event before." };
        state.notify(words, false);
    } else {
        let end = if forward { "This is the last finding" } else { "This is the first finding" };
        state.notify(format!("{end} that the filters show."), false);
    }
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
        .filter(|(_, row)| row.cells.iter().any(|cell| holds(cell.text())))
        .map(|(index, _)| index)
        .collect()
}

/// Goes to the next row that holds the searched words, or the one before; after the last comes the first.
pub(super) fn next_hit(state: &mut State, forward: bool) {
    state.tab = Tab::Rows;
    let now = state.row;
    let next = if forward {
        state.hits.iter().find(|&&hit| now.is_none_or(|now| hit > now)).or(state.hits.first()).copied()
    } else {
        state.hits.iter().rev().find(|&&hit| now.is_none_or(|now| hit < now)).or(state.hits.last()).copied()
    };
    match next {
        Some(hit) => to_hit(state, hit),
        None if state.find.is_none() => state.find = Some(String::new()),
        None => state.notify("No passage of this event holds these words.", false),
    }
}

/// Brings the searched words of a row into sight, with their column and page.
fn to_hit(state: &mut State, hit: usize) {
    row(state, hit);
    let (Some(desk), Some(query)) = (state.desk.clone(), state.find.clone()) else { return };
    let Some(row) = desk.rows.get(hit) else { return };
    let query = query.trim().to_lowercase();
    let holding: Vec<usize> = (0..row.cells.len())
        .filter(|&witness| row.cells.get(witness).is_some_and(|cell| cell.text().to_lowercase().contains(&query)))
        .collect();
    for &witness in &holding {
        let Some(cell) = row.cells.get(witness).filter(|cell| cell.pages() > 1) else { continue };
        let found = (0..cell.pages())
            .find(|&page| cell.page(page).of(cell.text()).to_lowercase().contains(&query))
            .unwrap_or_default();
        state.pages.insert((hit, witness), found);
    }
    if let Some(&first) = holding.first() {
        sideways(state, &[first]);
    }
}
