//! Tests of the dates.

use variorum::calendar::date_line;

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
