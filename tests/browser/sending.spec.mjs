// What is written is sent once and is nowhere else afterwards, whatever else this browser does and whatever its clock says.
import assert from "node:assert/strict";
import { becomes, fill, house, send } from "./harness.mjs";
import { acquainted, said, write } from "./talk.mjs";

const address = (name, who) => `${who}.${name}@example.org`;
const it = house({
  prepare(server) {
    for (const name of ["draft", "leaving", "clock", "meanwhile", "again", "later", "door"]) {
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

it.test("what others wrote meanwhile is not passed over by one's own message", async () => {
  const { ada, ben, path } = await pair("meanwhile");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(one);
  // Ada hears nothing, as on a network that comes back for what is sent before it does for what is told.
  const deaf = (route) => route.abort();
  await one.route("**/live**", deaf);
  await one.route(`**${path}?after=*`, deaf);
  await write(other, "Meanwhile.");
  await becomes(async () => (await said(other)).at(-1), "You: Meanwhile.");
  await write(one, "Mine.");
  await becomes(async () => (await said(one)).at(-1), "You: Mine.");
  assert.ok(!(await said(one)).includes("Ben: Meanwhile."), "she has not heard of it");
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto("/messages");
  await two.getByText(", unread").first().waitFor({ state: "attached" });
  await one.unroute(`**${path}?after=*`, deaf);
  await becomes(() => said(one), [...before, "Ben: Meanwhile.", "You: Mine."]);
  await one.unroute("**/live**", deaf);
});

it.test("news that could not be fetched is asked for again", async () => {
  const { ada, ben, path } = await pair("again");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(one);
  let refused = 0;
  await one.route(`**${path}?after=*`, (route) => {
    refused += 1;
    return refused < 3 ? route.fulfill({ status: 503 }) : route.fallback();
  });
  await write(other, "Are you there?");
  await becomes(() => said(one), [...before, "Ben: Are you there?"]);
  assert.equal(refused >= 3, true);
});

it.test("a draft that the server did not take stays, and is brought to it later", async () => {
  const { ada, path } = await pair("later");
  const one = await atHome(ada);
  await one.goto(path);
  let answer = 502;
  let kept = 0;
  await one.route(`**${path}/draft`, async (route) => {
    if (answer !== 200) return route.fulfill({ status: answer });
    const taken = await route.fetch({ maxRedirects: 0 });
    kept += 1;
    return route.fulfill({ response: taken });
  });
  await one.clock.install();
  await one.locator("#composer textarea").fill("Begun while the server started.");
  await one.clock.runFor(1_500);
  await becomes(() => one.evaluate(async () => (await indexedDB.databases()).length), 1);
  answer = 200;
  await one.clock.runFor(12_000);
  await becomes(() => kept > 0, true);
  await one.reload();
  assert.equal(await one.locator("#composer textarea").inputValue(), "Begun while the server started.");
});

it.test("what was written is not lost when the session ended meanwhile", async () => {
  const { ada } = await pair("door");
  const one = await atHome(ada);
  await one.goto("/profile/edit");
  const field = one.locator("main textarea").first();
  await one.getByLabel("Your profession").selectOption({ label: "GP" });
  await field.fill("I wrote this for half an hour.");
  await one.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 45 * 60_000;
  });
  await one.context().clearCookies();
  await field.locator("xpath=ancestor::form").getByRole("button", { name: /^Save/ }).first().click();
  await one.getByRole("alert").getByText(/^You are signed out, and nothing was sent\./).waitFor();
  assert.equal(await field.inputValue(), "I wrote this for half an hour.");
  const [two] = await Promise.all([
    one.context().waitForEvent("page"),
    one.getByRole("link", { name: "Sign in again in a new tab" }).click(),
  ]);
  await fill(two, { email: ada, password: it.server.passwordOf(ada) });
  await send(two, "Sign in");
  await field.locator("xpath=ancestor::form").getByRole("button", { name: /^Save/ }).first().click();
  await one.locator("#stays").waitFor({ state: "detached" });
  await one.goto("/profile/edit");
  assert.equal(await one.locator("main textarea").first().inputValue(), "I wrote this for half an hour.");
});
