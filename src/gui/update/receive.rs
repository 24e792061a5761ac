//! What comes back from outside: progress and results of a run, picked paths, saved files.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::command::Plain;
use super::super::hand::Linked;
use super::super::state::{Dialog, Effect, EventLine, Preview, State, Work};
use super::super::words;
use super::{inputs, pick_event, refresh, settle};
use crate::comparison::{ComparedEvent, Comparison, Progress};
use crate::discrepancy::Severity;
use crate::report::{Format, Options};

/// News from a job.
#[derive(Debug)]
pub enum Message {
    /// How far the run has got.
    Progress(Progress),
    /// What was found so far.
    SoFar(Arc<Comparison>),
    /// Corrections were applied.
    Corrected(Arc<Comparison>),
    /// The run is done.
    Done(Arc<Comparison>),
    /// The run was stopped.
    Stopped,
    /// The run tripped over a fault of the program.
    Failed(String),
    /// Folders or files were chosen, or nothing was.
    Chosen(Option<Vec<PathBuf>>),
    /// More files were chosen, or none were.
    Added(Option<Vec<PathBuf>>),
    /// The place of a report was chosen, or none was.
    Place(Format, Option<PathBuf>),
    /// A report was saved, or the reason why not.
    Saved(Result<PathBuf, String>),
    /// The sample stands in this folder, or the reason why not.
    Sample(Result<PathBuf, String>),
    /// Something could not be kept in the data folder.
    NotKept(String),
    /// No dialog could be shown; the reason why not.
    NoDialog(String),
    /// The pasted article stands in this file, or the reason why not.
    Pasted(Result<PathBuf, String>),
    /// What the report would hold, with these options and in this format.
    Previewed(Options, Format, Preview),
    /// The names of an event under their bearers.
    Linked(Linked),
    /// Files changed on disk.
    Changed(Vec<PathBuf>),
    /// The system cannot tell when files change; what it says.
    NotWatched(String),
}

/// Takes in news.
pub fn receive(state: &mut State, message: Message) {
    match message {
        Message::Progress(progress) => {
            if let Work::Running(now) = &mut state.work {
                *now = Some(progress);
            }
        }
        Message::SoFar(comparison) => {
            if matches!(state.work, Work::Running(_)) {
                arrive(state, comparison);
            }
        }
        Message::Corrected(comparison) => settle::corrected(state, &comparison),
        Message::Done(comparison) => {
            state.work = Work::Idle;
            state.hand.pending = false;
            let aside = comparison.set_aside.len();
            arrive(state, comparison);
            settle::tell_lost(state, None);
            if aside > 0 {
                let files = words::count(aside, "file");
                state.notify(format!("{files} gave no article. Help › Files set aside says why."), false);
            }
        }
        Message::Stopped => state.work = Work::Cancelled,
        Message::Failed(reason) => {
            state.work = Work::Idle;
            state.notify(reason, true);
        }
        Message::Chosen(paths) => {
            state.choosing = false;
            if let Some(paths) = paths {
                inputs::open(state, paths);
            }
        }
        Message::Added(paths) => {
            state.choosing = false;
            if let Some(paths) = paths {
                inputs::add(state, paths);
            }
        }
        Message::Place(format, path) => {
            state.choosing = false;
            if let Some(path) = path {
                state.effects.push(Effect::SaveReport(path, format));
            }
        }
        Message::Saved(Ok(path)) => {
            state.notify(format!("Report saved: {}", path.display()), false);
            state.saved.insert(path);
        }
        Message::NoDialog(reason) => {
            state.choosing = false;
            state.offer(reason, true, Some(Plain::GoToFolder));
        }
        Message::Pasted(Ok(path)) => {
            inputs::add(state, vec![path.clone()]);
            // What was pasted stays in the data folder, but it is no place to go back to.
            state.kept.recent.retain(|other| *other != path);
        }
        Message::Previewed(options, format, preview) => {
            if state.dialog == Some(Dialog::Save)
                && state.report_options() == options
                && state.typed.format.unwrap_or(Format::Html) == format
            {
                state.preview = preview;
            }
        }
        Message::Linked(linked) => {
            if linked.of.as_ref().is_some_and(|(event, rulings)| state.hand.linked.is_of(event, rulings)) {
                state.hand.linked = linked;
            }
        }
        Message::Changed(paths) => inputs::changed(state, paths),
        Message::NotWatched(reason) => {
            state.notify(format!("Changes on disk are not noticed here ({reason}): read again by hand."), false);
        }
        Message::Sample(Ok(folder)) => inputs::open(state, vec![folder]),
        Message::Saved(Err(reason))
        | Message::Sample(Err(reason))
        | Message::Pasted(Err(reason))
        | Message::NotKept(reason) => {
            state.notify(reason, true);
        }
    }
    refresh(state);
}

/// Takes in a comparison; the picked event stays picked if it is still there.
fn arrive(state: &mut State, comparison: Arc<Comparison>) {
    let members = state.picked_event().map(|event| event.event.members.clone());
    let same_articles =
        state.comparison.as_ref().is_some_and(|before| before.witnesses.len() == comparison.witnesses.len());
    let same_articles = same_articles && !comparison.witnesses.is_empty();
    state.listed_by = None;
    state.lines = comparison.events.iter().map(|event| line(&comparison, event)).collect();
    let still = members
        .filter(|_| same_articles)
        .and_then(|members| comparison.events.iter().position(|event| event.event.members == members));
    // The very event that is drawn came back with more beside it; any other is drawn anew.
    let unchanged = still.is_some_and(|at| {
        comparison.events.get(at).zip(state.picked_event()).is_some_and(|(new, old)| Arc::ptr_eq(new, old))
    });
    let moved = still.is_some() && still != state.event;
    if moved && let (Some(from), Some(to)) = (state.event, still) {
        let columns = state.columns.remove(&from).unwrap_or_default();
        state.columns.insert(to, columns);
    }
    state.comparison = Some(comparison);
    if let Some(event) = still.filter(|_| state.chosen) {
        state.event = Some(event);
        if !unchanged {
            settle::draw_again(state, event);
        }
        return;
    }
    state.event = None;
    state.desk = None;
    refresh(state);
    // An event with several reports says more than a lone article, so the first of those is shown.
    let several = |event: &&usize| state.lines.get(**event).is_some_and(|line| line.articles > 1);
    let first = state.listed.iter().find(several).or(state.listed.first()).copied();
    if let Some(first) = first {
        pick_event(state, first);
    }
}

pub(super) fn line(comparison: &Comparison, event: &ComparedEvent) -> EventLine {
    let witnesses = comparison.witnesses_of(event);
    let mut sources: Vec<&str> = Vec::new();
    for witness in &witnesses {
        if let Some(source) = witness.article.source.as_deref()
            && !sources.contains(&source)
        {
            sources.push(source);
        }
    }
    let published = witnesses
        .iter()
        .filter_map(|witness| witness.article.published.as_ref())
        .map(|published| published.when.to_string())
        .max()
        .unwrap_or_default();
    let mut counts = [0; words::KINDS.len()];
    let mut serious = (0, 0);
    for finding in &event.apparatus.findings {
        if let Some(at) = words::KINDS.iter().position(|&kind| kind == finding.kind)
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
        match finding.severity {
            Severity::High => serious.0 += 1,
            Severity::Medium => serious.1 += 1,
            Severity::Low | Severity::Info => {}
        }
    }
    let title = if event.event.title.is_empty() { "Untitled event".to_owned() } else { event.event.title.clone() };
    EventLine { title, sources: sources.join(", "), articles: witnesses.len(), published, counts, serious }
}
