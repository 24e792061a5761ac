//! The only place where a click has a consequence: a command changes the state, and asks for effects.

mod clip;
mod decide;
mod go;
mod hand;
mod inputs;
mod keys;
mod listing;
mod receive;
mod settle;

use listing::refresh;
pub use receive::{Message, receive};

use std::sync::Arc;

use super::command::{Command, Plain};
use super::desk::Desk;
use super::hand::Hand;
use super::state::{
    Change, Columns, Dialog, Effect, FactsSort, Filters, Looks, Notice, Preview, State, Tab, Typed, What,
};
use crate::comparison::State as FindingState;
use crate::report::{Format, words};

/// The sizes that zoom steps through.
const ZOOM: [f32; 11] = [0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5];

/// Grants a wish.
pub fn apply(state: &mut State, command: Command) {
    // The rows tell their width of their own accord; all else is the user's wish.
    state.chosen |= !matches!(command, Command::Fit(_));
    match command {
        Command::Plain(plain) => apply_plain(state, plain),
        Command::Open(paths) => inputs::open(state, paths),
        Command::Add(paths) => inputs::add(state, paths),
        Command::AddPasted(pasted) => inputs::paste(state, pasted),
        Command::GoTo(path) => inputs::go_to(state, &path),
        Command::Forget(path) => {
            state.kept.recent.retain(|other| *other != path);
            state.effects.push(Effect::KeepSettings);
        }
        Command::PickEvent(event) => pick_event(state, event),
        Command::SortEvents(sort) => state.sort = sort,
        Command::SearchEvents(query) => state.event_query = query,
        Command::OnlySeveral(several) => state.several = several,
        Command::ShowTab(tab) => state.tab = tab,
        Command::PickFinding(finding) => go::finding(state, finding),
        Command::PickRow(row) => state.row = Some(row),
        Command::ShowRow(row) => {
            state.tab = Tab::Rows;
            go::row(state, row);
        }
        Command::ShowPlace(witness, span) => go::place(state, witness, span),
        Command::PinRow(row) => state.pinned = if state.pinned == Some(row) { None } else { Some(row) },
        Command::OpenPage(row, witness, page) => {
            state.pages.insert((row, witness), page);
        }
        Command::Fit(fitting) => state.fitting = fitting,
        Command::ViewFacts(view) => state.facts = view,
        Command::ToggleFold(first) => {
            if !state.unfolded.remove(&first) {
                state.unfolded.insert(first);
            }
        }
        Command::SetBase(base) => change_columns(state, "Change base", |columns| columns.base = base),
        Command::ToggleColumn(witness) => {
            let visible = state.columns().visible(sources(state)).len();
            let words = if state.columns().hidden.contains(&witness) { "Show column" } else { "Hide column" };
            change_columns(state, words, |columns| {
                if !columns.hidden.remove(&witness) && visible > 1 {
                    columns.hidden.insert(witness);
                }
            });
        }
        Command::MoveColumn(witness, by) => {
            let of = sources(state);
            change_columns(state, "Move column", |columns| {
                let mut order = columns.all(of);
                if let Some(at) = order.iter().position(|&w| w == witness) {
                    let to = at.saturating_add_signed(by).min(of.saturating_sub(1));
                    order.remove(at);
                    order.insert(to, witness);
                }
                columns.order = order;
            });
        }
        Command::Sideways(by) => {
            let most = state.columns().visible(sources(state)).len().saturating_sub(state.fitting.max(1));
            if let Some(event) = state.event {
                let columns = state.columns.entry(event).or_default();
                columns.scrolled = columns.scrolled.saturating_add_signed(by).min(most);
            }
        }
        Command::FilterKind(kind) => toggle(&mut state.filters.kinds, kind),
        Command::FilterRelation(relation) => toggle(&mut state.filters.relations, relation),
        Command::FilterSeverity(severity) => toggle(&mut state.filters.severities, severity),
        Command::FilterSource(name) => toggle(&mut state.filters.sources, name),
        Command::FilterRows(rows) => {
            state.filters.rows = rows;
            state.unfolded.clear();
        }
        Command::FilterState(shown) => {
            if let Some(at) = super::words::STATES.iter().position(|&known| known == shown) {
                toggle(&mut state.filters.states, at);
            }
        }
        Command::Hand(wish) => hand::apply(state, wish),
        Command::Decide(decided, reason) => decide::decide(state, decided, &reason),
        Command::Note(note) => decide::note(state, &note),
        Command::Find(query) => {
            state.find = Some(query);
            state.hits = go::hits(state);
        }
        Command::SaveReport(format) => {
            state.dialog = None;
            state.effects.push(Effect::ChooseReport(format));
        }
        Command::CopyCell(row, witness) => clip::cell(state, row, witness),
        Command::CopyRow(row) => clip::row(state, row),
        Command::CopyReading(finding, reading) => clip::reading(state, finding, reading),
        Command::ShowDialog(dialog) => show_dialog(state, dialog),
        Command::CloseDialog => state.dialog = None,
        Command::Type(typed) => {
            let before = (state.report_options(), state.typed.format);
            state.typed = typed;
            if state.dialog == Some(Dialog::Save) && before != (state.report_options(), state.typed.format) {
                preview(state);
            }
        }
        Command::CloseFind => {
            state.find = None;
            state.hits.clear();
        }
        Command::CloseNotice(index) => {
            if index < state.notices.len() {
                state.notices.remove(index);
            }
        }
        Command::SaveTo(path, format) => {
            state.dialog = None;
            state.effects.push(Effect::SaveReport(path, format));
        }
        Command::Keep(kept) => {
            let watch = kept.watch != state.kept.watch;
            keep(state, |now| *now = *kept);
            state.run.grouping.gate_days = state.kept.gate_days;
            if watch {
                state.effects.push(Effect::Watch);
            }
        }
        Command::Pasted(text) => inputs::pasted(state, text),
        Command::AskKey(plain) => keys::ask(state, plain),
        Command::PressKey(pressed) => keys::press(state, pressed),
        Command::TakeKey => keys::take(state),
        Command::ClearKey(plain) => keys::clear(state, plain),
        Command::ResetKeys(plain) => keys::reset(state, plain),
    }
    refresh(state);
}

fn apply_plain(state: &mut State, plain: Plain) {
    match plain {
        Plain::OpenFolder => inputs::choose(state, Effect::ChooseFolder),
        Plain::AddFiles => inputs::choose(state, Effect::ChooseFiles),
        Plain::PasteArticle => {
            show_dialog(state, Dialog::Paste);
            state.effects.push(Effect::Paste);
        }
        Plain::GoToFolder => show_dialog(state, Dialog::GoTo),
        Plain::OpenSample => state.effects.push(Effect::OpenSample),
        Plain::Reload => {
            if !state.inputs.is_empty() {
                state.changed.clear();
                state.notices.retain(|notice| notice.offer != Some(Plain::Reload));
                state.effects.push(Effect::Compare);
            }
        }
        Plain::Cancel => {
            if state.work.is_running() {
                state.work = super::state::Work::Stopping;
                state.effects.push(Effect::Stop);
            }
        }
        Plain::SaveReport => match &state.comparison {
            Some(_) => {
                show_dialog(state, Dialog::Save);
                preview(state);
            }
            None => state.notify("There is nothing to save yet: open a folder of articles first.", false),
        },
        Plain::CloseComparison => {
            state.effects.push(Effect::Stop);
            inputs::close(state);
            state.effects.push(Effect::Watch);
        }
        Plain::Quit => state.effects.push(Effect::Quit),
        Plain::Undo => decide::undo(state),
        Plain::Redo => decide::redo(state),
        Plain::CopyQuotation => clip::finding(state),
        Plain::CopyRow => {
            if let Some(row) = state.row {
                clip::row(state, row);
            }
        }
        Plain::Find => {
            state.tab = Tab::Rows;
            state.find.get_or_insert_default();
        }
        Plain::FindNext => go::next_hit(state, true),
        Plain::FindPrevious => go::next_hit(state, false),
        Plain::Settings => show_dialog(state, Dialog::Settings),
        Plain::ShowRows => state.tab = Tab::Rows,
        Plain::ShowFacts => state.tab = Tab::Facts,
        Plain::ShowTimeline => state.tab = Tab::Timeline,
        Plain::ShowNames => state.tab = Tab::Names,
        Plain::ShowSources => state.tab = Tab::Sources,
        Plain::ToggleEvents => keep(state, |kept| kept.events = !kept.events),
        Plain::ToggleInspector => keep(state, |kept| kept.inspector = !kept.inspector),
        Plain::UnfoldAll => {
            state.unfolded.clear();
            keep(state, |kept| kept.fold = false);
        }
        Plain::FoldAll => {
            state.unfolded.clear();
            keep(state, |kept| kept.fold = true);
        }
        Plain::PinRow => {
            if let Some(row) = state.row.or(state.pinned) {
                apply(state, Command::PinRow(row));
            }
        }
        Plain::NoBase => change_columns(state, "Change base", |columns| columns.base = None),
        Plain::NextBase => {
            let of = sources(state);
            change_columns(state, "Change base", |columns| {
                columns.base = match columns.base {
                    None if of > 0 => Some(0),
                    Some(base) if base + 1 < of => Some(base + 1),
                    _ => None,
                };
            });
        }
        Plain::ShowAllColumns => change_columns(state, "Show all columns", |columns| {
            columns.hidden.clear();
            columns.order.clear();
        }),
        Plain::ClearFilters => state.filters = Filters::none(),
        Plain::ZoomIn => zoom(state, |now| ZOOM.iter().copied().find(|&size| size > now + 0.01)),
        Plain::ZoomOut => zoom(state, |now| ZOOM.iter().rev().copied().find(|&size| size < now - 0.01)),
        Plain::ZoomReset => zoom(state, |_| Some(1.0)),
        Plain::FollowSystem => keep(state, |kept| kept.looks = Looks::System),
        Plain::Light => keep(state, |kept| kept.looks = Looks::Light),
        Plain::Dark => keep(state, |kept| kept.looks = Looks::Dark),
        Plain::FullScreen => state.effects.push(Effect::FullScreen),
        Plain::NextFinding => go::next_finding(state, true),
        Plain::PreviousFinding => go::next_finding(state, false),
        Plain::NextEvent => go::next_event(state, true),
        Plain::PreviousEvent => go::next_event(state, false),
        Plain::NextRow => go::next_row(state, true),
        Plain::PreviousRow => go::next_row(state, false),
        Plain::NextPane => state.effects.push(Effect::NextPane),
        Plain::ColumnsLeft => apply(state, Command::Sideways(-1)),
        Plain::ColumnsRight => apply(state, Command::Sideways(1)),
        Plain::Confirm => decide::decide(state, FindingState::Confirmed, ""),
        Plain::Dismiss => {
            if state.finding.is_some() {
                show_dialog(state, Dialog::Dismiss);
            }
        }
        Plain::MarkNew => decide::decide(state, FindingState::New, ""),
        Plain::EditNote => {
            if let Some(finding) = state.finding {
                show_dialog(state, Dialog::Note);
                state.typed.text = state.decision(finding).note;
            }
        }
        Plain::JoinCells
        | Plain::SplitCells
        | Plain::MoveCellsUp
        | Plain::MoveCellsDown
        | Plain::NeverPair
        | Plain::SelectLeft
        | Plain::SelectRight
        | Plain::ExtendUp
        | Plain::ExtendDown
        | Plain::ExtendLeft
        | Plain::ExtendRight
        | Plain::SelectNothing
        | Plain::RenameSource
        | Plain::SetDate
        | Plain::MoveArticle
        | Plain::MergeEvents
        | Plain::SplitEvent
        | Plain::ListCorrections
        | Plain::TreatSame => hand::apply_plain(state, plain),
        Plain::Palette => show_dialog(state, Dialog::Palette),
        Plain::Help => show_dialog(state, Dialog::Help),
        Plain::Problems => show_dialog(state, Dialog::Problems),
        Plain::About => show_dialog(state, Dialog::About),
    }
}

/// Tells whether a wish can be granted now; menus and the palette grey out the others.
pub fn possible(state: &State, plain: Plain) -> bool {
    if let Some(possible) = hand::possible(state, plain) {
        return possible;
    }
    match plain {
        Plain::Reload | Plain::CloseComparison => !state.inputs.is_empty(),
        Plain::Cancel => matches!(state.work, super::state::Work::Running(_)),
        Plain::SaveReport | Plain::Problems | Plain::NextEvent | Plain::PreviousEvent => state.comparison.is_some(),
        Plain::Undo => !state.history.done.is_empty(),
        Plain::Redo => !state.history.undone.is_empty(),
        Plain::CopyQuotation => state.finding.or(state.row).is_some(),
        Plain::Confirm | Plain::Dismiss | Plain::MarkNew | Plain::EditNote => state.finding.is_some(),
        Plain::CopyRow => state.row.is_some(),
        Plain::PinRow => state.row.or(state.pinned).is_some(),
        Plain::Find
        | Plain::FindNext
        | Plain::FindPrevious
        | Plain::ShowRows
        | Plain::ShowFacts
        | Plain::ShowTimeline
        | Plain::ShowNames
        | Plain::ShowSources
        | Plain::UnfoldAll
        | Plain::FoldAll
        | Plain::NoBase
        | Plain::NextBase
        | Plain::ShowAllColumns
        | Plain::ClearFilters
        | Plain::NextFinding
        | Plain::PreviousFinding
        | Plain::NextRow
        | Plain::PreviousRow
        | Plain::ColumnsLeft
        | Plain::ColumnsRight => state.desk.is_some(),
        _ => true,
    }
}

/// Returns the words of a wish, with what it would undo.
pub fn words_now(state: &State, plain: Plain) -> String {
    let change = match plain {
        Plain::Undo => state.history.done.last(),
        Plain::Redo => state.history.undone.last(),
        _ => None,
    };
    match change {
        Some(Change { words, .. }) => format!("{}: {}", plain.words(), words.to_lowercase()),
        None => plain.words().to_owned(),
    }
}

pub(super) fn pick_event(state: &mut State, event: usize) {
    let Some(comparison) = state.comparison.clone() else { return };
    let Some(compared) = comparison.events.get(event) else { return };
    state.event = Some(event);
    state.desk = Some(Arc::new(Desk::new(&comparison, compared)));
    state.finding = None;
    state.row = None;
    state.reveal = None;
    state.pinned = None;
    state.spot = None;
    state.pages.clear();
    state.unfolded.clear();
    state.facts.sort = FactsSort::default();
    state.hand = Hand::default();
    settle::recall_columns(state);
    state.hits = go::hits(state);
}

fn show_dialog(state: &mut State, dialog: Dialog) {
    state.typed = Typed { format: Some(Format::Html), quotations: state.typed.quotations, ..Typed::default() };
    state.dialog = Some(dialog);
}

/// Asks for the text of the report that would be saved.
fn preview(state: &mut State) {
    state.preview = Preview::Writing;
    state.effects.push(Effect::Preview);
}

fn keep(state: &mut State, change: impl FnOnce(&mut super::state::Kept)) {
    change(&mut state.kept);
    state.effects.push(Effect::KeepSettings);
}

fn zoom(state: &mut State, step: impl FnOnce(f32) -> Option<f32>) {
    if let Some(size) = step(state.kept.zoom) {
        keep(state, |kept| kept.zoom = size);
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

fn sources(state: &State) -> usize {
    state.desk.as_ref().map_or(0, |desk| desk.sources.len())
}

fn change_columns(state: &mut State, words: &str, change: impl FnOnce(&mut Columns)) {
    let Some(event) = state.event else { return };
    let before = state.columns();
    let mut after = before.clone();
    change(&mut after);
    if before == after {
        return;
    }
    state.columns.insert(event, after.clone());
    settle::keep_columns(state);
    state.history.done.push(Change { words: words.to_owned(), what: What::Columns(event, before, after) });
    state.history.undone.clear();
}

/// Says what happened, for a message: "Confirmed. 3 of 12 findings are reviewed."
fn reviewed(state: &State) -> String {
    let Some(desk) = &state.desk else { return String::new() };
    let reviewed = desk.keys.iter().filter(|key| state.decisions.of(key).state != FindingState::New).count();
    format!("{reviewed} of {} reviewed in this event.", super::words::count(desk.keys.len(), "finding"))
}

/// Returns a decision as a word led by a capital.
fn decided(state: FindingState) -> String {
    let word = words::state(state);
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A message that is no problem.
pub(super) fn notice(words: impl Into<String>) -> Notice {
    Notice { words: words.into(), problem: false, offer: None }
}
