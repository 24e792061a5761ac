//! Takes in a comparison after corrections, and keeps how the columns of events stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::state::{Change, Columns, Effect, State, What};
use super::receive::line;
use super::{go, pick_event};
use crate::comparison::{ArticleKey, ComparedEvent, Comparison, Fate, Layout};

/// Takes in what corrections made of the comparison; the picked event, finding and row stay picked where they still are.
pub(super) fn corrected(state: &mut State, comparison: &Arc<Comparison>) {
    state.hand.pending = false;
    let Some(before) = state.comparison.replace(Arc::clone(comparison)) else { return };
    state.lines = comparison.events.iter().map(|event| line(comparison, event)).collect();
    state.listed_by = None;
    reseat(state, &before, comparison);
    let Some(old) = state.event.take().and_then(|event| before.events.get(event)) else { return };
    let shared = |members: &[usize]| members.iter().filter(|member| old.event.members.contains(member)).count();
    let most = comparison.events.iter().enumerate().map(|(at, event)| (shared(&event.event.members), at));
    let Some((_, event)) = most.max_by_key(|&(shared, at)| (shared, std::cmp::Reverse(at))) else {
        state.desk = None;
        return;
    };
    if comparison.events.get(event).is_some_and(|new| Arc::ptr_eq(new, old)) {
        state.event = Some(event);
    } else {
        draw_again(state, event);
    }
    tell_lost(state, Some(&before));
}

/// Lets the columns of events, and what can be undone about them, follow their articles to where these stand now.
///
/// Events are named by their place in the list and columns by their place in the event; a name or a day of publication changes both.
/// What is about an event whose articles are others now is dropped.
fn reseat(state: &mut State, before: &Comparison, after: &Comparison) {
    let sorted = |members: &[usize]| {
        let mut members = members.to_vec();
        members.sort_unstable();
        members
    };
    let places: BTreeMap<Vec<usize>, usize> =
        after.events.iter().enumerate().map(|(at, event)| (sorted(&event.event.members), at)).collect();
    let seats = |event: usize| -> Option<(usize, Vec<usize>)> {
        let old = &before.events.get(event)?.event.members;
        let at = *places.get(&sorted(old))?;
        let new: BTreeMap<usize, usize> =
            after.events.get(at)?.event.members.iter().enumerate().map(|(seat, &member)| (member, seat)).collect();
        Some((at, old.iter().filter_map(|member| new.get(member).copied()).collect()))
    };
    let columns = std::mem::take(&mut state.columns);
    for (event, columns) in columns {
        let Some((at, seats)) = seats(event) else { continue };
        let columns = columns.reseated(&seats);
        // What was kept names the articles from left to right, and their order of publication may be another one now.
        if let Some(event) = after.events.get(at).filter(|_| !seats.is_sorted())
            && state.decisions.layouts.of(&keys(after, event)).is_some()
        {
            keep(state, after, event, &columns);
        }
        state.columns.insert(at, columns);
    }
    for list in [&mut state.history.done, &mut state.history.undone] {
        list.retain_mut(|Change { what, .. }| {
            let What::Columns(event, one, other) = what else { return true };
            let Some((at, seats)) = seats(*event) else { return false };
            (*event, *one, *other) = (at, one.reseated(&seats), other.reseated(&seats));
            true
        });
    }
}

/// Makes a changed event ready for drawing; the picked finding stays, and what was corrected comes into sight.
pub(super) fn draw_again(state: &mut State, event: usize) {
    let key = state.finding.and_then(|finding| state.desk.as_ref()?.keys.get(finding).cloned());
    let row = state.row;
    let focus = state.hand.focus.take();
    pick_event(state, event);
    let Some(desk) = state.desk.clone() else { return };
    let found = focus.and_then(|focus| {
        let (comparison, event) = (state.comparison.as_ref()?, state.picked_event()?);
        (0..event.event.members.len()).find_map(|witness| {
            let article = comparison.article_of(event, witness)?;
            let same = ArticleKey::of(article) == focus.article;
            same.then(|| focus.find(article)).flatten().and_then(|sentence| event.alignment.row_of(witness, sentence))
        })
    });
    state.finding = key.and_then(|key| desk.keys.iter().position(|other| *other == key));
    if let Some(row) = found.or(row).filter(|&row| row < desk.rows.len()) {
        go::row(state, row);
    }
}

/// Says that corrections do not fit any more, if there are more of them than before.
pub(super) fn tell_lost(state: &mut State, before: Option<&Comparison>) {
    let lost = |comparison: &Comparison| comparison.told.iter().filter(|told| told.fate == Fate::Lost).count();
    let now = state.comparison.as_deref().map_or(0, lost);
    if now > before.map_or(0, lost) {
        let words = crate::gui::count(now, "correction");
        state.notify(
            format!("{words} by hand found no place any more. Correct › Corrections by hand… lists them."),
            false,
        );
    }
}

/// Keeps how the columns of the picked event stand.
pub(super) fn keep_columns(state: &mut State) {
    let Some(comparison) = state.comparison.clone() else { return };
    let Some(event) = state.event.and_then(|event| comparison.events.get(event)) else { return };
    keep(state, &comparison, event, &state.columns());
}

fn keep(state: &mut State, comparison: &Comparison, event: &ComparedEvent, columns: &Columns) {
    let keys = keys(comparison, event);
    let key = |witness: &usize| keys.get(*witness).cloned();
    let layout = Layout {
        articles: columns.all(keys.len()).iter().filter_map(key).collect(),
        base: columns.base.as_ref().and_then(key),
        hidden: columns.hidden.iter().filter_map(key).collect(),
    };
    state.decisions.layouts.keep(layout);
    state.effects.push(Effect::KeepDecisions);
}

/// Arranges the columns of the picked event as they were kept.
pub(super) fn recall_columns(state: &mut State) {
    let (Some(event), Some(comparison)) = (state.event, state.comparison.as_ref()) else { return };
    if state.columns.contains_key(&event) {
        return;
    }
    let Some(keys) = comparison.events.get(event).map(|event| keys(comparison, event)) else { return };
    let Some(layout) = state.decisions.layouts.of(&keys) else { return };
    let place = |key: &ArticleKey| keys.iter().position(|other| other == key);
    let mut order: Vec<usize> = layout.articles.iter().filter_map(place).collect();
    order.extend((0..keys.len()).filter(|witness| !layout.articles.iter().any(|key| place(key) == Some(*witness))));
    let columns = Columns {
        base: layout.base.as_ref().and_then(place),
        order,
        hidden: layout.hidden.iter().filter_map(place).collect(),
        scrolled: 0,
    };
    state.columns.insert(event, columns);
}

fn keys(comparison: &Comparison, event: &ComparedEvent) -> Vec<ArticleKey> {
    comparison.witnesses_of(event).into_iter().map(|witness| ArticleKey::of(&witness.article)).collect()
}
