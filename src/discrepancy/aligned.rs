//! The aligned path: sentences that are nearly equal word by word, as in copies, agency text and close paraphrase.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::desk::{Desk, Lexis, Manner};
use super::diff::{self, Difference};
use super::draft::{Draft, Mark};
use super::hunk::{self, Pair, Side, Typed};
use super::{Kind, question, severity};
use crate::alignment::{Alignment, Row};
use crate::text::{Span, WordKind};

/// Sentences less alike than this are left to the slots.
const LEAST_SIMILARITY: f32 = 0.55;
/// With more wordings than this in a row, each is compared with the commonest one and with those that it was paired with best.
const MOST_WORDINGS: usize = 5;
/// So many of these.
const MOST_PARTNERS: usize = 3;

/// One wording of a row's statement with the places where it stands.
struct Wording {
    words: Vec<u32>,
    /// Witness and sentence, in order.
    places: Vec<(usize, usize)>,
}

/// Finds the differences between near-equal sentences, row by row.
pub(super) fn find(desks: &[Desk], lexis: &Lexis, alignment: &Alignment) -> Vec<Draft> {
    let copies = Copies::of(desks, alignment);
    alignment
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.filled() > 1)
        .flat_map(|(at, row)| in_row(desks, lexis, &copies, row, at))
        .collect()
}

fn in_row(desks: &[Desk], lexis: &Lexis, copies: &Copies, row: &Row, at: usize) -> Vec<Draft> {
    let wordings = wordings(desks, lexis, row);
    let mut drafts = Vec::new();
    let pairs: Vec<(usize, usize)> = if wordings.len() <= MOST_WORDINGS {
        (0..wordings.len()).flat_map(|a| (a + 1..wordings.len()).map(move |b| (a, b))).collect()
    } else {
        let mut pairs: BTreeSet<(usize, usize)> = (1..wordings.len()).map(|b| (0, b)).collect();
        pairs.extend(partners(&wordings, row));
        pairs.into_iter().collect()
    };
    for (a, b) in pairs {
        if let (Some(a), Some(b)) = (wordings.get(a), wordings.get(b)) {
            drafts.extend(compare(desks, lexis, copies, (row, at), a, b));
        }
    }
    drafts
}

/// Returns the wordings that were paired, each with its best few: a row may hold several statements, each told by several witnesses.
fn partners(wordings: &[Wording], row: &Row) -> BTreeSet<(usize, usize)> {
    let by_place: BTreeMap<(usize, usize), usize> =
        wordings.iter().enumerate().flat_map(|(at, w)| w.places.iter().map(move |&place| (place, at))).collect();
    let mut partners = vec![0; wordings.len()];
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    // Best pair first.
    for pairing in row.pairings.iter().filter(|pairing| pairing.score >= LEAST_SIMILARITY) {
        let (Some(&a), Some(&b)) = (by_place.get(&pairing.left), by_place.get(&pairing.right)) else { continue };
        let free = [a, b].iter().all(|&one| partners.get(one).is_some_and(|&count| count < MOST_PARTNERS));
        if a != b && free && pairs.insert((a.min(b), a.max(b))) {
            for one in [a, b] {
                if let Some(count) = partners.get_mut(one) {
                    *count += 1;
                }
            }
        }
    }
    pairs
}

/// Returns the wordings of a row, commonest first; ties are broken by the words alone, so that the order of the witnesses does not matter.
fn wordings(desks: &[Desk], lexis: &Lexis, row: &Row) -> Vec<Wording> {
    let mut by_words: BTreeMap<Vec<u32>, Vec<(usize, usize)>> = BTreeMap::new();
    for (witness, cell) in row.cells.iter().enumerate() {
        let Some(desk) = desks.get(witness) else { continue };
        for &sentence in cell {
            let words: Vec<u32> = desk
                .line(sentence)
                .iter()
                .filter(|token| token.kind != WordKind::Mark)
                .map(|token| token.word)
                .collect();
            if words.len() >= 3 && desk.manner(sentence) != Manner::Unfit {
                by_words.entry(words).or_default().push((witness, sentence));
            }
        }
    }
    let mut all: Vec<Wording> = by_words.into_iter().map(|(words, places)| Wording { words, places }).collect();
    all.sort_by(|a, b| {
        let text =
            |wording: &Wording| wording.words.iter().map(|&word| lexis.text(word).to_owned()).collect::<Vec<_>>();
        b.places.len().cmp(&a.places.len()).then_with(|| text(a).cmp(&text(b)))
    });
    all
}

fn compare(
    desks: &[Desk],
    lexis: &Lexis,
    copies: &Copies,
    (row, at): (&Row, usize),
    a: &Wording,
    b: &Wording,
) -> Vec<Draft> {
    // A witness that has both wordings contradicts itself at most.
    let own: BTreeSet<usize> = a.places.iter().map(|p| p.0).filter(|w| b.places.iter().any(|p| p.0 == *w)).collect();
    let left: Vec<(usize, usize)> = a.places.iter().copied().filter(|p| !own.contains(&p.0)).collect();
    let right: Vec<(usize, usize)> = b.places.iter().copied().filter(|p| !own.contains(&p.0)).collect();
    let (Some(&l), Some(&r)) = (left.first(), right.first()) else { return Vec::new() };
    let (Some(one), Some(two)) = (desks.get(l.0), desks.get(r.0)) else { return Vec::new() };
    if !may_be_alike(&a.words, &b.words) {
        return Vec::new();
    }
    let difference = diff::differ(lexis, (one, l.1), (two, r.1));
    if difference.similarity < LEAST_SIMILARITY || difference.shared_content == 0 {
        return Vec::new();
    }
    let copies = left.iter().any(|x| right.iter().any(|y| copies.hold(x.0, y.0)));
    let pair = Pair { lexis, left: one, right: two, sentences: (l.1, r.1), copies };
    hunk::classify(&pair, &difference)
        .into_iter()
        .map(|typed| {
            let mut marks = spread(desks, &typed.left, l, &left);
            marks.extend(spread(desks, &typed.right, r, &right));
            draft(desks, row, at, &typed, &difference, marks, (l, r))
        })
        .collect()
}

/// Which pairs of witnesses are copies of one text: most sentences of the shorter one have a near-equal partner.
struct Copies {
    near_equal: HashMap<(usize, usize), u32>,
    lengths: Vec<usize>,
}

impl Copies {
    /// Pairings from this score on are of near-equal sentences.
    const NEAR_EQUAL: f32 = 0.85;
    /// So many of the shorter one's sentences must have a partner.
    const SHARE: f32 = 0.4;

    fn of(desks: &[Desk], alignment: &Alignment) -> Self {
        let mut near_equal = HashMap::new();
        for pairing in alignment.rows.iter().flat_map(|row| &row.pairings) {
            if pairing.score >= Self::NEAR_EQUAL {
                *near_equal.entry((pairing.left.0, pairing.right.0)).or_insert(0) += 1;
            }
        }
        Self { near_equal, lengths: desks.iter().map(|desk| desk.lines.len()).collect() }
    }

    fn hold(&self, a: usize, b: usize) -> bool {
        let at = |x: usize, y: usize| self.near_equal.get(&(x, y)).copied().unwrap_or(0);
        let length = |w: usize| self.lengths.get(w).copied().unwrap_or(0);
        (at(a, b) + at(b, a)) as f32 >= Self::SHARE * length(a).min(length(b)).max(1) as f32
    }
}

/// Rules out at little cost that two sentences share enough words.
fn may_be_alike(a: &[u32], b: &[u32]) -> bool {
    let (mut one, mut two) = (a.to_vec(), b.to_vec());
    one.sort_unstable();
    two.sort_unstable();
    let mut rest = two.iter().peekable();
    let mut same = 0usize;
    for word in &one {
        while rest.next_if(|other| *other < word).is_some() {}
        same += usize::from(rest.next_if(|other| *other == word).is_some());
    }
    2.0 * same as f32 >= LEAST_SIMILARITY * (a.len() + b.len()) as f32
}

/// Carries a reading over to all places that have the same words.
fn spread(desks: &[Desk], side: &Side, from: (usize, usize), places: &[(usize, usize)]) -> Vec<Mark> {
    let words = |place: (usize, usize)| -> Vec<Span> {
        desks.get(place.0).map_or_else(Vec::new, |desk| {
            desk.line(place.1).iter().filter(|t| t.kind != WordKind::Mark).map(|t| t.span).collect()
        })
    };
    let origin = words(from);
    let inside = |span: &&Span| span.overlaps(side.span);
    let first = origin.iter().position(|span| inside(&span));
    let last = origin.iter().rposition(|span| inside(&span));
    places
        .iter()
        .filter_map(|&place| {
            let span = if place == from {
                side.span
            } else {
                let there = words(place);
                there.get(first?)?.join(*there.get(last?)?)
            };
            Some(Mark { witness: place.0, sentence: place.1, span, value: side.value.clone(), status: side.status })
        })
        .collect()
}

fn draft(
    desks: &[Desk],
    row: &Row,
    at: usize,
    typed: &Typed,
    difference: &Difference,
    marks: Vec<Mark>,
    (l, r): ((usize, usize), (usize, usize)),
) -> Draft {
    let pairing = row
        .pairings
        .iter()
        .find(|p| (p.left == l && p.right == r) || (p.left == r && p.right == l))
        .map_or_else(String::new, |p| format!(", pairing score {:.2}", p.score));
    let confidence = if typed.kind == Kind::Name || typed.kind == Kind::Number || typed.kind == Kind::Date {
        typed.confidence * (0.6 + 0.4 * difference.similarity)
    } else {
        typed.confidence * difference.similarity.sqrt()
    };
    let (question, context) = question::of_pair(desks, typed.kind, (l, typed.left.span), (r, typed.right.span));
    Draft {
        kind: typed.kind,
        relation: typed.relation,
        severity: severity::of(desks, typed.kind, typed.relation, &marks),
        confidence,
        question,
        could_be: typed.could_be.map(str::to_owned),
        context,
        evidence: vec![
            format!(
                "row {}: word by word, {:.0} % of the words are equal{pairing}",
                at + 1,
                difference.similarity * 100.0
            ),
            format!("rule: {}", typed.rule),
        ],
        marks,
    }
}
