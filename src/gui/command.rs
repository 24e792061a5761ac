//! Everything that the user can ask for: its words, its explanation and its keys, in one place.
//!
//! Menus, buttons, the palette, the key list and the keyboard all read this list.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::hand::Wish;
use super::keys::Owner;
use super::state::{Dialog, FactsView, Kept, Pasted, RowFilter, Sort, Tab, Typed};
use crate::comparison::State as FindingState;
use crate::discrepancy::{Kind, Relation, Severity};
use crate::report::Format;
use crate::text::Span;

/// A wish of the user; [`super::update::apply`] alone grants it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A wish that needs nothing more to be said; in menus, palette and keys.
    Plain(Plain),
    /// Compare these files and folders.
    Open(Vec<PathBuf>),
    /// Compare the folder that was typed.
    GoTo(String),
    /// Forget a folder of the recent list.
    Forget(PathBuf),
    /// Show an event, by its position in the comparison.
    PickEvent(usize),
    /// Sort the list of events.
    SortEvents(Sort),
    /// Search the list of events.
    SearchEvents(String),
    /// Leave events of one report out of the list, or take them in again.
    OnlySeveral(bool),
    /// Show a tab.
    ShowTab(Tab),
    /// Pick a finding of the event.
    PickFinding(usize),
    /// Pick a row of the event.
    PickRow(usize),
    /// Bring a row of the event into sight and pick it.
    ShowRow(usize),
    /// Bring a stretch of a witness's text into sight, in its row, and mark it.
    ShowPlace(usize, Span),
    /// Keep a row at the top, or let it go.
    PinRow(usize),
    /// Open a page of a long passage, by row, witness and page.
    OpenPage(usize, usize, usize),
    /// So many columns fit beside each other.
    Fit(usize),
    /// Search and sort the fact matrix.
    ViewFacts(FactsView),
    /// Unfold or fold a run of equal rows, by its first row.
    ToggleFold(usize),
    /// Read the others against this witness, or against none.
    SetBase(Option<usize>),
    /// Hide or show a witness's column.
    ToggleColumn(usize),
    /// Move a witness's column left (−1) or right (+1).
    MoveColumn(usize, isize),
    /// Scroll sideways by columns.
    Sideways(isize),
    /// Show or hide findings of a kind.
    FilterKind(Kind),
    /// Show or hide findings of a relation.
    FilterRelation(Relation),
    /// Show or hide findings of a severity.
    FilterSeverity(Severity),
    /// Show or hide findings in a state.
    FilterState(FindingState),
    /// Show or leave out findings of a source, by its name.
    FilterSource(String),
    /// Draw all rows or some of them.
    FilterRows(RowFilter),
    /// Set the state of the picked finding, with a reason where it is dismissed.
    Decide(FindingState, String),
    /// Write a note to the picked finding.
    Note(String),
    /// Set something right by hand.
    Hand(Wish),
    /// Search all columns.
    Find(String),
    /// Save a report in this format.
    SaveReport(Format),
    /// Copy the sentences of a cell, by row and witness.
    CopyCell(usize, usize),
    /// Copy a row as text.
    CopyRow(usize),
    /// Copy a reading as a quotation with its source, by finding and reading.
    CopyReading(usize, usize),
    /// Show a dialog.
    ShowDialog(Dialog),
    /// Close the open dialog.
    CloseDialog,
    /// Type into the open dialog.
    Type(Typed),
    /// Close the field of the search.
    CloseFind,
    /// Close a message, by its position.
    CloseNotice(usize),
    /// Save a report to this file.
    SaveTo(PathBuf, Format),
    /// Change settings that are kept.
    Keep(Box<Kept>),
    /// Compare these files and folders together with those that are open.
    Add(Vec<PathBuf>),
    /// Make an article of pasted text and compare it with those that are open.
    AddPasted(Pasted),
    /// Text was pasted where nothing is written: paths are opened, anything else is an article.
    Pasted(String),
    /// Wait for the key that a command is to have; `None` waits no more.
    AskKey(Option<Owner>),
    /// A key was pressed while one was waited for.
    PressKey(KeyboardShortcut),
    /// Give the pressed key to the command that waits for it, and take it from the one that has it.
    TakeKey,
    /// Take all keys from a command.
    ClearKey(Owner),
    /// Give a command the program's keys again; `None` gives all commands theirs.
    ResetKeys(Option<Owner>),
}

impl From<Plain> for Command {
    fn from(plain: Plain) -> Self {
        Command::Plain(plain)
    }
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident = $words:literal, $tooltip:literal, $group:ident;)*) => {
        /// A wish that needs nothing more to be said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Plain { $($(#[$doc])* #[doc = $tooltip] $name,)* }

        impl Plain {
            /// All of them, in the order of the menus.
            pub const ALL: &'static [Plain] = &[$(Plain::$name),*];

            /// Returns its words, in sentence case; an ellipsis says that more input follows.
            pub fn words(self) -> &'static str {
                match self { $(Plain::$name => $words),* }
            }

            /// Returns the name under which its keys are kept; never shown.
            pub fn name(self) -> &'static str {
                match self { $(Plain::$name => stringify!($name)),* }
            }

            /// Returns one sentence that says what it does.
            pub fn tooltip(self) -> &'static str {
                match self { $(Plain::$name => $tooltip),* }
            }

            /// Returns the menu that holds it.
            pub fn group(self) -> Group {
                match self { $(Plain::$name => Group::$group),* }
            }
        }
    };
}

/// The menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Open, save, quit.
    File,
    /// Undo, copy, find.
    Edit,
    /// What is shown and how large.
    View,
    /// From finding to finding, from event to event.
    Go,
    /// What is set right by hand.
    Correct,
    /// What is decided about findings.
    Finding,
    /// Keys and facts about the program.
    Help,
}

impl Group {
    /// All menus, from left to right.
    pub const ALL: [Group; 7] =
        [Group::File, Group::Edit, Group::View, Group::Go, Group::Correct, Group::Finding, Group::Help];

    /// Returns its title.
    pub fn words(self) -> &'static str {
        match self {
            Group::File => "File",
            Group::Edit => "Edit",
            Group::View => "View",
            Group::Go => "Go",
            Group::Correct => "Correct",
            Group::Finding => "Finding",
            Group::Help => "Help",
        }
    }
}

plain! {
    OpenFolder = "Open folder…", "Choose a folder of articles and compare them.", File;
    AddFiles = "Add files…", "Choose more articles and compare them together with those that are open.", File;
    PasteArticle = "Paste an article…", "Make an article of the text on the clipboard and compare it with those that are open.", File;
    GoToFolder = "Go to folder…", "Type or paste the path of a folder.", File;
    OpenSample = "Open the sample", "Compare the invented articles that come with the program.", File;
    Reload = "Read again", "Read the same files and folders again.", File;
    Cancel = "Cancel", "Stop reading; what is already compared stays.", File;
    SaveReport = "Save report…", "Save what was found as HTML, JSON, Markdown or CSV.", File;
    CloseComparison = "Close comparison", "Go back to the start screen.", File;
    Quit = "Quit", "Leave the program; decisions are already saved.", File;
    Undo = "Undo", "Take back the last decision.", Edit;
    Redo = "Redo", "Make the decision again that was taken back.", Edit;
    CopyQuotation = "Copy as quotation", "Copy the picked finding's readings, each with its source and place.", Edit;
    CopyRow = "Copy row", "Copy the passages of the picked row, each with its source and place.", Edit;
    Find = "Find…", "Search all columns of the event.", Edit;
    FindNext = "Find next", "Go to the next row that holds the searched words.", Edit;
    FindPrevious = "Find previous", "Go to the previous row that holds the searched words.", Edit;
    Settings = "Settings…", "Looks, reading and where decisions are kept.", Edit;
    ShowRows = "Rows", "The reports side by side.", View;
    ShowFacts = "Facts", "Every fact that two or more sources state, with each one's reading.", View;
    ShowTimeline = "Timeline", "The dates that each source gives, on one axis.", View;
    ShowSources = "Sources", "The articles of the event: who, when, how much is shared.", View;
    ShowNames = "Names", "Who and what is named, with every spelling by source.", View;
    ToggleEvents = "Event list", "Show or hide the list of events.", View;
    ToggleInspector = "Inspector", "Show or hide the inspector.", View;
    UnfoldAll = "Unfold all equal rows", "Show rows in which all sources say the same in the same words.", View;
    FoldAll = "Fold all equal rows", "Hide rows in which all sources say the same in the same words.", View;
    PinRow = "Pin row to the top", "Keep the picked row in sight while the others scroll, or let it go.", View;
    NoBase = "Read against no base", "Mark words against what most sources share.", View;
    NextBase = "Next base", "Read the others against the next source.", View;
    ShowAllColumns = "Show all columns", "Bring hidden columns back, in the order of publication.", View;
    ClearFilters = "Show all findings", "Take all filters off.", View;
    ZoomIn = "Larger", "Make everything larger.", View;
    ZoomOut = "Smaller", "Make everything smaller.", View;
    ZoomReset = "Normal size", "Make everything its normal size.", View;
    FollowSystem = "Colours of the system", "Light or dark, as the system has it.", View;
    Light = "Light", "Dark text on a light ground.", View;
    Dark = "Dark", "Light text on a dark ground.", View;
    FullScreen = "Full screen", "Fill the whole screen, or go back to a window.", View;
    NextFinding = "Next finding", "Go to the next finding that the filters show.", Go;
    PreviousFinding = "Previous finding", "Go to the previous finding that the filters show.", Go;
    NextEvent = "Next event", "Go to the next event of the list.", Go;
    PreviousEvent = "Previous event", "Go to the previous event of the list.", Go;
    NextRow = "Next row", "Pick the row below.", Go;
    PreviousRow = "Previous row", "Pick the row above.", Go;
    NextPane = "Next pane", "Move the keyboard to the next pane.", Go;
    ColumnsLeft = "Columns to the left", "Scroll sideways by one column.", Go;
    ColumnsRight = "Columns to the right", "Scroll sideways by one column.", Go;
    JoinCells = "Join cells", "Put the rows of the selected cells together: they say the same.", Correct;
    SplitCells = "Split cells", "Take the selected cells out of their row: they say something else.", Correct;
    MoveCellsUp = "Move cells up", "Move the selected cells to the row above.", Correct;
    MoveCellsDown = "Move cells down", "Move the selected cells to the row below.", Correct;
    NeverPair = "Never pair these", "Keep the selected cells out of one row from now on.", Correct;
    SelectLeft = "Select the cell to the left", "Select the passage one column to the left.", Correct;
    SelectRight = "Select the cell to the right", "Select the passage one column to the right.", Correct;
    ExtendUp = "Select upwards", "Select the cells of the row above too.", Correct;
    ExtendDown = "Select downwards", "Select the cells of the row below too.", Correct;
    ExtendLeft = "Select leftwards", "Select the cells of the column to the left too.", Correct;
    ExtendRight = "Select rightwards", "Select the cells of the column to the right too.", Correct;
    SelectNothing = "Select nothing", "Forget which cells are selected.", Correct;
    RenameSource = "Rename source…", "Say who published the article of the picked column.", Correct;
    SetDate = "Set publication date…", "Say when the article of the picked column was published.", Correct;
    MoveArticle = "Move article to another event…", "Move the article of the picked column to another event.", Correct;
    MergeEvents = "Merge with another event…", "Make one event of the picked one and another one.", Correct;
    SplitEvent = "Split off articles…", "Make some articles of the picked event an event of their own.", Correct;
    ListCorrections = "Corrections by hand…", "List what was set right by hand, and take it back.", Correct;
    TreatSame = "Treat as the same from now on", "Take the values of the picked finding for the same, in every event.", Finding;
    Confirm = "Confirm", "The difference stands; the report says that you confirmed it.", Finding;
    Dismiss = "Dismiss…", "The difference does not stand; a reason may be given.", Finding;
    MarkNew = "Mark as new", "Take confirmation or dismissal back.", Finding;
    EditNote = "Note…", "Write a note to the picked finding.", Finding;
    Palette = "All commands…", "Find a command by its name.", Help;
    Help = "Help and keys", "How to read the window, and the list of keys.", Help;
    Problems = "Files set aside…", "Files that gave no article, with the reasons.", Help;
    About = "About Variorum", "Version, licences, credits.", Help;
}

impl Plain {
    /// Returns the keys that the program gives it, the one shown in menus first; Ctrl is Cmd on macOS.
    ///
    /// The user may have put others in their place: [`super::keys::Keys`] knows.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        const CTRL: Modifiers = Modifiers::COMMAND;
        const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let keys: &[(Modifiers, Key)] = match self {
            Plain::OpenFolder => &[(CTRL, Key::O)],
            Plain::GoToFolder => &[(CTRL, Key::L)],
            Plain::PasteArticle => &[(CTRL_SHIFT, Key::N)],
            Plain::Reload => &[(Modifiers::NONE, Key::F5)],
            Plain::SaveReport => &[(CTRL, Key::E)],
            Plain::CloseComparison => &[(CTRL, Key::W)],
            Plain::Quit => &[(CTRL, Key::Q)],
            Plain::Undo => &[(CTRL, Key::Z)],
            Plain::Redo => &[(CTRL_SHIFT, Key::Z), (CTRL, Key::Y)],
            Plain::CopyQuotation => &[(CTRL_SHIFT, Key::C)],
            Plain::Find => &[(CTRL, Key::F)],
            Plain::FindNext => &[(Modifiers::NONE, Key::F3)],
            Plain::FindPrevious => &[(Modifiers::SHIFT, Key::F3)],
            Plain::Settings => &[(CTRL, Key::Comma)],
            Plain::NextBase => &[(CTRL, Key::B)],
            Plain::JoinCells => &[(CTRL, Key::J)],
            Plain::SplitCells => &[(CTRL_SHIFT, Key::J)],
            Plain::MoveCellsUp => &[(CTRL_SHIFT, Key::ArrowUp)],
            Plain::MoveCellsDown => &[(CTRL_SHIFT, Key::ArrowDown)],
            Plain::SelectLeft => &[(Modifiers::SHIFT, Key::ArrowLeft)],
            Plain::SelectRight => &[(Modifiers::SHIFT, Key::ArrowRight)],
            Plain::ExtendUp => &[(Modifiers::SHIFT, Key::ArrowUp)],
            Plain::ExtendDown => &[(Modifiers::SHIFT, Key::ArrowDown)],
            Plain::ExtendLeft => &[(CTRL_SHIFT, Key::ArrowLeft)],
            Plain::ExtendRight => &[(CTRL_SHIFT, Key::ArrowRight)],
            Plain::RenameSource => &[(Modifiers::NONE, Key::F2)],
            Plain::ZoomIn => &[(CTRL, Key::Plus), (CTRL, Key::Equals)],
            Plain::ZoomOut => &[(CTRL, Key::Minus)],
            Plain::ZoomReset => &[(CTRL, Key::Num0)],
            Plain::FullScreen => &[(Modifiers::NONE, Key::F11)],
            Plain::NextFinding => &[(Modifiers::NONE, Key::F8), (Modifiers::ALT, Key::ArrowDown)],
            Plain::PreviousFinding => &[(Modifiers::SHIFT, Key::F8), (Modifiers::ALT, Key::ArrowUp)],
            Plain::NextEvent => &[(CTRL, Key::PageDown)],
            Plain::PreviousEvent => &[(CTRL, Key::PageUp)],
            Plain::NextPane => &[(Modifiers::NONE, Key::F6)],
            Plain::ColumnsLeft => &[(Modifiers::ALT, Key::ArrowLeft)],
            Plain::ColumnsRight => &[(Modifiers::ALT, Key::ArrowRight)],
            Plain::Confirm => &[(CTRL, Key::Enter)],
            Plain::Dismiss => &[(CTRL, Key::Delete)],
            Plain::EditNote => &[(CTRL, Key::M)],
            Plain::Palette => &[(CTRL, Key::K)],
            Plain::Help => &[(Modifiers::NONE, Key::F1)],
            _ => &[],
        };
        keys.iter().map(|&(modifiers, key)| KeyboardShortcut::new(modifiers, key)).collect()
    }
}

/// A wish about a thing that is named by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbered {
    /// Hide or show the n-th column, counted from 0.
    Column(usize),
    /// Hide or show a kind of finding.
    Kind(Kind),
}

impl Numbered {
    /// Returns all of them, the columns first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..DIGITS.len()).map(Numbered::Column).chain(super::words::KINDS.into_iter().map(Numbered::Kind))
    }

    /// Returns the key that the program gives it: columns have Ctrl and a digit, kinds Alt and a digit.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, n) = match self {
            Numbered::Column(n) => (Modifiers::COMMAND, n),
            Numbered::Kind(kind) => (Modifiers::ALT, super::words::KINDS.iter().position(|&other| other == kind)?),
        };
        DIGITS.get(n).map(|&digit| KeyboardShortcut::new(modifiers, digit))
    }
}

const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
