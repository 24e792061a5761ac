//! Names that fill one slot: the same office, or the same company of words.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::weigh::Example;
use super::{Bench, Context, aligned_name as aligned, mutual_best, person};
use crate::discrepancy::desk::{Desk, Lexis, Token};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value::{fold, is_name, one_in_short, within_other};
use crate::discrepancy::{Kind, Relation, cue, question, severity, within};
use crate::mention::name::Match;
use crate::mention::{Name, NameKind};
use crate::text::WordKind;

/// Two names whose company of words is less alike fill two slots.
const LEAST_LIKENESS: f32 = 0.5;
/// More names than this in one article are a list; the rarer ones are left out.
const MOST_NAMES: usize = 120;

/// One bearer in one article.
pub(super) struct Bearer<'w> {
    pub(super) value: &'w str,
    /// The number by which it is compared, and its letters alone, for comparisons across kinds.
    number: u32,
    folded: String,
    pub(super) kind: NameKind,
    pub(super) mentions: Vec<&'w Name>,
    /// The words around all mentions.
    pub(super) context: Context,
    /// The words right before and right after the mentions.
    neighbours: FxHashSet<(bool, u32)>,
    /// What the report says of a person.
    pub(super) portrait: person::Portrait,
}

/// The names of both reports and how they stand to each other.
struct Sides<'a, 'w> {
    left: &'a [Bearer<'w>],
    right: &'a [Bearer<'w>],
    matches: Vec<Vec<Match>>,
    /// Those of which the other report has no trace.
    lone: (Vec<&'a Bearer<'w>>, Vec<&'a Bearer<'w>>),
}

impl Sides<'_, '_> {
    fn at(&self, a: usize, b: usize) -> Match {
        self.matches.get(a).and_then(|row| row.get(b)).copied().unwrap_or(Match::Different)
    }
}

fn sides<'a, 'w>(bench: &Bench<'a, 'w>) -> Option<Sides<'a, 'w>> {
    let ((one, two), (left, right)) = (bench.both()?, bench.slots()?);
    let left: &[Bearer] = left.bearers.get_or_init(|| bearers(bench, one));
    let right: &[Bearer] = right.bearers.get_or_init(|| bearers(bench, two));
    let matches: Vec<Vec<Match>> = left
        .iter()
        .map(|a| {
            right.iter().map(|b| if a.kind == b.kind { compare(bench, a, b) } else { loosely(bench, a, b) }).collect()
        })
        .collect();
    let mut sides = Sides { left, right, matches, lone: (Vec::new(), Vec::new()) };
    let lone_left = left.iter().enumerate().filter(|(a, bearer)| {
        (0..right.len()).all(|b| sides.at(*a, b) == Match::Different) && !occurs(bench, bearer, two)
    });
    let lone_right = right.iter().enumerate().filter(|(b, bearer)| {
        (0..left.len()).all(|a| sides.at(a, *b) == Match::Different) && !occurs(bench, bearer, one)
    });
    let lone = (lone_left.map(|(_, bearer)| bearer).collect(), lone_right.map(|(_, bearer)| bearer).collect());
    sides.lone = lone;
    Some(sides)
}

/// Finds spelling variants of one name, and different names in one slot.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some(sides) = sides(bench) else { return };
    let (left, right) = (sides.left, sides.right);
    let same_left: Vec<bool> =
        (0..left.len()).map(|a| (0..right.len()).any(|b| sides.at(a, b) == Match::Same)).collect();
    let same_right: Vec<bool> =
        (0..right.len()).map(|b| (0..left.len()).any(|a| sides.at(a, b) == Match::Same)).collect();
    let flag = |flags: &[bool], index: usize| flags.get(index).copied().unwrap_or(true);
    for (a, x) in left.iter().enumerate().filter(|(a, _)| !flag(&same_left, *a)) {
        for (b, y) in right.iter().enumerate().filter(|(b, _)| !flag(&same_right, *b)) {
            if sides.at(a, b) == Match::Variant && (x.kind == y.kind || beside_each_other(bench, x, y)) {
                drafts.push(draft(bench, x, y, Relation::Variant, 0.85, "two spellings of one name"));
            }
        }
    }
    let (lone_left, lone_right) = &sides.lone;
    let pairs = mutual_best(lone_left.len(), lone_right.len(), |a, b| match (lone_left.get(a), lone_right.get(b)) {
        (Some(a), Some(b)) => {
            let sides = ((*a, lone_left.as_slice()), (*b, lone_right.as_slice()));
            let aligned = aligned::likeness(bench, sides.0, sides.1);
            likeness(bench, a, b).max(aligned).max(person::likeness(bench, sides.0, sides.1))
        }
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        if let (Some(a), Some(b)) = (lone_left.get(a), lone_right.get(b)) {
            drafts.push(draft(bench, a, b, Relation::Conflict, (0.3 + 0.6 * score).min(0.95), "two names in one slot"));
        }
    }
}

/// Gathers the signs of persons who are one or two.
pub(super) fn examples(bench: &Bench, examples: &mut Vec<Example>) {
    let Some(sides) = sides(bench) else { return };
    for (a, x) in sides.left.iter().enumerate() {
        for (b, y) in sides.right.iter().enumerate() {
            let found = sides.at(a, b);
            if found != Match::Variant && x.kind == NameKind::Person && y.kind == NameKind::Person {
                let signs = person::signs(bench, (x, &sides.lone.0), (y, &sides.lone.1));
                examples.push(Example::new("person", &signs, x.value, found == Match::Same));
            }
        }
    }
}

fn bearers<'w>(bench: &Bench, desk: &Desk<'w>) -> Vec<Bearer<'w>> {
    let mut by_value: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in desk.witness.names.iter().filter(|name| name.kind != NameKind::Other && is_name(&name.value)) {
        by_value.entry(name.value.as_str()).or_default().push(name);
    }
    let mut all: Vec<Bearer> = by_value
        .into_iter()
        .filter_map(|(value, mentions)| {
            let kind = mentions.first()?.kind;
            let mut stems = Vec::new();
            let mut neighbours = FxHashSet::default();
            for mention in &mentions {
                stems.extend(Context::of(desk, bench.lexis, mention.span).stems);
                for (after, token) in beside(desk, mention) {
                    neighbours.insert((after, bench.lexis.stem(token)));
                }
            }
            let number = bench.spellings.number(value);
            let folded = fold(value);
            let portrait = person::Portrait::new(desk, bench.lexis, value, &mentions);
            Some(Bearer {
                value,
                number,
                folded,
                kind,
                mentions,
                context: Context::new(bench.lexis, stems),
                neighbours,
                portrait,
            })
        })
        .collect();
    all.sort_by(|a, b| b.mentions.len().cmp(&a.mentions.len()).then_with(|| a.value.cmp(b.value)));
    all.truncate(MOST_NAMES);
    all
}

/// Returns the words right before and right after a mention.
pub(super) fn beside(desk: &Desk, name: &Name) -> Vec<(bool, u32)> {
    let first = desk.tokens.partition_point(|token| token.span.start < name.span.start);
    let after = desk.tokens.partition_point(|token| token.span.start < name.span.end);
    let before =
        desk.tokens.get(..first).unwrap_or(&[]).iter().rev().take(2).find(|token| token.kind == WordKind::Word);
    let next = desk.tokens.get(after..).unwrap_or(&[]).iter().take(2).find(|token| token.kind == WordKind::Word);
    before.map(|token| (false, token.word)).into_iter().chain(next.map(|token| (true, token.word))).collect()
}

fn compare(bench: &Bench, a: &Bearer, b: &Bearer) -> Match {
    bench.spellings.compare(a.number, b.number, a.kind)
}

/// Tells whether two bearers stand in sentences that were paired.
fn beside_each_other(bench: &Bench, a: &Bearer, b: &Bearer) -> bool {
    aligned::pairings(bench, a, b).next().is_some()
}

/// Compares names of two kinds: one of them may be misread, so likeness counts and difference does not.
fn loosely(bench: &Bench, a: &Bearer, b: &Bearer) -> Match {
    if a.folded == b.folded {
        return Match::Same;
    }
    match compare(bench, a, b) {
        Match::Different => bench.spellings.compare(a.number, b.number, b.kind),
        other => other,
    }
}

/// Tells whether the last word of a name stands in the other article, in capitals and outside the fuller name of another bearer.
fn occurs(bench: &Bench, bearer: &Bearer, other: &Desk) -> bool {
    let Some(last) = bearer.value.split_whitespace().next_back() else { return true };
    let wanted = fold(last);
    // "Jeb Bush" is no trace of "George Bush": both are written out.
    let anothers = |token: &Token| {
        within(&other.witness.names, token.span, |name| name.span).any(|name| {
            name.kind == bearer.kind
                && bearer.value.contains(' ')
                && name.value.contains(' ')
                && !begins_small(bench, &name.value)
                && bench.spellings.compare(bench.spellings.number(&name.value), bearer.number, bearer.kind)
                    == Match::Different
        })
    };
    let Some((left, right)) = bench.slots() else { return true };
    let slots = if std::ptr::eq(other, bench.desks.get(bench.left).unwrap_or(other)) { left } else { right };
    let capitals = slots.capitals.get_or_init(|| capitals(other, bench.lexis));
    capitals.get(&wanted).is_some_and(|tokens| tokens.iter().any(|token| !anothers(token)))
}

/// The words of a report that begin with a capital, by their letters.
pub(super) type Capitals = FxHashMap<String, Vec<Token>>;

fn capitals(desk: &Desk, lexis: &Lexis) -> Capitals {
    let mut capitals = Capitals::default();
    for &token in desk.tokens.iter().filter(|token| token.capital) {
        capitals.entry(fold(lexis.text(token.word))).or_default().push(token);
    }
    capitals
}

/// Tells whether the first word of a name also stands in lower case: the "Skipper" of "Skipper Aronsen" is no given name.
fn begins_small(bench: &Bench, name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    bench.both().is_some_and(|(one, two)| {
        one.tokens.iter().chain(&two.tokens).any(|token| !token.capital && bench.lexis.text(token.word) == first)
    })
}

fn likeness(bench: &Bench, a: &Bearer, b: &Bearer) -> f32 {
    let score = if a.kind == b.kind { place_likeness(bench, a, b) } else { 0.0 };
    // Few pairs come so far: what their letters say is asked last.
    if score > 0.0 && (within_other(a.value, b.value) || one_in_short(a.value, b.value)) { 0.0 } else { score }
}

/// How alike the places of two names of one kind are.
fn place_likeness(bench: &Bench, a: &Bearer, b: &Bearer) -> f32 {
    if one_office(a, b) {
        return 0.8;
    }
    // A report names several places and organisations around one act: without sentences that pair they share no slot.
    if a.kind != NameKind::Person && !beside_each_other(bench, a, b) {
        return 0.0;
    }
    let (cosine, shared) = a.context.likeness(&b.context, bench.lexis);
    let beside = a.neighbours.intersection(&b.neighbours).count();
    let score = cosine + 0.08 * beside.min(3) as f32;
    if shared >= 3 && score >= LEAST_LIKENESS { score } else { 0.0 }
}

/// Tells whether two persons hold an office that only one can hold.
fn one_office(a: &Bearer, b: &Bearer) -> bool {
    let offices = |bearer: &Bearer| -> Vec<(String, String)> {
        bearer
            .mentions
            .iter()
            .filter_map(|mention| mention.role.as_ref())
            .filter_map(|role| Some((role.head.clone(), fold(role.of.as_deref()?))))
            .filter(|(head, _)| single(head))
            .collect()
    };
    let there = offices(b);
    offices(a).iter().any(|office| there.contains(office))
}

/// Tells whether an office has one holder at a time.
fn single(head: &str) -> bool {
    let last = head.split_whitespace().next_back().unwrap_or(head);
    matches!(
        last,
        "president"
            | "minister"
            | "premier"
            | "chancellor"
            | "king"
            | "queen"
            | "pope"
            | "mayor"
            | "governor"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "ceo"
            | "commander"
            | "ambassador"
            | "director"
            | "secretary"
            | "wife"
            | "husband"
    ) && !cue::is_rank(head.split_whitespace().next().unwrap_or(""))
        && head != "minister"
        && head != "secretary"
        && head != "director"
}

fn draft(bench: &Bench, a: &Bearer, b: &Bearer, relation: Relation, confidence: f32, rule: &str) -> Draft {
    let mut marks = marks(bench, bench.left, a);
    marks.extend(self::marks(bench, bench.right, b));
    let place = marks.first().map_or((bench.left, 0), |mark| (mark.witness, mark.sentence));
    let span = marks.first().map(|mark| mark.span).unwrap_or_default();
    let (asked, context) = question::of_place(bench.desks, Kind::Name, place, span);
    Draft {
        kind: Kind::Name,
        relation,
        severity: severity::of(bench.desks, Kind::Name, relation, &marks),
        confidence,
        question: asked,
        could_be: Some(
            if relation == Relation::Variant {
                "another spelling of one name"
            } else {
                "two bearers with one part each"
            }
            .to_owned(),
        ),
        context,
        marks,
        evidence: vec![format!("“{}” / “{}”", a.value, b.value), format!("rule: {rule}")],
    }
}

/// Returns the mentions of a bearer as marks, those that write the whole name first.
fn marks(bench: &Bench, witness: usize, bearer: &Bearer) -> Vec<Mark> {
    let Some(desk) = bench.desks.get(witness) else { return Vec::new() };
    let mut all: Vec<&&Name> = bearer.mentions.iter().collect();
    all.sort_by_key(|name| (desk.slice(name.span) != bearer.value, name.span));
    all.into_iter()
        .filter_map(|name| {
            Some(Mark {
                witness,
                sentence: desk.witness.sentence_at(name.span.start)?,
                span: name.span,
                value: bearer.value.to_owned(),
                status: None,
            })
        })
        .collect()
}
