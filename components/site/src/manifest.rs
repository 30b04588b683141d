//! What the build wrote about its files, and what an address leads to. Only paths named here are ever read, so no
//! request can reach anything else, however its path is spelled.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::negotiate::Encoding;

/// `site.json` of the build.
#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    /// The page that is the staff app.
    shell: String,
    /// Addresses of the staff app; a segment that starts with `:` stands for any one segment.
    routes: Vec<String>,
    /// The "not found" page by language.
    pub(crate) not_found: BTreeMap<String, String>,
    /// The files by their path from the root.
    files: BTreeMap<String, File>,
}

/// The facts of one file.
#[derive(Debug, Deserialize)]
pub(crate) struct File {
    /// Hash of the uncompressed bytes.
    pub(crate) etag: String,
    /// Content type.
    #[serde(rename = "type")]
    pub(crate) media_type: String,
    /// Compressed siblings, the smallest first.
    pub(crate) encodings: Vec<Encoding>,
}

/// What an address leads to.
#[derive(Debug)]
pub(crate) enum Target<'a> {
    /// A file as it is.
    File(&'a str, &'a File),
    /// The address of a page, spelled with a trailing slash.
    Moved(&'a str),
    /// Nothing.
    Nothing,
}

impl Manifest {
    /// Reads `site.json`; the fault says what to do.
    pub(crate) fn read(dist: &Path) -> Result<Self, String> {
        let path = dist.join("site.json");
        let text = std::fs::read(&path)
            .map_err(|error| format!("{}: {error}; build the front end (npm run build in static/)", path.display()))?;
        let manifest: Self = serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for page in manifest.not_found.values().chain([&manifest.shell]) {
            if !manifest.files.contains_key(page) {
                return Err(format!("{}: no facts about {page}", path.display()));
            }
        }
        Ok(manifest)
    }

    /// What `path` leads to. Pages answer only at their routes, never under their file names.
    pub(crate) fn resolve<'a>(&'a self, path: &'a str) -> Target<'a> {
        if self.is_route(path) {
            return self.file(&self.shell).map_or(Target::Nothing, |(path, file)| Target::File(path, file));
        }
        match self.file(path) {
            Some((path, file)) if !file.is_page() => return Target::File(path, file),
            _ => {}
        }
        match path.strip_suffix('/') {
            Some(trimmed) if self.is_route(trimmed) => Target::Moved(trimmed),
            _ => Target::Nothing,
        }
    }

    /// The file at `path`, with the manifest's own spelling of its path.
    pub(crate) fn file(&self, path: &str) -> Option<(&str, &File)> {
        self.files.get_key_value(path).map(|(path, file)| (path.as_str(), file))
    }

    fn is_route(&self, path: &str) -> bool {
        self.routes.iter().any(|route| matches(route, path))
    }
}

impl File {
    fn is_page(&self) -> bool {
        self.media_type.starts_with("text/html")
    }
}

fn matches(route: &str, path: &str) -> bool {
    let mut wanted = route.split('/');
    let mut given = path.split('/');
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted.starts_with(':') && !given.is_empty() => {}
            (Some(wanted), Some(given)) if wanted == given => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let page = r#"{"etag":"p","type":"text/html; charset=utf-8","encodings":[]}"#;
        serde_json::from_str(&format!(
            r#"{{"shell":"/app/index.html","routes":["/app","/app/dossiers/:number"],
                "not_found":{{"nl":"/404/nl.html"}},
                "files":{{"/app/index.html":{page},"/404/nl.html":{page},
                    "/assets/a.js":{{"etag":"a","type":"text/javascript","encodings":["br","gzip"]}}}}}}"#
        ))
        .unwrap()
    }

    fn target(path: &str) -> String {
        match manifest().resolve(path) {
            Target::File(path, _) => path.to_owned(),
            Target::Moved(path) => format!("-> {path}"),
            Target::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn routes_of_the_app_lead_to_its_page() {
        assert_eq!(target("/app"), "/app/index.html");
        assert_eq!(target("/app/dossiers/2026-000123"), "/app/index.html");
        assert_eq!(target("/app/dossiers/a%20b"), "/app/index.html");
    }

    #[test]
    fn other_addresses_under_the_app_lead_nowhere() {
        for path in ["/app/nothing", "/app/dossiers/", "/app/dossiers//", "/app/dossiers/1/2/3", "/apple", "/app//"] {
            assert_eq!(target(path), "nothing", "{path}");
        }
    }

    #[test]
    fn a_trailing_slash_leads_to_the_route_without() {
        assert_eq!(target("/app/"), "-> /app");
        assert_eq!(target("/app/dossiers/1/"), "-> /app/dossiers/1");
    }

    #[test]
    fn files_answer_at_their_exact_path_only() {
        assert_eq!(target("/assets/a.js"), "/assets/a.js");
        for path in ["/assets/A.js", "/assets/a.js/", "//assets/a.js", "/assets/a.js.br", "/assets", "/site.json", ""] {
            assert_eq!(target(path), "nothing", "{path}");
        }
    }

    #[test]
    fn no_spelling_of_a_path_climbs_out() {
        for path in ["/../etc/passwd", "/assets/../site.json", "/assets/%2e%2e/site.json", "/assets/..%2fsite.json"] {
            assert_eq!(target(path), "nothing", "{path}");
        }
    }

    #[test]
    fn pages_have_no_second_address() {
        assert_eq!(target("/app/index.html"), "nothing");
        assert_eq!(target("/404/nl.html"), "nothing");
    }

    #[test]
    fn a_missing_build_is_explained() {
        let empty = tempfile::tempdir().unwrap();
        assert!(Manifest::read(empty.path()).unwrap_err().contains("npm run build"));
    }
}
