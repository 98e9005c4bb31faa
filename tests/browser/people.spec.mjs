// Finding a colleague in the directory.
import assert from "node:assert/strict";
import { axe, heading, house, send } from "./harness.mjs";

const ME = "finder@example.org";
const it = house({
  prepare(server) {
    server.addMember({ name: "Ada Finder", email: ME });
    server.addMember({ name: "Siân Llewellyn", email: "sian@example.org" });
    server.addMember({ name: "Adéyẹmí Okafor", email: "adeyemi@example.org" });
  },
});

const names = (page) => page.locator("#results .k-item__name").allInnerTexts();

it.test("without scripts a search is a form and an address", async () => {
  const page = await it.member(ME, { js: false });
  await page.goto("/people");
  await page.locator("main [name=q]").first().fill("llewellyn");
  await send(page, "Search");
  assert.equal(new URL(page.url()).searchParams.get("q"), "llewellyn");
  assert.deepEqual(await names(page), ["Siân Llewellyn"]);
});

it.test("with scripts the results change as one types, and focus and address keep up", async () => {
  const page = await it.member(ME);
  await page.goto("/people");
  const box = page.locator("main [name=q]").first();
  await box.pressSequentially("okaf", { delay: 20 });
  await page.waitForFunction(() => {
    const names = [...document.querySelectorAll("#results .k-item__name")].map((one) => one.textContent.trim());
    return names.length === 1 && names[0] === "Adéyẹmí Okafor";
  });
  assert.equal(new URL(page.url()).searchParams.get("q"), "okaf");
  assert.ok(await box.evaluate((one) => one === document.activeElement), "the box keeps the focus");
  await axe(page);
});

it.test("typing errors and missing accents are forgiven", async () => {
  const page = await it.member(ME);
  for (const [typed, meant] of [
    ["llewelyn", "Siân Llewellyn"],
    ["sian", "Siân Llewellyn"],
    ["adeyemi", "Adéyẹmí Okafor"],
  ]) {
    await page.goto(`/people?q=${encodeURIComponent(typed)}`);
    assert.ok((await names(page)).includes(meant), `${typed} finds ${meant}`);
  }
});

it.test("whatever is typed gets an answer", async () => {
  const page = await it.member(ME);
  for (const odd of ['"', "*", ":", "NEAR(", "a AND OR NOT (", "🫖", "مرحبا", "%00", "x".repeat(4000)]) {
    const answer = await page.goto(`/people?q=${encodeURIComponent(odd)}`);
    assert.ok(answer.status() < 500, `${odd.slice(0, 20)} gives ${answer.status()}`);
    await heading(page);
  }
});
