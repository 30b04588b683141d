//! The simplest question, to see whether a database answers at all.

/// A pipeline that any database answers at once.
pub const PROBE: &[u8] = br#"{"requests":[{"type":"execute","stmt":{"sql":"select 1"}},{"type":"close"}]}"#;

/// Whether `body` answers [`PROBE`]: the one row is there; an error has none.
#[must_use]
pub fn answers_probe(body: &[u8]) -> bool {
    let answer: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    answer.pointer("/results/0/response/result/rows/0/0/value").is_some_and(|value| value == "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_and_nonsense_are_no_answer() {
        let rows = r#"{"results":[{"type":"ok","response":{"result":{"rows":[[{"type":"integer","value":"1"}]]}}}]}"#;
        assert!(answers_probe(rows.as_bytes()));
        for body in [&br#"{"results":[{"type":"error","error":{"message":"no"}}]}"#[..], b"<html>", b""] {
            assert!(!answers_probe(body));
        }
    }
}
