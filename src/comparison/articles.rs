//! Corrections of single articles: who published them, when, and what belongs to their text.

use std::collections::{BTreeMap, BTreeSet};

use super::correction::{Correction, Corrections, Fate, Told};
use super::find::Finder;
use crate::article::{Article, Evidence, Published};

/// What corrections make of the articles of a run.
pub(super) struct Corrected {
    /// The changed articles, by index; the others stay as they were read.
    pub(super) changed: BTreeMap<usize, Article>,
    /// What became of the corrections.
    pub(super) told: Vec<Told>,
}

/// Applies the corrections of single articles to articles as they were read.
pub(super) fn corrected(as_read: &[&Article], finder: &Finder, corrections: &Corrections) -> Corrected {
    let mut put_back: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut sources: BTreeMap<usize, &str> = BTreeMap::new();
    let mut published: BTreeMap<usize, Published> = BTreeMap::new();
    let mut told = Vec::new();
    for correction in &corrections.made {
        let (Correction::Source { article, .. }
        | Correction::Published { article, .. }
        | Correction::PutBack { article, .. }) = correction
        else {
            continue;
        };
        let Some(index) = finder.article(article) else { continue };
        let mut fate = Fate::Done;
        match correction {
            Correction::Source { name, .. } => {
                sources.insert(index, name);
            }
            Correction::Published { when, .. } => {
                published.insert(index, Published { when: *when, evidence: Evidence::User });
            }
            Correction::PutBack { line, .. } => match as_read.get(index).and_then(|article| line.find(article)) {
                Some(line) => {
                    put_back.entry(index).or_default().insert(line);
                }
                None => fate = Fate::Lost,
            },
            _ => {}
        }
        told.push(Told { correction: correction.clone(), fate });
    }
    let touched: BTreeSet<usize> = put_back.keys().chain(sources.keys()).chain(published.keys()).copied().collect();
    let changed = touched
        .into_iter()
        .filter_map(|index| {
            let original = as_read.get(index)?;
            let mut article = original.with_put_back(put_back.get(&index).unwrap_or(&BTreeSet::new()));
            article.as_read.get_or_insert_with(|| original.as_it_was());
            if let Some(&name) = sources.get(&index) {
                article.source = Some(name.to_owned());
            }
            if let Some(when) = published.remove(&index) {
                article.published = Some(when);
            }
            Some((index, article))
        })
        .collect();
    Corrected { changed, told }
}
