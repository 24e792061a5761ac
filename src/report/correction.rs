//! Says in words what the user set right.

use crate::article::FurnitureClass;
use crate::comparison::{ArticleKey, Correction, SentenceKey};

/// A quotation in such a line is cut after so many characters.
const QUOTED: usize = 60;

/// Says in one sentence what a correction does.
pub fn correction(correction: &Correction) -> String {
    match correction {
        Correction::Source { article, name } => format!("The source of {} was named “{name}”.", file(article)),
        Correction::Published { article, when } => {
            format!("The publication date of {} was set to {}.", file(article), when.to_string().replace('T', " "))
        }
        Correction::PutBack { article, line } => {
            format!("A line that had been cut was put back into {}: {}.", file(article), quote(&line.words))
        }
        Correction::Join { sentences } => format!("Put into one row: {}.", list(sentences)),
        Correction::Split { sentences, from } => {
            format!("Taken out of the row of {}: {}.", list(from), list(sentences))
        }
        Correction::Shift { sentences, to, .. } => format!("Moved to the row of {}: {}.", list(to), list(sentences)),
        Correction::NeverPair { sentences } => format!("Never to be paired: {}.", list(sentences)),
        Correction::Move { articles, to } if to.is_empty() => {
            format!("Made an event of their own: {}.", files(articles))
        }
        Correction::Move { articles, to } => format!("Moved to the event of {}: {}.", files(to), files(articles)),
        Correction::Merge { one, other } => {
            format!("Made one event: that of {} and that of {}.", files(one), files(other))
        }
        Correction::Values(ruling) => {
            let same = if ruling.same { "the same" } else { "not the same" };
            format!("“{}” and “{}” count as {same} ({}).", ruling.one, ruling.other, super::words::kind(ruling.kind))
        }
    }
}

/// The name of an article's file, without folders.
fn file(article: &ArticleKey) -> &str {
    article.file.rsplit('/').next().unwrap_or(&article.file)
}

fn files(articles: &[ArticleKey]) -> String {
    some(articles.iter().map(|article| file(article).to_owned()), articles.len())
}

fn list(sentences: &[SentenceKey]) -> String {
    let named = sentences.iter().map(|key| format!("{} ({})", quote(&key.words), file(&key.article)));
    some(named, sentences.len())
}

/// The first few of a list, and how many more there are.
fn some(items: impl Iterator<Item = String>, all: usize) -> String {
    const SHOWN: usize = 4;
    let mut shown: Vec<String> = items.take(SHOWN).collect();
    if all > SHOWN {
        shown.push(format!("{} more", all - SHOWN));
    }
    shown.join(", ")
}

fn quote(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    if words.chars().count() <= QUOTED {
        return format!("“{words}”");
    }
    let cut: String = words.chars().take(QUOTED).collect();
    format!("“{} …”", cut.trim_end())
}

/// What kind of line a line of furniture is.
pub fn furniture(class: FurnitureClass) -> &'static str {
    match class {
        FurnitureClass::Headline => "headline",
        FurnitureClass::Deck => "line below the headline",
        FurnitureClass::Date => "date",
        FurnitureClass::Byline => "byline",
        FurnitureClass::Caption => "caption",
        FurnitureClass::Label => "name of who speaks next",
        FurnitureClass::Subhead => "heading",
        FurnitureClass::Related => "other stories",
        FurnitureClass::Junk => "menus, counters, adverts",
    }
}
