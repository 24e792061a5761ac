//! Passages that a source tells in another order than the rows.

use super::cell::{Cell, Moved};

/// Notes in each cell of a source whether it is told in another order, and where.
///
/// `firsts` holds row and first sentence of each of the source's cells, in the order of the rows.
/// As few passages as can be count as moved: all but a longest run that both orders share (patience sorting, Fredman 1975).
pub(super) fn note(rows: &mut [Vec<Cell>], witness: usize, firsts: &[(usize, usize)]) {
    let mut told: Vec<(usize, usize)> = firsts.iter().map(|&(row, sentence)| (sentence, row)).collect();
    told.sort_unstable();
    for at in moved(&firsts.iter().map(|&(_, sentence)| sentence).collect::<Vec<_>>()) {
        let Some(&(row, sentence)) = firsts.get(at) else { continue };
        let before = told.partition_point(|&(other, _)| other < sentence);
        let after = before.checked_sub(1).and_then(|last| told.get(last)).map(|&(_, row)| row);
        if let Some(cell) = rows.get_mut(row).and_then(|cells| cells.get_mut(witness)) {
            cell.moved = Some(Moved { before, of: told.len(), after });
        }
    }
}

/// Returns the positions that do not belong to a longest increasing run, in order.
fn moved(values: &[usize]) -> Vec<usize> {
    // For each length, the position where the lowest run of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|&end| values.get(end).is_some_and(|other| other < value));
        if let Some(slot) = before.get_mut(at) {
            *slot = length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied();
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; values.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(slot) = kept.get_mut(at) {
            *slot = true;
        }
        next = before.get(at).copied().flatten();
    }
    kept.iter().enumerate().filter(|(_, kept)| !**kept).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn as_few_as_can_be_are_moved() {
        for (values, expected) in [
            (&[0, 1, 2, 3][..], &[][..]),
            (&[3, 0, 1, 2], &[0]),
            (&[0, 2, 1, 3], &[1]),
            (&[1, 2, 3, 0], &[3]),
            (&[], &[]),
        ] {
            assert_eq!(moved(values), expected, "{values:?}");
        }
    }
}
