//! The connection of one stream after another, on the streams' thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::connection::{Connection, Role};
use crate::gate::{Kind, Turn};
use crate::program::Program;
use crate::statement;
use crate::streams::Shared;

/// How often to look whether others wait, once a transaction has had its time.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// A thread's connection, opened when it is first needed.
#[derive(Default)]
pub(crate) struct Session {
    connection: Option<Connection>,
    ran_pragma: bool,
}

impl Session {
    /// Runs the program; None when the connection cannot be used, in which case the stream is over.
    pub(crate) fn run(
        &mut self,
        shared: &Shared,
        program: &Program,
        baton: Option<&str>,
        cursor: bool,
    ) -> Option<Vec<u8>> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let turn = Turn::new(&shared.gate, Kind::Stream, shared.patience.turn);
                Connection::open(&shared.path, Role::Stream, Some(turn)).ok()?
            }
        };
        self.ran_pragma |= program.has_pragma();
        // A panic would be a fault of this crate; it must cost one stream, not the database.
        let body = catch_unwind(AssertUnwindSafe(|| {
            connection.start(program.grant.as_ref());
            let body = match cursor {
                true => statement::run_cursor(&connection, program, baton),
                false => statement::run(&connection, program, baton),
            };
            connection.stop_clock();
            body
        }));
        let body = body.ok()?;
        self.connection = Some(connection);
        Some(body)
    }

    /// How long at most to wait for the next pipeline before looking at the transaction again.
    pub(crate) fn pause(&self, idle_since: Instant, lock: Duration) -> Option<Duration> {
        let taken_at = self.connection.as_ref()?.turn.as_ref()?.taken_at()?;
        let silent = lock.saturating_sub(idle_since.elapsed());
        let in_all = lock.saturating_sub(taken_at.elapsed()).max(LOOK_AGAIN);
        Some(silent.min(in_all))
    }

    /// Rolls the transaction back that keeps others from writing for too long.
    pub(crate) fn roll_back_if_overdue(&mut self, idle_since: Instant, lock: Duration) {
        let Some(connection) = &self.connection else { return };
        let Some(turn) = &connection.turn else { return };
        let Some(taken_at) = turn.taken_at() else { return };
        if idle_since.elapsed() >= lock || (taken_at.elapsed() >= lock && turn.is_wanted()) {
            let undone = connection.roll_back();
            connection.timed_out.set(true);
            if undone.is_err() {
                self.connection = None;
            }
        }
    }

    /// Leaves nothing of the stream to the next one.
    pub(crate) fn end(&mut self) {
        let ran_pragma = std::mem::take(&mut self.ran_pragma);
        if self.connection.as_ref().is_some_and(|connection| connection.clean_up(ran_pragma).is_err()) {
            self.connection = None;
        }
    }
}
