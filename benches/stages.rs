//! Times each stage by itself and the whole run, over the sample articles and many renamed copies of them.
//!
//! `cargo bench --bench stages --no-default-features`; the throughput column counts articles a second.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use variorum::alignment::align;
use variorum::article::{self, Article};
use variorum::comparison::{Settings, Silent, compare};
use variorum::discrepancy::examine;
use variorum::event::{Event, Grouping, group};
use variorum::mention::Witness;

/// How many times the sample's events stand in the folder, each time with other names and places.
const COPIES: [usize; 2] = [1, 20];

/// Words of the sample that tell its events apart, replaced in each copy by words of the same length.
const NAMES: [&str; 14] = [
    "Selwyn",
    "Maren",
    "Tarn",
    "Kovalenko",
    "Kowalenko",
    "Aldermoor",
    "Northgate",
    "Okafor",
    "Karsova",
    "Dolmatov",
    "Norland",
    "Kalivra",
    "Kalyvra",
    "Dresova",
];

fn main() {
    divan::main();
}

/// Writes a folder with so many copies of the sample.
fn folder(copies: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (sources, _) = article::find(&[PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"))]);
    for copy in 0..copies {
        for source in &sources {
            let Ok(mut text) = fs::read_to_string(&source.path) else { continue };
            for name in NAMES {
                text = text.replace(name, &renamed(name, copy));
            }
            let event = source.path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
            let name = source.path.file_name().unwrap_or_default().to_string_lossy();
            fs::write(folder.path().join(format!("{copy:03}_{event}_{name}")), text).expect("a file of the copy");
        }
    }
    folder
}

/// Shifts the small letters of a name, so that every copy tells of other people and places.
fn renamed(name: &str, copy: usize) -> String {
    let shift =
        |c: char| if c.is_ascii_lowercase() { char::from(b'a' + ((c as usize - 97 + copy) % 26) as u8) } else { c };
    name.chars().map(shift).collect()
}

fn articles(copies: usize) -> Vec<Article> {
    let folder = folder(copies);
    let (sources, _) = article::find(&[folder.path().to_owned()]);
    sources.iter().flat_map(|source| article::read(source).articles).collect()
}

fn witnesses(copies: usize) -> Vec<Witness> {
    articles(copies).into_iter().map(|article| Witness::read(Arc::new(article))).collect()
}

fn events(witnesses: &[Witness]) -> Vec<Event> {
    let references: Vec<&Witness> = witnesses.iter().collect();
    group(&references, &Grouping::default())
}

#[divan::bench(args = COPIES)]
fn read(bencher: Bencher, copies: usize) {
    let folder = folder(copies);
    let (sources, _) = article::find(&[folder.path().to_owned()]);
    bencher.counter(ItemsCount::new(sources.len())).bench(|| {
        for source in &sources {
            black_box(article::read(source));
        }
    });
}

#[divan::bench(args = COPIES)]
fn recognise(bencher: Bencher, copies: usize) {
    let articles: Vec<Arc<Article>> = articles(copies).into_iter().map(Arc::new).collect();
    bencher.counter(ItemsCount::new(articles.len())).bench(|| {
        for article in &articles {
            black_box(Witness::read(Arc::clone(article)));
        }
    });
}

#[divan::bench(args = COPIES)]
fn group_by_event(bencher: Bencher, copies: usize) {
    let witnesses = witnesses(copies);
    bencher.counter(ItemsCount::new(witnesses.len())).bench(|| black_box(events(&witnesses)));
}

#[divan::bench(args = COPIES)]
fn align_events(bencher: Bencher, copies: usize) {
    let witnesses = witnesses(copies);
    let events = events(&witnesses);
    bencher.counter(ItemsCount::new(witnesses.len())).bench(|| {
        for event in &events {
            let members: Vec<&Witness> = event.members.iter().map(|&index| &witnesses[index]).collect();
            black_box(align(&members));
        }
    });
}

#[divan::bench(args = COPIES)]
fn examine_events(bencher: Bencher, copies: usize) {
    let witnesses = witnesses(copies);
    let aligned: Vec<_> = events(&witnesses)
        .into_iter()
        .map(|event| {
            let members: Vec<&Witness> = event.members.iter().map(|&index| &witnesses[index]).collect();
            let alignment = align(&members);
            (event, members, alignment)
        })
        .collect();
    bencher.counter(ItemsCount::new(witnesses.len())).bench(|| {
        for (event, members, alignment) in &aligned {
            black_box(examine(members, alignment, &event.reprints));
        }
    });
}

#[divan::bench(args = COPIES)]
fn whole_run(bencher: Bencher, copies: usize) {
    let folder = folder(copies);
    let inputs = [folder.path().to_owned()];
    let (sources, _) = article::find(&inputs);
    bencher
        .counter(ItemsCount::new(sources.len()))
        .bench(|| black_box(compare(&inputs, &Settings::default(), &Silent).expect("nobody stops the run")));
}
