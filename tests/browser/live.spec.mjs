// Live conversations: two browsers side by side, and everything that can come between them.
import assert from "node:assert/strict";
import { axe, becomes, fill, house, noSidewaysScroll, send, shot } from "./harness.mjs";
import { acquainted, said, write } from "./talk.mjs";

const PAIRS = ["quick", "dot", "typing", "offline", "reload", "lost", "tabs", "over", "leave", "guard", "shared", "forget", "long"];
const address = (name, who) => `${who}.${name}@example.org`;
const it = house({
  prepare(server) {
    for (const name of PAIRS) {
      server.addMember({ name: "Ada Lovelace", email: address(name, "ada") });
      server.addMember({ name: "Ben Okri", email: address(name, "ben") });
    }
    server.addMember({ name: "Cem Acar", email: address("forget", "cem") });
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

it.test("a message is in the other window within a second, and nothing is loaded anew", async () => {
  const { ada, ben, path } = await pair("quick");
  const [one, other] = [await it.member(ada), await it.member(ben, { width: 390, height: 780 })];
  await Promise.all([one.goto(path), other.goto(path)]);
  await Promise.all([one, other].map((page) => page.evaluate(() => (window.same = true))));
  const [before] = [await said(other)];
  const began = Date.now();
  await write(one, "The rota is up.\n\nShall we swap Friday?");
  await becomes(() => said(other), [...before, "Ada: The rota is up. Shall we swap Friday?"]);
  assert.ok(Date.now() - began < 1_000, `after ${Date.now() - began} ms`);
  await becomes(async () => /· Sent/.test(await state(one)), true);
  assert.equal(await one.locator("#composer textarea").inputValue(), "");
  await write(other, "Gladly.");
  await becomes(async () => (await said(one)).at(-1), "Ben: Gladly.");
  assert.ok(await one.evaluate(() => window.same) && await other.evaluate(() => window.same));
  assert.equal((await one.locator("#live-state").innerText()).trim(), "");
  for (const page of [one, other]) {
    await axe(page);
    await noSidewaysScroll(page);
  }
  await shot(one, "conversation-live");
  await shot(other, "conversation-live-phone");
});

it.test("a dot on the tab says that something waits, and goes when it was read elsewhere", async () => {
  const { ada, ben, path } = await pair("dot");
  const [one, other, phone] = [await it.member(ada), await it.member(ben), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const waits = async () => (await (await other.context().request.get("/live/since?after=0")).json()).waits;
  await becomes(async () => (await waits()).includes("messages"), false, "an open conversation is read");
  await other.goto("/people");
  const dot = other.locator('[data-waits="messages"]');
  await becomes(() => dot.isVisible(), false);
  const title = await other.title();
  await write(one, "Are you there?");
  await becomes(() => dot.isVisible(), true);
  assert.match(await dot.innerText(), /something unread/);
  assert.equal(await other.title(), title, "the title never counts");
  await axe(other);
  await phone.goto(path);
  await becomes(() => dot.isVisible(), false, "read on the phone");
});

it.test("whoever writes is seen writing, in words and for a moment", async () => {
  const { ada, ben, path } = await pair("typing");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await one.clock.install();
  await Promise.all([one.goto(path), other.goto(path)]);
  await other.locator("#composer textarea").pressSequentially("I think");
  const typing = one.locator("#typing");
  await becomes(async () => (await typing.isVisible()) && (await typing.innerText()).trim(), "Ben is writing …");
  await one.clock.runFor(7_000);
  await becomes(() => typing.isVisible(), false);
  // What was typed is kept by the server as a draft.
  await becomes(async () => {
    const again = await other.context().request.get(path);
    return (await again.text()).includes(">I think</textarea>");
  }, true);
});

it.test("without a network messages wait, say so, and go in order when there is one", async () => {
  const { ada, ben, path } = await pair("offline");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  await one.context().setOffline(true);
  for (const words of ["First.", "Second.", "Third."]) {
    await write(one, words);
    await becomes(async () => (await said(one)).at(-1), `You: ${words}`);
  }
  await becomes(async () => /^Not sent\. There is no connection\./.test(await one.locator("[data-outbox] .k-said__when").first().innerText()), true);
  await becomes(() => one.locator("#live-state").innerText(), "There is no connection. What you write waits here and goes as soon as there is one.");
  await axe(one);
  await shot(one, "conversation-offline");
  const second = one.locator("[data-outbox]").filter({ hasText: "Second." });
  await one.context().setOffline(false);
  await becomes(() => said(other), [...before, "Ada: First.", "Ada: Second.", "Ada: Third."]);
  await becomes(() => one.locator("[data-outbox]").count(), 0);
  await becomes(() => said(one), [...before.map((it) => it.replace(/^You:/, "Ben:").replace(/^Ada:/, "You:")), "You: First.", "You: Second.", "You: Third."]);
  assert.equal(await second.count(), 0);
});

it.test("what waits outlasts a reload, can be taken back and tried again", async () => {
  const { ada, ben, path } = await pair("reload");
  const [one, other] = [await atHome(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  const refuse = (route) => (route.request().method() === "POST" ? route.abort() : route.fallback());
  await one.route(`**${path}`, refuse);
  await write(one, "Keep this.");
  await write(one, "Not this.");
  await becomes(async () => /^Not sent/.test(await one.locator("[data-outbox] .k-said__when").first().innerText()), true);
  await one.reload();
  await becomes(() => one.locator("[data-outbox]").count(), 2);
  await becomes(async () => /^Not sent/.test(await one.locator("[data-outbox] .k-said__when").first().innerText()), true);
  // The second has not been tried, because the first goes first; it fails with its own try.
  await one.locator("[data-outbox]").filter({ hasText: "Keep this." }).getByRole("button", { name: "Try again" }).click();
  await one.unroute(`**${path}`, refuse);
  await becomes(() => one.locator("[data-outbox]").count(), 0);
  await becomes(() => said(other), [...before, "Ada: Keep this.", "Ada: Not this."]);

  await one.route(`**${path}`, refuse);
  await write(one, "Better not.");
  await one.locator("[data-outbox]").getByRole("button", { name: "Take back" }).click();
  await becomes(() => one.locator("#composer textarea").inputValue(), "Better not.");
  assert.equal(await one.locator("[data-outbox]").count(), 0);
});

it.test("a message whose answer was lost is stored once", async () => {
  const { ada, ben, path } = await pair("lost");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  let lost = 0;
  await one.route(`**${path}`, async (route) => {
    if (route.request().method() !== "POST" || lost >= 2) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await write(one, "Only once.");
  await becomes(() => one.locator("[data-outbox]").count(), 0);
  assert.ok(lost >= 1);
  assert.deepEqual(await said(other), [...before, "Ada: Only once."]);
  await other.reload();
  assert.deepEqual(await said(other), [...before, "Ada: Only once."]);
});

it.test("two tabs of a browser have one stream between them and say the same", async () => {
  const { ada, ben, path } = await pair("tabs");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  const streams = [];
  one.context().on("request", (request) => {
    if (new URL(request.url()).pathname === "/live") streams.push(request.frame().page());
  });
  await one.goto(path);
  await becomes(() => streams.length, 1);
  const two = await one.context().newPage();
  two.trouble = [];
  await two.goto(path);
  await other.goto(path);
  await write(other, "To both.");
  for (const page of [one, two]) await becomes(async () => (await said(page)).at(-1), "Ben: To both.");
  await write(two, "From the second.");
  await becomes(async () => (await said(one)).at(-1), "You: From the second.");
  assert.equal(streams.length, 1, "one stream");
  await two.bringToFront();
  await one.goto("about:blank");
  await becomes(() => streams.length, 2);
  assert.equal(streams[1], two, "the other tab takes over");
  await write(other, "Still there?");
  await becomes(async () => (await said(two)).at(-1), "Ben: Still there?");
});

it.test("a session that ends while somebody writes loses nothing", async () => {
  const { ada, ben, path } = await pair("over");
  const [one, other, elsewhere] = [await atHome(ada), await it.member(ben), await atHome(ada)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  await elsewhere.goto("/settings");
  await elsewhere.locator('form[action="/settings/sessions/end-others"] button').click();
  await becomes(async () => /^You are signed out\./.test(await one.locator("#live-state").innerText()), true);
  await write(one, "I had already written this.");
  await becomes(async () => /^Not sent\. You are signed out\./.test(await state(one)), true);
  await one.locator("#composer textarea").fill("And half of th");
  await axe(one);
  await shot(one, "conversation-over");
  await one.waitForTimeout(1_500); // longer than a pause in typing
  await one.getByRole("link", { name: "Sign in again" }).click();
  await one.waitForURL("**/sign-in?**");
  await one.locator('main [name="email"]').fill(ada);
  await one.locator('main [name="password"]').fill(it.server.passwordOf(ada));
  await one.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await one.waitForURL(`**${path}`);
  await becomes(() => one.locator("#composer textarea").inputValue(), "And half of th");
  await becomes(() => said(other), [...before, "Ada: I had already written this."]);
});

it.test("signing out asks about what was not sent, and leaves nothing behind", async () => {
  const { ada, path } = await pair("leave");
  const one = await atHome(ada);
  await one.goto(path);
  await one.route(`**${path}`, (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
  await write(one, "Canary of the outbox.");
  await becomes(async () => /^Not sent/.test(await state(one)), true);
  const leave = async () => {
    await one.locator("header summary").click();
    await one.locator("header").getByRole("button", { name: "Sign out" }).click();
  };
  await leave();
  const dialog = one.getByRole("dialog");
  assert.match(await dialog.innerText(), /One message is not sent yet/);
  await axe(one);
  await dialog.getByRole("button", { name: "Stay" }).click();
  assert.equal(await one.locator("[data-outbox]").count(), 1);
  await leave();
  await dialog.getByRole("button", { name: "Sign out and lose it" }).click();
  await one.waitForURL("**/sign-in");
  const left = await one.evaluate(async () => ({
    databases: (await indexedDB.databases()).map((it) => it.name),
    local: Object.keys(localStorage),
    // Of the page that is open now, by htmx: its path, which is that of the door.
    session: Object.values(sessionStorage).filter((it) => it !== "/sign-in"),
    caches: await caches.keys(),
  }));
  assert.deepEqual(left, { databases: [], local: [], session: [], caches: [] });
});

it.test("the guard gives the message back into the form, and nobody else has seen it", async () => {
  const { ada, ben, path } = await pair("guard");
  const [one, other] = [await it.member(ada), await it.member(ben)];
  await Promise.all([one.goto(path), other.goto(path)]);
  const before = await said(other);
  const words = "The patient Mrs Ellison, NHS number 943 476 5919, came back on Friday.";
  await write(one, words);
  await becomes(() => one.locator("#composer .k-guard").count(), 1);
  assert.equal(await one.locator("#composer textarea").inputValue(), words);
  assert.equal(await one.locator("[data-outbox]").count(), 0);
  await shot(one, "conversation-guarded");
  await one.getByRole("button", { name: "Blank it out" }).click();
  await becomes(() => one.locator("#composer .k-guard--done").count(), 1);
  assert.doesNotMatch(await one.locator("#composer textarea").inputValue(), /943 476 5919/);
  await write(one, "A patient came back on Friday.");
  await becomes(() => said(other), [...before, "Ada: A patient came back on Friday."]);
});

it.test("on a shared computer nothing that waits is written to the disk", async () => {
  const { ada, path } = await pair("shared");
  const one = await it.person();
  await one.goto("/sign-in");
  await one.locator('main [name="email"]').fill(ada);
  await one.locator('main [name="password"]').fill(it.server.passwordOf(ada));
  await one.getByLabel("This is a shared computer").check();
  await one.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await one.waitForURL((url) => url.pathname !== "/sign-in");
  await one.goto(path);
  await one.route(`**${path}`, (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
  await write(one, "Only in this tab.");
  await becomes(async () => /^Not sent/.test(await state(one)), true);
  assert.deepEqual(await one.evaluate(async () => (await indexedDB.databases()).map((it) => it.name)), []);
});

it.test("an open page forgets what is not to be seen any more, and whoever is taken out sees nothing", async () => {
  const { ada, ben } = await pair("forget");
  const cem = address("forget", "cem");
  await acquainted(it, ada, cem);
  const [one, other, third] = [await it.member(ada), await it.member(ben, { width: 390, height: 780 }), await it.member(cem)];
  await one.goto("/messages/new");
  for (const box of await one.locator('main input[name="with"]').all()) await box.check();
  await fill(one, { name: "Rota" });
  await send(one, "Go on");
  await one.waitForURL(/\/messages\/[0-9a-f-]{36}/);
  const path = new URL(one.url()).pathname;
  await write(one, "The baker of our village came.");
  await write(one, "Something else.");
  await Promise.all([other.goto(path), third.goto(path)]);
  await becomes(() => said(other), ["Ada: The baker of our village came.", "Ada: Something else."]);

  // Ben answers it; on the phone of Cem an older part of the same is open.
  const message = (await other.locator("#log li[data-number]").first().getAttribute("id")).slice(2);
  await other.goto(`${path}?reply=${message}`);
  await write(other, "Poor soul.");
  await becomes(async () => (await said(one)).at(-1), "Ben: Answers You: The baker of our village came. Poor soul.");
  await other.evaluate(() => (window.same = true));
  const older = await third.context().newPage();
  older.trouble = [];
  await older.goto(`${path}?from=1`);
  await becomes(async () => (await said(older)).length, 3);

  // Reported because a patient may be recognised, it goes at once, in what quotes it too; and nothing is loaded anew.
  await third.goto(`/report/message/${message}`);
  await third.getByRole("button", { name: /patient could be recognised/ }).click();
  await third.waitForURL((it) => !it.pathname.startsWith("/report/message/"));
  for (const page of [other, older]) {
    await becomes(async () => (await said(page)).map((it) => it.replace(/^\w+: /, "")), ["Something else.", "Poor soul."]);
    assert.doesNotMatch(await page.locator("body").innerText(), /baker/);
  }
  await becomes(async () => /Held back until a moderator has looked/.test(await one.locator("#log").innerText()), true);

  // What it is called and what stays in sight.
  const about = await one.context().newPage();
  about.trouble = [];
  await about.goto(`${path}/about`);
  await fill(about, { name: "Tea and rota" });
  await about.locator(`form[action="${path}/name"]`).getByRole("button", { name: "Save" }).click();
  await becomes(() => other.locator("#with").innerText(), "Tea and rota");
  await becomes(() => other.locator("#composer textarea").getAttribute("placeholder"), "Message to Tea and rota");
  assert.ok(await other.evaluate(() => window.same), "nothing was loaded anew");
  await other.locator(`form[action="${path}/tone"] button`).click();
  await becomes(() => one.locator(".k-talk__tone").count(), 1);
  assert.match(await one.locator("#composer").innerText(), /To begin from/);

  // Taken out: nothing of it is left on the page but what one was writing oneself.
  await becomes(() => other.locator(".k-talk__tone").count(), 1);
  await other.locator("#composer textarea").fill("I was about to say");
  await about.goto(`${path}/about`);
  await about.locator("#people-here li").filter({ hasText: "Ben Okri" }).getByRole("button", { name: /^Take out/ }).click();
  await about.getByRole("dialog").getByRole("button", { name: "Take out" }).click();
  await becomes(() => other.locator("#talk h1").innerText(), "This is not open to you any more");
  assert.doesNotMatch(await other.locator("body").innerText(), /Something else|Poor soul|Tea and rota/);
  assert.equal(await other.locator("#kept-words").inputValue(), "I was about to say");
  await axe(other);
  await noSidewaysScroll(other);
  await shot(other, "conversation-taken-out");
  assert.equal((await other.goto(path)).status(), 404);
  for (const page of [one, older]) await becomes(async () => /With .*Ben/.test(await page.locator("#talk-top").innerText()), false);
});

it.test("what is longer than a message stays in the field, with the limit, with scripts and without", async () => {
  const { ada, path } = await pair("long");
  const words = `Begins. ${"word ".repeat(200_000)}Ends.`;
  for (const js of [true, false]) {
    const one = await it.member(ada, { js });
    await one.goto(path);
    await write(one, words);
    await one.locator("#text-error").waitFor();
    assert.match(await one.locator("#text-error").innerText(), /at most 20,000 characters/);
    const kept = await one.locator("#composer textarea").inputValue();
    assert.ok(kept.startsWith("Begins.") && kept.endsWith("Ends."));
    assert.equal(await one.locator("[data-outbox]").count(), 0);
    if (js) {
      await write(one, "Shorter.");
      await becomes(async () => (await said(one)).at(-1), "You: Shorter.");
      assert.equal(await one.locator("#text-error").count(), 0);
    }
  }
});
