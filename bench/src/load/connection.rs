//! A connection that costs little: the request is bytes already, the answer is read only as far as it must be.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const HEADERS_MAX: usize = 40;
const READ_BYTES: usize = 64 * 1024;

/// A connection that is kept for one request after the other.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, within the connection's buffer.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The HTTP status.
    pub status: u16,
    head: &'a [u8],
    framed: &'a [u8],
    is_chunked: bool,
}

/// How the body of an answer is delimited.
#[derive(Clone, Copy)]
enum Framing {
    Length(usize),
    Chunked,
}

impl Connection {
    /// Opens a connection.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(server: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(server).await.with_context(|| format!("nobody listens on {server}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(READ_BYTES) })
    }

    /// Sends a whole request and waits for the whole answer.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP/1.1.
    pub async fn send(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.buffer.clear();
        self.stream.write_all(request).await.context("the server closed the connection")?;
        let (status, head, framing) = loop {
            self.receive().await?;
            if let Some(found) = parse_head(&self.buffer)? {
                break found;
            }
        };
        while !is_whole(&self.buffer[head..], framing)? {
            self.receive().await?;
        }
        let (head, framed) = self.buffer.split_at(head);
        Ok(Answer { status, head, framed, is_chunked: matches!(framing, Framing::Chunked) })
    }

    async fn receive(&mut self) -> Result<()> {
        self.buffer.reserve(READ_BYTES / 4);
        let bytes = self.stream.read_buf(&mut self.buffer).await.context("the answer broke off")?;
        ensure!(bytes > 0, "the server closed the connection");
        Ok(())
    }
}

impl Answer<'_> {
    /// A header's value, empty when absent.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut response = httparse::Response::new(&mut headers);
        let _ = response.parse(self.head);
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).into_owned()).unwrap_or_default()
    }

    /// The body without its chunks.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        if !self.is_chunked {
            return self.framed.to_vec();
        }
        let (mut body, mut rest) = (Vec::new(), self.framed);
        while let Ok(httparse::Status::Complete((start, length))) = httparse::parse_chunk_size(rest) {
            let length = usize::try_from(length).unwrap_or_default();
            if length == 0 {
                break;
            }
            body.extend_from_slice(&rest[start..start + length]);
            rest = &rest[start + length + 2..];
        }
        body
    }
}

fn parse_head(buffer: &[u8]) -> Result<Option<(u16, usize, Framing)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = response.parse(buffer).context("the answer is not HTTP/1.1")? else {
        return Ok(None);
    };
    let status = response.code.unwrap_or_default();
    let mut framing = Framing::Length(0);
    for header in response.headers.iter() {
        if header.name.eq_ignore_ascii_case("content-length") {
            let length = std::str::from_utf8(header.value)?.parse().context("a faulty content-length")?;
            framing = Framing::Length(length);
        } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
            framing = Framing::Chunked;
        } else if header.name.eq_ignore_ascii_case("connection") && header.value.eq_ignore_ascii_case(b"close") {
            bail!("the server ends the connection with status {status}");
        }
    }
    Ok(Some((status, head, framing)))
}

fn is_whole(framed: &[u8], framing: Framing) -> Result<bool> {
    match framing {
        Framing::Length(length) => Ok(framed.len() >= length),
        Framing::Chunked => {
            let mut rest = framed;
            loop {
                let size = httparse::parse_chunk_size(rest).map_err(|_| anyhow::anyhow!("a faulty chunk"))?;
                let httparse::Status::Complete((start, length)) = size else { return Ok(false) };
                let end = start + usize::try_from(length)? + 2;
                if rest.len() < end {
                    return Ok(false);
                }
                if length == 0 {
                    return Ok(true);
                }
                rest = &rest[end..];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<(u16, Vec<u8>)> {
        let (status, head, framing) = parse_head(bytes).unwrap()?;
        let (head, framed) = bytes.split_at(head);
        let is_chunked = matches!(framing, Framing::Chunked);
        is_whole(framed, framing).unwrap().then(|| (status, Answer { status, head, framed, is_chunked }.body()))
    }

    #[test]
    fn an_answer_is_whole_only_with_its_last_byte() {
        for whole in [
            &b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"[..],
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        ] {
            assert_eq!(read(whole), Some((200, b"hello".to_vec())));
            for length in 0..whole.len() {
                assert_eq!(read(&whole[..length]), None, "{length}");
            }
        }
        assert_eq!(read(b"HTTP/1.1 303 See Other\r\nlocation: /a\r\ncontent-length: 0\r\n\r\n"), Some((303, vec![])));
    }

    #[test]
    fn a_connection_that_ends_is_no_connection_to_measure() {
        assert!(parse_head(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").is_err());
    }
}
