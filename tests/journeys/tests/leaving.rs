//! What leaves the laptop: forms, audiences, pictures, the log.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use debrief_api::ErrorCode;
use debrief_journeys::Sandbox;
use serde_json::{Value, json};

fn sample(sandbox: &Sandbox) -> Value {
    sandbox.does("open_sample", json!({}))["review"].take()
}

#[test]
fn the_deck_leaves_in_every_form_and_the_log_knows_each_file() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let forms: [(&str, &str, &[u8]); 9] = [
        ("pdf", "deck.pdf", b"%PDF-1.7"),
        ("print", "print.pdf", b"%PDF-1.7"),
        ("one_page", "one.pdf", b"%PDF-1.7"),
        ("pptx", "deck.pptx", b"PK"),
        ("xlsx", "deck.xlsx", b"PK"),
        ("csv", "deck.zip", b"PK"),
        ("markdown", "deck.md", b"# "),
        ("heat_map_svg", "map.svg", b"<?xml"),
        ("heat_map_png", "map.png", b"\x89PNG"),
    ];
    for (form, name, begins) in forms {
        let path = sandbox.path(name);
        sandbox.answer(&path);
        let request = json!({ "review": review, "form": form, "audience": "board" });
        let exported = sandbox.does("export_deck", request);
        assert_eq!(exported["file_name"], name);
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{form}");
    }
    let log = sandbox.does("exports", json!({ "review": review }));
    let names: Vec<&str> = log.as_array().unwrap().iter().map(|entry| entry["file_name"].as_str().unwrap()).collect();
    let mut expected: Vec<&str> = forms.iter().map(|(_, name, _)| *name).collect();
    expected.reverse();
    assert_eq!(names, expected);
    assert!(log[0]["audience"] == "board" && log[0]["sha256"].as_str().unwrap().len() == 64);
    sandbox.does("reveal_export", json!({ "how": "folder" }));
    std::fs::remove_file(sandbox.path("map.png")).unwrap();
    assert_eq!(sandbox.call("reveal_export", json!({ "how": "open" })).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_quote_that_is_not_cleared_keeps_the_deck_on_the_laptop() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let opened = sandbox.does("open_review", json!({ "review": review }));
    let quoted = opened["follows"]["quoted"][0].clone();
    sandbox.does("set_permission", json!({ "review": review, "notes": [quoted], "permission": "background_only" }));
    let path = sandbox.path("deck.pdf");
    sandbox.answer(&path);
    let export = |audience| json!({ "review": review, "form": "pdf", "audience": audience });
    let refused = sandbox.call("export_deck", export("leadership")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotCleared);
    assert!(!path.exists());
    // The public version shows no quote, so nothing holds it back; the dialog's answer is still there.
    sandbox.does("export_deck", export("public"));
    assert!(path.exists());
}

#[test]
fn a_logo_is_taken_shown_and_forgotten_with_undo() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let file = sandbox.path("logo.svg");
    std::fs::write(
        &file,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><rect width="9" height="4"/></svg>"##,
    )
    .unwrap();
    sandbox.answer(&file);
    let logo = sandbox.does("choose_logo", json!({ "review": review }));
    let taken = sandbox.review(&review);
    assert_eq!(taken["deck"]["brand"]["logo"], logo["id"]);
    assert_eq!(taken["pictures"][0]["data"], "", "the page is not sent the bytes with the review");
    let picture = sandbox.does("picture", json!({ "review": review, "picture": logo["id"] }));
    assert_eq!(picture["media_type"], "image/png");
    assert!(picture["data"].as_str().unwrap().len() > 100);
    sandbox.does("undo", json!({ "review": review }));
    let before = sandbox.review(&review);
    assert_eq!((&before["deck"]["brand"]["logo"], &before["pictures"]), (&Value::Null, &json!([])));
}

#[test]
fn what_is_no_sound_picture_is_refused_by_name_and_reason() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let svg = |inside: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{inside}</svg>"#)
            .into_bytes()
    };
    // An animated PNG says so in an `acTL` chunk before its pixels; a CMYK JPEG in the four parts of its frame.
    let mut animated = b"\x89PNG\r\n\x1a\n".to_vec();
    animated.extend_from_slice(&chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
    animated.extend_from_slice(&chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]));
    animated.extend_from_slice(&chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]));
    animated.extend_from_slice(&chunk(b"IEND", &[]));
    let cmyk = [&[0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 1, 0, 1, 4][..], &[0; 12], &[0xff, 0xd9]].concat();
    // Ten abbreviations of ten, one within the other.
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
    let bomb = [format!("<!DOCTYPE svg [<!ENTITY a0 \"ha\">{laughs}]>").into_bytes(), svg("<text y=\"5\">&a9;</text>")]
        .concat();
    let mut vast = b"\x89PNG\r\n\x1a\n".to_vec();
    vast.extend_from_slice(&chunk(b"IHDR", &[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 0, 0, 0, 0]));
    vast.extend_from_slice(&chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]));
    // Small as a file, and each part drawn twice as often as the one before; numbers beyond what a page can be.
    let twice: String = (1..40)
        .map(|n| format!(r##"<g id="g{n}"><use xlink:href="#g{0}"/><use xlink:href="#g{0}" x="1"/></g>"##, n - 1))
        .collect();
    let endless = svg(&format!(r#"<g id="g0"><rect width="9" height="9"/></g>{twice}"#));
    let beyond = r##"<filter id="f" x="1e-9" y="-1" width="1" height="1e38"><feGaussianBlur stdDeviation="1e-9"/></filter>
        <rect filter="url(#f)" width="50" height="40"/>"##;
    let vast_pattern = r##"<pattern id="p" width="65536" height="65536" patternUnits="userSpaceOnUse"><rect width="9" height="9"/>
        </pattern><rect fill="url(#p)" width="9" height="9"/>"##;
    let cases: [(&str, Vec<u8>, &str); 24] = [
        ("vast.svg", svg(vast_pattern), "effects"),
        ("noise.svg", svg("<filter id=\"f\"><feTurbulence numOctaves=\"1e9\"/></filter>"), "effects"),
        ("endless.svg", endless, "more parts"),
        ("beyond.svg", svg(beyond), "effects"),
        ("wide.svg", svg(r#"<circle r="1e38" stroke="blue" stroke-width="1e-9"/>"#), "effects"),
        ("styled.svg", svg(r#"<circle r="9" style="fill: #1e9999; stroke-width: 1E38"/>"#), "effects"),
        ("sheet.svg", svg("<style>circle { stroke-width: -1e38 }</style><circle r=\"9\"/>"), "effects"),
        ("vast.png", vast, "more pixels"),
        ("bomb.svg", bomb.clone(), "XML entities"),
        (
            "file.svg",
            [b"<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>".to_vec(), svg("<text y=\"5\">&a;</text>")]
                .concat(),
            "other files",
        ),
        ("letters.svg", svg(r#"<text y="5" font-family="Inter">日本</text>"#), "cannot draw"),
        ("font.svg", svg(r#"<text y="5" font-family="Firm Gothic">Firm</text>"#), "cannot draw"),
        ("notes.png", b"these are no pixels".to_vec(), "not a PNG"),
        ("empty.png", Vec::new(), "empty"),
        ("huge.png", vec![0; 41 * 1024 * 1024], "40 MB"),
        ("large.png", vec![b' '; 21 * 1024 * 1024], "20 MB"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "damaged"),
        ("moving.png", animated, "animated"),
        ("still.gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "is a GIF. Save a single picture of it as PNG."),
        ("press.jpg", cmyk, "CMYK"),
        ("script.svg", svg("<script>alert(1)</script>"), "script"),
        ("handler.svg", svg(r#"<rect width="9" height="9" onload="alert(1)"/>"#), "script"),
        ("outside.svg", svg(r#"<image width="9" height="9" xlink:href="http://firm.example/a.png"/>"#), "other files"),
        ("style.svg", svg(r#"<rect width="9" height="9" style="fill:url(file:///etc/passwd)"/>"#), "other files"),
    ];
    for (name, bytes, reason) in cases {
        let file = sandbox.path(name);
        std::fs::write(&file, bytes).unwrap();
        sandbox.answer(&file);
        let refused = sandbox.call("choose_logo", json!({ "review": review })).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadFile, "{name}");
        assert!(refused.message.contains(name) && refused.message.contains(reason), "{name}: {}", refused.message);
    }
    assert_eq!(sandbox.review(&review)["pictures"], json!([]));

    // Abbreviations as drawing programs write them are no harm.
    let file = sandbox.path("short.svg");
    let short = "<!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&ns;\" viewBox=\"0 0 9 9\"><rect width=\"9\" \
                 height=\"9\"/></svg>";
    std::fs::write(&file, short).unwrap();
    sandbox.answer(&file);
    sandbox.call("choose_logo", json!({ "review": review })).unwrap();

    // Text in a font that is there, or in whichever there is, is drawn.
    let file = sandbox.path("name.svg");
    let text = r#"<text y="5" font-size="5" font-family="inter, Arial">Firm</text><text y="9" font-size="3" font-family="sans-serif">Firm</text>"#;
    std::fs::write(&file, svg(text)).unwrap();
    sandbox.answer(&file);
    sandbox.call("choose_logo", json!({ "review": review })).unwrap();
    assert_eq!(sandbox.review(&review)["pictures"].as_array().unwrap().len(), 1);
}

/// A chunk of a PNG file with its checksum (ISO/IEC 15948, 5.3).
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = u32::MAX;
    for byte in kind.iter().chain(data) {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    [&(data.len() as u32).to_be_bytes()[..], kind, data, &(!sum).to_be_bytes()].concat()
}

#[test]
fn a_colour_that_cannot_carry_text_is_refused_with_one_that_can() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let mut deck = sandbox.review(&review)["deck"].take();
    deck["brand"]["accent"] = json!("#ffd23f");
    let refused = sandbox.call("set_deck", json!({ "review": review, "deck": deck })).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::BadValue, Some("accent")));
    let start = refused.message.rfind('#').unwrap();
    deck["brand"]["accent"] = json!(&refused.message[start..start + 7]);
    sandbox.does("set_deck", json!({ "review": review, "deck": deck }));
}

#[test]
fn an_added_page_stands_where_it_was_put_and_goes_with_its_picture() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let added = sandbox.does("add_extra_page", json!({ "review": review, "layout": "picture", "before": "summary" }));
    let keys = |sandbox: &Sandbox| -> Vec<Value> {
        let laid = sandbox.does("deck", json!({ "review": review, "audience": "leadership" }))["laid"].take();
        laid["pages"].as_array().unwrap().iter().map(|page| page["key"].clone()).collect()
    };
    let pages = keys(&sandbox);
    let at = pages.iter().position(|key| *key == json!({ "extra": added["id"] })).unwrap();
    assert_eq!(pages[at + 1], "summary");
    let file = sandbox.path("photo.svg");
    std::fs::write(&file, r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><circle r="4"/></svg>"#)
        .unwrap();
    sandbox.answer(&file);
    sandbox.does("choose_picture", json!({ "review": review, "page": added["id"] }));
    assert_eq!(sandbox.review(&review)["pictures"].as_array().unwrap().len(), 1);
    sandbox.does("remove_extra_page", json!({ "review": review, "page": added["id"] }));
    assert_eq!(sandbox.review(&review)["pictures"], json!([]));
    assert!(!keys(&sandbox).contains(&json!({ "extra": added["id"] })));
    sandbox.does("undo", json!({ "review": review }));
    assert!(keys(&sandbox).contains(&json!({ "extra": added["id"] })));
}

#[test]
fn an_earlier_review_lends_its_levels() {
    let sandbox = Sandbox::new().unwrap();
    let (then, now) = (sample(&sandbox), sample(&sandbox));
    sandbox.does("decide", json!({ "review": now, "element": "1A", "judgement": { "level": "R" } }));
    sandbox.does("set_earlier", json!({ "review": now, "from": then }));
    let laid = sandbox.does("deck", json!({ "review": now, "audience": "leadership" }))["laid"].take();
    let changed = laid["pages"].as_array().unwrap().iter().find(|page| page["key"] == "changed").unwrap();
    assert!(changed["title"].as_str().unwrap().contains("fallen"), "{}", changed["title"]);
    let itself = sandbox.call("set_earlier", json!({ "review": now, "from": now })).unwrap_err();
    assert_eq!(itself.code, ErrorCode::BadValue);
}
