//! Trains the weights of the name tagger:
//! `cargo run --release --no-default-features --example train_names -- FOLDER... OUT [--news FOLDER] [--test FOLDER] [--hold-out]`.
//!
//! A FOLDER holds training files (`*.tsv`): a token, its BIO tag (PER, LOC, ORG, OTHER) and, if known, 1 or 0 for a
//! space after it, parted by tabs; a blank line between sentences; `-DOCSTART-` before each document.
//! The files of `--news` are of the kind that the weights are for, and count more. Kinds of text that mark names in another
//! way ([`APART`]) have weights of their own beside the shared ones (Daumé 2007), which are thrown away in the end: they help
//! with what all texts have in common, and their own ways do no harm.
//! The same files give the same weights, byte for byte. `--test` scores the files of a folder that is not trained on; with
//! `--hold-out` every tenth document is kept back and scored.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use variorum::mention::name::tagger::{
    KINDS, LABELS, Page, ROWS, Tagged, Weights, decode, is_nationality, label, page, tag_with,
};
use variorum::text::Span;

/// Passes over the training files.
const EPOCHS: u32 = 8;
/// Weights smaller than this, of the sums that the perceptron ends with, are left out.
const PRUNE: f32 = 1.0;
/// A document of news counts so many times in a pass.
const NEWS_COUNTS: usize = 3;
/// Files whose name begins so mark names in a way of their own: tweets, and a set of military relations.
const APART: [&str; 3] = ["btc", "re3d", "wnut"];
/// So often the word itself is hidden from the trainer, where it has a capital, so that it learns from the context too.
const HIDDEN: f32 = 0.45;
/// The features of [`Page::features`] that hold the word itself.
const OWN_WORD: [usize; 4] = [1, 2, 7, 8];
/// The other kind of [`KINDS`]: nationalities belong to it wherever the files put them.
const OTHER: usize = 3;

/// A document: its text, where its sentences stand, and its names by the tokens of the page.
struct Document {
    text: String,
    sentences: Vec<Span>,
    names: Vec<(Span, usize)>,
}

/// A sentence ready for training.
struct Sentence {
    features: Vec<Vec<u32>>,
    /// Whether each token begins with a capital.
    capital: Vec<bool>,
    labels: Vec<usize>,
}

/// The training files of some folders, read, and where each came from.
struct Kept {
    training: Vec<Training>,
    held: Vec<(String, Vec<Document>)>,
}

/// A document ready for training, with the number of its own table of weights, if it has one.
struct Training {
    apart: Option<usize>,
    sentences: Vec<Sentence>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut folders, mut news, mut test, mut hold_out) = (Vec::new(), None, None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--hold-out" => hold_out = true,
            "--news" => news = arguments.next(),
            "--test" => test = arguments.next(),
            _ => folders.push(argument),
        }
    }
    let out = folders.pop().filter(|_| !folders.is_empty() || news.is_some());
    let Some(out) = out else {
        return Err("usage: train_names FOLDER... OUT [--news FOLDER] [--test FOLDER] [--hold-out]".into());
    };
    let mut kept = Kept { training: Vec::new(), held: Vec::new() };
    for folder in &folders {
        kept.take(folder, false, hold_out)?;
    }
    if let Some(news) = &news {
        kept.take(news, true, hold_out)?;
    }
    let mut stderr = io::stderr();
    let tokens: usize =
        kept.training.iter().flat_map(|document| &document.sentences).map(|sentence| sentence.labels.len()).sum();
    writeln!(stderr, "{} documents, {tokens} tokens", kept.training.len())?;
    let bytes = train(&kept.training, |epoch, wrong| writeln!(stderr, "pass {}: {wrong} wrong labels", epoch + 1))?;
    fs::write(out, &bytes)?;
    writeln!(stderr, "{} bytes written", bytes.len())?;
    let weights = Weights::from_bytes(&bytes)?;
    if let Some(test) = &test {
        for path in files(test)? {
            kept.held.push((format!("test {}", stem(&path)), read(&path)?));
        }
    }
    for (name, documents) in kept.held.iter().filter(|(_, documents)| !documents.is_empty()) {
        writeln!(stderr, "{name:14} {}", score(documents, &weights))?;
    }
    Ok(())
}

/// Trains weights and packs them; tells after each pass how many labels were wrong.
fn train(training: &[Training], mut told: impl FnMut(u32, usize) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut trainer = Trainer::new();
    for epoch in 0..EPOCHS {
        let wrong = trainer.pass(training, epoch);
        told(epoch, wrong)?;
    }
    let (rows, transitions) = trainer.average();
    Ok(Weights::pack(&rows, &transitions, PRUNE))
}

impl Kept {
    /// Takes the files of a folder in.
    fn take(&mut self, folder: &str, news: bool, hold_out: bool) -> Result<(), Box<dyn Error>> {
        for path in files(folder)? {
            let name = stem(&path);
            let apart = APART.iter().position(|kind| !news && name.starts_with(kind)).map(|at| at + 1);
            let mut held = Vec::new();
            for (index, document) in read(&path)?.into_iter().enumerate() {
                if hold_out && index % 10 == 9 {
                    held.push(document);
                } else {
                    for _ in 0..if news { NEWS_COUNTS } else { 1 } {
                        self.training.push(Training { apart, sentences: prepare(&document) });
                    }
                }
            }
            self.held.push((name, held));
        }
        Ok(())
    }
}

/// The training files of a folder, sorted.
fn files(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let file = fs::read_to_string(path)?;
    let mut documents: Vec<Document> = Vec::new();
    let mut sentence: Vec<(&str, &str, Option<bool>)> = Vec::new();
    for line in file.lines().chain([""]) {
        let mut columns = line.split('\t');
        let token = columns.next().unwrap_or_default();
        if token == "-DOCSTART-" {
            documents.push(Document { text: String::new(), sentences: Vec::new(), names: Vec::new() });
        } else if token.is_empty() {
            if !sentence.is_empty() {
                if documents.is_empty() {
                    documents.push(Document { text: String::new(), sentences: Vec::new(), names: Vec::new() });
                }
                if let Some(document) = documents.last_mut() {
                    document.write(&sentence);
                }
                sentence.clear();
            }
        } else {
            let tag = columns.next().unwrap_or("O");
            sentence.push((token, tag, columns.next().map(|space| space == "1")));
        }
    }
    documents.retain(|document| !document.text.is_empty());
    Ok(documents)
}

impl Document {
    /// Writes a sentence of tokens as running text and keeps where its names stand.
    fn write(&mut self, sentence: &[(&str, &str, Option<bool>)]) {
        let start = self.text.len();
        let mut space = false;
        let mut quoted = false;
        let mut name: Option<(usize, usize, usize)> = None;
        for (token, tag, space_after) in sentence {
            let token = match *token {
                "``" => "“",
                "''" => "”",
                "-LRB-" => "(",
                "-RRB-" => ")",
                token => token,
            };
            let closes = matches!(token, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "”" | "%" | "’")
                || token.starts_with("'s")
                || token.starts_with("’s")
                || matches!(token, "'" | "n't" | "n’t" | "'re" | "'ve" | "'ll" | "'m" | "'d")
                || (token == "\"" && quoted);
            if space && !(space_after.is_none() && closes) {
                self.text.push(' ');
            }
            let at = self.text.len();
            self.text.push_str(token);
            space = space_after.unwrap_or_else(|| match token {
                "(" | "[" | "“" | "$" => false,
                "\"" => quoted,
                _ => true,
            });
            if token == "\"" {
                quoted = !quoted;
            }
            let (position, kind) = tag.split_once('-').unwrap_or((tag, ""));
            let kind = ["PER", "LOC", "ORG", "OTHER"].iter().position(|known| *known == kind);
            let goes_on = position == "I" && name.is_some_and(|(_, _, open)| Some(open) == kind);
            if !goes_on && let Some((from, to, kind)) = name.take() {
                self.names.push((Span::new(from, to), kind));
            }
            if let Some(kind) = kind {
                name = Some((name.map_or(at, |(from, _, _)| from), self.text.len(), kind));
            }
        }
        if let Some((from, to, kind)) = name {
            self.names.push((Span::new(from, to), kind));
        }
        self.sentences.push(Span::new(start, self.text.len()));
        self.text.push('\n');
    }

    /// The names by the tokens of the page, nationalities put right.
    fn tagged(&self, page: &Page<'_>) -> Vec<Tagged> {
        let mut found: Vec<Tagged> = Vec::new();
        let mut names = self.names.iter().copied().peekable();
        for sentence in page.sentences() {
            for token in sentence {
                let span = page.span(token);
                while names.next_if(|(name, _)| name.end <= span.start).is_some() {}
                let owner = names.peek().copied().filter(|(name, _)| {
                    let shared = name.end.min(span.end).saturating_sub(name.start.max(span.start));
                    shared * 2 > span.end - span.start
                });
                match owner {
                    Some((name, kind)) => match found.last_mut() {
                        Some(last) if last.end == token && page.span(last.first).start >= name.start => {
                            last.end = token + 1;
                        }
                        _ => found.push(Tagged { first: token, end: token + 1, kind }),
                    },
                    None if is_nationality(span.of(&self.text)) => {
                        found.push(Tagged { first: token, end: token + 1, kind: OTHER });
                    }
                    None => {}
                }
            }
        }
        for name in &mut found {
            if name.end == name.first + 1 && is_nationality(page.span(name.first).of(&self.text)) {
                name.kind = OTHER;
            }
        }
        found
    }
}

fn prepare(document: &Document) -> Vec<Sentence> {
    let page = page(&document.text, &document.sentences);
    let names = document.tagged(&page);
    let mut prepared = Vec::new();
    for sentence in page.sentences() {
        let mut labels = vec![0; sentence.len()];
        for name in names.iter().filter(|name| sentence.contains(&name.first)) {
            let end = name.end.min(sentence.end);
            for token in name.first..end {
                labels[token - sentence.start] = label(name.kind, token - name.first, end - name.first);
            }
        }
        let capital =
            sentence.clone().map(|token| page.span(token).of(&document.text).starts_with(char::is_uppercase)).collect();
        let features = sentence
            .map(|token| {
                let mut rows = Vec::new();
                page.features(token, &mut rows);
                rows
            })
            .collect();
        prepared.push(Sentence { features, capital, labels });
    }
    prepared
}

/// The perceptron: weights, and for the average the sum of each weight over the steps it stood.
///
/// The first table of weights is shared by all kinds of text, the others are of one kind in [`APART`] each.
struct Trainer {
    weights: Vec<Vec<[f32; LABELS]>>,
    sums: Vec<Vec<[f32; LABELS]>>,
    transitions: [[f32; LABELS]; LABELS],
    transition_sums: [[f32; LABELS]; LABELS],
    step: f32,
}

impl Trainer {
    fn new() -> Self {
        Self {
            weights: vec![vec![[0.0; LABELS]; ROWS]; APART.len() + 1],
            sums: vec![vec![[0.0; LABELS]; ROWS]; APART.len() + 1],
            transitions: [[0.0; LABELS]; LABELS],
            transition_sums: [[0.0; LABELS]; LABELS],
            step: 1.0,
        }
    }

    /// One pass over all documents in an order of its own; returns how many labels were wrong.
    fn pass(&mut self, documents: &[Training], epoch: u32) -> usize {
        let mut order: Vec<usize> = (0..documents.len()).collect();
        shuffle(&mut order, u64::from(epoch) + 1);
        let mut wrong = 0;
        for index in order {
            for sentence in &documents[index].sentences {
                wrong += self.learn(sentence, documents[index].apart);
            }
        }
        wrong
    }

    fn learn(&mut self, sentence: &Sentence, apart: Option<usize>) -> usize {
        let tables: Vec<usize> = std::iter::once(0).chain(apart).collect();
        let features: Vec<Vec<u32>> = sentence
            .features
            .iter()
            .zip(&sentence.capital)
            .enumerate()
            .map(|(at, (rows, capital))| {
                let hidden = *capital && chance(self.step as u64, at as u64) < HIDDEN;
                let shown = |index: usize| !(hidden && OWN_WORD.contains(&index));
                rows.iter().enumerate().filter(|(index, _)| shown(*index)).map(|(_, row)| *row).collect()
            })
            .collect();
        let scores: Vec<[i32; LABELS]> = features
            .iter()
            .map(|rows| {
                let mut scores = [0.0f32; LABELS];
                for &table in &tables {
                    for &row in rows {
                        for (score, weight) in scores.iter_mut().zip(&self.weights[table][row as usize]) {
                            *score += weight;
                        }
                    }
                }
                scores.map(|score| score as i32)
            })
            .collect();
        let transitions = self.transitions.map(|row| row.map(|weight| weight as i32));
        let guess = decode(&scores, &transitions);
        let mut wrong = 0;
        let mut before = (0, 0);
        for (at, (&right, &guessed)) in sentence.labels.iter().zip(&guess).enumerate() {
            if right != guessed {
                wrong += 1;
                for &table in &tables {
                    for &row in &features[at] {
                        self.change((table, row as usize), right, 1.0);
                        self.change((table, row as usize), guessed, -1.0);
                    }
                }
            }
            if (before.0, right) != (before.1, guessed) {
                self.transitions[before.0][right] += 1.0;
                self.transition_sums[before.0][right] += self.step;
                self.transitions[before.1][guessed] -= 1.0;
                self.transition_sums[before.1][guessed] -= self.step;
            }
            before = (right, guessed);
        }
        self.step += 1.0;
        wrong
    }

    fn change(&mut self, (table, row): (usize, usize), label: usize, by: f32) {
        self.weights[table][row][label] += by;
        self.sums[table][row][label] += by * self.step;
    }

    fn average(self) -> (Vec<[f32; LABELS]>, [[f32; LABELS]; LABELS]) {
        let step = self.step;
        let average = |weights: &[f32; LABELS], sums: &[f32; LABELS]| {
            std::array::from_fn(|label| weights[label] - sums[label] / step)
        };
        let shared = self.weights[0].iter().zip(&self.sums[0]);
        let rows = shared.map(|(weights, sums)| average(weights, sums)).collect();
        let transitions =
            std::array::from_fn(|before| average(&self.transitions[before], &self.transition_sums[before]));
        (rows, transitions)
    }
}

/// A number from 0 to 1 that looks like chance and is always the same.
fn chance(step: u64, token: u64) -> f32 {
    let mixed = (step << 16 ^ token).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 40) as f32 / (1 << 24) as f32
}

/// Shuffles with a generator of its own (a linear congruential one, Knuth's MMIX), so that every run is alike.
fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = seed;
    for at in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
}

/// Precision, recall and F1 over persons, places and organisations, then of their spans alone.
fn score(documents: &[Document], weights: &Weights) -> String {
    let mut typed = [0usize; 3];
    let mut spans = [0usize; 3];
    for document in documents {
        let page = page(&document.text, &document.sentences);
        let gold = document.tagged(&page);
        let found = tag_with(&page, weights);
        let main = |name: &&Tagged| name.kind != OTHER;
        let words = |name: &Tagged| -> Range<usize> { name.first..name.end };
        typed[0] += gold.iter().filter(main).filter(|name| found.contains(name)).count();
        typed[1] += found.iter().filter(main).count();
        typed[2] += gold.iter().filter(main).count();
        spans[0] +=
            gold.iter().filter(main).filter(|name| found.iter().any(|other| words(other) == words(name))).count();
        spans[1] += found
            .iter()
            .filter(main)
            .filter(|name| !gold.iter().any(|other| other.kind == OTHER && words(other) == words(name)))
            .count();
        spans[2] += gold.iter().filter(main).count();
    }
    let f1 = |[hit, found, gold]: [usize; 3]| 2.0 * hit as f64 / (found + gold).max(1) as f64;
    format!("typed {:.4}  spans {:.4}  ({} names, {} kinds)", f1(typed), f1(spans), typed[2], KINDS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first documents of the gold, so that a pass takes no time.
    const FEW: usize = 16;

    #[test]
    fn the_same_files_give_the_same_weights_and_these_know_their_own_names() {
        let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("gold/names/train");
        let paths = files(&gold.to_string_lossy()).expect("the gold");
        let documents = read(paths.first().expect("a file of the gold")).expect("labelled articles");
        let weights = || {
            let training: Vec<Training> = documents
                .iter()
                .take(FEW)
                .map(|document| Training { apart: None, sentences: prepare(document) })
                .collect();
            train(&training, |_, _| Ok(())).expect("nothing is written")
        };
        let bytes = weights();
        assert!(bytes == weights(), "two runs over the same files differ");
        let weights = Weights::from_bytes(&bytes).expect("what was packed is read");
        for document in documents.iter().take(FEW) {
            let page = page(&document.text, &document.sentences);
            let (gold, found) = (document.tagged(&page), tag_with(&page, &weights));
            let hit = gold.iter().filter(|name| found.contains(name)).count();
            assert!(hit * 10 >= gold.len() * 8, "{hit} of {} names are found again", gold.len());
        }
    }
}
