// What waits is the same everywhere: the marks of the header and the page of notices agree, in every tab and browser of a member.
// And who is away.
import assert from "node:assert/strict";
import { axe, becomes, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { acquainted, said, write } from "./talk.mjs";

const NAMES = ["tabs", "muted", "archived", "blocked", "away", "plain"];
const address = (name, who) => `${who}.${name}@example.org`;
const it = house({
  prepare(server) {
    for (const name of NAMES) {
      server.addMember({ name: "Ada Lovelace", email: address(name, "ada") });
      server.addMember({ name: "Siân Llewellyn-Featherstonehaugh", email: address(name, "sian") });
    }
  },
});

/** Whether the header marks the messages, in a page that was open already, and whether the page of notices says it. */
async function rings(page) {
  const dot = await page.locator('header [data-waits="messages"]').first().isVisible();
  const two = await page.context().newPage();
  two.trouble = [];
  await two.goto("/notices");
  const rows = await two.locator("main li").allInnerTexts();
  await two.close();
  return { dot, notice: rows.some((it) => /Ada Lovelace sent you a message/.test(it) && /New/.test(it)) };
}
const BOTH = { dot: true, notice: true };
const NONE = { dot: false, notice: false };

/** Two who talk: who writes has the conversation open, who reads another page. */
async function pair(name) {
  const [ada, sian] = [address(name, "ada"), address(name, "sian")];
  const path = await acquainted(it, ada, sian);
  const [writer, reader] = [await it.member(ada), await it.member(sian)];
  await writer.goto(path);
  await reader.goto("/people");
  return { sian, path, writer, reader };
}

it.test("what is read in one tab waits in no other and in no other browser", async () => {
  const { sian, path, writer, reader } = await pair("tabs");
  const phone = await it.member(sian, { width: 390, height: 844 });
  await phone.goto("/settings");
  await write(writer, "Are you there?");
  await becomes(() => rings(reader), BOTH);
  const two = await reader.context().newPage();
  two.trouble = [];
  await two.goto(path);
  await becomes(async () => (await said(two)).at(-1), "Ada: Are you there?");
  for (const page of [reader, phone]) await becomes(() => rings(page), NONE);
});

for (const [name, away, back] of [
  ["muted", "Mute", "Hear of it again"],
  ["archived", "Put into the archive", "Bring back from the archive"],
]) {
  it.test(`what is ${name} rings nowhere, and everywhere once it is heard again`, async () => {
    const { path, writer, reader } = await pair(name);
    await write(writer, "To be heard or not.");
    await becomes(() => rings(reader), BOTH);
    const about = await reader.context().newPage();
    about.trouble = [];
    await about.goto(`${path}/about`);
    await send(about, away);
    await becomes(() => rings(reader), NONE);
    await send(about, back);
    await becomes(() => rings(reader), BOTH);
  });
}

it.test("across a block nothing rings", async () => {
  const { writer, reader } = await pair("blocked");
  await write(writer, "Before the block.");
  await becomes(() => rings(reader), BOTH);
  const profile = await writer.locator("#with a").getAttribute("href");
  await writer.goto(`${profile}/block`);
  await writer.getByRole("main").getByRole("button", { name: /^Block/ }).click();
  await reader.goto("/settings");
  await becomes(() => rings(reader), NONE);
});

for (const js of [true, false]) {
  it.test(`whoever writes to a contact who is away sees until when, ${js ? "with" : "without"} scripts`, async () => {
    const name = js ? "away" : "plain";
    const path = await acquainted(it, address(name, "ada"), address(name, "sian"));
    const sian = await it.member(address(name, "sian"), { js, width: 320, height: 640 });
    const day = (ahead) => new Date(Date.now() + ahead * 24 * 60 * 60 * 1_000);
    const code = (at) => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(at);
    await sian.goto("/settings/letters");
    await sian.getByLabel("First day").fill(code(day(3)));
    await sian.getByLabel("Last day").fill(code(day(1)));
    await sian.getByLabel("Contacts who write to me see until when I am away").check();
    await send(sian, "Keep this choice");
    assert.match(await mainText(sian), /The last day comes before the first/);
    assert.equal(await sian.getByLabel("First day").inputValue(), code(day(3)), "what was typed stays");
    if (js) await axe(sian);
    await sian.getByLabel("First day").fill(code(day(0)));
    await sian.getByLabel("Last day").fill(code(day(9)));
    await sian.getByLabel("The letter that says who waits comes").selectOption("Once a week, on Mondays");
    await send(sian, "Keep this choice");
    await sian.goto("/settings/letters");
    assert.equal(await sian.getByLabel("Last day").inputValue(), code(day(9)));
    assert.equal(await sian.getByLabel("The letter that says who waits comes").inputValue(), "monday");
    await noSidewaysScroll(sian);
    if (js) {
      await axe(sian);
      await shot(sian, "away-chosen-320");
    }
    const until = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "long" }).format(day(9));
    for (const look of [{ width: 320, height: 640 }, { width: 1280, height: 900, theme: "dark" }]) {
      const ada = await it.member(address(name, "ada"), { js, ...look });
      await ada.goto(path);
      assert.match(await ada.locator("#talk-top").innerText(), new RegExp(`Siân is away until ${until}`));
      assert.match(await ada.locator("#composer").innerText(), new RegExp(`Siân is away until ${until}.* What you write waits\\.`));
      await noSidewaysScroll(ada);
      if (js) {
        await axe(ada);
        await shot(ada, `away-talk-${look.width}`);
      }
    }
  });
}
