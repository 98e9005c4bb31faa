//! From the mailbox to the post: what nobody has seen is dealt with, and only then marked, whatever is cut short.

use super::stage::{HOST, asked, explanations, letters, mail, mailed, pass, reply_address, wants};
use crate::discussions_spec::scene::starts;
use kernel::Private;
use mailing::actions::{Fetched, fetch};
use notify::{MailboxSettings, MailboxWay, Postbox};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Mails, each with whether it was seen, and how many more marks the server takes before it hangs up.
struct Kept {
    mails: Vec<(String, bool)>,
    marks: usize,
}

async fn serve(kept: Arc<Mutex<Kept>>) -> MailboxSettings {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, kept.clone()));
        }
    });
    let (user, password) = ("reply".to_owned(), Private::new("secret".to_owned()));
    MailboxSettings { host: "127.0.0.1".into(), port, way: MailboxWay::Plain, user, password, folder: "INBOX".into() }
}

async fn talk(stream: TcpStream, kept: Arc<Mutex<Kept>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"* OK ready\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let (tag, command) = line.split_once(' ').unwrap_or_default();
        let Some(answer) = answer(command, &mut kept.lock().expect("whole")) else { return Ok(()) };
        write.write_all(format!("{answer}{tag} OK done\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// Nothing: it hangs up.
fn answer(command: &str, kept: &mut Kept) -> Option<String> {
    let words: Vec<&str> = command.split(' ').collect();
    Some(match words[..] {
        ["UID", "SEARCH", ..] => {
            let unseen = kept.mails.iter().enumerate().filter(|it| !it.1.1);
            format!("* SEARCH{}\r\n", unseen.map(|it| format!(" {}", it.0 + 1)).collect::<String>())
        }
        ["UID", "FETCH", set, ..] => {
            let one = |uid: &str| {
                let (mail, _) = &kept.mails[uid.parse::<usize>().expect("a number") - 1];
                let head = mail.find("\r\n\r\n").map_or(mail.len(), |it| it + 4);
                match command {
                    it if it.contains("SIZE") => format!("* {uid} FETCH (UID {uid} RFC822.SIZE {})\r\n", mail.len()),
                    it if it.contains("[HEADER]") => {
                        format!("* {uid} FETCH (UID {uid} BODY[HEADER]<0> {{{head}}}\r\n{})\r\n", &mail[..head])
                    }
                    _ => format!("* {uid} FETCH (UID {uid} BODY[]<0> {{{}}}\r\n{mail})\r\n", mail.len()),
                }
            };
            set.split(',').map(one).collect()
        }
        ["UID", "STORE", uid, ..] => {
            kept.marks = kept.marks.checked_sub(1)?;
            kept.mails[uid.parse::<usize>().expect("a number") - 1].1 = true;
            String::new()
        }
        _ => String::new(),
    })
}

proving::app_test! {
    async fn a_mailbox_is_emptied_once(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben"], "open").await;
        wants(&all[1], "friday").await;
        let thread = starts(&all[0], &group, "question", "How do you run a list?", "With one pair of hands?").await;
        pass(&app, 5).await;
        let to = reply_address(&letters(&app, &all[1])[0]);
        let sent = [
            mail(all[1].email(), &to, "m1", "Trays first."),
            mail("eve@evil.example", "reply@kettle.test", "m2", "Buy this."),
            mail(all[1].email(), &to, "m3", "And labels."),
        ];
        let kept = Kept { mails: sent.into_iter().map(|it| (it, false)).collect(), marks: 0 };
        let kept = Arc::new(Mutex::new(kept));
        let settings = serve(kept.clone()).await;
        // It hangs up after the commit and before the mark: the mail comes again and is known (abuse case 112).
        assert!(fetch(app.app(), &settings).await.is_err());
        all[0].get(&thread).await.shows("Trays first.").lacks("And labels.");
        kept.lock().expect("whole").marks = 10;
        let fetched = fetch(app.app(), &settings).await.expect("fetched");
        assert_eq!(fetched, Fetched { posted: 1, refused: 0, left: 2 });
        let page = all[0].get(&thread).await;
        assert_eq!((page.html().matches("Trays first.").count(), page.html().matches("And labels.").count()), (1, 1));
        assert_eq!(fetch(app.app(), &settings).await.expect("fetched"), Fetched::default());
        assert!(kept.lock().expect("whole").mails.iter().all(|it| it.1));
    }

    /// Abuse cases 105 and 106, from the mailbox to what is said: 30 MB, forty parts and one more, and a letter of ours that came
    /// back into our own mailbox.
    async fn heaps_and_our_own_letters_are_no_posts(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let ben = all[1].email();
        let heap = |id: &str, texts: usize| {
            let parts = "--b\r\nContent-Type: text/plain\r\n\r\nQuiverfull\r\n".repeat(texts);
            let head = format!("From: {ben}\r\nTo: {to}\r\nMessage-ID: <{id}@x>\r\nContent-Type: multipart/mixed; boundary=b");
            format!("{head}\r\n\r\n{parts}--b--\r\n")
        };
        let folder = tempfile::tempdir().expect("a folder");
        let postbox = Postbox::folder("Kettle <kettle@kettle.test>", HOST, folder.path().to_owned()).expect("a postbox");
        postbox.send(letters(&app, &all[1])[0].clone()).await.expect("kept");
        let ours = std::fs::read_dir(folder.path()).expect("read").next().expect("a letter").expect("read").path();
        let ours = std::fs::read_to_string(ours).expect("a letter");
        let sent = [
            mail(ben, &to, "large", &"word ".repeat(6_000_000)),
            heap("many", 40),
            heap("most", 39),
            format!("Delivered-To: {to}\r\n{ours}"),
        ];
        assert!(sent[0].len() > 30_000_000);
        let kept = Kept { mails: sent.into_iter().map(|it| (it, false)).collect(), marks: 10 };
        let settings = serve(Arc::new(Mutex::new(kept))).await;
        let fetched = fetch(app.app(), &settings).await.expect("fetched");
        assert_eq!(fetched, Fetched { posted: 1, refused: 2, left: 1 });
        app.settle().await;
        let told = explanations(&app, &all[1]);
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|it| it.text.contains("It was too large.")), "{told:?}");
        assert_eq!(all[0].get(&thread).await.html().matches("Quiverfull").count(), 39);
    }
}
