//! Fits the weights by which two dates, ages or persons of two reports are taken to fill one slot (`src/discrepancy/slot/weigh.rs`).
//!
//! `cargo run --release --example train_slots --no-default-features -- FOLDER GOLD.tsv …`: folders of articles, each with a file that has the columns path
//! and event. At most six pairs of reports of each event are taken, in an order that is the same in every run. A logistic regression with
//! a penalty of half the squared weights is fitted by Newton's method; the rows are printed as they stand in the source.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;

use variorum::alignment::align;
use variorum::comparison::{Settings, Silent, inspect};
use variorum::discrepancy::{Example, examples, shipped};
use variorum::mention::Witness;
use variorum::text::{hash, mix};

/// So many pairs of reports of one event are taken.
const PAIRS: usize = 6;
const SLOTS: [&str; 3] = ["date", "age", "person"];
const ROUNDS: usize = 30;
/// By these signs, two of several places that give one value are taken for those that tell it.
const TELLING: [&str; 3] =
    ["weight of the words around in common", "how well the sentences were paired", "words of the sentences in common"];

/// The signs of pairs of places, and 1 for each pair of one value.
type Rows = (Vec<Vec<f64>>, Vec<f64>);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() || !arguments.len().is_multiple_of(2) {
        return Err("usage: train_slots FOLDER GOLD.tsv [FOLDER GOLD.tsv …]".into());
    }
    let mut all: BTreeMap<&str, Rows> = BTreeMap::new();
    for given in arguments.chunks(2) {
        let [folder, gold] = given else { continue };
        gather(folder, gold, &mut all)?;
    }
    let mut out = std::io::stdout().lock();
    for slot in SLOTS {
        let (rows, same) = all.remove(slot).unwrap_or_default();
        let weights = fit(&rows, &same);
        writeln!(out, "{slot}: {} pairs, {} of one value", rows.len(), same.iter().sum::<f64>())?;
        for ((sign, _), weight) in shipped(slot).iter().zip(&weights) {
            writeln!(out, "    (\"{sign}\", {weight:.2}),")?;
        }
        writeln!(out, "    bias {:.2}", weights.last().copied().unwrap_or(0.0))?;
    }
    Ok(())
}

fn gather(folder: &str, gold: &str, all: &mut BTreeMap<&str, Rows>) -> Result<(), Box<dyn Error>> {
    let gold = std::fs::read_to_string(gold)?;
    let event_of: HashMap<&str, &str> = gold
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?.rsplit('/').next()?, columns.next()?))
        })
        .collect();
    let (witnesses, _) =
        inspect(&[PathBuf::from(folder)], &Settings::default(), &Silent).map_err(|stopped| format!("{stopped:?}"))?;
    let mut events: BTreeMap<&str, Vec<&Witness>> = BTreeMap::new();
    for witness in &witnesses {
        let name = witness.article.path.file_name().and_then(|name| name.to_str());
        if let Some(event) = name.and_then(|name| event_of.get(name)) {
            events.entry(event).or_default().push(witness);
        }
    }
    for (event, reports) in &events {
        let mut pairs: Vec<(usize, usize)> =
            (0..reports.len()).flat_map(|a| (a + 1..reports.len()).map(move |b| (a, b))).collect();
        pairs.sort_by_key(|&(a, b)| mix(hash(event.as_bytes()) ^ ((a as u64) << 32 | b as u64)));
        for &(a, b) in pairs.iter().take(PAIRS) {
            let two = [reports[a], reports[b]];
            let found = examples(&two, &align(&two));
            for slot in SLOTS {
                let (rows, same) = all.entry(slot).or_default();
                for example in told_best(slot, &found) {
                    rows.push(example.signs.iter().map(|&sign| f64::from(sign)).collect());
                    same.push(f64::from(u8::from(example.same)));
                }
            }
        }
    }
    Ok(())
}

/// Keeps all pairs of two values, and of each value that both give the two places that are told most alike.
fn told_best<'e>(slot: &str, found: &'e [Example]) -> Vec<&'e Example> {
    let names = shipped(slot);
    let alike = |example: &Example| {
        let signs = names.iter().zip(&example.signs).filter(|((sign, _), _)| TELLING.contains(sign));
        signs.map(|(_, sign)| sign).sum::<f32>()
    };
    let mut best: BTreeMap<&str, &Example> = BTreeMap::new();
    let mut kept = Vec::new();
    for example in found.iter().filter(|example| example.slot == slot) {
        if !example.same {
            kept.push(example);
        } else if best.get(example.value.as_str()).is_none_or(|other| alike(example) > alike(other)) {
            best.insert(&example.value, example);
        }
    }
    kept.extend(best.into_values());
    kept
}

/// Returns the weights of the signs, the bias last.
fn fit(rows: &[Vec<f64>], same: &[f64]) -> Vec<f64> {
    let size = rows.first().map_or(0, Vec::len) + 1;
    let mut weights = vec![0.0; size];
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| -weight).collect();
        let mut bend = vec![vec![0.0; size]; size];
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] = 1.0;
        }
        // The bias bears no penalty.
        slope[size - 1] = 0.0;
        bend[size - 1][size - 1] = 1e-9;
        for (row, &wanted) in rows.iter().zip(same) {
            let signs: Vec<f64> = row.iter().copied().chain([1.0]).collect();
            let sum: f64 = signs.iter().zip(&weights).map(|(sign, weight)| sign * weight).sum();
            let share = 1.0 / (1.0 + (-sum).exp());
            for (i, &sign) in signs.iter().enumerate() {
                slope[i] += (wanted - share) * sign;
                for (j, &other) in signs.iter().enumerate() {
                    bend[i][j] += share * (1.0 - share) * sign * other;
                }
            }
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Solves a system of linear equations by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for at in 0..size {
        let pivot = (at..size).max_by(|&a, &b| matrix[a][at].abs().total_cmp(&matrix[b][at].abs())).unwrap_or(at);
        matrix.swap(at, pivot);
        right.swap(at, pivot);
        for below in at + 1..size {
            let pivot = matrix[at].clone();
            let factor = matrix[below][at] / pivot[at];
            matrix[below].iter_mut().zip(&pivot).for_each(|(value, above)| *value -= factor * above);
            right[below] -= factor * right[at];
        }
    }
    for at in (0..size).rev() {
        let known: f64 = (at + 1..size).map(|column| matrix[at][column] * right[column]).sum();
        right[at] = (right[at] - known) / matrix[at][at];
    }
    right
}
