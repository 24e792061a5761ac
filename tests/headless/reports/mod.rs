//! Reports: what they say, that they can be read back, and that no article can turn them into something else.

mod colours;
mod harbour;
mod hostile;
mod passages;

use serde_json::Value;
use variorum::comparison::{Comparison, Decision, Decisions, State};
use variorum::report::json::Document;
use variorum::report::{Format, Options, Quotations, render};

/// Decisions as an editor might have made them: one confirmed with a note, one dismissed.
fn decisions(comparison: &Comparison) -> Decisions {
    let event = &comparison.events[0];
    let mut decisions = Decisions::default();
    let key = |index: usize| comparison.key_of(event, &event.apparatus.findings[index]);
    let note = "Called the hospital.".to_owned();
    decisions.findings.insert(key(0), Decision { state: State::Confirmed, note, ..Decision::default() });
    let reason = "Only spelling.".to_owned();
    decisions.findings.insert(key(2), Decision { state: State::Dismissed, reason, ..Decision::default() });
    decisions
}

/// The page without its style sheet, for snapshots that are read for what they say.
fn unstyled(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").expect("a style sheet");
    let (_, after) = rest.split_once("</style>").expect("its end");
    format!("{before}<style>…</style>{after}")
}

fn dated() -> Options {
    Options { date: Some("2031-05-08".to_owned()), ..Options::default() }
}

#[test]
fn the_four_formats_say_the_same() {
    let comparison = harbour::comparison();
    let decisions = decisions(&comparison);
    let of = |format| {
        render(&comparison, &decisions, &dated(), format)
            .replace(env!("CARGO_PKG_VERSION"), "[version]")
            // The figures change with every measurement; that they stand there is what counts.
            .replace(&variorum::report::measured::sentences(), "[measured]")
    };
    insta::assert_snapshot!("harbour.html", unstyled(&of(Format::Html)));
    insta::assert_snapshot!("harbour.md", of(Format::Markdown));
    insta::assert_snapshot!("harbour.csv", of(Format::Csv));
    insta::assert_snapshot!("harbour.json", of(Format::Json));
}

#[test]
fn json_reads_back_what_was_written() {
    let comparison = harbour::comparison();
    let decisions = decisions(&comparison);
    let written = render(&comparison, &decisions, &dated(), Format::Json);
    let document: Document = serde_json::from_str(&written).expect("the types read their own JSON");
    assert_eq!(serde_json::to_string_pretty(&document).expect("JSON") + "\n", written);
    assert_eq!(document, variorum::report::json::document(&comparison, &decisions, &dated()));
}

#[test]
fn json_offsets_lead_to_the_words_of_each_reading() {
    let comparison = harbour::comparison();
    let document = variorum::report::json::document(&comparison, &Decisions::default(), &Options::default());
    let mut readings = 0;
    for event in &document.events {
        let of_findings = event.discrepancies.iter().flat_map(|finding| &finding.readings);
        for reading in of_findings.chain(event.facts.iter().flat_map(|fact| &fact.readings)) {
            let article =
                document.articles.iter().find(|article| article.id == Some(reading.article)).expect("its article");
            assert_eq!(article.text.get(reading.start as usize..reading.end as usize), Some(reading.text.as_str()));
            readings += 1;
        }
    }
    assert_eq!(readings, 14);
}

#[test]
fn json_follows_the_schema_in_the_repository() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../docs/variorum-comparison-1.schema.json")).expect("a JSON schema");
    let validator = jsonschema::draft202012::new(&schema).expect("a valid schema");
    let comparison = harbour::comparison();
    for comparison in [comparison, harbour::hostile("<b>\u{0}é=1"), Comparison::default()] {
        let written = render(&comparison, &Decisions::default(), &Options::default(), Format::Json);
        let mut document: Value = serde_json::from_str(&written).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // The schema must be able to say no.
        document["events"] = serde_json::json!([{ "id": 1, "title": "x" }]);
        assert!(!validator.is_valid(&document), "an event without articles passes");
        document["events"] = serde_json::json!([]);
        document["schema"] = "variorum-comparison/2".into();
        assert!(!validator.is_valid(&document), "another schema's document passes");
    }
}

#[test]
fn one_event_can_be_reported_alone() {
    let comparison = harbour::comparison();
    let options = Options { event: Some(0), ..dated() };
    let page = render(&comparison, &Decisions::default(), &options, Format::Html);
    assert!(page.contains("Crane topples"));
    assert!(!page.contains("Market Mirror"), "an article of another event is in the report");
    let document = variorum::report::json::document(&comparison, &Decisions::default(), &options);
    assert_eq!(document.articles.len(), 3);
    assert_eq!(document.events.len(), 1);
}

#[test]
fn paths_are_shortened_to_names_unless_asked_for() {
    let comparison = harbour::comparison();
    for format in [Format::Html, Format::Markdown, Format::Csv] {
        let short = render(&comparison, &Decisions::default(), &Options::default(), format);
        assert!(!short.contains("/home/ada"), "{format:?} tells where the files lie");
        assert!(short.contains("courier.txt"), "{format:?}");
    }
    let full = Options { full_paths: true, ..Options::default() };
    assert!(render(&comparison, &Decisions::default(), &full, Format::Html).contains("/home/ada/news desk/harbour"));
}

#[test]
fn the_amount_of_text_quoted_is_what_was_asked_for() {
    let comparison = harbour::comparison();
    let of = |quotations| {
        let options = Options { quotations, ..Options::default() };
        render(&comparison, &Decisions::default(), &options, Format::Markdown)
    };
    let unmarked = "Two ships were sent to Selmouth.";
    assert!(!of(Quotations::Sentence).contains(unmarked), "a sentence that nobody disputes is quoted");
    assert!(!of(Quotations::Words25).contains(unmarked));
    assert!(of(Quotations::Full).contains(unmarked));
    let long = format!("{} eleven were hurt {}", "before ".repeat(60), "after ".repeat(60));
    let mut comparison = harbour::hostile("eleven were hurt");
    for witness in &mut comparison.witnesses {
        *witness = harbour::witness("long.txt", "Long", "Long", None, &long);
    }
    let mut event = (*comparison.events[0]).clone();
    event.apparatus.facts.clear();
    event.apparatus.findings[0]
        .readings
        .iter_mut()
        .for_each(|reading| reading.span = harbour::at(&long, "eleven were hurt"));
    comparison.events = vec![std::sync::Arc::new(event)];
    let options = Options { quotations: Quotations::Words25, ..Options::default() };
    let page = render(&comparison, &Decisions::default(), &options, Format::Csv);
    let quoted = page.matches("before").count() + page.matches("after").count();
    assert_eq!(quoted, 2 * 22, "25 words a reading, three of them the reading itself");
    assert!(page.contains("… before") && page.contains("after …"), "{page}");
}

#[test]
fn a_run_without_findings_says_that_this_proves_nothing() {
    let mut comparison = harbour::comparison();
    let mut event = (*comparison.events[0]).clone();
    event.apparatus = variorum::discrepancy::Apparatus::default();
    comparison.events = vec![std::sync::Arc::new(event)];
    for format in [Format::Html, Format::Markdown] {
        let page = render(&comparison, &Decisions::default(), &Options::default(), format);
        assert!(page.contains("no proof that there is none"), "{format:?}");
        assert!(page.contains("0 of 0 findings reviewed"), "{format:?}");
    }
}

#[test]
fn no_report_uses_words_that_judge_a_source() {
    let comparison = harbour::comparison();
    for format in Format::ALL {
        let page = render(&comparison, &decisions(&comparison), &Options::default(), format).to_lowercase();
        let words: Vec<&str> = page.split(|c: char| !c.is_alphabetic()).collect();
        for word in ["lie", "lies", "biased", "fake"] {
            assert!(!words.contains(&word), "{format:?} says “{word}”");
        }
        if format != Format::Json {
            assert!(!words.contains(&"false"), "{format:?} says “false”");
        }
    }
}
