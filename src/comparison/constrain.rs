//! The user's joins, splits and moves of cells as constraints of each event's alignment.

use std::collections::{BTreeMap, BTreeSet};

use super::correction::{Correction, Corrections, Fate, SentenceKey, Told};
use super::find::Finder;
use crate::alignment::{Constraints, Place};
use crate::event::Event;
use crate::mention::Witness;

/// Up to so many sentences that are joined, each is tied to each, so that any of them can leave alone.
const CLIQUE: usize = 16;

type Pairs = BTreeSet<(Place, Place)>;

/// Returns the constraints of each event that has any, by its position, and what became of the corrections.
pub(super) fn constraints(
    witnesses: &[&Witness],
    events: &[&Event],
    finder: &Finder,
    corrections: &Corrections,
) -> (BTreeMap<usize, Constraints>, Vec<Told>) {
    let seats: BTreeMap<usize, (usize, usize)> = events
        .iter()
        .enumerate()
        .flat_map(|(at, event)| event.members.iter().enumerate().map(move |(seat, &member)| (member, (at, seat))))
        .collect();
    let place = |key: &SentenceKey| {
        let index = finder.article(&key.article)?;
        let &(event, seat) = seats.get(&index)?;
        Some((event, (seat, key.find(&witnesses.get(index)?.article)?)))
    };
    let mut work: BTreeMap<usize, (Pairs, Pairs)> = BTreeMap::new();
    let mut told = Vec::new();
    for correction in &corrections.made {
        let (named, parts): (Vec<&[SentenceKey]>, _) = match correction {
            Correction::Join { sentences } | Correction::NeverPair { sentences } => {
                (vec![sentences], [sentences.as_slice(), &[], &[]])
            }
            Correction::Split { sentences, from } => (vec![sentences, from], [sentences.as_slice(), from, &[]]),
            Correction::Shift { sentences, from, to } => (vec![sentences, to], [sentences.as_slice(), from, to]),
            _ => continue,
        };
        if !named.iter().flat_map(|keys| keys.iter()).any(|key| finder.article(&key.article).is_some()) {
            continue;
        }
        // A correction that spans events holds within each of them.
        let mut by_event: BTreeMap<usize, [Vec<Place>; 3]> = BTreeMap::new();
        for (part, keys) in parts.into_iter().enumerate() {
            for (event, place) in keys.iter().filter_map(place) {
                if let Some(list) = by_event.entry(event).or_default().get_mut(part) {
                    list.push(place);
                }
            }
        }
        let mut fate = Fate::Lost;
        for (event, [sentences, from, to]) in by_event {
            let (together, apart) = work.entry(event).or_default();
            let done = match correction {
                Correction::Join { .. } => {
                    let pairs = joined(&sentences);
                    for pair in &pairs {
                        apart.remove(pair);
                    }
                    together.extend(&pairs);
                    !pairs.is_empty()
                }
                Correction::NeverPair { .. } => {
                    let pairs = across(&sentences, &sentences, |one, other| one.0 != other.0);
                    separate(together, apart, pairs)
                }
                _ => {
                    let parted = separate(together, apart, across(&sentences, &from, |_, _| true));
                    let pairs = across(&sentences, &to, |_, _| true);
                    for pair in &pairs {
                        apart.remove(pair);
                    }
                    together.extend(joined(&sentences));
                    together.extend(&pairs);
                    if matches!(correction, Correction::Shift { .. }) { !pairs.is_empty() } else { parted }
                }
            };
            if done {
                fate = Fate::Done;
            }
        }
        told.push(Told { correction: correction.clone(), fate });
    }
    let constraints = work
        .into_iter()
        .map(|(event, (together, apart))| {
            (event, Constraints { together: together.into_iter().collect(), apart: apart.into_iter().collect() })
        })
        .filter(|(_, constraints)| !constraints.is_empty())
        .collect();
    (constraints, told)
}

fn separate(together: &mut Pairs, apart: &mut Pairs, pairs: Pairs) -> bool {
    for pair in &pairs {
        together.remove(pair);
    }
    let some = !pairs.is_empty();
    apart.extend(pairs);
    some
}

fn across(one: &[Place], other: &[Place], may: impl Fn(Place, Place) -> bool) -> Pairs {
    let all = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
    all.filter(|&(a, b)| a != b && may(a, b)).map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// Ties sentences: each to each, or to the first where they are many.
fn joined(sentences: &[Place]) -> Pairs {
    let hubs = if sentences.len() <= CLIQUE { sentences } else { sentences.get(..1).unwrap_or_default() };
    across(hubs, sentences, |_, _| true)
}
