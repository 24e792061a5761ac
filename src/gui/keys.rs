//! Which keys mean what: those of the program, and those that the user put in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use egui::{Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};

use super::command::{Group, Numbered, Plain};
use crate::discrepancy::Kind;

/// The user's keys, where they differ from the program's; kept by the names of the commands.
///
/// A command that is named here and has no keys has none on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Keys {
    changed: BTreeMap<String, Vec<String>>,
}

/// Who has a key: every command that can have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A command of the menus.
    Plain(Plain),
    /// A column or a kind, by its number.
    Numbered(Numbered),
}

impl From<Plain> for Owner {
    fn from(plain: Plain) -> Self {
        Owner::Plain(plain)
    }
}

impl From<Numbered> for Owner {
    fn from(numbered: Numbered) -> Self {
        Owner::Numbered(numbered)
    }
}

impl Owner {
    /// Returns all of them, in the order of the menus.
    pub fn all() -> impl Iterator<Item = Self> {
        Plain::ALL.iter().copied().map(Owner::Plain).chain(Numbered::all().map(Owner::Numbered))
    }

    /// Says what the key does, in the words of the menus.
    pub fn words(self) -> String {
        match self {
            Owner::Plain(plain) => plain.words().to_owned(),
            Owner::Numbered(Numbered::Column(n)) => format!("Hide or show column {}", n + 1),
            Owner::Numbered(Numbered::Kind(kind)) => {
                format!("Hide or show {} findings", crate::report::words::kind(kind))
            }
        }
    }

    /// Returns the menu beside whose keys it stands.
    pub fn group(self) -> Group {
        match self {
            Owner::Plain(plain) => plain.group(),
            Owner::Numbered(_) => Group::View,
        }
    }

    /// Returns the name under which its keys are kept; never shown.
    fn name(self) -> Cow<'static, str> {
        match self {
            Owner::Plain(plain) => Cow::Borrowed(plain.name()),
            Owner::Numbered(Numbered::Column(n)) => Cow::Owned(format!("Column{}", n + 1)),
            Owner::Numbered(Numbered::Kind(kind)) => Cow::Borrowed(match kind {
                Kind::Name => "KindName",
                Kind::Role => "KindRole",
                Kind::Date => "KindDate",
                Kind::Number => "KindNumber",
                Kind::Outcome => "KindOutcome",
                Kind::Attribution => "KindAttribution",
                Kind::Quote => "KindQuote",
                Kind::Omission => "KindOmission",
            }),
        }
    }

    /// Returns the keys that the program gives it.
    fn shortcuts(self) -> Vec<KeyboardShortcut> {
        match self {
            Owner::Plain(plain) => plain.shortcuts(),
            Owner::Numbered(numbered) => numbered.shortcut().into_iter().collect(),
        }
    }
}

impl Keys {
    /// Returns the keys of a command, the one shown in menus first.
    pub fn of(&self, owner: impl Into<Owner>) -> Vec<KeyboardShortcut> {
        let owner = owner.into();
        match self.changed.get(&*owner.name()) {
            Some(texts) => texts.iter().filter_map(|text| read(text)).collect(),
            None => owner.shortcuts(),
        }
    }

    /// Returns the key that menus and tooltips show for a command.
    pub fn first(&self, owner: impl Into<Owner>) -> Option<KeyboardShortcut> {
        self.of(owner).into_iter().next()
    }

    /// Tells whether the user changed the keys of a command.
    pub fn is_changed(&self, owner: impl Into<Owner>) -> bool {
        self.changed.contains_key(&*owner.into().name())
    }

    /// Tells whether the user changed any keys.
    pub fn any_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// Returns what a key does now.
    pub fn owner(&self, keys: KeyboardShortcut) -> Option<Owner> {
        Owner::all().find(|&owner| self.of(owner).contains(&keys))
    }

    /// Gives a command one key in place of those it has, and takes that key from every other command.
    pub fn give(&mut self, owner: impl Into<Owner>, keys: KeyboardShortcut) {
        let owner = owner.into();
        self.free(keys, owner);
        self.put(owner, &[keys]);
    }

    /// Takes all keys from a command.
    pub fn clear(&mut self, owner: impl Into<Owner>) {
        self.put(owner.into(), &[]);
    }

    /// Gives a command the program's keys again, and takes them from whatever else has them now.
    pub fn reset(&mut self, owner: impl Into<Owner>) {
        let owner = owner.into();
        self.changed.remove(&*owner.name());
        for keys in owner.shortcuts() {
            self.free(keys, owner);
        }
    }

    /// Gives every command the program's keys again.
    pub fn reset_all(&mut self) {
        self.changed.clear();
    }

    /// Returns all keys, those with more modifiers first, or Ctrl+Shift+Z would mean what Ctrl+Z means.
    pub fn all(&self) -> Vec<(KeyboardShortcut, Owner)> {
        let mut all: Vec<_> =
            Owner::all().flat_map(|owner| self.of(owner).into_iter().map(move |keys| (keys, owner))).collect();
        all.sort_by_key(|(keys, _)| std::cmp::Reverse(held(keys.modifiers)));
        all
    }

    /// Takes a key from every command but one.
    fn free(&mut self, keys: KeyboardShortcut, but: Owner) {
        for other in Owner::all().filter(|&other| other != but) {
            let mut theirs = self.of(other);
            if theirs.contains(&keys) {
                theirs.retain(|known| *known != keys);
                self.put(other, &theirs);
            }
        }
    }

    fn put(&mut self, owner: Owner, keys: &[KeyboardShortcut]) {
        if keys == owner.shortcuts() {
            self.changed.remove(&*owner.name());
        } else {
            self.changed.insert(owner.name().into_owned(), keys.iter().map(|&keys| write(keys)).collect());
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
