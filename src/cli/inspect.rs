//! `variorum inspect`: what was read from each article.

use std::fmt::Write as _;

use super::arguments::{Inspect, InspectFormat};
use super::{Failure, account, meter::Meter, put};
use crate::comparison::{self, Settings};
use crate::mention::{Mention, Witness};
use crate::report::json::Article;
use crate::report::words;

/// Reads the files and writes what was found in them.
pub(super) fn run(asked: &Inspect) -> Result<(), Failure> {
    let settings = Settings { published: asked.published, ..Settings::default() };
    let meter = Meter::new();
    let read = comparison::inspect(&asked.files, &settings, &meter);
    drop(meter);
    let (witnesses, set_aside) = read.map_err(|stopped| Failure::Work(stopped.to_string()))?;
    for witness in &witnesses {
        let mut output = match asked.format {
            InspectFormat::Jsonl => serde_json::to_string(&Article::inspected(witness))
                .map_err(|error| Failure::Work(format!("{}: {error}", witness.article.path.display())))?,
            InspectFormat::Text => text(witness),
        };
        output.push('\n');
        put(output.as_bytes())?;
    }
    account(&asked.files, &witnesses, &set_aside, asked.strict)
}

/// Describes a witness for a reader at a terminal.
fn text(witness: &Witness) -> String {
    let article = &witness.article;
    let none = || "not found".to_owned();
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{}", plain(&article.path.to_string_lossy()));
    let line = |page: &mut String, name: &str, value: String| {
        let _ = writeln!(page, "  {name:<11}{}", plain(&value));
    };
    line(&mut page, "title", article.title.clone().unwrap_or_else(none));
    line(&mut page, "source", article.source.clone().unwrap_or_else(none));
    let published = article.published.as_ref();
    line(
        &mut page,
        "published",
        published.map_or_else(none, |known| format!("{} ({})", known.when, words::evidence(known.evidence))),
    );
    line(&mut page, "author", article.byline.clone().unwrap_or_else(none));
    line(&mut page, "language", article.language.clone().unwrap_or_else(none));
    let file = &article.file;
    line(
        &mut page,
        "file",
        format!("{}, {}, {} bytes, SHA-256 {}", file.format, file.encoding, file.bytes, file.sha256),
    );
    line(&mut page, "words", format!("{} kept, {} cut as furniture", file.words_kept, file.words_cut));
    let mentions = witness.mentions();
    let mut mentions = mentions.iter().peekable();
    for (index, sentence) in article.sentences.iter().enumerate() {
        let _ = writeln!(page, "\n  {}  {}", index + 1, plain(sentence.of(&article.text)));
        while let Some(mention) = mentions.next_if(|mention| mention.span().start < sentence.end) {
            let (kind, value) = describe(mention);
            let quoted = plain(mention.span().of(&article.text));
            let _ = writeln!(page, "       {kind:<8}{quoted} → {}", plain(&value));
        }
    }
    page
}

fn describe(mention: &Mention<'_>) -> (&'static str, String) {
    match mention {
        Mention::Name(name) => {
            let role = name.role.as_ref().map(|role| format!(", {}", role.head)).unwrap_or_default();
            ("name", format!("{} ({}{role})", name.value, words::name_kind(name.kind)))
        }
        Mention::Date(date) => ("date", format!("{} ({})", date.value.timex, date.value.why)),
        Mention::Number(number) => {
            let unit = number.unit.as_deref().unwrap_or("no unit");
            ("number", format!("{} {unit}", number.value.map_or_else(|| "some".to_owned(), |value| value.to_string())))
        }
        Mention::Quote(quote) => {
            ("quote", format!("said by {}", quote.speaker.as_deref().unwrap_or("an unknown speaker")))
        }
        Mention::Claim(claim) => ("claim", format!("{} ({})", claim.predicate, words::status(claim.status))),
    }
}

/// One line, without anything that moves a terminal's cursor.
fn plain(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
