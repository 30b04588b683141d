//! The style sheet and the script of the citizen's pages, under the hashed names the front-end build gave them.

use std::fs;
use std::sync::OnceLock;

use serde::Deserialize;

const MANIFEST: &str = "/assets/citizen.json";

/// The addresses of the assets; a page without them is plain and works.
#[derive(Debug, Default, Deserialize)]
pub struct Assets {
    /// Style sheet.
    pub css: Option<String>,
    /// Script module.
    pub js: Option<String>,
}

/// What the build wrote; read once per instance, since it changes only with a new version of the application.
pub fn assets() -> &'static Assets {
    static ASSETS: OnceLock<Assets> = OnceLock::new();
    ASSETS.get_or_init(|| read().unwrap_or_else(missing))
}

fn read() -> Option<Assets> {
    serde_json::from_slice(&fs::read(MANIFEST).ok()?).ok()
}

fn missing() -> Assets {
    eprintln!("{}", serde_json::json!({ "level": "warn", "event": "assets-missing", "file": MANIFEST }));
    Assets::default()
}
