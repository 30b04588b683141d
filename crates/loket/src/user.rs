//! `loket user`: looks after the accounts of staff, in the embedded or a hosted database.
//!
//! Nobody types a colleague's password: `add` and `passwd` print a one-time link by which the colleague sets one.

pub(crate) mod secret;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use anyhow::{Context as _, bail, ensure};
use clap::{Args, Subcommand};
use database::Database;
use database::migrate::Hrana;
use domain::change::{Command as Change, CommandActor};
use domain::field_error::FieldErrors;
use domain::password::NewPassword;
use domain::user::{NewUser, UserInput, UserState, fold_email};
use store::users::{self, UserRow};
use store::{Batch, Constraint, Guard, Read, Store, StoreError, Transport};

use crate::migrate::{self, DATABASE_FILE};
use crate::transport::Pipelines;

pub use secret::password_url;
pub(crate) use secret::{id as new_id, link_token};

/// What to do with accounts.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    /// Add a user and print a one-time link to set the password
    Add(Add),
    /// Print a new one-time link to set the password; earlier links stop working
    Passwd(Passwd),
    /// Let a user sign in no more and end the sessions
    Disable(Named),
    /// Let a disabled user sign in again
    Enable(Named),
    /// List all users
    List(List),
}

#[derive(Clone, Debug, Args)]
struct Add {
    /// E-mail address to sign in with
    email: String,
    /// Name that colleagues see
    #[arg(long)]
    name: String,
    /// What the user is at the desk
    #[arg(long, value_parser = ["viewer", "coach", "dispatcher", "manager"])]
    role: String,
    /// Key of a queue whose team the user joins; may be repeated
    #[arg(long = "queue", value_name = "QUEUE")]
    queues: Vec<String>,
    /// Language of the interface
    #[arg(long, default_value = "nl", value_parser = ["nl", "fr", "en"])]
    language: String,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    database: migrate::Arguments,
}

#[derive(Clone, Debug, Args)]
struct Passwd {
    /// E-mail address of the user
    email: String,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    database: migrate::Arguments,
}

#[derive(Clone, Debug, Args)]
struct Named {
    /// E-mail address of the user
    email: String,
    #[command(flatten)]
    database: migrate::Arguments,
}

#[derive(Clone, Debug, Args)]
struct List {
    #[command(flatten)]
    database: migrate::Arguments,
}

/// How the user comes to a password.
#[derive(Clone, Debug, Args)]
struct Way {
    /// Read the password from standard input instead of printing a link
    #[arg(long)]
    password_stdin: bool,
    /// Address of the desk, for the link
    #[arg(long, default_value = "http://localhost:3000")]
    public_url: String,
}

/// Runs the command and prints what it did.
///
/// # Errors
/// In words for the person at the command line: what was given wrongly, or why the database cannot be used.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let place = arguments.command.database();
    let report = match place.hosted()? {
        Some(hosted) => carry_out(&hosted, &arguments.command).await?,
        None => carry_out(&open_existing(place).await?, &arguments.command).await?,
    };
    print!("{report}");
    Ok(())
}

impl Command {
    fn database(&self) -> &migrate::Arguments {
        match self {
            Self::Add(Add { database, .. })
            | Self::Passwd(Passwd { database, .. })
            | Self::Disable(Named { database, .. })
            | Self::Enable(Named { database, .. })
            | Self::List(List { database }) => database,
        }
    }
}

/// Opening would create a database where there is none, and a misspelled folder would get an empty desk.
async fn open_existing(place: &migrate::Arguments) -> anyhow::Result<Database> {
    let path = place.data.join(DATABASE_FILE);
    ensure!(path.exists(), "there is no database at {}: run `loket migrate` first", path.display());
    Database::open(&path).await
}

async fn carry_out(database: &(impl Hrana + Sync), command: &Command) -> anyhow::Result<String> {
    let store = Store::new(Pipelines(database));
    match command {
        Command::Add(arguments) => add(&store, arguments, given_password(&arguments.way)?).await,
        Command::Passwd(arguments) => passwd(&store, arguments, given_password(&arguments.way)?).await,
        Command::Disable(Named { email, .. }) => set_state(&store, email, UserState::Disabled).await,
        Command::Enable(Named { email, .. }) => set_state(&store, email, UserState::Active).await,
        Command::List(_) => list(&store).await,
    }
}

fn given_password(way: &Way) -> anyhow::Result<Option<String>> {
    let read = || std::io::read_to_string(std::io::stdin()).context("cannot read the password from standard input");
    let text = way.password_stdin.then(read).transpose()?;
    // The line break is the terminal's or `echo`'s, no part of the password.
    Ok(text.map(|text| text.trim_end_matches(['\r', '\n']).to_owned()))
}

async fn add<T: Transport>(store: &Store<T>, given: &Add, password: Option<String>) -> anyhow::Result<String> {
    let Add { email, name, role, language, queues, way, .. } = given;
    let input = UserInput { email, name, role, language, queues };
    let user = NewUser::parse(&input).map_err(|errors| anyhow::anyhow!(in_words(&errors)))?;
    let (id, change) = (secret::id(), by_operator());
    let mut batch = users::add(&change, &id, &user);
    let known = [user.email.as_str(), user.name.as_str()];
    let told = let_in(&mut batch, &change, &id, &known, password, &way.public_url)?;
    match store.write(batch).await {
        Ok(_) => Ok(format!("added {}\n{told}", user.email.as_str())),
        Err(error) if error.is_unique("user.email_folded") => bail!("{email} is a user already"),
        Err(StoreError::Constraint(Constraint::ForeignKey)) => bail!("no such queue among {}", queues.join(", ")),
        Err(error) => Err(explained(error)),
    }
}

async fn passwd<T: Transport>(store: &Store<T>, given: &Passwd, password: Option<String>) -> anyhow::Result<String> {
    let user = find(store, &given.email).await?;
    ensure!(user.state == UserState::Active, "{} is disabled: enable the account first", user.email);
    let (mut batch, change) = (Batch::new(), by_operator());
    let known = [user.email.as_str(), user.name.as_str()];
    let told = let_in(&mut batch, &change, &user.id, &known, password, &given.way.public_url)?;
    store.write(batch).await.map_err(explained)?;
    Ok(told)
}

/// Adds the setting of the password, or a link, to the batch, and gives what to tell the operator.
fn let_in(
    batch: &mut Batch,
    change: &Change,
    user_id: &str,
    known: &[&str],
    password: Option<String>,
    public_url: &str,
) -> anyhow::Result<String> {
    let Some(password) = password else {
        let token = secret::link_token();
        users::issue_link(batch, change, user_id, &token.hash);
        return Ok(format!("set the password within a day at {}\n", password_url(public_url, &token)));
    };
    let password = NewPassword::parse(&password, known)
        .map_err(|code| anyhow::anyhow!(in_words(&FieldErrors::one("password", code))))?;
    users::set_password(batch, change, user_id, &password.hash(secret::salt()));
    Ok("the password is set\n".to_owned())
}

async fn set_state<T: Transport>(store: &Store<T>, email: &str, state: UserState) -> anyhow::Result<String> {
    let user = find(store, email).await?;
    match store.write(users::set_state(&by_operator(), &user.id, state)).await {
        Ok(_) => Ok(format!("{} is {}\n", user.email, state.as_str())),
        // Already so: what was asked for is the case.
        Err(StoreError::Guard(Guard::State)) => Ok(format!("{} is {} already\n", user.email, state.as_str())),
        Err(error) => Err(explained(error)),
    }
}

async fn list<T: Transport>(store: &Store<T>) -> anyhow::Result<String> {
    let mut answers = store.read(Read::new().with(users::all())).await.map_err(explained)?;
    let mut lines = String::new();
    for UserRow { email, name, role, state, has_password, queues, .. } in answers.take(0).records::<UserRow>()? {
        let password = if has_password { "password" } else { "no-password" };
        let queues = queues.join(",");
        writeln!(lines, "{email}\t{name}\t{}\t{}\t{password}\t{queues}", role.as_str(), state.as_str())?;
    }
    Ok(lines)
}

async fn find<T: Transport>(store: &Store<T>, email: &str) -> anyhow::Result<UserRow> {
    let mut answers = store.read(Read::new().with(users::by_email(&fold_email(email)))).await.map_err(explained)?;
    answers.take(0).first()?.with_context(|| format!("{email} is no user; `loket user list` shows all"))
}

/// The operator at the command line has no account, so the history says `system`.
pub(crate) fn by_operator() -> Change {
    Change { id: secret::id(), at: secret::now(), actor: CommandActor::System }
}

pub(crate) fn explained(error: StoreError) -> anyhow::Error {
    match &error {
        StoreError::Database { message, .. } if message.contains("no such table") => {
            anyhow::anyhow!("the database is not up to date: run `loket migrate` first")
        }
        _ => error.into(),
    }
}

fn in_words(errors: &FieldErrors) -> String {
    let fault = |(field, codes): (&str, &[domain::field_error::FieldCode])| {
        format!("{field}: {}", codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(", "))
    };
    errors.iter().map(fault).collect::<Vec<_>>().join("; ")
}
