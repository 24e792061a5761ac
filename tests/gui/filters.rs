//! Filters by their chips: what each leaves, how many stand behind it, and the way back.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::comparison::Comparison;
use variorum::discrepancy::{Kind, Relation, Severity};
use variorum::gui::app::App;
use variorum::gui::state::RowFilter;

use crate::fixture::{Answers, event, finding, reading, says, show, window};

type Window = Harness<'static, App>;

/// Three sources and three findings that differ in everything a filter asks for.
fn mixed() -> Arc<Comparison> {
    let texts: Vec<Vec<String>> = [
        vec!["Nine were hurt.", "It was on Monday.", "Ann Lee leads it.", "Buses go round."],
        vec!["Ten were hurt.", "It was on Monday.", "Anne Lee leads it."],
        vec!["Nine were hurt.", "It was on Sunday.", "Ann Lee leads it."],
    ]
    .map(|sentences| sentences.into_iter().map(str::to_owned).collect())
    .to_vec();
    let mut rows: Vec<Vec<Vec<usize>>> = (0..3).map(|row| vec![vec![row]; 3]).collect();
    rows.push(vec![vec![3], Vec::new(), Vec::new()]);
    event(&texts, &rows, |witnesses| {
        let two = |one: (usize, &str), other: (usize, &str)| {
            [one, other].map(|(w, words)| reading(witnesses, w, words, words, None)).to_vec()
        };
        let (hurt, day, name) =
            (two((0, "Nine"), (1, "Ten")), two((1, "Monday"), (2, "Sunday")), two((0, "Ann Lee"), (1, "Anne Lee")));
        vec![
            finding(Kind::Number, Relation::Conflict, Severity::High, "How many were hurt?", hurt, 0),
            finding(Kind::Date, Relation::Update, Severity::Medium, "When was it?", day, 1),
            finding(Kind::Name, Relation::Variant, Severity::Low, "Who leads it?", name, 2),
        ]
    })
}

fn desk() -> Window {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, mixed());
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn shown(window: &Window) -> Vec<usize> {
    window.state().state.shown.clone()
}

#[test]
fn each_chip_says_how_many_findings_it_holds_and_leaves_them_out() {
    // A chip of the inspector or of its pane, and the findings that stay.
    for (chip, left) in [
        ("number findings, 1", &[1, 2][..]),
        ("date findings, 1", &[0, 2]),
        ("name findings, 1", &[0, 1]),
        ("findings that are: conflict, 1", &[1, 2]),
        ("findings that are: update, 1", &[0, 2]),
        ("findings that are: variant, 1", &[0, 1]),
        ("findings of severity high, 1", &[1, 2]),
        ("findings of severity medium, 1", &[0, 2]),
        ("findings of severity low, 1", &[0, 1]),
        ("new findings, 3", &[]),
    ] {
        let mut window = desk();
        let in_pane = window.query_by_label(chip).is_none();
        if in_pane {
            click(&mut window, "Filter");
        }
        click(&mut window, chip);
        assert_eq!(shown(&window), left, "{chip}");
        assert_eq!(window.query_all_by_label_contains(", number differs").count() > 1, left.contains(&0), "{chip}");
        if in_pane {
            assert!(says(&window, "Filter (1 on)"), "{chip}");
        }
        click(&mut window, chip);
        assert_eq!(shown(&window), [0, 1, 2], "{chip} brings them back");
        assert!(!says(&window, "Filter (1 on)"), "{chip}");
    }
}

#[test]
fn what_is_decided_moves_from_chip_to_chip() {
    let mut window = desk();
    window.get_by_label_contains("Finding 1, number differs").click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    click(&mut window, "Filter");
    window.get_by_label("new findings, 2");
    click(&mut window, "confirmed findings, 1");
    window.get_by_label("dismissed findings, 0");
    assert!(says(&window, "Filter (1 on)"));
}

#[test]
fn a_source_is_left_out_where_no_other_reading_stays() {
    let mut window = desk();
    click(&mut window, "Filter");
    click(&mut window, "findings with a reading of Source 0, 2");
    click(&mut window, "findings with a reading of Source 1, 3");
    assert_eq!(shown(&window), [1], "the third source has a reading of the day alone");
    assert!(says(&window, "Filter (2 on)"));
    click(&mut window, "Show all findings");
    assert_eq!(shown(&window), [0, 1, 2]);
}

#[test]
fn rows_are_filtered_from_the_pane_and_from_the_head() {
    for rows in [RowFilter::Findings, RowFilter::Shared, RowFilter::OnlyIn] {
        let mut window = desk();
        click(&mut window, "Filter");
        click(&mut window, rows.words());
        assert_eq!(window.state().state.filters.rows, rows);
        let drawn = (1..=4).filter(|row| says(&window, &format!("Row {row} of 4"))).collect::<Vec<_>>();
        let expected: &[usize] = if rows == RowFilter::OnlyIn { &[4] } else { &[1, 2, 3] };
        assert_eq!(drawn, expected, "{rows:?}");
        window.key_press(Key::Escape);
        window.run();
        click(&mut window, &format!("Rows shown: {}", rows.words()));
        click(&mut window, "All");
        assert_eq!(window.state().state.filters.rows, RowFilter::All, "taken off in the head");
    }
}
