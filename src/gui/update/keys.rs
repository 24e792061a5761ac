//! The user's own keys: asked for, told when they are taken, given, and given back.

use egui::KeyboardShortcut;

use super::super::command::Plain;
use super::super::keys::{self, Owner};
use super::super::state::{Effect, State};

/// Waits for the key of a command, or waits no more.
pub(super) fn ask(state: &mut State, plain: Option<Plain>) {
    state.typed.waits = plain;
    state.typed.pressed = None;
    state.typed.refused = None;
}

/// Gives the command that waits the key that was pressed, unless another has it: then the user is asked.
pub(super) fn press(state: &mut State, pressed: KeyboardShortcut) {
    let Some(plain) = state.typed.waits else { return };
    state.typed.pressed = None;
    state.typed.refused = keys::refused(pressed);
    if state.typed.refused.is_some() {
        return;
    }
    match state.kept.keys.owner(pressed) {
        Some(Owner::Plain(other)) if other != plain => state.typed.pressed = Some(pressed),
        Some(Owner::Numbered(_)) => state.typed.refused = Some("This key hides or shows a column or a kind."),
        _ => give(state, plain, pressed),
    }
}

/// Takes the pressed key from the command that has it.
pub(super) fn take(state: &mut State) {
    if let (Some(plain), Some(pressed)) = (state.typed.waits, state.typed.pressed) {
        give(state, plain, pressed);
    }
}

/// Takes all keys from a command.
pub(super) fn clear(state: &mut State, plain: Plain) {
    state.kept.keys.clear(plain);
    done(state);
}

/// Gives a command, or all of them, the program's keys again.
pub(super) fn reset(state: &mut State, plain: Option<Plain>) {
    match plain {
        Some(plain) => state.kept.keys.reset(plain),
        None => state.kept.keys.reset_all(),
    }
    done(state);
}

fn give(state: &mut State, plain: Plain, pressed: KeyboardShortcut) {
    state.kept.keys.give(plain, pressed);
    done(state);
}

fn done(state: &mut State) {
    ask(state, None);
    state.effects.push(Effect::KeepSettings);
}
