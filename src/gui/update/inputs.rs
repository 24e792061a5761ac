//! What is compared: folders and files that are opened, added, pasted or changed on disk.

use std::path::PathBuf;

use super::super::command::Plain;
use super::super::state::{Dialog, Effect, Pasted, State, What, Work};
use super::super::words::count;
use crate::calendar::date_line;

/// How many folders the list of recent ones holds.
const RECENT: usize = 10;

/// Compares files and folders in place of those that are open.
pub(super) fn open(state: &mut State, paths: Vec<PathBuf>) {
    if paths.is_empty() {
        return;
    }
    remember(state, &paths);
    close(state);
    state.inputs = paths;
    state.chosen = false;
    state.dialog = None;
    state.kept.welcomed = true;
    state.effects.push(Effect::KeepSettings);
    state.effects.push(Effect::Compare);
    state.effects.push(Effect::Watch);
}

/// Compares more files and folders together with those that are open.
pub(super) fn add(state: &mut State, paths: Vec<PathBuf>) {
    let mut inputs = state.inputs.clone();
    let more: Vec<PathBuf> = paths.into_iter().filter(|path| !inputs.contains(path)).collect();
    if more.is_empty() {
        state.notify("These are open already.", false);
        return;
    }
    let (added, alone) = (more.len(), inputs.is_empty());
    inputs.extend(more);
    open(state, inputs);
    if !alone {
        let words = format!("{} added to this comparison. Close it first to compare something else.", thing(added));
        state.offer(words, false, Some(Plain::CloseComparison));
    }
}

fn thing(n: usize) -> String {
    if n == 1 { "1 file or folder".to_owned() } else { format!("{n} files or folders") }
}

/// Compares the files and folders whose paths were typed: one, or several between quotation marks.
pub(super) fn go_to(state: &mut State, typed: &str) {
    let paths: Vec<PathBuf> = paths(typed).iter().map(|path| at_home(path)).collect();
    if paths.is_empty() {
        state.notify("Type the path of a folder or of a file, then press Enter.", false);
    } else if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let words = format!("There is no {}. Check the spelling, or choose in the dialog.", missing.display());
        state.offer(words, true, Some(Plain::OpenFolder));
    } else {
        open(state, paths);
    }
}

/// Splits what was typed into paths.
fn paths(typed: &str) -> Vec<String> {
    let typed = typed.trim();
    if !typed.contains('"') {
        return if typed.is_empty() { Vec::new() } else { vec![typed.to_owned()] };
    }
    typed.split('"').map(str::trim).filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

/// Reads "~" as the user's home folder, and "file://" the way file managers copy it.
fn at_home(path: &str) -> PathBuf {
    let path = path.strip_prefix("file://").map_or_else(|| path.to_owned(), decoded);
    match (path.strip_prefix('~'), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
            std::path::Path::new(&home).join(rest.trim_start_matches('/'))
        }
        _ => path.into(),
    }
}

/// Decodes the "%20" of addresses; what is no text then stays as it was.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// Takes text that was pasted where nothing is written: paths are opened, anything else is an article.
pub(super) fn pasted(state: &mut State, text: String) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(1000).collect();
    let looks = |line: &&str| line.starts_with(['/', '~']) || line.starts_with("file://");
    if !lines.is_empty() && lines.iter().all(looks) {
        let paths: Vec<PathBuf> = lines.iter().map(|line| at_home(line)).collect();
        if paths.iter().all(|path| path.exists()) {
            add(state, paths);
            return;
        }
    }
    super::show_dialog(state, Dialog::Paste);
    state.typed.text = text;
}

/// Makes an article of pasted text.
pub(super) fn paste(state: &mut State, pasted: Pasted) {
    let day = pasted.published.trim();
    if pasted.text.split_whitespace().count() < 5 {
        state.notify("Paste the text of the article first: its headline, then its story.", false);
    } else if !day.is_empty() && date_line(day).is_none() {
        state.notify(format!("“{day}” cannot be read as a date. Write it like 2024-11-22, or leave it empty."), true);
    } else {
        state.dialog = None;
        state.effects.push(Effect::KeepArticle(pasted));
    }
}

/// Opens a native dialog, unless one is open.
pub(super) fn choose(state: &mut State, effect: Effect) {
    if state.choosing {
        let words = "A dialog is open already. If it does not show, type the path of a folder instead.";
        state.offer(words, false, Some(Plain::GoToFolder));
    } else {
        state.effects.push(effect);
    }
}

/// Takes in that files changed on disk; reports that were saved from here are no news.
pub(super) fn changed(state: &mut State, paths: Vec<PathBuf>) {
    if state.comparison.is_none() || state.work.is_running() {
        return;
    }
    let news: Vec<PathBuf> = paths.into_iter().filter(|path| !state.saved.contains(path)).collect();
    if news.is_empty() {
        return;
    }
    state.changed.extend(news);
    state.notices.retain(|notice| notice.offer != Some(Plain::Reload));
    let words = match (state.changed.len(), state.changed.first()) {
        (1, Some(path)) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).display();
            format!("{name} changed on disk since it was read.")
        }
        (n, _) => format!("{} changed on disk since they were read.", count(n, "file")),
    };
    state.offer(format!("{words} Your decisions stay when you read again."), false, Some(Plain::Reload));
}

fn remember(state: &mut State, paths: &[PathBuf]) {
    for path in paths.iter().rev() {
        state.kept.recent.retain(|other| other != path);
        state.kept.recent.insert(0, path.clone());
    }
    state.kept.recent.truncate(RECENT);
}

/// Empties the desk; decisions and settings stay.
pub(super) fn close(state: &mut State) {
    state.inputs.clear();
    state.work = Work::Idle;
    state.comparison = None;
    state.lines.clear();
    state.listed_by = None;
    state.event = None;
    state.desk = None;
    state.columns.clear();
    state.finding = None;
    state.row = None;
    state.pinned = None;
    state.spot = None;
    state.pages.clear();
    state.filters.sources.clear();
    state.unfolded.clear();
    state.find = None;
    state.hits.clear();
    state.notices.clear();
    state.changed.clear();
    state.event_query.clear();
    // A change that names an event by its position means nothing to the next comparison.
    state.history.done.retain(|change| !matches!(change.what, What::Columns(..)));
    state.history.undone.clear();
}
