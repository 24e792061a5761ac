//! Events that the user put together: only their own witnesses have a say in them.

use super::{Event, NearMatch, copies, reprint, terms, title, versions};
use crate::mention::Witness;

/// Makes an event of the witnesses with these indices: its title and its reprints, with the given near matches that are no members.
///
/// Indices that name no witness are left out. The event depends neither on the order of the indices nor on witnesses that are no members.
pub fn of_members(witnesses: &[&Witness], members: &[usize], near: Vec<NearMatch>) -> Event {
    let mut members: Vec<usize> = members.iter().copied().filter(|&index| index < witnesses.len()).collect();
    members.sort_unstable();
    members.dedup();
    let own: Vec<&Witness> = members.iter().filter_map(|&index| witnesses.get(index).copied()).collect();
    let ordered = Witness::in_order(&own);
    let sorted: Vec<&Witness> = ordered.iter().filter_map(|&place| own.get(place).copied()).collect();
    let copies = copies::copies(&sorted);
    let distinct: Vec<&Witness> = copies.iter().filter_map(|same| sorted.get(*same.first()?).copied()).collect();
    let texts: Vec<usize> = (0..distinct.len()).collect();
    let places: Vec<usize> = (0..sorted.len()).collect();
    let title = title::title(&distinct, &terms::Folder::new(&distinct), &texts);
    let reprints = reprint::reprints(&reprint::shingle(&sorted), &places);
    let versions = versions::versions(&sorted, &reprints);
    let near = near.into_iter().filter(|near| !members.contains(&near.witness)).collect();
    let members = ordered.iter().filter_map(|&place| members.get(place).copied()).collect();
    Event { title, members, reprints, versions, near }
}
