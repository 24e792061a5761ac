//! Tolls that grow from one day of publication to the next: the later report has the later figure.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::desk::Desk;
use super::draft::Draft;
use super::{Kind, Relation, within};
use crate::article::Evidence;
use crate::event::siglum;
use crate::mention::Number;

/// What is counted anew as the hours go by (`assets/lexicon/count-classes.tsv`); votes and goals are final.
const GROWING: [&str; 8] = ["killed", "injured", "missing", "detained", "displaced", "hostages", "infected", "rescued"];

/// Marks as updates the conflicts of two tolls of which the larger was published later.
///
/// A report that was published on the same day, or later with a smaller figure, stays in conflict.
pub(super) fn mark(desks: &[Desk], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind == Kind::Number && draft.relation == Relation::Conflict) {
        let [one, other] = draft.marks.as_slice() else { continue };
        let (Some(one), Some(other)) = (toll(desks, one.witness, one), toll(desks, other.witness, other)) else {
            continue;
        };
        if one.class != other.class {
            continue;
        }
        let (earlier, later) = match one.when.cmp(&other.when) {
            Ordering::Less => (one, other),
            Ordering::Greater => (other, one),
            Ordering::Equal => continue,
        };
        if later.value <= earlier.value {
            continue;
        }
        draft.relation = Relation::Update;
        draft.could_be =
            Some(format!("a later count: {} was published after {}", siglum(later.witness), siglum(earlier.witness)));
        draft.evidence.push(format!(
            "rule: a toll grows; {} is of {}, {} of {}",
            siglum(earlier.witness),
            earlier.when.0,
            siglum(later.witness),
            later.when.0
        ));
    }
}

/// A toll with the day and, where it is stated, the hour and minute of its publication.
#[derive(Clone, Copy)]
struct Toll<'w> {
    witness: usize,
    class: &'w str,
    value: f64,
    when: (Date, Option<(i8, i8)>),
}

fn toll<'w>(desks: &'w [Desk], witness: usize, mark: &super::draft::Mark) -> Option<Toll<'w>> {
    let desk = desks.get(witness)?;
    let number: &Number = within(&desk.witness.numbers, mark.span, |number| number.span).next()?;
    let class = number.class.as_deref().filter(|class| GROWING.contains(class))?;
    // A day that was only guessed from the text is no ground to call one report the later.
    let published = desk.witness.article.published.as_ref().filter(|when| when.evidence != Evidence::Text)?;
    Some(Toll { witness, class, value: number.value?, when: (published.when.date()?, published.when.time) })
}
