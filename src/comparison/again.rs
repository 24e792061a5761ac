//! Examines events, and after a correction only those that it touches.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::correction::Corrections;
use super::find::Finder;
use super::progress::Counter;
use super::{ComparedEvent, Comparison, Progress, Stage, Stopped, Watch, articles, constrain, guarded, regroup};
use crate::alignment::{self, Constraints};
use crate::article::Article;
use crate::discrepancy::{self, Kind, Ruling};
use crate::event::{self, Event};
use crate::mention::Witness;

/// Applies corrections to a comparison, in place of those that it was made with; only what they touch is worked out again.
///
/// The result is that of a new run over the same files with these corrections.
///
/// # Errors
/// [`Stopped`] when the watch asks to stop.
pub fn correct(before: &Comparison, corrections: &Corrections, watch: &dyn Watch) -> Result<Comparison, Stopped> {
    let originals = originals(before);
    let corrected = articles::corrected(&originals, &Finder::new(originals.iter().copied()), corrections);
    let mut as_read: BTreeMap<usize, Arc<Article>> = BTreeMap::new();
    let mut witnesses = before.witnesses.clone();
    let mut changed = false;
    for (index, witness) in witnesses.iter_mut().enumerate() {
        let original = before.as_read.get(&index).unwrap_or(&witness.article);
        let wanted = match corrected.changed.get(&index) {
            Some(article) => {
                as_read.insert(index, Arc::clone(original));
                Arc::new(article.clone())
            }
            None => Arc::clone(original),
        };
        if reads_alike(&wanted, &witness.article) {
            continue;
        }
        let path = wanted.path.clone();
        if let Ok(read) = guarded(&path, || Arc::new(Witness::read(wanted))) {
            *witness = read;
            changed = true;
        }
    }
    let groups = if changed {
        watch.step(Progress { stage: Stage::Group, done: 0, of: witnesses.len() })?;
        let references: Vec<&Witness> = witnesses.iter().map(Arc::as_ref).collect();
        Arc::new(event::group(&references, &before.settings.grouping))
    } else if before.groups.is_empty() {
        // A run that was stopped has no more groups than it has events.
        Arc::new(before.events.iter().map(|compared| compared.event.clone()).collect())
    } else {
        Arc::clone(&before.groups)
    };
    let mut settings = before.settings.clone();
    settings.corrections = corrections.clone();
    let comparison = Comparison {
        inputs: before.inputs.clone(),
        settings,
        witnesses,
        events: Vec::new(),
        set_aside: before.set_aside.clone(),
        told: corrected.told,
        as_read,
        groups,
        storyline: Vec::new(),
    };
    examine(comparison, Some(before), watch)
}

/// Tells whether a correction changed nothing in an article.
fn reads_alike(one: &Article, other: &Article) -> bool {
    one.source == other.source && one.published == other.published && one.text == other.text
}

/// Returns the articles of a comparison as they were read.
fn originals(comparison: &Comparison) -> Vec<&Article> {
    let witnesses = comparison.witnesses.iter().enumerate();
    witnesses.map(|(index, witness)| comparison.as_read.get(&index).unwrap_or(&witness.article).as_ref()).collect()
}

/// Fills in the events of a comparison; those that were the same before are taken from there.
pub(super) fn examine(
    mut comparison: Comparison,
    before: Option<&Comparison>,
    watch: &dyn Watch,
) -> Result<Comparison, Stopped> {
    let corrections = &comparison.settings.corrections;
    let witnesses: Vec<&Witness> = comparison.witnesses.iter().map(Arc::as_ref).collect();
    let finder = Finder::new(if corrections.is_empty() { Vec::new() } else { originals(&comparison) }.into_iter());
    let (events, mut told) = regroup::regroup(&witnesses, &comparison.groups, &finder, corrections);
    let (constraints, about_rows) =
        constrain::constraints(&witnesses, &events.iter().collect::<Vec<_>>(), &finder, corrections);
    told.extend(about_rows);
    let storyline = event::storyline(&witnesses, &events.iter().collect::<Vec<_>>());
    let rulings = corrections.rulings();
    let known = before.map(|before| Known::new(before, &comparison, &rulings));

    let counter = Counter::new(watch, Stage::Compare, events.len());
    let none = Constraints::default();
    let events = events
        .into_par_iter()
        .enumerate()
        .map(|(at, event)| {
            let constraints = constraints.get(&at).unwrap_or(&none);
            let compared = known
                .as_ref()
                .and_then(|known| known.same(&event, constraints))
                .unwrap_or_else(|| Arc::new(one(&witnesses, event, constraints, &rulings)));
            watch.event(&compared);
            counter.step()?;
            Ok(compared)
        })
        .collect::<Result<_, Stopped>>()?;
    comparison.events = events;
    comparison.storyline = storyline;
    comparison.told.extend(told);
    Ok(comparison)
}

/// Aligns and examines one event.
fn one(witnesses: &[&Witness], event: Event, constraints: &Constraints, rulings: &[Ruling]) -> ComparedEvent {
    let members: Vec<&Witness> = event.members.iter().filter_map(|&index| witnesses.get(index).copied()).collect();
    let alignment = alignment::align_under(&members, constraints);
    let apparatus = discrepancy::examine_under(&members, &alignment, &event.reprints, rulings);
    ComparedEvent { event, alignment, apparatus }
}

/// What is known of the events of an earlier comparison.
struct Known<'c> {
    events: BTreeMap<&'c [usize], (usize, &'c Arc<ComparedEvent>)>,
    constraints: BTreeMap<usize, Constraints>,
    /// Where each witness stood before, if it is the same still.
    places: Vec<Option<usize>>,
    before: &'c Comparison,
    /// Rulings that came or went.
    rulings: Vec<Ruling>,
}

impl<'c> Known<'c> {
    fn new(before: &'c Comparison, now: &Comparison, rulings: &[Ruling]) -> Self {
        let events = before.events.iter().enumerate();
        let events = events.map(|(at, event)| (event.event.members.as_slice(), (at, event))).collect();
        let stood = before.witnesses.iter().enumerate().map(|(place, witness)| (Arc::as_ptr(witness), place));
        let stood: HashMap<*const Witness, usize> = stood.collect();
        let places = now.witnesses.iter().map(|witness| stood.get(&Arc::as_ptr(witness)).copied()).collect();
        let earlier = &before.settings.corrections;
        let finder = Finder::new(if earlier.is_empty() { Vec::new() } else { originals(before) }.into_iter());
        let witnesses: Vec<&Witness> = before.witnesses.iter().map(Arc::as_ref).collect();
        let groups: Vec<&Event> = before.events.iter().map(|compared| &compared.event).collect();
        let (constraints, _) = constrain::constraints(&witnesses, &groups, &finder, earlier);
        let (old, new) = (earlier.rulings(), rulings);
        let went = old.iter().filter(|ruling| !new.contains(ruling));
        let came = new.iter().filter(|ruling| !old.contains(ruling));
        let rulings = went.chain(came).cloned().collect();
        Self { events, constraints, places, before, rulings }
    }

    /// Returns what an event was, if nothing that bears on it has changed.
    fn same(&self, event: &Event, constraints: &Constraints) -> Option<Arc<ComparedEvent>> {
        let place = |&member: &usize| self.places.get(member).copied().flatten();
        let members: Vec<usize> = event.members.iter().map(place).collect::<Option<_>>()?;
        let &(at, known) = self.events.get(members.as_slice())?;
        let unchanged = self.constraints.get(&at).unwrap_or(&Constraints::default()) == constraints
            && known.event.reprints == event.reprints
            && !self.rulings.iter().any(|ruling| self.bears(ruling, known));
        if !unchanged {
            return None;
        }
        if known.event == *event {
            return Some(Arc::clone(known));
        }
        Some(Arc::new(ComparedEvent { event: event.clone(), ..known.as_ref().clone() }))
    }

    /// Tells whether a ruling can change anything in an event.
    fn bears(&self, ruling: &Ruling, event: &ComparedEvent) -> bool {
        let read = event
            .apparatus
            .findings
            .iter()
            .filter(|finding| finding.kind == ruling.kind)
            .any(|finding| finding.readings.iter().any(|reading| ruling.names(&reading.value)));
        let named = || {
            let members = event.event.members.iter().filter_map(|&member| self.before.witnesses.get(member));
            ruling.kind == Kind::Name
                && members.flat_map(|witness| &witness.names).any(|name| ruling.names(&name.value))
        };
        read || named()
    }
}
