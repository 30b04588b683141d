//! Lists `migrations/*.sql` for `migrate`, so that the program carries them. A new file is picked up
//! because the folder itself is watched.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder migrations/ stands beside crates/")
        .map(|entry| entry.expect("a readable entry of migrations/").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .collect();
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).expect("a file name in ASCII");
        let number: u32 = name
            .split_once('_')
            .and_then(|(number, _)| number.parse().ok())
            .unwrap_or_else(|| panic!("migrations/{name}.sql: name it NNNN_what_it_brings.sql"));
        let path = file.canonicalize().expect("an existing file");
        writeln!(list, "    Migration {{ number: {number}, name: {name:?}, sql: include_str!({path:?}) }},")
            .expect("writing to a string");
    }
    list.push_str("]\n");
    let target = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("migrations.rs");
    fs::write(target, list).expect("a writable output folder");
}
