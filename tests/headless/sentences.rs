//! Where sentences end.

use variorum::text::sentences;

/// In each case the sentences are set apart by "|".
#[test]
fn sentences_end_where_a_reader_ends_them() {
    let cases = [
        "The quay is closed.| Nobody was hurt.",
        "Dr. Moran spoke to Lt. Col. Ames.| She then left.",
        "J. P. Tindall and Rosa M. Crane signed it.| It was Monday.",
        "The U.S. Coast Guard came.| Boats left the U.S.| They returned.",
        "It opens at 9 a.m. Monday.| It shuts at 5 p.m.| Visitors must book.",
        "The toll rose to 3.5 million.| In 2019 it was 1.2 million.",
        "See No. 12 and p. 40.| No.| That is wrong.",
        "“We saw it. |It was close.” |The crew agreed.",
        "“Is it safe?” she asked.| “It is.”",
        "Really?!| Yes...| The work goes on.",
        "He paused … and went on.| Then he left.",
        "The firm, Halden Inc., was sold.| Its owner is Corvane Ltd.| The price is secret.",
        "It failed (the pump broke).| (Nobody noticed.)| They mended it.",
        "Visit harbour.example.org for more.| Version 2.0 is out.",
        "On Aug. 14 and in Sept. 2020 it rained.| On Oct. 3 it stopped.",
        "They came, e.g. by boat, i.e. slowly.| Others, etc., walked.",
        "船は出た。|港は閉じた。",
        "1. The first point is short.",
    ];
    for case in cases {
        let text = case.replace('|', "");
        let wanted: Vec<&str> = case.split('|').map(str::trim).collect();
        let found: Vec<&str> = sentences(&text).into_iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn a_line_break_ends_a_sentence() {
    let text = "Quay closed\nThe board met\n\nand adjourned.\r\n";
    let found: Vec<&str> = sentences(text).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["Quay closed", "The board met", "and adjourned."]);
}

#[test]
fn a_text_of_stops_takes_no_long_time() {
    let text = ". ".repeat(500_000) + &"a.".repeat(500_000) + &"\"".repeat(500_000);
    let begun = std::time::Instant::now();
    let found = sentences(&text);
    assert!(!found.is_empty() && begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
