//! Numbers that count the same thing.

use super::{Bench, Context, mutual_best};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::{Number, NumberKind};

/// Contexts less alike than this are not of one slot.
const LEAST_LIKENESS: f32 = 0.3;
/// More numbers than this in one article are a table; the rest is left out.
const MOST_NUMBERS: usize = 160;

/// A number with what it counts.
struct Slot<'w> {
    number: &'w Number,
    sentence: usize,
    context: Context,
    /// The person whose age it is.
    person: Option<&'w str>,
}

/// Finds numbers of one slot whose values exclude each other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let (left, right) = (slots(one, bench.lexis), slots(two, bench.lexis));
    // A value that the other report has too, of the same thing, is no disagreement wherever it stands.
    let shared = |slot: &Slot, others: &[Slot]| {
        others.iter().any(|other| {
            slot.number.kind == other.number.kind
                && same_unit(slot.number, other.number)
                && value::numbers(slot.number, other.number, false) == Verdict::Agree
        })
    };
    let lone_left: Vec<&Slot> = left.iter().filter(|slot| !shared(slot, &right)).collect();
    let lone_right: Vec<&Slot> = right.iter().filter(|slot| !shared(slot, &left)).collect();
    let pairs = mutual_best(lone_left.len(), lone_right.len(), |a, b| match (lone_left.get(a), lone_right.get(b)) {
        (Some(a), Some(b)) => likeness(bench, a, b),
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        let (Some(a), Some(b)) = (lone_left.get(a), lone_right.get(b)) else { continue };
        drafts.push(draft(bench, a, b, score));
    }
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    desk.witness
        .numbers
        .iter()
        .take(MOST_NUMBERS)
        .filter_map(|number| {
            let sentence = desk.witness.sentence_at(number.span.start)?;
            let manner = desk.manner(sentence);
            if manner != Manner::Statement || number.value.is_none() {
                return None;
            }
            let person = (number.kind == NumberKind::Age).then(|| owner(desk, number)).flatten();
            Some(Slot { number, sentence, context: Context::of(desk, lexis, number.span), person })
        })
        .collect()
}

/// Returns the person whose age a number gives: the name right before or after it.
fn owner<'w>(desk: &Desk<'w>, number: &Number) -> Option<&'w str> {
    desk.witness
        .names
        .iter()
        .filter(|name| {
            let gap = if name.span.end <= number.span.start {
                number.span.start - name.span.end
            } else {
                name.span.start.saturating_sub(number.span.end)
            };
            gap <= 14
        })
        .min_by_key(|name| (name.span.start.abs_diff(number.span.end), name.span.start))
        .map(|name| name.value.as_str())
}

fn same_unit(a: &Number, b: &Number) -> bool {
    match (&a.class, &b.class) {
        (Some(x), Some(y)) => x == y,
        (Some(_), None) | (None, Some(_)) => false,
        (None, None) => a.unit == b.unit,
    }
}

fn likeness(bench: &Bench, a: &Slot, b: &Slot) -> f32 {
    if a.number.kind != b.number.kind
        || !same_unit(a.number, b.number)
        || value::numbers(a.number, b.number, false) != Verdict::Conflict
    {
        return 0.0;
    }
    let (cosine, shared) = a.context.likeness(&b.context, bench.lexis);
    let paired = bench.paired(a.sentence, b.sentence);
    if let (Some(x), Some(y)) = (a.person, b.person) {
        return if value::same_bearer(x, y) { 0.8 + 0.2 * cosine } else { 0.0 };
    }
    // Without the counted thing the words around must carry the whole weight.
    let bare = a.number.class.is_none() && a.number.unit.is_none();
    let least = match a.number.kind {
        NumberKind::Plain => 0.6,
        NumberKind::Count if bare => 0.6,
        NumberKind::Score => 0.45,
        NumberKind::Magnitude => 0.1,
        _ if a.number.class.is_some() => LEAST_LIKENESS,
        _ => 0.4,
    };
    let score = cosine + 0.2 * paired.min(1.0);
    if shared >= 2 && score >= least { score } else { 0.0 }
}

fn draft(bench: &Bench, a: &Slot, b: &Slot, score: f32) -> Draft {
    let mark = |witness: usize, slot: &Slot| Mark {
        witness,
        sentence: slot.sentence,
        span: slot.number.span,
        value: value::show_number(slot.number),
        status: None,
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let (asked, context) = question::of_place(bench.desks, Kind::Number, (bench.left, a.sentence), a.number.span);
    Draft {
        kind: Kind::Number,
        relation: Relation::Conflict,
        severity: severity::of(bench.desks, Kind::Number, Relation::Conflict, &marks),
        confidence: (0.35 + 0.6 * score).min(0.95),
        question: asked,
        could_be: None,
        context,
        marks,
        evidence: vec![
            format!("slot: {} in both, words around alike by {score:.2}", slot_name(a.number)),
            "rule: numbers of one slot".to_owned(),
        ],
    }
}

fn slot_name(number: &Number) -> String {
    number.class.clone().or_else(|| number.unit.clone()).unwrap_or_else(|| format!("{:?}", number.kind).to_lowercase())
}
