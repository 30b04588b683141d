//! What a check found, for people and for programs.

use std::fmt;

use serde::Serialize;

/// How it stands with what was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it should be.
    Ok,
    /// It works, and deserves attention.
    Warn,
    /// It does not work, or will not for long.
    Fail,
    /// Nobody knows: the text says why.
    Skipped,
}

/// The outcome of one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was checked.
    pub check: &'static str,
    /// How it stands.
    pub state: State,
    /// What was found.
    pub text: String,
    /// What to do about it; absent where there is nothing to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

impl Finding {
    pub(super) fn ok(check: &'static str, text: impl Into<String>) -> Finding {
        Finding { check, state: State::Ok, text: text.into(), remedy: None }
    }

    pub(super) fn skipped(check: &'static str, text: impl Into<String>) -> Finding {
        Finding { check, state: State::Skipped, text: text.into(), remedy: None }
    }

    pub(super) fn warn(check: &'static str, text: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding { check, state: State::Warn, text: text.into(), remedy: Some(remedy.into()) }
    }

    pub(super) fn fail(check: &'static str, text: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding { check, state: State::Fail, text: text.into(), remedy: Some(remedy.into()) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.state {
            State::Ok => '✓',
            State::Warn => '!',
            State::Fail => '✗',
            State::Skipped => '–',
        };
        write!(f, "{mark} {}: {}", self.check, self.text)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n    {remedy}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_the_remedy_below_what_is_wrong_and_programs_in_a_field() {
        let finding = Finding::fail("ledger", "0009_search is missing", "loket migrate");
        assert_eq!(finding.to_string(), "✗ ledger: 0009_search is missing\n    loket migrate");
        let json = serde_json::to_value(&finding).unwrap();
        assert_eq!(json["state"], "fail");
        assert_eq!(json["remedy"], "loket migrate");
        let fine = Finding::ok("ledger", "up to date");
        assert_eq!(fine.to_string(), "✓ ledger: up to date");
        assert_eq!(serde_json::to_value(&fine).unwrap().get("remedy"), None);
    }
}
