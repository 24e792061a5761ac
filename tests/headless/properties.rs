//! What holds for any text at all: no stage panics, and every span lies on character boundaries of its text.

use std::sync::Arc;

use proptest::prelude::*;
use variorum::alignment::align;
use variorum::article::{Article, Evidence, Published};
use variorum::calendar::Moment;
use variorum::discrepancy::examine;
use variorum::event::{Grouping, group};
use variorum::mention::Witness;
use variorum::text::{self, Span};

/// Makes a witness of a bare text, as the reader of articles would.
fn witness(text: &str) -> Witness {
    let when = Moment::day(2026, 3, 11).expect("a calendar day");
    Witness::read(Arc::new(Article {
        text: text.to_owned(),
        sentences: text::sentences(text),
        published: Some(Published { when, evidence: Evidence::Field }),
        ..Article::default()
    }))
}

fn assert_fits(what: &str, span: Span, text: &str) {
    assert!(text.get(span.range()).is_some(), "{what} {span:?} does not fit {text:?}");
    assert!(!span.is_empty(), "{what} {span:?} is empty in {text:?}");
}

/// Texts that look a little like news: the pieces that the recognisers wait for, in any order, with anything between.
fn newsish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "\\PC{0,12}",
        2 => "[a-zA-Z ,.’'“”\"()–-]{0,20}",
        1 => "[0-9.,:/%$€£½-]{1,12}",
        6 => proptest::sample::select(vec![
            "Foreign Minister", "Anton Kovalenko", "Dr.", "on Tuesday night", "March 11, 2026", "30 February", "last week", "\n\n", "\n",
            "at least", "twelve people", "were killed", "is expected to sign", "denied that", "\u{202e}", "e\u{301}\u{301}\u{301}", "“", "”", "said", "?",
            "3.5 per cent", "$1.2bn", "2 1/2 years", "U.S.", "not", "PORT SELWYN (MP) —", "İ", "ﬁ", "👩‍👩‍👧", "a year earlier", "the third quarter", "31 to 24",
        ]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn every_span_of_a_witness_lies_on_character_boundaries(text in newsish()) {
        let witness = witness(&text);
        let mut end = 0;
        for &sentence in &witness.article.sentences {
            assert_fits("sentence", sentence, &text);
            assert!(sentence.start >= end, "sentences overlap in {text:?}");
            end = sentence.end;
        }
        for mention in witness.mentions() {
            assert_fits("mention", mention.span(), &text);
        }
        for claim in &witness.claims {
            assert_fits("clause", claim.clause, &text);
        }
        for word in text::words(&text) {
            assert_fits("word", word.span, &text);
        }
    }

    #[test]
    fn any_two_texts_can_be_compared(left in newsish(), right in newsish()) {
        let (a, b) = (witness(&left), witness(&right));
        let pair = [&a, &b];
        let events = group(&pair, &Grouping::default());
        let mut members: Vec<usize> = events.iter().flat_map(|event| event.members.clone()).collect();
        members.sort_unstable();
        assert_eq!(members, [0, 1], "every witness is in exactly one event");

        let alignment = align(&pair);
        for (index, witness) in pair.iter().enumerate() {
            let mut aligned: Vec<usize> = alignment.rows.iter().flat_map(|row| row.cells[index].clone()).collect();
            aligned.sort_unstable();
            let all: Vec<usize> = (0..witness.article.sentences.len()).collect();
            assert_eq!(aligned, all, "every sentence stands in exactly one row");
        }
        let apparatus = examine(&pair, &alignment, &[]);
        for reading in apparatus.findings.iter().flat_map(|finding| &finding.readings) {
            assert_fits("reading", reading.span, pair[reading.witness].text());
        }
        for reading in apparatus.facts.iter().flat_map(|fact| &fact.readings) {
            assert_fits("reading of a fact", reading.span, pair[reading.witness].text());
        }
    }

    #[test]
    fn a_text_against_itself_has_no_discrepancy(text in newsish()) {
        let (a, b) = (witness(&text), witness(&text));
        let pair = [&a, &b];
        let apparatus = examine(&pair, &align(&pair), &[]);
        prop_assert!(apparatus.findings.is_empty(), "{:?} in {text:?}", apparatus.findings);
    }
}
