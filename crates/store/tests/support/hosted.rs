//! Hosted libSQL reads each statement with a parser of its own and sends what it read to SQLite, so a statement must
//! survive both. Every statement of every test is checked here.

use std::collections::HashSet;
use std::sync::Mutex;

use fallible_iterator::FallibleIterator;
use libsql_sqlite3_parser::lexer::sql::Parser;
use serde_json::Value;

/// Panics when a hosted database would refuse a statement that the embedded one takes.
pub fn demand_parsable(pipeline: &[u8]) {
    static SEEN: Mutex<Option<HashSet<String>>> = Mutex::new(None);
    let request: Value = serde_json::from_slice(pipeline).expect("a pipeline is JSON");
    for step in request["requests"][0]["batch"]["steps"].as_array().expect("the store sends one batch") {
        let sql = step["stmt"]["sql"].as_str().expect("a statement has SQL").to_owned();
        let is_new = SEEN.lock().expect("no parser panicked").get_or_insert_default().insert(sql.clone());
        if is_new {
            let read = parse(&sql).unwrap_or_else(|error| panic!("hosted libSQL cannot parse: {error}\n{sql}"));
            parse(&read).unwrap_or_else(|error| panic!("hosted libSQL makes this of it: {error}\n{read}"));
        }
    }
}

/// The statement as hosted libSQL hands it on.
fn parse(sql: &str) -> Result<String, String> {
    let mut parser = Parser::new(sql.as_bytes());
    let command = parser.next().map_err(|error| error.to_string())?;
    command.map(|command| command.to_string()).ok_or_else(|| "no statement".to_owned())
}
