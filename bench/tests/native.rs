//! The native server answers every row of the load as a working server does.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

use bench::data::{self, Plan};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bench");

/// A native server over a small desk; ends with the test, whatever becomes of it.
struct Native {
    server: Child,
    url: String,
    folder: TempDir,
}

impl Native {
    fn start(submissions_per_client: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        data::ensure_made(folder.path(), &Plan::new(200)).unwrap();
        let mut command = Command::new(PROGRAM);
        command.arg("native").arg("--data").arg(folder.path());
        command.args(["--submissions-per-client", submissions_per_client]);
        let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("Listening on ").unwrap().to_owned();
        Self { server, url, folder }
    }

    fn load(&self, row: &str, seconds: &str) -> Output {
        let mut load = Command::new(PROGRAM);
        load.args(["load", "--row", row, "--url", &self.url, "--seconds", seconds, "--connections", "4", "--data"]);
        load.arg(self.folder.path()).output().unwrap()
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[test]
fn every_row_is_answered() {
    let server = Native::start("1000000");
    for row in ["constant", "list", "detail", "submission", "stage"] {
        let output = server.load(row, "0.3");
        assert!(output.status.success(), "{row}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(String::from_utf8_lossy(&output.stdout).contains("requests/s"), "{row}");
    }
}

#[test]
fn a_form_beyond_the_limit_of_its_client_is_an_error_of_the_load() {
    let server = Native::start("3");
    let output = server.load("submission", "5");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("status 429"));
}
