//! The witnesses of one event side by side, in rows of cells that say the same thing.

use crate::mention::Witness;

/// The witnesses of one event, side by side; every sentence stands in exactly one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The rows, in reading order.
    pub rows: Vec<Row>,
}

/// Passages that say the same thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The sentence indices of each witness, in the order of the text; empty where a witness is silent.
    pub cells: Vec<Vec<usize>>,
    /// Why the cells stand together, best pair first.
    pub pairings: Vec<Pairing>,
}

/// Two sentences of two witnesses that were paired.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pairing {
    /// Witness and sentence.
    pub left: (usize, usize),
    /// Witness and sentence; the witness is a later one.
    pub right: (usize, usize),
    /// How alike they are, from 0 to about 1.
    pub score: f32,
    /// Whether the words alone say that it is the same statement; otherwise the two are only side by side.
    pub same_statement: bool,
}

impl Row {
    /// Returns how many witnesses have a passage here.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

impl Alignment {
    /// Returns the row of a witness's sentence.
    pub fn row_of(&self, witness: usize, sentence: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.cells.get(witness).is_some_and(|cell| cell.contains(&sentence)))
    }
}

/// Aligns the sentences of the witnesses of one event.
pub fn align(witnesses: &[&Witness]) -> Alignment {
    let longest = witnesses.iter().map(|w| w.article.sentences.len()).max().unwrap_or(0);
    let rows = (0..longest)
        .map(|index| Row {
            cells: witnesses
                .iter()
                .map(|w| if index < w.article.sentences.len() { vec![index] } else { Vec::new() })
                .collect(),
            pairings: Vec::new(),
        })
        .collect();
    Alignment { rows }
}
