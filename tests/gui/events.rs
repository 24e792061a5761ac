//! The list of events and what is nearly of one, after corrections by hand.

use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use variorum::comparison::{ComparedEvent, Comparison};
use variorum::event::NearMatch;
use variorum::gui::command::Command;
use variorum::gui::state::Sort;
use variorum::gui::update::{Message, apply, receive};
use variorum::mention::Witness;

use crate::corrections::{Window, articles, click, enter, menu, opened};
use crate::fixture::{says, wait};

#[test]
fn the_list_of_events_keeps_its_order_after_corrections() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut window = opened(articles.path(), kept.path());
    apply(&mut window.state_mut().state, Command::SortEvents(Sort::Largest));
    window.run();
    let listed = |window: &Window| -> Vec<usize> {
        let state = &window.state().state;
        state.listed.iter().map(|&event| state.lines[event].articles).collect()
    };
    assert_eq!(listed(&window), [3, 2]);
    click(&mut window, "Column C, Courier");
    click(&mut window, "Move article to another event…");
    click(&mut window, "Glass museum opens in Felden (2 articles)");
    wait(&mut window, |app| !app.state.hand.pending);
    assert_eq!(listed(&window), [3, 2], "the largest is first, as it was asked for");
    let line = |words: &str| window.get_by_label_contains(words).rect().top();
    assert!(line("Glass museum opens in Felden, 3 articles") < line("Osterholm, 2 articles"));
    apply(&mut window.state_mut().state, Command::SearchEvents("alder".to_owned()));
    window.run();
    assert!(listed(&window).is_empty());
    click(&mut window, "Column A, Anchor");
    click(&mut window, "Rename source…");
    enter(&mut window, "Name of the source", "Alder Weekly");
    wait(&mut window, |app| !app.state.hand.pending);
    assert_eq!(listed(&window), [2], "the search knows the new name");
}

#[test]
fn an_article_that_is_nearly_of_the_event_is_added() {
    let (articles, kept) = (articles(), tempfile::tempdir().expect("a folder"));
    let mut window = opened(articles.path(), kept.path());
    let state = &mut window.state_mut().state;
    let picked = state.event.expect("an event");
    let mut comparison = Comparison::clone(state.comparison.as_ref().expect("a comparison"));
    let named = |source: &&Arc<Witness>| source.article.source.as_deref() == Some("Echo");
    let witness = comparison.witnesses.iter().position(|witness| named(&witness)).expect("the article");
    let mut event = ComparedEvent::clone(&comparison.events[picked]);
    event.event.near = vec![NearMatch { witness, score: 0.42 }];
    comparison.events[picked] = Arc::new(event);
    receive(state, Message::Done(Arc::new(comparison)));
    window.run();
    click(&mut window, "Sources");
    assert!(says(&window, "Glass museum opens in Felden (42 % alike)"));
    window.get_by_label("Add Glass museum opens in Felden to this event").scroll_to_me();
    window.run();
    click(&mut window, "Add Glass museum opens in Felden to this event");
    wait(&mut window, |app| !app.state.hand.pending);
    let members = |window: &Window| window.state().state.picked_event().map(|event| event.event.members.len());
    assert_eq!(members(&window), Some(4));
    assert!(!says(&window, "Add Glass museum opens in Felden to this event"), "it is no near match any more");
    menu(&mut window, "Edit", "Undo: add to event");
    wait(&mut window, |app| !app.state.hand.pending);
    assert_eq!(members(&window), Some(3));
}
