//! What the rest of a small folder says about a pair: whether the two articles are alike for this folder, and like the same third ones.
//!
//! In a folder of a dozen articles on two look-alike events everything is alike; which are of one event shows in comparison.

use rayon::prelude::*;

use crate::linkage::Pair;

/// In the order of the weights that belong to them: by how much the pair is more alike than the two are like their neighbours on
/// average; how likely both belong with the best third article; and how far they differ in what they belong with, on average
/// over the folder and as a share.
pub(super) type Context = [f32; 4];

/// Works out the context of each pair.
///
/// `cosines`: those of the pairs, whose scores are the likelihoods that they report one event. Pairs that are not listed have neither.
pub(super) fn contexts(pairs: &[Pair], cosines: &[f32], articles: usize) -> Vec<Context> {
    let mut neighbours: Vec<Vec<(usize, f32)>> = vec![Vec::new(); articles];
    let mut sums = vec![0.0_f32; articles];
    for (pair, cosine) in pairs.iter().zip(cosines) {
        for (here, there) in [(pair.left, pair.right), (pair.right, pair.left)] {
            if let (Some(list), Some(sum)) = (neighbours.get_mut(here), sums.get_mut(here)) {
                list.push((there, pair.score));
                *sum += cosine;
            }
        }
    }
    for list in &mut neighbours {
        list.sort_unstable_by_key(|&(there, _)| there);
    }
    let list = |place: usize| neighbours.get(place).map_or([].as_slice(), Vec::as_slice);
    let mean = |place: usize| sums.get(place).map_or(0.0, |sum| sum / list(place).len().max(1) as f32);
    let context = |(pair, cosine): (&Pair, &f32)| {
        let usual = f32::midpoint(mean(pair.left), mean(pair.right));
        let (mut shared, mut apart, mut either) = (0.0_f32, 0.0, 0.0);
        let others =
            |place| list(place).iter().filter(|(there, _)| *there != pair.left && *there != pair.right).peekable();
        let (mut a, mut b) = (others(pair.left), others(pair.right));
        loop {
            let (x, y) = match (a.peek(), b.peek()) {
                (Some(p), Some(q)) if p.0 == q.0 => (p.1, q.1),
                (Some(p), Some(q)) if p.0 > q.0 => (0.0, q.1),
                (Some(p), _) => (p.1, 0.0),
                (None, Some(q)) => (0.0, q.1),
                (None, None) => break,
            };
            let (one, other) = (a.peek().map(|p| p.0), b.peek().map(|q| q.0));
            if one.is_some_and(|one| other.is_none_or(|other| one <= other)) {
                a.next();
            }
            if other.is_some_and(|other| one.is_none_or(|one| other <= one)) {
                b.next();
            }
            shared = shared.max(x.min(y));
            apart += (x - y).abs();
            either += x.max(y);
        }
        [cosine - usual, shared, apart / articles.saturating_sub(2).max(1) as f32, apart / (either + 1.0)]
    };
    pairs.par_iter().zip(cosines).map(context).collect()
}
