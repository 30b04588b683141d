//! Starting the servers: each a process of its own, logging to a file, as in operation.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::process::Process;

/// Where everything is.
#[derive(Clone, Debug)]
pub(super) struct Setup {
    pub(super) loket: PathBuf,
    pub(super) native: PathBuf,
    pub(super) manifest: PathBuf,
    pub(super) cache: PathBuf,
    pub(super) logs: PathBuf,
    pub(super) loket_data: PathBuf,
    pub(super) native_data: PathBuf,
}

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The product with its embedded database.
    Loket,
    /// The product with a database behind this port.
    LoketHosted(u16),
    /// The server to compare with.
    Native,
}

/// A server that listens.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    pub(super) process: Process,
}

impl Server {
    /// Starts it and waits until it listens.
    pub(super) fn start(setup: &Setup, kind: Kind) -> Result<Self> {
        let name = if kind == Kind::Native { "native" } else { "loket" };
        let log = setup.logs.join(format!("{name}.log"));
        let mut command = command(setup, kind);
        command.stderr(File::create(&log)?);
        let mut process = Process::spawn(&mut command)?;
        let mut output = BufReader::new(process.stdout()?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        ensure!(!line.is_empty(), "{name} did not start; see {}", log.display());
        let address = line.trim().strip_prefix("Listening on http://").context("an unexpected first line")?;
        let address = address.parse().context("an unexpected address")?;
        // Whatever else it prints has somewhere to go.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Ok(Self { address, process })
    }

    pub(super) fn stop(self) -> Result<()> {
        self.process.stop()
    }
}

fn command(setup: &Setup, kind: Kind) -> Command {
    // All forms come from one address here.
    const SUBMISSIONS_PER_CLIENT: &str = "1000000000";
    if kind == Kind::Native {
        let mut command = Command::new(&setup.native);
        command.arg("native").arg("--data").arg(&setup.native_data);
        command.args(["--submissions-per-client", SUBMISSIONS_PER_CLIENT]);
        return command;
    }
    let mut command = Command::new(&setup.loket);
    command.arg("serve").args(["--listen", "127.0.0.1:0"]).arg("--manifest").arg(&setup.manifest);
    command.arg("--data").arg(&setup.loket_data).arg("--cache").arg(&setup.cache);
    command.arg("--variable").arg(format!("submissions_per_client={SUBMISSIONS_PER_CLIENT}"));
    if let Kind::LoketHosted(port) = kind {
        command.arg("--variable").arg(format!("libsql_url=http://127.0.0.1:{port}"));
        command.args(["--variable", "libsql_token=bench"]);
    }
    command
}
