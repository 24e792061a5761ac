//! Where a person is from: "Dana Reeve, 41, of Selby".

use super::Bench;
use crate::discrepancy::desk::Desk;
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::{Name, NameKind};
use crate::text::Span;

/// At most so many bytes stand between a person and the place: ", 36, of".
const REACH: u32 = 12;

/// A place so many bytes away is named beside another.
const BESIDE: u32 = 40;

struct Home<'w> {
    person: &'w Name,
    place: &'w Name,
}

/// Finds persons whom two reports call by two homes.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let (left, right) = (homes(one), homes(two));
    for a in &left {
        let here: Vec<&Home> = right.iter().filter(|b| value::same_bearer(&a.person.value, &b.person.value)).collect();
        let differs = |b: &Home| value::names(one, a.place, two, b.place) == Verdict::Conflict;
        if let Some(b) = here.first()
            && here.iter().all(|b| differs(b))
            // A street of a town, a town of a county: who names the one names the other beside it.
            && !beside(one, a.place, two.slice(b.place.span))
            && !beside(two, b.place, one.slice(a.place.span))
        {
            drafts.extend(draft(bench, (one, a), (two, b)));
        }
    }
}

/// Tells whether a place is also named right beside a home.
fn beside(desk: &Desk, home: &Name, place: &str) -> bool {
    let line = desk.witness.sentence_at(home.span.start).map_or(&[][..], |sentence| desk.line(sentence));
    let near = line.iter().filter(|token| {
        token.span.end + BESIDE >= home.span.start && token.span.start <= home.span.end.saturating_add(BESIDE)
    });
    let stretch = near.map(|token| token.span).reduce(Span::join);
    stretch.is_some_and(|stretch| desk.slice(stretch).contains(place))
}

fn homes<'w>(desk: &Desk<'w>) -> Vec<Home<'w>> {
    let names = &desk.witness.names;
    let pairs = names.iter().zip(names.iter().skip(1));
    pairs
        .filter(|(person, place)| {
            let gap = place.span.start.saturating_sub(person.span.end);
            let between = desk.slice(Span { start: person.span.end, end: place.span.start.max(person.span.end) });
            let inner = between
                .trim_start_matches([',', ' '])
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == ' ');
            person.kind == NameKind::Person
                && place.kind == NameKind::Place
                && gap <= REACH
                && between.starts_with(',')
                && matches!(inner.trim_end(), "of" | "from")
                && !value::is_wide(&place.value)
        })
        .map(|(person, place)| Home { person, place })
        .collect()
}

fn draft(bench: &Bench, (one, a): (&Desk, &Home), (two, b): (&Desk, &Home)) -> Option<Draft> {
    let mark = |witness: usize, desk: &Desk, home: &Home| {
        let sentence = desk.witness.sentence_at(home.place.span.start)?;
        Some(Mark { witness, sentence, span: home.place.span, value: home.place.value.clone(), status: None })
    };
    let marks = vec![mark(bench.left, one, a)?, mark(bench.right, two, b)?];
    let sentence = marks.first()?.sentence;
    let (_, context) = question::of_place(bench.desks, Kind::Name, (bench.left, sentence), a.place.span);
    Some(Draft {
        kind: Kind::Name,
        relation: Relation::Conflict,
        severity: severity::of(bench.desks, Kind::Name, Relation::Conflict, &marks),
        confidence: 0.75,
        question: format!("Where is {} from?", a.person.value),
        could_be: Some("a suburb beside its city".to_owned()),
        context,
        marks,
        evidence: vec!["slot: the home of one person".to_owned(), "rule: two places of origin".to_owned()],
    })
}
