//! Progress and cancel.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::ComparedEvent;
use crate::article::SetAside;
use crate::mention::Witness;

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Reading files.
    Read,
    /// Finding mentions.
    Recognise,
    /// Grouping by event.
    Group,
    /// Aligning and examining events.
    Compare,
}

/// How far a stage has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage.
    pub stage: Stage,
    /// Files, articles or events done.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

/// The run was stopped because the user asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

/// Watches a run; called from several threads.
pub trait Watch: Sync {
    /// Is told of each step; the answer says whether to go on.
    fn progress(&self, progress: Progress) -> ControlFlow<()>;

    /// Is told of all witnesses, and of the files set aside, before the first event.
    fn witnesses(&self, _witnesses: &[Arc<Witness>], _set_aside: &[SetAside]) {}

    /// Is told of each event as soon as it is compared.
    fn event(&self, _event: &Arc<ComparedEvent>) {}
}

impl dyn Watch + '_ {
    /// Reports a step.
    ///
    /// # Errors
    /// [`Stopped`] when the watch asks to stop.
    pub fn step(&self, progress: Progress) -> Result<(), Stopped> {
        match self.progress(progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stopped),
        }
    }
}

/// A watch that says nothing and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {
    fn progress(&self, _progress: Progress) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Counts the steps of one stage over several threads.
pub(super) struct Counter<'w> {
    watch: &'w dyn Watch,
    stage: Stage,
    of: usize,
    done: AtomicUsize,
}

impl<'w> Counter<'w> {
    pub(super) fn new(watch: &'w dyn Watch, stage: Stage, of: usize) -> Self {
        Self { watch, stage, of, done: AtomicUsize::new(0) }
    }

    pub(super) fn step(&self) -> Result<(), Stopped> {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        self.watch.step(Progress { stage: self.stage, done, of: self.of })
    }
}
