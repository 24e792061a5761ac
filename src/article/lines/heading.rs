//! Reads what stands above a story: headline, deck, byline, date, the site's name.

use super::super::draft::Draft;
use super::super::{Evidence, FurnitureClass};
use super::sort::Facts;
use super::{Class, Line, LineKind, Trust, pattern};
use crate::calendar::date_line;

/// Tells whether a line holds the day of publication and little else. `words` is the number of its words.
pub(super) fn is_date(line: &str, words: usize) -> bool {
    words <= 16
        && date_line(line).is_some_and(|(_, span)| {
            let rest = line.get(..span.range().start).unwrap_or_default().split_whitespace().count()
                + line.get(span.range().end..).unwrap_or_default().split_whitespace().count();
            rest <= 9 && !pattern::ends_sentence(line.get(span.range().end..).unwrap_or_default())
        })
}

/// Levels case, marks and spaces, so that repeats of a headline can be told.
fn levelled(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// Tells whether two lines are the same headline, case and marks aside.
pub(super) fn same(a: &str, b: &str) -> bool {
    // Most lines differ in length by much; a comparison of all of them in levelled form would be slow.
    a.len().abs_diff(b.len()) <= 12 && {
        let (a, b) = (levelled(a), levelled(b));
        !a.is_empty() && a == b
    }
}

/// Tells whether a line is the start of the headline, cut short: "The head of the ministry spoke about...".
fn shortened(line: &str, title: &str) -> bool {
    let Some(start) = line.strip_suffix("...").or_else(|| line.strip_suffix('…')) else { return false };
    let (start, title) = (levelled(start), levelled(title));
    // Breadcrumbs may stand before it.
    let words: Vec<&str> = start.split(' ').collect();
    (0..words.len().min(8)).any(|skip| {
        let rest = words.get(skip..).unwrap_or_default().join(" ");
        rest.len() >= 12 && title.starts_with(&rest)
    })
}

/// Tells whether a short sentence right above the story is its headline rather than its first paragraph.
pub(super) fn opens(lines: &[Line], line: &str, start: usize) -> bool {
    let before = lines.get(..start).unwrap_or_default();
    let repeated = before.iter().filter(|other| same(&other.text, line)).count() > 1;
    let shortened = before.iter().any(|other| shortened(&other.text, line));
    let question =
        line.ends_with('?') && before.iter().take_while(|other| other.text != line).all(|other| other.text.len() < 40);
    repeated || shortened || question
}

/// The number of lines above the first paragraph of a text that is the story already.
pub(super) fn length(lines: &[Line], facts: &[Facts], title: Option<&str>) -> usize {
    let mut start = 0;
    for (at, (line, fact)) in lines.iter().zip(facts).enumerate().take(8) {
        let repeats = title.is_some_and(|title| same(title, &line.text) || shortened(&line.text, title));
        if repeats || fact.out.is_some() || (line.kind == LineKind::Heading && at == start) {
            start = at + 1;
        } else if fact.strong || fact.weak {
            break;
        }
    }
    // Nothing but furniture: leave it to the classes of the single lines.
    if start >= lines.len() { 0 } else { start }
}

/// Can this line be a headline?
fn is_candidate(line: &Line, fact: &Facts) -> bool {
    fact.out.is_none()
        && (2..=35).contains(&fact.words)
        && line.text.len() >= 8
        && line.text.chars().any(char::is_alphabetic)
        && !line.text.ends_with([',', ';'])
}

/// Lines further above the story than this are taken for menus.
const REACH: usize = 14;

pub(super) fn read(
    lines: &[Line],
    facts: &[Facts],
    start: usize,
    trust: Trust,
    draft: &mut Draft,
    classes: &mut [Class],
) {
    let above = lines.get(..start).unwrap_or_default();
    if trust == Trust::Page && draft.title.is_none() {
        draft.title = headline(lines, facts, start).and_then(|at| lines.get(at)).map(|line| line.text.clone());
    }
    // In a field without a title of its own the headline stands first.
    let own = trust == Trust::Field && draft.title.is_none();
    if own {
        let first = above.iter().zip(facts).find(|(line, fact)| is_candidate(line, fact));
        draft.title = first.map(|(line, _)| line.text.clone());
    }
    let title = draft.title.clone();
    let mut titled = title.is_none() || trust != Trust::Page;
    for (at, (line, fact)) in above.iter().zip(facts).enumerate() {
        let near = start - at <= REACH;
        let repeats = title.as_deref().is_some_and(|title| same(title, &line.text) || shortened(&line.text, title));
        let class = if repeats {
            titled = true;
            FurnitureClass::Headline
        } else if let Some(out) = fact.out {
            out
        } else if titled && draft.deck.is_none() && title.is_some() && near && is_deck(line, fact, start - at) {
            draft.deck = Some(line.text.clone());
            FurnitureClass::Deck
        } else {
            FurnitureClass::Junk
        };
        let stays = trust == Trust::Field
            && match class {
                FurnitureClass::Headline => own,
                FurnitureClass::Date => true,
                FurnitureClass::Junk => fact.out.is_none(),
                _ => false,
            };
        if let Some(slot) = classes.get_mut(at) {
            *slot = if stays { Class::Aside } else { Class::Cut(class) };
        }
        if near && class == FurnitureClass::Byline && draft.byline.is_none() {
            draft.byline = pattern::byline(&line.text, fact.words);
        }
        if near || at < 3 {
            dated(line, fact, draft);
        }
    }
    if trust == Trust::Page {
        // A date or byline right below the story counts, too; further down they are those of other stories.
        draft.source_line = site(lines);
    }
}

/// Takes over the date that a line states; "By Ada Byron | 22 November 2024" is a byline and states one, too.
fn dated(line: &Line, fact: &Facts, draft: &mut Draft) {
    if fact.words <= 20
        && let Some((when, span)) = date_line(&line.text)
    {
        // "Updated" speaks of a later day than the story's; "Published" in front makes it sure.
        let label = line.text.get(..span.range().start).unwrap_or_default().to_lowercase();
        let later =
            ["updated", "modified", "edited"].iter().any(|word| label.contains(word)) && !label.contains("published");
        if !(later && draft.published.is_some()) {
            draft.offer_date(when, Evidence::DateLine);
        }
    }
}

fn is_deck(line: &Line, fact: &Facts, distance: usize) -> bool {
    fact.words >= 6 && distance <= 6 && line.kind != LineKind::Item
}

/// The number of the line that is the headline.
fn headline(lines: &[Line], facts: &[Facts], start: usize) -> Option<usize> {
    let low = start.saturating_sub(REACH);
    let mut candidates: Vec<(usize, &Line)> = Vec::new();
    for at in 0..start {
        let (Some(line), Some(fact)) = (lines.get(at), facts.get(at)) else { continue };
        if is_candidate(line, fact) && (at >= low || at < 3) {
            candidates.push((at, line));
        }
    }
    // A line that stands there twice, or in full after a shortened form, is the headline.
    let repeated = |at: usize, line: &Line| {
        lines.get(..start).unwrap_or_default().iter().enumerate().any(|(other, text)| {
            other != at && (same(&text.text, &line.text) && line.text.len() > 20 || shortened(&text.text, &line.text))
        })
    };
    if let Some((at, _)) = candidates.iter().rev().find(|(at, line)| repeated(*at, line)) {
        return Some(*at);
    }
    let score = |at: usize, line: &Line| {
        let words = facts.get(at).map_or(0, |fact| fact.words);
        let heading = if line.kind == LineKind::Heading { 6.0 } else { 0.0 };
        let followed = facts.get(at + 1).is_some_and(|next| {
            matches!(next.out, Some(FurnitureClass::Date | FurnitureClass::Byline)) && at + 1 < start
        });
        words.min(8) as f32 + heading + if followed { 3.0 } else { 0.0 } - 0.6 * (start - at) as f32
    };
    let mut best: Option<(usize, f32)> = None;
    for (at, line) in &candidates {
        let points = score(*at, line);
        if best.is_none_or(|(_, most)| points >= most) {
            best = Some((*at, points));
        }
    }
    let (mut at, points) = best?;
    if points < 0.0 && start > 4 {
        return None;
    }
    // In a pasted text the headline stands first and a deck may stand below it.
    if start <= 8
        && let Some((above, line)) = candidates.iter().rev().find(|(other, _)| *other < at)
        && facts.get(*above).is_some_and(|fact| fact.words >= 4)
        && at - above <= 2
        && !pattern::ends_sentence(&line.text)
    {
        at = *above;
    }
    Some(at)
}

/// The site's name, where a text begins with it: a domain alone or before the addresses of a picture.
fn site(lines: &[Line]) -> Option<String> {
    let first = lines.iter().take(3).find_map(|line| {
        let mut words = line.text.split_whitespace();
        let word = words.next()?;
        let alone =
            words.next().is_none_or(|next| next.contains("://") || matches!(next, "|" | "-" | "–" | "—" | "/" | "·"));
        (alone && is_domain(word)).then(|| word.to_owned())
    })?;
    Some(first)
}

/// Tells whether a word is a domain: "news.example".
pub(in super::super) fn is_domain(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    (2..=4).contains(&parts.len())
        && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && parts.last().is_some_and(|last| is_top_domain(last))
        && parts.first().is_some_and(|first| first.len() > 1 && first.chars().any(char::is_alphabetic))
}

/// Tells whether the last part of a name is a top domain rather than a file's ending.
fn is_top_domain(last: &str) -> bool {
    const LONG: [&str; 12] =
        ["info", "news", "media", "press", "online", "world", "today", "example", "site", "live", "agency", "post"];
    const ENDINGS: [&str; 10] = ["txt", "htm", "php", "asp", "pdf", "doc", "md", "js", "jpg", "old"];
    LONG.contains(&last)
        || (2..=3).contains(&last.len()) && last.chars().all(|c| c.is_ascii_lowercase()) && !ENDINGS.contains(&last)
}
