// A mail server of the tests' own: takes letters over SMTP on loopback and keeps them in memory.
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { parse } from "./mail.mjs";

/** An open mail server: {url, letters, letterTo, close}. */
export async function openPostOffice() {
  const [letters, sockets] = [[], new Set()];
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    serve(socket, letters);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    letters,
    letterTo: (address, look) => letterTo(letters, address, look),
    // Clients keep connections for their next letter.
    close: () => new Promise((done) => (sockets.forEach((one) => one.destroy()), server.close(done))),
  };
}

/** The newest letter to an address with such a link, once it is there; letters leave a moment after the page. */
async function letterTo(letters, address, { linking = "", within = 20_000 } = {}) {
  const until = Date.now() + within;
  for (;;) {
    const fits = ({ receivers, links }) => receivers.includes(address) && links.some((one) => one.includes(linking));
    const letter = letters.findLast(fits);
    if (letter) return { ...letter, link: letter.links.find((one) => one.includes(linking)) };
    if (Date.now() > until) throw new Error(`no letter to ${address} with ${linking} within ${within / 1000} s`);
    await pause(25);
  }
}

/** One connection: enough of RFC 5321 for a client that sends letters. */
function serve(socket, letters) {
  let [rest, receivers, inData] = ["", [], false];
  const say = (line) => socket.write(`${line}\r\n`);
  const answers = {
    EHLO: () => socket.write("250-tests\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"),
    HELO: () => say("250 tests"),
    MAIL: () => ((receivers = []), say("250 ok")),
    RCPT: (line) => (receivers.push(/<(.*)>/.exec(line)[1].toLowerCase()), say("250 ok")),
    DATA: () => ((inData = true), say("354 go on")),
    QUIT: () => (say("221 bye"), socket.end()),
  };
  socket.setEncoding("latin1").on("error", () => socket.destroy());
  say("220 tests");
  socket.on("data", (bytes) => {
    rest += bytes;
    for (;;) {
      const end = inData ? "\r\n.\r\n" : "\r\n";
      const at = rest.indexOf(end);
      if (at < 0) return;
      const part = rest.slice(0, at);
      rest = rest.slice(at + end.length);
      if (inData) {
        const raw = part.replace(/^\.\./gm, ".");
        letters.push({ receivers, raw, ...parse(raw) });
        inData = false;
        say("250 kept");
      } else {
        const answer = answers[part.slice(0, 4).toUpperCase()];
        if (answer) answer(part);
        else say("250 ok");
      }
    }
  });
}
