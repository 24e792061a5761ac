//! From bytes to text: packed files, character encodings, and the repair of text that was decoded wrongly before.

use std::io::Read as _;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::format;

/// Files above this size are set aside, packed or not.
pub(super) const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// A file's text and the name of the encoding it was in.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Unpacks gzip, never beyond [`MAX_BYTES`]; other bytes come back as they are. The error is a sentence for the user.
pub(super) fn unpack(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    match flate2::read::MultiGzDecoder::new(bytes.as_slice()).take(MAX_BYTES + 1).read_to_end(&mut unpacked) {
        Ok(_) if unpacked.len() as u64 > MAX_BYTES => {
            Err("The file unpacks to more than 20 MB; split it into smaller files.".to_owned())
        }
        Ok(_) => Ok(unpacked),
        Err(error) => Err(format!("The packed file is damaged ({error}); save it again.")),
    }
}

/// Decodes text. `html` tells whether a charset declared in the page counts. The error is a sentence for the user.
pub(super) fn decode(bytes: &[u8], html: bool) -> Result<Decoded, String> {
    if let Some(reason) = format::binary_format(bytes) {
        return Err(reason);
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, skip)) => (encoding, bytes.get(skip..).unwrap_or_default()),
        None => (guess(bytes, html)?, bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut text = text.into_owned();
    let mut encoding = encoding;
    // Few accented letters in an English text mislead the detector to Central European or Baltic pages.
    if encoding != WINDOWS_1252 && encoding.is_single_byte() && is_latin(encoding) && !html && looks_english(&text) {
        encoding = WINDOWS_1252;
        text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    Ok(Decoded { text: repair(text), encoding: encoding.name() })
}

fn guess(bytes: &[u8], html: bool) -> Result<&'static Encoding, String> {
    let head = bytes.get(..bytes.len().min(16 * 1024)).unwrap_or(bytes);
    if let Some(encoding) = utf16_by_parity(head) {
        return Ok(encoding);
    }
    // Escape introduces ISO-2022-JP; tab, line feed, form feed and carriage return are text, too.
    let controls = head.iter().filter(|&&b| b < 0x20 && !matches!(b, 0x09..=0x0d | 0x1a | 0x1b)).count();
    let nuls = memchr::memchr_iter(0, head).count();
    if nuls * 1000 > head.len() || controls * 50 > head.len() {
        return Err("The file is binary, not text; save the article as .txt or .html.".to_owned());
    }
    if Encoding::utf8_valid_up_to(bytes) == bytes.len() && !bytes.contains(&0x1b) {
        return Ok(UTF_8);
    }
    // A multi-byte character cut in the middle, or one stray byte, is no reason to read UTF-8 as something else.
    if mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if html
        && let Some(encoding) = declared(head)
        && !encoding.decode_without_bom_handling(bytes).1
    {
        return Ok(encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Allow))
}

/// UTF-16 without a byte order mark: one of the two bytes of each unit is nearly always 0 (Latin) or 4 (Cyrillic).
fn utf16_by_parity(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.as_chunks::<2>().0;
    if pairs.len() < 4 {
        return None;
    }
    let high = |b: u8| b == 0x00 || b == 0x04 || b == 0x20;
    let first = pairs.iter().filter(|pair| high(pair[0])).count();
    let second = pairs.iter().filter(|pair| high(pair[1])).count();
    let nul_first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let nul_second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (most, few) = (pairs.len() * 7 / 10, pairs.len() * 35 / 100);
    if second >= most && first < few && nul_second * 20 > pairs.len() && nul_first * 50 < pairs.len() {
        Some(UTF_16LE)
    } else if first >= most && second < few && nul_first * 20 > pairs.len() && nul_second * 50 < pairs.len() {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 && bad * 20 <= good
}

/// The charset that a page declares in its head.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset")?;
    let rest = head.get(at + b"charset".len()..)?;
    let label: Vec<u8> = rest
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'=' | b' ' | b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

fn is_latin(encoding: &'static Encoding) -> bool {
    [
        "windows-1250",
        "windows-1254",
        "windows-1257",
        "windows-1258",
        "ISO-8859-2",
        "ISO-8859-4",
        "ISO-8859-10",
        "ISO-8859-13",
        "ISO-8859-16",
    ]
    .contains(&encoding.name())
}

/// Tells by its small words whether a text is English.
fn looks_english(text: &str) -> bool {
    let mut end = text.len().min(10_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).is_some_and(super::lines::is_english)
}

/// Repairs lines of UTF-8 that some program read as windows-1252 ("â€™" for "’").
///
/// A line is repaired only when all of it turns back into valid UTF-8, which does not happen by chance.
fn repair(text: String) -> String {
    const SIGNS: [&str; 6] = ["â€", "Ã", "Â", "Ð", "Ñ", "ï»¿"];
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return text;
    }
    let mut repaired = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        repaired.push_str(repair_line(line).as_deref().unwrap_or(line));
    }
    repaired
}

fn repair_line(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(line);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}
