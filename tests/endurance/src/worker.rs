//! The program that is killed and traced, as the tests start it.

use crate::place::Place;
use crate::points::{CHANGING, Point};
use crate::trace::Trace;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{PoisonError, RwLock};
use tempfile::TempDir;

/// The variable that holds the secret of the identity that opens the library.
pub const SECRET: &str = "DEBRIEF_ENDURANCE_KEY";

/// The forms that the deck leaves the laptop in.
pub const FORMS: &[&str] =
    &["pdf", "print", "one_page", "pptx", "xlsx", "csv", "markdown", "heat_map_svg", "heat_map_png"];

/// The worker: where cargo built it, which only a test knows.
#[derive(Clone, Copy, Debug)]
pub struct Worker(pub &'static str);

/// Held while a worker is started. Until it runs it holds what is open here, the locks of reviews among it: whoever opens
/// and closes reviews beside that reads this lock meanwhile.
pub static STARTING: RwLock<()> = RwLock::new(());

fn started(command: &mut Command) -> std::io::Result<Child> {
    let _alone = STARTING.write().unwrap_or_else(PoisonError::into_inner);
    command.spawn()
}

/// What it said.
#[derive(Debug)]
pub struct Said {
    /// Its lines, the last only if it was whole.
    pub lines: Vec<String>,
    /// What it wrote as errors: nothing, unless it panicked or strace complained.
    pub errors: String,
    /// The calls that were traced.
    pub trace: Trace,
}

/// What is done to a worker.
#[derive(Clone, Debug)]
pub enum Blow {
    /// Nothing: it is only watched.
    None,
    /// It is killed, without a chance to tidy up.
    Kill(Point),
    /// The call fails, once or from then on, with that error: `ENOSPC`.
    Fail(Point, &'static str, Again),
}

/// How often a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Once.
    Once,
    /// This call and all of its name after it: a disk that stays full.
    FromThenOn,
}

impl Worker {
    /// Starts it as it is.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn start(&self, place: &Place, words: &[&str]) -> Child {
        let mut command = Command::new(self.0);
        started(Self::finish(&mut command, place, words)).unwrap()
    }

    /// Runs it to its end under strace. `calls` are traced, and what it says.
    ///
    /// # Panics
    /// When strace is missing: `cargo xtask test` installs it.
    #[must_use]
    pub fn traced(&self, place: &Place, words: &[&str], calls: &str, blow: &Blow) -> Said {
        let folder = TempDir::new().unwrap();
        let log = folder.path().join("trace");
        let mut command = Command::new("strace");
        // With the names of files beside their numbers. Other calls are not even stopped, but where it is to be killed:
        // strace delivers no signals then.
        if !matches!(blow, Blow::Kill(_)) {
            command.arg("--seccomp-bpf");
        }
        command.args(["-f", "-y", "-q", "-s", "64", "-e", "signal=none", "-e"]);
        command.arg(format!("trace=writev,{calls}")).arg("-o").arg(&log);
        match blow {
            Blow::None => {}
            Blow::Kill(point) => {
                command.arg("-e").arg(format!("inject={}:signal=KILL:when={}", point.call, point.number));
            }
            Blow::Fail(point, error, again) => {
                let on = if *again == Again::FromThenOn { "+" } else { "" };
                command.arg("-e").arg(format!("inject={}:error={error}:when={}{on}", point.call, point.number));
            }
        }
        command.arg(self.0);
        let mut child = started(Self::finish(&mut command, place, words)).unwrap_or_else(|error| {
            panic!("strace cannot be started ({error}); `cargo xtask test endurance` installs it")
        });
        let (mut lines, mut errors) = (String::new(), String::new());
        child.stdout.take().unwrap().read_to_string(&mut lines).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        child.wait().unwrap();
        Said { lines: whole_lines(&lines), errors, trace: Trace::read(&log) }
    }

    /// Runs it to its end, watched.
    ///
    /// # Panics
    /// When it does not come to its end.
    #[must_use]
    pub fn watched(&self, place: &Place, words: &[&str]) -> Said {
        let said = self.traced(place, words, &CHANGING.join(","), &Blow::None);
        assert!(said.lines.iter().any(|line| line == "end"), "{:?}\n{}", said.lines, said.errors);
        said
    }

    fn finish<'c>(command: &'c mut Command, place: &Place, words: &[&str]) -> &'c mut Command {
        let (work, rest) = words.split_first().unwrap();
        command
            .arg(work)
            .arg(place.path())
            .args(rest)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // A panic should say where, and not look for the sources.
        command.env("RUST_BACKTRACE", "0").env_remove(SECRET);
        if let Some(secret) = place.secret() {
            command.env(SECRET, secret);
        }
        command
    }
}

impl Said {
    /// Whether it was killed before it came to its end.
    #[must_use]
    pub fn was_killed(&self) -> bool {
        !self.lines.iter().any(|line| line == "end")
    }

    /// Whether it said that something is saved.
    #[must_use]
    pub fn has_saved(&self, what: &str) -> bool {
        self.lines.iter().any(|line| line.strip_prefix("saved ") == Some(what))
    }

    /// Whether what was to be done to it happened: another run may make a call more or less than the one that was watched.
    #[must_use]
    pub fn was_hit(&self, blow: &Blow) -> bool {
        match blow {
            Blow::None => true,
            Blow::Kill(_) => self.was_killed(),
            Blow::Fail(..) => self.trace.0.iter().any(|call| call.gave.contains("INJECTED")),
        }
    }

    /// The numbers of the notes that it acknowledged.
    #[must_use]
    pub fn acknowledged(&self) -> Vec<usize> {
        self.lines.iter().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).collect()
    }

    /// What it refused: codes and messages.
    pub fn refused(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().filter_map(|line| line.strip_prefix("refused ")?.split_once(' '))
    }
}

/// Lines, without one that was cut off.
#[must_use]
pub fn whole_lines(text: &str) -> Vec<String> {
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().map(str::to_owned).collect()
}
