//! Commands as they are asked for: menus, keys, menus of cells and lines; each case says what shows then.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use variorum::comparison::State as FindingState;
use variorum::gui::app::App;
use variorum::gui::command::{Group, Plain};
use variorum::gui::update::possible;

use crate::fixture::{Answers, desk, says, window};

type Window = Harness<'static, App>;

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Asks for a command in its menu.
fn choose(window: &mut Window, plain: Plain) {
    click(window, plain.group().words());
    let item = window.query_all_by_label_contains(plain.words()).last();
    item.unwrap_or_else(|| panic!("{plain:?} is not in its menu")).click();
    window.run();
}

/// Finds a passage in the rows; the inspector, which may quote it, comes before them.
fn passage<'w>(window: &'w Window, words: &'w str) -> Node<'w> {
    window.query_all_by_label_contains(words).last().unwrap_or_else(|| panic!("{words} is in no row"))
}

#[test]
fn every_menu_holds_its_commands_and_greys_out_what_cannot_be_done() {
    for prepared in [false, true] {
        let mut window = if prepared { desk() } else { window([1280.0, 1100.0], Answers::default(), None) };
        for group in Group::ALL {
            click(&mut window, group.words());
            for &plain in Plain::ALL.iter().filter(|plain| plain.group() == group) {
                let items = window.query_all_by_label_contains(plain.words());
                let greyed = !possible(&window.state().state, plain);
                let found = items.filter(|item| item.accesskit_node().is_disabled() == greyed).count();
                assert!(found > 0, "{plain:?}, greyed out: {greyed}");
            }
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn each_command_does_what_its_words_say() {
    // A name, how it is asked for, and what holds then and did not before.
    type Case = (&'static str, fn(&mut Window), fn(&Window) -> bool);
    let cases: &[Case] = &[
        ("unfold all", |w| choose(w, Plain::UnfoldAll), |w| says(w, "Row 3 of 4")),
        ("hide the event list", |w| choose(w, Plain::ToggleEvents), |w| !says(w, "Search events")),
        ("hide the inspector", |w| choose(w, Plain::ToggleInspector), |w| !says(w, "Finding 1, outcome differs")),
        ("next base", |w| press(w, Modifiers::COMMAND, Key::B), |w| says(w, "base")),
        ("hide a column by its number", |w| press(w, Modifiers::COMMAND, Key::Num2), |w| !says(w, "Row 1, B, Lantern")),
        (
            "next event",
            |w| press(w, Modifiers::COMMAND, Key::PageDown),
            |w| says(w, "Row 1, A, Lantern") && says(w, "One report only"),
        ),
        ("next row", |w| press(w, Modifiers::NONE, Key::ArrowDown), |w| w.state().state.row.is_some()),
        (
            "pin a row from its menu",
            |w| {
                w.get_by_label_contains("Row 2 of 4, number").click_secondary();
                w.run();
                click(w, "Pin this row to the top");
            },
            |w| says(w, "Unpin row 2"),
        ),
        (
            "copy a passage from its menu",
            |w| {
                passage(w, "Nine people were hurt.").click_secondary();
                w.run();
                click(w, "Copy passage with source");
            },
            |w| says(w, "Passage copied."),
        ),
        (
            "select the cell to the right",
            |w| {
                passage(w, "Nine people were hurt.").click();
                w.run();
                press(w, Modifiers::SHIFT, Key::ArrowRight);
            },
            |w| w.state().state.hand.cells.iter().eq([&(1, 2)]),
        ),
        (
            "extend the selection by keys",
            |w| {
                passage(w, "Nine people were hurt.").click();
                w.run();
                press(w, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
                press(w, Modifiers::SHIFT, Key::ArrowUp);
            },
            |w| w.state().state.hand.cells.iter().eq([&(0, 0), &(0, 1), &(1, 0), &(1, 1)]),
        ),
        (
            "sort the events",
            |w| {
                click(w, "Sort events by: Most serious");
                click(w, "Title");
            },
            |w| says(w, "Sort events by: Title"),
        ),
        (
            "only with several reports",
            |w| click(w, "Only with several reports"),
            |w| !says(w, "Museum in the old mill, 1"),
        ),
        ("close the comparison", |w| press(w, Modifiers::COMMAND, Key::W), |w| says(w, "Path of a folder or file")),
    ];
    for (name, ask, holds) in cases {
        let mut window = desk();
        assert!(!holds(&window), "{name}: not before");
        ask(&mut window);
        assert!(holds(&window), "{name}");
    }
}

#[test]
fn what_was_switched_is_switched_back() {
    let mut window = desk();
    for (there, back, holds) in [
        (Plain::UnfoldAll, Plain::FoldAll, (|w| says(w, "Row 3 of 4")) as fn(&Window) -> bool),
        (Plain::ToggleEvents, Plain::ToggleEvents, |w| !says(w, "Search events")),
        (Plain::ToggleInspector, Plain::ToggleInspector, |w| !says(w, "Finding 1, outcome differs")),
        (Plain::NextBase, Plain::NoBase, |w| w.state().state.columns().base.is_some()),
        (Plain::NextEvent, Plain::PreviousEvent, |w| says(w, "One report only")),
    ] {
        choose(&mut window, there);
        assert!(holds(&window), "{there:?}");
        choose(&mut window, back);
        assert!(!holds(&window), "{back:?}");
    }
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    assert!(!says(&window, "Row 1, B, Lantern"));
    choose(&mut window, Plain::ShowAllColumns);
    assert!(says(&window, "Row 1, B, Lantern"));
    press(&mut window, Modifiers::NONE, Key::F8);
    choose(&mut window, Plain::Confirm);
    window.get_by_label_contains("Finding 1, outcome differs").click();
    window.run();
    assert_eq!(window.state().state.decision(0).state, FindingState::Confirmed);
    choose(&mut window, Plain::MarkNew);
    assert_eq!(window.state().state.decision(0).state, FindingState::New);
    passage(&window, "Nine people were hurt.").click();
    window.run();
    assert!(!window.state().state.hand.cells.is_empty());
    choose(&mut window, Plain::SelectNothing);
    assert!(window.state().state.hand.cells.is_empty());
}
