// Practice networks: one that holds streams back and one that cuts them (abuse case 116).
import assert from "node:assert/strict";
import { axe, becomes, house, shot } from "./harness.mjs";
import { startProxy } from "./proxy.mjs";
import { freePort } from "./server.mjs";
import { acquainted, said, write } from "./talk.mjs";

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
let proxy;
const it = house({
  settings: { KETTLE_PUBLIC_URL: url },
  async prepare(server) {
    for (const name of ["buffer", "cut", "swallow", "stuck"]) {
      server.addMember({ name: "Ada Lovelace", email: `ada.${name}@example.org` });
      server.addMember({ name: "Ben Okri", email: `ben.${name}@example.org` });
    }
    proxy = await startProxy(port, server.url);
    const { stop } = server;
    server.stop = async () => {
      await proxy.stop();
      await stop.call(server);
    };
    server.url = url;
  },
});
const HELD = "This network holds messages back; Kettle asks every 20 seconds.";

it.test("where streams are held back the page asks every 20 seconds, says so, and goes back when it can", async () => {
  const path = await acquainted(it, "ada.buffer@example.org", "ben.buffer@example.org");
  const [one, other] = [await it.member("ada.buffer@example.org"), await it.member("ben.buffer@example.org")];
  await other.goto(path);
  proxy.manner = "buffer";
  const asked = [];
  one.on("request", (request) => {
    if (request.url().includes("/live/since")) asked.push(request.url());
  });
  await one.clock.install();
  await one.goto(path);
  const line = one.locator("#live-state");
  await write(other, "Does this arrive?");
  await one.clock.runFor(44_000);
  assert.equal((await line.innerText()).trim(), "", "it waits for 45 seconds");
  await one.clock.runFor(10_000);
  await becomes(() => line.innerText(), HELD);
  await becomes(async () => (await said(one)).at(-1), "Ben: Does this arrive?");
  await axe(one);
  await shot(one, "network-held");
  const before = asked.length;
  await write(other, "And this?");
  await one.clock.runFor(60_000);
  await becomes(async () => (await said(one)).at(-1), "Ben: And this?");
  assert.ok(asked.length - before >= 2 && asked.length - before <= 4, `${asked.length - before} questions in a minute`);

  proxy.manner = "pass";
  await one.clock.runFor(65_000);
  await becomes(async () => (await line.innerText()).trim(), "");
  const until = asked.length;
  await write(other, "At once again.");
  await becomes(async () => (await said(one)).at(-1), "Ben: At once again.");
  assert.equal(asked.length, until, "nobody asks any more");
});

it.test("where streams are cut nothing is lost and nothing comes twice", async () => {
  proxy.manner = "pass";
  const path = await acquainted(it, "ada.cut@example.org", "ben.cut@example.org");
  const [one, other] = [await it.member("ada.cut@example.org"), await it.member("ben.cut@example.org")];
  await other.goto(path);
  proxy.manner = "cut";
  const before = proxy.streams;
  await one.goto(path);
  const first = await said(one);
  const all = Array.from({ length: 12 }, (_, nth) => `Line ${nth + 1}.`);
  for (const words of all) {
    await write(other, words);
    await one.waitForTimeout(500); // some fall into the pauses
  }
  await becomes(() => said(one), [...first, ...all.map((words) => `Ben: ${words}`)]);
  assert.ok(proxy.streams - before >= 2, "the stream was cut and came back");
  assert.equal((await one.locator("#live-state").innerText()).trim(), "", "a stream that comes back is no trouble");
});

/** A person whose page waits a twentieth of its time until it takes an answer for lost. */
async function impatient(email) {
  const page = await it.member(email);
  await page.addInitScript(() => {
    const real = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (time) => real(time / 20);
  });
  return page;
}
const state = (page) => page.locator("#log li:is([data-number], [data-outbox])").last().locator(".k-said__when").innerText();

it.test("an answer that never comes is no message that is sent for ever", async () => {
  proxy.manner = "pass";
  const path = await acquainted(it, "ada.swallow@example.org", "ben.swallow@example.org");
  const [one, other] = [await impatient("ada.swallow@example.org"), await it.member("ben.swallow@example.org")];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  proxy.manner = "swallow";
  await write(one, "Is anybody there?");
  await becomes(async () => /^Not sent\. There is no connection\./.test(await state(one)), true);
  // What else was sent by itself has ended too: another tab of the same browser can send.
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto(path);
  proxy.manner = "pass";
  await becomes(() => two.locator("[data-outbox]").count(), 0);
  await becomes(() => one.locator("[data-outbox]").count(), 0);
  await becomes(() => said(other), [...before, "Ada: Is anybody there?"], "once, though it was sent more often");
});

it.test("a tab that is stuck lets the others of its browser send", async () => {
  proxy.manner = "pass";
  const path = await acquainted(it, "ada.stuck@example.org", "ben.stuck@example.org");
  const one = await impatient("ada.stuck@example.org");
  await one.goto(path);
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto(path);
  await two.evaluate(() => {
    void navigator.locks.request(`kettle-outbox-${document.body.dataset.live}`, () => new Promise(() => {})).catch(() => {});
  });
  await write(one, "Past the one that sleeps.");
  assert.match(await state(one), /^Sending/);
  await becomes(async () => /· Sent/.test(await state(one)), true);
  assert.equal(await one.locator("[data-outbox]").count(), 0);
});
