//! Writes the report that would be saved, to be looked at before it is.

use crate::comparison::{Comparison, Decisions, State};
use crate::gui::state::Preview;
use crate::gui::words::{KINDS, count};
use crate::report::{self, Format, Options, words};

/// How many lines are shown.
const LINES: usize = 240;
/// The longest line that is shown, in characters.
const LONGEST: usize = 700;

/// Returns what the report holds in counts, and its first lines as text.
pub(super) fn write(comparison: &Comparison, decisions: &Decisions, options: &Options, format: Format) -> Preview {
    // HTML and office files hold what Markdown holds; JSON is for programs, and may be very long.
    let format = match format {
        Format::Csv => Format::Csv,
        Format::Json => {
            return Preview::Ready { holds: holds(comparison, decisions, options), lines: Vec::new(), more: 0 };
        }
        _ => Format::Markdown,
    };
    let text = report::render(comparison, decisions, options, format);
    let mut lines = text.lines();
    let shown = lines.by_ref().take(LINES).map(short).collect();
    Preview::Ready { holds: holds(comparison, decisions, options), lines: shown, more: lines.count() }
}

fn short(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "…",
        None => line.to_owned(),
    }
}

/// Says in counts what the report holds.
fn holds(comparison: &Comparison, decisions: &Decisions, options: &Options) -> Vec<String> {
    let events: Vec<_> =
        comparison.events.iter().enumerate().filter(|(n, _)| options.event.is_none_or(|only| only == *n)).collect();
    let articles: usize = events.iter().map(|(_, event)| event.event.members.len()).sum();
    let mut kinds = [0; KINDS.len()];
    let (mut new, mut confirmed, mut dismissed) = (0, 0, 0);
    for (_, event) in &events {
        for finding in &event.apparatus.findings {
            if let Some(n) = KINDS.iter().position(|&kind| kind == finding.kind).and_then(|at| kinds.get_mut(at)) {
                *n += 1;
            }
            match decisions.of(&comparison.key_of(event, finding)).state {
                State::New => new += 1,
                State::Confirmed => confirmed += 1,
                State::Dismissed => dismissed += 1,
            }
        }
    }
    let facts: usize = events.iter().map(|(_, event)| event.apparatus.facts.len()).sum();
    let by_kind: Vec<String> = KINDS
        .iter()
        .zip(kinds)
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| format!("{} {n}", words::kind(*kind)))
        .collect();
    let mut holds = vec![format!("{} of {}", count(events.len(), "event"), count(articles, "article"))];
    let findings = count(new + confirmed + dismissed, "finding");
    holds.push(if by_kind.is_empty() { findings } else { format!("{findings}: {}", by_kind.join(", ")) });
    holds.push(format!("{confirmed} confirmed, {dismissed} dismissed, {new} not yet looked at"));
    holds.push(format!("{} in the fact matrix", count(facts, "fact")));
    if !comparison.set_aside.is_empty() {
        holds.push(format!("{} set aside, with the reasons", count(comparison.set_aside.len(), "file")));
    }
    holds
}
