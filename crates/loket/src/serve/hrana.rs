//! The embedded database for tools: Hrana over HTTP, each token with the rights of one name.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use database::{Answer, Database};
use http::{HeaderValue, Method, Request, Response, header};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};

use super::access::{Access, OWNER};
use super::sender::PIPELINE_BYTES_MAX;
use super::stall::Stall;

/// Tools are few; more of their connections wait in the listening socket's queue.
const CONNECTIONS_MAX: usize = 128;
/// How long a client may take for a head, a body, or a part of its answer.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(30);
/// Pause after a failed accept, e.g. while there are no free file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// Shorter tokens could be guessed.
const TOKEN_BYTES_MIN: usize = 16;

/// Where to listen, and for whom.
#[derive(Debug, Clone)]
pub struct HranaOptions {
    /// Where to listen; port 0 picks a free one.
    pub listen: SocketAddr,
    /// Tokens by name: a section of the grants, or `owner` for everything.
    pub tokens: Vec<(String, String)>,
}

/// A listening server for tools. Dropping it stops it without letting requests finish.
pub struct Hrana {
    /// The address it listens on.
    pub addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: tokio::task::JoinHandle<()>,
}

/// Whom each token lets in. Hashes, so that no comparison takes longer the more of a token is right.
struct Doors {
    /// Answers what needs no token.
    probe: Database,
    doors: Vec<([u8; 32], Database)>,
}

impl Hrana {
    /// Listens as `options` say.
    ///
    /// # Errors
    /// When the address is not free, there is no embedded database or no token, or a token is too
    /// short or stands for a name without grant.
    pub async fn start(options: &HranaOptions, access: &Access, grace: Duration) -> anyhow::Result<Hrana> {
        let doors = Arc::new(Doors::build(&options.tokens, access)?);
        let listener = TcpListener::bind(options.listen).await;
        let listener = listener.with_context(|| format!("cannot listen on {} for Hrana", options.listen))?;
        let addr = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(listener, doors, stopped, grace));
        Ok(Hrana { addr, stop: Some(stop), task })
    }

    /// Stops accepting, lets requests in progress finish, and returns when all is over.
    pub async fn shutdown(mut self) -> anyhow::Result<()> {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        Ok((&mut self.task).await?)
    }
}

impl Drop for Hrana {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Doors {
    fn build(tokens: &[(String, String)], access: &Access) -> anyhow::Result<Doors> {
        let probe = access.database().cloned().context("Hrana needs the embedded database, not `libsql_url`")?;
        anyhow::ensure!(!tokens.is_empty(), "nobody could use Hrana: add --hrana-token");
        let mut doors = Vec::new();
        for (name, token) in tokens {
            let token = token.trim();
            anyhow::ensure!(
                token.len() >= TOKEN_BYTES_MIN,
                "the Hrana token for {name} is shorter than {TOKEN_BYTES_MIN} bytes"
            );
            let database = access.of_token(name);
            let database = database.with_context(|| {
                format!("Hrana token for {name}: grants.toml has no such section, and it is not `{OWNER}`")
            })?;
            doors.push((Sha256::digest(token).into(), database));
        }
        Ok(Doors { probe, doors })
    }

    fn open(&self, token: &[u8]) -> Option<&Database> {
        let given: [u8; 32] = Sha256::digest(token).into();
        let mut opened = None;
        for (hash, database) in &self.doors {
            let difference = hash.iter().zip(given).fold(0, |difference, (one, other)| difference | (one ^ other));
            if difference == 0 {
                opened = Some(database);
            }
        }
        opened
    }
}

async fn serve(listener: TcpListener, doors: Arc<Doors>, mut stop: oneshot::Receiver<()>, grace: Duration) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let accepting = async {
            // The semaphore is never closed, so there always is a permit in the end.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            _ = &mut stop => break,
            accepted = accepting => accepted,
        };
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        // Answers are written whole; waiting for more to send would only delay them.
        let _ = stream.set_nodelay(true);
        let serving = graceful.watch(connection(stream, &doors));
        tokio::spawn(async move {
            // Clients break off all the time.
            let _ = serving.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(grace, graceful.shutdown()).await;
}

/// One connection, whatever carries its bytes.
fn connection<S>(stream: S, doors: &Arc<Doors>) -> impl GracefulConnection<Error = hyper::Error> + use<S>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let doors = Arc::clone(doors);
    let service = service_fn(move |request| {
        let doors = Arc::clone(&doors);
        async move { Ok::<_, Infallible>(respond(answer(&doors, request).await)) }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(CLIENT_TIMEOUT)
        .serve_connection(TokioIo::new(Stall::new(stream, CLIENT_TIMEOUT)), service)
}

async fn answer(doors: &Doors, request: Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    if head.method == Method::GET {
        // Clients ask without a token which versions there are.
        return doors.probe.answer("GET", head.uri.path(), Bytes::new()).await;
    }
    let Some(authorization) = head.headers.get(header::AUTHORIZATION) else {
        return error(401, "Expected authorization header but none given", "AUTH_HTTP_HEADER_MISSING");
    };
    let Some(token) = bearer(authorization) else {
        return error(401, "Expected a bearer token in the authorization header", "AUTH_HTTP_HEADER_INVALID");
    };
    let Some(database) = doors.open(token) else {
        return error(401, "The token is not known", "AUTH_TOKEN_INVALID");
    };
    let body = tokio::time::timeout(CLIENT_TIMEOUT, Limited::new(body, PIPELINE_BYTES_MAX).collect()).await;
    match body {
        Ok(Ok(body)) => database.answer(head.method.as_str(), head.uri.path(), body.to_bytes()).await,
        Ok(Err(cause)) if cause.is::<LengthLimitError>() => error(413, "The request is too large", "REQUEST_TOO_LARGE"),
        Ok(Err(_)) | Err(_) => error(400, "The request broke off", "REQUEST_INCOMPLETE"),
    }
}

fn bearer(authorization: &HeaderValue) -> Option<&[u8]> {
    let (scheme, token) = authorization.as_bytes().split_at_checked("Bearer ".len())?;
    scheme.eq_ignore_ascii_case(b"Bearer ").then_some(token.trim_ascii())
}

fn error(status: u16, message: &str, code: &str) -> Answer {
    let body = serde_json::json!({ "message": message, "code": code }).to_string();
    Answer { status, content_type: "application/json", body: Bytes::from(body) }
}

fn respond(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(answer.body));
    *response.status_mut() =
        http::StatusCode::from_u16(answer.status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_token_is_read_whatever_the_case_of_its_scheme() {
        let read = |text: &'static str| bearer(&HeaderValue::from_static(text)).map(<[u8]>::to_vec);
        assert_eq!(read("Bearer abc").as_deref(), Some(&b"abc"[..]));
        assert_eq!(read("bearer  abc ").as_deref(), Some(&b"abc"[..]));
        assert_eq!(read("Basic abc"), None);
        assert_eq!(read("Bear"), None);
    }

    #[tokio::test]
    async fn only_the_whole_token_opens_its_door() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("test.db")).await.unwrap();
        let log = super::super::Log::kept();
        let access = Access::prepare(Some(database), None, folder.path(), &log).await.unwrap();
        let tokens = |name: &str, token: &str| vec![(name.to_owned(), token.to_owned())];
        let doors = Doors::build(&tokens(OWNER, "a-token-of-enough-bytes\n"), &access).unwrap();
        assert!(doors.open(b"a-token-of-enough-bytes").is_some());
        for wrong in ["", "a-token-of-enough-byte", "a-token-of-enough-bytes!", "A-token-of-enough-bytes"] {
            assert!(doors.open(wrong.as_bytes()).is_none(), "{wrong}");
        }
        let refusal = |tokens: Vec<_>| format!("{:#}", Doors::build(&tokens, &access).err().unwrap());
        assert!(refusal(tokens("intake", "a-token-of-enough-bytes")).contains("no such section"));
        assert!(refusal(tokens(OWNER, "short")).contains("shorter than 16 bytes"));
        assert!(refusal(Vec::new()).contains("--hrana-token"));
    }
}
