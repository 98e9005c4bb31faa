//! Texts from the DNS, for `kettle doctor mail` alone: the server itself asks nobody.

use super::records::Records;
use hickory_resolver::{
    Resolver, TokioResolver,
    config::{NameServerConfig, ResolverConfig},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::rr::RData,
};
use std::net::SocketAddr;

/// What stands in the DNS about mail from this domain. `server` takes the place of the system's.
pub async fn records(domain: &str, selector: Option<String>, server: Option<SocketAddr>) -> Result<Records, String> {
    let resolver = resolver(server)?;
    let mut found = Records { domain: texts(&resolver, domain).await?, ..Records::default() };
    // RFC 7489 asks the domain, then the one that the organisation registered; which that is, nobody can tell from the name.
    let mut above = Some(domain);
    while let Some(name) = above.filter(|it| found.dmarc.is_empty() && it.contains('.')) {
        found.dmarc = texts(&resolver, &format!("_dmarc.{name}")).await?;
        above = name.split_once('.').map(|it| it.1);
    }
    if let Some(selector) = selector {
        let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
        if selector.is_empty() || !selector.chars().all(plain) {
            return Err(format!("{selector:?} is no name of a DKIM key"));
        }
        let keys = texts(&resolver, &format!("{selector}._domainkey.{domain}")).await?;
        found.dkim = Some((selector, keys));
    }
    Ok(found)
}

fn resolver(server: Option<SocketAddr>) -> Result<TokioResolver, String> {
    let builder = match server {
        None => Resolver::builder_tokio().map_err(|it| it.to_string())?,
        Some(address) => {
            let mut server = NameServerConfig::udp_and_tcp(address.ip());
            server.connections.iter_mut().for_each(|it| it.port = address.port());
            let config = ResolverConfig::from_parts(None, vec![], vec![server]);
            Resolver::builder_with_config(config, TokioRuntimeProvider::default())
        }
    };
    builder.build().map_err(|it| it.to_string())
}

/// The texts of a name; none if there are none.
async fn texts(resolver: &TokioResolver, name: &str) -> Result<Vec<String>, String> {
    match resolver.txt_lookup(format!("{name}.")).await {
        Ok(found) => {
            let text = |data: &RData| match data {
                // Long texts come in pieces.
                RData::TXT(text) => {
                    Some(text.txt_data.iter().map(|it| String::from_utf8_lossy(it)).collect::<String>())
                }
                _ => None,
            };
            Ok(found.answers().iter().filter_map(|it| text(&it.data)).collect())
        }
        Err(NetError::Dns(DnsError::NoRecordsFound(_))) => Ok(vec![]),
        Err(why) => Err(why.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::UdpSocket;

    /// A name server that knows these texts.
    async fn server(known: &'static [(&'static str, &'static str)]) -> SocketAddr {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("an address");
        tokio::spawn(async move {
            let mut packet = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut packet).await {
                let answer = answer(&packet[..length], known);
                socket.send_to(&answer, from).await.expect("sent");
            }
        });
        address
    }

    /// RFC 1035, section 4: the head, the question as it came, and a text for each that is known.
    fn answer(asked: &[u8], known: &[(&str, &str)]) -> Vec<u8> {
        let (mut at, mut labels) = (12, Vec::new());
        while asked[at] > 0 {
            let end = at + 1 + usize::from(asked[at]);
            labels.push(String::from_utf8_lossy(&asked[at + 1..end]).to_lowercase());
            at = end;
        }
        let (name, end) = (labels.join("."), at + 5);
        let texts: Vec<&str> = known.iter().filter(|it| it.0 == name).map(|it| it.1).collect();
        let mut out = asked[..2].to_vec();
        out.extend_from_slice(&[
            0x81,
            if texts.is_empty() { 0x83 } else { 0x80 },
            0,
            1,
            0,
            texts.len() as u8,
            0,
            0,
            0,
            0,
        ]);
        out.extend_from_slice(&asked[12..end]);
        for text in texts {
            // Two pieces, as long texts have.
            let (one, two) = text.as_bytes().split_at(text.len() / 2);
            out.extend_from_slice(&[0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, (text.len() + 2) as u8, one.len() as u8]);
            out.extend_from_slice(one);
            out.push(two.len() as u8);
            out.extend_from_slice(two);
        }
        out
    }

    #[tokio::test]
    async fn records_are_found_and_looked_for_above() {
        let server = server(&[
            ("mail.example.org", "v=spf1 include:_spf.example.net -all"),
            ("_dmarc.example.org", "v=DMARC1; p=reject"),
            ("s1._domainkey.mail.example.org", "v=DKIM1; p=MIIB"),
        ])
        .await;
        let found = records("mail.example.org", Some("s1".into()), Some(server)).await.expect("answered");
        assert_eq!(found.domain, ["v=spf1 include:_spf.example.net -all"]);
        assert_eq!(found.dmarc, ["v=DMARC1; p=reject"]);
        assert_eq!(found.dkim, Some(("s1".into(), vec!["v=DKIM1; p=MIIB".into()])));
        let none = records("example.com", None, Some(server)).await.expect("answered");
        assert_eq!(none, Records::default());
        assert!(records("example.com", Some("a b".into()), Some(server)).await.is_err());
    }
}
