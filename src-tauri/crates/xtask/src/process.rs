//! Starting other programs.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

/// One program to start, as words, in one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The program and what it is given.
    pub words: Vec<String>,
    /// Where it runs.
    pub folder: PathBuf,
    /// Variables added to its environment.
    pub variables: Vec<(String, String)>,
}

impl Line {
    /// `words` split at spaces, to be run in `folder`.
    pub fn new(folder: &Path, words: &str) -> Self {
        Self {
            words: words.split_whitespace().map(String::from).collect(),
            folder: folder.to_path_buf(),
            variables: Vec::new(),
        }
    }

    /// Adds one more word, spaces and all.
    pub fn with(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }

    /// Adds a variable to the program's environment.
    pub fn variable(mut self, name: &str, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// The line as it would be typed.
    pub fn typed(&self) -> String {
        self.words.join(" ")
    }

    fn command(&self) -> Result<Command, String> {
        let (program, rest) = self.words.split_first().ok_or("There is no program to start.")?;
        let mut command = Command::new(name_on_this_system(program));
        command.args(rest).current_dir(&self.folder);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }

    /// Runs it with the terminal as its own; `Ok` when it ended well.
    pub fn run(&self) -> Result<(), String> {
        let status = self.command()?.status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status}).", self.typed())) }
    }

    /// Runs it and gives back what it wrote on standard output; `Ok` when it ended well.
    pub fn read(&self) -> Result<String, String> {
        let output = self.command()?.output().map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(format!(
            "`{}` failed ({}).\n{}",
            self.typed(),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim_end()
        ))
    }

    /// Runs it, shows what it writes as it comes, and gives that back too: whether it ended well, and its words.
    pub fn show(&self) -> Result<(bool, String), String> {
        let mut command = self.command()?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if std::io::stdout().is_terminal() {
            command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
        }
        let mut child = command.spawn().map_err(|error| self.not_started(&error))?;
        let said = child.stdout.take().map(|pipe| thread::spawn(|| pass_on(pipe, std::io::stdout())));
        let warned = child.stderr.take().map(|pipe| thread::spawn(|| pass_on(pipe, std::io::stderr())));
        let status = child.wait().map_err(|error| self.not_started(&error))?;
        let mut words = String::new();
        for reader in [said, warned].into_iter().flatten() {
            words.push_str(&reader.join().unwrap_or_default());
        }
        Ok((status.success(), words))
    }

    fn not_started(&self, error: &std::io::Error) -> String {
        format!("`{}` could not be started: {error}.", self.typed())
    }
}

/// Copies lines from `pipe` to `out` as they come and gives back all of them.
fn pass_on(pipe: impl Read, mut out: impl Write) -> String {
    let mut pipe = BufReader::new(pipe);
    let mut all = Vec::new();
    loop {
        let start = all.len();
        match pipe.read_until(b'\n', &mut all) {
            Ok(0) | Err(_) => break,
            // A terminal that has gone away is no reason to lose the counts.
            Ok(_) => drop(out.write_all(&all[start..]).and_then(|()| out.flush())),
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// Whether `program` is found on the path.
pub fn is_installed(program: &str) -> bool {
    let name = name_on_this_system(program);
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| {
            [OsStr::new(&name), OsStr::new(&format!("{name}.exe"))].iter().any(|n| folder.join(n).is_file())
        })
    })
}

/// npm is a command script on Windows, which is started only by its full name.
fn name_on_this_system(program: &str) -> String {
    if cfg!(windows) && program == "npm" { format!("{program}.cmd") } else { program.into() }
}
