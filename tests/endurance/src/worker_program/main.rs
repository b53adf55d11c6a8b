//! What is killed, traced and told that the disk is full. It does one work and says how far it is: `begin`, `saved …` once
//! the store says that something is saved, `refused CODE MESSAGE`, `end`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(unix)]
mod works;

fn main() {
    #[cfg(unix)]
    works::work();
}
