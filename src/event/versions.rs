//! Versions: one article that its source published again with changes.

use std::collections::BTreeMap;

use super::Reprint;
use crate::mention::Witness;

/// From this share of common text on, two articles of one source are versions of one. Agency copy in two articles of an
/// outlet stays below it where each adds as much of its own.
const SHARE: f32 = 0.5;

/// Finds the versions among the members of an event, given in the order of their sigla.
///
/// Each list holds two or more positions, in order of time; articles without a day of publication are no versions, as their
/// order is not known. Exact copies are no versions either: of each text the first counts.
pub(super) fn versions(members: &[&Witness], reprints: &[Reprint]) -> Vec<Vec<usize>> {
    let source = |place: usize| {
        let article = &members.get(place)?.article;
        article.published.as_ref()?;
        Some(article.source.as_deref()?.trim().to_lowercase()).filter(|source| !source.is_empty())
    };
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for reprint in reprints.iter().filter(|reprint| reprint.share >= SHARE) {
        let (one, other) = reprint.pair;
        if source(one).is_none() || source(one) != source(other) {
            continue;
        }
        let (a, b) = (root(&first, one), root(&first, other));
        first.insert(a.max(b), a.min(b));
        first.entry(a.min(b)).or_insert(a.min(b));
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &place in first.keys() {
        let versions = found.entry(root(&first, place)).or_default();
        let text = |place: usize| members.get(place).map(|witness| witness.text().trim());
        if !versions.iter().any(|&version| text(version) == text(place)) {
            versions.push(place);
        }
    }
    found.into_values().filter(|versions| versions.len() > 1).collect()
}

fn root(first: &BTreeMap<usize, usize>, place: usize) -> usize {
    let mut at = place;
    while let Some(&next) = first.get(&at).filter(|&&next| next != at) {
        at = next;
    }
    at
}
