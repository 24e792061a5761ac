//! The JSON of a comparison: the schema `variorum-comparison/1`, in types that other programs can read back.
//!
//! Offsets are UTF-8 bytes into an article's `text`, end exclusive.
//! Keys may be added in later versions; none of these changes its meaning.

mod article;
mod build;

pub use article::{Article, MentionEntry, SpanEntry};
pub use build::document;

use serde::{Deserialize, Serialize};

use crate::comparison::{Correction, State};
use crate::discrepancy::{Kind, Relation, Severity};
use crate::mention::Status;
use crate::report::why::Step;

/// The name of the schema.
pub const SCHEMA: &str = "variorum-comparison/1";

/// A whole comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// What wrote it.
    pub program: Program,
    /// What the run was asked for.
    pub settings: Settings,
    /// The articles, in the order of their paths.
    pub articles: Vec<Article>,
    /// The events, larger ones first.
    pub events: Vec<Event>,
    /// The files that gave no article.
    pub set_aside: Vec<SetAside>,
    /// What the user set right by hand, in the order of doing.
    #[serde(default)]
    pub corrections: Vec<Corrected>,
}

/// One thing that the user set right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// What it does, in a sentence.
    pub words: String,
    /// Whether it holds; one whose sentence, line or event is no longer there does not.
    pub holds: bool,
    /// The correction as projects keep it; articles are named by the hash of their text and their file.
    pub correction: Correction,
}

/// The program that wrote a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// "variorum"
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What a run was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The files and folders, as given.
    pub inputs: Vec<String>,
    /// Articles published further apart than so many days are not of one event.
    pub gate_days: u16,
    /// Whether all articles were taken as reports of one event.
    pub one_event: bool,
    /// The day of publication of articles that state none.
    pub published: Option<String>,
    /// The date on the report, where one was given.
    pub date: Option<String>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its position in the run, counted from 1, as `--event` takes it.
    pub id: usize,
    /// A title made from what its reports share.
    pub title: String,
    /// The ids of its articles, in the order of their sigla.
    pub articles: Vec<usize>,
    /// The sigla A, B, C …, in the order of `articles`.
    pub sigla: Vec<String>,
    /// Pairs of articles that carry the same text.
    pub reprints: Vec<Reprint>,
    /// Lists of ids: versions of one article by one source, in order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Vec<usize>>,
    /// The earlier event of the run that this one follows upon with the same actors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
    /// Articles that may belong here too, best first.
    pub near: Vec<Near>,
    /// The rows, in reading order.
    pub alignment: Vec<Row>,
    /// The findings, most serious first.
    pub discrepancies: Vec<Finding>,
    /// The fact matrix.
    pub facts: Vec<Fact>,
}

/// Two articles that carry the same text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reprint {
    /// The ids of the two articles.
    pub articles: [usize; 2],
    /// The share of the shorter one's text that the other has, from 0 to 1.
    pub share: f64,
}

/// The event that another follows upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// Its position in the run, counted from 1.
    pub event: usize,
    /// Days from its last report to the first one of the event that follows.
    pub days: u32,
    /// Who acts in both, most widely named first.
    pub actors: Vec<String>,
}

/// An article that was nearly taken into an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Near {
    /// Its id.
    pub article: usize,
    /// How like the event it is, from 0 to 1.
    pub score: f64,
}

/// One row of an alignment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// For each article of the event, the indices of its sentences that stand here.
    pub cells: Vec<Vec<usize>>,
}

/// A discrepancy, variant or omission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Sixteen hexadecimal digits that stay the same from run to run.
    pub key: String,
    /// What it is about.
    pub kind: Kind,
    /// How the readings stand to each other.
    pub relation: Relation,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// The question that the readings answer.
    pub question: String,
    /// In one line, why it is there.
    pub reason: String,
    /// Another explanation.
    pub could_be: Option<String>,
    /// How it was found, step by step.
    pub evidence: Vec<String>,
    /// The whole evidence chain: passages, pairing, how each was read, rule, what speaks against it; none for omissions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Step>,
    /// The rows of the alignment in which it stands, counted from 0.
    pub rows: Vec<usize>,
    /// The readings, in the order of the articles.
    pub readings: Vec<Reading>,
    /// What the user decided.
    pub state: State,
    /// Why it was dismissed.
    pub dismissed_because: Option<String>,
    /// The user's note.
    pub note: Option<String>,
}

/// A fact that two or more articles state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub kind: Kind,
    /// The question that the readings answer.
    pub question: String,
    /// Whether all readings agree.
    pub agreed: bool,
    /// How many independent articles support the most common value.
    pub support: usize,
    /// The readings, in the order of the articles.
    pub readings: Vec<Reading>,
}

/// What one article has at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The id of the article.
    pub article: usize,
    /// Its siglum within the event.
    pub siglum: String,
    /// The canonical value.
    pub value: String,
    /// How far the claim goes.
    pub status: Option<Status>,
    /// First byte in the article's `text`.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// The words there.
    pub text: String,
    /// Other places where the same article says the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<SpanEntry>,
}

/// A file that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The file, as given or as found.
    pub path: String,
    /// Why, and what can be done.
    pub reason: String,
}
