//! What a number belongs to, read from the words beside it: whether it counts something by itself, of whom, and where.

use crate::discrepancy::desk::{Desk, Lexis, Token};
use crate::discrepancy::value::{self, Verdict};
use crate::discrepancy::within;
use crate::mention::{Date, Name, NameKind, Number, NumberKind};
use crate::text::{Span, WordKind};

/// The part of a whole stands at most so many tokens before the whole: "ten of the club's last 16 games".
const PART_REACH: usize = 6;
/// "Ages 6 and 16": an age stands so many tokens behind its word.
const AGES_REACH: usize = 4;
/// The place or holder that a share belongs to stands within so many bytes: "52 percent of the traffic in Egypt".
const HOLDER_BYTES: u32 = 40;

/// Tells whether a number states a count of its own.
///
/// It does not where it is the whole of which a part is told ("two of the three"), stands for persons ("the three met"), is open
/// upwards by its own words ("three-plus"), is an address ("the 1200 block") or tells of a kind of thing ("a magnitude 6 quake can").
pub(super) fn stands_alone(desk: &Desk, lexis: &Lexis, sentence: usize, number: &Number) -> bool {
    let line = desk.line(sentence);
    let at = line.partition_point(|token| token.span.start < number.span.start);
    let after = line.partition_point(|token| token.span.start < number.span.end);
    let word = |token: Option<&Token>| token.map_or("", |token| lexis.text(token.word));
    let address = matches!(
        number.unit.as_deref(),
        Some("block" | "street" | "avenue" | "highway" | "route" | "room" | "page" | "chapter" | "section" | "article")
    );
    let open = open_upwards(desk, number);
    let stands_for = number.class.is_none()
        && number.kind != NumberKind::Money
        && word(at.checked_sub(1).and_then(|before| line.get(before))) == "the"
        && line.get(after).is_some_and(|next| {
            let mut claims = within(&desk.witness.claims, next.span, |claim| claim.span);
            claims.any(|claim| !claim.nominal && claim.span.start == next.span.start)
        });
    // "A magnitude 6 quake can cause severe damage."
    let kind_of_thing =
        number.kind == NumberKind::Magnitude && line.iter().any(|token| lexis.text(token.word) == "can");
    let before = line.get(at.saturating_sub(AGES_REACH)..at).unwrap_or(&[]);
    let of_ages = number.kind == NumberKind::Plain
        && before.iter().any(|token| matches!(lexis.text(token.word), "age" | "ages" | "aged"));
    let part = number.class.is_none()
        && word(line.get(after)) == "of"
        && line
            .get(after + 1..)
            .unwrap_or(&[])
            .iter()
            .take(2)
            .any(|token| within(&desk.witness.numbers, token.span, |other| other.span).next().is_some());
    // "Radio Wharton and five sister stations"
    let others =
        matches!(word(line.get(after)), "other" | "others" | "more" | "further" | "additional" | "sister" | "fellow");
    !address && !others && !open && !of_ages && !part && !stands_for && !kind_of_thing && !whole(desk, lexis, line, at)
}

/// Tells whether an amount only repeats the one before it in another currency or unit: "$US1 million ($1.52 million)".
pub(in crate::discrepancy) fn converted(desk: &Desk, number: &Number) -> bool {
    let numbers = &desk.witness.numbers;
    let before = numbers.partition_point(|other| other.span.start < number.span.start).checked_sub(1);
    let in_marks = desk.slice(Span { start: number.span.start.saturating_sub(1), end: number.span.start }) == "(";
    let beside = before
        .and_then(|at| numbers.get(at))
        .is_some_and(|other| number.span.start.saturating_sub(other.span.end) <= 8);
    let figure = |reach: u32| {
        let from = (0..4).find_map(|more| {
            desk.witness.text().get(number.span.start.saturating_sub(reach + more) as usize..number.span.start as usize)
        });
        from.is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()))
    };
    in_marks && matches!(number.kind, NumberKind::Money | NumberKind::Measure) && (beside || figure(14))
}

/// Tells whether the words right after a number leave it open upwards: "three-plus".
pub(in crate::discrepancy) fn open_upwards(desk: &Desk, number: &Number) -> bool {
    let rest = desk.witness.text().get(number.span.end as usize..).unwrap_or("");
    ["-plus", " plus ", "-odd", "-something"].iter().any(|tail| rest.starts_with(tail))
}

/// Tells whether the number at a token is the whole that an "of" takes a part from.
fn whole(desk: &Desk, lexis: &Lexis, line: &[Token], at: usize) -> bool {
    let before = line.get(at.saturating_sub(PART_REACH)..at).unwrap_or(&[]);
    let Some(of) = before.iter().rposition(|token| lexis.text(token.word) == "of") else { return false };
    let between = before.get(of + 1..).unwrap_or(&[]);
    // "ten of the Owls' 16 games": the mark of possession parts nothing.
    let bare =
        !between.iter().any(|token| token.kind == WordKind::Mark && !matches!(lexis.text(token.word), "'" | "'s"));
    let part = of.checked_sub(1).and_then(|part| before.get(part));
    bare && part.is_some_and(|token| {
        within(&desk.witness.numbers, token.span, |number| number.span).next().is_some()
            || matches!(lexis.text(token.word), "one" | "two" | "both" | "some" | "most" | "all" | "none" | "any")
    })
}

/// Tells whether a number is a tally of play, which belongs to one player and one span of play.
pub(super) fn is_tally(number: &Number) -> bool {
    let unit = number.unit.as_deref().unwrap_or("");
    number.class.as_deref() == Some("goals")
        || matches!(
            unit,
            "point"
                | "yard"
                | "yd"
                | "touchdown"
                | "run"
                | "game"
                | "match"
                | "goal"
                | "pass"
                | "assist"
                | "rebound"
                | "carry"
                | "reception"
                | "catch"
                | "hit"
                | "homer"
                | "rbi"
                | "rbis"
                | "inning"
                | "wicket"
                | "set"
                | "season"
                | "start"
                | "win"
                | "victory"
                | "loss"
                | "defeat"
                | "punch"
                | "round"
                | "fight"
                | "shot"
                | "try"
        )
}

/// Tells whether two numbers belong to two places or holders that the words right after them name.
pub(super) fn of_two_holders((one, a): (&Desk, &Number), (two, b): (&Desk, &Number)) -> bool {
    match (holder(one, a), holder(two, b)) {
        (Some(x), Some(y)) => x.kind == y.kind && value::names(one, x, two, y) == Verdict::Conflict,
        _ => false,
    }
}

/// Returns the name that the words right after a number tie it to.
fn holder<'w>(desk: &Desk<'w>, number: &Number) -> Option<&'w Name> {
    let names = &desk.witness.names;
    let next = names.get(names.partition_point(|name| name.span.start < number.span.end))?;
    let between = desk.slice(Span { start: number.span.end, end: next.span.start });
    let near = next.span.start - number.span.end <= HOLDER_BYTES && !between.contains([',', '.', ';', ':', '(', ')']);
    // "600 m from a ridge near the Tasman Glacier": the name is tied to the ridge.
    let mut words = between.split_whitespace().rev().skip_while(|word| matches!(*word, "the" | "all" | "both"));
    let tied = words.next().is_some_and(|word| matches!(word, "in" | "of" | "with" | "for" | "from" | "at" | "on"));
    (near && tied && next.kind != NameKind::Other).then_some(next)
}

/// Tells whether the words right after an age give it to a relative of the person named beside it: "his 18-year-old daughter".
pub(super) fn of_relative(desk: &Desk, lexis: &Lexis, sentence: usize, number: &Number) -> bool {
    let line = desk.line(sentence);
    let after = line.partition_point(|token| token.span.start < number.span.end);
    line.get(after..).unwrap_or(&[]).iter().take(2).any(|token| {
        matches!(
            lexis.text(token.word),
            "son"
                | "sons"
                | "daughter"
                | "daughters"
                | "brother"
                | "sister"
                | "wife"
                | "husband"
                | "mother"
                | "father"
                | "child"
                | "children"
                | "twins"
                | "grandson"
                | "granddaughter"
                | "boyfriend"
                | "girlfriend"
                | "nephew"
                | "niece"
                | "cousin"
        )
    })
}

/// Tells whether a length of time is told by and by only: "just under five minutes", "hundreds of years".
pub(super) fn is_rough(desk: &Desk, lexis: &Lexis, sentence: usize, date: &Date) -> bool {
    let line = desk.line(sentence);
    let at = line.partition_point(|token| token.span.start < date.span.start);
    let inside = line.partition_point(|token| token.span.start < date.span.end);
    // "A number of hours" has no length, and "17.45 hrs" is a time of day.
    let written = desk.slice(date.span);
    let clock = written.strip_suffix("hrs").is_some_and(|figures| figures.contains(['.', ':']));
    if clock || date.value.timex.contains('X') {
        return true;
    }
    let rough = |token: &Token| {
        matches!(
            lexis.text(token.word),
            "under"
                | "nearly"
                | "almost"
                | "about"
                | "around"
                | "roughly"
                | "over"
                | "than"
                | "least"
                | "most"
                | "hundreds"
                | "dozens"
                | "thousands"
                | "several"
                | "many"
                | "few"
                | "some"
                | "within"
                | "to"
        )
    };
    line.get(at.saturating_sub(2)..inside).unwrap_or(&[]).iter().any(rough)
}
