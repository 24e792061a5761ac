//! From pairs to groups: average linkage over the pairs that are alike and published within the gate.

use super::Grouping;
use super::day::{Day, day};
use super::pairs::pairs;
use super::terms::Folder;
use crate::linkage::{self, Pair};
use crate::mention::Witness;

/// Where the tree of a small folder is cut, and of a large one; between them the cut moves evenly with the logarithm of the size.
const CUT_SMALL: f64 = 0.16;
const CUT_LARGE: f64 = 0.23;
const SMALL: f64 = 20.0;
const LARGE: f64 = 500.0;

/// Groups the witnesses; positions in each group ascend.
pub(super) fn clusters(witnesses: &[&Witness], folder: &Folder, grouping: &Grouping) -> Vec<Vec<usize>> {
    let days: Vec<Day> = witnesses.iter().map(|witness| day(witness)).collect();
    let day_of = |place: usize| days.get(place).copied().unwrap_or(Day::Unknown);
    let links: Vec<Pair> = pairs(folder)
        .into_iter()
        .filter(|pair| !day_of(pair.left).apart(day_of(pair.right), grouping.gate_days))
        .collect();
    let items = days
        .iter()
        .map(|day| Days {
            articles: 1,
            span: if let Day::Full(day) = *day { Some((day, day)) } else { None },
            gate: grouping.gate_days,
        })
        .collect();
    linkage::average_linkage(items, &links, cut(witnesses.len()))
}

fn cut(articles: usize) -> f64 {
    let share = ((articles as f64 / SMALL).ln() / (LARGE / SMALL).ln()).clamp(0.0, 1.0);
    CUT_SMALL + share * (CUT_LARGE - CUT_SMALL)
}

/// What a group of articles knows about its days of publication.
struct Days {
    articles: usize,
    /// First and last day, where one is known in full.
    span: Option<(i64, i64)>,
    gate: u16,
}

impl linkage::Group for Days {
    fn join(&self, other: &Self) -> Option<Self> {
        let span = match (self.span, other.span) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        let fits = span.is_none_or(|(first, last)| last - first <= i64::from(self.gate));
        fits.then_some(Self { articles: self.articles + other.articles, span, gate: self.gate })
    }

    fn pairs_with(&self, other: &Self) -> usize {
        self.articles * other.articles
    }
}
