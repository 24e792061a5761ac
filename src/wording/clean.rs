//! From an edit script to changes a reader can follow: fewer, and cut at clauses.

use std::ops::Range;

use similar::{DiffOp, DiffTag};

use super::tokens::Token;

/// So many equal tokens without a content word do not keep two changes apart.
const BRIDGE: usize = 3;

/// A stretch of tokens on each side that replaces the other; one of them may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

/// Reads the changes out of an edit script and cleans them up.
pub(super) fn changes(ops: &[DiffOp], left: &[Token], right: &[Token]) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for op in ops.iter().filter(|op| op.tag() != DiffTag::Equal) {
        let next = Change { left: op.old_range(), right: op.new_range() };
        match found.last_mut() {
            Some(last) if last.left.end == next.left.start && last.right.end == next.right.start => {
                last.left.end = next.left.end;
                last.right.end = next.right.end;
            }
            _ => found.push(next),
        }
    }
    for index in 0..found.len() {
        let floor =
            index.checked_sub(1).and_then(|before| found.get(before)).map_or((0, 0), |c| (c.left.end, c.right.end));
        let ceiling = found.get(index + 1).map_or((left.len(), right.len()), |c| (c.left.start, c.right.start));
        if let Some(change) = found.get_mut(index) {
            slide(change, left, right, floor, ceiling);
        }
    }
    join(found, left)
}

/// Moves a pure insertion or deletion along equal words to where it begins or ends with a clause.
fn slide(change: &mut Change, left: &[Token], right: &[Token], floor: (usize, usize), ceiling: (usize, usize)) {
    let (side, moved, still, floor, ceiling) = if change.left.is_empty() {
        (right, &mut change.right, &mut change.left, (floor.1, floor.0), (ceiling.1, ceiling.0))
    } else if change.right.is_empty() {
        (left, &mut change.left, &mut change.right, floor, ceiling)
    } else {
        return;
    };
    let same = |a: usize, b: usize| matches!((side.get(a), side.get(b)), (Some(a), Some(b)) if a.key == b.key);
    let (length, place) = (moved.len(), still.start);
    let mut back = 0;
    while moved.start - back > floor.0 && place - back > floor.1 && same(moved.start - back - 1, moved.end - back - 1) {
        back += 1;
    }
    let first = moved.start - back;
    let mut last = moved.start;
    while last + length < ceiling.0 && place + (last - moved.start) < ceiling.1 && same(last, last + length) {
        last += 1;
    }
    let ends = |at: usize| side.get(at).is_some_and(|token| token.ends_clause);
    let cut = |at: usize| at == 0 || at == side.len() || ends(at - 1);
    let score = |start: usize| {
        let end = start + length;
        // Best: a clause with the comma that opens or closes it; then any border at a clause.
        2 * usize::from(cut(start) && cut(end)) + usize::from(cut(start)) + usize::from(cut(end) || ends(end))
    };
    if let Some(best) = (first..=last).max_by_key(|&start| (score(start), start)) {
        let shift = place + best - moved.start;
        *moved = best..best + length;
        *still = shift..shift;
    }
}

/// Joins changes that only a few function words or marks keep apart.
fn join(found: Vec<Change>, left: &[Token]) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::with_capacity(found.len());
    for next in found {
        if let Some(last) = joined.last_mut() {
            let between = left.get(last.left.end..next.left.start).unwrap_or_default();
            // Two insertions in different places stay two: joining would mark words that nobody changed.
            let one_sided =
                (last.left.is_empty() && next.left.is_empty()) || (last.right.is_empty() && next.right.is_empty());
            if between.len() <= BRIDGE && !one_sided && !between.iter().any(|token| token.is_content) {
                last.left.end = next.left.end;
                last.right.end = next.right.end;
                continue;
            }
        }
        joined.push(next);
    }
    joined
}
