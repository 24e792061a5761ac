//! Who or what something is, said flatly by one report and with a doubt by the other: "a man believed to be her husband", "her husband".

use super::{Bench, Shift};
use crate::discrepancy::desk::{Desk, Lexis, Manner, Token};
use crate::discrepancy::draft::Draft;
use crate::discrepancy::{Kind, cue, within};
use crate::text::{Span, WordKind};

/// What is believed stands within so many tokens of "to be".
const LONGEST: usize = 8;
/// In the other report the words stand within so many tokens.
const WINDOW: usize = 6;
/// So many words of content must be the same.
const LEAST_SHARED: usize = 2;
/// More such doubts than this in one article: the rest is left out.
const MOST: usize = 12;

/// What an article says with a doubt.
struct Doubt {
    sentence: usize,
    span: Span,
    /// The stems of what is believed.
    stems: Vec<u32>,
}

/// Finds identities that one report doubts and the other states.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    for (here, there, swapped) in [(one, two, false), (two, one, true)] {
        for doubt in doubts(here, bench.lexis) {
            // Who states it elsewhere, or doubts it too, agrees.
            let stated = |desk: &Desk| flat(desk, bench.lexis, &doubt);
            if stated(here).is_some() || doubts(there, bench.lexis).iter().any(|other| shared(&doubt, &other.stems) > 0)
            {
                continue;
            }
            if let Some((sentence, span)) = stated(there) {
                drafts.push(draft(bench, &doubt, (sentence, span), swapped));
            }
        }
    }
}

fn shared(doubt: &Doubt, stems: &[u32]) -> usize {
    doubt.stems.iter().filter(|stem| stems.contains(stem)).count()
}

fn doubts(desk: &Desk, lexis: &Lexis) -> Vec<Doubt> {
    let mut found = Vec::new();
    for sentence in 0..desk.lines.len() {
        let line = desk.line(sentence);
        if desk.manner(sentence) != Manner::Statement {
            continue;
        }
        for (at, window) in line.windows(3).enumerate() {
            let [doubt, to, be] = window else { continue };
            let hedged = matches!(
                lexis.text(doubt.word),
                "believed" | "thought" | "understood" | "presumed" | "suspected" | "rumoured" | "rumored"
            );
            if !hedged || lexis.text(to.word) != "to" || lexis.text(be.word) != "be" {
                continue;
            }
            let what: Vec<&Token> = line
                .iter()
                .skip(at + 3)
                .take(LONGEST)
                .take_while(|token| token.kind != WordKind::Mark && !opens_claim(desk, token.span))
                .filter(|token| {
                    token.kind == WordKind::Word && lexis.content(token.word) && !measured(desk, token.span)
                })
                .collect();
            if let (Some(last), true) = (what.last(), what.len() >= LEAST_SHARED) {
                // What someone does or seeks is no identity: "believed to be carrying", "believed to be seeking".
                let first = what.first().map_or("", |token| lexis.text(token.word));
                // Nor is what only belongs to someone: "the reporter's source".
                let phrase = line.iter().skip(at + 3).take(LONGEST).take_while(|token| !joins(lexis.text(token.word)));
                let head = phrase.filter(|token| what.iter().any(|word| word.span == token.span)).last();
                let head = head.map_or("", |token| lexis.text(token.word));
                if first.ends_with("ing") || !cue::is_person_noun(head) {
                    continue;
                }
                let stems = what.iter().map(|token| lexis.stem(token.word)).collect();
                found.push(Doubt { sentence, span: doubt.span.join(last.span), stems });
            }
        }
    }
    found.truncate(MOST);
    found
}

/// Tells whether a word joins more to a noun: "the leader *of* the gang".
fn joins(word: &str) -> bool {
    matches!(word, "of" | "in" | "from" | "at" | "with" | "for" | "on" | "who" | "which" | "that" | "behind")
}

/// Tells whether a word is the first of what is claimed: "a woman believed to be his sister *ran*".
fn opens_claim(desk: &Desk, span: Span) -> bool {
    within(&desk.witness.claims, span, |claim| claim.span).any(|claim| claim.span.start == span.start)
}

/// Tells whether a word is part of a number or a time.
fn measured(desk: &Desk, span: Span) -> bool {
    within(&desk.witness.numbers, span, |number| number.span).next().is_some()
        || within(&desk.witness.dates, span, |date| date.span).next().is_some()
}

/// Returns the place where an article states what is doubted, without a doubt in the sentence.
fn flat(desk: &Desk, lexis: &Lexis, doubt: &Doubt) -> Option<(usize, Span)> {
    (0..desk.lines.len()).filter(|&sentence| desk.manner(sentence) == Manner::Statement).find_map(|sentence| {
        let line = desk.line(sentence);
        if line.iter().any(|token| doubts_word(lexis.text(token.word))) {
            return None;
        }
        line.windows(WINDOW.min(line.len()).max(1)).find_map(|window| {
            let hits: Vec<&Token> =
                window.iter().filter(|token| doubt.stems.contains(&lexis.stem(token.word))).collect();
            let part = hits.iter().any(|token| cue::is_person_noun(lexis.text(token.word)));
            let mut kinds: Vec<u32> = hits.iter().map(|token| lexis.stem(token.word)).collect();
            kinds.sort_unstable();
            kinds.dedup();
            let (first, last) = (hits.first()?, hits.last()?);
            (part && kinds.len() >= LEAST_SHARED).then(|| (sentence, first.span.join(last.span)))
        })
    })
}

fn doubts_word(word: &str) -> bool {
    matches!(
        word,
        "believed"
            | "thought"
            | "understood"
            | "presumed"
            | "suspected"
            | "apparently"
            | "reportedly"
            | "allegedly"
            | "alleged"
            | "may"
            | "might"
    )
}

fn draft(bench: &Bench, doubt: &Doubt, (sentence, span): (usize, Span), swapped: bool) -> Draft {
    let (here, there) = bench.sides(swapped);
    bench.shift(Shift {
        kind: Kind::Role,
        marks: [bench.quoted(here, doubt.sentence, doubt.span, None), bench.quoted(there, sentence, span, None)],
        confidence: 0.6,
        question: Some("Is it known who or what it is?"),
        could_be: "an earlier publication",
        evidence: [
            "slot: the same words of identity in both".to_owned(),
            "rule: believed on one side, flat on the other".to_owned(),
        ],
    })
}
