//! From pairs to groups: average linkage over the pairs that are alike and published within the gate.

use rayon::prelude::*;

use super::Grouping;
use super::context::contexts;
use super::day::{Day, day};
use super::evidence::{evidence, likelihood, likelihood_among};
use super::pairs::pairs;
use super::terms::Folder;
use crate::linkage::{self, Pair};
use crate::mention::Witness;

/// Where the tree is cut, on the likelihood that two articles report one event: in folders of up to so many articles, and from
/// so many on; between them it rises with the logarithm. The more articles, the more of them are strangers that look alike.
///
/// Measured on ECB+ topics 1 to 35, in folders of 3 to 17 articles and in one of 772.
const CUTS: [(f64, f64); 2] = [(20.0, 0.40), (400.0, 0.45)];

/// The same in a folder of two: whoever opens just two articles mostly means to compare them.
///
/// On ECB+ topics 1 to 35 it joins 153 of 160 pairs of one event, where the cut of a small folder joins 151, and 137 of 150 pairs
/// of which one has a changed name, day or number, where that one joins 129; of 99 pairs of look-alike events 24 instead of 15.
const CUT_OF_TWO: f64 = 0.2;

fn cut(articles: usize) -> f64 {
    if articles == 2 {
        return CUT_OF_TWO;
    }
    let [(_, low), (_, high)] = CUTS;
    low + (high - low) * largeness(articles)
}

/// How far a folder is from a small one to a large one, from 0 to 1.
fn largeness(articles: usize) -> f64 {
    let [(few, _), (many, _)] = CUTS;
    (((articles as f64).max(1.0) / few).ln() / (many / few).ln()).clamp(0.0, 1.0)
}

/// In a folder of so many articles the others begin to say something of a pair, and from so many on they say all they can.
const TELLING: [f32; 2] = [2.0, 12.0];

/// How much the other articles of a folder count, from 0 to 1: few say little, and in a large folder the rarity of the terms
/// says it already.
fn smallness(articles: usize) -> f32 {
    let [none, all] = TELLING;
    let told = ((articles as f32 - none) / (all - none)).clamp(0.0, 1.0);
    told * (1.0 - largeness(articles) as f32)
}

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
/// Term statistics alone know too little to part look-alikes, so names, numbers, days and headlines take part.
pub(super) fn clusters(witnesses: &[&Witness], folder: &Folder, grouping: &Grouping) -> Clusters {
    let days: Vec<Day> = witnesses.iter().map(|witness| day(witness)).collect();
    let day_of = |place: usize| days.get(place).copied().unwrap_or(Day::Unknown);
    let mut links = pairs(folder);
    links.retain(|pair| !day_of(pair.left).apart(day_of(pair.right), grouping.gate_days));
    let evidence = evidence(witnesses, folder);
    let cosines: Vec<f32> = links.iter().map(|pair| pair.score).collect();
    links.par_iter_mut().for_each(|pair| {
        if let (Some(a), Some(b)) = (evidence.get(pair.left), evidence.get(pair.right)) {
            pair.score = likelihood(pair.score, (a, day_of(pair.left)), (b, day_of(pair.right)));
        }
    });
    let share = smallness(witnesses.len());
    if share > 0.0 {
        let contexts = contexts(&links, &cosines, witnesses.len());
        links.par_iter_mut().zip(cosines).zip(contexts).for_each(|((pair, cosine), context)| {
            if let (Some(a), Some(b)) = (evidence.get(pair.left), evidence.get(pair.right)) {
                let folder = (cosine, &context, share);
                pair.score = likelihood_among(folder, (a, day_of(pair.left)), (b, day_of(pair.right)));
            }
        });
    }
    let items = days
        .iter()
        .map(|day| Days {
            articles: 1,
            span: if let Day::Full(day) = *day { Some((day, day)) } else { None },
            gate: grouping.gate_days,
        })
        .collect();
    let cut = cut(witnesses.len());
    let groups = linkage::average_linkage(items, &links, cut);
    Clusters { groups, links, cut }
}

/// What a group of articles knows about its days of publication.
struct Days {
    articles: usize,
    /// First and last day, where one is known in full: a day without its year holds no group together or apart.
    span: Option<(i64, i64)>,
    gate: u16,
}

impl linkage::Group for Days {
    fn join(&self, other: &Self) -> Option<Self> {
        let span = match (self.span, other.span) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        let fits = span.is_none_or(|(first, last)| !Day::Full(first).apart(Day::Full(last), self.gate));
        fits.then_some(Self { articles: self.articles + other.articles, span, gate: self.gate })
    }

    fn pairs_with(&self, other: &Self) -> usize {
        self.articles * other.articles
    }
}
