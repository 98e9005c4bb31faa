// The account: password, address, browsers, a forgotten password.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, send, signIn } from "./harness.mjs";

const NEXT = "seven damp cyclists mended that gate";
const it = house({
  prepare(server) {
    for (const name of ["change", "other", "forgot", "address", "leaver"]) {
      server.addMember({ name: `Ada ${name}`, email: `${name}@example.org` });
    }
  },
});

it.test("a new password ends every other browser, and the old one opens nothing", async () => {
  const [here, elsewhere] = [await it.person(), await it.person()];
  for (const page of [here, elsewhere]) await signIn(page, "change@example.org");
  await here.goto("/settings");
  await fill(here, { current: "not this one at all", password: NEXT });
  await send(here, "Change password");
  assert.ok(await here.locator("[data-problems]").isVisible(), "the old one is asked for");
  await axe(here);
  await fill(here, { current: it.server.passwordOf("change@example.org"), password: NEXT });
  await send(here, "Change password");
  assert.match(await here.locator(".k-toast").innerText(), /password is changed/);
  await axe(here);
  await here.locator(".k-toast [data-close]").click();
  assert.equal(await here.locator(".k-toast").count(), 0);

  await elsewhere.goto("/people");
  assert.equal(new URL(elsewhere.url()).pathname, "/sign-in", "the other browser is out");
  await fill(elsewhere, { email: "change@example.org", password: it.server.passwordOf("change@example.org") });
  await send(elsewhere);
  assert.equal(new URL(elsewhere.url()).pathname, "/sign-in", "and the old password does not help");
  await signIn(elsewhere, "change@example.org", NEXT);
});

it.test("another browser is listed and can be signed out", async () => {
  const [here, elsewhere] = [await it.person(), await it.person()];
  for (const page of [here, elsewhere]) await signIn(page, "other@example.org");
  await here.goto("/settings");
  const rows = here.locator("section[aria-labelledby=browsers-title] li");
  assert.equal(await rows.count(), 2);
  await send(here, "Sign out");
  assert.equal(await rows.count(), 1);
  await elsewhere.goto("/settings");
  assert.equal(new URL(elsewhere.url()).pathname, "/sign-in");
});

const used = [];
for (const js of [true, false]) {
  it.test(`a forgotten password is replaced by a letter, ${js ? "with" : "without"} scripts`, async () => {
    const password = `${NEXT} ${js}`;
    const page = await it.person({ js });
    await page.goto("/sign-in");
    await page.locator('main a[href="/reset"]').click();
    if (js) await axe(page);
    await fill(page, { email: "forgot@example.org" });
    await send(page);
    const heard = await heading(page);
    const mail = await it.server.mailTo("forgot@example.org", { linking: "/reset/new", besides: used });
    used.push(mail.file);
    await page.goto(mail.links.find((one) => one.includes("/reset/new")));
    if (js) await axe(page);
    await fill(page, { password });
    await send(page);
    assert.notEqual(new URL(page.url()).pathname, "/sign-in");
    await signIn(await it.person({ js }), "forgot@example.org", password);

    // A stranger's address gets the very same answer.
    const stranger = await it.person({ js });
    await stranger.goto("/reset");
    await fill(stranger, { email: "nobody@example.org" });
    await send(stranger);
    assert.equal(await heading(stranger), heard);
  });
}

it.test("a new address counts once its letter was answered", async () => {
  const page = await it.person();
  await signIn(page, "address@example.org");
  await page.goto("/settings");
  await fill(page, { email: "moved@example.org", current_for_email: it.server.passwordOf("address@example.org") });
  await send(page, "Change address");
  assert.match(await mainText(page), /moved@example\.org/);
  await axe(page);
  const mail = await it.server.mailTo("moved@example.org", { linking: "/settings/email/confirm" });
  await page.goto(mail.links.find((one) => one.includes("/settings/email/confirm")));
  await send(page);
  const again = await it.person();
  await signIn(again, "moved@example.org", it.server.passwordOf("address@example.org"));
});

it.test("after signing out nothing opens, not even with the way back", async () => {
  const page = await it.person();
  await signIn(page, "leaver@example.org");
  await page.goto("/settings");
  await page.locator("header summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await page.goBack();
  await page.goto("/settings");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
});
