//! `[component.<id>.tool.loket] timers`: requests that the host sends to a component by the clock. Spin ignores them;
//! there a scheduler outside sends the same requests.

use std::collections::BTreeMap;
use std::time::Duration;

use super::super::template::Template;
use super::Variable;
use super::component::read_template;
use super::walk::{ManifestError, Node};

/// One element of `timers`.
#[derive(Debug, Clone, PartialEq)]
pub struct Timer {
    /// The path that is posted to, as the component sees it.
    pub path: String,
    /// The time from the end of one request to the next one; also from the start to the first.
    pub every: Duration,
    /// The bearer token that goes along; a template over the application's variables.
    pub token: Option<Template>,
}

impl Timer {
    pub(super) fn read(node: Node<'_>, known: &BTreeMap<String, Variable>) -> Result<Timer, ManifestError> {
        let mut table = node.table()?;
        let path = table.required("path")?;
        let text = path.string()?;
        if !text.starts_with('/') || text.contains(['?', '#', ' ']) {
            return Err(path.error("`path` must start with a slash and have no query"));
        }
        let every = table.required("every_ms")?.number(10..=31 * 86_400_000)?;
        let token = table.optional("token").map(|node| read_template(&node, known)).transpose()?;
        table.finish()?;
        Ok(Timer { path: text, every: Duration::from_millis(every), token })
    }
}
