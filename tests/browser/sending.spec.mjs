// What is written is sent once and is nowhere else afterwards, whatever else this browser does and whatever its clock says.
import assert from "node:assert/strict";
import { becomes, fill, house, send } from "./harness.mjs";
import { acquainted, said, write } from "./talk.mjs";

const address = (name, who) => `${who}.${name}@example.org`;
const it = house({
  prepare(server) {
    for (const name of ["draft", "leaving", "clock", "meanwhile", "again", "later", "door", "notice", "stale", "another", "devices", "idle"]) {
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

it.test("a draft that the server has is nowhere else, so that two computers agree on it", async () => {
  const { ada, path } = await pair("devices");
  const [one, two] = [await atHome(ada), await atHome(ada)];
  const kept = (page) => page.waitForResponse((it) => it.url().endsWith(`${path}/draft`));
  const begin = async (page, words) => {
    const answer = kept(page);
    await page.locator("#composer textarea").fill(words);
    assert.ok((await answer).status() < 400);
  };
  await one.goto(path);
  await begin(one, "Begun at home.");
  await begin(one, "Begun at home, and more.");
  // What was done with the first of them is done: one is kept after the other.
  assert.equal(await one.evaluate(async () => (await indexedDB.databases()).length), 0);
  await two.goto(path);
  assert.equal(await two.locator("#composer textarea").inputValue(), "Begun at home, and more.");
  await begin(two, "Gone on with at work.");
  await one.reload();
  assert.equal(await one.locator("#composer textarea").inputValue(), "Gone on with at work.");
  await one.locator("header summary").click();
  await one.locator("header").getByRole("button", { name: "Sign out" }).click();
  await one.waitForURL("**/sign-in");
});

it.test("on a shared computer a page with a draft that the server has is left without a question", async () => {
  const { ada, path } = await pair("idle");
  const one = await it.member(ada);
  await one.goto(path);
  for (const words of ["Begun.", "Begun, and more."]) {
    const answer = one.waitForResponse((it) => it.url().endsWith(`${path}/draft`));
    await one.locator("#composer textarea").fill(words);
    await answer;
  }
  assert.equal(await one.evaluate(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))), true);
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

it.test("what a network answers in Kettle's place is no word that a message was sent", async () => {
  const { ada, ben, path } = await pair("notice");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  const notice = "<!doctype html><title>Notice</title><p>Your organisation looks at what you send.</p>";
  await one.route(`**${path}`, (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 200, contentType: "text/html", body: notice }) : route.fallback());
  await write(one, "Did this arrive?");
  await becomes(async () => /^Not sent\. This network answered in Kettle’s place\./.test(await state(one)), true);
  assert.deepEqual(await said(other), before);
  await one.unroute(`**${path}`);
  await one.getByRole("button", { name: "Try again" }).click();
  await becomes(() => said(other), [...before, "Ada: Did this arrive?"]);
  await becomes(() => one.locator("[data-outbox]").count(), 0);
});

it.test("a page that stayed open while its member signed in again goes on keeping what is written", async () => {
  const { ada, ben, path } = await pair("stale");
  const one = await atHome(ada);
  await one.goto(path);
  await one.context().clearCookies();
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto("/sign-in");
  await fill(two, { email: ada, password: it.server.passwordOf(ada) });
  await send(two, "Sign in");
  const other = await it.member(ben);
  await other.goto(path);
  await write(other, "Read in the page of before?");
  await one.bringToFront();
  await becomes(async () => (await said(one)).at(-1), "Ben: Read in the page of before?");
  await one.locator("#composer textarea").fill("Begun after the second door.");
  await becomes(async () => {
    await two.goto(path);
    return two.locator("#composer textarea").inputValue();
  }, "Begun after the second door.");
});

it.test("what is written on somebody's page never goes in the name of who signed in after them", async () => {
  const { ada, ben, path } = await pair("another");
  const one = await atHome(ada);
  await one.goto(path);
  const before = (await said(one)).length;
  await one.context().clearCookies();
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto("/sign-in");
  await fill(two, { email: ben, password: it.server.passwordOf(ben) });
  await send(two, "Sign in");
  await one.bringToFront();
  await write(one, "Ada says this, and nobody else.");
  await becomes(async () => (await said(one)).at(-1), "You: Ada says this, and nobody else.");
  await becomes(async () => /^Not sent\. You are signed out\./.test(await state(one)), true);
  await one.locator("#composer textarea").fill("Ada has begun this.");
  await becomes(async () => (await one.locator("#live-state").innerText()).startsWith("You are signed out."), true);
  await two.goto(path);
  assert.equal((await said(two)).length, before);
  assert.equal(await two.locator("#composer textarea").inputValue(), "");
});
