//! Counted tries, so that guessing and flooding end early. A bucket is a salted hash, never a name or an address.

use domain::clock;
use domain::limits::THROTTLE_SECONDS;

use crate::{Batch, Guard, Statement};

/// Counts a try in a bucket; one row `tries`, this one included.
#[must_use]
pub fn count(bucket: &str, window_start: &str) -> Statement {
    Statement::new(
        "insert into throttle (bucket, window_start, tries) values (:bucket, :start, 1)
         on conflict (bucket, window_start) do update set tries = tries + 1
         returning tries",
    )
    .bind("bucket", bucket)
    .bind("start", window_start)
}

/// Like [`count`], unless `outer`, counted before in the same window, is beyond `outer_max`: then no row. One client
/// can so neither fill the table with buckets nor use up everybody else's tries.
#[must_use]
pub fn count_inside(bucket: &str, outer: &str, outer_max: i64, window_start: &str) -> Statement {
    Statement::new(
        "insert into throttle (bucket, window_start, tries)
         select :bucket, :start, 1
         where (select tries from throttle where bucket = :outer and window_start = :start) <= :max
         on conflict (bucket, window_start) do update set tries = tries + 1
         returning tries",
    )
    .bind("bucket", bucket)
    .bind("outer", outer)
    .bind("max", outer_max)
    .bind("start", window_start)
}

/// Counts what a batch does and refuses the whole batch beyond `tries_max`. What is refused is not counted.
pub fn count_or_refuse(batch: &mut Batch, bucket: &str, window_start: &str, tries_max: i64) {
    batch.push(count(bucket, window_start));
    batch.guard(
        Guard::Throttled,
        "select tries <= :max from throttle where bucket = :bucket and window_start = :start",
        |statement| statement.bind("max", tries_max).bind("bucket", bucket).bind("start", window_start),
    );
}

/// Takes back one counted try: it turned out to be none.
pub fn forgive(batch: &mut Batch, bucket: &str, window_start: &str) {
    // The table holds no zeros, so the last try goes with its row; deleting first keeps a 2 from going with it.
    for sql in [
        "delete from throttle where bucket = :bucket and window_start = :start and tries = 1",
        "update throttle set tries = tries - 1 where bucket = :bucket and window_start = :start and tries > 1",
    ] {
        batch.push(Statement::new(sql).bind("bucket", bucket).bind("start", window_start));
    }
}

/// Takes back all counted tries of a bucket.
#[must_use]
pub fn reset(bucket: &str, window_start: &str) -> Statement {
    Statement::new("delete from throttle where bucket = :bucket and window_start = :start")
        .bind("bucket", bucket)
        .bind("start", window_start)
}

/// Forgets tries of windows that ended long ago.
#[must_use]
pub fn forget_old(now: &str) -> Statement {
    Statement::new("delete from throttle where window_start < :before")
        .bind("before", clock::shifted(now, -THROTTLE_SECONDS))
}
