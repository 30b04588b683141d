//! Command line of `loket`.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use ipnet::IpNet;
use loket::first_run::{MANAGER_EMAIL, ensure_manager};
use loket::serve::{
    HranaOptions, Log, Options, Server, TlsFiles, TrustedProxies, VariableSource, environment, parse_network,
};
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
    /// Say what is wrong with a desk, and what to do about it
    Doctor(loket::doctor::Arguments),
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
    /// Value of an application variable: NAME=VALUE, NAME=@FILE to read it from a file, out of sight of other users, or
    /// @FILE.toml or @FILE.json with many of them; may be repeated, the last one counts
    #[arg(long = "variable", value_name = "NAME=VALUE", value_parser = VariableSource::parse)]
    variables: Vec<VariableSource>,
    /// Certificate chain (PEM) to serve HTTPS with; read again when it changes
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key (PEM) of the certificate
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Network (10.0.0.0/8) or address of a reverse proxy whose X-Forwarded-For is believed; may be repeated
    #[arg(long = "trusted-proxy", value_name = "NETWORK", value_parser = parse_network)]
    trusted_proxies: Vec<IpNet>,
    /// Listen on an address that others can reach, although there is no TLS
    #[arg(long)]
    insecure_public: bool,
    /// Who may do what with the embedded database, by default grants.toml beside the manifest, if it exists
    #[arg(long, value_name = "FILE")]
    grants: Option<PathBuf>,
    /// Address and port where tools reach the embedded database by Hrana over HTTP
    #[arg(long, value_name = "ADDRESS", requires = "hrana_tokens")]
    hrana_listen: Option<SocketAddr>,
    /// Bearer token for tools with the rights of a section of grants.toml, or of `owner`, who may do everything; @FILE
    /// reads it from a file, out of sight of other users; may be repeated
    #[arg(long = "hrana-token", value_name = "NAME=VALUE", value_parser = VariableSource::parse, requires = "hrana_listen")]
    hrana_tokens: Vec<VariableSource>,
    /// Address on which to tell figures (/metrics) and health (/healthz, /readyz), apart from the application
    #[arg(long, value_name = "ADDRESS")]
    admin_listen: Option<SocketAddr>,
    /// E-mail address of the manager who is invited as long as nobody can manage users
    #[arg(long, default_value = MANAGER_EMAIL)]
    manager_email: String,
    /// Seconds that requests in progress may take to finish when the server is stopped
    #[arg(long, default_value_t = 10)]
    grace_seconds: u64,
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
        Command::Doctor(arguments) => match loket::doctor::run(arguments).await {
            // What is wrong was said already.
            Ok(false) => return ExitCode::FAILURE,
            examined => examined.map(drop),
        },
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
    let variables = VariableSource::read_all(arguments.variables)?;
    let tokens = VariableSource::read_all(arguments.hrana_tokens)?;
    let server = Server::start(Options {
        manifest: arguments.manifest,
        listen: arguments.listen,
        cache: arguments.cache.unwrap_or_else(|| arguments.data.join("cache")),
        data: arguments.data,
        variables,
        environment: environment(),
        tls: arguments.tls_cert.zip(arguments.tls_key).map(|(certificate, key)| TlsFiles { certificate, key }),
        trusted_proxies: TrustedProxies::new(arguments.trusted_proxies),
        insecure_public: arguments.insecure_public,
        grants: arguments.grants,
        hrana: arguments.hrana_listen.map(|listen| HranaOptions { listen, tokens }),
        admin_listen: arguments.admin_listen,
        log: Log::stderr(),
        grace: Duration::from_secs(arguments.grace_seconds),
    })
    .await?;
    // Who reads only the first line and then leaves must not stop the server.
    let ready = format!("Listening on {}://{}\nOpen {}\n", server.scheme(), server.addr, server.public_url);
    let _ = std::io::stdout().write_all(ready.as_bytes());
    if let Some(addr) = server.hrana_addr {
        let _ = std::io::stdout().write_all(format!("Hrana on http://{addr}\n").as_bytes());
    }
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
