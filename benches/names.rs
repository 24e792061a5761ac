//! Times the recogniser of names alone, in words a second, over news and over texts that are no news.
//!
//! `cargo bench --bench names --no-default-features`; the throughput column counts words (between blanks) a second.
//! `benches/names_spacy.py` times spaCy on the same texts in the same run.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use variorum::article::Article;
use variorum::mention::{date, name};
use variorum::text::sentences;

fn main() {
    divan::main();
}

/// Reads the sample articles, each as many times as it takes to make so many kilobytes.
fn news(kilobytes: usize) -> String {
    let mut all = String::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let (sources, _) = variorum::article::find(&[folder]);
    for source in sources {
        if let Ok(text) = fs::read_to_string(&source.path)
            && source.path.extension().is_some_and(|end| end == "txt" || end == "md")
        {
            all.push_str(&text);
            all.push_str("\n\n");
        }
    }
    let mut text = String::new();
    while text.len() < kilobytes * 1000 {
        text.push_str(&all);
    }
    text
}

fn bench(bencher: Bencher, text: String) {
    let article = Article { sentences: sentences(&text), text, ..Article::default() };
    let dates = date::recognise(&article);
    let count = article.text.split_whitespace().count();
    bencher.counter(ItemsCount::new(count)).bench(|| name::recognise(black_box(&article), &dates));
}

#[divan::bench(args = [10, 100, 1000])]
fn of_news(bencher: Bencher, kilobytes: usize) {
    bench(bencher, news(kilobytes));
}

#[divan::bench(args = [10, 100, 1000])]
fn all_in_capitals(bencher: Bencher, kilobytes: usize) {
    bench(bencher, news(kilobytes).to_uppercase());
}

#[divan::bench(args = [10, 100, 1000])]
fn one_name_without_end(bencher: Bencher, kilobytes: usize) {
    bench(bencher, "Anna Maria Kovalenko of Selwyn ".repeat(kilobytes * 1000 / 31));
}
