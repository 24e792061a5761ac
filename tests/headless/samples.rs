//! The sample articles: what a careful reader finds in them, and what the program finds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use variorum::comparison::{ComparedEvent, Comparison, Settings, Silent, compare};
use variorum::discrepancy::{Finding, Kind, Relation};
use variorum::text::Span;

/// `assets/samples-expected.json`.
#[derive(Deserialize)]
struct Expected {
    events: Vec<Vec<String>>,
    reprints: Vec<[String; 2]>,
    findings: Vec<ExpectedFinding>,
    not_findings: Vec<NotFinding>,
}

#[derive(Deserialize)]
struct ExpectedFinding {
    kind: Kind,
    relation: Vec<Relation>,
    why: String,
    readings: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct NotFinding {
    why: String,
    readings: BTreeMap<String, String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples")
}

fn expected() -> Expected {
    let file = std::fs::read_to_string(folder().with_file_name("samples-expected.json"))
        .expect("the expectations of the sample");
    serde_json::from_str(&file).expect("well-formed expectations")
}

fn compared() -> Comparison {
    compare(&[folder()], &Settings::default(), &Silent).expect("nobody stops the run")
}

/// Returns the name of an article as `samples-expected.json` has it: folder and file.
fn name(comparison: &Comparison, event: &ComparedEvent, witness: usize) -> String {
    let path = &comparison.article_of(event, witness).expect("a witness of the event").path;
    path.strip_prefix(folder()).expect("a file of the sample").to_string_lossy().replace('\\', "/")
}

/// Returns the place of some words in the article of that name.
fn place(comparison: &Comparison, event: &ComparedEvent, file: &str, words: &str) -> Option<(usize, Span)> {
    let witness = (0..event.event.members.len()).find(|&witness| name(comparison, event, witness) == file)?;
    let start = comparison.article_of(event, witness)?.text.find(words)?;
    Some((witness, Span::new(start, start + words.len())))
}

/// Tells whether the finding has a reading that touches the words in each of the files.
fn touches(
    comparison: &Comparison,
    event: &ComparedEvent,
    finding: &Finding,
    readings: &BTreeMap<String, String>,
) -> bool {
    readings.iter().all(|(file, words)| {
        let Some((witness, span)) = place(comparison, event, file, words) else { return false };
        finding.readings.iter().any(|reading| {
            reading.witness == witness
                && (reading.span.overlaps(span) || reading.also.iter().any(|also| also.overlaps(span)))
        })
    })
}

#[test]
fn the_sample_has_the_five_events_of_its_folders() {
    let comparison = compared();
    let mut found: Vec<Vec<String>> = comparison
        .events
        .iter()
        .map(|event| {
            let mut files: Vec<String> =
                (0..event.event.members.len()).map(|witness| name(&comparison, event, witness)).collect();
            files.sort();
            files
        })
        .collect();
    found.sort();
    let mut expected = expected().events;
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(comparison.set_aside, [], "every file of the sample is an article");
}

#[test]
fn syndicated_copy_is_recognised() {
    let comparison = compared();
    let mut found = Vec::new();
    for event in &comparison.events {
        for reprint in &event.event.reprints {
            let mut pair = [name(&comparison, event, reprint.pair.0), name(&comparison, event, reprint.pair.1)];
            pair.sort();
            found.push(pair);
        }
    }
    assert_eq!(found, expected().reprints);
}

#[test]
fn equal_facts_in_other_words_are_no_conflict() {
    let comparison = compared();
    for item in expected().not_findings {
        for event in &comparison.events {
            for finding in &event.apparatus.findings {
                let quiet = matches!(finding.relation, Relation::Variant | Relation::Detail | Relation::Omission);
                assert!(quiet || !touches(&comparison, event, finding, &item.readings), "{}: {finding:#?}", item.why);
            }
        }
    }
}

/// The page of what is found and missed is kept, so that a change shows in review; what is missed is known, not accepted.
#[test]
fn what_a_careful_reader_expects_is_found() {
    let comparison = compared();
    let mut page = String::new();
    let expected = expected().findings;
    let mut found = 0;
    for item in &expected {
        let hit = comparison.events.iter().any(|event| {
            event.apparatus.findings.iter().any(|finding| {
                finding.kind == item.kind
                    && item.relation.contains(&finding.relation)
                    && touches(&comparison, event, finding, &item.readings)
            })
        });
        found += usize::from(hit);
        let _ = writeln!(page, "{} {:?}: {}", if hit { "found " } else { "missed" }, item.kind, item.why);
    }
    let _ = writeln!(page, "{found} of {}", expected.len());
    insta::assert_snapshot!("expected_findings", page);
}

/// Everything that is reported, so that a reader of the change sees each false alarm.
#[test]
fn all_findings_of_the_sample() {
    let comparison = compared();
    let mut page = String::new();
    for event in &comparison.events {
        let _ = writeln!(page, "# {}", event.event.title);
        for finding in &event.apparatus.findings {
            if finding.relation == Relation::Omission {
                continue;
            }
            let _ = writeln!(
                page,
                "\n{:?} {:?} {:?} {:.2}: {}",
                finding.kind, finding.relation, finding.severity, finding.confidence, finding.question
            );
            let _ = writeln!(page, "  {}", finding.reason);
            if let Some(could_be) = &finding.could_be {
                let _ = writeln!(page, "  could be: {could_be}");
            }
            for reading in &finding.readings {
                let text = comparison
                    .article_of(event, reading.witness)
                    .map(|article| reading.span.of(&article.text))
                    .unwrap_or_default();
                let _ = writeln!(page, "  {}: {text:?} = {}", variorum::event::siglum(reading.witness), reading.value);
            }
        }
        page.push('\n');
    }
    insta::assert_snapshot!("all_findings", page);
}
