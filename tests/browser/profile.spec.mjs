// From a search to a person's own page.
import assert from "node:assert/strict";
import { axe, heading, house } from "./harness.mjs";

const ME = "reader@example.org";
const it = house({
  prepare(server) {
    server.addMember({ name: "Ada Reader", email: ME });
    server.addMember({ name: "Siân Llewellyn", email: "sian@example.org" });
  },
});

for (const js of [true, false]) {
  it.test(`a hit opens the profile ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.member(ME, { js });
    await page.goto("/people?q=llewellyn");
    await page.locator("#results .k-item__name a").first().click();
    await page.waitForURL(/\/people\/[^/?]+$/);
    assert.match(await heading(page), /Siân Llewellyn/);
    assert.match(await page.title(), /^Siân Llewellyn.* - Kettle$/);
    if (js) await axe(page);
  });
}

it.test("my own profile is one press under More", async () => {
  const page = await it.member(ME);
  await page.goto("/people");
  await page.locator("header summary").click();
  await page.getByRole("link", { name: /My profile/ }).click();
  await page.waitForURL(/\/people\/[^/?]+$/);
  assert.match(await heading(page), /Ada Reader/);
});
