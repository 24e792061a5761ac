//! Grants the wishes to set something right by hand: each becomes a correction, which can be undone.

use std::collections::{BTreeMap, BTreeSet};

use super::super::command::Plain;
use super::super::hand::{Ask, Wish};
use super::super::state::{Change, Dialog, Effect, State, Tab, What};
use super::{go, show_dialog};
use crate::article::Article;
use crate::calendar::{Moment, date_line};
use crate::comparison::{ArticleKey, Correction, Corrections, LineKey, SentenceKey};
use crate::discrepancy::{Relation, Ruling};

/// An event is named by so many of its articles at most.
const ANCHORS: usize = 12;

/// Grants a wish.
pub(super) fn apply(state: &mut State, wish: Wish) {
    match wish {
        Wish::Select(row, witness) => select(state, &BTreeSet::from([(row, witness)]), (row, witness), true),
        Wish::Toggle(row, witness) => {
            let mut cells = state.hand.cells.clone();
            if !cells.remove(&(row, witness)) {
                cells.insert((row, witness));
            }
            select(state, &cells, (row, witness), state.hand.anchor.is_none());
        }
        Wish::Extend(row, witness) => extend(state, row, witness),
        Wish::Step(rows, columns, keep) => step(state, rows, columns, keep),
        Wish::Clear => clear(state),
        Wish::Ask(ask, about) => ask_for(state, ask, about),
        Wish::Rename(witness, name) => rename(state, witness, name.trim()),
        Wish::Date(witness, typed) => date(state, witness, typed.trim()),
        Wish::PutBack(witness, line) => put_back(state, witness, line),
        Wish::MoveTo(witnesses, to) => move_to(state, &witnesses, to),
        Wish::TakeIn(index) => take_in(state, index),
        Wish::Merge(other) => merge(state, other),
        Wish::Mark(witness) => {
            if !state.hand.marked.remove(&witness) {
                state.hand.marked.insert(witness);
            }
        }
        Wish::MarkName(name) => {
            if !state.hand.names.remove(&name) {
                state.hand.names.insert(name);
            }
        }
        Wish::Rule(ruling) => {
            let words = if ruling.same { "Treat as the same" } else { "Treat as different" };
            state.hand.names.clear();
            make(state, words, vec![Correction::Values(ruling)]);
        }
        Wish::TakeBack(at) => {
            let mut after = state.decisions.corrections.clone();
            if at < after.made.len() {
                after.made.remove(at);
                change(state, "Take back a correction", after);
            }
        }
    }
}

/// Grants a plain wish of the menu "Correct".
pub(super) fn apply_plain(state: &mut State, plain: Plain) {
    match plain {
        Plain::JoinCells => join(state),
        Plain::SplitCells => split(state),
        Plain::MoveCellsUp => shift(state, -1),
        Plain::MoveCellsDown => shift(state, 1),
        Plain::NeverPair => never_pair(state),
        Plain::SelectLeft => step(state, 0, -1, false),
        Plain::SelectRight => step(state, 0, 1, false),
        Plain::ExtendUp => step(state, -1, 0, true),
        Plain::ExtendDown => step(state, 1, 0, true),
        Plain::ExtendLeft => step(state, 0, -1, true),
        Plain::ExtendRight => step(state, 0, 1, true),
        Plain::SelectNothing => clear(state),
        Plain::RenameSource => ask_for(state, Ask::Source, None),
        Plain::SetDate => ask_for(state, Ask::Date, None),
        Plain::MoveArticle => ask_for(state, Ask::Move, None),
        Plain::MergeEvents => ask_for(state, Ask::Merge, None),
        Plain::SplitEvent => ask_for(state, Ask::Split, None),
        Plain::TreatSame => treat_same(state),
        Plain::ListCorrections => ask_for(state, Ask::List, None),
        _ => {}
    }
}

/// Tells whether a wish of the menu "Correct" can be granted now; `None` for wishes of other menus.
pub(super) fn possible(state: &State, plain: Plain) -> Option<bool> {
    let cells = || selected(state);
    Some(match plain {
        Plain::JoinCells => cells().len() > 1,
        Plain::SplitCells => cells().iter().any(|(&row, here)| here.len() < filled(state, row).len()),
        Plain::MoveCellsUp => matches!(cells().keys().collect::<Vec<_>>()[..], [&row] if row > 0),
        Plain::MoveCellsDown => {
            let rows = state.picked_event().map_or(0, |event| event.alignment.rows.len());
            matches!(cells().keys().collect::<Vec<_>>()[..], [&row] if row + 1 < rows)
        }
        Plain::NeverPair => cells().values().flatten().collect::<BTreeSet<_>>().len() > 1,
        Plain::SelectNothing => !state.hand.cells.is_empty(),
        Plain::SelectLeft
        | Plain::SelectRight
        | Plain::ExtendUp
        | Plain::ExtendDown
        | Plain::ExtendLeft
        | Plain::ExtendRight
        | Plain::RenameSource
        | Plain::SetDate
        | Plain::MoveArticle => state.desk.is_some(),
        Plain::MergeEvents => state.desk.is_some() && state.lines.len() > 1,
        Plain::SplitEvent => state.picked_event().is_some_and(|event| event.event.members.len() > 1),
        Plain::TreatSame => !sames(state).is_empty(),
        Plain::ListCorrections => true,
        _ => return None,
    })
}

/// Returns the witness of the event that a wish without a name is about: of the selected cell, else the base, else the first column.
pub(super) fn subject(state: &State) -> usize {
    let columns = state.columns();
    let of = state.picked_event().map_or(0, |event| event.event.members.len());
    let first = || columns.visible(of).first().copied();
    state.hand.at.map(|(_, witness)| witness).or(columns.base).or_else(first).unwrap_or(0)
}

// ---- Selecting ----

fn select(state: &mut State, cells: &BTreeSet<(usize, usize)>, at: (usize, usize), anchors: bool) {
    let filled = |&(row, witness): &(usize, usize)| filled(state, row).contains(&witness);
    let cells = cells.iter().copied().filter(filled).collect();
    state.hand.cells = cells;
    state.hand.at = Some(at);
    if anchors {
        state.hand.anchor = Some(at);
    }
    state.row = Some(at.0);
}

fn clear(state: &mut State) {
    state.hand.cells.clear();
    state.hand.anchor = None;
    state.hand.at = None;
}

fn extend(state: &mut State, row: usize, witness: usize) {
    let anchor = state.hand.anchor.unwrap_or((row, witness));
    let columns = visible(state);
    let column = |w: usize| columns.iter().position(|&other| other == w).unwrap_or(0);
    let (from, to) = (column(anchor.1).min(column(witness)), column(anchor.1).max(column(witness)));
    let (top, bottom) = (anchor.0.min(row), anchor.0.max(row));
    let across: Vec<usize> = columns.iter().copied().skip(from).take(to - from + 1).collect();
    let cells = (top..=bottom).flat_map(|row| across.iter().map(move |&witness| (row, witness))).collect();
    let none = state.hand.anchor.is_none();
    select(state, &cells, (row, witness), none);
}

fn step(state: &mut State, rows: isize, columns: isize, keep: bool) {
    state.tab = Tab::Rows;
    let across = visible(state);
    let of = state.picked_event().map_or(0, |event| event.alignment.rows.len());
    if across.is_empty() || of == 0 {
        return;
    }
    let (row, witness) = match state.hand.at {
        Some((row, witness)) => {
            let column = across.iter().position(|&other| other == witness).unwrap_or(0);
            let column = column.saturating_add_signed(columns).min(across.len() - 1);
            (row.saturating_add_signed(rows).min(of - 1), across.get(column).copied().unwrap_or(witness))
        }
        None => (state.row.unwrap_or(0).min(of - 1), across.first().copied().unwrap_or(0)),
    };
    if keep && state.hand.anchor.is_some() {
        extend(state, row, witness);
    } else {
        select(state, &BTreeSet::from([(row, witness)]), (row, witness), true);
    }
    go::row(state, row);
}

fn visible(state: &State) -> Vec<usize> {
    let of = state.picked_event().map_or(0, |event| event.event.members.len());
    state.columns().visible(of)
}

/// Returns the witnesses that have a passage in a row of the event.
fn filled(state: &State, row: usize) -> Vec<usize> {
    let row = state.picked_event().and_then(|event| event.alignment.rows.get(row));
    let cells = row.map(|row| row.cells.as_slice()).unwrap_or_default().iter().enumerate();
    cells.filter(|(_, cell)| !cell.is_empty()).map(|(witness, _)| witness).collect()
}

/// Returns the selected cells that hold a passage, by row.
fn selected(state: &State) -> BTreeMap<usize, Vec<usize>> {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(row, witness) in &state.hand.cells {
        if filled(state, row).contains(&witness) {
            rows.entry(row).or_default().push(witness);
        }
    }
    rows
}

// ---- Rows ----

/// Names the sentences of some cells of a row.
fn sentences(state: &State, row: usize, witnesses: &[usize]) -> Vec<SentenceKey> {
    let (Some(event), Some(comparison)) = (state.picked_event(), &state.comparison) else { return Vec::new() };
    let Some(cells) = event.alignment.rows.get(row).map(|row| &row.cells) else { return Vec::new() };
    let named = witnesses.iter().filter_map(|&witness| {
        let article = comparison.article_of(event, witness)?;
        Some(cells.get(witness)?.iter().filter_map(|&sentence| SentenceKey::of(article, sentence)))
    });
    named.flatten().collect()
}

fn rest(state: &State, row: usize, without: &[usize]) -> Vec<SentenceKey> {
    let others: Vec<usize> = filled(state, row).into_iter().filter(|witness| !without.contains(witness)).collect();
    sentences(state, row, &others)
}

fn join(state: &mut State) {
    let cells = selected(state);
    if cells.len() < 2 {
        state.notify(
            "Select cells of two or more rows first: click one, then Ctrl+click or Shift+click another.",
            false,
        );
        return;
    }
    let all = cells.iter().flat_map(|(&row, here)| sentences(state, row, here)).collect();
    make(state, "Join cells", vec![Correction::Join { sentences: all }]);
}

fn split(state: &mut State) {
    let corrections: Vec<Correction> = selected(state)
        .into_iter()
        .map(|(row, here)| Correction::Split { sentences: sentences(state, row, &here), from: rest(state, row, &here) })
        .filter(|correction| !matches!(correction, Correction::Split { from, .. } if from.is_empty()))
        .collect();
    if corrections.is_empty() {
        state.notify("Select some, but not all, cells of a row first.", false);
        return;
    }
    make(state, "Split cells", corrections);
}

fn shift(state: &mut State, by: isize) {
    let cells = selected(state);
    let mut rows = cells.iter();
    let (Some((&row, here)), None) = (rows.next(), rows.next()) else {
        state.notify("Select cells of one row first.", false);
        return;
    };
    let Some(target) = row.checked_add_signed(by) else { return };
    let to = sentences(state, target, &filled(state, target));
    if to.is_empty() {
        return;
    }
    let correction = Correction::Shift { sentences: sentences(state, row, here), from: rest(state, row, here), to };
    make(state, if by < 0 { "Move cells up" } else { "Move cells down" }, vec![correction]);
}

fn never_pair(state: &mut State) {
    let cells = selected(state);
    if cells.values().flatten().collect::<BTreeSet<_>>().len() < 2 {
        state.notify("Select cells of two or more sources first.", false);
        return;
    }
    let all = cells.iter().flat_map(|(&row, here)| sentences(state, row, here)).collect();
    make(state, "Never pair cells", vec![Correction::NeverPair { sentences: all }]);
}

// ---- Articles and events ----

fn ask_for(state: &mut State, ask: Ask, about: Option<usize>) {
    if ask != Ask::List && state.picked_event().is_none() {
        state.notify("Pick an event first.", false);
        return;
    }
    let about = about.unwrap_or_else(|| subject(state));
    show_dialog(state, Dialog::Hand(ask));
    state.hand.about = Some(about);
    state.hand.marked.clear();
    let article = article(state, about);
    state.typed.text = match ask {
        Ask::Source => article.and_then(|article| article.source.clone()).unwrap_or_default(),
        Ask::Date => article.and_then(|a| a.published.as_ref()).map(|p| p.when.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
}

fn article(state: &State, witness: usize) -> Option<&Article> {
    state.comparison.as_ref()?.article_of(state.picked_event()?, witness)
}

fn key(state: &State, witness: usize) -> Option<ArticleKey> {
    article(state, witness).map(ArticleKey::of)
}

fn rename(state: &mut State, witness: usize, name: &str) {
    state.dialog = None;
    let Some(article) = key(state, witness) else { return };
    if name.is_empty() {
        take_back(
            state,
            "Take back the source's name",
            |correction| matches!(correction, Correction::Source { article: other, .. } if *other == article),
        );
    } else {
        make(state, "Rename source", vec![Correction::Source { article, name: name.to_owned() }]);
    }
}

fn date(state: &mut State, witness: usize, typed: &str) {
    let Some(article) = key(state, witness) else { return };
    if typed.is_empty() {
        state.dialog = None;
        take_back(
            state,
            "Take back the publication date",
            |correction| matches!(correction, Correction::Published { article: other, .. } if *other == article),
        );
        return;
    }
    match Moment::parse(typed).or_else(|| date_line(typed).map(|(when, _)| when)) {
        Some(when) => {
            state.dialog = None;
            make(state, "Set publication date", vec![Correction::Published { article, when }]);
        }
        None => state.notify(format!("“{typed}” is no day: write it as 2024-11-22 or 2024-11-22T14:42."), true),
    }
}

fn put_back(state: &mut State, witness: usize, line: usize) {
    let Some(line) = article(state, witness).and_then(|article| article.furniture.get(line)).map(LineKey::of) else {
        return;
    };
    let Some(article) = key(state, witness) else { return };
    make(state, "Put a line back", vec![Correction::PutBack { article, line }]);
}

/// Names an event by some of its articles.
fn anchors(state: &State, event: usize, without: &[ArticleKey]) -> Vec<ArticleKey> {
    let Some(comparison) = &state.comparison else { return Vec::new() };
    let Some(event) = comparison.events.get(event) else { return Vec::new() };
    let keys = comparison.witnesses_of(event).into_iter().map(|witness| ArticleKey::of(&witness.article));
    keys.filter(|key| !without.contains(key)).take(ANCHORS).collect()
}

fn move_to(state: &mut State, witnesses: &[usize], to: Option<usize>) {
    state.dialog = None;
    let articles: Vec<ArticleKey> = witnesses.iter().filter_map(|&witness| key(state, witness)).collect();
    if articles.is_empty() {
        return;
    }
    let all = state.picked_event().map_or(0, |event| event.event.members.len());
    if to.is_none() && articles.len() >= all {
        state.notify("At least one article stays in the event.", false);
        return;
    }
    let to = to.map(|to| anchors(state, to, &articles)).unwrap_or_default();
    let words = if to.is_empty() { "Split off articles" } else { "Move article" };
    make(state, words, vec![Correction::Move { articles, to }]);
}

fn take_in(state: &mut State, index: usize) {
    let Some(witness) = state.comparison.as_ref().and_then(|comparison| comparison.witnesses.get(index)) else {
        return;
    };
    let articles = vec![ArticleKey::of(&witness.article)];
    let Some(event) = state.event else { return };
    let to = anchors(state, event, &articles);
    make(state, "Add to event", vec![Correction::Move { articles, to }]);
}

fn merge(state: &mut State, other: usize) {
    state.dialog = None;
    let Some(event) = state.event.filter(|&event| event != other) else { return };
    let (one, other) = (anchors(state, event, &[]), anchors(state, other, &[]));
    if !other.is_empty() {
        make(state, "Merge events", vec![Correction::Merge { one, other }]);
    }
}

// ---- Values ----

/// Returns what makes the readings of the picked finding the same.
fn sames(state: &State) -> Vec<Ruling> {
    let Some(finding) = state.picked_finding().filter(|finding| finding.relation != Relation::Omission) else {
        return Vec::new();
    };
    let mut values: Vec<&str> = Vec::new();
    for reading in &finding.readings {
        if !reading.value.is_empty() && !values.contains(&reading.value.as_str()) {
            values.push(&reading.value);
        }
    }
    let pairs = values.windows(2).filter_map(|pair| match pair {
        [one, other] => {
            Some(Ruling { kind: finding.kind, one: (*one).to_owned(), other: (*other).to_owned(), same: true })
        }
        _ => None,
    });
    pairs.collect()
}

fn treat_same(state: &mut State) {
    let rulings = sames(state);
    if rulings.is_empty() {
        state.notify("Pick a finding whose readings differ in value first.", false);
        return;
    }
    make(state, "Treat as the same", rulings.into_iter().map(Correction::Values).collect());
}

// ---- Making ----

fn make(state: &mut State, words: &str, corrections: Vec<Correction>) {
    let mut after = state.decisions.corrections.clone();
    for correction in corrections {
        state.hand.focus = focus(&correction).or(state.hand.focus.take());
        after.add(correction);
    }
    change(state, words, after);
}

fn take_back(state: &mut State, words: &str, which: impl Fn(&Correction) -> bool) {
    let mut after = state.decisions.corrections.clone();
    after.made.retain(|correction| !which(correction));
    change(state, words, after);
}

/// Returns the sentence that is to be in sight once a correction is applied.
fn focus(correction: &Correction) -> Option<SentenceKey> {
    match correction {
        Correction::Join { sentences }
        | Correction::Split { sentences, .. }
        | Correction::Shift { sentences, .. }
        | Correction::NeverPair { sentences } => sentences.first().cloned(),
        _ => None,
    }
}

fn change(state: &mut State, words: &str, after: Corrections) {
    let before = state.decisions.corrections.clone();
    if before == after {
        return;
    }
    set(state, after.clone());
    state
        .history
        .done
        .push(Change { words: words.to_owned(), what: What::Corrections(Box::new(before), Box::new(after)) });
    state.history.undone.clear();
}

/// Puts corrections into force.
pub(super) fn set(state: &mut State, corrections: Corrections) {
    state.decisions.corrections = corrections;
    state.hand.pending = state.comparison.is_some();
    state.effects.push(Effect::KeepDecisions);
    state.effects.push(Effect::Correct);
}
