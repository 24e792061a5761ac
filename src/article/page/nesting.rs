//! Guards against pages that are nested without end: parsers and extractors would run out of stack or time.

/// Elements that may stand inside each other without a limit of their own; the others close by themselves.
const MAX_DEPTH: usize = 3_000;

/// Room for the extractors' recursion, in bytes: a few kilobytes a level.
const STACK: usize = 64 * 1024 * 1024;

/// Pages below this depth need no room of their own.
const SHALLOW: usize = 120;

/// Elements without content, and elements whose end tag is commonly left out: neither nests by being repeated.
const FLAT: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "optgroup", "td", "th", "tr", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "html",
];

/// Elements whose content is no markup.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "noscript"];

/// Refuses pages nested too deep to be an article. The error is a sentence for the user.
pub(super) fn check(html: &str) -> Result<(), String> {
    if depth(html) > MAX_DEPTH {
        return Err(format!(
            "The page's elements are nested more than {MAX_DEPTH} deep; save the article's text as .txt."
        ));
    }
    Ok(())
}

/// The greatest number of elements open at once, without building a tree.
fn depth(html: &str) -> usize {
    let bytes = html.as_bytes();
    let (mut open, mut deepest, mut at) = (0usize, 0usize, 0usize);
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        at += next + 1;
        let Some(rest) = bytes.get(at..) else { break };
        if rest.starts_with(b"!--") {
            at += memchr::memmem::find(rest, b"-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let closing = rest.first() == Some(&b'/');
        let name = rest.get(usize::from(closing)..).unwrap_or_default();
        let length = name.iter().take(24).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = name.get(..length).unwrap_or_default().to_ascii_lowercase();
        let Ok(name) = std::str::from_utf8(&name) else { continue };
        if name.is_empty() || FLAT.contains(&name) {
            continue;
        }
        if closing {
            open = open.saturating_sub(1);
            continue;
        }
        if RAW.contains(&name) {
            let end = format!("</{name}");
            at += skip_to(rest, end.as_bytes());
            continue;
        }
        open += 1;
        deepest = deepest.max(open);
    }
    deepest
}

/// The offset of an end tag, whatever its case; the length of the rest when there is none.
fn skip_to(rest: &[u8], end: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) = rest.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        at += next;
        if rest.get(at..at + end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(end)) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

/// Runs the reading of one page where deep recursion does no harm and a panic of an extractor is an error, not the end.
pub(super) fn with_room<T: Send>(html: &str, read: impl FnOnce() -> T + Send) -> Result<T, String> {
    let broken = || "The page could not be read: it trips a fault in the extractor; save its text as .txt.".to_owned();
    if depth(html) <= SHALLOW {
        return std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).map_err(|_panic| broken());
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("page".to_owned()).stack_size(STACK).spawn_scoped(scope, read);
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => Err(broken()),
            Err(error) => Err(format!("The page could not be read: {error}.")),
        }
    })
}
