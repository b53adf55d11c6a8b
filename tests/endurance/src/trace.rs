//! What strace saw of a program.

use std::path::Path;

/// One call of the system, as strace wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name: `pwrite64`.
    pub name: String,
    /// What it was called with, the names of files among it.
    pub with: String,
    /// What it gave: `0`, or `-1 ENOSPC (No space left on device)`; `?` where the program ended within.
    pub gave: String,
}

/// Calls in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Trace(pub Vec<Call>);

impl Trace {
    /// Reads what strace wrote.
    ///
    /// # Panics
    /// When there is none: strace did not run.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read(path).unwrap_or_else(|error| panic!("strace wrote nothing: {error}"));
        Self(String::from_utf8_lossy(&text).lines().filter_map(call).collect())
    }

    /// Where the worker said that.
    #[must_use]
    pub fn said(&self, word: &str) -> Option<usize> {
        self.0.iter().position(|call| call.says().is_some_and(|said| said.starts_with(word)))
    }
}

impl Call {
    /// What the worker says with this call: it speaks by `writev` alone, which nothing that it does for a living uses.
    #[must_use]
    pub fn says(&self) -> Option<&str> {
        let (_, said) = (self.name == "writev").then(|| self.with.split_once("iov_base=\""))??;
        said.split(['"', '\\']).next()
    }

    /// Whether it is of a file whose name ends so.
    #[must_use]
    pub fn is_of(&self, ending: &str) -> bool {
        self.with.split([',', ')']).next().is_some_and(|file| file.ends_with(&format!("{ending}>")))
    }

    /// Whether it did what it was asked to.
    #[must_use]
    pub fn went_well(&self) -> bool {
        self.gave.starts_with(|digit: char| digit.is_ascii_digit())
    }
}

/// Reads `17654 pwrite64(3</path/review.db-wal>, "x", 1, 0) = 1`.
fn call(line: &str) -> Option<Call> {
    let (_, rest) = line.split_once(' ')?;
    let (name, rest) = rest.trim_start().split_once('(')?;
    let (with, gave) = rest.rsplit_once(" = ")?;
    let with = with.trim_end().strip_suffix(')').unwrap_or(with);
    Some(Call { name: name.to_owned(), with: with.to_owned(), gave: gave.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_strace_is_taken_apart() {
        let read = call("17654 pwrite64(7</dev/shm/x/review.db-wal>, \"\\1\\2\"..., 24, 32) = 24").unwrap();
        assert_eq!(read.name, "pwrite64");
        assert!(read.is_of("-wal") && !read.is_of("review.db") && read.went_well());
        let said = call("9  writev(1<pipe:[12]>, [{iov_base=\"saved 3\\n\", iov_len=8}], 1) = 8").unwrap();
        assert_eq!(said.says(), Some("saved 3"));
        let failed = call("9 fsync(7</x/review.db-wal>) = -1 EIO (Input/output error) (INJECTED)").unwrap();
        assert!(failed.is_of("-wal") && !failed.went_well());
        assert_eq!(call("9 +++ exited with 0 +++"), None);
    }
}
