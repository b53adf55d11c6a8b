//! What one run took, and what it wrote.

use std::{fs, path::Path};

use crate::process::Line;

/// One run of a maker, from the start of its process to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// How long it took, in seconds.
    pub took: f64,
    /// How long processors worked for it, in seconds; steadier than the time where the machine does other things too.
    pub worked: f64,
    /// The most memory it had, in bytes. Of a program that starts others, that of the largest.
    pub memory: f64,
}

/// A file that a maker wrote.
pub struct Written {
    /// Its size.
    pub bytes: u64,
    /// How many pages it has.
    pub pages: usize,
    /// Whether it says what its content means.
    pub tagged: bool,
}

/// Runs a line with the bench's own program that measures.
pub fn run(measure: &Path, line: &Line) -> Result<Run, String> {
    let measured = Line { words: Vec::new(), ..line.clone() }.with(measure.display().to_string());
    let words = line.words.iter().fold(measured, |line, word| line.with(word)).read()?;
    read(&words).ok_or_else(|| format!("“{words}” is no measurement."))
}

fn read(words: &str) -> Option<Run> {
    let numbers: Vec<f64> = words.split_whitespace().map_while(|word| word.parse().ok()).collect();
    let [took, worked, kilobytes] = numbers[..] else { return None };
    Some(Run { took: took / 1e6, worked: worked / 1e6, memory: kilobytes * 1024.0 })
}

/// What is to be said of a file; poppler reads it.
pub fn written(file: &Path) -> Result<Written, String> {
    let bytes = fs::metadata(file).map_err(|error| format!("{}: {error}.", file.display()))?.len();
    let about = Line::new(Path::new("."), "pdfinfo").with(file.display().to_string()).read()?;
    let entry = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let pages = entry("Pages:").and_then(|pages| pages.parse().ok()).ok_or("pdfinfo names no number of pages.")?;
    Ok(Written { bytes, pages, tagged: entry("Tagged:") == Some("yes") })
}

/// The text of a file as poppler reads it from its pages' descriptions.
pub fn drawn_text(file: &Path) -> Result<String, String> {
    Line::new(Path::new("."), "pdftotext -raw").with(file.display().to_string()).with("-").read()
}

/// The text of a file as poppler reads it by its tags. It takes minutes for hundreds of pages.
pub fn tagged_text(file: &Path) -> Result<String, String> {
    let tree = Line::new(Path::new("."), "pdfinfo -struct-text").with(file.display().to_string()).read()?;
    Ok(quoted(&tree))
}

/// The words of a tree as pdfinfo prints it: quoted, below the element they belong to.
fn quoted(tree: &str) -> String {
    let mut text = String::new();
    for line in tree.lines() {
        if let Some(words) = line.trim_start().strip_prefix('"') {
            text.push_str(words.strip_suffix('"').unwrap_or(words));
            text.push('\n');
        }
    }
    text
}

/// The middle of these numbers.
pub fn median(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len().is_multiple_of(2) {
        Some(f64::midpoint(*numbers.get(middle.checked_sub(1)?)?, *numbers.get(middle)?))
    } else {
        numbers.get(middle).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Run, median, quoted, read};

    #[test]
    fn a_measurement_is_three_numbers() {
        assert_eq!(read("1500000 800000 2048\n"), Some(Run { took: 1.5, worked: 0.8, memory: 2_097_152.0 }));
        assert_eq!(read("1500000"), None);
        assert_eq!(read("chromium failed"), None);
    }

    #[test]
    fn words_of_a_tree_are_what_is_quoted() {
        assert_eq!(
            quoted("Document\n  H1 (block)\n    \"One \"\n    \"two\"\n  P (block)\n    \"a \"b\"\"\n"),
            "One \ntwo\na \"b\"\n"
        );
    }

    #[test]
    fn a_median_is_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0].into_iter()), Some(2.5));
        assert_eq!(median([].into_iter()), None);
    }
}
