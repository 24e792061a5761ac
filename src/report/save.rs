//! Writes a report so that a crash or a full disk never costs the previous file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A report could not be written; the previous file, if there was one, is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{} could not be written: {source}. {}", path.display(), advice(source))]
pub struct SaveError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// What the system said.
    pub source: std::io::Error,
}

fn advice(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "Make the folder first, or choose another one.",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "Choose a folder in which you may write.",
        ErrorKind::IsADirectory => "There is a folder of this name: choose another file name.",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Free some space, or choose another disk.",
        _ => "Choose another file or folder.",
    }
}

/// Writes the bytes to a new file beside `path`, then puts it in its place in one step.
///
/// # Errors
/// [`SaveError`] names the file and what can be done; whatever stood at `path` is still there.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    write(path, bytes).map_err(|source| SaveError { path: path.to_owned(), source })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A link stays a link: the file it leads to is replaced.
    let target = match std::fs::canonicalize(path) {
        Ok(real) => real,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    let before = std::fs::metadata(&target).ok();
    match &before {
        Some(facts) if facts.is_dir() => return Err(std::io::ErrorKind::IsADirectory.into()),
        // Pipes and devices such as /dev/stdout are written to, never replaced.
        Some(facts) if !facts.is_file() => {
            return std::fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
        }
        Some(facts) if facts.permissions().readonly() => return Err(std::io::ErrorKind::PermissionDenied.into()),
        _ => {}
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".variorum-").suffix(".part");
    // The previous file's permissions stay; a new file gets what the user's mask allows, like any other.
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt as _;
        before.map_or_else(|| std::fs::Permissions::from_mode(0o666), |facts| facts.permissions())
    };
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut part = builder.tempfile_in(folder)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    part.persist(&target).map_err(|error| error.error)?;
    // The new name is safe once the folder is; where folders can't be synced, the file itself is.
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
