//! The timeline: what stands on it, planned and done told apart, and looking closer.

use egui::{Modifiers, MouseWheelUnit, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use variorum::gui::app::App;
use variorum::gui::command::Command;
use variorum::gui::state::Tab;
use variorum::gui::update::apply;

use crate::fixture::{Answers, compared, desk, says, show, window};

type Window = Harness<'static, App>;

pub(crate) const ARTICLES: [(&str, &str); 2] = [
    (
        "anchor.md",
        "---\ntitle: Bridge closed at Osterholm\nsource: Anchor\ndate: 2031-05-06\n---\n\nThe council of Osterholm closed the old bridge on 5 May 2031. Twelve people were hurt there on Sunday. Builders plan to repair the bridge on 12 May 2031.\n",
    ),
    (
        "beacon.md",
        "---\ntitle: Old bridge shut in Osterholm\nsource: Beacon\ndate: 2031-05-07\n---\n\nThe old bridge of Osterholm was closed by the council on 5 May 2031. Nine people were hurt there on Saturday. Builders plan to repair the bridge on 19 May 2031.\n",
    ),
];

/// The closing and the repair, as the first source dates them.
const CLOSED: &str = "A, Anchor: 5 May 2031 is 2031-05-05, occurred";
const REPAIR: &str = "A, Anchor: 12 May 2031 is 2031-05-12, planned";

fn timeline() -> Window {
    let mut window = window([1280.0, 800.0], Answers::default(), None);
    show(&mut window, compared(&ARTICLES));
    click(&mut window, "Timeline");
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Returns where a date is drawn.
fn place(window: &Window, label: &str) -> Rect {
    window.get_by_label(label).rect()
}

#[test]
fn each_source_has_its_dates_with_what_is_planned_and_its_publication() {
    let window = timeline();
    for label in [
        CLOSED,
        REPAIR,
        "B, Beacon: 5 May 2031 is 2031-05-05, occurred",
        "B, Beacon: 19 May 2031 is 2031-05-19, planned",
        "A, Anchor: Sunday is 2031-05-04, occurred",
        "B, Beacon: Saturday is 2031-05-03, occurred",
        "A, Anchor: published 2031-05-06",
        "B, Beacon: published 2031-05-07",
    ] {
        assert!(window.query_by_label(label).is_some(), "{label}");
    }
    assert!(says(&window, "planned or expected"), "the marks are explained");
    // One axis for all: the same day stands below itself, an earlier one before a later one.
    let at = |label: &str| place(&window, label).left();
    assert!((at(CLOSED) - at("B, Beacon: 5 May 2031 is 2031-05-05, occurred")).abs() < 1.0);
    assert!(at("B, Beacon: Saturday is 2031-05-03, occurred") < at(CLOSED) && at(CLOSED) < at(REPAIR));
    assert!(place(&window, "A, Anchor: published 2031-05-06").center().x > at(CLOSED));
}

#[test]
fn buttons_zoom_and_pan_and_lead_back() {
    let mut window = timeline();
    let (closed, repair) = (place(&window, CLOSED), place(&window, REPAIR));
    let apart = repair.left() - closed.left();
    click(&mut window, "Zoom out");
    let closer = place(&window, REPAIR).left() - place(&window, CLOSED).left();
    assert!((closer * 2.0 - apart).abs() < 2.0, "half as far apart: {apart}, {closer}");
    click(&mut window, "Zoom in");
    assert!((place(&window, CLOSED).left() - closed.left()).abs() < 1.0, "back again");
    click(&mut window, "Earlier");
    assert!(place(&window, CLOSED).left() > closed.left() + 50.0, "earlier days come in from the left");
    click(&mut window, "Later");
    assert!((place(&window, CLOSED).left() - closed.left()).abs() < 1.0, "back again");
    for _ in 0..6 {
        click(&mut window, "Zoom in");
    }
    assert!(window.query_by_label(CLOSED).is_none() || window.query_by_label(REPAIR).is_none(), "out of sight");
    click(&mut window, "All around publication");
    assert_eq!((place(&window, CLOSED), place(&window, REPAIR)), (closed, repair));
}

#[test]
fn dragging_pans_and_the_wheel_zooms_around_the_pointer() {
    let mut window = timeline();
    let closed = place(&window, CLOSED);
    // The empty ground below all lanes.
    let from = pos2(closed.center().x, 760.0);
    window.drag_at(from);
    window.run();
    window.hover_at(from + vec2(90.0, 0.0));
    window.run();
    window.drop_at(from + vec2(90.0, 0.0));
    window.run();
    let moved = place(&window, CLOSED).left() - closed.left();
    assert!((moved - 90.0).abs() < 2.0, "it follows the pointer: {moved}");
    let before = place(&window, CLOSED);
    let apart = |window: &Window| place(window, REPAIR).left() - place(window, CLOSED).left();
    let was = apart(&window);
    window.hover_at(before.center());
    window.event_modifiers(wheel(-60.0), Modifiers::COMMAND);
    window.run();
    assert!(apart(&window) < was - 10.0, "the wheel with Ctrl zooms out");
    let after = place(&window, CLOSED);
    assert!((after.center().x - before.center().x).abs() < 4.0, "the day under the pointer stays");
}

fn wheel(y: f32) -> egui::Event {
    egui::Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, y),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::COMMAND,
    }
}

#[test]
fn a_click_on_a_date_shows_it_in_its_row() {
    let mut window = timeline();
    click(&mut window, "B, Beacon: 19 May 2031 is 2031-05-19, planned");
    let state = &window.state().state;
    assert_eq!(state.tab, Tab::Rows);
    let (witness, span) = state.spot.expect("a marked quotation");
    let article = state.comparison.as_ref().and_then(|found| found.article_of(state.picked_event()?, witness));
    assert_eq!(article.map(|article| span.of(&article.text)), Some("19 May 2031"));
    let row = state.row.expect("a picked row");
    assert!(says(&window, &format!("Row {} of", row + 1)), "the row is in sight");
}

#[test]
fn a_hidden_column_has_no_lane_and_an_event_without_dates_says_so() {
    let mut window = timeline();
    apply(&mut window.state_mut().state, Command::ToggleColumn(0));
    window.run();
    assert!(!says(&window, "A, Anchor: ") && says(&window, "B, Beacon: published"));
    let mut bare = desk();
    click(&mut bare, "Timeline");
    bare.get_by_label("No source gives a date that can be placed. The Rows tab shows the texts.");
}
