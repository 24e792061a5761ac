//! What nobody did, suffered or knows by one report, and somebody by the other: "no arrests have been made", "a man was arrested".
//!
//! Only what is denied of everyone counts: "no one else was hurt", "no serious injuries" and "none of the children" leave room for some.
//! A report that tells both itself speaks of two groups, and is left out.

use super::{Bench, Context, Shift};
use crate::discrepancy::cue;
use crate::discrepancy::desk::{Desk, Lexis, Manner, Token};
use crate::discrepancy::draft::Draft;
use crate::discrepancy::merge::MANY;
use crate::discrepancy::{Kind, within};
use crate::mention::{Claim, OutcomeClass, Status};
use crate::text::{Span, WordKind};

/// The two halves of a denial stand within so many words: "no one ... was hurt".
const REACH: usize = 5;
/// A matter is told within so many sentences of a report's beginning; later ones are background.
const DEPTH: usize = 25;

/// In a large event so many words of content must be around both.
const LEAST_SHARED: usize = 2;

/// What may be denied of everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matter {
    Harm,
    Arrest,
    Identity,
    Responsibility,
}

const MATTERS: [Matter; 4] = [Matter::Harm, Matter::Arrest, Matter::Identity, Matter::Responsibility];

/// Where a report speaks of a matter.
struct Place {
    sentence: usize,
    span: Span,
}

/// What one report says of a matter: where it denies it of everyone, and where it tells it of somebody.
pub(super) struct Said {
    denied: Option<Place>,
    told: Option<Place>,
}

/// Finds what is denied of everyone by one report and told of somebody by the other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let said = |desk: &Desk| -> Vec<Said> {
        let of = |&matter: &Matter| Said {
            denied: denied(desk, bench.lexis, matter),
            told: told(desk, bench.lexis, matter),
        };
        MATTERS.iter().map(of).collect()
    };
    let left = left.matters.get_or_init(|| said(one));
    let right = right.matters.get_or_init(|| said(two));
    for ((matter, x), y) in MATTERS.into_iter().zip(left).zip(right) {
        for (here, there, swapped) in [(x, y, false), (y, x, true)] {
            if let (Some(none), None, None, Some(some)) = (&here.denied, &here.told, &there.denied, &there.told)
                && (bench.desks.len() < MANY || told_together(bench, none, some, swapped))
            {
                drafts.push(draft(bench, matter, none, some, swapped));
            }
        }
    }
}

/// Tells whether the words around a denial and a report are alike: in a large event one house stands empty and another burns.
fn told_together(bench: &Bench, none: &Place, some: &Place, swapped: bool) -> bool {
    let (here, there) = bench.sides(swapped);
    let around = |witness: usize, place: &Place| {
        bench.desks.get(witness).map(|desk| Context::of_sentence(desk, bench.lexis, place.sentence))
    };
    around(here, none).zip(around(there, some)).is_some_and(|(a, b)| a.likeness(&b, bench.lexis).1 >= LEAST_SHARED)
}

/// The words of a sentence without marks.
fn words<'a>(desk: &'a Desk, sentence: usize) -> Vec<&'a Token> {
    desk.line(sentence).iter().filter(|token| token.kind != WordKind::Mark).collect()
}

fn statements(desk: &Desk) -> impl Iterator<Item = usize> {
    (0..desk.lines.len().min(DEPTH)).filter(|&sentence| desk.manner(sentence) == Manner::Statement)
}

/// Returns where an article denies a matter of everyone.
fn denied(desk: &Desk, lexis: &Lexis, matter: Matter) -> Option<Place> {
    statements(desk).find_map(|sentence| {
        let line = words(desk, sentence);
        let all: Vec<&str> = line.iter().map(|token| lexis.text(token.word)).collect();
        (0..line.len()).find_map(|at| {
            let rest = all.get(at..(at + REACH + 2).min(all.len()))?;
            let length = denial(rest, matter)?;
            let (first, last) = (line.get(at)?, line.get(at + length - 1)?);
            Some(Place { sentence, span: first.span.join(last.span) })
        })
    })
}

/// Returns how many words long the denial is that words begin with.
fn denial(words: &[&str], matter: Matter) -> Option<usize> {
    let everyone = match words {
        ["no", "one", ..] => 2,
        ["nobody" | "noone" | "no-one", ..] => 1,
        _ => 0,
    };
    let ends = |from: usize, last: &[&str]| {
        let inner = words.get(from..)?;
        let at = inner.iter().take(REACH).position(|word| last.contains(word))?;
        inner.get(..at)?.iter().all(|word| passes(word)).then_some(from + at + 1)
    };
    match matter {
        Matter::Harm if everyone > 0 => ends(everyone, &["injured", "hurt", "wounded", "harmed"]),
        Matter::Harm => match words {
            ["no", "injuries" | "casualties", next, ..]
                if matches!(*next, "were" | "have" | "and" | "in" | "reported") =>
            {
                Some(2)
            }
            ["no", "reports", "of", "injuries" | "casualties", ..] => Some(4),
            ["were", "no", "injuries" | "casualties"] => Some(3),
            _ => None,
        },
        Matter::Arrest if everyone > 0 => ends(everyone, &["arrested", "detained"]),
        Matter::Arrest => match words {
            ["no", "arrests", ..] | ["no", "arrest", "has" | "was" | "had", ..] => Some(2),
            ["not" | "yet", "made", "any" | "an", "arrests" | "arrest", ..] => Some(4),
            ["remains" | "remain" | "remained" | "still", "at", "large", ..] => Some(3),
            _ => None,
        },
        Matter::Identity => match words {
            ["not", "been" | "yet" | "immediately", "been" | "identified" | "named", ..] => {
                ends(1, &["identified", "named"])
            }
            ["name" | "names" | "identity" | "identities", "of", ..] => ends(2, &["withheld"]),
            _ => None,
        },
        Matter::Responsibility => {
            let from = match words {
                ["no", "group" | "organisation" | "organization" | "militants", ..] => 2,
                ["no", "claim" | "claims", "of", "responsibility", ..] => return Some(4),
                _ if everyone > 0 => everyone,
                _ => return None,
            };
            ends(from, &["responsibility"])
        }
    }
}

/// Tells whether a word may stand inside a denial without narrowing it.
fn passes(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "has"
            | "have"
            | "had"
            | "been"
            | "yet"
            | "so"
            | "far"
            | "reported"
            | "reportedly"
            | "immediately"
            | "claimed"
            | "being"
            | "killed"
            | "or"
            | "and"
            | "publicly"
            | "inside"
    )
}

/// Returns where an article tells a matter of somebody.
fn told(desk: &Desk, lexis: &Lexis, matter: Matter) -> Option<Place> {
    statements(desk).find_map(|sentence| {
        let &around = desk.witness.article.sentences.get(sentence)?;
        if background(desk, around) {
            return None;
        }
        let line = words(desk, sentence);
        let text = |at: usize| line.get(at).map_or("", |token| lexis.text(token.word));
        // "None of the arrested", "not yet identified": who denies a part tells nothing of somebody.
        if line.iter().any(|token| cue::is_negation(lexis.text(token.word)) || lexis.text(token.word) == "no-one") {
            return None;
        }
        match matter {
            Matter::Harm | Matter::Arrest => {
                let mut claims = within(&desk.witness.claims, around, |claim| claim.span);
                let claim = claims.find(|claim| happened(claim, matter))?;
                Some(Place { sentence, span: claim.span })
            }
            Matter::Identity => (0..line.len()).find_map(|at| {
                let named = text(at) == "identified"
                    && (1..=REACH).any(|next| {
                        text(at + next) == "as" && line.get(at + next + 1).is_some_and(|token| token.capital)
                    });
                let last = line.get((at + 2).min(line.len().checked_sub(1)?))?;
                named.then(|| Place {
                    sentence,
                    span: line.get(at).map_or(last.span, |first| first.span.join(last.span)),
                })
            }),
            Matter::Responsibility => (0..line.len()).find_map(|at| {
                let claimed = matches!(text(at), "claimed" | "claims" | "claiming") && text(at + 1) == "responsibility";
                let (first, last) = (line.get(at)?, line.get(at + 1)?);
                claimed.then(|| Place { sentence, span: first.span.join(last.span) })
            }),
        }
    })
}

fn happened(claim: &Claim, matter: Matter) -> bool {
    let real = matches!(claim.status, Status::Occurred | Status::Ongoing) && !claim.hedged;
    real && match matter {
        Matter::Harm => {
            claim.class == Some(OutcomeClass::Casualty)
                && matches!(claim.predicate.as_str(), "injure" | "hurt" | "wound" | "kill" | "die")
        }
        Matter::Arrest => claim.class == Some(OutcomeClass::Custody) && claim.side == 1,
        Matter::Identity | Matter::Responsibility => false,
    }
}

/// Tells whether a sentence speaks of another year, as background does.
fn background(desk: &Desk, around: Span) -> bool {
    within(&desk.witness.dates, around, |date| date.span).any(|date| {
        let written = desk.slice(date.span);
        written.chars().filter(char::is_ascii_digit).count() >= 4 || written.contains("year") || written.contains("ago")
    })
}

fn draft(bench: &Bench, matter: Matter, none: &Place, some: &Place, swapped: bool) -> Draft {
    let (here, there) = bench.sides(swapped);
    let mark =
        |witness: usize, place: &Place, status: Status| bench.quoted(witness, place.sentence, place.span, Some(status));
    bench.shift(Shift {
        kind: Kind::Outcome,
        marks: [mark(here, none, Status::Failed), mark(there, some, Status::Occurred)],
        confidence: 0.65,
        question: Some(match matter {
            Matter::Harm => "Was anyone hurt?",
            Matter::Arrest => "Was anyone arrested?",
            Matter::Identity => "Is it known who it is?",
            Matter::Responsibility => "Has anyone claimed responsibility?",
        }),
        could_be: "an earlier publication, or another group of people",
        evidence: [
            "slot: one matter, asked of everyone".to_owned(),
            "rule: nobody on one side, somebody on the other".to_owned(),
        ],
    })
}
