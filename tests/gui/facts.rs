//! The fact matrix: sorted, searched, filtered, and from a reading to its row.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::comparison::Comparison;
use variorum::discrepancy::{Fact, Kind};
use variorum::gui::app::App;
use variorum::gui::command::Command;
use variorum::gui::state::Tab;
use variorum::gui::update::apply;
use variorum::mention::Status;

use crate::fixture::{Answers, event, reading, says, show, window};

type Window = Harness<'static, App>;

const QUESTIONS: [&str; 4] =
    ["How many were hurt?", "When did it happen?", "Who leads the council?", "How long is it?"];

/// Three sources and four facts; two differ, and the third source is silent on two.
pub(crate) fn facts() -> Arc<Comparison> {
    let texts: Vec<Vec<String>> = [
        ["Nine were hurt.", "It was on Monday.", "Ann Lee leads it.", "It is 80 metres long."],
        ["Ten were hurt.", "It was on Monday.", "Ann Lee leads it.", "It is 80 metres long."],
        ["Nine were hurt.", "It was on Sunday.", "Nobody knows.", "So it is."],
    ]
    .map(|sentences| sentences.map(str::to_owned).to_vec())
    .to_vec();
    let rows: Vec<Vec<Vec<usize>>> = (0..4).map(|row| vec![vec![row]; 3]).collect();
    let mut found = Arc::unwrap_or_clone(event(&texts, &rows, |_| Vec::new()));
    let fact = |question: usize, kind: Kind, readings: &[(usize, &str, &str)], agreed: bool, support: usize| Fact {
        kind,
        question: QUESTIONS[question].to_owned(),
        readings: readings.iter().map(|&(w, words, value)| reading(&found.witnesses, w, words, value, None)).collect(),
        agreed,
        support,
    };
    let facts = vec![
        fact(0, Kind::Number, &[(0, "Nine", "9 people"), (1, "Ten", "10 people"), (2, "Nine", "9 people")], false, 2),
        fact(
            1,
            Kind::Date,
            &[(0, "Monday", "2031-05-05"), (1, "Monday", "2031-05-05"), (2, "Sunday", "2031-05-04")],
            false,
            2,
        ),
        fact(2, Kind::Name, &[(0, "Ann Lee", "Ann Lee"), (1, "Ann Lee", "Ann Lee")], true, 2),
        fact(3, Kind::Number, &[(0, "80 metres", "80 m"), (1, "80 metres", "80 m")], true, 1),
    ];
    let mut one = Arc::unwrap_or_clone(found.events.remove(0));
    one.apparatus.facts = facts;
    found.events.push(Arc::new(one));
    Arc::new(found)
}

fn matrix() -> Window {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, facts());
    click(&mut window, "Facts");
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Returns the facts that show, from top to bottom, by their position in [`QUESTIONS`].
fn shown(window: &Window) -> Vec<usize> {
    let mut shown: Vec<(f32, usize)> = Vec::new();
    for (at, question) in QUESTIONS.iter().enumerate() {
        shown.extend(window.query_by_label(question).map(|node| (node.rect().top(), at)));
    }
    shown.sort_by(|one, other| one.0.total_cmp(&other.0));
    shown.into_iter().map(|(_, at)| at).collect()
}

#[test]
fn a_click_on_a_head_sorts_another_turns_it_round_a_third_takes_it_back() {
    // Each head, and the order of the facts by it; facts that are alike in it keep their order.
    for (head, sorted) in [
        ("question", [3, 0, 1, 2]),
        ("kind", [2, 1, 0, 3]),
        ("agreement", [2, 3, 0, 1]),
        ("A, Source 0", [1, 0, 3, 2]),
        ("C, Source 2", [1, 0, 2, 3]),
    ] {
        let mut window = matrix();
        let given = shown(&window);
        assert_eq!(given.len(), 4);
        assert!(given[..2].contains(&0) && given[..2].contains(&1), "those that differ come first");
        let label = format!("Sort facts by {head}");
        click(&mut window, &label);
        assert_eq!(shown(&window), sorted, "by {head}");
        click(&mut window, &label);
        let turned: Vec<usize> = sorted.iter().rev().copied().collect();
        assert_eq!(shown(&window), turned, "by {head}, the other way round");
        click(&mut window, &label);
        assert_eq!(shown(&window), given, "as before {head}");
    }
}

#[test]
fn search_and_filters_say_how_many_facts_they_leave() {
    let mut window = matrix();
    assert!(says(&window, "4 facts. Empty cells: not said, which is not denied."));
    // What is typed, the facts that stay, and what is said of them.
    for (typed, left, told) in
        [("HURT", &[0][..], "1 of 4 facts."), ("ann lee", &[2], "1 of 4 facts."), ("4 may 2031", &[1], "1 of 4 facts.")]
    {
        click(&mut window, "Search facts");
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        window.run();
        window.get_by_label("Search facts").type_text(typed);
        window.run();
        assert_eq!(shown(&window), left, "{typed}");
        assert!(says(&window, told), "{typed}");
    }
    click(&mut window, "Only where sources differ (2)");
    apply(&mut window.state_mut().state, Command::FilterKind(Kind::Date));
    window.run();
    assert_eq!(shown(&window), [0_usize; 0]);
    window.get_by_label("Search and filters leave no fact.");
    click(&mut window, "Show all facts");
    assert_eq!(shown(&window).len(), 4);
    click(&mut window, "Only where sources differ (2)");
    let mut differing = shown(&window);
    differing.sort_unstable();
    assert_eq!(differing, [0, 1]);
}

#[test]
fn a_silent_source_has_an_empty_cell_and_a_hidden_one_no_column() {
    let mut window = matrix();
    let cells = |window: &Window, question: &str| window.query_all_by_label_contains(&format!("{question}: ")).count();
    assert_eq!(QUESTIONS.map(|question| cells(&window, question)), [3, 3, 2, 2]);
    assert!(window.query_by_label_contains("Who leads the council?: C, Source 2").is_none());
    apply(&mut window.state_mut().state, Command::ToggleColumn(1));
    window.run();
    assert!(window.query_by_label("Sort facts by B, Source 1").is_none());
    assert_eq!(QUESTIONS.map(|question| cells(&window, question)), [2, 2, 1, 1]);
}

#[test]
fn a_reading_leads_to_its_quotation_in_its_row() {
    for (cell, row, witness, words) in [
        ("When did it happen?: C, Source 2 4 May 2031", 1, 2, "Sunday"),
        ("How long is it?: A, Source 0 80 m", 3, 0, "80 metres"),
    ] {
        let mut window = matrix();
        click(&mut window, cell);
        let state = &window.state().state;
        assert_eq!((state.tab, state.row), (Tab::Rows, Some(row)), "{cell}");
        let (at, span) = state.spot.expect("a marked quotation");
        let comparison = state.comparison.as_ref().expect("a comparison");
        assert_eq!((at, span.of(&comparison.witnesses[at].article.text)), (witness, words), "{cell}");
        assert!(says(&window, &format!("Row {} of 4", row + 1)), "in sight");
    }
}

#[test]
fn the_status_below_a_value_stands_whole_in_its_row() {
    let mut compared = Arc::unwrap_or_clone(facts());
    let mut one = Arc::unwrap_or_clone(compared.events.remove(0));
    for fact in &mut one.apparatus.facts {
        for reading in &mut fact.readings {
            reading.status = Some(Status::Occurred);
        }
    }
    compared.events.push(Arc::new(one));
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, Arc::new(compared));
    click(&mut window, "Facts");
    let mut statuses: Vec<_> = window.query_all_by_label("occurred").map(|node| node.rect()).collect();
    statuses.sort_by(|one, other| one.top().total_cmp(&other.top()));
    assert_eq!(statuses.len(), 10);
    for question in QUESTIONS {
        let row = window.get_by_label(question).rect();
        let within = statuses.iter().filter(|status| (row.top()..row.top() + 40.0).contains(&status.bottom()));
        assert!(within.count() >= 2, "{question}: {row:?} {statuses:?}");
    }
}
