//! Finds the files to read below the folders that the user named.

use std::path::{Path, PathBuf};

use super::SetAside;

/// A file that may hold articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Where the file is.
    pub path: PathBuf,
    /// The folder that the user named and below which the file was found; `None` for a file named by itself.
    pub root: Option<PathBuf>,
}

/// Lists the files below the given files and folders, sorted by path, each once.
pub fn find(inputs: &[PathBuf]) -> (Vec<Source>, Vec<SetAside>) {
    let mut sources = Vec::new();
    let mut set_aside = Vec::new();
    for input in inputs {
        if !input.exists() {
            set_aside.push(SetAside { path: input.clone(), reason: "There is no such file or folder.".to_owned() });
            continue;
        }
        let root = input.is_dir().then(|| input.clone());
        for entry in walkdir::WalkDir::new(input).sort_by_file_name().into_iter().flatten() {
            if entry.file_type().is_file() && is_article_file(entry.path()) {
                sources.push(Source { path: entry.into_path(), root: root.clone() });
            }
        }
    }
    sources.sort();
    sources.dedup_by(|a, b| a.path == b.path);
    (sources, set_aside)
}

fn is_article_file(path: &Path) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| e.eq_ignore_ascii_case("txt"))
}
