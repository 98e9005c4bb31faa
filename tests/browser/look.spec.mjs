// Every page in every look: axe-core finds nothing, nothing scrolls sideways, nothing is asked of another host (the
// harness checks that for all tests), and a picture is kept in target/screens.
import assert from "node:assert/strict";
import { axe, heading, house, noSidewaysScroll, shot } from "./harness.mjs";

const ME = "looker@example.org";
let mine;
const it = house({
  prepare(server) {
    const { id } = server.addMember({ name: "Siân Llewellyn", email: ME, admin: true });
    server.addMember({ name: `${"Adéyẹmí ".repeat(6)}Ní Dhomhnaill`, email: "long@example.org" });
    mine = `/people/${id}`;
  },
});

const PAGES = {
  join: ["stranger", () => "/join"],
  "sign-in": ["stranger", () => "/sign-in"],
  "not-found": ["stranger", () => "/nowhere"],
  people: ["member", () => "/people"],
  "people-found": ["member", () => "/people?q=dhomhnaill"],
  "people-none": ["member", () => "/people?q=zzzzzzzzzz"],
  profile: ["member", () => mine],
  settings: ["member", () => "/settings"],
};

const LOOKS = {
  desktop: { width: 1280 },
  "desktop-dark": { width: 1280, theme: "dark" },
  "desktop-forced": { width: 1280, forced: true },
  phone: { width: 390, height: 844 },
  "phone-dark": { width: 390, height: 844, theme: "dark" },
  "phone-forced": { width: 390, height: 844, forced: true },
  // Also what 400 % zoom leaves of 1280 × 1024.
  narrow: { width: 320, height: 256 },
};

for (const [name, [who, path]] of Object.entries(PAGES)) {
  it.test(`${name} in every look`, async () => {
    for (const [look, options] of Object.entries(LOOKS)) {
      const page = who === "member" ? await it.member(ME, options) : await it.person(options);
      await page.goto(path());
      await heading(page);
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `${name}-${look}`);
    }
  });

  it.test(`${name} on paper and in large letters`, async () => {
    const page = who === "member" ? await it.member(ME) : await it.person();
    await page.goto(path());
    // 200 % text, as a browser's own setting does it.
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await noSidewaysScroll(page);
    await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    await page.emulateMedia({ media: "print" });
    await shot(page, `${name}-print`);
    assert.equal(await page.locator("body > header nav:visible").count(), 0, "no navigation on paper");
  });

  it.test(`${name} without scripts`, async () => {
    const options = { js: false, width: 390 };
    const page = who === "member" ? await it.member(ME, options) : await it.person(options);
    await page.goto(path());
    await heading(page);
    await noSidewaysScroll(page);
  });
}
