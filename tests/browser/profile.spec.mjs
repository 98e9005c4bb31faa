// One's own profile: seen, changed, mistyped, with a photo.
import assert from "node:assert/strict";
import { axe, becomes, heading, house, mainText, send } from "./harness.mjs";

const it = house({ members: 60 });
const me = () => it.server.made[0];

it.test("my own profile is one press under More", async () => {
  const page = await it.member(me().email);
  await page.goto("/people");
  await page.locator("header summary").click();
  await page.getByRole("link", { name: /My profile/ }).click();
  await page.waitForURL(`**/people/${me().id}`);
  assert.equal(await heading(page), me().name);
  await axe(page);
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a line is added, changed and removed, ${how} scripts`, async () => {
    const page = await it.member(me().email, { js });
    await page.goto("/profile/edit");
    if (js) await axe(page);
    await page.locator('a[href="/profile/lines/new?kind=extended_role"]').click();
    await page.waitForURL(/lines\/new/);
    await page.locator("main [name=words]").fill("Vasectomy");
    await page.getByLabel("In training").check();
    await page.locator("[name=from_month]").fill("14");
    await page.locator("[name=from_year]").fill("2019");
    await page.locator("[name=detail]").fill("Twenty under supervision");
    await send(page, "Save");

    // What was typed stays, and the mistake is named.
    assert.equal(await page.locator("main [name=words]").inputValue(), "Vasectomy");
    assert.equal(await page.locator("[name=detail]").inputValue(), "Twenty under supervision");
    assert.equal(await page.locator("[name=from_month]").inputValue(), "14");
    assert.ok(await page.getByLabel("In training").isChecked());
    assert.ok(await page.locator(".nhsuk-error-summary a").first().isVisible());
    if (js) {
      await axe(page);
      await page.locator(".nhsuk-error-summary a").first().click();
      const focused = await page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
      assert.match(focused, /^from/, "the summary leads to the field");
    }

    await page.locator("[name=from_month]").fill("4");
    await send(page, "Save");
    assert.equal(new URL(page.url()).pathname, "/profile/edit");
    const row = page.locator("li", { hasText: "Vasectomy, in training, since April 2019" });
    assert.equal(await row.count(), 1, await mainText(page));

    await row.getByRole("link", { name: /^Change/ }).click();
    await page.waitForURL(/profile\/lines\//);
    assert.equal(await page.locator("[name=from_year]").inputValue(), "2019");
    await page.getByRole("button", { name: /^Remove/ }).click();
    if (js) await page.locator("dialog").getByRole("button", { name: "Remove" }).click();
    await page.waitForURL("**/profile/edit");
    assert.ok(!(await mainText(page)).includes("Vasectomy, in training, since April 2019"));
  });

  it.test(`the head of the profile is saved, ${how} scripts`, async () => {
    const page = await it.member(me().email, { js });
    await page.goto("/profile/edit");
    await page.locator("[name=headline]").fill(`Kettle on ${how} scripts`);
    await page.locator("[name=headline_audience]").selectOption({ label: "Only you" });
    await send(page, "Save");
    await page.goto(`/people/${me().id}`);
    assert.ok((await mainText(page)).includes(`Kettle on ${how} scripts`));
    const other = await it.member(it.server.made[1].email, { js });
    await other.goto(`/people/${me().id}`);
    assert.equal(await heading(other), me().name);
    assert.ok(!(await mainText(other)).includes("Kettle on"), "only I see it");
  });

  it.test(`a photo is shown, and what is none is refused with a reason, ${how} scripts`, async () => {
    const page = await it.member(me().email, { js });
    await page.goto("/profile/photo");
    if (js) await axe(page);
    for (const [name, mimeType, bytes] of [
      ["drawing.png", "image/png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ["page.jpg", "image/jpeg", Buffer.from("<!doctype html><title>no</title>")],
    ]) {
      await page.locator("[name=photo]").setInputFiles({ name, mimeType, buffer: bytes });
      await send(page, "Show this photo");
      assert.ok((await page.locator("#photo-error").innerText()).length > 20, "it says why");
      if (js) await axe(page);
    }
    // A picture of this page is a picture too.
    const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 480 } });
    await page.locator("[name=photo]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
    await send(page, "Show this photo");
    const face = page.locator("main .k-face--xl img");
    await becomes(() => face.evaluate((one) => one.complete && one.naturalWidth > 0), true, "the photo is there");
    const sizes = await face.evaluate((one) => [one.naturalWidth, one.naturalHeight]);
    assert.equal(sizes[0], sizes[1], "cut square");
    if (js) await axe(page);
    await send(page, "Remove the photo");
    assert.equal(await face.count(), 0);
  });
}

it.test("somebody whom I hide from cannot open my page", async () => {
  const other = it.server.made[2];
  const page = await it.member(me().email);
  await page.goto(`/people/${other.id}`);
  await page.getByRole("link", { name: /^Hide me from/ }).click();
  await axe(page);
  await send(page, "Hide from this person");
  assert.ok((await mainText(page)).includes(other.name));
  const theirs = await it.member(other.email);
  assert.equal((await theirs.goto(`/people/${me().id}`)).status(), 404);
  await send(page, "Show again");
  assert.equal((await theirs.goto(`/people/${me().id}`)).status(), 200);
});
