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
    for (const name of ["buffer", "cut"]) {
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
