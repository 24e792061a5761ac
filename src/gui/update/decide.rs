//! Decisions about findings, and undoing them.

use super::super::state::{Change, Effect, State, What};
use super::{decided, go, hand, notice, reviewed, settle};
use crate::comparison::{Decision, FindingKey, State as FindingState};
use crate::report::words;

/// Sets the state of the picked finding and moves on to the next one that is new.
pub(super) fn decide(state: &mut State, to: FindingState, reason: &str) {
    state.dialog = None;
    let Some(finding) = state.finding else {
        state.notify("Pick a finding first: F8 goes to the next one.", false);
        return;
    };
    let before = state.decision(finding);
    let after = Decision { state: to, reason: reason.trim().to_owned(), note: before.note.clone() };
    let verb = match to {
        FindingState::New => "Mark as new",
        FindingState::Confirmed => "Confirm",
        FindingState::Dismissed => "Dismiss",
    };
    if change(state, finding, verb, before, after) {
        let words = format!("{}. {}", decided(to), reviewed(state));
        state.notices.retain(|other| other.problem);
        state.notices.push(notice(words));
    }
}

/// Writes a note to the picked finding.
pub(super) fn note(state: &mut State, note: &str) {
    state.dialog = None;
    let Some(finding) = state.finding else { return };
    let before = state.decision(finding);
    let after = Decision { note: note.trim().to_owned(), ..before.clone() };
    change(state, finding, "Note on", before, after);
}

fn change(state: &mut State, finding: usize, verb: &str, before: Decision, after: Decision) -> bool {
    let Some(key) = state.desk.as_ref().and_then(|desk| desk.keys.get(finding)).cloned() else { return false };
    if before == after {
        return false;
    }
    let kind = state.picked_finding().map_or("", |finding| words::kind(finding.kind));
    set(state, &key, after.clone());
    state
        .history
        .done
        .push(Change { words: format!("{verb} {kind} finding"), what: What::Decision(key, before, after) });
    state.history.undone.clear();
    true
}

fn set(state: &mut State, key: &FindingKey, decision: Decision) {
    if decision == Decision::default() {
        state.decisions.findings.remove(key);
    } else {
        state.decisions.findings.insert(key.clone(), decision);
    }
    state.effects.push(Effect::KeepDecisions);
}

/// Takes the last change back.
pub(super) fn undo(state: &mut State) {
    let Some(change) = state.history.done.pop() else { return };
    turn(state, &change, true);
    state.history.undone.push(change);
}

/// Makes the last change again that was taken back.
pub(super) fn redo(state: &mut State) {
    let Some(change) = state.history.undone.pop() else { return };
    turn(state, &change, false);
    state.history.done.push(change);
}

fn turn(state: &mut State, change: &Change, back: bool) {
    match &change.what {
        What::Decision(key, before, after) => {
            set(state, key, if back { before.clone() } else { after.clone() });
            let place = state.desk.as_ref().and_then(|desk| desk.keys.iter().position(|other| other == key));
            if let Some(finding) = place {
                go::finding(state, finding);
            }
        }
        What::Columns(event, before, after) => {
            state.columns.insert(*event, if back { before.clone() } else { after.clone() });
            if state.event == Some(*event) {
                settle::keep_columns(state);
            }
        }
        What::Corrections(before, after) => hand::set(state, (**if back { before } else { after }).clone()),
    }
    state.notices.retain(|other| other.problem);
    let verb = if back { "Undone" } else { "Done again" };
    state.notices.push(notice(format!("{verb}: {}.", change.words.to_lowercase())));
}
