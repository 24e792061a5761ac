//! What is compared: pasted, added, dropped, typed, changed on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::gui::app::App;
use variorum::gui::state::Dialog;

use crate::fixture::{Answers, says, wait, window};
use crate::start::{Dropped, folder};

fn compared(app: &App) -> bool {
    app.state.comparison.is_some() && !app.state.work.is_running()
}

fn articles(window: &Harness<'static, App>) -> usize {
    window.state().state.comparison.as_ref().map_or(0, |comparison| comparison.witnesses.len())
}

/// Types a path into the field of the start screen.
fn go(window: &mut Harness<'static, App>, path: &str) {
    window.get_by_label("Path of a folder or file").click();
    window.run();
    window.get_by_label("Path of a folder or file").type_text(path);
    window.run();
    window.key_press(Key::Enter);
}

#[test]
fn a_pasted_article_joins_the_comparison() {
    let (news, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let before = std::fs::read_dir(news.path()).expect("the folder").count();
    let mut window = window([1280.0, 800.0], Answers::default(), Some(kept.path()));
    go(&mut window, &news.path().display().to_string());
    wait(&mut window, compared);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    window.run();
    assert!(window.get_by_label("Text of the article").is_focused(), "so that the clipboard goes there");
    window.event(egui::Event::Paste(
        "Bridge shut to traffic\n\nThe old bridge was closed by the council on Tuesday. Ten people were hurt there last week. Engineers will look at the pillars.".to_owned(),
    ));
    window.run();
    window.get_by_label("Source").click();
    window.run();
    window.get_by_label("Source").type_text("Ferry Lane Gazette");
    window.run();
    window.get_by_label("Published").click();
    window.run();
    window.get_by_label("Published").type_text("6 May 2031");
    window.run();
    window.get_by_label("Compare").click();
    wait(&mut window, |app| {
        compared(app) && app.state.comparison.as_ref().is_some_and(|found| found.witnesses.len() == 3)
    });
    let comparison = window.state().state.comparison.clone().expect("a comparison");
    let pasted = comparison.witnesses.iter().find(|witness| witness.article.path.starts_with(kept.path()));
    let article = &pasted.expect("it stands in the data folder").article;
    assert_eq!(article.title.as_deref(), Some("Bridge shut to traffic"));
    assert_eq!(article.source.as_deref(), Some("Ferry Lane Gazette"));
    assert_eq!(article.published.as_ref().map(|published| published.when.to_string()).as_deref(), Some("2031-05-06"));
    assert_eq!(std::fs::read_dir(news.path()).expect("the folder").count(), before, "no source file is written");
    assert!(window.state().state.kept.recent.iter().all(|path| !path.starts_with(kept.path())));
}

#[test]
fn a_paste_without_text_or_with_a_strange_date_says_what_is_missing() {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    window.get_by_label("Paste an article…").click();
    window.run();
    window.get_by_label("Compare").click();
    window.run();
    assert!(says(&window, "Paste the text of the article first"));
    window.get_by_label("Text of the article").click();
    window.run();
    window.get_by_label("Text of the article").type_text("A headline\n\nAnd then a story of many words follows.");
    window.run();
    window.get_by_label("Published").click();
    window.run();
    window.get_by_label("Published").type_text("some day");
    window.run();
    window.get_by_label("Compare").click();
    window.run();
    assert!(says(&window, "“some day” cannot be read as a date"));
    assert_eq!(window.state().state.dialog, Some(Dialog::Paste), "nothing that was typed is lost");
}

#[test]
fn what_is_pasted_where_nothing_is_written_opens_as_what_it_is() {
    let news = folder();
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    window.event(egui::Event::Paste("Bridge shut\n\nThe council closed the old bridge.".to_owned()));
    window.run();
    assert_eq!(window.state().state.dialog, Some(Dialog::Paste));
    assert!(window.state().state.typed.text.starts_with("Bridge shut"));
    window.key_press(Key::Escape);
    window.run();
    let address = format!("file://{}", news.path().display().to_string().replace('m', "%6d"));
    window.event(egui::Event::Paste(address));
    wait(&mut window, compared);
    assert_eq!(window.state().state.inputs, [news.path()]);
}

#[test]
fn what_is_dropped_on_a_comparison_is_added_to_it() {
    let (one, two) = (folder(), folder());
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    window.input_mut().dropped_files.push(Arc::new(Dropped(one.path().to_owned())));
    wait(&mut window, compared);
    assert_eq!(articles(&window), 2);
    window.input_mut().dropped_files.push(Arc::new(Dropped(two.path().to_owned())));
    wait(&mut window, |app| {
        compared(app) && app.state.comparison.as_ref().is_some_and(|found| found.witnesses.len() == 4)
    });
    assert!(says(&window, "1 file or folder added to this comparison"));
    assert_eq!(window.state().state.inputs, [one.path(), two.path()]);
}

#[test]
fn several_folders_are_typed_between_quotation_marks() {
    let (one, two) = (folder(), folder());
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    go(&mut window, &format!("\"{}\" \"{}\"", one.path().display(), two.path().display()));
    wait(&mut window, compared);
    assert_eq!(window.state().state.inputs, [PathBuf::from(one.path()), PathBuf::from(two.path())]);
}

#[test]
fn a_path_that_leads_nowhere_is_told_and_changes_nothing() {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    go(&mut window, "/nowhere/at/all");
    window.run();
    assert!(says(&window, "There is no /nowhere/at/all."));
    assert!(window.state().state.inputs.is_empty() && window.state().state.kept.recent.is_empty());
}

#[test]
fn the_path_field_is_a_key_away_from_anywhere() {
    let news = folder();
    let mut window = crate::fixture::desk();
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run();
    assert!(window.get_by_label("Path of a folder or file").is_focused());
    window.get_by_label("Path of a folder or file").type_text(&news.path().display().to_string());
    window.run();
    window.key_press(Key::Enter);
    wait(&mut window, |app| compared(app) && app.state.inputs == [news.path()]);
}

#[test]
fn a_change_on_disk_is_noticed() {
    let news = folder();
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    go(&mut window, &news.path().display().to_string());
    wait(&mut window, compared);
    // Watching begins on a thread of its own, so the file is written until it is seen.
    for round in 0..50 {
        write(news.path(), round);
        for _ in 0..20 {
            window.run_steps(1);
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        if !window.state().state.changed.is_empty() {
            break;
        }
    }
    assert!(says(&window, "c.txt changed on disk"));
    window.get_by_label("Read again").click();
    wait(&mut window, |app| {
        compared(app) && app.state.comparison.as_ref().is_some_and(|found| found.witnesses.len() == 3)
    });
}

fn write(folder: &Path, round: usize) {
    let text = format!(
        "Bridge again\n\n7 May 2031\n\nThe council opened the old bridge on Wednesday. {round} people came to see it.\n"
    );
    std::fs::write(folder.join("c.txt"), text).expect("a file");
}
