//! Why it happened: unknown to one report, told by the other.

use super::{Bench, Shift};
use crate::discrepancy::desk::{Desk, Lexis, Manner, Token};
use crate::discrepancy::draft::Draft;
use crate::discrepancy::{Kind, value, within};
use crate::mention::NameKind;
use crate::text::{Span, WordKind};

/// "Unknown" stands within so many tokens of "cause".
const REACH: usize = 14;
/// The sentences in which a report says whom its story is about.
const LEAD: usize = 4;
/// A cause is told in so many words of content at most.
const LONGEST: usize = 3;

/// What a report says of a cause.
struct Cause {
    sentence: usize,
    span: Span,
    /// The stem of what it is the cause of; `None` where the sentence leaves it to the story.
    of: Option<u32>,
}

/// Finds a cause that is unknown to one report and told by the other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let lexis = bench.lexis;
    for (here, there, swapped) in [(one, two, false), (two, one, true)] {
        let (Some(open), None) = (unknown(here, lexis), told(here, lexis)) else { continue };
        let (None, Some(known)) = (unknown(there, lexis), told(there, lexis)) else { continue };
        let death = [lexis.stem_of("death"), lexis.stem_of("die")];
        let one_matter = open.of.is_none()
            || open.of == known.of
            || death.contains(&open.of) && death.contains(&known.of)
            || there.line(known.sentence).iter().any(|token| Some(lexis.stem(token.word)) == open.of);
        if one_matter && !of_another(there, here, &known) {
            drafts.push(draft(bench, &open, &known, swapped));
        }
    }
}

/// Tells whether the cause is told of a person whom the other report does not name where it tells the story: "where his rival died of".
fn of_another(desk: &Desk, other: &Desk, known: &Cause) -> bool {
    let Some(&around) = desk.witness.article.sentences.get(known.sentence) else { return false };
    let told = within(&desk.witness.names, around, |name| name.span)
        .filter(|name| name.kind == NameKind::Person && name.span.end <= known.span.start);
    let (Some(person), Some(lead)) = (told.last(), other.witness.article.sentences.get(..LEAD.min(other.lines.len())))
    else {
        return false;
    };
    let mut there = lead.iter().flat_map(|&line| within(&other.witness.names, line, |name| name.span));
    !there.any(|name| value::same_bearer(&name.value, &person.value))
}

fn lines<'a>(desk: &'a Desk) -> impl Iterator<Item = (usize, &'a [Token])> {
    let fit = (0..desk.lines.len()).filter(|&sentence| desk.manner(sentence) == Manner::Statement);
    fit.map(|sentence| (sentence, desk.line(sentence)))
}

/// Returns where an article says that a cause is not known.
fn unknown(desk: &Desk, lexis: &Lexis) -> Option<Cause> {
    lines(desk).find_map(|(sentence, line)| {
        let at = line.iter().position(|token| lexis.text(token.word) == "cause")?;
        let noun = at > 0
            && line.get(at - 1).is_some_and(|token| {
                matches!(lexis.text(token.word), "the" | "a" | "exact" | "no" | "any" | "its" | "official" | "precise")
            });
        let after = line.get(at..(at + REACH).min(line.len()))?;
        let doubt = after.iter().rposition(|token| {
            matches!(
                lexis.text(token.word),
                "unknown"
                    | "unclear"
                    | "undetermined"
                    | "undisclosed"
                    | "unexplained"
                    | "investigated"
                    | "investigation"
            )
        });
        let denied = after.windows(2).any(|pair| {
            let word = |at: usize| pair.get(at).map_or("", |token: &Token| lexis.text(token.word));
            matches!(word(0), "not" | "yet")
                && matches!(
                    word(1),
                    "known" | "clear" | "determined" | "been" | "to" | "immediately" | "released" | "established"
                )
        });
        let last = doubt.or_else(|| denied.then(|| after.len().min(8) - 1))?;
        let of = match after.get(1).map(|token| lexis.text(token.word)) {
            Some("of" | "for") => after
                .iter()
                .skip(2)
                .take(4)
                .find(|token| token.kind == WordKind::Word && lexis.content(token.word))
                .map(|token| lexis.stem(token.word)),
            _ => None,
        };
        let (first, last) = (after.first()?, after.get(last)?);
        noun.then(|| Cause { sentence, span: first.span.join(last.span), of })
    })
}

/// Returns where an article tells a cause: "died of heart failure", "the fire was caused by a short circuit".
fn told(desk: &Desk, lexis: &Lexis) -> Option<Cause> {
    lines(desk).find_map(|(sentence, line)| {
        line.windows(2).enumerate().find_map(|(at, pair)| {
            let word = |at: usize| pair.get(at).map_or("", |token: &Token| lexis.text(token.word));
            let of = match (word(0), word(1)) {
                ("died" | "dies", "of" | "from") => lexis.stem_of("die"),
                ("caused" | "sparked" | "triggered", "by") | ("blamed", "on") => line
                    .get(..at)?
                    .iter()
                    .rev()
                    .find(|token| token.kind == WordKind::Word && lexis.content(token.word))
                    .map(|token| lexis.stem(token.word)),
                _ => {
                    // "died early Monday of apparent heart disease"
                    let near = line.get(at.saturating_sub(3)..at)?;
                    let died = near.iter().any(|token| matches!(lexis.text(token.word), "died"));
                    if word(0) == "of" && died { lexis.stem_of("die") } else { return None }
                }
            };
            let from = if matches!(word(0), "of") { at } else { at + 1 };
            let rest = line.get(from + 1..)?;
            let cause: Vec<&Token> = rest
                .iter()
                .take_while(|token| {
                    token.kind != WordKind::Mark && !matches!(lexis.text(token.word), "at" | "in" | "on" | "after")
                })
                .filter(|token| lexis.content(token.word))
                .take(LONGEST)
                .collect();
            let (first, last) = (line.get(from)?, cause.last()?);
            // "died of his own volition" names no illness, but no report writes so.
            (!first.capital).then(|| Cause { sentence, span: first.span.join(last.span), of })
        })
    })
}

fn draft(bench: &Bench, open: &Cause, known: &Cause, swapped: bool) -> Draft {
    let (here, there) = bench.sides(swapped);
    let mark = |witness: usize, cause: &Cause| bench.quoted(witness, cause.sentence, cause.span, None);
    bench.shift(Shift {
        kind: Kind::Outcome,
        marks: [mark(here, open), mark(there, known)],
        confidence: 0.65,
        question: Some("What was the cause?"),
        could_be: "an earlier publication",
        evidence: ["slot: the cause".to_owned(), "rule: unknown on one side, told on the other".to_owned()],
    })
}
