//! How well two places of two reports fit each other: the signs that they speak of one thing.
//!
//! Independent reports tell one act in other words, so no single sign decides. The weights were set by hand on candidate pairs of the
//! development data; about a quarter of it was kept unread, so the figures on it flatter.

use std::collections::BTreeSet;

use super::party::{Bearing, Party, actors, bearing};
use super::{Bench, Context};
use crate::calendar::TimeKind;
use crate::discrepancy::desk::{Desk, Lexis};
use crate::discrepancy::value::fold;
use crate::discrepancy::{question, within};
use crate::mention::Claim;
use crate::text::Span;

/// The sentences in which a report tells its main act.
const LEAD: usize = 2;
/// Numbers from this on are told by few sentences of an event.
const TELLING: f64 = 100.0;

/// A place of a report with what stands around it.
pub(super) struct Place<'w> {
    span: Span,
    pub(super) sentence: usize,
    pub(super) context: Context,
    /// The claim that the place belongs to.
    pub(super) claim: Option<&'w Claim>,
    agents: Vec<Party>,
    patients: Vec<Party>,
}

impl<'w> Place<'w> {
    pub(super) fn new(desk: &Desk<'w>, lexis: &Lexis, sentence: usize, span: Span) -> Self {
        let claim = question::claim_near(desk, sentence, span);
        Self {
            span,
            sentence,
            context: Context::of(desk, lexis, span),
            claim,
            agents: claim.map_or_else(Vec::new, |claim| actors(desk, claim, lexis)),
            patients: claim.map_or_else(Vec::new, |claim| {
                // "Adopted by 52 votes": a number is nobody.
                let others = claim.patients.iter().filter(|patient| !patient.starts_with(char::is_numeric));
                Party::all(&others.cloned().collect::<Vec<_>>(), lexis)
            }),
        }
    }
}

/// How two places stand to each other, sign by sign.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs of a weighted sum, not states of one thing")]
pub(super) struct Signs {
    /// How alike the words around are, from 0 to 1.
    pub(super) cosine: f32,
    /// The weight of the words that both have around them.
    pub(super) weight: f32,
    /// How many words these are.
    pub(super) shared: usize,
    pub(super) agents: Bearing,
    pub(super) patients: Bearing,
    /// Whether one who acts here is named in the sentence there: the other actor may have been misread.
    pub(super) actor_there: bool,
    /// Whether the two belong to one predicate, or to two words for it.
    pub(super) predicate: bool,
    /// Whether the two belong to two claims that are told apart.
    pub(super) other_predicate: bool,
    /// Names in the two sentences: whether they share one, or have only different ones.
    pub(super) names: Bearing,
    /// How many names the two sentences share.
    pub(super) shared_names: usize,
    /// How many telling figures both have beside them: a time of play, a number of three digits.
    pub(super) figures: usize,
    /// How well the sentences were paired.
    pub(super) paired: f32,
    /// Whether both stand where the main act is told.
    pub(super) lead: bool,
}

impl Signs {
    /// Weighs the signs.
    pub(super) fn score(&self) -> f32 {
        0.6 * self.cosine
            + 0.025 * self.weight.min(12.0)
            + self.agents.weight() * 0.6
            + self.patients.weight() * 0.6
            + if self.predicate { 0.15 } else { 0.0 }
            + match self.names {
                Bearing::SameName => 0.04,
                Bearing::OtherName => -0.1,
                _ => 0.0,
            }
            + 0.15 * self.paired.min(1.0)
            + if self.lead { 0.1 } else { 0.0 }
    }
}

/// Tells whether two claims have one predicate, or two words for it.
pub(super) fn same_predicate(a: &Claim, b: &Claim) -> bool {
    a.predicate == b.predicate || a.class.is_some() && a.class == b.class && a.side == b.side && a.side != 0
}

/// Reads the signs of two places.
pub(super) fn signs(bench: &Bench, (one, a): (&Desk, &Place), (two, b): (&Desk, &Place)) -> Signs {
    let (cosine, weight, shared) = a.context.shares(&b.context, bench.lexis);
    let (names, shared_names) = names((one, a), (two, b));
    let predicate = matches!((a.claim, b.claim), (Some(x), Some(y)) if same_predicate(x, y));
    Signs {
        cosine,
        weight,
        shared,
        agents: if predicate { bearing(&a.agents, &b.agents) } else { Bearing::Open },
        patients: if predicate { bearing(&a.patients, &b.patients) } else { Bearing::Open },
        actor_there: named_in(bench.lexis, &a.agents, (two, b)) || named_in(bench.lexis, &b.agents, (one, a)),
        predicate,
        other_predicate: !predicate && a.claim.is_some() && b.claim.is_some(),
        names,
        shared_names,
        figures: figures((one, a), (two, b)),
        paired: bench.paired(a.sentence, b.sentence),
        lead: a.sentence < LEAD && b.sentence < LEAD,
    }
}

/// Tells whether a sentence has the last word of the name of one of those parties.
fn named_in(lexis: &Lexis, parties: &[Party], (desk, place): (&Desk, &Place)) -> bool {
    let line = desk.line(place.sentence);
    let last = |party: &Party| party.stems().last().copied();
    let has = |stem: u32| line.iter().any(|token| token.capital && lexis.stem(token.word) == stem);
    parties.iter().filter(|party| party.is_named()).filter_map(last).any(has)
}

/// Compares the names in two sentences.
fn names((one, a): (&Desk, &Place), (two, b): (&Desk, &Place)) -> (Bearing, usize) {
    let inside = |desk: &Desk, place: &Place| -> Vec<String> {
        let Some(&around) = desk.witness.article.sentences.get(place.sentence) else { return Vec::new() };
        let all = within(&desk.witness.names, around, |name| name.span);
        all.filter_map(|name| name.value.split_whitespace().next_back()).map(fold).collect()
    };
    let (x, y) = (inside(one, a), inside(two, b));
    let shared = x.iter().collect::<BTreeSet<_>>().into_iter().filter(|name| y.contains(name)).count();
    let bearing = if x.is_empty() || y.is_empty() {
        Bearing::Open
    } else if shared > 0 {
        Bearing::SameName
    } else {
        Bearing::OtherName
    };
    (bearing, shared)
}

/// Counts the telling figures that two sentences share, those of the places themselves left out: times of day or of play, greater numbers.
fn figures((one, a): (&Desk, &Place), (two, b): (&Desk, &Place)) -> usize {
    let telling = |desk: &Desk, place: &Place| -> BTreeSet<String> {
        let Some(&around) = desk.witness.article.sentences.get(place.sentence) else { return BTreeSet::new() };
        let times = within(&desk.witness.dates, around, |date| date.span)
            .filter(|date| date.value.kind == TimeKind::Time && !date.span.overlaps(place.span))
            .map(|date| desk.slice(date.span).to_lowercase())
            .filter(|time| time.contains(':'));
        let numbers = within(&desk.witness.numbers, around, |number| number.span)
            .filter(|number| !number.span.overlaps(place.span))
            .filter_map(|number| number.value.filter(|value| value.abs() >= TELLING).map(|value| value.to_string()));
        times.chain(numbers).collect()
    };
    telling(one, a).intersection(&telling(two, b)).count()
}
