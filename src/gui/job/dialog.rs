//! The native dialogs; they may take long or hang, so they run on threads of their own.

use std::path::{Path, PathBuf};

/// Asks the user for files and folders.
pub trait Dialogs: Send + Sync {
    /// Asks for folders to be compared.
    fn folders(&self) -> Option<Vec<PathBuf>>;
    /// Asks for articles.
    fn files(&self) -> Option<Vec<PathBuf>>;
    /// Asks where a file of this name goes.
    fn place(&self, name: &str, ending: &str) -> Option<PathBuf>;
}

/// The dialogs of the desktop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

impl Dialogs for Native {
    fn folders(&self) -> Option<Vec<PathBuf>> {
        let picked = rfd::FileDialog::new().set_title("Open a folder of articles").pick_folders()?;
        real(picked, Path::is_dir)
    }

    fn files(&self) -> Option<Vec<PathBuf>> {
        let dialog = rfd::FileDialog::new()
            .set_title("Add articles")
            .add_filter("Articles", &["txt", "md", "html", "htm", "gz", "json", "jsonl"])
            .add_filter("All files", &["*"]);
        real(dialog.pick_files()?, Path::is_file)
    }

    fn place(&self, name: &str, ending: &str) -> Option<PathBuf> {
        let dialog =
            rfd::FileDialog::new().set_title("Save report").set_file_name(name).add_filter("Report", &[ending]);
        let path = dialog.save_file()?;
        let in_a_folder = path.parent().is_some_and(Path::is_dir);
        in_a_folder.then(|| if path.extension().is_some() { path } else { path.with_extension(ending) })
    }
}

/// The dialog of last resort hands on whatever it printed, even the text of a crash: only what is there is taken.
fn real(picked: Vec<PathBuf>, is: fn(&Path) -> bool) -> Option<Vec<PathBuf>> {
    let there: Vec<PathBuf> = picked.into_iter().filter(|path| is(path)).collect();
    (!there.is_empty()).then_some(there)
}
