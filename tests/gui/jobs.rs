//! Work on other threads: saving, cancelling, keeping.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use variorum::gui::command::{Command, Plain};
use variorum::gui::job::store::Store;
use variorum::gui::state::{Effect, Kept, Work};
use variorum::gui::update::{Message, apply, receive};
use variorum::report::Format;

use crate::fixture::{Answers, comparison, desk, says, show, wait, window};

#[test]
fn a_report_is_saved_where_the_dialog_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("report.md");
    let answers = Answers { place: Some(place.clone()), ..Answers::default() };
    let mut window = window([1280.0, 800.0], answers, None);
    show(&mut window, comparison());
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    window.run();
    window.get_by_label("Markdown: text for notes and wikis").click();
    window.run();
    window.get_by_label("Choose where…").click();
    wait(&mut window, |app| app.state.notices.iter().any(|notice| notice.words.starts_with("Report saved")));
    let report = std::fs::read_to_string(place).expect("a report");
    assert!(report.contains("Was the bridge closed?"), "{report}");
}

#[test]
fn a_report_that_cannot_be_written_says_why() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::SaveTo("/nowhere/at/all/report.html".into(), Format::Html));
    window.key_press(Key::F6);
    wait(&mut window, |app| app.state.notices.iter().any(|notice| notice.problem));
    assert!(says(&window, "Make the folder first"));
}

#[test]
fn a_run_that_is_cancelled_says_so() {
    let mut window = desk();
    let state = &mut window.state_mut().state;
    state.work = Work::Running(None);
    apply(state, Plain::Cancel.into());
    assert!(state.effects.contains(&Effect::Stop));
    receive(state, Message::Stopped);
    window.run();
    window.get_by_label("Cancelled: this is what was compared before.");
    window.get_by_label("Council and the bridge, 3 articles, differences: 1 number, 1 outcome");
}

#[test]
fn damaged_settings_are_put_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("settings.json"), "{ not json").expect("a file");
    let window = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    assert_eq!(window.state().state.kept, Kept::default());
    assert!(says(&window, "is damaged"));
    assert!(folder.path().join("settings.damaged.json").is_file());
    assert!(Store::in_folder(folder.path().to_owned()).settings().is_ok());
}
