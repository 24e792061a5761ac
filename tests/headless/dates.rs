//! Tests of the dates.

use proptest::prelude::*;
use variorum::calendar::{Expression, Moment, Nearness, TimeValue, compare, date_line, recognise};
use variorum::text::sentences;

#[test]
fn date_lines_give_the_day_of_publication() {
    let cases = [
        ("2023-03-14 / News", "2023-03-14", "2023-03-14"),
        ("16:05, 3 March", "--03-03T16:05", "16:05, 3 March"),
        ("Published: 14 Mar 2023 09:20 GMT", "2023-03-14T09:20", "14 Mar 2023 09:20 GMT"),
        ("March 14, 2023", "2023-03-14", "March 14, 2023"),
        ("Tuesday, 14 March 2023", "2023-03-14", "Tuesday, 14 March 2023"),
        ("Tuesday 14 March 2023 at 4.05pm", "2023-03-14T16:05", "Tuesday 14 March 2023 at 4.05pm"),
        ("14.03.2023", "2023-03-14", "14.03.2023"),
        ("14.03.2023 16:05", "2023-03-14T16:05", "14.03.2023 16:05"),
        ("2023-03-14T16:05:30+02:00", "2023-03-14T16:05", "2023-03-14T16:05:30+02:00"),
        ("2023-03-14T16:05:30.250Z", "2023-03-14T16:05", "2023-03-14T16:05:30.250Z"),
        ("Last updated on March 14th, 2023 | 4:05 PM EST", "2023-03-14T16:05", "March 14th, 2023 | 4:05 PM EST"),
        ("By Ada Example | Mar. 14, 2023", "2023-03-14", "Mar. 14, 2023"),
        ("The Daily Example • 14 March 2023 • 2 min read", "2023-03-14", "14 March 2023"),
        ("March 14 (Example Agency) - The bridge was opened", "--03-14", "March 14"),
        ("(14 March 2023)", "2023-03-14", "14 March 2023"),
        ("25/12/2023", "2023-12-25", "25/12/2023"),
    ];
    for (line, moment, span) in cases {
        let (found, place) = date_line(line).unwrap_or_else(|| panic!("no date in {line:?}"));
        assert_eq!((found.to_string().as_str(), place.of(line)), (moment, span), "{line:?}");
    }
}

#[test]
fn lines_that_are_no_date_lines_give_none() {
    let cases = [
        "On 5 May 2023 the bridge was closed",
        "March 14, 2023 was a cold day in the valley",
        "March 14, 2023, the bridge was closed",
        "The bridge opened on March 14, 2023",
        "Yesterday, 16:05",
        "03/04/2023",
        "30 February 2023",
        "1.2.3",
        "14 people were hurt",
        "",
    ];
    for line in cases {
        assert_eq!(date_line(line), None, "{line:?}");
    }
}

/// Reads the rows of the tables of a page: the cells of each, without the header rows.
fn rows(page: &str) -> Vec<Vec<String>> {
    page.lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| sentence"))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

fn read(text: &str, published: &str) -> Vec<Expression> {
    recognise(text, &sentences(text), Moment::parse(published).as_ref())
}

#[test]
fn the_page_of_dates_holds() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/dates.md")) {
        let [text, published, words, value] = row.as_slice() else { panic!("four cells: {row:?}") };
        let found: Vec<(&str, String)> =
            read(text, published).into_iter().map(|found| (found.span.of(text), found.value.timex)).collect();
        let holds = if words == "-" {
            found.is_empty()
        } else {
            found.iter().any(|(span, timex)| span == words && timex == value)
        };
        if !holds {
            wrong.push(format!("{text} [{published}]: wanted {words} = {value}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_weekday_that_contradicts_its_date_is_told() {
    let found = read("It happened on Monday, 14 March 2023.", "2023-03-17");
    assert!(found[0].value.inconsistent && found[0].value.why.contains("Tuesday"), "{found:?}");
    let found = read("It happened on Tuesday, 14 March 2023.", "2023-03-17");
    assert!(!found[0].value.inconsistent, "{found:?}");
}

#[test]
fn absurd_dates_are_told_or_left_out() {
    let found = read("The contract of 30 February 2023 is void.", "2023-03-17");
    assert!(found[0].value.inconsistent && found[0].value.interval.is_none(), "{found:?}");
    for text in [
        "In the year 99999 we met.",
        &format!("It took {} years.", "9".repeat(400)),
        "99999999 years ago",
        "0 days ago",
    ] {
        for found in read(text, "2023-03-17") {
            assert!(found.value.timex.len() < 40, "{found:?}");
        }
    }
}

/// The value of the first date of a text.
fn value(text: &str, published: &str) -> TimeValue {
    read(text, published).into_iter().next().unwrap_or_else(|| panic!("no date in {text:?}")).value
}

#[test]
fn dates_are_compared_as_a_reader_would() {
    use Nearness::{Contains, Disjoint, Equal, Incomparable, Near, Overlaps};
    let (friday, none) = ("2023-03-17", "");
    let cases = [
        ("in November 2022", friday, "on November 22, 2022", friday, Contains),
        ("early November 2022", friday, "November 5, 2022", friday, Contains),
        ("on Tuesday", friday, "March 14", friday, Equal),
        ("on Tuesday", friday, "March 15", friday, Near),
        ("on March 14, 2023", friday, "March 15, 2023", friday, Disjoint),
        ("on Monday", friday, "March 16, 2023", friday, Disjoint),
        ("in 2012", friday, "the 1990s", friday, Disjoint),
        ("Thursday night", friday, "March 17", friday, Overlaps),
        ("two years ago", friday, "March 2022", friday, Near),
        ("three days", friday, "72 hours", friday, Equal),
        ("three days", friday, "several days", friday, Contains),
        ("one month", friday, "30 days", friday, Near),
        ("two years", friday, "three years", friday, Disjoint),
        ("three days", friday, "March 14", friday, Incomparable),
        ("now", friday, "March 14", friday, Incomparable),
        ("14:42 on March 14", friday, "14:50 on March 14", friday, Near),
        ("14:42 on March 14", friday, "18:50 on March 14", friday, Disjoint),
        ("14:42 GMT on March 14", friday, "18:50 on March 14", friday, Near),
        ("August 14", none, "August 15", none, Disjoint),
        ("August 14", none, "August 14, 2012", none, Equal),
        ("in August 2012", none, "August 14", none, Contains),
        ("Tuesday", none, "August 14, 2012", none, Contains),
        ("Tuesday", none, "August 17, 2012", none, Disjoint),
        ("from May 5 to 7, 2023", friday, "May 6, 2023", friday, Contains),
        ("from May 5 to 7, 2023", friday, "May 9, 2023", friday, Disjoint),
        ("from May 5 to 7, 2023", friday, "from May 5 to 8, 2023", friday, Disjoint),
        ("from May 5 to 7, 2023", friday, "May 5-7, 2023", friday, Equal),
        ("03/04/2023", friday, "3 April 2023", friday, Equal),
        ("03/04/2023", friday, "4 March 2022", friday, Disjoint),
    ];
    for (a, published, b, other, wanted) in cases {
        let (x, y) = (value(a, published), value(b, other));
        assert_eq!(compare(&x, &y), wanted, "{a} ({x:?}) and {b} ({y:?})");
        assert_eq!(compare(&y, &x), wanted, "{b} and {a}, turned round");
    }
}

proptest! {
    /// Any text gives spans in order, on character boundaries, and bounds that begin before they end.
    #[test]
    fn any_text_can_be_read(text in "(\\PC|[0-9]{1,6}|[-/.:,' \n]|January|Feb\\.|may|Monday|from|to|between|in|and|half|past|seven|Easter|the|last|next|year|ago|weeks|th|of|a\\.m\\.|pm|T|Z){0,60}") {
        let mut last = 0;
        for found in read(&text, "2023-03-17") {
            prop_assert!(text.is_char_boundary(found.span.start as usize) && text.is_char_boundary(found.span.end as usize));
            prop_assert!(found.span.start >= last && found.span.start < found.span.end);
            last = found.span.end;
            if let Some(interval) = found.value.interval {
                prop_assert!(interval.earliest < interval.latest, "{:?}", found);
            }
            prop_assert!(!found.value.timex.is_empty() && compare(&found.value, &found.value) != Nearness::Disjoint);
        }
        let _ = date_line(&text);
    }
}
