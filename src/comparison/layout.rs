//! How the user arranged the columns of an event: plain values that find their event again by its articles.

use serde::{Deserialize, Serialize};

use super::correction::ArticleKey;

/// The columns of one event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The articles from left to right.
    pub articles: Vec<ArticleKey>,
    /// The article that the others are read against.
    pub base: Option<ArticleKey>,
    /// The articles whose columns are hidden.
    pub hidden: Vec<ArticleKey>,
}

/// The columns of all events that the user arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Layouts(Vec<Layout>);

impl Layouts {
    /// Tells whether nothing was arranged.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the layout of the event with these articles: the one that shares most of them, at least half of its own.
    pub fn of(&self, articles: &[ArticleKey]) -> Option<&Layout> {
        self.place(articles).and_then(|at| self.0.get(at))
    }

    /// Keeps a layout in place of the one that its event had.
    pub fn keep(&mut self, layout: Layout) {
        match self.place(&layout.articles).and_then(|at| self.0.get_mut(at)) {
            Some(known) => *known = layout,
            None => self.0.push(layout),
        }
    }

    fn place(&self, articles: &[ArticleKey]) -> Option<usize> {
        let shared = |layout: &Layout| layout.articles.iter().filter(|key| articles.contains(key)).count();
        let found = self.0.iter().enumerate().map(|(at, layout)| (shared(layout), at));
        let (most, at) = found.max_by_key(|&(shared, at)| (shared, std::cmp::Reverse(at)))?;
        (most > 0 && self.0.get(at).is_some_and(|layout| 2 * most >= layout.articles.len())).then_some(at)
    }
}
