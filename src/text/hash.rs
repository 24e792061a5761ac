//! Fast hashes of words, the same on every machine; not for anything that an enemy must not guess.

use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a (Fowler, Noll and Vo), with a last mix so that every bit depends on every byte.
pub fn hash(bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)))
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014).
pub fn mix(mut h: u64) -> u64 {
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

/// For maps whose keys are hashes already.
pub type Hashed = BuildHasherDefault<Identity>;

/// Hands a hash through as its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }
    fn write_u64(&mut self, hashed: u64) {
        self.0 = hashed;
    }
}
