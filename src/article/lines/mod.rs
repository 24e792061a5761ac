//! Tells the lines of a text apart: which are the story, which are its heading, which surround it.

mod heading;
mod pattern;
mod sort;
pub(super) mod words;

pub(super) use heading::is_domain;

use super::FurnitureClass;
use super::draft::Draft;

/// A line of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether a blank line stood before it.
    pub(super) gap: bool,
    pub(super) kind: LineKind,
}

/// What the format says about a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing.
    #[default]
    Plain,
    /// It is marked as a heading.
    Heading,
    /// It stands below a picture.
    Caption,
    /// It is an item of a list.
    Item,
}

/// How much a text can be trusted to be the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A page as it was copied: menus before, lists of other stories after.
    Page,
    /// Chosen by an extractor: only what is clearly furniture is cut.
    Story,
    /// Given in a field for the text: whoever filled it took the page apart, so a headline or a date above the story stays in it,
    /// as an aside, and is read there.
    Field,
}

/// What a line was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Body,
    /// A heading inside the story, or the name of who speaks next: in the text, but no sentence.
    Aside,
    Cut(FurnitureClass),
}

/// Sorts lines into the story and its furniture, and reads the heading; the draft's title, when known, helps.
pub(super) fn sort(lines: Vec<Line>, trust: Trust, draft: &mut Draft) {
    sort::into_draft(lines, trust, draft);
}

/// Returns the name of the writers when a line is a byline.
pub(super) fn byline(line: &str) -> Option<String> {
    pattern::byline(line, line.split_whitespace().count())
}

/// Tells by its small words whether a text is English.
pub(super) fn is_english(text: &str) -> bool {
    words::count(text).is_english()
}
