//! What the user sets right by hand: the wishes, what is selected for them, and what their dialogs ask for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::comparison::{ComparedEvent, SentenceKey};
use crate::discrepancy::Ruling;
use crate::mention::name::Bearer;

/// A wish to set something right.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Select this cell alone, by row and witness.
    Select(usize, usize),
    /// Select this cell too, or no longer.
    Toggle(usize, usize),
    /// Select all cells from the one selected first to this one.
    Extend(usize, usize),
    /// Move the selection by rows and columns; `true` keeps what is selected.
    Step(isize, isize, bool),
    /// Select nothing.
    Clear,
    /// Ask for what a correction needs, about a witness of the event where it concerns one.
    Ask(Ask, Option<usize>),
    /// Name the source of a witness; no name takes the user's back.
    Rename(usize, String),
    /// Set the day of publication of a witness as it was typed; none takes the user's back.
    Date(usize, String),
    /// Put a line of furniture back into a witness's text, by its position in the furniture.
    PutBack(usize, usize),
    /// Move witnesses of the event to another event, or to a new one.
    MoveTo(Vec<usize>, Option<usize>),
    /// Take a witness of the run into the event.
    TakeIn(usize),
    /// Make one event of the picked one and another one.
    Merge(usize),
    /// Mark a witness in the dialog, or no longer.
    Mark(usize),
    /// Mark a name in the panel of names, or no longer.
    MarkName(String),
    /// Rule about two values.
    Rule(Ruling),
    /// Take back a correction, by its position among all.
    TakeBack(usize),
}

/// What a dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The name of a source.
    Source,
    /// A day of publication.
    Date,
    /// The event to which an article goes.
    Move,
    /// The event that is put together with the picked one.
    Merge,
    /// The articles that leave the event.
    Split,
    /// Nothing: shows what was corrected.
    List,
}

/// What is selected and asked about.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    /// The selected cells, by row and witness.
    pub cells: BTreeSet<(usize, usize)>,
    /// The cell that was selected first, from which a selection extends.
    pub anchor: Option<(usize, usize)>,
    /// The cell at which a selection ends.
    pub at: Option<(usize, usize)>,
    /// The witness of the event that the open dialog is about.
    pub about: Option<usize>,
    /// Witnesses marked in the open dialog.
    pub marked: BTreeSet<usize>,
    /// Names marked in the panel of names.
    pub names: BTreeSet<String>,
    /// The names of an event under their bearers, for the panel of names.
    pub linked: Linked,
    /// A sentence that is to be in sight once corrections are applied.
    pub focus: Option<SentenceKey>,
    /// Whether corrections are being applied.
    pub pending: bool,
}

/// The names of an event under their bearers; they are put there off the drawing thread.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// Of which event, under which rulings.
    pub of: Option<(Arc<ComparedEvent>, Vec<Ruling>)>,
    /// The bearers, those of most mentions first; `None` until they are found.
    pub bearers: Option<Vec<Bearer>>,
    /// Whether they are being found; until then the bearers are those of before the last ruling.
    pub awaited: bool,
}

impl Linked {
    /// Tells whether these are, or will be, the names of this very event under these rulings.
    pub fn is_of(&self, event: &Arc<ComparedEvent>, rulings: &[Ruling]) -> bool {
        self.of.as_ref().is_some_and(|(own, under)| Arc::ptr_eq(own, event) && under == rulings)
    }
}
