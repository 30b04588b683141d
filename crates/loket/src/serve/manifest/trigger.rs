//! `[[trigger.http]]`: which route leads to which component.

use std::collections::BTreeMap;

use super::Component;
use super::walk::{ManifestError, Node, Source};

/// One `[[trigger.http]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// Where requests come from.
    pub route: Route,
    /// The component that answers.
    pub component: String,
    /// Where the trigger starts in the manifest, for errors found later.
    offset: usize,
}

/// The `route` of a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A pattern as written: `/a/b`, `/a/:name`, `/a/...`.
    Public(String),
    /// `{ private = true }`: reached only from other components.
    Private,
}

impl Trigger {
    pub(super) fn read(node: Node<'_>) -> Result<Trigger, ManifestError> {
        let offset = node.offset();
        let mut table = node.table()?;
        let route = table.required("route")?;
        let route = if route.is_string() {
            Route::Public(route.string()?)
        } else {
            let mut private = route.clone().table()?;
            let value = private.required("private")?;
            if !value.boolean()? {
                return Err(value.error("`route` must be a pattern or { private = true }"));
            }
            private.finish()?;
            Route::Private
        };
        let component = table.required("component")?;
        if !component.is_string() {
            return Err(component
                .error("`component` must be an id: declare the component in a [component.<id>] table of its own"));
        }
        let component = component.string()?;
        if let Some(id) = table.optional("id") {
            id.string()?;
        }
        table.refuse(&[
            ("static_response", "answer from a component"),
            ("executor", "remove it, WASIp3 components need none"),
            ("components", "use `component`"),
            ("dependencies", "build the middleware into the component"),
        ])?;
        table.finish()?;
        Ok(Trigger { route, component, offset })
    }
}

/// Every trigger leads to a declared component.
pub(super) fn check_components(
    triggers: &[Trigger],
    components: &BTreeMap<String, Component>,
    source: Source<'_>,
) -> Result<(), ManifestError> {
    for trigger in triggers {
        if !components.contains_key(&trigger.component) {
            let known: Vec<_> = components.keys().map(String::as_str).collect();
            let message = format!(
                "there is no [component.{}]: declare it or name one of: {}",
                trigger.component,
                known.join(", ")
            );
            return Err(source.error(trigger.offset..trigger.offset, message));
        }
    }
    Ok(())
}
