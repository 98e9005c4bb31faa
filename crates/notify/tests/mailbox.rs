//! The mailbox against a small server on this machine that speaks as much IMAP as is asked of it.

use kernel::Private;
use notify::{Mailbox, MailboxSettings, MailboxWay, Unseen};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A mail as the server keeps it: its words, and whether it was seen.
type Kept = Arc<Mutex<Vec<(Vec<u8>, bool)>>>;

async fn serve(kept: Kept) -> MailboxSettings {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, kept.clone()));
        }
    });
    MailboxSettings {
        host: "127.0.0.1".into(),
        port,
        way: MailboxWay::Plain,
        user: "reply".into(),
        password: Private::new("a \"quoted\" password".into()),
        folder: "INBOX".into(),
    }
}

async fn talk(stream: TcpStream, kept: Kept) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"* OK ready\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let (tag, command) = line.split_once(' ').unwrap_or_default();
        let answer = answer(command, &kept);
        let no = command.starts_with("LOGIN") && !command.ends_with(r#""a \"quoted\" password""#);
        write.write_all(&answer).await?;
        write.write_all(format!("{tag} {}\r\n", if no { "NO not you" } else { "OK done" }).as_bytes()).await?;
    }
    Ok(())
}

fn answer(command: &str, kept: &Kept) -> Vec<u8> {
    let mut kept = kept.lock().expect("whole");
    let words: Vec<&str> = command.split(' ').collect();
    match words[..] {
        ["SELECT", ..] => format!("* {} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n", kept.len()).into_bytes(),
        ["UID", "SEARCH", ..] => {
            let uids = kept.iter().enumerate().filter(|it| !it.1.1).map(|it| format!(" {}", it.0 + 1));
            format!("* SEARCH{}\r\n", uids.collect::<String>()).into_bytes()
        }
        ["UID", "FETCH", set, ..] => {
            let mut said = Vec::new();
            for uid in set.split(',').map(|it| it.parse::<usize>().expect("a number")) {
                let Some((mail, _)) = kept.get(uid - 1) else { continue };
                let head = mail.windows(4).position(|it| it == b"\r\n\r\n").map_or(mail.len(), |it| it + 4);
                let (name, part) = match command {
                    it if it.contains("RFC822.SIZE") => (format!("RFC822.SIZE {}", mail.len()), None),
                    it if it.contains("[HEADER]") => (format!("BODY[HEADER]<0> {{{head}}}"), Some(&mail[..head])),
                    _ => (format!("BODY[]<0> {{{}}}", mail.len()), Some(&mail[..])),
                };
                said.extend(format!("* {uid} FETCH (UID {uid} {name}").bytes());
                if let Some(part) = part {
                    said.extend(b"\r\n");
                    said.extend(part);
                }
                said.extend(b")\r\n");
            }
            said
        }
        ["UID", "STORE", uid, ..] => {
            kept[uid.parse::<usize>().expect("a number") - 1].1 = true;
            vec![]
        }
        ["LOGOUT"] => b"* BYE\r\n".to_vec(),
        _ => vec![],
    }
}

#[tokio::test]
async fn what_nobody_has_seen_is_fetched_and_marked() {
    let mails =
        ["From: a@example.org\r\n\r\nOne", "From: b@example.org\r\n\r\nTwo"].map(|it| (it.as_bytes().to_vec(), false));
    let kept: Kept = Arc::new(Mutex::new(mails.to_vec()));
    let settings = serve(kept.clone()).await;
    let mut mailbox = Mailbox::open(&settings).await.expect("opens");
    let unseen = mailbox.page_of_unseen(10).await.expect("told");
    assert_eq!(unseen, [Unseen { uid: 1, size: 26 }, Unseen { uid: 2, size: 26 }]);
    assert_eq!(mailbox.fetch(unseen[0]).await.expect("fetched").as_deref(), Some(mails[0].0.as_slice()));
    mailbox.mark_seen(1).await.expect("marked");
    assert_eq!(mailbox.page_of_unseen(10).await.expect("told"), [unseen[1]]);
    assert_eq!(mailbox.page_of_unseen(0).await.expect("told"), []);
    mailbox.close().await.expect("closed");
    assert!(kept.lock().expect("whole")[0].1);
}

#[tokio::test]
async fn of_what_is_too_large_only_the_head_is_fetched() {
    let large = [b"From: a@example.org\r\nTo: reply+x@kettle.test\r\n\r\n", &b"x".repeat(3_000_000)[..]].concat();
    let settings = serve(Arc::new(Mutex::new(vec![(large, false)]))).await;
    let mut mailbox = Mailbox::open(&settings).await.expect("opens");
    let unseen = mailbox.page_of_unseen(10).await.expect("told");
    let head = mailbox.fetch(unseen[0]).await.expect("fetched").expect("there");
    assert_eq!(head, b"From: a@example.org\r\nTo: reply+x@kettle.test\r\n\r\n");
}

#[tokio::test]
async fn a_wrong_password_and_nobody_there_are_said_without_it() {
    let settings = serve(Arc::default()).await;
    let wrong = MailboxSettings { password: Private::new("hunter2".into()), ..settings.clone() };
    let why = Mailbox::open(&wrong).await.err().expect("refused").to_string();
    assert!(why.contains("KETTLE_INBOUND_USER") && !why.contains("hunter2"), "{why}");
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address").port();
    let nobody = MailboxSettings { port: closed, ..settings };
    let why = Mailbox::open(&nobody).await.err().expect("refused").to_string();
    assert!(why.contains("cannot be reached"), "{why}");
}
