// What is kept of the library: a collection that is reworded, downloaded and deleted; a shelf; the versions of something, compared by
// the keyboard, and one of them taken out. With scripts and without, on a phone, wide and on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { becomes, fill, heading, mainText, send } from "./harness.mjs";
import { LONG, PHONE, bring, looker, papers, publish, publishes, readers } from "./resources.mjs";
import { ownId } from "./talk.mjs";

const it = readers();

/** What comes when that link is pressed: how it is called, and whether it is a ZIP file with these in it. */
async function downloads(page, words, parts) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: words }).click()]);
  const packed = readFileSync(await download.path());
  assert.equal(packed.subarray(0, 2).toString(), "PK");
  for (const part of parts) assert.ok(packed.includes(part), part);
  return download.suggestedFilename();
}

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const look = looker(js, "library-kept");

  it.test(`a collection and a shelf, from the first word to the last, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    // Nothing yet, and what a shelf or a collection is for.
    const me = await ownId(ada);
    await other.goto(`/library?by=${me}`);
    assert.match(await mainText(other), /Nothing of .* here yet/);
    await look(other, "shelf-none-phone");
    await ada.goto("/library?show=mine");
    assert.match(await mainText(ada), /You have written nothing yet/);
    await look(ada, "mine-none");
    const titles = [`First of two ${how}`, `A recall letter that Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch answers ${how}`];
    const urls = [];
    for (const title of titles) urls.push(await publishes(ada, "document", { title, summary: "Short.", body: "One page." }));

    await other.goto("/library/collections/new");
    await fill(other, { title: `Before the inspection ${how}` });
    await send(other, "Save");
    await other.waitForURL(/\/collections\/[0-9a-f-]{36}$/);
    const url = new URL(other.url()).pathname;
    assert.match(await mainText(other), /Nothing is in it yet/);
    await look(other, "collection-none-phone");
    await fill(other, { resource: "/library/not-there" });
    await send(other, "Add it");
    assert.equal(await other.locator("#resource").inputValue(), "/library/not-there", "what was typed is there still");
    await look(other, "collection-wrong-phone");
    for (const address of urls) {
      await fill(other, { resource: address });
      await send(other, "Add it");
      await other.waitForURL(new RegExp(url));
    }
    // A note of a thing that names a patient is not kept, and not lost.
    const row = other.locator("main ol > li").first();
    await row.locator("summary").click();
    await row.locator("textarea").fill("As for the lady of 943 476 5919.");
    await row.getByRole("button", { name: "Save" }).click();
    assert.match(await mainText(other), /This names a patient/);
    assert.match(await other.locator("main ol > li").first().locator("textarea").inputValue(), /As for the lady/);
    await look(other, "collection-guarded-phone");
    await other.goto(url);
    await row.locator("summary").click();
    await row.locator("textarea").fill("Read it on the train.");
    await row.getByRole("button", { name: "Save" }).click();
    await becomes(() => other.locator("main ol .k-because").allInnerTexts(), ["Read it on the train."], "kept");
    await look(other, "collection-phone");
    assert.equal(await downloads(other, "Download all of it as one ZIP file", ["index.html", "LICENCE.txt"]), `Before the inspection ${how}.zip`);

    // Whoever reads it changes nothing of it, and on paper there is nothing to press.
    await ada.goto(url);
    assert.equal(await ada.getByRole("main").getByRole("button").count(), 0);
    assert.match(await mainText(ada), new RegExp(`By ${LONG[how]}`));
    await ada.emulateMedia({ media: "print" });
    assert.ok(!(await ada.getByRole("link", { name: "Download all of it as one ZIP file" }).isVisible()));
    await look(ada, "collection-print");
    await ada.emulateMedia({ media: "screen" });

    // Reworded for the owner alone, then deleted; what stood in it stays.
    await other.goto(`${url}/edit`);
    await fill(other, { title: `After the inspection ${how}` });
    await other.locator("input[name=readers]").last().check();
    await look(other, "collection-edit-phone");
    await send(other, "Save");
    await other.waitForURL(`**${url}`);
    assert.equal(await heading(other), `After the inspection ${how}`);
    assert.equal((await ada.goto(url)).status(), 404);
    await other.goto(`${url}/edit`);
    await other.getByRole("button", { name: "Delete the collection" }).click();
    if (js) await other.getByRole("dialog").getByRole("button", { name: "Delete it" }).click();
    await other.waitForURL("**/library/collections");
    assert.ok(!(await mainText(other)).includes(`After the inspection ${how}`));
    assert.equal((await other.goto(urls[0])).status(), 200);

    // The shelf is all that a member published, and one file.
    await other.goto(`/library?by=${me}`);
    assert.deepEqual(await other.locator("main .k-list h3").allInnerTexts(), titles.toReversed());
    await look(other, "shelf-phone");
    await downloads(other, "Download this shelf as one ZIP file", ["index.html", "LICENCE.txt"]);
  });

  it.test(`versions and files compared, one taken out, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    await ada.goto("/library/new?kind=protocol");
    const title = `A high potassium ${how}`;
    const fields = { title, summary: "Who does what.", body: "Ring on the **same** day.", sources: "The guideline of 2025.", responsible: "The partner for results" };
    await fill(ada, { ...fields, review_month: "6", review_year: "2029" });
    await send(ada, "Save and go on to its files");
    await ada.waitForURL(/\/files$/);
    await bring(ada, js, ["Sheet.txt", "text/plain", Buffer.from("One line.")]);
    await becomes(() => papers(ada), ["Sheet.txt"], "the sheet is there");
    await ada.getByRole("link", { name: "Back to the text" }).click();
    await ada.waitForURL(/\/edit$/);
    const url = await publish(ada);
    // Of a protocol one reads the caution first, then what is to be done, then on what it stands.
    const order = await ada.locator("main .k-notice--care, main section").evaluateAll((all) => all.map((one) => one.innerText));
    const at = (words) => order.findIndex((text) => text.includes(words));
    assert.ok(at("Approve it locally first") < at("Ring on the same day") && at("Ring on the same day") < at("The guideline of 2025"), order.join("|"));
    await look(ada, "protocol");
    await other.goto(`${url}/compare?from=1&to=1`);
    assert.match(await mainText(other), /nothing to compare it with/);
    await look(other, "compare-one-phone");

    await ada.goto(`${url}/edit`);
    await fill(ada, { body: "Ring within the hour." });
    await send(ada, "Save and go on to its files");
    await ada.waitForURL(/\/files$/);
    await bring(ada, js, ["Second.txt", "text/plain", Buffer.from("Two lines.\nAnd more.")]);
    await becomes(async () => (await papers(ada)).length, 2, "the second is there");
    await ada.getByRole("link", { name: "Back to the text" }).click();
    await ada.waitForURL(/\/edit$/);
    await publish(ada, { note: "An hour, not a day." });
    await ada.goto(`${url}/edit`);
    await fill(ada, { body: "Ring at once." });
    await publish(ada, { note: "At once." });

    // Chosen by the keyboard: what changed in the words, and which files came.
    await other.goto(`${url}/versions`);
    assert.match(await mainText(other), /At once\..*An hour, not a day\./);
    await other.goto(`${url}/compare?from=2&to=3`);
    await other.locator("#from").focus();
    await other.keyboard.press("ArrowDown");
    assert.equal(await other.locator("#from").inputValue(), "1");
    await other.getByRole("button", { name: "Compare" }).focus();
    await other.keyboard.press("Enter");
    await other.waitForURL(/from=1/);
    assert.equal(await heading(other), "Version 1 and version 3");
    assert.deepEqual(await other.locator("main ins").allInnerTexts(), ["at once."]);
    assert.match(await mainText(other), /Second\.txt not there yet added/);
    await look(other, "compare-phone");
    await ada.goto(`${url}/compare?from=1&to=3`);
    await ada.emulateMedia({ media: "print" });
    assert.ok(!(await ada.getByRole("button", { name: "Compare" }).isVisible()));
    await look(ada, "compare-print");
    await ada.emulateMedia({ media: "screen" });

    // What should never have been there is taken out, and its number stays empty.
    await ada.goto(`${url}/versions`);
    await ada.getByRole("button", { name: /^Take it out *: version 2/ }).click();
    if (js) await ada.getByRole("dialog").getByRole("button", { name: "Take it out" }).click();
    await becomes(() => ada.locator("main .k-list h2").allInnerTexts(), ["Version 3", "Version 1"], "it is gone");
    await look(ada, "versions");
    assert.equal((await other.goto(`${url}/versions/2`)).status(), 404);
  });

  it.test(`a tool leads to where it is, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    await ada.goto("/library/new?kind=tool");
    assert.equal(await heading(ada), "Write about a tool or link");
    const address = "https://llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch.example.org/rota/with/a/long/way";
    await fill(ada, { title: `A rota ${how}`, summary: "Who works when.", address, terms: "Free." });
    await ada.locator("input[name=calculates][value=no]").check();
    const url = await publish(ada);
    await other.goto(url);
    const link = other.getByRole("main").locator(`a[href="${address}"]`);
    assert.equal(await link.count(), 1);
    assert.match(await link.getAttribute("rel"), /noopener noreferrer/);
    const [where, record] = [await link.boundingBox(), await other.getByRole("link", { name: "Record that you use it" }).boundingBox()];
    assert.ok(where.y < record.y && where.y < PHONE.height, "it stands above what one can do with it, on the first screen");
    await look(other, "tool-phone");
    // On paper there is what it says, and nothing to press.
    await other.emulateMedia({ media: "print" });
    assert.ok(await link.isVisible());
    for (const words of ["Ask the author", "Add to a collection", /^Report a concern/]) {
      assert.ok(!(await other.getByRole("link", { name: words }).isVisible()), `${words}`);
    }
    await look(other, "tool-print");
  });
}
