//! HTML: one file for reading and printing, without script and without anything from elsewhere.

mod by_source;
mod escape;
mod event;

use std::fmt::Write as _;

use super::content::{Report, SourcePart};
use super::words;
use crate::discrepancy::Kind;
use escape::Esc;

const STYLE: &str = include_str!("style.css");

const KINDS: [Kind; 8] =
    [Kind::Name, Kind::Role, Kind::Date, Kind::Number, Kind::Outcome, Kind::Attribution, Kind::Quote, Kind::Omission];

/// Writes a report as one HTML file.
pub(super) fn render(report: &Report) -> String {
    let mut page = String::with_capacity(1 << 16);
    head(&mut page, report);
    header(&mut page, report);
    contents(&mut page, report);
    about(&mut page);
    let single = report.events.len() == 1;
    page.push_str("<main id=\"main\">\n");
    if report.events.is_empty() {
        page.push_str("<p class=\"nothing\">No two of the articles report the same event, so there is nothing to compare. If you know that they do, compare them with --one-event.</p>\n");
    }
    for event in &report.events {
        event::write(&mut page, event, single);
    }
    if !report.alone.is_empty() {
        let _ = writeln!(page, "<section aria-labelledby=\"alone\"><h2 id=\"alone\">Articles that stand alone</h2>");
        page.push_str("<p>No other article given reports the same event.</p>\n");
        sources(&mut page, &report.alone, "Articles that stand alone");
        page.push_str("</section>\n");
    }
    page.push_str("</main>\n");
    closing(&mut page, report);
    page
}

fn head(page: &mut String, report: &Report) {
    // The policy lets a browser fetch and run nothing, whatever a quoted article holds.
    let _ = writeln!(
        page,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"{}\">\n<title>{} – comparison of sources</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the findings</a>",
        Esc(&report.program),
        Esc(&report.title),
    );
}

fn header(page: &mut String, report: &Report) {
    let _ = writeln!(
        page,
        "<header>\n<p class=\"kicker small\">Comparison of sources</p>\n<h1 dir=\"auto\">{}</h1>\n<dl>",
        Esc(&report.title)
    );
    if let [event] = report.events.as_slice() {
        let outlets: Vec<String> = event
            .sources
            .iter()
            .map(|source| {
                format!("<span class=\"siglum\">{}</span><bdi>{}</bdi>", Esc(&source.siglum), Esc(&source.outlet))
            })
            .collect();
        let _ = writeln!(page, "<dt>Sources</dt><dd>{}</dd>", outlets.join(", "));
    }
    if let Some(date) = &report.date {
        let _ = writeln!(page, "<dt>Date of this report</dt><dd>{}</dd>", Esc(date));
    }
    let _ = writeln!(page, "<dt>Made with</dt><dd>{}</dd>", Esc(&report.program));
    let settings: Vec<String> = report.settings.iter().map(|line| Esc(line).to_string()).collect();
    let _ = writeln!(page, "<dt>Settings</dt><dd>{}</dd>", settings.join("<br>"));
    let _ = writeln!(
        page,
        "<dt>Review</dt><dd>{} of {} findings reviewed</dd>\n</dl>\n</header>",
        report.reviewed, report.findings
    );
}

fn contents(page: &mut String, report: &Report) {
    page.push_str("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n<li><a href=\"#about\">What this report is and is not</a></li>\n");
    let single = report.events.len() == 1;
    for event in &report.events {
        if single {
            for (anchor, title) in event::sections(event) {
                let _ = writeln!(page, "<li><a href=\"#{anchor}\">{title}</a></li>");
            }
        } else {
            let _ = writeln!(
                page,
                "<li><a href=\"#e{}\"><bdi>{}</bdi></a> <span class=\"small\">{} sources, {} findings</span></li>",
                event.number,
                Esc(&event.title),
                event.sources.len(),
                event.count()
            );
        }
    }
    if !report.alone.is_empty() {
        page.push_str("<li><a href=\"#alone\">Articles that stand alone</a></li>\n");
    }
    page.push_str("<li><a href=\"#method\">Method</a></li>\n<li><a href=\"#set-aside\">Corrections and files set aside</a></li>\n<li><a href=\"#again\">The same report again</a></li>\n</ol>\n</nav>\n");
}

fn about(page: &mut String) {
    page.push_str("<section aria-labelledby=\"about\">\n<h2 id=\"about\">What this report is and is not</h2>\n<ul>\n");
    for caution in words::cautions() {
        let _ = writeln!(page, "<li>{}</li>", Esc(&caution));
    }
    page.push_str("</ul>\n<p class=\"small\">Signs used, none of them a judgement:</p>\n<ul class=\"legend small\">\n");
    for kind in KINDS {
        let _ = writeln!(page, "<li>{}{}</li>", sign(kind), words::kind(kind));
    }
    page.push_str(
        "<li><u class=\"w\">wavy</u> words that differ from the other sources’ sentence</li>\n</ul>\n</section>\n",
    );
}

/// The sign of a kind; its word follows it wherever it stands alone.
fn sign(kind: Kind) -> String {
    format!("<span class=\"sign k-{}\" aria-hidden=\"true\">{}</span>", words::kind(kind), words::sign(kind))
}

/// The table of sources.
fn sources(page: &mut String, sources: &[SourcePart], caption: &str) {
    let _ = writeln!(
        page,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table class=\"sources\">\n<caption><span>{0}</span></caption>\n<thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Headline</th><th scope=\"col\">Published</th><th scope=\"col\">Agency and shared copy</th><th scope=\"col\">File</th></tr></thead>\n<tbody>",
        Esc(caption)
    );
    for source in sources {
        let _ = write!(page, "<tr><th scope=\"row\">");
        if !source.siglum.is_empty() {
            let _ = write!(page, "<span class=\"siglum\">{}</span>", Esc(&source.siglum));
        }
        let _ = write!(
            page,
            "<bdi>{}</bdi></th><td dir=\"auto\"{}>{}",
            Esc(&source.outlet),
            lang(source),
            Esc(&source.title)
        );
        if let Some(byline) = &source.byline {
            let _ = write!(page, "<br><span class=\"small\">{}</span>", Esc(byline));
        }
        let _ = write!(page, "</td><td>{}", Esc(source.published.as_deref().unwrap_or("not stated")));
        if let Some(how) = source.published_how {
            let _ = write!(page, "<br><span class=\"small\">{}</span>", Esc(how));
        }
        let mut copy: Vec<String> = source.agency.iter().map(|agency| format!("credits {}", Esc(agency))).collect();
        copy.extend(
            source
                .reprints
                .iter()
                .map(|(siglum, share)| format!("shares {share} % with <span class=\"siglum\">{}</span>", Esc(siglum))),
        );
        let _ = write!(page, "</td><td>{}", copy.join("<br>"));
        let _ = write!(page, "</td><td class=\"small\"><bdi>{}</bdi><br>{}", Esc(&source.file), source.bytes);
        let _ = write!(
            page,
            " bytes{}",
            if source.format.is_empty() { String::new() } else { format!(", {}", Esc(&source.format)) }
        );
        if let Some(language) = &source.language {
            let _ = write!(page, ", language {}", Esc(language));
        }
        let _ = write!(page, "<br>{} words kept, {} cut", source.words_kept, source.words_cut);
        if let Some(url) = &source.url {
            // Shown, not linked: an address from an article is untrusted.
            let _ = write!(page, "<br><span class=\"hash\">{}</span>", Esc(url));
        }
        let _ = writeln!(
            page,
            "<br>SHA-256 of file <span class=\"hash\">{}</span><br>of text <span class=\"hash\">{}</span></td></tr>",
            Esc(&source.sha256),
            Esc(&source.text_sha256)
        );
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
}

fn lang(source: &SourcePart) -> String {
    source.language.as_deref().map(|tag| format!(" lang=\"{}\"", Esc(tag))).unwrap_or_default()
}

fn closing(page: &mut String, report: &Report) {
    page.push_str("<section aria-labelledby=\"method\">\n<h2 id=\"method\">Method</h2>\n<ol>\n");
    for step in words::METHOD {
        let _ = writeln!(page, "<li>{}</li>", Esc(step));
    }
    page.push_str("</ol>\n</section>\n<section aria-labelledby=\"set-aside\">\n<h2 id=\"set-aside\">Corrections and files set aside</h2>\n");
    if report.corrections.is_empty() {
        page.push_str("<p>Nothing was corrected by hand.</p>\n");
    }
    for correction in &report.corrections {
        let _ = writeln!(page, "<p>{}</p>", Esc(correction));
    }
    if report.set_aside.is_empty() {
        page.push_str("<p>No file was set aside.</p>\n");
    } else {
        page.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Files set aside\">\n<table>\n<caption><span>Files that gave no article</span></caption>\n<thead><tr><th scope=\"col\">File</th><th scope=\"col\">Reason</th></tr></thead>\n<tbody>\n");
        for (file, reason) in &report.set_aside {
            let _ = writeln!(page, "<tr><th scope=\"row\"><bdi>{}</bdi></th><td>{}</td></tr>", Esc(file), Esc(reason));
        }
        page.push_str("</tbody>\n</table>\n</div>\n");
    }
    let _ = writeln!(
        page,
        "</section>\n<section aria-labelledby=\"again\">\n<h2 id=\"again\">The same report again</h2>\n<pre><code>{}</code></pre>",
        Esc(&report.command)
    );
    if let Some(note) = &report.command_note {
        let _ = writeln!(page, "<p class=\"small\">{}</p>", Esc(note));
    }
    let _ = writeln!(
        page,
        "</section>\n<footer class=\"small\">Made offline with {}. Offsets count UTF-8 bytes of the cleaned text.</footer>\n</body>\n</html>",
        Esc(&report.program)
    );
}
