//! Opening connections: the settings that make what is acknowledged durable, what clients may not do
//! with a connection that outlives their pipeline, and a limit on how long a pipeline runs.

use std::cell::Cell;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{CachedStatement, OpenFlags, TransactionState};

use crate::error::StatementError;
use crate::gate::Turn;
use crate::grants::{Access, Grant};
use crate::sql::Verb;

/// Prepared statements kept per connection; components that send the same text have one each.
const STATEMENTS_KEPT: usize = 512;
/// The same for connections of interactive clients, which come and go.
const STREAM_STATEMENTS_KEPT: usize = 64;
/// How long to wait for another process (a command line tool) that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// After this a reading pipeline is interrupted: nobody waits for its answer any more.
const READ_TIME_MAX: Duration = Duration::from_secs(30);
/// After this a writing pipeline is interrupted; generous, for migrations that rewrite tables.
const WRITE_TIME_MAX: Duration = Duration::from_secs(300);
/// Checking every page of a large file takes as long as it takes.
const INSPECTION_TIME_MAX: Duration = Duration::from_secs(24 * 3600);
/// Virtual-machine steps between two looks at the clock: well under a millisecond.
const STEPS_BETWEEN_CHECKS: i32 = 10_000;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The one connection that changes the database.
    Writer,
    /// One of the connections that only read.
    Reader,
    /// The connection of an interactive client, which reads and writes.
    Stream,
    /// Looks at a file that nobody uses and leaves it as it is.
    Inspector,
}

/// A connection with its settings, its statement cache and its deadline.
pub(crate) struct Connection {
    pub(crate) sqlite: rusqlite::Connection,
    /// Access to the turn to write, unless this connection only reads.
    pub(crate) turn: Option<Turn>,
    /// Its transaction was rolled back behind the client's back; what this pipeline still wants to run fails.
    pub(crate) timed_out: Cell<bool>,
    access: Arc<Mutex<Access>>,
    deadline: Arc<Deadline>,
    time_max: Duration,
}

/// When the running pipeline is to be interrupted, in milliseconds after `opened`.
struct Deadline {
    opened: Instant,
    at_ms: AtomicU64,
}

/// Creates an empty file that only its owner may read, where there is none; SQLite gives its WAL the
/// same permissions.
pub(crate) fn create_private(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

impl Connection {
    /// Opens the existing file at `path`.
    pub(crate) fn open(path: &Path, role: Role, turn: Option<Turn>) -> anyhow::Result<Connection> {
        let context = || format!("cannot open the database {}", path.display());
        // No mutex in SQLite: a connection stays with its thread.
        let mode = match role {
            Role::Writer | Role::Reader | Role::Stream => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Role::Inspector => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let sqlite = rusqlite::Connection::open_with_flags(path, flags).with_context(context)?;
        sqlite.busy_timeout(BUSY_TIMEOUT).with_context(context)?;
        if role != Role::Inspector {
            let pragma = "PRAGMA journal_mode = WAL";
            let mode: String = sqlite.query_row(pragma, [], |row| row.get(0)).with_context(context)?;
            anyhow::ensure!(mode == "wal", "{}: its file system does not support WAL (got {mode})", context());
        }
        sqlite.execute_batch(&settings(role)).with_context(context)?;
        // Plans do not depend on what is bound: else SQLite prepares a statement anew whenever a bound value changes that its
        // plan looked at, which took a third of the time of a list.
        sqlite.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).with_context(context)?;
        sqlite.set_prepared_statement_cache_capacity(match role {
            Role::Writer | Role::Reader | Role::Inspector => STATEMENTS_KEPT,
            Role::Stream => STREAM_STATEMENTS_KEPT,
        });
        let deadline = Arc::new(Deadline { opened: Instant::now(), at_ms: AtomicU64::new(u64::MAX) });
        let watched = Arc::clone(&deadline);
        sqlite.progress_handler(STEPS_BETWEEN_CHECKS, Some(move || watched.has_passed()));
        let access = Arc::new(Mutex::new(Access::default()));
        let asked = Arc::clone(&access);
        sqlite.authorizer(Some(move |context: AuthContext<'_>| {
            let allowed = allowed_to_clients(&context) && lock(&asked).allows(&context);
            if allowed { Authorization::Allow } else { Authorization::Deny }
        }));
        let time_max = match role {
            Role::Writer | Role::Stream => WRITE_TIME_MAX,
            Role::Reader => READ_TIME_MAX,
            Role::Inspector => INSPECTION_TIME_MAX,
        };
        Ok(Connection { sqlite, turn, timed_out: Cell::new(false), access, deadline, time_max })
    }

    /// Starts the clock for the pipeline that runs next, under its grant.
    pub(crate) fn start(&self, grant: Option<&Arc<Grant>>) {
        lock(&self.access).act_for(grant);
        self.deadline.set(self.time_max);
    }

    /// The statement, prepared under the grant of the pipeline that runs.
    pub(crate) fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, StatementError> {
        lock(&self.access).prepare(sql);
        let prepared = self.sqlite.prepare_cached(sql);
        let mut access = lock(&self.access);
        access.run();
        prepared.map_err(|error| match StatementError::from(error) {
            StatementError::Input { message, offset } => {
                let mark = i32::try_from(access.mark_length()).unwrap_or(0);
                StatementError::Input { message, offset: offset - mark }
            }
            other => other,
        })
    }

    /// Waits for the turn to write, if a statement of this kind needs it.
    pub(crate) fn take_turn(&self, verb: Verb) -> Result<(), StatementError> {
        match &self.turn {
            Some(turn) if verb.may_write() => turn.take().map_err(|_| StatementError::locked()),
            _ => Ok(()),
        }
    }

    /// Gives the turn to write back, unless a transaction holds SQLite's lock.
    pub(crate) fn give_turn_back(&self) {
        if let Some(turn) = &self.turn
            && turn.taken_at().is_some()
            && self.sqlite.transaction_state(None) != Ok(TransactionState::Write)
        {
            turn.give_back();
        }
    }

    /// Rolls an open transaction back.
    pub(crate) fn roll_back(&self) -> rusqlite::Result<()> {
        if !self.sqlite.is_autocommit() {
            self.sqlite.prepare_cached("ROLLBACK")?.execute([])?;
        }
        self.give_turn_back();
        Ok(())
    }

    /// Stops the clock between two pipelines of a stream.
    pub(crate) fn stop_clock(&self) {
        self.deadline.at_ms.store(u64::MAX, Ordering::Relaxed);
        self.timed_out.set(false);
    }

    /// Leaves nothing of the pipeline that ran to the next one: an open transaction is rolled back,
    /// and settings that a pragma may have changed are restored.
    pub(crate) fn clean_up(&self, ran_pragma: bool) -> rusqlite::Result<()> {
        self.stop_clock();
        self.roll_back()?;
        if ran_pragma {
            lock(&self.access).act_for(None);
            self.sqlite.execute_batch("PRAGMA foreign_keys = ON")?;
        }
        Ok(())
    }
}

impl Deadline {
    fn set(&self, time: Duration) {
        let at = self.opened.elapsed() + time;
        self.at_ms.store(u64::try_from(at.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn has_passed(&self) -> bool {
        self.opened.elapsed().as_millis() > u128::from(self.at_ms.load(Ordering::Relaxed))
    }
}

fn lock(access: &Mutex<Access>) -> MutexGuard<'_, Access> {
    access.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Small caches: the system holds the file's pages as well, and each connection has a cache of its own.
///
/// `fullfsync` makes macOS flush to the disk itself; elsewhere it changes nothing. The limit on the
/// journal gives its space back after a large write.
fn settings(role: Role) -> String {
    let cache = match role {
        Role::Writer | Role::Reader => 8_000,
        Role::Stream | Role::Inspector => 4_000,
    };
    let common = format!("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{cache};");
    match role {
        Role::Writer | Role::Stream => format!(
            "{common} PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
             PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864;"
        ),
        Role::Reader | Role::Inspector => format!("{common} PRAGMA query_only = ON;"),
    }
}

/// Refuses what sqld refuses: other files, tables that live in the connection, pragmas that change it.
fn allowed_to_clients(context: &AuthContext<'_>) -> bool {
    match context.action {
        AuthAction::Attach { .. }
        | AuthAction::Detach { .. }
        | AuthAction::Analyze { .. }
        | AuthAction::CreateTempIndex { .. }
        | AuthAction::CreateTempTable { .. }
        | AuthAction::CreateTempTrigger { .. }
        | AuthAction::CreateTempView { .. } => false,
        // The same, written as `create table temp.name`.
        AuthAction::CreateIndex { .. }
        | AuthAction::CreateTable { .. }
        | AuthAction::CreateTrigger { .. }
        | AuthAction::CreateView { .. }
        | AuthAction::CreateVtable { .. } => context.database_name != Some("temp"),
        AuthAction::Pragma { pragma_name, pragma_value } => pragma_allowed(pragma_name, pragma_value),
        AuthAction::Function { function_name } => !function_name.eq_ignore_ascii_case("load_extension"),
        _ => true,
    }
}

fn pragma_allowed(name: &str, value: Option<&str>) -> bool {
    match name.to_ascii_lowercase().as_str() {
        "collation_list" | "compile_options" | "data_version" | "database_list" | "defer_foreign_keys" | "encoding"
        | "foreign_key_check" | "foreign_key_list" | "foreign_keys" | "freelist_count" | "function_list"
        | "index_info" | "index_list" | "index_xinfo" | "integrity_check" | "module_list" | "page_count"
        | "pragma_list" | "quick_check" | "table_info" | "table_list" | "table_xinfo" | "user_version" => true,
        "application_id" | "auto_vacuum" | "busy_timeout" | "cache_size" | "journal_mode" | "journal_size_limit"
        | "page_size" | "query_only" | "schema_version" | "synchronous" | "wal_autocheckpoint" => value.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipeline_beyond_its_time_is_interrupted_and_the_next_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        create_private(&path).unwrap();
        let connection = Connection::open(&path, Role::Reader, None).unwrap();
        let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n";
        connection.deadline.set(Duration::from_millis(20));
        connection.sqlite.execute_batch("BEGIN").unwrap();
        let error = connection.sqlite.query_row(endless, [], |_| Ok(())).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::OperationInterrupted));
        connection.clean_up(false).unwrap();
        assert!(connection.sqlite.is_autocommit());
        std::thread::sleep(Duration::from_millis(30));
        let hundred_thousand = endless.replace("FROM n)", "FROM n LIMIT 100000)");
        connection.sqlite.query_row(&hundred_thousand, [], |_| Ok(())).unwrap();
    }

    #[test]
    fn a_reader_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        create_private(&path).unwrap();
        let connection = Connection::open(&path, Role::Reader, None).unwrap();
        let error = connection.sqlite.execute_batch("CREATE TABLE t (a)").unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::ReadOnly));
    }
}
