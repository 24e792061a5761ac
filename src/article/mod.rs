//! Articles: one news text each, read from files and folders; what gives no article is set aside with the reason.

mod clean;
mod dateline;
mod decode;
mod draft;
mod folder;
mod format;
mod language;
mod lines;
mod page;
mod plain;
mod read;
mod record;
mod restore;
mod source;

pub use folder::{Source, find};
pub use read::read;
pub use restore::{AsRead, PlaceAsRead};

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::calendar::Moment;
use crate::text::Span;

/// One news text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The file, as the user named it or as it was found below a named folder.
    pub path: PathBuf,
    /// The position in a file that holds several articles, counted from 0; `None` where the file is one article.
    pub part: Option<u32>,
    /// Who published it: an outlet or an agency.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The line below the headline that sums the story up.
    pub deck: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where it was published on the web.
    pub url: Option<String>,
    /// The agency that the text credits, as in "(Reuters) —" or "AFP contributed".
    pub agency: Option<String>,
    /// The day of publication and how it is known.
    pub published: Option<Published>,
    /// ISO 639-3 code of the language, where it could be told.
    pub language: Option<String>,
    /// The cleaned body; all spans of the article and its mentions are bytes of it.
    pub text: String,
    /// The sentences of `text`, in order and without overlap.
    pub sentences: Vec<Span>,
    /// What it was when it was read; `None` unless the user corrected it.
    pub as_read: Option<AsRead>,
    /// What was cut as furniture, in the order of the file.
    pub furniture: Vec<Furniture>,
    /// Facts about the file.
    pub file: FileFacts,
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day, with the time of day and without the year where that is how it is stated.
    pub when: Moment,
    /// Where it was found.
    pub evidence: Evidence,
}

/// Where a publication date was found, most reliable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The user set it.
    User,
    /// A field of a JSON file or front matter.
    Field,
    /// JSON-LD of a saved page.
    JsonLd,
    /// A meta element of a saved page.
    Meta,
    /// The address of the page.
    Url,
    /// A `time` element of a saved page.
    TimeElement,
    /// A date line of the text.
    DateLine,
    /// The dateline with which the story opens.
    Dateline,
    /// The name of the file.
    FileName,
    /// A date elsewhere in the text: low confidence.
    Text,
}

/// A line that surrounds the story and was cut from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// What kind of line it is.
    pub class: FurnitureClass,
    /// The line as it stood.
    pub text: String,
    /// Byte offset in `Article::text` before which the line stood.
    pub before: u32,
}

/// The kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureClass {
    /// The headline and its repeats.
    Headline,
    /// The line below the headline.
    Deck,
    /// The line that holds the publication date.
    Date,
    /// Who wrote it.
    Byline,
    /// A caption or a picture credit.
    Caption,
    /// The name of who speaks next.
    Label,
    /// A heading between paragraphs.
    Subhead,
    /// A list of other stories.
    Related,
    /// Menus, counters, comment forms, adverts.
    Junk,
}

/// Facts about the file that an article was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Length in bytes, before unpacking.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the cleaned text, in hexadecimal.
    pub text_sha256: String,
    /// The name of the character encoding, as in the WHATWG standard.
    pub encoding: String,
    /// The format: "txt", "md", "html", "json" or "jsonl".
    pub format: String,
    /// Words of the cleaned text.
    pub words_kept: u32,
    /// Words of the furniture.
    pub words_cut: u32,
}

/// A file that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SetAside {
    /// The file.
    pub path: PathBuf,
    /// Why, and what can be done, in one sentence.
    pub reason: String,
}

/// What one file gave.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// The articles, in the order of the file.
    pub articles: Vec<Article>,
    /// The file, or parts of it, with the reason why they gave no article.
    pub set_aside: Vec<SetAside>,
}
