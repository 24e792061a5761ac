//! The sample that comes with the program: invented articles, written to the data folder when they are first asked for.

use std::path::{Path, PathBuf};

use crate::report;

/// The articles of `assets/samples`, by their path there; a test holds list and folder together.
const ARTICLES: &[(&str, &str)] = &[
    ("earthquake/kestrel-times.html", include_str!("../../../assets/samples/earthquake/kestrel-times.html")),
    ("earthquake/meridian-press-1.txt", include_str!("../../../assets/samples/earthquake/meridian-press-1.txt")),
    ("earthquake/meridian-press-2.html", include_str!("../../../assets/samples/earthquake/meridian-press-2.html")),
    ("ferry-aground/kestrel-times.html", include_str!("../../../assets/samples/ferry-aground/kestrel-times.html")),
    ("ferry-aground/meridian-press.txt", include_str!("../../../assets/samples/ferry-aground/meridian-press.txt")),
    ("ferry-aground/norland-today.json", include_str!("../../../assets/samples/ferry-aground/norland-today.json")),
    ("ferry-aground/selwyn-courier.html", include_str!("../../../assets/samples/ferry-aground/selwyn-courier.html")),
    ("ferry-aground/tidewater-post.txt", include_str!("../../../assets/samples/ferry-aground/tidewater-post.txt")),
    ("ferry-collision/meridian-press.txt", include_str!("../../../assets/samples/ferry-collision/meridian-press.txt")),
    (
        "ferry-collision/selwyn-courier.html",
        include_str!("../../../assets/samples/ferry-collision/selwyn-courier.html"),
    ),
    (
        "minister-resigns/karsova-herald.txt",
        include_str!("../../../assets/samples/minister-resigns/karsova-herald.txt"),
    ),
    (
        "minister-resigns/kestrel-times.html",
        include_str!("../../../assets/samples/minister-resigns/kestrel-times.html"),
    ),
    (
        "minister-resigns/meridian-press.txt",
        include_str!("../../../assets/samples/minister-resigns/meridian-press.txt"),
    ),
    (
        "minister-resigns/norland-today.json",
        include_str!("../../../assets/samples/minister-resigns/norland-today.json"),
    ),
    ("tram-vote/aldermoor-echo.html", include_str!("../../../assets/samples/tram-vote/aldermoor-echo.html")),
    ("tram-vote/norland-today.json", include_str!("../../../assets/samples/tram-vote/norland-today.json")),
    ("tram-vote/the-ledger.json", include_str!("../../../assets/samples/tram-vote/the-ledger.json")),
    ("tram-vote/tram-watch.txt", include_str!("../../../assets/samples/tram-vote/tram-watch.txt")),
];

/// Writes the sample below a folder and returns the sample's own folder.
///
/// # Errors
/// A sentence that names the file and what to do.
pub fn unpack(below: &Path) -> Result<PathBuf, String> {
    let sample = below.join("sample");
    for (name, text) in ARTICLES {
        let path = sample.join(name);
        if std::fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            continue;
        }
        let folder = path.parent().unwrap_or(&sample);
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("The sample could not be written to {}: {error}.", folder.display()))?;
        report::save(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(sample)
}

/// Returns the paths of the articles in `assets/samples`.
pub fn names() -> impl Iterator<Item = &'static str> {
    ARTICLES.iter().map(|(name, _)| *name)
}
