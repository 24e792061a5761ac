//! What a third report tells: one that states both values beside each other shows that they are two facts.

use std::collections::HashSet;

use crate::discrepancy::desk::Desk;
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::merge::MANY;
use crate::discrepancy::value::{self, fold};
use crate::discrepancy::{Kind, Relation, within};
use crate::mention::{NameKind, Number};

/// A count of people grows as the hours go by, and a later report may tell both the old and the new one.
const GROWING: [&str; 4] = ["killed", "injured", "missing", "detained"];

/// Drops conflicts of numbers or names of which a third report has both values; in a large event also those of things and places, of which
/// a story has several; and outcomes that are someone's spoken opinion.
pub(super) fn settle(desks: &[Desk], drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        let conflict = draft.relation == Relation::Conflict;
        let quoted = |mark: &Mark| desks.get(mark.witness).is_some_and(|desk| desk.in_quotation(mark.span));
        let spoken = draft.kind == Kind::Outcome && draft.marks.iter().any(quoted);
        let things = draft.kind == Kind::Name && desks.len() >= MANY && !of_persons(desks, draft);
        !(conflict && (spoken || things))
    });
    if desks.len() < 3 {
        return;
    }
    let told: Vec<HashSet<String>> = desks.iter().map(told).collect();
    drafts.retain(|draft| {
        if draft.relation != Relation::Conflict || !matches!(draft.kind, Kind::Number | Kind::Name) {
            return true;
        }
        let mut keys: Vec<String> = draft.marks.iter().filter_map(|mark| key(desks, draft.kind, mark)).collect();
        keys.sort_unstable();
        keys.dedup();
        let [a, b] = keys.as_slice() else { return true };
        let third = |at: usize| draft.marks.iter().all(|mark| mark.witness != at);
        !told.iter().enumerate().any(|(at, all)| third(at) && all.contains(a) && all.contains(b))
    });
}

/// Tells whether all readings are full names of persons.
fn of_persons(desks: &[Desk], draft: &Draft) -> bool {
    draft.marks.iter().all(|mark| {
        let names = desks.get(mark.witness).map(|desk| within(&desk.witness.names, mark.span, |name| name.span));
        mark.value.contains(' ') && names.into_iter().flatten().any(|name| name.kind == NameKind::Person)
    })
}

/// Returns what an article tells: its numbers with what they count, and its names.
fn told(desk: &Desk) -> HashSet<String> {
    let numbers = desk.witness.numbers.iter().filter_map(number_key);
    let names = desk.witness.names.iter().filter(|name| name.kind != NameKind::Other);
    numbers.chain(names.map(|name| fold(&name.value))).collect()
}

fn key(desks: &[Desk], kind: Kind, mark: &Mark) -> Option<String> {
    let desk = desks.get(mark.witness)?;
    match kind {
        Kind::Number => within(&desk.witness.numbers, mark.span, |number| number.span).find_map(number_key),
        _ => Some(fold(&mark.value)),
    }
}

fn number_key(number: &Number) -> Option<String> {
    let class = number.class.as_deref().unwrap_or("");
    number.value?;
    (!GROWING.contains(&class)).then(|| format!("{} {class}", value::show_number(number)))
}
