//! An article in the making: what a format's reader found, before it becomes an [`Article`].

use std::path::Path;

use super::{Article, Evidence, FileFacts, Furniture, FurnitureClass, Published, language};
use crate::calendar::Moment;
use crate::text;

/// One paragraph of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Whether a blank line stood before it.
    pub(super) gap: bool,
    /// Whether it is a heading between paragraphs: kept in the text, but no sentence of it.
    pub(super) subhead: bool,
}

/// A line that was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) class: FurnitureClass,
    pub(super) text: String,
    /// The number of the paragraph before which it stood.
    pub(super) before: usize,
}

/// What a reader found, with the sources that speak for who published it in falling order.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) part: Option<u32>,
    pub(super) title: Option<String>,
    pub(super) deck: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) url: Option<String>,
    pub(super) agency: Option<String>,
    /// The source by an explicit field.
    pub(super) source_field: Option<String>,
    /// The name by which the site calls itself.
    pub(super) site_name: Option<String>,
    /// The source by a line of the text: a site's name at the top.
    pub(super) source_line: Option<String>,
    pub(super) published: Option<Published>,
    /// The language that the file declares.
    pub(super) declared_language: Option<String>,
    pub(super) body: Vec<Paragraph>,
    pub(super) cuts: Vec<Cut>,
}

impl Draft {
    /// Sets the publication date unless one with at least as good evidence is known.
    pub(super) fn offer_date(&mut self, when: Moment, evidence: Evidence) {
        let worse = self.published.as_ref().is_none_or(|known| {
            // A day whose year is open gives way to a full one.
            (known.when.year.is_none() && when.year.is_some())
                || (evidence < known.evidence && (when.year.is_some() || known.when.year.is_none()))
        });
        if worse {
            self.published = Some(Published { when, evidence });
        }
    }

    /// Tells whether the body holds any word at all.
    pub(super) fn has_text(&self) -> bool {
        self.body.iter().any(|paragraph| !paragraph.subhead && paragraph.text.chars().any(char::is_alphanumeric))
    }

    /// Makes the article. `file` gives the facts of the file; the rest of them is filled in here.
    pub(super) fn finish(self, path: &Path, file: &FileFacts) -> Article {
        let mut text = String::new();
        let mut sentences = Vec::new();
        let mut starts = Vec::with_capacity(self.body.len());
        for paragraph in &self.body {
            if !text.is_empty() {
                text.push_str(if paragraph.gap { "\n\n" } else { "\n" });
            }
            starts.push(text.len() as u32);
            if !paragraph.subhead {
                sentences.extend(text::sentences(&paragraph.text).into_iter().map(|span| span.shifted(text.len())));
            }
            text.push_str(&paragraph.text);
        }
        let furniture: Vec<Furniture> = self
            .cuts
            .into_iter()
            .map(|cut| Furniture {
                class: cut.class,
                before: starts.get(cut.before).copied().unwrap_or(text.len() as u32),
                text: cut.text,
            })
            .collect();
        let file = FileFacts {
            text_sha256: text::sha256(text.as_bytes()),
            words_kept: count_words(&text),
            words_cut: furniture.iter().map(|cut| count_words(&cut.text)).sum(),
            ..file.clone()
        };
        Article {
            path: path.to_owned(),
            part: self.part,
            source: None,
            as_read: None,
            title: self.title,
            deck: self.deck,
            byline: self.byline,
            url: self.url,
            agency: self.agency,
            published: self.published,
            language: language::of(&text, self.declared_language.as_deref()),
            text,
            sentences,
            furniture,
            file,
        }
    }
}

/// Counts the words that hold a letter or digit.
pub(super) fn count_words(text: &str) -> u32 {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() as u32
}
