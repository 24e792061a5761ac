//! What the filters leave out, of the findings and of the rows, and how much stands behind each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::words;
use crate::comparison::State as FindingState;
use crate::discrepancy::{Finding, Kind, Relation, Severity};

/// What the filters leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filters {
    /// Kinds that are not shown.
    pub kinds: BTreeSet<Kind>,
    /// Relations that are not shown.
    pub relations: BTreeSet<Relation>,
    /// Severities that are not shown.
    pub severities: BTreeSet<Severity>,
    /// States that are not shown, by their position in [`words::STATES`].
    pub states: BTreeSet<usize>,
    /// Names of sources that are left out: a finding shows while one of its readings has a source that is not.
    pub sources: BTreeSet<String>,
    /// Which rows are drawn.
    pub rows: RowFilter,
}

/// Which rows are drawn; the others fold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowFilter {
    /// All.
    #[default]
    All,
    /// Those in which a finding stands that the filters show.
    Findings,
    /// Those that one source alone has.
    OnlyIn,
    /// Those that several sources have.
    Shared,
}

impl RowFilter {
    /// All of them.
    pub const ALL: [RowFilter; 4] = [RowFilter::All, RowFilter::Findings, RowFilter::Shared, RowFilter::OnlyIn];

    /// Returns its words.
    pub fn words(self) -> &'static str {
        match self {
            RowFilter::All => "All",
            RowFilter::Findings => "With findings",
            RowFilter::Shared => "In several sources",
            RowFilter::OnlyIn => "Only in one source",
        }
    }
}

impl Default for Filters {
    /// Leaves out omissions: the rows show them by a hatch, and most are no news.
    fn default() -> Self {
        Self { kinds: BTreeSet::from([Kind::Omission]), ..Self::none() }
    }
}

/// One of the questions that a finding is filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    Kind,
    Relation,
    Severity,
    State,
    Source,
}

impl Filters {
    /// Leaves nothing out.
    pub fn none() -> Self {
        Self {
            kinds: BTreeSet::new(),
            relations: BTreeSet::new(),
            severities: BTreeSet::new(),
            states: BTreeSet::new(),
            sources: BTreeSet::new(),
            rows: RowFilter::All,
        }
    }

    /// Tells whether a finding in this state passes; `name` tells the source of a witness.
    pub fn pass<'n>(&self, finding: &Finding, state: FindingState, name: impl Fn(usize) -> &'n str) -> bool {
        self.refusals(finding, state, name).is_empty()
    }

    /// Returns the questions by which a finding is left out.
    fn refusals<'n>(&self, finding: &Finding, state: FindingState, name: impl Fn(usize) -> &'n str) -> Vec<Question> {
        let mut refusals = Vec::new();
        let mut ask = |left_out: bool, question: Question| {
            if left_out {
                refusals.push(question);
            }
        };
        ask(self.kinds.contains(&finding.kind), Question::Kind);
        ask(self.relations.contains(&finding.relation), Question::Relation);
        ask(self.severities.contains(&finding.severity), Question::Severity);
        ask(self.states.contains(&position(state)), Question::State);
        let heard = finding.readings.iter().any(|reading| !self.sources.contains(name(reading.witness)));
        ask(!self.sources.is_empty() && !heard, Question::Source);
        refusals
    }
}

fn position(state: FindingState) -> usize {
    words::STATES.iter().position(|&known| known == state).unwrap_or_default()
}

/// How many findings each filter holds of those that all the other filters let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By kind; only kinds that the event has.
    pub kinds: BTreeMap<Kind, usize>,
    /// By relation.
    pub relations: BTreeMap<Relation, usize>,
    /// By severity.
    pub severities: BTreeMap<Severity, usize>,
    /// By state, in the order of [`words::STATES`].
    pub states: [usize; words::STATES.len()],
    /// By source, each finding once a source.
    pub sources: BTreeMap<String, usize>,
    /// How many were confirmed or dismissed, whatever the filters.
    pub reviewed: usize,
}

impl Tally {
    /// Counts the findings of an event; kinds, relations, severities and sources that it has stand in it even with nought.
    pub fn of<'n>(
        filters: &Filters,
        findings: &[Finding],
        state: impl Fn(usize) -> FindingState,
        name: impl Fn(usize) -> &'n str,
    ) -> Self {
        let mut tally = Self::default();
        for (number, finding) in findings.iter().enumerate() {
            let state = state(number);
            let refusals = filters.refusals(finding, state, &name);
            // A chip tells what it would show: what it alone leaves out counts too.
            let counts = |question: Question| usize::from(refusals.iter().all(|other| *other == question));
            *tally.kinds.entry(finding.kind).or_default() += counts(Question::Kind);
            *tally.relations.entry(finding.relation).or_default() += counts(Question::Relation);
            *tally.severities.entry(finding.severity).or_default() += counts(Question::Severity);
            if let Some(count) = tally.states.get_mut(position(state)) {
                *count += counts(Question::State);
            }
            let names: BTreeSet<&str> = finding.readings.iter().map(|reading| name(reading.witness)).collect();
            for name in names {
                *tally.sources.entry(name.to_owned()).or_default() += counts(Question::Source);
            }
            tally.reviewed += usize::from(state != FindingState::New);
        }
        tally
    }
}
