// Discussions as people use them: asked, answered, summed up and voted on, with scripts and without, on a phone and on paper.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { founded } from "./talk.mjs";

const PHONE = { width: 320, height: 700 };
const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: LONG, email: `long.${how}@example.org` });
      server.addMember({ name: `Cem ${how}`, email: `cem.${how}@example.org` });
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`asked, answered, summed up and voted on, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const group = await founded(ada, ben, `Skin surgery ${how}`);
    const look = async (page, name) => {
      await noSidewaysScroll(page);
      if (!js) return;
      await axe(page);
      await shot(page, `discussions-${name}`);
    };

    // Nothing yet; then a question, looked at before it is sent.
    await ada.goto(`${group}/discussions`);
    assert.match(await mainText(ada), /Nothing has been written here yet/);
    await look(ada, "empty");
    await ada.getByRole("link", { name: "Ask or start something" }).first().click();
    await ada.waitForURL(/\/discussions\/new$/);
    await look(ada, "new");
    await fill(ada, { title: "How do you run a list?", text: "With **one** pair of hands:\n\n- trays\n- labels", tags: "staffing" });
    await send(ada, "Preview");
    assert.match(await mainText(ada), /As it will stand there/);
    assert.equal(await ada.locator("#title").inputValue(), "How do you run a list?");
    await send(ada, "Ask");
    await ada.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    const thread = new URL(ada.url()).pathname;
    assert.equal(await heading(ada), "How do you run a list?");
    await look(ada, "question");

    // The other one answers on a phone, after having been asked for words.
    await ben.goto(`${group}/discussions`);
    await look(ben, "list-phone");
    await ben.getByRole("link", { name: "How do you run a list?" }).click();
    await ben.waitForURL(new RegExp(thread));
    await look(ben, "thread-phone");
    await send(ben, "Post reply");
    assert.match(await ben.locator("#text-error").innerText(), /Write something first/);
    if (js) await axe(ben);
    await fill(ben, { text: "Trays the day before. Averylongwordwithoutanyspacesinitwhatsoeverthatgoesonandonandon." });
    await send(ben, "Post reply");
    await ben.waitForURL(/#post-/);
    await look(ben, "answered-phone");

    // Whoever asked sees it: with scripts without a reload.
    if (js) await ada.waitForFunction(() => document.querySelector("#posts")?.innerText.includes("Trays the day before"));
    else await ada.goto(thread);
    assert.match(await mainText(ada), /Trays the day before/);
    await ada.goto(thread);
    await ada.getByRole("link", { name: /Thanks, agree, differ/ }).last().click();
    await ada.waitForURL(/\/posts\//);
    await look(ada, "post");
    await ada.getByRole("button", { name: "Tried it" }).click();
    await ada.waitForURL(/#post-/);
    assert.match(await mainText(ada), /Tried it: you/);
    await ada.getByRole("link", { name: /^Quote/ }).last().click();
    await ada.waitForURL(/reply=/);
    assert.match(await mainText(ada), /Answers Oluwaseun.*Trays the day before/s);
    await fill(ada, { text: "Thank you." });
    await send(ada, "Post reply");
    await ada.waitForURL(/#post-/);

    // What one begins to write is there again.
    await ben.goto(thread);
    await ben.locator("#text").fill("Half a thought");
    if (js) await ben.waitForResponse((answer) => answer.url().endsWith("/draft"));
    else await send(ben, "Keep as a draft");
    await ben.goto(thread);
    assert.equal(await ben.locator("#text").inputValue(), "Half a thought");

    // In short: proposed by one, put on top by the other.
    await ben.goto(`${thread}/summary`);
    await look(ben, "summary-phone");
    await fill(ben, { words: "Trays the day before, labels aloud." });
    await send(ben, "Propose it");
    await ada.goto(`${thread}/summary`);
    await look(ada, "summary");
    await send(ada, "Put it on top");
    await ada.waitForURL(new RegExp(`${thread}$`));
    assert.match(await mainText(ada), /In short.*Views of colleagues, not guidance/s);
    await look(ada, "thread");
    if (js) await shot(ada, "discussions-thread-print");

    // One press makes a resource of it, credited to whoever proposed it; the group finds it in the library.
    await send(ada, "Turn it into a library resource");
    await ada.waitForURL(/\/library\/[0-9a-f-]{36}\/edit$/);
    const resource = new URL(ada.url()).pathname.replace("/edit", "");
    assert.match(await mainText(ada), /Only those who write it see it until it is published/);
    assert.match(await ada.locator("#body").inputValue(), /Trays the day before, labels aloud/);
    await fill(ada, { title: `A list that ends ${how} scripts`, summary: "Trays and labels." });
    await send(ada, "Save and go on to publish");
    await ada.waitForURL(/\/publication$/);
    await ada.locator("#may").check();
    await send(ada, "Publish");
    await ada.waitForURL(`**${resource}`);
    await ben.goto(resource);
    assert.match(await mainText(ben), /Trays the day before, labels aloud/);
    await look(ben, "resource-phone");
    await ada.goto(thread);

    // A poll, with what is wrong said beside the field.
    await ada.goto(`${group}/discussions/new?kind=poll`);
    await fill(ada, { title: "Which afternoon?", text: "The room is free.", choices: "Wednesday", until: "2027-06-30" });
    await send(ada, "Start the poll");
    assert.match(await ada.locator("#choices-error").innerText(), /two to ten choices/);
    await look(ada, "new-poll");
    await fill(ada, { choices: "Wednesday\nThursday" });
    await send(ada, "Start the poll");
    await ada.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    await ben.goto(new URL(ada.url()).pathname);
    await ben.getByLabel("Thursday").check();
    await send(ben, "Choose");
    await ben.waitForURL(/#poll$/);
    assert.match(await mainText(ben), /Thursday 1 of 1 yours/);
    await look(ben, "poll-phone");

    // Whoever looks after it closes it.
    await ada.goto(`${new URL(ben.url()).pathname}/settings`);
    await look(ada, "settings");
    await send(ada, "Close it");
    await ben.goto(new URL(ben.url()).pathname);
    assert.match(await mainText(ben), /Closed: it can be read/);
    await look(ben, "closed-phone");
  });
  it.test(`what a host hides leaves the pages on which it stands, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const cem = await it.member(`cem.${how}@example.org`, { js });
    const group = await founded(ada, ben, `What goes ${how}`);
    await cem.goto(`${group}/membership`);
    await send(cem, "Join");
    await cem.waitForURL(/\/discussions$/);
    await cem.goto(`${group}/discussions/new`);
    await fill(cem, { title: "Who is it?", text: "Somebody whom one would recognise." });
    await send(cem, "Ask");
    await cem.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    const thread = new URL(cem.url()).pathname;
    await ben.goto(thread);
    await fill(ben, { text: "I would not say." });
    await send(ben, "Post reply");
    await ben.waitForURL(/#post-/);
    await ben.locator("#text").fill("Something I was about to say");

    await ada.goto(thread);
    await ada.locator("#posts li").first().getByRole("link", { name: /^Thanks, agree/ }).click();
    await ada.waitForURL(/\/posts\//);
    await ada.getByText("Hide it from the group").click();
    await ada.locator("details").getByLabel("Why, for its author to read").fill("One would recognise them.");
    await send(ada, "Hide it");
    await ada.getByRole("heading", { name: "It is hidden from the group" }).waitFor();
    if (js) {
      await ben.waitForFunction(() => document.querySelector("h1")?.textContent === "Not here any more");
      assert.equal(await ben.locator("#posts li").count(), 0);
      assert.doesNotMatch(await mainText(ben), /recognise|Who is it/);
      assert.equal(await ben.locator("#text").inputValue(), "Something I was about to say");
      await noSidewaysScroll(ben);
      await axe(ben);
      await shot(ben, "discussions-gone-phone");
    }
    await ben.goto(thread);
    assert.doesNotMatch(await ben.locator("body").innerText(), /recognise|Who is it/);

    // Its author is told, reads why, and objects; whoever hid it reads that.
    await cem.goto(thread);
    assert.match(await mainText(cem), /Hidden from the others: One would recognise them/);
    await cem.locator("#posts li").first().getByRole("link", { name: /^More/ }).click();
    await cem.waitForURL(/\/posts\//);
    await fill(cem, { words: "It is I myself." });
    await send(cem, "Object");
    await ada.reload();
    assert.match(await mainText(ada), /Its author objects: It is I myself/);
    await send(ada, "Show it again");
    await ben.goto(thread);
    assert.match(await mainText(ben), /Who is it/);

    // Worded anew by whoever looks after it: what it was called before stays readable, and its author can object to that.
    await ada.goto(`${thread}/settings`);
    await fill(ada, { title: "How does one ask about oneself?" });
    await send(ada, "Save");
    await ada.waitForURL(new RegExp(`${thread}$`));
    await cem.goto(`${thread}/settings`);
    assert.match(await mainText(cem), /worded it anew/);
    await fill(cem, { words: "That is not what I asked." });
    if (js) {
      await noSidewaysScroll(cem);
      await axe(cem);
      await shot(cem, "discussions-object");
    }
    await send(cem, "Object");
    await cem.waitForURL(/\/settings$/);
    assert.match(await mainText(cem), /Objection: That is not what I asked/);
    await ben.goto(thread);
    await ben.locator("#posts li").first().getByRole("link", { name: /^Thanks, agree/ }).click();
    await ben.waitForURL(/\/posts\//);
    assert.match(await mainText(ben), /What it was called before[\s\S]*Who is it\?/);
    if (js) await noSidewaysScroll(ben);
  });
}
