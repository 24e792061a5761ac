//! What the user decided about findings: one plain value that can be kept and read back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::correction::Corrections;
use super::layout::Layouts;
use crate::article::{Article, PlaceAsRead};
use crate::discrepancy::{Finding, Reading};
use crate::mention::Witness;
use crate::text::{self, Span};

/// The state of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nobody has looked at it.
    #[default]
    New,
    /// The user says that it stands.
    Confirmed,
    /// The user says that it does not.
    Dismissed,
}

/// What the user decided about one finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// New, confirmed or dismissed.
    pub state: State,
    /// Why it was dismissed; may be empty.
    pub reason: String,
    /// The user's note; may be empty.
    pub note: String,
}

/// Names a finding by its kind and where its readings stand in the articles as they were read, so that a decision
/// survives a new run and corrections of the articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FindingKey(String);

impl FindingKey {
    /// Makes the key of a finding among the witnesses of its event.
    pub fn of(finding: &Finding, witnesses: &[&Witness]) -> Self {
        let known = finding.readings.iter().filter_map(|reading| {
            let article = witnesses.get(reading.witness)?.article.as_ref();
            Some((reading, article))
        });
        let mut known: Vec<(&Reading, &Article)> = known.collect();
        // A corrected source or day moves a column; the key stays.
        known.sort_by(|(_, one), (_, other)| one.rank_as_read().cmp(&other.rank_as_read()));
        let mut words = format!("{:?}", finding.kind);
        for (reading, article) in known {
            let place = match article.place_as_read(reading.span) {
                PlaceAsRead::Text(Span { start, end }) => format!("{start} {end}"),
                PlaceAsRead::Added { before, within } => {
                    format!("put back {before} {within} {}", reading.span.of(&article.text))
                }
            };
            words = format!("{words} {} {place}", article.text_as_read());
        }
        let mut digits = text::sha256(words.as_bytes());
        digits.truncate(16);
        Self(digits)
    }

    /// Returns the key as sixteen hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// All that the user decided and set right: one plain value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// What was decided, by finding.
    pub findings: BTreeMap<FindingKey, Decision>,
    /// What was set right by hand.
    #[serde(skip_serializing_if = "Corrections::is_empty")]
    pub corrections: Corrections,
    /// How the columns of events stand.
    #[serde(skip_serializing_if = "Layouts::is_empty")]
    pub layouts: Layouts,
}

impl Decisions {
    /// Returns what was decided about a finding; a finding nobody has looked at is new.
    pub fn of(&self, key: &FindingKey) -> Decision {
        self.findings.get(key).cloned().unwrap_or_default()
    }
}
