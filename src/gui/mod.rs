//! The window.

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window with the given files and folders; returns when it is closed.
pub fn run(_inputs: Vec<PathBuf>) -> ExitCode {
    ExitCode::FAILURE
}
