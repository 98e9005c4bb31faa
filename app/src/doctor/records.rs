//! What others read in the DNS about our mail: SPF, DKIM, DMARC. Rules only; who asks the DNS is next door.

use super::Finding;

/// What was found for the domain of the sender.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Records {
    /// Texts of the domain itself.
    pub domain: Vec<String>,
    /// Texts below `_dmarc`, of the domain or of the one above it.
    pub dmarc: Vec<String>,
    /// The selector that was asked for, and the texts below `…._domainkey`.
    pub dkim: Option<(String, Vec<String>)>,
}

impl Records {
    /// What is to be said of them.
    pub fn findings(&self, domain: &str) -> Vec<Finding> {
        vec![self.spf(domain), self.dkim(domain), self.dmarc(domain)]
    }

    /// RFC 7208.
    fn spf(&self, domain: &str) -> Finding {
        let found: Vec<&String> = self.domain.iter().filter(|it| is(it, "v=spf1")).collect();
        match found[..] {
            [] => Finding::broken(format!(
                "SPF: {domain} has no record. Add a TXT record that names the servers of whoever sends your mail, such as \
                 \"v=spf1 include:_spf.YOUR-PROVIDER -all\""
            )),
            [one] if one.ends_with("+all") || one.ends_with("?all") => {
                Finding::broken(format!("SPF: {domain} lets everybody send ({one}); end it with -all or ~all"))
            }
            [one] => Finding::fine(format!("SPF: {one}")),
            _ => Finding::broken(format!("SPF: {domain} has {} records, and one is allowed; join them", found.len())),
        }
    }

    /// RFC 6376.
    fn dkim(&self, domain: &str) -> Finding {
        let Some((selector, texts)) = &self.dkim else {
            return Finding::remember(
                "DKIM: not looked at. Ask whoever sends your mail for the selector and name it with --dkim-selector or \
                 KETTLE_DKIM_SELECTOR",
            );
        };
        let name = format!("{selector}._domainkey.{domain}");
        let key = texts.iter().find(|it| tag(it, "p").is_some());
        match key.and_then(|it| tag(it, "p")) {
            Some("") => Finding::broken(format!("DKIM: the key at {name} was withdrawn (p= is empty)")),
            Some(_) => Finding::fine(format!("DKIM: a key is at {name}")),
            None => {
                Finding::broken(format!("DKIM: there is no key at {name}; add the record that your provider shows"))
            }
        }
    }

    /// RFC 7489.
    fn dmarc(&self, domain: &str) -> Finding {
        let found: Vec<&String> = self.dmarc.iter().filter(|it| is(it, "v=dmarc1")).collect();
        let name = format!("_dmarc.{domain}");
        match found[..] {
            [] => Finding::broken(format!(
                "DMARC: there is no record at {name}. Begin with a TXT record \"v=DMARC1; p=none; rua=mailto:YOU\" and \
                 tighten it when nothing of yours fails"
            )),
            [one] => match tag(one, "p") {
                Some("none") => Finding::remember(format!("DMARC: {one} (p=none asks nobody to refuse forgeries yet)")),
                Some("quarantine" | "reject") => Finding::fine(format!("DMARC: {one}")),
                _ => Finding::broken(format!("DMARC: the record at {name} has no p= that means anything: {one}")),
            },
            _ => Finding::broken(format!("DMARC: {name} has {} records, and one is allowed", found.len())),
        }
    }
}

/// Whether a record begins so, in any case, and then ends or goes on with a space or a semicolon.
fn is(text: &str, begin: &str) -> bool {
    let (Some(head), rest) = (text.get(..begin.len()), text.get(begin.len()..).unwrap_or_default()) else {
        return false;
    };
    head.eq_ignore_ascii_case(begin) && (rest.is_empty() || rest.starts_with([' ', ';']))
}

/// The value of a tag in `a=b; c=d`.
fn tag<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut pairs = text.split(';').filter_map(|it| it.split_once('='));
    pairs.find(|it| it.0.trim().eq_ignore_ascii_case(name)).map(|it| it.1.trim())
}

/// The domain of a sender such as `Kettle <kettle@example.org>`; none if it is this machine only.
pub fn domain_of(sender: &str) -> Option<&str> {
    let address = sender.rsplit('<').next()?.trim_end_matches('>');
    address.rsplit_once('@').map(|it| it.1.trim()).filter(|it| it.contains('.') && !it.ends_with(".localdomain"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::State::{Broken, Fine, Remember};

    fn seen(spf: &[&str], dkim: Option<&[&str]>, dmarc: &[&str]) -> [crate::doctor::State; 3] {
        let owned = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let records =
            Records { domain: owned(spf), dmarc: owned(dmarc), dkim: dkim.map(|it| ("s1".to_owned(), owned(it))) };
        let found = records.findings("example.org");
        [found[0].state, found[1].state, found[2].state]
    }

    #[test]
    fn good_records_are_fine() {
        let spf = ["google-site-verification=x", "v=spf1 include:_spf.example.net -all"];
        let dkim: &[&str] = &["v=DKIM1; k=rsa; p=MIIB"];
        assert_eq!(seen(&spf, Some(dkim), &["v=DMARC1; p=reject"]), [Fine, Fine, Fine]);
        assert_eq!(seen(&["V=SPF1 mx ~all"], Some(&["p=MIIB"]), &["v=DMARC1;p=quarantine"]), [Fine, Fine, Fine]);
    }

    #[test]
    fn what_is_missing_or_means_nothing_is_said() {
        assert_eq!(seen(&[], None, &[]), [Broken, Remember, Broken]);
        assert_eq!(seen(&["v=spf1 +all"], Some(&[]), &["v=DMARC1; p=none"]), [Broken, Broken, Remember]);
        assert_eq!(
            seen(&["v=spf1 a", "v=spf1 b"], Some(&["v=DKIM1; p="]), &["v=DMARC1; p=no"]),
            [Broken, Broken, Broken]
        );
        assert_eq!(seen(&["v=spf10 a"], None, &["dmarc"])[0], Broken);
        assert_eq!(seen(&["v=spf1 -all"], None, &["v=DMARC1; p=none", "v=DMARC1; p=none"])[2], Broken);
    }

    #[test]
    fn the_domain_is_that_of_the_sender() {
        assert_eq!(domain_of("Kettle <kettle@kettle.example.org>"), Some("kettle.example.org"));
        assert_eq!(domain_of("kettle@example.org"), Some("example.org"));
        assert_eq!(domain_of("kettle@localhost"), None);
        assert_eq!(domain_of("Kettle <kettle@localhost.localdomain>"), None);
    }
}
