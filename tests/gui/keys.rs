//! Keys that the user changes: given, told when they are taken, given back, kept.

use egui::{Key, KeyboardShortcut, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::discrepancy::Kind;
use variorum::gui::app::App;
use variorum::gui::command::{Command, Numbered, Plain};
use variorum::gui::keys::{self, Keys, Owner};
use variorum::gui::state::Dialog;
use variorum::gui::update::apply;

use crate::fixture::{Answers, comparison, desk, says, show, window};

const CTRL: Modifiers = Modifiers::COMMAND;

/// The settings, searched for a command.
fn settings(window: &mut Harness<'static, App>, words: &str) {
    window.key_press_modifiers(CTRL, Key::Comma);
    window.run();
    window.get_by_label("Search settings and keys").type_text(words);
    window.run();
}

#[test]
fn a_key_is_given_kept_and_given_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    settings(&mut one, "about variorum");
    one.get_by_label("Key of About Variorum: None").click();
    one.run();
    one.key_press_modifiers(CTRL, Key::I);
    one.run();
    one.get_by_label("Key of About Variorum: Ctrl+I");
    one.key_press(Key::Escape);
    one.run();
    one.key_press_modifiers(CTRL, Key::I);
    one.run();
    assert_eq!(one.state().state.dialog, Some(Dialog::About));

    let mut two = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    two.key_press_modifiers(CTRL, Key::I);
    two.run();
    assert_eq!(two.state().state.dialog, Some(Dialog::About), "kept from one start to the next");
    two.key_press(Key::Escape);
    two.run();
    settings(&mut two, "about variorum");
    two.get_by_label("Reset the key of About Variorum").click();
    two.run();
    two.get_by_label("Key of About Variorum: None");
    assert!(!two.state().state.kept.keys.any_changed());
}

#[test]
fn a_key_that_another_command_has_is_told_before_it_is_taken() {
    let mut window = desk();
    settings(&mut window, "timeline");
    window.get_by_label("Key of Timeline: None").click();
    window.run();
    window.key_press_modifiers(CTRL, Key::E);
    window.run();
    assert!(says(&window, "Ctrl+E is the key of “Save report”."));
    assert_eq!(window.state().state.kept.keys, Keys::default(), "nothing is taken yet");
    window.get_by_label("Take it for “Timeline”").click();
    window.run();
    window.get_by_label("Key of Timeline: Ctrl+E");
    assert!(window.state().state.kept.keys.of(Plain::SaveReport).is_empty());
    window.get_by_label("Reset all keys").click();
    window.run();
    assert_eq!(window.state().state.kept.keys, Keys::default());
}

#[test]
fn keys_that_are_needed_elsewhere_are_refused() {
    let mut window = desk();
    settings(&mut window, "timeline");
    window.get_by_label("Key of Timeline: None").click();
    window.run();
    for (modifiers, key, reason) in [
        (Modifiers::NONE, Key::J, "A key alone is needed for writing"),
        (Modifiers::NONE, Key::Tab, "Tab moves the keyboard"),
    ] {
        window.key_press_modifiers(modifiers, key);
        window.run();
        assert!(says(&window, reason), "{key:?}");
    }
    window.key_press(Key::Escape);
    window.run();
    window.get_by_label("Key of Timeline: None");
    assert_eq!(window.state().state.dialog, Some(Dialog::Settings), "Esc left the key, not the settings");
}

/// Columns and kinds have their keys by number, and these are changed like all others.
#[test]
fn keys_of_columns_and_kinds_are_changed_like_all_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    settings(&mut one, "hide or show column 3");
    one.get_by_label("Key of Hide or show column 3: Ctrl+3").click();
    one.run();
    one.key_press_modifiers(Modifiers::ALT, Key::Num2);
    one.run();
    assert!(says(&one, "Alt+2 is the key of “Hide or show date findings”."));
    one.get_by_label("Take it for “Hide or show column 3”").click();
    one.run();
    one.get_by_label("Key of Hide or show column 3: Alt+2");
    drop(one);

    let mut two = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    show(&mut two, comparison());
    assert!(two.state().state.kept.keys.of(Numbered::Kind(Kind::Date)).is_empty(), "kept from one start to the next");
    two.key_press_modifiers(CTRL, Key::Num3);
    two.run();
    assert_eq!(two.state().state.columns().visible(3), [0, 1, 2], "its old key does nothing");
    two.key_press_modifiers(Modifiers::ALT, Key::Num2);
    two.run();
    assert_eq!(two.state().state.columns().visible(3), [0, 1]);
    apply(&mut two.state_mut().state, Command::ShowDialog(Dialog::Help));
    two.run();
    assert!(says(&two, "Hide or show column 3") && !says(&two, "Hide or show date findings"), "the list of keys");
    two.key_press(Key::Escape);
    two.run();
    settings(&mut two, "date findings");
    two.get_by_label("Reset the key of Hide or show date findings").click();
    two.run();
    let keys = &two.state().state.kept.keys;
    assert_eq!(keys.owner(KeyboardShortcut::new(Modifiers::ALT, Key::Num2)), Some(Numbered::Kind(Kind::Date).into()));
    assert!(keys.of(Numbered::Column(2)).is_empty(), "it is given back by whoever has it now");
}

/// The keys of a column can be given to a command, also where the settings are older than these keys' names.
#[test]
fn settings_that_know_nothing_of_columns_are_read() {
    let mut keys: Keys =
        serde_json::from_str(r#"{"ShowTimeline":["Ctrl+T"],"Quit":[],"Gone":["Ctrl+5"]}"#).expect("keys");
    assert_eq!(keys.of(Plain::ShowTimeline), [KeyboardShortcut::new(CTRL, Key::T)]);
    let fifth = KeyboardShortcut::new(CTRL, Key::Num5);
    assert_eq!(keys.owner(fifth), Some(Numbered::Column(4).into()));
    keys.give(Plain::ShowNames, fifth);
    assert_eq!(keys.owner(fifth), Some(Plain::ShowNames.into()));
    let written = serde_json::to_string(&keys).expect("text");
    assert_eq!(serde_json::from_str::<Keys>(&written).expect("keys"), keys);
}

#[test]
fn a_key_can_be_taken_away() {
    let mut window = desk();
    settings(&mut window, "quit");
    window.get_by_label("Take the key of Quit away").click();
    window.run();
    window.get_by_label("Key of Quit: None");
}

#[test]
fn a_key_given_back_is_taken_from_whoever_has_it_now() {
    let mut keys = Keys::default();
    let find = KeyboardShortcut::new(CTRL, Key::F);
    keys.give(Plain::ShowFacts, find);
    assert_eq!((keys.of(Plain::ShowFacts), keys.of(Plain::Find)), (vec![find], Vec::new()));
    keys.reset(Plain::Find);
    assert_eq!((keys.of(Plain::ShowFacts), keys.of(Plain::Find)), (Vec::new(), vec![find]));
    let seen: std::collections::BTreeSet<String> = keys.all().into_iter().map(|(key, _)| keys::write(key)).collect();
    assert_eq!(seen.len(), keys.all().len(), "no two commands share a key");
}

#[test]
fn every_key_is_read_back_as_it_was_written() {
    let (keys, mut seen) = (Keys::default(), 0);
    for owner in Owner::all() {
        for key in keys.of(owner) {
            assert_eq!(keys::read(&keys::write(key)), Some(key), "{owner:?}");
            assert_eq!(keys::refused(key), None, "{owner:?}");
            assert_eq!(keys.owner(key), Some(owner), "{owner:?}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
    for nothing in ["", "Ctrl+", "Ctrl+Hyper", "Shift", "Alt+Alt+"] {
        assert_eq!(keys::read(nothing), None, "{nothing:?}");
    }
}

#[test]
fn tooltips_menus_palette_and_help_show_the_keys_of_the_user() {
    let mut window = desk();
    let taken = KeyboardShortcut::new(CTRL | Modifiers::SHIFT, Key::T);
    window.state_mut().state.kept.keys.give(Plain::ShowTimeline, taken);
    window.key_press_modifiers(CTRL, Key::K);
    window.run();
    window.get_by_label("Find a command").type_text("timeline");
    window.run();
    window.get_by_label("Timeline, Ctrl+Shift+T");
    apply(&mut window.state_mut().state, Command::ShowDialog(Dialog::Help));
    window.run();
    assert!(says(&window, "Ctrl+Shift+T"), "the list of keys");
    window.key_press(Key::Escape);
    window.run();
    window.key_press_modifiers(CTRL | Modifiers::SHIFT, Key::T);
    window.run();
    assert_eq!(window.state().state.tab, variorum::gui::state::Tab::Timeline);
}
