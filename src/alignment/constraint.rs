//! What the user says about rows: sentences that stand together, and sentences that never do.
//!
//! The rows are found as ever; then only the rows that a constraint names are parted or put together, so that a correction leaves all other rows as they were.

use std::collections::{BTreeMap, BTreeSet};

use crate::linkage::Pair;

/// A sentence: its witness and its position in that article.
pub type Place = (usize, usize);

/// What the user says about the sentences of one event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Pairs of sentences that stand in one row.
    pub together: Vec<(Place, Place)>,
    /// Pairs of sentences that never stand in one row; stronger than `together`.
    pub apart: Vec<(Place, Place)>,
}

impl Constraints {
    /// Tells whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.together.is_empty() && self.apart.is_empty()
    }
}

/// The constraints by the indices of the sentences, in an order of their own.
pub(super) struct Ties {
    together: BTreeSet<(usize, usize)>,
    apart: BTreeSet<(usize, usize)>,
}

impl Ties {
    /// Translates constraints; pairs that name a sentence that is not there are left out.
    pub(super) fn new(constraints: &Constraints, index_of: impl Fn(Place) -> Option<usize>) -> Self {
        let indices = |pairs: &[(Place, Place)]| {
            pairs
                .iter()
                .filter_map(|&(one, other)| {
                    let (one, other) = (index_of(one)?, index_of(other)?);
                    (one != other).then_some((one.min(other), one.max(other)))
                })
                .collect()
        };
        Self { together: indices(&constraints.together), apart: indices(&constraints.apart) }
    }

    /// Changes groups so that the constraints hold; indices in each group ascend, before and after.
    pub(super) fn hold(&self, groups: Vec<Vec<usize>>, pairs: &[Pair]) -> Vec<Vec<usize>> {
        if self.together.is_empty() && self.apart.is_empty() {
            return groups;
        }
        let mut parts: Vec<Vec<usize>> = groups.into_iter().flat_map(|group| self.part(group, pairs)).collect();
        self.put_together(&mut parts);
        parts.retain(|part| !part.is_empty());
        for part in &mut parts {
            part.sort_unstable();
        }
        parts.sort();
        parts
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }

    fn may_meet(&self, one: &[usize], other: &[usize]) -> bool {
        let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
        self.apart.iter().all(|(a, b)| !(one.contains(a) && other.contains(b) || one.contains(b) && other.contains(a)))
    }

    /// Parts a group so that no part holds two sentences that stay apart; as few leave it as may be.
    fn part(&self, group: Vec<usize>, pairs: &[Pair]) -> Vec<Vec<usize>> {
        let inside: BTreeSet<usize> = group.iter().copied().collect();
        let mut foes: BTreeMap<usize, usize> = BTreeMap::new();
        for &(one, other) in self.apart.iter().filter(|(a, b)| inside.contains(a) && inside.contains(b)) {
            *foes.entry(one).or_default() += 1;
            *foes.entry(other).or_default() += 1;
        }
        if foes.is_empty() {
            return vec![group];
        }
        let mut likeness: BTreeMap<usize, f64> = BTreeMap::new();
        for &left in &group {
            let own = pairs.iter().skip(pairs.partition_point(|pair| pair.left < left));
            for pair in own.take_while(|pair| pair.left == left).filter(|pair| inside.contains(&pair.right)) {
                *likeness.entry(left).or_default() += f64::from(pair.score);
                *likeness.entry(pair.right).or_default() += f64::from(pair.score);
            }
        }
        // Those with the fewest foes stay, and among them those that are most like the rest.
        let mut order = group;
        let alike = |index: &usize| likeness.get(index).copied().unwrap_or(0.0);
        order.sort_by(|a, b| {
            foes.get(a).cmp(&foes.get(b)).then_with(|| alike(b).total_cmp(&alike(a))).then_with(|| a.cmp(b))
        });
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for index in order {
            let home = parts.iter_mut().find(|part| part.iter().all(|&other| !self.are_apart(index, other)));
            match home {
                Some(part) => part.push(index),
                None => parts.push(vec![index]),
            }
        }
        parts
    }

    /// Puts together what belongs together: whole groups where they may meet, else the sentences that are tied alone.
    fn put_together(&self, parts: &mut Vec<Vec<usize>>) {
        let mut home: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, part) in parts.iter().enumerate() {
            home.extend(part.iter().map(|&index| (index, at)));
        }
        for &(one, other) in &self.together {
            let (Some(&left), Some(&right)) = (home.get(&one), home.get(&other)) else { continue };
            if left == right || self.are_apart(one, other) {
                continue;
            }
            let (Some(a), Some(b)) = (parts.get(left), parts.get(right)) else { continue };
            let (bound_a, bound_b) = (self.bound(one, a), self.bound(other, b));
            // Who leaves where for where: the first way in which no two that stay apart meet.
            let ways = [(b.clone(), right, left), (bound_b.clone(), right, left), (bound_a.clone(), left, right)];
            let stays = [a.clone(), a.clone(), b.clone()];
            let way = ways.into_iter().zip(stays).find(|((moved, ..), stay)| self.may_meet(moved, stay));
            match way {
                Some(((moved, from, to), _)) => shift(parts, &mut home, &moved, from, to),
                None if self.may_meet(&bound_a, &bound_b) => {
                    let fresh = parts.len();
                    parts.push(Vec::new());
                    shift(parts, &mut home, &bound_a, left, fresh);
                    shift(parts, &mut home, &bound_b, right, fresh);
                }
                None => {}
            }
        }
    }

    /// Returns the members of a group that are tied to a sentence, over any number of ties.
    fn bound(&self, index: usize, group: &[usize]) -> Vec<usize> {
        let inside: BTreeSet<usize> = group.iter().copied().collect();
        let ties: Vec<_> = self.together.iter().filter(|(a, b)| inside.contains(a) && inside.contains(b)).collect();
        let mut bound = BTreeSet::from([index]);
        loop {
            let before = bound.len();
            for &&(a, b) in &ties {
                if bound.contains(&a) || bound.contains(&b) {
                    bound.extend([a, b]);
                }
            }
            if bound.len() == before {
                return bound.into_iter().collect();
            }
        }
    }
}

fn shift(parts: &mut [Vec<usize>], home: &mut BTreeMap<usize, usize>, moved: &[usize], from: usize, to: usize) {
    if let Some(part) = parts.get_mut(from) {
        part.retain(|index| !moved.contains(index));
    }
    if let Some(part) = parts.get_mut(to) {
        part.extend(moved);
    }
    home.extend(moved.iter().map(|&index| (index, to)));
}
