// What is one's own: a copy to take along, the way out, and the way back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot, signIn } from "./harness.mjs";

const people = {};
const it = house({
  prepare(server) {
    server.addMember({ name: "Anna Admin", email: "anna@example.org", admin: true });
    server.addMember({ name: "Rosa Reader", email: "rosa@example.org" });
    for (const how of ["with", "without"]) {
      people[how] = server.addMember({ name: `Gwenllian Ní Bhriain-Wiśniewska ${how}`, email: `gwen.${how}@example.org` });
    }
  },
});

/** A file of a zip, found by the list at its end. */
function unzipped(zip, name) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [named, extra, noted] = [28, 30, 32].map((it) => zip.readUInt16LE(at + it));
    if (zip.toString("utf8", at + 46, at + 46 + named) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + packed);
      return (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
    }
    at += 46 + named + extra + noted;
  }
  throw new Error(`the copy has no ${name}`);
}

const path = (page) => new URL(page.url()).pathname;

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const email = `gwen.${how}@example.org`;
  const look = async (page, name) => {
    if (!js) return;
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, name);
  };

  it.test(`a copy of one's data is there at once, ${how} scripts`, async () => {
    const page = await it.member(email, { js, width: js ? 1280 : 390 });
    await page.goto("/settings");
    await page.getByRole("link", { name: "Your data" }).click();
    await page.waitForURL("**/settings/data");
    assert.equal(await heading(page), "Your data");
    assert.match(await mainText(page), /There is none\..*What others wrote about you/);
    await look(page, "data-none");
    await send(page, "Make a copy");
    assert.equal(path(page), "/settings/data");
    await look(page, "data-copy");

    const link = page.getByRole("link", { name: /^Download/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    assert.match(download.suggestedFilename(), /^kettle-data-\d{4}-\d\d-\d\d\.zip$/);
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.toString("latin1", 0, 2), "PK", "it is a zip");
    assert.equal(JSON.parse(unzipped(bytes, "data/accounts.json")).email, email);
    const copy = unzipped(bytes, "index.html");
    assert.match((await it.server.mailTo(email, { linking: "/settings/data" })).subject, /copy of your data/);

    // The page in the copy reads well by itself and asks nobody for anything: the harness would tell.
    const reader = await it.person({ js, width: js ? 390 : 1280 });
    await reader.setContent(copy);
    assert.match(await heading(reader), /^What Kettle holds of Gwenllian Ní Bhriain-Wiśniewska/);
    assert.match(await mainText(reader), /Your account.*Sessions.*What you did here.*Acts/);
    await look(reader, "data-copy-page");
    await reader.emulateMedia({ media: "print" });
    if (js) await noSidewaysScroll(reader);

    await send(page, "Remove");
    assert.match(await page.locator(".k-toast").innerText(), /copy is gone/);
    assert.match(await mainText(page), /There is none\./);
  });

  it.test(`one leaves, is hidden at once, and comes back, ${how} scripts`, async () => {
    const [page, reader] = [await it.person({ js, width: 390, height: 800 }), await it.member("rosa@example.org", { js })];
    await signIn(page, email);
    const profile = `/people/${people[how].id}`;
    assert.equal((await reader.goto(profile)).status(), 200);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Delete your account" }).click();
    await page.waitForURL("**/settings/leaving");
    assert.equal(await heading(page), "Delete your account");
    assert.match(await mainText(page), /What is deleted.*What stays without your name.*A former member/);
    await look(page, "leaving-phone");

    await send(page, "Delete my account");
    assert.equal(path(page), "/sign-in");
    assert.match(await page.locator(".k-toast").innerText(), /Nobody sees you any more/);
    assert.equal((await reader.goto(profile)).status(), 404, "hidden at once");
    const told = await it.server.mailTo(email, { linking: "/sign-in" });
    assert.match(told.subject, /going to be deleted/);
    await page.goto("/people");
    assert.equal(path(page), "/sign-in", "every browser is signed out");

    await fill(page, { email, password: it.server.passwordOf(email) });
    await send(page);
    assert.equal(path(page), "/settings/leaving");
    assert.equal(await heading(page), "Do you want to stay?");
    await look(page, "leaving-back");
    await page.goto("/people");
    assert.equal(path(page), "/settings/leaving", "whoever is leaving sees only what is theirs");
    await page.goto("/settings/data");
    assert.equal(await heading(page), "Your data");
    await page.goto("/settings/leaving");
    await send(page, "Come back");
    assert.match(await page.locator(".k-toast").innerText(), /You are back/);
    assert.equal((await reader.goto(profile)).status(), 200);
    await page.goto("/people");
    assert.equal(path(page), "/people");
  });
}

it.test("the only administrator hands over first", async () => {
  const page = await it.member("anna@example.org");
  await page.goto("/settings/leaving");
  assert.match(await mainText(page), /You are the only administrator/);
  assert.equal(await page.getByRole("button", { name: "Delete my account" }).count(), 0);
  await axe(page);
  await noSidewaysScroll(page);
  await shot(page, "leaving-last-administrator");
});

it.test("the pages print, and are calm in the dark", async () => {
  const page = await it.member("rosa@example.org", { theme: "dark" });
  for (const [address, name] of [["/settings/data", "data-dark"], ["/settings/leaving", "leaving-dark"]]) {
    await page.goto(address);
    await axe(page);
    await shot(page, name);
    await page.emulateMedia({ media: "print" });
    await noSidewaysScroll(page);
    await page.emulateMedia({ media: "screen" });
  }
});
