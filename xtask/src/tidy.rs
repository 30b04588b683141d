//! Rules of the code base that no linter knows. Every failure says the remedy.

use std::path::Path;

use anyhow::{Result, bail};

use crate::step;

/// A library and the only places that may name it.
struct Fence {
    needle: &'static str,
    extension: &'static str,
    allowed: &'static [&'static str],
}

const FENCES: &[Fence] = &[
    Fence {
        needle: "spin_sdk",
        extension: "rs",
        allowed: &["components/", "crates/web/", "tests/composition/", "tests/guest/"],
    },
    Fence { needle: "libsql_client", extension: "rs", allowed: &["crates/store/"] },
    Fence { needle: "rusqlite", extension: "rs", allowed: &["bench/", "crates/database/"] },
    Fence { needle: "wasmtime", extension: "rs", allowed: &["crates/instance/", "crates/loket/"] },
    Fence { needle: "from \"react-aria-components\"", extension: "tsx", allowed: &["static/staff/ui/"] },
    Fence { needle: "from \"@tanstack/react-table\"", extension: "tsx", allowed: &["static/staff/ui/DataGrid.tsx"] },
];

const SQL_ALLOWED: &[&str] = &["bench/", "crates/store/", "crates/database/", "tests/", "xtask/"];
const SQL_STARTS: &[&str] = &["\"select ", "\"insert into ", "\"update ", "\"delete from ", "\"with actor"];

const LINES_MAX: usize = 400;
/// Files that are one thing and longer all the same. This list may only shrink.
const LONG_FILES: &[&str] = &[];

/// Checks every committed source file.
///
/// # Errors
/// Lists every breach with its remedy.
pub fn run() -> Result<()> {
    let listing = step::command("git", &["ls-files", "--cached", "--others", "--exclude-standard"]).output()?;
    let listing = String::from_utf8(listing.stdout)?;
    let mut breaches = Vec::new();
    for file in listing.lines() {
        let Ok(text) = std::fs::read_to_string(step::root().join(file)) else { continue };
        examine(file, &text, &mut breaches);
    }
    if breaches.is_empty() {
        return Ok(());
    }
    bail!("\n  {}", breaches.join("\n  "))
}

fn examine(file: &str, text: &str, breaches: &mut Vec<String>) {
    let extension = Path::new(file).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !matches!(extension, "rs" | "ts" | "tsx" | "css" | "html") || file.ends_with(".gen.ts") {
        return;
    }
    let code = if extension == "rs" { text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text) } else { text };
    for fence in FENCES.iter().filter(|fence| fence.extension == extension && file != "xtask/src/tidy.rs") {
        if text.contains(fence.needle) && !starts_with_any(file, fence.allowed) {
            breaches.push(format!("{file}: `{}` belongs only in {}", fence.needle, fence.allowed.join(", ")));
        }
    }
    if extension == "rs" && !text.starts_with("//!") {
        breaches.push(format!("{file}: open the module with a `//!` line that says what it is for"));
    }
    if extension == "rs"
        && !starts_with_any(file, SQL_ALLOWED)
        && !is_test(file)
        && SQL_STARTS.iter().any(|start| code.contains(start))
    {
        breaches.push(format!("{file}: SQL belongs in crates/store; move the statement there"));
    }
    if extension == "html" && (text.contains(" style=\"") || text.contains("<style") || text.contains(" onclick=")) {
        breaches.push(format!("{file}: inline styles and handlers break the content security policy; use a class"));
    }
    let lines = code.lines().count();
    if lines > LINES_MAX && !is_test(file) && !LONG_FILES.contains(&file) {
        breaches.push(format!("{file}: {lines} lines; split it by what it does (at most {LINES_MAX})"));
    }
}

fn is_test(file: &str) -> bool {
    file.contains("tests/") || file.ends_with("/tests.rs") || file.contains(".test.") || file.contains(".spec.")
}

fn starts_with_any(file: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| file.starts_with(prefix))
}
