//! What a run of steps says at its end.

use std::time::Duration;

use crate::count::Count;

/// How one step ended.
pub struct Row {
    /// The step's name.
    pub name: &'static str,
    /// What it counted: its tests, or one for itself when it is not made of tests.
    pub count: Count,
    /// How long it took.
    pub took: Duration,
    /// Why it failed, when its counts do not say.
    pub note: Option<String>,
}

/// Every step of a run.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    not_run: Vec<&'static str>,
}

impl Report {
    /// Adds a step that ran.
    pub fn ran(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Adds a step that did not run, because one before it failed or this system cannot.
    pub fn did_not_run(&mut self, name: &'static str) {
        self.not_run.push(name);
    }

    /// Everything counted.
    pub fn total(&self) -> Count {
        let mut total = Count::default();
        for row in &self.rows {
            total.add(row.count);
        }
        total
    }

    /// The summary. Its last line counts what passed and what failed, and nothing follows it.
    pub fn text(&self) -> String {
        let mut text = String::from("\n");
        for Row { name, count, took, note } in &self.rows {
            let state = if count.failed == 0 { "passed" } else { "FAILED" };
            let tests = if count.passed + count.failed > 1 {
                format!("  {} passed, {} failed", count.passed, count.failed)
            } else {
                String::new()
            };
            let note = note.as_ref().map(|note| format!("  {note}")).unwrap_or_default();
            text += &format!("{name:<12}{state}{:>8.1} s{tests}{note}\n", took.as_secs_f64());
        }
        for name in &self.not_run {
            text += &format!("{name:<12}not run\n");
        }
        let total = self.total();
        if total.skipped > 0 {
            text += &format!("{} tests were skipped.\n", total.skipped);
        }
        text + &format!("{} passed, {} failed", total.passed, total.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &'static str, passed: usize, failed: usize) -> Row {
        Row { name, count: Count { passed, failed, skipped: 0 }, took: Duration::from_millis(1200), note: None }
    }

    #[test]
    fn the_last_line_adds_everything_up() {
        let mut report = Report::default();
        report.ran(row("format", 1, 0));
        report.ran(row("rust", 40, 2));
        report.did_not_run("window");
        let text = report.text();
        assert_eq!(text.lines().last(), Some("41 passed, 2 failed"));
        assert!(text.contains("rust        FAILED     1.2 s  40 passed, 2 failed"));
        assert!(text.contains("window      not run"));
    }
}
