// Conversations as people use them: two by two and a few together, with scripts and without, on a phone and on paper.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { acquainted, said, write } from "./talk.mjs";

const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: `Ben ${how}`, email: `ben.${how}@example.org` });
      server.addMember({ name: how === "with" ? LONG : "Siân Ní Dhomhnaill", email: `long.${how}@example.org` });
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a conversation from one end to the other, ${how} scripts`, async () => {
    const talk = await acquainted(it, `ada.${how}@example.org`, `ben.${how}@example.org`);
    await acquainted(it, `ada.${how}@example.org`, `long.${how}@example.org`);
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`ben.${how}@example.org`, { js, width: 390, height: 844 });
    const look = async (page, name) => {
      if (!js) return;
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `messages-${name}`);
    };

    // The list, and the conversation with the note that opened it.
    await ben.goto("/messages");
    assert.equal(await heading(ben), "Messages");
    await look(ben, "list-phone");
    await ada.goto("/messages");
    await look(ada, "list");
    await ben.goto(talk);
    assert.match(await mainText(ben), /shall we talk about the rota/);
    await write(ben, "Gladly. **Thursday** suits me:\n\n- before surgery\n- or at lunch");
    await ben.waitForFunction(() => document.querySelector("#log")?.innerText.includes("Thursday"));
    await look(ben, "phone");

    await ada.goto(talk);
    const lines = await said(ada);
    assert.match(lines.at(-1), /^Ben: Gladly. Thursday suits me/);
    await look(ada, "wide");

    // An answer to that message, and a word to it with a name.
    await ada.locator(".theirs .k-said__more").last().focus();
    await ada.locator(".theirs .k-said__more").last().press("Enter");
    await ada.waitForURL(/\/messages\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
    assert.equal(await heading(ada), "Message from Ben");
    await look(ada, "message");
    await send(ada, "Thanks");
    assert.match(await mainText(ada), /Thanks: you/);
    await ada.locator(".theirs .k-said__more").last().press("Enter");
    await ada.getByRole("link", { name: "Answer it" }).click();
    await ada.waitForURL(/reply=/);
    assert.match(await mainText(ada), /Answers Ben: Gladly/);
    await look(ada, "answering");
    await write(ada, "At lunch then.");
    await ada.waitForFunction(() => document.querySelector("#log")?.innerText.includes("At lunch then"));

    // Changed within the day; what stood there can be read.
    await ada.goto(talk);
    await ada.locator(".mine .k-said__more").last().press("Enter");
    await ada.waitForURL(/\/messages\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
    assert.equal(await heading(ada), "Your message");
    await fill(ada, { text: "At lunch then, in the kitchen." });
    await send(ada, "Save");
    await ben.goto(talk);
    assert.match(await mainText(ben), /in the kitchen\..*Edited/s);

    // One press sets the tone, and it shows who did.
    await ben.getByRole("button", { name: "Ask for questions, please, not advice" }).click();
    await ben.waitForURL(/#text$/);
    await ada.goto(talk);
    assert.match(await mainText(ada), new RegExp(`Questions, please, not advice. Ben ${how} asked for it`));
    await look(ada, "questions");

    // What there is to know about it, and how one keeps it.
    await ada.getByRole("link", { name: "About this conversation" }).click();
    assert.equal(await heading(ada), "About this conversation");
    await look(ada, "about");
    await send(ada, "Mute");
    assert.match(await mainText(ada), /Hear of it again/);

    // Found again by opening and reading.
    await ada.goto(`${talk}/search`);
    await fill(ada, { q: "kitchen" });
    await send(ada, "Search");
    assert.ok(!ada.url().includes("kitchen"), "what one looks for stands in no address");
    assert.match(await mainText(ada), /One message in this conversation/);
    await look(ada, "found");
  });

  it.test(`a few together, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const small = await it.member(`long.${how}@example.org`, { js, width: 320, height: 640 });
    await ada.goto("/messages/new");
    assert.equal(await heading(ada), "New message");
    if (js) {
      await axe(ada);
      await shot(ada, "messages-new");
    }
    for (const box of await ada.locator('main input[name="with"]').all()) await box.check();
    await fill(ada, { name: "Stockton registrars" });
    await send(ada, "Go on");
    await ada.waitForURL(/\/messages\/[0-9a-f-]{36}/);
    const talk = new URL(ada.url()).pathname;
    await write(ada, "The rota is up.");
    await ada.waitForFunction(() => document.querySelector("#log")?.innerText.includes("The rota is up"));
    await small.goto(talk);
    assert.match(await mainText(small), new RegExp(`Ada ${how}, .*The rota is up`, "s"));
    await noSidewaysScroll(small);
    if (js) {
      await axe(small);
      await shot(small, "messages-group-320");
    }
    await small.goto(`${talk}/about`);
    assert.match(await mainText(small), /has been here longest/);
    await noSidewaysScroll(small);
    if (js) {
      await axe(small);
      await small.emulateMedia({ media: "print" });
    }
    await small.goto(talk);
    if (js) await shot(small, "messages-print");
  });
}

it.test("what may name a patient is not sent, and stays in the form", async () => {
  const talk = await acquainted(it, "ben.with@example.org", "long.with@example.org");
  for (const js of [true, false]) {
    const ben = await it.member("ben.with@example.org", { js, width: 390, height: 844 });
    await ben.goto(talk);
    await write(ben, "NHS number 943 476 5919 came back on a Friday.");
    await ben.locator(".k-guard").waitFor();
    assert.match(await mainText(ben), /Nothing has been sent/);
    assert.match(await ben.locator("#text").inputValue(), /came back on a Friday/);
    if (js) {
      await axe(ben);
      await shot(ben, "messages-guard");
    }
  }
});

it.test("in the dark and in forced colours", async () => {
  for (const look of [{ theme: "dark" }, { forced: true }]) {
    const ada = await it.member("ada.with@example.org", look);
    await ada.goto("/messages");
    await ada.locator("#convos a").first().click();
    await ada.waitForURL(/\/messages\/[0-9a-f-]{36}/);
    await axe(ada);
    await shot(ada, `messages-${look.theme ?? "forced"}`);
  }
});
