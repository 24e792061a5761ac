//! Reads one file.

use std::io::Read as _;
use std::path::Path;

use super::decode::{self, MAX_BYTES};
use super::draft::Draft;
use super::folder::why_unreadable;
use super::format::{Format, unread_format};
use super::record::Read;
use super::{FileFacts, Intake, SetAside, Source, clean, page, plain, record, source};
use crate::text;

/// Reads the articles of one file; never fails: what gives no article is set aside with the reason.
///
/// Files over 20 MB, packed or unpacked, are set aside.
pub fn read(source: &Source) -> Intake {
    let path = source.path.as_path();
    let mut intake = Intake::default();
    let mut set_aside = |reason: String| intake.set_aside.push(SetAside { path: path.to_owned(), reason });
    match parts(path) {
        Ok((parts, file)) => {
            for part in parts {
                match part {
                    Ok(mut draft) => {
                        if let Some((when, evidence)) = source::date_in_name(path) {
                            draft.offer_date(when, evidence);
                        }
                        let publisher = source::of(&draft, path);
                        let mut article = draft.finish(path, &file);
                        article.source = publisher;
                        intake.articles.push(article);
                    }
                    Err(reason) => set_aside(reason),
                }
            }
        }
        Err(reason) => set_aside(reason),
    }
    intake
}

fn parts(path: &Path) -> Result<(Vec<Read>, FileFacts), String> {
    let format = Format::of_path(path);
    if format.is_none()
        && let Some(advice) = unread_format(path)
    {
        return Err(advice);
    }
    let bytes = bytes(path)?;
    let mut file = FileFacts { bytes: bytes.len() as u64, sha256: text::sha256(&bytes), ..FileFacts::default() };
    let bytes = decode::unpack(bytes)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("The file is empty.".to_owned());
    }
    let html = format == Some(Format::Html) || Format::is_html(&bytes);
    let decoded = decode::decode(&bytes, html)?;
    drop(bytes);
    decoded.encoding.clone_into(&mut file.encoding);
    let format = match format {
        // Pages and records are often saved under a wrong ending.
        Some(Format::Text) | None => Format::of_content(&decoded.text),
        Some(Format::Html) if !decoded.text.contains('<') => Format::Text,
        Some(format) => format,
    };
    format.name().clone_into(&mut file.format);
    let one = |draft: Draft| {
        if draft.has_text() { vec![Ok(draft)] } else { vec![Err("There is no running text in the file.".to_owned())] }
    };
    let parts = match format {
        Format::Text => one(plain::text(&clean::level(&decoded.text))),
        Format::Markdown => one(plain::markdown(&clean::level(&decoded.text))),
        Format::Html => one(page::article(&decoded.text)?),
        // A text may begin with a bracket and be no record.
        Format::Json if Format::of_path(path) != Some(Format::Json) => {
            record::json(&decoded.text).unwrap_or_else(|_| one(plain::text(&clean::level(&decoded.text))))
        }
        Format::Json => record::json(&decoded.text)?,
        Format::JsonLines => record::json_lines(&decoded.text),
    };
    Ok((parts, file))
}

/// The bytes of a file of bearable size. The error is a sentence for the user.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let unreadable = |error: std::io::Error| why_unreadable("file", &error);
    let facts = std::fs::metadata(path).map_err(unreadable)?;
    if !facts.is_file() {
        // Reading a pipe would wait for ever.
        return Err("This is no ordinary file; name a file or a folder.".to_owned());
    }
    if facts.len() > MAX_BYTES {
        let megabytes = facts.len() / (1024 * 1024);
        return Err(format!("The file is too large ({megabytes} MB; 20 MB are read); split it into smaller files."));
    }
    let mut bytes = Vec::with_capacity(facts.len() as usize);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err("The file is too large (20 MB are read); split it into smaller files.".to_owned());
    }
    Ok(bytes)
}
