//! What a pipeline asks for: parsed and checked as a whole before any of it runs, so that a request
//! that breaks the protocol never leaves half of its work behind.

use std::collections::HashMap;
use std::sync::Arc;

use libsql_hrana::proto::{Batch, BatchCond, PipelineReqBody, Stmt, StreamRequest, Value};

use crate::error::StatementError;
use crate::grants::Grant;
use crate::sql;
use crate::texts::{self, Text, Texts};

/// The SQL texts that a stream keeps under numbers of its own.
pub(crate) type Stored = HashMap<i32, String>;

/// The most texts that one stream keeps, and the longest of them in bytes: sqld's limits.
const STORED_MAX: usize = 50;
const STORED_BYTES_MAX: usize = 5 * 1000;

/// The requests of a pipeline or the batch of a cursor, ready to run.
pub(crate) struct Program {
    pub(crate) requests: Vec<Request>,
    /// What the statements may do; None for the owner of the database, who may do everything.
    pub(crate) grant: Option<Arc<Grant>>,
}

/// One request of a pipeline.
pub(crate) enum Request {
    /// Run one statement.
    Execute(Statement),
    /// Run statements one after the other, each under its condition.
    Batch(Vec<Step>),
    /// Run statements one after the other up to the first that fails, without results.
    Sequence(Vec<Statement>),
    /// Tell the parameters and columns of a statement without running it.
    Describe(Statement),
    /// Tell whether no transaction is open.
    GetAutocommit,
    /// The text was stored while the pipeline was read.
    StoreSql,
    /// The text was forgotten while the pipeline was read.
    CloseSql,
    /// Close the stream.
    Close,
    /// Answered with this error; the requests after it still run.
    Failed(StatementError),
}

/// A statement of a batch and the condition under which it runs.
pub(crate) struct Step {
    pub(crate) condition: Option<BatchCond>,
    pub(crate) statement: Statement,
}

/// One SQL statement with its arguments.
pub(crate) struct Statement {
    pub(crate) text: Arc<Text>,
    pub(crate) arguments: Arguments,
    pub(crate) want_rows: bool,
}

/// The values for a statement's parameters.
pub(crate) enum Arguments {
    /// For `?` and `?NNN`, first one first.
    Positional(Vec<Value>),
    /// For `:name`, `@name` and `$name`, given with or without that sign.
    Named(Vec<(String, Value)>),
}

/// Why a pipeline is turned away before anything of it ran.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("Cannot deserialize client message from JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    #[error("Received an invalid baton")]
    BatonInvalid,
    #[error("Received a baton that has already been used")]
    BatonReused,
    #[error("The stream has expired due to inactivity")]
    StreamExpired,
    #[error("Too many streams are open")]
    TooManyStreams,
    #[error("Request after `close`")]
    RequestAfterClose,
    #[error("Either `sql` or `sql_id` are required")]
    NoSql,
    #[error("Either `sql` or `sql_id` are required, but not both")]
    SqlTwice,
    #[error("SQL text {0} not found")]
    SqlNotFound(i32),
    #[error("SQL text {0} already exists")]
    SqlExists(i32),
    #[error("Request type not recognized")]
    UnknownRequest,
    #[error("Invalid reference to step in a batch condition")]
    ConditionStep,
    #[error("Interrupted")]
    Interrupted,
}

/// Reads the requests of one pipeline: for whom, and with which stored texts.
pub(crate) struct Reader<'a> {
    pub(crate) grant: Option<&'a Arc<Grant>>,
    /// What is known of the owner's texts; a grant has its own.
    pub(crate) texts: &'a Texts,
    pub(crate) stored: &'a mut Stored,
}

impl Program {
    /// Reads a whole pipeline of the database's owner that continues no stream.
    pub(crate) fn of_owner(body: &[u8]) -> Result<Program, Refusal> {
        let PipelineReqBody { requests, .. } = serde_json::from_slice(body)?;
        Reader { grant: None, texts: &Texts::default(), stored: &mut Stored::new() }.pipeline(requests)
    }

    /// Whether the stream ends with it.
    pub(crate) fn closes(&self) -> bool {
        matches!(self.requests.last(), Some(Request::Close))
    }

    /// Whether a connection that must not write can run all of it.
    pub(crate) fn reads_only(&self) -> bool {
        self.statements().all(|statement| !statement.text.verb.may_write())
    }

    /// Whether it may change settings of the connection that runs it.
    pub(crate) fn has_pragma(&self) -> bool {
        self.statements().any(|statement| statement.text.is_pragma)
    }

    fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.requests.iter().flat_map(|request| {
            let (list, steps) = match request {
                Request::Execute(statement) => (std::slice::from_ref(statement), [].as_slice()),
                Request::Sequence(list) => (list.as_slice(), [].as_slice()),
                Request::Batch(steps) => ([].as_slice(), steps.as_slice()),
                // A described statement does not run.
                Request::Describe(_)
                | Request::GetAutocommit
                | Request::StoreSql
                | Request::CloseSql
                | Request::Close
                | Request::Failed(_) => ([].as_slice(), [].as_slice()),
            };
            list.iter().chain(steps.iter().map(|step| &step.statement))
        })
    }
}

impl Statement {
    /// A statement without arguments.
    fn plain(text: Arc<Text>) -> Statement {
        Statement { text, arguments: Arguments::Positional(Vec::new()), want_rows: false }
    }
}

impl Reader<'_> {
    /// The program of a pipeline's requests.
    pub(crate) fn pipeline(&mut self, requests: Vec<StreamRequest>) -> Result<Program, Refusal> {
        let closed_at = requests.iter().position(|request| matches!(request, StreamRequest::Close(_)));
        if closed_at.is_some_and(|at| at + 1 < requests.len()) {
            return Err(Refusal::RequestAfterClose);
        }
        let requests = requests.into_iter().map(|request| self.request(request)).collect::<Result<_, _>>()?;
        Ok(Program { requests, grant: self.grant.cloned() })
    }

    /// The program of a cursor's batch.
    pub(crate) fn cursor(&mut self, batch: Batch) -> Result<Program, Refusal> {
        Ok(Program { requests: vec![self.batch(batch)?], grant: self.grant.cloned() })
    }

    fn request(&mut self, request: StreamRequest) -> Result<Request, Refusal> {
        Ok(match request {
            StreamRequest::Execute(execute) => {
                self.statement(execute.stmt)?.map_or_else(Request::Failed, Request::Execute)
            }
            StreamRequest::Batch(batch) => self.batch(batch.batch)?,
            StreamRequest::Sequence(sequence) => {
                let text = self.text(sequence.sql, sequence.sql_id)?;
                let mark = self.mark();
                let one = |one| texts::judge(one, mark).map(|text| Statement::plain(Arc::new(text)));
                let list = sql::statements(&text).into_iter().map(one).collect();
                Result::map_or_else(list, Request::Failed, Request::Sequence)
            }
            StreamRequest::Describe(describe) => {
                let text = self.text(describe.sql, describe.sql_id)?;
                let described = self.single(&text).map(Statement::plain);
                described.map_or_else(Request::Failed, Request::Describe)
            }
            StreamRequest::GetAutocommit(_) => Request::GetAutocommit,
            StreamRequest::StoreSql(store) => self.store(store.sql_id, store.sql)?,
            StreamRequest::CloseSql(close) => {
                self.stored.remove(&close.sql_id);
                Request::CloseSql
            }
            StreamRequest::Close(_) => Request::Close,
            StreamRequest::None => return Err(Refusal::UnknownRequest),
        })
    }

    fn store(&mut self, id: i32, text: String) -> Result<Request, Refusal> {
        if self.stored.contains_key(&id) {
            return Err(Refusal::SqlExists(id));
        }
        if self.stored.len() >= STORED_MAX {
            return Ok(Request::Failed(StatementError::StoreFull(self.stored.len())));
        }
        if text.len() > STORED_BYTES_MAX {
            return Ok(Request::Failed(StatementError::StoreTooLarge(text.len())));
        }
        self.stored.insert(id, text);
        Ok(Request::StoreSql)
    }

    /// A batch with a statement that cannot be run at all fails as a whole, before its first step.
    fn batch(&mut self, batch: Batch) -> Result<Request, Refusal> {
        let mut steps = Vec::with_capacity(batch.steps.len());
        for (index, step) in batch.steps.into_iter().enumerate() {
            if let Some(condition) = &step.condition {
                check_condition(condition, index)?;
            }
            match self.statement(step.stmt)? {
                Ok(statement) => steps.push(Step { condition: step.condition, statement }),
                Err(error) => return Ok(Request::Failed(error)),
            }
        }
        Ok(Request::Batch(steps))
    }

    fn statement(&mut self, statement: Stmt) -> Result<Result<Statement, StatementError>, Refusal> {
        let text = self.text(statement.sql, statement.sql_id)?;
        let parsed = self.single(&text).map(Statement::plain);
        let arguments = match (statement.args, statement.named_args) {
            (positional, named) if named.is_empty() => Arguments::Positional(positional),
            (positional, named) if positional.is_empty() => {
                Arguments::Named(named.into_iter().map(|argument| (argument.name, argument.value)).collect())
            }
            _ => return Ok(parsed.and(Err(StatementError::ArgumentsOfBothKinds))),
        };
        let want_rows = statement.want_rows.unwrap_or(true);
        Ok(parsed.map(|parsed| Statement { arguments, want_rows, ..parsed }))
    }

    fn single(&self, text: &str) -> Result<Arc<Text>, StatementError> {
        self.grant.map_or(self.texts, |grant| &grant.texts).single(text, self.mark())
    }

    /// What stands before a statement's text when it is prepared.
    fn mark(&self) -> &str {
        self.grant.map_or("", |grant| grant.mark())
    }

    /// The text that a request gives or refers to.
    fn text(&self, sql: Option<String>, id: Option<i32>) -> Result<String, Refusal> {
        match (sql, id) {
            (Some(sql), None) => Ok(sql),
            (None, Some(id)) => self.stored.get(&id).cloned().ok_or(Refusal::SqlNotFound(id)),
            (None, None) => Err(Refusal::NoSql),
            (Some(_), Some(_)) => Err(Refusal::SqlTwice),
        }
    }
}

/// A condition may only look back at steps before its own.
fn check_condition(condition: &BatchCond, index: usize) -> Result<(), Refusal> {
    match condition {
        BatchCond::Ok { step } | BatchCond::Error { step } => {
            let earlier = usize::try_from(*step).is_ok_and(|step| step < index);
            if earlier { Ok(()) } else { Err(Refusal::ConditionStep) }
        }
        BatchCond::Not { cond } => check_condition(cond, index),
        BatchCond::And(list) | BatchCond::Or(list) => {
            list.conds.iter().try_for_each(|condition| check_condition(condition, index))
        }
        BatchCond::None | BatchCond::IsAutocommit {} => Ok(()),
    }
}
