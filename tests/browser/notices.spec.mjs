// The page of notices, the bell, who waits on home, and what one wants to be told.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerych";
const people = {};
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      people[how] = server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: `Tomasz Wiśniewski`, email: `tomasz.${how}@example.org` });
      server.addMember({ name: LONG, email: `long.${how}@example.org` });
    }
    server.addMember({ name: "Wei Ling", email: "wei@example.org" });
  },
});

/** Somebody writes to a person who is not their contact, by the form on the profile. */
async function write(from, to) {
  const page = await it.member(from);
  await page.goto(`/people/${to}/request`);
  await fill(page, { note: "I took the long way round to a skin list, and would gladly tell you what to skip." });
  await send(page, "Send");
}

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a note is told once, and seen, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    await ada.goto("/notices");
    assert.equal(await heading(ada), "Notices");
    assert.match(await mainText(ada), /Nothing waits for you/);
    const bell = ada.getByRole("banner").locator("a[href='/notices']");
    const dot = bell.locator("[data-waits=notices]");
    assert.equal(await dot.isVisible(), false);
    if (js) {
      await axe(ada);
      await shot(ada, "notices-none");
    }
    await write(`tomasz.${how}@example.org`, people[how].id);
    await write(`long.${how}@example.org`, people[how].id);
    // The open page learns of it by itself; without scripts the bell is a link.
    if (js) await becomes(() => dot.isVisible(), true, "the bell has a dot");

    await ada.goto("/");
    const waiting = ada.getByRole("region", { name: "Waiting for you" });
    assert.equal(await waiting.getByRole("listitem").count(), 2);
    assert.match(await mainText(ada), /Some wait for you/);
    if (js) await axe(ada);
    await bell.click();
    await ada.waitForURL("**/notices");
    assert.match(await mainText(ada), /Today .*Tomasz Wiśniewski wrote to you/);
    assert.equal(await ada.getByText("New", { exact: true }).count(), 2);
    assert.doesNotMatch(await ada.title(), /\d/, "the title of a page never counts");
    if (js) {
      await axe(ada);
      await shot(ada, "notices");
    }
    await send(ada, "Mark as seen: Tomasz");
    assert.equal(await ada.getByText("New", { exact: true }).count(), 1);
    await ada.getByRole("link", { name: "Tomasz Wiśniewski wrote to you" }).click();
    await ada.waitForURL("**/requests/**");
    await ada.goto("/notices");
    await send(ada, "Mark all as seen");
    assert.match(await mainText(ada), /You have seen all of them/);
    if (js) await becomes(() => dot.isVisible(), false, "the dot is gone");
    await ada.goto("/");
    assert.equal(await waiting.count(), 0);
  });

  it.test(`one chooses what one is told, and when, ${how} scripts`, async () => {
    const wei = await it.member("wei@example.org", { js });
    await wei.goto("/settings/letters");
    assert.equal(await heading(wei), "Notices and letters");
    if (js) await axe(wei);
    // What is as usual is folded, a heading for each.
    const notes = wei.locator("main details", { hasText: "Notes, introductions, keeping in touch" });
    if (js) {
      assert.equal(await wei.locator("main details[open]").count(), 0);
      await notes.locator("summary").click();
    }
    assert.notEqual(await notes.getAttribute("open"), null, "what was chosen before is open");
    if (js) await axe(wei);
    const requests = wei.getByRole("group", { name: "Somebody who is not your contact writes to you" });
    await requests.getByLabel("By letter").selectOption("At once");
    await wei.getByLabel("At this hour").selectOption("7.00");
    await wei.getByLabel("By the clock of").selectOption("Asia/Kolkata");
    await wei.getByLabel("Between hours of my own").check();
    await wei.getByLabel("From", { exact: true }).selectOption("9.00");
    await wei.getByLabel("To", { exact: true }).selectOption("9.00");
    await send(wei, "Keep this choice");
    // What was chosen stays, and the problem leads to its field.
    await wei.getByRole("link", { name: "Choose two different hours." }).click();
    if (js) assert.equal(await wei.evaluate(() => document.activeElement.id), "from");
    else assert.match(wei.url(), /#from$/);
    assert.equal(await requests.getByLabel("By letter").inputValue(), "request:once");
    assert.equal(await wei.getByLabel("By the clock of").inputValue(), "Asia/Kolkata");
    if (js) await axe(wei);
    await wei.getByLabel("To", { exact: true }).selectOption("17.00");
    await send(wei, "Keep this choice");
    await wei.goto("/settings/letters");
    assert.match(await wei.locator("main details[open] > summary").innerText(), /^Notes.*one as you chose$/);
    assert.equal(await requests.getByLabel("By letter").inputValue(), "request:once");
    assert.equal(await wei.getByLabel("Between hours of my own").isChecked(), true);
    assert.equal(await wei.getByLabel("At this hour").inputValue(), "7");
  });
}

it.test("both fit every window and every colour", async () => {
  await write("tomasz.with@example.org", people.without.id);
  for (const look of [
    { width: 1280, height: 900 },
    { width: 1280, height: 900, theme: "dark" },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
    { width: 1280, height: 900, forced: true },
  ]) {
    const page = await it.member("ada.without@example.org", look);
    const name = `${look.width}${look.theme ? "-dark" : ""}${look.forced ? "-forced" : ""}`;
    for (const [path, what] of [["/notices", "notices"], ["/settings/letters", "notices-chosen"], ["/", "home-waiting"]]) {
      await page.goto(path);
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `${what}-${name}`);
    }
    await page.goto("/settings/letters");
    await page.evaluate(() => document.querySelectorAll("main details").forEach((it) => (it.open = true)));
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `notices-unfolded-${name}`);
  }
});
