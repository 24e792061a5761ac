//! The language of a text.

use whatlang::Lang;

use super::lines::words;

/// So many bytes of a text say in what language it is.
const ENOUGH: usize = 1_200;

/// A text of so many words at least whose function words are English is English: the detector takes twenty times as long.
const ENOUGH_WORDS: usize = 60;

/// Returns the ISO 639-3 code of a text's language, or of the declared one where the text is too short to tell.
pub(super) fn of(text: &str, declared: Option<&str>) -> Option<String> {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    let counted = words::count(start);
    if counted.words >= ENOUGH_WORDS && counted.is_english() {
        return Some(Lang::Eng.code().to_owned());
    }
    let told = whatlang::detect(start);
    let declared = declared.and_then(code);
    match (told, declared) {
        (Some(told), _) if told.is_reliable() => Some(told.lang().code().to_owned()),
        (_, Some(declared)) => Some(declared),
        // Short English texts are the usual case in which the detector is unsure.
        (Some(told), None) if told.confidence() > 0.3 => Some(told.lang().code().to_owned()),
        _ => None,
    }
}

/// Turns "en", "en-GB", "eng" or "English" into an ISO 639-3 code.
fn code(declared: &str) -> Option<String> {
    let word = declared.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
    if word.len() == 3 {
        return Lang::from_code(&word).map(|lang| lang.code().to_owned());
    }
    let three = match word.as_str() {
        "en" => "eng",
        "de" => "deu",
        "fr" => "fra",
        "es" => "spa",
        "it" => "ita",
        "pt" => "por",
        "nl" => "nld",
        "pl" => "pol",
        "ru" => "rus",
        "uk" => "ukr",
        "be" => "bel",
        "cs" => "ces",
        "sk" => "slk",
        "sv" => "swe",
        "da" => "dan",
        "no" | "nb" => "nob",
        "fi" => "fin",
        "hu" => "hun",
        "ro" => "ron",
        "bg" => "bul",
        "el" => "ell",
        "tr" => "tur",
        "ar" => "ara",
        "he" => "heb",
        "fa" => "pes",
        "hi" => "hin",
        "zh" => "cmn",
        "ja" => "jpn",
        "ko" => "kor",
        "vi" => "vie",
        "id" => "ind",
        _ => {
            return Lang::all()
                .iter()
                .find(|lang| lang.eng_name().eq_ignore_ascii_case(&word))
                .map(|lang| lang.code().to_owned());
        }
    };
    Some(three.to_owned())
}
