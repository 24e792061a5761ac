//! What a report says, in its order, before it takes a format.
//!
//! All text is as it stands in the files: each format makes it harmless in its own way.

mod command;
mod event;
mod paths;
mod source;
mod timeline;

pub(super) use event::{EventPart, FactPart, FindingPart, ReadingPart};
pub(super) use source::SourcePart;
pub(super) use timeline::TimePart;

use std::collections::BTreeSet;

use super::{Format, Options, Quotations};
use crate::article::{Evidence, Published};
use crate::comparison::{ArticleKey, Comparison, Correction, Decisions, Fate, Told};
use crate::report::words;
use paths::Paths;

/// A report.
pub(super) struct Report {
    /// The title: the event's, or how many events there are.
    pub(super) title: String,
    /// The date on it.
    pub(super) date: Option<String>,
    /// Program and version.
    pub(super) program: String,
    /// The settings of the run, one a line.
    pub(super) settings: Vec<String>,
    /// How many findings were confirmed or dismissed.
    pub(super) reviewed: usize,
    /// How many findings there are.
    pub(super) findings: usize,
    /// The events with two or more reports.
    pub(super) events: Vec<EventPart>,
    /// The articles that stand alone.
    pub(super) alone: Vec<SourcePart>,
    /// What the user corrected by hand, one a line.
    pub(super) corrections: Vec<String>,
    /// The files that gave no article: name and reason.
    pub(super) set_aside: Vec<(String, String)>,
    /// The command that makes the same report again.
    pub(super) command: String,
    /// What is to be known about that command.
    pub(super) command_note: Option<String>,
}

impl Report {
    /// Gathers what a report says.
    pub(super) fn new(comparison: &Comparison, decisions: &Decisions, options: &Options, format: Format) -> Self {
        let paths = Paths::new(comparison, options.full_paths);
        let chosen = |index: usize| options.event.is_none_or(|only| only == index);
        let mut events = Vec::new();
        let mut alone = Vec::new();
        for (index, event) in comparison.events.iter().enumerate().filter(|(index, _)| chosen(*index)) {
            if event.event.members.len() > 1 {
                events.push(EventPart::new(comparison, decisions, options, &paths, index));
            } else {
                alone.extend(
                    event.event.members.iter().filter_map(|&member| SourcePart::alone(comparison, member, &paths)),
                );
            }
        }
        let title = match events.as_slice() {
            [one] => one.title.clone(),
            [] => match alone.as_slice() {
                [one] => one.title.clone(),
                several => format!("No event with two reports among {} articles", several.len()),
            },
            several => format!("{} events compared", several.len()),
        };
        let (command, command_note) = command::again(comparison, decisions, options, format);
        Self {
            title,
            date: options.date.clone(),
            program: format!("Variorum {}", env!("CARGO_PKG_VERSION")),
            settings: settings(comparison, options),
            reviewed: events.iter().map(|event| event.reviewed).sum(),
            findings: events.iter().map(EventPart::count).sum(),
            events,
            alone,
            corrections: corrections(comparison),
            set_aside: comparison
                .set_aside
                .iter()
                .map(|aside| (paths.name(&aside.path), aside.reason.clone()))
                .collect(),
            command,
            command_note,
        }
    }
}

fn settings(comparison: &Comparison, options: &Options) -> Vec<String> {
    let grouping = &comparison.settings.grouping;
    let mut lines = Vec::new();
    lines.push(if grouping.one_event {
        "All articles were taken as reports of one event.".to_owned()
    } else {
        format!(
            "Articles whose full dates of publication are more than {} days apart were not grouped into one event.",
            grouping.gate_days
        )
    });
    if let Some(when) = comparison.settings.published {
        lines.push(format!("Articles that state no date were taken as published on {when}."));
    }
    lines.push(
        match options.quotations {
            Quotations::Sentence => "Quoted are the sentences that differ, and no more.",
            Quotations::Words25 => "Quoted are at most 25 words around each reading.",
            Quotations::Full => "Quoted is the full text of every source.",
        }
        .to_owned(),
    );
    lines
}

/// What the user set by hand and the articles do not say themselves.
fn corrections(comparison: &Comparison) -> Vec<String> {
    let corrected = |told: &&Told| told.fate == Fate::Done;
    let dated: BTreeSet<&ArticleKey> = comparison
        .told
        .iter()
        .filter_map(|told| match &told.correction {
            Correction::Published { article, .. } => Some(article),
            _ => None,
        })
        .collect();
    // Those that the settings of the run date; a correction is told for itself.
    let set = comparison.witnesses.iter().filter(|witness| {
        let by_user = |published: &Published| published.evidence == Evidence::User;
        witness.article.published.as_ref().is_some_and(by_user) && !dated.contains(&ArticleKey::of(&witness.article))
    });
    let mut lines = match set.count() {
        0 => Vec::new(),
        1 => vec!["The publication date of 1 article was set by the user.".to_owned()],
        several => vec![format!("The publication dates of {several} articles were set by the user.")],
    };
    lines.extend(comparison.told.iter().filter(corrected).map(|told| words::correction(&told.correction)));
    let rulings = comparison.settings.corrections.made.iter().filter(|made| matches!(made, Correction::Values(_)));
    lines.extend(rulings.map(words::correction));
    lines
}
