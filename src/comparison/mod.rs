//! The front door: reads, groups, aligns and examines, with progress and cancel.

mod again;
mod articles;
mod constrain;
mod correction;
mod decision;
mod find;
mod layout;
mod progress;
mod regroup;

pub use again::correct;
pub use correction::{ArticleKey, Correction, Corrections, Fate, LineKey, SentenceKey, Told};
pub use decision::{Decision, Decisions, FindingKey, State};
pub use layout::{Layout, Layouts};
pub use progress::{Progress, Silent, Stage, Stopped, Watch};

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::alignment::Alignment;
use crate::article::{self, Article, Evidence, Published, SetAside};
use crate::calendar::Moment;
use crate::discrepancy::{Apparatus, Finding};
use crate::event::{self, Event, Grouping, Sequel};
use crate::mention::Witness;
use find::Finder;

/// What the user may set about a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// How witnesses are grouped.
    pub grouping: Grouping,
    /// The day of publication of all articles that state none.
    pub published: Option<Moment>,
    /// What the user set right by hand.
    pub corrections: Corrections,
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
    /// The corrections about articles of this run, and what became of each; those about other articles say nothing.
    pub told: Vec<Told>,
    /// The articles that corrections changed, as they were read, by the index of their witness.
    pub as_read: BTreeMap<usize, Arc<Article>>,
    /// The groups that were found, before the user's moves.
    pub groups: Arc<Vec<Event>>,
    /// Which event follows upon which with the same actors; indices of `events`.
    pub storyline: Vec<Sequel>,
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

    /// Returns the link from an event to the one that it follows upon, by its index.
    pub fn follows(&self, event: usize) -> Option<&Sequel> {
        self.storyline.iter().find(|link| link.later == event)
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
    let read = read(inputs, settings, None, watch)?;
    Ok((read.witnesses, read.set_aside))
}

/// What was read from files and folders.
struct Read {
    witnesses: Vec<Arc<Witness>>,
    /// Articles as their files have them, of those that a correction changed.
    originals: BTreeMap<usize, Arc<Article>>,
    set_aside: Vec<SetAside>,
    told: Vec<Told>,
}

fn read(
    inputs: &[PathBuf],
    settings: &Settings,
    before: Option<&Comparison>,
    watch: &dyn Watch,
) -> Result<Read, Stopped> {
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
    let mut told = Vec::new();
    let mut originals: BTreeMap<usize, Arc<Article>> = BTreeMap::new();
    if !settings.corrections.made.is_empty() {
        let references: Vec<&Article> = articles.iter().collect();
        let corrected = articles::corrected(&references, &Finder::new(articles.iter()), &settings.corrections);
        told = corrected.told;
        for (index, changed) in corrected.changed {
            if let Some(article) = articles.get_mut(index) {
                originals.insert(index, Arc::new(std::mem::replace(article, changed)));
            }
        }
    }

    let known: HashMap<(&Path, Option<u32>), &Arc<Witness>> = before
        .iter()
        .flat_map(|before| &before.witnesses)
        .map(|witness| ((witness.article.path.as_path(), witness.article.part), witness))
        .collect();
    let counter = progress::Counter::new(watch, Stage::Recognise, articles.len());
    let read: Vec<_> = articles
        .into_par_iter()
        .map(|article| {
            if let Some(same) = known.get(&(article.path.as_path(), article.part)).filter(|was| *was.article == article)
            {
                counter.step()?;
                return Ok(Ok(Arc::clone(same)));
            }
            let path = article.path.clone();
            let witness = guarded(&path, || Arc::new(Witness::read(Arc::new(article))));
            counter.step()?;
            Ok(witness)
        })
        .collect::<Result<_, Stopped>>()?;
    let mut witnesses = Vec::new();
    let mut kept = BTreeMap::new();
    for (index, outcome) in read.into_iter().enumerate() {
        match outcome {
            Ok(witness) => {
                kept.extend(originals.remove(&index).map(|original| (witnesses.len(), original)));
                witnesses.push(witness);
            }
            Err(aside) => set_aside.push(aside),
        }
    }
    set_aside.sort();
    Ok(Read { witnesses, originals: kept, set_aside, told })
}

/// Compares the articles of the given files and folders.
///
/// # Errors
/// [`Stopped`] when the watch asks to stop.
pub fn compare(inputs: &[PathBuf], settings: &Settings, watch: &dyn Watch) -> Result<Comparison, Stopped> {
    compare_again(inputs, settings, None, watch)
}

/// Compares the articles of the given files and folders; what an earlier comparison knows is taken from there.
///
/// The result is that of [`compare`]: articles that are the same are not read for mentions again, and events whose articles are
/// the same are not examined again, so that files may come, go and change at little cost.
///
/// # Errors
/// [`Stopped`] when the watch asks to stop.
pub fn compare_again(
    inputs: &[PathBuf],
    settings: &Settings,
    before: Option<&Comparison>,
    watch: &dyn Watch,
) -> Result<Comparison, Stopped> {
    let Read { witnesses, originals: as_read, set_aside, told } = read(inputs, settings, before, watch)?;
    watch.witnesses(&witnesses, &set_aside);
    watch.step(Progress { stage: Stage::Group, done: 0, of: witnesses.len() })?;
    let references: Vec<&Witness> = witnesses.iter().map(Arc::as_ref).collect();
    let groups = Arc::new(event::group(&references, &settings.grouping));
    let comparison = Comparison {
        inputs: inputs.to_vec(),
        settings: settings.clone(),
        witnesses,
        events: Vec::new(),
        set_aside,
        told,
        as_read,
        groups,
        storyline: Vec::new(),
    };
    again::examine(comparison, before, watch)
}

/// Runs one article's work; a bug that it trips sets the article aside, and the run goes on.
fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, SetAside> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_panic| SetAside {
        path: path.to_owned(),
        reason: "This file trips a fault of the program. Please report it; the rest was read.".to_owned(),
    })
}
