//! Who may open what.
//!
//! Every review has a random key of its own ([`ReviewKey`]), which lies beside it wrapped in an ordinary age file. That file
//! can be opened by two persons: by me, with an [`Identity`] that lies on this laptop under a passphrase, and by whoever
//! holds the [`RecoverySheet`]. Changing the passphrase changes one small file and no review. Everything here is plain age
//! (https://age-encryption.org/v1), so the program `age` opens it too.
//!
//! Nothing here reads or writes files, and no clock is asked: callers do that.

mod attempts;
mod envelope;
mod error;
mod identity;
mod keyring;
mod parcel;
mod passphrase;
mod recovery;
mod review_key;

pub use attempts::Attempts;
pub use error::KeyError;
pub use identity::{Identity, PublicKey};
pub use keyring::Keyring;
pub use passphrase::{Passphrase, Strength};
pub use recovery::RecoverySheet;
pub use review_key::ReviewKey;
