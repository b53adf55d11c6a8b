//! Folders that are not on this laptop alone. A program that copies files elsewhere takes a database apart while it is
//! written, and takes what people said to where nobody promised to keep it.

use std::fmt;
use std::path::{Component, Path, PathBuf};

/// Where else a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// In the care of a program that copies files to others; holds its name.
    Synced(&'static str),
    /// On another computer.
    Network,
}

/// How programs that copy files elsewhere call their folders: the beginning of the name, and whether that is all of it.
const FOLDERS: [(&str, bool, &str); 16] = [
    ("Dropbox", true, "Dropbox"),
    ("Dropbox (", false, "Dropbox"),
    ("OneDrive", true, "OneDrive"),
    ("OneDrive - ", false, "OneDrive"),
    ("Google Drive", false, "Google Drive"),
    ("GoogleDrive", false, "Google Drive"),
    ("My Drive", true, "Google Drive"),
    ("iCloudDrive", true, "iCloud"),
    ("Mobile Documents", true, "iCloud"),
    ("CloudStorage", true, "a cloud service"),
    ("Nextcloud", true, "Nextcloud"),
    ("ownCloud", true, "ownCloud"),
    ("Box", true, "Box"),
    ("Box Sync", true, "Box"),
    ("pCloud", false, "pCloud"),
    ("MEGA", true, "MEGA"),
];

/// What such programs leave in the folders that they look after, whatever these are called.
const MARKS: [(&str, &str); 6] = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
];

/// The kinds of file systems of Linux that lie on another computer.
const FAR: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.onedriver",
];

impl Elsewhere {
    /// Where else that folder, or what is to become it, is; nothing when it is on this laptop alone, as far as can be seen
    /// from its name, from what lies in the folders above it, and, on Linux, from the file system.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let whole = real(folder);
        if is_named_share(&whole) {
            return Some(Self::Network);
        }
        let names = whole.components().filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
            _ => None,
        });
        for name in names {
            let is_its = |(beginning, is_all, _): &&(&str, bool, &str)| {
                let beginning = beginning.to_lowercase();
                if *is_all { name == beginning } else { name.starts_with(&beginning) }
            };
            if let Some((_, _, program)) = FOLDERS.iter().find(is_its) {
                return Some(Self::Synced(program));
            }
        }
        for above in whole.ancestors() {
            if let Some((_, program)) = MARKS.iter().find(|(mark, _)| above.join(mark).exists()) {
                return Some(Self::Synced(program));
            }
        }
        is_far(&whole, &std::fs::read_to_string("/proc/self/mounts").unwrap_or_default()).then_some(Self::Network)
    }
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Synced(program) => write!(f, "{program} copies it to other computers"),
            Self::Network => f.write_str("it lies on another computer"),
        }
    }
}

/// The folder as the file system knows it, as far as it is there: a link hides nothing.
fn real(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    for above in absolute.ancestors() {
        if let Ok(real) = above.canonicalize() {
            return absolute.strip_prefix(above).map_or(real.clone(), |rest| real.join(rest));
        }
    }
    absolute
}

/// `\\server\share`, as Windows names them; `\\?\C:\` is none.
fn is_named_share(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.starts_with(r"\\?\UNC\")
        || (text.starts_with(r"\\") && !text.starts_with(r"\\?\") && !text.starts_with(r"\\.\"))
}

/// Whether the file system that a path lies on is of another computer, by the table of what is mounted where.
fn is_far(path: &Path, mounts: &str) -> bool {
    let mounted = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        let place = parts.next()?.replace(r"\040", " ");
        Some((place, parts.next()?))
    });
    let holds = mounted.filter(|(place, _)| path.starts_with(place));
    holds.max_by_key(|(place, _)| place.len()).is_some_and(|(_, kind)| FAR.contains(&kind))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn folders_that_are_copied_elsewhere_are_known_by_name_and_by_what_lies_in_them() {
        let home = tempfile::tempdir().unwrap();
        let of = |path: &str| Elsewhere::of(&home.path().join(path));
        assert_eq!(of("Documents/Debrief"), None);
        assert_eq!(of("Dropbox/Work/Debrief"), Some(Elsewhere::Synced("Dropbox")));
        assert_eq!(of("OneDrive - Harbor Consulting/Debrief"), Some(Elsewhere::Synced("OneDrive")));
        assert_eq!(of("Library/CloudStorage/anything/Debrief"), Some(Elsewhere::Synced("a cloud service")));
        // A name that only resembles one.
        assert_eq!(of("Boxes/Dropboxes/Debrief"), None);

        std::fs::create_dir_all(home.path().join("Shared/.stfolder")).unwrap();
        assert_eq!(of("Shared/deep/Debrief"), Some(Elsewhere::Synced("Syncthing")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_hides_nothing() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(home.path().join("Dropbox/kept")).unwrap();
        std::os::unix::fs::symlink(home.path().join("Dropbox/kept"), home.path().join("work")).unwrap();
        assert_eq!(Elsewhere::of(&home.path().join("work/Debrief")), Some(Elsewhere::Synced("Dropbox")));
    }

    #[test]
    fn folders_of_other_computers_are_known_by_their_file_system() {
        let mounts =
            "/dev/vda / ext4 rw 0 0\nserver:/share /home/ana/far\\040away nfs4 rw 0 0\n//nas/x /mnt/nas cifs rw 0 0\n";
        assert!(!is_far(Path::new("/home/ana/Debrief"), mounts));
        assert!(is_far(Path::new("/home/ana/far away/Debrief"), mounts));
        assert!(is_far(Path::new("/mnt/nas/Debrief"), mounts));
        assert!(is_named_share(Path::new(r"\\server\share\Debrief")));
        assert!(!is_named_share(Path::new(r"\\?\C:\Users\ana\Debrief")));
    }
}
