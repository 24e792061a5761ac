//! An invented comparison, and a window that shows it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::alignment::{Alignment, Row};
use variorum::article::{Article, Evidence, FileFacts, Published, SetAside};
use variorum::calendar::Moment;
use variorum::comparison::{ComparedEvent, Comparison, Settings, Silent, compare};
use variorum::discrepancy::{Apparatus, Fact, Finding, Kind, Reading, Relation, Severity};
use variorum::event::Event;
use variorum::gui::app::App;
use variorum::gui::job::dialog::{Dialogs, Picked};
use variorum::gui::job::store::Store;
use variorum::gui::state::Effect;
use variorum::gui::update::{Message, receive};
use variorum::mention::{Status, Witness};
use variorum::text::{Span, sha256};

/// Makes a witness of sentences; each becomes a sentence of the article.
fn witness(source: &str, file: &str, sentences: &[&str]) -> Arc<Witness> {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(sentence);
        spans.push(Span::new(start, text.len()));
    }
    let published = Moment::day(2031, 5, 6).map(|when| Published { when, evidence: Evidence::Field });
    let article = Article {
        path: PathBuf::from(file),
        source: Some(source.to_owned()),
        title: Some(format!("{source} on the bridge")),
        published,
        file: FileFacts { text_sha256: sha256(text.as_bytes()), ..FileFacts::default() },
        text,
        sentences: spans,
        ..Article::default()
    };
    Arc::new(Witness { article: Arc::new(article), ..Witness::default() })
}

/// The reading of a witness where these words stand first.
pub(crate) fn reading(
    witnesses: &[Arc<Witness>],
    witness: usize,
    words: &str,
    value: &str,
    status: Option<Status>,
) -> Reading {
    let text = &witnesses[witness].article.text;
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
    let span = Span::new(start, start + words.len());
    Reading { witness, span, value: value.to_owned(), status, also: Vec::new() }
}

/// A finding of one row.
pub(crate) fn finding(
    kind: Kind,
    relation: Relation,
    severity: Severity,
    question: &str,
    readings: Vec<Reading>,
    row: usize,
) -> Finding {
    Finding {
        kind,
        relation,
        severity,
        confidence: 0.9,
        question: question.to_owned(),
        reason: format!("The readings of this {kind:?} differ."),
        could_be: Some("the later report may know more".to_owned()),
        readings,
        rows: vec![row],
        evidence: vec!["same row, same noun".to_owned()],
    }
}

/// Two events: three reports of a bridge with two findings and a run of equal rows, and a lone report.
pub(crate) fn comparison() -> Arc<Comparison> {
    let same = "The river was calm.";
    let witnesses = vec![
        witness(
            "Harbour Post",
            "a.txt",
            &["The council plans to close the bridge.", "Twelve people were hurt.", same, "Buses go round."],
        ),
        witness("Lantern", "b.txt", &["The council closed the bridge.", "Nine people were hurt.", same]),
        witness("Quay Radio", "c.txt", &["The council closed the bridge.", "Twelve people were hurt.", same]),
        witness("Lantern", "d.txt", &["A museum opens in the old mill."]),
    ];
    let findings = vec![
        finding(
            Kind::Outcome,
            Relation::Shift,
            Severity::High,
            "Was the bridge closed?",
            vec![
                reading(&witnesses, 0, "plans to close", "close", Some(Status::Planned)),
                reading(&witnesses, 1, "closed", "close", Some(Status::Occurred)),
                reading(&witnesses, 2, "closed", "close", Some(Status::Occurred)),
            ],
            0,
        ),
        finding(
            Kind::Number,
            Relation::Conflict,
            Severity::Medium,
            "How many were hurt?",
            vec![
                reading(&witnesses, 0, "Twelve people", "12 people", None),
                reading(&witnesses, 1, "Nine people", "9 people", None),
                reading(&witnesses, 2, "Twelve people", "12 people", None),
            ],
            1,
        ),
        finding(
            Kind::Omission,
            Relation::Omission,
            Severity::Info,
            "Who says that buses go round?",
            vec![reading(&witnesses, 0, "Buses go round", "", None)],
            3,
        ),
    ];
    let facts = vec![Fact {
        kind: Kind::Number,
        question: "How many were hurt?".to_owned(),
        readings: findings[1].readings.clone(),
        agreed: false,
        support: 2,
    }];
    let row = |cells: [&[usize]; 3]| Row { cells: cells.iter().map(|c| c.to_vec()).collect(), pairings: Vec::new() };
    let alignment = Alignment {
        rows: vec![row([&[0]; 3]), row([&[1]; 3]), row([&[2]; 3]), row([&[3], &[], &[]])],
        ..Alignment::default()
    };
    let bridge = ComparedEvent {
        event: Event { title: "Council and the bridge".to_owned(), members: vec![0, 1, 2], ..Event::default() },
        alignment,
        apparatus: Apparatus { findings, facts },
    };
    let museum = ComparedEvent {
        event: Event { title: "Museum in the old mill".to_owned(), members: vec![3], ..Event::default() },
        alignment: Alignment { rows: vec![Row { cells: vec![vec![0]], pairings: Vec::new() }], ..Alignment::default() },
        apparatus: Apparatus::default(),
    };
    let set_aside =
        vec![SetAside { path: PathBuf::from("noise.bin"), reason: "Not a text: it holds zero bytes.".to_owned() }];
    Arc::new(Comparison {
        inputs: vec![PathBuf::from("news")],
        witnesses,
        events: vec![Arc::new(bridge), Arc::new(museum)],
        set_aside,
        ..Comparison::default()
    })
}

/// One event: a list of sentences a source, the sentences of each cell row by row, and its findings.
pub(crate) fn event(
    texts: &[Vec<String>],
    rows: &[Vec<Vec<usize>>],
    findings: impl FnOnce(&[Arc<Witness>]) -> Vec<Finding>,
) -> Arc<Comparison> {
    let witnesses: Vec<Arc<Witness>> = texts
        .iter()
        .enumerate()
        .map(|(n, sentences)| {
            let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
            witness(&format!("Source {n}"), &format!("{n}.txt"), &sentences)
        })
        .collect();
    let rows = rows.iter().map(|cells| Row { cells: cells.clone(), pairings: Vec::new() }).collect();
    let event = ComparedEvent {
        event: Event { title: "An event".to_owned(), members: (0..witnesses.len()).collect(), ..Event::default() },
        alignment: Alignment { rows, ..Alignment::default() },
        apparatus: Apparatus { findings: findings(&witnesses), facts: Vec::new() },
    };
    let inputs = vec![PathBuf::from("news")];
    Arc::new(Comparison { inputs, witnesses, events: vec![Arc::new(event)], ..Comparison::default() })
}

/// Compares articles, each the name of its file and what stands in it, as a run would.
pub(crate) fn compared(articles: &[(&str, &str)]) -> Arc<Comparison> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let inputs = [folder.path().to_owned()];
    Arc::new(compare(&inputs, &Settings::default(), &Silent).expect("nobody stops it"))
}

/// Dialogs that answer at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    pub folder: Option<PathBuf>,
    pub place: Option<PathBuf>,
}

impl Dialogs for Answers {
    fn folders(&self) -> Picked<Vec<PathBuf>> {
        Ok(self.folder.clone().map(|folder| vec![folder]))
    }

    fn files(&self) -> Picked<Vec<PathBuf>> {
        Ok(None)
    }

    fn place(&self, _name: &str, _ending: &str) -> Picked<PathBuf> {
        Ok(self.place.clone())
    }
}

/// A window of this size with these dialogs and this data folder.
pub(crate) fn window(size: [f32; 2], answers: Answers, folder: Option<&Path>) -> Harness<'static, App> {
    let store = folder.map(|folder| Store::in_folder(folder.to_owned()));
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .build_eframe(move |creation| App::with(&creation.egui_ctx, Vec::new(), Arc::new(answers), store));
    window.run();
    window
}

/// A window in which letters that no font has are no fault.
pub(crate) fn window_of_any_letters(size: [f32; 2]) -> Harness<'static, App> {
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .allow_missing_glyphs()
        .build_eframe(|creation| App::with(&creation.egui_ctx, Vec::new(), Arc::new(Answers::default()), None));
    window.run();
    window
}

/// A window that shows the invented comparison.
pub(crate) fn desk() -> Harness<'static, App> {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, comparison());
    window
}

/// Shows a comparison as if a run had just brought it.
pub(crate) fn show(window: &mut Harness<'static, App>, comparison: Arc<Comparison>) {
    let state = &mut window.state_mut().state;
    state.inputs.clone_from(&comparison.inputs);
    receive(state, Message::Done(comparison));
    window.run();
}

/// Runs frames until `done` holds; jobs of other threads need a moment.
pub(crate) fn wait(window: &mut Harness<'static, App>, done: impl Fn(&App) -> bool) {
    for _ in 0..600 {
        window.run_steps(1);
        if done(window.state()) {
            window.run();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("it did not come to pass: {:?}", window.state().state.notices);
}

/// Tells whether the window says these words anywhere.
pub(crate) fn says(window: &Harness<'static, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Returns what is about to be put on the clipboard.
pub(crate) fn copied(window: &Harness<'static, App>) -> String {
    let effects = &window.state().state.effects;
    let text = effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}
