// Files in a conversation: brought, looked through, taken back, sent, opened by the other and by nobody else; with scripts and without.
import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { axe, becomes, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { acquainted, ownId } from "./talk.mjs";

const NUMBER = "943 476 5919";
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: `Ben ${how}`, email: `ben.${how}@example.org` });
      server.addMember({ name: `Cleo ${how}`, email: `cleo.${how}@example.org` });
      server.addMember({ name: `Dan ${how}`, email: `dan.${how}@example.org` });
    }
  },
});

/** A page of PDF with these words; without any it is a scan. */
function pdf(words) {
  const content = words ? `BT /F1 24 Tf 72 720 Td (${words}) Tj ET` : "q 600 0 0 800 0 0 cm /Im1 Do Q";
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Page /Contents 2 0 R >>\nendobj\n2 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\n` +
      "endstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n",
    "latin1",
  );
}

/** A picture of one colour. */
function png(width, height) {
  const table = Array.from({ length: 256 }, (_, at) => Array.from({ length: 8 }).reduce((it) => (it & 1 ? (it >>> 1) ^ 0xedb88320 : it >>> 1), at) >>> 0);
  const sum = (bytes) => (bytes.reduce((crc, byte) => (crc >>> 8) ^ table[(crc ^ byte) & 255], 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(sum(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x7a)]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** Opens the field for files and chooses these; without scripts presses Add as well. */
async function bring(page, ...files) {
  const fold = page.locator("details.k-attach__add");
  if (!(await fold.evaluate((it) => it.open))) await fold.locator("summary").click();
  const given = files.map(([name, mimeType, buffer]) => ({ name, mimeType, buffer }));
  await page.locator("#file").setInputFiles(given);
  if (!page.scripted) await add(page);
}

async function add(page) {
  await page.locator("#add-file").click();
  await page.waitForLoadState("load");
}

const waiting = async (page) => (await page.locator(".k-attach__list .k-attach__name").allInnerTexts()).sort();
const panel = async (page) => (await page.locator("#attach .k-guard").innerText()).replace(/\s+/g, " ");

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a picture and a document go from one to the other, ${how} scripts`, async () => {
    const talk = await acquainted(it, `ada.${how}@example.org`, `ben.${how}@example.org`);
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`ben.${how}@example.org`, { js, width: 390, height: 844 });
    const look = async (page, name) => {
      await noSidewaysScroll(page);
      if (!js) return;
      await axe(page);
      await shot(page, `files-${name}`);
    };
    await ada.goto(talk);
    await ada.locator("#composer textarea").fill("The rota, as it hangs in the corridor");
    await bring(ada, ["rota.png", "image/png", png(900, 500)]);
    await becomes(() => waiting(ada), ["rota.png"]);
    assert.equal(await ada.locator("#composer textarea").inputValue(), "The rota, as it hangs in the corridor");
    assert.match(await mainText(ada), /place and camera removed/);
    assert.match(await mainText(ada), /Is there a patient, a name or a screen/);
    await bring(ada, ["plan.pdf", "application/pdf", pdf("Who reads the list")], ["notes.txt", "text/plain", Buffer.from("Ring first.")]);
    await becomes(() => waiting(ada), ["notes.txt", "plan.pdf", "rota.png"]);
    await look(ada, "waiting");

    // One is taken away before it is sent; the others stay, and so do the words.
    await ada.getByRole("button", { name: "Take away notes.txt" }).click();
    await becomes(() => waiting(ada), ["plan.pdf", "rota.png"]);
    assert.equal(await ada.locator("#composer textarea").inputValue(), "The rota, as it hangs in the corridor");
    await ada.locator("#composer").getByRole("button", { name: "Send", exact: true }).click();
    await becomes(() => ada.locator("#log .mine .k-file").count(), 2);
    assert.deepEqual(await waiting(ada), []);
    await look(ada, "sent");

    await ben.goto(talk);
    assert.match(await mainText(ben), /as it hangs in the corridor/);
    await ben.locator("#log .k-file--picture img").scrollIntoViewIfNeeded();
    await becomes(() => ben.locator("#log .k-file--picture img").evaluate((it) => it.naturalWidth > 0), true);
    await look(ben, "phone");
    const link = ben.locator("#log .k-file a", { hasText: "plan.pdf" });
    const [download] = await Promise.all([ben.waitForEvent("download"), link.click()]);
    assert.equal(download.suggestedFilename(), "plan.pdf");
    const file = await link.getAttribute("href");
    const answer = await ben.request.get(file);
    assert.equal(answer.status(), 200);
    assert.equal((await answer.body()).toString("latin1"), pdf("Who reads the list").toString("latin1"));

    // It opens for nobody else, and across a block for neither (abuse cases 2, 36, 57).
    const other = await it.member(`ada.${how === "with" ? "without" : "with"}@example.org`, { js });
    assert.equal((await other.request.get(file)).status(), 404);
    const picture = await ben.locator("#log .k-file--picture a").first().getAttribute("href");
    await ben.request.get(picture).then((it) => assert.equal(it.status(), 200));
    await ben.goto(`/people/${await ownId(ada)}/block`);
    await send(ben, "Block Ada");
    assert.equal((await ben.request.get(file)).status(), 404);
    assert.equal((await ben.request.get(picture)).status(), 404);
  });
}


for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`what is in a file is looked at before anybody has it, ${how} scripts`, async () => {
    const talk = await acquainted(it, `cleo.${how}@example.org`, `dan.${how}@example.org`);
    const cleo = await it.member(`cleo.${how}@example.org`, { js });
    const look = async (page, name) => {
      await noSidewaysScroll(page);
      if (!js) return;
      await axe(page);
      await shot(page, `files-${name}`);
    };
    await cleo.goto(talk);
    await cleo.locator("#composer textarea").fill("As we said");

    // What names a patient goes nowhere: it says where, and in which file (abuse case 71).
    await bring(cleo, ["letter.pdf", "application/pdf", pdf(`The patient, NHS no ${NUMBER}, came on Friday`)]);
    await cleo.locator("#attach .k-guard").waitFor();
    assert.match(await panel(cleo), new RegExp(`This names a patient: letter.pdf.*The patient, NHS no ${NUMBER}, came on Friday.*an NHS number`));
    assert.match(await panel(cleo), /cannot be sent to anybody here, and nothing of it was kept/);
    assert.equal(await cleo.locator("#attach [name=file_reason]").count(), 0);
    assert.equal(await cleo.locator("#composer textarea").inputValue(), "As we said");
    await look(cleo, "certain");

    // What only may goes with a reason; with scripts the file need not be chosen again.
    await bring(cleo, ["rota.txt", "text/plain", Buffer.from("Ring them on 07700 900123, please.")]);
    await becomes(async () => /This may name a patient: rota.txt/.test(await panel(cleo)), true);
    await look(cleo, "doubtful");
    await cleo.getByLabel("It belongs to a practice or a service, and is public").check();
    if (js) await add(cleo);
    else await bring(cleo, ["rota.txt", "text/plain", Buffer.from("Ring them on 07700 900123, please.")]);
    await becomes(() => waiting(cleo), ["rota.txt"]);

    // What nobody could look through waits for a word.
    await bring(cleo, ["scan.pdf", "application/pdf", pdf("")]);
    await becomes(async () => /could not look through all of this: scan.pdf holds pictures only/.test(await panel(cleo)), true);
    assert.deepEqual(await waiting(cleo), ["rota.txt"]);
    await look(cleo, "unseen");
    const small = await it.member(`cleo.${how}@example.org`, { js, width: 390, height: 844 });
    await small.goto(talk);
    await bring(small, ["scan.pdf", "application/pdf", pdf("")]);
    await small.locator("#attach .k-guard").waitFor();
    await look(small, "unseen-phone");
    await cleo.getByLabel("I looked through it myself, and it names no patient").check();
    if (js) await add(cleo);
    else await bring(cleo, ["scan.pdf", "application/pdf", pdf("")]);
    await becomes(() => waiting(cleo), ["rota.txt", "scan.pdf"]);

    // Too large: said before it travels where there are scripts, and by the server where there are none.
    await bring(cleo, ["film.pdf", "application/pdf", Buffer.concat([pdf("A page"), Buffer.alloc(26_000_000, 0x20)])]);
    await becomes(async () => /is larger than 25 MB/.test(await cleo.locator("#attach .nhsuk-error-message").innerText()), true);
    assert.equal(await cleo.locator("#composer textarea").inputValue(), "As we said");
    assert.deepEqual(await waiting(cleo), ["rota.txt", "scan.pdf"]);
    await look(cleo, "large");
  });
}
