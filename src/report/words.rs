//! The words that reports, window and command line share, so that one thing has one name everywhere.

pub use super::correction::{correction, furniture};

use super::measured;
use crate::article::Evidence;
use crate::comparison::State;
use crate::discrepancy::{Kind, Relation, Severity};
use crate::mention::{NameKind, Status};

/// What a report is and is not; shown in every report, in Help and by `--help`.
pub fn cautions() -> [String; 7] {
    [
    "A difference is not an error: reports differ because they were written at different hours, name things differently, round, or know different things.",
    "The program does not say who is right, rates no source and measures no bias.",
    "Not said is not denied.",
    "Agreement is not proof: reports may share one agency text (shared copy is shown).",
    &format!(
        "Findings come from rules and models and can be wrong or incomplete. {} Check every finding against its quotations, and do not take silence for agreement.",
        measured::sentences()
    ),
    "Quotations belong to their publishers, so the default quotes the differing sentence only.",
    "Reports hold file names and quotations of people: check before sharing (file paths are shortened to names by default).",
    ]
    .map(str::to_owned)
}

/// How a report comes about, one step a line.
pub const METHOD: [&str; 10] = [
    "Every file is read on this machine; nothing is sent anywhere, and no source file is changed.",
    "Menus, captions, lists of other stories and the like are cut as furniture; title, source and date of publication are read from the file.",
    "The text is split into sentences; all offsets count UTF-8 bytes of the cleaned text, whose SHA-256 is given.",
    "Names, dates, numbers, quotations and claims are found by rules and word lists; relative dates are read against the day of publication.",
    "Articles are grouped into events by the terms they share and by the days on which they were published.",
    "Reports of one event are aligned sentence by sentence, in whatever order each tells the story.",
    "Two mentions are compared only when they fill the same slot: aligned passages, same predicate, noun, unit or role.",
    "Values that cannot all hold are a conflict; spelling, rounding and precision are variants or details; later figures are updates.",
    "Articles that carry the same agency text count once as support.",
    "What is unsure is left out or said to be unsure; confidence runs from 0 to 1 and is an estimate, not a probability of error by a source.",
];

/// The letter that stands for a kind.
pub fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Name => "W",
        Kind::Role => "R",
        Kind::Date => "D",
        Kind::Number => "N",
        Kind::Outcome => "O",
        Kind::Attribution => "A",
        Kind::Quote => "Q",
        Kind::Omission => "+",
    }
}

/// The word for a kind.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Name => "name",
        Kind::Role => "role",
        Kind::Date => "date",
        Kind::Number => "number",
        Kind::Outcome => "outcome",
        Kind::Attribution => "attribution",
        Kind::Quote => "quote",
        Kind::Omission => "omission",
    }
}

/// The word for a relation.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "conflict",
        Relation::Shift => "shift",
        Relation::Update => "update",
        Relation::Variant => "variant",
        Relation::Detail => "detail",
        Relation::Omission => "omission",
    }
}

/// What a relation means, for readers who meet the word for the first time.
pub fn relation_means(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "the readings cannot all be right",
        Relation::Shift => "the readings differ in how far things have got",
        Relation::Update => "a later report has a later figure",
        Relation::Variant => "the readings differ in form only",
        Relation::Detail => "one reading is more precise",
        Relation::Omission => "not every source has this",
    }
}

/// The word for a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Info => "info",
    }
}

/// The word for a status.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "occurred",
        Status::Ongoing => "ongoing",
        Status::Partial => "partial",
        Status::Planned => "planned",
        Status::Expected => "expected",
        Status::Possible => "possible",
        Status::Undecided => "undecided",
        Status::Denied => "denied",
        Status::Failed => "failed",
        Status::Cancelled => "cancelled",
    }
}

/// The word for the state of a finding.
pub fn state(state: State) -> &'static str {
    match state {
        State::New => "new",
        State::Confirmed => "confirmed",
        State::Dismissed => "dismissed",
    }
}

/// The word for what a name names.
pub fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organization => "organization",
        NameKind::Other => "other",
    }
}

/// How a publication date is known.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::User => "set by the user",
        Evidence::Field => "from a field of the file",
        Evidence::JsonLd => "from the page's JSON-LD",
        Evidence::Meta => "from the page's meta data",
        Evidence::Url => "from the page's address",
        Evidence::TimeElement => "from a time element of the page",
        Evidence::DateLine => "from a date line of the text",
        Evidence::Dateline => "from the dateline of the story",
        Evidence::FileName => "from the file name",
        Evidence::Text => "from a date in the text; uncertain",
    }
}
