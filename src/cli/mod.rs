//! The command line: the same core and the same results as the window.
//!
//! Standard output carries results only; everything said to the user goes to standard error.
//! Exit status: 0 done, 1 nothing could be read or written, 2 wrong usage.

mod arguments;
mod compare;
mod inspect;
mod meter;
mod open;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::article::SetAside;
use crate::mention::Witness;
use arguments::{Arguments, Command};

/// Why a command did not do what was asked.
#[derive(Debug)]
enum Failure {
    /// Nothing could be read or written; the text says why.
    Work(String),
    /// The arguments ask for something that there is not.
    Usage(String),
}

/// Runs the program with its arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come here too, and go to standard output. A reader who has left is no error.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match arguments.command {
        None => return open::run(arguments.inputs),
        Some(Command::Compare(asked)) => compare::run(&asked),
        Some(Command::Inspect(asked)) => inspect::run(&asked),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "variorum", &mut script);
            put(&script)
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Work(reason)) => {
            say(&reason);
            ExitCode::from(1)
        }
        Err(Failure::Usage(reason)) => {
            say(&reason);
            ExitCode::from(2)
        }
    }
}

/// Writes results to standard output.
fn put(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        // `variorum compare … | head` has got what it wanted.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Work(format!("Standard output could not be written: {error}."))),
        Ok(()) => Ok(()),
    }
}

/// Says something to the user on standard error; if nobody can hear it, the work goes on.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr().lock(), "variorum: {words}");
}

/// Names the files that were set aside, then tells whether the run may be called done.
fn account(
    inputs: &[PathBuf],
    witnesses: &[std::sync::Arc<Witness>],
    set_aside: &[SetAside],
    strict: bool,
) -> Result<(), Failure> {
    for aside in set_aside {
        say(&format!("{} was set aside: {}", printable(&aside.path), aside.reason));
    }
    if witnesses.is_empty() {
        return Err(Failure::Work(nothing(inputs)));
    }
    if strict && !set_aside.is_empty() {
        let files =
            if set_aside.len() == 1 { "1 file was".to_owned() } else { format!("{} files were", set_aside.len()) };
        return Err(Failure::Work(format!("{files} set aside, and --strict asks that all be read.")));
    }
    Ok(())
}

fn nothing(inputs: &[PathBuf]) -> String {
    let places: Vec<String> = inputs.iter().map(|path| printable(path)).collect();
    format!("No article was found in {}. {}", places.join(", "), arguments::READS)
}

/// A path as it can be shown on a terminal: a file name must not move the cursor or change the colours.
fn printable(path: &Path) -> String {
    path.to_string_lossy().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
