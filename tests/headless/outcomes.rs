//! Pages of invented pairs of reports: how many disagreements are found, and how many look-alikes are taken for one.

use std::ops::Range;
use std::sync::Arc;

use variorum::alignment;
use variorum::article::{Article, Evidence, Published};
use variorum::calendar::Moment;
use variorum::discrepancy::{Kind, Relation, examine};
use variorum::mention::Witness;
use variorum::text;

/// A reading may stand so many bytes beside the words that a case names.
const SLACK: usize = 12;

/// A finding: kind, relation, and the places of its readings, each with its witness.
type Found = (Kind, Relation, Vec<(usize, Range<usize>)>);

struct Case<'a> {
    title: &'a str,
    bodies: [&'a str; 2],
    days: [(i16, i8, i8); 2],
    expect: &'a str,
}

fn day(line: &str) -> (i16, i8, i8) {
    let mut parts = line.rsplit(' ').next().unwrap_or_default().split('-');
    let mut next = || parts.next().unwrap_or_default();
    (next().parse().expect("a year"), next().parse().expect("a month"), next().parse().expect("a day"))
}

fn cases(page: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for block in page.split("\n# ").skip(1) {
        let mut lines = block.lines();
        let title = lines.next().expect("a title");
        let mut case = Case { title, bodies: [""; 2], days: [(2024, 1, 1); 2], expect: "" };
        while let Some(line) = lines.next() {
            let side = usize::from(line.starts_with("B:"));
            if line.starts_with("A: published") || line.starts_with("B: published") {
                case.days[side] = day(line);
                case.bodies[side] = lines.next().expect("a body");
            } else if let Some(expect) = line.strip_prefix("expect: ") {
                case.expect = expect;
            }
        }
        assert!(!case.expect.is_empty(), "{title}");
        cases.push(case);
    }
    cases
}

/// Returns kind, relation and places of every conflict, update and shift.
fn findings(case: &Case) -> Vec<Found> {
    let read = |side: usize| {
        let (year, month, day) = case.days[side];
        let published = Moment::day(year, month, day).map(|when| Published { when, evidence: Evidence::Field });
        let body = case.bodies[side];
        Witness::read(Arc::new(Article {
            text: body.to_owned(),
            sentences: text::sentences(body),
            published,
            ..Article::default()
        }))
    };
    let witnesses = [read(0), read(1)];
    let references: Vec<&Witness> = witnesses.iter().collect();
    let apparatus = examine(&references, &alignment::align(&references), &[]);
    let hard = apparatus
        .findings
        .iter()
        .filter(|finding| matches!(finding.relation, Relation::Conflict | Relation::Update | Relation::Shift));
    hard.map(|finding| {
        let words = finding.readings.iter();
        let words = words.map(|reading| (reading.witness, reading.span.start as usize..reading.span.end as usize));
        (finding.kind, finding.relation, words.collect())
    })
    .collect()
}

fn kind_named(name: &str) -> Kind {
    match name {
        "outcome" => Kind::Outcome,
        "attribution" => Kind::Attribution,
        "number" => Kind::Number,
        "date" => Kind::Date,
        "name" => Kind::Name,
        "role" => Kind::Role,
        other => panic!("no such kind: {other}"),
    }
}

/// Tells whether the finding that a case expects is among those found.
fn is_found(case: &Case, found: &[Found]) -> bool {
    let mut parts = case.expect.split(" | ");
    let mut head = parts.next().unwrap_or_default().split(' ');
    let kind = kind_named(head.next().unwrap_or_default());
    let relation = head.next();
    let words: Vec<&str> = parts.collect();
    found.iter().any(|(other, how, quotations)| {
        let touches = |side: usize| {
            words.get(side).is_none_or(|word| {
                // The words themselves, or what stands right beside them: "has claimed" for "responsibility".
                case.bodies[side].match_indices(word).any(|(at, _)| {
                    let near = at.saturating_sub(SLACK)..at + word.len() + SLACK;
                    quotations
                        .iter()
                        .any(|(witness, span)| *witness == side && span.start < near.end && near.start < span.end)
                })
            })
        };
        let fits = relation.is_none_or(|name| match how {
            Relation::Conflict => name == "conflict",
            Relation::Shift => name == "shift",
            Relation::Update => name == "update",
            _ => false,
        });
        *other == kind && fits && touches(0) && touches(1)
    })
}

/// Counts the disagreements that are found, and all; the look-alikes that are taken for one, and all.
fn count(page: &str, harmful: fn(Relation) -> bool) -> ((usize, usize), (usize, usize), Vec<String>) {
    let (mut true_ones, mut look_alikes, mut failed) = ((0, 0), (0, 0), Vec::new());
    for case in cases(page) {
        let found = findings(&case);
        if case.expect == "none" {
            let alarm = found.iter().any(|(_, relation, _)| harmful(*relation));
            look_alikes.0 += usize::from(alarm);
            look_alikes.1 += 1;
            if alarm {
                failed.push(format!("{}: {found:?}", case.title));
            }
        } else {
            let hit = is_found(&case, &found);
            true_ones.0 += usize::from(hit);
            true_ones.1 += 1;
            if !hit {
                failed.push(format!("{}: {found:?}", case.title));
            }
        }
    }
    (true_ones, look_alikes, failed)
}

#[test]
fn flips_of_an_outcome_are_found_and_look_alikes_are_no_conflict() {
    let (found, alarms, failed) =
        count(include_str!("cases/outcomes.md"), |relation| matches!(relation, Relation::Conflict | Relation::Update));
    assert!(found.1 >= 25 && alarms.1 >= 25, "{found:?} {alarms:?}");
    assert!(found.0 * 100 >= found.1 * 85, "{found:?} {failed:#?}");
    assert_eq!(alarms.0, 0, "{failed:#?}");
}

#[test]
fn only_what_is_shown_to_be_one_matter_is_set_against_each_other() {
    let (found, alarms, failed) = count(include_str!("cases/independent.md"), |_| true);
    assert!(found.0 == found.1 && alarms.0 == 0, "{found:?} {alarms:?} {failed:#?}");
}

#[test]
fn opposite_outcomes_of_two_leads_are_found_whatever_the_words() {
    let (found, alarms, failed) = count(include_str!("cases/leads.md"), |_| true);
    assert!(found.1 >= 50 && alarms.1 >= 50, "{found:?} {alarms:?}");
    assert!(found.0 * 100 >= found.1 * 60 && alarms.0 * 100 <= alarms.1 * 4, "{found:?} {alarms:?} {failed:#?}");
}
