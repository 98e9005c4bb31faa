// Where somebody belongs and who else pays them: said once, read beside the name by everybody.
import assert from "node:assert/strict";
import { axe, house, mainText, send, shot } from "./harness.mjs";

const it = house({ members: 60 });
const me = () => it.server.made[0];
const other = () => it.server.made[1];

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`affiliation and interests are changed and stand on the profile at once, ${how} scripts`, async () => {
    const page = await it.member(me().email, { js });
    await page.goto("/profile/edit");
    await page.getByRole("link", { name: /affiliation and interests/ }).click();
    await page.waitForURL("**/profile/declaration");
    if (js) await axe(page);
    const ticked = page.locator("[name=affiliation]:checked");
    while (await ticked.count()) await ticked.first().uncheck();
    await page.getByLabel("Something to declare").check();
    await page.locator("[name=interests_words]").fill(`Adviser, paid, ${how}`);
    await send(page, "Save");
    // What is missing is named, and what was typed stays.
    assert.ok(await page.locator("#affiliation-error").isVisible());
    assert.equal(await page.locator("[name=interests_words]").inputValue(), `Adviser, paid, ${how}`);
    if (js) {
      await axe(page);
      await page.locator(".nhsuk-error-summary a").first().click();
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "affiliation");
    }
    await page.getByLabel("Regulator").check();
    await send(page, "Save");
    assert.equal(new URL(page.url()).pathname, "/profile/edit");

    const reader = await it.member(other().email, { js });
    await reader.goto(`/people/${me().id}`);
    assert.match(await mainText(reader), new RegExp(`Regulator, since .*Interests declared[^]*Adviser, paid, ${how}[^]*Declared since`));
    await reader.getByRole("link", { name: "Interests declared" }).click();
    assert.equal(new URL(reader.url()).hash, "#interests");
    assert.ok(await reader.locator("#interests").isVisible());
    if (js) await axe(reader);
  });

  it.test(`the list says it beside the name, on a phone too, ${how} scripts`, async () => {
    for (const width of [1280, 390, 320]) {
      const page = await it.member(other().email, { js, width });
      await page.goto(`/people?q=${encodeURIComponent(me().name)}&affiliation=regulator`);
      const row = page.locator("#results li", { has: page.locator(`a[href="/people/${me().id}"]`) });
      assert.equal(await row.locator(".k-belongs").innerText(), "Regulator");
      assert.ok(await row.locator(".k-belongs").isVisible());
      assert.ok(await row.getByRole("link", { name: /^Interests declared/ }).isVisible());
      if (js && width === 390) await shot(page, "people-declared-phone");
    }
  });
}

it.test("the list of affiliations narrows, and shows as a chip", async () => {
  const page = await it.member(other().email);
  await page.goto("/people");
  const ticks = page.locator("#facet-affiliation");
  await ticks.locator("xpath=..").locator("summary").click();
  await ticks.getByText("Trainee").click();
  await page.waitForURL(/affiliation=trainee/);
  await page.locator("#in-use").getByText("Trainee").waitFor();
  for (const words of await page.locator("#results .k-item__name").allInnerTexts()) assert.match(words, /Trainee/);
  await axe(page);
});
