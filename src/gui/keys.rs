//! Which keys mean what: those of the program, and those that the user put in their place.

use std::collections::BTreeMap;

use egui::{Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};

use super::command::{Numbered, Plain, numbered};

/// The user's keys, where they differ from the program's; kept by the names of the commands.
///
/// A command that is named here and has no keys has none on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Keys {
    changed: BTreeMap<String, Vec<String>>,
}

/// Who has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A command; its key can be given away.
    Plain(Plain),
    /// A column or a kind; its key stays.
    Numbered(Numbered),
}

impl Owner {
    /// Says what the key does, in the words of the menus.
    pub fn words(self) -> String {
        match self {
            Owner::Plain(plain) => plain.words().trim_end_matches('…').to_owned(),
            Owner::Numbered(Numbered::Column(n)) => format!("hide or show column {}", n + 1),
            Owner::Numbered(Numbered::Kind(kind)) => {
                format!("hide or show {} findings", crate::report::words::kind(kind))
            }
        }
    }
}

impl Keys {
    /// Returns the keys of a command, the one shown in menus first.
    pub fn of(&self, plain: Plain) -> Vec<KeyboardShortcut> {
        match self.changed.get(plain.name()) {
            Some(texts) => texts.iter().filter_map(|text| read(text)).collect(),
            None => plain.shortcuts(),
        }
    }

    /// Returns the key that menus and tooltips show for a command.
    pub fn first(&self, plain: Plain) -> Option<KeyboardShortcut> {
        self.of(plain).into_iter().next()
    }

    /// Tells whether the user changed the keys of a command.
    pub fn is_changed(&self, plain: Plain) -> bool {
        self.changed.contains_key(plain.name())
    }

    /// Tells whether the user changed any keys.
    pub fn any_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// Returns what a key does now.
    pub fn owner(&self, keys: KeyboardShortcut) -> Option<Owner> {
        let plain = Plain::ALL.iter().copied().find(|&plain| self.of(plain).contains(&keys));
        let named =
            || numbered().into_iter().find(|(known, _)| *known == keys).map(|(_, named)| Owner::Numbered(named));
        plain.map(Owner::Plain).or_else(named)
    }

    /// Gives a command one key in place of those it has, and takes that key from every other command.
    pub fn give(&mut self, plain: Plain, keys: KeyboardShortcut) {
        self.free(keys, plain);
        self.put(plain, &[keys]);
    }

    /// Takes all keys from a command.
    pub fn clear(&mut self, plain: Plain) {
        self.put(plain, &[]);
    }

    /// Gives a command the program's keys again, and takes them from whatever else has them now.
    pub fn reset(&mut self, plain: Plain) {
        self.changed.remove(plain.name());
        for keys in plain.shortcuts() {
            self.free(keys, plain);
        }
    }

    /// Gives every command the program's keys again.
    pub fn reset_all(&mut self) {
        self.changed.clear();
    }

    /// Returns all keys, those with more modifiers first, or Ctrl+Shift+Z would mean what Ctrl+Z means.
    pub fn all(&self) -> Vec<(KeyboardShortcut, Plain)> {
        let mut all: Vec<_> =
            Plain::ALL.iter().flat_map(|&plain| self.of(plain).into_iter().map(move |keys| (keys, plain))).collect();
        all.sort_by_key(|(keys, _)| std::cmp::Reverse(held(keys.modifiers)));
        all
    }

    /// Takes a key from every command but one.
    fn free(&mut self, keys: KeyboardShortcut, but: Plain) {
        for &other in Plain::ALL.iter().filter(|&&other| other != but) {
            let mut theirs = self.of(other);
            if theirs.contains(&keys) {
                theirs.retain(|known| *known != keys);
                self.put(other, &theirs);
            }
        }
    }

    fn put(&mut self, plain: Plain, keys: &[KeyboardShortcut]) {
        if keys == plain.shortcuts() {
            self.changed.remove(plain.name());
        } else {
            self.changed.insert(plain.name().to_owned(), keys.iter().map(|&keys| write(keys)).collect());
        }
    }
}

/// Tells why a key cannot be given to a command; `None` where it can.
pub fn refused(keys: KeyboardShortcut) -> Option<&'static str> {
    let bare = !keys.modifiers.command && !keys.modifiers.ctrl && !keys.modifiers.alt;
    match keys.logical_key {
        Key::Tab => Some("Tab moves the keyboard from one thing to the next."),
        Key::Escape => Some("Esc closes what is open."),
        key if bare && !function(key) && !(keys.modifiers.shift && moves(key)) => {
            Some("A key alone is needed for writing: hold Ctrl or Alt too, or take a function key.")
        }
        _ => None,
    }
}

/// Tells whether a key is one of F1 to F35, which nobody needs for writing.
pub fn function(key: Key) -> bool {
    matches!(key.name().as_bytes(), [b'F', b'1'..=b'9', ..])
}

/// Tells whether a key moves rather than writes.
fn moves(key: Key) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home, PageDown, PageUp};
    [ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home, PageDown, PageUp].contains(&key)
}

/// Writes a key the way it is kept: the same on all platforms, "Ctrl" standing for Cmd on macOS.
pub fn write(keys: KeyboardShortcut) -> String {
    let KeyboardShortcut { modifiers, logical_key } = keys;
    let mut text = String::new();
    for (held, name) in
        [(modifiers.command || modifiers.ctrl, "Ctrl+"), (modifiers.alt, "Alt+"), (modifiers.shift, "Shift+")]
    {
        if held {
            text.push_str(name);
        }
    }
    text + logical_key.name()
}

/// Reads a key that [`write()`] wrote; `None` where it names no key.
pub fn read(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = text;
    loop {
        if let Some(after) = rest.strip_prefix("Ctrl+") {
            (modifiers.command, rest) = (true, after);
        } else if let Some(after) = rest.strip_prefix("Alt+") {
            (modifiers.alt, rest) = (true, after);
        } else if let Some(after) = rest.strip_prefix("Shift+") {
            (modifiers.shift, rest) = (true, after);
        } else {
            return Key::from_name(rest).map(|key| KeyboardShortcut::new(modifiers, key));
        }
    }
}

/// Makes a key of what the keyboard says; the command key is Ctrl, or Cmd on macOS.
pub fn pressed(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    let modifiers = Modifiers {
        command: modifiers.command || modifiers.ctrl,
        alt: modifiers.alt,
        shift: modifiers.shift,
        ..Modifiers::NONE
    };
    KeyboardShortcut::new(modifiers, key)
}

fn held(keys: Modifiers) -> usize {
    [keys.alt, keys.ctrl, keys.shift, keys.mac_cmd, keys.command].into_iter().filter(|held| *held).count()
}
