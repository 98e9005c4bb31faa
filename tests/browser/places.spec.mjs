// Places: found by name, each with a page, from the practice up to the nation.
import assert from "node:assert/strict";
import { axe, becomes, count, heading, house, mainText, names, noSidewaysScroll, send } from "./harness.mjs";

const it = house({ members: 300 });
const me = () => it.server.made[0].email;

for (const js of [true, false]) {
  it.test(`a practice is found by its name, and leads to who works there, ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.member(me(), { js });
    await page.goto("/places");
    await page.locator("main input[name=q]").fill("alder stret surgery");
    await send(page, "Search");
    if (js) await axe(page);
    const first = page.locator("main .k-item__name a").first();
    const name = await first.innerText();
    assert.match(name, /^Alder Street Surgery/);
    await first.click();
    await page.waitForURL(/\/places\/ZZ\d+$/);
    assert.equal(await heading(page), name);
    if (js) await axe(page);

    const here = await names(page);
    assert.ok(here.length > 0, await mainText(page));
    await page.getByRole("main").getByText("All people who work here").click();
    await page.waitForURL(/\/people\?/);
    assert.ok((await count(page)) >= here.length);
    assert.equal(await page.locator("#in-use .k-chip--on").count(), 1, "the place is a filter");
  });
}

it.test("the ladder leads from a practice up to its nation, and every step has a page", async () => {
  const page = await it.member(me());
  await page.goto("/places/ZZ0001");
  const steps = await page.locator(".k-ladder a").evaluateAll((all) => all.map((one) => [one.getAttribute("href"), one.textContent]));
  assert.equal(steps[0][1], "England");
  for (const [path, name] of steps) {
    await page.goto(path);
    assert.equal(await heading(page), name);
    await axe(page);
  }
});

it.test("suggestions come while one types and are taken with the keys", async () => {
  const page = await it.member(me());
  await page.goto("/places");
  const box = page.locator("main input[name=q]");
  await box.pressSequentially("granary", { delay: 15 });
  const options = page.locator("main [role=listbox] [role=option]");
  await options.first().waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  await axe(page);
  await noSidewaysScroll(page);
  await page.keyboard.press("ArrowDown");
  const marked = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.textContent ?? "");
  assert.match(marked, /^Granary/);
  await page.keyboard.press("Escape");
  await becomes(() => box.getAttribute("aria-expanded"), "false");
  await box.press("ArrowDown");
  await options.first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await box.inputValue(), /^Granary/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/places[/?]/);
  assert.match(await mainText(page), /Granary/);
});
