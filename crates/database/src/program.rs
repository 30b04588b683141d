//! What a pipeline asks for: parsed and checked as a whole before any of it runs, so that a request
//! that breaks the protocol never leaves half of its work behind.

use libsql_hrana::proto::{Batch, BatchCond, PipelineReqBody, Stmt, StreamRequest, Value};

use crate::error::StatementError;
use crate::sql::{self, Verb};

/// A whole pipeline, ready to run.
pub(crate) struct Program {
    pub(crate) requests: Vec<Request>,
}

/// One request of a pipeline.
pub(crate) enum Request {
    /// Run one statement.
    Execute(Statement),
    /// Run statements one after the other, each under its condition.
    Batch(Vec<Step>),
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
    pub(crate) sql: String,
    pub(crate) verb: Verb,
    pub(crate) is_pragma: bool,
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
    #[error("Batons are not supported: send all requests of a stream in one pipeline")]
    Baton,
    #[error("Request after `close`")]
    RequestAfterClose,
    #[error("Either `sql` or `sql_id` are required")]
    NoSql,
    #[error("`sql_id` is not supported: send the text as `sql`")]
    SqlId,
    #[error("Invalid reference to step in a batch condition")]
    ConditionStep,
    #[error("Interrupted")]
    Interrupted,
}

impl Program {
    /// Reads a Hrana pipeline from its JSON.
    pub(crate) fn parse(body: &[u8]) -> Result<Program, Refusal> {
        let pipeline: PipelineReqBody = serde_json::from_slice(body)?;
        if pipeline.baton.is_some() {
            return Err(Refusal::Baton);
        }
        let closed_at = pipeline.requests.iter().position(|request| matches!(request, StreamRequest::Close(_)));
        if closed_at.is_some_and(|at| at + 1 < pipeline.requests.len()) {
            return Err(Refusal::RequestAfterClose);
        }
        let requests = pipeline.requests.into_iter().map(Request::parse).collect::<Result<_, _>>()?;
        Ok(Program { requests })
    }

    /// Whether a connection that must not write can run all of it.
    pub(crate) fn reads_only(&self) -> bool {
        self.statements().all(|statement| matches!(statement.verb, Verb::Read | Verb::BeginDeferred | Verb::End))
    }

    /// Whether it may change settings of the connection that runs it.
    pub(crate) fn has_pragma(&self) -> bool {
        self.statements().any(|statement| statement.is_pragma)
    }

    fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.requests.iter().flat_map(|request| {
            let (one, steps) = match request {
                Request::Execute(statement) => (Some(statement), [].as_slice()),
                Request::Batch(steps) => (None, steps.as_slice()),
                Request::Close | Request::Failed(_) => (None, [].as_slice()),
            };
            one.into_iter().chain(steps.iter().map(|step| &step.statement))
        })
    }
}

impl Request {
    fn parse(request: StreamRequest) -> Result<Request, Refusal> {
        let unsupported = |what| Ok(Request::Failed(StatementError::RequestUnsupported(what)));
        match request {
            StreamRequest::Execute(execute) => match Statement::parse(execute.stmt)? {
                Ok(statement) => Ok(Request::Execute(statement)),
                Err(error) => Ok(Request::Failed(error)),
            },
            StreamRequest::Batch(batch) => Request::parse_batch(batch.batch),
            StreamRequest::Close(_) => Ok(Request::Close),
            StreamRequest::Sequence(_) => unsupported("sequence"),
            StreamRequest::Describe(_) => unsupported("describe"),
            StreamRequest::StoreSql(_) => unsupported("store_sql"),
            StreamRequest::CloseSql(_) => unsupported("close_sql"),
            StreamRequest::GetAutocommit(_) => unsupported("get_autocommit"),
            StreamRequest::None => unsupported("none"),
        }
    }

    /// A batch with a statement that cannot be run at all fails as a whole, before its first step.
    fn parse_batch(batch: Batch) -> Result<Request, Refusal> {
        let mut steps = Vec::with_capacity(batch.steps.len());
        for (index, step) in batch.steps.into_iter().enumerate() {
            if let Some(condition) = &step.condition {
                check_condition(condition, index)?;
            }
            match Statement::parse(step.stmt)? {
                Ok(statement) => steps.push(Step { condition: step.condition, statement }),
                Err(error) => return Ok(Request::Failed(error)),
            }
        }
        Ok(Request::Batch(steps))
    }
}

impl Statement {
    fn parse(statement: Stmt) -> Result<Result<Statement, StatementError>, Refusal> {
        if statement.sql_id.is_some() {
            return Err(Refusal::SqlId);
        }
        let sql = statement.sql.ok_or(Refusal::NoSql)?;
        let (sql, verb) = match single(&sql) {
            Ok(single) => single,
            Err(error) => return Ok(Err(error)),
        };
        let arguments = match (statement.args, statement.named_args) {
            (positional, named) if named.is_empty() => Arguments::Positional(positional),
            (positional, named) if positional.is_empty() => {
                Arguments::Named(named.into_iter().map(|argument| (argument.name, argument.value)).collect())
            }
            _ => return Ok(Err(StatementError::ArgumentsOfBothKinds)),
        };
        Ok(Ok(Statement {
            is_pragma: sql.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("pragma")),
            sql,
            verb,
            arguments,
            want_rows: statement.want_rows.unwrap_or(true),
        }))
    }
}

/// The one statement that `text` consists of.
fn single(text: &str) -> Result<(String, Verb), StatementError> {
    let sql = match sql::statements(text).as_slice() {
        [] => return Err(StatementError::NoStatement),
        [one] => (*one).to_owned(),
        _ => return Err(StatementError::ManyStatements),
    };
    match sql::verb(&sql) {
        Verb::Unsupported => Err(StatementError::Unsupported(sql)),
        verb => Ok((sql, verb)),
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
