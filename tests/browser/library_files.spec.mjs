// Files of a resource as people use them: brought, arranged, published, found by a word inside, looked into, taken along as one; with
// scripts and without, on a phone and wide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { becomes, fill, heading, mainText, send } from "./harness.mjs";
import { PHONE, bring, looker, papers, pdf, publish, readers } from "./resources.mjs";

const LONG_FILE = "Gwasanaethau llawdriniaeth fân yng Nghanolfan Iechyd Llanfairpwllgwyngyllgogerychwyrndrobwll.txt";
const it = readers();

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`files from a draft to a pack, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const look = looker(js, "library-files");
    await ada.goto("/library/new?kind=document");
    const title = `The handbook ${how} scripts`;
    await fill(ada, { title, summary: "All of it in one place.", body: "Read the sheet first." });
    await send(ada, "Save and go on to its files");
    await ada.waitForURL(/\/files$/);
    const url = new URL(ada.url()).pathname.replace("/files", "");
    assert.match(await mainText(ada), /There are no files yet/);
    await look(ada, "empty");

    // What cannot be taken says why; what can stands there.
    await bring(ada, js, ["notes.zip", "application/zip", Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1")]);
    await becomes(async () => (await mainText(ada)).includes("one by one"), true, "an archive is refused");
    await look(ada, "refused");
    await bring(ada, js, ["Sheet.pdf", "application/pdf", pdf(`Quorndale ${how}`)]);
    await becomes(() => papers(ada), ["Sheet.pdf"], "the sheet is there");
    await bring(ada, js, [LONG_FILE, "text/plain", Buffer.from("Dechrau.")], ["Rota.csv", "text/csv", Buffer.from("Day,Who\nMonday,\n")]);
    await becomes(async () => (await papers(ada)).length, 3, "two more are there");
    await ada.getByRole("button", { name: "Move up Rota.csv" }).click();
    await becomes(async () => (await papers(ada))[1], "Rota.csv", "one moves up");
    await ada.getByRole("button", { name: `Take out ${LONG_FILE}` }).click();
    await becomes(async () => (await papers(ada)).length, 2, "one is taken out");
    await look(ada, "taken-out");
    await ada.getByRole("button", { name: `Put back ${LONG_FILE}` }).click();
    await becomes(async () => (await papers(ada)).length, 3, "and put back");
    await look(ada, "three");
    await ada.getByRole("link", { name: "Go on to publish" }).click();
    await ada.waitForURL(/\/publication$/);
    assert.match(await mainText(ada), /3 files/);
    await ada.locator("input[name=audience][value=members]").check();
    await ada.locator("#may").check();
    await send(ada, "Publish");
    await ada.waitForURL(`**${url}`);

    // Another finds it by a word that stands only inside the PDF, and looks into it, page by page.
    await becomes(async () => {
      await ben.goto("/search?q=quorndale");
      return (await mainText(ben)).includes(title);
    }, true, "found by a word inside a file");
    await becomes(async () => {
      await ben.goto(url);
      return ben.locator(".k-look img").count();
    }, 2, "its pages are drawn");
    assert.equal(await heading(ben), title);
    assert.match(await mainText(ben), /2 pages/);
    const sheet = ben.locator(".k-papers > li").first();
    await sheet.locator("summary").click();
    const first = sheet.locator("img").first();
    await first.scrollIntoViewIfNeeded();
    await becomes(() => first.evaluate((img) => img.complete && img.naturalWidth), 900, "the page is a picture");
    assert.ok((await first.boundingBox()).width <= 320, "and fits on a phone");
    await look(ben, "read-phone");
    await ben.emulateMedia({ media: "print" });
    assert.ok(await sheet.locator(".k-file a").isVisible(), "on paper stand the names");
    assert.ok(!(await first.isVisible()), "and not the pictures");
    await ben.emulateMedia({ media: "screen" });
    await sheet.getByRole("link", { name: "Read its words" }).click();
    await ben.waitForURL(/\/text$/);
    assert.match(await mainText(ben), new RegExp(`Quorndale ${how}`));
    await look(ben, "words-phone");

    // All of it as one.
    await ben.goto(url);
    const [download] = await Promise.all([ben.waitForEvent("download"), ben.getByRole("link", { name: "as one ZIP file" }).click()]);
    assert.equal(download.suggestedFilename(), `${title}.zip`);
    const packed = readFileSync(await download.path());
    assert.equal(packed.subarray(0, 2).toString(), "PK");
    for (const part of ["index.html", "LICENCE.txt", "files/Sheet.pdf", "files/Rota.csv"]) assert.ok(packed.includes(part), part);
    await ada.goto(url);
    assert.match(await mainText(ada), /Downloaded once by others/);
    await look(ada, "own");
  });
}
