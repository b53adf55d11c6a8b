//! What kind of machine this is.

use std::fs;

/// The systems that set-up tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Machine {
    /// Debian and what is made from it, apart from Ubuntu.
    Debian,
    /// Ubuntu, where Chromium's package has another name.
    Ubuntu,
    /// A Linux without apt-get.
    OtherLinux,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
    /// Anything else.
    Unknown,
}

impl Machine {
    /// This machine.
    pub fn this() -> Self {
        match std::env::consts::OS {
            "linux" => Self::from_os_release(&fs::read_to_string("/etc/os-release").unwrap_or_default()),
            "macos" => Self::Mac,
            "windows" => Self::Windows,
            _ => Self::Unknown,
        }
    }

    /// Reads the text of os-release(5): `ID`, and `ID_LIKE` for systems made from another.
    fn from_os_release(text: &str) -> Self {
        let names: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace())
            .collect();
        if names.contains(&"ubuntu") {
            Self::Ubuntu
        } else if names.contains(&"debian") {
            Self::Debian
        } else {
            Self::OtherLinux
        }
    }

    /// Whether system packages are installed for the user here.
    pub fn installs_packages(self) -> bool {
        matches!(self, Self::Debian | Self::Ubuntu)
    }

    /// Whether the real window can be driven by tests here: WebKitWebDriver and Xvfb are Linux programs.
    pub fn drives_the_window(self) -> bool {
        matches!(self, Self::Debian | Self::Ubuntu | Self::OtherLinux)
    }
}

#[cfg(test)]
mod tests {
    use super::Machine;

    #[test]
    fn reads_the_family_of_a_linux() {
        assert_eq!(Machine::from_os_release("NAME=\"Debian GNU/Linux\"\nID=debian\n"), Machine::Debian);
        assert_eq!(Machine::from_os_release("ID=ubuntu\nID_LIKE=debian\n"), Machine::Ubuntu);
        assert_eq!(Machine::from_os_release("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Machine::Ubuntu);
        assert_eq!(Machine::from_os_release("ID=fedora\n"), Machine::OtherLinux);
    }
}
