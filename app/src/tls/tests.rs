//! Real handshakes over loopback.

use super::{CertificateFiles, Tls, look};
use axum::Router;
use rcgen::{CertifiedKey as Issued, generate_simple_self_signed};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use std::{path::Path, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

fn issue() -> Issued<rcgen::KeyPair> {
    generate_simple_self_signed(vec!["kettle.test".to_owned()]).expect("issued")
}

fn keep(folder: &Path, certificate: &Issued<rcgen::KeyPair>, key: &Issued<rcgen::KeyPair>) -> CertificateFiles {
    let files = CertificateFiles { certificate: folder.join("fullchain.pem"), key: folder.join("privkey.pem") };
    std::fs::write(&files.certificate, certificate.cert.pem()).expect("written");
    std::fs::write(&files.key, key.signing_key.serialize_pem()).expect("written");
    files
}

async fn connect(
    address: std::net::SocketAddr,
    trusted: &Issued<rcgen::KeyPair>,
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.cert.der().clone()).expect("a certificate");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().expect("versions");
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(address).await?;
    let name = ServerName::try_from("kettle.test").expect("a name");
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

async fn ask(stream: &mut TlsStream<TcpStream>) -> String {
    stream.write_all(b"GET / HTTP/1.1\r\nhost: kettle.test\r\n\r\n").await.expect("asked");
    let mut answer = vec![0; 4096];
    let length = stream.read(&mut answer).await.expect("answered");
    String::from_utf8_lossy(&answer[..length]).into_owned()
}

#[tokio::test]
async fn a_renewed_certificate_is_shown_and_open_connections_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new, other) = (issue(), issue(), issue());
    let tls = Tls::open(keep(folder.path(), &old, &old)).expect("opened");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopping) = watch::channel(false);
    let serving = tokio::spawn(crate::listen::listen_with(listener, Some(tls.acceptor()), Router::new(), stopping));

    let mut early = connect(address, &old).await.expect("the old certificate");
    assert!(ask(&mut early).await.starts_with("HTTP/1.1 404"));
    keep(folder.path(), &new, &new);
    tls.read_again();
    let mut late = connect(address, &new).await.expect("the new certificate");
    assert!(ask(&mut late).await.starts_with("HTTP/1.1 404"));
    assert!(connect(address, &old).await.is_err(), "the old one is shown no more");
    assert!(ask(&mut early).await.starts_with("HTTP/1.1 404"), "an open connection stays");

    keep(folder.path(), &other, &old); // half of a renewal: the certificate is there, its key is not
    tls.read_again();
    connect(address, &new).await.expect("the one from before stays");
    drop((early, late));
    stop.send_replace(true);
    serving.await.expect("served");
}

#[test]
fn a_certificate_that_is_not_its_keys_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = keep(folder.path(), &issue(), &issue());
    let why = Tls::open(files.clone()).map(drop).expect_err("refused");
    assert!(why.contains("does not belong to the key"), "{why}");
    std::fs::write(&files.certificate, "nothing").expect("written");
    assert!(Tls::open(files.clone()).map(drop).expect_err("refused").contains("holds no certificate"));
    std::fs::remove_file(&files.key).expect("removed");
    assert!(Tls::open(files).is_err());
}

#[test]
fn whom_a_certificate_is_for_and_how_long_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = issue();
    let files = keep(folder.path(), &one, &one);
    let (until, fits) = look(&files, "kettle.test").expect("read");
    assert!(fits && until > 1_800_000_000);
    assert!(!look(&files, "elsewhere.test").expect("read").1);
}
