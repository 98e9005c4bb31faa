// What comes of something that is published: made by another into their own, changed, taken in; withdrawn, and read by whom it
// concerns. With scripts and without, wide and on a phone.
import assert from "node:assert/strict";
import { becomes, fill, heading, mainText, send } from "./harness.mjs";
import { PHONE, looker, publish, readers } from "./resources.mjs";

const it = readers();

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`made one's own, changed, taken in, withdrawn, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const look = looker(js, "lineage");
    const published = (page, what) => publish(page, { before: (it) => look(it, `publish-${what}`) });

    // Published by one, made by another into their own.
    const title = `Results day ${how} scripts`;
    await ada.goto("/library/new?kind=document");
    await fill(ada, { title, summary: "Bloods without the evening pile.", body: "Two mornings.\n\nTell the van." });
    const url = await published(ada, "original");
    await other.goto(url);
    await look(other, "original-phone");
    await send(other, "Adapt it");
    await other.waitForURL(/\/edit$/);
    assert.equal(await other.locator("#title").inputValue(), title);
    await look(other, "draft-phone");
    await send(other, "Save and go on to publish");
    await other.waitForURL(/\/publication$/);
    assert.match(await mainText(other), /Say what is different in yours/);
    await look(other, "lacking-phone");
    await other.getByRole("link", { name: "Go back to the text" }).click();
    await other.waitForURL(/\/edit$/);
    await fill(other, { title: `${title}, in Redcar`, difference: "There is no van here.", body: "Four mornings.\n\nTell the van." });
    const own = await published(other, "own-phone");
    assert.match(await mainText(other), new RegExp(`Adapted from ${title}, version 1, by Ada ${how}, CC BY 4.0`));
    await look(other, "own-phone");

    // Both see the tree: drawn, with links that the keyboard reaches, and as a list.
    await ada.goto(url);
    await ada.getByRole("link", { name: "1 adaptation" }).click();
    await ada.waitForURL(`**${url}/lineage`);
    assert.equal(await heading(ada), "Who made it their own");
    assert.match(await mainText(ada), /There is no van here\./);
    await look(ada, "tree");
    const drawn = ada.locator("svg a").last();
    await drawn.focus();
    await ada.keyboard.press("Enter");
    await ada.waitForURL(`**${own}`);
    await other.goto(`${own}/lineage`);
    assert.equal(await other.locator(".k-lineage__drawn").isVisible(), false, "on a phone the list is enough");
    await look(other, "tree-phone");

    // The original changes; whoever adapted it takes that in and loses nothing.
    await ada.goto(`${url}/edit`);
    await fill(ada, { body: "Three mornings.\n\nTell the van.\n\nCount the urgent ones." });
    await published(ada, "revised");
    await becomes(async () => {
      await other.goto("/notices");
      return (await mainText(other)).includes(`“${title}” changed`);
    }, true, "told that it changed");
    await other.getByRole("link", { name: new RegExp(`${title}” changed`) }).click();
    await other.waitForURL(`**${own}/original`);
    assert.match(await mainText(other), /Where you changed the same yourself, yours stays/);
    await look(other, "changed-phone");
    await send(other, "Take it in");
    await other.waitForURL(`**${own}/edit`);
    assert.equal(await other.locator("#body").inputValue(), "Four mornings.\n\nTell the van.\n\nCount the urgent ones.");
    assert.equal(await other.locator(".k-theirs ins").first().innerText(), "Three");
    await look(other, "taken-in-phone");
    await published(other, "again-phone");
    assert.match(await mainText(other), /version 2, by Ada/);

    // Withdrawn: it waits on the first page of whoever made something of it until they say that they read why.
    await ada.goto(`${url}/withdrawal`);
    await fill(ada, { why: "The van comes at noon now, and the bloods spoil." });
    await send(ada, "Withdraw it");
    await ada.waitForURL(`**${url}`);
    assert.match(await mainText(ada), /A few colleagues were told.*Nobody has said so far/);
    await look(ada, "withdrawn-owner");
    await other.goto("/");
    assert.match(await mainText(other), new RegExp(`“${title}” was withdrawn, with a reason`));
    await other.goto(url);
    assert.match(await mainText(other), /the bloods spoil/);
    await look(other, "withdrawn-phone");
    await send(other, "I have read why");
    await other.waitForURL(`**${url}`);
    assert.doesNotMatch(await mainText(other), /I have read why/);
    await other.goto("/");
    assert.doesNotMatch(await mainText(other), /was withdrawn/);
    await other.goto(own);
    assert.match(await mainText(other), /What this was adapted from was withdrawn/);
    await look(other, "own-of-withdrawn-phone");
    await ada.reload();
    assert.match(await mainText(ada), /All of them have said that they read why/);
  });
}
