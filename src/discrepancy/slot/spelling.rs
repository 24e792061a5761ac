//! The names of all reports of one event, each made ready to be compared once, and how those that were compared stand to each other.

use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use crate::discrepancy::desk::Desk;
use crate::mention::NameKind;
use crate::mention::name::{Match, Spelling};
use crate::text::mix;

/// The names of all reports of one event.
pub(super) struct Spellings {
    /// Each name's place in `all`.
    places: FxHashMap<String, u32>,
    all: Vec<Spelling>,
    /// Comparisons that were made, for the reports of one event name the same bearers again and again.
    ///
    /// Each is a [`packed`] pair with its [`Match`]; 0 is empty. Whoever finds another pair in its place compares anew,
    /// so that all threads share them without a lock, and what is found does not depend on them.
    known: Vec<AtomicU64>,
}

/// So many comparisons are remembered at most: 2 MB.
const MOST: usize = 1 << 18;
/// Names with a greater number are compared anew each time: two numbers, a kind and a match fill 64 bits.
const LAST: u32 = (1 << 30) - 1;

impl Spellings {
    pub(super) fn of(desks: &[Desk]) -> Self {
        let (mut places, mut all) = (FxHashMap::default(), Vec::new());
        for name in desks.iter().flat_map(|desk| &desk.witness.names) {
            if !places.contains_key(&name.value) {
                places.insert(name.value.clone(), u32::try_from(all.len()).unwrap_or(u32::MAX));
                all.push(Spelling::new(&name.value));
            }
        }
        let room = all.len().saturating_mul(all.len()).clamp(1, MOST).next_power_of_two();
        Self { places, all, known: std::iter::repeat_with(AtomicU64::default).take(room).collect() }
    }

    /// Returns the number by which a name is compared.
    pub(super) fn number(&self, name: &str) -> u32 {
        self.places.get(name).copied().unwrap_or(u32::MAX)
    }

    /// Tells whether two names, given by their numbers, name one bearer of a kind.
    pub(super) fn compare(&self, a: u32, b: u32, kind: NameKind) -> Match {
        let (Some(one), Some(other)) = (self.all.get(a as usize), self.all.get(b as usize)) else {
            return Match::Different;
        };
        if a.max(b) > LAST {
            return one.compare(other, kind);
        }
        let pair = packed(a, b, kind);
        let place = self.known.get(mix(pair) as usize & (self.known.len() - 1));
        if let Some(place) = place {
            let known = place.load(Ordering::Relaxed);
            if known & !3 == pair {
                match known & 3 {
                    1 => return Match::Same,
                    2 => return Match::Variant,
                    3 => return Match::Different,
                    _ => {}
                }
            }
        }
        let found = one.compare(other, kind);
        if let Some(place) = place {
            let code = match found {
                Match::Same => 1,
                Match::Variant => 2,
                Match::Different => 3,
            };
            place.store(pair | code, Ordering::Relaxed);
        }
        found
    }
}

/// Two numbers of 30 bits, a kind of two, and two bits left for a [`Match`].
fn packed(a: u32, b: u32, kind: NameKind) -> u64 {
    u64::from(a) << 34 | u64::from(b) << 4 | (kind as u64) << 2
}
