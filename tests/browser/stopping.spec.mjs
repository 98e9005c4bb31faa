// The server stops while five hundred pages listen: they are told to come back, what is under way is answered, and it is
// over within ten seconds.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { house } from "./harness.mjs";

const STREAMS = 500;
/** One member may have so many. */
const EACH = 16;
const it = house({ members: Math.ceil(STREAMS / EACH) });
const agent = new Agent({ maxSockets: Infinity });

/** Sends a request and gives the answer once its head is there. */
function ask(path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((done, failed) => {
    const asked = request(`${it.server.url}${path}`, { method, headers, agent }, done);
    asked.once("error", failed).end(body);
  });
}

async function text(answer) {
  let all = "";
  for await (const piece of answer.setEncoding("utf8")) all += piece;
  return all;
}

const cookie = (answer) => (answer.headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ");

/** The form for signing in, filled in. */
async function door(email) {
  const page = await ask("/sign-in");
  const csrf = (await text(page)).match(/name="csrf" value="([^"]+)"/)[1];
  const headers = {
    cookie: cookie(page), origin: it.server.url, "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
  };
  return { headers, body: new URLSearchParams({ csrf, email, password: it.server.passwordOf(email) }).toString() };
}

/** Signs in; the cookie of the session. */
async function signedIn(email) {
  const { headers, body } = await door(email);
  const answer = await ask("/sign-in", { method: "POST", headers, body });
  answer.resume();
  assert.equal(answer.statusCode, 303);
  return cookie(answer);
}

/** A form of which the server has the head and waits for the body; whoever calls what this gives sends it and has the status. */
async function underWay(email) {
  const { headers, body } = await door(email);
  const more = { ...headers, "content-length": body.length, expect: "100-continue" };
  const asked = request(`${it.server.url}/sign-in`, { method: "POST", headers: more, agent });
  const answer = new Promise((done, failed) => asked.once("response", done).once("error", failed));
  asked.flushHeaders();
  await new Promise((done) => asked.once("continue", done));
  return async () => {
    asked.end(body);
    const { statusCode } = (await answer).resume();
    return statusCode;
  };
}

it.test("five hundred open streams end, with the pause after which to come back, and the server with them", async () => {
  const ends = [];
  let heard = "";
  for (const { email } of it.server.made) {
    const session = await signedIn(email);
    for (let nth = 0; nth < EACH && ends.length < STREAMS; nth += 1) {
      const stream = await ask("/live", { headers: { cookie: session } });
      assert.equal(stream.headers["content-type"], "text/event-stream");
      const hello = new Promise((done) => stream.once("data", done));
      stream.setEncoding("utf8").on("data", (piece) => (heard += piece));
      ends.push(new Promise((done, failed) => stream.once("end", done).once("aborted", () => failed(new Error("cut")))));
      await hello;
    }
  }
  assert.equal(ends.length, STREAMS);
  const [email] = it.server.made.map((one) => one.email);
  const form = await underWay(email);
  const began = Date.now();
  const stopped = it.server.stop(); // which fails after ten seconds, and if the program ends with an error
  assert.equal(await form(), 303, "what was under way is answered");
  await Promise.all([stopped, ...ends]);
  assert.equal(heard.match(/^retry: \d+$/gm).length, STREAMS);
  assert.ok(!heard.includes("event: over"), "their sessions go on");
  assert.ok(Date.now() - began < 10_000);
}, { patience: 240_000 });
