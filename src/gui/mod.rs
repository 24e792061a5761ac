//! The window: thin views over plain state; a command is a wish, and [`update`] alone grants it.
//!
//! | part        | what it is for                                                     |
//! |-------------|--------------------------------------------------------------------|
//! | [`state`]   | all that the window knows, as plain data                           |
//! | [`command`] | all that the user can ask for: words, tooltip, keys                |
//! | [`keys`]    | which keys mean what, after the user's changes                     |
//! | [`update`]  | what follows from a command, and from news of the jobs             |
//! | [`desk`]    | one event made ready for drawing, once                             |
//! | [`filter`]  | what the filters leave out, and how much stands behind each        |
//! | [`folds`]   | runs of rows that fold                                             |
//! | [`job`]     | work on other threads, native dialogs, the data folder             |
//! | [`view`]    | draws the state and hands back commands                            |
//! | [`app`]     | acts first, then draws                                             |
//!
//! Nothing here analyses: all of that is [`crate::comparison`]'s.

pub mod app;
pub mod command;
pub mod desk;
pub mod filter;
pub mod folds;
mod fonts;
pub mod hand;
pub mod job;
pub mod keys;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;
pub mod words;

use std::path::PathBuf;

use app::App;
use words::count;

/// Opens the window with the given files and folders, and returns when it is closed.
///
/// # Errors
/// A sentence for the user when no window can be opened; it names the command line, which needs none.
pub fn run(inputs: Vec<PathBuf>) -> Result<(), String> {
    let named = inputs.first().map_or_else(|| "FOLDER".to_owned(), |path| path.display().to_string());
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Variorum")
            .with_app_id("org.variorum.Variorum")
            .with_icon(icon())
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 420.0])
            .with_drag_and_drop(true),
        persist_window: true,
        // Smaller, quicker to start, and at home in virtual machines, where the other one has failed.
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let opened = eframe::run_native(
        "Variorum",
        options,
        Box::new(move |creation| Ok(Box::new(App::new(&creation.egui_ctx, inputs)))),
    );
    opened.map_err(|error| {
        format!(
            "No window can be opened here: {}. Use the command line: variorum compare {named} -o report.html",
            why(&error)
        )
    })
}

/// Says in a few words why there is no window; what the libraries say names files of the machine that built them.
fn why(error: &eframe::Error) -> &'static str {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let unix = cfg!(all(unix, not(target_os = "macos")));
    match error {
        _ if unix && !set("DISPLAY") && !set("WAYLAND_DISPLAY") => "there is no display (DISPLAY is not set)",
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            "the display cannot be reached, or a library for it is missing"
        }
        eframe::Error::AppCreation(_) => "the program could not be set up",
        // What is left comes from the graphics; which kinds there are depends on how egui was built.
        _ => "no graphics driver was found that works",
    }
}

/// The program's icon; a damaged one is no reason not to start.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}
