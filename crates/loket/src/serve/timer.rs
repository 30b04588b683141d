//! Requests by the clock: what a scheduler outside would send to a component, sent by the host.

use std::sync::Arc;
use std::time::Duration;

use http::{Request, header};
use http_body_util::{BodyExt as _, Full};
use tokio::task::JoinSet;

use super::app::App;
use super::log::{Event, Log};

/// A request to be sent again and again.
#[derive(Debug, Clone)]
pub struct Clockwork {
    /// The component.
    pub component: String,
    /// The path that is posted to.
    pub path: String,
    /// The time before each request.
    pub every: Duration,
    /// The bearer token that goes along.
    pub token: Option<String>,
}

impl Clockwork {
    /// Sends the request for ever, never a second one before the first is answered. What a request came to is in its own
    /// log line; one that failed is reported besides, and tried again at its next time.
    pub async fn run(self, app: Arc<App>, log: Log) {
        loop {
            tokio::time::sleep(self.every).await;
            let Ok(request) = self.request() else { return };
            let request = request.map(|body| body.map_err(|never| match never {}).boxed_unsync());
            let answer = app.answer_chained(&self.component, request).await;
            let status = answer.status();
            // Read to its end: only then is the component done.
            let whole = answer.into_body().collect().await.is_ok();
            if !status.is_success() || !whole {
                let component = &self.component;
                let text = format!("timer of component {component}: the request was answered with {status}");
                log.write(&Event::Server { text: &text });
            }
        }
    }

    fn request(&self) -> http::Result<Request<Full<bytes::Bytes>>> {
        let uri = format!("http://{}.spin.internal{}", self.component, self.path);
        let request = Request::post(uri).header(header::CONTENT_LENGTH, 0);
        let request = match &self.token {
            Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
            None => request,
        };
        request.body(Full::default())
    }
}

/// Starts all clockworks among `tasks`.
pub fn start(clockworks: Vec<Clockwork>, app: &Arc<App>, log: &Log, tasks: &mut JoinSet<()>) {
    for clockwork in clockworks {
        tasks.spawn(clockwork.run(Arc::clone(app), log.clone()));
    }
}
