//! Two names that fill one place of two sentences that say the same thing in other words.

use super::Bench;
use super::name::Bearer;
use crate::discrepancy::desk::{Desk, Manner};
use crate::discrepancy::value::{one_in_short, within_other};
use crate::discrepancy::{cue, office};
use crate::mention::{Name, NameKind, Role};

/// Sentences paired less well need not tell one thing.
const PAIRED: f32 = 0.3;
/// The same for places and organisations: one report names several of each, so that sentences must be nearly equal.
const PAIRED_THINGS: f32 = 0.5;
/// From this pairing score on, the only name that is new on either side fills one place, whatever the words beside it.
const SURE: f32 = 0.55;
/// So many mentions of a bearer are looked at.
const MOST_MENTIONS: usize = 8;

/// Returns the mentions of two bearers that stand in paired sentences, with the score of the pairing.
pub(super) fn pairings<'a, 'd, 'w, 'v>(
    bench: &'a Bench<'d, 'w>,
    a: &'a Bearer<'v>,
    b: &'a Bearer<'v>,
) -> impl Iterator<Item = (&'v Name, &'v Name, f32)> + use<'a, 'd, 'w, 'v> {
    let both = bench.both();
    a.mentions.iter().take(MOST_MENTIONS).flat_map(move |&m| {
        b.mentions.iter().take(MOST_MENTIONS).filter_map(move |&n| {
            let (one, two) = both?;
            let places = (one.witness.sentence_at(m.span.start)?, two.witness.sentence_at(n.span.start)?);
            let fit = one.manner(places.0) != Manner::Unfit && two.manner(places.1) != Manner::Unfit;
            let score = bench.paired(places.0, places.1);
            let least = if m.kind == NameKind::Person { PAIRED } else { PAIRED_THINGS };
            (fit && score >= least).then_some((m, n, score))
        })
    })
}

/// Returns how surely two names of one kind fill one place; `left` and `right` are all names that one side alone has.
pub(super) fn likeness(bench: &Bench, (a, left): (&Bearer, &[&Bearer]), (b, right): (&Bearer, &[&Bearer])) -> f32 {
    let Some((one, two)) = bench.both().filter(|_| a.kind == b.kind) else { return 0.0 };
    let best = pairings(bench, a, b)
        // "U. S." may be read as the country here, and as the first word of an institution there.
        .filter(|(m, n, _)| !within_other(one.slice(m.span), two.slice(n.span)))
        .filter(|(m, n, _)| only_one(one, m, left) && only_one(two, n, right))
        .map(|(m, n, score)| match places(bench, m, n, a.kind) {
            Fit::One => 0.55 + 0.5 * score,
            Fit::Open if score >= SURE => 0.4 + 0.5 * score,
            Fit::Open | Fit::Two => 0.0,
        })
        .fold(0.0, f32::max);
    // Few pairs come so far: what their letters say is asked last.
    if best > 0.0 && (within_other(a.value, b.value) || one_in_short(a.value, b.value)) { 0.0 } else { best }
}

/// Tells whether no other bearer that this side alone has stands in the sentence of a mention.
fn only_one(desk: &Desk, mention: &Name, lone: &[&Bearer]) -> bool {
    let sentence = desk.witness.sentence_at(mention.span.start);
    lone.iter().filter(|bearer| bearer.kind == mention.kind).all(|bearer| {
        bearer.value == mention.value
            || bearer.mentions.iter().all(|other| desk.witness.sentence_at(other.span.start) != sentence)
    })
}

/// What the words beside two names say of their places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// One office, or one place beside the same words.
    One,
    /// Nothing.
    Open,
    /// Two offices.
    Two,
}

fn places(bench: &Bench, m: &Name, n: &Name, kind: NameKind) -> Fit {
    let Some((one, two)) = bench.both() else { return Fit::Open };
    match (&m.role, &n.role) {
        (Some(a), Some(b)) => return if one_role(a, b) { Fit::One } else { Fit::Two },
        (None, None) => {}
        _ if kind == NameKind::Person => return Fit::Open,
        _ => {}
    }
    let (x, y) = (beside(one, m), beside(two, n));
    let verb = |word: Option<u32>| word.is_some_and(|word| cue::is_say(bench.lexis.text(word)));
    let content = |word: Option<u32>| word.filter(|&word| bench.lexis.content(word)).map(|word| bench.lexis.stem(word));
    let equal = |a: Option<u32>, b: Option<u32>| content(a).is_some() && content(a) == content(b);
    if equal(x.0, y.0) || equal(x.1, y.1) || kind == NameKind::Organization && verb(x.1) && verb(y.1) {
        return Fit::One;
    }
    let preposition = |word: Option<u32>| {
        word.map(|word| bench.lexis.text(word)).filter(|word| matches!(*word, "in" | "at" | "near" | "outside" | "to"))
    };
    if kind == NameKind::Place && preposition(x.0).is_some() && preposition(x.0) == preposition(y.0) {
        return Fit::One;
    }
    Fit::Open
}

/// Returns the words right before and right after a mention.
fn beside(desk: &Desk, name: &Name) -> (Option<u32>, Option<u32>) {
    let first = desk.tokens.partition_point(|token| token.span.start < name.span.start);
    let after = desk.tokens.partition_point(|token| token.span.start < name.span.end);
    let before = first.checked_sub(1).and_then(|at| desk.tokens.get(at));
    (before.map(|token| token.word), desk.tokens.get(after).map(|token| token.word))
}

/// Tells whether two roles can be one office, held by one person at a time.
fn one_role(a: &Role, b: &Role) -> bool {
    let of = match (&a.of, &b.of) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let last = |role: &Role| role.head.split_whitespace().next_back().map(str::to_owned).unwrap_or_default();
    of && (a.head == b.head || office::same_office(&last(a), &last(b)))
        && !matches!(last(a).as_str(), "spokesperson" | "member" | "senator" | "official" | "officer" | "lawyer")
}
