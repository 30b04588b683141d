//! What can go wrong with a statement, told as sqld tells it: the same `code` and the same wording,
//! so that one mapping of errors works on the embedded and on a hosted database.

use libsql_hrana::proto;
use rusqlite::ErrorCode;

/// A failed request or step, to be sent as a Hrana error.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StatementError {
    #[error("SQL string does not contain any statement")]
    NoStatement,
    #[error("SQL string contains more than one statement")]
    ManyStatements,
    #[error("SQL string could not be parsed: unsupported statement: {0}")]
    Unsupported(String),
    #[error("Arguments do not match SQL parameters: {0}")]
    Arguments(String),
    #[error("Specifying both positional and named arguments is not supported")]
    ArgumentsOfBothKinds,
    /// The database refused the statement while running it, e.g. for a constraint.
    #[error("SQLite error: {message}")]
    Sqlite { code: ErrorCode, message: String },
    /// The database does not understand the statement.
    #[error("SQL input error: {message} (at offset {offset})")]
    Input { message: String, offset: i32 },
    #[error("Response is too large")]
    ResponseTooLarge,
    #[error("The server already stores {0} SQL texts, it cannot store more")]
    StoreFull(usize),
    #[error("The statement is too large to be stored: {0} bytes")]
    StoreTooLarge(usize),
    /// The transaction was rolled back, because it kept others from writing for too long.
    #[error("Transaction timed out")]
    TransactionTimeout,
    /// A fault of this crate or its wrapper, not of the statement.
    #[error("Internal error: {0}")]
    Internal(String),
}

impl From<rusqlite::Error> for StatementError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, message) => {
                StatementError::Sqlite { code: failure.code, message: message.unwrap_or_else(|| failure.to_string()) }
            }
            rusqlite::Error::SqlInputError { msg, offset, .. } => StatementError::Input { message: msg, offset },
            other => StatementError::Internal(other.to_string()),
        }
    }
}

impl StatementError {
    /// Another connection writes, and kept doing so for as long as this one waits.
    pub(crate) fn locked() -> StatementError {
        StatementError::Sqlite { code: ErrorCode::DatabaseBusy, message: "database is locked".to_owned() }
    }

    /// The error as it is sent.
    pub(crate) fn to_proto(&self) -> proto::Error {
        proto::Error { message: self.to_string(), code: self.code().to_owned() }
    }

    fn code(&self) -> &'static str {
        match self {
            StatementError::NoStatement => "SQL_NO_STATEMENT",
            StatementError::ManyStatements => "SQL_MANY_STATEMENTS",
            StatementError::Unsupported(_) => "SQL_PARSE_ERROR",
            StatementError::Arguments(_) => "ARGS_INVALID",
            StatementError::ArgumentsOfBothKinds => "ARGS_BOTH_POSITIONAL_AND_NAMED",
            StatementError::Sqlite { code, .. } => sqlite_code(*code),
            StatementError::Input { .. } => "SQL_INPUT_ERROR",
            StatementError::ResponseTooLarge => "RESPONSE_TOO_LARGE",
            StatementError::StoreFull(_) => "SQL_STORE_TOO_MANY",
            StatementError::StoreTooLarge(_) => "SQL_STORE_TOO_LARGE",
            StatementError::TransactionTimeout => "TRANSACTION_TIMEOUT",
            StatementError::Internal(_) => "INTERNAL",
        }
    }
}

/// The primary result code; sqld drops the extended one (`…_UNIQUE`, `…_TRIGGER`) as well.
fn sqlite_code(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::InternalMalfunction => "SQLITE_INTERNAL",
        ErrorCode::PermissionDenied => "SQLITE_PERM",
        ErrorCode::OperationAborted => "SQLITE_ABORT",
        ErrorCode::DatabaseBusy => "SQLITE_BUSY",
        ErrorCode::DatabaseLocked => "SQLITE_LOCKED",
        ErrorCode::OutOfMemory => "SQLITE_NOMEM",
        ErrorCode::ReadOnly => "SQLITE_READONLY",
        ErrorCode::OperationInterrupted => "SQLITE_INTERRUPT",
        ErrorCode::SystemIoFailure => "SQLITE_IOERR",
        ErrorCode::DatabaseCorrupt => "SQLITE_CORRUPT",
        ErrorCode::NotFound => "SQLITE_NOTFOUND",
        ErrorCode::DiskFull => "SQLITE_FULL",
        ErrorCode::CannotOpen => "SQLITE_CANTOPEN",
        ErrorCode::FileLockingProtocolFailed => "SQLITE_PROTOCOL",
        ErrorCode::SchemaChanged => "SQLITE_SCHEMA",
        ErrorCode::TooBig => "SQLITE_TOOBIG",
        ErrorCode::ConstraintViolation => "SQLITE_CONSTRAINT",
        ErrorCode::TypeMismatch => "SQLITE_MISMATCH",
        ErrorCode::ApiMisuse => "SQLITE_MISUSE",
        ErrorCode::NoLargeFileSupport => "SQLITE_NOLFS",
        ErrorCode::AuthorizationForStatementDenied => "SQLITE_AUTH",
        ErrorCode::ParameterOutOfRange => "SQLITE_RANGE",
        ErrorCode::NotADatabase => "SQLITE_NOTADB",
        _ => "SQLITE_UNKNOWN",
    }
}
