//! Headlines and decks: lines that stand above the text and say in short what some row of it says.

use super::score::Sentences;
use crate::article::Article;

/// A line above the text of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The headline.
    Headline,
    /// The line below it that sums the story up.
    Deck,
}

impl Line {
    /// Both, in the order in which they stand.
    pub const ALL: [Self; 2] = [Self::Headline, Self::Deck];

    /// Returns the words of the line, where the article has one.
    pub fn of(self, article: &Article) -> Option<&str> {
        let words = match self {
            Self::Headline => &article.title,
            Self::Deck => &article.deck,
        };
        words.as_deref().filter(|words| words.chars().any(char::is_alphanumeric))
    }
}

/// Headlines and decks that say the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// The row whose sentences say it too; none where no text does.
    pub row: Option<usize>,
    /// Witness and line, in the order of the witnesses.
    pub lines: Vec<(usize, Line)>,
}

/// Returns the headlines and decks in a group of places.
pub(super) fn lines(group: &[usize], sentences: &Sentences, ordered: &[usize]) -> Vec<(usize, Line)> {
    let mut found: Vec<(usize, Line)> = group
        .iter()
        .filter_map(|&index| {
            let &(witness, slot) = sentences.places.get(index)?;
            Some((*ordered.get(witness)?, *Line::ALL.get(slot)?))
        })
        .collect();
    found.sort_unstable();
    found
}
