//! Whole mails, as programs write them.

use super::*;

const HOST: &str = "kettle.test";

fn mail(head: &str, body: &str) -> String {
    format!(
        "From: Ada <Ada@Example.org>\r\nTo: reply+abc@kettle.test\r\nMessage-ID: <m1@example.org>\r\n{head}\r\n{body}"
    )
}

fn words(head: &str, body: &str) -> String {
    match read(mail(head, body).as_bytes(), HOST) {
        Incoming::Written(mail) => mail.words,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_reply_is_read_with_its_addresses() {
    let Incoming::Written(read) = read(mail("Cc: Ben <ben@example.org>\r\n", "Trays first.\r\n").as_bytes(), HOST)
    else {
        panic!("written");
    };
    assert_eq!((&*read.id, &*read.from, &*read.words), ("m1@example.org", "ada@example.org", "Trays first."));
    assert_eq!(read.to, ["reply+abc@kettle.test", "ben@example.org"]);
    assert!(!read.carries_files && !read.is_cut);
}

#[test]
fn letters_of_all_kinds_are_read() {
    let quoted = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    assert_eq!(words(quoted, "Si=C3=A2n N=C3=AD Dhomhnaill"), "Siân Ní Dhomhnaill");
    let latin = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    assert_eq!(words(latin, "Si=E2n"), "Siân");
    let windows = "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    assert_eq!(words(windows, "It=92s"), "It’s");
    let based = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n";
    assert_eq!(words(based, "VHJheXMgZmlyc3Qu"), "Trays first.");
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    assert_eq!(words(html, "<div>Yes &amp; no</div><blockquote>Old</blockquote>"), "Yes & no");
}

#[test]
fn of_two_texts_the_plain_one_is_read_and_files_are_seen() {
    let head = "Content-Type: multipart/mixed; boundary=b\r\n";
    let body = "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: application/pdf\r\n\
                Content-Disposition: attachment; filename=x.pdf\r\n\r\nxx\r\n--b--\r\n";
    let Incoming::Written(read) = read(mail(head, body).as_bytes(), HOST) else { panic!("written") };
    assert!(read.words == "Hello" && read.carries_files);
}

/// Abuse case 106: nobody answers a program, and a program's answer is nobody's post.
#[test]
fn what_a_program_wrote_is_left_alone() {
    for head in [
        "Auto-Submitted: auto-replied\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "Precedence: bulk\r\n",
        "Precedence: list\r\n",
        "X-Auto-Response-Suppress: All\r\n",
        "Return-Path: <>\r\n",
        "List-Id: <x.example.org>\r\n",
        "X-Loop: kettle.test\r\n",
        "Subject: Automatic reply: Kettle\r\n",
        "Subject: Out of Office\r\n",
        "Subject: Ateb awtomatig: Kettle\r\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
    ] {
        assert_eq!(read(mail(head, "I am away.").as_bytes(), HOST), Incoming::Automatic, "{head}");
    }
    let own = "From: ada@example.org\r\nMessage-ID: <day-1@Kettle.Test>\r\n\r\nHello";
    assert_eq!(read(own.as_bytes(), HOST), Incoming::Automatic, "our own came back");
    let daemon = "From: MAILER-DAEMON@example.org\r\n\r\nSorry";
    assert_eq!(read(daemon.as_bytes(), HOST), Incoming::Automatic);
    assert!(matches!(read(mail("Auto-Submitted: no\r\n", "Hello").as_bytes(), HOST), Incoming::Written(_)));
}

#[test]
fn a_heap_of_parts_and_bytes_is_not_read() {
    let parts = "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n".repeat(60);
    let head = "Content-Type: multipart/mixed; boundary=b\r\n";
    assert!(matches!(read(mail(head, &parts).as_bytes(), HOST), Incoming::TooMuch(it) if it.words.is_empty()));
    let large = mail("", &"word ".repeat(6_000_000)); // 30 MB
    let Incoming::Written(read) = read(large.as_bytes(), HOST) else { panic!("written") };
    assert!(read.words.len() <= MOST_TEXT && read.is_cut);
}

/// Abuse case 105: forty parts are read, one more is not.
#[test]
fn forty_parts_are_the_most() {
    let head = "Content-Type: multipart/mixed; boundary=b\r\n";
    let heap = |texts: usize| {
        let body = "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n".repeat(texts);
        read(mail(head, &format!("{body}--b--\r\n")).as_bytes(), HOST)
    };
    // The whole is a part too.
    let Incoming::Written(read) = heap(MOST_PARTS - 1) else { panic!("written") };
    assert_eq!((read.words.matches("Hello").count(), read.is_cut), (MOST_PARTS - 1, false));
    assert!(matches!(heap(MOST_PARTS), Incoming::TooMuch(it) if it.words.is_empty()));
}

/// As a telephone sends it in plain text: words, a picture, and more words.
#[test]
fn words_below_a_picture_are_read() {
    let head = "Content-Type: multipart/mixed; boundary=b\r\n";
    let picture =
        "--b\r\nContent-Type: image/png; name=x.png\r\nContent-Disposition: inline; filename=x.png\r\n\r\nxx\r\n";
    let text = |words: &str, kind: &str| format!("--b\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{words}\r\n");
    let plain = format!("{}{picture}{}--b--\r\n", text("Look at this:", "plain"), text("That is how.", "plain"));
    let Incoming::Written(read) = read(mail(head, &plain).as_bytes(), HOST) else { panic!("written") };
    assert_eq!((&*read.words, read.carries_files, read.is_cut), ("Look at this:\n\nThat is how.", true, false));
    let rich = format!("{}{picture}{}--b--\r\n", text("<p>Look:</p>", "html"), text("<div>So.</div>", "html"));
    assert_eq!(words(head, &rich), "Look:\n\nSo.");
    // A text that hangs on it as a file is a file.
    let note = "--b\r\nContent-Type: text/plain; name=n.txt\r\nContent-Disposition: attachment; filename=n.txt\r\n\r\nNot said.\r\n--b--\r\n";
    assert_eq!(words(head, &format!("{}{note}", text("Said.", "plain"))), "Said.");
}

#[test]
fn noise_is_nobody_s_mail() {
    for noise in [&b""[..], b"\0\0\0", b"From", b"From: \r\n\r\n", &[255; 4096], b"Subject: x\r\n\r\nno writer"] {
        assert_eq!(read(noise, HOST), Incoming::Automatic);
    }
}

/// What programs really send, if their mails are beside the tree; the cases of [`super::cut`] are the same forms, made.
#[test]
fn real_replies_are_cut_too() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/interop/eml");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: there are no mails of others in {}", folder.display());
        return;
    };
    let mails = files.map(|it| it.expect("listed").path()).filter(|it| it.extension().is_some_and(|it| it == "eml"));
    let mut read_of_them = 0;
    for path in mails {
        let Incoming::Written(mail) = read(&std::fs::read(&path).expect("read"), HOST) else {
            panic!("{}: nobody wrote it", path.display());
        };
        assert_eq!(mail.words, "Hello", "{}", path.display());
        read_of_them += 1;
    }
    assert!(read_of_them >= 6);
}
