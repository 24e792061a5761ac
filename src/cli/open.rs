//! Opens the window, where there is one.

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window with the given files and folders.
#[cfg(feature = "gui")]
pub(super) fn run(inputs: Vec<PathBuf>) -> ExitCode {
    match crate::gui::run(inputs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            super::say(&reason);
            ExitCode::from(1)
        }
    }
}

/// Says how to do without the window.
#[cfg(not(feature = "gui"))]
pub(super) fn run(inputs: Vec<PathBuf>) -> ExitCode {
    let folder = inputs.into_iter().next().map_or_else(|| "FOLDER".to_owned(), |path| super::printable(&path));
    super::say(&format!(
        "This build has no window. Use the command line: variorum compare {folder} -o report.html (variorum --help says more)."
    ));
    ExitCode::from(2)
}
