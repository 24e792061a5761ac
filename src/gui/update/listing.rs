//! What follows from the rest of the state: the list of events, and the findings that show.

use std::cmp::Reverse;

use super::super::hand::Linked;
use super::super::state::{Effect, EventLine, Sort, State, Tab, Tally};
use crate::comparison::{ComparedEvent, Comparison};
use crate::discrepancy::Finding;
use crate::gui::desk::source_name;

/// Brings what follows from the rest up to date.
pub(super) fn refresh(state: &mut State) {
    events(state);
    findings(state);
    names(state);
}

/// Asks for the bearers of the names of the picked event, if their panel shows and they are not there.
fn names(state: &mut State) {
    let Some(event) = state.picked_event().filter(|_| state.tab == Tab::Names).cloned() else { return };
    let rulings = state.decisions.corrections.rulings();
    if state.hand.linked.is_of(&event, &rulings) {
        return;
    }
    // After a ruling the old list stands until the new one is there.
    let members = |linked: &Linked| linked.of.as_ref().map(|(event, _)| event.event.members.clone());
    let before = std::mem::take(&mut state.hand.linked);
    let kept = members(&before).is_some_and(|members| members == event.event.members);
    let bearers = before.bearers.filter(|_| kept);
    state.hand.linked = Linked { of: Some((event, rulings)), bearers, awaited: true };
    state.effects.push(Effect::LinkNames);
}

/// Lists the events anew if anything changed that the list depends on.
fn events(state: &mut State) {
    let query = state.event_query.trim().to_lowercase();
    let by = (state.lines.len(), query, state.sort, state.several);
    if state.listed_by.as_ref() == Some(&by) {
        return;
    }
    let query = by.1.as_str();
    let fits = |line: &EventLine| {
        (!state.several || line.articles > 1)
            && (query.is_empty()
                || line.title.to_lowercase().contains(query)
                || line.sources.to_lowercase().contains(query))
    };
    let mut listed: Vec<(usize, &EventLine)> = state.lines.iter().enumerate().filter(|(_, line)| fits(line)).collect();
    match state.sort {
        Sort::Serious => listed.sort_by_key(|(_, line)| Reverse((line.serious, line.articles))),
        Sort::Largest => listed.sort_by_key(|(_, line)| Reverse(line.articles)),
        Sort::Newest => listed.sort_by(|(_, one), (_, other)| other.published.cmp(&one.published)),
        Sort::Title => listed.sort_by_cached_key(|(_, line)| line.title.to_lowercase()),
    }
    state.listed = listed.into_iter().map(|(index, _)| index).collect();
    state.listed_by = Some(by);
}

/// Finds out which findings of the picked event show, and how many stand behind each filter.
fn findings(state: &mut State) {
    let findings = state.picked_event().map_or(&[][..], |event| event.apparatus.findings.as_slice());
    let decided: Vec<_> = (0..findings.len()).map(|number| state.decision(number).state).collect();
    let decided = |number: usize| decided.get(number).copied().unwrap_or_default();
    let sources = state.desk.as_ref().map_or(&[][..], |desk| desk.sources.as_slice());
    let name = |witness: usize| sources.get(witness).map_or("", |source| source.name.as_str());
    let passing: Vec<bool> = findings
        .iter()
        .enumerate()
        .map(|(n, finding)| state.filters.pass(finding, decided(n), name) || state.finding == Some(n))
        .collect();
    let tally = Tally::of(&state.filters, findings, decided, name);
    let shown: Vec<usize> = passing.iter().enumerate().filter(|(_, passes)| **passes).map(|(n, _)| n).collect();
    let mut order = shown.clone();
    order
        .sort_by_key(|&n| (findings.get(n).and_then(|finding| finding.rows.first()).copied().unwrap_or(usize::MAX), n));
    state.shown = shown;
    state.order = order;
    state.passing = passing;
    state.tally = tally;
}

/// Tells whether a finding of any event passes the filters.
pub(super) fn passes(state: &State, comparison: &Comparison, event: &ComparedEvent, finding: &Finding) -> bool {
    let decided = state.decisions.of(&comparison.key_of(event, finding)).state;
    let names: Vec<String> = if state.filters.sources.is_empty() {
        Vec::new()
    } else {
        comparison.witnesses_of(event).iter().map(|witness| source_name(witness)).collect()
    };
    state.filters.pass(finding, decided, |witness| names.get(witness).map_or("", String::as_str))
}
