//! Times large inputs: the work must grow no faster than they do.
//!
//! `cargo bench --bench scale --no-default-features`; the throughput column counts articles (or kilobytes) a second, and stays level
//! where the work is linear. All inputs are made from the sample articles by renaming; nothing else is read.

use std::collections::HashMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use variorum::alignment::align;
use variorum::article::{self, Article};
use variorum::discrepancy::examine;
use variorum::event::{Event, Grouping, group};
use variorum::mention::Witness;
use variorum::text::{hash, mix, sentences};

fn main() {
    divan::main();
}

/// The sample articles.
fn sample() -> Vec<Article> {
    let (sources, _) = article::find(&[PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"))]);
    sources.iter().flat_map(|source| article::read(source).articles).collect()
}

/// Renames a word by its copy: half of the longer words of each copy become others of the same length, so that all places
/// in the text keep theirs.
fn renamed(word: &str, copy: u64) -> String {
    let seed = mix(hash(word.to_lowercase().as_bytes()) ^ mix(copy));
    let plain = word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if copy == 0 || plain || (!word.starts_with(char::is_uppercase) && seed.is_multiple_of(2)) {
        return word.to_owned();
    }
    let vowel = |byte: u8| b"aeiou".contains(&byte.to_ascii_lowercase());
    let letter = |(at, byte): (usize, u8)| {
        let draw = mix(seed ^ at as u64) as usize;
        let new = if vowel(byte) { b"aeiou"[draw % 5] } else { b"bcdfghklmnprstvz"[draw % 16] };
        char::from(if byte.is_ascii_uppercase() { new.to_ascii_uppercase() } else { new })
    };
    word.bytes().enumerate().map(letter).collect()
}

/// Renames the words of a text; its length stays.
fn retold(text: &str, copy: u64) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        out.push_str(&renamed(word, copy));
        out.push_str(part.get(word.len()..).unwrap_or_default());
    }
    out
}

/// Makes so many articles, read once and renamed in place: what is timed is grouping alone.
fn folder(articles: usize) -> Vec<Witness> {
    let read: Vec<Witness> = sample().into_iter().map(|article| Witness::read(Arc::new(article))).collect();
    (0..articles)
        .filter_map(|number| {
            let (copy, witness) = ((number / read.len()) as u64, read.get(number % read.len())?);
            let article = Article {
                path: format!("{copy}/{}", witness.article.path.display()).into(),
                title: witness.article.title.as_deref().map(|title| retold(title, copy)),
                text: retold(witness.text(), copy),
                ..witness.article.as_ref().clone()
            };
            let mut names = witness.names.clone();
            for name in &mut names {
                name.value = retold(&name.value, copy);
            }
            Some(Witness { article: Arc::new(article), names, dates: witness.dates.clone(), ..Witness::default() })
        })
        .collect()
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn group_by_event(bencher: Bencher, articles: usize) {
    let witnesses = folder(articles);
    let references: Vec<&Witness> = witnesses.iter().collect();
    bencher.counter(ItemsCount::new(articles)).bench_local(|| black_box(group(&references, &Grouping::default())));
}

/// Makes so many reports of one event: each tells a few of the sample's sentences in words of its own; every fortieth is a copy
/// of one wire story.
fn event(reports: usize) -> Vec<Witness> {
    let sample = sample();
    let told: Vec<&str> = sample.iter().flat_map(|a| a.sentences.iter().map(|span| span.of(&a.text))).collect();
    let mut known: HashMap<String, Witness> = HashMap::new();
    (0..reports as u64)
        .map(|report| {
            let text: Vec<String> = (0..10)
                .map(|at| match report % 40 {
                    0 => told[at].to_owned(),
                    _ => told[mix(report * 16 + at as u64) as usize % told.len()].to_owned(),
                })
                .collect();
            let mut text = text.join("\n\n");
            if report % 40 != 0 {
                let words: Vec<String> = text
                    .split(' ')
                    .enumerate()
                    .map(|(at, word)| {
                        if mix(report ^ mix(at as u64)).is_multiple_of(4) {
                            renamed(word, report)
                        } else {
                            word.to_owned()
                        }
                    })
                    .collect();
                text = words.join(" ");
            }
            let read = |text: &str| {
                let article = Article { text: text.to_owned(), sentences: sentences(text), ..Article::default() };
                Witness::read(Arc::new(article))
            };
            let witness = known.entry(text.clone()).or_insert_with(|| read(&text)).clone();
            let article = Article { path: format!("{report:05}").into(), ..witness.article.as_ref().clone() };
            Witness { article: Arc::new(article), ..witness }
        })
        .collect()
}

#[divan::bench(args = [50, 500, 2_000], sample_count = 3, sample_size = 1)]
fn align_one_event(bencher: Bencher, reports: usize) {
    let witnesses = event(reports);
    let references: Vec<&Witness> = witnesses.iter().collect();
    bencher.counter(ItemsCount::new(reports)).bench_local(|| black_box(align(&references)));
}

#[divan::bench(args = [50, 500, 2_000], sample_count = 3, sample_size = 1)]
fn examine_one_event(bencher: Bencher, reports: usize) {
    let witnesses = event(reports);
    let references: Vec<&Witness> = witnesses.iter().collect();
    let alignment = align(&references);
    let one_event = Grouping { one_event: true, ..Grouping::default() };
    let events: Vec<Event> = group(&references, &one_event);
    // The group lists its members in the order of their sigla, which is that of the paths.
    bencher
        .counter(ItemsCount::new(reports))
        .bench_local(|| black_box(examine(&references, &alignment, &events[0].reprints)));
}

/// One report of so many kilobytes.
#[divan::bench(args = [128, 512, 2_048], sample_count = 3, sample_size = 1)]
fn recognise_one_report(bencher: Bencher, kilobytes: usize) {
    let mut text = String::new();
    for copy in 0.. {
        for article in sample() {
            text.push_str(&retold(&article.text, copy));
            text.push_str("\n\n");
        }
        if text.len() >= 1_024 * kilobytes {
            break;
        }
    }
    let article = Arc::new(Article { sentences: sentences(&text), text, ..Article::default() });
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| black_box(Witness::read(Arc::clone(&article))));
}
