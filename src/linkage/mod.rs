//! Average linkage (UPGMA, Sokal and Michener 1958) over the pairs that are alike at all, with a veto.
//!
//! Pairs that are not listed count as not alike. Work grows with the listed pairs, not with the square of the items.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Two items that are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The smaller index.
    pub left: usize,
    /// The larger index.
    pub right: usize,
    /// How alike they are.
    pub score: f32,
}

/// What a group must know about itself to allow or forbid a join.
pub trait Group: Sized {
    /// Returns the joined group, or `None` where the two must stay apart.
    fn join(&self, other: &Self) -> Option<Self>;
    /// Returns over how many pairs of items the scores between the two are averaged.
    fn pairs_with(&self, other: &Self) -> usize;
}

/// Joins the two most alike groups until none are as alike as `cut`; returns the items of each group, sorted.
///
/// Ties fall to the smaller indices.
pub fn average_linkage<G: Group>(items: Vec<G>, pairs: &[Pair], cut: f64) -> Vec<Vec<usize>> {
    let part = parts(items.len(), pairs, cut);
    let together = |pair: &&Pair| part.get(pair.left).is_some_and(|left| Some(left) == part.get(pair.right));
    let mut tree = Tree::new(items, pairs.iter().filter(together));
    let mut queue = BinaryHeap::new();
    for place in 0..tree.nodes.len() {
        tree.offer(place, cut, &mut queue, true);
    }
    while let Some(join) = queue.pop() {
        let fresh = |place: usize, stamp| tree.nodes.get(place).is_some_and(|node| node.stamp == stamp);
        if fresh(join.left, join.stamps.0) && fresh(join.right, join.stamps.1) && tree.join(join.left, join.right) {
            tree.offer(join.left, cut, &mut queue, false);
        }
    }
    let mut groups: Vec<Vec<usize>> =
        tree.nodes.into_iter().map(|node| node.items).filter(|items| !items.is_empty()).collect();
    for items in &mut groups {
        items.sort_unstable();
    }
    groups.sort();
    groups
}

/// Returns in which part each item is: an average is never above the highest score, so items that no chain of pairs as alike as
/// `cut` connects are never joined, and what is known of them together need not be kept.
fn parts(count: usize, pairs: &[Pair], cut: f64) -> Vec<usize> {
    /// Averages of scores a hair below the cut may be rounded up to it.
    const HAIR: f64 = 1e-6;
    let mut above: Vec<usize> = (0..count).collect();
    let top = |above: &mut Vec<usize>, mut item: usize| {
        while let Some(&next) = above.get(item).filter(|&&next| next != item) {
            let over = above.get(next).copied().unwrap_or(next);
            if let Some(slot) = above.get_mut(item) {
                *slot = over;
            }
            item = over;
        }
        item
    };
    for pair in pairs.iter().filter(|pair| f64::from(pair.score) >= cut - HAIR) {
        let (left, right) = (top(&mut above, pair.left), top(&mut above, pair.right));
        if let Some(slot) = above.get_mut(left.max(right)) {
            *slot = left.min(right);
        }
    }
    (0..count).map(|item| top(&mut above, item)).collect()
}

/// Two groups that may be joined; the best one is the greatest.
#[derive(Clone, Copy, PartialEq)]
struct Join {
    average: f64,
    left: usize,
    right: usize,
    /// The stamps of the groups when this was worked out: it is stale once they changed.
    stamps: (u32, u32),
}

impl Eq for Join {}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.average.total_cmp(&other.average).then_with(|| (other.left, other.right).cmp(&(self.left, self.right)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

struct Node<G> {
    group: G,
    items: Vec<usize>,
    /// The sums of the scores to other groups.
    sums: BTreeMap<usize, f64>,
    stamp: u32,
}

struct Tree<G> {
    nodes: Vec<Node<G>>,
}

impl<G: Group> Tree<G> {
    fn new<'p>(items: Vec<G>, pairs: impl Iterator<Item = &'p Pair>) -> Self {
        let mut nodes: Vec<Node<G>> = items
            .into_iter()
            .enumerate()
            .map(|(place, group)| Node { group, items: vec![place], sums: BTreeMap::new(), stamp: 0 })
            .collect();
        for pair in pairs.filter(|pair| pair.left != pair.right) {
            for (from, to) in [(pair.left, pair.right), (pair.right, pair.left)] {
                if let Some(node) = nodes.get_mut(from) {
                    node.sums.insert(to, f64::from(pair.score));
                }
            }
        }
        Self { nodes }
    }

    /// Queues the joins of a group with its neighbours; `later` takes only those after it.
    fn offer(&self, place: usize, cut: f64, queue: &mut BinaryHeap<Join>, later: bool) {
        let Some(node) = self.nodes.get(place) else { return };
        for (&other, &sum) in &node.sums {
            let Some(neighbour) = self.nodes.get(other).filter(|_| !later || other > place) else { continue };
            let average = sum / node.group.pairs_with(&neighbour.group).max(1) as f64;
            if average >= cut {
                let (left, right) = (place.min(other), place.max(other));
                let stamps = if place < other { (node.stamp, neighbour.stamp) } else { (neighbour.stamp, node.stamp) };
                queue.push(Join { average, left, right, stamps });
            }
        }
    }

    /// Moves all of `right` into `left`, where the groups allow it.
    fn join(&mut self, left: usize, right: usize) -> bool {
        let joined = match (self.nodes.get(left), self.nodes.get(right)) {
            (Some(a), Some(b)) if !a.items.is_empty() && !b.items.is_empty() => a.group.join(&b.group),
            _ => None,
        };
        let Some(joined) = joined else { return false };
        let Some(gone) = self.nodes.get_mut(right) else { return false };
        let items = std::mem::take(&mut gone.items);
        let sums = std::mem::take(&mut gone.sums);
        gone.stamp += 1;
        for (&other, &sum) in sums.iter().filter(|&(&other, _)| other != left) {
            if let Some(neighbour) = self.nodes.get_mut(other) {
                neighbour.sums.remove(&right);
                *neighbour.sums.entry(left).or_insert(0.0) += sum;
            }
        }
        let Some(node) = self.nodes.get_mut(left) else { return false };
        node.sums.remove(&right);
        for (other, sum) in sums.into_iter().filter(|&(other, _)| other != left) {
            *node.sums.entry(other).or_insert(0.0) += sum;
        }
        node.items.extend(items);
        node.group = joined;
        node.stamp += 1;
        true
    }
}
