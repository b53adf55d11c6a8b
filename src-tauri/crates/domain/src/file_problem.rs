//! What is wrong in a file somebody hands us: where, what, and how to mend it.

/// What is wrong in a framework file or a review file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem} {fix}")]
pub struct FileProblem {
    /// The place as a path: `areas[2].elements[0].code`.
    pub place: String,
    /// What is wrong, as a sentence.
    pub problem: String,
    /// What to do, as a sentence.
    pub fix: String,
}

pub(crate) fn problem(place: impl Into<String>, problem: impl Into<String>, fix: impl Into<String>) -> FileProblem {
    FileProblem { place: place.into(), problem: problem.into(), fix: fix.into() }
}

pub(crate) fn repeated(place: impl Into<String>, code: &str) -> FileProblem {
    problem(place, format!("The code “{code}” stands twice."), "Give each its own.")
}

pub(crate) fn filled(place: impl Into<String>, text: &str) -> Result<(), FileProblem> {
    if text.trim().is_empty() {
        return Err(problem(place, "This text is empty.", "Write it, or remove what it belongs to."));
    }
    Ok(())
}
