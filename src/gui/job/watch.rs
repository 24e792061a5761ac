//! Watches the compared files and folders, and tells which of them changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How long it has to be quiet before changes are told: editors and downloads write a file several times.
const QUIET: Duration = Duration::from_millis(400);
/// How long changes that never end are gathered before they are told.
const LONGEST: Duration = Duration::from_secs(3);

/// Begins to watch; changes go to `news` until the watcher is dropped.
///
/// # Errors
/// What the system says where it cannot watch, or not so many folders.
pub(super) fn begin(inputs: &[PathBuf], news: Sender<PathBuf>) -> notify::Result<RecommendedWatcher> {
    let watched = inputs.to_vec();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let told = match event.kind {
            EventKind::Create(_) | EventKind::Remove(_) => true,
            EventKind::Modify(kind) => !matches!(kind, ModifyKind::Metadata(_)),
            _ => false,
        };
        for path in event.paths.into_iter().filter(|path| told && concerns(&watched, path)) {
            // Nobody listens any more: the watcher is about to go, too.
            let _ = news.send(path);
        }
    })?;
    for input in inputs {
        if input.is_dir() {
            watcher.watch(input, RecursiveMode::Recursive)?;
        } else if let Some(folder) = input.parent().filter(|folder| folder.is_dir()) {
            // Editors put a new file in the place of the old one, which a watch on the file itself would not outlive.
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
    }
    Ok(watcher)
}

/// Waits for changes and returns them when it has been quiet for a while; `None` when the watcher is gone.
pub(super) fn wait(news: &Receiver<PathBuf>) -> Option<Vec<PathBuf>> {
    let mut changed = BTreeSet::from([news.recv().ok()?]);
    let began = Instant::now();
    while began.elapsed() < LONGEST {
        match news.recv_timeout(QUIET) {
            Ok(path) => {
                changed.insert(path);
            }
            Err(_) => break,
        }
    }
    Some(changed.into_iter().collect())
}

/// Tells whether a change matters to what is compared: not that of a hidden or half-written file.
fn concerns(watched: &[PathBuf], path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let passing = [".tmp", ".part", ".crdownload", ".swp", "~"].iter().any(|ending| name.ends_with(ending));
    let among = watched.iter().any(|input| path.starts_with(input));
    among && !passing && !name.starts_with('.') && !path.is_dir()
}
