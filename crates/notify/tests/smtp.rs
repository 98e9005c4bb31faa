//! The way through a mail server: a small one on loopback takes the letter, refuses it, or hangs up.

use notify::{About, Mail, Postbox, SmtpSettings};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
    sync::mpsc,
};

/// What the server does with a letter.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Takes,
    Refuses,
    HangsUp,
}

/// A mail server for one connection; what it took comes out of the channel.
async fn server(manner: Manner) -> (Postbox, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (took, taken) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 sink\r\n").await.unwrap();
        let (mut letter, mut writing) = (String::new(), false);
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match (writing, line.split([' ', ':']).next().unwrap_or_default()) {
                (true, ".") => {
                    writing = false;
                    took.send(std::mem::take(&mut letter)).unwrap();
                    "250 taken"
                }
                (true, _) => {
                    letter.push_str(&line);
                    letter.push('\n');
                    continue;
                }
                (false, "EHLO") => "250 sink",
                (false, "RCPT") if manner == Manner::Refuses => "451 <ada@example.org> later",
                (false, "DATA") if manner == Manner::HangsUp => return,
                (false, "DATA") => {
                    writing = true;
                    "354 go on"
                }
                (false, "QUIT") => "221 bye",
                _ => "250 fine",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
        }
    });
    let settings = SmtpSettings { url, credentials: None };
    (Postbox::smtp("Kettle <kettle@example.org>", "example.org", settings).unwrap(), taken)
}

fn letter() -> Mail {
    Mail {
        to: "ada@example.org".into(),
        name: Some("Siân Llewellyn".into()),
        subject: "Confirm your address - Kettle".into(),
        text: "Dear Siân,\n.\nMAIL FROM:<evil@example.org>\n".into(),
        key: "k1".into(),
        about: About::Account,
    }
}

#[tokio::test]
async fn a_letter_arrives_whole_and_once() {
    let (postbox, mut taken) = server(Manner::Takes).await;
    postbox.send(letter()).await.unwrap();
    let text = taken.recv().await.unwrap();
    assert!(text.contains("Message-ID: <k1@example.org>"), "{text}"); // stays the same when tried again (abuse case 113)
    assert!(text.contains("To: ") && text.contains("Subject: Confirm your address - Kettle"), "{text}");
    drop(postbox);
    assert!(taken.recv().await.is_none(), "the line with a dot began no second letter"); // abuse case 91
}

/// Whoever presses "Reply" reaches somebody who says what to do: in letters to many, not in those about one's own account.
#[tokio::test]
async fn letters_to_many_say_where_answers_go() {
    let list = About::List { name: "groups", stop: "https://example.org/letters/stop?t=x".into() };
    for (about, answered) in [(list, true), (About::Account, false)] {
        let (postbox, mut taken) = server(Manner::Takes).await;
        let postbox = postbox.answered_at("reply@example.org").unwrap();
        postbox.send(Mail { about, ..letter() }).await.unwrap();
        assert_eq!(taken.recv().await.unwrap().contains("Reply-To: reply@example.org\n"), answered);
    }
    let (postbox, _taken) = server(Manner::Takes).await;
    assert!(postbox.answered_at("no address").is_err());
}

#[tokio::test]
async fn what_the_server_does_not_take_is_an_outage_that_may_be_tried_again() {
    for manner in [Manner::Refuses, Manner::HangsUp] {
        let (postbox, _taken) = server(manner).await;
        let fault = postbox.send(letter()).await.unwrap_err(); // abuse case 113
        assert_eq!(*fault.kind(), kernel::FaultKind::Outage);
        assert!(!fault.to_string().contains("ada@"), "no address in a fault, which ends in the log: {fault}"); // abuse case 33
    }
}
