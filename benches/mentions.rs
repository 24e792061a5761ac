//! Times the date and number layer alone, over growing texts: the throughput must not fall as the text grows.
//!
//! `cargo bench --bench mentions --no-default-features`

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use variorum::article::{Article, Evidence, Published};
use variorum::calendar::Moment;
use variorum::mention::{date, number};
use variorum::text::sentences;

const SENTENCES: &str = "At least 12 people were killed on Tuesday, March 14, 2023, when the ferry sank off Port Selwyn. \
    The toll rose to 45 by 10 p.m. Wednesday, the harbour office said, and it may rise again before the search is called off next week. \
    The owner lost $1.5 million in the third quarter; a year earlier it had earned 20 to 25 percent more. \
    Nobody who stood on the quay that morning had seen the sea so high, and those who left early were glad of it. ";

fn main() {
    divan::main();
}

/// Texts of some kilobytes of news.
#[divan::bench(args = [10, 100, 1000, 4000])]
fn dates_and_numbers(bencher: Bencher, kilobytes: usize) {
    let text = SENTENCES.repeat(kilobytes * 1000 / SENTENCES.len());
    let when = Moment::day(2023, 3, 17).expect("a calendar day");
    let published = Some(Published { when, evidence: Evidence::Field });
    let article = Article { sentences: sentences(&text), text, published, ..Article::default() };
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| {
        let dates = date::recognise(black_box(&article));
        let numbers = number::recognise(black_box(&article), &dates, &[]);
        (dates, numbers)
    });
}

/// Nothing but dates: the most that a text of a size can hold.
#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn only_dates(bencher: Bencher, count: usize) {
    let text = "May 5, 2023; ".repeat(count);
    let article = Article { text, ..Article::default() };
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| date::recognise(black_box(&article)));
}
