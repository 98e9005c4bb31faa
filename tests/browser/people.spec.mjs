// Finding a colleague in the directory.
import assert from "node:assert/strict";
import { axe, becomes, count, heading, house, mainText, names, send } from "./harness.mjs";

const it = house({ members: 300 });
const me = () => it.server.made[0].email;
/** Somebody whose whole name no other made member has. */
const sought = () => {
  const all = it.server.made.map((one) => one.name);
  return all.slice(1).find((name) => /^[\p{L} ]+$/u.test(name) && all.filter((other) => other === name).length === 1);
};
const parameters = (page) => new URL(page.url()).searchParams;
const box = (page) => page.locator("#q");
const ticks = (page) => page.locator("#facet-role input, fieldset[id^=facet-] input");

it.test("without scripts a search is a form and an address, filters are ticks and a button", async () => {
  const page = await it.member(me(), { js: false });
  await page.goto("/people");
  await box(page).fill(sought());
  await send(page);
  assert.equal(parameters(page).get("q"), sought());
  assert.equal((await names(page))[0], sought());

  await page.goto("/people");
  const all = await count(page);
  const tick = ticks(page).first();
  const [facet, value] = [await tick.getAttribute("name"), await tick.getAttribute("value")];
  await tick.check();
  await send(page, "Update results");
  assert.equal(parameters(page).get(facet), value);
  assert.ok((await count(page)) < all, "fewer people");
  const chip = page.locator("#in-use .k-chip--on");
  assert.equal(await chip.count(), 1);
  await chip.click();
  await becomes(() => count(page), all, "without the filter all are back");
});

it.test("with scripts the results change as one types, and focus and address keep up", async () => {
  const page = await it.member(me());
  await page.goto("/people");
  await box(page).pressSequentially(sought(), { delay: 20 });
  await becomes(async () => (await names(page))[0], sought());
  await becomes(async () => parameters(page).get("q"), sought());
  assert.ok(await box(page).evaluate((one) => one === document.activeElement), "the box keeps the focus");
  await becomes(() => page.locator("#said").innerText(), await page.locator("#count").innerText(), "the count is spoken");
  await axe(page);
});

it.test("ticks narrow at once, add up, show as chips, and go by a press", async () => {
  const page = await it.member(me());
  await page.goto("/people");
  const all = await count(page);
  const first = ticks(page).first();
  const promised = Number(await first.locator("xpath=..").locator(".n").evaluate((one) => one.firstChild.textContent));
  await first.check();
  await becomes(() => count(page), promised, "as many as the facet said");
  assert.equal(await page.locator("#in-use .k-chip--on").count(), 1);
  assert.ok(await first.isChecked(), "the tick stays");
  assert.ok(await first.evaluate((one) => one === document.activeElement), "and the focus");

  const established = page.locator("#facet-stage input").first();
  await established.check();
  await becomes(() => page.locator("#in-use .k-chip--on").count(), 2);
  assert.ok((await count(page)) <= promised);
  await axe(page);

  await page.locator("#in-use").getByText("Clear all").click();
  await page.waitForURL((url) => url.pathname === "/people" && url.search === "");
  assert.equal(await count(page), all);
});

it.test("the order can be chosen, and the next page goes on where this one ended", async () => {
  const page = await it.member(me());
  await page.goto("/people");
  const before = await names(page);
  await page.locator("#sort").selectOption("newest");
  await becomes(async () => parameters(page).get("sort"), "newest");
  await becomes(async () => (await names(page)).join() !== before.join(), true);
  const first = await names(page);
  await page.locator("a[rel=next]").click();
  await page.waitForURL(/from=|offset=|after=|page=/);
  const second = await names(page);
  assert.ok(second.length > 0 && !second.some((name, at) => name === first[at]), "other people");
});

it.test("near a place the distance shows and orders", async () => {
  const page = await it.member(me());
  await page.goto("/people?near=ZZ1&miles=10&sort=distance");
  const miles = (await page.locator("#results .k-item .k-row .k-meta").allInnerTexts()).map((words) => Number.parseInt(words, 10) || 0);
  assert.ok(miles.length > 3, await mainText(page));
  assert.deepEqual(miles, miles.toSorted((a, b) => a - b));
  assert.ok(miles.every((one) => one <= 10));
  await axe(page);
});

it.test("typing errors and missing accents are forgiven", async () => {
  const page = await it.member(me());
  const meant = sought();
  const plain = meant.normalize("NFD").replace(/\p{M}/gu, "");
  const last = meant.split(" ").at(-1);
  const mistyped = last.length > 5 ? meant.replace(last, last.slice(0, 2) + last[3] + last[2] + last.slice(4)) : plain;
  for (const typed of [plain, plain.toLowerCase(), plain.toUpperCase(), mistyped]) {
    await page.goto(`/people?q=${encodeURIComponent(typed)}`);
    assert.ok((await names(page)).includes(meant), `${typed} finds ${meant}`);
  }
});

it.test("what is found says why, but nobody is told why they are like themselves", async () => {
  const page = await it.member(me());
  await page.goto("/people?q=dermatology");
  assert.ok((await page.locator("#results .k-why").count()) > 0, "there is a reason");
  const own = it.server.made[0];
  await page.goto(`/people?q=${encodeURIComponent(own.name)}`);
  const row = page.locator("#results li", { has: page.locator(`a[href="/people/${own.id}"]`) });
  assert.equal(await row.count(), 1, "one can see how one stands there");
  assert.equal(await row.locator(".k-why").count(), 0);
});

it.test("whatever is typed gets an answer", async () => {
  const page = await it.member(me());
  for (const odd of ['"', "*", ":", "NEAR(", "a AND OR NOT (", "🫖", "مرحبا", "%00", "x".repeat(4000)]) {
    const answer = await page.goto(`/people?q=${encodeURIComponent(odd)}`);
    assert.ok(answer.status() < 500, `${odd.slice(0, 20)} gives ${answer.status()}`);
    await heading(page);
  }
});

for (const js of [true, false]) {
  it.test(`on a phone the filters are a sheet, ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.member(me(), { js, width: 390, height: 844 });
    await page.goto("/people");
    const all = await count(page);
    const sheet = page.locator("#filter-sheet");
    assert.ok(!(await sheet.isVisible()), "it is shut at first");
    await page.locator("#open-filters").click();
    await sheet.waitFor({ state: "visible" });
    if (js) {
      assert.equal(await sheet.getAttribute("role"), "dialog");
      await axe(page);
      for (let key = 0; key < 60; key++) await page.keyboard.press("Tab");
      const inside = await page.evaluate(() => document.activeElement === document.body || document.getElementById("filter-sheet").contains(document.activeElement));
      assert.ok(inside, "the focus stays in the sheet");
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "hidden" });
      assert.equal(await page.evaluate(() => document.activeElement.id), "open-filters", "and comes back");
      await page.locator("#open-filters").click();
    }
    await ticks(page).first().check();
    const show = page.locator("#show-count");
    if (js) await becomes(async () => (await show.innerText()) !== `Show ${all} people`, true);
    await show.click();
    await sheet.waitFor({ state: "hidden" });
    assert.ok((await count(page)) < all);
    assert.equal(await page.locator("#in-use .k-chip--on").count(), 1);
  });
}

for (const js of [true, false]) {
  it.test(`a search is saved, opened and removed, ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.member(me(), { js });
    await page.goto("/people?q=dermatology");
    const found = await count(page);
    await page.getByText("Save this search").click();
    await page.locator("main input[name=name]").fill(`Skin, ${js}`);
    await page.getByLabel(/^Yes: ask it again/).check();
    if (js) await axe(page);
    await send(page, "Save this search");
    await page.goto("/people/saved");
    if (js) await axe(page);
    await page.locator(".k-list").getByRole("link", { name: `Skin, ${js}` }).click();
    await page.waitForURL(/\/people\?/);
    assert.equal(await count(page), found);
    await page.goto("/people/saved");
    const row = page.locator("main li", { hasText: `Skin, ${js}` });
    assert.match(await row.innerText(), /You get a letter when somebody new fits/);
    await send(page, `Stop the letters: Skin, ${js}`);
    assert.match(await row.innerText(), /Tell me who is new/);
    await send(page, `Remove Skin, ${js}`);
    assert.ok(!(await mainText(page)).includes(`Skin, ${js}`));
  });
}
