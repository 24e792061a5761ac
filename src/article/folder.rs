//! Finds the files to read below the folders that the user named.

use std::collections::{BTreeMap, HashSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::SetAside;
use super::format::{Format, unread_format};

/// A file that may hold articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Where the file is.
    pub path: PathBuf,
    /// The folder that the user named and below which the file was found; `None` for a file named by itself.
    pub root: Option<PathBuf>,
}

/// Folders nested deeper than this are reported and not entered.
const MAX_DEPTH: usize = 64;

/// What browsers append to a page's name for the folder of its pictures and scripts, in several languages.
const COMPANION: [&str; 9] =
    ["_files", ".files", "_archivos", "_bestanden", "_fichiers", "_soubory", "_arquivos", "-dateien", "-filer"];

/// Lists the files below the given files and folders, sorted by path, each once.
///
/// Links to files are followed; a folder is entered once, however many links lead to it.
/// Hidden files, and the folders that browsers save beside a page, are skipped.
/// Files in a known format that is not read yet, folders that can't be opened and missing inputs come back with a reason.
pub fn find(inputs: &[PathBuf]) -> (Vec<Source>, Vec<SetAside>) {
    let mut walk = Walk::default();
    // In sorted order, so that the order of the arguments does not matter.
    let mut inputs: Vec<&PathBuf> = inputs.iter().collect();
    inputs.sort();
    inputs.dedup();
    for input in inputs {
        match std::fs::metadata(input) {
            Ok(facts) if facts.is_dir() => walk.folder(input),
            Ok(_) => walk.keep(input.clone(), None),
            Err(error) => walk.set_aside(input, why_unreadable("file or folder", &error)),
        }
    }
    let mut sources: Vec<Source> = walk.found.into_values().collect();
    sources.sort();
    let mut set_aside = walk.set_aside;
    set_aside.sort();
    set_aside.dedup();
    (sources, set_aside)
}

/// Says in a sentence why something could not be opened.
pub(super) fn why_unreadable(what: &str, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("There is no such {what}; check the path."),
        std::io::ErrorKind::PermissionDenied => {
            format!("The {what} may not be opened; change its permissions or copy it elsewhere.")
        }
        _ => format!("The {what} could not be opened: {error}."),
    }
}

#[derive(Default)]
struct Walk {
    /// By the true path of the file, so that two ways to one file count once.
    found: BTreeMap<PathBuf, Source>,
    /// True paths of the folders entered so far.
    entered: HashSet<PathBuf>,
    set_aside: Vec<SetAside>,
}

impl Walk {
    fn set_aside(&mut self, path: &Path, reason: String) {
        self.set_aside.push(SetAside { path: path.to_owned(), reason });
    }

    fn keep(&mut self, path: PathBuf, root: Option<PathBuf>) {
        let truth = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let source = Source { path, root };
        self.found
            .entry(truth)
            .and_modify(|known| {
                // A file below a named folder keeps its folder: the source rule looks at it.
                if (source.root.is_none(), &source.path) < (known.root.is_none(), &known.path) {
                    *known = source.clone();
                }
            })
            .or_insert(source);
    }

    fn folder(&mut self, root: &Path) {
        let mut waiting = vec![(root.to_owned(), 0)];
        while let Some((folder, depth)) = waiting.pop() {
            let truth = std::fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            if !self.entered.insert(truth) {
                continue;
            }
            if depth > MAX_DEPTH {
                self.set_aside(
                    &folder,
                    format!("Folders are nested more than {MAX_DEPTH} deep here; open this one by itself."),
                );
                continue;
            }
            let mut entries = match std::fs::read_dir(&folder) {
                Ok(entries) => entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>(),
                Err(error) => {
                    self.set_aside(&folder, why_unreadable("folder", &error));
                    continue;
                }
            };
            entries.sort();
            let pages = page_stems(&entries);
            for path in entries {
                let name = path.file_name().unwrap_or_default().to_string_lossy().to_string();
                if name.starts_with(['.', '~']) {
                    continue;
                }
                match std::fs::metadata(&path) {
                    Ok(facts) if facts.is_dir() => {
                        if !is_companion(&name, &pages) {
                            waiting.push((path, depth + 1));
                        }
                    }
                    Ok(facts) if facts.is_file() => self.file(path, root),
                    // Sockets and pipes hold no articles.
                    Ok(_) => {}
                    Err(error) => {
                        if Format::of_path(&path).is_some() {
                            self.set_aside(&path, why_unreadable("file", &error));
                        }
                    }
                }
            }
        }
    }

    fn file(&mut self, path: PathBuf, root: &Path) {
        if Format::of_path(&path).is_some() || (unread_format(&path).is_none() && looks_like_a_page(&path)) {
            self.keep(path, Some(root.to_owned()));
        } else if let Some(advice) = unread_format(&path) {
            self.set_aside(&path, advice);
        }
    }
}

/// The names of the saved pages in a folder, without their endings, in lower case.
fn page_stems(entries: &[PathBuf]) -> HashSet<String> {
    entries
        .iter()
        .filter(|path| Format::of_path(path) == Some(Format::Html))
        .filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().to_lowercase();
            let name = name.strip_suffix(".gz").unwrap_or(&name);
            Some(name.rsplit_once('.')?.0.to_owned())
        })
        .collect()
}

fn is_companion(folder: &str, pages: &HashSet<String>) -> bool {
    let folder = folder.to_lowercase();
    COMPANION.iter().any(|ending| folder.strip_suffix(ending).is_some_and(|stem| pages.contains(stem)))
}

/// Tells whether a file whose ending says nothing begins as a web page does: downloaders often save pages without an ending.
fn looks_like_a_page(path: &Path) -> bool {
    const TELLING: [&str; 20] = [
        "css", "js", "mjs", "svg", "png", "jpg", "jpeg", "gif", "webp", "ico", "woff", "woff2", "ttf", "mp3", "mp4",
        "map", "vtt", "avif", "webm", "bin",
    ];
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if TELLING.contains(&ending.as_str()) {
        return false;
    }
    let mut head = Vec::with_capacity(512);
    let opened = std::fs::File::open(path).and_then(|file| file.take(512).read_to_end(&mut head));
    opened.is_ok() && Format::is_html(&head)
}
