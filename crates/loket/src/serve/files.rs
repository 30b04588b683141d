//! `files`: what a component may read. Folders are mounted where they are; single files and what a
//! pattern matches are first copied into a folder of their own, because only folders can be mounted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use tempfile::TempDir;
use wasmtime_wasi::{FsPerms, WasiCtxBuilder};

use super::manifest::FileMount;

/// The folders of one component; clones share the copied files, which go with the last clone.
#[derive(Debug, Clone, Default)]
pub struct Mounts {
    folders: Vec<(PathBuf, String)>,
    _copies: Option<Arc<TempDir>>,
}

impl Mounts {
    /// Resolves the `files` of a component; `folder` is the manifest's.
    pub fn prepare(folder: &Path, files: &[FileMount]) -> anyhow::Result<Mounts> {
        let mut folders = Vec::new();
        let mut copies = None;
        for mount in files {
            let (source, destination) = match mount {
                FileMount::Pattern(pattern) => (pattern, format!("/{pattern}")),
                FileMount::Placement { source, destination } => (source, destination.clone()),
            };
            let path = folder.join(source);
            if path.is_dir() {
                folders.push((path, destination));
                continue;
            }
            let copies = match &mut copies {
                Some(copies) => copies,
                none => none.insert(TempDir::with_prefix("loket-files-")?),
            };
            if path.is_file() {
                copy(&path, copies.path(), &destination)?;
            } else if matches!(mount, FileMount::Pattern(_)) {
                copy_matches(folder, source, copies.path())?;
            } else {
                anyhow::bail!("files: {} does not exist", path.display());
            }
        }
        if let Some(copies) = &copies {
            folders.push((copies.path().to_path_buf(), "/".to_owned()));
        }
        Ok(Mounts { folders, _copies: copies.map(Arc::new) })
    }

    /// Makes the folders readable, and only readable, for an instance.
    pub fn add_to(&self, wasi: &mut WasiCtxBuilder) -> wasmtime::Result<()> {
        for (path, destination) in &self.folders {
            wasi.preopened_dir(path, destination, FsPerms::ReadOnly)?;
        }
        Ok(())
    }
}

fn copy_matches(folder: &Path, pattern: &str, copies: &Path) -> anyhow::Result<()> {
    let full = folder.join(pattern);
    let full = full.to_str().context("files: a path is not UTF-8")?;
    let mut found = false;
    for path in glob::glob(full).with_context(|| format!("files: pattern {pattern}"))? {
        let path = path?;
        if path.is_file() {
            let seen_at = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            copy(&path, copies, &seen_at)?;
            found = true;
        }
    }
    anyhow::ensure!(found, "files: {pattern} matches nothing in {}", folder.display());
    Ok(())
}

fn copy(path: &Path, copies: &Path, destination: &str) -> anyhow::Result<()> {
    let target = copies.join(destination.trim_start_matches('/'));
    let parent = target.parent().unwrap_or(copies);
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::copy(path, &target))
        .with_context(|| format!("files: cannot copy {}", path.display()))?;
    Ok(())
}
