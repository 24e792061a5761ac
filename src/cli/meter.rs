//! Shows progress on standard error when somebody is looking at it.

use std::io::{IsTerminal as _, Write as _};
use std::ops::ControlFlow;
use std::sync::Mutex;

use crate::comparison::{Progress, Stage, Watch};

/// A line that says how far the run has got; silent where standard error is no terminal.
pub(super) struct Meter {
    /// The stage and the percentage last shown; `None` where nobody is looking.
    shown: Option<Mutex<Option<(Stage, usize)>>>,
}

impl Meter {
    /// Makes a meter for standard error.
    pub(super) fn new() -> Self {
        Self { shown: std::io::stderr().is_terminal().then(Mutex::default) }
    }
}

impl Watch for Meter {
    fn progress(&self, progress: Progress) -> ControlFlow<()> {
        let Some(shown) = &self.shown else { return ControlFlow::Continue(()) };
        let percent = (progress.done * 100).checked_div(progress.of).unwrap_or(0);
        let now = Some((progress.stage, percent));
        if let Ok(mut shown) = shown.lock() {
            // Steps arrive from several threads, and a late one must not turn the count back.
            if *shown < now {
                *shown = now;
                let (words, unit) = match progress.stage {
                    Stage::Read => ("Reading", "files"),
                    Stage::Recognise => ("Finding names, dates, numbers and claims", "articles"),
                    Stage::Group => ("Grouping by event", "articles"),
                    Stage::Compare => ("Comparing", "events"),
                };
                let _ = write!(std::io::stderr(), "\r\x1b[K{words}: {} of {} {unit}", progress.done, progress.of);
            }
        }
        ControlFlow::Continue(())
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
