// The library as people use it: written, published, found, revised, compared; two who write at once; withdrawn; and what everybody
// reads. With scripts and without, on a phone and wide.
import assert from "node:assert/strict";
import { becomes, fill, heading, mainText, send } from "./harness.mjs";
import { PHONE, looker, readers } from "./resources.mjs";
import { acquainted } from "./talk.mjs";

const it = readers();

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`from a draft to a second version, ${how} scripts`, async () => {
    await acquainted(it, `ada.${how}@example.org`, `long.${how}@example.org`);
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const look = looker(js, "library");

    // Write one, with what is lacking said before it is published.
    await ada.goto("/library");
    await look(ada, "list");
    await ada.getByRole("link", { name: "Write for the library" }).first().click();
    await ada.waitForURL("**/library/new");
    assert.equal(await heading(ada), "Write for the library");
    await look(ada, "kinds");
    await ada.getByRole("link", { name: "Innovation" }).click();
    await ada.waitForURL("**/library/new?kind=innovation");
    const title = `Results day ${how} scripts`;
    await fill(ada, { title, summary: "Bloods without the evening pile.", problem: "An evening pile.", tags: "Phlebotomy" });
    await look(ada, "new");
    await send(ada, "Save and go on to publish");
    await ada.waitForURL(/\/publication$/);
    assert.match(await mainText(ada), /Fill in “How to start”/);
    await look(ada, "lacking");
    await ada.getByRole("link", { name: "Go back to the text" }).click();
    await ada.waitForURL(/\/edit$/);
    const url = new URL(ada.url()).pathname.replace("/edit", "");
    assert.equal(await ada.locator("#problem").inputValue(), "An evening pile.");
    await fill(ada, { change: "Two **mornings**.", start: "Tell the van." });
    await ada.locator("input[name=stage][value=trying]").check();
    await send(ada, "Preview");
    assert.match(await mainText(ada), /As it will stand there/);
    assert.ok(await ada.locator("input[name=stage][value=trying]").isChecked());
    await send(ada, "Save and go on to publish");
    await ada.waitForURL(/\/publication$/);
    await send(ada, "Publish");
    assert.match(await mainText(ada), /Please check/);
    await look(ada, "publish-wrong");
    await ada.locator("input[name=audience][value=members]").check();
    await ada.locator("#may").check();
    await send(ada, "Publish");
    await ada.waitForURL(`**${url}`);
    assert.match(await mainText(ada), /version 1/);
    await look(ada, "own");

    // Another finds it by a word inside it.
    await becomes(async () => {
      await other.goto("/search?q=mornings");
      return (await mainText(other)).includes(title);
    }, true, "found by search");
    await other.getByRole("link", { name: title }).first().click();
    await other.waitForURL(`**${url}`);
    assert.equal(await heading(other), title);
    await look(other, "read-phone");
    await other.goto("/library");
    assert.match(await mainText(other), new RegExp(title));
    await look(other, "list-phone");

    // Both write: the second has both texts.
    await ada.goto(`${url}/people`);
    await look(ada, "people");
    await ada.locator("input[name=with]").first().check();
    await send(ada, "Ask them");
    await other.goto(`${url}/invitation`);
    await look(other, "invitation-phone");
    await other.locator("input[name=answer][value=named]").check();
    await send(other, "Answer");
    await other.waitForURL(`**${url}/edit`);
    await ada.goto(`${url}/edit`);
    await fill(other, { change: "Three mornings, from the phone." });
    await send(other, "Save draft");
    await fill(ada, { change: "Four mornings, from the desk." });
    await send(ada, "Save draft");
    assert.match(await mainText(ada), /saved this/);
    assert.equal(await ada.locator(".k-theirs ins").allTextContents().then((all) => all.join("|")), "Three|phone.");
    assert.equal(await ada.locator("#change").inputValue(), "Four mornings, from the desk.");
    await look(ada, "two-at-once");
    await fill(ada, { change: "Three mornings." });
    await send(ada, "Save and go on to publish");
    await ada.waitForURL(/\/publication$/);
    await fill(ada, { note: "A third morning." });
    await ada.locator("#may").check();
    await send(ada, "Publish");
    await ada.waitForURL(`**${url}`);

    // The versions stay, and are compared.
    await other.goto(`${url}/versions`);
    assert.match(await mainText(other), /A third morning/);
    await look(other, "versions-phone");
    await other.getByRole("link", { name: "Version 1", exact: true }).click();
    await other.waitForURL(`**${url}/versions/1`);
    assert.match(await mainText(other), /There is a newer version/);
    await look(other, "older-phone");
    for (const [page, name] of [[other, "compare-phone"], [ada, "compare"]]) {
      await page.goto(`${url}/compare?from=1&to=2`);
      assert.equal(await page.locator("ins").first().textContent(), "Three mornings.");
      await look(page, name);
    }

    // Everybody reads it after a confirmation, and why not once it is withdrawn.
    await ada.goto(`${url}/public`);
    await ada.locator("input[name=shown][value=named]").check();
    await send(ada, "Show it to everybody");
    assert.match(await mainText(ada), /Tick that everybody may read it/);
    await ada.locator("input[name=shown][value=named]").check();
    await ada.locator("#sure").check();
    await look(ada, "public");
    await send(ada, "Show it to everybody");
    await ada.waitForURL(`**${url}`);
    const stranger = await it.person({ js, ...PHONE });
    await stranger.goto(`/public${url}`);
    assert.equal(await heading(stranger), title);
    assert.match(await mainText(stranger), /Ada with/);
    await look(stranger, "open-phone");
    await ada.goto(`${url}/withdrawal`);
    await fill(ada, { why: "It made two evenings worse." });
    await look(ada, "withdraw");
    await send(ada, "Withdraw it");
    await ada.waitForURL(`**${url}`);
    await other.goto(url);
    assert.match(await mainText(other), /It made two evenings worse/);
    await look(other, "withdrawn-phone");
    await stranger.goto(`/public${url}`);
    assert.match(await mainText(stranger), /This was withdrawn/);
  });
}
