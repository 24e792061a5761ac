//! Texts and counts that no newsroom sends on purpose: drawn all the same.

use std::time::{Duration, Instant};

use egui::Key;
use egui_kittest::kittest::Queryable;
use variorum::discrepancy::{Kind, Relation, Severity};
use variorum::gui::command::{Command, Plain};
use variorum::gui::state::Tab;
use variorum::gui::update::apply;

use crate::fixture::{Answers, event, finding, reading, says, show, window};

#[test]
fn a_sentence_of_a_megabyte_is_leafed_through() {
    let long = format!("{}The end.", "Word after word goes on. ".repeat(42_000));
    let texts = vec![vec![long.clone()], vec!["Short.".to_owned()]];
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(
        &mut window,
        event(&texts, &[vec![vec![0], vec![0]]], |witnesses| {
            let readings =
                vec![reading(witnesses, 0, "The end", "end", None), reading(witnesses, 1, "Short", "short", None)];
            vec![finding(Kind::Outcome, Relation::Conflict, Severity::High, "How does it end?", readings, 0)]
        }),
    );
    window.get_by_label("page 1 of 263 of a long passage");
    window.get_by_label("Next page of row 1, A, Source 0").click();
    window.run();
    window.get_by_label("page 2 of 263 of a long passage");
    window.key_press(Key::F8);
    let start = Instant::now();
    window.run();
    assert!(start.elapsed() < Duration::from_secs(5), "a frame takes {:?}", start.elapsed());
    window.get_by_label("page 263 of 263 of a long passage");
    apply(&mut window.state_mut().state, Command::Find("the end".to_owned()));
    apply(&mut window.state_mut().state, Command::OpenPage(0, 0, 0));
    apply(&mut window.state_mut().state, Plain::FindNext.into());
    window.run();
    window.get_by_label("page 263 of 263 of a long passage");
}

#[test]
fn fifty_columns_scroll_sideways() {
    let texts: Vec<Vec<String>> = (0..50).map(|source| vec![format!("The bridge is closed, says {source}.")]).collect();
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(
        &mut window,
        event(&texts, &[vec![vec![0]; 50]], |witnesses| {
            let readings = (0..50).map(|w| reading(witnesses, w, "closed", "close", None)).collect();
            let late =
                vec![reading(witnesses, 47, "bridge", "bridge", None), reading(witnesses, 48, "bridge", "b", None)];
            vec![
                finding(Kind::Outcome, Relation::Conflict, Severity::High, "Was it closed?", readings, 0),
                finding(Kind::Name, Relation::Conflict, Severity::High, "Which bridge?", late, 0),
            ]
        }),
    );
    apply(&mut window.state_mut().state, Command::PickFinding(1));
    window.run();
    assert!(says(&window, "Row 1, AV, Source 47"), "its columns come into sight");
    for tab in Tab::ALL {
        apply(&mut window.state_mut().state, Command::ShowTab(tab));
        window.run();
    }
}

#[test]
fn five_thousand_findings_in_one_row_are_gone_through() {
    let words: Vec<String> = (0..5_000).map(|n| format!("w{n:04}")).collect();
    let texts = vec![vec![words.join(" ")], vec![words.join(" ")]];
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(
        &mut window,
        event(&texts, &[vec![vec![0], vec![0]]], |witnesses| {
            words
                .iter()
                .map(|word| {
                    let readings = (0..2).map(|w| reading(witnesses, w, word, word, None)).collect();
                    finding(Kind::Name, Relation::Conflict, Severity::Low, word, readings, 0)
                })
                .collect()
        }),
    );
    window.get_by_label("name findings, 5000");
    let start = Instant::now();
    for _ in 0..10 {
        window.key_press(Key::F8);
        window.run();
    }
    assert_eq!(window.state().state.finding, Some(9));
    assert!(start.elapsed() < Duration::from_secs(20), "ten steps take {:?}", start.elapsed());
    window.get_by_label("10 of 5000 in reading order");
}

#[test]
fn scripts_that_run_the_other_way_and_letters_without_a_picture_are_drawn() {
    let texts: Vec<Vec<String>> = [
        "أغلق المجلس الجسر القديم وأصيب 12 شخصا.",
        "מועצת העיר סגרה את הגשר, אמר John Smith.",
        "委员会关闭了大桥，十二人受伤。",
        "Zero\u{200B}width\u{202E} con\u{0007}trol\u{0}\u{85} e\u{301}\u{20DD} \u{1F9A0}\u{10FFFF}\u{FE0F} soft\u{AD}hyphen\ttab",
    ]
    .map(|text| vec![text.to_owned()])
    .to_vec();
    let mut window = crate::fixture::window_of_any_letters([1400.0, 700.0]);
    show(
        &mut window,
        event(&texts, &[vec![vec![0]; 4]], |witnesses| {
            let readings = vec![
                reading(witnesses, 0, "12 شخصا", "12", None),
                reading(witnesses, 2, "十二人", "12", None),
                reading(witnesses, 3, "con\u{0007}trol", "?", None),
            ];
            vec![finding(Kind::Number, Relation::Conflict, Severity::High, "كم عدد المصابين؟", readings, 0)]
        }),
    );
    window.key_press(Key::F8);
    window.run();
    assert!(says(&window, "Row 1, A, Source 0"));
    for tab in Tab::ALL {
        apply(&mut window.state_mut().state, Command::ShowTab(tab));
        window.run();
    }
    apply(&mut window.state_mut().state, Command::ShowTab(Tab::Rows));
    apply(&mut window.state_mut().state, Command::Find("أصيب".to_owned()));
    window.run();
    window.get_by_label("1 of 1 row");
}
