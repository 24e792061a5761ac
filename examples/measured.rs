//! Turns the figures of a scorers' run into `assets/measured.json`.
//!
//! `cargo run --example measured -- SCORES.json DATE > assets/measured.json`; the file holds figures by name:
//! `natural.recall`, `natural.precision`, `natural.KIND.recall`, `natural.KIND.n`, `outcomes.copy.recall.KIND`, and `unseen.recall` and so
//! on for pairs of reports that nothing was tuned with.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;

use variorum::report::measured::{Measured, OfKind, Part, Set, parts};

const KINDS: [&str; 7] = ["name", "role", "date", "number", "outcome", "attribution", "quote"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(date)) = (arguments.next(), arguments.next()) else {
        return Err("usage: measured SCORES.json DATE".into());
    };
    let figures: BTreeMap<String, f64> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let at = |key: String| figures.get(&key).copied();
    let pairs = at("natural.pairs".to_owned()).unwrap_or_default();
    let mut sets = Vec::new();
    for (suite, data) in [
        (
            "unseen",
            format!(
                "{} pairs of independent reports that nothing was tuned with",
                at("unseen.pairs".to_owned()).unwrap_or_default()
            ),
        ),
        ("natural", format!("{pairs} pairs of independent reports read by hand")),
        ("outcomes.copy", "copies of one text with planted differences".to_owned()),
    ] {
        let (Some(recall), Some(precision)) = (at(format!("{suite}.recall")), at(format!("{suite}.precision"))) else {
            continue;
        };
        let of_kind = |kind: &str| {
            let recall = at(format!("{suite}.{kind}.recall")).or_else(|| at(format!("{suite}.recall.{kind}")))?;
            Some(OfKind {
                kind: kind.to_owned(),
                recall,
                items: at(format!("{suite}.{kind}.n")).map(|items| items as usize),
            })
        };
        sets.push(Set {
            data,
            unseen: suite == "unseen",
            recall,
            precision,
            kinds: KINDS.into_iter().filter_map(of_kind).collect(),
        });
    }
    // The scorers do not count the parts that read: their figures stay as they were entered.
    let parts: Vec<Part> = parts().to_vec();
    let measured = Measured { version: env!("CARGO_PKG_VERSION").to_owned(), date, sets, parts };
    writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&measured)?)?;
    Ok(())
}
