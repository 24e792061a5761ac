//! What is set right by hand in the window: it shows, it is undone and done again by its name, and it is there after a restart.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, Node};
use variorum::discrepancy::{Kind, Relation};
use variorum::gui::app::App;
use variorum::gui::command::Command;
use variorum::gui::state::Tab;
use variorum::gui::update::apply;

use crate::fixture::{Answers, says, wait, window};

pub(crate) type Window = Harness<'static, App>;

/// Three reports of a bridge, and two of a museum.
const ARTICLES: [(&str, &str); 5] = [
    (
        "anchor.md",
        "---\ntitle: Bridge closed at Osterholm\nsource: Anchor\ndate: 2031-05-06\n---\n\nThe council of Osterholm closed the old bridge on Tuesday. Twelve people were hurt there last week. Engineer Marta Lindqvist will look at the pillars. Buses go round by the mill.\n\nShare this story\n",
    ),
    (
        "beacon.md",
        "---\ntitle: Old bridge shut in Osterholm\nsource: Beacon\ndate: 2031-05-06\n---\n\nThe old bridge of Osterholm was closed by the council on Tuesday. Nine people were hurt there last week. Engineer Marta Lindqvist will look at the pillars of the bridge. Shops stay open.\n",
    ),
    (
        "courier.md",
        "---\ntitle: Osterholm bridge closed\nsource: Courier\ndate: 2031-05-07\n---\n\nThe council of Osterholm closed the old bridge. Twelve people were hurt there. Engineer Marta Lindkvist will look at the pillars.\n",
    ),
    (
        "dial.md",
        "---\ntitle: Museum opens in Felden mill\nsource: Dial\ndate: 2031-05-06\n---\n\nA museum of glass opened in the mill of Felden on Monday. Four hundred visitors came on the first day. Director Paul Renner said the glass came from his own cellar.\n",
    ),
    (
        "echo.md",
        "---\ntitle: Glass museum opens in Felden\nsource: Echo\ndate: 2031-05-06\n---\n\nThe glass museum in the mill of Felden opened on Monday. Four hundred visitors came on the first day, said director Paul Renner.\n",
    ),
];

pub(crate) fn articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in ARTICLES {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// A window in which the articles are compared, with this data folder.
pub(crate) fn opened(articles: &Path, kept: &Path) -> Window {
    let mut window = window([1600.0, 900.0], Answers::default(), Some(kept));
    apply(&mut window.state_mut().state, Command::Open(vec![articles.to_owned()]));
    wait(&mut window, |app| app.state.comparison.is_some() && !app.state.work.is_running());
    // Corrections may leave another event as the most serious one.
    let line = window.state().state.lines.iter().find(|line| line.sources.contains("Beacon")).expect("the bridge");
    let label = format!("{}, {} article", line.title, line.articles);
    window.get_by_label_contains(&label).click();
    window.run();
    window
}

pub(crate) fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Finds the passage with these words in the rows; the inspector, which quotes it too, comes before them.
fn passage<'w>(window: &'w Window, words: &'w str) -> Node<'w> {
    window.query_all_by_label_contains(words).last().unwrap_or_else(|| panic!("{words} is in no row"))
}

fn click_cell(window: &mut Window, modifiers: Modifiers, words: &str) {
    passage(window, words).click_modifiers(modifiers);
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Asks for a command in its menu.
pub(crate) fn menu(window: &mut Window, menu: &str, item: &str) {
    click(window, menu);
    let found = window.query_all_by_label_contains(item).last();
    found.unwrap_or_else(|| panic!("{item} is not in the menu {menu}")).click();
    window.run();
}

/// Writes into the field of a dialog in place of what is there, and presses Enter.
pub(crate) fn enter(window: &mut Window, field: &str, text: &str) {
    assert!(window.get_by_label(field).is_focused(), "{field} has the keyboard");
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_label(field).type_text(text);
    window.run();
    press(window, Modifiers::NONE, Key::Enter);
}

/// Waits for corrections to be applied, and tells whether something then is so.
fn settled(window: &mut Window, holds: fn(&Window) -> bool) -> bool {
    wait(window, |app| !app.state.hand.pending);
    holds(window)
}

/// Tells whether the passages with these words stand in one row.
fn together(window: &Window, one: &str, other: &str) -> bool {
    let desk = window.state().state.desk.as_ref().expect("an event");
    let holds = |row: &variorum::gui::desk::Row, words: &str| row.cells.iter().any(|cell| cell.text().contains(words));
    desk.rows.iter().any(|row| holds(row, one) && holds(row, other))
}

fn finding(window: &Window, kind: Kind) -> Option<Relation> {
    let event = window.state().state.picked_event()?;
    event.apparatus.findings.iter().find(|finding| finding.kind == kind).map(|finding| finding.relation)
}

fn columns(window: &Window) -> Vec<usize> {
    window.state().state.columns().visible(3)
}

fn pick_the_number(window: &mut Window) {
    window.get_by_label_contains("Finding 1, number differs").click();
    window.run();
}

fn tick_both_spellings(window: &mut Window) {
    click(window, "Names");
    wait(window, |app| !app.state.hand.linked.awaited);
    click(window, "Marta Lindqvist");
    click(window, "Marta Lindkvist");
}

/// What is done, its name in "Undo", and what shows once it is done.
struct Case {
    name: &'static str,
    make: fn(&mut Window),
    holds: fn(&Window) -> bool,
}

const CASES: &[Case] = &[
    Case {
        name: "join cells",
        make: |w| {
            click_cell(w, Modifiers::NONE, "Buses go round");
            click_cell(w, Modifiers::COMMAND, "Shops stay open");
            press(w, Modifiers::COMMAND, Key::J);
        },
        holds: |w| together(w, "Buses go round", "Shops stay open"),
    },
    Case {
        name: "split cells",
        make: |w| {
            click_cell(w, Modifiers::NONE, "hurt there.");
            menu(w, "Correct", "Split cells");
        },
        holds: |w| {
            !together(w, "hurt there.", "Nine people")
                && together(w, "Twelve people were hurt there last", "Nine people")
        },
    },
    Case {
        name: "move cells up",
        make: |w| {
            click_cell(w, Modifiers::NONE, "Shops stay open");
            press(w, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
        },
        holds: |w| together(w, "Buses go round", "Shops stay open"),
    },
    Case {
        name: "move cells down",
        make: |w| {
            click_cell(w, Modifiers::NONE, "hurt there.");
            press(w, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown);
        },
        holds: |w| together(w, "Twelve people were hurt there.", "pillars of the bridge"),
    },
    Case {
        name: "never pair cells",
        make: |w| {
            click_cell(w, Modifiers::NONE, "Twelve people were hurt there last");
            click_cell(w, Modifiers::SHIFT, "Nine people");
            passage(w, "Nine people").click_secondary();
            w.run();
            click(w, "Never pair these");
        },
        holds: |w| !together(w, "Twelve people were hurt there last", "Nine people"),
    },
    Case {
        name: "rename source",
        make: |w| {
            click(w, "Column A, Anchor");
            click(w, "Rename source…");
            enter(w, "Name of the source", "Alder Weekly");
        },
        holds: |w| says(w, "Column A, Alder Weekly"),
    },
    Case {
        name: "set publication date",
        make: |w| {
            click(w, "Sources");
            click(w, "Set publication date… A");
            enter(w, "Day of publication", "2031-05-08");
            click(w, "Rows");
        },
        holds: |w| says(w, "8 May 2031"),
    },
    Case {
        name: "put a line back",
        make: |w| {
            click(w, "Sources");
            click(w, "Cut from A as furniture: 1 line");
            assert!(says(w, "Share this story"), "what was cut can be seen");
            click(w, "Put back line 1 of A");
            click(w, "Rows");
        },
        holds: |w| says(w, "Share this story"),
    },
    Case {
        name: "move article",
        make: |w| {
            click(w, "Column C, Courier");
            click(w, "Move article to another event…");
            click(w, "Glass museum opens in Felden (2 articles)");
        },
        holds: |w| says(w, "Glass museum opens in Felden, 3 articles") && !says(w, "Column C, Courier"),
    },
    Case {
        name: "merge events",
        make: |w| {
            menu(w, "Correct", "Merge with another event…");
            enter(w, "Search events by title or source", "felden");
        },
        holds: |w| says(w, "5 articles, 1 event"),
    },
    Case {
        name: "merge events",
        make: |w| {
            w.get_by_label_contains("Glass museum opens in Felden, 2 articles").click_secondary();
            w.run();
            click(w, "Merge into the picked event");
        },
        holds: |w| says(w, "5 articles, 1 event") && says(w, "Row 1, A, Anchor"),
    },
    Case {
        name: "split off articles",
        make: |w| {
            menu(w, "Correct", "Split off articles…");
            click(w, "C, Courier: Osterholm bridge closed");
            click(w, "Split off");
        },
        holds: |w| says(w, "5 articles, 3 events"),
    },
    Case {
        name: "treat as the same",
        make: |w| {
            pick_the_number(w);
            click(w, "Treat as the same from now on");
        },
        holds: |w| finding(w, Kind::Number) == Some(Relation::Variant),
    },
    Case {
        name: "treat as the same",
        make: |w| {
            tick_both_spellings(w);
            click(w, "These are the same");
        },
        holds: |w| !w.state().state.decisions.corrections.rulings().is_empty(),
    },
    Case {
        name: "treat as different",
        make: |w| {
            tick_both_spellings(w);
            click(w, "These are different");
        },
        holds: |w| finding(w, Kind::Name) == Some(Relation::Conflict),
    },
    Case {
        name: "confirm number finding",
        make: |w| {
            pick_the_number(w);
            click(w, "Confirm");
        },
        holds: |w| says(w, "C 12 people, confirmed") && says(w, "1 of 4 findings reviewed"),
    },
    Case {
        name: "dismiss number finding",
        make: |w| {
            pick_the_number(w);
            click(w, "Dismiss…");
            enter(w, "Reason", "two bridges");
        },
        holds: |w| {
            let decision = w.state().state.decision(0);
            says(w, "C 12 people, dismissed") && decision.reason == "two bridges"
        },
    },
    Case {
        name: "note on number finding",
        make: |w| {
            pick_the_number(w);
            press(w, Modifiers::COMMAND, Key::M);
            w.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Note").type_text("ask the hospital");
            w.run();
            click(w, "Keep note");
        },
        holds: |w| w.state().state.decision(0).note == "ask the hospital",
    },
    Case {
        name: "hide column",
        make: |w| {
            click(w, "Column C, Courier");
            click(w, "Hide this column");
        },
        holds: |w| columns(w) == [0, 1] && !says(w, "Row 1, C, Courier"),
    },
    Case {
        name: "move column",
        make: |w| {
            click(w, "Column A, Anchor");
            click(w, "Move right");
        },
        holds: |w| columns(w) == [1, 0, 2],
    },
    Case {
        name: "change base",
        make: |w| {
            click(w, "Column B, Beacon");
            click(w, "Read the others against this source");
        },
        holds: |w| columns(w) == [1, 0, 2] && says(w, "base"),
    },
];

#[test]
fn what_is_set_right_is_undone_and_done_again_by_its_name_and_there_after_a_restart() {
    let articles = articles();
    for Case { name, make, holds } in CASES {
        let kept = tempfile::tempdir().expect("a folder");
        let mut one = opened(articles.path(), kept.path());
        assert!(!holds(&one), "{name}: nothing is done yet");
        make(&mut one);
        assert!(settled(&mut one, *holds), "{name}: done");
        assert_eq!(one.state().state.dialog, None, "{name}");
        menu(&mut one, "Edit", &format!("Undo: {name}"));
        assert!(!settled(&mut one, *holds), "{name}: undone");
        assert!(says(&one, &format!("Undone: {name}.")));
        // Again by the palette, which names it too.
        press(&mut one, Modifiers::COMMAND, Key::K);
        one.get_by_label("Find a command").type_text("redo");
        one.run();
        assert!(says(&one, &format!("Redo: {name}")));
        press(&mut one, Modifiers::NONE, Key::Enter);
        assert!(settled(&mut one, *holds), "{name}: done again");
        drop(one);
        let two = opened(articles.path(), kept.path());
        assert!(holds(&two), "{name}: there after a restart");
    }
}

/// Returns the names of the columns that show, from left to right, the base marked.
fn named_columns(window: &Window) -> Vec<String> {
    let state = &window.state().state;
    let (columns, desk) = (state.columns(), state.desk.as_ref().expect("an event"));
    let name = |witness: usize| {
        let base = if columns.base == Some(witness) { "*" } else { "" };
        format!("{}{base}", desk.sources[witness].name)
    };
    columns.visible(desk.sources.len()).into_iter().map(name).collect()
}

/// A name or a day may change the order of publication, by which columns and their sigla are counted.
#[test]
fn columns_and_their_undo_follow_their_articles_to_other_places() {
    for (item, field, typed, name, undo) in [
        ("Rename source…", "Name of the source", "Zenith", "Zenith", "rename source"),
        ("Set publication date…", "Day of publication", "2031-05-08", "Anchor", "set publication date"),
    ] {
        let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
        let mut window = opened(articles.path(), kept.path());
        for (column, item) in [
            ("Column C, Courier", "Hide this column"),
            ("Column B, Beacon", "Move left"),
            ("Column A, Anchor", "Read the others against this source"),
            ("Column A, Anchor", item),
        ] {
            click(&mut window, column);
            click(&mut window, item);
        }
        enter(&mut window, field, typed);
        wait(&mut window, |app| !app.state.hand.pending);
        let sigla = &window.state().state.desk.as_ref().expect("an event").sources;
        assert_ne!(sigla[0].name, name, "{item}: it has another place");
        let all = [format!("{name}*"), "Beacon".to_owned()];
        assert_eq!(named_columns(&window), all, "{item}");
        let steps: [(&str, &[&str]); 4] = [
            (undo, &["Anchor*", "Beacon"]),
            ("change base", &["Beacon", "Anchor"]),
            ("move column", &["Anchor", "Beacon"]),
            ("hide column", &["Anchor", "Beacon", "Courier"]),
        ];
        for (name, columns) in steps {
            menu(&mut window, "Edit", &format!("Undo: {name}"));
            wait(&mut window, |app| !app.state.hand.pending);
            assert_eq!(named_columns(&window), columns, "{item}: {name}");
        }
        for (name, _) in steps.iter().rev() {
            menu(&mut window, "Edit", &format!("Redo: {name}"));
            wait(&mut window, |app| !app.state.hand.pending);
        }
        assert_eq!(named_columns(&window), all, "{item}: done again");
        // Under another name and day the changes of the columns alone are undone, too: the order of publication is the new one.
        window.state_mut().state.history.done.pop();
        for (undo, columns) in [("change base", &["Beacon", name][..]), ("move column", &["Beacon", name])] {
            menu(&mut window, "Edit", &format!("Undo: {undo}"));
            assert_eq!(named_columns(&window), columns, "{item}: {undo}");
        }
        let before = named_columns(&window);
        drop(window);
        let again = opened(articles.path(), kept.path());
        assert_eq!(named_columns(&again), before, "{item}: after a restart");
    }
}

#[test]
fn what_is_undone_stays_undone_after_a_restart() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut one = opened(articles.path(), kept.path());
    for Case { name, make, holds } in CASES.iter().filter(|case| ["rename source", "hide column"].contains(&case.name))
    {
        make(&mut one);
        assert!(settled(&mut one, *holds), "{name}");
        press(&mut one, Modifiers::COMMAND, Key::Z);
    }
    drop(one);
    let two = opened(articles.path(), kept.path());
    assert!(says(&two, "Column A, Anchor") && says(&two, "Row 1, C, Courier"));
}

#[test]
fn an_older_correction_is_taken_back_in_the_list() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut window = opened(articles.path(), kept.path());
    for wanted in ["rename source", "join cells"] {
        let Case { name, make, holds } = CASES.iter().find(|case| case.name == wanted).expect("the case");
        if wanted == "join cells" {
            click_cell(&mut window, Modifiers::NONE, "Buses go round");
            click_cell(&mut window, Modifiers::SHIFT, "Shops stay open");
            press(&mut window, Modifiers::COMMAND, Key::J);
        } else {
            make(&mut window);
        }
        assert!(settled(&mut window, *holds), "{name}");
    }
    menu(&mut window, "Correct", "Corrections by hand…");
    click(&mut window, "Take back correction 1");
    wait(&mut window, |app| !app.state.hand.pending);
    click(&mut window, "Close");
    assert!(says(&window, "Column A, Anchor"), "the name is the file's again");
    assert!(together(&window, "Buses go round", "Shops stay open"), "the other one stays");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait(&mut window, |app| !app.state.hand.pending);
    assert!(says(&window, "Column A, Alder Weekly"), "taking back is undone too");
}

#[test]
fn the_last_ruling_about_two_names_wins_and_is_taken_back_where_it_was_made() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut window = opened(articles.path(), kept.path());
    assert_eq!(finding(&window, Kind::Name), Some(Relation::Variant));
    click(&mut window, "Names");
    window.get_by_label("Tick two names to say whether they are the same.");
    for (words, relation) in [("These are different", Relation::Conflict), ("These are the same", Relation::Variant)] {
        tick_both_spellings(&mut window);
        click(&mut window, words);
        wait(&mut window, |app| !app.state.hand.pending);
        assert_eq!(finding(&window, Kind::Name), Some(relation), "{words}");
        assert_eq!(window.query_all_by_label_contains("Take back ruling").count(), 1, "{words}");
    }
    click(&mut window, "Take back ruling 1");
    wait(&mut window, |app| !app.state.hand.pending);
    assert!(!says(&window, "Your rulings"));
}

#[test]
fn a_decision_stays_with_its_finding_when_the_article_is_corrected() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let (name, text) = ARTICLES[0];
    let text = text.replacen("The council", "Share this story\n\nThe council", 1);
    std::fs::write(articles.path().join(name), text).expect("a file");
    let mut one = opened(articles.path(), kept.path());
    pick_the_number(&mut one);
    click(&mut one, "Confirm");
    click(&mut one, "Column A, Anchor");
    click(&mut one, "Rename source…");
    enter(&mut one, "Name of the source", "Zenith");
    wait(&mut one, |app| !app.state.hand.pending);
    assert!(says(&one, "Column B, Zenith"), "sources of one day stand by name");
    assert!(says(&one, "B 12 people, C 12 people, confirmed"), "the finding is the same");
    click(&mut one, "Sources");
    click(&mut one, "Cut from B as furniture: 2 lines");
    click(&mut one, "Put back line 1 of B");
    wait(&mut one, |app| !app.state.hand.pending);
    assert_eq!(one.state().state.tab, Tab::Sources);
    assert!(says(&one, "C 12 people, confirmed"), "the finding is the same");
    drop(one);
    assert!(says(&opened(articles.path(), kept.path()), "C 12 people, confirmed"), "after a restart too");
}

#[test]
fn a_correction_that_cannot_be_made_says_what_to_select() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut window = opened(articles.path(), kept.path());
    for (keys, told) in [
        ((Modifiers::COMMAND, Key::J), "Select cells of two or more rows first"),
        ((Modifiers::COMMAND | Modifiers::SHIFT, Key::J), "Select some, but not all, cells of a row first."),
        ((Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp), "Select cells of one row first."),
    ] {
        press(&mut window, keys.0, keys.1);
        assert!(says(&window, told), "{told}");
    }
    click(&mut window, "Column A, Anchor");
    click(&mut window, "Set publication date…");
    enter(&mut window, "Day of publication", "some day");
    assert!(says(&window, "“some day” is no day: write it as 2024-11-22"));
    assert!(window.query_by_label("Day of publication").is_some(), "the field stays open");
    assert!(window.state().state.decisions.corrections.is_empty() && window.state().state.history.done.is_empty());
}

#[test]
fn an_empty_field_brings_back_what_the_file_says() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut window = opened(articles.path(), kept.path());
    for (item, field, typed, shows) in [
        ("Rename source…", "Name of the source", "Alder Weekly", "Alder Weekly"),
        ("Set publication date…", "Day of publication", "2031-05-05", "5 May 2031"),
    ] {
        for (text, there) in [(typed, true), ("", false)] {
            window.get_by_label_contains("Column A, ").click();
            window.run();
            click(&mut window, item);
            press(&mut window, Modifiers::COMMAND, Key::A);
            press(&mut window, Modifiers::NONE, Key::Delete);
            window.get_by_label(field).type_text(text);
            window.run();
            press(&mut window, Modifiers::NONE, Key::Enter);
            wait(&mut window, |app| !app.state.hand.pending);
            assert_eq!(says(&window, shows), there, "{item} {text:?}");
        }
        assert!(window.state().state.decisions.corrections.is_empty(), "{item}");
    }
    assert!(says(&window, "Column A, Anchor"));
}
