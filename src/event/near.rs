//! Near matches: witnesses that were not taken into an event, but nearly.

use std::collections::BTreeMap;

use crate::linkage::Pair;

/// A witness is near from this share of the score that would take it in.
const SHARE: f64 = 0.6;
/// So many are offered at most.
const MOST: usize = 5;

/// Returns the near matches of each group, best first, with their average score over the group.
pub(super) fn near(groups: &[Vec<usize>], links: &[Pair], cut: f64) -> Vec<Vec<(usize, f32)>> {
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (group, members) in groups.iter().enumerate() {
        group_of.extend(members.iter().map(|&member| (member, group)));
    }
    let mut sums: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for link in links {
        for (here, there) in [(link.left, link.right), (link.right, link.left)] {
            if let (Some(&group), Some(&other)) = (group_of.get(&here), group_of.get(&there))
                && group != other
            {
                *sums.entry((group, there)).or_insert(0.0) += f64::from(link.score);
            }
        }
    }
    let mut found = vec![Vec::new(); groups.len()];
    for ((group, witness), sum) in sums {
        let average = sum / groups.get(group).map_or(1, Vec::len).max(1) as f64;
        if let Some(list) = found.get_mut(group).filter(|_| average >= SHARE * cut) {
            list.push((witness, average as f32));
        }
    }
    for list in &mut found {
        list.sort_by(|a: &(usize, f32), b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        list.truncate(MOST);
    }
    found
}
