//! Events: groups of witnesses that report the same occurrence.

mod background;
mod cluster;
mod context;
mod copies;
mod day;
mod evidence;
mod hand;
mod near;
mod pairs;
mod reprint;
mod storyline;
mod terms;
mod title;
mod versions;

pub use hand::of_members;
pub use storyline::{Sequel, storyline};
pub use terms::background_counts;

use crate::mention::Witness;
use cluster::Clusters;

/// The occurrence that a group of articles reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// A title made from what its reports share.
    pub title: String,
    /// Indices of its witnesses in the run, in the order of their sigla: by time of publication, then source, then path.
    pub members: Vec<usize>,
    /// Pairs of members that carry the same agency text.
    pub reprints: Vec<Reprint>,
    /// Positions in `members` of the versions of one article by one source, in order of time.
    pub versions: Vec<Vec<usize>>,
    /// Witnesses that may belong here too, best first.
    pub near: Vec<NearMatch>,
}

/// Two members that carry the same text, so that they are not independent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reprint {
    /// Positions in `Event::members`, the smaller first.
    pub pair: (usize, usize),
    /// The share of the shorter one's 5-word shingles that the other has, from 0 to 1.
    pub share: f32,
}

/// A witness that was not taken in, but nearly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearMatch {
    /// Index of the witness in the run.
    pub witness: usize,
    /// How like the event it is, from 0 to 1.
    pub score: f32,
}

/// What the user may set about grouping.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouping {
    /// Articles published further apart than so many days are not of one event, where both dates state the year.
    pub gate_days: u16,
    /// Takes all witnesses as reports of one event.
    pub one_event: bool,
}

impl Default for Grouping {
    fn default() -> Self {
        Self { gate_days: 4, one_event: false }
    }
}

/// Groups witnesses by the event that they report; every witness is in exactly one group, larger groups first.
///
/// The groups do not depend on the order of the witnesses.
pub fn group(witnesses: &[&Witness], grouping: &Grouping) -> Vec<Event> {
    // All work is done in an order that the input's order has no part in.
    let ordered = Witness::in_order(witnesses);
    let sorted: Vec<&Witness> = ordered.iter().filter_map(|&index| witnesses.get(index).copied()).collect();
    let copies = copies::copies(&sorted);
    let distinct: Vec<&Witness> = copies.iter().filter_map(|same| sorted.get(*same.first()?).copied()).collect();
    let folder = terms::Folder::new(&distinct);
    let clusters = if grouping.one_event {
        Clusters { groups: vec![(0..distinct.len()).collect()], ..Clusters::default() }
    } else {
        cluster::clusters(&distinct, &folder, grouping)
    };
    let near = near::near(&clusters.groups, &clusters.links, clusters.cut);
    let index_of = |text: usize| ordered.get(*copies.get(text)?.first()?).copied();
    let shingled: Vec<reprint::Shingled> = reprint::shingle(&sorted);
    let mut events: Vec<(Vec<usize>, Event)> = clusters
        .groups
        .into_iter()
        .zip(near)
        .filter(|(group, _)| !group.is_empty())
        .map(|(group, near)| {
            let title = title::title(&distinct, &folder, &group);
            let mut places: Vec<usize> = group.iter().filter_map(|&text| copies.get(text)).flatten().copied().collect();
            places.sort_unstable();
            let reprints = reprint::reprints(&shingled, &places);
            let own: Vec<&Witness> = places.iter().filter_map(|&place| sorted.get(place).copied()).collect();
            let versions = versions::versions(&own, &reprints);
            let members = places.iter().filter_map(|&place| ordered.get(place).copied()).collect();
            let near = near
                .into_iter()
                .filter_map(|(text, score)| Some(NearMatch { witness: index_of(text)?, score }))
                .collect();
            (places, Event { title, members, reprints, versions, near })
        })
        .collect();
    events.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    events.into_iter().map(|(_, event)| event).collect()
}

/// Returns the siglum of the n-th witness of an event, counted from 0: A, B … Z, AA, AB …
pub fn siglum(n: usize) -> String {
    let mut rest = n + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
