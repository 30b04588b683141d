//! The rows of the benchmark: which requests one connection sends, and which answers are right.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use domain::intake::FormKey;
use fastrand::Rng;

use super::target::{Moved, Targets};
use super::{Answer, Connection};
use crate::data::Colleague;

/// A form is a minute old when it is sent: older than the trap for programs demands.
const FORM_AGE_MS: i64 = 60_000;

/// The list as staff opens it: the newest, the own, by change, by type and stage, by due date.
const LISTS: [&str; 5] = [
    "/api/dossiers",
    "/api/dossiers?assignee=me&state=active",
    "/api/dossiers?sort=-updated_at",
    "/api/dossiers?type=advice&stage=advice",
    "/api/dossiers?sort=due_date&state=active",
];

/// Desks at which somebody types at once.
const TYPING_CONNECTIONS: usize = 16;
/// Until then what is proposed must be there: later it comes after the next letter.
const TYPING_P99_MS_MAX: f64 = 30.0;
/// Names and addresses of which one colleague types one.
const TYPED_APART: usize = 4;

/// One kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Row {
    /// A text, without the database
    Constant,
    /// A page of the list of dossiers
    List,
    /// One dossier with its journey
    Detail,
    /// A contact form, stored
    Submission,
    /// A dossier moved to another stage
    Stage,
    /// A person or an address looked for while it is typed
    Typing,
}

impl Row {
    /// Every row, in the order of the table.
    pub const ALL: [Self; 6] = [Self::Constant, Self::List, Self::Detail, Self::Submission, Self::Stage, Self::Typing];
    /// Rows that change nothing.
    pub const READING: [Self; 4] = [Self::Constant, Self::List, Self::Detail, Self::Typing];

    /// What the table calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Constant => "constant answer",
            Self::List => "dossier list page",
            Self::Detail => "dossier detail",
            Self::Submission => "submission",
            Self::Stage => "stage change",
            Self::Typing => "type-ahead",
        }
    }

    /// How many connections send it where `connections` were asked for: nobody types at more than 16 desks at once.
    #[must_use]
    pub fn connections(self, connections: usize) -> usize {
        if self == Self::Typing { connections.min(TYPING_CONNECTIONS) } else { connections }
    }

    /// Milliseconds that the 99th percentile may take at most, whatever the native server does.
    #[must_use]
    pub fn p99_ms_max(self) -> Option<f64> {
        (self == Self::Typing).then_some(TYPING_P99_MS_MAX)
    }

    /// Round trips to the database that the product allows itself.
    #[must_use]
    pub fn round_trips_max(self) -> u64 {
        match self {
            Self::Constant => 0,
            Self::List | Self::Detail | Self::Typing => 1,
            Self::Submission | Self::Stage => 2,
        }
    }

    /// The requests of a reading row: both servers must give the same answers to them.
    #[must_use]
    pub fn reads(self, targets: &Targets, connection: usize, server: SocketAddr) -> Vec<Vec<u8>> {
        let get = |path: &str| request(server, "GET", path, Some(targets.colleague(connection)), "", "");
        match self {
            Self::Constant => vec![get("/bench/constant")],
            Self::List => LISTS.iter().map(|path| get(path)).collect(),
            Self::Detail => targets.details.iter().map(|number| get(&format!("/api/dossiers/{number}"))).collect(),
            Self::Typing => {
                // Each colleague looks for others.
                let (names, addresses) = (targets.names.iter(), targets.addresses.iter());
                let typed = names.zip(addresses).skip(connection % TYPED_APART).step_by(TYPED_APART);
                typed.flat_map(|(name, address)| typing(server, targets.author(connection), name, address)).collect()
            }
            Self::Submission | Self::Stage => Vec::new(),
        }
    }
}

/// What the two fields ask for while a name and an address are typed: after some letters, at the end of a word, and when all of
/// it is there. A pause in typing sends two requests: those who contain it, and those who are probably meant.
fn typing(server: SocketAddr, colleague: &Colleague, name: &str, address: &str) -> Vec<Vec<u8>> {
    let hits = |path: String| request(server, "GET", &path, Some(colleague), "", "");
    let proposals = |path: &str, field: &str, text: &str| {
        let body = serde_json::json!({ field: text }).to_string();
        request(server, "POST", path, Some(colleague), "content-type: application/json\r\n", &body)
    };
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let mut requests = Vec::new();
    for typed in pauses(name) {
        requests.push(hits(format!("/api/contacts?search={}&state=active&limit=8&brief=true", encoded(typed))));
        requests.push(proposals("/api/contacts/proposals", "name", typed));
    }
    for typed in pauses(address) {
        requests.push(hits(format!("/api/addresses?q={}&sort=-created&limit=8&brief=true", encoded(typed))));
        requests.push(proposals("/api/addresses/proposals", "text", typed));
    }
    requests
}

/// The beginnings of `text` at which somebody stops typing for a moment.
fn pauses(text: &str) -> Vec<&str> {
    let letters: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let ends = [3, 5, 8, 12, letters.len() - 1];
    ends.iter().filter(|end| **end < letters.len()).map(|end| text[..letters[*end]].trim_end()).collect()
}

/// What one connection sends.
pub struct Script {
    row: Row,
    kind: Kind,
}

enum Kind {
    /// The same requests over and over.
    Reads { requests: Vec<Vec<u8>>, next: usize },
    /// Another form each time.
    Forms { server: SocketAddr, rng: Rng, request: Vec<u8> },
    /// Dossiers forward and back; each answer names the version for the next request.
    Moves { server: SocketAddr, colleague: Box<Colleague>, dossiers: Vec<Place>, next: usize, request: Vec<u8> },
}

/// A dossier that is moved, with the version and stage it has now.
struct Place {
    moved: Moved,
    etag: String,
    at: usize,
}

impl Script {
    /// Prepares what connection number `index` sends; a stage change begins with reading the dossiers.
    ///
    /// # Errors
    /// When a dossier cannot be read.
    pub async fn begin(
        row: Row,
        targets: &Targets,
        index: usize,
        server: SocketAddr,
        connection: &mut Connection,
    ) -> Result<Self> {
        let kind = match row {
            Row::Constant | Row::List | Row::Detail | Row::Typing => {
                let requests = row.reads(targets, index, server);
                // Connections start apart, so that they do not ask in step.
                let next = index * requests.len() / targets.moved.len().max(1) % requests.len();
                Kind::Reads { requests, next }
            }
            Row::Submission => Kind::Forms { server, rng: Rng::new(), request: Vec::new() },
            Row::Stage => {
                let colleague = Box::new(targets.manager(index).clone());
                let mut dossiers = Vec::new();
                for moved in targets.moved.get(index).context("more connections than prepared")? {
                    dossiers.push(Place::find(moved, server, &colleague, connection).await?);
                }
                Kind::Moves { server, colleague, dossiers, next: 0, request: Vec::new() }
            }
        };
        Ok(Self { row, kind })
    }

    /// The next request, as bytes to send.
    pub fn next_request(&mut self) -> &[u8] {
        match &mut self.kind {
            Kind::Reads { requests, next } => {
                *next = (*next + 1) % requests.len();
                &requests[*next]
            }
            Kind::Forms { server, rng, request } => {
                *request = form(*server, rng, now_ms() - FORM_AGE_MS);
                request
            }
            Kind::Moves { server, colleague, dossiers, next, request } => {
                *next = (*next + 1) % dossiers.len();
                *request = dossiers[*next].move_on(*server, colleague);
                request
            }
        }
    }

    /// Takes the answer to the last request.
    ///
    /// # Errors
    /// When it is not what a working server answers.
    pub fn judge(&mut self, answer: &Answer<'_>) -> Result<()> {
        let expected = if self.row == Row::Submission { 303 } else { 200 };
        if answer.status != expected {
            let body = answer.body();
            bail!("{}: status {}: {}", self.row.name(), answer.status, String::from_utf8_lossy(&body));
        }
        if let Kind::Moves { dossiers, next, .. } = &mut self.kind {
            let place = &mut dossiers[*next];
            place.etag = answer.header("etag");
            place.at = 1 - place.at;
        }
        Ok(())
    }
}

impl Place {
    async fn find(
        moved: &Moved,
        server: SocketAddr,
        colleague: &Colleague,
        connection: &mut Connection,
    ) -> Result<Self> {
        let path = format!("/api/dossiers/{}", moved.number);
        let answer = connection.send(&request(server, "GET", &path, Some(colleague), "", "")).await?;
        let dossier: serde_json::Value = serde_json::from_slice(&answer.body()).context("a dossier is JSON")?;
        // A dossier further on goes back to the second stage first.
        let at = usize::from(dossier["stage"] != moved.stages[0].as_str());
        let etag = answer.header("etag");
        let mut place = Self { moved: moved.clone(), etag, at };
        if dossier["stage"] != moved.stages[at].as_str() {
            place.at = 1 - at;
            let request = place.move_on(server, colleague);
            let answer = connection.send(&request).await?;
            anyhow::ensure!(answer.status == 200, "{}: cannot be moved: {}", moved.number, answer.status);
            place.etag = answer.header("etag");
            place.at = at;
        }
        Ok(place)
    }

    /// The request that moves it to the other of its two stages.
    fn move_on(&self, server: SocketAddr, colleague: &Colleague) -> Vec<u8> {
        let path = format!("/api/dossiers/{}/stage", self.moved.number);
        let headers = format!("if-match: {}\r\ncontent-type: application/json\r\n", self.etag);
        let body = format!("{{\"stage\":\"{}\"}}", self.moved.stages[1 - self.at]);
        request(server, "PUT", &path, Some(colleague), &headers, &body)
    }
}

fn now_ms() -> i64 {
    domain::clock::milliseconds(&web::now()).unwrap_or_default()
}

/// A contact form in the words that chance gives, drawn at `drawn_at_ms` (since 1970).
#[must_use]
pub fn form(server: SocketAddr, rng: &mut Rng, drawn_at_ms: i64) -> Vec<u8> {
    let number = rng.u32(..);
    let random: String = (0..22).map(|_| rng.alphanumeric()).collect();
    let themes = ["insulation", "heating", "solar", "premiums", "apartment_building", "other"];
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("form_key", FormKey::new(&random, drawn_at_ms).as_str())
        .append_pair("homepage", "")
        .append_pair("themes", themes[rng.usize(..themes.len())])
        .append_pair(
            "question",
            &format!("Hoeveel kost het om {} m² dak te isoleren? Vraag {number}.", rng.u8(20..200)),
        )
        .append_pair("address", &format!("Lindedaelestraat {}, 2800 Mechelen", rng.u8(1..)))
        .append_pair("apartment_building", "no")
        .append_pair("capacity", "owner_occupier")
        .append_pair("name", &format!("Femke Molenhof {number}"))
        .append_pair("email", &format!("femke.{number}@example.org"))
        .append_pair("telephone", "")
        .append_pair("answer_channels", "email")
        .finish();
    let headers = "content-type: application/x-www-form-urlencoded\r\naccept-language: nl-BE,nl;q=0.9\r\n";
    request(server, "POST", "/contact", None, headers, &body)
}

/// A whole request in bytes, with what a page of the product sends along.
fn request(
    server: SocketAddr,
    method: &str,
    path: &str,
    colleague: Option<&Colleague>,
    headers: &str,
    body: &str,
) -> Vec<u8> {
    let host = format!("localhost:{}", server.port());
    let cookie = colleague.map(|colleague| format!("cookie: loket-session={}\r\n", colleague.session_token));
    let cookie = cookie.unwrap_or_default();
    let length = if method == "GET" { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n{cookie}{headers}{length}\r\n{body}")
        .into_bytes()
}
