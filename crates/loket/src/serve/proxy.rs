//! Reverse proxies in front of the server: whose word about a client's address is taken.

use std::net::{IpAddr, SocketAddr};

use http::HeaderMap;
use ipnet::IpNet;

/// The header in which proxies append the address they got a request from.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The proxies whose `X-Forwarded-For` is believed; nobody's by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// Trusts the proxies in these networks.
    pub fn new(networks: Vec<IpNet>) -> TrustedProxies {
        TrustedProxies(networks)
    }

    /// Who sent a request that arrived from `peer`: the last address in `X-Forwarded-For` that no trusted proxy has.
    /// What stands left of it was written by somebody unknown and may be forged.
    pub fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> SocketAddr {
        if !self.trusts(peer.ip()) {
            return peer;
        }
        let values = headers.get_all(FORWARDED_FOR).iter().rev();
        let mut client = peer;
        for text in values.flat_map(|value| value.to_str().unwrap_or_default().rsplit(',')) {
            let Some(address) = parse(text) else { break };
            client = address;
            if !self.trusts(address.ip()) {
                break;
            }
        }
        client
    }

    /// Whether a proxy of ours has this address.
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// An address with or without port, as different proxies write it.
fn parse(text: &str) -> Option<SocketAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().map(|address| SocketAddr::new(address, 0));
    address.or_else(|_| text.parse()).ok()
}

/// Reads `10.0.0.0/8` or a single address.
///
/// # Errors
/// When it is neither, in words for the person at the command line.
pub fn parse_network(text: &str) -> Result<IpNet, String> {
    text.parse()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| format!("{text} is no network: write it as 10.0.0.0/8, or as one address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, values: &[&'static str]) -> String {
        let networks = trusted.iter().map(|text| parse_network(text).unwrap()).collect();
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(FORWARDED_FOR, http::HeaderValue::from_static(value));
        }
        let client = TrustedProxies::new(networks).client(SocketAddr::new(peer.parse().unwrap(), 9), &headers);
        client.ip().to_string()
    }

    #[test]
    fn nobodys_word_is_taken_by_default() {
        assert_eq!(client(&[], "127.0.0.1", &["203.0.113.9"]), "127.0.0.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &["203.0.113.9"]), "192.0.2.1");
    }

    #[test]
    fn the_last_address_that_is_no_proxy_counts() {
        for (values, expected) in [
            (&["203.0.113.9"][..], "203.0.113.9"),
            (&["6.6.6.6, 203.0.113.9"], "203.0.113.9"),
            (&["6.6.6.6", "203.0.113.9, 10.0.0.2"], "203.0.113.9"),
            (&["203.0.113.9:4711"], "203.0.113.9"),
            (&["[2001:db8::1]:4711"], "2001:db8::1"),
            (&["[2001:db8::1]"], "2001:db8::1"),
            (&["2001:db8::1"], "2001:db8::1"),
            (&["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ] {
            assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", values), expected, "{values:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_ends_the_search() {
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", &["6.6.6.6, unknown"]), "10.0.0.1");
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", &[""]), "10.0.0.1");
    }

    #[test]
    fn an_ipv4_peer_on_an_ipv6_socket_is_known() {
        assert_eq!(client(&["10.0.0.0/8"], "::ffff:10.0.0.1", &["203.0.113.9"]), "203.0.113.9");
    }

    #[test]
    fn networks_are_read_strictly() {
        assert!(parse_network("10.0.0.0/8").is_ok() && parse_network("::1").is_ok());
        assert!(parse_network("proxy.example").unwrap_err().contains("10.0.0.0/8"));
    }
}
