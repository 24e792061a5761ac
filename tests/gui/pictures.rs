//! Few small pictures. Where no renderer is found they are skipped, and say so; with `VARIORUM_PICTURES=required` they fail.

use std::io::Write as _;

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{FontData, FontFamily};
use egui_kittest::Harness;
use egui_kittest::SnapshotOptions;
use egui_kittest::kittest::Queryable;
use variorum::discrepancy::{Kind, Relation, Severity};
use variorum::gui::app::App;
use variorum::gui::command::{Command, Plain};
use variorum::gui::state::Tab;
use variorum::gui::update::apply;

use crate::facts::facts;
use crate::fixture::{Answers, compared, comparison, event, finding, reading, show, window};
use crate::timeline::ARTICLES;

fn picture(window: &mut Harness<'static, App>, name: &str) {
    let drawn = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| window.render().map(|_| ())));
    if !matches!(drawn, Ok(Ok(()))) {
        let required = std::env::var("VARIORUM_PICTURES").is_ok_and(|value| value == "required");
        assert!(!required, "no renderer was found for the picture {name}");
        let _ = writeln!(std::io::stderr(), "skipped: no renderer was found for the picture {name}");
        return;
    }
    // Other makers of drivers round other edges: a few pixels may differ.
    let options = SnapshotOptions::new().output_path("tests/gui/snapshots").max_failed_pixels(40);
    window.snapshot_options(name, &options);
}

fn rows(name: &str, size: [f32; 2], looks: Plain) {
    let mut window = window(size, Answers::default(), None);
    show(&mut window, comparison());
    apply(&mut window.state_mut().state, looks.into());
    apply(&mut window.state_mut().state, Command::PickFinding(1));
    window.state_mut().state.notices.clear();
    window.run_steps(2);
    window.run();
    picture(&mut window, name);
}

#[test]
fn rows_in_light() {
    rows("rows-light", [1040.0, 460.0], Plain::Light);
}

#[test]
fn rows_in_dark() {
    rows("rows-dark", [1040.0, 460.0], Plain::Dark);
}

#[test]
fn rows_when_wide() {
    rows("rows-wide", [1920.0, 1080.0], Plain::Light);
}

/// The system's fonts are not those of another machine: the letters come with the test.
#[test]
fn rows_that_run_from_right_to_left() {
    let texts = [
        vec!["מועצת העיר סגרה את הגשר הישן ביום שלישי.", "12 בני אדם נפצעו."],
        vec!["הגשר הישן נסגר ביום שלישי, אמרה עדה רות.", "14 בני אדם נפצעו, אמר John Smith."],
    ]
    .map(|sentences| sentences.into_iter().map(str::to_owned).collect());
    let mut window = window([900.0, 360.0], Answers::default(), None);
    let proportional = InsertFontFamily { family: FontFamily::Proportional, priority: FontPriority::Lowest };
    let font = FontData::from_static(include_bytes!("fonts/hebrew.ttf"));
    window.ctx.add_font(FontInsert::new("Hebrew", font, vec![proportional]));
    window.run_steps(2);
    show(
        &mut window,
        event(&texts, &[vec![vec![0]; 2], vec![vec![1]; 2]], |witnesses| {
            let readings = vec![reading(witnesses, 0, "12", "12", None), reading(witnesses, 1, "14", "14", None)];
            vec![finding(Kind::Number, Relation::Conflict, Severity::High, "כמה בני אדם נפצעו?", readings, 1)]
        }),
    );
    window.state_mut().state.notices.clear();
    window.run_steps(2);
    window.run();
    picture(&mut window, "rows-right-to-left");
}

#[test]
fn rows_when_narrow() {
    rows("rows-narrow", [800.0, 600.0], Plain::Light);
}

#[test]
fn fact_matrix() {
    let mut window = window([1000.0, 420.0], Answers::default(), None);
    show(&mut window, facts());
    apply(&mut window.state_mut().state, Command::ShowTab(Tab::Facts));
    window.run();
    window.get_by_label("Sort facts by question").click();
    window.run();
    picture(&mut window, "facts");
}

#[test]
fn timeline_of_two_sources() {
    let mut window = window([1000.0, 420.0], Answers::default(), None);
    show(&mut window, compared(&ARTICLES));
    apply(&mut window.state_mut().state, Command::ShowTab(Tab::Timeline));
    window.run();
    picture(&mut window, "timeline");
}

#[test]
fn start_screen_when_narrow() {
    let mut window = window([640.0, 520.0], Answers::default(), None);
    picture(&mut window, "start");
}
