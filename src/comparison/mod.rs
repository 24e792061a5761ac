//! The front door: reads, groups, aligns and examines, with progress and cancel.

mod decision;
mod progress;

pub use decision::{Decision, Decisions, FindingKey, State};
pub use progress::{Progress, Silent, Stage, Stopped, Watch};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::alignment::{self, Alignment};
use crate::article::{self, Article, Evidence, Published, SetAside};
use crate::calendar::Moment;
use crate::discrepancy::{self, Apparatus, Finding};
use crate::event::{self, Event, Grouping};
use crate::mention::Witness;

/// What the user may set about a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// How witnesses are grouped.
    pub grouping: Grouping,
    /// The day of publication of all articles that state none.
    pub published: Option<Moment>,
}

/// Everything found in one run; whole, and never changed after.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The files and folders that were asked for.
    pub inputs: Vec<PathBuf>,
    /// The settings of the run.
    pub settings: Settings,
    /// The witnesses, sorted by path; events point into this list.
    pub witnesses: Vec<Arc<Witness>>,
    /// The events, larger ones first.
    pub events: Vec<Arc<ComparedEvent>>,
    /// The files that gave no article, sorted by path.
    pub set_aside: Vec<SetAside>,
}

/// One event with all that was found in it.
#[derive(Clone, Debug, Default)]
pub struct ComparedEvent {
    /// The group.
    pub event: Event,
    /// Its witnesses side by side.
    pub alignment: Alignment,
    /// Its findings and facts.
    pub apparatus: Apparatus,
}

impl Comparison {
    /// Returns the witnesses of an event, in the order of their sigla.
    pub fn witnesses_of(&self, event: &ComparedEvent) -> Vec<&Witness> {
        event.event.members.iter().filter_map(|&index| self.witnesses.get(index)).map(Arc::as_ref).collect()
    }

    /// Returns the article of an event's witness, or `None` where there is no such one.
    pub fn article_of(&self, event: &ComparedEvent, witness: usize) -> Option<&Article> {
        let index = *event.event.members.get(witness)?;
        self.witnesses.get(index).map(|witness| witness.article.as_ref())
    }

    /// Returns the key by which a decision about a finding is remembered; the same in the next run as long as its readings are.
    pub fn key_of(&self, event: &ComparedEvent, finding: &Finding) -> FindingKey {
        FindingKey::of(finding, &self.witnesses_of(event))
    }
}

/// Reads the articles of the given files and folders and finds their mentions.
///
/// # Errors
/// [`Stopped`] when the watch asks to stop.
pub fn inspect(
    inputs: &[PathBuf],
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<(Vec<Arc<Witness>>, Vec<SetAside>), Stopped> {
    let (sources, mut set_aside) = article::find(inputs);
    let counter = progress::Counter::new(watch, Stage::Read, sources.len());
    let intakes: Vec<_> = sources
        .par_iter()
        .map(|source| {
            let intake = guarded(&source.path, || article::read(source));
            counter.step()?;
            Ok(intake)
        })
        .collect::<Result<_, Stopped>>()?;

    let mut articles = Vec::new();
    for intake in intakes {
        match intake {
            Ok(intake) => {
                articles.extend(intake.articles);
                set_aside.extend(intake.set_aside);
            }
            Err(aside) => set_aside.push(aside),
        }
    }
    for article in &mut articles {
        if let (None, Some(when)) = (&article.published, settings.published) {
            article.published = Some(Published { when, evidence: Evidence::User });
        }
    }

    let counter = progress::Counter::new(watch, Stage::Recognise, articles.len());
    let read: Vec<_> = articles
        .into_par_iter()
        .map(|article| {
            let path = article.path.clone();
            let witness = guarded(&path, || Arc::new(Witness::read(Arc::new(article))));
            counter.step()?;
            Ok(witness)
        })
        .collect::<Result<_, Stopped>>()?;
    let mut witnesses = Vec::new();
    for outcome in read {
        match outcome {
            Ok(witness) => witnesses.push(witness),
            Err(aside) => set_aside.push(aside),
        }
    }
    set_aside.sort();
    Ok((witnesses, set_aside))
}

/// Compares the articles of the given files and folders.
///
/// # Errors
/// [`Stopped`] when the watch asks to stop.
pub fn compare(inputs: &[PathBuf], settings: &Settings, watch: &dyn Watch) -> Result<Comparison, Stopped> {
    let (witnesses, set_aside) = inspect(inputs, settings, watch)?;
    watch.witnesses(&witnesses, &set_aside);
    watch.step(Progress { stage: Stage::Group, done: 0, of: witnesses.len() })?;
    let references: Vec<&Witness> = witnesses.iter().map(Arc::as_ref).collect();
    let groups = event::group(&references, &settings.grouping);

    let counter = progress::Counter::new(watch, Stage::Compare, groups.len());
    let events = groups
        .into_par_iter()
        .map(|group| {
            let compared = Arc::new(examine(&references, group));
            watch.event(&compared);
            counter.step()?;
            Ok(compared)
        })
        .collect::<Result<_, Stopped>>()?;
    Ok(Comparison { inputs: inputs.to_vec(), settings: settings.clone(), witnesses, events, set_aside })
}

/// Aligns and examines one event.
fn examine(witnesses: &[&Witness], event: Event) -> ComparedEvent {
    let members: Vec<&Witness> = event.members.iter().filter_map(|&index| witnesses.get(index).copied()).collect();
    let alignment = alignment::align(&members);
    let apparatus = discrepancy::examine(&members, &alignment, &event.reprints);
    ComparedEvent { event, alignment, apparatus }
}

/// Runs one article's work; a bug that it trips sets the article aside, and the run goes on.
fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, SetAside> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_panic| SetAside {
        path: path.to_owned(),
        reason: "This file trips a fault of the program. Please report it; the rest was read.".to_owned(),
    })
}
