// The reader of mail is ours, so it is tested as well.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "./mail.mjs";

const bytes = (text) => Buffer.from(text, "utf8").toString("latin1");

test("the plain part is found, decoded, and its links are whole", () => {
  const mail = parse(
    bytes(
      [
        "To: =?utf-8?Q?Si=C3=A2n?= <sian@example.org>",
        `Subject: =?utf-8?B?${Buffer.from("Siân, one step is left").toString("base64")}?=`,
        'Content-Type: multipart/alternative; boundary="edge"',
        "",
        "--edge",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<p>No.</p>",
        "--edge",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Si=C3=A2n: http://127.0.0.1:8080/confirm?token=3Dabc=",
        "def and no more.",
        "--edge--",
        "",
      ].join("\r\n"),
    ),
  );
  assert.equal(mail.to, "Siân <sian@example.org>");
  assert.equal(mail.subject, "Siân, one step is left");
  assert.deepEqual(mail.links, ["http://127.0.0.1:8080/confirm?token=abcdef"]);
  assert.match(mail.text, /^Siân: /);
});

test("a message of one part may be plain, quoted or base64", () => {
  const of = (encoding, body) =>
    parse(bytes(`To: a@example.org\nSubject: x\nContent-Transfer-Encoding: ${encoding}\n\n${body}`)).text.trim();
  assert.equal(of("8bit", "Adéyẹmí"), "Adéyẹmí");
  assert.equal(of("quoted-printable", "Ad=C3=A9y=E1=BA=B9m=C3=AD"), "Adéyẹmí");
  assert.equal(of("base64", Buffer.from("Adéyẹmí").toString("base64")), "Adéyẹmí");
});
