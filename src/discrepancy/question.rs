//! The question that the readings of a finding answer, and the words around them.

use super::desk::Desk;
use super::{Kind, cue, within};
use crate::mention::{Claim, NameKind, Number, NumberKind, Status};
use crate::text::Span;
use crate::text::lemma::plural;

/// Returns the question of a place and the words around it.
pub(super) fn of_place(desks: &[Desk], kind: Kind, place: (usize, usize), span: Span) -> (String, String) {
    let Some(desk) = desks.get(place.0) else { return (plain(kind), String::new()) };
    let question = match kind {
        Kind::Number => within(&desk.witness.numbers, span, |n| n.span).next().map(|n| of_number(desk, n)),
        Kind::Date => claim_near(desk, place.1, span).map(|claim| of_date(desk, claim)),
        Kind::Name => of_name(desk, span),
        Kind::Role => name_near(desk, span).map(|name| format!("What is {name}’s office or part?")),
        Kind::Outcome => claim_near(desk, place.1, span).map(|claim| of_claim(desk, claim)),
        Kind::Attribution | Kind::Quote | Kind::Omission => None,
    };
    (question.unwrap_or_else(|| plain(kind)), snippet(desk, place.1, span))
}

/// Returns the question of two readings, and the words around the first: whether a thing was done is asked once one report says so.
pub(super) fn of_pair(
    desks: &[Desk],
    kind: Kind,
    first: ((usize, usize), Span),
    second: ((usize, usize), Span),
) -> (String, String) {
    let (question, context) = of_place(desks, kind, first.0, first.1);
    let done = |((witness, sentence), span): ((usize, usize), Span)| {
        let claim = desks.get(witness).and_then(|desk| claim_near(desk, sentence, span));
        claim.is_some_and(|claim| !ahead(claim.status))
    };
    if kind == Kind::Outcome && !done(first) && done(second) {
        return (of_place(desks, kind, second.0, second.1).0, context);
    }
    (question, context)
}

fn plain(kind: Kind) -> String {
    match kind {
        Kind::Name => "Who or what is it?",
        Kind::Role => "Which office or part?",
        Kind::Date => "When was it?",
        Kind::Number => "What is the figure?",
        Kind::Outcome => "What came of it?",
        Kind::Attribution => "Who says so?",
        Kind::Quote => "What was said, word for word?",
        Kind::Omission => "Who reports this?",
    }
    .to_owned()
}

/// Asks for a number.
pub(super) fn of_number(desk: &Desk, number: &Number) -> String {
    if let Some(class) = number.class.as_deref() {
        return match class {
            "votes" | "seats" | "goals" => format!("How many {class}?"),
            _ => format!("How many were {class}?"),
        };
    }
    match number.kind {
        NumberKind::Money => "How much money?".to_owned(),
        NumberKind::Percent => "What share?".to_owned(),
        NumberKind::Age => {
            name_near(desk, number.span).map_or_else(|| "How old?".to_owned(), |name| format!("How old is {name}?"))
        }
        NumberKind::Score => "What was the score?".to_owned(),
        NumberKind::Magnitude => "Which magnitude?".to_owned(),
        NumberKind::Measure => match number.unit.as_deref() {
            // Short units are symbols: "km".
            Some(unit) if unit.len() > 3 && unit.chars().all(char::is_alphabetic) => {
                format!("How many {}?", plural(unit))
            }
            _ => "How much or how far?".to_owned(),
        },
        NumberKind::Count | NumberKind::Plain => match number.unit.as_deref() {
            Some(unit) if unit.chars().all(char::is_alphabetic) => format!("How many {}?", plural(unit)),
            _ => "How many?".to_owned(),
        },
    }
}

/// Asks for the date of a claim.
pub(super) fn of_date(desk: &Desk, claim: &Claim) -> String {
    asked(desk, claim).map_or_else(
        || plain(Kind::Date),
        |asked| {
            let mut letters = asked.chars();
            let first = letters.next().map(|first| first.to_ascii_lowercase());
            format!("When {}{}", first.into_iter().collect::<String>(), letters.as_str())
        },
    )
}

/// Asks what came of a claim.
pub(super) fn of_claim(desk: &Desk, claim: &Claim) -> String {
    let about = || {
        let who = claim.patients.first().or(claim.agents.first())?;
        Some(format!("What happened to {}?", shown(desk, claim, who)))
    };
    asked(desk, claim).or_else(about).unwrap_or_else(|| plain(Kind::Outcome))
}

/// Asks whether a claim came true; `None` where its words do not say enough for a sentence.
fn asked(desk: &Desk, claim: &Claim) -> Option<String> {
    let agent = claim.agents.first().map(|agent| shown(desk, claim, agent));
    let patient = claim.patients.first().map(|patient| (patient, shown(desk, claim, patient)));
    let helper = if ahead(claim.status) { "Will" } else { "Did" };
    match (agent, patient) {
        (Some(agent), Some((_, patient))) => Some(format!("{helper} {agent} {} {patient}?", claim.predicate)),
        (Some(agent), None) if WITH_OBJECT.contains(&claim.predicate.as_str()) => {
            Some(format!("{helper} {agent} {} it?", claim.predicate))
        }
        (Some(agent), None) => Some(format!("{helper} {agent} {}?", claim.predicate)),
        (None, Some((head, patient))) => {
            let participle = participle(desk, claim)?;
            let several = patient.ends_with('s') && !head.ends_with('s') || patient.ends_with("people");
            Some(match (ahead(claim.status), several) {
                (true, _) => format!("Will {patient} be {participle}?"),
                (false, true) => format!("Were {patient} {participle}?"),
                (false, false) => format!("Was {patient} {participle}?"),
            })
        }
        (None, None) => None,
    }
}

/// Verbs that a question cannot leave without an object.
const WITH_OBJECT: [&str; 14] = [
    "adopt", "admit", "approve", "back", "block", "confirm", "deny", "endorse", "ratify", "reject", "sign", "suspend",
    "uphold", "veto",
];

/// Returns the participle of a claim in the passive: "damaged" of "had been damaged".
fn participle<'w>(desk: &Desk<'w>, claim: &Claim) -> Option<&'w str> {
    let mut words = desk.slice(claim.span).split_whitespace().rev();
    let last = words.next().filter(|last| last.chars().all(char::is_lowercase))?;
    let passive = words.any(|word| matches!(word, "be" | "been" | "being" | "is" | "are" | "was" | "were"));
    (passive && last.starts_with(claim.predicate.chars().next()?)).then_some(last)
}

fn ahead(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Expected | Status::Possible | Status::Undecided)
}

/// Returns a participant as the clause writes it: with its number, and with the article or the word that stands for one.
fn shown(desk: &Desk, claim: &Claim, head: &str) -> String {
    if head.starts_with(char::is_uppercase) {
        return head.to_owned();
    }
    let several = plural(head);
    let words: Vec<String> = desk
        .slice(claim.clause)
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    let Some(at) = words.iter().position(|word| word == head || *word == several) else { return head.to_owned() };
    let written = words.get(at).map_or(head, String::as_str);
    // The article stands before at most two other words: "the old stone bridge".
    let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
    let counted = before.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let article = before.iter().rev().find_map(|word| match word.as_str() {
        "the" | "this" | "that" | "these" | "those" => Some("the"),
        "a" | "an" => Some(if written.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }),
        "his" => Some("his"),
        "her" => Some("her"),
        "its" => Some("its"),
        "their" => Some("their"),
        _ => None,
    });
    let one = written == head && several != head;
    match article {
        _ if counted && !one && cue::is_person_noun(head) => format!("the {written}"),
        _ if counted && !one => format!("so many {written}"),
        Some(article) => format!("{article} {written}"),
        // A title before a name has no article of its own: "spokesman Pavel Strand".
        None if one && cue::is_person_noun(head) => format!("the {written}"),
        None => written.to_owned(),
    }
}

fn of_name(desk: &Desk, span: Span) -> Option<String> {
    let name = within(&desk.witness.names, span, |name| name.span).next()?;
    if let Some(role) = &name.role {
        return Some(match &role.of {
            Some(of) => format!("Who is the {} of {of}?", role.head),
            None => format!("Who is the {}?", role.head),
        });
    }
    Some(
        match name.kind {
            NameKind::Person => "Who is it?",
            NameKind::Place => "Where is it?",
            NameKind::Organization => "Which organisation is it?",
            NameKind::Other => "What is it called?",
        }
        .to_owned(),
    )
}

/// Returns the claim that a place of a sentence belongs to: the one whose clause holds it, else the nearest of the sentence.
pub(super) fn claim_near<'w>(desk: &Desk<'w>, sentence: usize, span: Span) -> Option<&'w Claim> {
    let &around = desk.witness.article.sentences.get(sentence)?;
    let distance = |claim: &Claim| {
        let outside = u32::from(!claim.clause.overlaps(span)) * 1000;
        outside + claim.span.start.saturating_sub(span.end) + span.start.saturating_sub(claim.span.end)
    };
    within(&desk.witness.claims, around, |claim| claim.span).min_by_key(|claim| (distance(claim), claim.span.start))
}

fn name_near<'w>(desk: &Desk<'w>, span: Span) -> Option<&'w str> {
    let reach = Span::new((span.start as usize).saturating_sub(60), span.end as usize + 60);
    within(&desk.witness.names, reach, |name| name.span)
        .filter(|name| name.kind == NameKind::Person)
        .min_by_key(|name| {
            (name.span.start.saturating_sub(span.end) + span.start.saturating_sub(name.span.end), name.span.start)
        })
        .map(|name| name.value.as_str())
}

/// Returns the words around a place, 40 bytes to either side, whole words only.
fn snippet(desk: &Desk, sentence: usize, span: Span) -> String {
    const REACH: u32 = 40;
    let inside: Vec<Span> = desk
        .line(sentence)
        .iter()
        .map(|token| token.span)
        .filter(|token| token.end + REACH >= span.start && token.start <= span.end + REACH)
        .collect();
    match (inside.first(), inside.last()) {
        (Some(first), Some(last)) => desk.slice(first.join(*last)).split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}
