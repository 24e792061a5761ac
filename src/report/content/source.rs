//! What a report says about a source.

use super::Paths;
use crate::calendar::Moment;
use crate::comparison::{ComparedEvent, Comparison};
use crate::event::siglum;
use crate::report::{value, words};

/// One source: an article, and how it was read.
#[derive(Clone, Debug)]
pub(in crate::report) struct SourcePart {
    /// A, B, C …; empty for an article that stands alone.
    pub(in crate::report) siglum: String,
    /// Who published it, or the file's name where that is unknown.
    pub(in crate::report) outlet: String,
    /// The headline, or the first words.
    pub(in crate::report) title: String,
    /// Who wrote it.
    pub(in crate::report) byline: Option<String>,
    /// The agency that the text credits.
    pub(in crate::report) agency: Option<String>,
    /// The sources that carry the same text, each with the share in per cent.
    pub(in crate::report) reprints: Vec<(String, u32)>,
    /// The day of publication.
    pub(in crate::report) published: Option<String>,
    /// The same for programs: "2024-11-22 14:42"; "07-09 (year not stated)".
    pub(in crate::report) published_code: Option<String>,
    /// How that day is known.
    pub(in crate::report) published_how: Option<&'static str>,
    /// The language, as a BCP 47 tag.
    pub(in crate::report) language: Option<String>,
    /// Where it was published on the web.
    pub(in crate::report) url: Option<String>,
    /// The file, shortened.
    pub(in crate::report) file: String,
    /// Format and encoding.
    pub(in crate::report) format: String,
    /// Length of the file in bytes.
    pub(in crate::report) bytes: u64,
    /// SHA-256 of the file.
    pub(in crate::report) sha256: String,
    /// SHA-256 of the cleaned text.
    pub(in crate::report) text_sha256: String,
    /// Words of the cleaned text.
    pub(in crate::report) words_kept: u32,
    /// Words cut as furniture.
    pub(in crate::report) words_cut: u32,
}

impl SourcePart {
    /// Describes the sources of an event.
    pub(super) fn of_event(comparison: &Comparison, compared: &ComparedEvent, paths: &Paths) -> Vec<Self> {
        let event = &compared.event;
        let described = event.members.iter().enumerate().map(|(index, &member)| {
            let reprints = event
                .reprints
                .iter()
                .filter_map(|reprint| {
                    let (a, b) = reprint.pair;
                    let other = if a == index { Some(b) } else { (b == index).then_some(a) }?;
                    Some((siglum(other), (reprint.share * 100.0).round() as u32))
                })
                .collect();
            Self::alone(comparison, member, paths).map(|part| Self { siglum: siglum(index), reprints, ..part })
        });
        described.flatten().collect()
    }

    /// Describes a witness of the run by itself; `None` where there is no such one.
    pub(super) fn alone(comparison: &Comparison, witness: usize, paths: &Paths) -> Option<Self> {
        let article = &comparison.witnesses.get(witness)?.article;
        let mut file = paths.name(&article.path);
        if let Some(part) = article.part {
            file = format!("{file} (article {})", part + 1);
        }
        let facts = &article.file;
        Some(Self {
            siglum: String::new(),
            outlet: article.source.clone().unwrap_or_else(|| file.clone()),
            title: article.title.clone().unwrap_or_else(|| opening(&article.text)),
            byline: article.byline.clone(),
            agency: article.agency.clone(),
            reprints: Vec::new(),
            published_code: article.published.as_ref().map(|published| code(published.when)),
            published: article.published.as_ref().map(|published| value::moment(published.when)),
            published_how: article.published.as_ref().map(|published| words::evidence(published.evidence)),
            language: article.language.as_deref().map(tag),
            url: article.url.clone(),
            file,
            format: [facts.format.as_str(), facts.encoding.as_str()]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            bytes: facts.bytes,
            sha256: facts.sha256.clone(),
            text_sha256: facts.text_sha256.clone(),
            words_kept: facts.words_kept,
            words_cut: facts.words_cut,
        })
    }
}

fn code(when: Moment) -> String {
    let written = when.to_string().replace('T', " ");
    written.strip_prefix("--").map_or_else(|| written.clone(), |rest| format!("{rest} (year not stated)"))
}

/// The first words of a text, for an article without a headline.
fn opening(text: &str) -> String {
    const WORDS: usize = 12;
    let mut words = text.split_whitespace();
    let opening: Vec<&str> = words.by_ref().take(WORDS).collect();
    let rest = if words.next().is_some() { " …" } else { "" };
    format!("{}{rest}", opening.join(" "))
}

/// The BCP 47 tag of an ISO 639-3 code: two letters where there are two (RFC 5646 section 2.2.1).
fn tag(code: &str) -> String {
    const SHORT: [(&str, &str); 40] = [
        ("afr", "af"),
        ("ara", "ar"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("ind", "id"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("vie", "vi"),
    ];
    SHORT.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short).to_owned()
}
