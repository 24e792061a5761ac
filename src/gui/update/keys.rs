//! The user's own keys: asked for, told when they are taken, given, and given back.

use egui::KeyboardShortcut;

use super::super::keys::{self, Owner};
use super::super::state::{Effect, State};

/// Waits for the key of a command, or waits no more.
pub(super) fn ask(state: &mut State, owner: Option<Owner>) {
    state.typed.waits = owner;
    state.typed.pressed = None;
    state.typed.refused = None;
}

/// Gives the command that waits the key that was pressed, unless another has it: then the user is asked.
pub(super) fn press(state: &mut State, pressed: KeyboardShortcut) {
    let Some(owner) = state.typed.waits else { return };
    state.typed.pressed = None;
    state.typed.refused = keys::refused(pressed);
    if state.typed.refused.is_some() {
        return;
    }
    match state.kept.keys.owner(pressed) {
        Some(other) if other != owner => state.typed.pressed = Some(pressed),
        _ => give(state, owner, pressed),
    }
}

/// Takes the pressed key from the command that has it.
pub(super) fn take(state: &mut State) {
    if let (Some(owner), Some(pressed)) = (state.typed.waits, state.typed.pressed) {
        give(state, owner, pressed);
    }
}

/// Takes all keys from a command.
pub(super) fn clear(state: &mut State, owner: Owner) {
    state.kept.keys.clear(owner);
    done(state);
}

/// Gives a command, or all of them, the program's keys again.
pub(super) fn reset(state: &mut State, owner: Option<Owner>) {
    match owner {
        Some(owner) => state.kept.keys.reset(owner),
        None => state.kept.keys.reset_all(),
    }
    done(state);
}

fn give(state: &mut State, owner: Owner, pressed: KeyboardShortcut) {
    state.kept.keys.give(owner, pressed);
    done(state);
}

fn done(state: &mut State) {
    ask(state, None);
    state.effects.push(Effect::KeepSettings);
}
