//! Our own gold of names: its files parse, and the half for testing stays apart from the half for training.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// One labelled article: its identifier and its sentences of (token, tag).
type Labelled = (String, Vec<Vec<(String, String)>>);

fn half(name: &str) -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gold/names").join(name);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the gold is there")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    paths.sort();
    let mut articles: Vec<Labelled> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let mut open = false;
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}", path.display(), number + 1);
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                [""] => open = false,
                ["-DOCSTART-", id] => {
                    articles.push(((*id).to_owned(), Vec::new()));
                    open = false;
                }
                [token, tag, space] => {
                    assert!(!token.is_empty() && !token.contains(char::is_whitespace), "{place}: token {token:?}");
                    assert!(matches!(*space, "0" | "1"), "{place}: space {space:?}");
                    let sentences = &mut articles.last_mut().unwrap_or_else(|| panic!("{place}: no article")).1;
                    if !open {
                        sentences.push(Vec::new());
                        open = true;
                    }
                    sentences.last_mut().expect("an open sentence").push(((*token).to_owned(), (*tag).to_owned()));
                }
                _ => panic!("{place}: {line:?} has {} fields", fields.len()),
            }
        }
    }
    articles
}

#[test]
fn every_name_of_the_gold_is_a_valid_span_of_a_known_kind() {
    for (id, sentences) in ["train", "test"].into_iter().flat_map(half) {
        assert!(!sentences.is_empty(), "{id} has no sentence");
        for sentence in sentences {
            let mut before = "O";
            for (token, tag) in &sentence {
                let known = tag == "O"
                    || tag.split_once('-').is_some_and(|(place, kind)| {
                        matches!(place, "B" | "I") && matches!(kind, "PER" | "LOC" | "ORG" | "OTHER")
                    });
                assert!(known, "{id}: {token:?} is tagged {tag:?}");
                if let Some(kind) = tag.strip_prefix("I-") {
                    let goes_on = before.strip_prefix("B-").or_else(|| before.strip_prefix("I-")) == Some(kind);
                    assert!(goes_on, "{id}: {token:?} is tagged {tag:?} after {before:?}");
                }
                before = tag;
            }
        }
    }
}

#[test]
fn the_gold_has_a_hundred_articles_and_none_in_both_halves() {
    let (train, test) = (half("train"), half("test"));
    assert!(train.len() + test.len() >= 100, "{} + {} articles", train.len(), test.len());
    let mut ids = BTreeSet::new();
    let mut texts = BTreeMap::new();
    for (id, sentences) in train.iter().chain(&test) {
        assert!(ids.insert(id), "{id} occurs twice");
        let words: Vec<&str> = sentences.iter().flatten().map(|(token, _)| token.as_str()).collect();
        if let Some(other) = texts.insert(words, id) {
            panic!("{id} and {other} are the same text");
        }
    }
}
