//! What the requests are about, read from the database of the run.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use domain::authorisation::Role;
use rusqlite::{Connection, OpenFlags};

use crate::data::{Colleague, staff};

/// Dossiers that are looked at in the row "detail".
const DETAILS: usize = 512;
/// Names, and addresses, that are typed in the row "type-ahead".
const TYPED: usize = 256;
/// Dossiers that one connection moves to and fro.
const MOVED_PER_CONNECTION: usize = 4;

/// Numbers of dossiers and the people who ask for them.
#[derive(Clone, Debug)]
pub struct Targets {
    /// Dossiers to look at; the first has the longest timeline, the second is the great syndic's.
    pub details: Vec<String>,
    /// Dossiers to move, disjoint per connection, with the first two stages of their type.
    pub moved: Vec<Vec<Moved>>,
    /// Names of people to type.
    pub names: Vec<String>,
    /// Addresses to type, as many.
    pub addresses: Vec<String>,
    /// Signed-in colleagues.
    pub staff: Vec<Colleague>,
}

/// A dossier whose stage changes.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Its number.
    pub number: String,
    /// Where it is moved between.
    pub stages: [String; 2],
}

impl Targets {
    /// Chooses from the database at `path`; the same ones every time.
    ///
    /// # Errors
    /// When it is not a database that [`crate::data`] made.
    pub fn read(path: &Path, connections: usize) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(path, flags).with_context(|| format!("cannot open {}", path.display()))?;
        let mut details = texts(&connection, LONGEST)?;
        details.extend(texts(&connection, OF_GREAT_SYNDIC)?);
        let rows: i64 = connection.query_row("select max(row) from dossier", [], |row| row.get(0))?;
        let mut rng = fastrand::Rng::with_seed(7);
        let mut visible = connection.prepare("select number from dossier where row = ?1 and restricted = 0")?;
        while details.len() < DETAILS.min(usize::try_from(rows)? / 2) {
            let found = visible.query_map([rng.i64(1..=rows)], |row| row.get(0))?;
            details.extend(found.collect::<Result<Vec<String>, _>>()?);
        }
        let moved = moved(&connection, connections)?;
        let (names, addresses) = (spread(&connection, "contact", "name")?, spread(&connection, "address", "text")?);
        Ok(Self { details, moved, names, addresses, staff: staff() })
    }

    /// The colleague at a connection: mostly coaches and dispatchers.
    #[must_use]
    pub fn colleague(&self, connection: usize) -> &Colleague {
        &self.staff[(2 + connection) % self.staff.len()]
    }

    /// Somebody at a connection who adds people and addresses.
    #[must_use]
    pub fn author(&self, connection: usize) -> &Colleague {
        let colleague = self.colleague(connection);
        if colleague.role == Role::Viewer { self.manager(connection) } else { colleague }
    }

    /// Somebody who may move every dossier.
    #[must_use]
    pub fn manager(&self, connection: usize) -> &Colleague {
        &self.staff[connection % 2]
    }
}

/// Values of a column from all over its table.
fn spread(connection: &Connection, table: &str, column: &str) -> Result<Vec<String>> {
    let sql = format!(
        "select {column} from {table} where row % max(1, (select max(row) from {table}) / {TYPED}) = 0
         order by row limit {TYPED}"
    );
    texts(connection, &sql)
}

const LONGEST: &str = "select number from dossier where restricted = 0 and journey_id = (
    select journey_id from timeline where journey_id is not null group by journey_id order by count(*) desc limit 1)
    order by number limit 1";
const OF_GREAT_SYNDIC: &str = "select dossier.number from party join dossier on dossier.journey_id = party.journey_id
    where dossier.restricted = 0 and party.organisation_id = (select id from organisation order by row limit 1)
    order by dossier.number limit 1";

fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn moved(connection: &Connection, connections: usize) -> Result<Vec<Vec<Moved>>> {
    let wanted = connections * MOVED_PER_CONNECTION;
    let mut statement = connection.prepare(
        "select number, (select key from stage where stage.type_key = dossier.type_key order by position limit 1),
           (select key from stage where stage.type_key = dossier.type_key order by position limit 1 offset 1)
         from dossier where restricted = 0 and state = 'active' and type_key in ('information', 'advice', 'loan')
         order by row desc limit ?1",
    )?;
    let rows = statement.query_map([i64::try_from(wanted)?], |row| {
        Ok(Moved { number: row.get(0)?, stages: [row.get(1)?, row.get(2)?] })
    })?;
    let all = rows.collect::<Result<Vec<_>, _>>()?;
    ensure!(all.len() == wanted, "the database has too few dossiers for {connections} connections");
    Ok(all.chunks(MOVED_PER_CONNECTION).map(<[Moved]>::to_vec).collect())
}
