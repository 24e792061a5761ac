//! File formats: which are read, which are known and not read yet.

use std::path::Path;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
    Json,
    JsonLines,
}

impl Format {
    /// The format that the file's ending names; a final `.gz` is looked through.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" | "jl" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format that the content shows, for files whose ending says nothing or is wrong.
    pub(super) fn of_content(text: &str) -> Self {
        let start = text.trim_start();
        if Self::is_html(start.as_bytes()) {
            return Self::Html;
        }
        if start.starts_with(['{', '[']) {
            return Self::Json;
        }
        Self::Text
    }

    /// Tells whether these first bytes are those of a web page.
    pub(super) fn is_html(head: &[u8]) -> bool {
        let head: String = String::from_utf8_lossy(head).chars().take(400).collect::<String>().to_ascii_lowercase();
        let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        head.starts_with("<!doctype html")
            || head.starts_with("<html")
            || (head.starts_with('<') && head.contains("<html"))
    }

    /// The name used in reports.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
        }
    }
}

/// What to do about a file in a format that is known to hold articles but is not read yet.
pub(super) fn unread_format(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let ending = name.strip_suffix(".gz").unwrap_or(&name).rsplit_once('.')?.1.to_owned();
    let (what, remedy) = match ending.as_str() {
        "pdf" => ("PDF files are", "save the text as .txt"),
        "doc" | "docx" | "odt" | "rtf" | "pages" | "wpd" => {
            ("Word-processor files are", "save the file as plain text (.txt)")
        }
        "xls" | "xlsx" | "ods" | "csv" | "tsv" => {
            ("Tables are", "save one article a file as .txt, or the table as .json")
        }
        "eml" | "msg" | "mbox" => ("Mail files are", "save the message as .html or .txt"),
        "mht" | "mhtml" | "webarchive" | "maff" => ("Web archives are", "save the page as “Web page, HTML only”"),
        "warc" | "wacz" => ("Crawl archives are", "save the pages as .html"),
        "xml" | "rss" | "atom" | "nitf" => ("XML files are", "save the articles as .html or .txt"),
        "epub" | "mobi" => ("E-books are", "save the text as .txt"),
        "zip" | "7z" | "rar" | "tar" | "tgz" | "bz2" | "xz" => ("Packed folders are", "unpack it first"),
        _ => return None,
    };
    Some(format!("{what} not read yet; {remedy}."))
}

/// Names the format of bytes that are no text, with what to do; `None` where nothing speaks against text.
pub(super) fn binary_format(bytes: &[u8]) -> Option<String> {
    const MAGIC: [(&[u8], &str); 18] = [
        (b"%PDF-", "is a PDF, which is not read yet; save its text as .txt"),
        (b"PK\x03\x04", "is a packed file (zip, docx, xlsx, odt …), which is not read yet; save its text as .txt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file, which is not read yet; save its text as .txt"),
        (b"{\\rtf", "is rich text (RTF), which is not read yet; save it as .txt"),
        (b"\x89PNG", "is a picture"),
        (b"\xff\xd8\xff", "is a picture"),
        (b"GIF8", "is a picture"),
        (b"RIFF", "is a picture, a sound or a film"),
        (b"OggS", "is a sound or a film"),
        (b"ID3", "is a sound"),
        (b"\x7fELF", "is a program"),
        (b"MZ\x90\x00", "is a program"),
        (b"7z\xbc\xaf", "is a packed file; unpack it first"),
        (b"Rar!", "is a packed file; unpack it first"),
        (b"BZh", "is a packed file; unpack it first"),
        (b"\xfd7zXZ", "is a packed file; unpack it first"),
        (b"SQLite format 3\0", "is a database"),
        (b"wOF", "is a font"),
    ];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what);
    magic.map(|what| format!("The file {what}."))
}
