//! System packages: what is missing is named, then installed.

use crate::{
    machine::Machine,
    place::Place,
    process::{Line, is_installed},
};

/// What a machine is set up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Building the window and opening it.
    Run,
    /// The same, and every test.
    Test,
}

/// A C compiler, the window's web view, the ciphers that reviews are locked with, and the C headers' reader that binds
/// SQLite's session extension.
const TO_BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libssl-dev", "libclang-dev"];

/// A display without a screen and a window manager for it, the web view's driver, a message bus, hands for the save
/// dialog, readers of PDF text and syntax, another program that opens our keys, what watches and kills programs at their
/// calls of the system, and what veraPDF is installed with and runs on.
const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "openbox",
    "dbus",
    "xdotool",
    "poppler-utils",
    "qpdf",
    "age",
    "strace",
    "default-jdk-headless",
    "libjaxb-java",
    "python3-pip",
];

/// Makes sure that the system has what `purpose` needs. On Debian and Ubuntu it installs what is missing; elsewhere it
/// says what is needed and goes on, or stops where that is certain to fail.
pub fn system_packages(place: &Place, purpose: Purpose) -> Result<(), String> {
    match Machine::this() {
        machine @ (Machine::Debian | Machine::Ubuntu) => {
            let missing = missing_packages(place, &packages(machine, purpose))?;
            if missing.is_empty() { Ok(()) } else { install(place, &missing) }
        }
        Machine::OtherLinux => {
            println!("{}", advice_for_linux(purpose));
            Ok(())
        }
        Machine::Mac => {
            if Line::new(&place.root, "xcode-select -p").read().is_err() {
                return Err(
                    "Debrief needs Apple's command line tools here.\nInstall them with `xcode-select --install`, \
                            then run this command again."
                        .into(),
                );
            }
            Ok(())
        }
        Machine::Windows => {
            println!("{ADVICE_FOR_WINDOWS}");
            Ok(())
        }
        Machine::Unknown => Err("Debrief runs on Linux, macOS and Windows; this system is none of them.".into()),
    }
}

const ADVICE_FOR_WINDOWS: &str = "\
On Windows, building Debrief needs three things besides Rust and Node:
  Visual Studio Build Tools with “Desktop development with C++”
  LLVM (libclang; set LIBCLANG_PATH to its bin folder when it is not found)
  WebView2, which is part of Windows 11
If one of them is missing, the build stops below and names it.";

fn advice_for_linux(purpose: Purpose) -> String {
    let mut words = String::from(
        "Packages are installed for you on Debian and Ubuntu only. Here, building Debrief needs:\n  \
         a C compiler, pkg-config, WebKitGTK 4.1 with its headers, OpenSSL with its headers, libclang",
    );
    if purpose == Purpose::Test {
        words += "\nand its tests need:\n  WebKitWebDriver, Xvfb, openbox, dbus-run-session, xdotool, pdftotext, strace, Chromium";
    }
    words
}

fn packages(machine: Machine, purpose: Purpose) -> Vec<&'static str> {
    let mut all = TO_BUILD.to_vec();
    if purpose == Purpose::Test {
        all.extend(TO_TEST);
        all.push(if machine == Machine::Ubuntu { "chromium-browser" } else { "chromium" });
    }
    all
}

fn missing_packages(place: &Place, wanted: &[&'static str]) -> Result<Vec<&'static str>, String> {
    // One package at a time: dpkg-query calls it an error when it knows one of several names not at all.
    let mut missing = Vec::new();
    for name in wanted {
        let query = Line::new(&place.root, "dpkg-query --show --showformat=${db:Status-Abbrev}").with(*name);
        if !is_installed("dpkg-query") {
            return Err(
                "This looks like Debian or Ubuntu, but dpkg-query is not there to ask what is installed.".into()
            );
        }
        if !query.read().is_ok_and(|status| status.starts_with("ii")) {
            missing.push(*name);
        }
    }
    Ok(missing)
}

fn install(place: &Place, missing: &[&str]) -> Result<(), String> {
    let names = missing.join(" ");
    let before = if is_root(place) {
        "env DEBIAN_FRONTEND=noninteractive"
    } else if is_installed("sudo") {
        "sudo env DEBIAN_FRONTEND=noninteractive"
    } else {
        return Err(format!(
            "These packages are missing, and installing them needs an administrator:\n  apt-get install {names}\n\
             Nothing was changed. Have them installed, then run this command again."
        ));
    };
    println!("Installing system packages: {names}");
    Line::new(&place.root, &format!("{before} apt-get update --quiet")).run()?;
    Line::new(&place.root, &format!("{before} apt-get install --yes --quiet --no-install-recommends {names}")).run()
}

fn is_root(place: &Place) -> bool {
    Line::new(&place.root, "id -u").read().is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::{Machine, Purpose, packages};

    #[test]
    fn a_run_asks_for_nothing_that_only_tests_need() {
        let to_run = packages(Machine::Debian, Purpose::Run);
        assert!(to_run.contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!to_run.contains(&"chromium") && !to_run.contains(&"xvfb"));
        assert!(packages(Machine::Debian, Purpose::Test).contains(&"chromium"));
    }

    #[test]
    fn chromium_goes_by_its_name_on_each_system() {
        assert!(packages(Machine::Ubuntu, Purpose::Test).contains(&"chromium-browser"));
        assert!(!packages(Machine::Ubuntu, Purpose::Test).contains(&"chromium"));
    }
}
