//! How far the law has come with a suspect: questioned, arrested, charged, jailed, convicted, sentenced.
//!
//! A report that was written later tells a later stage, with another verb, so no two claims of the case need be alike.
//! Neighbouring stages are told together or left out at will; only stages far apart, or one that is ahead here and done there, are shown.

use super::party::{Bearing, Party, antecedent, bearing};
use super::{Bench, Shift};
use crate::discrepancy::Kind;
use crate::discrepancy::cue;
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::mention::{Claim, OutcomeClass, Status};

/// A stage that does not reach to a charge by so much is another report's later stage.
const FAR_APART: u8 = 2;
/// The first stage of which one may say that the case stands in court.
const CHARGED: u8 = 3;

struct Step<'w> {
    rank: u8,
    ahead: bool,
    claim: &'w Claim,
    sentence: usize,
    suspects: Vec<Party>,
}

/// Finds that one report has the case of one suspect at a later stage than the other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let (left, right) = (steps(one, bench.lexis), steps(two, bench.lexis));
    for first in &left {
        // What each report tells of this suspect; the first step of a suspect speaks for all of them.
        let here: Vec<&Step> = left.iter().filter(|step| one_suspect(first, step)).collect();
        let there: Vec<&Step> = right.iter().filter(|step| one_suspect(first, step)).collect();
        if here.first().is_some_and(|step| step.claim.span != first.claim.span) {
            continue;
        }
        if let Some((a, b)) = apart(&here, &there) {
            drafts.push(draft(bench, a, b));
            return;
        }
    }
    // Where each report knows of one case only, it is the same one, whatever they call the suspect.
    let single = |steps: &[Step]| {
        let first = steps.first().map_or(&[][..], |step| &step.suspects);
        steps.iter().all(|step| !matches!(bearing(first, &step.suspects), Bearing::OtherName | Bearing::OtherNoun))
    };
    if single(&left)
        && single(&right)
        && let Some((a, b)) = apart(&left.iter().collect::<Vec<_>>(), &right.iter().collect::<Vec<_>>())
        && bearing(&a.suspects, &b.suspects) == Bearing::Open
    {
        drafts.push(draft(bench, a, b));
    }
}

/// Tells whether two steps are taken with one suspect.
fn one_suspect(a: &Step, b: &Step) -> bool {
    matches!(bearing(&a.suspects, &b.suspects), Bearing::SameName | Bearing::SameNoun)
}

/// Returns the furthest steps of both sides where they lie far apart, or where one is ahead here and done there.
fn apart<'a, 'w>(left: &[&'a Step<'w>], right: &[&'a Step<'w>]) -> Option<(&'a Step<'w>, &'a Step<'w>)> {
    let (a, b) = (furthest(left, false)?, furthest(right, false)?);
    if a.rank.abs_diff(b.rank) >= FAR_APART && a.rank.min(b.rank) == 1 {
        Some((a, b))
    } else if a.rank >= CHARGED && b.rank < CHARGED {
        furthest(right, true).map(|ahead| (a, ahead))
    } else if b.rank >= CHARGED && a.rank < CHARGED {
        furthest(left, true).map(|ahead| (ahead, b))
    } else {
        None
    }
}

fn steps<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Step<'w>> {
    let claims = desk.witness.claims.iter().filter(|claim| !claim.nominal);
    claims
        .filter_map(|claim| {
            let rank = rank(claim)?;
            let sentence = desk.witness.sentence_at(claim.span.start)?;
            let (real, ahead) = (
                matches!(claim.status, Status::Occurred | Status::Ongoing),
                matches!(claim.status, Status::Planned | Status::Expected),
            );
            // Who faces charges or pleads is the suspect, and the subject.
            let suspected = if acts(claim) { &claim.agents } else { &claim.patients };
            // "The officer and his partner were questioned", but "he questioned the decision".
            let person =
                suspected.iter().any(|patient| patient.starts_with(char::is_uppercase) || cue::is_person_noun(patient));
            // "He is expected to be charged"
            let he = suspected.is_empty().then(|| antecedent(desk, claim)).flatten();
            let suspects = Party::all(&suspected.iter().cloned().chain(he).collect::<Vec<_>>(), lexis);
            // What a quoted law threatens, or a witness tells, is no step of this case.
            let fit = !attributive(desk, lexis, sentence, claim)
                && !desk.in_quotation(claim.span)
                && desk.manner(sentence) == Manner::Statement
                && (real || ahead)
                && (person || rank > 1 && !suspects.is_empty());
            fit.then_some(Step { rank, ahead, claim, sentence, suspects })
        })
        .collect()
}

/// Tells whether a participle only says what kind of person is meant: "a convicted sex offender".
fn attributive(desk: &Desk, lexis: &Lexis, sentence: usize, claim: &Claim) -> bool {
    let line = desk.line(sentence);
    let at = line.partition_point(|token| token.span.start < claim.span.start);
    let before = at.checked_sub(1).and_then(|at| line.get(at));
    let one_word = line.get(at).is_some_and(|token| token.span == claim.span);
    one_word
        && before
            .is_some_and(|token| matches!(lexis.text(token.word), "a" | "an" | "the" | "his" | "her" | "their" | "any"))
}

/// Returns the furthest step that was taken, or that is ahead; the first of equals.
fn furthest<'a, 'w>(steps: &[&'a Step<'w>], ahead: bool) -> Option<&'a Step<'w>> {
    let all = steps.iter().copied().filter(|step| step.ahead == ahead && (!ahead || step.rank == CHARGED));
    all.min_by_key(|step| (std::cmp::Reverse(step.rank), step.claim.span.start))
}

/// Tells whether the suspect is the one who acts: "Brandt faces charges", "Brandt pleaded guilty".
fn acts(claim: &Claim) -> bool {
    claim.predicate == "face charge" || claim.class == Some(OutcomeClass::Plea)
}

fn rank(claim: &Claim) -> Option<u8> {
    match (claim.predicate.as_str(), claim.class, claim.side) {
        ("question" | "interview" | "interrogate", ..) => Some(1),
        ("jail" | "imprison" | "remand", ..) => Some(4),
        ("sentence", ..) => Some(6),
        ("accuse", ..) => None,
        (_, Some(OutcomeClass::Custody), 1) => Some(2),
        (_, Some(OutcomeClass::Charge), 1) => Some(CHARGED),
        (_, Some(OutcomeClass::Plea), _) => Some(4),
        (_, Some(OutcomeClass::Court), _) => Some(5),
        _ => None,
    }
}

fn draft(bench: &Bench, a: &Step, b: &Step) -> Draft {
    bench.shift(Shift {
        kind: Kind::Outcome,
        marks: [Mark::of_claim(bench.left, a.sentence, a.claim), Mark::of_claim(bench.right, b.sentence, b.claim)],
        confidence: 0.6,
        question: Some("How far has the case gone?"),
        could_be: "an earlier publication, or another suspect",
        evidence: [
            format!("slot: stage of the case, {} of 6 / {} of 6", a.rank, b.rank),
            "rule: two stages of one case".to_owned(),
        ],
    })
}
