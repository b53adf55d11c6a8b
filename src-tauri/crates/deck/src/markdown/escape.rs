//! Keeps text from becoming markup.

use crate::characters::is_text;

/// Text for the middle of a line: white space of any length as one space, control characters out, and a backslash before
/// every character that could begin markup there.
pub(super) fn inline(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_whitespace() || is_text(*c)).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(kept.len() + 8);
    for (at, c) in kept.char_indices() {
        let rest = &kept[at..];
        let markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '^' | '{' | '}' => true,
            // `R&D` stays as it is; `&lt;` would become another character.
            '&' => begins_entity(rest),
            // Many programs make links of bare addresses, too. A bare mail address cannot be kept from them.
            ':' => rest.starts_with("://"),
            '.' => ends_with_www(&kept[..at]),
            // At the end of a heading it would be left out.
            '#' => at == 0 || kept[..at].ends_with(' '),
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Text that begins a block: as [`inline`], and nothing at its start makes it a heading, a list, a quote or a rule.
pub(super) fn block(text: &str) -> String {
    let text = inline(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['+', '-', '=', '>', ':']) { format!("\\{text}") } else { text }
}

/// The text as it was before [`inline`] and [`block`] put their backslashes.
pub(super) fn unescaped(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut characters = markdown.chars();
    while let Some(c) = characters.next() {
        // A backslash of the text has one before it, too.
        text.extend(if c == '\\' { characters.next() } else { Some(c) });
    }
    text
}

/// Whether the text begins with what HTML reads as one character: `&amp;`, `&#38;`.
fn begins_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.starts_with(';') && name.len() + 1 < text.len()
}

fn ends_with_www(text: &str) -> bool {
    text.get(text.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}
