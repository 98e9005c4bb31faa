// What one does in a conversation besides writing: a day is found, a message stays in sight, both tell how far they have read, and a
// note that hurts is reported; and a computer that slept for a night. At a desk and on a phone, with scripts and without.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { acquainted, ownId, said, write } from "./talk.mjs";

const LOOKS = { desk: { js: true }, phone: { js: true, width: 390, height: 844 }, plain: { js: false } };
const address = (name, who) => `${who}.${name}@example.org`;
const HOUR = 60 * 60 * 1_000;
const it = house({
  prepare(server) {
    server.addMember({ name: "Anna Admin", email: "anna@example.org", admin: true });
    for (const name of [...Object.keys(LOOKS), "slept"]) {
      server.addMember({ name: "Ada Lovelace", email: address(name, "ada") });
      server.addMember({ name: "Ben Okri", email: address(name, "ben") });
      server.addMember({ name: "Hamza Noor", email: address(name, "hamza") });
    }
  },
});

for (const [name, look] of Object.entries(LOOKS)) {
  const [ada, ben, hamza] = ["ada", "ben", "hamza"].map((who) => address(name, who));
  const looked = async (page, part) => {
    if (!look.js) return;
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `talking-${part}-${name}`);
  };
  const about = async (page, path) => {
    await page.goto(path);
    await page.getByRole("link", { name: "About this conversation" }).click();
    await page.waitForURL(/\/about$/);
  };

  it.test(`days, what stays in sight and who has read it, ${name}`, async () => {
    const path = await acquainted(it, ada, ben);
    const [one, other] = [await it.member(ada, look), await it.member(ben, look)];
    await one.goto(path);
    await write(one, "The rota is behind the kettle.");
    await becomes(async () => (await said(one)).at(-1), "You: The rota is behind the kettle.");

    // Jump to a day: today has all of it, tomorrow says that there is nothing, and the way back is there.
    await about(one, path);
    await looked(one, "about");
    const today = await one.locator("#at").inputValue();
    assert.match(today, /^\d{4}-\d\d-\d\d$/);
    await one.getByRole("button", { name: "Go there" }).click();
    await one.waitForURL(new RegExp(`at=${today}`));
    assert.equal((await said(one)).at(-1), "You: The rota is behind the kettle.");
    assert.match(await mainText(one), /The latest messages/);
    await looked(one, "day");
    const later = new Date(Date.parse(today) + 48 * HOUR).toISOString().slice(0, 10);
    await one.goto(`${path}?at=${later}`);
    assert.match(await mainText(one), /Nothing was written here from that day on/);
    await one.getByRole("link", { name: "The latest messages" }).click();
    await becomes(async () => (await said(one)).at(-1), "You: The rota is behind the kettle.");

    // Kept in sight by one, seen by both, taken away by the other.
    await one.locator(".mine .k-said__more").last().press("Enter");
    await one.waitForURL(/\/messages\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
    await send(one, "Keep it in sight");
    await other.goto(path);
    const pin = (page) => page.locator(".k-talk__pin");
    for (const page of [one, other]) assert.match(await pin(page).innerText(), /The rota is behind the kettle/);
    await looked(other, "pinned");
    await pin(other).getByRole("link").click();
    await other.waitForURL(/\/messages\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
    await send(other, "Do not keep it in sight");
    await one.goto(path);
    assert.equal(await pin(one).count(), 0);

    // One alone tells nothing; both tell it of each other, and one press takes it back.
    await about(one, path);
    await send(one, "Show how far I have read");
    await other.goto(path);
    if (!look.js) await send(other, "Mark as read");
    await one.goto(path);
    assert.equal(await one.locator("#readers").count(), 0, "Ben has not switched it on");
    await about(other, path);
    await send(other, "Show how far I have read");
    await other.goto(path);
    await write(one, "Did you find it?");
    await becomes(async () => (await said(one)).at(-1), "You: Did you find it?");
    if (look.js) await becomes(async () => (await said(other)).at(-1), "Ada: Did you find it?");
    await other.goto(path);
    if (!look.js) await send(other, "Mark as read");
    const readers = async () => {
      await one.goto(path);
      return (await one.locator("#readers").count()) && (await one.locator("#readers").innerText()).trim();
    };
    await becomes(readers, "Read");
    await looked(one, "read");
    await about(other, path);
    await send(other, "Do not show how far I have read");
    assert.equal(await readers(), 0, "and nothing is told any more");
  });

  it.test(`a note that hurts is reported, ${name}`, async () => {
    const [writes, gets, anna] = [await it.member(hamza, look), await it.member(ada, look), await it.member("anna@example.org")];
    await writes.goto(`/people/${await ownId(gets)}/request`);
    await fill(writes, { note: "You are a disgrace to your practice." });
    await send(writes, "Send");
    await gets.goto("/requests");
    await gets.locator('main a[href^="/requests/"]').first().click();
    await gets.waitForURL(/\/requests\/[0-9a-f-]{36}/);
    const request = new URL(gets.url()).pathname;
    await gets.getByRole("link", { name: "Report this note" }).click();
    await gets.waitForURL("**/report/request/*");
    await looked(gets, "report");
    await fill(gets, { words: "It is an insult." });
    await send(gets, "Something else");
    assert.equal(new URL(gets.url()).pathname, "/reports");
    assert.match(await mainText(gets), /A moderator has not looked yet/);
    await looked(gets, "reported");
    await anna.goto("/moderation");
    await anna.getByRole("link", { name: /Hamza Noor/ }).first().click();
    const seen = await mainText(anna);
    assert.match(seen, /You are a disgrace to your practice\./);
    assert.match(seen, /It is an insult\./);
    // It can still be answered, and whoever wrote it learns that it was reported, by nobody's name.
    await gets.goto(request);
    assert.match(await heading(gets), /Hamza Noor wrote to you/);
    await writes.goto("/reports/about-me");
    assert.ok(!(await mainText(writes)).includes("Ada"), "who reported stays unknown");
    await send(await atCase(anna), "Answer");
  });
}

/** Somebody at a computer of their own: the session outlasts the night, and so does what waits. */
async function atHome(email) {
  const page = await it.person();
  await page.goto("/sign-in");
  await page.getByLabel("This is a shared computer").uncheck();
  await fill(page, { email, password: it.server.passwordOf(email) });
  await send(page, "Sign in");
  return page;
}

/** The case that a moderator has before them, with the answer filled in. */
async function atCase(page) {
  await fill(page, { to_reporter: "Thank you. We have spoken to them." });
  return page;
}

// Abuse case 117.
it.test("two tabs and a computer that slept for eight hours: what was written offline comes once, and nothing is missing", async () => {
  const [ada, ben] = [address("slept", "ada"), address("slept", "ben")];
  const path = await acquainted(it, ada, ben);
  const [one, other] = [await atHome(ada), await it.member(ben)];
  await one.clock.install();
  await one.goto(path);
  const two = await one.context().newPage();
  two.trouble = [];
  await two.clock.install();
  await two.goto(path);
  await other.goto(path);
  const before = await said(other);
  // The lid is closed: no network, and no time for the page either.
  await one.context().setOffline(true);
  await write(one, "Before I slept.");
  await becomes(() => one.locator("[data-outbox]").count(), 1);
  await write(other, "Are you there?");
  await becomes(async () => (await said(other)).at(-1), "You: Are you there?");
  for (const page of [one, two]) await page.clock.fastForward(8 * HOUR);
  await write(two, "And when I woke.");
  await one.context().setOffline(false);
  for (const page of [one, two]) await page.clock.runFor(60_000);
  await becomes(() => one.locator("[data-outbox]").count(), 0);
  await becomes(() => two.locator("[data-outbox]").count(), 0);
  const mine = ["Before I slept.", "And when I woke."];
  const heard = async () => (await said(other)).slice(before.length);
  await becomes(async () => (await heard()).length, 3);
  assert.deepEqual((await heard()).filter((line) => line.startsWith("Ada: ")).sort(), mine.map((it) => `Ada: ${it}`).sort());
  const theirs = async (page) => {
    await page.clock.runFor(5_000);
    return (await said(page)).slice(before.length).length;
  };
  for (const page of [one, two]) await becomes(() => theirs(page), 3, "each tab has all three, each once");
  await other.reload();
  assert.equal((await heard()).length, 3, "and the server has each once");
});
