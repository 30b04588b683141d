//! The HTTP server: connections in, answers out, and an orderly end.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::app::App;
use super::end::End;
use super::log::{Event, Log};
use super::problem::Problem;
use super::stall::Stall;

/// Connections that are open at once; more wait in the listening socket's queue.
const CONNECTIONS_MAX: usize = 2048;
/// Buffer for what a connection sends. It ends a head that grows without end; what a finished head
/// may measure is [`super::request::HEAD_BYTES_MAX`].
const BUFFER_BYTES_MAX: usize = 64 * 1024;
/// Header fields of one request. More: 431.
const HEADERS_MAX: usize = 100;
/// How long a client may take for the head of a request, and how long an idle connection is kept.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a client may take no part of its answer.
const STALL_TIMEOUT: Duration = Duration::from_secs(30);
/// Pause after a failed accept, e.g. while there are no free file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves connections until `stop` resolves, then lets requests in progress finish within `grace`.
pub async fn serve(listener: TcpListener, app: Arc<App>, log: Log, stop: oneshot::Receiver<()>, grace: Duration) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            _ = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, client, place)) => {
                let watcher = graceful.watcher();
                let app = Arc::clone(&app);
                tokio::spawn(async move {
                    // Clients break off all the time; what a request came to is in its own line.
                    let _ = watcher.watch(connection(stream, client, app)).await;
                    drop(place);
                });
            }
            Err(error) => {
                let text = format!("cannot accept a connection: {}", error.kind());
                log.write(&Event::Server { text: &text });
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(grace, graceful.shutdown()).await.is_err() {
        let text = "stopped with requests still in progress";
        log.write(&Event::Server { text });
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, SocketAddr, Option<OwnedSemaphorePermit>)> {
    // The semaphore is never closed, so there always is a permit in the end.
    let place = Arc::clone(places).acquire_owned().await.ok();
    let (stream, client) = listener.accept().await?;
    // Answers are written whole; waiting for more to send would only delay them.
    stream.set_nodelay(true)?;
    Ok((stream, client, place))
}

/// One connection. A request runs in a task of its own: a client that leaves must not free the
/// request's place while the component still works on it.
fn connection(
    stream: TcpStream,
    client: SocketAddr,
    app: Arc<App>,
) -> impl hyper_util::server::graceful::GracefulConnection {
    let service = service_fn(move |request| {
        let answer = tokio::spawn(Arc::clone(&app).answer(request, client));
        async move {
            let failed = |_| Problem::Ended(End::Error).response();
            Ok::<_, Infallible>(answer.await.unwrap_or_else(failed))
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(BUFFER_BYTES_MAX)
        .max_headers(HEADERS_MAX)
        .serve_connection(TokioIo::new(Stall::new(stream, STALL_TIMEOUT)), service)
}
