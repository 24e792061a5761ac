//! Times a frame of the window without a window: layout and tessellation, on the processor alone.
//!
//! `cargo bench --bench frame`; ends with an error where a figure is far beyond its goal.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use variorum::alignment::{Alignment, Row};
use variorum::article::{Article, Evidence, FileFacts, Published};
use variorum::calendar::Moment;
use variorum::comparison::{ComparedEvent, Comparison};
use variorum::discrepancy::{Apparatus, Finding, Kind, Reading, Relation, Severity};
use variorum::event::Event as Occurrence;
use variorum::gui::app::App;
use variorum::gui::command::{Command, Plain};
use variorum::gui::job::dialog::Native;
use variorum::gui::state::{EventLine, State};
use variorum::gui::update::{Message, apply, receive};
use variorum::gui::view;
use variorum::mention::Witness;
use variorum::text::{Span, sha256};

/// Frames that are timed in each run.
const FRAMES: usize = 400;
/// Size of the window, in points.
const SIZE: [f32; 2] = [1600.0, 1000.0];
/// A frame may take so long at the 99th percentile.
const FRAME: Duration = Duration::from_millis(4);
/// Selecting an event may take so long until its rows show.
const SELECT: Duration = Duration::from_millis(100);
/// The first frame may take so long from the start of the program.
const FIRST: Duration = Duration::from_millis(300);
/// Busy and slow machines may need so many times as long.
const SLACK: u32 = 3;

fn main() -> ExitCode {
    let mut table = Table { failed: false };
    table.line("first frame, fonts and all", &[first_frame()], FIRST);

    let mut desk = Desk::new(&[reports(4, 10_000, 150, 2_000)]);
    desk.wish(Plain::ToggleEvents.into());
    desk.wish(Plain::ToggleInspector.into());
    desk.settle();
    table.line("10,000 rows × 4, still", &desk.frames(|_| Vec::new()), FRAME);
    let middle = pos2(600.0, 600.0);
    table.line("10,000 rows × 4, scrolling", &desk.frames(|_| wheel(middle, -60.0)), FRAME);
    let strip = |n: usize| pos2(SIZE[0] - 12.0, 220.0 + (n as f32 * 7.3) % 600.0);
    let drag = |n: usize| match n {
        0 => vec![Event::PointerMoved(strip(0)), press(strip(0), true)],
        n => vec![Event::PointerMoved(strip(n))],
    };
    table.line("10,000 rows × 4, dragging", &desk.frames(drag), FRAME);

    let mut desk = Desk::new(&[reports(4, 300, 150, 5_000)]);
    desk.settle();
    table.line("5,000 findings, scrolling", &desk.frames(|_| wheel(middle, -60.0)), FRAME);
    let mut finding = Vec::new();
    for _ in 0..60 {
        let start = Instant::now();
        desk.wish(Plain::NextFinding.into());
        desk.frame(Vec::new());
        finding.push(start.elapsed());
    }
    table.line("5,000 findings, next finding", &finding, SELECT);

    let mut desk = Desk::new(&[reports(3, 20, 150, 5)]);
    desk.state.lines = (0..100_000)
        .map(|n| EventLine { title: format!("Something happened at place {n}"), articles: 1, ..EventLine::default() })
        .collect();
    desk.state.listed_by = None;
    desk.wish(Command::CloseDialog);
    desk.settle();
    let list = pos2(100.0, 600.0);
    table.line("list of 100,000, scrolling", &desk.frames(|_| wheel(list, -60.0)), FRAME);

    let events: Vec<Reports> = (0..12).map(|_| reports(8, 33, 150, 40)).collect();
    let mut desk = Desk::new(&events);
    desk.settle();
    let mut selected = Vec::new();
    for event in (0..events.len()).cycle().take(60) {
        let start = Instant::now();
        desk.wish(Command::PickEvent(event));
        desk.frame(Vec::new());
        selected.push(start.elapsed());
        desk.settle();
    }
    table.line("selecting 8 reports of 5 kB", &selected, SELECT);
    if table.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints one line a run.
struct Table {
    failed: bool,
}

impl Table {
    fn line(&mut self, name: &str, times: &[Duration], goal: Duration) {
        let mut times = times.to_vec();
        times.sort_unstable();
        let at =
            |share: f64| times.get(((times.len() - 1) as f64 * share).round() as usize).copied().unwrap_or_default();
        let (p50, p99) = (at(0.5), at(0.99));
        let far = p99 > goal * SLACK;
        self.failed |= far;
        let verdict = if p99 <= goal {
            "met"
        } else if far {
            "FAR BEYOND"
        } else {
            "missed"
        };
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let _ = writeln!(
            std::io::stdout(),
            "{name:<32} p50 {:8.2} ms   p99 {:8.2} ms   goal {:6.1} ms {verdict}",
            ms(p50),
            ms(p99),
            ms(goal)
        );
    }
}

/// A window's state and drawing without the window.
struct Desk {
    ctx: Context,
    state: State,
    cache: view::Cache,
    time: f64,
}

impl Desk {
    fn new(events: &[Reports]) -> Self {
        let ctx = Context::default();
        let app = App::with(&ctx, Vec::new(), Arc::new(Native), None);
        let mut desk = Self { ctx, state: app.state, cache: view::Cache::default(), time: 0.0 };
        receive(&mut desk.state, Message::Done(comparison(events)));
        desk.state.effects.clear();
        desk
    }

    fn wish(&mut self, command: Command) {
        apply(&mut self.state, command);
        self.state.effects.clear();
    }

    /// Draws one frame and does what it asks for; returns whether another one is asked for at once.
    fn frame(&mut self, events: Vec<Event>) -> bool {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(SIZE[0], SIZE[1]))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let mut wishes = Vec::new();
        let (state, cache) = (&self.state, &mut self.cache);
        let mut output = self.ctx.run_ui(input, |ui| view::ui(ui, state, cache, &mut wishes));
        let shapes = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        std::hint::black_box(&shapes);
        output.textures_delta.clear();
        let again = output.viewport_output.values().any(|viewport| viewport.repaint_delay.is_zero());
        let any = !wishes.is_empty();
        for wish in wishes {
            self.wish(wish);
        }
        again || any
    }

    fn settle(&mut self) {
        for _ in 0..120 {
            if !self.frame(Vec::new()) {
                return;
            }
        }
    }

    fn frames(&mut self, events: impl Fn(usize) -> Vec<Event>) -> Vec<Duration> {
        (0..FRAMES)
            .map(|n| {
                let events = events(n);
                let start = Instant::now();
                self.frame(events);
                start.elapsed()
            })
            .collect()
    }
}

fn wheel(at: Pos2, by: f32) -> Vec<Event> {
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    };
    vec![Event::PointerMoved(at), wheel]
}

fn press(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// Times everything from nothing to the first frame of the start screen.
fn first_frame() -> Duration {
    let start = Instant::now();
    let ctx = Context::default();
    let app = App::with(&ctx, Vec::new(), Arc::new(Native), None);
    let mut desk = Desk { ctx, state: app.state, cache: view::Cache::default(), time: 0.0 };
    desk.frame(Vec::new());
    start.elapsed()
}

/// Invented reports of one event, sentence by sentence side by side.
#[derive(Clone)]
struct Reports {
    sources: usize,
    rows: usize,
    bytes: usize,
    findings: usize,
}

fn reports(sources: usize, rows: usize, bytes: usize, findings: usize) -> Reports {
    Reports { sources, rows, bytes, findings }
}

const WORDS: [&str; 16] = [
    "harbour",
    "council",
    "the",
    "of",
    "closed",
    "bridge",
    "engineers",
    "on",
    "Tuesday",
    "and",
    "people",
    "hurt",
    "river",
    "said",
    "a",
    "northern",
];

/// Makes a sentence that differs a little from source to source.
fn sentence(source: usize, row: usize, bytes: usize) -> String {
    let mut text = format!("In part {row} ");
    let mut n = row * 7;
    while text.len() < bytes {
        let own = n.is_multiple_of(11) && source % 2 == 1;
        text.push_str(WORDS[(n * n + if own { 5 } else { 0 }) % WORDS.len()]);
        text.push(' ');
        n += 1;
    }
    text.pop();
    text.push('.');
    text
}

fn witness(source: usize, reports: &Reports) -> Arc<Witness> {
    let mut text = String::new();
    let mut sentences = Vec::new();
    for row in 0..reports.rows {
        let start = text.len();
        text.push_str(&sentence(source, row, reports.bytes));
        sentences.push(Span::new(start, text.len()));
        text.push(' ');
    }
    let published = Moment::day(2031, 5, 6).map(|when| Published { when, evidence: Evidence::Field });
    let article = Article {
        path: PathBuf::from(format!("{source}.txt")),
        source: Some(format!("Source {source}")),
        published,
        file: FileFacts { text_sha256: sha256(text.as_bytes()), ..FileFacts::default() },
        text,
        sentences,
        ..Article::default()
    };
    Arc::new(Witness { article: Arc::new(article), ..Witness::default() })
}

fn finding(number: usize, reports: &Reports, witnesses: &[Arc<Witness>]) -> Finding {
    let row = number * reports.rows / reports.findings.max(1);
    let kinds = [Kind::Name, Kind::Date, Kind::Number, Kind::Outcome];
    let readings = (0..2)
        .map(|witness| {
            let start = witnesses[witness].article.sentences[row].start as usize + 3 + number % 20;
            Reading {
                witness,
                span: Span::new(start, start + 12),
                value: format!("value {witness}"),
                status: None,
                also: Vec::new(),
            }
        })
        .collect();
    Finding {
        kind: kinds[number % kinds.len()],
        relation: Relation::Conflict,
        severity: Severity::Medium,
        confidence: 0.9,
        question: format!("What about part {row}?"),
        reason: "The readings differ.".to_owned(),
        could_be: None,
        readings,
        rows: vec![row],
        evidence: Vec::new(),
    }
}

fn comparison(events: &[Reports]) -> Arc<Comparison> {
    let mut found = Comparison::default();
    for reports in events {
        let first = found.witnesses.len();
        let witnesses: Vec<Arc<Witness>> = (0..reports.sources).map(|source| witness(source, reports)).collect();
        let findings = (0..reports.findings).map(|number| finding(number, reports, &witnesses)).collect();
        let rows = (0..reports.rows)
            .map(|row| Row { cells: vec![vec![row]; reports.sources], pairings: Vec::new() })
            .collect();
        found.witnesses.extend(witnesses);
        found.events.push(Arc::new(ComparedEvent {
            event: Occurrence {
                title: "An event".to_owned(),
                members: (first..first + reports.sources).collect(),
                ..Occurrence::default()
            },
            alignment: Alignment { rows, ..Alignment::default() },
            apparatus: Apparatus { findings, facts: Vec::new() },
        }));
    }
    Arc::new(found)
}
