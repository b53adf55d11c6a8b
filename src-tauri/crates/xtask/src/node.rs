//! Node and the npm packages of the page and of the tests.

use std::{fs, path::Path, time::SystemTime};

use crate::{place::Place, process::Line};

/// The oldest Node that the page's build and the tests run on.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure that Node is there, new enough, and that the packages in `folder` are the ones its lock file names.
pub fn packages(place: &Place, folder: &Path) -> Result<(), String> {
    enough(&Line::new(&place.root, "node --version").read().unwrap_or_default())?;
    // npm writes its stamp last, so an installation that was cut short is done again.
    let stamp = changed(&folder.join("node_modules/.package-lock.json"));
    let wanted = changed(&folder.join("package-lock.json")).max(changed(&folder.join("package.json")));
    if stamp.is_some() && stamp >= wanted {
        return Ok(());
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    println!("Installing npm packages for {name}");
    Line::new(folder, "npm ci --no-audit --no-fund --loglevel=error").run()
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

/// Whether `version`, as `node --version` prints it, is one that works.
fn enough(version: &str) -> Result<(), String> {
    let (major, minor) = OLDEST;
    let mut numbers = version.trim().trim_start_matches('v').split('.').map_while(|number| number.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(this), Some(fine)) if (this, fine) >= OLDEST => Ok(()),
        (Some(_), Some(_)) => Err(format!("Debrief needs Node {major}.{minor} or newer; this is {}.", version.trim())),
        _ => Err(format!("Debrief needs Node {major}.{minor} or newer, with npm, and found none on the path.")),
    }
}

#[cfg(test)]
mod tests {
    use super::enough;

    #[test]
    fn an_old_node_is_refused_by_its_version() {
        assert!(enough("v20.20.2\n").is_ok());
        assert!(enough("v24.1.0").is_ok());
        assert!(enough("v20.11.1").is_err_and(|why| why.contains("v20.11.1")));
        assert!(enough("").is_err_and(|why| why.contains("found none")));
    }
}
