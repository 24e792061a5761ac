//! The order of rows: the one that most witnesses share; what only one witness has stays after what it follows there.

use std::collections::BTreeMap;

use super::heading::Line;
use super::score::{Sentences, slot};
use crate::mention::Witness;

/// Passes over the rows in which neighbours are exchanged; cycles of votes would never end.
const PASSES: usize = 64;

/// A row on its way: where it begins in each witness.
struct Shared {
    group: Vec<usize>,
    starts: BTreeMap<usize, usize>,
    /// The mean of the relative places in its witnesses, from 0 to 1.
    place: f64,
}

/// Sorts groups of sentences into reading order.
pub(super) fn in_reading_order(
    witnesses: &[&Witness],
    sentences: &Sentences,
    groups: Vec<Vec<usize>>,
) -> Vec<Vec<usize>> {
    let place = |index: usize| sentences.places.get(index).copied();
    let (shared, single): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| {
        let first = group.first().and_then(|&index| place(index)).map(|(witness, _)| witness);
        group.iter().any(|&index| place(index).map(|(witness, _)| witness) != first)
    });
    let mut rows: Vec<Shared> = shared
        .into_iter()
        .map(|group| {
            let mut starts = BTreeMap::new();
            for (witness, sentence) in group.iter().filter_map(|&index| place(index)) {
                // A headline sums up what its row says further down: the row stands where the text says it.
                let start = starts.entry(witness).or_insert(sentence);
                if *start < Line::ALL.len() && sentence >= Line::ALL.len() {
                    *start = sentence;
                }
            }
            let relative = |(&witness, &sentence): (&usize, &usize)| {
                let length = witnesses.get(witness).map_or(1, |w| slot(w.article.sentences.len()));
                sentence as f64 / length.max(1) as f64
            };
            let place = starts.iter().map(relative).sum::<f64>() / starts.len().max(1) as f64;
            Shared { group, starts, place }
        })
        .collect();
    rows.sort_by(|a, b| a.place.total_cmp(&b.place).then_with(|| a.group.cmp(&b.group)));
    vote(&mut rows);
    weave(sentences, rows, single)
}

/// Exchanges neighbours where more witnesses have them the other way round.
fn vote(rows: &mut [Shared]) {
    for _ in 0..PASSES {
        let mut still = true;
        for index in 1..rows.len() {
            let (Some(before), Some(after)) = (rows.get(index - 1), rows.get(index)) else { break };
            let votes: i64 = before
                .starts
                .iter()
                .filter_map(|(witness, start)| Some(after.starts.get(witness)?.cmp(start) as i64))
                .sum();
            if votes < 0 {
                rows.swap(index - 1, index);
                still = false;
            }
        }
        if still {
            break;
        }
    }
}

/// Puts the passages of one witness alone between the shared rows.
fn weave(sentences: &Sentences, rows: Vec<Shared>, single: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    // A passage follows the shared row of the sentence before it; at the head of an article it stands before the next one.
    let mut row_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (row, shared) in rows.iter().enumerate() {
        let standing = |&&index: &&usize| {
            let Some(&(witness, place)) = sentences.places.get(index) else { return false };
            // A headline whose text says it too does not stand in the row.
            shared.starts.get(&witness).is_some_and(|start| place >= Line::ALL.len() || *start == place)
        };
        row_of.extend(shared.group.iter().filter(standing).map(|&index| (index, row)));
    }
    let witness = |index: usize| sentences.places.get(index).map(|place| place.0);
    let mut before: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    let mut after: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    for group in single {
        let Some(&first) = group.first() else { continue };
        let previous = row_of.range(..first).next_back().filter(|&(&index, _)| witness(index) == witness(first));
        let next = row_of.range(first..).next().filter(|&(&index, _)| witness(index) == witness(first));
        match (previous, next) {
            (Some((_, &row)), _) => after.entry(row).or_default().push(group),
            (None, Some((_, &row))) => before.entry(row).or_default().push(group),
            (None, None) => after.entry(usize::MAX).or_default().push(group),
        }
    }
    let mut found = Vec::new();
    for (row, shared) in rows.into_iter().enumerate() {
        found.extend(before.remove(&row).unwrap_or_default());
        found.push(shared.group);
        found.extend(after.remove(&row).unwrap_or_default());
    }
    found.extend(after.remove(&usize::MAX).unwrap_or_default());
    found
}
