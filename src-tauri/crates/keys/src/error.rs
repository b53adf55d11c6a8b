//! Why something stays closed.

/// Why a key could not be had. What is on the disk is the same after every one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The passphrase is not the one that the identity was protected with.
    #[error(
        "The passphrase is not right. Nothing was opened and nothing was changed. Try again, or use your recovery sheet."
    )]
    WrongPassphrase,
    /// The words on the sheet do not make up a recovery key.
    #[error("What was typed is not a recovery key. Nothing was changed. Compare it with the sheet, group by group.")]
    NotARecoveryKey,
    /// The key of the review was not wrapped for this person.
    #[error(
        "The review’s key was not made for you. Nothing was changed. Ask whoever made the review, or use its recovery sheet."
    )]
    NotForYou,
    /// The file is damaged, of another program, or asks for more work than an honest one does.
    #[error(
        "The key file is damaged or not one of Debrief’s. Nothing was changed. Use a backup of it, or your recovery sheet."
    )]
    Damaged,
    /// Nothing random could be had from the system.
    #[error(
        "The system gave no random numbers, so no key was made. Nothing was changed. Restart the computer and try again."
    )]
    NoRandomness,
}
