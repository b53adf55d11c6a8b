//! Who may use what. The rules themselves are in [`crate::crates`], [`crate::rust_rules`] and [`crate::page_rules`].

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{crates, page_rules, place::Place, rust_rules};

/// One source file: its path from the repository's root, with `/` between folders, and its text.
pub struct Source {
    /// The path.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Everything in this checkout that goes against a direction, one sentence each.
pub fn breaches(place: &Place) -> Result<Vec<String>, String> {
    let mut found = crates::breaches(place)?;
    found.extend(rust_rules::breaches(&sources(place, "src-tauri", &["rs"])?));
    found.extend(page_rules::breaches(&sources(place, "ui/src", &["ts", "svelte", "js"])?));
    Ok(found)
}

/// The files under `folder` whose names end in one of `endings`, in the order of their paths.
fn sources(place: &Place, folder: &str, endings: &[&str]) -> Result<Vec<Source>, String> {
    let mut found = Vec::new();
    let mut folders = vec![place.root.join(folder)];
    while let Some(folder) = folders.pop() {
        for path in inside(&folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "target" | "gen") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
                let text = fs::read_to_string(&path).map_err(|error| unread(&path, &error))?;
                found.push(Source { path: from_root(place, &path), text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, String> {
    fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|error| unread(folder, &error))
}

fn from_root(place: &Place, path: &Path) -> String {
    let path = path.strip_prefix(&place.root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn unread(path: &Path, error: &std::io::Error) -> String {
    format!("{} could not be read: {error}", path.display())
}
