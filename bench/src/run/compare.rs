//! The comparison is of the same work only when the answers are the same: checked before anything is timed.

use std::net::SocketAddr;

use anyhow::{Result, bail, ensure};

use crate::load::{Connection, Row, Targets};

/// Bytes of a body that are shown around a difference.
const SHOWN_BYTES: usize = 120;

/// Sends every reading request to both servers, as several colleagues, and one form; statuses, bodies and the places
/// that answers lead to must be equal.
pub(super) async fn same_answers(targets: &Targets, loket: SocketAddr, native: SocketAddr) -> Result<()> {
    let (mut to_loket, mut to_native) = (Connection::open(loket).await?, Connection::open(native).await?);
    for row in [Row::Constant, Row::List, Row::Detail] {
        for colleague in [0, 1, 4, 8, 20, 23] {
            let requests = row.reads(targets, colleague, loket).into_iter().zip(row.reads(targets, colleague, native));
            for (of_loket, of_native) in requests.take(40) {
                let one = to_loket.send(&of_loket).await?;
                let other = to_native.send(&of_native).await?;
                ensure!(one.status == 200, "{}: Loket answers {}", row.name(), one.status);
                same(row, &of_loket, (one.status, &one.body()), (other.status, &other.body()))?;
            }
        }
    }
    Ok(())
}

fn same(row: Row, request: &[u8], one: (u16, &[u8]), other: (u16, &[u8])) -> Result<()> {
    if one == other {
        return Ok(());
    }
    let differs = one.1.iter().zip(other.1).position(|(one, other)| one != other);
    let from = differs.unwrap_or(one.1.len().min(other.1.len())).saturating_sub(SHOWN_BYTES / 2);
    let shown = |body: &[u8]| {
        let end = body.len().min(from + SHOWN_BYTES);
        String::from_utf8_lossy(body.get(from..end).unwrap_or_default()).into_owned()
    };
    let request = String::from_utf8_lossy(request).lines().next().unwrap_or_default().to_owned();
    bail!(
        "{}: the servers differ at byte {from} of {request}\n  Loket  {} …{}…\n  native {} …{}…",
        row.name(),
        one.0,
        shown(one.1),
        other.0,
        shown(other.1)
    )
}
