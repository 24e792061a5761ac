//! Article text is untrusted: it can never become markup, a formula or a path.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Dialect, Parser, Tag};
use variorum::comparison::Decisions;
use variorum::report::{Format, Options, Quotations, render};

use super::harbour;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;script&gt; &amp; &#x3c;b&#x3e;",
    "]]><![CDATA[<b>",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "# heading * item _emphasis_ `code` ~~struck~~ $x^2$",
    "1. first",
    "1) first",
    "- item",
    "+ item",
    "=== under ---",
    "> quoted | cell | cell",
    "**",
    "a | b\n|---|---|\n| c | d |",
    "```\ncode\n```",
    "http://evil.example www.evil.example <http://evil.example>",
    "line\nbreak\r\nand\ttab",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    " =cmd|' /C calc'!A0",
    "\u{202e}drow\u{202c} \u{2066}x",
    "\u{1b}[31mred\u{7}\u{0}",
    "\u{feff}=1",
    "＝1+1",
    "'quoted'",
    "../../etc/passwd",
    "\\\\server\\share",
    "{{7*7}} ${7*7}",
    "&",
];

fn page(words: &str, format: Format) -> String {
    let options = Options { quotations: Quotations::Full, ..Options::default() };
    render(&harbour::hostile(words), &Decisions::default(), &options, format)
}

/// The shape of a page: its tags with their attributes' names, without any text.
fn shape(page: &str) -> Vec<String> {
    let document = dom_query::Document::from(page);
    let mut shape = Vec::new();
    for node in document.select("*").nodes() {
        let mut attributes: Vec<String> =
            node.attrs().iter().map(|attribute| attribute.name.local.to_string()).collect();
        attributes.sort();
        // Marks are as many as the sentences on which a reading lies.
        if node.attr("class").is_some_and(|class| class.starts_with("mark")) {
            continue;
        }
        shape.push(format!("{} {}", node.node_name().unwrap_or_default(), attributes.join(" ")));
    }
    shape
}

#[test]
fn html_keeps_its_shape_whatever_an_article_says() {
    let expected = shape(&page("harmless words", Format::Html));
    assert!(expected.len() > 100, "the shape is read");
    for words in HOSTILE {
        assert_eq!(shape(&page(words, Format::Html)), expected, "{words:?}");
    }
}

#[test]
fn html_has_no_script_and_fetches_nothing() {
    let comparison = harbour::comparison();
    let page = render(&comparison, &Decisions::default(), &Options::default(), Format::Html);
    let document = dom_query::Document::from(page.as_str());
    for forbidden in ["script", "link", "img", "iframe", "object", "form", "[src]", "[onclick]", "[style]"] {
        assert_eq!(document.select(forbidden).length(), 0, "{forbidden}");
    }
    for link in document.select("a").nodes() {
        let target = link.attr("href").unwrap_or_default();
        let id = target.strip_prefix('#').unwrap_or_else(|| panic!("a link leads out of the page: {target}"));
        assert!(document.select(&format!("[id=\"{id}\"]")).exists(), "nothing to jump to at {target}");
    }
    assert!(!page.contains("url("), "the style sheet fetches something");
}

#[test]
fn html_can_be_read_by_ear_and_by_keyboard() {
    let comparison = harbour::comparison();
    let page = render(&comparison, &Decisions::default(), &Options::default(), Format::Html);
    let document = dom_query::Document::from(page.as_str());
    let mut level = 0;
    for heading in document.select("h1, h2, h3, h4, h5, h6").nodes() {
        let name = heading.node_name().unwrap_or_default();
        let next: usize = name.get(1..).and_then(|digit| digit.parse().ok()).expect("a heading's level");
        assert!(next <= level + 1, "{name} follows a heading of level {level}: “{}”", heading.text());
        level = next;
    }
    assert_eq!(document.select("h1").length(), 1);
    assert_eq!(document.select("html[lang]").length(), 1);
    assert_eq!(document.select("th").length(), document.select("th[scope]").length(), "a header without its scope");
    assert_eq!(document.select("table").length(), document.select("table caption").length(), "a table without caption");
    assert_eq!(document.select("blockquote").length(), document.select("blockquote[dir=auto][lang]").length());
    let mut ids: Vec<String> =
        document.select("[id]").nodes().iter().filter_map(|node| node.attr("id").map(|id| id.to_string())).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "two elements have one id");
}

#[test]
fn markdown_keeps_its_shape_whatever_an_article_says() {
    let shape = |page: &str| -> Vec<String> {
        Parser::new_ext(page, Dialect::all())
            .filter_map(|event| match event {
                // How a text is cut into pieces is the parser's affair.
                Event::Text(_) | Event::SoftBreak => None,
                Event::Start(Tag::Heading { level, .. }) => Some(format!("{level}")),
                event => Some(format!("{event:?}")),
            })
            .collect()
    };
    for words in HOSTILE {
        let page = page(words, Format::Markdown);
        for event in Parser::new_ext(&page, Dialect::all()) {
            let forbidden = matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::InlineMath(_)
                    | Event::DisplayMath(_)
                    | Event::FootnoteReference(_)
                    | Event::Rule
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough | Tag::Emphasis)
            );
            assert!(!forbidden, "{words:?} became {event:?}");
        }
        let count = |events: Vec<String>, wanted: &str| events.iter().filter(|event| *event == wanted).count();
        for heading in ["h1", "h2", "h3", "h4"] {
            let expected = count(shape(&self::page("harmless words", Format::Markdown)), heading);
            assert_eq!(count(shape(&page), heading), expected, "{words:?} changes the headings {heading}");
        }
    }
}

#[test]
fn no_cell_of_the_table_is_a_formula_or_breaks_its_row() {
    for words in HOSTILE {
        let page = page(words, Format::Csv);
        let page = page.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().from_reader(page.as_bytes());
        let width = reader.headers().expect("a header").len();
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a row")).collect();
        assert_eq!(records.len(), 2, "{words:?}");
        for record in &records {
            assert_eq!(record.len(), width, "{words:?}");
            for field in record {
                let first = field.trim_start().chars().next();
                assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '＝')), "{words:?} gives the cell {field:?}");
                assert!(!field.contains(['\n', '\r', '\t', '\u{0}', '\u{1b}']), "{words:?} gives the cell {field:?}");
            }
        }
    }
}

#[test]
fn nothing_shown_moves_a_cursor_or_turns_the_reading_order() {
    for words in HOSTILE {
        for format in [Format::Html, Format::Markdown, Format::Csv] {
            let page = page(words, format);
            let odd = page.trim_start_matches('\u{feff}').chars().find(|c| {
                (c.is_control() && !matches!(c, '\n' | '\r'))
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(odd, None, "{format:?} of {words:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_reported(words in "\\PC{1,60}") {
        let expected = shape(&page("harmless words", Format::Html)).len();
        prop_assert_eq!(shape(&page(&words, Format::Html)).len(), expected);
        for format in [Format::Markdown, Format::Csv, Format::Json] {
            prop_assert!(!page(&words, format).is_empty());
        }
    }
}
