//! Claims of one matter: one predicate or one family of outcomes, with participants in common.

use super::{Bench, Context, mutual_best};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::fold;
use crate::discrepancy::{Kind, Relation, cue, question, severity};
use crate::mention::{Claim, Status};

/// Claims less alike than this are of two matters.
const LEAST_LIKENESS: f32 = 0.5;
/// A claim that agrees counts from this share of the likeness of the claim that does not.
const AGREEMENT: f32 = 0.8;
/// How many words before a claim may hold a word of doubt about it.
const DOUBT_REACH: usize = 8;
/// More claims than this in one article: the rest is left out.
const MOST_CLAIMS: usize = 400;

struct Slot<'w> {
    claim: &'w Claim,
    sentence: usize,
    context: Context,
    agents: Vec<String>,
    patients: Vec<String>,
    /// Whether a word of doubt stands with it or before it.
    doubted: bool,
    /// Whether it is what someone is accused of: the other report may name the accuser instead.
    charged: bool,
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
        let Some((kind, relation, rule)) = relation(a, b) else { continue };
        // The other report may say elsewhere, of the same matter, what this one says.
        let agrees = |x: &Slot, others: &[Slot]| {
            others
                .iter()
                .any(|other| likeness(bench, x, other) >= AGREEMENT * score && self::relation(x, other).is_none())
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
            // "to host" alone says what for, not that it is to come.
            if group(claim.status) == Group::Ahead && desk.slice(claim.span).starts_with("to ") {
                return None;
            }
            // "projects affecting fish" says which, not what happened.
            let words = desk.slice(claim.span);
            if words.ends_with("ing") && !words.contains(' ') && claim.agents.is_empty() {
                return None;
            }
            let folded = |list: &[String]| list.iter().map(|part| fold(part)).filter(|part| !part.is_empty()).collect();
            Some(Slot {
                claim,
                sentence,
                context: Context::of(desk, lexis, claim.span),
                agents: folded(&claim.agents),
                patients: folded(&claim.patients),
                doubted: doubted(desk, lexis, sentence, claim),
                charged: desk.slice(claim.clause).contains("accus") || desk.slice(claim.span).contains("charge"),
            })
        })
        .collect()
}

/// Tells whether a word of doubt stands inside a claim or shortly before it, in the same clause.
fn doubted(desk: &Desk, lexis: &Lexis, sentence: usize, claim: &Claim) -> bool {
    let line = desk.line(sentence);
    let end = line.partition_point(|token| token.span.start < claim.span.end);
    let start = line.partition_point(|token| token.span.start < claim.span.start);
    let doubt = |word: &str| {
        cue::is_hedge(word)
            || matches!(
                word,
                "believe" | "believes" | "appear" | "appears" | "appeared" | "seem" | "seems" | "seemed" | "suspect"
            )
    };
    line.get(..end)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(end - start + DOUBT_REACH)
        .map(|token| lexis.text(token.word))
        .take_while(|word| !matches!(*word, ";" | "\"" | ":"))
        .any(doubt)
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
    // A family without sides (meetings) or the same side of one is one predicate in other words.
    let same_predicate = same_predicate || a.claim.side == b.claim.side && a.claim.side != 0;
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
fn relation(left: &Slot, right: &Slot) -> Option<(Kind, Relation, &'static str)> {
    let (a, b) = (left.claim, right.claim);
    let (x, y) = (group(a.status), group(b.status));
    let real_side = |claim: &Claim, group: Group| if group == Group::Not { -claim.side } else { claim.side };
    if a.predicate != b.predicate && a.side != b.side {
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
        (Group::Open, Group::Not) | (Group::Not, Group::Open) => {
            Some((Kind::Outcome, Relation::Shift, "open on one side, not done on the other"))
        }
        _ if x == y && left.doubted != right.doubted && !left.charged && !right.charged => {
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
