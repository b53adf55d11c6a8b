//! The works.

use debrief_api::domain::{Review, ReviewId};
use debrief_api::{Core, Dialogs, OpenFile, Reveal, SaveFile};
use debrief_endurance::place::keyring;
use debrief_endurance::review::{self, at, day, midnight};
use debrief_endurance::worker::{FORMS, SECRET};
use debrief_keys::RecoverySheet;
use debrief_store::{Library, ReviewStore, StoreError};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{IoSlice, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Does the work that the command line names, in the library that it names.
pub(crate) fn work() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [work, library, rest @ ..] = words.as_slice() else { panic!("which work, and where?") };
    let mut voice = Voice::of_this_program();
    let library = PathBuf::from(library);
    match work.as_str() {
        "write" => write(&library, rest, &mut voice),
        "note" => note(&library, &mut voice),
        "undo" => undo(&library, &mut voice),
        "backup" => backup(&library, rest, &mut voice),
        "create" => create(&library, &mut voice),
        "migrate" => migrate(&library, rest, &mut voice),
        "seal" => seal(&library, &mut voice),
        "restore" => restore(&library, rest, &mut voice),
        "destroy sources" => destroy_sources(&library, rest, &mut voice),
        "destroy" => destroy(&library, rest, &mut voice),
        "export" => export(&library, rest, &mut voice),
        "overwrite" => overwrite(&library, rest, &mut voice),
        "protect" => protect(&library, rest, &mut voice),
        "change" => change(&library, rest, &mut voice),
        "journey" => journey(&library, rest, &mut voice),
        "call out" => drop(std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap()),
        other => panic!("there is no work {other}"),
    }
    voice.say("end");
}

/// Says lines by a call of the system that nothing else here makes, so that a failing disk leaves it its voice.
struct Voice(File);

impl Voice {
    fn of_this_program() -> Self {
        Self(std::io::stdout().as_fd().try_clone_to_owned().unwrap().into())
    }

    fn say(&mut self, line: &str) {
        // Whoever listened may have gone.
        let _ = self.0.write_vectored(&[IoSlice::new(format!("{line}\n").as_bytes())]);
    }

    fn tell<T>(&mut self, what: &str, outcome: Result<T, StoreError>) -> Option<T> {
        match outcome {
            Ok(value) => {
                self.say(&format!("saved {what}"));
                Some(value)
            }
            Err(error) => {
                self.say(&format!("refused {} {error}", error.code()));
                None
            }
        }
    }
}

fn library_in(folder: &Path) -> Library {
    let secret = std::env::var(SECRET).ok();
    Library::open(folder, secret.as_deref().map(keyring)).unwrap()
}

fn open(folder: &Path) -> ReviewStore {
    library_in(folder).open_review(review::small().id, midnight()).unwrap().0
}

/// Keeps notes from a number on, as fast as it can: so many, or without end; `hasty` without waiting for the disk.
fn write(folder: &Path, rest: &[String], voice: &mut Voice) {
    let (mut store, begun_with) = (open(folder), review::small());
    let (first, most): (usize, usize) = (rest[0].parse().unwrap(), rest[1].parse().unwrap());
    if rest.get(2).is_some_and(|how| how == "hasty") {
        store.sync_less().unwrap();
    }
    voice.say("begin");
    for number in first..first.saturating_add(most) {
        review::keep(&mut store, &begun_with, number).unwrap();
        voice.say(&format!("saved {number}"));
    }
}

/// Keeps one note, and, whatever became of it, another.
fn note(folder: &Path, voice: &mut Voice) {
    let (mut store, begun_with) = (open(folder), review::small());
    voice.say("begin");
    for number in [1, 2] {
        let kept = review::keep(&mut store, &begun_with, number);
        voice.tell(&number.to_string(), kept);
    }
    read_again(&store, voice);
}

/// Takes the last note back, and, whatever became of that, keeps another.
fn undo(folder: &Path, voice: &mut Voice) {
    let (mut store, begun_with) = (open(folder), review::small());
    review::keep(&mut store, &begun_with, 1).unwrap();
    voice.say("saved 1");
    voice.say("begin");
    let undone = store.undo(at(2));
    voice.tell("undo", undone);
    let kept = review::keep(&mut store, &begun_with, 2);
    voice.tell("2", kept);
    read_again(&store, voice);
}

/// A review that could not be written can still be read.
fn read_again(store: &ReviewStore, voice: &mut Voice) {
    match store.load() {
        Ok(_) => voice.say("read"),
        Err(error) => voice.say(&format!("refused {} {error}", error.code())),
    }
}

/// Keeps a note and makes a backup, and, whatever became of that, another note; `alone` without that.
fn backup(folder: &Path, rest: &[String], voice: &mut Voice) {
    let (mut store, begun_with) = (open(folder), review::small());
    review::keep(&mut store, &begun_with, 1).unwrap();
    voice.say("saved 1");
    voice.say("begin");
    let made = store.backup_now(at(100));
    voice.tell("backup", made);
    if rest.first().is_some_and(|how| how == "alone") {
        return;
    }
    let kept = review::keep(&mut store, &begun_with, 2);
    voice.tell("2", kept);
    read_again(&store, voice);
}

/// Takes a whole review into the library.
fn create(folder: &Path, voice: &mut Voice) {
    let library = library_in(folder);
    voice.say("begin");
    let created = library.create(&review::small(), at(0));
    voice.tell("review", created);
}

/// Opens a file of an earlier version.
fn migrate(folder: &Path, rest: &[String], voice: &mut Voice) {
    let library = library_in(folder);
    voice.say("begin");
    let opened = library.open_review(id(&rest[0]), midnight());
    voice.tell("version", opened);
}

fn id(text: &str) -> ReviewId {
    ReviewId(text.parse().unwrap())
}

/// Opens a library with its first keyring and encrypts what is there.
fn seal(folder: &Path, voice: &mut Voice) {
    let secret = std::env::var(SECRET).unwrap();
    voice.say("begin");
    let sealed = Library::open(folder, Some(keyring(&secret))).and_then(|library| library.seal_all());
    voice.tell("sealed", sealed);
}

/// Puts a backup in the place of a review.
fn restore(folder: &Path, rest: &[String], voice: &mut Voice) {
    let library = library_in(folder);
    voice.say("begin");
    let restored = library.restore_backup(id(&rest[0]), day());
    voice.tell("restored", restored);
}

/// Destroys the sources of a review.
fn destroy_sources(folder: &Path, rest: &[String], voice: &mut Voice) {
    let library = library_in(folder);
    voice.say("begin");
    let stays = |review: &Review| review.without_sources(day());
    let destroyed = library.destroy_sources(id(&rest[0]), at(300), &[], stays, |_, _| "A certificate".into());
    voice.tell("destroyed", destroyed);
}

/// Destroys a review that is in the bin.
fn destroy(folder: &Path, rest: &[String], voice: &mut Voice) {
    let library = library_in(folder);
    voice.say("begin");
    let destroyed = library.destroy(id(&rest[0]), &[]);
    voice.tell("destroyed", destroyed);
}

/// Writes a file as exports are written: where, and how often which words.
fn export(folder: &Path, rest: &[String], voice: &mut Voice) {
    let words = rest[2].repeat(rest[1].parse().unwrap());
    voice.say("begin");
    match debrief_api::write_whole(&folder.join(&rest[0]), words.as_bytes()) {
        Ok(()) => voice.say("saved export"),
        Err(error) => voice.say(&format!("refused {} {error}", json!(error.code).as_str().unwrap_or("none"))),
    }
}

/// Writes a file as exports must not be written: over the one that is there.
fn overwrite(folder: &Path, rest: &[String], voice: &mut Voice) {
    let words = rest[2].repeat(rest[1].parse().unwrap());
    voice.say("begin");
    std::fs::write(folder.join(&rest[0]), words).unwrap();
}

/// Chooses the first passphrase of a library, as a person does.
fn protect(folder: &Path, rest: &[String], voice: &mut Voice) {
    let core = Core::open(folder, folder, Arc::new(Answers::default())).unwrap();
    let key = core.ask("begin_protection", json!({ "passphrase": rest[0] })).unwrap();
    let asked = key["ask"].as_array().unwrap().iter();
    let typed: Vec<&Value> = asked.map(|number| &key["groups"][number.as_u64().unwrap() as usize - 1]).collect();
    let groups: Vec<&str> = key["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(RecoverySheet::read(&groups.concat()).is_ok());
    voice.say(&format!("sheet {}", groups.concat()));
    voice.say("begin");
    core.ask("finish_protection", json!({ "typed": typed })).unwrap();
    voice.say("saved protection");
}

/// Changes the passphrase of a library, as a person does.
fn change(folder: &Path, rest: &[String], voice: &mut Voice) {
    let core = Core::open(folder, folder, Arc::new(Answers::default())).unwrap();
    voice.say("begin");
    core.ask("change_passphrase", json!({ "old": rest[0], "new": rest[1] })).unwrap();
    voice.say("saved change");
}

/// A facilitator's way through the commands, from an encrypted library to every form that leaves the laptop.
fn journey(folder: &Path, rest: &[String], voice: &mut Voice) {
    let answers = Arc::new(Answers::default());
    let core = Core::open(folder, folder, answers.clone()).unwrap();
    let out = PathBuf::from(&rest[0]);
    std::fs::create_dir_all(&out).unwrap();
    voice.say("begin");
    let does = |name: &str, request: Value| -> Value {
        let mut answer = core.ask(name, request).unwrap_or_else(|error| panic!("{name}: {error}"));
        if answer.get("changed").is_some() { answer["value"].take() } else { answer }
    };
    let key = does("begin_protection", json!({ "passphrase": "seven lanterns by the river" }));
    let asked = key["ask"].as_array().unwrap().iter();
    let typed: Vec<&Value> = asked.map(|number| &key["groups"][number.as_u64().unwrap() as usize - 1]).collect();
    does("finish_protection", json!({ "typed": typed }));

    let review =
        does("new_review", json!({ "client": "Harbor County Schools", "framework": "delivery" }))["review"].take();
    let me = does("add_member", json!({ "review": review, "name": "Orla Quillfeather", "role": "lead" }));
    does(
        "add_groups",
        json!({ "review": review, "groups": [{ "name": "Principals", "level": "school", "population": 28 }] }),
    );
    let opened = does("open_review", json!({ "review": review }));
    let session = does(
        "add_session",
        json!({ "review": review, "group": opened["review"]["groups"][0]["id"], "starts_at": null, "place": "Library",
            "headcount": 8, "interviewer": null, "scribe": null }),
    );
    for line in ["- Monthly check-in was moved twice and then dropped. #4A", "+ Data team answers within a day #2a"] {
        does("add_note", json!({ "review": review, "source": { "session": session["id"] }, "line": line }));
    }
    does(
        "rate",
        json!({ "review": review, "element": "4A", "lens": "reviewer", "rater": me["id"], "judgement": { "level": "R" },
            "reason": "As heard." }),
    );
    does("decide", json!({ "review": review, "element": "4A", "judgement": { "level": "R" } }));
    does(
        "set_rationale",
        json!({ "review": review, "element": "4A", "rationale": [{ "text": "Nobody looks at the results together." }] }),
    );
    let deck = does("deck", json!({ "review": review, "audience": "leadership", "after": null }));
    assert!(deck["laid"]["pages"].as_array().is_some_and(|pages| pages.len() > 5));
    for form in FORMS {
        let path = out.join(format!("{form}.out"));
        answers.0.lock().unwrap().push(path.clone());
        does("export_deck", json!({ "review": review, "form": form, "audience": "leadership" }));
        assert!(path.is_file(), "{form}");
        voice.say(&format!("saved {form}"));
    }
    answers.0.lock().unwrap().push(out.join("whole.review.json"));
    does("export_review", json!({ "review": review }));
    voice.say("saved review");
    does("lock", json!({}));
    does("unlock", json!({ "passphrase": "seven lanterns by the river" }));
    assert_eq!(does("open_review", json!({ "review": review }))["review"]["evidence"].as_array().unwrap().len(), 2);
}

/// Dialogs that were answered beforehand.
#[derive(Default)]
struct Answers(Mutex<Vec<PathBuf>>);

impl Dialogs for Answers {
    fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
        self.0.lock().unwrap().pop()
    }

    fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
        self.0.lock().unwrap().pop()
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn reveal(&self, path: &Path, _: Reveal) -> bool {
        path.exists()
    }
}
