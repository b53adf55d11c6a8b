//! What this laptop remembers of second places: the one that is copied to, and those that were before it.

use crate::answers::PlaceTrouble;
use crate::core::Core;
use crate::{Answer, ApiError, ErrorCode, clock, files};
use chrono::{NaiveDate, NaiveDateTime};
use debrief_store::SecondPlace;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The second place that is copied to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    /// The folder that somebody chose.
    pub(crate) folder: PathBuf,
    /// What tells it from another at the same path. None from before places were marked.
    #[serde(default)]
    pub(crate) mark: Option<Uuid>,
    /// When it last had everything, in UTC; none while it never had.
    #[serde(default)]
    pub(crate) complete_at: Option<NaiveDateTime>,
    /// What kept it from getting everything at the last try.
    #[serde(default)]
    pub(crate) trouble: Option<PlaceTrouble>,
}

/// How the remembered place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It is the one that was chosen.
    Here,
    /// It is not plugged in, or nothing of ours is where it was.
    Away,
    /// Where it was is a folder of Debrief that nobody chose here.
    Another,
}

/// A place that copies went to and that nobody can look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unreached {
    /// The name of its folder.
    pub(crate) name: String,
    /// Since when nothing is copied there any more; none for the one that is copied to.
    pub(crate) until: Option<NaiveDate>,
}

/// The places that hold copies of backups.
pub(crate) struct Places {
    /// Those that can be looked at now: folders that are built like a library.
    pub(crate) reached: Vec<PathBuf>,
    /// Those that cannot.
    pub(crate) unreached: Vec<Unreached>,
}

/// A place that was copied to once.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Earlier {
    mark: Option<Uuid>,
    #[serde(flatten)]
    place: Unreached,
}

impl Remembered {
    pub(crate) fn place(&self) -> SecondPlace {
        SecondPlace::new(&self.folder)
    }

    /// Whether it is the place that was chosen, and not another one where that was: sticks come and go under one letter.
    pub(crate) fn reach(&self, core: &Core) -> Reach {
        let place = self.place();
        if !place.is_there() {
            return Reach::Away;
        }
        let is_it = match (self.mark, place.mark()) {
            (Some(chosen), Some(found)) => chosen == found,
            // From before places were marked, or the mark was lost: then the keys tell whose it is.
            _ => core.key_files().are_in(&place.folder()),
        };
        if is_it { Reach::Here } else { Reach::Another }
    }
}

impl Places {
    /// The names of those that cannot be looked at.
    pub(crate) fn names(&self) -> Vec<String> {
        self.unreached.iter().map(|place| place.name.clone()).collect()
    }
}

/// The places that this laptop knows of.
pub(crate) fn of(core: &Core) -> Places {
    let mut places = Places { reached: Vec::new(), unreached: Vec::new() };
    if let Some(known) = remembered(core) {
        let place = known.place();
        match known.reach(core) {
            Reach::Here => places.reached.push(place.folder()),
            Reach::Away | Reach::Another => {
                places.unreached.push(Unreached { name: files::name_of(place.chosen()), until: None });
            }
        }
    }
    places.unreached.extend(earlier(core).into_iter().map(|earlier| earlier.place));
    places
}

/// What is remembered; a note that cannot be read is none, and the library asks for a place again.
pub(crate) fn remembered(core: &Core) -> Option<Remembered> {
    read(&remembered_at(core))
}

/// Remembers a place, and the one that was copied to until now among the earlier ones.
pub(crate) fn choose(core: &Core, chosen: &Remembered) -> Answer<()> {
    if let Some(before) = remembered(core).filter(|before| !is_one(chosen, before.mark, &before.folder)) {
        add_earlier(core, &before)?;
    }
    let mut earlier = earlier(core);
    let many = earlier.len();
    earlier.retain(|earlier| chosen.mark.is_none() || earlier.mark != chosen.mark);
    if earlier.len() < many {
        write(&earlier_at(core), &earlier)?;
    }
    remember(core, chosen)
}

fn is_one(chosen: &Remembered, mark: Option<Uuid>, folder: &Path) -> bool {
    match mark {
        Some(mark) => chosen.mark == Some(mark),
        None => chosen.folder == folder,
    }
}

/// Remembers a place.
pub(crate) fn remember(core: &Core, known: &Remembered) -> Answer<()> {
    write(&remembered_at(core), known)
}

/// Copies to no place any more; the one that was stays known, since copies are there.
pub(crate) fn forget(core: &Core) -> Answer<()> {
    if let Some(before) = remembered(core) {
        add_earlier(core, &before)?;
    }
    match std::fs::remove_file(remembered_at(core)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(ApiError::new(
            ErrorCode::Disk,
            format!("The place could not be forgotten: {error}. Nothing was changed. Try again."),
        )),
        _ => Ok(()),
    }
}

fn add_earlier(core: &Core, before: &Remembered) -> Answer<()> {
    let mut all = earlier(core);
    let name = files::name_of(before.place().chosen());
    all.retain(|earlier| earlier.place.name != name || earlier.mark != before.mark);
    all.push(Earlier { mark: before.mark, place: Unreached { name, until: Some(clock::today()) } });
    write(&earlier_at(core), &all)
}

fn earlier(core: &Core) -> Vec<Earlier> {
    read(&earlier_at(core)).unwrap_or_default()
}

fn remembered_at(core: &Core) -> PathBuf {
    core.folder().join("second-place.json")
}

fn earlier_at(core: &Core) -> PathBuf {
    core.folder().join("earlier-places.json")
}

fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

fn write<T: Serialize>(path: &Path, note: &T) -> Answer<()> {
    let text = serde_json::to_vec_pretty(note)
        .map_err(|error| ApiError::new(ErrorCode::Internal, format!("The place could not be remembered: {error}.")))?;
    files::write_whole(path, &text)
}
