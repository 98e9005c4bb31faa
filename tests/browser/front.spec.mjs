// The front page, for somebody who has never heard of Kettle.
import assert from "node:assert/strict";
import { axe, heading, house, mainText, noSidewaysScroll, shot } from "./harness.mjs";

const it = house();
const invited = house({ settings: { KETTLE_JOINING: "invited" } });

for (const js of [true, false]) {
  it.test(`a stranger learns what it is, for whom and how to get in, ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.person({ js });
    await page.goto("/");
    assert.equal(await heading(page), "The kitchen table of general practice");
    const words = await mainText(page);
    for (const part of ["What people do here", "For whom", "Who can read what", "Who runs it, and who pays", "How to get in"]) {
      assert.ok(words.includes(part), part);
    }
    assert.equal(await page.locator("svg.k-drawing").count(), 2, "two pictures");
    assert.doesNotMatch(words, /people are here/, "a small house says no number");
    if (js) await axe(page);
    await page.getByRole("link", { name: "Who can read this, in plain words" }).click();
    assert.equal(await heading(page), "Who can read this");
    await page.goBack();
    await page.getByRole("main").getByRole("link", { name: "Join Kettle" }).first().click();
    assert.equal(new URL(page.url()).pathname, "/join");
    await page.goto("/");
    await page.locator("header").getByRole("link", { name: "Sign in" }).click();
    assert.equal(new URL(page.url()).pathname, "/sign-in");
  });
}

invited.test("where one comes by invitation only, nothing else is promised", async () => {
  const page = await invited.person();
  await page.goto("/");
  assert.equal(await page.locator('main a[href="/join"]').count(), 0);
  await page.getByRole("link", { name: "How to get in" }).click();
  assert.match(await page.locator("section[aria-labelledby=in]").innerText(), /Come by an invitation/);
  await axe(page);
});

it.test("it fits every window and every colour", async () => {
  for (const look of [
    { width: 1280, height: 900 },
    { width: 1280, height: 900, theme: "dark" },
    { width: 768, height: 1024 },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
    { width: 1280, height: 900, forced: true },
  ]) {
    const page = await it.person(look);
    await page.goto("/");
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `front-${look.width}${look.theme ?? ""}${look.forced ? "forced" : ""}`);
  }
});
