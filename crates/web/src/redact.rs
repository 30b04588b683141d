//! Keeps values out of the log: what serde and SQLite say about a fault may quote what a citizen wrote.

/// `text` without what stands between double quotes, and without what stands between back quotes unless the word
/// before says that it is the name of a field.
pub(crate) fn without_values(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['"', '`']) {
        let quote = if rest.as_bytes()[start] == b'"' { '"' } else { '`' };
        let (before, quoted) = rest.split_at(start);
        kept.push_str(before);
        let (value, after) = split_quoted(&quoted[1..], quote);
        let is_name = quote == '`' && before.ends_with("field ");
        kept.push(quote);
        kept.push_str(if is_name { value } else { "…" });
        kept.push(quote);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// What comes before the closing quote, and what after; an escaped quote does not close.
fn split_quoted(text: &str, quote: char) -> (&str, &str) {
    let mut is_escaped = false;
    for (index, character) in text.char_indices() {
        if character == quote && !is_escaped {
            return (&text[..index], &text[index + 1..]);
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_do_not_reach_the_log() {
        for (text, kept) in [
            (r#"invalid type: string "Jan \" Peeters", expected i64"#, r#"invalid type: string "…", expected i64"#),
            ("invalid value: integer `7`, expected 0", "invalid value: integer `…`, expected 0"),
            ("unknown variant `Jan`, expected `nl`", "unknown variant `…`, expected `…`"),
            ("missing field `name` at line 1", "missing field `name` at line 1"),
            (r#"fts5: syntax error near "Jan"#, r#"fts5: syntax error near "…""#),
            ("no such table: x", "no such table: x"),
        ] {
            assert_eq!(without_values(text), kept);
        }
    }
}
