//! Which articles are alike: all pairs of vectors that share rare terms, by an inverted index.

use std::collections::HashMap;

use rayon::prelude::*;

use super::evidence::dot;
use super::terms::{Folder, Term};
use crate::linkage::Pair;
use crate::text::Hashed;

/// Terms that stand in more articles than this bring no pair together.
const WIDEST: u32 = 200;
/// Pairs less alike than this are dropped.
const LEAST: f32 = 0.05;

/// Finds the pairs of articles that share a term of at most 200 articles, with the cosine of their vectors; sorted.
pub(super) fn pairs(folder: &Folder) -> Vec<Pair> {
    let mut postings: HashMap<Term, Vec<(u32, f32)>, Hashed> = HashMap::default();
    let is_wide = |term: &Term| folder.frequency.get(term).is_some_and(|&df| df > WIDEST);
    for (place, vector) in folder.vectors.iter().enumerate() {
        for &(term, weight) in vector.terms.iter().filter(|(term, _)| !is_wide(term)) {
            postings.entry(term).or_default().push((place as u32, weight));
        }
    }
    let wide: Vec<Vec<(Term, f32)>> = folder
        .vectors
        .par_iter()
        .map(|vector| vector.terms.iter().filter(|(term, _)| is_wide(term)).copied().collect())
        .collect();
    let count = folder.vectors.len();
    let found: Vec<Vec<Pair>> = folder
        .vectors
        .par_iter()
        .enumerate()
        .map_init(
            || (vec![0.0_f32; count], Vec::new()),
            |(sums, touched), (right, vector)| {
                for (term, weight) in &vector.terms {
                    for &(left, other) in postings.get(term).into_iter().flatten() {
                        let left = left as usize;
                        if left >= right {
                            break;
                        }
                        if let Some(sum) = sums.get_mut(left) {
                            if *sum == 0.0 {
                                touched.push(left);
                            }
                            *sum += weight * other;
                        }
                    }
                }
                touched.sort_unstable();
                let mut kept = Vec::new();
                for left in touched.drain(..) {
                    let rare = sums.get_mut(left).map(std::mem::take).unwrap_or_default();
                    // Wide terms weigh little: a pair that has next to nothing else in common stays below the bound.
                    if rare < LEAST / 3.0 {
                        continue;
                    }
                    let score = rare + wide.get(left).zip(wide.get(right)).map_or(0.0, |(a, b)| dot(a, b));
                    if score >= LEAST {
                        kept.push(Pair { left, right, score });
                    }
                }
                kept
            },
        )
        .collect();
    let mut found: Vec<Pair> = found.into_iter().flatten().collect();
    found.sort_by_key(|pair| (pair.left, pair.right));
    found
}
