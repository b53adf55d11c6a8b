//! Files that somebody prepared, through the commands that take files: each is refused with a plain sentence, in bounded time
//! and memory, and nothing is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use debrief_api::{ApiError, ErrorCode, read_framework};
use debrief_journeys::Sandbox;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// The most memory that reading a file may take beyond what the program has, in megabytes.
const MOST_MEMORY: u64 = 256;
/// The most seconds. The tests are not optimized; a release takes a fraction.
const MOST_SECONDS: u64 = 20;

/// The memory of the program is measured, so that one test runs at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// A line of what the system says of this program, in megabytes; nothing where it does not.
fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|there| there.strip_prefix(line)).unwrap_or_default();
    found.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
}

/// Does something, and checks what it took.
fn bounded<T>(what: &str, work: impl FnOnce() -> T) -> T {
    // Forgets the highest mark so far (Linux).
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let (before, begun) = (memory("VmRSS:"), Instant::now());
    let done = work();
    let taken = memory("VmHWM:").saturating_sub(before);
    eprintln!("{what}: {taken} MB, {:.1} s", begun.elapsed().as_secs_f32());
    assert!(taken < MOST_MEMORY, "{what} took {taken} MB");
    assert!(begun.elapsed().as_secs() < MOST_SECONDS, "{what} took {:?}", begun.elapsed());
    done
}

/// Brings in a file, which must be refused with a plain message and leave the library as it is.
fn refused(sandbox: &Sandbox, what: &str, bytes: &[u8]) -> String {
    let path = sandbox.path("hostile.review.json");
    std::fs::write(&path, bytes).unwrap();
    sandbox.answer(&path);
    let before = sandbox.does("library", json!({}));
    let error = bounded(what, || sandbox.call("import_review", json!({}))).unwrap_err();
    assert_eq!(sandbox.does("library", json!({})), before, "{what}");
    plain(what, &error);
    error.message
}

/// A sentence that a person reads to its end.
fn plain(what: &str, error: &ApiError) {
    assert_eq!(error.code, ErrorCode::BadFile, "{what}: {error:?}");
    assert!(error.message.contains("othing was"), "{what}: {}", error.message);
    assert!(error.message.chars().count() < 800, "{what}: {} characters", error.message.chars().count());
}

fn sample(sandbox: &Sandbox) -> Value {
    let review = sandbox.does("open_sample", json!({}))["review"].clone();
    let path = sandbox.path("sample.review.json");
    sandbox.answer(&path);
    sandbox.does("export_review", json!({ "review": review }));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The sample’s file with another value in one place.
fn with(sample: &Value, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = sample.clone();
    change(&mut file);
    serde_json::to_vec(&file).unwrap()
}

const MANY: usize = 38 * 1024 * 1024;

#[test]
fn review_files_that_unfold() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let sandbox = Sandbox::new().unwrap();
    let file = sample(&sandbox);
    refused(&sandbox, "only brackets", "[".repeat(MANY).as_bytes());
    refused(&sandbox, "deep nesting", format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000)).as_bytes());
    refused(&sandbox, "a list of numbers", format!("[0{}]", ",0".repeat(MANY / 2)).as_bytes());
    refused(&sandbox, "a list of empty lists", format!("[[]{}]", ",[]".repeat(MANY / 3)).as_bytes());
    let keys: String = (0..2_000_000).map(|number| format!("\"k{number}\":0,")).collect();
    refused(&sandbox, "many fields", format!("{{{keys}\"format\":\"debrief.review/1\"}}").as_bytes());
    let texts = serde_json::to_string(&file)
        .unwrap()
        .replace("\"out_of_scope\":[", &format!("\"out_of_scope\":[{}", "\"\",".repeat(MANY / 3)));
    refused(&sandbox, "a list of empty texts", texts.as_bytes());
    let lists = vec!["\"\""; 99_999].join(",");
    let many = vec![format!("[{lists}]"); 99].join(",");
    refused(&sandbox, "lists of lists", format!("[{many}]").as_bytes());
    let long = refused(&sandbox, "one long text", &with(&file, |file| file["client"] = json!("x".repeat(MANY))));
    assert!(long.contains("client"), "{long}");
    refused(
        &sandbox,
        "one long escaped text",
        &format!("{{\"format\":\"{}\"}}", "\\u0041".repeat(MANY / 6)).into_bytes(),
    );
    refused(&sandbox, "one long field", &with(&file, |file| file["x".repeat(MANY)] = json!(0)));
    refused(&sandbox, "one long choice", &with(&file, |file| file["state"] = json!("x".repeat(MANY))));
    let reference = json!({ "code": "x".repeat(MANY / 2), "version": "x".repeat(MANY / 2) });
    refused(&sandbox, "one long reference", &with(&file, |file| file["framework"] = reference));
    refused(&sandbox, "more than forty megabytes", " ".repeat(41 * 1024 * 1024).as_bytes());
    refused(&sandbox, "nothing", b"");
    refused(&sandbox, "no text", &[0xff; 1000]);
    let notes: Vec<Value> = vec![file["evidence"][0].clone(); 60_000];
    refused(&sandbox, "one note sixty thousand times", &with(&file, |file| file["evidence"] = json!(notes)));
}

#[test]
fn frameworks_of_a_million_elements() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let own = std::fs::read_to_string("../../assets/frameworks/delivery.json").unwrap();
    let mut framework: Value = serde_json::from_str(&own).unwrap();
    let element = json!({ "code": "1A", "name": "", "short_name": null });
    framework["areas"][0]["elements"] = json!(vec![element; 1_000_000]);
    let text = serde_json::to_string(&framework).unwrap();
    let error = bounded("a million elements", || read_framework("mine.json", &text)).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadFile);
    assert!(error.message.contains("100000 entries"), "{}", error.message);
    assert!(read_framework("mine.json", &own).is_ok());
}

/// A PNG of that size whose pixels are all alike: small, and large once unfolded.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    let row = vec![0x7f; 4 * width as usize];
    (0..height).for_each(|_| stream.write_all(&row).unwrap());
    stream.finish().unwrap();
    drop(writer);
    file
}

#[test]
fn pictures_that_unfold() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let sandbox = Sandbox::new().unwrap();
    let file = sample(&sandbox);
    let review = sandbox.does("library", json!({}))["reviews"][0]["id"].clone();
    let choose = |name: &str, bytes: &[u8]| {
        let path = sandbox.path(name);
        std::fs::write(&path, bytes).unwrap();
        sandbox.answer(&path);
        let done = bounded(name, || sandbox.call("choose_logo", json!({ "review": review })));
        if let Err(error) = &done {
            plain(name, error);
        }
        done
    };
    assert!(choose("large.png", &png(6_900, 6_900)).is_ok());
    assert!(choose("bomb.png", &png(12_000, 12_000)).is_err());
    let svg =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">{inside}</svg>");
    let attributes: String = (0..200_000).map(|number| format!(" a{number}=\"\"")).collect();
    let uses: String = (1..30)
        .map(|level| {
            let below = level - 1;
            format!("<g id=\"g{level}\">{}</g>", format!("<use href=\"#g{below}\"/>").repeat(10))
        })
        .collect();
    let entities: String =
        (1..12).map(|level| format!("<!ENTITY e{level} \"{}\">", format!("&e{};", level - 1).repeat(10))).collect();
    for (name, text) in [
        ("elements.svg", svg(&"<a/>".repeat(4_000_000))),
        ("attributes.svg", svg(&format!("<g{attributes}/>"))),
        ("deep.svg", svg(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)))),
        (
            "uses.svg",
            svg(&format!("<defs><g id=\"g0\"><rect width=\"9\" height=\"9\"/></g>{uses}</defs><use href=\"#g29\"/>")),
        ),
        ("entities.svg", format!("<!DOCTYPE svg [<!ENTITY e0 \"lol\">{entities}]>{}", svg("<text>&e11;</text>"))),
    ] {
        assert!(choose(name, text.as_bytes()).is_err(), "{name}");
    }
    // Huge numbers draw what can be drawn, or nothing, in as little.
    let huge = svg("<pattern id=\"p\" width=\"1e9\" height=\"1e9\"><rect width=\"9\" height=\"9\"/></pattern>
        <filter id=\"f\" width=\"1e9\" height=\"1e9\"><feGaussianBlur stdDeviation=\"1e9\"/></filter>
        <rect width=\"1e30\" height=\"1e30\" fill=\"url(#p)\" filter=\"url(#f)\"/><rect width=\"9\" height=\"9\"/>");
    let _ = choose("huge.svg", huge.as_bytes());
    let _ = choose(
        "size.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e9\" height=\"1\"><rect width=\"9\" height=\"9\"/></svg>",
    );
    // In a review file, a picture that says it is small.
    let data = STANDARD.encode(png(6_900, 6_900));
    let pictures: Vec<Value> = (0..20)
        .map(|number| {
            json!({ "id": format!("00000000-0000-4000-8000-0000000000{number:02}"), "name": "x.png", "form": "png",
                "width": 10, "height": 10, "data": data })
        })
        .collect();
    let message = refused(&sandbox, "pictures in a review", &with(&file, |file| file["pictures"] = json!(pictures)));
    assert!(message.contains("pictures["), "{message}");
}

#[test]
fn archives_that_unfold() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].clone();
    let before = sandbox.review(&review);
    let bring = |name: &str, bytes: &[u8]| {
        let path = sandbox.path(name);
        std::fs::write(&path, bytes).unwrap();
        sandbox.answer(&path);
        let error = bounded(name, || sandbox.call("bring_back", json!({ "review": review }))).unwrap_err();
        plain(name, &error);
    };
    let archive = |parts: &[(&str, &[u8])]| {
        let mut file = std::io::Cursor::new(Vec::new());
        let mut writer = zip::ZipWriter::new(&mut file);
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap();
        file.into_inner()
    };
    let blanks = vec![b' '; 300 * 1024 * 1024];
    bring("bomb.pptx", &archive(&[("ppt/presentation.xml", &blanks)]));
    drop(blanks);
    // A list of parts of forty megabytes; what it says is not even true.
    let mut listed = b"PK\x03\x04".to_vec();
    let mut entry = b"PK\x01\x02".to_vec();
    entry.resize(46, 0);
    let at = u32::try_from(listed.len()).unwrap();
    let many = 800_000;
    (0..many).for_each(|_| listed.extend_from_slice(&entry));
    listed.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff");
    listed.extend(u32::try_from(entry.len() * many).unwrap().to_le_bytes());
    listed.extend(at.to_le_bytes());
    listed.extend([0, 0]);
    bring("parts.pptx", &listed);
    let slides = "<p:sldIdLst><p:sldId r:id=\"r1\"/></p:sldIdLst>";
    let presentation = format!("<p:presentation xmlns:p=\"p\" xmlns:r=\"r\">{slides}</p:presentation>");
    let relations = |target: &str| {
        format!("<Relationships><Relationship Id=\"r1\" Type=\"x/slide\" Target=\"{target}\"/></Relationships>")
    };
    let shapes = format!("<p:sld xmlns:p=\"p\" xmlns:a=\"a\">{}</p:sld>", "<p:sp><a:t>x</a:t></p:sp>".repeat(900_000));
    for (name, target, slide) in [
        ("shapes.pptx", "slides/slide1.xml", shapes.as_str()),
        ("path.pptx", "../../../../etc/passwd", "<p:sld xmlns:p=\"p\"/>"),
        ("entities.pptx", "slides/slide1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><p:sld xmlns:p=\"p\">&a;</p:sld>"),
    ] {
        let relations = relations(target);
        bring(
            name,
            &archive(&[
                ("ppt/presentation.xml", presentation.as_bytes()),
                ("ppt/_rels/presentation.xml.rels", relations.as_bytes()),
                ("ppt/slides/slide1.xml", slide.as_bytes()),
                ("../../../../etc/passwd", b"root"),
            ]),
        );
    }
    assert_eq!(sandbox.review(&review), before);
}

#[test]
fn names_never_become_paths() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let sandbox = Sandbox::new().unwrap();
    let file = sample(&sandbox);
    let outside = sandbox.path("outside");
    std::fs::create_dir(&outside).unwrap();
    for name in ["../../outside/x", "/etc/passwd", "..", "C:\\x\\y", "a/../../b", "CON", "x:stream", "~/x"] {
        let path = sandbox.path("named.review.json");
        std::fs::write(
            &path,
            with(&file, |file| {
                file["client"] = json!(name);
                file["name"] = json!(name);
            }),
        )
        .unwrap();
        sandbox.answer(&path);
        let review = sandbox.does("import_review", json!({}))["review"].clone();
        // Exported where the dialog says, and nowhere else.
        let to = outside.join("out.review.json");
        sandbox.answer(&to);
        sandbox.does("export_review", json!({ "review": review }));
        let there: Vec<_> = std::fs::read_dir(&outside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(there, ["out.review.json"], "{name}");
        sandbox.does("bin_review", json!({ "review": review }));
        sandbox.does("destroy_review", json!({ "review": review }));
    }
    for (what, bad) in [("nul", "a\u{0}b"), ("bell", "a\u{7}b"), ("line end", "a\nb"), ("turned", "a\u{202e}b")] {
        refused(&sandbox, what, &with(&file, |file| file["client"] = json!(bad)));
    }
    for id in ["../../outside", "00000000-0000-0000-0000-00000000000Z", "", "a/b"] {
        refused(&sandbox, id, &with(&file, |file| file["id"] = json!(id)));
        assert!(sandbox.call("open_review", json!({ "review": id })).is_err());
        assert!(sandbox.call("destroy_review", json!({ "review": id })).is_err());
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let sandbox = Sandbox::new().unwrap();
    let pipe = sandbox.path("pipe.review.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    sandbox.answer(&pipe);
    let error = sandbox.call("import_review", json!({})).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadFile);
    plain("a pipe", &error);
}
