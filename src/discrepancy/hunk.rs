//! What a difference of wording between two near-equal sentences means: a number, a date, a name, an office, a denial, a doubt, or nothing.

use std::ops::Range;

use super::cue;
use super::desk::{Desk, Lexis, Token};
use super::diff::{Difference, Hunk};
use super::office::role;
use super::slot::{converted, open_upwards};
use super::value::{self, Verdict};
use super::{Kind, Relation, within};
use crate::calendar::TimeKind;
use crate::mention::{Name, NameKind, Status};
use crate::text::{Span, WordKind};

/// A typed difference between two sentences.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typed {
    pub(super) kind: Kind,
    pub(super) relation: Relation,
    pub(super) confidence: f32,
    /// The rule, as the evidence names it.
    pub(super) rule: &'static str,
    pub(super) left: Side,
    pub(super) right: Side,
    pub(super) could_be: Option<&'static str>,
}

/// One side of a typed difference.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side {
    pub(super) span: Span,
    pub(super) value: String,
    pub(super) status: Option<Status>,
}

/// Two sentences laid out.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a, 'w> {
    pub(super) lexis: &'a Lexis,
    pub(super) left: &'a Desk<'w>,
    pub(super) right: &'a Desk<'w>,
    pub(super) sentences: (usize, usize),
    /// Whether the two articles are copies of one text, so that every change of a word is somebody's decision.
    pub(super) copies: bool,
}

/// More differences than this, and a sentence was written anew.
const MOST_HUNKS: usize = 6;

/// Finds the typed differences between two sentences that were laid word by word.
pub(super) fn classify(pair: &Pair, difference: &Difference) -> Vec<Typed> {
    if let Some(swap) = exchanged(pair) {
        return vec![swap];
    }
    let close = difference.similarity >= 0.85
        || pair.copies && (difference.similarity >= 0.8 || difference.hunks.len() <= 2 && difference.similarity >= 0.6);
    let mut found = Vec::new();
    for hunk in &difference.hunks {
        let view = View::of(pair, hunk);
        let before = found.len();
        mentions(pair, hunk, &view, &mut found);
        if found.len() > before || view.form_only() {
            continue;
        }
        if !close && difference.hunks.len() > MOST_HUNKS {
            continue;
        }
        if let Some(typed) = lexical(pair, &view, hunk, &difference.hunks, close) {
            found.push(typed);
        }
    }
    found
}

/// The words of a hunk.
pub(super) struct View<'a> {
    pub(super) left: Vec<&'a str>,
    pub(super) right: Vec<&'a str>,
}

impl<'a> View<'a> {
    fn of(pair: &Pair<'a, '_>, hunk: &Hunk) -> Self {
        Self {
            left: words(pair.lexis, pair.left.line(pair.sentences.0), &hunk.left),
            right: words(pair.lexis, pair.right.line(pair.sentences.1), &hunk.right),
        }
    }
}

impl View<'_> {
    /// Tells whether the sides differ in spelling only, or hold figures, which were compared already.
    fn form_only(&self) -> bool {
        let figure = |words: &[&str]| words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        if figure(&self.left) || figure(&self.right) {
            return true;
        }
        self.left.len() == self.right.len()
            && self.left.iter().zip(&self.right).all(|(a, b)| spelling(a) == spelling(b))
    }

    /// Tells whether both sides are short enough to be one change.
    fn brief(&self) -> bool {
        self.left.len() <= 6 && self.right.len() <= 6
    }
}

/// Returns a word in a spelling that British and American English share.
fn spelling(word: &str) -> String {
    let mut shared = word.replace("our", "or").replace("ise", "ize").replace("isa", "iza").replace("ll", "l");
    if let Some(stem) = shared.strip_suffix("re") {
        shared = format!("{stem}er");
    }
    shared
}

fn words<'a>(lexis: &'a Lexis, line: &[Token], range: &Range<usize>) -> Vec<&'a str> {
    line.get(range.clone())
        .unwrap_or(&[])
        .iter()
        .filter(|token| token.kind != WordKind::Mark)
        .map(|token| lexis.text(token.word))
        .collect()
}

/// Tells whether all content of a hunk stands in another hunk of the other sentence: it only changed its place.
fn moved(pair: &Pair, hunk: &Hunk, hunks: &[Hunk]) -> bool {
    let others = |desk: &Desk, sentence: usize, side: fn(&Hunk) -> &Range<usize>| -> Vec<u32> {
        let line = desk.line(sentence);
        hunks
            .iter()
            .filter(|other| *other != hunk)
            .flat_map(|other| line.get(side(other).clone()).unwrap_or(&[]))
            .map(|token| pair.lexis.stem(token.word))
            .collect()
    };
    let gone = |desk: &Desk, sentence: usize, range: &Range<usize>, there: &[u32]| {
        desk.line(sentence).get(range.clone()).unwrap_or(&[]).iter().all(|token| {
            token.kind == WordKind::Mark
                || (!pair.lexis.content(token.word) && !cue::is_say(pair.lexis.text(token.word)))
                || there.contains(&pair.lexis.stem(token.word))
        })
    };
    gone(pair.left, pair.sentences.0, &hunk.left, &others(pair.right, pair.sentences.1, |other| &other.right))
        && gone(pair.right, pair.sentences.1, &hunk.right, &others(pair.left, pair.sentences.0, |other| &other.left))
}

/// Returns the bytes of a token range, or of the token that follows where the range is empty.
pub(super) fn span_of(line: &[Token], range: &Range<usize>) -> Option<Span> {
    let inside = line.get(range.clone()).filter(|tokens| !tokens.is_empty());
    match inside.and_then(|tokens| Some((tokens.first()?, tokens.last()?))) {
        Some((first, last)) => Some(first.span.join(last.span)),
        None => line.get(range.start).or_else(|| line.get(range.start.checked_sub(1)?)).map(|token| token.span),
    }
}

/// Returns the bytes of the words of a token range, or of the word nearest to it where it holds none: a mark alone says nothing.
fn words_of(line: &[Token], range: &Range<usize>) -> Option<Span> {
    let is_word = |token: &&Token| token.kind != WordKind::Mark;
    let inside = line.get(range.clone())?;
    if let (Some(first), Some(last)) = (inside.iter().find(is_word), inside.iter().rev().find(is_word)) {
        return Some(first.span.join(last.span));
    }
    let after = line.get(range.end).filter(is_word);
    let before = || line.get(..range.start).and_then(|before| before.iter().rev().find(is_word));
    let later = || line.get(range.end..).and_then(|after| after.iter().find(is_word));
    after.or_else(before).or_else(later).map(|token| token.span)
}

/// Pairs the mentions of a hunk kind by kind, in order, and compares them.
fn mentions(pair: &Pair, hunk: &Hunk, view: &View, found: &mut Vec<Typed>) {
    let (line_left, line_right) = (pair.left.line(pair.sentences.0), pair.right.line(pair.sentences.1));
    if hunk.left.is_empty() || hunk.right.is_empty() {
        return;
    }
    let (Some(left), Some(right)) = (span_of(line_left, &hunk.left), span_of(line_right, &hunk.right)) else { return };
    let (w, v) = (pair.left.witness, pair.right.witness);

    let numbers: (Vec<_>, Vec<_>) =
        (within(&w.numbers, left, |n| n.span).collect(), within(&v.numbers, right, |n| n.span).collect());
    // "$US1 million ($1.52 million)" states one amount.
    let twice = numbers.0.iter().any(|n| converted(pair.left, n)) != numbers.1.iter().any(|n| converted(pair.right, n));
    if !twice && numbers.0.len() == numbers.1.len() {
        for (a, b) in numbers.0.iter().zip(&numbers.1) {
            // "killing one man" beside "killing Dan Orr, 40": a count, and an age by its comma.
            let ages = [(pair.left, a), (pair.right, b)].map(|(desk, number)| value::is_age(desk, number));
            // "three-plus" is open upwards.
            let open = [(pair.left, a), (pair.right, b)].iter().any(|(desk, number)| open_upwards(desk, number));
            if !open && value::numbers(a, b, true) == Verdict::Conflict && ages.first() == ages.last() {
                found.push(Typed {
                    kind: Kind::Number,
                    relation: Relation::Conflict,
                    confidence: 0.95,
                    rule: "number in near-equal sentences",
                    left: Side { span: a.span, value: value::show_number(a), status: None },
                    right: Side { span: b.span, value: value::show_number(b), status: None },
                    could_be: None,
                });
            }
        }
    }
    let dates: (Vec<_>, Vec<_>) =
        (within(&w.dates, left, |d| d.span).collect(), within(&v.dates, right, |d| d.span).collect());
    if dates.0.len() == dates.1.len() {
        for (a, b) in dates.0.iter().zip(&dates.1) {
            if value::dates(pair.left, a, pair.right, b, true) == Verdict::Conflict {
                // A length of time is a number of days or years, and is asked for as one.
                let lengths = [a, b].iter().all(|date| date.value.kind == TimeKind::Duration);
                found.push(Typed {
                    kind: if lengths { Kind::Number } else { Kind::Date },
                    relation: Relation::Conflict,
                    confidence: 0.93,
                    rule: if lengths {
                        "length of time in near-equal sentences"
                    } else {
                        "date in near-equal sentences"
                    },
                    left: Side { span: a.span, value: value::show_date(pair.left, a), status: None },
                    right: Side { span: b.span, value: value::show_date(pair.right, b), status: None },
                    could_be: None,
                });
            }
        }
    }
    let names: (Vec<_>, Vec<_>) =
        (within(&w.names, left, |n| n.span).collect(), within(&v.names, right, |n| n.span).collect());
    // Beside other changed words, two names need not fill one place.
    let rest = |names: &[&Name], words: usize, desk: &Desk| {
        words.saturating_sub(names.iter().map(|name| desk.slice(name.span).split_whitespace().count()).sum::<usize>())
    };
    let (rest_left, rest_right) =
        (rest(&names.0, view.left.len(), pair.left), rest(&names.1, view.right.len(), pair.right));
    let in_place = rest_left.max(rest_right) <= if pair.copies { 3 } else { 1 };
    if names.0.len() == names.1.len() && in_place {
        for (a, b) in names.0.iter().zip(&names.1) {
            // Two awards, two programs, two works: there may be one of each.
            if a.kind == NameKind::Other && b.kind == NameKind::Other && !pair.copies {
                continue;
            }
            let verdict = value::names(pair.left, a, pair.right, b);
            // In a list told in another order, or in a sentence that turns to another of the story's names, nothing is disputed.
            let told = |desk: &Desk, name: &str| !pair.copies && desk.witness.text().contains(name);
            if verdict == Verdict::Conflict
                && (told(pair.right, pair.left.slice(a.span)) || told(pair.left, pair.right.slice(b.span)))
            {
                continue;
            }
            let (relation, could_be) = match verdict {
                Verdict::Conflict => (Relation::Conflict, None),
                Verdict::Variant => (Relation::Variant, Some("another spelling of one name")),
                Verdict::Agree | Verdict::Unclear => continue,
            };
            found.push(Typed {
                kind: Kind::Name,
                relation,
                confidence: if relation == Relation::Variant { 0.9 } else { 0.93 },
                rule: "name in near-equal sentences",
                left: Side { span: a.span, value: a.value.clone(), status: None },
                right: Side { span: b.span, value: b.value.clone(), status: None },
                could_be,
            });
        }
    }
}

/// Reads a hunk by its words.
fn lexical(pair: &Pair, view: &View, hunk: &Hunk, hunks: &[Hunk], close: bool) -> Option<Typed> {
    let (line_left, line_right) = (pair.left.line(pair.sentences.0), pair.right.line(pair.sentences.1));
    let (left, right) = (words_of(line_left, &hunk.left)?, words_of(line_right, &hunk.right)?);
    let typed = |kind, relation, confidence, rule| {
        let side = |desk: &Desk, span: Span| Side { span, value: desk.slice(span).to_owned(), status: None };
        Typed {
            kind,
            relation,
            confidence,
            rule,
            left: side(pair.left, left),
            right: side(pair.right, right),
            could_be: None,
        }
    };
    let content = |words: &[&str]| words.iter().filter(|word| !cue::is_function_word(word)).count();
    let (content_left, content_right) = (content(&view.left), content(&view.right));
    let only = |words: &[&str], test: fn(&str) -> bool| words.iter().filter(|word| test(word)).count();

    let against = opposites(&view.left, &view.right);
    let denied = (only(&view.left, cue::is_negation) % 2, only(&view.right, cue::is_negation) % 2);
    let refused = (only(&view.left, cue::is_negative_verb), only(&view.right, cue::is_negative_verb));
    let short = content_left <= 3 && content_right <= 3;
    if denied.0 != denied.1 {
        // "did not reject" beside "approved" is agreement; a long rewrite says nothing.
        if against || !short || !close || !view.brief() || balanced(pair, hunks) {
            return None;
        }
        // "said no to" beside "rejected": both refuse.
        let (denying, plain) = if denied.0 == 1 { (&view.left, &view.right) } else { (&view.right, &view.left) };
        if plain.iter().any(|word| {
            refuses(word) && !denying.iter().any(|other| pair.lexis.stem_of(other) == pair.lexis.stem_of(word))
        }) {
            return None;
        }
        // "not one man, but probably several" denies no more than "probably several".
        let turned = [&view.left, &view.right].iter().any(|words| words.contains(&"but"));
        if turned {
            return None;
        }
        // "did not open until Monday" opened on Monday.
        let until = |line: &[Token]| line.iter().any(|token| pair.lexis.text(token.word) == "until");
        let (denying, plain) = if denied.0 == 1 { (line_left, line_right) } else { (line_right, line_left) };
        if until(denying) && !until(plain) {
            return None;
        }
        let mut found = typed(Kind::Outcome, Relation::Conflict, 0.9, "denied on one side");
        found.left.status = Some(if denied.0 == 1 { Status::Failed } else { Status::Occurred });
        found.right.status = Some(if denied.1 == 1 { Status::Failed } else { Status::Occurred });
        return Some(found);
    }
    if against && short && denied.0 == 0 {
        return Some(typed(Kind::Outcome, Relation::Conflict, 0.9, "words that exclude each other"));
    }
    if !close {
        return None;
    }
    if (refused.0 == 0) != (refused.1 == 0) && short {
        return Some(typed(Kind::Outcome, Relation::Conflict, 0.85, "failed or refused on one side"));
    }
    let ahead =
        (prospect(&view.left, line_left, hunk.left.end, pair), prospect(&view.right, line_right, hunk.right.end, pair));
    // "would not say" beside "was not said": both deny.
    let not_next =
        |line: &[Token], end: usize| line.get(end).is_some_and(|token| cue::is_negation(pair.lexis.text(token.word)));
    let both_deny = not_next(line_left, hunk.left.end) && not_next(line_right, hunk.right.end);
    if ahead.0 != ahead.1 && short && !both_deny && !(content_left + content_right > 2 && moved(pair, hunk, hunks)) {
        let mut found = typed(Kind::Outcome, Relation::Shift, 0.88, "done on one side, ahead on the other");
        found.left.status = Some(if ahead.0 { Status::Planned } else { Status::Occurred });
        found.right.status = Some(if ahead.1 { Status::Planned } else { Status::Occurred });
        return Some(found);
    }
    let hedged = (only(&view.left, cue::is_hedge), only(&view.right, cue::is_hedge));
    if (hedged.0 == 0) != (hedged.1 == 0) && content_left.abs_diff(content_right) <= 2 && short {
        return Some(typed(Kind::Attribution, Relation::Shift, 0.85, "hedged on one side"));
    }
    if moved(pair, hunk, hunks) {
        return None;
    }
    if !pair.copies {
        return None;
    }
    attribution(pair, view, hunk, &typed).or_else(|| role(pair, view, hunk, &typed))
}

/// Tells whether both sentences deny equally often within all that differs: a denial that only changed its place.
fn balanced(pair: &Pair, hunks: &[Hunk]) -> bool {
    let count = |desk: &Desk, sentence: usize, side: fn(&Hunk) -> &Range<usize>| {
        hunks
            .iter()
            .flat_map(|hunk| words(pair.lexis, desk.line(sentence), side(hunk)))
            .filter(|word| cue::is_negation(word))
            .count()
    };
    count(pair.left, pair.sentences.0, |hunk| &hunk.left) == count(pair.right, pair.sentences.1, |hunk| &hunk.right)
}

fn opposites(left: &[&str], right: &[&str]) -> bool {
    left.iter().any(|a| right.iter().any(|b| cue::opposite(a, b).is_some()))
}

/// Tells whether a word refuses or denies by itself: "rejected", "declined", "denied".
fn refuses(word: &str) -> bool {
    cue::is_negative_verb(word)
        || ["accept", "agree", "confirm", "allow"].iter().any(|other| cue::opposite(word, other).is_some())
}

/// Tells whether words put a verb ahead of the time of writing.
fn prospect(words: &[&str], line: &[Token], end: usize, pair: &Pair) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().or_else(|| line.get(end).map(|token| pair.lexis.text(token.word)));
        cue::is_modal(word) || cue::is_prospect(word) && next == Some("to")
    })
}

/// One claim given to two sources, or stated flatly on one side.
fn attribution(
    pair: &Pair,
    view: &View,
    hunk: &Hunk,
    typed: &impl Fn(Kind, Relation, f32, &'static str) -> Typed,
) -> Option<Typed> {
    let near_say = |desk: &Desk, sentence: usize, range: &Range<usize>| {
        let line = desk.line(sentence);
        let word = |at: usize| line.get(at).map_or("", |token| pair.lexis.text(token.word));
        let before = range.start.checked_sub(1).map_or("", word);
        cue::is_say(word(range.end))
            || cue::is_say(before)
            || before == "to" && range.start >= 2 && word(range.start - 2) == "according"
    };
    let says = |words: &[&str]| words.iter().any(|word| cue::is_say(word));
    let (left, right) = (says(&view.left), says(&view.right));
    if left != right {
        let (extra, other) = if left { (&view.left, &view.right) } else { (&view.right, &view.left) };
        // "told the paper that" beside "said" is another wording; a source that one side lacks is not.
        let sentence_says = |desk: &Desk, sentence: usize| {
            desk.line(sentence).iter().any(|token| cue::is_say(pair.lexis.text(token.word)))
        };
        let elsewhere =
            if left { sentence_says(pair.right, pair.sentences.1) } else { sentence_says(pair.left, pair.sentences.0) };
        let at_edge = |range: &Range<usize>, line: &[Token]| range.start <= 1 || range.end + 2 >= line.len();
        let edge = if left {
            at_edge(&hunk.left, pair.left.line(pair.sentences.0))
        } else {
            at_edge(&hunk.right, pair.right.line(pair.sentences.1))
        };
        if extra.len() < 2 || extra.len() > 12 || other.len() > 1 || elsewhere || !edge {
            return None;
        }
        let mut found = typed(Kind::Attribution, Relation::Shift, 0.85, "a source is named on one side only");
        // The side without a source states the whole sentence itself.
        let (desk, sentence, side) = if left {
            (pair.right, pair.sentences.1, &mut found.right)
        } else {
            (pair.left, pair.sentences.0, &mut found.left)
        };
        // A sentence cut at a title's full stop ("the Rev. | Dana Orr said") has its source in the rest.
        let next = desk.line(sentence + 1);
        if next.iter().take(6).any(|token| cue::is_say(pair.lexis.text(token.word)))
            && desk
                .line(sentence)
                .iter()
                .rev()
                .find(|token| token.kind != WordKind::Mark)
                .is_some_and(|last| last.capital)
        {
            return None;
        }
        // Speech that runs on over several sentences, or whose speaker is named elsewhere, has a source.
        if desk.witness.article.sentences.get(sentence).is_some_and(|around| {
            let mut quotes = within(&desk.witness.quotes, *around, |quote| quote.span);
            quotes
                .any(|quote| quote.speaker.is_some() || quote.span.end > around.end || quote.span.start < around.start)
        }) {
            return None;
        }
        let line = desk.line(sentence);
        side.span = words_of(line, &(0..line.len()))?;
        desk.slice(side.span).clone_into(&mut side.value);
        return Some(found);
    }
    let beside =
        near_say(pair.left, pair.sentences.0, &hunk.left) && near_say(pair.right, pair.sentences.1, &hunk.right);
    let noun = |words: &[&str]| words.len() <= 3 && words.iter().any(|word| !cue::is_function_word(word));
    let pronoun = |words: &[&str]| words.iter().all(|word| cue::is_function_word(word));
    // "In a statement" says where, not who.
    let place = |words: &[&str]| words.first().is_some_and(|word| matches!(*word, "in" | "at" | "on" | "during"));
    if place(&view.left) || place(&view.right) {
        return None;
    }
    if beside && !left && noun(&view.left) && noun(&view.right) && !pronoun(&view.left) && !pronoun(&view.right) {
        let nested = view.left.iter().any(|word| view.right.contains(word) && !cue::is_function_word(word));
        let nested = nested || value::one_in_short(&view.left.join(" "), &view.right.join(" "));
        return (!nested).then(|| typed(Kind::Attribution, Relation::Conflict, 0.85, "another source for one claim"));
    }
    None
}

/// One predicate whose actor and acted-on changed places.
fn exchanged(pair: &Pair) -> Option<Typed> {
    let (left, right) = (names_of(pair.left, pair.sentences.0), names_of(pair.right, pair.sentences.1));
    for (at, first) in left.iter().enumerate() {
        for second in left.iter().skip(at + 1) {
            if first.1 == second.1 {
                continue;
            }
            let there_second = right.iter().find(|name| name.1 == second.1);
            let there_first = right.iter().find(|name| name.1 == first.1);
            let (Some(b), Some(a)) = (there_second, there_first) else { continue };
            if b.0.start >= a.0.start {
                continue;
            }
            let between = between(pair.left, pair.sentences.0, first.0, second.0, pair.lexis);
            let across = self::between(pair.right, pair.sentences.1, b.0, a.0, pair.lexis);
            let verbal = between.iter().any(|word| !cue::is_function_word(word) || cue::is_say(word))
                && between.len() <= 4
                && !between.iter().any(|word| is_mutual(word));
            if verbal && between == across {
                let side = |desk: &Desk, one: Span, two: Span| Side {
                    span: one.join(two),
                    value: desk.slice(one.join(two)).to_owned(),
                    status: None,
                };
                return Some(Typed {
                    kind: Kind::Outcome,
                    relation: Relation::Conflict,
                    confidence: 0.92,
                    rule: "actor and acted-on exchanged",
                    left: side(pair.left, first.0, second.0),
                    right: side(pair.right, b.0, a.0),
                    could_be: None,
                });
            }
        }
    }
    None
}

/// Tells whether a word between two names holds both ways: "and", "met".
fn is_mutual(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "met"
            | "meet"
            | "meets"
            | "with"
            | "married"
            | "marry"
            | "versus"
            | "vs"
            | "v"
            | "against"
            | "like"
            | "joined"
            | "divorced"
            | "from"
            | "near"
            | "between"
    )
}

fn names_of<'w>(desk: &Desk<'w>, sentence: usize) -> Vec<(Span, &'w str)> {
    let Some(&around) = desk.witness.article.sentences.get(sentence) else { return Vec::new() };
    within(&desk.witness.names, around, |name| name.span).map(|name| (name.span, name.value.as_str())).take(6).collect()
}

fn between<'a>(desk: &Desk, sentence: usize, one: Span, two: Span, lexis: &'a Lexis) -> Vec<&'a str> {
    desk.line(sentence)
        .iter()
        .filter(|token| token.span.start >= one.end && token.span.end <= two.start)
        .map(|token| lexis.text(token.word))
        .filter(|word| !matches!(*word, "the" | "a" | "an"))
        .take(8)
        .collect()
}
