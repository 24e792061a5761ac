//! What is kept from one start to the next, in the platform's data folder: decisions and settings.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::comparison::Decisions;
use crate::gui::state::Kept;
use crate::report;

/// The folder in which the window keeps its files.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

const DECISIONS: &str = "decisions.json";
const SETTINGS: &str = "settings.json";

impl Store {
    /// Returns the store in the platform's data folder; `None` where there is no such folder.
    pub fn of_platform() -> Option<Self> {
        let places = directories::ProjectDirs::from("org", "variorum", "Variorum")?;
        Some(Self { folder: places.data_dir().to_owned() })
    }

    /// Returns a store in a folder of its own.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads the decisions back.
    ///
    /// # Errors
    /// A sentence that names the file; a damaged one is put aside under a new name first.
    pub fn decisions(&self) -> Result<Decisions, String> {
        self.read(DECISIONS)
    }

    /// Reads the settings back.
    ///
    /// # Errors
    /// A sentence that names the file; a damaged one is put aside under a new name first.
    pub fn settings(&self) -> Result<Kept, String> {
        self.read(SETTINGS)
    }

    /// Keeps the decisions; a crash never costs the previous file.
    ///
    /// # Errors
    /// A sentence that names the file and what to do.
    pub fn keep_decisions(&self, decisions: &Decisions) -> Result<(), String> {
        self.write(DECISIONS, decisions).map_err(|reason| format!("Your decisions could not be kept. {reason}"))
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// A sentence that names the file and what to do.
    pub fn keep_settings(&self, kept: &Kept) -> Result<(), String> {
        self.write(SETTINGS, kept).map_err(|reason| format!("Your settings could not be kept. {reason}"))
    }

    fn read<T: DeserializeOwned + Default>(&self, name: &str) -> Result<T, String> {
        let path = self.folder.join(name);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(T::default()),
            Err(error) => return Err(format!("{} could not be read: {error}.", path.display())),
        };
        serde_json::from_slice(&bytes).map_err(|error| {
            let aside = path.with_extension("damaged.json");
            match std::fs::rename(&path, &aside) {
                Ok(()) => format!("{} is damaged ({error}); it was put aside as {}.", path.display(), aside.display()),
                Err(_) => format!("{} is damaged ({error}).", path.display()),
            }
        })
    }

    fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), String> {
        std::fs::create_dir_all(&self.folder).map_err(|error| format!("{}: {error}.", self.folder.display()))?;
        let mut json = serde_json::to_vec_pretty(value).map_err(|error| error.to_string())?;
        json.push(b'\n');
        report::save(&self.folder.join(name), &json).map_err(|error| error.to_string())
    }
}
