//! What the window says where there is nothing, or not yet, or no longer what there was.

use std::process::Command as Process;
use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use variorum::comparison::{Comparison, Progress, Stage};
use variorum::gui::command::{Command, Plain};
use variorum::gui::job::dialog::real;
use variorum::gui::state::{Effect, Work};
use variorum::gui::update::{Message, apply, receive};

use crate::fixture::{Answers, comparison, desk, says, show, window};

#[test]
fn an_empty_desk_shows_the_first_steps_until_they_are_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    for step in ["Open what was published", "Read across", "Look at each mark", "Decide, then save"] {
        one.get_by_label(step);
    }
    one.get_by_label("Don't show these again").click();
    one.run();
    assert!(one.query_by_label("Read across").is_none());
    assert!(says(&one, "What the marks mean"), "what the marks mean stays");
    let two = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    assert!(two.query_by_label("Read across").is_none(), "known from one start to the next");
}

#[test]
fn rows_show_with_the_first_event_while_the_rest_is_read() {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    let state = &mut window.state_mut().state;
    state.inputs = vec!["news".into()];
    state.work = Work::Running(None);
    window.run();
    window.get_by_label("The first event shows here as soon as it is compared.");
    let mut first = Arc::unwrap_or_clone(comparison());
    first.events.truncate(1);
    let state = &mut window.state_mut().state;
    receive(state, Message::Progress(Progress { stage: Stage::Compare, done: 1, of: 2 }));
    receive(state, Message::SoFar(Arc::new(first)));
    window.run();
    assert!(says(&window, "Row 1 of 4"), "rows are drawn");
    assert!(says(&window, "Comparing events: 1 of 2 events"));
    window.get_by_label("Cancel");
}

#[test]
fn the_most_serious_event_is_shown_at_the_end_unless_the_user_looked_at_another() {
    for looked in [false, true] {
        let mut window = window([1280.0, 800.0], Answers::default(), None);
        let state = &mut window.state_mut().state;
        state.inputs = vec!["news".into()];
        state.work = Work::Running(None);
        let mut first = Arc::unwrap_or_clone(comparison());
        first.events.remove(0);
        receive(state, Message::SoFar(Arc::new(first)));
        window.run();
        assert!(says(&window, "Row 1 of 1"), "the museum came first");
        if looked {
            window.get_by_label("Sources").click();
            window.run();
        }
        receive(&mut window.state_mut().state, Message::Done(comparison()));
        window.run();
        let title = window.state().state.picked_event().map(|event| event.event.title.clone());
        let expected = if looked { "Museum in the old mill" } else { "Council and the bridge" };
        assert_eq!(title.as_deref(), Some(expected));
    }
}

#[test]
fn a_run_cancelled_before_its_first_event_says_what_to_do() {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    let state = &mut window.state_mut().state;
    state.inputs = vec!["news".into()];
    state.work = Work::Running(None);
    receive(state, Message::Stopped);
    window.run();
    assert!(says(&window, "Reading was cancelled"));
    window.get_by_label("Open folder…");
}

#[test]
fn reports_with_nothing_in_common_say_so() {
    let mut apart = Arc::unwrap_or_clone(comparison());
    let mut event = Arc::unwrap_or_clone(apart.events.remove(0));
    event.apparatus = variorum::discrepancy::Apparatus::default();
    for (n, row) in event.alignment.rows.iter_mut().enumerate() {
        for (witness, cell) in row.cells.iter_mut().enumerate() {
            if witness != n % 3 {
                cell.clear();
            }
        }
    }
    apart.events.insert(0, Arc::new(event));
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, Arc::new(apart));
    assert!(says(&window, "These reports have no passage in common"));
}

#[test]
fn a_lone_report_offers_to_add_more() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::PickEvent(1));
    window.run();
    assert!(says(&window, "One report only"));
    window.get_by_label("Add files…").click();
    window.run_steps(1);
    assert!(window.state().state.choosing || window.state().state.notices.is_empty());
}

#[test]
fn files_that_gave_no_article_are_counted_with_the_way_to_the_reasons() {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    let only_aside = Comparison { set_aside: comparison().set_aside.clone(), ..Comparison::default() };
    show(&mut window, Arc::new(only_aside));
    window.get_by_label("No article found");
    window.get_by_label("Files set aside…").click();
    window.run();
    window.get_by_label("Not a text: it holds zero bytes.");
}

#[test]
fn changed_files_are_told_once_and_read_again_on_request() {
    let mut window = desk();
    let state = &mut window.state_mut().state;
    receive(state, Message::Changed(vec!["news/a.txt".into()]));
    window.run();
    assert!(says(&window, "a.txt changed on disk since it was read. Your decisions stay when you read again."));
    receive(&mut window.state_mut().state, Message::Changed(vec!["news/a.txt".into(), "news/b.txt".into()]));
    window.run();
    assert!(says(&window, "2 files changed on disk"));
    let offers = |window: &egui_kittest::Harness<'_, variorum::gui::app::App>| {
        window.state().state.notices.iter().filter(|notice| notice.offer == Some(Plain::Reload)).count()
    };
    assert_eq!(offers(&window), 1, "one message, not two");
    let state = &mut window.state_mut().state;
    apply(state, Plain::Reload.into());
    assert!(state.effects.contains(&Effect::Compare) && state.changed.is_empty());
    assert_eq!(offers(&window), 0);
}

#[test]
fn a_report_saved_among_the_articles_is_no_change() {
    let mut window = desk();
    let state = &mut window.state_mut().state;
    receive(state, Message::Saved(Ok("news/report.html".into())));
    receive(state, Message::Changed(vec!["news/report.html".into()]));
    assert!(state.changed.is_empty());
}

#[test]
fn what_was_read_again_is_drawn_anew_with_the_finding_still_picked() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Command::PickFinding(1));
    window.run();
    let mut again = Arc::unwrap_or_clone(comparison());
    let mut event = Arc::unwrap_or_clone(again.events.remove(0));
    event.apparatus.findings.swap(0, 1);
    again.events.insert(0, Arc::new(event));
    receive(&mut window.state_mut().state, Message::Done(Arc::new(again)));
    window.run();
    let picked = window.state().state.picked_finding().map(|finding| finding.question.clone());
    assert_eq!(picked.as_deref(), Some("How many were hurt?"));
}

#[test]
fn what_a_broken_dialog_prints_is_no_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let is_dir = std::path::Path::is_dir;
    assert_eq!(real(None, is_dir), Ok(None), "cancelled");
    assert_eq!(
        real(Some(vec![folder.path().into(), "Gtk-WARNING".into()]), is_dir),
        Ok(Some(vec![folder.path().into()]))
    );
    let told = real(Some(vec!["Bail out! Gtk:ERROR".into()]), is_dir).expect_err("no folder");
    let mut window = window([1000.0, 700.0], Answers::default(), None);
    receive(&mut window.state_mut().state, Message::NoDialog(told));
    window.run();
    window.get_by_label("Go to folder…").click();
    window.run();
    assert!(window.query_all_by_label("Path of a folder or file").any(|field| field.is_focused()));
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_one_line_names_the_command_line() {
    let said = Process::new(env!("CARGO_BIN_EXE_variorum"))
        .arg("news")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs");
    let words = String::from_utf8_lossy(&said.stderr);
    assert_eq!(said.status.code(), Some(1));
    assert_eq!(
        words.trim_end(),
        "variorum: No window can be opened here: there is no display (DISPLAY is not set). Use the command line: variorum compare news -o report.html"
    );
}
