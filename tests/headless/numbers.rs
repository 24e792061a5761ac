//! Tests of the numbers.

use proptest::prelude::*;
use variorum::article::Article;
use variorum::mention::number::{Agreement, compare};
use variorum::mention::{Number, date, number};
use variorum::text::sentences;

fn read(text: &str) -> Vec<Number> {
    let article = Article { text: text.to_owned(), sentences: sentences(text), ..Article::default() };
    number::recognise(&article, &date::recognise(&article), &[])
}

#[test]
fn the_page_of_numbers_holds() {
    let rows = include_str!("cases/numbers.md")
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| sentence"));
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [text, words, value, unit, class] = cells.as_slice() else { panic!("five cells: {row}") };
        let found = read(text);
        let given = |cell: &str| (cell != "-").then(|| cell.to_owned());
        let holds = if *words == "-" {
            found.is_empty()
        } else {
            let value: f64 = value.parse().expect("a value");
            found.iter().any(|number| {
                number.span.of(text) == *words
                    && number.value.is_some_and(|found| (found - value).abs() < 0.001)
                    && (number.unit.clone(), number.class.clone()) == (given(unit), given(class))
            })
        };
        if !holds {
            wrong.push(format!("{row}\n   found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn numbers_are_compared_as_a_reader_would() {
    use Agreement::{Compatible, Different, Equal, Incomparable, Near};
    let cases = [
        ("12 people were killed", "a dozen dead", Equal),
        ("12 people were killed", "15 people were killed", Different),
        ("12 people were killed", "12 people were injured", Incomparable),
        ("more than 100 homes", "112 homes", Compatible),
        ("at least 10 homes", "9 homes", Different),
        ("about 100 homes", "104 homes", Compatible),
        ("nearly 50 homes", "47 homes", Compatible),
        ("nearly 50 homes", "53 homes", Near),
        ("1.36 million homes", "1.4 million homes", Compatible),
        ("1,187 homes", "1,200 homes", Compatible),
        ("10 homes", "12 homes", Different),
        ("20 to 25 percent", "23 percent", Compatible),
        ("5 miles", "8 km", Compatible),
        ("5 miles", "12 km", Different),
        ("20 °C", "68 °F", Compatible),
        ("250 ml", "0.25 litres", Compatible),
        ("$3 billion", "3 billion dollars", Equal),
        ("$3 billion", "3 billion euros", Incomparable),
        ("dozens of homes", "40 homes", Incomparable),
        ("12 homes", "12 cars", Incomparable),
    ];
    for (a, b, wanted) in cases {
        let (x, y) = (read(a), read(b));
        let (Some(x), Some(y)) = (x.first(), y.first()) else { panic!("no number in {a:?} or {b:?}") };
        assert_eq!(compare(x, y), wanted, "{a} ({x:?}) and {b} ({y:?})");
        assert_eq!(compare(y, x), wanted, "{b} and {a}, turned round");
    }
}

proptest! {
    /// Any text gives spans in order, on character boundaries, outside the dates, and ranges with their ends in order.
    #[test]
    fn any_text_can_be_read(text in "(\\PC|[0-9]{1,400}|[-/.:,' \n%$€½]|million|dozen|half|people|killed|two|thirds|km|to|and|between|at least|May){0,40}") {
        let article = Article { text: text.clone(), sentences: sentences(&text), ..Article::default() };
        let dates = date::recognise(&article);
        let mut last = 0;
        for found in number::recognise(&article, &dates, &[]) {
            prop_assert!(text.is_char_boundary(found.span.start as usize) && text.is_char_boundary(found.span.end as usize));
            prop_assert!(found.span.start >= last && found.span.start < found.span.end);
            last = found.span.end;
            prop_assert!(dates.iter().all(|date| !date.span.overlaps(found.span)), "{:?}", found);
            prop_assert!(found.range.0 <= found.range.1 && found.range.1.is_finite(), "{:?}", found);
        }
    }
}
