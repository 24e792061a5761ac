//! Groups random folders of 3 to 17 articles with two look-alike events, as users have them, and scores the groups.
//!
//! `cargo run --example small_folders -- FOLDER GOLD.tsv [COUNT]`; the gold file has the columns path, event, group, and articles of one group are look-alikes.
//! Prints the mean `BCubed` F1 (Bagga and Baldwin 1998) and the share of folders grouped exactly right.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use variorum::comparison::{Settings, Silent, inspect};
use variorum::event::{Grouping, group};
use variorum::mention::Witness;
use variorum::text::mix;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(gold)) = (arguments.next(), arguments.next()) else {
        return Err("usage: small_folders FOLDER GOLD.tsv [COUNT]".into());
    };
    let count: u64 = arguments.next().map_or(Ok(300), |written| written.parse())?;
    let gold = std::fs::read_to_string(gold)?;
    let mut event_of: HashMap<&str, (&str, &str)> = HashMap::new();
    for line in gold.lines() {
        let mut columns = line.split('\t');
        if let (Some(path), Some(event), Some(look_alike)) = (columns.next(), columns.next(), columns.next()) {
            event_of.insert(path.rsplit('/').next().unwrap_or(path), (event, look_alike));
        }
    }
    let (witnesses, _) =
        inspect(&[PathBuf::from(folder)], &Settings::default(), &Silent).map_err(|stopped| format!("{stopped:?}"))?;
    let mut pools: BTreeMap<&str, BTreeMap<&str, Vec<&Witness>>> = BTreeMap::new();
    for witness in &witnesses {
        if let Some((event, look_alike)) = name(&witness.article.path).and_then(|name| event_of.get(name)) {
            pools.entry(look_alike).or_default().entry(event).or_default().push(witness);
        }
    }
    let pools: Vec<BTreeMap<&str, Vec<&Witness>>> = pools.into_values().filter(|events| events.len() > 1).collect();
    if pools.is_empty() {
        return Err("no two events of one group in the gold file have articles in the folder".into());
    }

    let mut draw = Draw(0);
    let (mut sum, mut exact) = (0.0, 0_u64);
    for _ in 0..count {
        let events = &pools[draw.below(pools.len())];
        let mut drawn: Vec<(&str, &Witness)> =
            events.iter().flat_map(|(event, all)| all.iter().map(|witness| (*event, *witness))).collect();
        for place in (1..drawn.len()).rev() {
            drawn.swap(place, draw.below(place + 1));
        }
        drawn.truncate(3 + draw.below(15));
        let given: Vec<&Witness> = drawn.iter().map(|(_, witness)| *witness).collect();
        let mut found = vec![0; drawn.len()];
        for (number, event) in group(&given, &Grouping::default()).iter().enumerate() {
            for &member in &event.members {
                found[member] = number;
            }
        }
        let wanted: Vec<&str> = drawn.iter().map(|(event, _)| *event).collect();
        let score = bcubed(&wanted, &found);
        sum += score;
        exact += u64::from(score > 1.0 - 1e-9);
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "folders {count}  bcubed_f1 {:.4}  exact {:.4}", sum / count as f64, exact as f64 / count as f64)?;
    Ok(())
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// Numbers that only look random, the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (mix(self.0) % bound as u64) as usize
    }
}

fn bcubed(wanted: &[&str], found: &[usize]) -> f64 {
    let (mut precision, mut recall) = (0.0, 0.0);
    for a in 0..wanted.len() {
        let (mut both, mut same_wanted, mut same_found) = (0.0, 0.0, 0.0);
        for b in 0..wanted.len() {
            let (want, find) = (wanted[a] == wanted[b], found[a] == found[b]);
            same_wanted += f64::from(u8::from(want));
            same_found += f64::from(u8::from(find));
            both += f64::from(u8::from(want && find));
        }
        precision += both / same_found;
        recall += both / same_wanted;
    }
    2.0 * precision * recall / ((precision + recall) * wanted.len() as f64)
}
