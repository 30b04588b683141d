//! TLS of the server's own: a certificate and its key from PEM files, read again when they change, so that
//! a renewed certificate needs no restart.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, ensure};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;

use super::log::{Event, Log};

/// How often the files are looked at.
const RELOAD_INTERVAL: Duration = Duration::from_secs(60);

/// Where the certificate and its key lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate chain, PEM, the server's own certificate first.
    pub certificate: PathBuf,
    /// The private key, PEM (PKCS#8, PKCS#1 or SEC1).
    pub key: PathBuf,
}

/// The certificate in use.
#[derive(Debug)]
pub struct Tls {
    files: TlsFiles,
    current: RwLock<Current>,
}

#[derive(Debug)]
struct Current {
    certified: Arc<CertifiedKey>,
    changed: Changed,
}

/// When the two files last changed.
type Changed = [Option<SystemTime>; 2];

impl Tls {
    /// Reads the files.
    ///
    /// # Errors
    /// When one cannot be read, is no PEM of its kind, or the key is not the certificate's.
    pub fn load(files: TlsFiles) -> anyhow::Result<Arc<Tls>> {
        let changed = changed(&files);
        let current = Current { certified: read(&files)?, changed };
        Ok(Arc::new(Tls { files, current: RwLock::new(current) }))
    }

    /// Does the handshake of a connection, for HTTP/2 or HTTP/1.1 as the client prefers.
    ///
    /// # Errors
    /// When the library offers no protocol version, which is a defect.
    pub fn acceptor(self: &Arc<Tls>) -> anyhow::Result<TlsAcceptor> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Looks at the files from time to time, for ever. A pair that cannot be used is reported once and the one in use
    /// is kept.
    pub async fn watch(self: Arc<Tls>, log: Log) {
        loop {
            tokio::time::sleep(RELOAD_INTERVAL).await;
            let text = match self.reload() {
                Ok(false) => continue,
                Ok(true) => "the TLS certificate was read anew".to_owned(),
                Err(error) => format!("the TLS certificate in use is kept: {error:#}"),
            };
            log.write(&Event::Server { text: &text });
        }
    }

    /// Reads the files again if they changed, and tells whether they did.
    fn reload(&self) -> anyhow::Result<bool> {
        let now = changed(&self.files);
        if now == self.current.read().unwrap_or_else(PoisonError::into_inner).changed {
            return Ok(false);
        }
        let read = read(&self.files);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.changed = now;
        current.certified = read?;
        Ok(true)
    }
}

impl ResolvesServerCert for Tls {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner).certified))
    }
}

fn read(files: &TlsFiles) -> anyhow::Result<Arc<CertifiedKey>> {
    let about = || format!("--tls-cert {}", files.certificate.display());
    let chain: Vec<_> =
        CertificateDer::pem_file_iter(&files.certificate).and_then(Iterator::collect).with_context(about)?;
    ensure!(!chain.is_empty(), "{}: there is no certificate in it", about());
    let about = || format!("--tls-key {}", files.key.display());
    let key = PrivateKeyDer::from_pem_file(&files.key).with_context(about)?;
    let certified = CertifiedKey::from_der(chain, key, &ring::default_provider())
        .with_context(|| format!("{}: is it the key of the certificate?", about()))?;
    Ok(Arc::new(certified))
}

fn changed(files: &TlsFiles) -> Changed {
    [&files.certificate, &files.key].map(|path| path.metadata().and_then(|metadata| metadata.modified()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(files: &TlsFiles, name: &str) {
        let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
        std::fs::write(&files.certificate, made.cert.pem()).unwrap();
        std::fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    }

    fn files(folder: &tempfile::TempDir) -> TlsFiles {
        TlsFiles { certificate: folder.path().join("cert.pem"), key: folder.path().join("key.pem") }
    }

    fn served(tls: &Tls) -> Vec<u8> {
        tls.current.read().unwrap().certified.cert[0].to_vec()
    }

    #[test]
    fn renewed_certificate_is_taken_and_a_broken_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        write(&files, "old.example");
        let tls = Tls::load(files.clone()).unwrap();
        let old = served(&tls);
        assert!(!tls.reload().unwrap(), "nothing changed");

        let later = |path: &PathBuf, seconds| {
            let file = std::fs::File::options().write(true).open(path).unwrap();
            file.set_modified(SystemTime::now() + Duration::from_secs(seconds)).unwrap();
        };
        write(&files, "new.example");
        later(&files.certificate, 10);
        assert!(tls.reload().unwrap());
        let new = served(&tls);
        assert_ne!(old, new);

        std::fs::write(&files.certificate, "half a file").unwrap();
        later(&files.certificate, 20);
        assert!(tls.reload().is_err());
        assert_eq!(served(&tls), new);
        assert!(!tls.reload().unwrap(), "it is reported once");
    }

    #[test]
    fn missing_and_foreign_files_are_explained() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let refusal = |files: &TlsFiles| format!("{:#}", Tls::load(files.clone()).unwrap_err());
        assert!(refusal(&files).contains("--tls-cert"), "{}", refusal(&files));
        write(&files, "one.example");
        let other = rcgen::generate_simple_self_signed(vec!["other.example".to_owned()]).unwrap();
        std::fs::write(&files.key, other.signing_key.serialize_pem()).unwrap();
        assert!(refusal(&files).contains("is it the key of the certificate?"), "{}", refusal(&files));
        std::fs::write(&files.key, "").unwrap();
        assert!(refusal(&files).contains("--tls-key"), "{}", refusal(&files));
    }
}
