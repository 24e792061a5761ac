//! What is around the rows: settings, palette, help, About, the report before it is saved, panes, looks.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use variorum::gui::command::{Command, Plain};
use variorum::gui::state::{Dialog, Looks, Preview};
use variorum::gui::update::apply;

use crate::fixture::{Answers, comparison, desk, says, show, wait, window};

#[test]
fn settings_are_searched_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    one.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    one.run();
    assert!(one.get_by_label("Search settings and keys").is_focused());
    one.get_by_label("Search settings and keys").type_text("motion");
    one.run();
    assert!(one.query_by_label("Dark").is_none(), "other settings are gone");
    one.get_by_label("Reduce motion").click();
    one.run();
    assert!(one.ctx.style_of(egui::Theme::Light).animation_time > 0.0, "things may move now");
    let two = window([1280.0, 800.0], Answers::default(), Some(folder.path()));
    assert!(!two.state().state.kept.still, "kept from one start to the next");

    one.get_by_label("Search settings and keys").click();
    one.run();
    one.get_by_label("Search settings and keys").type_text(" nowhere");
    one.run();
    one.get_by_label("No setting has these words.");
}

#[test]
fn colours_follow_the_setting() {
    let mut window = desk();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run();
    for (words, looks, theme) in [("Dark", Looks::Dark, egui::Theme::Dark), ("Light", Looks::Light, egui::Theme::Light)]
    {
        window.get_by_role_and_label(egui::accesskit::Role::RadioButton, words).click();
        window.run();
        assert_eq!((window.state().state.kept.looks, window.ctx.theme()), (looks, theme));
    }
    window.get_by_label("As the system").click();
    window.run();
    assert_eq!(window.state().state.kept.looks, Looks::System);
}

#[test]
fn zoom_steps_and_returns() {
    let mut window = desk();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    window.run();
    assert!(window.ctx.zoom_factor() > 1.0);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 0.001);
}

#[test]
fn at_twice_the_size_every_dialog_keeps_its_way_out() {
    // 1280 × 800 points of the screen are 640 × 400 at twice the size.
    let mut window = window([640.0, 400.0], Answers::default(), None);
    show(&mut window, comparison());
    for (dialog, way_out) in [
        (Dialog::Help, "Close"),
        (Dialog::About, "Close"),
        (Dialog::Problems, "Close"),
        (Dialog::Settings, "Close"),
        (Dialog::Save, "Choose where…"),
        (Dialog::Paste, "Compare"),
        (Dialog::GoTo, "Compare"),
    ] {
        apply(&mut window.state_mut().state, Command::ShowDialog(dialog));
        window.run();
        let inside = window.query_all_by_label(way_out).any(|node| {
            let rect = node.rect();
            rect.top() >= 0.0 && rect.bottom() <= 400.0 && rect.left() >= 0.0 && rect.right() <= 640.0
        });
        assert!(inside, "“{way_out}” of {dialog:?} is in sight");
        apply(&mut window.state_mut().state, Command::CloseDialog);
        window.run();
    }
}

#[test]
fn the_palette_offers_first_what_can_be_done_now() {
    let mut window = window([1000.0, 700.0], Answers::default(), None);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    let top = |label: &str| window.query_by_label_contains(label).map(|node| node.rect().top());
    assert!(top("Find next").is_none_or(|far| Some(far) > top("Quit, Ctrl+Q")), "nothing to find in yet");
    window.get_by_label("Find a command").type_text("no such wish");
    window.run();
    window.get_by_label("No command has these words.");
}

#[test]
fn help_lists_every_command_that_has_a_key() {
    let mut window = desk();
    window.key_press(Key::F1);
    window.run();
    for plain in Plain::ALL.iter().filter(|plain| !plain.shortcuts().is_empty()) {
        assert!(window.query_all_by_label(plain.words()).next().is_some(), "{plain:?}");
    }
    window.get_by_label("Change keys").click();
    window.run();
    assert_eq!(window.state().state.dialog, Some(Dialog::Settings));
}

#[test]
fn about_names_version_licences_data_and_figures() {
    let mut window = desk();
    apply(&mut window.state_mut().state, Plain::About.into());
    window.run();
    window.get_by_label(&format!("Version {}", env!("CARGO_PKG_VERSION")));
    assert!(says(&window, "MIT or Apache-2.0"));
    assert!(says(&window, "How often it is right"));
    assert!(says(&window, "657 words"), "a measured figure with what it was measured on");
    // From the last one up, so that what opens pushes none of the others out of sight.
    for (card, licence) in [
        ("Sample articles", "MIT OR Apache-2.0"),
        ("Letters", "SIL Open Font License"),
        ("Trained weights", "CC BY 4.0"),
        ("Word lists", "CC0"),
    ] {
        window.get_by_label(card).click();
        window.run();
        assert!(says(&window, licence), "{card}");
    }
}

#[test]
fn the_report_is_looked_at_before_it_is_saved() {
    let mut window = desk();
    window.key_press(Key::F8);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    wait(&mut window, |app| matches!(app.state.preview, Preview::Ready { .. }));
    window.get_by_label("2 events of 4 articles");
    window.get_by_label("3 findings: number 1, outcome 1, omission 1");
    window.get_by_label("1 confirmed, 0 dismissed, 2 not yet looked at");
    assert!(says(&window, "Was the bridge closed?"), "the report's own text");
    assert!(window.get_by_label("Path of the report").is_focused());

    window.get_by_label("The picked event only").click();
    window.run_steps(1);
    wait(&mut window, |app| matches!(app.state.preview, Preview::Ready { .. }));
    window.get_by_label("1 event of 3 articles");
}

#[test]
fn f6_goes_from_pane_to_pane_and_round() {
    let mut window = desk();
    window.key_press(Key::F8);
    window.run();
    let focused =
        |window: &egui_kittest::Harness<'_, variorum::gui::app::App>| window.ctx.memory(egui::Memory::focused);
    let mut seen = Vec::new();
    for _ in 0..3 {
        window.key_press(Key::F6);
        window.run();
        seen.push(focused(&window).expect("a pane has the keyboard"));
    }
    let different: std::collections::BTreeSet<String> = seen.iter().map(|id| format!("{id:?}")).collect();
    assert_eq!(different.len(), 3, "event list, tabs and inspector");
    window.key_press(Key::F6);
    window.run();
    assert_eq!(focused(&window), seen.first().copied(), "and round again");
}

#[test]
fn tab_reaches_everything_on_the_start_screen() {
    let mut window = window([1000.0, 800.0], Answers::default(), None);
    for words in [
        "Open folder…",
        "Add files…",
        "Paste an article…",
        "Open the sample",
        "Path of a folder or file",
        "Go to this path",
    ] {
        let mut steps = 0;
        while !window.get_by_label(words).is_focused() {
            window.key_press(Key::Tab);
            window.run();
            steps += 1;
            assert!(steps < 40, "“{words}” is not reached");
        }
    }
}

#[test]
fn the_title_of_the_window_says_what_is_compared() {
    let mut window = desk();
    assert_eq!(window.state().state.title(), "Council and the bridge – news – Variorum");
    apply(&mut window.state_mut().state, Plain::CloseComparison.into());
    assert_eq!(window.state().state.title(), "Variorum");
}

/// What the system is asked for in this frame.
fn asked(window: &egui_kittest::Harness<'static, variorum::gui::app::App>) -> Vec<egui::ViewportCommand> {
    window.output().viewport_output.values().flat_map(|output| output.commands.clone()).collect()
}

#[test]
fn full_screen_is_asked_for_and_left() {
    let mut window = desk();
    for full in [true, false] {
        apply(&mut window.state_mut().state, Plain::FullScreen.into());
        window.step();
        assert!(asked(&window).contains(&egui::ViewportCommand::Fullscreen(full)), "{full}");
        let root = window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        root.fullscreen = Some(full);
        window.run();
    }
}

#[test]
fn days_between_reports_take_effect_when_files_are_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, day) in [("Anchor", 6), ("Beacon", 9)] {
        let text = format!(
            "---\ntitle: Old bridge closed in Osterholm\nsource: {name}\ndate: 2031-05-0{day}\n---\n\nThe council of Osterholm closed the old bridge by the mill. Twelve people were hurt there. Engineer Marta Lindqvist will look at the pillars.\n"
        );
        std::fs::write(folder.path().join(format!("{name}.md")), text).expect("a file");
    }
    let kept = tempfile::tempdir().expect("a folder");
    let mut window = window([1280.0, 800.0], Answers::default(), Some(kept.path()));
    apply(&mut window.state_mut().state, Command::Open(vec![folder.path().to_owned()]));
    wait(&mut window, |app| app.state.comparison.is_some() && !app.state.work.is_running());
    assert!(says(&window, "2 articles, 1 event"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run();
    let field = "Days between reports of one event, at most";
    window.get_by_role_and_label(egui::accesskit::Role::SpinButton, field).click();
    window.run();
    window.event(egui::Event::Text("2".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().state.kept.gate_days, 2);
    window.key_press(Key::Escape);
    window.run();
    assert!(says(&window, "2 articles, 1 event"), "nothing is read without the user");
    apply(&mut window.state_mut().state, Plain::Reload.into());
    wait(&mut window, |app| !app.state.work.is_running());
    assert!(says(&window, "2 articles, 2 events"));
}
