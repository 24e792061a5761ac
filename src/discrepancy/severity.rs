//! How much a difference matters.

use super::desk::Desk;
use super::draft::Mark;
use super::{Kind, Relation, Severity, within};

/// The sentences that open a story.
const LEAD: usize = 3;

/// Weighs a difference by its kind, by what it is about and by where it stands.
pub(super) fn of(desks: &[Desk], kind: Kind, relation: Relation, marks: &[Mark]) -> Severity {
    let first = match (kind, relation) {
        (_, Relation::Omission | Relation::Variant | Relation::Detail) => return Severity::Info,
        (Kind::Outcome, Relation::Conflict) => return Severity::High,
        (Kind::Number, _) if marks.iter().any(|mark| toll_or_score(desks, mark)) => return Severity::High,
        (Kind::Name | Kind::Number | Kind::Date | Kind::Role | Kind::Outcome, _) => Severity::Medium,
        (Kind::Attribution | Kind::Quote | Kind::Omission, _) => Severity::Low,
    };
    if marks.iter().any(|mark| mark.sentence < LEAD) {
        match first {
            Severity::Medium | Severity::High => Severity::High,
            _ => Severity::Medium,
        }
    } else {
        first
    }
}

fn toll_or_score(desks: &[Desk], mark: &Mark) -> bool {
    desks.get(mark.witness).is_some_and(|desk| {
        within(&desk.witness.numbers, mark.span, |number| number.span)
            .any(|number| matches!(number.class.as_deref(), Some("killed" | "injured" | "missing" | "votes")))
    })
}
