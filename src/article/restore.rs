//! Furniture that the user puts back into the text.

use std::collections::BTreeSet;

use super::draft::count_words;
use super::{Article, Furniture};
use crate::text::{self, Span};

impl Article {
    /// Returns the SHA-256 of the cleaned text as it was read, before the user put anything back.
    pub fn text_as_read(&self) -> &str {
        self.as_read.as_deref().unwrap_or(&self.file.text_sha256)
    }

    /// Returns the article with some of its furniture, named by position in `furniture`, back in the text as paragraphs.
    ///
    /// Positions that name nothing, and lines without a letter or digit, change nothing.
    #[must_use]
    pub fn with_put_back(&self, lines: &BTreeSet<usize>) -> Self {
        let all = self.text.len();
        let mut order: Vec<(usize, &Furniture)> = self.furniture.iter().enumerate().collect();
        order.sort_by_key(|(_, cut)| cut.before);
        let mut text = String::with_capacity(all);
        let mut furniture = Vec::new();
        let mut sentences: Vec<Span> = Vec::new();
        // What was put in, by the old offset before which it stands.
        let mut added: Vec<(u32, u32)> = Vec::new();
        let mut at = 0;
        for (index, cut) in order {
            let before = (cut.before as usize).clamp(at, all);
            let Some(between) = self.text.get(at..before) else { continue };
            text.push_str(between);
            at = before;
            let line = cut.text.trim();
            if !lines.contains(&index) || !line.chars().any(char::is_alphanumeric) {
                furniture.push(Furniture { before: text.len() as u32, ..cut.clone() });
                continue;
            }
            let length = text.len();
            if before == all && !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            sentences.extend(text::sentences(line).into_iter().map(|span| span.shifted(start)));
            text.push_str(line);
            if before < all {
                text.push_str("\n\n");
            }
            added.push((before as u32, (text.len() - length) as u32));
        }
        if added.is_empty() {
            return self.clone();
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        sentences.extend(self.sentences.iter().map(|sentence| {
            let by: u32 = added.iter().filter(|(before, _)| *before <= sentence.start).map(|(_, bytes)| bytes).sum();
            sentence.shifted(by as usize)
        }));
        sentences.sort_unstable_by_key(|sentence| (sentence.start, sentence.end));
        let mut changed = Self { as_read: Some(self.text_as_read().to_owned()), furniture, sentences, ..self.clone() };
        changed.file.text_sha256 = text::sha256(text.as_bytes());
        changed.file.words_kept = count_words(&text);
        changed.file.words_cut = changed.furniture.iter().map(|cut| count_words(&cut.text)).sum();
        changed.text = text;
        changed
    }
}
