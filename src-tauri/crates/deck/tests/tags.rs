//! The tagged file as an independent reader sees it: every word, in order, with its role. Needs poppler's programs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Made, sample, with_extra_pages, words};
use debrief_deck::{Deck, ExportRecord, Fonts, Item, Laid, NodeId, Role, content, layout, pdf};
use debrief_domain::{Audience, Horizon, Language, PageKey, PageSetting, Permission, Review};
use std::collections::BTreeSet;
use std::process::Command;

/// The sample with the page that is hidden by default.
fn with_every_page() -> Review {
    let mut review = sample();
    review.pages.push(PageSetting { hidden: Some(false), ..PageSetting::of(PageKey::Method) });
    review
}

fn made() -> Review {
    Made::new()
        .heard("Teachers", 9)
        .read("Strategic plan")
        .only(&["1A", "1B", "2A", "2B"])
        .decided("1A", "AR", &words(800))
        .quoted(
            "1B",
            "G",
            ["They said: ", "Efficient offices affirm ‘flying’ fjords", " And left."],
            Permission::MayQuote,
        )
        .unclear("2A", "We heard too few; (really) “few” \\ and <so> on.")
        .theme(Horizon::NearTerm, "Only theme", &["A finding"], &["A recommendation"])
        .review
}

struct Told {
    deck: Deck,
    laid: Laid,
    bytes: Vec<u8>,
}

fn told(review: &Review) -> Told {
    let fonts = Fonts::load().unwrap();
    let deck = content(review, Audience::Leadership);
    let laid = layout(&deck, &fonts);
    let record = ExportRecord { exported_at: review.ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap() };
    let bytes = pdf(&laid, &fonts, &review.pictures, &record).unwrap();
    Told { deck, laid, bytes }
}

/// What poppler says about the file's structure.
fn ask(option: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.pdf");
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new("pdfinfo").arg(option).arg(path).output().expect("poppler-utils is installed");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "poppler has nothing to complain about");
    String::from_utf8(output.stdout).unwrap()
}

/// The words of the structure, in its order. Poppler sets each sequence of marked content between quotation marks, on a
/// line of its own.
fn structure_words(bytes: &[u8]) -> Vec<String> {
    let text = ask("-struct-text", bytes);
    let quoted = text.lines().filter_map(|line| line.trim_start().strip_prefix('"')?.strip_suffix('"'));
    quoted.flat_map(str::split_whitespace).map(ToOwned::to_owned).collect()
}

fn single(words: &[String]) -> String {
    words.join(" ")
}

/// The words of a node and of all it holds, on the shown pages.
fn words_of(laid: &Laid, drawn: &[String], id: NodeId, all: &mut Vec<String>) {
    all.extend(drawn[id.0 as usize].split_whitespace().map(ToOwned::to_owned));
    for child in &laid.node(id).unwrap().children {
        words_of(laid, drawn, *child, all);
    }
}

/// Every string of the content, whatever its name.
fn strings(value: &serde_json::Value, all: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => all.push(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        serde_json::Value::Array(values) => values.iter().for_each(|value| strings(value, all)),
        // Ids are for programs.
        serde_json::Value::Object(values) => {
            values.iter().filter(|(name, _)| *name != "id").for_each(|(_, value)| strings(value, all));
        }
        _ => {}
    }
}

/// The tree of meaning gives the order, the content alone the words: neither may be short of what the other has.
#[test]
fn every_word_is_found_in_the_order_of_meaning() {
    for review in [with_every_page(), made(), Made::new().review] {
        let told = told(&review);
        let mut drawn = vec![String::new(); told.laid.nodes.len()];
        for item in told.laid.pages.iter().flat_map(|page| &page.items) {
            if let Item::Text(text) = item
                && let Some(node) = text.node
            {
                drawn[node.0 as usize] += &text.full_text();
            }
        }
        let mut expected = Vec::new();
        words_of(&told.laid, &drawn, NodeId(0), &mut expected);
        let found = single(&structure_words(&told.bytes));
        assert_eq!(found, single(&expected));

        let found = found.to_lowercase();
        for text in said(&told.deck) {
            assert!(found.contains(&text.to_lowercase()), "“{text}” is not in the structure");
        }
    }
}

/// Every text of the shown pages, as the content has it before anything is laid out.
fn said(deck: &Deck) -> Vec<String> {
    let mut all = Vec::new();
    for page in deck.pages.iter().filter(|page| !page.hidden) {
        all.push(page.title.clone());
        strings(&serde_json::to_value(&page.content).unwrap(), &mut all);
    }
    // Names of kinds and horizons are no words of the deck.
    let kinds = ["quoted", "ours", "not_enough_evidence", "undecided", "near_term", "longer_term", "no_matter_what"];
    all.retain(|text| !kinds.contains(&text.as_str()));
    all
}

/// Which element holds which, by type, as poppler prints the tree.
fn held(structure: &str) -> BTreeSet<(String, String)> {
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut pairs = BTreeSet::new();
    for line in structure.lines() {
        let name: String = line.trim_start().chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() {
            // An attribute of the element above.
            continue;
        }
        let depth = line.len() - line.trim_start().len();
        open.retain(|(before, _)| *before < depth);
        if let Some((_, parent)) = open.last() {
            pairs.insert((parent.clone(), name.clone()));
        }
        open.push((depth, name));
    }
    pairs
}

#[test]
fn the_structure_has_no_surprises() {
    let expected = [
        ("Document", "Sect"),
        ("H2", "Span"),
        ("L", "LI"),
        ("LBody", "Span"),
        ("LI", "LBody"),
        ("LI", "Lbl"),
        ("Lbl", "Span"),
        ("Link", "Object"),
        ("P", "Link"),
        ("P", "Span"),
        ("Sect", "Figure"),
        ("Sect", "H1"),
        ("Sect", "H2"),
        ("Sect", "H3"),
        ("Sect", "L"),
        ("Sect", "P"),
        ("Sect", "Sect"),
        ("Sect", "Table"),
        ("TBody", "TR"),
        ("TD", "Span"),
        ("TH", "P"),
        ("THead", "TR"),
        ("TR", "TD"),
        ("TR", "TH"),
        ("Table", "TBody"),
        ("Table", "THead"),
    ];
    let expected: BTreeSet<(String, String)> = expected.map(|(parent, child)| (parent.into(), child.into())).into();
    assert_eq!(held(&ask("-struct", &told(&with_every_page()).bytes)), expected);
    assert!(held(&ask("-struct", &told(&made()).bytes)).is_subset(&expected));
}

#[test]
fn every_page_is_read_from_its_title_on() {
    for review in [with_every_page(), with_extra_pages(made())] {
        let laid = told(&review).laid;
        for page in laid.pages.iter().filter(|page| page.part == 1 && page.key != PageKey::Title) {
            let first = page.reading.iter().find(|line| !line.text.is_empty()).unwrap();
            assert_eq!(first.role, Role::H1, "{:?}: {first:?}", page.key);
        }
    }
}

#[test]
fn headings_go_one_deeper_at_a_time() {
    for review in [sample(), with_every_page(), made(), Made::new().review] {
        let structure = ask("-struct", &told(&review).bytes);
        let mut before = 0;
        for line in structure.lines() {
            let depth = ["H1 ", "H2 ", "H3 "].iter().position(|heading| line.trim_start().starts_with(heading));
            let Some(depth) = depth.map(|depth| depth + 1) else { continue };
            assert!(depth <= before + 1, "H{depth} after H{before}");
            before = depth;
        }
    }
}

#[test]
fn a_cell_that_flows_over_pages_is_one_element() {
    let told = told(&made());
    let cells = ask("-struct", &told.bytes).lines().filter(|line| line.trim_start().starts_with("TD")).count();
    let elements = told.laid.nodes.iter().filter(|node| node.role == Role::DataCell).count();
    let hidden =
        told.laid.hidden.iter().flat_map(|page| &page.reading).filter(|line| line.role == Role::DataCell).count();
    assert!(told.laid.pages.iter().any(|page| page.part > 1));
    assert_eq!(cells, elements - hidden);
}

#[test]
fn levels_figures_and_capitals_say_what_they_mean() {
    let told = told(&sample());
    let document = lopdf::Document::load_mem(&told.bytes).unwrap();
    let spoken = |key: &[u8]| -> Vec<String> {
        let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
        let texts = dictionaries
            .filter(|element| element.has(b"S") && element.has(b"P"))
            .filter_map(|element| element.get(key).ok());
        texts.map(|text| lopdf::decode_text_string(text).unwrap()).collect()
    };
    let levels = spoken(b"E");
    for level in ["Red", "Amber-red", "Amber-green", "Green"] {
        assert!(levels.iter().any(|spoken| spoken == level), "{level}");
    }
    let captions = spoken(b"ActualText");
    assert!(captions.contains(&"Key findings".to_owned()) && captions.contains(&"What we found".to_owned()));
    let figures = spoken(b"Alt");
    let [framework, map] = figures.as_slice() else { panic!("two figures: {figures:?}") };
    let review = sample();
    for (_, element) in review.framework.elements() {
        assert!(framework.contains(&format!("{} {}", element.code, element.name)), "{} in {framework}", element.code);
        let after =
            map.split_once(&format!("{} ", element.code)).unwrap_or_else(|| panic!("{} in {map}", element.code)).1;
        let level = after.split([';', '.']).next().unwrap().rsplit_once(", ").unwrap().1;
        assert!(
            ["red", "amber-red", "amber-green", "green"].contains(&level),
            "{} has its level: {level}",
            element.code
        );
    }
}

#[test]
fn the_web_address_leads_there() {
    let told = told(&sample());
    let document = lopdf::Document::load_mem(&told.bytes).unwrap();
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let links: Vec<_> = dictionaries.filter(|object| object.has_type(b"Annot")).collect();
    let [link] = links.as_slice() else { panic!("one link: {links:?}") };
    let target = link.get(b"A").unwrap().as_dict().unwrap().get(b"URI").unwrap().as_str().unwrap();
    assert_eq!(target, b"https://northfield-partners.example");
    let place: Vec<f32> =
        link.get(b"Rect").unwrap().as_array().unwrap().iter().map(|end| end.as_float().unwrap()).collect();
    assert!(place[0] < place[2] && place[1] < place[3] && place[2] < 960.0 && place[3] < 540.0, "{place:?}");
}

#[test]
fn the_frameworks_own_words_say_their_language_in_a_deck_of_another() {
    let fonts = Fonts::load().unwrap();
    let mut review = sample();
    review.deck.language = Language::Spanish;
    let laid = layout(&content(&review, Audience::Leadership), &fonts);
    let bytes = pdf(&laid, &fonts, &[], &ExportRecord { exported_at: chrono::NaiveDateTime::default() }).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    let english = elements.filter(|element| element.has(b"S") && element.has(b"Lang"));
    assert!(english.clone().all(|element| element.get(b"Lang").unwrap().as_str().unwrap() == b"en-US"));

    // Names of areas and elements wherever they stand, and the levels; none of our own words.
    let said = |of: &[&str]| {
        let lines = laid.pages.iter().flat_map(|page| &page.reading).filter(|line| of.contains(&line.text.as_str()));
        lines.map(|line| line.language.as_deref()).collect::<Vec<_>>()
    };
    let framework = &review.framework;
    let names: Vec<&str> =
        framework.areas.iter().flat_map(|area| &area.elements).map(|element| element.name.as_str()).collect();
    let levels: Vec<&str> = framework.scale.levels.iter().map(|level| level.name.as_str()).collect();
    for words in [names, levels] {
        let said = said(&words);
        assert!(said.len() > words.len(), "{words:?}");
        assert!(said.iter().all(|language| *language == Some("en-US")), "{words:?}: {said:?}");
    }
    assert_eq!(said(&["Elemento", "Nivel"]).iter().flatten().count(), 0);
    assert!(said(&["Elemento"]).len() > 1);
    assert!(english.count() > 60);

    let one_language = layout(&content(&sample(), Audience::Leadership), &fonts);
    assert!(
        one_language.nodes.iter().all(|node| node.language.is_none()),
        "what speaks the deck’s language says nothing"
    );
}
