//! The rows view: order, folds, pins, pages, hits, columns.

use std::sync::Arc;

use egui::{Key, Modifiers, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::comparison::Comparison;
use variorum::discrepancy::{Kind, Relation, Severity};
use variorum::gui::app::App;
use variorum::gui::command::{Command, Plain};
use variorum::gui::state::RowFilter;
use variorum::gui::update::apply;

use crate::fixture::{Answers, comparison, copied, desk, event, finding, reading, says, show, window};

/// Twelve rows; the last source tells its last passage first.
fn shuffled() -> Arc<Comparison> {
    let texts: Vec<Vec<String>> =
        (0..2).map(|source| (0..12).map(|row| format!("Part {row} is told by source {source}.")).collect()).collect();
    let rows: Vec<Vec<Vec<usize>>> = (0..12).map(|row| vec![vec![row], vec![(row + 1) % 12]]).collect();
    event(&texts, &rows, |_| Vec::new())
}

#[test]
fn a_passage_told_in_another_order_says_where_its_source_tells_it() {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, shuffled());
    apply(&mut window.state_mut().state, Command::ShowRow(11));
    window.run();
    let note = "Row 12, B, Source 1: told here first of 12";
    assert!(says(&window, note), "of twelve passages one has moved");
    assert_eq!(window.query_all_by_label_contains("told here").count(), 1);
    window.get_by_label(note).click();
    window.run();
    assert_eq!(window.state().state.row, Some(0));
}

#[test]
fn one_run_of_equal_rows_is_folded_again() {
    let mut window = desk();
    window.get_by_label("Unfold 1 row with the same words in all sources").click();
    window.run();
    window.get_by_label("Fold 1 row with the same words in all sources").click();
    window.run();
    assert!(window.query_by_label_contains("Row 3 of 4").is_none());
}

#[test]
fn the_row_filter_folds_the_other_rows() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::FilterRows(RowFilter::OnlyIn));
    window.run();
    assert!(window.query_by_label_contains("Row 1 of 4").is_none());
    window.get_by_label("Row 4 of 4, omission differs: A ");
    window.get_by_label("Unfold 3 rows that the row filter leaves out").click();
    window.run();
    window.get_by_label_contains("Row 1 of 4");
    apply(&mut window.state_mut().state, Plain::ClearFilters.into());
    window.run();
    assert_eq!(window.state().state.filters.rows, RowFilter::All);
}

#[test]
fn a_picked_finding_in_a_folded_row_unfolds_it() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::FilterRows(RowFilter::OnlyIn));
    apply(&mut window.state_mut().state, Command::PickFinding(1));
    window.run();
    window.get_by_label_contains("Row 2 of 4");
}

#[test]
fn a_pinned_row_stays_while_the_others_scroll() {
    let mut window = window([1280.0, 420.0], Answers::default(), None);
    show(&mut window, shuffled());
    apply(&mut window.state_mut().state, Command::PinRow(0));
    window.run();
    window.key_press(Key::End);
    window.run();
    assert!(says(&window, "Row 12 of 12"));
    assert!(says(&window, "Row 1 of 12"), "the pinned one is still there");
    window.get_by_label("Unpin row 1").click();
    window.run();
    assert!(!says(&window, "Row 1 of 12"));
}

#[test]
fn only_rows_in_sight_are_laid_out_and_page_keys_scroll() {
    let texts: Vec<Vec<String>> = (0..3).map(|_| (0..500).map(|row| format!("Part {row} of it.")).collect()).collect();
    let rows: Vec<Vec<Vec<usize>>> = (0..500).map(|row| vec![vec![row], vec![row], Vec::new()]).collect();
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, event(&texts, &rows, |_| Vec::new()));
    assert!(says(&window, "Row 1 of 500") && !says(&window, "Row 60 of 500"));
    window.key_press(Key::End);
    window.run();
    assert!(says(&window, "Row 500 of 500") && !says(&window, "Row 1 of 500"));
    window.key_press(Key::Home);
    window.run();
    assert!(says(&window, "Row 1 of 500"));
}

#[test]
fn hits_are_counted_and_gone_through_both_ways() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::Find("were hurt".to_owned()));
    apply(&mut window.state_mut().state, Command::Find("the".to_owned()));
    window.run();
    assert_eq!(window.state().state.hits, [0, 2]);
    window.key_press(Key::F3);
    window.run();
    assert_eq!(window.state().state.row, Some(0));
    assert!(says(&window, "1 of 2 rows"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    window.run();
    assert_eq!(window.state().state.row, Some(2), "before the first comes the last, unfolded");
    assert!(says(&window, "Row 3 of 4"));
}

#[test]
fn columns_scroll_no_further_than_the_last_and_the_base_stays() {
    let texts: Vec<Vec<String>> = (0..7).map(|source| vec![format!("Told by {source}.")]).collect();
    let mut window = window([1280.0, 600.0], Answers::default(), None);
    show(&mut window, event(&texts, &[vec![vec![0]; 7]], |_| Vec::new()));
    let state = &mut window.state_mut().state;
    apply(state, Plain::ToggleInspector.into());
    apply(state, Command::SetBase(Some(2)));
    window.run();
    for _ in 0..20 {
        window.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    }
    window.run();
    window.get_by_label("Row 1, C, Source 2");
    window.get_by_label("Row 1, G, Source 6");
    assert!(window.query_by_label("Row 1, A, Source 0").is_none());
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    window.run();
    assert!(window.query_by_label("Row 1, G, Source 6").is_none(), "one step back shows at once");
}

#[test]
fn two_columns_stand_side_by_side_in_a_small_window_with_their_days() {
    let mut window = window([800.0, 600.0], Answers::default(), None);
    show(&mut window, crate::fixture::comparison());
    window.get_by_label("Row 1, A, Harbour Post");
    window.get_by_label("Row 1, B, Lantern");
    assert!(says(&window, "6 May 2031 · Harbour Post on the bridge"), "the day stands before the headline");
    assert!(window.query_by_label("Row 1, C, Quay Radio").is_none(), "the third one scrolls");
}

#[test]
fn rows_out_of_sight_are_copied_from_what_is_known() {
    let mut window = window([1280.0, 420.0], Answers::default(), None);
    show(&mut window, shuffled());
    apply(&mut window.state_mut().state, Command::CopyRow(11));
    let text = copied(&window);
    assert!(text.contains("Part 11 is told by source 0.\n(Source 0, 6 May 2031, 0.txt, bytes"), "{text}");
    assert!(text.contains("Part 0 is told by source 1.\n(Source 1, 6 May 2031, 1.txt, bytes 0–"), "{text}");
}

#[test]
fn findings_are_filtered_by_source_and_the_chips_count_what_they_would_show() {
    let texts: Vec<Vec<String>> =
        ["Nine were hurt.", "Ten were hurt.", "Six were hurt."].map(|t| vec![t.to_owned()]).to_vec();
    let found = event(&texts, &[vec![vec![0]; 3]], |witnesses| {
        let number = |one: (usize, &str), other: (usize, &str)| {
            let readings = [one, other].map(|(w, words)| reading(witnesses, w, words, words, None)).to_vec();
            finding(Kind::Number, Relation::Conflict, Severity::High, "How many?", readings, 0)
        };
        vec![number((0, "Nine"), (1, "Ten")), number((1, "Ten"), (2, "Six"))]
    });
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, found);
    window.get_by_label("number findings, 2");
    for name in ["Source 0", "Source 1"] {
        apply(&mut window.state_mut().state, Command::FilterSource(name.to_owned()));
    }
    window.run();
    assert_eq!(window.state().state.shown, [1], "only where the third source has a reading");
    window.get_by_label("number findings, 1");
    window.get_by_label("Filter (2 on)").click();
    window.run();
    window.get_by_label("findings with a reading of Source 0, 1");
    window.get_by_label("findings of severity high, 1").click();
    window.run();
    assert!(window.state().state.shown.is_empty());
    window.get_by_label("findings of severity high, 1");
}

#[test]
fn the_variants_of_a_row_name_the_sources_that_support_each() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::PickRow(0));
    window.run();
    window.get_by_label("2 wordings");
    assert!(says(&window, "2 sources") && says(&window, "1 source"));
    apply(&mut window.state_mut().state, Command::PickRow(3));
    window.run();
    window.get_by_label("Silent here: B, C");
}

#[test]
fn the_copy_keys_take_the_picked_row_while_no_text_is_selected() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::PickRow(3));
    window.run();
    window.event(egui::Event::Copy);
    window.run();
    assert!(says(&window, "Row copied."));
}

/// Presses the head of a column, moves the pointer to where another column begins, and lets go there or presses Esc.
fn drag(window: &mut Harness<'static, App>, column: &str, to: f32, release: bool) {
    let head = window.get_by_label(column).rect();
    let from = pos2(head.left() - 60.0, head.center().y);
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    for step in 1_u8..=4 {
        window.hover_at(pos2(from.x + (to - from.x) * f32::from(step) / 4.0, from.y));
        window.run();
    }
    if !release {
        window.key_press(Key::Escape);
        window.run();
    }
    window.drop_at(pos2(to, from.y));
    window.run();
}

/// Where a column ends.
fn end_of(window: &Harness<'static, App>, column: &str) -> f32 {
    window.get_by_label(column).rect().right() + 10.0
}

#[test]
fn a_column_is_dragged_by_its_head() {
    let names = ["Column A, Harbour Post", "Column B, Lantern", "Column C, Quay Radio"];
    let mut window = window([1600.0, 800.0], Answers::default(), None);
    show(&mut window, comparison());
    let shown = |window: &Harness<'static, App>| window.state().state.columns().visible(3);
    let end = end_of(&window, names[2]);
    drag(&mut window, names[0], end, false);
    assert_eq!(shown(&window), [0, 1, 2], "Esc gives it up");
    assert!(window.state().state.history.done.is_empty());
    let second = end_of(&window, names[0]);
    drag(&mut window, names[0], second, true);
    assert_eq!(shown(&window), [0, 1, 2], "it was dropped where it stood");
    drag(&mut window, names[0], end, true);
    assert_eq!(shown(&window), [1, 2, 0]);
    window.get_by_label("Edit").click();
    window.run();
    window.get_by_label_contains("Undo: move column").click();
    window.run();
    assert_eq!(shown(&window), [0, 1, 2]);

    // Hidden columns keep their places, and the base stays first.
    apply(&mut window.state_mut().state, Command::ToggleColumn(1));
    apply(&mut window.state_mut().state, Command::SetBase(Some(0)));
    window.run();
    drag(&mut window, names[2], 0.0, true);
    assert_eq!(window.state().state.columns().all(3), [0, 1, 2]);
    apply(&mut window.state_mut().state, Command::SetBase(None));
    window.run();
    drag(&mut window, names[2], 0.0, true);
    assert_eq!(window.state().state.columns().all(3), [2, 0, 1]);
}
