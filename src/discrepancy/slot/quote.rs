//! One quotation with other words or another speaker.

use std::collections::BTreeSet;

use super::Bench;
use crate::discrepancy::desk::{Desk, Lexis};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::value;
use crate::discrepancy::{Kind, Relation, question, severity};
use crate::mention::Quote;
use crate::text::{Span, WordKind};

/// Quotations that share fewer words than this are not one.
const LEAST_SHARED: f32 = 0.6;
/// Shorter quotations are phrases that anyone may use.
const LEAST_WORDS: usize = 6;
/// More quotations than this in one article are an interview; the rest is left out.
const MOST_QUOTES: usize = 80;

struct Spoken<'w> {
    quote: &'w Quote,
    sentence: usize,
    /// The words in order.
    words: Vec<u32>,
    bag: BTreeSet<u32>,
}

/// Finds quotations that two reports give with other words or to another speaker.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let (left, right) = (spoken(one, bench.lexis), spoken(two, bench.lexis));
    for a in &left {
        let best = right
            .iter()
            .map(|b| (shared(a, b), b))
            .filter(|(share, _)| *share >= LEAST_SHARED)
            .max_by(|x, y| x.0.total_cmp(&y.0).then_with(|| y.1.quote.span.cmp(&x.1.quote.span)));
        let Some((share, b)) = best else { continue };
        if let (Some(x), Some(y)) = (&a.quote.speaker, &b.quote.speaker)
            && speakers_differ(x, y)
            && share >= 0.8
            && named_beside(one, a, x)
            && named_beside(two, b, y)
            && known(one, y)
            && known(two, x)
        {
            drafts.push(draft(bench, (one, a), (two, b), share, Kind::Attribution));
        } else if differs(bench.lexis, a, b) {
            drafts.push(draft(bench, (one, a), (two, b), share, Kind::Quote));
        }
    }
}

fn spoken<'w>(desk: &Desk<'w>, lexis: &Lexis) -> Vec<Spoken<'w>> {
    desk.witness
        .quotes
        .iter()
        .take(MOST_QUOTES)
        .filter_map(|quote| {
            let sentence = desk.witness.sentence_at(quote.span.start)?;
            let from = desk.tokens.partition_point(|token| token.span.start < quote.span.start);
            let words: Vec<u32> = desk
                .tokens
                .iter()
                .skip(from)
                .take_while(|token| token.span.end <= quote.span.end)
                .filter(|token| token.kind != WordKind::Mark)
                .map(|token| token.word)
                .collect();
            let bag = words.iter().map(|&word| lexis.stem(word)).collect();
            (words.len() >= LEAST_WORDS).then_some(Spoken { quote, sentence, words, bag })
        })
        .collect()
}

/// Returns the share of words that both have, from 0 to 1.
fn shared(a: &Spoken, b: &Spoken) -> f32 {
    let both = a.bag.intersection(&b.bag).count();
    2.0 * both as f32 / (a.bag.len() + b.bag.len()).max(1) as f32
}

/// Tells whether a word of content differs inside, not only at the ends, where one report may quote less.
fn differs(lexis: &Lexis, a: &Spoken, b: &Spoken) -> bool {
    let inner = |x: &Spoken, y: &Spoken| {
        let first = x.words.iter().position(|&word| y.bag.contains(&lexis.stem(word)));
        let last = x.words.iter().rposition(|&word| y.bag.contains(&lexis.stem(word)));
        match (first, last) {
            (Some(first), Some(last)) => x
                .words
                .get(first..=last)
                .unwrap_or(&[])
                .iter()
                .any(|&word| lexis.content(word) && !y.bag.contains(&lexis.stem(word))),
            _ => false,
        }
    };
    inner(a, b) && inner(b, a)
}

/// Tells whether two speakers are two persons: both named in full, and the names differ.
fn speakers_differ(a: &str, b: &str) -> bool {
    let named = |name: &str| name.split_whitespace().count() >= 2 && name.starts_with(char::is_uppercase);
    named(a) && named(b) && value::other_bearer(a, b)
}

/// Tells whether a speaker is named right before or after the quotation, in its sentence; a pronoun may have been read wrong.
fn named_beside(desk: &Desk, spoken: &Spoken, speaker: &str) -> bool {
    let sentences = &desk.witness.article.sentences;
    let Some(last) = speaker.split_whitespace().next_back() else { return false };
    let quote = spoken.quote.span;
    let around =
        |at: u32| desk.witness.sentence_at(at).and_then(|index| sentences.get(index)).copied().unwrap_or(quote);
    let before = Span { start: around(quote.start).start.min(quote.start), end: quote.start };
    let after = Span { start: quote.end, end: around(quote.end.saturating_sub(1)).end.max(quote.end) };
    [before, after].into_iter().any(|beside| desk.slice(beside).contains(last))
}

/// Tells whether an article names a person at all; if not, the two names may be two readings of one bearer.
fn known(desk: &Desk, speaker: &str) -> bool {
    speaker.split_whitespace().next_back().is_some_and(|last| desk.witness.text().contains(last))
}

fn draft(bench: &Bench, a: (&Desk, &Spoken), b: (&Desk, &Spoken), share: f32, kind: Kind) -> Draft {
    let mark = |witness: usize, (desk, spoken): (&Desk, &Spoken)| Mark {
        witness,
        sentence: spoken.sentence,
        span: spoken.quote.span,
        value: if kind == Kind::Attribution {
            spoken.quote.speaker.clone().unwrap_or_default()
        } else {
            desk.slice(spoken.quote.span).to_owned()
        },
        status: None,
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let relation = if kind == Kind::Attribution { Relation::Conflict } else { Relation::Variant };
    let (asked, context) = question::of_place(bench.desks, kind, (bench.left, a.1.sentence), a.1.quote.span);
    Draft {
        kind,
        relation,
        severity: severity::of(bench.desks, kind, relation, &marks),
        confidence: 0.4 + 0.5 * share,
        question: asked,
        could_be: Some("translated, shortened or tidied speech".to_owned()),
        context,
        marks,
        evidence: vec![
            format!("the quotations share {:.0} % of their words", share * 100.0),
            "rule: one quotation".to_owned(),
        ],
    }
}
