//! The slot path: independent reports, whose sentences need not be aligned.
//!
//! Two mentions fill one slot when they are of one kind, their heads agree and the words around them do; each must be the other's best.

mod age;
mod aligned_name;
mod candidate;
mod cause;
mod claim;
mod counted;
mod date;
mod deed;
mod fit;
mod home;
mod identity;
mod lead;
mod likelihood;
mod name;
mod nobody;
mod number;
mod open;
mod party;
mod person;
mod quote;
mod shown;
mod slots;
mod spelling;
mod stage;
mod third;
mod weigh;

pub(super) use counted::{converted, open_upwards};
pub use weigh::{Example, shipped};

use std::collections::HashMap;

use rayon::prelude::*;

use self::slots::Slots;
use super::desk::{Desk, Lexis};
use super::draft::{Draft, Mark};
use super::{Kind, Relation, question, severity};
use crate::alignment::{Alignment, Row};
use crate::mention::Status;
use crate::text::{Span, WordKind};

/// Beyond so many witnesses, each is compared with its closest ones only.
const ALL_PAIRS: usize = 10;
/// So many closest ones.
const CLOSEST: usize = 6;
/// In a row of more witnesses than this, each looks only among those next to it in the order of the texts.
const WIDEST: usize = 256;
/// The words within so many bytes of a mention are its context.
const REACH: u32 = 110;

/// The sentences in which a report tells its main act.
const LEAD: usize = 3;

/// Two sentences of two witnesses that were paired, with the score.
pub(super) type Pairings = HashMap<((usize, usize), (usize, usize)), f32>;

/// Two witnesses to be compared.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a, 'w> {
    pub(super) desks: &'a [Desk<'w>],
    pub(super) lexis: &'a Lexis,
    pub(super) pairings: &'a Pairings,
    /// The slots of each witness.
    slots: &'a [Slots<'w>],
    spellings: &'a spelling::Spellings,
    pub(super) left: usize,
    pub(super) right: usize,
}

impl<'a, 'w> Bench<'a, 'w> {
    /// Returns the two witnesses laid out.
    fn both(&self) -> Option<(&'a Desk<'w>, &'a Desk<'w>)> {
        Some((self.desks.get(self.left)?, self.desks.get(self.right)?))
    }

    /// Returns the slots of the two.
    fn slots(&self) -> Option<(&'a Slots<'w>, &'a Slots<'w>)> {
        Some((self.slots.get(self.left)?, self.slots.get(self.right)?))
    }

    /// Returns how well two sentences were paired; 0 where they were not.
    fn paired(&self, left: usize, right: usize) -> f32 {
        self.pairings.get(&((self.left, left), (self.right, right))).copied().unwrap_or(0.0)
    }

    /// Returns the two witnesses, left and right, or the other way round.
    fn sides(&self, swapped: bool) -> (usize, usize) {
        if swapped { (self.right, self.left) } else { (self.left, self.right) }
    }

    /// Marks the words of a place as a reading that is its own value, on one line.
    fn quoted(&self, witness: usize, sentence: usize, span: Span, status: Option<Status>) -> Mark {
        let written = self.desks.get(witness).map_or("", |desk| desk.slice(span));
        let value = written.split_whitespace().collect::<Vec<_>>().join(" ");
        Mark { witness, sentence, span, value, status }
    }

    /// Makes the draft of a shift.
    fn shift(&self, shift: Shift) -> Draft {
        let Shift { kind, marks, confidence, question, could_be, evidence } = shift;
        let [first, second] = marks.each_ref().map(|mark| ((mark.witness, mark.sentence), mark.span));
        let (asked, context) = question::of_pair(self.desks, kind, first, second);
        Draft {
            kind,
            relation: Relation::Shift,
            severity: severity::of(self.desks, kind, Relation::Shift, &marks),
            confidence,
            question: question.map_or(asked, str::to_owned),
            could_be: Some(could_be.to_owned()),
            context,
            marks: marks.into(),
            evidence: evidence.into(),
        }
    }
}

/// What a rule knows of two readings that tell one matter at different stages of knowledge.
struct Shift<'q> {
    kind: Kind,
    /// The first reading's context is shown.
    marks: [Mark; 2],
    confidence: f32,
    /// The question; `None` asks for what stands at the first reading.
    question: Option<&'q str>,
    could_be: &'q str,
    /// How the slot was found, and the rule.
    evidence: [String; 2],
}

/// Finds the differences between slots, pair by pair of witnesses.
pub(super) fn find(desks: &[Desk], lexis: &Lexis, alignment: &Alignment) -> Vec<Draft> {
    let pairings = pairings(alignment);
    let slots: Vec<Slots> = desks.iter().map(|_| Slots::default()).collect();
    let spellings = spelling::Spellings::of(desks);
    let between = |(left, right): (usize, usize)| {
        let bench = Bench { desks, lexis, pairings: &pairings, slots: &slots, spellings: &spellings, left, right };
        let mut drafts = Vec::new();
        age::find(&bench, &mut drafts);
        number::find(&bench, &mut drafts);
        date::find(&bench, &mut drafts);
        name::find(&bench, &mut drafts);
        claim::find(&bench, &mut drafts);
        cause::find(&bench, &mut drafts);
        home::find(&bench, &mut drafts);
        stage::find(&bench, &mut drafts);
        likelihood::find(&bench, &mut drafts);
        nobody::find(&bench, &mut drafts);
        candidate::find(&bench, &mut drafts);
        identity::find(&bench, &mut drafts);
        quote::find(&bench, &mut drafts);
        lead::find(&bench, &mut drafts);
        drafts
    };
    // Many reports of one event are work for all cores; their order is kept.
    let drafts: Vec<Vec<Draft>> = pairs(desks, alignment).into_par_iter().map(between).collect();
    let mut drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
    third::settle(desks, &mut drafts);
    drafts
}

/// Gathers pairs of places of all pairs of witnesses, for the trainer of the weights.
pub(super) fn examples(desks: &[Desk], lexis: &Lexis, alignment: &Alignment) -> Vec<Example> {
    let (pairings, spellings) = (pairings(alignment), spelling::Spellings::of(desks));
    let slots: Vec<Slots> = desks.iter().map(|_| Slots::default()).collect();
    let mut examples = Vec::new();
    for (left, right) in pairs(desks, alignment) {
        let bench = Bench { desks, lexis, pairings: &pairings, slots: &slots, spellings: &spellings, left, right };
        date::examples(&bench, &mut examples);
        age::examples(&bench, &mut examples);
        name::examples(&bench, &mut examples);
    }
    examples
}

fn pairings(alignment: &Alignment) -> Pairings {
    let mut all = Pairings::new();
    for pairing in alignment.rows.iter().flat_map(|row| &row.pairings) {
        let (left, right) = if pairing.left.0 < pairing.right.0 {
            (pairing.left, pairing.right)
        } else {
            (pairing.right, pairing.left)
        };
        let best = all.entry((left, right)).or_insert(0.0);
        *best = best.max(pairing.score);
    }
    all
}

/// Returns the pairs of witnesses to compare: all of a small event; of a large one each with those that share most rows with it.
fn pairs(desks: &[Desk], alignment: &Alignment) -> Vec<(usize, usize)> {
    let count = desks.len();
    if count <= ALL_PAIRS {
        return (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect();
    }
    // The order of the texts, not that of the witnesses, decides between those that share as many rows.
    let text = |witness: usize| desks.get(witness).map_or("", |desk| desk.witness.text());
    let mut by_text: Vec<usize> = (0..count).collect();
    by_text.sort_by_key(|&witness| text(witness));
    let mut rank = vec![0_usize; count];
    for (place, &witness) in by_text.iter().enumerate() {
        if let Some(slot) = rank.get_mut(witness) {
            *slot = place;
        }
    }
    let mut rows_of: Vec<Vec<&[usize]>> = vec![Vec::new(); count];
    let filled: Vec<Vec<usize>> = alignment.rows.iter().map(|row| in_row(row, &rank)).collect();
    for row in filled.iter().filter(|row| row.len() > 1) {
        for (at, &witness) in row.iter().enumerate() {
            if let Some(rows) = rows_of.get_mut(witness) {
                rows.push(neighbours(row, at));
            }
        }
    }
    let mut shared = vec![0_u32; count];
    let mut chosen = Vec::new();
    for (a, rows) in rows_of.iter().enumerate() {
        let mut others: Vec<usize> = Vec::new();
        for &b in rows.iter().copied().flatten().filter(|&&b| b != a) {
            if let Some(slot) = shared.get_mut(b) {
                if *slot == 0 {
                    others.push(b);
                }
                *slot += 1;
            }
        }
        // One that shares no row with enough others is compared with those whose texts come first, as any other choice is as good.
        let spare = by_text.iter().copied().filter(|&b| b != a && shared.get(b) == Some(&0)).take(CLOSEST);
        let spare: Vec<usize> = if others.len() < CLOSEST { spare.collect() } else { Vec::new() };
        others.extend(spare);
        others.sort_by_key(|&b| (std::cmp::Reverse(shared.get(b).copied().unwrap_or(0)), rank.get(b).copied()));
        for &b in rows.iter().copied().flatten() {
            if let Some(slot) = shared.get_mut(b) {
                *slot = 0;
            }
        }
        chosen.extend(others.into_iter().take(CLOSEST).map(|b| (a.min(b), a.max(b))));
    }
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Returns the witnesses that have a passage in a row, in the order of their texts.
fn in_row(row: &Row, rank: &[usize]) -> Vec<usize> {
    let mut filled: Vec<usize> =
        row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(witness, _)| witness).collect();
    filled.sort_unstable_by_key(|&witness| rank.get(witness).copied());
    filled
}

/// Returns those of a row's witnesses among which one looks for its closest: all of a row of usual length, the ones around it of a longer one.
fn neighbours(row: &[usize], at: usize) -> &[usize] {
    let from = at.saturating_sub(WIDEST / 2).min(row.len().saturating_sub(WIDEST));
    row.get(from..row.len().min(from + WIDEST)).unwrap_or(row)
}

/// The words around a mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Stems, sorted.
    stems: Vec<u32>,
    norm: f32,
}

impl Context {
    /// Takes the words of content near a span, in its own sentence.
    fn of(desk: &Desk, lexis: &Lexis, span: Span) -> Self {
        Self::new(
            lexis,
            desk.around(span, REACH)
                .filter(|token| token.kind != WordKind::Mark && lexis.content(token.word))
                .map(|token| lexis.stem(token.word))
                .collect(),
        )
    }

    /// Takes the words of content of a whole sentence.
    fn of_sentence(desk: &Desk, lexis: &Lexis, sentence: usize) -> Self {
        let line = desk.line(sentence).iter();
        let content = line.filter(|token| token.kind != WordKind::Mark && lexis.content(token.word));
        Self::new(lexis, content.map(|token| lexis.stem(token.word)).collect())
    }

    /// Takes the words of content of a sentence, those of a place in it left out.
    fn of_sentence_without(desk: &Desk, lexis: &Lexis, sentence: usize, place: Span) -> Self {
        let line = desk.line(sentence).iter().filter(|token| !token.span.overlaps(place));
        let content = line.filter(|token| token.kind != WordKind::Mark && lexis.content(token.word));
        Self::new(lexis, content.map(|token| lexis.stem(token.word)).collect())
    }

    /// Takes the words of content of a clause.
    fn of_span(desk: &Desk, lexis: &Lexis, span: Span) -> Self {
        let sentence = desk.witness.sentence_at(span.start).unwrap_or(usize::MAX);
        let inside = desk.line(sentence).iter().filter(|token| span.contains(token.span));
        let content = inside.filter(|token| token.kind != WordKind::Mark && lexis.content(token.word));
        Self::new(lexis, content.map(|token| lexis.stem(token.word)).collect())
    }

    fn new(lexis: &Lexis, mut stems: Vec<u32>) -> Self {
        stems.sort_unstable();
        stems.dedup();
        let norm = stems.iter().map(|&stem| lexis.weight(stem).powi(2)).sum::<f32>().sqrt();
        Self { stems, norm }
    }

    /// Returns the cosine of two contexts, weighted by rarity, and how many words they share.
    fn likeness(&self, other: &Self, lexis: &Lexis) -> (f32, usize) {
        let (cosine, _, shared) = self.shares(other, lexis);
        (cosine, shared)
    }

    /// Returns the cosine of two contexts, the weight of the words that they share, and how many these are.
    fn shares(&self, other: &Self, lexis: &Lexis) -> (f32, f32, usize) {
        let (mut i, mut j, mut sum, mut weight, mut shared) = (0, 0, 0.0, 0.0, 0);
        while let (Some(a), Some(b)) = (self.stems.get(i), other.stems.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += lexis.weight(*a).powi(2);
                    weight += lexis.weight(*a);
                    shared += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        let norms = self.norm * other.norm;
        (if norms > 0.0 { sum / norms } else { 0.0 }, weight, shared)
    }
}

/// Picks the pairs of which each is the other's best; scores of 0 or less are no pairs.
fn mutual_best(left: usize, right: usize, score: impl Fn(usize, usize) -> f32) -> Vec<(usize, usize, f32)> {
    let mut best_left: Vec<(f32, usize)> = vec![(0.0, usize::MAX); left];
    let mut best_right: Vec<(f32, usize)> = vec![(0.0, usize::MAX); right];
    for a in 0..left {
        for b in 0..right {
            let s = score(a, b);
            if let Some(slot) = best_left.get_mut(a)
                && s > slot.0
            {
                *slot = (s, b);
            }
            if let Some(slot) = best_right.get_mut(b)
                && s > slot.0
            {
                *slot = (s, a);
            }
        }
    }
    best_left
        .into_iter()
        .enumerate()
        .filter(|(a, (_, b))| best_right.get(*b).is_some_and(|(_, back)| back == a))
        .map(|(a, (s, b))| (a, b, s))
        .collect()
}
