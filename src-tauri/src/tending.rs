//! What the core does without being asked: backups, and their copies.

use debrief_api::Core;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

/// How often the core looks whether something is due.
const EVERY: Duration = Duration::from_secs(60);

/// Has the core tend to what is due, on a thread of its own, for as long as the core is there.
pub fn start(core: &Arc<Core>) {
    let core = Arc::downgrade(core);
    thread::spawn(move || {
        loop {
            thread::sleep(EVERY);
            let Some(core) = Weak::upgrade(&core) else { return };
            core.tend();
        }
    });
}
