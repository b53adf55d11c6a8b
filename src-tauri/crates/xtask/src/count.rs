//! Reading the counts that test runners print at their end.

/// Tests counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Ended well.
    pub passed: usize,
    /// Ended badly.
    pub failed: usize,
    /// Not run.
    pub skipped: usize,
}

impl Count {
    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Which runner's closing words to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// `cargo test`, once for each program of tests: `test result: ok. 3 passed; 0 failed; 1 ignored; …`
    Cargo,
    /// Vitest: `Tests  1 failed | 11 passed | 2 skipped (14)`
    Vitest,
    /// Node's own: `ℹ pass 3`, or `# pass 3`
    Node,
}

impl Runner {
    /// Everything that the runner counted in `output`, colored or not.
    pub fn count(self, output: &str) -> Count {
        let mut count = Count::default();
        for line in without_colors(output).lines() {
            count.add(match self {
                Self::Cargo => cargo(line),
                Self::Vitest => vitest(line),
                Self::Node => node(line),
            });
        }
        count
    }
}

fn cargo(line: &str) -> Count {
    let Some((_, numbers)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
        return Count::default();
    };
    pairs(numbers, ';')
}

fn vitest(line: &str) -> Count {
    let Some(numbers) = line.trim_start().strip_prefix("Tests ") else { return Count::default() };
    pairs(numbers.split('(').next().unwrap_or_default(), '|')
}

/// `3 passed` and its like, parted by `mark`.
fn pairs(text: &str, mark: char) -> Count {
    let mut count = Count::default();
    for part in text.split(mark) {
        let mut words = part.split_whitespace();
        let (Some(Ok(number)), Some(word)) = (words.next().map(str::parse::<usize>), words.next()) else { continue };
        match word {
            "passed" => count.passed += number,
            "failed" => count.failed += number,
            "ignored" | "skipped" | "todo" => count.skipped += number,
            _ => {}
        }
    }
    count
}

fn node(line: &str) -> Count {
    let mut words = line.split_whitespace();
    if !matches!(words.next(), Some("ℹ" | "#")) {
        return Count::default();
    }
    match (words.next(), words.next().map(str::parse::<usize>), words.next()) {
        (Some("pass"), Some(Ok(passed)), None) => Count { passed, ..Count::default() },
        // A test that was cut short by the time limit did not pass.
        (Some("fail" | "cancelled"), Some(Ok(failed)), None) => Count { failed, ..Count::default() },
        (Some("skipped" | "todo"), Some(Ok(skipped)), None) => Count { skipped, ..Count::default() },
        _ => Count::default(),
    }
}

/// Drops the terminal's color sequences (`ESC [ … m`).
fn without_colors(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Count, Runner};

    #[test]
    fn adds_up_every_program_of_cargo_test() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n";
        assert_eq!(Runner::Cargo.count(output), Count { passed: 15, failed: 2, skipped: 1 });
    }

    #[test]
    fn reads_vitest_and_not_its_count_of_files() {
        let output = " Test Files  1 failed | 3 passed (4)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n";
        assert_eq!(Runner::Vitest.count(output), Count { passed: 11, failed: 1, skipped: 2 });
        let colored = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (12)\u{1b}[39m\n";
        assert_eq!(Runner::Vitest.count(colored), Count { passed: 12, ..Count::default() });
    }

    #[test]
    fn reads_node_and_counts_a_test_cut_short_as_failed() {
        let output =
            "✔ opens the library (12ms)\nℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\n";
        assert_eq!(Runner::Node.count(output), Count { passed: 3, failed: 2, skipped: 0 });
        assert_eq!(Runner::Node.count("# pass 7\n# fail 0\n"), Count { passed: 7, ..Count::default() });
        assert_eq!(Runner::Node.count("ℹ pass 3 of them\n"), Count::default());
    }
}
