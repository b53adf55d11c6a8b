//! Why a form of the deck other than the PDF could not be made.

/// Why no file could be made. The review is never touched by it.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// The workbook could not be put together.
    #[error(
        "The Excel file could not be made. Nothing was written. Try again; if it keeps failing, the details are: {0}"
    )]
    Workbook(String),
    /// The archive could not be put together.
    #[error(
        "The ZIP archive could not be made. Nothing was written. Try again; if it keeps failing, the details are: {0}"
    )]
    Archive(String),
    /// There is no page to write.
    #[error("Every page of the deck is hidden. Nothing was written. Show at least one page, then export again.")]
    NoPages,
    /// The slides could not be put together.
    #[error(
        "The PowerPoint file could not be made. Nothing was written. Try again; if it keeps failing, the details are: {0}"
    )]
    Slides(String),
    /// The picture could not be drawn.
    #[error("The picture could not be made. Nothing was written. Try again; if it keeps failing, the details are: {0}")]
    Picture(String),
}
