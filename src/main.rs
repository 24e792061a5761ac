//! The program: arguments lead to the command line, none to the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    variorum::cli::run(std::env::args_os())
}
