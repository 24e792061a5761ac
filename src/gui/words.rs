//! Lists of kinds, relations, severities and states in the order of the filters, and words that only the window needs.

use crate::comparison::{Stage, State};
use crate::discrepancy::{Kind, Relation, Severity};

/// The kinds, in the order of the filters.
pub const KINDS: [Kind; 8] =
    [Kind::Name, Kind::Date, Kind::Number, Kind::Outcome, Kind::Role, Kind::Attribution, Kind::Quote, Kind::Omission];

/// The relations, in the order of the filters.
pub const RELATIONS: [Relation; 6] =
    [Relation::Conflict, Relation::Shift, Relation::Update, Relation::Variant, Relation::Detail, Relation::Omission];

/// The severities, most serious first.
pub const SEVERITIES: [Severity; 4] = [Severity::High, Severity::Medium, Severity::Low, Severity::Info];

/// The states of a finding.
pub const STATES: [State; 3] = [State::New, State::Confirmed, State::Dismissed];

/// Says what findings of a kind are about.
pub fn kind_means(kind: Kind) -> &'static str {
    match kind {
        Kind::Name => "who or where: one is named or spelled otherwise",
        Kind::Date => "when: another day, hour or order",
        Kind::Number => "how many: another count, sum or measure",
        Kind::Outcome => "what came of it: planned, done, failed or denied",
        Kind::Role => "who did what to whom",
        Kind::Attribution => "who is said to have said it",
        Kind::Quote => "a quotation in other words",
        Kind::Omission => "told by one source alone",
    }
}

/// Says what a run is doing, and what it counts.
pub fn stage(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Read => ("Reading files", "files"),
        Stage::Recognise => ("Finding names, dates, numbers and claims", "articles"),
        Stage::Group => ("Grouping articles by event", "articles"),
        Stage::Compare => ("Comparing events", "events"),
    }
}

/// Puts a count before a word: "1 article", "2 articles".
pub fn count(n: usize, one: &str) -> String {
    if n == 1 {
        return format!("1 {one}");
    }
    match one.strip_suffix('y') {
        Some(stem) => format!("{n} {stem}ies"),
        None => format!("{n} {one}s"),
    }
}
