//! The weights of the tagger, and the file they are kept in.
//!
//! File: "VNW1", the largest weight (f32), one row of label scores a label before (17 × 17 bytes), then for each row of
//! features that has weights: the step from the row before (LEB128), a mask of its labels (LEB128), a byte a label.
//! A byte holds sign and square root of a weight against the largest: small weights keep their differences.
//! All numbers are little-endian.

use super::features::ROWS;
use super::{LABELS, Scores};

/// Scores are kept as whole numbers of 1/32.
const SCALE: f32 = 32.0;
/// A row of weights with room for whole steps of eight: they are added up side by side.
const WIDTH: usize = LABELS.next_multiple_of(8);
const MAGIC: &[u8; 4] = b"VNW1";

/// The weights file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the weights of the name tagger are damaged; train them again with examples/train_names.rs")]
pub struct Broken;

/// The weights of all features and transitions.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The rows that have weights; the first one is empty.
    rows: Vec<[i16; WIDTH]>,
    /// Number of each row in `rows`, 0 for a row without weights.
    index: Vec<u32>,
    transitions: [Scores; LABELS],
}

impl Default for Weights {
    fn default() -> Self {
        Self { rows: vec![[0; WIDTH]], index: vec![0; ROWS], transitions: [[0; LABELS]; LABELS] }
    }
}

impl Weights {
    /// Returns the scores of the labels for the features of one token.
    pub fn score(&self, features: &[u32]) -> Scores {
        let mut sums = [0i16; WIDTH];
        for &feature in features {
            let Some(&number) = self.index.get(feature as usize) else { continue };
            if number == 0 {
                continue;
            }
            if let Some(row) = self.rows.get(number as usize) {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum = sum.saturating_add(*weight);
                }
            }
        }
        let mut scores = [0; LABELS];
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = i32::from(sum);
        }
        scores
    }

    /// Returns the scores of each label after each label.
    pub fn transitions(&self) -> &[Scores; LABELS] {
        &self.transitions
    }

    /// Packs trained weights, a row of labels a feature; weights smaller than `prune` are left out.
    pub fn pack(rows: &[[f32; LABELS]], transitions: &[[f32; LABELS]; LABELS], prune: f32) -> Vec<u8> {
        let largest = rows.iter().chain(transitions).flatten().fold(1e-6f32, |most, weight| most.max(weight.abs()));
        let byte = |weight: f32| {
            let step = ((weight.abs() / largest).sqrt() * 127.0).round() as i8;
            (if weight < 0.0 { -step } else { step }) as u8
        };
        let mut bytes = MAGIC.to_vec();
        bytes.extend(largest.to_le_bytes());
        bytes.extend(transitions.iter().flatten().map(|weight| byte(*weight)));
        let mut before = 0;
        for (index, row) in rows.iter().enumerate() {
            let mut mask = 0u32;
            for (label, weight) in row.iter().enumerate() {
                if weight.abs() >= prune {
                    mask |= 1 << label;
                }
            }
            if mask != 0 {
                put(&mut bytes, (index - before) as u32);
                put(&mut bytes, mask);
                bytes.extend(row.iter().filter(|weight| weight.abs() >= prune).map(|weight| byte(*weight)));
                before = index;
            }
        }
        bytes
    }

    /// Reads a weights file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Broken> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(Broken)?;
        let largest = f32::from_le_bytes(*take(&mut rest, 4)?.first_chunk().ok_or(Broken)?);
        let weight = |byte: u8| {
            let step = f32::from(byte as i8) / 127.0;
            (step * step.abs() * largest * SCALE).round() as i16
        };
        let table: Vec<i16> = (0..=255).map(weight).collect();
        let weight = |byte: u8| table.get(usize::from(byte)).copied().unwrap_or_default();
        let mut weights = Self::default();
        for row in &mut weights.transitions {
            for (score, byte) in row.iter_mut().zip(take(&mut rest, LABELS)?) {
                *score = i32::from(weight(*byte));
            }
        }
        let mut index = 0usize;
        while !rest.is_empty() {
            index += get(&mut rest)? as usize;
            let mask = get(&mut rest)?;
            let mut row = [0i16; WIDTH];
            for (label, slot) in row.iter_mut().enumerate().take(LABELS) {
                if mask & (1 << label) != 0 {
                    *slot = weight(*take(&mut rest, 1)?.first().ok_or(Broken)?);
                }
            }
            *weights.index.get_mut(index).ok_or(Broken)? = weights.rows.len() as u32;
            weights.rows.push(row);
        }
        Ok(weights)
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn get(rest: &mut &[u8]) -> Result<u32, Broken> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *take(rest, 1)?.first().ok_or(Broken)?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(Broken)
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Result<&'b [u8], Broken> {
    let (taken, left) = rest.split_at_checked(count).ok_or(Broken)?;
    *rest = left;
    Ok(taken)
}
