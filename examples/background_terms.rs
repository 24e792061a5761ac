//! Counts in how many texts each stem stands and writes `assets/lexicon/background_terms.tsv` to standard output.
//!
//! `cargo run --example background_terms -- FOLDER...`: reads `.tsv` files of one token a line, where `-DOCSTART-` opens a text, and `.jsonl` files of one text a line, whose sentences are lists of tokens.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut texts: Vec<String> = Vec::new();
    for folder in std::env::args().skip(1) {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        for file in files {
            let content = std::fs::read_to_string(&file)?;
            match file.extension().and_then(|ending| ending.to_str()) {
                Some("tsv") => read_tokens(&content, &mut texts),
                Some("jsonl") => read_lines(&content, &mut texts),
                _ => {}
            }
        }
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for text in &texts {
        for stem in variorum::event::background_counts(text) {
            *counts.entry(stem).or_default() += 1;
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "# stem, texts it stands in, of {} texts. Origin and licence: README.md", texts.len())?;
    for (stem, count) in counts.iter().filter(|&(_, &count)| count >= 2) {
        writeln!(out, "{stem}\t{count}")?;
    }
    Ok(())
}

fn read_tokens(content: &str, texts: &mut Vec<String>) {
    for line in content.lines() {
        if line.starts_with("-DOCSTART-") {
            texts.push(String::new());
        } else if let (Some(text), Some(token)) = (texts.last_mut(), line.split('\t').next()) {
            text.push_str(token);
            text.push(' ');
        }
    }
}

fn read_lines(content: &str, texts: &mut Vec<String>) {
    for line in content.lines() {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let mut text = String::new();
        collect(&value, &mut text);
        texts.push(text);
    }
}

fn collect(value: &serde_json::Value, text: &mut String) {
    match value {
        serde_json::Value::String(token) => {
            text.push_str(token);
            text.push(' ');
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, text)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| collect(field, text)),
        _ => {}
    }
}
