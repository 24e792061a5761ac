//! One statement told as sure by one report and as likely by the other: "will sign", "is likely to be reflected in a statement".
//!
//! The verbs need not be alike; the two sentences must share most of their rarer words, and so must the two clauses: a doubt is that
//! of its own clause.

use super::fit::same_predicate;
use super::{Bench, Context, Shift};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::{Kind, within};
use crate::mention::{Claim, Form, Status};
use crate::text::Span;

/// The sentences are at least so much alike.
const LEAST_COSINE: f32 = 0.4;
/// Clauses with two verbs are at least so much alike.
const LEAST_COSINE_OF_CLAUSES: f32 = 0.2;
/// The words that they share weigh at least so much: four words that the event has nowhere else.
const LEAST_WEIGHT: f32 = 9.0;
/// Likelier pairs are looked for among so many sentences with a doubt.
const MOST: usize = 40;

struct Line<'w> {
    sentence: usize,
    claim: &'w Claim,
    context: Context,
    /// The sentence's other claims that may tell the same.
    others: Vec<&'w Claim>,
}

/// The sentences of a report that tell something as likely, and those that tell it as sure.
pub(super) struct Lines<'w> {
    likely: Vec<Line<'w>>,
    sure: Vec<Line<'w>>,
}

/// Finds statements that are sure on one side and likely on the other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let both = |desk| Lines { likely: lines(desk, bench.lexis, true), sure: lines(desk, bench.lexis, false) };
    let left = left.doubts.get_or_init(|| both(one));
    let right = right.doubts.get_or_init(|| both(two));
    for (here, there, own, others, swapped) in [(one, two, left, right, false), (two, one, right, left, true)] {
        for doubt in own.likely.iter().take(MOST) {
            let alike = |other: &Line| {
                let (cosine, weight, _) = doubt.context.shares(&other.context, bench.lexis);
                (cosine >= LEAST_COSINE && weight >= LEAST_WEIGHT).then_some(cosine)
            };
            if others.likely.iter().any(|other| alike(other).is_some()) {
                continue;
            }
            let best = others.sure.iter().filter_map(|other| Some((alike(other)?, other)));
            if let Some((cosine, flat)) = best.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.sentence.cmp(&x.1.sentence)))
                && let Some(claim) = flatly(bench.lexis, (here, doubt), (there, flat))
            {
                drafts.push(draft(bench, doubt, (flat.sentence, claim), cosine, swapped));
            }
        }
    }
}

/// Returns the sentences whose first firm claim is likely, or those that know no doubt.
fn lines<'w>(desk: &Desk<'w>, lexis: &Lexis, likely: bool) -> Vec<Line<'w>> {
    let sentences = desk.witness.article.sentences.iter().enumerate();
    sentences
        .filter(|&(sentence, _)| desk.manner(sentence) == Manner::Statement)
        .filter_map(|(sentence, &around)| {
            let doubted = desk.line(sentence).iter().any(|token| is_likely(lexis.text(token.word)));
            if doubted != likely {
                return None;
            }
            let fit = |claim: &&Claim| {
                claim.form == Form::Shown
                    && !claim.hedged
                    && if likely {
                        claim.status == Status::Expected && says_likely(desk.slice(claim.span))
                    } else {
                        matches!(claim.status, Status::Planned | Status::Occurred)
                    }
            };
            let mut claims = within(&desk.witness.claims, around, |claim| claim.span).filter(fit);
            let claim = claims.next()?;
            let context = Context::of_sentence(desk, lexis, sentence);
            Some(Line { sentence, claim, context, others: claims.collect() })
        })
        .collect()
}

/// Returns the claim of a flat sentence that tells what the doubt is of: the same verb, or the clause that shares most words with the doubt's.
fn flatly<'w>(
    lexis: &Lexis,
    (here, doubt): (&Desk, &Line),
    (there, flat): (&Desk<'w>, &Line<'w>),
) -> Option<&'w Claim> {
    let doubted = Context::of_span(here, lexis, doubt.claim.clause);
    let all = std::iter::once(flat.claim).chain(flat.others.iter().copied());
    let alike = |claim: &'w Claim| {
        let (cosine, _) = doubted.likeness(&Context::of_span(there, lexis, told_by(there, lexis, flat, claim)), lexis);
        let same = same_predicate(claim, doubt.claim);
        (cosine >= LEAST_COSINE_OF_CLAUSES || same && cosine > 0.0)
            .then_some((f32::from(u8::from(same)) + cosine, claim))
    };
    all.filter_map(alike).max_by(|x, y| x.0.total_cmp(&y.0)).map(|(_, claim)| claim)
}

/// Returns the clause of a claim with the relative clause that its object carries: "will sign a document *that reflects both views*".
fn told_by(desk: &Desk, lexis: &Lexis, line: &Line, claim: &Claim) -> Span {
    let tokens = desk.line(line.sentence);
    let next = tokens.get(tokens.partition_point(|token| token.span.start < claim.clause.end));
    let relative = next.is_some_and(|token| matches!(lexis.text(token.word), "that" | "which" | "who"));
    // "reported that": no object, no relative clause.
    let object = tokens.iter().any(|token| token.span.start >= claim.span.end && token.span.end <= claim.clause.end);
    match tokens.last().filter(|_| relative && object) {
        Some(last) => claim.clause.join(last.span),
        None => claim.clause,
    }
}

fn says_likely(words: &str) -> bool {
    words.split_whitespace().any(|word| is_likely(&word.to_lowercase()))
}

fn is_likely(word: &str) -> bool {
    matches!(word, "likely" | "probably" | "expected" | "tipped" | "perhaps" | "possibly" | "may" | "might" | "could")
}

fn draft(bench: &Bench, doubt: &Line, (sentence, flat): (usize, &Claim), cosine: f32, swapped: bool) -> Draft {
    let (here, there) = bench.sides(swapped);
    bench.shift(Shift {
        kind: Kind::Outcome,
        marks: [Mark::of_claim(here, doubt.sentence, doubt.claim), Mark::of_claim(there, sentence, flat)],
        confidence: (0.35 + 0.6 * cosine).min(0.9),
        question: None,
        could_be: "an earlier publication",
        evidence: [
            format!("slot: sentences alike by {cosine:.2}"),
            "rule: sure on one side, likely on the other".to_owned(),
        ],
    })
}
