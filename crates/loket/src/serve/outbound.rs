//! `allowed_outbound_hosts`: which requests of a component may leave, by Spin's rules.

use std::fmt;
use std::net::IpAddr;
use std::ops::Range;

use http::Uri;
use ipnet::IpNet;
use url::Host;

/// One element of `allowed_outbound_hosts` with its templates resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedHost {
    scheme: Scheme,
    host: AllowedName,
    port: Port,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Scheme {
    Any,
    Named(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum AllowedName {
    Any,
    /// `*.example.org`, kept as `.example.org`.
    Subdomains(String),
    /// The application itself: `self`, or `self.alt` for SDKs that need a host name.
    Myself,
    Literal(Host),
    Network(IpNet),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Port {
    Any,
    Range(Range<u32>),
}

impl AllowedHost {
    /// Reads `scheme://host[:port]`; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<AllowedHost, String> {
        let Some((scheme, rest)) = text.trim().split_once("://") else {
            return Err(format!("`{text}` is no allowed outbound host: write <scheme>://<host>[:<port>]"));
        };
        let (host, port) = match rest.rsplit_once(':') {
            // An IPv6 address has colons of its own, inside brackets.
            Some((host, port)) if !port.contains(']') => (host, port.trim_end_matches('/')),
            _ => (rest, ""),
        };
        let fault = |what: &str| format!("`{text}` is no allowed outbound host: {what}");
        Ok(AllowedHost {
            scheme: Scheme::parse(scheme).map_err(|what| fault(&what))?,
            host: AllowedName::parse(host).map_err(|what| fault(&what))?,
            port: Port::parse(port, scheme).map_err(|what| fault(&what))?,
        })
    }

    fn allows(&self, target: &Target) -> bool {
        self.scheme.allows(&target.scheme) && self.host.allows(&target.host) && self.port.allows(target.port)
    }

    fn allows_myself(&self) -> bool {
        let http = self.scheme.allows("http") || self.scheme.allows("https");
        http && matches!(self.host, AllowedName::Any | AllowedName::Myself)
    }
}

impl Scheme {
    fn parse(text: &str) -> Result<Scheme, String> {
        match text {
            "*" => Ok(Scheme::Any),
            _ if text.bytes().all(|byte| byte.is_ascii_alphabetic()) && !text.is_empty() => {
                Ok(Scheme::Named(text.to_owned()))
            }
            _ => Err("the scheme must be letters or `*`".to_owned()),
        }
    }

    fn allows(&self, scheme: &str) -> bool {
        match self {
            Scheme::Any => true,
            Scheme::Named(name) => name == scheme,
        }
    }
}

impl AllowedName {
    fn parse(text: &str) -> Result<AllowedName, String> {
        let text = text.trim();
        if let Some((address, prefix)) = text.split_once('/')
            && !prefix.is_empty()
        {
            return AllowedName::parse_network(address, prefix);
        }
        let text = text.strip_suffix('/').unwrap_or(text);
        if text == "*" {
            return Ok(AllowedName::Any);
        }
        if text == "self" || text == "self.alt" {
            return Ok(AllowedName::Myself);
        }
        if let Some(domain) = text.strip_prefix("*.") {
            let Ok(Host::Domain(domain)) = Host::parse(domain) else {
                return Err("after `*.` comes a domain".to_owned());
            };
            return Ok(AllowedName::Subdomains(format!(".{domain}")));
        }
        if text.contains('*') {
            return Err("`*` may stand for the whole host or, as `*.`, at its start".to_owned());
        }
        let host = Host::parse(text).map_err(|error| format!("host: {error}"))?;
        Ok(AllowedName::Literal(host))
    }

    fn parse_network(address: &str, prefix: &str) -> Result<AllowedName, String> {
        let address: IpAddr = address.parse().map_err(|_| "it must not have a path".to_owned())?;
        let network = prefix.parse().ok().and_then(|bits| IpNet::new(address, bits).ok());
        let bits_max = if address.is_ipv4() { 32 } else { 128 };
        network.map(AllowedName::Network).ok_or_else(|| format!("the prefix is a number from 0 to {bits_max}"))
    }

    fn allows(&self, host: &Host) -> bool {
        match (self, host) {
            // Names of the host's own are granted by name, never as a part of "any host".
            (AllowedName::Any, Host::Domain(domain)) => !is_internal(domain),
            (AllowedName::Any, _) => true,
            (AllowedName::Subdomains(suffix), Host::Domain(domain)) => domain.ends_with(suffix),
            (AllowedName::Literal(literal), host) => literal == host,
            (AllowedName::Network(network), Host::Ipv4(address)) => network.contains(&IpAddr::V4(*address)),
            (AllowedName::Network(network), Host::Ipv6(address)) => network.contains(&IpAddr::V6(*address)),
            _ => false,
        }
    }
}

/// Names that never leave this program: the embedded database and the application's components.
fn is_internal(domain: &str) -> bool {
    domain.ends_with(".loket.internal") || domain.ends_with(".spin.internal")
}

impl Port {
    fn parse(text: &str, scheme: &str) -> Result<Port, String> {
        if text == "*" {
            return Ok(Port::Any);
        }
        if text.is_empty() {
            let port =
                default_port(scheme).ok_or_else(|| format!("scheme `{scheme}` has no known port: add `:<port>`"))?;
            return Ok(Port::Range(u32::from(port)..u32::from(port) + 1));
        }
        let number = |text: &str| {
            text.parse::<u16>().map(u32::from).map_err(|_| format!("port `{text}` is no number up to 65535"))
        };
        match text.split_once("..") {
            Some((from, to)) => Ok(Port::Range(number(from)?..number(to)?)),
            None => number(text).map(|port| Port::Range(port..port + 1)),
        }
    }

    fn allows(&self, port: Option<u16>) -> bool {
        match (self, port) {
            (Port::Any, _) => true,
            (Port::Range(range), Some(port)) => range.contains(&u32::from(port)),
            (Port::Range(_), None) => false,
        }
    }
}

fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        "postgres" => Some(5432),
        "mysql" => Some(3306),
        "redis" => Some(6379),
        "mqtt" => Some(1883),
        _ => None,
    }
}

/// Where an outbound request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    scheme: String,
    host: Host,
    port: Option<u16>,
}

impl Target {
    /// The target of a request with an authority; `None` if its host cannot be read.
    pub fn of(uri: &Uri) -> Option<Target> {
        let scheme = uri.scheme_str().unwrap_or("https").to_owned();
        let host = Host::parse(uri.host()?).ok()?;
        let port = uri.port_u16().or_else(|| default_port(&scheme));
        Some(Target { scheme, host, port })
    }
}

impl fmt::Display for Target {
    /// As it would be written in `allowed_outbound_hosts`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        match self.port {
            Some(port) if Some(port) != default_port(&self.scheme) => write!(f, ":{port}"),
            _ => Ok(()),
        }
    }
}

/// The hosts one component may call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowedHosts(Vec<AllowedHost>);

impl AllowedHosts {
    /// Reads resolved elements. As in Spin, an empty one is skipped, so that an optional host can
    /// be a variable that is empty by default.
    pub fn parse(resolved: &[String]) -> Result<AllowedHosts, String> {
        let hosts = resolved
            .iter()
            .filter(|text| !matches!(text.as_str(), "" | "http://" | "https://"))
            .map(|text| AllowedHost::parse(text));
        Ok(AllowedHosts(hosts.collect::<Result<_, _>>()?))
    }

    /// Whether a request may go to `target`.
    pub fn allows(&self, target: &Target) -> bool {
        self.0.iter().any(|host| host.allows(target))
    }

    /// Whether requests to the application itself are allowed.
    pub fn allows_myself(&self) -> bool {
        self.0.iter().any(AllowedHost::allows_myself)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(pattern: &str, url: &str) -> bool {
        let hosts = AllowedHosts::parse(&[pattern.to_owned()]).unwrap();
        hosts.allows(&Target::of(&url.parse().unwrap()).unwrap())
    }

    #[test]
    fn scheme_host_and_port_must_all_match() {
        for (pattern, url, expected) in [
            ("https://example.org", "https://example.org/a?b", true),
            ("https://example.org", "https://example.org:443/", true),
            ("https://example.org", "https://example.org:8443/", false),
            ("https://example.org", "http://example.org/", false),
            ("https://example.org", "https://www.example.org/", false),
            ("https://example.org", "https://EXAMPLE.org/", true),
            ("https://example.org:8443", "https://example.org:8443/", true),
            ("https://example.org:8000..9000", "https://example.org:8999/", true),
            ("https://example.org:8000..9000", "https://example.org:9000/", false),
            ("https://example.org:*", "https://example.org:1/", true),
            ("*://example.org:*", "http://example.org:1/", true),
            ("https://*:443", "https://anything.example/", true),
            ("*://*:*", "http://10.0.0.1:5/", true),
        ] {
            assert_eq!(allows(pattern, url), expected, "{pattern} {url}");
        }
    }

    #[test]
    fn wildcard_domain_covers_subdomains_only() {
        assert!(allows("https://*.example.org", "https://a.b.example.org/"));
        assert!(!allows("https://*.example.org", "https://example.org/"));
        assert!(!allows("https://*.example.org", "https://evilexample.org/"));
    }

    #[test]
    fn internal_names_are_not_part_of_any_host() {
        assert!(!allows("*://*:*", "http://db.loket.internal/"));
        assert!(allows("http://db.loket.internal", "http://db.loket.internal/v2"));
        assert!(allows("http://*.spin.internal", "http://mail.spin.internal/"));
    }

    #[test]
    fn localhost_is_not_its_address() {
        assert!(!allows("http://localhost:80", "http://127.0.0.1/"));
        assert!(!allows("http://127.0.0.1", "http://localhost/"));
    }

    #[test]
    fn network_covers_its_addresses() {
        assert!(allows("http://192.168.1.0/24:80", "http://192.168.1.77/"));
        assert!(!allows("http://192.168.1.0/24:80", "http://192.168.2.77/"));
        assert!(allows("http://0.0.0.0/0", "http://8.8.8.8/"));
        assert!(!allows("http://0.0.0.0/0", "http://example.org/"));
        assert!(allows("http://[::1]:80", "http://[::1]/"));
    }

    #[test]
    fn myself_is_allowed_by_self_and_by_any_host_only() {
        let allowed = |pattern: &str| {
            let hosts = AllowedHosts::parse(&[pattern.to_owned()]).unwrap();
            hosts.allows_myself()
        };
        assert!(allowed("http://self"));
        assert!(allowed("https://self.alt"));
        assert!(allowed("*://*:*"));
        assert!(!allowed("http://localhost:3000"));
        assert!(!allowed("redis://self"));
    }

    #[test]
    fn faulty_patterns_are_explained() {
        for (pattern, expected) in [
            ("*", "write <scheme>://<host>"),
            ("example.org", "write <scheme>://<host>"),
            ("https://example.org/path", "path"),
            ("https://a.*.org", "`*` may stand"),
            ("ftp://example.org", "no known port"),
            ("https://example.org:99999", "no number"),
            ("1http://example.org", "scheme"),
        ] {
            let error = AllowedHost::parse(pattern).unwrap_err();
            assert!(error.contains(expected), "{pattern}: {error}");
        }
    }

    #[test]
    fn empty_elements_allow_nothing() {
        let hosts = AllowedHosts::parse(&[String::new(), "https://".to_owned()]).unwrap();
        assert_eq!(hosts, AllowedHosts::default());
    }

    #[test]
    fn target_reads_like_the_line_to_add() {
        let target = |url: &str| Target::of(&url.parse().unwrap()).unwrap().to_string();
        assert_eq!(target("https://example.org/a?b=c"), "https://example.org");
        assert_eq!(target("http://example.org:8080/a"), "http://example.org:8080");
    }
}
