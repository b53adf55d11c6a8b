//! What the page's sources may name: screens know no host, Tauri has one door, and text never becomes markup.

use crate::directions::Source;

/// Everything in the `sources` under `ui/src` that goes against the rules.
pub fn breaches(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for Source { path, text } in sources {
        for (number, line) in text.lines().enumerate() {
            let place = format!("{path}:{}", number + 1);
            for markup in ["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML"] {
                if line.contains(markup) {
                    found.push(format!("{place} names `{markup}`: what people type never becomes markup."));
                }
            }
            let Some(module) = imported(line) else { continue };
            let is_host = module.split('/').any(|part| part == "host" || part == "host.ts" || part == "$host");
            let is_tauri = module.starts_with("@tauri-apps/");
            if path.starts_with("ui/src/screens/") && (is_host || is_tauri) {
                found.push(format!("{place} imports “{module}”: a screen reaches Rust through the model."));
            } else if is_tauri && !path.starts_with("ui/src/host/") {
                found.push(format!("{place} imports “{module}”: the one door to Rust is ui/src/host."));
            }
        }
    }
    found
}

/// The module that a line imports, by `from '…'`, `import '…'` or `import('…')`.
fn imported(line: &str) -> Option<&str> {
    let rest = ["from ", "import ", "import("].iter().find_map(|word| {
        let (_, rest) = line.split_once(word)?;
        rest.starts_with(['\'', '"']).then_some(rest)
    })?;
    let quote = rest.chars().next()?;
    rest.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        breaches(&[Source { path: path.into(), text: text.into() }]).len()
    }

    #[test]
    fn a_planted_import_of_the_host_in_a_screen_is_found() {
        assert_eq!(found("ui/src/screens/rate/Rate.svelte", "import { call } from '../../host/host';"), 1);
        assert_eq!(found("ui/src/screens/rate/Rate.svelte", "import { host } from \"../../host\";"), 1);
        assert_eq!(found("ui/src/screens/rate/Rate.svelte", "} from '../../host/types';"), 1);
        assert_eq!(
            found("ui/src/screens/rate/Rate.svelte", "const { invoke } = await import('@tauri-apps/api/core');"),
            1
        );
        assert_eq!(found("ui/src/screens/rate/Rate.svelte", "import { ghost } from '../../parts/ghost';"), 0);
        assert_eq!(found("ui/src/model/review.ts", "import { host } from '../host/host';"), 0);
    }

    #[test]
    fn tauri_is_reached_through_one_folder() {
        assert_eq!(found("ui/src/host/tauri.ts", "import { invoke } from '@tauri-apps/api/core';"), 0);
        assert_eq!(found("ui/src/model/review.ts", "import { invoke } from '@tauri-apps/api/core';"), 1);
    }

    #[test]
    fn markup_from_text_is_found() {
        assert_eq!(found("ui/src/parts/Quote.svelte", "<p>{@html quote}</p>"), 1);
        assert_eq!(found("ui/src/parts/quote.ts", "node.innerHTML = quote;"), 1);
    }
}
