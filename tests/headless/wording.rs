//! Tests of the wording.

use proptest::prelude::*;
use variorum::text::Span;
use variorum::wording::{Atom, Marks, Passage, differences, differences_of};

fn words<'a>(text: &'a str, spans: &[Span]) -> Vec<&'a str> {
    spans.iter().map(|span| span.of(text)).collect()
}

#[test]
fn marks_the_words_that_differ() {
    let cases: &[(&str, &str, &[&str], &[&str])] = &[
        (
            "The council approved the harbour plan on Monday.",
            "The council rejected the harbour plan on Monday.",
            &["approved"],
            &["rejected"],
        ),
        ("The bridge will open in May.", "The bridge will open in May.", &[], &[]),
        // Quotation marks, apostrophes, dashes and case are no differences.
        ("“It’s over” – the mayor left", "\"It's over\" - The mayor left", &[], &[]),
        ("About 1,200 people came to the fair", "About 1200 people came to the fair", &[], &[]),
        // An insertion is one clause, not a piece of two.
        ("The ferry sank off the coast.", "The ferry, built in 1971, sank off the coast.", &[], &[", built in 1971,"]),
        // Function words between two changes do not part them.
        (
            "Rescuers found the wreck at dawn near the lighthouse after a long search",
            "Rescuers found the hull of a trawler near the lighthouse after a long search",
            &["wreck at dawn"],
            &["hull of a trawler"],
        ),
    ];
    for (left, right, only_left, only_right) in cases {
        let found = differences(left, right);
        assert_eq!(words(left, &found.left), *only_left, "{left} | {right}");
        assert_eq!(words(right, &found.right), *only_right, "{left} | {right}");
        assert_eq!(found.marks, Marks::Words);
    }
}

#[test]
fn leaves_a_rewritten_pair_unmarked() {
    let found = differences("Firefighters fought the blaze all night.", "Nobody was hurt when the depot burned down.");
    assert_eq!((found.left.len(), found.right.len(), found.marks), (0, 0, Marks::Rewritten));
    assert!(found.similarity < 0.4);
}

#[test]
fn compares_a_mention_as_one_word() {
    let (left, right) = ("It opens on 22 November in Varga", "It opens on November 22 in Varga");
    let atom = |text: &str, words: &str, key: &str| {
        let start = text.find(words).unwrap_or_default();
        Atom { span: Span::new(start, start + words.len()), key: key.to_owned() }
    };
    let same = differences_of(
        Passage { text: left, atoms: &[atom(left, "22 November", "2031-11-22")] },
        Passage { text: right, atoms: &[atom(right, "November 22", "2031-11-22")] },
    );
    assert_eq!((same.left, same.right), (vec![], vec![]));

    let later = "It opens on 23 November in Varga";
    let other = differences_of(
        Passage { text: left, atoms: &[atom(left, "22 November", "2031-11-22")] },
        Passage { text: later, atoms: &[atom(later, "23 November", "2031-11-23")] },
    );
    assert_eq!(words(left, &other.left), ["22 November"]);
    assert_eq!(words(later, &other.right), ["23 November"]);
}

#[test]
fn long_passages_end_soon_and_say_so() {
    let long = |word: &str| format!("{word} ").repeat(60_000);
    let found = differences(&long("north"), &long("south"));
    assert_eq!(found.marks, Marks::TooLong);
    // Repetition is where a search without a bound takes minutes.
    let (left, right) = ("tide ebb ".repeat(10_000), "ebb ebb tide ".repeat(8_000));
    assert!(differences(&left, &right).similarity > 0.4);
}

fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof!["the", "of", "a", "mayor", "ferry", "sank", "[0-9]{1,4}", "[,.;“”’]", "\\PC{0,6}"];
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn swapping_the_passages_swaps_the_marks(left in prose(), right in prose()) {
        let (one, other) = (differences(&left, &right), differences(&right, &left));
        prop_assert_eq!(&one.left, &other.right);
        prop_assert_eq!(&one.right, &other.left);
        prop_assert_eq!(one.similarity.to_bits(), other.similarity.to_bits());
        for (text, spans) in [(&left, &one.left), (&right, &one.right)] {
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(spans.iter().all(|span| !span.of(text).is_empty()));
        }
    }
}
