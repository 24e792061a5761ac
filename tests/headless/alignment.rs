//! Tests of the alignment.

use std::sync::Arc;

use proptest::prelude::*;
use variorum::alignment::align;
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

proptest! {
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
