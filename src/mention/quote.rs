//! Direct speech and who speaks.

use super::Name;
use super::claim::{group, sources};
use super::name::NameKind;
use super::phrase::{Phrase, Tagged};
use crate::article::Article;
use crate::text::tagger::Tag;
use crate::text::{Span, WordKind, words};

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands, in bytes of the article's text, quotation marks included.
    pub span: Span,
    /// Who is quoted, as canonical name or description; `None` where that is not certain.
    pub speaker: Option<String>,
}

/// A shorter stretch in quotation marks is a name, a title or an ironic word, not speech.
const SHORTEST_WORDS: usize = 4;

/// How far to the left and right of a quotation its speaker is looked for, in bytes.
const REACH: usize = 300;

/// Speech in single marks is looked for so far ahead, in characters.
const LONGEST_SINGLE: usize = 2000;

/// Finds the quotations of an article.
///
/// A quotation that runs over paragraphs is one mention a paragraph, with one speaker;
/// one that is never closed ends with its paragraph.
pub fn recognise(article: &Article, names: &[Name]) -> Vec<Quote> {
    let text = article.text.as_str();
    let mut found: Vec<Quote> = Vec::new();
    let mut open_before = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let paragraph = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if paragraph.is_empty() {
            continue;
        }
        let (stretches, open) = stretches(text, paragraph);
        let first = found.len();
        for (at, &span) in stretches.iter().enumerate() {
            let left = if at == 0 { paragraph.start } else { stretches.get(at - 1).map_or(paragraph.start, |s| s.end) };
            let right = stretches.get(at + 1).map_or(paragraph.end, |next| next.start);
            let speaker = speaker_after(text, names, span, right)
                .or_else(|| speaker_before(text, names, span, left))
                .map(|speaker| resolve(speaker, text, names, &found, span));
            let said = speaker.is_some();
            if is_speech(text, span, said) {
                found.push(Quote { span, speaker: speaker.flatten() });
            }
        }
        carry_on(text, names, &mut found, first, paragraph, open_before);
        open_before = open && stretches.last().is_some_and(|last| last.end == paragraph.end);
    }
    found
}

/// Gives quotations without a "said" the speaker of their neighbours: the sentence before in the same paragraph,
/// the open quotation of the paragraph before, or the label above ("Sergey Lavrov, minister:").
fn carry_on(text: &str, names: &[Name], found: &mut [Quote], first: usize, paragraph: Span, open_before: bool) {
    if let Some(at) = first.checked_sub(1)
        && open_before
    {
        // The speaker may only be named where the quotation ends.
        let speaker = found.get(first).and_then(|quote| quote.speaker.clone());
        let before = found.get(at).and_then(|quote| quote.speaker.clone());
        if let Some(quote) = found.get_mut(at).filter(|quote| quote.speaker.is_none()) {
            quote.speaker.clone_from(&speaker);
        }
        if let Some(quote) = found.get_mut(first).filter(|quote| quote.speaker.is_none()) {
            quote.speaker = before;
        }
    }
    if let Some(quote) = found.get_mut(first).filter(|quote| quote.speaker.is_none()) {
        let above = text.get(..paragraph.start as usize).map(str::trim_end).filter(|above| above.ends_with(':'));
        if quote.span.start == paragraph.start
            && let Some(above) = above
        {
            let line = above.rfind('\n').map_or(0, |at| at + 1);
            let person = names.iter().find(|n| {
                n.kind == NameKind::Person && n.span.start as usize >= line && n.span.end as usize <= above.len()
            });
            quote.speaker = person.map(|name| name.value.clone());
        }
    }
    for at in first + 1..found.len() {
        let Some((before, after)) = found.get(at - 1).zip(found.get(at)) else { continue };
        if after.speaker.is_some() || before.speaker.is_none() {
            continue;
        }
        let between = text.get(before.span.end as usize..after.span.start as usize).unwrap_or_default();
        let inner = between.trim().trim_end_matches(',');
        // Nothing but the "said" clause may stand between.
        if inner.len() < 120 && !inner.trim_end_matches('.').contains(['.', '!', '?', ';']) {
            let speaker = before.speaker.clone();
            if let Some(quote) = found.get_mut(at) {
                quote.speaker = speaker;
            }
        }
    }
}

/// Finds stretches in quotation marks within one paragraph, and tells whether the last one was left open.
fn stretches(text: &str, paragraph: Span) -> (Vec<Span>, bool) {
    let offset = paragraph.start as usize;
    let line = paragraph.of(text);
    let mut found = Vec::new();
    // The mark that closes, where the quotation opened, and how many are open inside it.
    let mut open: Option<(char, usize, usize)> = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let after = line.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let opening = (before.is_whitespace() || "([—–-“‘«".contains(before)) && !after.is_whitespace();
        match open {
            None => {
                let close = match c {
                    '"' if opening => Some('"'),
                    '“' | '„' => Some('”'),
                    '”' if opening => Some('”'),
                    '«' => Some('»'),
                    '‘' if opening && closes_single(line, at) => Some('’'),
                    _ => None,
                };
                open = close.map(|close| (close, at, 0));
            }
            Some((close, start, depth)) => {
                let nested = match close {
                    '"' => c == '"' && opening && at > start + 1,
                    '”' => c == '“',
                    '»' => c == '«',
                    _ => false,
                };
                let closing = c == close && !nested && (close != '’' || !after.is_alphanumeric());
                if nested {
                    open = Some((close, start, depth + 1));
                } else if closing && depth > 0 {
                    open = Some((close, start, depth - 1));
                } else if closing || close == '”' && c == '"' && !opening {
                    found.push(Span::new(start, at + c.len_utf8()).shifted(offset));
                    open = None;
                }
            }
        }
        before = c;
    }
    if let Some((_, start, _)) = open {
        found.push(Span::new(start, line.len()).shifted(offset));
    }
    (found, open.is_some())
}

/// Tells whether a single mark at `at` opens speech: a ’ that ends a sentence or a clause follows.
fn closes_single(line: &str, at: usize) -> bool {
    let Some(rest) = line.get(at..) else { return false };
    let mut before = ' ';
    rest.chars().take(LONGEST_SINGLE).any(|c| {
        let ends = c == '’' && matches!(before, ',' | '.' | '!' | '?');
        before = c;
        ends
    })
}

/// Tells speech from titles, names and words in ironic marks.
fn is_speech(text: &str, span: Span, said: bool) -> bool {
    let inside = span.of(text);
    let all = words(inside);
    let count = all.iter().filter(|word| word.kind != WordKind::Mark).count();
    let capitals = all
        .iter()
        .filter(|word| word.kind == WordKind::Word && word.span.of(inside).starts_with(char::is_uppercase))
        .count();
    let title = count <= 8 && capitals * 3 >= count * 2;
    let sentence = inside.trim_end_matches(['"', '”', '»', '’']).ends_with(['.', ',', '!', '?']);
    count >= SHORTEST_WORDS && (!title || said && sentence) || said && sentence && count > 0
}

/// The speaker as found: a phrase in words, or a pronoun that is still to be resolved.
enum Speaker {
    Named(String),
    Pronoun,
}

fn named(tagged: &Tagged, phrase: Phrase) -> Option<Speaker> {
    let head = tagged.at(phrase.head)?;
    match head.tag {
        Tag::Pron if head.is_any(&["he", "she"]) => Some(Speaker::Pronoun),
        Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num => Some(Speaker::Named(tagged.description(phrase))),
        _ if tagged.name(phrase.head).is_some() => Some(Speaker::Named(tagged.description(phrase))),
        _ => None,
    }
}

fn speaker_after(text: &str, names: &[Name], quote: Span, right: u32) -> Option<Speaker> {
    let inside = quote.of(text).trim_end_matches(['"', '”', '»', '’']);
    let tail = Span { start: quote.end, end: right.min(quote.end.saturating_add(REACH as u32)) };
    let tail = clip(text, tail, true)?;
    let tagged = Tagged::new(text, tail, names, &[]);
    let groups = group::groups(&tagged);
    let source = sources(&tagged, &groups).into_iter().next()?;
    let first = (0..tagged.tokens.len()).find(|&at| tagged.tag(at) != Tag::Punct)?;
    if source.start != first {
        return None;
    }
    // `…." The minister said that` opens a sentence of its own.
    let own = inside.ends_with('.') && tagged.at(source.end).is_some_and(|t| t.tag != Tag::Punct && t.is("that"));
    if own { None } else { named(&tagged, source.phrase) }
}

fn speaker_before(text: &str, names: &[Name], quote: Span, left: u32) -> Option<Speaker> {
    let head = Span { start: left.max(quote.start.saturating_sub(REACH as u32)), end: quote.start };
    let head = clip(text, head, false)?;
    let tagged = Tagged::new(text, head, names, &[]);
    let groups = group::groups(&tagged);
    let source = sources(&tagged, &groups).into_iter().rfind(|source| source.right || source.group.is_none())?;
    named(&tagged, source.phrase)
}

/// Cuts a stretch to its first (or last) sentence, on character boundaries.
fn clip(text: &str, span: Span, first: bool) -> Option<Span> {
    let mut span = span;
    while span.end > span.start && !text.is_char_boundary(span.end as usize) {
        span.end -= 1;
    }
    while span.start < span.end && !text.is_char_boundary(span.start as usize) {
        span.start += 1;
    }
    let stretch = text.get(span.range())?;
    let breaks = |mark: &str| if first { stretch.find(mark) } else { stretch.rfind(mark) };
    let cut = [". ", "! ", "? "].iter().filter_map(|mark| breaks(mark));
    if first {
        if let Some(at) = cut.min() {
            span.end = span.start + at as u32 + 1;
        }
    } else if let Some(at) = cut.max() {
        span.start += at as u32 + 2;
    }
    (!span.of(text).trim().is_empty()).then_some(span)
}

/// Tells whether a preposition stands close before a name: "in a letter to President Marek he wrote".
fn is_object(text: &str, name: &Name) -> bool {
    let before = text.get(..name.span.start as usize).unwrap_or_default();
    let words = before.rsplit(' ').skip(1).take(3).take_while(|word| !word.ends_with([',', '.']));
    words.into_iter().any(|word| matches!(word, "to" | "with" | "for" | "of" | "by" | "from" | "against"))
}

/// Turns a pronoun into the last person named before; `None` where there is none in this or the last paragraph.
fn resolve(speaker: Speaker, text: &str, names: &[Name], found: &[Quote], quote: Span) -> Option<String> {
    let Speaker::Pronoun = speaker else {
        return if let Speaker::Named(name) = speaker { Some(name) } else { None };
    };
    let mut breaks = text.get(..quote.start as usize)?.rmatch_indices('\n').map(|(at, _)| at);
    let earliest = breaks.nth(2).unwrap_or(0);
    let inside = |name: &Name| found.iter().rev().take(6).any(|earlier| earlier.span.contains(name.span));
    let before = names.partition_point(|name| name.span.start < quote.start);
    names
        .get(..before)?
        .iter()
        .rev()
        .take_while(|name| name.span.start as usize >= earliest)
        .find(|name| name.kind == NameKind::Person && !inside(name))
        .filter(|name| !is_object(text, name))
        .map(|name| name.value.clone())
}
