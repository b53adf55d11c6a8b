//! The way to the core: run one of its commands, and stop one.

use debrief_api::{ApiError, Call, Core, ErrorCode, Progress};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::State;
use tauri::ipc::Channel;

/// The core and the calls it works on.
pub struct Calls {
    core: Arc<Core>,
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Calls {
    /// Calls to that core.
    pub fn new(core: Arc<Core>) -> Self {
        Self { core, running: Mutex::new(HashMap::new()) }
    }

    /// The core.
    pub fn core(&self) -> &Core {
        &self.core
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs a command of the core off the window's thread. Progress goes to `channel`.
#[tauri::command]
pub async fn call(
    id: String,
    name: String,
    request: Value,
    channel: Channel<Progress>,
    calls: State<'_, Calls>,
) -> Result<Box<RawValue>, ApiError> {
    let core = Arc::clone(&calls.core);
    let cancelled = Arc::new(AtomicBool::new(false));
    calls.running().insert(id.clone(), Arc::clone(&cancelled));
    let work = move || {
        // A page that is gone needs no progress.
        let progress = |progress| drop(channel.send(progress));
        core.call(&name, request, &Call { progress: &progress, cancelled: &cancelled })
    };
    let answer = tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|error| {
        Err(ApiError::new(
            ErrorCode::Internal,
            format!("Debrief could not finish this: {error}. Everything saved is safe. Try again."),
        ))
    });
    calls.running().remove(&id);
    answer
}

/// Stops a call, if it still runs.
#[tauri::command]
pub fn cancel(id: &str, calls: State<'_, Calls>) {
    if let Some(cancelled) = calls.running().get(id) {
        cancelled.store(true, Ordering::Relaxed);
    }
}
