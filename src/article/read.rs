//! Reads one file.

use super::{Article, FileFacts, Intake, SetAside, Source};
use crate::text;

/// Reads the articles of one file; never fails: what gives no article is set aside with the reason.
pub fn read(source: &Source) -> Intake {
    let bytes = match std::fs::read(&source.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let reason = format!("The file could not be read: {error}.");
            return Intake { set_aside: vec![SetAside { path: source.path.clone(), reason }], ..Intake::default() };
        }
    };
    let raw = String::from_utf8_lossy(&bytes);
    let (title, text) = raw.split_once('\n').unwrap_or((raw.as_ref(), ""));
    let text = text.trim().to_owned();
    let file = FileFacts {
        bytes: bytes.len() as u64,
        sha256: text::sha256(&bytes),
        text_sha256: text::sha256(text.as_bytes()),
        ..FileFacts::default()
    };
    let sentences = text::sentences(&text);
    let article = Article {
        path: source.path.clone(),
        title: Some(title.to_owned()),
        text,
        sentences,
        file,
        ..Article::default()
    };
    Intake { articles: vec![article], ..Intake::default() }
}
