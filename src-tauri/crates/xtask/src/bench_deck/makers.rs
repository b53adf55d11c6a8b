//! The makers of PDF that are compared, and how each is installed and started.

use std::path::{Path, PathBuf};

use crate::{
    place::{Place, program},
    process::{Line, is_installed},
};

/// What our row is called.
pub const OURS: &str = "Debrief";

/// The Python packages among the peers, at the versions that the bench was written with.
const TYPST: &str = "typst==0.15.2";
const WEASYPRINT: &str = "weasyprint==70.0";

/// Compiles a document: its file, the PDF, the folder of the fonts.
const COMPILE: &str = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], \
                       ignore_system_fonts=True)";

/// One maker of PDF.
pub struct Maker {
    /// What its row is called.
    pub name: String,
    /// The program and what it is given; `SOURCE` and `OUT` stand for the files.
    words: Vec<String>,
    /// The file it starts from.
    source: &'static str,
}

/// All of them.
pub struct Makers {
    /// Those that can be started, ours first.
    pub ready: Vec<Maker>,
    /// Those that cannot, with the reason.
    pub missing: Vec<(String, String)>,
}

impl Maker {
    fn new(name: &str, source: &'static str, words: &[&str]) -> Self {
        Self { name: name.to_owned(), words: words.iter().map(ToString::to_string).collect(), source }
    }

    /// The file that it writes.
    pub fn file(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.pdf", self.name.split(' ').next().unwrap_or_default().to_lowercase()))
    }

    /// How it is started on the deck of that folder.
    pub fn line(&self, folder: &Path) -> Line {
        let source = folder.join(self.source).display().to_string();
        let out = self.file(folder).display().to_string();
        let line = Line::new(folder, "");
        self.words.iter().fold(line, |line, word| line.with(word.replace("SOURCE", &source).replace("OUT", &out)))
    }
}

impl Makers {
    /// Installs the peers into the scratch folder. One that cannot be installed is named with the reason.
    pub fn installed(place: &Place, scratch: &Path, programs: &Path) -> Self {
        let fonts = place.root.join("assets/fonts").display().to_string();
        let cli = place.target.join("release").join(program("debrief-cli")).display().to_string();
        let export = [&cli, "export", "SOURCE", "--pdf", "OUT", "--at", "2026-03-24T09:00:00"];
        let krilla = programs.join(program("krilla")).display().to_string();
        let ready = vec![
            Maker::new(OURS, "review.json", &export),
            Maker::new("krilla", "review.json", &[&krilla, "SOURCE", "OUT"]),
        ];
        let mut makers = Self { ready, missing: Vec::new() };
        let python = python(place, scratch);
        makers.take("typst", python.clone().and_then(|python| package(&python, TYPST)), |python| {
            Maker::new("typst", "deck.typ", &[python, "-c", COMPILE, "SOURCE", "OUT", &fonts])
        });
        makers.take("WeasyPrint", python.and_then(|python| package(&python, WEASYPRINT)), |python| {
            let words = [python, "-m", "weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", "SOURCE", "OUT"];
            Maker::new("WeasyPrint", "deck.html", &words)
        });
        makers.take("Chromium", chromium(), |chromium| {
            let profile = format!("--user-data-dir={}", scratch.join("chromium").display());
            let mut words = vec![chromium, "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer"];
            words.extend([profile.as_str(), "--print-to-pdf=OUT", "file://SOURCE"]);
            Maker::new("Chromium (the system’s)", "deck.html", &words)
        });
        makers
    }

    fn take(&mut self, name: &str, found: Result<String, String>, maker: impl FnOnce(&str) -> Maker) {
        match found {
            Ok(program) => self.ready.push(maker(&program)),
            Err(why) => self.missing.push((name.to_owned(), why)),
        }
    }
}

/// A Python of the bench's own.
fn python(place: &Place, scratch: &Path) -> Result<String, String> {
    let folder = scratch.join("python");
    let python = folder.join("bin").join(program("python")).display().to_string();
    if !Path::new(&python).is_file() {
        println!("Making a place for Python packages");
        Line::new(&place.root, "python3 -m venv").with(folder.display().to_string()).run()?;
    }
    Ok(python)
}

/// Installs a package for that Python; gives the Python back.
fn package(python: &str, package: &str) -> Result<String, String> {
    let folder = Path::new(python).parent().unwrap_or(Path::new("."));
    let install = Line::new(folder, "").with(python);
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        .into_iter()
        .fold(install, Line::with)
        .read()
        .map(|_| python.to_owned())
}

/// Chromium comes in no package of Python or npm that runs everywhere: it is the one that the tests use.
fn chromium() -> Result<String, String> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = names.into_iter().find(|name| is_installed(name)).map(ToOwned::to_owned);
    found.ok_or_else(|| "there is none on the path".to_owned())
}

#[cfg(test)]
mod tests {
    use super::Maker;
    use std::path::Path;

    #[test]
    fn a_maker_is_told_its_files() {
        let maker = Maker::new("Chromium (the system’s)", "deck.html", &["chromium", "--to=OUT", "file://SOURCE"]);
        let line = maker.line(Path::new("/bench"));
        assert_eq!(line.words, ["chromium", "--to=/bench/chromium.pdf", "file:///bench/deck.html"]);
    }
}
