//! The display model: marks lie where the readings lie, and runs cover the whole passage.

use proptest::prelude::*;
use variorum::alignment::Row;
use variorum::discrepancy::{Kind, Relation};
use variorum::report::passage::{Against, Mark, Passage, Place, places, row};
use variorum::text::Span;

use super::harbour;

fn drawn(passage: &Passage) -> String {
    passage
        .runs
        .iter()
        .map(|run| {
            let words = run.span.of(&passage.text);
            match run.finding {
                Some(mark) => format!("[{}:{words}]", mark.finding),
                None => words.to_owned(),
            }
        })
        .collect()
}

#[test]
fn readings_are_marked_in_the_cells_of_their_row() {
    let comparison = harbour::comparison();
    let event = &comparison.events[0];
    let witnesses = comparison.witnesses_of(event);
    let findings = &event.apparatus.findings;
    let places = places(findings, witnesses.len(), |index| index != 2);
    let cells = row(&witnesses, &event.alignment.rows[1], &places, Against::Majority);
    assert_eq!(drawn(&cells[0]), "The port [1:will reopen] on Friday, said harbour master Jan Olesky.");
    assert_eq!(drawn(&cells[1]), "The port [1:reopened] on Wednesday, according to harbour master Yan Oleski.");
    assert!(cells[2].is_empty());
}

#[test]
fn a_short_reading_stays_visible_within_a_long_one() {
    let witness = harbour::witness("a.txt", "A", "A", None, "The mayor will resign on Friday.");
    let mark = |finding, kind| Mark { finding, kind, relation: Relation::Conflict };
    let all = Span::new(0, witness.text().len());
    let places = vec![vec![
        Place { span: all, mark: mark(0, Kind::Outcome) },
        Place { span: harbour::at(witness.text(), "Friday"), mark: mark(1, Kind::Date) },
    ]];
    let cells = row(&[&witness], &Row { cells: vec![vec![0]], pairings: Vec::new() }, &places, Against::Majority);
    assert_eq!(drawn(&cells[0]), "[0:The mayor will resign on ][1:Friday][0:.]");
}

#[test]
fn a_gap_between_sentences_is_shown() {
    let witness = harbour::witness("a.txt", "A", "A", None, "One fell. Two rose. Three stayed.");
    let passage = Passage::of(&witness, &[0, 2]);
    assert_eq!(passage.text, "One fell. … Three stayed.");
    let place = passage.locate(harbour::at(witness.text(), "Three")).next().expect("a place");
    assert_eq!(place.of(&passage.text), "Three");
}

#[test]
fn an_excerpt_keeps_the_reading_and_says_what_it_left_out() {
    let text = "One two three four five six seven eight nine ten eleven twelve.";
    let witness = harbour::witness("a.txt", "A", "A", None, text);
    let passage = Passage::around(&witness, harbour::at(text, "six"));
    let cases = [
        ("six", 3, "… five six seven …"),
        ("One", 3, "One two three …"),
        ("twelve", 3, "… ten eleven twelve."),
        ("three four five six", 2, "… three four …"),
        ("two", 40, text),
    ];
    for (keep, most, expected) in cases {
        assert_eq!(passage.excerpt(most, harbour::at(text, keep)).text, expected, "{most} words around {keep}");
    }
}

proptest! {
    #[test]
    fn runs_cover_any_passage_from_end_to_end(
        text in "[a-zé 。.\n]{0,80}",
        spans in prop::collection::vec((0usize..90, 0usize..30), 0..6),
        most in 1usize..12,
    ) {
        let witness = harbour::witness("a.txt", "A", "A", None, &text);
        let sentences: Vec<usize> = (0..witness.article.sentences.len()).collect();
        let mark = Mark { finding: 0, kind: Kind::Name, relation: Relation::Variant };
        let places: Vec<Place> =
            spans.iter().map(|&(start, length)| Place { span: Span::new(start, start + length), mark }).collect();
        let cells = row(&[&witness], &Row { cells: vec![sentences], pairings: Vec::new() }, &[places], Against::Majority);
        let keep = spans.first().map_or_else(Span::default, |&(start, length)| Span::new(start, start + length));
        for passage in [cells[0].clone(), cells[0].excerpt(most, keep)] {
            let covered: String = passage.runs.iter().map(|run| run.span.of(&passage.text)).collect();
            prop_assert_eq!(&covered, &passage.text);
            for piece in &passage.pieces {
                let words = piece.article.of(witness.text());
                prop_assert!(passage.text.get(piece.at as usize..).is_some_and(|rest| rest.starts_with(words)));
            }
        }
    }
}
