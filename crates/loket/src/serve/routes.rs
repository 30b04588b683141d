//! From a path to the trigger that answers it, by Spin's rules and with Spin's route finder: exact
//! segments before `:name` before the trailing `/...`, and the longest prefix among those.

use std::collections::BTreeMap;

use anyhow::anyhow;

use super::manifest::{Manifest, Route};

/// Paths that the host answers itself.
pub const WELL_KNOWN_PREFIX: &str = "/.well-known/spin/";

/// All public routes of an application.
#[derive(Debug)]
pub struct Router {
    finder: routefinder::Router<Target>,
}

#[derive(Debug, Clone)]
struct Target {
    component: String,
    /// The route as written.
    raw: String,
    /// The route with a leading and without a trailing slash.
    route: String,
}

/// What a path matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteMatch {
    /// The component that answers.
    pub component: String,
    /// The route as written in the manifest, for `spin-raw-component-route` and the log.
    pub raw_route: String,
    /// The normalised route, for `spin-matched-route`.
    pub route: String,
    /// What `/...` stood for: empty, or starting with a slash.
    pub path_info: String,
    /// What each `:name` stood for.
    pub parameters: Vec<(String, String)>,
}

impl Router {
    /// The router of a manifest. Two triggers that would answer the same paths are an error: Spin
    /// would silently drop one of them.
    pub fn new(manifest: &Manifest) -> anyhow::Result<Router> {
        let mut finder = routefinder::Router::new();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for trigger in &manifest.triggers {
            let Route::Public(raw) = &trigger.route else {
                continue;
            };
            let route = normalise(raw);
            let about = format!("route {raw} of component {}", trigger.component);
            anyhow::ensure!(
                !format!("{route}/").starts_with(WELL_KNOWN_PREFIX),
                "{about} is never reached: the host answers {WELL_KNOWN_PREFIX}* itself"
            );
            if let Some(other) = seen.insert(shape(&route), about.clone()) {
                anyhow::bail!("{about} matches the same paths as {other}: remove one of them");
            }
            let pattern = match route.strip_suffix("/...") {
                Some(prefix) => format!("{prefix}/*"),
                None => route.clone(),
            };
            let target = Target { component: trigger.component.clone(), raw: raw.clone(), route };
            finder.add(pattern.as_str(), target).map_err(|error| anyhow!("{about}: {error}"))?;
        }
        Ok(Router { finder })
    }

    /// The best match for `path`.
    pub fn find(&self, path: &str) -> Option<RouteMatch> {
        let found = self.finder.best_match(path)?;
        let target = found.handler();
        let captures = found.captures();
        Some(RouteMatch {
            component: target.component.clone(),
            raw_route: target.raw.clone(),
            route: target.route.clone(),
            path_info: path_info(captures.wildcard(), path),
            parameters: captures.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        })
    }
}

impl RouteMatch {
    /// The match of a request that another component sends to `component` by its name.
    pub fn chained(component: &str, path: &str) -> RouteMatch {
        RouteMatch {
            component: component.to_owned(),
            raw_route: "/...".to_owned(),
            route: "/...".to_owned(),
            path_info: path.to_owned(),
            parameters: Vec::new(),
        }
    }

    /// The route as written, without its trailing wildcard, for `spin-component-route`.
    pub fn route_prefix(&self) -> &str {
        let raw = self.raw_route.as_str();
        raw.strip_suffix("/...").unwrap_or(raw)
    }
}

/// Spin reports the slashes that the route finder leaves out.
fn path_info(wildcard: Option<&str>, path: &str) -> String {
    let Some(rest) = wildcard else {
        return String::new();
    };
    let trailing = if path.ends_with('/') { "/" } else { "" };
    match rest {
        "" => trailing.to_owned(),
        rest => format!("/{rest}{trailing}"),
    }
}

fn normalise(raw: &str) -> String {
    let absolute = format!("/{}", raw.strip_prefix('/').unwrap_or(raw));
    absolute.strip_suffix('/').unwrap_or(&absolute).to_owned()
}

/// The route without the names of its parameters, which do not tell paths apart.
fn shape(route: &str) -> String {
    let segments = route.split('/').map(|segment| match segment {
        "*" => "...",
        _ if segment.starts_with(':') => ":",
        _ => segment,
    });
    segments.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn router(routes: &[(&str, &str)]) -> anyhow::Result<Router> {
        let mut text = String::from("spin_manifest_version = 2\n[application]\nname = \"test\"\n");
        let mut components = String::new();
        for (route, component) in routes {
            text += &format!("[[trigger.http]]\nroute = {route:?}\ncomponent = {component:?}\n");
            if !components.contains(&format!(".{component}]")) {
                components += &format!("[component.{component}]\nsource = \"a.wasm\"\n");
            }
        }
        text += &components;
        Router::new(&Manifest::parse("spin.toml", &text, ".".into()).unwrap())
    }

    fn component(router: &Router, path: &str) -> Option<String> {
        router.find(path).map(|found| found.component)
    }

    #[test]
    fn exact_beats_parameter_beats_wildcard_and_longer_beats_shorter() {
        let router = router(&[
            ("/...", "site"),
            ("/api/...", "api"),
            ("/api/dossiers/...", "dossiers"),
            ("/api/dossiers/:number", "dossier"),
            ("/api/dossiers/export", "export"),
        ])
        .unwrap();
        for (path, expected) in [
            ("/", "site"),
            ("/contact", "site"),
            ("/api", "api"),
            ("/api/other/thing", "api"),
            ("/api/dossiers", "dossiers"),
            ("/api/dossiers/2026-1", "dossier"),
            ("/api/dossiers/2026-1/stage", "dossiers"),
            ("/api/dossiers/export", "export"),
        ] {
            assert_eq!(component(&router, path).as_deref(), Some(expected), "{path}");
        }
    }

    #[test]
    fn path_without_route_has_no_match() {
        let router = router(&[("/api/...", "api")]).unwrap();
        assert_eq!(component(&router, "/apis"), None);
        assert_eq!(component(&router, "/"), None);
    }

    #[test]
    fn wildcard_is_reported_with_its_slashes() {
        let router = router(&[("/foo/...", "foo"), ("/bar", "bar")]).unwrap();
        for (path, expected) in [("/foo", ""), ("/foo/", "/"), ("/foo/a/b", "/a/b"), ("/foo/a/", "/a/"), ("/bar", "")] {
            assert_eq!(router.find(path).unwrap().path_info, expected, "{path}");
        }
    }

    #[test]
    fn parameters_are_captured_by_name() {
        let found = router(&[("/users/:user/files/:file", "files")]).unwrap().find("/users/42/files/a.txt").unwrap();
        let expected = [("user", "42"), ("file", "a.txt")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(found.parameters, expected);
        assert_eq!(found.route_prefix(), "/users/:user/files/:file");
    }

    #[test]
    fn routes_for_the_same_paths_are_refused() {
        for (one, other) in [("/a", "/a"), ("/a", "/a/"), ("/a/:x", "/a/:y"), ("/a/...", "/a/*")] {
            let error = router(&[(one, "first"), (other, "second")]).unwrap_err().to_string();
            assert!(error.contains("first") && error.contains("second"), "{error}");
        }
    }

    #[test]
    fn routes_of_the_host_are_refused() {
        let error = router(&[("/.well-known/spin/health", "mine")]).unwrap_err();
        assert!(error.to_string().contains("never reached"), "{error}");
    }
}
