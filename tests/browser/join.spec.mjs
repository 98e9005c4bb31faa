// A stranger becomes a member: the form, the mail, the button, three short pages, the directory.
import assert from "node:assert/strict";
import { PASSWORD, axe, fill, heading, house, mainText, send, signIn } from "./harness.mjs";

const it = house();

for (const js of [true, false]) {
  it.test(`a GP joins and reaches the directory ${js ? "with" : "without"} scripts`, async () => {
    const email = `joining-${js}@example.org`;
    const page = await it.person({ js });
    await page.goto("/join");
    await fill(page, { name: "Siân Llewellyn", email, password: PASSWORD });
    await send(page);
    assert.match(await mainText(page), /e-?mail|mail/i);

    const mail = await it.server.mailTo(email);
    const link = mail.links.find((one) => one.startsWith(it.server.url));
    assert.ok(link, `the mail has a link to us: ${mail.text}`);
    await page.goto(link);
    // Opening the link alone does nothing: mail scanners open links too.
    await send(page);

    for (const step of [1, 2, 3]) {
      assert.match(await mainText(page), new RegExp(`step ${step} of 3`, "i"));
      if (js) await axe(page);
      await page.getByRole("main").getByText("Skip this page").click();
      await page.waitForLoadState("load");
    }
    assert.equal(new URL(page.url()).pathname, "/people");
    assert.equal(await heading(page), "People");

    const again = await it.person({ js });
    await signIn(again, email);
  });
}

it.test("a weak password is refused with a reason, and what else was typed stays", async () => {
  const page = await it.person();
  await page.goto("/join");
  await fill(page, { name: "Wei Ling Tan", email: "weak@example.org", password: "password1234" });
  await send(page);
  assert.equal(await page.locator("main [name=name]").inputValue(), "Wei Ling Tan");
  assert.equal(await page.locator("main [name=email]").inputValue(), "weak@example.org");
  assert.equal(await page.locator("main [name=password]").inputValue(), "");
  assert.equal(await page.locator("main [name=password]").getAttribute("aria-invalid"), "true");
  await axe(page);
});

it.test("an address that is taken gets the same page as one that is new", async () => {
  const answers = [];
  for (const _ of ["new", "taken"]) {
    const page = await it.person();
    await page.goto("/join");
    await fill(page, { name: "Tomasz Wiśniewski", email: "twice@example.org", password: PASSWORD });
    await send(page);
    answers.push([await heading(page), await mainText(page), new URL(page.url()).pathname]);
  }
  assert.deepEqual(answers[1], answers[0]);
});
