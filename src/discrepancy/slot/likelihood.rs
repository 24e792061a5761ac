//! One statement told as sure by one report and as likely by the other: "will sign", "is likely to be reflected in a statement".
//!
//! The verbs need not be alike; the two sentences must share most of their rarer words.

use super::{Bench, Context, Shift};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::{Kind, within};
use crate::mention::{Claim, Form, Status};

/// The sentences are at least so much alike.
const LEAST_COSINE: f32 = 0.4;
/// The words that they share weigh at least so much: four words that the event has nowhere else.
const LEAST_WEIGHT: f32 = 9.0;
/// Likelier pairs are looked for among so many sentences with a doubt.
const MOST: usize = 40;

struct Line<'w> {
    sentence: usize,
    claim: &'w Claim,
    context: Context,
}

/// Finds statements that are sure on one side and likely on the other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    for (here, there, swapped) in [(one, two, false), (two, one, true)] {
        let (likely, sure) = (lines(here, bench.lexis, true), lines(there, bench.lexis, false));
        let also_likely = lines(there, bench.lexis, true);
        for doubt in likely.iter().take(MOST) {
            let alike = |other: &Line| {
                let (cosine, weight, _) = doubt.context.shares(&other.context, bench.lexis);
                (cosine >= LEAST_COSINE && weight >= LEAST_WEIGHT).then_some(cosine)
            };
            if also_likely.iter().any(|other| alike(other).is_some()) {
                continue;
            }
            let best = sure.iter().filter_map(|other| Some((alike(other)?, other)));
            if let Some((cosine, flat)) = best.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.sentence.cmp(&x.1.sentence)))
            {
                drafts.push(draft(bench, doubt, flat, cosine, swapped));
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
            let mut claims = within(&desk.witness.claims, around, |claim| claim.span);
            let claim = claims.find(|claim| {
                claim.form == Form::Shown
                    && !claim.hedged
                    && if likely {
                        claim.status == Status::Expected && says_likely(desk.slice(claim.span))
                    } else {
                        matches!(claim.status, Status::Planned | Status::Occurred)
                    }
            })?;
            Some(Line { sentence, claim, context: Context::of_sentence(desk, lexis, sentence) })
        })
        .collect()
}

fn says_likely(words: &str) -> bool {
    words.split_whitespace().any(|word| is_likely(&word.to_lowercase()))
}

fn is_likely(word: &str) -> bool {
    matches!(word, "likely" | "probably" | "expected" | "tipped" | "perhaps" | "possibly" | "may" | "might" | "could")
}

fn draft(bench: &Bench, doubt: &Line, flat: &Line, cosine: f32, swapped: bool) -> Draft {
    let (here, there) = bench.sides(swapped);
    bench.shift(Shift {
        kind: Kind::Outcome,
        marks: [Mark::of_claim(here, doubt.sentence, doubt.claim), Mark::of_claim(there, flat.sentence, flat.claim)],
        confidence: (0.35 + 0.6 * cosine).min(0.9),
        question: None,
        could_be: "an earlier publication",
        evidence: [
            format!("slot: sentences alike by {cosine:.2}"),
            "rule: sure on one side, likely on the other".to_owned(),
        ],
    })
}
