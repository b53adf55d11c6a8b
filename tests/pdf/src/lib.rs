//! Asks veraPDF, the reference program for these standards, whether PDF files keep to PDF/UA-1 and PDF/A-2a.
//!
//! It runs on Java: `cargo xtask test pdf` installs what is missing and says where it is in [`CLASS_PATH`].

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variable that holds Java's class path to veraPDF.
pub const CLASS_PATH: &str = "VERAPDF_CLASS_PATH";

/// A place where a file goes against a standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The standard, by veraPDF's short name: `ua1` or `2a`.
    pub standard: String,
    /// The clause of the standard and the number of its test: `7.3-1`.
    pub clause: String,
    /// What the clause asks for.
    pub rule: String,
    /// The object that does not keep to it, from the root of the file down.
    pub object: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}\n    at {}", self.standard, self.clause, self.rule, self.object)
    }
}

/// What veraPDF found in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The standards that it keeps to.
    pub passed: Vec<String>,
    /// Where it does not keep to others; of each rule the first five places.
    pub breaches: Vec<Breach>,
}

/// Validates all files in one run of Java; a verdict for each.
///
/// # Errors
/// A sentence, when veraPDF is not set up or cannot read a file.
pub fn verdicts(files: &[PathBuf]) -> Result<BTreeMap<PathBuf, Verdict>, String> {
    let class_path = std::env::var_os(CLASS_PATH).ok_or_else(|| {
        format!("{CLASS_PATH} is not set. `cargo xtask test pdf` sets veraPDF up and runs these tests.")
    })?;
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("Validate.java");
    let output = Command::new("java")
        .arg("--class-path")
        .arg(class_path)
        .arg(program)
        .args(files)
        .output()
        .map_err(|error| format!("Java could not be started: {error}."))?;
    if !output.status.success() {
        return Err(format!("veraPDF broke off.\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    let mut verdicts: BTreeMap<PathBuf, Verdict> =
        files.iter().map(|file| (file.clone(), Verdict::default())).collect();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let Some(verdict) = fields.first().and_then(|file| verdicts.get_mut(Path::new(file))) else { continue };
        match fields[1..] {
            [standard, "passed"] => verdict.passed.push(standard.to_owned()),
            [standard, clause, rule, object] => verdict.breaches.push(Breach {
                standard: standard.to_owned(),
                clause: clause.to_owned(),
                rule: rule.to_owned(),
                object: object.to_owned(),
            }),
            _ => {}
        }
    }
    Ok(verdicts)
}
