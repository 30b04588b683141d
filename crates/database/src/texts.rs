//! SQL texts that came before: cutting and judging a text takes longer than running many a statement, and programs send
//! the same few texts again and again.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use foldhash::fast::RandomState;

use crate::error::StatementError;
use crate::sql::{self, Verb};

/// Texts that are remembered. Beyond that all are forgotten at once: whoever sends so many builds each anew, and would
/// gain nothing from any order of forgetting.
const TEXTS_MAX: usize = 512;
/// Longer texts are not remembered; no program of ours has any.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// A text that is one statement.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// As it is prepared.
    pub(crate) sql: String,
    pub(crate) verb: Verb,
    pub(crate) is_pragma: bool,
}

/// The texts of one grant, or of the owner.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    known: RwLock<HashMap<Box<str>, Arc<Text>, RandomState>>,
}

impl Texts {
    /// The statement that `text` consists of; `mark` stands before what is prepared.
    ///
    /// # Errors
    /// When it is no statement, several, or one that clients may not run. Such a text is judged each time.
    pub(crate) fn single(&self, text: &str, mark: &str) -> Result<Arc<Text>, StatementError> {
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return Ok(Arc::clone(known));
        }
        let judged = Arc::new(judge(single(text)?, mark)?);
        if text.len() <= TEXT_BYTES_MAX {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= TEXTS_MAX {
                known.clear();
            }
            known.insert(text.into(), Arc::clone(&judged));
        }
        Ok(judged)
    }
}

/// The statement `one`, which is known to be a single one; `mark` stands before what is prepared.
///
/// # Errors
/// When clients may not run it.
pub(crate) fn judge(one: &str, mark: &str) -> Result<Text, StatementError> {
    let verb = sql::verb(one);
    if verb == Verb::Unsupported {
        return Err(StatementError::Unsupported(one.to_owned()));
    }
    let is_pragma = one.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("pragma"));
    Ok(Text { sql: format!("{mark}{one}"), verb, is_pragma })
}

/// The one statement that `text` consists of.
fn single(text: &str) -> Result<&str, StatementError> {
    match sql::statements(text).as_slice() {
        [] => Err(StatementError::NoStatement),
        [one] => Ok(*one),
        _ => Err(StatementError::ManyStatements),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_judged_once() {
        let texts = Texts::default();
        let first = texts.single(" select 1; ", "/*m*/").unwrap();
        assert_eq!(*first, Text { sql: "/*m*/select 1".to_owned(), verb: Verb::Read, is_pragma: false });
        assert!(Arc::ptr_eq(&first, &texts.single(" select 1; ", "/*m*/").unwrap()));
    }

    #[test]
    fn faults_are_not_remembered() {
        let texts = Texts::default();
        for text in ["", "select 1; select 2", "vacuum"] {
            assert!(texts.single(text, "").is_err(), "{text}");
        }
        assert!(texts.known.read().unwrap().is_empty());
    }

    #[test]
    fn memory_is_bounded() {
        let texts = Texts::default();
        for number in 0..3 * TEXTS_MAX {
            texts.single(&format!("select {number}"), "").unwrap();
        }
        assert!(texts.known.read().unwrap().len() <= TEXTS_MAX);
        texts.single(&format!("select '{}'", "x".repeat(TEXT_BYTES_MAX)), "").unwrap();
        assert!(texts.known.read().unwrap().keys().all(|text| text.len() <= TEXT_BYTES_MAX));
    }
}
