//! What another day of publication changes: a toll grows, so that the later report has the later figure; and what is quoted anew
//! each day, as an index is, has the value of its own day.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::desk::{Desk, Lexis};
use super::draft::{Draft, Mark};
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

/// Words of a sentence that tells how something stands on the day of the report: "the index fell by 2 %", "currently at 10,769 points".
const OF_THE_DAY: [&str; 7] = ["index", "indexes", "indices", "stock", "stocks", "shares", "currently"];

/// Drops the conflicts of two readings that stand each for the day of its report, where these are two days.
pub(super) fn part_days(desks: &[Desk], lexis: &Lexis, drafts: &mut Vec<Draft>) {
    let day = |mark: &Mark| -> Option<Date> {
        let desk = desks.get(mark.witness)?;
        let mut words = desk.line(mark.sentence).iter().map(|token| lexis.text(token.word));
        words.any(|word| OF_THE_DAY.contains(&word)).then(|| published(desk)).flatten().map(|when| when.0)
    };
    drafts.retain(|draft| {
        let stands = matches!(draft.kind, Kind::Number | Kind::Outcome | Kind::Date);
        let [one, other] = draft.marks.as_slice() else { return true };
        let two_days = day(one).zip(day(other)).is_some_and(|(one, other)| one != other);
        !(stands && draft.relation == Relation::Conflict && two_days)
    });
}

/// The day of an article's publication with, where it is stated, the hour and minute.
///
/// A day that was only guessed from the text is no ground to call one report the later.
fn published(desk: &Desk) -> Option<(Date, Option<(i8, i8)>)> {
    let published = desk.witness.article.published.as_ref().filter(|when| when.evidence != Evidence::Text)?;
    Some((published.when.date()?, published.when.time))
}

/// A toll with the day and, where it is stated, the hour and minute of its publication.
#[derive(Clone, Copy)]
struct Toll<'w> {
    witness: usize,
    class: &'w str,
    value: f64,
    when: (Date, Option<(i8, i8)>),
}

fn toll<'w>(desks: &'w [Desk], witness: usize, mark: &Mark) -> Option<Toll<'w>> {
    let desk = desks.get(witness)?;
    let number: &Number = within(&desk.witness.numbers, mark.span, |number| number.span).next()?;
    let class = number.class.as_deref().filter(|class| GROWING.contains(class))?;
    Some(Toll { witness, class, value: number.value?, when: published(desk)? })
}
