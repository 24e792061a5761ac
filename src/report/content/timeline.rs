//! The dates that each source gives, in their order.

use std::collections::BTreeMap;

use crate::calendar::TimeKind;
use crate::mention::Witness;

/// One date or time, and who gives it.
pub(in crate::report) struct TimePart {
    /// The value as ISO 8601 / TIMEX3.
    pub(in crate::report) value: String,
    /// For each source the words in which it gives this date, each once; empty where it does not.
    pub(in crate::report) cells: Vec<Vec<String>>,
}

/// Returns the dates and times of an event's witnesses, earliest first; those without a year last.
pub(super) fn timeline(witnesses: &[&Witness]) -> Vec<TimePart> {
    let mut rows: BTreeMap<(bool, String, String), Vec<Vec<String>>> = BTreeMap::new();
    for (index, witness) in witnesses.iter().enumerate() {
        for date in &witness.dates {
            let value = &date.value;
            if !matches!(value.kind, TimeKind::Date | TimeKind::Time)
                || !value.timex.contains(|c: char| c.is_ascii_digit())
            {
                continue;
            }
            let place = value.interval.map_or_else(
                || (true, value.timex.clone(), value.timex.clone()),
                |interval| (false, interval.earliest.to_string(), value.timex.clone()),
            );
            let cells = rows.entry(place).or_insert_with(|| vec![Vec::new(); witnesses.len()]);
            let words = date.span.of(witness.text()).to_owned();
            if let Some(cell) = cells.get_mut(index)
                && !cell.contains(&words)
            {
                cell.push(words);
            }
        }
    }
    rows.into_iter().map(|((_, _, value), cells)| TimePart { value, cells }).collect()
}
