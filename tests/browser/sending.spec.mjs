// What is written is sent once and is nowhere else afterwards, whatever else this browser does and whatever its clock says.
import assert from "node:assert/strict";
import { becomes, fill, house, send } from "./harness.mjs";
import { acquainted, said, write } from "./talk.mjs";

const address = (name, who) => `${who}.${name}@example.org`;
const it = house({
  prepare(server) {
    for (const name of ["draft", "leaving", "clock"]) {
      server.addMember({ name: "Ada Lovelace", email: address(name, "ada") });
      server.addMember({ name: "Ben Okri", email: address(name, "ben") });
    }
  },
});

/** Ada and Ben of this test and the address of their conversation. */
async function pair(name) {
  const [ada, ben] = [address(name, "ada"), address(name, "ben")];
  return { ada, ben, path: await acquainted(it, ada, ben) };
}

/** Somebody at a computer of their own: there what waits outlasts the page. */
async function atHome(email) {
  const page = await it.person();
  await page.goto("/sign-in");
  await page.getByLabel("This is a shared computer").uncheck();
  await fill(page, { email, password: it.server.passwordOf(email) });
  await send(page, "Sign in");
  return page;
}

const state = (page) => page.locator("#log li:is([data-number], [data-outbox])").last().locator(".k-said__when").innerText();

it.test("what was sent does not come back as a draft", async () => {
  const { ada, ben, path } = await pair("draft");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  // What is kept of the words comes to the server after the message itself.
  let late;
  await one.route(`**${path}/draft`, (route) => {
    late = route;
  });
  await one.locator("#composer textarea").fill("Kept and sent.");
  await becomes(() => late !== undefined, true);
  await one.locator("#composer").getByRole("button", { name: "Send", exact: true }).click();
  await becomes(() => said(other), [...before, "Ada: Kept and sent."]);
  const answered = await late.fetch({ maxRedirects: 0 });
  assert.ok(answered.status() < 400);
  await late.fulfill({ response: answered });
  await one.unroute(`**${path}/draft`);
  await one.reload();
  assert.equal(await one.locator("#composer textarea").inputValue(), "");
  assert.equal(await one.locator("#kept").count(), 0);
  // What is begun afterwards is kept like anything.
  let kept = 0;
  await one.route(`**${path}/draft`, async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    await route.fulfill({ response: answer });
    kept = answer.status();
  });
  await one.locator("#composer textarea").fill("The next one.");
  await becomes(() => kept > 0 && kept < 400, true);
  await one.reload();
  assert.equal(await one.locator("#composer textarea").inputValue(), "The next one.");
});

it.test("whoever signs out in one tab leaves nothing behind in another", async () => {
  const { ada, path } = await pair("leaving");
  const one = await atHome(ada);
  await one.goto(path);
  await one.route(`**${path}/draft`, (route) => route.abort());
  await one.locator("#composer textarea").fill("Canary of the other tab.");
  await becomes(() => one.evaluate(async () => (await indexedDB.databases()).length), 1);
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto("/settings");
  await two.locator("header summary").click();
  await two.locator("header").getByRole("button", { name: "Sign out" }).click();
  await two.getByRole("dialog").getByRole("button", { name: "Sign out and lose it" }).click();
  await two.waitForURL("**/sign-in");
  await becomes(async () => /^You are signed out\./.test(await one.locator("#live-state").innerText()), true);
  await one.locator("#composer textarea").pressSequentially(" And more.");
  await one.waitForTimeout(1_500); // longer than a pause in typing
  assert.equal(await one.locator("#composer textarea").inputValue(), "Canary of the other tab. And more.", "the page keeps it");
  assert.deepEqual(await two.evaluate(async () => (await indexedDB.databases()).map((it) => it.name)), []);
});

it.test("a clock that is turned back by a day changes no order, and the page goes on hearing", async () => {
  const { ada, ben, path } = await pair("clock");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  const refuse = (route) => (route.request().method() === "POST" ? route.abort() : route.fallback());
  await one.route(`**${path}`, refuse);
  await write(one, "First.");
  await becomes(async () => /^Not sent/.test(await state(one)), true);
  await one.clock.setFixedTime(Date.now() - 24 * 60 * 60 * 1_000);
  await write(one, "Second.");
  await one.unroute(`**${path}`, refuse);
  // The page tries by itself as well: the row may be gone by now, so whoever presses does not wait for it.
  await one.locator("[data-outbox] button").evaluateAll((all) => all.find((it) => it.textContent === "Try again")?.click());
  await becomes(() => one.locator("[data-outbox]").count(), 0);
  await becomes(() => said(other), [...before, "Ada: First.", "Ada: Second."]);
  await write(other, "I hear you.");
  await becomes(async () => (await said(one)).at(-1), "Ben: I hear you.");
});
