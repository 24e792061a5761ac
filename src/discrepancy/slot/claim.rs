//! Claims of one matter: one predicate or one family of outcomes, with participants and circumstances in common.
//!
//! Two reports tell one act with other words around it, so no single sign decides: who acts, what is acted on, the rarer words beside it,
//! where in the story it stands and how many acts of the kind there are all count.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::deed::{light, supports, takes_back};
use super::fit::same_predicate;
use super::party::{Bearing, Party, actors, antecedent, bearing};
use super::shown::{excludes, may_be_one, other_day};
use super::{Bench, Context, LEAD, open};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{fold, same_bearer};
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::{Claim, Form, NameKind, OutcomeClass, Status};
use crate::text::Span;

/// Claims less alike than this are of two matters.
const LEAST_LIKENESS: f32 = 0.55;
/// The words around one deed are at least so much alike.
const LEAST_COSINE: f32 = 0.12;
/// The same, for two deeds that exclude each other.
const LEAST_COSINE_OF_OPPOSITES: f32 = 0.25;
/// The likeness of two claims of one meeting.
const ONE_MEETING: f32 = 0.75;
/// The likeness of two claims of one deed of the same two, each of which acts in one report.
const EXCHANGED: f32 = 0.7;
/// The likeness of two claims that name one deed, told once in each report, one of them by a verb of support.
const LENT_ONCE: f32 = 0.58;
/// More claims than this in one article: the rest is left out.
const MOST_CLAIMS: usize = 400;
/// What it adds that both reports tell the one act of a family, each with its own outcome, where they tell their main act.
const MAIN_ACT: f32 = 0.3;
/// So many claims of one predicate or family are compared; with more it is a word that the report leans on.
const MOST_RIVALS: usize = 40;

/// A claim with what is compared of it.
#[expect(clippy::struct_excessive_bools, reason = "independent signs of how it is told, not states of one thing")]
pub(super) struct Slot<'w> {
    pub(super) claim: &'w Claim,
    pub(super) sentence: usize,
    /// The words of content around, the predicate left out.
    context: Context,
    pub(super) agents: Vec<Party>,
    pub(super) patients: Vec<Party>,
    /// The person that the subject "he" or "she" stands for.
    pub(super) pronoun: Option<String>,
    /// The last parts of the persons' names in the sentence.
    pub(super) people: Vec<String>,
    /// The person with whom it was done.
    partner: Option<&'w str>,
    /// Whether it is told in the present progressive: "is challenging".
    in_progress: bool,
    /// Whether the claim is what someone is accused of.
    accused: bool,
    /// Whether the deed was taken back: "withdrew its offer".
    undone: bool,
    /// Whether it is told by "not yet".
    not_yet: bool,
    /// The stems of what is done: the predicate, and what a verb of support lends itself to ("launched a boycott").
    deeds: Vec<u32>,
    /// How many claims of this predicate or family the article makes.
    rivals: usize,
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
    let Some((left, right)) = bench.slots() else { return };
    let left: &[Slot] = left.claims.get_or_init(|| slots(one, bench.lexis));
    let right: &[Slot] = right.claims.get_or_init(|| slots(two, bench.lexis));
    let by_key = index(right);
    let mut scored: Vec<(f32, usize, usize)> = Vec::new();
    for (at, a) in left.iter().enumerate() {
        let others: BTreeSet<usize> = keys(a).filter_map(|key| by_key.get(&key)).flatten().copied().collect();
        for other in others.into_iter().take(MOST_RIVALS) {
            let Some(b) = right.get(other) else { continue };
            let score = likeness(bench, (one, a), (two, b));
            if score > 0.0 {
                scored.push((score, at, other));
            }
        }
    }
    // Agreement first: a claim that has its like on the other side disputes nothing.
    let mut agreed: (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    for &(score, a, b) in &scored {
        let (Some(x), Some(y)) = (left.get(a), right.get(b)) else { continue };
        if score >= LEAST_LIKENESS * 0.6 && relation(bench, x, y).is_none() && plainly_one(x, y) {
            agreed.0.insert(a);
            agreed.1.insert(b);
        }
    }
    scored.retain(|&(score, a, b)| {
        // "The meeting", said of later days, takes nothing from one that two reports tell at different stages.
        let one = left.get(a).zip(right.get(b)).is_some_and(|(a, b)| one_meeting(bench, a, b));
        score >= LEAST_LIKENESS && (one || !agreed.0.contains(&a) && !agreed.1.contains(&b))
    });
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut taken: (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    for (score, at, other) in scored {
        let (Some(a), Some(b)) = (left.get(at), right.get(other)) else { continue };
        let free = taken.0.insert(at) & taken.1.insert(other);
        if let (true, Some(found)) = (free, relation(bench, a, b))
            && (exchanged(a, b) || may_be_one(bench, (one, a), (two, b), (found.0, found.1)))
        {
            drafts.push(draft(bench, a, b, found, score));
        }
    }
}

/// What a claim is looked up by: what is done, and the family of outcomes that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Deed(u32),
    Family(OutcomeClass),
}

fn keys(slot: &Slot) -> impl Iterator<Item = Key> {
    slot.deeds.iter().map(|&deed| Key::Deed(deed)).chain(slot.claim.class.map(Key::Family))
}

fn index(slots: &[Slot]) -> FxHashMap<Key, Vec<usize>> {
    let mut by_key: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (at, slot) in slots.iter().enumerate() {
        for key in keys(slot) {
            by_key.entry(key).or_default().push(at);
        }
    }
    by_key
}

/// Tells whether two claims have one predicate, two words for it, or a verb and the noun made of it.
fn same_deed(a: &Slot, b: &Slot) -> bool {
    same_predicate(a.claim, b.claim) || a.deeds.iter().any(|deed| b.deeds.contains(deed))
}

/// Tells whether one report tells a deed by a verb of support and the other by the verb itself: "launched a boycott", "calls to boycott".
fn lent_once(a: &Slot, b: &Slot) -> bool {
    let lent = |x: &Slot, y: &Slot| {
        let verb = y.deeds.first();
        supports(&x.claim.predicate) && !y.claim.nominal && x.deeds.iter().skip(1).any(|deed| Some(deed) == verb)
    };
    lent(a, b) || lent(b, a)
}

/// Tells whether the words of a claim accuse someone of it.
fn accused(words: &str) -> bool {
    ["accus", "charged with", "suspected of", "alleged"].iter().any(|cue| words.contains(cue))
        && !words.contains("allegedly")
}

fn deeds(claim: &Claim, lexis: &Lexis) -> Vec<u32> {
    let mut deeds: Vec<u32> = lexis.stem_of(&claim.predicate).into_iter().collect();
    if supports(&claim.predicate) || takes_back(&claim.predicate) {
        deeds.extend(claim.patients.iter().filter_map(|patient| lexis.stem_of(patient)));
    }
    deeds
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    let mut slots: Vec<Slot> = desk
        .witness
        .claims
        .iter()
        .take(MOST_CLAIMS)
        .filter(|claim| !light(&claim.predicate) || supports(&claim.predicate) && !claim.patients.is_empty())
        .filter_map(|claim| {
            let sentence = desk.witness.sentence_at(claim.span.start)?;
            let manner = desk.manner(sentence);
            if manner != Manner::Statement || open::leaves_open(desk, sentence, claim) {
                return None;
            }
            Some(Slot {
                claim,
                partner: open::partner(desk, claim),
                in_progress: open::in_progress(desk, claim),
                sentence,
                context: Context::of(desk, lexis, claim.span),
                agents: actors(desk, claim, lexis),
                pronoun: antecedent(desk, claim),
                patients: Party::all(&claim.patients, lexis),
                people: people(desk, sentence),
                accused: accused(desk.slice(claim.span)),
                not_yet: desk.slice(claim.span).contains("not yet"),
                undone: takes_back(&claim.predicate),
                deeds: deeds(claim, lexis),
                rivals: 0,
            })
        })
        .collect();
    let counts: Vec<usize> =
        slots.iter().map(|slot| slots.iter().filter(|other| same_deed(slot, other)).count()).collect();
    for (slot, count) in slots.iter_mut().zip(counts) {
        slot.rivals = count;
    }
    slots
}

/// Returns the folded last parts of the persons' names in a sentence, each once.
pub(super) fn people(desk: &Desk, sentence: usize) -> Vec<String> {
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

/// How two claims stand to each other, sign by sign.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs of a weighted sum, not states of one thing")]
struct Signs {
    /// How alike the words around are, from 0 to 1.
    cosine: f32,
    /// The weight of the words that both have around them.
    weight: f32,
    shared: usize,
    agents: Bearing,
    themes: Bearing,
    /// How many of the two themes stand in the other's sentence too, 0 to 2.
    echoed: usize,
    paired: f32,
    lead: bool,
    same_predicate: bool,
    /// Whether the two sentences name one person.
    person: bool,
    /// Whether each report tells one act of the family only.
    only: bool,
}

/// Returns what a claim is about: what is acted on, else who acts ("the strike ended", "dockers ended the strike").
pub(super) fn theme<'a>(slot: &'a Slot) -> &'a [Party] {
    if slot.patients.is_empty() { &slot.agents } else { &slot.patients }
}

fn features(bench: &Bench, (one, a): (&Desk, &Slot), (two, b): (&Desk, &Slot)) -> Signs {
    let (cosine, weight, shared) = a.context.shares(&b.context, bench.lexis);
    let alike = a.patients.is_empty() == b.patients.is_empty();
    let themes = match bearing(theme(a), theme(b)) {
        same @ (Bearing::SameName | Bearing::SameNoun) => same,
        other if alike => other,
        _ => Bearing::Open,
    };
    let echo = |x: &Slot, desk: &Desk, y: &Slot| {
        let line = desk.line(y.sentence);
        theme(x).iter().any(|party| {
            party.stems().last().is_some_and(|stem| line.iter().any(|token| bench.lexis.stem(token.word) == *stem))
        })
    };
    Signs {
        cosine,
        weight,
        shared,
        agents: bearing(&a.agents, &b.agents),
        themes,
        echoed: usize::from(echo(a, two, b)) + usize::from(echo(b, one, a)),
        paired: bench.paired(a.sentence, b.sentence),
        lead: a.sentence < LEAD && b.sentence < LEAD,
        same_predicate: a.claim.predicate == b.claim.predicate,
        person: a.people.iter().any(|person| b.people.contains(person)),
        only: a.rivals == 1 && b.rivals == 1,
    }
}

fn likeness(bench: &Bench, (one, a): (&Desk, &Slot), (two, b): (&Desk, &Slot)) -> f32 {
    if a.partner.zip(b.partner).is_some_and(|(a, b)| !same_bearer(a, b)) {
        return 0.0;
    }
    if one_meeting(bench, a, b) {
        return ONE_MEETING;
    }
    if exchanged(a, b) && !other_day(bench.lexis, (one, a), (two, b)) {
        return EXCHANGED;
    }
    let signs = features(bench, (one, a), (two, b));
    if signs.agents == Bearing::OtherName && signs.themes == Bearing::OtherName
        || other_day(bench.lexis, (one, a), (two, b))
    {
        return 0.0;
    }
    let party = |bearing: Bearing, name: f32, noun: f32, other_noun: f32, other_name: f32| match bearing {
        Bearing::SameName => name,
        Bearing::SameNoun => noun,
        Bearing::Open => 0.0,
        Bearing::OtherNoun => -other_noun,
        Bearing::OtherName => -other_name,
    };
    let rivals = (a.rivals.max(b.rivals) as f32).sqrt();
    let main_act = signs.lead && signs.only && !same_deed(a, b) && signs.shared >= 2;
    let score = 0.6 * signs.cosine
        + 0.025 * signs.weight.min(12.0)
        + party(signs.agents, 0.15, 0.12, 0.05, 0.25)
        + party(signs.themes, 0.2, 0.18, 0.1, 0.3)
        + if signs.person { 0.06 } else { 0.0 }
        + 0.06 * signs.echoed as f32
        + 0.15 * signs.paired.min(1.0)
        + if main_act {
            MAIN_ACT
        } else if signs.lead {
            0.1
        } else {
            0.0
        }
        + if signs.same_predicate { 0.08 } else { 0.0 }
        - 0.04 * (rivals - 1.0);
    if lent_once(a, b) && signs.only && signs.echoed > 0 && signs.themes != Bearing::OtherName {
        return score.max(LENT_ONCE);
    }
    // Words that exclude each other are common; what they are said of must be told alike.
    let told_alike = if same_deed(a, b) {
        signs.cosine >= LEAST_COSINE || a.undone != b.undone
    } else {
        main_act || signs.cosine >= LEAST_COSINE_OF_OPPOSITES
    };
    if !told_alike {
        return 0.0;
    }
    if signs.shared < 1 && signs.themes != Bearing::SameNoun && signs.themes != Bearing::SameName {
        0.0
    } else {
        score.clamp(0.0, 1.0)
    }
}

/// Tells whether two agreeing claims are certainly of one matter, so that neither disputes anything.
fn plainly_one(a: &Slot, b: &Slot) -> bool {
    let themes = bearing(theme(a), theme(b));
    !matches!(themes, Bearing::OtherName) && !matches!(bearing(&a.agents, &b.agents), Bearing::OtherName)
}

/// Returns how two claims of one matter stand to each other; `None` where they agree or nothing can be said.
fn relation(bench: &Bench, a: &Slot, b: &Slot) -> Option<(Kind, Relation, &'static str)> {
    let (one, two) = (a.claim, b.claim);
    let (x, y) = (group(one.status), group(two.status));
    let stated = |claim: &Claim| claim.form != Form::Loose || claim.nominal;
    let opposed = one.class.is_some() && one.class == two.class && one.side * two.side < 0;
    if x == y && exchanged(a, b) {
        return Some((Kind::Outcome, Relation::Conflict, "who acts and who is acted on are exchanged"));
    }
    if a.undone != b.undone && one.predicate != two.predicate && !opposed {
        return made_and_undone(a, b, x == Group::Real && y == Group::Real);
    }
    if !same_deed(a, b) || opposed && one.predicate != two.predicate {
        if one.class.is_none() || one.class != two.class || !stated(one) || !stated(two) || !excludes(a, b) {
            return None;
        }
        let real_side = |claim: &Claim, group: Group| if group == Group::Not { -claim.side } else { claim.side };
        let sides = (real_side(one, x), real_side(two, y));
        let done = |group: Group| matches!(group, Group::Real | Group::Not);
        return (done(x) && done(y) && sides.0 * sides.1 < 0).then_some((
            Kind::Outcome,
            Relation::Conflict,
            "opposite outcomes of one family",
        ));
    }
    // "Sorley have not beaten United since", "United beat Sorley".
    let crossed = |x: &Slot, y: &Slot| bearing(&x.agents, &y.patients) == Bearing::SameName;
    if one.class == Some(OutcomeClass::Contest) && (crossed(a, b) || crossed(b, a)) {
        return None;
    }
    // That two persons meet is told by the noun as well as by the verb.
    let firm = one.form == Form::Shown && two.form == Form::Shown || one_meeting(bench, a, b);
    match (x, y) {
        (Group::Real, Group::Not) | (Group::Not, Group::Real) if stated(one) && stated(two) => {
            Some((Kind::Outcome, Relation::Conflict, "done on one side, not done on the other"))
        }
        // Who may have done it, may not.
        (Group::Ahead, Group::Not) | (Group::Not, Group::Ahead)
            if firm && one.status != Status::Possible && two.status != Status::Possible =>
        {
            Some((Kind::Outcome, Relation::Conflict, "ahead on one side, not done on the other"))
        }
        // An accusation that is told as one, and its denial.
        (Group::Real, Group::Denied) | (Group::Denied, Group::Real) if one.hedged || two.hedged => None,
        // Who denies an offer or a bail refuses it.
        (Group::Real, Group::Denied) | (Group::Denied, Group::Real)
            if !matches!(one.predicate.as_str(), "offer" | "request" | "bid" | "appeal" | "apply" | "bail") =>
        {
            Some((Kind::Outcome, Relation::Conflict, DENIED))
        }
        (Group::Real, Group::Ahead) | (Group::Ahead, Group::Real) if a.in_progress || b.in_progress => None,
        // Found guilty and to be sentenced: two steps of one court, both told by whoever tells one.
        (Group::Real, Group::Ahead) | (Group::Ahead, Group::Real)
            if one.class == Some(OutcomeClass::Court) && one.predicate != two.predicate =>
        {
            None
        }
        (Group::Real, Group::Ahead | Group::Open) | (Group::Ahead | Group::Open, Group::Real) if firm => {
            Some((Kind::Outcome, Relation::Shift, "done on one side, ahead or open on the other"))
        }
        // "Has not yet been announced" and "no date had been announced" are one.
        (Group::Open, Group::Not) | (Group::Not, Group::Open) if firm && !a.not_yet && !b.not_yet => {
            Some((Kind::Outcome, Relation::Shift, "open on one side, not done on the other"))
        }
        // An accusation is a stage of the law, not a doubt of the writer's.
        _ if a.accused || b.accused => None,
        _ if x == y && one.hedged != two.hedged && stated(one) && stated(two) => {
            Some((Kind::Attribution, Relation::Shift, "hedged on one side, flat on the other"))
        }
        _ => None,
    }
}

/// "Verrano has acquired Ludek", "Ludek is buying Verrano": one deed of two names, each of which acts in one report only.
fn exchanged(a: &Slot, b: &Slot) -> bool {
    let of_two = matches!(a.claim.class, Some(OutcomeClass::Trade | OutcomeClass::Contest));
    let named = |list: &[Party]| list.iter().any(Party::is_named);
    let one = |x: &[Party], y: &[Party]| bearing(x, y) == Bearing::SameName;
    of_two
        && same_predicate(a.claim, b.claim)
        && [&a.agents, &a.patients, &b.agents, &b.patients].iter().all(|list| named(list))
        && one(&a.agents, &b.patients)
        && one(&a.patients, &b.agents)
        && !one(&a.agents, &b.agents)
        && !one(&a.patients, &b.patients)
}

/// A thing made on one side and taken back on the other: "made an offer", "withdrew its offer".
fn made_and_undone(a: &Slot, b: &Slot, real: bool) -> Option<(Kind, Relation, &'static str)> {
    let made = if a.undone { b } else { a };
    let real = real && a.claim.form == Form::Shown && b.claim.form == Form::Shown;
    let named = a.deeds.iter().skip(1).any(|deed| b.deeds.contains(deed))
        || b.deeds.iter().skip(1).any(|deed| a.deeds.contains(deed));
    (real && named && !made.claim.nominal).then_some((
        Kind::Outcome,
        Relation::Shift,
        "made on one side, taken back on the other",
    ))
}

const DENIED: &str = "done on one side, denied on the other";

/// Joins the verb of saying before a claim to its reading: "*confirmed that an attack caused*" beside "*denied that*".
fn with_saying(desk: &Desk, slot: &Slot) -> Span {
    const REACH: u32 = 80;
    let near = |said: &&Claim| {
        said.class == Some(OutcomeClass::Say)
            && said.span.end <= slot.claim.span.start
            && said.span.end + REACH >= slot.claim.span.start
            && desk.witness.sentence_at(said.span.start) == Some(slot.sentence)
    };
    desk.witness.claims.iter().rev().find(near).map_or(slot.claim.span, |said| said.span.join(slot.claim.span))
}

fn draft(bench: &Bench, a: &Slot, b: &Slot, (kind, relation, rule): (Kind, Relation, &str), score: f32) -> Draft {
    let mark = |witness: usize, slot: &Slot| Mark {
        witness,
        sentence: slot.sentence,
        span: match bench.desks.get(witness).filter(|_| rule == DENIED) {
            Some(desk) => with_saying(desk, slot),
            None => slot.claim.span,
        },
        value: slot.claim.predicate.clone(),
        status: Some(slot.claim.status),
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let place = |witness: usize, slot: &Slot| ((witness, slot.sentence), slot.claim.span);
    let (asked, context) = question::of_pair(bench.desks, Kind::Outcome, place(bench.left, a), place(bench.right, b));
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
