//! `variorum compare`: a report of what the sources of each event say.

use std::io::IsTerminal as _;

use super::arguments::{Compare, ReportFormat};
use super::{Failure, account, meter::Meter, printable, put, say};
use crate::comparison::{self, Comparison, Decisions, Settings};
use crate::event::Grouping;
use crate::report::{self, Format, Options};

/// Compares the articles and writes the report.
pub(super) fn run(asked: &Compare) -> Result<(), Failure> {
    let format = format(asked)?;
    let settings = Settings {
        grouping: Grouping {
            one_event: asked.one_event,
            gate_days: asked.gate_days.unwrap_or(Grouping::default().gate_days),
        },
        published: asked.published,
        ..Settings::default()
    };
    let meter = Meter::new();
    let compared = comparison::compare(&asked.inputs, &settings, &meter);
    drop(meter);
    let comparison = compared.map_err(|stopped| Failure::Work(stopped.to_string()))?;
    // With nothing read there is nothing to report, and an old report must not give way to an empty one.
    let accounted = account(&asked.inputs, &comparison.witnesses, &comparison.set_aside, asked.strict);
    if comparison.witnesses.is_empty() {
        return accounted;
    }
    let options = Options {
        quotations: asked.quotations.into(),
        event: asked.event.as_deref().map(|wanted| pick(&comparison, wanted)).transpose()?,
        date: asked.date.clone(),
        full_paths: asked.full_paths,
    };
    if let Some(number) = asked.explain {
        put(explained(&comparison, options.event, number)?.as_bytes())?;
        return accounted;
    }
    let written = report::render(&comparison, &Decisions::default(), &options, format);
    match &asked.output {
        Some(path) => {
            report::save(path, written.as_bytes()).map_err(|error| Failure::Work(error.to_string()))?;
            if std::io::stderr().is_terminal() {
                say(&summary(&comparison, &printable(path)));
            }
        }
        None => put(written.as_bytes())?,
    }
    // The program ends here, and the system takes back all memory at once, sooner than we can give it back piece by piece.
    std::mem::forget((comparison, written));
    accounted
}

/// The format asked for, by its name or by the output file's ending.
fn format(asked: &Compare) -> Result<Format, Failure> {
    if let Some(format) = asked.format {
        return Ok(format.into());
    }
    let Some(path) = &asked.output else { return Ok(ReportFormat::Md.into()) };
    Format::of_path(path).ok_or_else(|| {
        Failure::Usage(format!(
            "The ending of {} names no format. Use .html, .json, .md or .csv, or say --format html|json|md|csv.",
            printable(path)
        ))
    })
}

/// The position of the event that the user named by number or title.
fn pick(comparison: &Comparison, wanted: &str) -> Result<usize, Failure> {
    let count = comparison.events.len();
    if let Ok(number) = wanted.trim().parse::<usize>() {
        return number.checked_sub(1).filter(|index| *index < count).ok_or_else(|| {
            Failure::Usage(format!("There is no event {number}: events are numbered from 1 to {count}."))
        });
    }
    let sought = wanted.trim().to_lowercase();
    let titles: Vec<String> = comparison.events.iter().map(|event| event.event.title.to_lowercase()).collect();
    let exact: Vec<usize> = (0..count).filter(|&index| titles.get(index) == Some(&sought)).collect();
    let found = if exact.is_empty() {
        (0..count).filter(|&index| titles.get(index).is_some_and(|title| title.contains(&sought))).collect()
    } else {
        exact
    };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::Usage(format!("No event has “{wanted}” in its title.{}", list(comparison, 0..count)))),
        several => Err(Failure::Usage(format!(
            "Several events have “{wanted}” in their title; give the number of one.{}",
            list(comparison, several.iter().copied())
        ))),
    }
}

/// The evidence chain of a finding, in the event that was picked or in the only one that has several reports.
fn explained(comparison: &Comparison, picked: Option<usize>, number: usize) -> Result<String, Failure> {
    let count = comparison.events.len();
    let shared: Vec<usize> = (0..count)
        .filter(|&index| comparison.events.get(index).is_some_and(|event| event.event.members.len() > 1))
        .collect();
    let event = match (picked, shared.as_slice()) {
        (Some(event), _) | (None, &[event]) => event,
        (None, []) => {
            return Err(Failure::Usage(
                "No two of the articles report the same event, so there is no finding. If you know that they do, add --one-event."
                    .to_owned(),
            ));
        }
        (None, several) => {
            return Err(Failure::Usage(format!(
                "Findings are numbered within an event; name one with --event.{}",
                list(comparison, several.iter().copied())
            )));
        }
    };
    report::explain(comparison, &Decisions::default(), event, number).ok_or_else(|| {
        let findings = comparison.events.get(event).map_or(0, |event| event.apparatus.findings.len());
        Failure::Usage(match findings {
            0 => format!("Event {} has no findings.", event + 1),
            _ => {
                format!("Event {} has no finding {number}: its findings are numbered from 1 to {findings}.", event + 1)
            }
        })
    })
}

/// The first events by number and title.
fn list(comparison: &Comparison, events: impl Iterator<Item = usize>) -> String {
    const SHOWN: usize = 10;
    let mut lines: Vec<String> = events
        .take(SHOWN + 1)
        .filter_map(|index| Some(format!("\n  {}  {}", index + 1, comparison.events.get(index)?.event.title)))
        .collect();
    if lines.len() > SHOWN {
        lines.truncate(SHOWN);
        lines.push("\n  …".to_owned());
    }
    lines.concat()
}

/// One line on what was found and where it went.
fn summary(comparison: &Comparison, place: &str) -> String {
    let shared = comparison.events.iter().filter(|event| event.event.members.len() > 1);
    let events = shared.clone().count();
    let findings: usize = shared.map(|event| event.apparatus.findings.len()).sum();
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let articles = comparison.witnesses.len();
    format!(
        "{articles} article{} read, {events} event{} with two or more reports, {findings} finding{}; written to {place}",
        s(articles),
        s(events),
        s(findings)
    )
}
