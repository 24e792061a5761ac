//! Finds the articles that corrections name among those of a run.

use std::collections::BTreeMap;

use super::correction::ArticleKey;
use crate::article::Article;

/// The articles of a run by their keys.
pub(super) struct Finder {
    by_text: BTreeMap<String, Vec<usize>>,
    by_file: BTreeMap<String, Vec<usize>>,
}

impl Finder {
    pub(super) fn new<'a>(articles: impl Iterator<Item = &'a Article>) -> Self {
        let mut finder = Self { by_text: BTreeMap::new(), by_file: BTreeMap::new() };
        for (index, article) in articles.enumerate() {
            let ArticleKey { text, file } = ArticleKey::of(article);
            finder.by_text.entry(text).or_default().push(index);
            finder.by_file.entry(file).or_default().push(index);
        }
        finder
    }

    /// Finds an article: by its text, among copies by its file too; where no article has that text any more, by its file alone.
    pub(super) fn article(&self, key: &ArticleKey) -> Option<usize> {
        let in_file = self.by_file.get(&key.file).map(Vec::as_slice).unwrap_or_default();
        match self.by_text.get(&key.text).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            Some(copies) => copies.iter().find(|copy| in_file.contains(copy)).or(copies.first()).copied(),
            None => match in_file {
                [one] => Some(*one),
                // Which of several is meant cannot be told.
                _ => None,
            },
        }
    }

    /// Finds those of some articles that are here, each once.
    pub(super) fn articles(&self, keys: &[ArticleKey]) -> Vec<usize> {
        let mut found: Vec<usize> = keys.iter().filter_map(|key| self.article(key)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
