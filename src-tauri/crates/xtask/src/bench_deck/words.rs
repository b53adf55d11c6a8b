//! Which words of a content did not come out of a file.

/// How many characters a maker may add between two words of the content: footers, numbers of pages.
const BETWEEN: usize = 400;
/// How many words in a row must agree, where something stands before them that is not of the content.
const IN_A_ROW: usize = 3;

/// How many words of `content` are not in `text`, in their order. White space does not count: where a line ends is the maker's
/// business, and readers of text disagree about gaps.
pub fn lost(content: &str, text: &str) -> usize {
    let words: Vec<&str> = content.split_whitespace().collect();
    let letters: String = text.split_whitespace().collect();
    let mut rest = letters.as_str();
    let mut lost = 0;
    for (at, word) in words.iter().enumerate() {
        if let Some(after) = rest.strip_prefix(word) {
            rest = after;
            continue;
        }
        let row = words[at..].iter().take(IN_A_ROW).copied().collect::<String>();
        let near = rest.char_indices().nth(BETWEEN + row.chars().count()).map_or(rest, |(end, _)| &rest[..end]);
        match near.find(&row) {
            Some(found) => rest = &rest[found + word.len()..],
            None => lost += 1,
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::lost;

    const CONTENT: &str = "Three of 31 initiatives carry a number, none a date before 2030.";

    #[test]
    fn nothing_is_lost_where_lines_end_elsewhere() {
        assert_eq!(lost(CONTENT, CONTENT), 0);
        assert_eq!(lost(CONTENT, "Three of\n31 initia\ntives carry a number,none  a date before 2030."), 0);
        assert_eq!(lost("", "anything"), 0);
    }

    #[test]
    fn what_a_maker_adds_is_passed_over() {
        assert_eq!(
            lost(
                CONTENT,
                "Page 1 Three of 31 initiatives carry Riverbend · March Page 2 a number, none a date before 2030. Page 3"
            ),
            0
        );
    }

    #[test]
    fn missing_words_are_counted_once_each() {
        assert_eq!(lost(CONTENT, "Three of 31 initiatives carry none a date before 2030."), 2);
        assert_eq!(lost(CONTENT, "Three of 31 initiatives carry a number, none a date"), 2);
        assert_eq!(lost(CONTENT, ""), 12);
    }

    #[test]
    fn words_in_another_order_are_lost() {
        assert!(lost("one two three four five six", "four five six one two three") >= 3);
    }
}
