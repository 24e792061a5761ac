//! Someone who is talked of for a post or a deal by one report, and settled on by the other: "is close to signing", "will direct".
//!
//! The verbs need not be alike: what is sought and what is got are told by other words. The name is what the two have in common.

use super::{Bench, Context, Shift};
use crate::discrepancy::desk::{Desk, Lexis, Manner, Token};
use crate::discrepancy::draft::Draft;
use crate::discrepancy::value;
use crate::discrepancy::{Kind, within};
use crate::mention::{Name, NameKind, Status};
use crate::text::{Span, WordKind};

/// The cue stands within so many words of the name.
const REACH: usize = 10;
/// The story is told within so many sentences; later ones are background.
const DEPTH: usize = 12;
/// The two sentences share so many words of content, the name's among them.
const LEAST_SHARED: usize = 2;

pub(super) struct Place<'w> {
    name: &'w Name,
    sentence: usize,
    span: Span,
    /// Whether it is settled, or only talked of.
    settled: bool,
    context: Context,
}

/// Finds names that are talked of on one side and settled on on the other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let left: &[Place] = left.candidates.get_or_init(|| places(one, bench.lexis));
    let right: &[Place] = right.candidates.get_or_init(|| places(two, bench.lexis));
    for (here, there, swapped) in [(left, right, false), (right, left, true)] {
        let pair = here.iter().filter(|open| !open.settled).find_map(|open| {
            // One report may leave open whether the name is a person's, not both.
            let same = |place: &&Place| {
                [open, *place].iter().any(|one| one.name.kind == NameKind::Person)
                    && value::same_bearer(&open.name.value, &place.name.value)
            };
            // Who tells both stages, or the same one, agrees.
            if here.iter().filter(same).any(|place| place.settled)
                || there.iter().filter(same).any(|place| !place.settled)
            {
                return None;
            }
            let shared = |place: &&Place| open.context.likeness(&place.context, bench.lexis).1 >= LEAST_SHARED;
            there.iter().filter(same).find(shared).map(|settled| (open, settled))
        });
        if let Some((open, settled)) = pair {
            drafts.push(draft(bench, open, settled, swapped));
        }
    }
}

fn places<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Place<'w>> {
    let mut found = Vec::new();
    for sentence in (0..desk.lines.len().min(DEPTH)).filter(|&sentence| desk.manner(sentence) == Manner::Statement) {
        let Some(&around) = desk.witness.article.sentences.get(sentence) else { continue };
        let line: Vec<&Token> = desk.line(sentence).iter().filter(|token| token.kind != WordKind::Mark).collect();
        let words: Vec<&str> = line.iter().map(|token| lexis.text(token.word)).collect();
        for at in 0..words.len() {
            let Some((length, settled)) = words.get(at..).and_then(cue) else { continue };
            let (Some(first), Some(last)) = (line.get(at), line.get(at + length - 1)) else { continue };
            let near = within(&desk.witness.names, around, |name| name.span)
                .filter(|name| matches!(name.kind, NameKind::Person | NameKind::Other))
                .filter_map(|name| {
                    let start = line.iter().position(|token| token.span.overlaps(name.span))?;
                    let end = line.iter().rposition(|token| token.span.overlaps(name.span))?;
                    let distance = if end < at { at - end } else { start.saturating_sub(at + length) };
                    (distance <= REACH).then_some((distance, name))
                })
                .min_by_key(|&(distance, name)| (distance, name.span.start));
            if let Some((_, name)) = near {
                let context = Context::of_sentence(desk, lexis, sentence);
                found.push(Place { name, sentence, span: first.span.join(last.span), settled, context });
            }
        }
    }
    found
}

/// Returns how many words long the cue is that words begin with, and whether it settles the matter.
fn cue(words: &[&str]) -> Option<(usize, bool)> {
    match words {
        ["close" | "closer" | "near", "to", "signing" | "joining" | "landing" | "becoming" | "taking", ..]
        | ["in", "talks" | "negotiations" | "discussions", "to" | "for" | "with" | "about", ..]
        | ["in", "the", "running", ..]
        | ["being", "considered" | "eyed" | "courted", "for" | "as" | "to" | "by", ..] => Some((3, false)),
        ["considered" | "tipped", "for" | "as" | "to", ..] | ["leading", "candidate" | "contender", ..] => {
            Some((2, false))
        }
        ["front-runner" | "frontrunner" | "shortlisted", ..] => Some((1, false)),
        [
            "will",
            "direct" | "play" | "star" | "replace" | "succeed" | "lead" | "become" | "host" | "join" | "head" | "coach"
            | "manage",
            ..,
        ]
        | [
            "was" | "been",
            "named" | "appointed" | "hired" | "chosen" | "selected" | "picked" | "tapped" | "cast",
            ..,
        ]
        | [
            "has" | "have",
            "named" | "appointed" | "hired" | "chosen" | "selected" | "picked" | "tapped" | "signed",
            ..,
        ] => Some((2, true)),
        _ => None,
    }
}

fn draft(bench: &Bench, open: &Place, settled: &Place, swapped: bool) -> Draft {
    let (here, there) = bench.sides(swapped);
    let mark =
        |witness: usize, place: &Place, status: Status| bench.quoted(witness, place.sentence, place.span, Some(status));
    bench.shift(Shift {
        kind: Kind::Outcome,
        marks: [mark(here, open, Status::Possible), mark(there, settled, Status::Planned)],
        confidence: 0.62,
        question: Some("Is it settled?"),
        could_be: "an earlier publication",
        evidence: [
            format!("slot: {} on both sides", open.name.value),
            "rule: talked of on one side, settled on the other".to_owned(),
        ],
    })
}
