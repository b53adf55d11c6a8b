//! Which crate may depend on which, by what cargo says each one uses (`cargo tree`).

use crate::{place::Place, process::Line};

/// What one crate may depend on.
struct Rule {
    /// The crate.
    name: &'static str,
    /// When given, it may name these and no others (a `*` at the end stands for any ending).
    only: Option<&'static [&'static str]>,
    /// It may not reach these, not even through another crate.
    never: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule { name: "debrief-domain", only: Some(&["chrono", "serde", "thiserror", "ts-rs", "uuid"]), never: &[] },
    Rule { name: "debrief-guard", only: Some(&["debrief-domain", "unicode-normalization"]), never: &[] },
    Rule {
        name: "debrief-keys",
        only: Some(&["age", "getrandom", "thiserror", "zeroize", "zxcvbn"]),
        never: &["rusqlite", "tauri"],
    },
    Rule { name: "debrief-store", only: None, never: &["debrief-deck", "debrief-api", "tauri", "printpdf", "lopdf"] },
    Rule { name: "debrief-deck", only: None, never: &["debrief-store", "debrief-api", "tauri", "rusqlite"] },
    Rule { name: "debrief-api", only: None, never: &["tauri"] },
    Rule { name: "debrief-cli", only: None, never: &["tauri"] },
    Rule { name: "debrief-host", only: None, never: &["tauri"] },
    Rule { name: "debrief-journeys", only: None, never: &["tauri"] },
    Rule {
        name: "debrief",
        only: Some(&["debrief-api", "gtk", "serde", "serde_json", "tauri", "tauri-*"]),
        never: &[],
    },
];

/// Crates that only one of ours may name.
const SOLE_USERS: &[(&str, &str)] =
    &[("printpdf", "debrief-deck"), ("lopdf", "debrief-deck"), ("rusqlite", "debrief-store"), ("age", "debrief-keys")];

/// One crate in what another uses.
#[derive(Debug, PartialEq, Eq)]
struct Used {
    /// 1 for a crate that is named, more for one reached through others.
    depth: usize,
    name: String,
}

/// Everything in this workspace that goes against the rules.
pub fn breaches(place: &Place) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for rule in RULES {
        let tree = Line::new(
            &place.root,
            "cargo tree --edges normal --all-features --target all --prefix depth --format :{p} --package",
        )
        .with(rule.name)
        .read()?;
        found.extend(broken(rule, &used(&tree)));
    }
    Ok(found)
}

/// Reads lines such as `1:serde v1.0.229`: how deep, and which crate.
fn used(tree: &str) -> Vec<Used> {
    tree.lines()
        .filter_map(|line| {
            let (depth, package) = line.split_once(':')?;
            Some(Used { depth: depth.parse().ok()?, name: package.split_whitespace().next()?.into() })
        })
        .collect()
}

fn broken(rule: &Rule, used: &[Used]) -> Vec<String> {
    let mut found = Vec::new();
    for Used { depth, name } in used {
        if *depth == 1 && rule.only.is_some_and(|allowed| !allowed.iter().any(|pattern| fits(pattern, name))) {
            found.push(format!("{} depends on {name}, which is not on its list.", rule.name));
        }
        if rule.never.contains(&name.as_str()) {
            let how = if *depth == 1 { "depends on" } else { "reaches" };
            found.push(format!("{} {how} {name}, which is closed to it.", rule.name));
        }
        for (alone, owner) in SOLE_USERS {
            if *depth == 1 && name == alone && rule.name != *owner {
                found.push(format!("{} depends on {name}, which only {owner} may name.", rule.name));
            }
        }
    }
    found.dedup();
    found
}

fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn found(name: &str, tree: &str) -> Vec<String> {
        broken(RULES.iter().find(|rule| rule.name == name).unwrap(), &used(tree))
    }

    #[test]
    fn reads_how_deep_each_crate_lies() {
        let tree = "0:debrief-api v0.1.0 (/here)\n1:chrono v0.4.45\n2:serde_derive v1.0.229 (proc-macro)\n";
        let names: Vec<_> = used(tree).into_iter().map(|used| (used.depth, used.name)).collect();
        assert_eq!(names, [(0, "debrief-api".into()), (1, "chrono".into()), (2, "serde_derive".into())]);
    }

    #[test]
    fn a_planted_dependency_of_the_domain_is_found() {
        assert_eq!(found("debrief-domain", "0:debrief-domain v0.1.0\n1:serde v1.0.0\n2:serde_json v1.0.0"), [""; 0]);
        assert_eq!(
            found("debrief-domain", "1:serde_json v1.0.0"),
            ["debrief-domain depends on serde_json, which is not on its list."]
        );
    }

    #[test]
    fn a_closed_crate_is_found_however_deep() {
        assert_eq!(found("debrief-api", "4:tauri v2.12.5"), ["debrief-api reaches tauri, which is closed to it."]);
        assert_eq!(
            found("debrief-deck", "1:debrief-store v0.1.0"),
            ["debrief-deck depends on debrief-store, which is closed to it."]
        );
    }

    #[test]
    fn only_the_deck_names_the_pdf_crates_and_only_the_store_names_sqlite() {
        assert_eq!(found("debrief-deck", "1:printpdf v0.12.8\n1:lopdf v0.44.0"), [""; 0]);
        assert_eq!(found("debrief-cli", "3:rusqlite v0.41.0\n3:printpdf v0.12.8"), [""; 0]);
        assert_eq!(
            found("debrief-cli", "1:rusqlite v0.41.0"),
            ["debrief-cli depends on rusqlite, which only debrief-store may name."]
        );
    }

    #[test]
    fn the_shell_takes_the_commands_and_the_window_and_no_more() {
        assert_eq!(found("debrief", "1:debrief-api v0.1.0\n1:tauri v2.12.5\n1:tauri-plugin-dialog v2.8.4"), [""; 0]);
        assert_eq!(
            found("debrief", "1:debrief-domain v0.1.0"),
            ["debrief depends on debrief-domain, which is not on its list."]
        );
    }
}
