// What passes between people because of something in the library: who is credited says how far it goes; the author is thanked and
// asked; the board says what is needed. With scripts and without, one of the two on a phone.
import assert from "node:assert/strict";
import { becomes, fill, heading, mainText, send } from "./harness.mjs";
import { LONG, PHONE, looker, publish, publishes, readers } from "./resources.mjs";
import { acquainted, founded, ownId } from "./talk.mjs";

const INNOVATION = { summary: "Bloods without the evening pile.", problem: "An evening pile.", change: "Two mornings.", start: "Tell the van." };
const it = readers(1);

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const look = looker(js, "library-people");

  it.test(`whoever is credited says how far it goes, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const outside = await it.member(`reader1.${how}@example.org`, { js });
    const group = await founded(ada, other, `Trays ${how}`);
    await ada.goto(`${group}/discussions/new`);
    await fill(ada, { title: "Which tray at six?", text: "There are two." });
    await send(ada, "Ask");
    await ada.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    const thread = new URL(ada.url()).pathname;
    await other.goto(`${thread}/summary`);
    await fill(other, { words: "The small one, before six." });
    await send(other, "Propose it");
    await ada.goto(`${thread}/summary`);
    await send(ada, "Put it on top");
    await ada.waitForURL(new RegExp(`${thread}$`));
    await send(ada, "Turn it into a library resource");
    await ada.waitForURL(/\/edit$/);
    const title = `The small tray ${how} scripts`;
    await fill(ada, { title, summary: "Before six." });
    await send(ada, "Save and go on to publish");
    await ada.waitForURL(/\/publication$/);
    const url = new URL(ada.url()).pathname.replace("/publication", "");

    // Not further than the group before they agree; they are asked by one press.
    assert.match(await mainText(ada), new RegExp(`not everybody from whose words it is made has agreed.*Not yet: ${LONG[how]}`));
    await look(ada, "unagreed");
    await ada.locator("input[name=audience][value=members]").check();
    await ada.locator("#may").check();
    await send(ada, "Publish");
    assert.match(await mainText(ada), /has agreed that others read it/);
    await look(ada, "unagreed-wrong");
    await send(ada, "Ask them whether others may read it");
    await ada.waitForURL(`**${url}/people`);
    await look(ada, "asked");
    await becomes(async () => {
      await other.goto("/notices");
      return other.getByRole("link", { name: /made something for the library from what you said/ }).count();
    }, 1, "they are told");
    await other.getByRole("link", { name: /made something for the library from what you said/ }).click();
    await other.waitForURL(`**${url}/invitation`);
    assert.equal(await heading(other), "Made from what you said");
    await look(other, "credit-phone");
    await send(other, "Save");
    assert.match(await mainText(other), /Please check/);
    await look(other, "credit-wrong-phone");
    // By the keyboard alone: the arrow goes on to the next answer.
    await other.locator("input[name=answer]").first().focus();
    await other.keyboard.press("Space");
    await other.keyboard.press("ArrowDown");
    assert.ok(await other.locator("input[name=answer][value=nameless]").isChecked());
    await send(other, "Save");
    await other.waitForURL("**/library?show=mine");

    // Now it goes further, without their name. (Of a group that is not open nothing else is told either: `consent.rs`.)
    await ada.goto(`${url}/publication`);
    assert.doesNotMatch(await mainText(ada), /Not yet:/);
    await ada.locator("input[name=audience][value=members]").check();
    await ada.locator("#may").check();
    await send(ada, "Publish");
    await ada.waitForURL(`**${url}`);
    await outside.goto(url);
    assert.match(await mainText(outside), /The small one, before six/);
    assert.ok(!(await outside.content()).includes(LONG[how]), "not named, as they said");
    await look(outside, "read");
  });

  it.test(`thanked and asked, ${how} scripts`, async () => {
    await acquainted(it, `long.${how}@example.org`, `ada.${how}@example.org`);
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const stranger = await it.member(`reader1.${how}@example.org`, { js });
    const title = `A letter that is read ${how} scripts`;
    const url = await publishes(ada, "template", { title, summary: "One page.", body: "Dear all," });
    await ada.goto("/library/thanks");
    await look(ada, "thanks-none");
    assert.match(await mainText(ada), /When somebody thanks you/);

    // One press is enough; words can be added, and all of it taken back.
    await other.goto(url);
    await other.getByRole("button", { name: "Thank them" }).click();
    await becomes(async () => other.getByRole("link", { name: "You thanked them" }).count(), 1, "it says so");
    await other.getByRole("link", { name: "You thanked them" }).click();
    await other.waitForURL(`**${url}/thanks`);
    await look(other, "thanked-phone");
    await fill(other, { words: "Nobody rings about it any more." });
    await send(other, "Thank them");
    await other.waitForURL(`**${url}`);
    await ada.goto("/library?show=mine");
    await ada.getByRole("link", { name: "Thanks that you were given" }).click();
    await ada.waitForURL("**/library/thanks");
    assert.match(await mainText(ada), /Nobody rings about it any more\./);
    await look(ada, "thanks");
    await other.goto(`${url}/thanks`);
    await other.getByRole("button", { name: "Take your thanks back" }).click();
    await becomes(async () => {
      await ada.goto("/library/thanks");
      return /Nobody rings/.test(await mainText(ada));
    }, false, "gone from hers");

    // Asked: a contact writes where both talk, with its address there already; anybody else asks to get to know them.
    await other.goto(url);
    await other.getByRole("link", { name: "Ask the author" }).click();
    await other.waitForURL(/\/messages\/to\//);
    assert.ok((await other.locator("#composer textarea").inputValue()).includes(url), "its address is there");
    await look(other, "ask-phone");
    await stranger.goto(url);
    await stranger.getByRole("link", { name: "Ask the author" }).click();
    await stranger.waitForURL(new RegExp(`/people/${await ownId(ada)}/request`));
    assert.ok((await stranger.locator("main textarea[name=note]").inputValue()).includes(url), "its address is there too");
    await look(stranger, "ask-stranger");
  });

  it.test(`the board says what is needed, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const title = `Results day ${how} scripts`;
    const url = await publishes(ada, "innovation", { title, ...INNOVATION });
    await ada.goto(`${url}/needs`);
    await ada.locator("#translate_asked").check();
    await fill(ada, { translate_words: "the leaflet into Welsh" });
    await send(ada, "Save");
    await ada.waitForURL(`**${url}`);
    await other.goto("/library/board");
    const pin = other.locator(".k-pin", { has: other.getByRole("link", { name: title }) });
    assert.match(await pin.innerText(), /Somebody to translate it/);
    await look(other, "board-phone");
    // A topic about which there is nothing says so, and the way back is beside it.
    await other.locator("#topic").focus();
    await other.keyboard.press("End");
    await other.keyboard.press("Tab");
    await other.keyboard.press("Enter");
    await other.waitForURL(/topic=/);
    assert.match(await mainText(other), /Nothing about that yet/);
    await look(other, "board-empty-phone");
  });
}
