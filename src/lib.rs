//! Variorum compares how several sources report the same event.
//!
//! ```text
//! folder ─► article ─► witness ─► event ─► alignment ─► discrepancy ─► comparison ─► report
//! ```
//!
//! | room            | takes                   | gives                                              |
//! |-----------------|-------------------------|----------------------------------------------------|
//! | [`lexicon`]     | nothing                 | what is known before reading: words, places, people |
//! | [`text`]        | a string                | spans, words, sentences, normal forms              |
//! | [`linkage`]     | pairs that are alike    | groups                                             |
//! | [`calendar`]    | text and an anchor      | dates and times as intervals                       |
//! | [`wording`]     | two passages            | the words in which they differ                     |
//! | [`article`]     | files and folders       | title, source, date, cleaned text, or a reason     |
//! | [`mention`]     | an article              | a witness: who, when, how many, what came of it    |
//! | [`event`]       | witnesses               | groups that report the same event                  |
//! | [`alignment`]   | the witnesses of one event | rows of cells that say the same thing           |
//! | [`discrepancy`] | an alignment            | findings and the fact matrix                       |
//! | [`comparison`]  | folders and settings    | everything found in one run                        |
//! | [`report`]      | a comparison            | HTML, JSON, Markdown, CSV                          |
//!
//! Above them stand the two faces, `cli` and `gui`.
//! A room may name any room above it in this list, never one below: data flows one way.
//!
//! Absent on purpose: network code; and, outside the faces, anything that prints, draws, or asks the clock ("today" is the day on which an article was published).

pub mod lexicon;
pub mod linkage;
pub mod text;

pub mod calendar;
pub mod wording;

pub mod article;
pub mod mention;

pub mod alignment;
pub mod event;

pub mod discrepancy;

pub mod comparison;
pub mod report;

pub mod cli;
#[cfg(feature = "gui")]
pub mod gui;
