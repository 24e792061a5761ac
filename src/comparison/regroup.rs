//! The user's moves, merges and splits of events, on top of the groups that were found.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::correction::{Correction, Corrections, Fate, Told};
use super::find::Finder;
use crate::event::{self, Event};
use crate::mention::Witness;

/// A group in the making.
struct Group {
    members: Vec<usize>,
    /// The group that was found, while nothing was changed in it.
    found: Option<usize>,
    /// The found groups of which it was made.
    from: Vec<usize>,
}

/// Applies the user's regrouping in the order of doing; groups that it does not touch stay as they are.
pub(super) fn regroup(
    witnesses: &[&Witness],
    groups: &[Event],
    finder: &Finder,
    corrections: &Corrections,
) -> (Vec<Event>, Vec<Told>) {
    let mut told = Vec::new();
    let mut work: Vec<Group> = groups
        .iter()
        .enumerate()
        .map(|(index, event)| Group { members: event.members.clone(), found: Some(index), from: vec![index] })
        .collect();
    for correction in &corrections.made {
        let fate = match correction {
            Correction::Move { articles, to } => {
                move_to(&mut work, finder.articles(articles), to.len(), finder.articles(to))
            }
            Correction::Merge { one, other } => merge(&mut work, &finder.articles(one), &finder.articles(other)),
            _ => None,
        };
        told.extend(fate.map(|fate| Told { correction: correction.clone(), fate }));
    }
    if told.is_empty() {
        return (groups.to_vec(), told);
    }
    let mut rank = vec![0; witnesses.len()];
    for (at, index) in Witness::in_order(witnesses).into_iter().enumerate() {
        if let Some(rank) = rank.get_mut(index) {
            *rank = at;
        }
    }
    let mut events: Vec<Event> = work
        .into_iter()
        .filter(|group| !group.members.is_empty())
        .filter_map(|group| {
            if let Some(found) = group.found {
                groups.get(found).cloned()
            } else {
                let near = group.from.iter().filter_map(|&from| groups.get(from)).flat_map(|event| event.near.clone());
                let mut near: Vec<_> = near.collect();
                near.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.witness.cmp(&b.witness)));
                near.dedup_by_key(|near| near.witness);
                Some(event::of_members(witnesses, &group.members, near))
            }
        })
        .collect();
    events.sort_by_cached_key(|event| {
        let mut places: Vec<usize> = event.members.iter().filter_map(|&member| rank.get(member).copied()).collect();
        places.sort_unstable();
        (Reverse(event.members.len()), places)
    });
    (events, told)
}

/// Returns the group that holds most of some articles, and which group holds each.
fn home(work: &[Group], articles: &[usize]) -> Option<usize> {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for article in articles {
        if let Some(at) = work.iter().position(|group| group.members.contains(article)) {
            *votes.entry(at).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|&(at, votes)| (votes, Reverse(at))).map(|(at, _)| at)
}

fn move_to(work: &mut Vec<Group>, articles: Vec<usize>, wanted: usize, mut to: Vec<usize>) -> Option<Fate> {
    if articles.is_empty() {
        return None;
    }
    to.retain(|anchor| !articles.contains(anchor));
    let target = if wanted == 0 {
        None
    } else {
        match home(work, &to) {
            Some(target) => Some(target),
            None => return Some(Fate::Lost),
        }
    };
    let there = |at: usize| work.get(at).is_some_and(|group| articles.iter().all(|a| group.members.contains(a)));
    if target.is_some_and(there) {
        return Some(Fate::Done);
    }
    let mut from = Vec::new();
    for group in work.iter_mut() {
        let before = group.members.len();
        group.members.retain(|member| !articles.contains(member));
        if group.members.len() < before {
            group.found = None;
            from.extend(group.from.iter().copied());
        }
    }
    match target.and_then(|at| work.get_mut(at)) {
        Some(group) => {
            group.members.extend(articles);
            group.found = None;
        }
        None => work.push(Group { members: articles, found: None, from }),
    }
    Some(Fate::Done)
}

fn merge(work: &mut [Group], one: &[usize], other: &[usize]) -> Option<Fate> {
    if one.is_empty() && other.is_empty() {
        return None;
    }
    let (Some(into), Some(from)) = (home(work, one), home(work, other)) else { return Some(Fate::Lost) };
    if into == from {
        return Some(Fate::Done);
    }
    let (members, origins) = work.get_mut(from).map(|group| {
        group.found = None;
        (std::mem::take(&mut group.members), std::mem::take(&mut group.from))
    })?;
    let group = work.get_mut(into)?;
    group.found = None;
    group.members.extend(members);
    group.from.extend(origins);
    Some(Fate::Done)
}
