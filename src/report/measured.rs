//! How often the findings of this version are right, as measured on texts with known disagreements.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The figures of a version; `assets/measured.json` holds those of this one, written by `examples/measured.rs`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The version that was measured.
    pub version: String,
    /// The day of the measurement, as in 2024-11-22.
    pub date: String,
    /// The sets of texts, the most telling first.
    pub sets: Vec<Set>,
    /// What was measured of the parts that read: words tagged, names found.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// What was measured of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What was counted: "Names found, with their kind (F1)".
    pub what: String,
    /// The figure, as readers see it: "0.78", "at least 95 %".
    pub figure: String,
    /// The data on which it was measured.
    pub data: String,
}

/// What was measured on one set of texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Set {
    /// What the texts are, for readers.
    pub data: String,
    /// Whether nothing was tuned with them.
    #[serde(default)]
    pub unseen: bool,
    /// The share of the known disagreements that were found, from 0 to 1.
    pub recall: f64,
    /// The share of what was reported that is one of them, from 0 to 1.
    pub precision: f64,
    /// The figures of each kind.
    pub kinds: Vec<OfKind>,
}

/// What was measured of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfKind {
    /// The kind's word.
    pub kind: String,
    /// The share of its disagreements that were found, from 0 to 1.
    pub recall: f64,
    /// How many there are, where that was counted.
    pub items: Option<usize>,
}

static SHIPPED: LazyLock<Measured> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../assets/measured.json")).unwrap_or_default());

/// Returns what was measured of the parts that read.
pub fn parts() -> &'static [Part] {
    &SHIPPED.parts
}

/// A share of fewer disagreements than this says nothing to readers.
const TELLING: usize = 10;

/// Returns what was measured of this version, in sentences; empty where nothing was.
pub fn sentences() -> String {
    let per_cent = |share: f64| (share * 100.0).round();
    let sets = SHIPPED.sets.iter().map(|set| {
        let kinds: Vec<String> = set
            .kinds
            .iter()
            .filter(|of| of.items.is_none_or(|items| items >= TELLING))
            .map(|of| {
                let items = of.items.map(|items| format!(" of {items}")).unwrap_or_default();
                format!("{} {} %{items}", of.kind, per_cent(of.recall))
            })
            .collect();
        format!(
            "On {}, {} % of the disagreements were found ({}), and {} % of what was reported was one of them.",
            set.data,
            per_cent(set.recall),
            kinds.join(", "),
            per_cent(set.precision)
        )
    });
    let mut all: Vec<String> = sets.collect();
    let tuned = SHIPPED.sets.iter().filter(|set| !set.unseen).count();
    match (tuned, all.len()) {
        (0, _) => {}
        (tuned, all_sets) if tuned < all_sets => {
            all.push("Rules were tuned on all texts but those that nothing was tuned with, whose figures are the ones to expect.".to_owned());
        }
        _ => all.push("Rules were tuned on these texts, so on others expect less.".to_owned()),
    }
    all.join(" ")
}
