//! Where things are.

use std::path::{Path, PathBuf};

/// The folders of one checkout.
pub struct Place {
    /// The repository.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
}

impl Place {
    /// The checkout that this program was built from.
    pub fn of_this_build() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.ancestors().nth(3).unwrap_or(here).to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(given) => root.join(given),
            None => root.join("target"),
        };
        Self { root, target }
    }

    /// The page.
    pub fn page(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The tests that drive a browser and the real window.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// Where tools that the tests need are installed, out of the way of the user's own.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target").join("tools")
    }
}

/// A program's file name on this system.
pub fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
