//! A comparison made by hand: what a report shows must not hang on what the other rooms find today.

use std::path::PathBuf;
use std::sync::Arc;

use variorum::alignment::{Alignment, Row};
use variorum::article::{Article, Evidence, FileFacts, Published, SetAside};
use variorum::calendar::{Certainty, Granularity, Moment, TimeKind, TimeValue};
use variorum::comparison::{ComparedEvent, Comparison};
use variorum::discrepancy::{Apparatus, Fact, Finding, Kind, Reading, Relation, Severity};
use variorum::event::{Event, NearMatch, Reprint};
use variorum::mention::{Date, Status, Witness};
use variorum::text::{self, Span};

/// Where the words stand in a text for the first time.
pub(super) fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("“{words}” is not in the text"));
    Span::new(start, start + words.len())
}

/// An article from memory.
pub(super) fn witness(path: &str, source: &str, title: &str, published: Option<&str>, text: &str) -> Arc<Witness> {
    let published = published.and_then(Moment::parse).map(|when| Published { when, evidence: Evidence::DateLine });
    Arc::new(Witness {
        article: Arc::new(Article {
            path: PathBuf::from(path),
            source: Some(source.to_owned()).filter(|source| !source.is_empty()),
            title: Some(title.to_owned()).filter(|title| !title.is_empty()),
            published,
            language: Some("eng".to_owned()),
            text: text.to_owned(),
            sentences: text::sentences(text),
            file: FileFacts {
                bytes: text.len() as u64,
                sha256: text::sha256(path.as_bytes()),
                text_sha256: text::sha256(text.as_bytes()),
                encoding: "UTF-8".to_owned(),
                format: "txt".to_owned(),
                words_kept: text.split_whitespace().count() as u32,
                words_cut: 12,
            },
            ..Article::default()
        }),
        ..Witness::default()
    })
}

/// The same witness with a date in its text.
fn dated(witness: &Arc<Witness>, words: &str, timex: &str) -> Arc<Witness> {
    let value = TimeValue {
        timex: timex.to_owned(),
        kind: TimeKind::Date,
        granularity: Granularity::Day,
        interval: None,
        modifier: None,
        certainty: Certainty::Explicit,
        alternatives: Vec::new(),
        why: String::new(),
        anchored: false,
        inconsistent: false,
    };
    let mut dates = witness.dates.clone();
    dates.push(Date { span: at(witness.text(), words), value });
    Arc::new(Witness { article: Arc::clone(&witness.article), dates, ..Witness::default() })
}

fn reading(witnesses: &[Arc<Witness>], witness: usize, words: &str, value: &str, status: Option<Status>) -> Reading {
    Reading { witness, span: at(witnesses[witness].text(), words), value: value.to_owned(), status, also: Vec::new() }
}

fn finding(kind: Kind, relation: Relation, severity: Severity, question: &str, reason: &str) -> Finding {
    Finding {
        kind,
        relation,
        severity,
        confidence: 0.876,
        question: question.to_owned(),
        reason: reason.to_owned(),
        could_be: None,
        readings: Vec::new(),
        rows: Vec::new(),
        evidence: Vec::new(),
    }
}

/// Three reports of one event, one article that stands alone, one file set aside.
pub(super) fn comparison() -> Comparison {
    let witnesses = [
        witness(
            "harbour/courier.txt",
            "Brackwater Courier",
            "Eleven hurt as crane topples in Brackwater docks",
            Some("2031-05-06"),
            "Eleven dockers were hurt when a crane toppled in Brackwater on Monday. The port will reopen on Friday, said harbour master Jan Olesky. A cordon was set up.",
        ),
        witness(
            "harbour/evening.txt",
            "Evening Lantern",
            "Docks closed after crane falls",
            Some("2031-05-07T09:30"),
            "Fourteen dockers were hurt when a crane toppled in Brackwater on Monday. The port reopened on Wednesday, according to harbour master Yan Oleski. Two ships were sent to Selmouth.",
        ),
        witness(
            "harbour/wire.txt",
            "",
            "",
            None,
            "Fourteen dockers were hurt when a crane toppled in Brackwater on Monday. Two ships were sent to Selmouth.",
        ),
        witness(
            "harbour/market.txt",
            "Market Mirror",
            "Fish prices rise",
            Some("2031-05-06"),
            "Herring rose by a tenth.",
        ),
    ];
    let witnesses: Vec<Arc<Witness>> = witnesses
        .iter()
        .map(|witness| {
            if witness.text().contains("Monday") { dated(witness, "Monday", "2031-05-05") } else { Arc::clone(witness) }
        })
        .collect();
    let mut hurt = finding(
        Kind::Number,
        Relation::Conflict,
        Severity::High,
        "How many were hurt?",
        "The same sentence gives eleven here and fourteen there.",
    );
    hurt.readings = vec![
        reading(&witnesses, 0, "Eleven dockers", "11 injured", None),
        reading(&witnesses, 1, "Fourteen dockers", "14 injured", None),
        reading(&witnesses, 2, "Fourteen dockers", "14 injured", None),
    ];
    hurt.rows = vec![0];
    hurt.could_be = Some("B was published a day after A".to_owned());
    hurt.evidence = vec!["Row 1: 9 of 11 words are shared".to_owned(), "Both count dockers".to_owned()];
    let mut open = finding(
        Kind::Outcome,
        Relation::Shift,
        Severity::Medium,
        "Has the port reopened?",
        "Planned here, occurred there.",
    );
    open.readings = vec![
        reading(&witnesses, 0, "will reopen", "reopen", Some(Status::Planned)),
        reading(&witnesses, 1, "reopened", "reopen", Some(Status::Occurred)),
    ];
    open.rows = vec![1];
    let mut spelling = finding(
        Kind::Name,
        Relation::Variant,
        Severity::Info,
        "How is the harbour master called?",
        "Two spellings of one name.",
    );
    spelling.readings = vec![
        reading(&witnesses, 0, "Jan Olesky", "Jan Olesky", None),
        reading(&witnesses, 1, "Yan Oleski", "Yan Oleski", None),
    ];
    spelling.rows = vec![1];
    let mut cordon = finding(
        Kind::Omission,
        Relation::Omission,
        Severity::Info,
        "What does A alone say?",
        "No other source has it.",
    );
    cordon.readings = vec![reading(&witnesses, 0, "A cordon was set up.", "a cordon was set up", None)];
    cordon.rows = vec![2];
    let monday = Fact {
        kind: Kind::Date,
        question: "When did the crane topple?".to_owned(),
        readings: (0..3).map(|index| reading(&witnesses, index, "Monday", "2031-05-05", None)).collect(),
        agreed: true,
        support: 2,
    };
    let toll = Fact {
        kind: Kind::Number,
        question: hurt.question.clone(),
        readings: hurt.readings.clone(),
        agreed: false,
        support: 1,
    };
    let rows = [
        [vec![0], vec![0], vec![0]],
        [vec![1], vec![1], vec![]],
        [vec![2], vec![], vec![]],
        [vec![], vec![2], vec![1]],
    ];
    let event = ComparedEvent {
        event: Event {
            title: "Crane topples in Brackwater docks".to_owned(),
            members: vec![0, 1, 2],
            reprints: vec![Reprint { pair: (1, 2), share: 0.934 }],
            versions: Vec::new(),
            near: vec![NearMatch { witness: 3, score: 0.31 }],
        },
        alignment: Alignment {
            rows: rows.into_iter().map(|cells| Row { cells: cells.to_vec(), pairings: Vec::new() }).collect(),
            ..Alignment::default()
        },
        apparatus: Apparatus { findings: vec![hurt, open, spelling, cordon], facts: vec![toll, monday] },
    };
    let alone = ComparedEvent {
        event: Event { title: "Fish prices rise".to_owned(), members: vec![3], ..Event::default() },
        alignment: Alignment { rows: vec![Row { cells: vec![vec![0]], pairings: Vec::new() }], ..Alignment::default() },
        apparatus: Apparatus::default(),
    };
    Comparison {
        inputs: vec![PathBuf::from("/home/ada/news desk/harbour")],
        witnesses,
        events: vec![Arc::new(event), Arc::new(alone)],
        set_aside: vec![SetAside {
            path: PathBuf::from("/home/ada/news desk/harbour/photo.txt"),
            reason: "The file holds no text: it looks like a JPEG picture.".to_owned(),
        }],
        ..Comparison::default()
    }
}

/// Two reports whose every word wants to be something else.
pub(super) fn hostile(words: &str) -> Comparison {
    let text = format!("{words} and eleven were hurt.");
    let witnesses: Vec<Arc<Witness>> = ["one.txt", "two.txt"]
        .iter()
        .map(|path| witness(&format!("{words}/{path}"), words, words, None, &text))
        .collect();
    let mut toll = finding(Kind::Number, Relation::Conflict, Severity::High, words, words);
    toll.readings = (0..2)
        .map(|witness| Reading {
            witness,
            span: at(&text, words),
            value: words.to_owned(),
            status: None,
            also: Vec::new(),
        })
        .collect();
    toll.rows = vec![0];
    toll.could_be = Some(words.to_owned());
    toll.evidence = vec![words.to_owned()];
    let fact = Fact {
        kind: Kind::Number,
        question: words.to_owned(),
        readings: toll.readings.clone(),
        agreed: false,
        support: 1,
    };
    let sentences = text::sentences(&text).len();
    let cells = vec![(0..sentences).collect(), (0..sentences).collect()];
    let event = ComparedEvent {
        event: Event { title: words.to_owned(), members: vec![0, 1], ..Event::default() },
        alignment: Alignment { rows: vec![Row { cells, pairings: Vec::new() }], ..Alignment::default() },
        apparatus: Apparatus { findings: vec![toll], facts: vec![fact] },
    };
    Comparison {
        inputs: vec![PathBuf::from(format!("/desk/{words}"))],
        witnesses,
        events: vec![Arc::new(event)],
        set_aside: vec![SetAside { path: PathBuf::from(words), reason: words.to_owned() }],
        ..Comparison::default()
    }
}
