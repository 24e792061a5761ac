//! All that the window knows, as plain data; [`super::update`] alone changes it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::Plain;
use super::desk::Desk;
pub use super::filter::{Filters, RowFilter, Tally};
use super::hand::{Ask, Hand};
use super::keys::{Keys, Owner};
use super::words;
use crate::comparison::{
    ComparedEvent, Comparison, Corrections, Decision, Decisions, FindingKey, Progress, Settings as RunSettings,
};
use crate::discrepancy::Finding;
use crate::report::{Format, Options, Quotations};
use crate::text::Span;

/// All that the window knows.
#[derive(Debug, Default)]
pub struct State {
    /// The files and folders that are compared.
    pub inputs: Vec<PathBuf>,
    /// How the next run is made.
    pub run: RunSettings,
    /// What a run is doing.
    pub work: Work,
    /// What was found; while a run is under way, what was found so far.
    pub comparison: Option<Arc<Comparison>>,
    /// One line of the list for each event of the comparison.
    pub lines: Vec<EventLine>,
    /// The lines that search leaves, in the order of the sorting.
    pub listed: Vec<usize>,
    /// What is searched in the list of events.
    pub event_query: String,
    /// How the list of events is sorted.
    pub sort: Sort,
    /// Whether the list leaves out events of one report.
    pub several: bool,
    /// What the list was last made from: making it anew costs time when there are many events.
    pub listed_by: Option<(usize, String, Sort, bool)>,
    /// The picked event, by its position in the comparison.
    pub event: Option<usize>,
    /// Whether the user has looked at the picked event, so that it stays while more events come in.
    pub chosen: bool,
    /// The picked event, made ready for drawing.
    pub desk: Option<Arc<Desk>>,
    /// How the columns of each event stand.
    pub columns: BTreeMap<usize, Columns>,
    /// The tab.
    pub tab: Tab,
    /// What the filters leave out.
    pub filters: Filters,
    /// The findings of the picked event that the filters leave, in order.
    pub shown: Vec<usize>,
    /// The same findings in the order of their rows.
    pub order: Vec<usize>,
    /// Whether each finding of the picked event is among those that show.
    pub passing: Vec<bool>,
    /// How many findings stand behind each filter.
    pub tally: Tally,
    /// The picked finding of the event.
    pub finding: Option<usize>,
    /// The picked row of the event.
    pub row: Option<usize>,
    /// The row that stays at the top while the others scroll.
    pub pinned: Option<usize>,
    /// A quotation that was asked for: the witness, and the stretch of its article's text.
    pub spot: Option<(usize, Span)>,
    /// Pages of the longest passages that are open, by row and witness; the others show their first.
    pub pages: BTreeMap<(usize, usize), usize>,
    /// How many columns fit beside each other.
    pub fitting: usize,
    /// How the fact matrix is searched and sorted.
    pub facts: FactsView,
    /// A row to be brought into sight when the rows are drawn next.
    pub reveal: Option<usize>,
    /// Counts how often a row was asked for, so that the same row can be asked for again.
    pub reveals: u64,
    /// First rows of the runs of equal rows that are unfolded.
    pub unfolded: BTreeSet<usize>,
    /// What is searched in the columns; `None` while the field is closed.
    pub find: Option<String>,
    /// The rows that hold what is searched, in order.
    pub hits: Vec<usize>,
    /// What the user decided.
    pub decisions: Decisions,
    /// What is selected and asked about to be set right.
    pub hand: Hand,
    /// What can be undone and done again.
    pub history: History,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What is typed into the open dialog.
    pub typed: Typed,
    /// Settings that are kept.
    pub kept: Kept,
    /// Messages that stay until they are closed or replaced, newest last.
    pub notices: Vec<Notice>,
    /// Whether a native dialog is open.
    pub choosing: bool,
    /// Files that changed on disk since they were read, sorted.
    pub changed: BTreeSet<PathBuf>,
    /// Reports that were saved; that they changed is no news.
    pub saved: BTreeSet<PathBuf>,
    /// The text of the report that would be saved, as far as it is asked for.
    pub preview: Preview,
    /// What is to be done outside the state, in order.
    pub effects: Vec<Effect>,
}

/// What a run is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// It runs; the progress is the last that was heard.
    Running(Option<Progress>),
    /// The user asked it to stop, and it has not yet.
    Stopping,
    /// The user stopped it.
    Cancelled,
}

impl Work {
    /// Tells whether a run is under way.
    pub fn is_running(&self) -> bool {
        matches!(self, Work::Running(_) | Work::Stopping)
    }
}

/// One line of the list of events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventLine {
    /// The title.
    pub title: String,
    /// The sources, joined by commas.
    pub sources: String,
    /// How many articles it has.
    pub articles: usize,
    /// The latest day of publication, as ISO 8601; empty where none is known.
    pub published: String,
    /// Findings by kind, in the order of [`words::KINDS`]; omissions count too.
    pub counts: [usize; words::KINDS.len()],
    /// Findings of high and of medium severity.
    pub serious: (usize, usize),
}

/// How the list of events is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Most serious findings first.
    #[default]
    Serious,
    /// Most articles first.
    Largest,
    /// Latest first.
    Newest,
    /// By title.
    Title,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 4] = [Sort::Serious, Sort::Largest, Sort::Newest, Sort::Title];

    /// Returns its words.
    pub fn words(self) -> &'static str {
        match self {
            Sort::Serious => "Most serious",
            Sort::Largest => "Most articles",
            Sort::Newest => "Newest",
            Sort::Title => "Title",
        }
    }
}

/// How the fact matrix is searched and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactsView {
    /// What is searched in questions and readings.
    pub query: String,
    /// Whether facts on which all agree are left out.
    pub differing: bool,
    /// What it is sorted by.
    pub sort: FactsSort,
    /// Whether it is sorted the other way round.
    pub backwards: bool,
}

/// What the fact matrix is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactsSort {
    /// Those that differ first, then by kind.
    #[default]
    Given,
    /// By kind, in the order of the filters.
    Kind,
    /// By question.
    Question,
    /// By how many independent sources agree.
    Support,
    /// By the reading of a witness; where it is silent last.
    Source(usize),
}

/// The tabs of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The reports side by side.
    #[default]
    Rows,
    /// The fact matrix.
    Facts,
    /// Dates on one axis.
    Timeline,
    /// Who and what is named.
    Names,
    /// The articles of the event.
    Sources,
}

impl Tab {
    /// All of them.
    pub const ALL: [Tab; 5] = [Tab::Rows, Tab::Facts, Tab::Timeline, Tab::Names, Tab::Sources];

    /// Returns its words.
    pub fn words(self) -> &'static str {
        match self {
            Tab::Rows => "Rows",
            Tab::Facts => "Facts",
            Tab::Timeline => "Timeline",
            Tab::Names => "Names",
            Tab::Sources => "Sources",
        }
    }
}

/// How the columns of an event stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The witness that the others are read against.
    pub base: Option<usize>,
    /// The witnesses from left to right; empty for the order of publication.
    pub order: Vec<usize>,
    /// Witnesses whose columns are hidden.
    pub hidden: BTreeSet<usize>,
    /// How many columns are scrolled out of sight on the left.
    pub scrolled: usize,
}

impl Columns {
    /// Returns the witnesses from left to right, the base first, without the hidden ones.
    pub fn visible(&self, witnesses: usize) -> Vec<usize> {
        let mut visible: Vec<usize> = self.all(witnesses).into_iter().filter(|w| !self.hidden.contains(w)).collect();
        if let Some(at) = visible.iter().position(|&w| Some(w) == self.base) {
            let base = visible.remove(at);
            visible.insert(0, base);
        }
        visible
    }

    /// Returns all witnesses from left to right, hidden ones too.
    pub fn all(&self, witnesses: usize) -> Vec<usize> {
        if self.order.len() == witnesses { self.order.clone() } else { (0..witnesses).collect() }
    }

    /// Returns the same columns after the witnesses of the event changed places: the n-th now stands at `seats[n]`.
    pub(super) fn reseated(&self, seats: &[usize]) -> Self {
        let seat = |witness: &usize| seats.get(*witness).copied();
        Self {
            base: self.base.as_ref().and_then(seat),
            order: self.order.iter().filter_map(seat).collect(),
            hidden: self.hidden.iter().filter_map(seat).collect(),
            scrolled: self.scrolled,
        }
    }
}

/// What can be undone and done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Done, oldest first.
    pub done: Vec<Change>,
    /// Undone, in the order of undoing.
    pub undone: Vec<Change>,
}

/// One change that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done, in the words of the menu: "Confirm number finding".
    pub words: String,
    /// What it did.
    pub what: What,
}

/// What a change did.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A decision about a finding, before and after.
    Decision(FindingKey, Decision, Decision),
    /// The columns of an event, before and after.
    Columns(usize, Columns, Columns),
    /// What is set right by hand, before and after.
    Corrections(Box<Corrections>, Box<Corrections>),
}

/// The dialogs, at most one of which is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// How to read the window, and the keys.
    Help,
    /// Version, licences, credits.
    About,
    /// Files set aside.
    Problems,
    /// The path of a folder is typed.
    GoTo,
    /// What the report holds and where it goes.
    Save,
    /// Why a finding is dismissed.
    Dismiss,
    /// A note is written.
    Note,
    /// All commands, searched.
    Palette,
    /// Settings.
    Settings,
    /// An article is pasted.
    Paste,
    /// What a correction needs is asked for.
    Hand(Ask),
}

/// What is typed into the open dialog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// A path, a reason, a note, the name of a command, the text of an article, or what is searched in the settings.
    pub text: String,
    /// The source of a pasted article.
    pub source: String,
    /// The day on which a pasted article was published.
    pub published: String,
    /// The command that waits for a key.
    pub waits: Option<Owner>,
    /// The key that was pressed for it, while another command has that key.
    pub pressed: Option<egui::KeyboardShortcut>,
    /// Why the key that was pressed cannot be taken.
    pub refused: Option<&'static str>,
    /// The line of the palette that Enter takes.
    pub line: usize,
    /// How much the report quotes.
    pub quotations: Quotations,
    /// Whether the report holds the picked event only.
    pub this_event: bool,
    /// The format of the report.
    pub format: Option<Format>,
}

/// An article as it was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Its text; the first line is the headline.
    pub text: String,
    /// Who published it; may be empty.
    pub source: String,
    /// The day on which it was published, as the user wrote it; may be empty.
    pub published: String,
}

/// Settings that are kept from one start to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the settings")]
pub struct Kept {
    /// Folders that were compared, the last one first.
    pub recent: Vec<PathBuf>,
    /// Light, dark, or as the system has it.
    pub looks: Looks,
    /// How large everything is; 1 is normal.
    pub zoom: f32,
    /// Whether the list of events shows.
    pub events: bool,
    /// Whether the inspector shows.
    pub inspector: bool,
    /// Whether equal rows are folded.
    pub fold: bool,
    /// Articles published further apart than so many days are not of one event.
    pub gate_days: u16,
    /// Keys that the user put in the place of the program's.
    pub keys: Keys,
    /// Whether nothing slides or fades.
    pub still: bool,
    /// Whether the user is told when compared files change on disk.
    pub watch: bool,
    /// Whether the first steps are not shown any more.
    pub welcomed: bool,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            looks: Looks::System,
            zoom: 1.0,
            events: true,
            inspector: true,
            fold: true,
            gate_days: RunSettings::default().grouping.gate_days,
            keys: Keys::default(),
            still: true,
            watch: true,
            welcomed: false,
        }
    }
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Looks {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened and what can be done.
    pub words: String,
    /// Whether it is a problem.
    pub problem: bool,
    /// What the user may want to do about it.
    pub offer: Option<Plain>,
}

/// The text of the report that would be saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Preview {
    /// Nobody asked for it.
    #[default]
    None,
    /// It is being written.
    Writing,
    /// It is written.
    Ready {
        /// What it holds, in counts, a sentence each.
        holds: Vec<String>,
        /// Its first lines, as text.
        lines: Vec<String>,
        /// How many lines follow.
        more: usize,
    },
}

/// What is to be done outside the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Put the names of the picked event under their bearers.
    LinkNames,
    /// Write the report that would be saved, to be looked at.
    Preview,
    /// Ask for the text on the clipboard.
    Paste,
    /// Keep a pasted article as a file in the data folder.
    KeepArticle(Pasted),
    /// Watch the inputs for changes, or watch nothing.
    Watch,
    /// Start a run over the state's inputs; a run under way is stopped.
    Compare,
    /// Ask the run to stop.
    Stop,
    /// Ask for a folder.
    ChooseFolder,
    /// Ask for files.
    ChooseFiles,
    /// Ask where a report goes.
    ChooseReport(Format),
    /// Save a report.
    SaveReport(PathBuf, Format),
    /// Write the sample to the data folder and compare it.
    OpenSample,
    /// Work out anew what the corrections touch.
    Correct,
    /// Keep decisions.
    KeepDecisions,
    /// Keep settings.
    KeepSettings,
    /// Put text on the clipboard.
    Copy(String),
    /// Fill the screen, or go back.
    FullScreen,
    /// Move the keyboard to the next pane.
    NextPane,
    /// Leave the program.
    Quit,
}

impl State {
    /// Returns the picked event.
    pub fn picked_event(&self) -> Option<&Arc<ComparedEvent>> {
        self.comparison.as_ref()?.events.get(self.event?)
    }

    /// Returns the picked finding.
    pub fn picked_finding(&self) -> Option<&Finding> {
        self.picked_event()?.apparatus.findings.get(self.finding?)
    }

    /// Tells whether a finding of the picked event is among those that show.
    pub fn shows(&self, finding: usize) -> bool {
        self.passing.get(finding).copied().unwrap_or(false)
    }

    /// Returns what was decided about a finding of the picked event.
    pub fn decision(&self, finding: usize) -> Decision {
        self.desk.as_ref().and_then(|desk| desk.keys.get(finding)).map(|key| self.decisions.of(key)).unwrap_or_default()
    }

    /// Returns how the columns of the picked event stand.
    pub fn columns(&self) -> Columns {
        self.event.and_then(|event| self.columns.get(&event)).cloned().unwrap_or_default()
    }

    /// Returns the title of the window: the picked event, what is compared, and the program.
    pub fn title(&self) -> String {
        let name = |path: &PathBuf| path.file_name().unwrap_or(path.as_os_str()).display().to_string();
        let inputs = match (self.inputs.first(), self.inputs.len()) {
            (None, _) => return "Variorum".to_owned(),
            (Some(path), 1) => name(path),
            (Some(path), n) => format!("{} and {} more", name(path), n - 1),
        };
        if self.work.is_running() {
            return format!("Reading {inputs} – Variorum");
        }
        match self.event.and_then(|event| self.lines.get(event)) {
            Some(line) => format!("{} – {inputs} – Variorum", line.title),
            None => format!("{inputs} – Variorum"),
        }
    }

    /// Returns how the report is made that would be saved.
    pub fn report_options(&self) -> Options {
        Options {
            quotations: self.typed.quotations,
            event: self.event.filter(|_| self.typed.this_event),
            ..Options::default()
        }
    }

    /// Tells whether there is nothing to show but the start screen.
    pub fn at_start(&self) -> bool {
        self.comparison.is_none() && !self.work.is_running()
    }

    /// Adds a message.
    pub fn notify(&mut self, words: impl Into<String>, problem: bool) {
        self.offer(words, problem, None);
    }

    /// Adds a message with a button for what can be done about it.
    pub fn offer(&mut self, words: impl Into<String>, problem: bool, offer: Option<Plain>) {
        let notice = Notice { words: words.into(), problem, offer };
        self.notices.retain(|other| *other != notice);
        self.notices.push(notice);
        if self.notices.len() > 3 {
            self.notices.remove(0);
        }
    }
}
