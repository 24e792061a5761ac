//! Work off the drawing thread: named threads that send messages back and ask for a new frame.

pub mod dialog;
mod pasted;
mod preview;
pub mod sample;
pub mod store;
mod watch;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::hand::Linked;
use super::state::Pasted;
use super::update::Message;
use crate::article::SetAside;
use crate::comparison::{self, ComparedEvent, Comparison, Corrections, Decisions, Progress, Settings, Watch};
use crate::discrepancy::{Kind, Ruling};
use crate::mention::Witness;
use crate::mention::name::link;
use crate::report::{self, Format, Options};

/// Starts jobs and hears from them.
pub struct Jobs {
    sender: Sender<(u64, Message)>,
    receiver: Receiver<(u64, Message)>,
    ctx: egui::Context,
    /// Tells news of the newest run from those of runs that were replaced.
    run: u64,
    stop: Arc<AtomicBool>,
    /// Watches the inputs until it is replaced.
    watcher: Arc<Mutex<Option<notify::RecommendedWatcher>>>,
}

/// News that belongs to no run.
const ANY: u64 = 0;

impl Jobs {
    /// Makes the place from which jobs start; `ctx` is asked for a frame when there is news.
    pub fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, ctx, run: ANY, stop: Arc::default(), watcher: Arc::default() }
    }

    /// Returns what has come in since the last call.
    pub fn news(&self) -> Vec<Message> {
        let mine = |run: u64| run == ANY || run == self.run;
        self.receiver.try_iter().filter(|(run, _)| mine(*run)).map(|(_, message)| message).collect()
    }

    /// Starts a run; the one under way is stopped, and nothing more is heard of it. What an earlier run knows is not worked out again.
    pub fn compare(&mut self, inputs: Vec<PathBuf>, settings: Settings, before: Option<Arc<Comparison>>) {
        self.stop();
        self.run += 1;
        self.stop = Arc::default();
        let so_far = Comparison { inputs: inputs.clone(), settings: settings.clone(), ..Comparison::default() };
        let ear = Ear { line: self.line(self.run), stop: Arc::clone(&self.stop), so_far: Mutex::new(so_far) };
        start("compare", move || {
            let work = || comparison::compare_again(&inputs, &settings, before.as_deref(), &ear);
            let message = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
                Ok(Ok(comparison)) => Message::Done(Arc::new(comparison)),
                Ok(Err(comparison::Stopped)) => Message::Stopped,
                Err(_panic) => Message::Failed(
                    "Comparing tripped over a fault of the program. Please report it; meanwhile, try fewer files at once."
                        .to_owned(),
                ),
            };
            ear.line.send(message);
        });
    }

    /// Applies corrections to a comparison; a run or another correction under way is stopped.
    pub fn correct(&mut self, comparison: Arc<Comparison>, corrections: Corrections) {
        self.stop();
        self.run += 1;
        self.stop = Arc::default();
        let quiet = Quiet { stop: Arc::clone(&self.stop) };
        let line = self.line(self.run);
        start("correct", move || {
            let work = || comparison::correct(&comparison, &corrections, &quiet);
            match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
                Ok(Ok(comparison)) => line.send(Message::Corrected(Arc::new(comparison))),
                // Whatever stopped it has the newer corrections.
                Ok(Err(comparison::Stopped)) => {}
                Err(_panic) => line.send(Message::Failed(
                    "The correction tripped over a fault of the program. Please report it; meanwhile, undo it."
                        .to_owned(),
                )),
            }
        });
    }

    /// Asks the run to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Does something on a thread of its own and sends back what comes of it.
    pub fn start(&self, name: &'static str, work: impl FnOnce() -> Message + Send + 'static) {
        let line = self.line(ANY);
        start(name, move || line.send(work()));
    }

    /// Writes a report to a file.
    pub fn save(
        &self,
        comparison: Arc<Comparison>,
        decisions: Decisions,
        options: Options,
        format: Format,
        path: PathBuf,
    ) {
        self.start("save report", move || {
            let text = report::render(&comparison, &decisions, &options, format);
            Message::Saved(report::save(&path, text.as_bytes()).map(|()| path).map_err(|error| error.to_string()))
        });
    }

    /// Writes the report that would be saved, to be looked at.
    pub fn preview(&self, comparison: Arc<Comparison>, decisions: Decisions, options: Options, format: Format) {
        self.start("preview report", move || {
            let preview = preview::write(&comparison, &decisions, &options, format);
            Message::Previewed(options, format, preview)
        });
    }

    /// Puts the names of an event under their bearers, those of most mentions first.
    pub fn link_names(&self, comparison: Arc<Comparison>, event: Arc<ComparedEvent>, rulings: Vec<Ruling>) {
        self.start("link names", move || {
            let witnesses = comparison.witnesses_of(&event);
            let names: Vec<&[_]> = witnesses.iter().map(|witness| witness.names.as_slice()).collect();
            let mut bearers = link(&names, &|one, other| Ruling::said(&rulings, Kind::Name, one, other));
            bearers.sort_by_key(|bearer| {
                std::cmp::Reverse(bearer.forms.iter().map(|form| form.names.len()).sum::<usize>())
            });
            Message::Linked(Linked { of: Some((event, rulings)), bearers: Some(bearers), awaited: false })
        });
    }

    /// Keeps a pasted article in the data folder.
    pub fn keep_article(&self, folder: PathBuf, pasted: Pasted) {
        self.start("keep article", move || Message::Pasted(pasted::keep(&folder, &pasted)));
    }

    /// Watches these files and folders from now on, and none of those before.
    pub fn watch(&mut self, inputs: Vec<PathBuf>) {
        let place = Arc::new(Mutex::new(None));
        self.watcher = Arc::clone(&place);
        if inputs.is_empty() {
            return;
        }
        let line = self.line(ANY);
        start("watch", move || {
            let (sender, receiver) = channel();
            match watch::begin(&inputs, sender) {
                Ok(watcher) => *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(watcher),
                Err(error) => return line.send(Message::NotWatched(error.to_string())),
            }
            // The window alone holds the watcher now: when it lets go, the news end.
            drop(place);
            while let Some(paths) = watch::wait(&receiver) {
                line.send(Message::Changed(paths));
            }
        });
    }

    fn line(&self, run: u64) -> Line {
        Line { run, sender: self.sender.clone(), ctx: self.ctx.clone() }
    }
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without threads the system is past helping; the window stays as it is.
    let _ = std::thread::Builder::new().name(name.to_owned()).spawn(work);
}

/// The way back to the window.
struct Line {
    run: u64,
    sender: Sender<(u64, Message)>,
    ctx: egui::Context,
}

impl Line {
    fn send(&self, message: Message) {
        // The window may be gone; then nobody wants to know.
        let _ = self.sender.send((self.run, message));
        self.ctx.request_repaint();
    }
}

/// Says nothing of how far a correction has got, and stops it when it is asked to.
struct Quiet {
    stop: Arc<AtomicBool>,
}

impl Watch for Quiet {
    fn progress(&self, _progress: Progress) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Listens to a run, and passes on what was found so far.
struct Ear {
    line: Line,
    stop: Arc<AtomicBool>,
    so_far: Mutex<Comparison>,
}

impl Watch for Ear {
    fn progress(&self, progress: Progress) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        self.line.send(Message::Progress(progress));
        ControlFlow::Continue(())
    }

    fn witnesses(&self, witnesses: &[Arc<Witness>], set_aside: &[SetAside]) {
        let mut so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner);
        so_far.witnesses = witnesses.to_vec();
        so_far.set_aside = set_aside.to_vec();
    }

    fn event(&self, event: &Arc<ComparedEvent>) {
        let mut so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner);
        so_far.events.push(Arc::clone(event));
        // Each copy costs a pointer an event, so copies are made at the 1st, 2nd, 4th, 8th … event only.
        if so_far.events.len().is_power_of_two() {
            self.line.send(Message::SoFar(Arc::new(so_far.clone())));
        }
    }
}
