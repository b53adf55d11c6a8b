//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use debrief_api::domain::Audience;
use std::path::PathBuf;

/// Debrief from a terminal: make, bring in, check and export reviews.
///
/// Works on a library folder, or straight on a review file. Results go to standard output, messages to standard error.
#[derive(Debug, Parser)]
#[command(name = "debrief-cli", version, after_help = AFTER_HELP)]
pub struct Arguments {
    /// The library folder; made if it is not there. Not needed when a command is given a review file
    #[arg(long, global = true, env = "DEBRIEF_LIBRARY", value_name = "FOLDER")]
    pub library: Option<PathBuf>,
    /// A file whose first line is the passphrase of the library; asked for when it is missing and needed
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
REVIEW is the id of a review in the library (see `list`), the beginning of one that no other shares, or the path of a
review file (*.json).

Exit codes:
  0  done
  1  `check` found something that must be mended before a debrief
  2  the command line is not understood
  3  a file is not what it should be; the message names the place
  4  there is no such review
  5  a file could not be read or written, is open in another program, or the library stays locked

Examples:
  debrief-cli --library ~/reviews new \"Harbor County Schools\"
  debrief-cli --library ~/reviews import harbor.review.json
  debrief-cli export harbor.review.json --pdf harbor.pdf
  debrief-cli --library ~/reviews check 3f2a";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin an empty review and print its id
    New {
        /// The client's name
        client: String,
        /// The code of a framework that ships
        #[arg(long, default_value = "delivery")]
        framework: String,
    },
    /// Take a review file into the library and print the review's id
    Import {
        /// The review file
        file: PathBuf,
    },
    /// Write a review's deck as PDF, or all of a review as JSON
    Export {
        /// The review
        review: String,
        #[command(flatten)]
        form: Form,
        /// Whom the deck is for; what each audience is shown is set in the review
        #[arg(long, value_enum, default_value = "leadership")]
        audience: For,
        /// The moment written into the PDF, such as 2026-03-24T09:00:00; the same moment gives the same bytes
        #[arg(long, value_name = "MOMENT")]
        at: Option<String>,
    },
    /// List what to look at before the debrief, one line each
    Check {
        /// The review
        review: String,
    },
    /// List the reviews of the library: id, state, elements rated, client
    List,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Form {
    /// Write the deck to this file
    #[arg(long, value_name = "OUT")]
    pub pdf: Option<PathBuf>,
    /// Write everything in the review but notes about students to this file
    #[arg(long, value_name = "OUT")]
    pub json: Option<PathBuf>,
}

/// Whom a version of the deck is for.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum For {
    /// The leader and the leadership team
    #[default]
    Leadership,
    /// The board
    Board,
    /// Everybody
    Public,
}

impl From<For> for Audience {
    fn from(audience: For) -> Self {
        match audience {
            For::Leadership => Self::Leadership,
            For::Board => Self::Board,
            For::Public => Self::Public,
        }
    }
}
