//! Tests of the alignment.

use std::sync::Arc;

use proptest::prelude::*;
use variorum::alignment::{Alignment, Constraints, Line, Place, align, align_under};
use variorum::article::Article;
use variorum::mention::Witness;
use variorum::text::sentences;

fn witness(path: &str, text: &str) -> Witness {
    let article = Article {
        path: path.into(),
        title: Some(path.to_owned()),
        text: text.to_owned(),
        sentences: sentences(text),
        ..Article::default()
    };
    Witness { article: Arc::new(article), ..Witness::default() }
}

const HARBOUR: [&str; 3] = [
    "The Port of Velden closed on Tuesday after a crane fell on a grain ship. Two dockers were injured. Harbour master Ilse Brandt said repairs would take a week. Wheat prices rose in early trading.",
    "Harbour master Ilse Brandt expects the repairs to take a week. A crane fell on a ship loaded with grain on Tuesday, and the Port of Velden was closed. The company that owns the crane declined to comment.",
    "Two dockers were hurt in Velden. The accident closed the port on Tuesday when a crane fell on a grain ship. The union called for an inquiry.",
];

#[test]
fn passages_that_say_the_same_stand_in_one_row() {
    let all: Vec<Witness> = HARBOUR.iter().enumerate().map(|(n, text)| witness(&n.to_string(), text)).collect();
    let alignment = align(&all.iter().collect::<Vec<_>>());
    let cases = [((0, 0), (1, 1)), ((0, 0), (2, 1)), ((0, 2), (1, 0)), ((0, 1), (2, 0))];
    for (a, b) in cases {
        let row = alignment.row_of(a.0, a.1);
        assert!(row.is_some() && row == alignment.row_of(b.0, b.1), "{a:?} and {b:?} in {:#?}", alignment.rows);
    }
    for lone in [(0, 3), (1, 2), (2, 2)] {
        let row = &alignment.rows[alignment.row_of(lone.0, lone.1).unwrap_or(usize::MAX)];
        assert_eq!(row.filled(), 1, "{lone:?}");
    }
    // What one witness alone has stays behind the sentence it follows there.
    assert!(alignment.row_of(1, 2) > alignment.row_of(1, 1));
    assert_eq!(alignment.row_of(0, 3), alignment.row_of(0, 2).map(|row| row + 1));
}

#[test]
fn what_was_done_holds_sentences_together_that_share_few_words() {
    let read = |title: &str, text: &str| Witness::read(witness(title, text).article);
    let all = [
        read(
            "Velden notes",
            "Workers at the Orlo plant in Velden will strike from Monday for better pay. A museum opened on the east bank of the river.",
        ),
        read(
            "City brief",
            "A long strike would cost the maker of pumps millions, its owner warned. The zoo greeted a baby elephant with a brass band.",
        ),
    ];
    let alignment = align(&all.iter().collect::<Vec<_>>());
    assert_eq!(alignment.row_of(0, 0), alignment.row_of(1, 0));
    assert_ne!(alignment.row_of(0, 1), alignment.row_of(1, 1));
}

/// Pairs of sentences, as they stand in a table of cases.
type Pairs = &'static [(Place, Place)];

#[test]
fn what_the_user_says_about_rows_holds_and_leaves_the_other_rows_alone() {
    let all: Vec<Witness> = HARBOUR.iter().enumerate().map(|(n, text)| witness(&n.to_string(), text)).collect();
    let all: Vec<&Witness> = all.iter().collect();
    let free = align(&all);
    // What is tied, what is kept apart; then sentences that share a row, and sentences that do not.
    let cases: [(Pairs, Pairs, Pairs, Pairs); 6] = [
        (&[((0, 3), (1, 2))], &[], &[((0, 3), (1, 2))], &[]),
        (&[], &[((0, 0), (1, 1))], &[], &[((0, 0), (1, 1))]),
        (&[], &[((2, 1), (0, 0)), ((2, 1), (1, 1))], &[((0, 0), (1, 1))], &[((2, 1), (0, 0))]),
        // Moved to the row of another sentence.
        (
            &[((1, 1), (2, 0))],
            &[((1, 1), (0, 0)), ((1, 1), (2, 1))],
            &[((1, 1), (2, 0)), ((1, 1), (0, 1))],
            &[((1, 1), (0, 0))],
        ),
        // A tie over three, of which two stay apart: apart wins.
        (&[((0, 3), (1, 2)), ((1, 2), (2, 2))], &[((0, 3), (2, 2))], &[], &[((0, 3), (2, 2))]),
        // Sentences that are not there.
        (&[((0, 99), (1, 0)), ((9, 0), (1, 0))], &[((0, 0), (7, 7))], &[((0, 0), (1, 1))], &[]),
    ];
    for (together, apart, shared, parted) in cases {
        let constraints = Constraints { together: together.to_vec(), apart: apart.to_vec() };
        let alignment = align_under(&all, &constraints);
        let row = |(witness, sentence): Place| alignment.row_of(witness, sentence);
        for &(one, other) in shared {
            assert!(row(one).is_some() && row(one) == row(other), "{constraints:?}: {one:?} with {other:?}");
        }
        for &(one, other) in parted {
            assert_ne!(row(one), row(other), "{constraints:?}: {one:?} without {other:?}");
        }
        let named: Vec<Place> = together.iter().chain(apart).flat_map(|&(one, other)| [one, other]).collect();
        let untouched = free
            .rows
            .iter()
            .filter(|row| !named.iter().any(|&(w, s)| row.cells.get(w).is_some_and(|cell| cell.contains(&s))));
        for before in untouched {
            assert!(alignment.rows.iter().any(|after| after == before), "{constraints:?} changed {before:?}");
        }
    }
    assert_eq!(align_under(&all, &Constraints::default()), free);
}

#[test]
fn a_row_stands_where_the_text_says_it_not_where_the_headline_does() {
    let headed = |path: &str, title: &str, text: &str| {
        let plain = witness(path, text);
        let article = Article { title: Some(title.to_owned()), ..Article::clone(&plain.article) };
        Witness { article: Arc::new(article), ..plain }
    };
    let all = [
        headed(
            "0",
            "Bridge at Orsk collapses into river",
            "It was a cold morning in Orsk, and the market had just opened. The bridge at Orsk collapsed into the river on Monday. Divers search for two lorries.",
        ),
        headed(
            "1",
            "Orsk bridge collapses",
            "The market in Orsk had just opened on a cold morning. On Monday the bridge at Orsk collapsed into the river. Two lorries are searched for by divers.",
        ),
    ];
    let alignment = align(&all.iter().collect::<Vec<_>>());
    assert!(alignment.headings.iter().any(|headings| headings.row == alignment.row_of(0, 1)), "{alignment:?}");
    for witness in 0..2 {
        let rows: Vec<_> = (0..3).map(|sentence| alignment.row_of(witness, sentence)).collect();
        assert!(rows.is_sorted(), "witness {witness}: {rows:?}");
    }
}

#[test]
fn headlines_and_decks_stand_with_the_row_that_says_the_same() {
    let headed = |path: &str, title: &str, deck: Option<&str>, text: &str| {
        let plain = witness(path, text);
        let article =
            Article { title: Some(title.to_owned()), deck: deck.map(str::to_owned), ..Article::clone(&plain.article) };
        Witness { article: Arc::new(article), ..plain }
    };
    let all = [
        headed("0", "Crane falls on grain ship, port of Velden closed", None, HARBOUR[0]),
        headed("1", "Repairs to take a week, says harbour master Brandt", Some("Opera singer wins prize"), HARBOUR[1]),
        headed("2", "?!", None, HARBOUR[2]),
    ];
    let alignment = align(&all.iter().collect::<Vec<_>>());
    let row_of = |witness: usize, line: Line| {
        let holders = alignment.headings.iter().filter(|headings| headings.lines.contains(&(witness, line)));
        holders.map(|headings| headings.row).collect::<Vec<_>>()
    };
    assert_eq!(row_of(0, Line::Headline), [alignment.row_of(2, 1)]);
    assert_eq!(row_of(1, Line::Headline), [alignment.row_of(0, 2)]);
    assert_eq!(row_of(1, Line::Deck), [None], "no text says it");
    assert_eq!(row_of(2, Line::Headline), [], "no words, no line");
    assert!(alignment.rows.iter().all(|row| row.filled() > 0));
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "the",
        "crane",
        "port",
        "fell",
        "closed",
        "Velden",
        "Brandt",
        "ship",
        "grain",
        "union",
        "week",
        "[a-z]{2,7}",
        "\\PC{0,4}"
    ];
    let sentence = proptest::collection::vec(word, 1..9).prop_map(|words| words.join(" ") + ". ");
    let text = proptest::collection::vec(sentence, 0..7).prop_map(|sentences| sentences.concat());
    proptest::collection::vec(text, 0..6)
}

fn ties() -> impl Strategy<Value = Vec<(Place, Place)>> {
    let place = || (0_usize..6, 0_usize..7);
    proptest::collection::vec((place(), place()), 0..6)
}

proptest! {
    #[test]
    fn constraints_lose_no_sentence_and_keep_apart_what_is_apart(texts in texts(), together in ties(), apart in ties()) {
        let all: Vec<Witness> = texts.iter().enumerate().map(|(n, text)| witness(&n.to_string(), text)).collect();
        let given: Vec<&Witness> = all.iter().collect();
        let alignment = align_under(&given, &Constraints { together: together.clone(), apart: apart.clone() });
        for (index, witness) in given.iter().enumerate() {
            let mut found: Vec<usize> = alignment.rows.iter().flat_map(|row| row.cells[index].iter().copied()).collect();
            found.sort_unstable();
            prop_assert_eq!(found, (0..witness.article.sentences.len()).collect::<Vec<_>>());
        }
        for (one, other) in apart.iter().filter(|(one, other)| one != other) {
            let row = alignment.row_of(one.0, one.1);
            prop_assert!(row.is_none() || row != alignment.row_of(other.0, other.1));
        }
        // The constraints and the witnesses the other way round give the same rows.
        let last = given.len().saturating_sub(1);
        let turn = |pairs: Vec<(Place, Place)>| -> Vec<(Place, Place)> {
            let real = pairs.into_iter().filter(|(one, other)| one.0 < given.len() && other.0 < given.len());
            real.map(|(one, other)| ((last - other.0, other.1), (last - one.0, one.1))).rev().collect()
        };
        let constraints = Constraints { together: turn(together), apart: turn(apart) };
        let reversed: Vec<&Witness> = given.iter().rev().copied().collect();
        let cells = |alignment: Alignment| alignment.rows.into_iter().map(|row| row.cells);
        let turned: Vec<_> = cells(align_under(&reversed, &constraints))
            .map(|cells| cells.into_iter().rev().collect::<Vec<_>>())
            .collect();
        prop_assert_eq!(turned, cells(alignment).collect::<Vec<_>>());
    }

    #[test]
    fn every_sentence_stands_in_exactly_one_row_whatever_the_order(texts in texts(), seed in 0_usize..720) {
        let all: Vec<Witness> = texts.iter().enumerate().map(|(n, text)| witness(&n.to_string(), text)).collect();
        let given: Vec<&Witness> = all.iter().collect();
        let alignment = align(&given);
        for (index, witness) in given.iter().enumerate() {
            let mut found: Vec<usize> = alignment.rows.iter().flat_map(|row| row.cells[index].iter().copied()).collect();
            found.sort_unstable();
            prop_assert_eq!(found, (0..witness.article.sentences.len()).collect::<Vec<_>>());
        }
        for row in &alignment.rows {
            prop_assert!(row.filled() > 0);
            prop_assert!(row.cells.iter().all(|cell| cell.windows(2).all(|pair| pair[0] < pair[1])));
            let sound = row.pairings.iter().all(|pairing| {
                pairing.left.0 < pairing.right.0
                    && row.cells[pairing.left.0].contains(&pairing.left.1)
                    && row.cells[pairing.right.0].contains(&pairing.right.1)
            });
            prop_assert!(sound);
        }

        let mut order: Vec<usize> = (0..given.len()).collect();
        let mut rest = seed;
        for place in (1..order.len()).rev() {
            order.swap(place, rest % (place + 1));
            rest /= place + 1;
        }
        let permuted: Vec<&Witness> = order.iter().map(|&index| given[index]).collect();
        let expected: Vec<Vec<Vec<usize>>> = alignment
            .rows
            .iter()
            .map(|row| order.iter().map(|&index| row.cells[index].clone()).collect())
            .collect();
        let found: Vec<Vec<Vec<usize>>> = align(&permuted).rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(found, expected);
    }
}
