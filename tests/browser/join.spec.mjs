// A stranger becomes a member and finds a colleague: the form, the letter, the button, four short pages, the directory.
import assert from "node:assert/strict";
import { PASSWORD, axe, count, fill, heading, house, mainText, names, send, signIn } from "./harness.mjs";

const it = house({ members: 300 });

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a GP joins, says who they are, searches and opens a colleague's profile, ${how} scripts`, async () => {
    const page = await it.person({ js });
    const check = () => (js ? axe(page) : undefined);
    await join(page, "Siân Llewellyn", `joining-${js}@example.org`, check);

    await firstPage(page, js, check);
    await belongs(page, check);
    await pathPage(page, check);
    await givePage(page, check);
    assert.equal(new URL(page.url()).pathname, "/people");
    assert.equal(await heading(page), "People");
    await check();

    // Their own page says what they typed.
    await page.locator("header summary").click();
    await page.getByRole("link", { name: /My profile/ }).click();
    await page.waitForURL(/\/people\/[^/?]+$/);
    assert.equal(await heading(page), "Siân Llewellyn");
    const said = await mainText(page);
    for (const words of ["General practice, supplier or industry", "Shares in a pharmacy", "GP", "Salaried GP", "Surgery", "Dermatology, considering", "Minor surgery", "Be mentored"]) {
      assert.ok(said.toLowerCase().includes(words.toLowerCase()), `the profile says ${words}: ${said}`);
    }
    await check();

    // And a colleague is a search and a press away.
    const sought = it.server.made.at(-1).name;
    await page.goto("/people");
    await page.locator("#q").fill(sought);
    await page.locator("#q").press("Enter");
    await page.waitForURL(/q=/);
    await page.locator("main .k-item__name a", { hasText: sought }).first().click();
    await page.waitForURL(/\/people\/[^/?]+$/);
    assert.equal(await heading(page), sought);
    assert.match(await page.title(), new RegExp(`^${sought}.* - Kettle$`));
    await check();
  });

  it.test(`every first page but one can be skipped, ${how} scripts, and one can sign in again`, async () => {
    const email = `skipping-${js}@example.org`;
    const page = await it.person({ js });
    await join(page, "Wei Ling Tan", email);
    for (const step of [1, 2, 3, 4]) {
      assert.match(await mainText(page), new RegExp(`step ${step} of 4`, "i"));
      const skip = page.getByRole("main").getByText("Skip this page");
      if (step === 2) {
        assert.equal(await skip.count(), 0, "what stands beside every name is asked of everybody");
        await page.getByLabel("Trainee").check();
        await page.getByLabel("Nothing to declare").check();
        await send(page);
      } else {
        await skip.click();
        await page.waitForLoadState("load");
      }
    }
    assert.equal(await heading(page), "People");
    assert.ok((await count(page)) >= 300);
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
  assert.ok(await page.locator("[data-problems]").evaluate((one) => one === document.activeElement), "the summary has the focus");
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

it.test("the kept mail shows the way on to whoever tries Kettle out", async () => {
  const page = await it.person();
  await page.goto("/join");
  await fill(page, { name: "Adéyẹmí Okafor", email: "newcomer@example.org", password: PASSWORD });
  await send(page);
  await it.server.mailTo("newcomer@example.org", { linking: "/confirm?" });
  await page.getByRole("main").locator('a[href="/dev/mail"]').click();
  assert.equal(await heading(page), "Kept mail");
  assert.match(await mainText(page), /To newcomer@example\.org/);
  await axe(page);
  await page.locator('article:has-text("newcomer@example.org") a[href*="/confirm?"]').click();
  await send(page);
  assert.equal(new URL(page.url()).pathname, "/welcome/1");
});

/** From the form to the first of the three pages. */
async function join(page, name, email, check) {
  await page.goto("/join");
  await check?.();
  await fill(page, { name, email, password: PASSWORD });
  await send(page);
  assert.equal(await heading(page), "Look in your mail");
  await check?.();
  const mail = await it.server.mailTo(email, { linking: "/confirm?" });
  const link = mail.links.find((one) => one.startsWith(`${it.server.url}/confirm`));
  assert.ok(link, `the mail has a link to us: ${mail.text}`);
  await page.goto(link);
  await check?.();
  // Opening the link alone does nothing: mail scanners open links too.
  await send(page);
  assert.equal(new URL(page.url()).pathname, "/welcome/1");
}

async function firstPage(page, js, check) {
  assert.match(await mainText(page), /step 1 of 4/i);
  await page.locator("[name=profession]").selectOption({ label: "GP" });
  await page.locator("[name=role]").selectOption({ label: "Salaried GP" });
  if (js) {
    await page.locator("#place_words").pressSequentially("granary str", { delay: 10 });
    await page.locator("#place_words-options [role=option]").first().waitFor();
    await axe(page);
    await page.locator("#place_words-options [role=option]").first().click();
    assert.match(await page.locator("#place_words").inputValue(), /^Granary Street/);
  } else {
    await page.locator("#place_words").fill("ZZ0007");
  }
  await fill(page, { sessions: "4.5" });
  await check();
  await send(page);
}

async function belongs(page, check) {
  assert.match(await mainText(page), /step 2 of 4/i);
  assert.equal(await page.locator("main input:checked").count(), 0, "nothing is chosen for anybody");
  await page.getByLabel("General practice").check();
  await page.getByLabel("Something to declare").check();
  await send(page);
  // It says what is missing, and what was chosen stays.
  assert.ok(await page.locator("#interests_words-error").isVisible());
  assert.ok(await page.getByLabel("General practice").isChecked());
  await check();
  await page.getByLabel("Supplier or industry").check();
  await fill(page, { interests_words: "Shares in a pharmacy" });
  await send(page);
}

async function pathPage(page, check) {
  assert.match(await mainText(page), /step 3 of 4/i);
  await fill(page, { before: "General surgery", extended: "Dermatology" });
  await page.getByLabel("Considering").check();
  await check();
  await send(page);
}

async function givePage(page, check) {
  assert.match(await mainText(page), /step 4 of 4/i);
  await fill(page, { can_help: "minor surgery, setting up a list" });
  await page.getByLabel("Be mentored").check();
  await check();
  await send(page);
}
