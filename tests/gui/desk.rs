//! Reading, finding, deciding: the picked event.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use variorum::comparison::State as FindingState;
use variorum::discrepancy::Kind;
use variorum::gui::command::{Command, Plain};
use variorum::gui::state::{Dialog, Effect, Tab};
use variorum::gui::update::apply;
use variorum::report::why::{chain, title};

use crate::fixture::{Answers, comparison, desk, says, show, window};

#[test]
fn a_row_is_named_by_what_differs_in_it() {
    let window = desk();
    window.get_by_label("Row 1 of 4, outcome differs: A planned, B occurred, C occurred");
    window.get_by_label("Row 2 of 4, number differs: A 12 people, B 9 people, C 12 people");
    window.get_by_label("Unfold 1 row with the same words in all sources");
    window.get_by_label("Row 2, B, Lantern");
}

#[test]
fn equal_rows_unfold() {
    let mut window = desk();
    assert!(window.query_by_label_contains("Row 3 of 4").is_none());
    window.get_by_label("Unfold 1 row with the same words in all sources").click();
    window.run();
    window.get_by_label("Row 3 of 4, the same in all sources");
}

#[test]
fn keys_go_from_finding_to_finding_and_on_to_the_next_event() {
    let mut window = desk();
    let questions = |window: &egui_kittest::Harness<'_, variorum::gui::app::App>| {
        window.state().state.picked_finding().map(|finding| finding.question.clone())
    };
    window.key_press(Key::F8);
    window.run();
    assert_eq!(questions(&window).as_deref(), Some("Was the bridge closed?"));
    window.key_press(Key::F8);
    window.run();
    assert_eq!(questions(&window).as_deref(), Some("How many were hurt?"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::F8);
    window.run();
    assert_eq!(questions(&window).as_deref(), Some("Was the bridge closed?"));
    window.key_press(Key::F8);
    window.key_press(Key::F8);
    window.run();
    assert!(says(&window, "last finding"), "the end is said");
}

#[test]
fn the_inspector_shows_both_quotations_reason_and_place() {
    let mut window = desk();
    window.get_by_label_contains("Finding 2, number differs").click();
    window.run();
    for words in [
        "“Twelve people were hurt.”",
        "“Nine people were hurt.”",
        "The readings of this Number differ.",
        "Could be: the later report may know more",
        "b.txt, bytes 31–42 · 6 May 2031",
    ] {
        assert!(window.query_all_by_label(words).next().is_some(), "{words}");
    }
}

#[test]
fn the_inspector_says_why_as_the_command_line_does_and_folds_it_by_keyboard() {
    let mut window = desk();
    window.get_by_label_contains("Finding 2, number differs").click();
    window.run();
    let state = &window.state().state;
    let (event, finding) = (state.picked_event().expect("an event"), state.picked_finding().expect("a finding"));
    let comparison = state.comparison.as_ref().expect("a comparison");
    let chain = chain(&comparison.witnesses_of(event), &event.alignment, finding);
    let steps: Vec<&str> = chain.iter().map(|step| step.step.as_str()).collect();
    assert_eq!(steps, ["passages", "pairing", "read as", "against", "weight"]);
    let shown = chain.iter().filter(|step| step.step != "passages");
    let lines: Vec<String> =
        shown.flat_map(|step| std::iter::once(title(&step.step).to_owned()).chain(step.lines.clone())).collect();
    for line in &lines {
        assert!(says(&window, line.trim()), "{line}");
    }
    window.get_by_label("Why").focus();
    window.run();
    window.key_press(Key::Space);
    window.run();
    assert!(!says(&window, "How they were read"), "folded");
    window.get_by_label_contains("Finding 1, ").click();
    window.run();
    assert!(!says(&window, "How they were read"), "what was folded stays so for the next finding");
}

#[test]
fn decisions_are_kept_and_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    show(&mut one, comparison());
    one.key_press(Key::F8);
    one.run();
    one.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    one.run();
    assert_eq!(one.state().state.decision(0).state, FindingState::Confirmed);

    let mut two = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    show(&mut two, comparison());
    assert_eq!(two.state().state.decision(0).state, FindingState::Confirmed, "kept from one start to the next");

    one.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    one.run();
    assert_eq!(one.state().state.decision(0).state, FindingState::New);
    one.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    one.run();
    assert_eq!(one.state().state.decision(0).state, FindingState::Confirmed);
}

#[test]
fn a_finding_is_dismissed_with_a_reason() {
    let mut window = desk();
    window.key_press(Key::F8);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Delete);
    window.run();
    assert!(window.get_by_label("Reason").is_focused(), "the field has the keyboard");
    window.get_by_label("Reason").type_text("two bridges");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let decision = window.state().state.decision(0);
    assert_eq!((decision.state, decision.reason.as_str()), (FindingState::Dismissed, "two bridges"));
    assert_eq!(window.state().state.dialog, None);
}

#[test]
fn a_kind_that_is_filtered_out_is_passed_over() {
    let mut window = desk();
    window.get_by_label("outcome findings, 1").click();
    window.run();
    window.key_press(Key::F8);
    window.run();
    assert_eq!(window.state().state.finding, Some(1));
    window.get_by_label("number findings, 1").click();
    window.run();
    apply(&mut window.state_mut().state, Command::PickEvent(0));
    window.run();
    window.get_by_label("The filters leave no finding.");
    window.get_by_label("Show all findings").click();
    window.run();
    assert_eq!(window.state().state.shown.len(), 3);
}

#[test]
fn a_search_goes_from_hit_to_hit() {
    let mut window = desk();
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    window.get_by_label("Find in all columns").type_text("BUSES");
    window.run();
    window.get_by_label("In 1 row");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().state.row, Some(3));
    window.key_press(Key::Escape);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().state.find, None);
}

#[test]
fn columns_are_hidden_moved_and_read_against_a_base() {
    let mut window = desk();
    let state = &mut window.state_mut().state;
    apply(state, Command::ToggleColumn(1));
    assert_eq!(state.columns().visible(3), [0, 2]);
    apply(state, Command::MoveColumn(2, -2));
    apply(state, Command::SetBase(Some(0)));
    assert_eq!(state.columns().visible(3), [0, 2], "the base stands first");
    apply(state, Plain::NoBase.into());
    assert_eq!(state.columns().visible(3), [2, 0]);
    apply(state, Plain::Undo.into());
    apply(state, Plain::ShowAllColumns.into());
    assert_eq!(state.columns().visible(3), [0, 1, 2]);
    for hidden in 0..3 {
        apply(state, Command::ToggleColumn(hidden));
    }
    assert_eq!(state.columns().visible(3).len(), 1, "the last column stays");
}

#[test]
fn a_quotation_is_copied_with_source_date_file_and_place() {
    let mut window = desk();
    let state = &mut window.state_mut().state;
    apply(state, Command::CopyReading(1, 1));
    let copied = state.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("“Nine people were hurt.” (Lantern, 6 May 2031, b.txt, bytes 31–53)"));
}

#[test]
fn every_command_has_words_and_can_be_asked_for_at_any_time() {
    for prepared in [false, true] {
        for &plain in Plain::ALL {
            let mut window = if prepared { desk() } else { window([900.0, 600.0], Answers::default(), None) };
            assert!(!plain.words().is_empty() && plain.tooltip().ends_with('.'), "{plain:?}");
            apply(&mut window.state_mut().state, plain.into());
        }
    }
}

#[test]
fn no_two_commands_share_a_key() {
    let mut seen: Vec<(egui::KeyboardShortcut, Plain)> = Vec::new();
    for &plain in Plain::ALL {
        for keys in plain.shortcuts() {
            if let Some((_, other)) = seen.iter().find(|(known, _)| *known == keys) {
                panic!("{plain:?} and {other:?} share a key");
            }
            seen.push((keys, plain));
        }
    }
}

#[test]
fn every_tab_and_dialog_draws_with_named_widgets() {
    let mut window = desk();
    for tab in Tab::ALL {
        window.get_by_label(tab.words()).click();
        window.run();
    }
    window.get_by_label("Rows").click();
    window.run();
    for dialog in [
        Dialog::Help,
        Dialog::About,
        Dialog::Problems,
        Dialog::GoTo,
        Dialog::Save,
        Dialog::Dismiss,
        Dialog::Note,
        Dialog::Palette,
        Dialog::Settings,
    ] {
        apply(&mut window.state_mut().state, Command::ShowDialog(dialog));
        window.run();
        window.key_press(Key::Escape);
        window.run();
        assert_eq!(window.state().state.dialog, None, "Esc closes {dialog:?}");
    }
}

#[test]
fn the_fact_matrix_leads_to_the_row() {
    let mut window = desk();
    window.get_by_label("Facts").click();
    window.run();
    window.get_by_label("How many were hurt?: B, Lantern 9 people").click();
    window.run();
    assert_eq!((window.state().state.tab, window.state().state.row), (Tab::Rows, Some(1)));
}

#[test]
fn the_palette_finds_a_command_by_its_words() {
    let mut window = desk();
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.get_by_label("Find a command").type_text("timeline");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().state.tab, Tab::Timeline);
}

#[test]
fn events_are_searched_and_sorted() {
    let mut window = desk();
    window.get_by_label("Council and the bridge, 3 articles, differences: 1 number, 1 outcome");
    window.get_by_label("Search events").click();
    window.run();
    window.get_by_label("Search events").type_text("museum");
    window.run();
    assert!(window.query_by_label_contains("Council and the bridge, 3").is_none());
    window.get_by_label_contains("Museum in the old mill, 1 article").click();
    window.run();
    assert!(says(&window, "One report only"));
}

#[test]
fn files_set_aside_are_listed_with_the_reason() {
    let mut window = desk();
    window.get_by_label("1 file set aside").click();
    window.run();
    window.get_by_label("Not a text: it holds zero bytes.");
}

#[test]
fn kinds_are_switched_by_alt_and_a_digit() {
    let mut window = desk();
    window.key_press_modifiers(Modifiers::ALT, Key::Num4);
    window.run();
    assert!(window.state().state.filters.kinds.contains(&Kind::Outcome));
}

#[test]
fn the_columns_of_a_picked_finding_come_into_sight() {
    let mut window = window([760.0, 600.0], Answers::default(), None);
    let mut found = std::sync::Arc::unwrap_or_clone(comparison());
    let mut bridge = std::sync::Arc::unwrap_or_clone(found.events.remove(0));
    bridge.apparatus.findings[1].readings.remove(0);
    found.events.insert(0, std::sync::Arc::new(bridge));
    show(&mut window, std::sync::Arc::new(found));
    apply(&mut window.state_mut().state, Plain::ToggleEvents.into());
    apply(&mut window.state_mut().state, Command::PickFinding(1));
    window.run();
    window.run();
    window.get_by_label("Row 2, B, Lantern");
    assert!(window.query_by_label("Row 2, A, Harbour Post").is_none(), "two columns fit");
}
