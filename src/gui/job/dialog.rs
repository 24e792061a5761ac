//! The native dialogs; they may take long or hang, so they run on threads of their own.

use std::path::{Path, PathBuf};

/// What came of a dialog: what was picked, nothing where the user cancelled, or why no dialog was shown.
pub type Picked<T> = Result<Option<T>, String>;

/// Asks the user for files and folders.
pub trait Dialogs: Send + Sync {
    /// Asks for folders to be compared.
    fn folders(&self) -> Picked<Vec<PathBuf>>;
    /// Asks for articles.
    fn files(&self) -> Picked<Vec<PathBuf>>;
    /// Asks where a file of this name goes.
    fn place(&self, name: &str, ending: &str) -> Picked<PathBuf>;
}

/// The dialogs of the desktop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

impl Dialogs for Native {
    fn folders(&self) -> Picked<Vec<PathBuf>> {
        real(rfd::FileDialog::new().set_title("Open a folder of articles").pick_folders(), Path::is_dir)
    }

    fn files(&self) -> Picked<Vec<PathBuf>> {
        let dialog = rfd::FileDialog::new()
            .set_title("Add articles")
            .add_filter("Articles", &["txt", "md", "html", "htm", "gz", "json", "jsonl"])
            .add_filter("All files", &["*"]);
        real(dialog.pick_files(), Path::is_file)
    }

    fn place(&self, name: &str, ending: &str) -> Picked<PathBuf> {
        let dialog =
            rfd::FileDialog::new().set_title("Save report").set_file_name(name).add_filter("Report", &[ending]);
        let in_a_folder = |path: &Path| path.parent().is_some_and(Path::is_dir);
        let path =
            real(dialog.save_file().map(|path| vec![path]), in_a_folder)?.and_then(|paths| paths.into_iter().next());
        Ok(path.map(|path| if path.extension().is_some() { path } else { path.with_extension(ending) }))
    }
}

/// The dialog of last resort hands on whatever it printed, even the text of a crash: only what is there is taken.
///
/// # Errors
/// A sentence for the user, where something came back and nothing of it is there.
pub fn real(picked: Option<Vec<PathBuf>>, is: impl Fn(&Path) -> bool) -> Picked<Vec<PathBuf>> {
    let Some(picked) = picked else { return Ok(None) };
    let there: Vec<PathBuf> = picked.into_iter().filter(|path| is(path)).collect();
    if there.is_empty() {
        return Err("No dialog could be shown here. Type the path instead.".to_owned());
    }
    Ok(Some(there))
}
