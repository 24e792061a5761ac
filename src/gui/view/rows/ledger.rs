//! Which rows stand where: heights that are guessed until a row has been laid out, and their sums.

use crate::gui::desk::{Cell, Desk};
use crate::gui::folds::Run;
use crate::gui::theme;

/// What is drawn from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A row, by its position in the event.
    Row(usize),
    /// A folded run of rows, in their stead, or an open one, above them.
    Fold {
        /// Its first row.
        first: usize,
        /// How many rows it holds.
        len: usize,
        /// Whether the row filter leaves them out; otherwise all sources say the same in them.
        left_out: bool,
        /// Whether its rows follow.
        open: bool,
    },
}

/// Items and their heights.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    items: Vec<Item>,
    heights: Vec<f32>,
    known: Vec<bool>,
    /// Where each item begins, and at last where all end; one longer than `items`.
    tops: Vec<f32>,
}

impl Ledger {
    /// Lists the items of an event and guesses their heights from the lengths of the passages.
    ///
    /// `width` is that of a column's text, in points.
    pub(super) fn new(desk: &Desk, columns: &[usize], width: f32, runs: &[Run], fold: bool) -> Self {
        let items = items(desk, runs, fold);
        // Inter's letters are about 0.52 of the size wide in running text.
        let letters_a_line = (width / (theme::TEXT * 0.52)).max(8.0);
        let heights = items
            .iter()
            .map(|item| match item {
                Item::Fold { .. } => theme::FOLD,
                Item::Row(row) => {
                    let cells = desk.rows.get(*row).map(|row| row.cells.as_slice()).unwrap_or_default();
                    // Of a long passage one page is drawn.
                    let drawn = |cell: &Cell| cell.letters / cell.pages();
                    let longest = columns.iter().filter_map(|&w| cells.get(w)).map(drawn).max();
                    let lines = (longest.unwrap_or(0) as f32 / letters_a_line).ceil().max(1.0);
                    lines * theme::LINE + 2.0 * theme::CELL.y
                }
            })
            .collect();
        let mut ledger = Self { known: vec![false; items.len()], tops: vec![0.0; items.len() + 1], items, heights };
        ledger.sum_from(0);
        ledger
    }

    /// Returns how many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// Returns an item.
    pub(super) fn item(&self, index: usize) -> Option<Item> {
        self.items.get(index).copied()
    }

    /// Returns where an item begins.
    pub(super) fn top(&self, index: usize) -> f32 {
        self.tops.get(index).or(self.tops.last()).copied().unwrap_or_default()
    }

    /// Returns the height of an item.
    pub(super) fn height(&self, index: usize) -> f32 {
        self.heights.get(index).copied().unwrap_or_default()
    }

    /// Returns the height of all items.
    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Returns the item that stands at a height.
    pub(super) fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(self.items.len().saturating_sub(1))
    }

    /// Returns the item that holds a row.
    pub(super) fn place(&self, row: usize) -> Option<usize> {
        let index = self.items.partition_point(|item| match item {
            Item::Row(other) => *other <= row,
            Item::Fold { first, .. } => *first <= row,
        });
        index.checked_sub(1)
    }

    /// Notes the height that an item turned out to have; returns by how much it was guessed wrong.
    pub(super) fn learn(&mut self, index: usize, height: f32) -> f32 {
        let (Some(old), Some(known)) = (self.heights.get_mut(index), self.known.get_mut(index)) else { return 0.0 };
        let off = height - *old;
        *old = height;
        *known = true;
        if off != 0.0 {
            self.sum_from(index);
        }
        off
    }

    fn sum_from(&mut self, index: usize) {
        let mut y = self.top(index);
        for (height, top) in self.heights.iter().zip(self.tops.iter_mut().skip(1)).skip(index) {
            y += height;
            *top = y;
        }
    }
}

/// Puts folded runs in the place of their rows, and a bar above a run that was opened while the others stay folded.
fn items(desk: &Desk, runs: &[Run], fold: bool) -> Vec<Item> {
    let mut items = Vec::with_capacity(desk.rows.len());
    let mut row = 0;
    for run in runs {
        items.extend((row..run.rows.start).map(Item::Row));
        row = run.rows.end;
        let bar = Item::Fold { first: run.rows.start, len: run.rows.len(), left_out: run.left_out, open: !run.folded };
        if run.folded {
            items.push(bar);
            continue;
        }
        if fold || run.left_out {
            items.push(bar);
        }
        items.extend(run.rows.clone().map(Item::Row));
    }
    items.extend((row..desk.rows.len()).map(Item::Row));
    items
}
