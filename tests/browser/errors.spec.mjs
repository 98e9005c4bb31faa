// What is said when something is not there, not allowed or mistyped.
import assert from "node:assert/strict";
import { axe, fill, heading, house, send } from "./harness.mjs";

const ME = "lost@example.org";
const it = house({
  prepare(server) {
    server.addMember({ name: "Ada Lost", email: ME });
  },
});

it.test("a page that is not there says the same as a person who is not there", async () => {
  const page = await it.member(ME);
  const said = [];
  for (const path of ["/nowhere", "/people/nobody", "/people/01990000-0000-7000-8000-000000000000", "/places/ZZ999"]) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 404, path);
    said.push(await heading(page));
    await axe(page);
  }
  assert.equal(new Set(said).size, 1, said.join(" | "));
});

it.test("whoever is not signed in is asked to, and then comes back", async () => {
  const page = await it.person();
  await page.goto("/settings");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await fill(page, { email: ME, password: it.server.passwordOf(ME) });
  await send(page);
  assert.equal(new URL(page.url()).pathname, "/settings");
});

it.test("a wrong password is refused without saying which of the two was wrong", async () => {
  const said = [];
  for (const email of [ME, "stranger@example.org"]) {
    const page = await it.person();
    await page.goto("/sign-in");
    await fill(page, { email, password: "certainly not this one" });
    await send(page);
    assert.equal(await page.locator("main [name=email]").inputValue(), email);
    said.push((await page.locator("main .nhsuk-error-summary, main .nhsuk-error-message").allInnerTexts()).join(" "));
    assert.notEqual(said.at(-1), "");
    await axe(page);
  }
  assert.equal(said[0], said[1]);
});

it.test("a form that no page of ours sent is refused", async () => {
  const page = await it.member(ME);
  const answer = await page.request.post("/sign-out", { form: {}, maxRedirects: 0 });
  assert.ok(answer.status() >= 400 && answer.status() < 500, `it gives ${answer.status()}`);
  await page.goto("/settings");
  assert.equal(new URL(page.url()).pathname, "/settings", "still signed in");
  await page.locator("main [name=csrf]").first().evaluate((one) => (one.value = "of another page"));
  await send(page, "Change address");
  await heading(page);
  await axe(page);
});
