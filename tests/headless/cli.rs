//! The built program as a user at a terminal or a script meets it.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const FERRY_A: &str = "Ferry runs aground off Varnholm\n\nA ferry with 120 people on board ran aground off Varnholm on Tuesday, the coastguard said.\n\nNobody was hurt.\n";
const FERRY_B: &str = "Varnholm ferry stuck on sandbank\n\nThe ferry ran aground off Varnholm with 140 people on board, police said on Tuesday.\n";

/// A folder with two reports of one event.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("a.txt"), FERRY_A).expect("a.txt");
    std::fs::write(folder.path().join("b.txt"), FERRY_B).expect("b.txt");
    folder
}

fn variorum(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error")
}

#[test]
fn exit_codes_tell_done_from_nothing_read_from_wrong_usage() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("empty")).expect("empty");
    let cases: &[(&[&str], i32)] = &[
        (&["--help"], 0),
        (&["--version"], 0),
        (&["completions", "bash"], 0),
        (&["inspect", "a.txt"], 0),
        (&["inspect", "."], 0),
        (&["inspect", "a.txt", "--format", "text", "--published", "2024-11-22"], 0),
        (&["compare", ".", "--format", "json"], 0),
        (&["compare", "a.txt", "b.txt", "--one-event", "--event", "1", "-o", "out.html"], 0),
        (&["compare", ".", "gone.txt", "--format", "json"], 0),
        (&["compare", ".", "gone.txt", "--format", "json", "--strict"], 1),
        (&["inspect", "a.txt", "gone.txt", "--strict"], 1),
        (&["inspect", "gone.txt"], 1),
        (&["compare", "empty"], 1),
        (&["compare", ".", "-o", "no/such/folder/out.html"], 1),
        (&["compare"], 2),
        (&["inspect"], 2),
        (&["inspect", "a.txt", "--published", "yesterday"], 2),
        (&["compare", ".", "--format", "pdf"], 2),
        (&["compare", ".", "-o", "report.pdf"], 2),
        (&["compare", ".", "--event", "7"], 2),
        (&["compare", ".", "--event", "nothing of the kind"], 2),
        (&["compare", ".", "--date", "soon"], 2),
        (&["compare", "a.txt", "b.txt", "--one-event", "--explain", "1"], 0),
        (&["compare", "a.txt", "b.txt", "--one-event", "--explain", "0"], 2),
        (&["compare", "a.txt", "b.txt", "--one-event", "--explain", "99"], 2),
        (&["compare", "a.txt", "b.txt", "--one-event", "--explain", "1", "-o", "out.html"], 2),
        (&["--no-such-option"], 2),
    ];
    for (arguments, expected) in cases {
        let output = variorum(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(*expected), "{arguments:?}: {}", stderr(&output));
        if *expected != 0 {
            assert!(!output.stderr.is_empty(), "{arguments:?} fails without saying why");
        }
        if *expected == 2 {
            assert!(output.stdout.is_empty(), "{arguments:?} writes on standard output");
        }
    }
}

#[test]
fn inspect_writes_one_object_a_line_and_nothing_else() {
    let folder = folder();
    let output = variorum(folder.path(), &["inspect", "a.txt", "gone.txt", "b.txt"]);
    let articles: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect();
    assert_eq!(articles.len(), 2);
    for (article, name) in articles.iter().zip(["a.txt", "b.txt"]) {
        assert_eq!(article["path"], name);
        let text = article["text"].as_str().expect("a text");
        for span in article["sentences"]
            .as_array()
            .expect("sentences")
            .iter()
            .chain(article["mentions"].as_array().expect("mentions"))
        {
            let at = |key: &str| usize::try_from(span[key].as_u64().expect(key)).expect(key);
            let words = text.get(at("start")..at("end")).expect("offsets on character boundaries");
            if let Some(stated) = span["text"].as_str() {
                assert_eq!(words, stated);
            }
        }
    }
    assert!(stderr(&output).contains("gone.txt"), "{}", stderr(&output));
}

#[test]
fn a_file_without_a_date_takes_the_one_given() {
    let folder = folder();
    let output = variorum(folder.path(), &["inspect", "a.txt", "--published", "2024-11-22"]);
    let article: Value = serde_json::from_str(&stdout(&output)).expect("one object");
    assert_eq!(article["published"], "2024-11-22");
    assert_eq!(article["published_evidence"], "user");
}

#[test]
fn compare_gives_the_same_bytes_whatever_the_order_of_the_files() {
    let folder = folder();
    for format in ["html", "json", "md", "csv"] {
        let once = variorum(folder.path(), &["compare", "a.txt", "b.txt", "--format", format]);
        let again = variorum(folder.path(), &["compare", "a.txt", "b.txt", "--format", format]);
        assert_eq!(stdout(&once), stdout(&again), "{format}");
    }
    let json = |arguments: &[&str]| -> Value {
        serde_json::from_str(&stdout(&variorum(folder.path(), arguments))).expect("JSON")
    };
    let once = json(&["compare", "a.txt", "b.txt", "--format", "json"]);
    let turned = json(&["compare", "b.txt", "a.txt", "--format", "json"]);
    assert_eq!(once["events"], turned["events"]);
    assert_eq!(once["articles"], turned["articles"]);
}

#[test]
fn the_ending_of_the_output_file_decides_the_format() {
    let folder = folder();
    for (name, beginning) in [("r.html", "<!doctype html>"), ("r.json", "{"), ("r.md", "# "), ("r.csv", "\"event\",")] {
        let output = variorum(folder.path(), &["compare", ".", "-o", name]);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(output.stdout.is_empty(), "{name}: the report goes to the file only");
        let written = std::fs::read_to_string(folder.path().join(name)).expect(name);
        assert!(written.trim_start_matches('\u{feff}').to_lowercase().starts_with(beginning), "{name}: {written:.40}");
    }
    let named = variorum(folder.path(), &["compare", ".", "-o", "data.txt2", "--format", "json"]);
    assert!(named.status.success(), "{}", stderr(&named));
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let folder = folder();
    let place = folder.path().join("taken.html");
    std::fs::create_dir(&place).expect("a folder in the way");
    std::fs::write(place.join("inside"), "kept").expect("inside");
    let output = variorum(folder.path(), &["compare", ".", "-o", "taken.html"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("taken.html"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(place.join("inside")).expect("inside"), "kept");

    // With nothing read, the last good report stays.
    let old = folder.path().join("old.html");
    std::fs::write(&old, "the last good report").expect("old");
    let output = variorum(folder.path(), &["compare", "gone", "-o", "old.html"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&old).expect("old"), "the last good report");
}

#[test]
fn a_report_replaces_the_old_one_whole_and_leaves_no_scraps() {
    let folder = folder();
    let path = folder.path().join("r.json");
    std::fs::write(&path, "x".repeat(1 << 20)).expect("a longer report");
    let output = variorum(folder.path(), &["compare", "a.txt", "b.txt", "-o", "r.json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let written = std::fs::read(&path).expect("r.json");
    serde_json::from_slice::<Value>(&written).expect("whole JSON");
    let mut names: Vec<_> =
        std::fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "b.txt", "r.json"]);
}

#[test]
fn a_folder_without_articles_says_so_and_what_is_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("table.xlsx"), b"PK").expect("table.xlsx");
    let output = variorum(folder.path(), &["compare", "."]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    for words in ["No article was found", ".txt", ".html", ".jsonl"] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let folder = folder();
    for arguments in [&["compare", ".", "--format", "json"][..], &["inspect", "."], &["--help"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stderr(&output), "", "{arguments:?}");
    }
}

#[test]
fn help_teaches_with_examples_and_says_what_a_report_is_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let help = stdout(&variorum(folder.path(), &["--help"]));
    for words in [
        "variorum compare articles/ -o report.html",
        "A difference is not an error",
        "rates no source and measures no bias",
        "Not said is not denied",
        "Exit status",
    ] {
        assert!(help.contains(words), "no “{words}” in\n{help}");
    }
}

#[test]
fn a_file_name_cannot_play_with_the_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = variorum(folder.path(), &["compare", "\u{1b}[31mred"]);
    assert!(!stderr(&output).contains('\u{1b}'), "{}", stderr(&output));
}

#[test]
fn explain_tells_the_passages_the_readings_and_the_rule_of_one_finding() {
    let folder = folder();
    let output = variorum(folder.path(), &["compare", "a.txt", "b.txt", "--one-event", "--explain", "1"]);
    let page = stdout(&output);
    for told in ["Finding 1: ", "“120", "“140", "a.txt", "b.txt", "bytes ", "How they were read", "Rule", "confidence "]
    {
        assert!(page.contains(told), "{told:?} is missing in:\n{page}");
    }
}
