//! Numbers that count the same thing, and lengths of time of the same thing.

use super::fit::{self, Place, Signs};
use super::party::Bearing;
use super::shown::of_past;
use super::{Bench, LEAD, counted, mutual_best};
use crate::calendar::{self, Nearness, TimeKind};
use crate::discrepancy::desk::{Desk, Lexis, Manner};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::merge::MANY;
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::number::{self, Agreement};
use crate::mention::{Date, Number, NumberKind};
use crate::text::{Span, WordKind};

/// Places less alike than this are not of one slot.
const LEAST_LIKENESS: f32 = 0.55;
/// More numbers than this in one article are a table; the rest is left out.
const MOST_NUMBERS: usize = 160;
/// Values further apart than this factor are more often two facts than two readings of one.
const FAR: f64 = 3.0;
/// … and beyond this one they always are, unless the passages are one.
const BEYOND: f64 = 9.9;
/// Sentences paired so well tell one thing.
const ONE_PASSAGE: f32 = 0.5;
/// Sentences paired so well tell one act, whatever they call those it befell.
const ONE_ACT: f32 = 0.3;
/// Words around so much alike tell one moment of play.
const ONE_MOMENT: f32 = 0.6;
/// The words around a figure of one poll are at least so much alike.
const SAME_POLL: f32 = 0.5;
/// The noun that a bare number is said of stands at most so many words before it.
const GOVERNING_REACH: usize = 4;

/// How alike two results are that are the only ones of their reports.
const MAIN_SCORE: f32 = 0.7;
/// What it adds that both are the only figure of their kind, where both reports tell their main act in words alike.
const MAIN_FIGURE: f32 = 0.1;
/// So many words alike.
const MAIN_SHARED: usize = 3;
/// What it adds that both numbers stand right behind one and the same verb.
const DIRECT: f32 = 0.15;
/// "Right behind": within so many bytes, as in "fell about 600 m".
const DIRECT_BYTES: u32 = 12;
/// A figure that is cut off instead of rounded loses at most this share.
const CUT_OFF: f64 = 0.03;
/// A figure of so many digits is told of one thing.
const TELLING_DIGITS: usize = 3;
/// Two parts of a whole stand at most so many bytes apart: "12 Somali and 11 Yemeni".
const JOINED_BYTES: u32 = 30;

/// What is measured: a number, or a length of time.
#[derive(Clone, Copy)]
enum Quantity<'w> {
    Number(&'w Number),
    Length(&'w Date),
}

/// A quantity with what it counts.
pub(super) struct Slot<'w> {
    quantity: Quantity<'w>,
    place: Place<'w>,
    /// Whose record it is.
    owner: Option<&'w str>,
    /// The stem of the noun that a bare number is said of: "temperatures were minus 20".
    governing: Option<u32>,
    /// How many numbers of the same kind and unit the article has.
    rivals: usize,
}

/// Finds numbers of one slot whose values exclude each other.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let left: &[Slot] = left.numbers.get_or_init(|| slots(one, bench.lexis));
    let right: &[Slot] = right.numbers.get_or_init(|| slots(two, bench.lexis));
    // A value that the other report has too, of the same thing, is no disagreement wherever it stands.
    let shared = |slot: &Slot, others: &[Slot]| others.iter().any(|other| verdict(slot, other) == Verdict::Agree);
    let lone_left: Vec<&Slot> = left.iter().filter(|slot| !shared(slot, right) && !figures_in(two, slot)).collect();
    let lone_right: Vec<&Slot> = right.iter().filter(|slot| !shared(slot, left) && !figures_in(one, slot)).collect();
    let pairs = mutual_best(lone_left.len(), lone_right.len(), |a, b| match (lone_left.get(a), lone_right.get(b)) {
        (Some(a), Some(b)) => likeness(bench, (one, a), (two, b)),
        _ => 0.0,
    });
    for (a, b, score) in pairs {
        let (Some(a), Some(b)) = (lone_left.get(a), lone_right.get(b)) else { continue };
        if score >= LEAST_LIKENESS {
            drafts.push(draft(bench, a, b, score));
        }
    }
}

/// Tells whether an article has a telling figure somewhere without saying of what: "35.72" for "35.7 percent".
fn figures_in(desk: &Desk, slot: &Slot) -> bool {
    let Quantity::Number(number) = slot.quantity else { return false };
    let bare = |number: &Number| number.kind == NumberKind::Plain && number.unit.is_none() && number.high.is_none();
    let Some(value) = number.value.filter(|value| number.high.is_none() && digits(*value) >= TELLING_DIGITS) else {
        return false;
    };
    let same = |other: f64| {
        let (coarse, fine) = if digits(value) <= digits(other) { (value, other) } else { (other, value) };
        digits(coarse) >= TELLING_DIGITS && (coarse - fine).abs() <= 0.5 * unit_of(coarse)
    };
    desk.witness.numbers.iter().any(|other| bare(other) && other.value.is_some_and(same))
}

/// Returns how many digits a value is written with, those at its end that are zero left out.
fn digits(value: f64) -> usize {
    let value = value.abs();
    if value.fract() == 0.0 && value < 1e15 {
        let mut whole = value as u64;
        while whole != 0 && whole.is_multiple_of(10) {
            whole /= 10;
        }
        return whole.checked_ilog10().map_or(0, |most| most as usize + 1);
    }
    let plain = format!("{value:.4}").replace('.', "");
    plain.trim_matches('0').len()
}

/// Returns the unit of the last digit that is not zero, at most four places behind the point.
fn unit_of(value: f64) -> f64 {
    let whole = |unit: &f64| {
        let units = value.abs() / unit;
        units >= 1.0 - 1e-9 && (units - units.round()).abs() < 1e-6 * units.max(1.0)
    };
    (-4..=15).map(|power| 10_f64.powi(power)).rfind(whole).unwrap_or(1e-4)
}

/// Tells whether a great figure is the other one cut off instead of rounded: "43 million" of 43,885,310.
fn cut_off(x: &Number, y: &Number) -> bool {
    let (Some(a), Some(b)) = (x.value, y.value) else { return false };
    let (coarse, fine) = if digits(a) <= digits(b) { (a, b) } else { (b, a) };
    let unit = unit_of(coarse);
    unit >= 100.0 && fine > coarse && fine - coarse < unit && fine - coarse <= CUT_OFF * coarse
}

impl Slot<'_> {
    fn span(&self) -> Span {
        match self.quantity {
            Quantity::Number(number) => number.span,
            Quantity::Length(date) => date.span,
        }
    }

    fn shown(&self, desk: &Desk) -> String {
        match self.quantity {
            Quantity::Number(number) => value::show_number(number),
            Quantity::Length(date) => desk.slice(date.span).to_owned(),
        }
    }
}

fn slots<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Slot<'w>> {
    let stated = |at: u32| {
        let sentence = desk.witness.sentence_at(at)?;
        // What is supposed may carry a figure that is not: "we would not have 355 damaged shops".
        matches!(desk.manner(sentence), Manner::Statement | Manner::Conditional).then_some(sentence)
    };
    let numbers = desk
        .witness
        .numbers
        .iter()
        .take(MOST_NUMBERS)
        .filter(|number| number.value.is_some() && !counted::converted(desk, number));
    let mut slots: Vec<Slot> = numbers
        .filter_map(|number| {
            let sentence = stated(number.span.start)?;
            // Ages are bound to their bearers: see `age`.
            if number.kind == NumberKind::Age || !counted::stands_alone(desk, lexis, sentence, number) {
                return None;
            }
            Some(Slot {
                quantity: Quantity::Number(number),
                place: Place::new(desk, lexis, sentence, number.span),
                owner: owner(desk, number),
                governing: governing(desk, lexis, sentence, number),
                rivals: 1,
            })
        })
        .collect();
    let lengths = desk.witness.dates.iter().filter(|date| date.value.kind == TimeKind::Duration);
    slots.extend(lengths.take(MOST_NUMBERS).filter_map(|date| {
        let sentence = stated(date.span.start)?;
        if counted::is_rough(desk, lexis, sentence, date) || value::is_damaged(desk, date) {
            return None;
        }
        Some(Slot {
            quantity: Quantity::Length(date),
            place: Place::new(desk, lexis, sentence, date.span),
            owner: None,
            governing: None,
            rivals: 1,
        })
    }));
    let rivals: Vec<usize> =
        slots.iter().map(|slot| slots.iter().filter(|other| same_slot(slot, other)).count()).collect();
    for (slot, count) in slots.iter_mut().zip(rivals) {
        slot.rivals = count;
    }
    slots
}

/// Returns the person whose record a score gives: "Bowe (45-1)".
fn owner<'w>(desk: &Desk<'w>, number: &Number) -> Option<&'w str> {
    if number.kind != NumberKind::Score {
        return None;
    }
    let mut before = desk
        .witness
        .names
        .iter()
        .filter(|name| name.span.end <= number.span.start && number.span.start - name.span.end <= 2);
    let name = before.next_back()?;
    let gap = Span { start: name.span.end, end: number.span.start };
    (desk.slice(gap).trim() == "(").then_some(name.value.as_str())
}

/// Returns the stem of the noun that a bare number, or one of degrees, is said of.
fn governing(desk: &Desk, lexis: &Lexis, sentence: usize, number: &Number) -> Option<u32> {
    let bare = number.kind == NumberKind::Plain && number.unit.is_none() || number.unit.as_deref() == Some("deg");
    let line = desk.line(sentence);
    let at = line.partition_point(|token| token.span.start < number.span.start);
    let before = line.get(at.saturating_sub(GOVERNING_REACH)..at)?;
    let noun = before
        .iter()
        .rev()
        .find(|token| token.kind == WordKind::Word && lexis.content(token.word) && !signed(lexis.text(token.word)))?;
    (bare && !noun.capital).then(|| lexis.stem(noun.word))
}

fn signed(word: &str) -> bool {
    matches!(word, "minus" | "plus" | "below" | "around" | "approximately" | "roughly")
}

/// Tells whether two quantities are of one kind and unit, whatever their values.
fn same_slot(a: &Slot, b: &Slot) -> bool {
    match (a.quantity, b.quantity) {
        (Quantity::Number(x), Quantity::Number(y)) => {
            x.kind == y.kind && x.class == y.class && (x.unit == y.unit || x.class.is_some())
        }
        (Quantity::Length(_), Quantity::Length(_)) => true,
        _ => false,
    }
}

/// Tells whether two figures are the one toll of each report, where it tells its main act: "nine miners died", "claimed thirteen lives".
fn main_toll(a: &Slot, b: &Slot) -> bool {
    let class = |slot: &Slot| match slot.quantity {
        Quantity::Number(number) => number.class.clone(),
        Quantity::Length(_) => None,
    };
    let main = |slot: &Slot| slot.rivals == 1 && slot.place.sentence < LEAD;
    class(a).is_some_and(|of| Some(of) == class(b)) && main(a) && main(b) && !further_than(FAR, a, b)
}

fn verdict(a: &Slot, b: &Slot) -> Verdict {
    match (a.quantity, b.quantity) {
        (Quantity::Number(x), Quantity::Number(y)) => {
            let said_of_one = a.governing.is_some() && a.governing == b.governing;
            match number::compare(x, y) {
                Agreement::Equal | Agreement::Compatible | Agreement::Near => Verdict::Agree,
                Agreement::Different if cut_off(x, y) => Verdict::Agree,
                Agreement::Different => Verdict::Conflict,
                Agreement::Incomparable if said_of_one || main_toll(a, b) => value::numbers(x, y, true),
                Agreement::Incomparable => Verdict::Unclear,
            }
        }
        (Quantity::Length(x), Quantity::Length(y)) => match calendar::compare(&x.value, &y.value) {
            Nearness::Equal | Nearness::Contains | Nearness::Overlaps | Nearness::Near => Verdict::Agree,
            Nearness::Disjoint => Verdict::Conflict,
            Nearness::Incomparable => Verdict::Unclear,
        },
        _ => Verdict::Unclear,
    }
}

fn likeness(bench: &Bench, (one, a): (&Desk, &Slot), (two, b): (&Desk, &Slot)) -> f32 {
    if verdict(a, b) != Verdict::Conflict {
        return 0.0;
    }
    if adds_up(one, a, b) || adds_up(two, b, a) {
        return 0.0;
    }
    let signs = fit::signs(bench, (one, &a.place), (two, &b.place));
    if told_apart(bench, &signs, (one, a), (two, b)) {
        return 0.0;
    }
    match (a.owner, b.owner) {
        (Some(x), Some(y)) => {
            return if value::same_bearer(x, y) { (0.8 + 0.2 * signs.cosine).min(1.0) } else { 0.0 };
        }
        (None, None) => {}
        _ if matches!(a.quantity, Quantity::Number(number) if number.kind == NumberKind::Score) => return 0.0,
        _ => {}
    }
    // The one result of the one game that both reports lead with.
    if main_score(a, &signs) && main_score(b, &signs) {
        return MAIN_SCORE;
    }
    // Two polls are two facts.
    if surveyed(bench.lexis, one, a) && surveyed(bench.lexis, two, b) && signs.cosine < SAME_POLL {
        return 0.0;
    }
    let said_of_one = a.governing.is_some() && a.governing == b.governing;
    // What the unit itself proves: "shops" more than "people", a toll more than a bare number.
    let kind = match a.quantity {
        Quantity::Number(number) => match (number.kind, &number.class, &number.unit) {
            (_, Some(_), _) => 0.15,
            (NumberKind::Count, None, Some(unit)) => bench.lexis.rarity(unit).clamp(0.0, 3.0) * 0.06,
            (NumberKind::Magnitude, ..) => 0.3,
            (NumberKind::Money | NumberKind::Percent | NumberKind::Measure, ..) => 0.0,
            _ if said_of_one => 0.3,
            (NumberKind::Score, ..) => -0.1,
            _ => -0.25,
        },
        Quantity::Length(_) => -0.1,
    };
    let far = if further_than(FAR, a, b) { 0.22 } else { 0.0 };
    let told = 0.15 * signs.figures.min(2) as f32;
    let alone = if a.rivals == 1 && b.rivals == 1 { 0.08 } else { 0.0 };
    let main_act = alone > 0.0 && signs.shared >= MAIN_SHARED && [a, b].iter().all(|slot| slot.place.sentence < LEAD);
    let main_figure = if main_act { MAIN_FIGURE } else { 0.0 };
    let direct = if measured(one, a) && measured(two, b) && same_verb(a, b) { DIRECT } else { 0.0 };
    let score = signs.score() + kind + alone + main_figure + told + direct - far;
    if signs.shared < 2 && !said_of_one { 0.0 } else { score.clamp(0.0, 1.0) }
}

/// Tells whether a score is the only one of its report, told where it tells its main act, of sides that the other names too.
fn main_score(slot: &Slot, signs: &Signs) -> bool {
    let score = matches!(slot.quantity, Quantity::Number(number) if number.kind == NumberKind::Score);
    score && slot.rivals == 1 && slot.place.sentence < LEAD && signs.shared_names >= 2
}

/// Tells whether a number is what its verb takes right after it: "fell 600 m", "sold 300 shares".
fn measured(desk: &Desk, slot: &Slot) -> bool {
    slot.place.claim.is_some_and(|claim| {
        let gap = Span { start: claim.span.end, end: slot.span().start.max(claim.span.end) };
        slot.span().start >= claim.span.end
            && gap.end - gap.start <= DIRECT_BYTES
            && !desk.slice(gap).contains([',', ';', '.'])
    })
}

fn same_verb(a: &Slot, b: &Slot) -> bool {
    a.place
        .claim
        .zip(b.place.claim)
        .is_some_and(|(x, y)| x.predicate == y.predicate && !super::deed::light(&x.predicate))
}

/// Tells whether two quantities that look alike are certainly said of two things.
fn told_apart(bench: &Bench, signs: &Signs, (one, a): (&Desk, &Slot), (two, b): (&Desk, &Slot)) -> bool {
    // What befell one man, and another.
    if signs.predicate && signs.patients == Bearing::OtherName && signs.paired < ONE_ACT {
        return true;
    }
    let one_passage = signs.paired >= ONE_PASSAGE;
    // What a storm did in another year.
    if !one_passage && of_past(one, a.place.sentence) != of_past(two, b.place.sentence) {
        return true;
    }
    let (Quantity::Number(x), Quantity::Number(y)) = (a.quantity, b.quantity) else {
        // Two lengths of time of two acts.
        return bench.desks.len() >= MANY && signs.other_predicate && !one_passage;
    };
    // A score, a tally of play: each of its own minute, player and season, so that the passage must be one.
    let of_play = x.kind == NumberKind::Score && a.owner.is_none() || counted::is_tally(x);
    // In a large event they are many, so that some are alike by chance; in a small one only the other verb tells.
    let doubtful = bench.desks.len() >= MANY || signs.other_predicate;
    if of_play
        && doubtful
        && !(main_score(a, signs) && main_score(b, signs))
        && !one_passage
        && signs.figures == 0
        && signs.cosine < ONE_MOMENT
    {
        return true;
    }
    // Each player has a tally of his own.
    if counted::is_tally(x)
        && signs.predicate
        && signs.agents != Bearing::SameName
        && !one_passage
        && signs.figures == 0
    {
        return true;
    }
    // What one did, and another.
    if signs.predicate && signs.agents == Bearing::OtherName && !signs.actor_there && signs.paired < ONE_ACT {
        return true;
    }
    further_than(BEYOND, a, b) && !one_passage || counted::of_two_holders((one, x), (two, y))
}

/// Tells whether two joined parts make the whole: "12 Somali and 11 Yemeni pirates", "23 pirates".
fn adds_up(desk: &Desk, part: &Slot, whole: &Slot) -> bool {
    let (Quantity::Number(part), Quantity::Number(whole)) = (part.quantity, whole.quantity) else { return false };
    let counts =
        |number: &Number| matches!(number.kind, NumberKind::Count | NumberKind::Plain) && number.high.is_none();
    let joined = |other: &Number| {
        let (first, second) = if other.span.start < part.span.start { (other, part) } else { (part, other) };
        let between = Span { start: first.span.end, end: second.span.start };
        first.span.end < second.span.start
            && between.end - between.start <= JOINED_BYTES
            && desk.slice(between).contains(" and ")
    };
    let makes_whole = |other: &Number| match (part.value, other.value, whole.value) {
        (Some(one), Some(two), Some(all)) => (one + two - all).abs() < 0.5,
        _ => false,
    };
    counts(part) && desk.witness.numbers.iter().any(|other| counts(other) && joined(other) && makes_whole(other))
}

/// Tells whether a sentence speaks of a poll.
fn surveyed(lexis: &Lexis, desk: &Desk, slot: &Slot) -> bool {
    let line = desk.line(slot.place.sentence);
    line.iter().any(|token| {
        matches!(lexis.text(token.word), "poll" | "polls" | "survey" | "surveys" | "surveyed" | "respondents")
    })
}

/// Tells whether the greater of two numbers is more than `factor` times the smaller.
fn further_than(factor: f64, a: &Slot, b: &Slot) -> bool {
    match (a.quantity, b.quantity) {
        (Quantity::Number(x), Quantity::Number(y)) => match (x.value, y.value) {
            (Some(x), Some(y)) => x.abs().max(y.abs()) > factor * x.abs().min(y.abs()),
            _ => false,
        },
        _ => false,
    }
}

fn draft(bench: &Bench, a: &Slot, b: &Slot, score: f32) -> Draft {
    let mark = |witness: usize, slot: &Slot| Mark {
        witness,
        sentence: slot.place.sentence,
        span: slot.span(),
        value: bench.desks.get(witness).map_or_else(String::new, |desk| slot.shown(desk)),
        status: None,
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let (asked, context) = question::of_place(bench.desks, Kind::Number, (bench.left, a.place.sentence), a.span());
    Draft {
        kind: Kind::Number,
        relation: Relation::Conflict,
        severity: severity::of(bench.desks, Kind::Number, Relation::Conflict, &marks),
        confidence: (0.35 + 0.5 * score).min(0.95),
        question: asked,
        could_be: None,
        context,
        marks,
        evidence: vec![
            format!("{} in both, told in words alike by {score:.2}", slot_name(a)),
            "rule: two figures for the same thing".to_owned(),
        ],
    }
}

fn slot_name(slot: &Slot) -> String {
    match slot.quantity {
        Quantity::Number(number) => match (&number.class, &number.unit, number.kind) {
            (Some(class), ..) if matches!(class.as_str(), "votes" | "seats" | "goals") => {
                format!("a number of {class}")
            }
            (Some(class), ..) => format!("a number of people {class}"),
            (None, _, NumberKind::Score) => "a score".to_owned(),
            (None, _, NumberKind::Percent) => "a share".to_owned(),
            (None, _, NumberKind::Magnitude) => "a magnitude".to_owned(),
            (None, _, NumberKind::Money) => "a sum of money".to_owned(),
            (None, Some(unit), _) => format!("a number with “{unit}”"),
            (None, None, _) => "a number".to_owned(),
        },
        Quantity::Length(_) => "a length of time".to_owned(),
    }
}
