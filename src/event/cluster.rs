//! From pairs to groups: average linkage over the pairs that are alike and published within the gate.

use super::Grouping;
use super::day::{Day, day};
use super::evidence::{evidence, likelihood};
use super::pairs::pairs;
use super::terms::{Folder, SMALL};
use crate::linkage::{self, Pair};
use crate::mention::Witness;

/// Where the tree is cut in a large folder, on the cosine of the articles.
const CUT: f64 = 0.22;
/// Where the tree is cut in a small folder, on the likelihood that two articles report one event.
const CUT_SMALL: f64 = 0.35;

/// Groups with the scores they were made from.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// Positions of the members; ascending in each group.
    pub(super) groups: Vec<Vec<usize>>,
    /// The pairs that are alike and published within the gate.
    pub(super) links: Vec<Pair>,
    /// The average score down to which groups were joined.
    pub(super) cut: f64,
}

/// Groups the witnesses.
///
/// In a small folder, where term statistics alone know too little, names, numbers, days and headlines take part.
pub(super) fn clusters(witnesses: &[&Witness], folder: &Folder, grouping: &Grouping) -> Clusters {
    let days: Vec<Day> = witnesses.iter().map(|witness| day(witness)).collect();
    let day_of = |place: usize| days.get(place).copied().unwrap_or(Day::Unknown);
    let mut links = pairs(folder);
    links.retain(|pair| !day_of(pair.left).apart(day_of(pair.right), grouping.gate_days));
    let small = witnesses.len() <= SMALL;
    if small {
        let evidence = evidence(witnesses, folder);
        for pair in &mut links {
            if let (Some(a), Some(b)) = (evidence.get(pair.left), evidence.get(pair.right)) {
                let one_undated = (day_of(pair.left) == Day::Unknown) != (day_of(pair.right) == Day::Unknown);
                pair.score = likelihood(pair.score, a, b, one_undated);
            }
        }
    }
    let cut = if small { CUT_SMALL } else { CUT };
    let items = days
        .iter()
        .map(|day| Days {
            articles: 1,
            span: if let Day::Full(day) = *day { Some((day, day)) } else { None },
            yearless: if let Day::Yearless(day) = *day { Some((day, day)) } else { None },
            gate: grouping.gate_days,
        })
        .collect();
    let groups = linkage::average_linkage(items, &links, cut);
    Clusters { groups, links, cut }
}

/// What a group of articles knows about its days of publication.
struct Days {
    articles: usize,
    /// First and last day, where one is known in full.
    span: Option<(i64, i64)>,
    /// First and last day of the year among the days whose year is not stated.
    yearless: Option<(i64, i64)>,
    gate: u16,
}

impl linkage::Group for Days {
    fn join(&self, other: &Self) -> Option<Self> {
        let wider = |a: Option<(i64, i64)>, b: Option<(i64, i64)>| match (a, b) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        let (span, yearless) = (wider(self.span, other.span), wider(self.yearless, other.yearless));
        let ends = |span: Option<(i64, i64)>, day: fn(i64) -> Day| span.map(|(first, last)| [day(first), day(last)]);
        let known: Vec<Day> =
            ends(span, Day::Full).into_iter().chain(ends(yearless, Day::Yearless)).flatten().collect();
        let fits = known.iter().all(|day| known.iter().all(|other| !day.apart(*other, self.gate)));
        fits.then_some(Self { articles: self.articles + other.articles, span, yearless, gate: self.gate })
    }

    fn pairs_with(&self, other: &Self) -> usize {
        self.articles * other.articles
    }
}
