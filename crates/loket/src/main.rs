//! Command line of `loket`.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use loket::first_run::{MANAGER_EMAIL, ensure_manager};
use loket::serve::{Log, Options, Server};
use loket::transport::Pipelines;
use store::Store;
use tokio::signal::unix::{SignalKind, signal};

#[derive(Parser)]
#[command(version, about = "Runs Loket and looks after its database")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the application of a spin.toml, with the database embedded
    Serve(Serve),
    /// Bring a database up to date, embedded or hosted
    Migrate(loket::migrate::Arguments),
    /// Copy the embedded database to a file, also while it serves
    Backup(loket::backup::Arguments),
    /// Put a backup in the place of the embedded database
    Restore(loket::backup::RestoreArguments),
    /// Look after the accounts of staff
    User(loket::user::Arguments),
    /// Fill a new database with a small desk at work, to try the product
    Demo(loket::demo::Arguments),
}

#[derive(Args)]
struct Serve {
    /// The application's manifest
    #[arg(long, default_value = "spin.toml")]
    manifest: PathBuf,
    /// Address and port to listen on; port 0 picks a free one
    #[arg(long, default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
    /// Folder of the database
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Folder of compiled components, by default `cache` in the data folder
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Value of an application variable; @FILE reads it from a file, out of sight of other users; may be repeated
    #[arg(long = "variable", value_name = "NAME=VALUE", value_parser = name_and_value)]
    variables: Vec<(String, String)>,
    /// Listen on an address that others can reach, although there is no TLS
    #[arg(long)]
    insecure_public: bool,
    /// E-mail address of the manager who is invited as long as nobody can manage users
    #[arg(long, default_value = MANAGER_EMAIL)]
    manager_email: String,
    /// Seconds that requests in progress may take to finish when the server is stopped
    #[arg(long, default_value_t = 10)]
    grace_seconds: u64,
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as name=value")?;
    let value = match value.strip_prefix('@') {
        Some(path) => std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?,
        None => value.to_owned(),
    };
    Ok((name.to_owned(), value))
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(arguments) => serve(arguments).await,
        Command::Migrate(arguments) => loket::migrate::run(arguments).await,
        Command::Backup(arguments) => loket::backup::run(arguments).await,
        Command::Restore(arguments) => loket::backup::run_restore(arguments).await,
        Command::User(arguments) => loket::user::run(arguments).await,
        Command::Demo(arguments) => loket::demo::run(arguments).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("loket: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until SIGTERM or SIGINT.
async fn serve(arguments: Serve) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let server = Server::start(Options {
        manifest: arguments.manifest,
        listen: arguments.listen,
        cache: arguments.cache.unwrap_or_else(|| arguments.data.join("cache")),
        data: arguments.data,
        variables: arguments.variables,
        // A value that is not UTF-8 cannot be a variable's; `vars` would panic on it.
        environment: std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect(),
        insecure_public: arguments.insecure_public,
        log: Log::stderr(),
        grace: Duration::from_secs(arguments.grace_seconds),
    })
    .await?;
    // Who reads only the first line and then leaves must not stop the server.
    let ready = format!("Listening on http://{}\nOpen {}\n", server.addr, server.public_url);
    let _ = std::io::stdout().write_all(ready.as_bytes());
    invite_manager(&server, &arguments.manager_email).await?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    server.shutdown().await
}

/// The first run of an embedded database: shows the operator, and only the operator, how to come in.
async fn invite_manager(server: &Server, email: &str) -> anyhow::Result<()> {
    let Some(database) = server.database() else {
        return Ok(());
    };
    let store = Store::new(Pipelines(database));
    if let Some(invitation) = ensure_manager(&store, &server.public_url, email).await? {
        let text = format!("Nobody can sign in yet. {} sets a password at {}\n", invitation.email, invitation.link);
        let _ = std::io::stdout().write_all(text.as_bytes());
    }
    Ok(())
}
