//! Takes in a comparison after corrections, and keeps how the columns of events stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::state::{Change, Columns, Effect, State, What};
use super::receive::line;
use super::{go, pick_event};
use crate::comparison::{ArticleKey, Comparison, Fate, Layout};

/// Takes in what corrections made of the comparison; the picked event, finding and row stay picked where they still are.
pub(super) fn corrected(state: &mut State, comparison: &Arc<Comparison>) {
    state.hand.pending = false;
    let Some(before) = state.comparison.replace(Arc::clone(comparison)) else { return };
    state.lines = comparison.events.iter().map(|event| line(comparison, event)).collect();
    state.listed_by = None;
    // Events are named by their place in the list, so what names one goes along.
    let places: BTreeMap<&[usize], usize> =
        comparison.events.iter().enumerate().map(|(at, event)| (event.event.members.as_slice(), at)).collect();
    let place =
        |event: usize| before.events.get(event).and_then(|old| places.get(old.event.members.as_slice()).copied());
    let columns = std::mem::take(&mut state.columns);
    state.columns = columns.into_iter().filter_map(|(event, columns)| Some((place(event)?, columns))).collect();
    for list in [&mut state.history.done, &mut state.history.undone] {
        list.retain_mut(|Change { what, .. }| match what {
            What::Columns(event, ..) => match place(*event) {
                Some(at) => {
                    *event = at;
                    true
                }
                None => false,
            },
            _ => true,
        });
    }
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
    let Some(keys) = keys(state) else { return };
    let columns = state.columns();
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
    let (Some(event), Some(keys)) = (state.event, keys(state)) else { return };
    if state.columns.contains_key(&event) {
        return;
    }
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

fn keys(state: &State) -> Option<Vec<ArticleKey>> {
    let comparison = state.comparison.as_ref()?;
    let witnesses = comparison.witnesses_of(state.picked_event()?);
    Some(witnesses.into_iter().map(|witness| ArticleKey::of(&witness.article)).collect())
}
