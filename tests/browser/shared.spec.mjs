// A computer at which others sit too: signing in for a while, hiding the page, leaving nothing behind.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, house, mainText, noSidewaysScroll, send, shot, signIn } from "./harness.mjs";

const it = house({
  prepare(server) {
    for (const name of ["desk", "own", "cover", "plain", "idle", "typing"]) {
      server.addMember({ name: `Ada ${name}`, email: `${name}@example.org` });
    }
  },
});

const session = async (page) => (await page.context().cookies()).find((one) => one.name === "kettle");

for (const js of [true, false]) {
  it.test(`an unknown computer is shared until somebody says that it is theirs, ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.person({ js });
    await page.goto("/sign-in");
    assert.ok(await page.getByLabel("This is a shared computer").isChecked());
    if (js) await axe(page);
    await shot(page, "sign-in");
    await signIn(page, "desk@example.org", it.server.passwordOf("desk@example.org"));
    assert.equal((await session(page)).expires, -1, "the session goes with the browser");
    await page.goto("/settings");
    assert.match(await mainText(page), /shared computer/);
    await page.locator("header summary").click();
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith("/sign-out")),
      page.getByRole("button", { name: "Sign out" }).click(),
    ]);
    assert.match((await answer.allHeaders())["clear-site-data"] ?? "", /storage/);
    await page.waitForURL("**/sign-in");
    assert.ok(await page.getByLabel("This is a shared computer").isChecked(), "it remembers");

    await page.getByLabel("This is a shared computer").uncheck();
    await fill(page, { email: "own@example.org", password: "not this one" });
    await send(page);
    assert.ok(!(await page.getByLabel("This is a shared computer").isChecked()), "what was chosen stays");
    await fill(page, { email: "own@example.org", password: it.server.passwordOf("own@example.org") });
    await send(page);
    assert.ok((await session(page)).expires > 0, "on one's own it stays for a month");
  });
}

it.test("Escape pressed twice hides the page and brings it back as it was", async () => {
  const page = await it.person();
  await signIn(page, "cover@example.org", it.server.passwordOf("cover@example.org"));
  await page.goto("/settings");
  const title = await page.title();
  await page.locator('main [name="email"]').fill("half a wo");
  await page.keyboard.press("Escape");
  assert.equal(await page.title(), title, "once is nothing");
  await page.keyboard.press("Escape");
  assert.equal(await page.title(), "Blank page");
  assert.equal(await mainText(page), "Blank page Show the page again");
  assert.ok(!(await page.locator("header, footer, main#maincontent").first().isVisible()), "nothing else is left");
  await axe(page);
  await shot(page, "cover");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.title(), title);
  assert.equal(await page.locator('main [name="email"]').inputValue(), "half a wo");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "email", "and so does the focus");

  await page.getByRole("link", { name: "Hide page" }).click();
  assert.equal(await page.title(), "Blank page");
  await page.keyboard.press("Enter");
  assert.equal(await page.title(), title);
  assert.equal(new URL(page.url()).pathname, "/settings");
});

it.test("a page of a stranger has nothing to hide", async () => {
  const page = await it.person();
  await page.goto("/sign-in");
  const title = await page.title();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("Escape");
  assert.equal(await page.title(), title);
});

it.test("without scripts a blank page takes its place", async () => {
  const page = await it.person({ js: false });
  await signIn(page, "plain@example.org", it.server.passwordOf("plain@example.org"));
  await page.goto("/settings");
  await page.getByRole("link", { name: "Hide page" }).click();
  await page.waitForURL("**/cover?**");
  assert.equal(await page.title(), "Blank page");
  assert.equal((await page.locator("body").innerText()).replace("Skip to main content", "").replace("Blank page", "").trim(), "Show the page again");
  await page.getByRole("link", { name: "Show the page again" }).click();
  assert.equal(new URL(page.url()).pathname, "/settings");
});

it.test("the cover can be reached on a narrow phone", async () => {
  const page = await it.person({ width: 320, height: 640 });
  await signIn(page, "cover@example.org", it.server.passwordOf("cover@example.org"));
  for (const path of ["/", "/settings", "/people"]) {
    await page.goto(path);
    await noSidewaysScroll(page);
    const box = await page.getByRole("link", { name: "Hide page" }).boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, `${path}: ${JSON.stringify(box)}`);
    await axe(page);
  }
  await page.getByRole("link", { name: "Hide page" }).click();
  assert.equal(await page.title(), "Blank page");
  assert.equal(await heading(page), "Blank page");
});

it.test("a page that nobody touches goes by itself", async () => {
  const page = await it.person();
  await page.clock.install();
  await signIn(page, "idle@example.org", it.server.passwordOf("idle@example.org"));
  await page.goto("/settings");
  await page.clock.fastForward("29:00");
  assert.equal(new URL(page.url()).pathname, "/settings");
  await page.clock.fastForward("02:00");
  await becomes(() => new URL(page.url()).pathname, "/", "it does not stay there");
});

it.test("whoever types for long is still signed in", async () => {
  const page = await it.person();
  await page.clock.install();
  await signIn(page, "typing@example.org", it.server.passwordOf("typing@example.org"));
  await page.goto("/settings");
  let asked = 0;
  page.on("request", (request) => { asked += request.url().endsWith("/stay") ? 1 : 0; });
  for (let step = 0; step < 5; step += 1) {
    await page.clock.fastForward("10:00");
    await page.locator('main [name="email"]').press("a");
  }
  await becomes(() => asked, 5, "the server is told, so that it waits too");
  assert.equal(await page.locator('main [name="email"]').inputValue(), "aaaaa");
  assert.equal(new URL(page.url()).pathname, "/settings");
});
