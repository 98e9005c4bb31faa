// Everything by keys alone: the skip link first, the order of reading, the focus always to be seen.
import assert from "node:assert/strict";
import { becomes, fill, heading, house } from "./harness.mjs";

const it = house({ members: 60 });
const me = () => it.server.made[0];
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, " ") ?? "");

it.test("one signs in, searches and opens a profile without a mouse", async () => {
  const page = await it.person();
  await page.goto("/sign-in");
  await tabTo(page, (one) => one.name === "email");
  await page.keyboard.type(me().email);
  await tabTo(page, (one) => one.name === "password");
  await page.keyboard.type(it.server.passwordOf(me().email));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  await tabTo(page, (one) => one.matches(".k-nav a[href='/people']"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/people");
  await tabTo(page, (one) => one.id === "q");
  await page.keyboard.type(it.server.made[5].name);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await becomes(async () => (await page.locator("main .k-item__name").allInnerTexts())[0], it.server.made[5].name);
  await tabTo(page, (one) => one.matches(".k-item__name a"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/people\/[^/?]+$/);
  assert.equal(await heading(page), it.server.made[5].name);
});

it.test("the first thing is the way to the content", async () => {
  const page = await it.member(me().email);
  await page.goto("/people");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to main content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "maincontent");
});

it.test("the menu opens and shuts by keys, and the focus returns", async () => {
  const page = await it.member(me().email);
  await page.goto("/people");
  await tabTo(page, (one) => one.matches(".k-menu > summary"));
  await page.keyboard.press("Enter");
  const panel = page.locator(".k-menu__panel");
  await panel.waitFor({ state: "visible" });
  await page.keyboard.press("Tab");
  assert.ok(await panel.evaluate((one) => one.contains(document.activeElement)), "the next stop is in it");
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  assert.ok(await page.evaluate(() => document.activeElement.matches(".k-menu > summary")), "back where it was opened");
});

it.test("whatever has the focus can be seen, on a desk and on a phone", async () => {
  for (const [width, height] of [[1280, 900], [390, 844], [320, 256]]) {
    const page = await it.member(me().email, { width, height });
    for (const path of ["/people", "/profile/edit", "/settings"]) {
      await page.goto(path);
      const hidden = [];
      for (let stop = 0; stop < 45; stop++) {
        await page.keyboard.press("Tab");
        const trouble = await page.evaluate(() => {
          const one = document.activeElement;
          if (!one || one === document.body) return "";
          const box = one.getBoundingClientRect();
          const middle = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
          const there = document.elementFromPoint(...middle);
          const seen = there && (one.contains(there) || there.contains(one) || there.closest("label")?.control === one);
          return seen ? "" : `${one.outerHTML.slice(0, 90)} under ${there?.outerHTML.slice(0, 60)}`;
        });
        if (trouble) hidden.push(trouble);
      }
      assert.deepEqual(hidden, [], `${path} at ${width} × ${height}`);
    }
  }
});

it.test("a mistake brings the focus to what is wrong", async () => {
  const page = await it.person();
  await page.goto("/join");
  await fill(page, { name: "", email: "no address", password: "short" });
  await page.keyboard.press("Enter");
  await page.locator("[data-problems]").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-problems]")));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.name), "name");
});

/** Presses Tab until `wanted`, which looks at an element, is true of what has the focus. */
async function tabTo(page, wanted) {
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`(${wanted})(document.activeElement)`)) return;
  }
  assert.fail(`80 times Tab did not reach ${wanted}`);
}
