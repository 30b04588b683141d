//! The manifest, the files it names, and the values it needs.

use std::path::Path;

use url::{Host, Url};

use super::Finding;
use crate::serve::VariableSource;
use crate::serve::manifest::{DependencySource, FileMount, Manifest};
use crate::serve::{Given, JOBS_TOKEN, LIBSQL_TOKEN, LIBSQL_URL, PUBLIC_URL};

const MANIFEST: &str = "manifest";
const FILES: &str = "files";
const VARIABLES: &str = "variables";
const ADDRESS: &str = "public address";

/// Looks at the manifest at `path` and, when it can be read, at what it names.
pub(super) fn examine(path: &Path, sources: &[VariableSource], environment: &[(String, String)]) -> Vec<Finding> {
    let manifest = match Manifest::load(path) {
        Ok(manifest) => manifest,
        Err(error) => {
            let remedy = "correct it, or name the right file with --manifest";
            return vec![Finding::fail(MANIFEST, format!("{error:#}"), remedy)];
        }
    };
    let text = format!("{} describes {} components", path.display(), manifest.components.len());
    let mut findings = vec![Finding::ok(MANIFEST, text), files(&manifest)];
    findings.extend(variables(&manifest, sources, environment));
    findings
}

/// Whether everything is there that the components run from and read.
fn files(manifest: &Manifest) -> Finding {
    let mut missing = Vec::new();
    for component in manifest.components.values() {
        let dependencies = component.dependencies.iter().filter_map(|dependency| match &dependency.source {
            DependencySource::Path(path) => Some(path),
            DependencySource::Component(_) => None,
        });
        let sources = std::iter::once(&component.source).chain(dependencies);
        missing.extend(sources.filter(|source| !manifest.folder.join(source).is_file()).cloned());
        for mount in &component.files {
            let (FileMount::Pattern(source) | FileMount::Placement { source, .. }) = mount;
            if !is_there(&manifest.folder, mount) {
                missing.push(source.clone());
            }
        }
    }
    missing.sort();
    missing.dedup();
    if missing.is_empty() {
        return Finding::ok(FILES, "everything that the manifest names is there");
    }
    let text = format!("not in {}: {}", manifest.folder.display(), missing.join(", "));
    Finding::fail(FILES, text, "`cargo xtask build` makes them; on a server, copy them from where that ran")
}

/// Whether a component would find what `mount` promises, as `loket serve` looks for it.
fn is_there(folder: &Path, mount: &FileMount) -> bool {
    match mount {
        FileMount::Placement { source, .. } => folder.join(source).exists(),
        FileMount::Pattern(pattern) => {
            let full = folder.join(pattern);
            let matches = full.to_str().and_then(|pattern| glob::glob(pattern).ok());
            full.exists() || matches.is_some_and(|mut paths| paths.any(|path| path.is_ok_and(|path| path.is_file())))
        }
    }
}

fn variables(manifest: &Manifest, sources: &[VariableSource], environment: &[(String, String)]) -> Vec<Finding> {
    let read = VariableSource::read_all(sources.to_vec());
    let given = match read.and_then(|values| Given::collect(manifest, &values, environment)) {
        Ok(given) => given,
        Err(error) => return vec![Finding::fail(VARIABLES, format!("{error:#}"), "correct the option --variable")],
    };
    let names_address = given.has(PUBLIC_URL);
    // What `loket serve` gives itself; which value makes no difference here.
    let mut supplied = vec![(PUBLIC_URL, String::new()), (JOBS_TOKEN, String::new())];
    if !given.has(LIBSQL_URL) {
        supplied.extend([(LIBSQL_URL, String::new()), (LIBSQL_TOKEN, String::new())]);
    }
    let values = match given.resolve(manifest, &supplied) {
        Ok(values) => values,
        Err(error) => {
            let remedy = "give the doctor what `loket serve` gets, e.g. from its environment file";
            return vec![Finding::fail(VARIABLES, format!("{error:#}"), remedy)];
        }
    };
    let address = match values.get(PUBLIC_URL).filter(|_| names_address) {
        Some(address) => public_address(address),
        None => Finding::skipped(ADDRESS, "no public_url is given: `loket serve` takes where it listens"),
    };
    vec![Finding::ok(VARIABLES, "every required variable has a value"), address]
}

/// Links in messages and receipts start with this address, and browsers keep cookies of a session for it.
fn public_address(address: &str) -> Finding {
    let remedy = "give public_url as people type it: https://loket.stad.example";
    let url = match Url::parse(address) {
        Ok(url) => url,
        Err(error) => return Finding::fail(ADDRESS, format!("{address:?} is no address: {error}"), remedy),
    };
    match (url.scheme(), url.host()) {
        ("https" | "http", None) => Finding::fail(ADDRESS, format!("{address:?} names no host"), remedy),
        ("https", Some(_)) => Finding::ok(ADDRESS, address),
        ("http", Some(host)) if is_loopback(&host) => Finding::ok(ADDRESS, format!("{address}, for this machine only")),
        ("http", Some(_)) => {
            let remedy = "serve it by HTTPS (a proxy, or --tls-cert and --tls-key) and give public_url as https://…";
            Finding::warn(ADDRESS, format!("{address} is not encrypted: passwords travel in the clear"), remedy)
        }
        _ => Finding::fail(ADDRESS, format!("{address:?} is no address of a website"), remedy),
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}
