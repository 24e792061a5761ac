//! The part of the page that is about one event.

use std::fmt::Write as _;

use super::by_source::{BySource, Cell};
use super::escape::Esc;
use super::{lang, sign, sources};
use crate::comparison::State;
use crate::discrepancy::Relation;
use crate::report::content::{EventPart, FactPart, FindingPart, ReadingPart};
use crate::report::passage::{Passage, Run};
use crate::report::{value, words};

/// The sections of an event: anchor and title.
pub(super) fn sections(event: &EventPart) -> Vec<(String, &'static str)> {
    let number = event.number;
    let anchor = |name: &str| format!("e{number}-{name}");
    let mut sections = vec![
        (anchor("findings"), "Findings"),
        (anchor("facts"), "Facts by source"),
        (anchor("only"), "In one source only"),
        (anchor("timeline"), "Timeline"),
        (anchor("sources"), "Sources"),
        (anchor("text"), "Aligned text"),
    ];
    if !event.dismissed.is_empty() {
        sections.insert(3, (anchor("dismissed"), "Dismissed findings"));
    }
    sections
}

/// Writes an event; `single` when the page is about nothing else, so that its sections stand one level higher.
pub(super) fn write(page: &mut String, event: &EventPart, single: bool) {
    let level = if single { 2 } else { 3 };
    let n = event.number;
    if !single {
        let _ = writeln!(
            page,
            "<section aria-labelledby=\"e{n}\">\n<h2 id=\"e{n}\" dir=\"auto\">{}</h2>\n<p class=\"small\">Event {n} · {} of {} findings reviewed</p>",
            Esc(&event.title),
            event.reviewed,
            event.count()
        );
    }
    findings(page, event, level);
    facts(page, event, level);
    only(page, event, level);
    if !event.dismissed.is_empty() {
        let _ = writeln!(
            page,
            "<section class=\"dismissed\">\n<h{level} id=\"e{n}-dismissed\">Dismissed findings</h{level}>"
        );
        for part in &event.dismissed {
            finding(page, event, part, level + 1);
        }
        page.push_str("</section>\n");
    }
    timeline(page, event, level);
    let _ = writeln!(page, "<section>\n<h{level} id=\"e{n}-sources\">Sources</h{level}>");
    sources(page, &event.sources, "The sources of this event and how they were read");
    for link in &event.links {
        let _ = writeln!(page, "<p class=\"small\">{}</p>", Esc(link));
    }
    if !event.near.is_empty() {
        let near: Vec<String> =
            event.near.iter().map(|(file, share)| format!("<bdi>{}</bdi> ({share} %)", Esc(file))).collect();
        let _ = writeln!(page, "<p class=\"small\">Not taken in, but alike: {}.</p>", near.join(", "));
    }
    page.push_str("</section>\n");
    aligned(page, event, level);
    if !single {
        page.push_str("</section>\n");
    }
}

fn findings(page: &mut String, event: &EventPart, level: usize) {
    let n = event.number;
    let _ = writeln!(page, "<section>\n<h{level} id=\"e{n}-findings\">Findings</h{level}>");
    if event.findings.is_empty() {
        page.push_str("<p class=\"nothing\">No disagreement was found among these sources. That is no proof that there is none: see what this report is and is not.</p>\n");
    }
    if event.count() > 0 {
        let _ = writeln!(page, "<p>{}</p>", Esc(&event.tally()));
    }
    for part in &event.findings {
        finding(page, event, part, level + 1);
    }
    page.push_str("</section>\n");
}

fn finding(page: &mut String, event: &EventPart, part: &FindingPart, level: usize) {
    let (finding, n) = (&part.finding, event.number);
    let kind = words::kind(finding.kind);
    let _ = writeln!(
        page,
        "<article class=\"finding k-{kind}\" id=\"e{n}-f{0}\" aria-labelledby=\"e{n}-f{0}-q\">\n<h{level} id=\"e{n}-f{0}-q\">{1}{0}. <bdi>{2}</bdi></h{level}>",
        part.number,
        sign(finding.kind),
        Esc(&finding.question)
    );
    let _ = writeln!(
        page,
        "<p class=\"line\"><b>{kind}</b> · <b>{}</b>: {} · weight {} · confidence {:.2}</p>",
        words::relation(finding.relation),
        words::relation_means(finding.relation),
        words::severity(finding.severity),
        finding.confidence
    );
    page.push_str("<div class=\"readings\">\n");
    for reading in &part.readings {
        write_reading(page, event, part, reading);
    }
    page.push_str("</div>\n");
    let _ = writeln!(page, "<p>Why it is here: {}</p>", Esc(&value::reason(finding)));
    if let Some(could_be) = &finding.could_be {
        let _ = writeln!(page, "<p>Could be: {}</p>", Esc(could_be));
    }
    if !part.silent.is_empty() && finding.relation != Relation::Omission {
        let _ =
            writeln!(page, "<p class=\"small\">Silent here: {}. Not said is not denied.</p>", part.silent.join(", "));
    }
    decision(page, part);
    if !finding.evidence.is_empty() {
        page.push_str("<p class=\"small\">How it was found:</p>\n<ol class=\"steps small\">\n");
        for step in &finding.evidence {
            let _ = writeln!(page, "<li>{}</li>", Esc(step));
        }
        page.push_str("</ol>\n");
    }
    page.push_str("</article>\n");
}

/// What the user decided about a finding; nothing where nobody has looked at it.
fn decision(page: &mut String, part: &FindingPart) {
    if part.decision.state != State::New || !part.decision.note.is_empty() {
        let state = words::state(part.decision.state);
        let _ = write!(page, "<p class=\"state state-{state}\">Reviewed: {state}");
        if !part.decision.reason.is_empty() {
            let _ = write!(page, " – <bdi>{}</bdi>", Esc(&part.decision.reason));
        }
        page.push_str("</p>\n");
        if !part.decision.note.is_empty() {
            let _ = writeln!(page, "<p>Note: <bdi>{}</bdi></p>", Esc(&part.decision.note));
        }
    }
}

fn write_reading(page: &mut String, event: &EventPart, part: &FindingPart, reading: &ReadingPart) {
    let Some(source) = event.sources.get(reading.source) else { return };
    let _ = write!(
        page,
        "<figure>\n<figcaption><span class=\"siglum\">{}</span><bdi>{}</bdi>",
        Esc(&source.siglum),
        Esc(&source.outlet)
    );
    if let Some(published) = &source.published {
        let _ = write!(page, ", {}", Esc(published));
    }
    let status = reading.reading.status.map(words::status);
    let kind = part.finding.kind;
    let value = value::reading(kind, &reading.reading);
    let _ = match (reading.says_more(kind), status) {
        (true, Some(status)) => write!(
            page,
            "<span class=\"value\"><bdi>{}</bdi> <span class=\"small\">({status})</span></span>",
            Esc(&value)
        ),
        (true, None) => write!(page, "<span class=\"value\"><bdi>{}</bdi></span>", Esc(&value)),
        (false, Some(status)) => write!(page, "<span class=\"value\">{status}</span>"),
        (false, None) => Ok(()),
    };
    let _ = write!(page, "</figcaption>\n<blockquote dir=\"auto\"{}>", lang(source));
    passage(page, &reading.context, |_| None, words::kind(part.finding.kind));
    let also = match reading.reading.also.len() {
        0 => String::new(),
        1 => "; again in one other place".to_owned(),
        several => format!("; again in {several} other places"),
    };
    let _ = writeln!(
        page,
        "</blockquote>\n<p class=\"small\">Sentence {}, bytes {}–{} of <bdi>{}</bdi>{also}</p>\n</figure>",
        reading.sentence,
        reading.reading.span.start,
        reading.reading.span.end,
        Esc(&source.file)
    );
}

/// Writes the runs of a passage; a mark is a link where `link` gives an address for its finding.
fn passage(page: &mut String, passage: &Passage, link: impl Fn(usize) -> Option<String>, kind: &str) {
    let mut runs = passage.runs.iter().peekable();
    while let Some(run) = runs.next() {
        let mut inner = words_of(passage, run);
        // One reading is one mark, and one stop for the keyboard, however many of its words differ.
        while let Some(next) = runs.next_if(|next| next.finding == run.finding) {
            inner.push_str(&words_of(passage, next));
        }
        let _ = match run.finding {
            None => write!(page, "{inner}"),
            Some(mark) => match link(mark.finding) {
                Some(address) => write!(
                    page,
                    "<a class=\"mark k-{0}\" href=\"#{address}\" title=\"Finding {1}: {0}, {2}\">{inner}</a>",
                    words::kind(mark.kind),
                    mark.finding,
                    words::relation(mark.relation)
                ),
                None => write!(page, "<mark class=\"mark k-{kind}\">{inner}</mark>"),
            },
        };
    }
}

fn words_of(passage: &Passage, run: &Run) -> String {
    let words = Esc(run.span.of(&passage.text));
    if run.differs { format!("<u class=\"w\">{words}</u>") } else { words.to_string() }
}

fn facts(page: &mut String, event: &EventPart, level: usize) {
    let n = event.number;
    let _ = writeln!(page, "<section{}>\n<h{level} id=\"e{n}-facts\">Facts by source</h{level}>", wide(event));
    if event.facts.is_empty() {
        page.push_str("<p class=\"nothing\">No fact was found that two sources state.</p>\n</section>\n");
        return;
    }
    let caption = "Every fact that two or more sources state; an empty cell means that the source is silent";
    let mut table = BySource::open(page, event, "matrix", "Question", caption);
    for fact in &event.facts {
        write_fact(&mut table, event, fact);
    }
    table.close();
    page.push_str("</section>\n");
}

fn write_fact(table: &mut BySource<'_>, event: &EventPart, fact: &FactPart) {
    let kind = words::kind(fact.kind);
    let class = if fact.agreed { "agrees" } else { "differs" };
    let note = match (fact.finding, fact.agreed) {
        (Some(number), _) => format!("<a href=\"#e{}-f{number}\">finding {number}</a>", event.number),
        (None, true) if fact.support == 1 => "agree, but from 1 independent source".to_owned(),
        (None, true) => format!("agree, from {} independent sources", fact.support),
        (None, false) => "readings differ".to_owned(),
    };
    let header = format!(
        "{}<span class=\"vh\">{kind}: </span><bdi>{}</bdi><br><span class=\"small\">{note}</span>",
        sign(fact.kind),
        Esc(&fact.question)
    );
    let cells = fact.cells.iter().zip(&event.sources).map(|(cell, source)| {
        let html = cell.as_ref().map(|(reading, quotation)| {
            let value = value::reading(fact.kind, reading);
            let mut html = format!("<bdi>{}</bdi>", Esc(&value));
            if let Some(status) = reading.status {
                let _ = write!(html, " <span class=\"small\">({})</span>", words::status(status));
            }
            if *quotation != value {
                let quoted = unquoted(quotation);
                let _ = write!(html, "<br><span class=\"small\" dir=\"auto\"{}>“{}”</span>", lang(source), Esc(quoted));
            }
            html
        });
        Cell { html, own_words: false }
    });
    table.row(&format!("{class} k-{kind}"), &header, cells);
}

fn only(page: &mut String, event: &EventPart, level: usize) {
    let n = event.number;
    let _ = writeln!(page, "<section>\n<h{level} id=\"e{n}-only\">In one source only</h{level}>");
    let shares: Vec<String> = event
        .sources
        .iter()
        .zip(&event.alone)
        .map(|(source, (alone, all))| format!("{} {alone} of {all}", Esc(&source.siglum)))
        .collect();
    let _ = writeln!(
        page,
        "<p class=\"small\">Sentences without a counterpart in another source: {}.</p>",
        shares.join(", ")
    );
    if event.only.is_empty() {
        page.push_str("<p class=\"nothing\">No statement was picked out that some sources have and others lack.</p>\n</section>\n");
        return;
    }
    page.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Statements that not every source has\">\n<table class=\"only\">\n<caption><span>Statements that not every source has; not said is not denied</span></caption>\n<thead><tr><th scope=\"col\">Finding</th><th scope=\"col\">Statement</th><th scope=\"col\">Silent</th></tr></thead>\n<tbody>\n");
    for part in &event.only {
        let number = part.number;
        let _ = write!(
            page,
            "<tr id=\"e{n}-f{number}\"><th scope=\"row\">{}<span class=\"vh\">omission </span>{number}</th><td>",
            sign(part.finding.kind)
        );
        for reading in &part.readings {
            let Some(source) = event.sources.get(reading.source) else { continue };
            let _ = write!(
                page,
                "<p><span class=\"siglum\" title=\"{}\">{}</span><span dir=\"auto\"{}>",
                Esc(&source.outlet),
                Esc(&source.siglum),
                lang(source)
            );
            passage(page, &reading.context, |_| None, words::kind(part.finding.kind));
            let _ = write!(page, "</span> <span class=\"small\">sentence {}</span></p>", reading.sentence);
        }
        decision(page, part);
        let _ = writeln!(page, "</td><td>{}</td></tr>", part.silent.join(", "));
    }
    page.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn timeline(page: &mut String, event: &EventPart, level: usize) {
    let n = event.number;
    let _ = writeln!(page, "<section{}>\n<h{level} id=\"e{n}-timeline\">Timeline</h{level}>", wide(event));
    if event.timeline.is_empty() {
        page.push_str("<p class=\"nothing\">No dates were found.</p>\n</section>\n");
        return;
    }
    let caption = "The dates that each source gives, earliest first, in its own words";
    let mut table = BySource::open(page, event, "matrix", "Date", caption);
    for part in &event.timeline {
        let cells = part.cells.iter().map(|cell| {
            let quoted: Vec<String> = cell.iter().map(|words| format!("“{}”", Esc(words))).collect();
            Cell { html: (!quoted.is_empty()).then(|| quoted.join("<br>")), own_words: true }
        });
        table.row("", &Esc(&value::time(&part.value)).to_string(), cells);
    }
    table.close();
    page.push_str("</section>\n");
}

fn aligned(page: &mut String, event: &EventPart, level: usize) {
    let n = event.number;
    let _ = writeln!(page, "<section{}>\n<h{level} id=\"e{n}-text\">Aligned text</h{level}>", wide(event));
    if event.rows.is_empty() {
        page.push_str("<p class=\"nothing\">No row holds a disagreement. With --quotations full the whole text is shown side by side.</p>\n</section>\n");
        return;
    }
    let caption = format!("{} of {} rows: passages that say the same thing", event.rows.len(), event.rows_in_all);
    let mut table = BySource::open(page, event, "aligned", "Row", &caption);
    for row in &event.rows {
        let cells = row.cells.iter().map(|cell| {
            let html = (!cell.is_empty()).then(|| {
                let mut html = String::new();
                passage(&mut html, cell, |finding| Some(format!("e{n}-f{finding}")), "");
                html
            });
            Cell { html, own_words: true }
        });
        table.row("", &row.number.to_string(), cells);
    }
    table.close();
    page.push_str("</section>\n");
}

/// On paper, tables of many sources lie on landscape pages of their own; few sources fit upright, and a new page for each table is waste.
fn wide(event: &EventPart) -> &'static str {
    if event.sources.len() > 4 { " class=\"wide\"" } else { "" }
}

/// A quotation without its own marks, to be put between ours.
fn unquoted(words: &str) -> &str {
    words.trim_matches(['“', '”', '"', '„', '«', '»'])
}
