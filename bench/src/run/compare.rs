//! The comparison is of the same work only when the answers are the same: checked before anything is timed.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail, ensure};
use fastrand::Rng;
use serde_json::Value;

use crate::load::{Connection, Row, Script, Targets, form};

/// 2023-11-14T22:13:20Z, when the form that both servers get was drawn.
const FORM_DRAWN_AT_MS: i64 = 1_700_000_000_000;

/// Bytes of a body that are shown around a difference.
const SHOWN_BYTES: usize = 120;

/// Sends every kind of request to both servers, the reading ones as several colleagues. Statuses and bodies must be
/// equal, and so must the place to which a form leads; of a changed dossier all but the instant of the change.
pub(super) async fn same_answers(targets: &Targets, loket: SocketAddr, native: SocketAddr) -> Result<()> {
    let (mut to_loket, mut to_native) = (Connection::open(loket).await?, Connection::open(native).await?);
    for row in Row::READING {
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
    // Commands last: the instants they leave behind differ, and lists show them.
    same_receipt(&mut to_loket, loket, &mut to_native, native).await?;
    let of_loket = moved(&mut to_loket, loket, targets).await?;
    let of_native = moved(&mut to_native, native, targets).await?;
    ensure!(of_loket == of_native, "{}: Loket {of_loket}\n native {of_native}", Row::Stage.name());
    Ok(())
}

/// The receipt follows from the form, so both servers lead to the same one.
async fn same_receipt(
    to_loket: &mut Connection,
    loket: SocketAddr,
    to_native: &mut Connection,
    native: SocketAddr,
) -> Result<()> {
    let mut receipts = Vec::new();
    for (connection, server) in [(to_loket, loket), (to_native, native)] {
        let answer = connection.send(&form(server, &mut Rng::with_seed(1), FORM_DRAWN_AT_MS)).await?;
        receipts.push((answer.status, answer.header("location")));
    }
    ensure!(receipts[0] == receipts[1], "{}: the servers differ: {receipts:?}", Row::Submission.name());
    ensure!(receipts[0].0 == 303, "{}: both answer {}", Row::Submission.name(), receipts[0].0);
    Ok(())
}

/// A dossier as a change of stage leaves it.
async fn moved(connection: &mut Connection, server: SocketAddr, targets: &Targets) -> Result<Value> {
    let mut script = Script::begin(Row::Stage, targets, 0, server, connection).await?;
    let answer = connection.send(script.next_request()).await?;
    script.judge(&answer)?;
    let mut dossier: Value = serde_json::from_slice(&answer.body()).context("a dossier is JSON")?;
    dossier.as_object_mut().context("a dossier is an object")?.remove("updated_at");
    Ok(dossier)
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
