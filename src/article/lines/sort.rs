//! Finds the story among the lines, and gives every other line its class.

use super::super::Evidence;
use super::super::FurnitureClass;
use super::super::dateline::dateline;
use super::super::draft::{Cut, Draft, Paragraph};
use super::{Class, Line, LineKind, Trust, heading, pattern, words};

/// What is known about a line before its neighbours are looked at.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) words: usize,
    /// The line can only be running text.
    pub(super) strong: bool,
    /// The line may be a short paragraph.
    pub(super) weak: bool,
    /// Why the line is no part of a story, whatever stands around it.
    pub(super) out: Option<FurnitureClass>,
}

impl Facts {
    fn of(line: &Line, counted: &words::Counted, language: Option<usize>) -> Self {
        let text = line.text.as_str();
        let words = counted.words.max(cjk(text));
        let share = if cjk(text) > words / 2 { 1.0 } else { counted.share(language) };
        let out = out(line, words);
        let ends = pattern::ends_sentence(text);
        let running = line.kind == LineKind::Plain || line.kind == LineKind::Item;
        let strong =
            out.is_none() && running && ((words >= 15 && share >= 0.22 && ends) || (words >= 30 && share >= 0.25));
        let weak = out.is_none() && running && words >= 3 && ends && share >= 0.1;
        Self { words, strong, weak, out }
    }
}

/// Half the number of Chinese and Japanese characters: scripts without spaces between words.
fn cjk(line: &str) -> usize {
    if line.is_ascii() {
        return 0;
    }
    line.chars().filter(|c| matches!(*c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{e7f}')).count() / 2
}

fn out(line: &Line, words: usize) -> Option<FurnitureClass> {
    let text = line.text.as_str();
    if line.kind == LineKind::Caption || pattern::is_caption(text, words) {
        return Some(FurnitureClass::Caption);
    }
    if pattern::is_counter(text)
        || pattern::is_addresses(text)
        || pattern::is_junk(text, words)
        || pattern::is_bar(text, words)
    {
        return Some(FurnitureClass::Junk);
    }
    if heading::is_date(text, words) {
        return Some(FurnitureClass::Date);
    }
    if pattern::byline(text, words).is_some() {
        return Some(FurnitureClass::Byline);
    }
    pattern::is_about_the_writers(text, words).then_some(FurnitureClass::Byline)
}

pub(super) fn into_draft(lines: Vec<Line>, trust: Trust, draft: &mut Draft) {
    let counted: Vec<words::Counted> = lines.iter().map(|line| words::count(&line.text)).collect();
    let language = words::language(&counted);
    let facts: Vec<Facts> =
        lines.iter().zip(&counted).map(|(line, counted)| Facts::of(line, counted, language)).collect();
    let (start, end) = match trust {
        Trust::Page => story(&lines, &facts),
        Trust::Story | Trust::Field => {
            let start = heading::length(&lines, &facts, draft.title.as_deref());
            (start, tail(&lines, &facts, start))
        }
    };
    let mut classes = vec![Class::Body; lines.len()];
    heading::read(&lines, &facts, start, trust, draft, &mut classes);
    inside(&lines, &facts, start..end, trust, draft, &mut classes);
    after(&lines, &facts, end, &mut classes);
    if trust == Trust::Field && !classes.contains(&Class::Body) {
        // A field whose every line looks like furniture still holds what its writer calls the text.
        for (class, fact) in classes.iter_mut().zip(&facts) {
            if fact.words > 0 {
                *class = Class::Body;
            }
        }
    }
    fill(lines, &classes, draft);
}

/// Lines that are no running text may interrupt the story this many at a time.
const GAP: usize = 3;

/// Finds the first line of the story and the line after its last.
fn story(lines: &[Line], facts: &[Facts]) -> (usize, usize) {
    // The first test that any line passes decides: a report of one short sentence is a report, too.
    let tests: [fn(&Facts) -> bool; 4] =
        [|f| f.strong, |f| f.weak, |f| f.out.is_none() && f.words >= 5, |f| f.out.is_none() && f.words > 0];
    let Some(test) = tests.iter().find(|test| facts.iter().any(test)) else { return (0, 0) };
    let mut best: Option<(usize, usize, usize)> = None;
    let mut current: Option<(usize, usize, usize)> = None;
    let mut bad = 0;
    let mut posted = 0;
    for (at, (line, fact)) in lines.iter().zip(facts).enumerate() {
        let size = line.text.len();
        if let Some((_, end, weight)) = current.as_mut() {
            let comments = pattern::opens_comments(&line.text, fact.words);
            posted += usize::from(pattern::heads_comment(&line.text, fact.words));
            if bad > GAP || comments || posted > 1 {
                close(&mut current, &mut best);
                posted = 0;
            } else if test(fact) {
                (*end, *weight) = (at + 1, *weight + size);
                bad = 0;
                continue;
            } else if fact.weak {
                *weight += size;
                continue;
            } else {
                bad += 1;
                continue;
            }
        }
        if current.is_none() && test(fact) {
            current = Some((at, at + 1, size));
            bad = 0;
        }
    }
    close(&mut current, &mut best);
    let (mut start, mut end, _) = best.unwrap_or_default();
    while start > 0
        && facts.get(start - 1).is_some_and(|f| f.weak)
        && lines.get(start - 1).is_some_and(|line| !heading::opens(lines, &line.text, start))
    {
        start -= 1;
    }
    while facts.get(end).is_some_and(|f| f.weak) && lines.get(end).is_some_and(|l| !pattern::heads_comment(&l.text, 0))
    {
        end += 1;
    }
    (start, end)
}

fn close(current: &mut Option<(usize, usize, usize)>, best: &mut Option<(usize, usize, usize)>) {
    if let Some(found) = current.take()
        && best.is_none_or(|best| found.2 > best.2)
    {
        *best = Some(found);
    }
}

/// Classes inside the story.
fn inside(
    lines: &[Line],
    facts: &[Facts],
    range: std::ops::Range<usize>,
    trust: Trust,
    draft: &Draft,
    classes: &mut [Class],
) {
    for at in range.clone() {
        let (Some(line), Some(fact), Some(class)) = (lines.get(at), facts.get(at), classes.get_mut(at)) else {
            continue;
        };
        if *class != Class::Body {
            continue;
        }
        let repeats = draft.title.as_deref().is_some_and(|title| heading::same(title, &line.text));
        let next = facts.get(at + 1).filter(|_| at + 1 < range.end);
        *class = if repeats {
            Class::Cut(FurnitureClass::Headline)
        } else if let Some(out) =
            fact.out.filter(|out| trust == Trust::Page || is_sure(*out, line, fact, at - range.start, range.end - at))
        {
            if trust == Trust::Field && out == FurnitureClass::Date { Class::Aside } else { Class::Cut(out) }
        } else if fact.strong {
            Class::Body
        } else if line.text.ends_with(':') && fact.words <= 15 && line.kind != LineKind::Item {
            // Who speaks next, or what the list that follows is about.
            Class::Aside
        } else if fact.weak {
            Class::Body
        } else if line.kind == LineKind::Heading || is_subhead(line, fact, next) {
            Class::Aside
        } else if trust != Trust::Page {
            Class::Body
        } else {
            Class::Cut(FurnitureClass::Related)
        };
    }
}

/// Tells whether a line that an extractor or a writer counted as text is furniture all the same:
/// dates, counters and calls to the reader stand at the edges of a story; between its paragraphs they belong to it.
fn is_sure(out: FurnitureClass, line: &Line, fact: &Facts, from_start: usize, to_end: usize) -> bool {
    let edge = from_start < 4 || to_end <= 3;
    match out {
        FurnitureClass::Date => edge && line.kind != LineKind::Item,
        FurnitureClass::Junk => {
            fact.words > 0 && line.kind != LineKind::Item && (fact.words <= 12 || to_end <= 3)
                || edge && fact.words <= 2
        }
        FurnitureClass::Caption => line.kind == LineKind::Caption || fact.words <= 30,
        _ => true,
    }
}

/// Where a heading such as "More stories" opens a list that runs to the end of the text, the line of that heading.
fn tail(lines: &[Line], facts: &[Facts], start: usize) -> usize {
    let mut end = lines.len();
    for at in (start..lines.len()).rev() {
        let (Some(line), Some(fact)) = (lines.get(at), facts.get(at)) else { break };
        if fact.strong {
            break;
        }
        if fact.words <= 8 && pattern::opens_list(&line.text) {
            end = at;
        }
    }
    end
}

/// Tells whether a line heads the paragraph after it.
fn is_subhead(line: &Line, fact: &Facts, next: Option<&Facts>) -> bool {
    let upper = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    upper
        && (1..=12).contains(&fact.words)
        && !pattern::ends_sentence(&line.text)
        && next.is_some_and(|next| next.strong || (next.weak && next.words > 5))
}

/// Classes behind the story: other stories' titles and times, and everything else.
fn after(lines: &[Line], facts: &[Facts], end: usize, classes: &mut [Class]) {
    for ((line, fact), class) in lines.iter().zip(facts).zip(classes).skip(end) {
        *class = Class::Cut(match fact.out {
            Some(FurnitureClass::Date) => FurnitureClass::Related,
            Some(out) => out,
            None if fact.words >= 4 && !pattern::opens_comments(&line.text, fact.words) => FurnitureClass::Related,
            None => FurnitureClass::Junk,
        });
    }
}

fn fill(lines: Vec<Line>, classes: &[Class], draft: &mut Draft) {
    let mut gap = true;
    for (line, class) in lines.into_iter().zip(classes) {
        gap |= line.gap;
        match class {
            Class::Cut(class) => draft.cuts.push(Cut { class: *class, text: line.text, before: draft.body.len() }),
            Class::Body if draft.body.is_empty() => {
                let text = cut_dateline(line.text, draft);
                draft.body.push(Paragraph { text, gap: true, subhead: false });
                gap = false;
            }
            Class::Body | Class::Aside => {
                draft.body.push(Paragraph { text: line.text, gap, subhead: *class == Class::Aside });
                gap = false;
            }
        }
    }
}

fn cut_dateline(paragraph: String, draft: &mut Draft) -> String {
    let Some(found) = dateline(&paragraph) else { return paragraph };
    let (Some(cut), Some(rest)) = (paragraph.get(..found.length), paragraph.get(found.length..)) else {
        return paragraph;
    };
    if rest.is_empty() {
        return paragraph;
    }
    if let Some(when) = found.when {
        draft.offer_date(when, Evidence::Dateline);
    }
    draft.agency = draft.agency.take().or(found.agency);
    draft.cuts.push(Cut { class: FurnitureClass::Date, text: cut.trim().to_owned(), before: 0 });
    rest.to_owned()
}
