//! Reprints: articles that carry the same agency text.
//!
//! Five-word shingles, of which every fourth by hash is kept; containment is counted over the kept ones (Broder 1997, "mod s" sketches).

use std::collections::HashMap;

use rayon::prelude::*;

use super::Reprint;
use crate::mention::Witness;
use crate::text::{Hashed, WordKind, hash, mix, normal_key, words};

/// Words of a shingle.
const WIDTH: usize = 5;
/// One shingle in so many is kept.
const KEPT: u64 = 4;
/// From this containment on two articles are reprints.
const SHARE: f32 = 0.3;
/// Fewer kept shingles than this prove nothing.
const FEWEST: usize = 3;
/// A shingle that stands in more articles of one event than this is only looked up for the first of them.
const WIDEST: usize = 64;

/// The kept shingles of one article, sorted.
pub(super) type Shingled = Vec<u64>;

/// Cuts all witnesses into shingles.
pub(super) fn shingle(witnesses: &[&Witness]) -> Vec<Shingled> {
    witnesses.par_iter().map(|witness| shingles(witness.text())).collect()
}

fn shingles(text: &str) -> Shingled {
    let keys: Vec<u64> = words(text)
        .into_iter()
        .filter(|word| word.kind != WordKind::Mark)
        .map(|word| hash(normal_key(word.span.of(text)).as_bytes()))
        .collect();
    let mut kept: Vec<u64> = keys
        .windows(WIDTH)
        .map(|window| window.iter().fold(0, |h: u64, &key| mix(h.rotate_left(7) ^ key)))
        .filter(|shingle| shingle % KEPT == 0)
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Finds the reprints among the members of an event, given as positions in the list of all witnesses.
pub(super) fn reprints(shingled: &[Shingled], members: &[usize]) -> Vec<Reprint> {
    let mut postings: HashMap<u64, Vec<usize>, Hashed> = HashMap::default();
    let mut found = Vec::new();
    let mut shared = vec![0_u32; members.len()];
    for (place, shingles) in members.iter().filter_map(|&member| shingled.get(member)).enumerate() {
        let mut touched: Vec<usize> = Vec::new();
        for shingle in shingles {
            let holders = postings.entry(*shingle).or_default();
            for &holder in holders.iter() {
                if let Some(count) = shared.get_mut(holder) {
                    if *count == 0 {
                        touched.push(holder);
                    }
                    *count += 1;
                }
            }
            if holders.len() < WIDEST {
                holders.push(place);
            }
        }
        for other in touched {
            let count = shared.get_mut(other).map(std::mem::take).unwrap_or_default();
            let size = |place: usize| members.get(place).and_then(|&m| shingled.get(m)).map_or(0, Vec::len);
            let shorter = shingles.len().min(size(other));
            let share = count as f32 / shorter.max(1) as f32;
            if shorter >= FEWEST && share >= SHARE {
                found.push(Reprint { pair: (other, place), share });
            }
        }
    }
    found.sort_by_key(|reprint| reprint.pair);
    found
}
