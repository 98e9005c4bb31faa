// Every page in every look: axe-core finds nothing, nothing scrolls sideways, nothing is asked of another host (the
// harness checks that for all tests), and a picture is kept in target/screens.
import assert from "node:assert/strict";
import { axe, heading, house, noSidewaysScroll, shot } from "./harness.mjs";

const it = house({
  members: 300,
  prepare(server) {
    server.addMember({ name: `${"Adéyẹmí ".repeat(6)}Ní Dhomhnaill`, email: "long@example.org", admin: true });
  },
});
const LONG = "long@example.org";
const first = () => it.server.made[0];

const PAGES = {
  join: ["stranger", "/join"],
  "sign-in": ["stranger", "/sign-in"],
  reset: ["stranger", "/reset"],
  "look-in-mail": ["stranger", "/confirm"],
  "not-found": ["stranger", "/nowhere"],
  "kept-mail": ["stranger", "/dev/mail"],
  welcome: ["long", "/welcome/1"],
  "welcome-belong": ["long", "/welcome/2"],
  "welcome-path": ["long", "/welcome/3"],
  "welcome-give": ["long", "/welcome/4"],
  people: ["first", "/people"],
  "people-found": ["first", "/people?q=derm&stage=established"],
  "people-none": ["first", "/people?q=zzzzzzzzzz"],
  saved: ["first", "/people/saved?q=derm"],
  profile: ["first", () => `/people/${it.server.made[1].id}`],
  "own-profile": ["first", () => `/people/${first().id}`],
  edit: ["first", "/profile/edit"],
  line: ["first", "/profile/lines/new?kind=extended_role"],
  declaration: ["first", "/profile/declaration"],
  photo: ["first", "/profile/photo"],
  hiding: ["first", () => `/profile/hiding?person=${it.server.made[1].id}`],
  places: ["first", "/places"],
  "places-found": ["first", "/places?q=surgery"],
  practice: ["first", "/places/ZZ0001"],
  region: ["first", "/places/ENG"],
  settings: ["long", "/settings"],
  about: ["stranger", "/about"],
  help: ["stranger", "/about/help"],
  "older-text": ["long", "/about/terms/versions/1"],
  agreement: ["first", "/agreement"],
  "edit-texts": ["long", "/admin/texts"],
  "edit-text": ["long", "/admin/texts/terms"],
  "edit-operator": ["long", "/admin/operator"],
  absent: ["first", "/people/nobody"],
};

const LOOKS = {
  desktop: { width: 1280, height: 900 },
  "desktop-dark": { theme: "dark" },
  "desktop-forced": { forced: true },
  phone: { width: 390, height: 844 },
  "phone-dark": { theme: "dark" },
  "phone-forced": { forced: true },
  // Also what 400 % zoom leaves of 1280 × 1024.
  narrow: { width: 320, height: 256 },
  "narrow-dark": { theme: "dark" },
  "narrow-forced": { forced: true },
};

const visitor = (who, look) => (who === "stranger" ? it.person(look) : it.member(who === "long" ? LONG : first().email, look));
const address = (path) => (typeof path === "string" ? path : path());

for (const [name, [who, path]] of Object.entries(PAGES)) {
  it.test(`${name} in every look`, async () => {
    const page = await visitor(who, {});
    for (const [look, { width, height, theme = "light", forced = false }] of Object.entries(LOOKS)) {
      if (width) {
        await page.setViewportSize({ width, height });
        await page.goto(address(path));
        await heading(page);
      }
      await page.emulateMedia({ colorScheme: theme, forcedColors: forced ? "active" : "none" });
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `${name}-${look}`);
    }
  });

  it.test(`${name} on paper, in large letters, and without scripts`, async () => {
    const page = await visitor(who, {});
    await page.goto(address(path));
    // 200 % text, as a browser's own setting does it.
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await noSidewaysScroll(page);
    await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    await page.emulateMedia({ media: "print" });
    await shot(page, `${name}-print`);
    assert.equal(await page.locator("body > header nav:visible").count(), 0, "no navigation on paper");

    const plain = await visitor(who, { js: false, width: 320, height: 640 });
    await plain.goto(address(path));
    await heading(plain);
    await noSidewaysScroll(plain);
  });
}
