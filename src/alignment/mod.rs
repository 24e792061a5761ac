//! The witnesses of one event side by side, in rows of cells that say the same thing.

mod constraint;
mod heading;
mod order;
mod rows;
mod score;

pub use constraint::{Constraints, Place};
pub use heading::{Headings, Line};

use self::constraint::Ties;
use crate::mention::Witness;

/// The witnesses of one event, side by side; every sentence stands in exactly one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The rows, in reading order.
    pub rows: Vec<Row>,
    /// With which row the headlines and decks stand; each of them once.
    pub headings: Vec<Headings>,
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
    /// How alike they are, from 0 to 1.
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
///
/// Passages are paired in any order; rows stand in the order that most witnesses share, and a passage that only one witness has keeps its place after the one before it.
/// Permuting the witnesses permutes the cells of each row and changes nothing else.
pub fn align(witnesses: &[&Witness]) -> Alignment {
    align_under(witnesses, &Constraints::default())
}

/// Aligns the sentences of the witnesses of one event so that the user's constraints hold.
///
/// Rows that no constraint names hold what they hold without constraints. Where constraints contradict each other, those that keep sentences apart win.
pub fn align_under(witnesses: &[&Witness], constraints: &Constraints) -> Alignment {
    // All work is done in an order that the input's order has no part in.
    let ordered = Witness::in_order(witnesses);
    let sorted: Vec<&Witness> = ordered.iter().filter_map(|&index| witnesses.get(index).copied()).collect();
    let sentences = score::Sentences::new(&sorted);
    let pairs = score::pairs(&sentences);
    let ties = Ties::new(constraints, |(witness, sentence)| {
        let sorted = ordered.iter().position(|&index| index == witness)?;
        sentences.places.binary_search(&(sorted, score::slot(sentence))).ok()
    });
    let groups = ties.hold(rows::groups(&sentences, &pairs), &pairs);
    let rows = order::in_reading_order(&sorted, &sentences, groups);
    let mut found = Alignment::default();
    for group in rows {
        let lines = heading::lines(&group, &sentences, &ordered);
        let row = rows::row(&group, &sentences, &pairs, &ordered);
        let row = (row.filled() > 0).then(|| {
            found.rows.push(row);
            found.rows.len() - 1
        });
        if !lines.is_empty() {
            found.headings.push(Headings { row, lines });
        }
    }
    for row in found.rows.iter_mut().filter(|_| !constraints.together.is_empty()) {
        pair_by_hand(row, constraints);
    }
    found
}

/// Says of the sentences that the user put together that they were paired for that reason.
fn pair_by_hand(row: &mut Row, constraints: &Constraints) {
    let holds = |(witness, sentence): Place| row.cells.get(witness).is_some_and(|cell| cell.contains(&sentence));
    let mut by_hand: Vec<Pairing> = constraints
        .together
        .iter()
        .filter(|(one, other)| one.0 != other.0 && holds(*one) && holds(*other))
        .map(|&(one, other)| Pairing { left: one.min(other), right: one.max(other), score: 1.0, same_statement: true })
        .collect();
    by_hand.sort_by_key(|pairing| (pairing.left, pairing.right));
    by_hand.dedup();
    row.pairings.retain(|known| !by_hand.iter().any(|new| (new.left, new.right) == (known.left, known.right)));
    row.pairings.splice(0..0, by_hand);
}
