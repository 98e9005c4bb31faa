//! Open files: every connection is one, and the page of everybody who is here keeps one connection open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// So many connections at once, if the system lets us.
const WANTED: u64 = 20_000;
/// With fewer it is worth a word.
const ENOUGH: u64 = 10_000;
/// For the store, the search index, logs and files that members send or fetch.
const RESERVED: u64 = 512;
/// Where there is no limit to be known.
const FEWEST: u64 = 64;

/// Raises the soft limit of this process as far as it may, and says if that is little.
pub fn raise() {
    let limit = getrlimit(Resource::Nofile);
    let wanted = WANTED + RESERVED;
    if limit.current.is_some_and(|it| it < wanted) {
        let raised = limit.maximum.map_or(wanted, |it| it.min(wanted));
        let higher = Rlimit { current: Some(raised), maximum: limit.maximum };
        if limit.current < higher.current
            && let Err(why) = setrlimit(Resource::Nofile, higher)
        {
            tracing::warn!(%why, "the limit of open files could not be raised");
        }
    }
    let connections = connections();
    if (connections as u64) < ENOUGH {
        tracing::warn!(
            connections,
            "few files may be open at once, and every open page takes one: raise the hard limit (LimitNOFILE=16384 in a \
             systemd unit, ulimit -Hn in a shell)"
        );
    }
}

/// How many connections may be open at once.
pub fn connections() -> usize {
    let files = getrlimit(Resource::Nofile).current.unwrap_or(WANTED + RESERVED);
    usize::try_from(files.saturating_sub(RESERVED).clamp(FEWEST, WANTED)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_only_rises() {
        let before = connections();
        raise();
        assert!(connections() >= before && connections() as u64 >= FEWEST);
    }
}
