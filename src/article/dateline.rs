//! The dateline with which a story opens: "MOSCOW, August 14 (Itar-Tass) —".

use std::sync::LazyLock;

use regex::Regex;

use crate::calendar::{Moment, date_line};

/// What a dateline tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Length of the dateline with the white space after it, in bytes.
    pub(super) length: usize,
    /// The day, mostly without a year.
    pub(super) when: Option<Moment>,
    /// The agency named in brackets or between dashes.
    pub(super) agency: Option<String>,
}

/// `PLACE[, Region][, date] [(Agency)] [date] DASH`; the place in capitals, or any place where an agency in brackets follows.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?P<place>\p{Lu}[\p{L}'’.\-]*(?:[\ /]\p{L}[\p{L}'’.\-]*){0,3})
        (?P<more>(?:\s*,\s*[\p{L}\p{N}.'’\ ]{2,30}?){0,3}?)
        \s*,?\s*(?:[(\[](?P<agency>[\p{L}\p{N}][\p{L}\p{N}\ .,&/’'\-]{1,40})[)\]])?
        (?P<date>[\p{L}\p{N}.,\ ]{0,30}?)
        \s*(?:—|–|--|―|\s-\s|\s-|:\s?—)\s*",
    )
    .expect("a constant pattern")
});

/// `(Agency) [—]` without a place: "(Reuters) - Shares fell".
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[(\[](?P<agency>\p{Lu}[\p{L}\p{N} .,&/’'\-]{1,30})[)\]]\s*(?:—|–|--|-)\s*")
        .expect("a constant pattern")
});

/// Reads the dateline at the start of a paragraph; `None` where there is none or where it tells nothing but a place:
/// such a place stays in the text, since it is part of what the story says.
pub(super) fn dateline(paragraph: &str) -> Option<Dateline> {
    let head_end = paragraph.char_indices().nth(120).map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..head_end)?;
    if let Some(found) = CREDIT.captures(head) {
        let agency = found.name("agency").map(|agency| agency.as_str().trim().to_owned());
        return Some(Dateline { length: found.get(0)?.end(), when: None, agency });
    }
    let found = DATELINE.captures(head)?;
    let whole = found.get(0)?;
    if whole.end() >= paragraph.len() {
        return None;
    }
    let place = found.name("place")?.as_str();
    let agency = found.name("agency").map(|agency| agency.as_str().trim().to_owned());
    let when = ["more", "date"].into_iter().filter_map(|part| found.name(part)).find_map(|part| day_in(part.as_str()));
    let capitals = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && place.chars().count() > 2;
    let told = agency.is_some() || when.is_some();
    // "The firm (Acme) — once …" is a sentence: without capitals, the agency must look like one.
    let sure = capitals || agency.as_deref().is_some_and(is_agency) || (when.is_some() && agency.is_some());
    (told && sure).then(|| Dateline { length: whole.end(), when, agency })
}

/// The day in a list such as ", Tenn., Aug. 14".
fn day_in(list: &str) -> Option<Moment> {
    let list = list.trim_matches([',', ' ']);
    date_line(list).map(|(moment, _)| moment).or_else(|| {
        let starts = list.match_indices(", ").map(|(at, comma)| at + comma.len());
        starts.filter_map(|start| list.get(start..)).find_map(|rest| date_line(rest).map(|(moment, _)| moment))
    })
}

/// Tells whether a name in brackets is that of a news agency, by a list and by its shape.
pub(super) fn is_agency(name: &str) -> bool {
    const KNOWN: [&str; 44] = [
        "aap",
        "afp",
        "aljazeera",
        "ana-mpa",
        "anadolu",
        "ani",
        "ansa",
        "ap",
        "apa",
        "associated press",
        "belga",
        "belta",
        "bloomberg",
        "bss",
        "cp",
        "cna",
        "cnn",
        "ctk",
        "dpa",
        "efe",
        "ians",
        "interfax",
        "itar-tass",
        "kyodo",
        "lusa",
        "mti",
        "ntb",
        "pa",
        "pap",
        "pti",
        "reuters",
        "ria novosti",
        "sapa",
        "sputnik",
        "tanjug",
        "tass",
        "tt",
        "ukrinform",
        "unian",
        "upi",
        "xinhua",
        "yonhap",
        "belpan",
        "interfax-ukraine",
    ];
    let name = name.to_lowercase();
    KNOWN.iter().any(|known| name.split(['/', ',']).any(|part| part.trim() == *known))
        || ["news agency", "newswire", "press", "news", "wire"].iter().any(|ending| name.ends_with(ending))
}
