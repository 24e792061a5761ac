//! Claims of one matter: one predicate or one family of outcomes, with participants in common.

use super::{Bench, Context, mutual_best};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::fold;
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::{Claim, NameKind, OutcomeClass, Status};

/// Claims less alike than this are of two matters.
const LEAST_LIKENESS: f32 = 0.55;
/// The likeness of two claims of one meeting.
const ONE_MEETING: f32 = 0.75;
/// More claims than this in one article: the rest is left out.
const MOST_CLAIMS: usize = 400;

struct Slot<'w> {
    claim: &'w Claim,
    sentence: usize,
    context: Context,
    agents: Vec<String>,
    patients: Vec<String>,
    /// The last parts of the persons' names in the sentence.
    people: Vec<String>,
}

/// How far a claim goes, in five groups; only groups are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Real,
    Ahead,
    Open,
    Not,
    Denied,
}

fn group(status: Status) -> Group {
    match status {
        Status::Occurred | Status::Ongoing | Status::Partial => Group::Real,
        Status::Planned | Status::Expected | Status::Possible => Group::Ahead,
        Status::Undecided => Group::Open,
        Status::Failed | Status::Cancelled => Group::Not,
        Status::Denied => Group::Denied,
    }
}

/// Finds claims of one matter that exclude each other or differ in how far they go.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let (left, right) = (slots(one, bench.lexis), slots(two, bench.lexis));
    let pairs = mutual_best(left.len(), right.len(), |a, b| match (left.get(a), right.get(b)) {
        (Some(a), Some(b)) => likeness(bench, a, b),
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        let (Some(a), Some(b)) = (left.get(a), right.get(b)) else { continue };
        let Some((kind, relation, rule)) = relation(a.claim, b.claim) else { continue };
        let agrees = |x: &Slot, others: &[Slot]| {
            others.iter().any(|other| {
                likeness(bench, x, other).max(likeness(bench, other, x)) > 0.0
                    && self::relation(x.claim, other.claim).is_none()
            })
        };
        if agrees(a, &right) || agrees(b, &left) {
            continue;
        }
        drafts.push(draft(bench, a, b, (kind, relation, rule), score));
    }
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    desk.witness
        .claims
        .iter()
        .take(MOST_CLAIMS)
        .filter(|claim| !light(&claim.predicate))
        .filter_map(|claim| {
            let sentence = desk.witness.sentence_at(claim.span.start)?;
            let manner = desk.manner(sentence);
            if manner != Manner::Statement {
                return None;
            }
            let folded = |list: &[String]| list.iter().map(|part| fold(part)).filter(|part| !part.is_empty()).collect();
            Some(Slot {
                claim,
                sentence,
                context: Context::of(desk, lexis, claim.span),
                agents: folded(&claim.agents),
                patients: folded(&claim.patients),
                people: people(desk, sentence),
            })
        })
        .collect()
}

/// Returns the folded last parts of the persons' names in a sentence, each once.
fn people(desk: &Desk, sentence: usize) -> Vec<String> {
    let Some(&span) = desk.witness.article.sentences.get(sentence) else { return Vec::new() };
    let inside = desk.witness.names.iter().filter(|name| name.kind == NameKind::Person && span.contains(name.span));
    let mut people: Vec<String> =
        inside.filter_map(|name| name.value.split_whitespace().next_back()).map(fold).collect();
    people.sort();
    people.dedup();
    people
}

/// Tells whether two claims speak of one meeting: the same two persons stand in two passages of one row.
/// Who meets whom has no direction, and "his counterpart" is a name told in the other report.
fn one_meeting(bench: &Bench, a: &Slot, b: &Slot) -> bool {
    let meeting = |slot: &Slot| slot.claim.class == Some(OutcomeClass::Meeting);
    meeting(a)
        && meeting(b)
        && a.claim.predicate == b.claim.predicate
        && bench.paired(a.sentence, b.sentence) > 0.0
        && a.people.iter().filter(|person| b.people.contains(person)).count() >= 2
}

/// Tells whether a predicate says too little to be compared.
fn light(predicate: &str) -> bool {
    matches!(
        predicate,
        "be" | "have"
            | "do"
            | "say"
            | "make"
            | "get"
            | "go"
            | "come"
            | "take"
            | "give"
            | "see"
            | "know"
            | "think"
            | "want"
            | "need"
            | "tell"
            | "add"
            | "become"
            | "seem"
            | "look"
            | "feel"
            | "put"
            | "let"
            | "keep"
            | "use"
            | "include"
            | "call"
            | "try"
    )
}

fn likeness(bench: &Bench, a: &Slot, b: &Slot) -> f32 {
    let same_predicate = a.claim.predicate == b.claim.predicate;
    let same_family = a.claim.class.is_some() && a.claim.class == b.claim.class;
    if !same_predicate && !same_family {
        return 0.0;
    }
    if one_meeting(bench, a, b) {
        return ONE_MEETING;
    }
    let meet = |x: &[String], y: &[String]| x.iter().any(|part| y.contains(part));
    let apart = |x: &[String], y: &[String]| !x.is_empty() && !y.is_empty() && !meet(x, y);
    let (agents, patients) = (meet(&a.agents, &b.agents), meet(&a.patients, &b.patients));
    if apart(&a.patients, &b.patients) && apart(&a.agents, &b.agents) {
        return 0.0;
    }
    let (cosine, shared) = a.context.likeness(&b.context, bench.lexis);
    if shared < 2 {
        return 0.0;
    }
    let score = 0.7 * cosine
        + if agents { 0.2 } else { 0.0 }
        + if patients { 0.25 } else { 0.0 }
        + if same_predicate { 0.1 } else { 0.0 }
        + 0.2 * bench.paired(a.sentence, b.sentence).min(1.0)
        - if apart(&a.patients, &b.patients) { 0.2 } else { 0.0 }
        - if apart(&a.agents, &b.agents) { 0.15 } else { 0.0 };
    if score >= LEAST_LIKENESS { score } else { 0.0 }
}

/// Returns how two claims of one matter stand to each other; `None` where they agree.
fn relation(a: &Claim, b: &Claim) -> Option<(Kind, Relation, &'static str)> {
    let (x, y) = (group(a.status), group(b.status));
    let real_side = |claim: &Claim, group: Group| if group == Group::Not { -claim.side } else { claim.side };
    if a.predicate != b.predicate && a.class.is_some() && a.class == b.class {
        let sides = (real_side(a, x), real_side(b, y));
        let done = |group: Group| matches!(group, Group::Real | Group::Not);
        return (done(x) && done(y) && sides.0 * sides.1 < 0).then_some((
            Kind::Outcome,
            Relation::Conflict,
            "opposite outcomes of one family",
        ));
    }
    match (x, y) {
        (Group::Real, Group::Not) | (Group::Not, Group::Real) => {
            Some((Kind::Outcome, Relation::Conflict, "done on one side, not done on the other"))
        }
        (Group::Ahead, Group::Not) | (Group::Not, Group::Ahead) => {
            Some((Kind::Outcome, Relation::Conflict, "ahead on one side, not done on the other"))
        }
        (Group::Real, Group::Denied) | (Group::Denied, Group::Real) => {
            Some((Kind::Outcome, Relation::Conflict, "done on one side, denied on the other"))
        }
        (Group::Real, Group::Ahead | Group::Open) | (Group::Ahead | Group::Open, Group::Real) => {
            Some((Kind::Outcome, Relation::Shift, "done on one side, ahead or open on the other"))
        }
        _ if x == y && a.hedged != b.hedged => {
            Some((Kind::Attribution, Relation::Shift, "hedged on one side, flat on the other"))
        }
        _ => None,
    }
}

fn draft(bench: &Bench, a: &Slot, b: &Slot, (kind, relation, rule): (Kind, Relation, &str), score: f32) -> Draft {
    let mark = |witness: usize, slot: &Slot| Mark {
        witness,
        sentence: slot.sentence,
        span: slot.claim.span,
        value: slot.claim.predicate.clone(),
        status: Some(slot.claim.status),
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let (asked, context) = question::of_place(bench.desks, Kind::Outcome, (bench.left, a.sentence), a.claim.span);
    Draft {
        kind,
        relation,
        severity: severity::of(bench.desks, kind, relation, &marks),
        confidence: (0.25 + 0.6 * score).min(0.95),
        question: asked,
        could_be: (relation == Relation::Shift)
            .then(|| "an earlier publication, or another stage of the same affair".to_owned()),
        context,
        marks,
        evidence: vec![
            format!("slot: “{}” / “{}”, alike by {score:.2}", a.claim.predicate, b.claim.predicate),
            format!("rule: {rule}"),
        ],
    }
}
