//! Rust source with everything blanked out that is not product code: comments, the insides of strings, test modules.
//! Lines keep their numbers.

/// The code of `source` alone.
pub fn code(source: &str) -> String {
    without_tests(&without_comments_and_strings(source))
}

/// Blanks comments, strings and character literals.
fn without_comments_and_strings(source: &str) -> String {
    let letters: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < letters.len() {
        let end = blank_from(&letters, at);
        if end == at {
            out.push(letters[at]);
            at += 1;
        } else {
            out.extend(letters[at..end].iter().map(|&letter| if letter == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the comment, string or character that begins at `at` ends; `at` itself when none begins there.
fn blank_from(letters: &[char], at: usize) -> usize {
    let is = |offset: usize, wanted: char| letters.get(at + offset) == Some(&wanted);
    let after_word = at > 0 && is_word(letters[at - 1]);
    match letters[at] {
        '/' if is(1, '/') => letters[at..].iter().position(|&letter| letter == '\n').map_or(letters.len(), |n| at + n),
        '/' if is(1, '*') => after_block_comment(letters, at),
        '"' => after_string(letters, at + 1),
        'r' if !after_word => after_raw_string(letters, at),
        '\'' => after_character(letters, at),
        _ => at,
    }
}

fn after_block_comment(letters: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < letters.len() {
        match (letters[at], letters.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at.min(letters.len())
}

/// `at` is just behind the opening quote.
fn after_string(letters: &[char], mut at: usize) -> usize {
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    letters.len()
}

/// `r"…"` and `r#"…"#`; `start` itself when the `r` begins a word.
fn after_raw_string(letters: &[char], start: usize) -> usize {
    let hashes = letters[start + 1..].iter().take_while(|&&letter| letter == '#').count();
    let open = start + 1 + hashes;
    if letters.get(open) != Some(&'"') {
        return start;
    }
    (open + 1..letters.len())
        .find(|&at| {
            letters[at] == '"' && letters[at + 1..].iter().take(hashes).filter(|&&l| l == '#').count() == hashes
        })
        .map_or(letters.len(), |at| at + 1 + hashes)
}

/// `'a'` and `'\n'`; `start` itself for a lifetime.
fn after_character(letters: &[char], start: usize) -> usize {
    match (letters.get(start + 1), letters.get(start + 2)) {
        (Some('\\'), _) => {
            letters.iter().skip(start + 3).position(|&letter| letter == '\'').map_or(letters.len(), |n| start + 4 + n)
        }
        (Some(_), Some('\'')) => start + 3,
        _ => start,
    }
}

/// Blanks each item under `#[cfg(test)]`: to its closing brace, or to its semicolon.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find(MARK) {
        let (before, item) = rest.split_at(start);
        let (mut depth, mut end) = (0_usize, item.len());
        for (at, letter) in item.char_indices().skip(MARK.len()) {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(letter, '}' | ';') {
                end = at + 1;
                break;
            }
        }
        out.push_str(before);
        out.extend(item[..end].chars().filter(|&letter| letter == '\n'));
        rest = &item[end..];
    }
    out.push_str(rest);
    out
}

/// The lines, counted from 1, on which `name` stands as whole words (`Utc::now` does not stand in `Utc::nowhere`).
pub fn lines_with(code: &str, name: &str) -> Vec<usize> {
    code.lines().enumerate().filter(|(_, line)| stands_in(line, name)).map(|(number, _)| number + 1).collect()
}

fn stands_in(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + name.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_not_code() {
        let source = "// Utc::now here\nlet a = \"Utc::now \\\" Utc::now\"; /* Utc::now /* nested */ Utc::now */\n\
                      let b = r#\"Utc::now \" \"#; let c: &'a str = x('\"'); Utc::now();\n";
        assert_eq!(lines_with(&code(source), "Utc::now"), [3]);
    }

    #[test]
    fn a_test_module_is_not_product_code() {
        let source = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { Utc::now(); }\n}\nfn c() { Utc::now(); }\n";
        assert_eq!(lines_with(&code(source), "Utc::now"), [6]);
        assert_eq!(lines_with(&code("#[cfg(test)]\nmod tests;\nfn c() { Utc::now(); }\n"), "Utc::now"), [3]);
    }

    #[test]
    fn a_name_is_found_as_a_whole() {
        assert!(stands_in("use std::{fs, io};", "fs"));
        assert!(stands_in("chrono::Utc::now()", "Utc::now"));
        assert!(!stands_in("Utc::nowhere()", "Utc::now"));
        assert!(!stands_in("let operand = 1;", "rand"));
    }
}
