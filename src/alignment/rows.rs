//! From pairs of sentences to rows: average linkage over the sentences of different witnesses.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::score::{BESIDE, SAME, Sentences, sentence};
use super::{Pairing, Row};
use crate::linkage::{Group, Pair, average_linkage};

/// Two groups of sentences are joined down to this average of lifted scores.
const CUT: f64 = 0.15;
/// Why a row stands together is told by so many pairs at most.
const PAIRINGS: usize = 64;

/// The cells of a row in the making: how many sentences each witness has in it.
struct Cells(BTreeMap<usize, usize>);

impl Cells {
    fn sentences(&self) -> usize {
        self.0.values().sum()
    }
}

impl Group for Cells {
    // A witness may say a thing twice, in the lead and further down: asking that the sentences of a cell
    // follow one upon the other cost more than a third of the pairs that belong together.
    fn join(&self, other: &Self) -> Option<Self> {
        let mut joined = self.0.clone();
        for (&witness, &count) in &other.0 {
            *joined.entry(witness).or_insert(0) += count;
        }
        Some(Self(joined))
    }

    /// Sentences of one witness are not compared with each other.
    fn pairs_with(&self, other: &Self) -> usize {
        let own: usize = self.0.iter().map(|(witness, count)| count * other.0.get(witness).unwrap_or(&0)).sum();
        self.sentences() * other.sentences() - own
    }
}

/// Groups the sentences of an event into rows; places in each ascend.
pub(super) fn groups(sentences: &Sentences, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let items = sentences.places.iter().map(|&(witness, _)| Cells(BTreeMap::from([(witness, 1)]))).collect();
    let lifted = |pair: &Pair| Pair { score: pair.score * sentences.lift(pair), ..*pair };
    average_linkage(items, &pairs.par_iter().map(lifted).collect::<Vec<Pair>>(), CUT)
}

/// Makes a row, with its cells where the caller's witnesses stand.
pub(super) fn row(group: &[usize], sentences: &Sentences, pairs: &[Pair], ordered: &[usize]) -> Row {
    let mut cells = vec![Vec::new(); ordered.len()];
    let place = |index: usize| {
        let &(witness, slot) = sentences.places.get(index)?;
        Some((*ordered.get(witness)?, sentence(slot)?))
    };
    for (witness, sentence) in group.iter().filter_map(|&index| place(index)) {
        if let Some(cell) = cells.get_mut(witness) {
            cell.push(sentence);
        }
    }
    let mut pairings: Vec<Pairing> = Vec::new();
    for &left in group {
        let start = pairs.partition_point(|pair| pair.left < left);
        let own = pairs.iter().skip(start).take_while(|pair| pair.left == left);
        for pair in own.filter(|pair| pair.score >= BESIDE && group.binary_search(&pair.right).is_ok()) {
            if let (Some(a), Some(b)) = (place(pair.left), place(pair.right)) {
                let (left, right) = if a <= b { (a, b) } else { (b, a) };
                let score = pair.score.min(1.0);
                pairings.push(Pairing { left, right, score, same_statement: pair.score >= SAME });
            }
        }
    }
    pairings.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| (a.left, a.right).cmp(&(b.left, b.right))));
    pairings.truncate(PAIRINGS);
    Row { cells, pairings }
}
