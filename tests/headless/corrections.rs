//! What the user sets right by hand: its effect, and that it survives.

use std::path::{Path, PathBuf};

use variorum::article::Evidence;
use variorum::calendar::Moment;
use variorum::comparison::{
    ArticleKey, Comparison, Correction, Corrections, Decisions, Fate, Layout, LineKey, SentenceKey, Settings, Silent,
    compare, correct,
};
use variorum::discrepancy::{Kind, Relation, Ruling};
use variorum::report::json::Document;
use variorum::report::{Format, Options, render};

/// Three reports of a bridge, and two of a museum.
const ARTICLES: [(&str, &str); 5] = [
    (
        "anchor.txt",
        "Bridge closed at Osterholm\n\nBy Ann Lee\n6 May 2031\n\nThe council of Osterholm closed the old bridge on Tuesday. Twelve people were hurt there last week. Engineer Marta Lindqvist will look at the pillars. Buses go round by the mill.\n\nShare this story\n",
    ),
    (
        "beacon.txt",
        "Old bridge shut in Osterholm\n\n6 May 2031\n\nThe old bridge of Osterholm was closed by the council on Tuesday. Nine people were hurt there last week. Engineer Marta Lindqvist will look at the pillars of the bridge. Shops stay open.\n",
    ),
    (
        "courier.txt",
        "Osterholm bridge closed\n\n7 May 2031\n\nThe council of Osterholm closed the old bridge. Twelve people were hurt there. Engineer Marta Lindkvist will look at the pillars.\n",
    ),
    (
        "dial.txt",
        "Museum opens in Felden mill\n\n6 May 2031\n\nA museum of glass opened in the mill of Felden on Monday. Four hundred visitors came on the first day. Director Paul Renner said the glass came from his own cellar.\n",
    ),
    (
        "echo.txt",
        "Glass museum opens in Felden\n\n6 May 2031\n\nThe glass museum in the mill of Felden opened on Monday. Four hundred visitors came on the first day, said director Paul Renner.\n",
    ),
];

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path());
    folder
}

fn write(folder: &Path) {
    for (name, text) in ARTICLES {
        std::fs::write(folder.join(name), text).expect("a file");
    }
}

fn run(inputs: &[PathBuf], corrections: &[Correction]) -> Comparison {
    let mut settings = Settings::default();
    for correction in corrections {
        settings.corrections.add(correction.clone());
    }
    compare(inputs, &settings, &Silent).expect("nobody stops it")
}

fn article(comparison: &Comparison, name: &str) -> ArticleKey {
    let named = |path: &Path| path.file_name().is_some_and(|file| file == name);
    let witness = comparison.witnesses.iter().find(|witness| named(&witness.article.path)).expect("the article");
    ArticleKey::of(&witness.article)
}

fn sentence(comparison: &Comparison, name: &str, words: &str) -> SentenceKey {
    let key = article(comparison, name);
    let witness = comparison.witnesses.iter().find(|witness| ArticleKey::of(&witness.article) == key);
    let article = &witness.expect("the article").article;
    let place = article.sentences.iter().position(|span| span.of(&article.text).contains(words));
    SentenceKey::of(article, place.unwrap_or_else(|| panic!("{words:?} in {:?}", article.text))).expect("a sentence")
}

/// Returns the event and the row in which a sentence stands.
fn row(comparison: &Comparison, name: &str, words: &str) -> Option<(usize, usize)> {
    let wanted = name;
    comparison.events.iter().enumerate().find_map(|(at, event)| {
        event.event.members.iter().enumerate().find_map(|(seat, &member)| {
            let article = &comparison.witnesses[member].article;
            let here = article.path.file_name().is_some_and(|file| file == wanted);
            let sentence = article.sentences.iter().position(|span| span.of(&article.text).contains(words));
            sentence.filter(|_| here).and_then(|sentence| Some((at, event.alignment.row_of(seat, sentence)?)))
        })
    })
}

/// Returns the names of the files of each event, sorted.
fn events(comparison: &Comparison) -> Vec<Vec<String>> {
    let name = |member: &usize| {
        let path = &comparison.witnesses[*member].article.path;
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let mut all: Vec<Vec<String>> = comparison
        .events
        .iter()
        .map(|event| {
            let mut names: Vec<String> = event.event.members.iter().map(name).collect();
            names.sort();
            names
        })
        .collect();
    all.sort();
    all
}

fn json(comparison: &Comparison) -> String {
    render(comparison, &Decisions::default(), &Options::default(), Format::Json)
}

/// A name, what is corrected, and what then holds.
type Case = (&'static str, Vec<Correction>, fn(&Comparison) -> bool);

fn cases(plain: &Comparison) -> Vec<Case> {
    let s = |name: &str, words: &str| sentence(plain, name, words);
    let a = |name: &str| article(plain, name);
    let furniture = plain.witnesses[0].article.furniture.iter().find(|line| line.text.contains("Share this story"));
    let line = LineKey::of(furniture.expect("the line is cut"));
    let ruling = |one: &str, other: &str, kind, same| {
        Correction::Values(Ruling { kind, one: one.to_owned(), other: other.to_owned(), same })
    };
    vec![
        ("source", vec![Correction::Source { article: a("anchor.txt"), name: "The Anchor".to_owned() }], |c| {
            c.witnesses[0].article.source.as_deref() == Some("The Anchor")
        }),
        (
            "date",
            vec![Correction::Published { article: a("anchor.txt"), when: Moment::day(2031, 5, 13).expect("a day") }],
            |c| {
                let published = c.witnesses[0].article.published.as_ref();
                published.is_some_and(|p| p.evidence == Evidence::User && p.when.to_string() == "2031-05-13")
                    // “Tuesday” is read against the new day.
                    && c.witnesses[0].dates.iter().any(|date| date.value.timex == "2031-05-13")
            },
        ),
        ("put back", vec![Correction::PutBack { article: a("anchor.txt"), line }], |c| {
            let article = &c.witnesses[0].article;
            article.text.contains("Share this story")
                && !article.furniture.iter().any(|line| line.text.contains("Share this story"))
                && article.sentences.iter().all(|span| !span.of(&article.text).trim().is_empty())
        }),
        ("join", vec![Correction::Join { sentences: vec![s("anchor.txt", "Buses"), s("beacon.txt", "Shops")] }], |c| {
            row(c, "anchor.txt", "Buses").is_some() && row(c, "anchor.txt", "Buses") == row(c, "beacon.txt", "Shops")
        }),
        (
            "split",
            vec![Correction::Split {
                sentences: vec![s("courier.txt", "Twelve")],
                from: vec![s("anchor.txt", "Twelve"), s("beacon.txt", "Nine")],
            }],
            |c| {
                row(c, "courier.txt", "Twelve") != row(c, "anchor.txt", "Twelve")
                    && row(c, "beacon.txt", "Nine") == row(c, "anchor.txt", "Twelve")
            },
        ),
        (
            "shift",
            vec![Correction::Shift {
                sentences: vec![s("courier.txt", "Twelve")],
                from: vec![s("anchor.txt", "Twelve"), s("beacon.txt", "Nine")],
                to: vec![s("beacon.txt", "Shops")],
            }],
            |c| row(c, "courier.txt", "Twelve") == row(c, "beacon.txt", "Shops"),
        ),
        (
            "never pair",
            vec![Correction::NeverPair { sentences: vec![s("anchor.txt", "Twelve"), s("beacon.txt", "Nine")] }],
            |c| row(c, "anchor.txt", "Twelve") != row(c, "beacon.txt", "Nine"),
        ),
        (
            "split, then joined again",
            vec![
                Correction::NeverPair { sentences: vec![s("anchor.txt", "Twelve"), s("beacon.txt", "Nine")] },
                Correction::Join { sentences: vec![s("anchor.txt", "Twelve"), s("beacon.txt", "Nine")] },
            ],
            |c| row(c, "anchor.txt", "Twelve") == row(c, "beacon.txt", "Nine"),
        ),
        ("move", vec![Correction::Move { articles: vec![a("courier.txt")], to: vec![a("dial.txt")] }], |c| {
            events(c) == [vec!["anchor", "beacon"], vec!["courier", "dial", "echo"]]
        }),
        ("split off", vec![Correction::Move { articles: vec![a("courier.txt")], to: vec![] }], |c| {
            events(c) == [vec!["anchor", "beacon"], vec!["courier"], vec!["dial", "echo"]]
        }),
        ("merge", vec![Correction::Merge { one: vec![a("anchor.txt")], other: vec![a("echo.txt")] }], |c| {
            events(c) == [vec!["anchor", "beacon", "courier", "dial", "echo"]]
        }),
        ("same", vec![ruling("12 people hurt", "9 people hurt", Kind::Number, true)], |_| true),
        ("different", vec![ruling("Marta Lindqvist", "Marta Lindkvist", Kind::Name, false)], |c| {
            c.events.iter().flat_map(|event| &event.apparatus.findings).any(|finding| {
                finding.kind == Kind::Name
                    && finding.relation == Relation::Conflict
                    && finding.readings.iter().any(|reading| reading.value.contains("Lindkvist"))
            })
        }),
    ]
}

#[test]
fn a_correction_holds_and_examining_what_it_touches_gives_what_a_new_run_gives() {
    let folder = folder();
    let inputs = [folder.path().to_owned()];
    let plain = run(&inputs, &[]);
    assert_eq!(events(&plain), [vec!["anchor", "beacon", "courier"], vec!["dial", "echo"]]);
    for (name, corrections, holds) in cases(&plain) {
        let whole = run(&inputs, &corrections);
        assert!(holds(&whole), "{name}: {:#?}", whole.told);
        assert!(whole.told.iter().all(|told| told.fate == Fate::Done), "{name}: {:#?}", whole.told);
        let quick = correct(&plain, &whole.settings.corrections, &Silent).expect("nobody stops it");
        assert_eq!(json(&quick), json(&whole), "{name}");
        assert_eq!(quick.told, whole.told, "{name}");
        for (one, other) in quick.events.iter().zip(&whole.events) {
            assert_eq!((&one.event, &one.alignment), (&other.event, &other.alignment), "{name}");
        }
        // Taken back, all is as it was.
        let back = correct(&whole, &Corrections::default(), &Silent).expect("nobody stops it");
        assert_eq!(json(&back), json(&plain), "{name} taken back");
    }
}

#[test]
fn only_the_events_that_a_correction_touches_are_examined_again() {
    let folder = folder();
    let plain = run(&[folder.path().to_owned()], &[]);
    let mut corrections = Corrections::default();
    corrections.add(Correction::NeverPair {
        sentences: vec![sentence(&plain, "anchor.txt", "Twelve"), sentence(&plain, "beacon.txt", "Nine")],
    });
    let after = correct(&plain, &corrections, &Silent).expect("nobody stops it");
    let same: Vec<bool> =
        plain.events.iter().zip(&after.events).map(|(one, other)| std::sync::Arc::ptr_eq(one, other)).collect();
    assert_eq!(same, [false, true]);
}

#[test]
fn values_that_are_the_same_are_a_variant_and_no_conflict() {
    let folder = folder();
    let plain = run(&[folder.path().to_owned()], &[]);
    let hurt = |comparison: &Comparison| {
        let findings: Vec<_> = comparison.events.iter().flat_map(|event| event.apparatus.findings.clone()).collect();
        findings.into_iter().find(|finding| finding.kind == Kind::Number && finding.relation != Relation::Omission)
    };
    let finding = hurt(&plain).expect("twelve against nine");
    let mut values: Vec<String> = finding.readings.iter().map(|reading| reading.value.clone()).collect();
    values.sort();
    values.dedup();
    let [one, other] = values.as_slice() else { panic!("{values:?}") };
    let ruling = Ruling { kind: Kind::Number, one: other.clone(), other: one.clone(), same: true };
    let mut corrections = Corrections::default();
    corrections.add(Correction::Values(ruling));
    let after = correct(&plain, &corrections, &Silent).expect("nobody stops it");
    assert_eq!(hurt(&after).map(|finding| finding.relation), Some(Relation::Variant));
}

#[test]
fn corrections_survive_moved_files_another_order_and_edits() {
    let (first, second) = (folder(), tempfile::tempdir().expect("a folder"));
    let plain = run(&[first.path().to_owned()], &[]);
    let corrections = [
        Correction::Join {
            sentences: vec![sentence(&plain, "anchor.txt", "Buses"), sentence(&plain, "beacon.txt", "Shops")],
        },
        Correction::Source { article: article(&plain, "courier.txt"), name: "The Courier".to_owned() },
        Correction::Move { articles: vec![article(&plain, "courier.txt")], to: vec![article(&plain, "dial.txt")] },
    ];
    // Elsewhere, under other names, and named one by one in another order.
    let mut inputs: Vec<PathBuf> = Vec::new();
    for (n, (_, text)) in ARTICLES.iter().enumerate() {
        let path = second.path().join(format!("{}.txt", 9 - n));
        std::fs::write(&path, text).expect("a file");
        inputs.push(path);
    }
    let moved = run(&inputs, &corrections);
    assert!(moved.told.iter().all(|told| told.fate == Fate::Done), "{:#?}", moved.told);
    assert_eq!(row(&moved, "9.txt", "Buses"), row(&moved, "8.txt", "Shops"));
    assert_eq!(events(&moved), [vec!["5", "6", "7"], vec!["8", "9"]]);

    // A sentence before it is new, and the file's name is all that is left of the article's key.
    let edited = ARTICLES[0].1.replace("The council", "It was a cold day. The council");
    std::fs::write(first.path().join("anchor.txt"), edited).expect("a file");
    let after = run(&[first.path().to_owned()], &corrections);
    assert_eq!(row(&after, "anchor.txt", "Buses"), row(&after, "beacon.txt", "Shops"));

    // The sentence itself is gone: the correction is told as lost, and the rest holds.
    let edited = ARTICLES[0].1.replace("Buses go round by the mill.", "");
    std::fs::write(first.path().join("anchor.txt"), edited).expect("a file");
    let after = run(&[first.path().to_owned()], &corrections);
    let fates: Vec<Fate> = after.told.iter().map(|told| told.fate).collect();
    assert_eq!(fates.iter().filter(|fate| **fate == Fate::Lost).count(), 1, "{:#?}", after.told);

    // Articles that are not here are no matter.
    std::fs::remove_file(first.path().join("anchor.txt")).expect("a file");
    std::fs::remove_file(first.path().join("beacon.txt")).expect("a file");
    std::fs::remove_file(first.path().join("courier.txt")).expect("a file");
    let after = run(&[first.path().to_owned()], &corrections);
    assert_eq!((after.told.len(), events(&after)), (0, vec![vec!["dial".to_owned(), "echo".to_owned()]]));
}

#[test]
fn sentences_are_found_again_in_an_article_into_which_a_line_was_put_back() {
    let folder = folder();
    let inputs = [folder.path().to_owned()];
    let plain = run(&inputs, &[]);
    let (_, put_back, _) = cases(&plain).into_iter().find(|(name, ..)| *name == "put back").expect("the case");
    let with_line = run(&inputs, &put_back);
    // Named in the changed text, and named in the text as it was: both are the same sentence.
    for from in [&with_line, &plain] {
        let join = Correction::Join {
            sentences: vec![sentence(from, "anchor.txt", "Buses"), sentence(from, "beacon.txt", "Shops")],
        };
        for corrections in [vec![join.clone()], [put_back.clone(), vec![join.clone()]].concat()] {
            let after = run(&inputs, &corrections);
            assert_eq!(row(&after, "anchor.txt", "Buses"), row(&after, "beacon.txt", "Shops"));
        }
    }
}

#[test]
fn what_was_decided_is_read_back_as_it_was_kept() {
    let folder = folder();
    let plain = run(&[folder.path().to_owned()], &[]);
    let mut decisions = Decisions::default();
    for (_, corrections, _) in cases(&plain) {
        for correction in corrections {
            decisions.corrections.add(correction);
        }
    }
    let base = article(&plain, "beacon.txt");
    let articles = vec![base.clone(), article(&plain, "anchor.txt")];
    decisions.layouts.keep(Layout { articles: articles.clone(), base: Some(base), hidden: Vec::new() });
    let kept = serde_json::to_string(&decisions).expect("plain data");
    assert!(!kept.contains(&folder.path().display().to_string()), "no path of this machine is kept: {kept}");
    let back: Decisions = serde_json::from_str(&kept).expect("what was kept");
    assert_eq!(back, decisions);
    assert!(back.layouts.of(&articles).is_some());
    // What earlier versions kept.
    let old: Decisions =
        serde_json::from_str(r#"{"findings":{"00ff":{"state":"confirmed","reason":"","note":"n"}}}"#).expect("read");
    assert_eq!((old.findings.len(), old.corrections.is_empty()), (1, true));
    assert_eq!(serde_json::to_string(&old).expect("plain").matches("corrections").count(), 0);
}

#[test]
fn a_report_lists_the_corrections_made_by_hand() {
    let folder = folder();
    let inputs = [folder.path().to_owned()];
    let plain = run(&inputs, &[]);
    let schema = serde_json::from_str(include_str!("../../docs/variorum-comparison-1.schema.json")).expect("JSON");
    let schema = jsonschema::draft202012::new(&schema).expect("a schema");
    for (name, corrections, _) in cases(&plain) {
        let corrected = run(&inputs, &corrections);
        let of = |format| render(&corrected, &Decisions::default(), &Options::default(), format);
        let page = of(Format::Markdown);
        let words = match name {
            "source" => "was named “The Anchor”",
            "date" => "was set to 2031-05-13",
            "put back" => "was put back into anchor.txt",
            "join" => "Put into one row",
            "split" => "Taken out of the row of",
            "shift" => "Moved to the row of",
            "never pair" => "Never to be paired",
            "move" => "Moved to the event of dial.txt",
            "split off" => "Made an event of their own: courier.txt",
            "merge" => "Made one event",
            "same" => "count as the same",
            "different" => "count as not the same",
            _ => continue,
        };
        assert!(page.contains(words), "{name}: {page}");
        let csv = of(Format::Csv);
        let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let column = rows.headers().expect("a head").iter().position(|name| name == "corrections").expect("a column");
        for row in rows.records() {
            let row = row.expect("a row");
            assert!(row.get(column).is_some_and(|told| told.contains(words)), "{name}: {row:?}");
        }
        let document: Document = serde_json::from_str(&of(Format::Json)).expect("JSON");
        let told: Vec<&Correction> = document.corrections.iter().map(|told| &told.correction).collect();
        assert_eq!(told, corrections.iter().collect::<Vec<_>>(), "{name}");
        assert!(document.corrections.iter().any(|told| told.holds && told.words.contains(words)), "{name}");
        let errors: Vec<String> = schema
            .iter_errors(&serde_json::to_value(&document).expect("JSON"))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn a_decision_finds_its_finding_again_after_articles_are_corrected() {
    let folder = folder();
    let (name, text) = ARTICLES[0];
    let text = text.replacen("Twelve people", "Advertisement\n\nTwelve people", 1);
    std::fs::write(folder.path().join(name), format!("Share this story\n\n{text}")).expect("a file");
    let inputs = [folder.path().to_owned()];
    let plain = run(&inputs, &[]);
    let cut = &plain.witnesses[0].article.furniture;
    assert!(cut.len() > 2 && cut.iter().any(|line| line.before == 0), "lines before and behind: {cut:?}");
    let put_back = |line| Correction::PutBack { article: article(&plain, name), line };
    let mut made: Vec<Correction> = cut.iter().map(LineKey::of).map(put_back).collect();
    // Both move the first column behind the others.
    made.push(Correction::Source { article: article(&plain, name), name: "Zenith".to_owned() });
    let when = Moment::day(2031, 5, 9).expect("a day");
    made.push(Correction::Published { article: article(&plain, name), when });
    // A finding is told by its kind and the words of its readings.
    let keys = |comparison: &Comparison| -> std::collections::BTreeMap<(String, Vec<(usize, String)>), String> {
        let events = comparison.events.iter();
        let findings = events.flat_map(|event| event.apparatus.findings.iter().map(move |finding| (event, finding)));
        let named = findings.map(|(event, finding)| {
            let words = |reading: &variorum::discrepancy::Reading| {
                let article = comparison.article_of(event, reading.witness).expect("the article");
                (event.event.members[reading.witness], reading.span.of(&article.text).to_owned())
            };
            let mut readings: Vec<(usize, String)> = finding.readings.iter().map(words).collect();
            readings.sort();
            ((format!("{:?}", finding.kind), readings), comparison.key_of(event, finding).as_str().to_owned())
        });
        named.collect()
    };
    let before = keys(&plain);
    let number = before.keys().find(|(kind, _)| kind == "Number").expect("twelve against nine").clone();
    for corrections in made.iter().map(std::slice::from_ref).chain([made.as_slice()]) {
        let after = keys(&run(&inputs, corrections));
        assert!(after.contains_key(&number), "{corrections:?}");
        for (finding, key) in after {
            assert!(before.get(&finding).is_none_or(|known| *known == key), "{finding:?} after {corrections:?}");
        }
    }
}

#[test]
fn decisions_of_earlier_versions_find_their_findings() {
    let folder = folder();
    let plain = run(&[folder.path().to_owned()], &[]);
    let mut looked = 0;
    for event in &plain.events {
        for finding in &event.apparatus.findings {
            // The key that earlier versions kept: the kind, and the file and the bytes of each reading.
            let mut words = format!("{:?}", finding.kind);
            for reading in &finding.readings {
                let article = plain.article_of(event, reading.witness).expect("the article");
                let (start, end) = (reading.span.start, reading.span.end);
                words = format!("{words} {} {start} {end}", article.file.text_sha256);
            }
            let old = variorum::text::sha256(words.as_bytes());
            assert_eq!(Some(plain.key_of(event, finding).as_str()), old.get(..16));
            looked += 1;
        }
    }
    assert!(looked > 1);
}
