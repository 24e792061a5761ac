//! The start screen and the ways into a comparison.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use variorum::gui::job::sample;

use crate::fixture::{Answers, says, wait, window};

#[derive(Debug)]
pub(crate) struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}

pub(crate) fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        (
            "a.txt",
            "Bridge closed\n\nBy Ann Lee\n6 May 2031\n\nThe council closed the old bridge on Tuesday. Twelve people were hurt there last week. The river was calm. Engineers will look at the pillars.\n",
        ),
        (
            "b.txt",
            "Old bridge shut\n\n6 May 2031\n\nThe old bridge was closed by the council on Tuesday. Nine people were hurt there last week. Engineers will look at the pillars of the bridge.\n",
        ),
    ] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn a_folder_chosen_in_the_dialog_is_compared() {
    let folder = folder();
    let answers = Answers { folder: Some(folder.path().to_owned()), ..Answers::default() };
    let mut window = window([1280.0, 800.0], answers, None);
    window.get_by_label("Open folder…").click();
    wait(&mut window, |app| app.state.comparison.is_some() && !app.state.work.is_running());
    assert_eq!(window.state().state.comparison.as_ref().expect("a comparison").witnesses.len(), 2);
    assert!(says(&window, "Row 1 of"), "rows are drawn");
}

#[test]
fn a_path_that_is_typed_is_compared_and_remembered() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let mut one = window([1280.0, 800.0], Answers::default(), Some(kept.path()));
    one.get_by_label("Path of a folder or file").click();
    one.run();
    one.get_by_label("Path of a folder or file").type_text(&folder.path().display().to_string());
    one.run();
    one.key_press(egui::Key::Enter);
    wait(&mut one, |app| app.state.comparison.is_some() && !app.state.work.is_running());
    let shown = folder.path().display().to_string();
    let mut again = window([1280.0, 800.0], Answers::default(), Some(kept.path()));
    assert!(says(&again, &shown), "it stands among the recent");
    again.get_by_label(&format!("Forget {shown}")).click();
    again.run();
    assert!(!says(&again, &shown) && folder.path().is_dir(), "the list forgets it, the folder stays");
    let third = window([1280.0, 800.0], Answers::default(), Some(kept.path()));
    assert!(!says(&third, &shown), "from one start to the next");
}

#[test]
fn a_dropped_folder_is_compared() {
    let folder = folder();
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    window.input_mut().dropped_files.push(Arc::new(Dropped(folder.path().to_owned())));
    wait(&mut window, |app| app.state.comparison.is_some() && !app.state.work.is_running());
}

#[test]
fn an_empty_folder_says_what_to_do_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let answers = Answers { folder: Some(folder.path().to_owned()), ..Answers::default() };
    let mut window = window([1280.0, 800.0], answers, None);
    window.get_by_label("Open folder…").click();
    wait(&mut window, |app| app.state.comparison.is_some() && !app.state.work.is_running());
    window.get_by_label("No article found");
    window.get_by_label("Open the sample");
}

#[test]
fn the_sample_holds_every_article_of_its_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut there = Vec::new();
    for event in std::fs::read_dir(&folder).expect("the samples").flatten().filter(|entry| entry.path().is_dir()) {
        for file in std::fs::read_dir(event.path()).expect("an event").flatten() {
            there.push(format!("{}/{}", event.file_name().display(), file.file_name().display()));
        }
    }
    there.sort();
    assert_eq!(sample::names().map(str::to_owned).collect::<Vec<_>>(), there);
}
