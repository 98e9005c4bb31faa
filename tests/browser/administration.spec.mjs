// Running a Kettle: what needs a human, members, roles, imports, vocabularies, letters, the audit.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot, signIn } from "./harness.mjs";

const ADMIN = "anna@example.org";
const ids = {};
const it = house({
  prepare(server) {
    server.addMember({ name: "Anna Admin", email: ADMIN, admin: true });
    for (const how of ["with", "without"]) {
      ids[how] = server.addMember({ name: `Tomasz Wiśniewski ${how}`, email: `tomasz.${how}@example.org` }).id;
      ids[`mo-${how}`] = server.addMember({ name: `Mo ${how}`, email: `mo.${how}@example.org` }).id;
    }
  },
});

const PAGES = {
  "/admin": "Administration",
  "/admin/waiting": "Waiting list",
  "/admin/invitations": "Invitations by letter",
  "/admin/members": "Members",
  "/moderation": "Reports",
  "/admin/texts": "Edit the texts",
  "/admin/vocabulary": "Vocabularies",
  "/admin/vocabulary/profession": "Profession",
  "/admin/vocabulary/profession/profession.gp": "GP",
  "/admin/imports": "Imports",
  "/admin/mail": "Mail",
  "/admin/storage": "Storage",
  "/admin/backups": "Backups",
  "/admin/guard": "Patient guard",
  "/admin/asking": "Asking without a name",
  "/admin/settings": "Settings and version",
  "/admin/audit": "Audit",
};

it.test("every page of administration is in order, wide, narrow and dark", async () => {
  const page = await it.member(ADMIN);
  for (const [path, title] of Object.entries(PAGES)) {
    for (const look of [{ width: 1280, height: 900 }, { width: 320, height: 640 }, { width: 390, height: 844, theme: "dark" }]) {
      await page.setViewportSize(look);
      await page.emulateMedia({ colorScheme: look.theme ?? "light" });
      await page.goto(path);
      assert.equal(await heading(page), title, path);
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `admin${path.replaceAll("/", "-")}-${look.width}`);
    }
  }
});

it.test("the first page leads to every other, and the menu to it", async () => {
  const page = await it.member(ADMIN);
  await page.goto("/people");
  await page.locator("header summary").click();
  await page.getByRole("link", { name: "Administration" }).click();
  await page.waitForURL("**/admin");
  const links = await page.locator("main nav a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const expected = Object.keys(PAGES).filter((path) => path !== "/admin" && !path.startsWith("/admin/vocabulary/"));
  assert.deepEqual(links.toSorted(), expected.toSorted());
  for (const path of links) assert.equal((await page.goto(path)).status(), 200, path);
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const look = async (page, name) => {
    if (!js) return;
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, name);
  };
  /** Presses a button that asks first where scripts run. */
  const confirm = async (page, button, verb) => {
    if (!js) return send(page, button);
    await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    await page.locator("dialog").waitFor();
    await axe(page);
    await Promise.all([page.waitForEvent("framenavigated"), page.locator("dialog").getByRole("button", { name: verb }).click()]);
    await page.waitForLoadState("load");
  };

  it.test(`a member is found, suspended for a reason and restored, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js, width: 390, height: 844 });
    await page.goto("/admin/members");
    await page.locator("#q").fill(`wisniewski ${how}`);
    await Promise.all([page.waitForURL(/q=/), page.locator("#q").press("Enter")]);
    assert.doesNotMatch(await mainText(page), /tomasz\.with@/, "nobody's address is shown");
    await look(page, "admin-members-found");
    await page.getByRole("link", { name: `Tomasz Wiśniewski ${how}`, exact: true }).click();
    await page.waitForURL("**/admin/members/*");
    await look(page, "admin-member");
    await confirm(page, "Suspend", "Suspend");
    assert.ok(await page.locator("#reason-error").isVisible(), "a reason is asked for");
    await look(page, "admin-member-reasonless");
    await fill(page, { reason: "You sold tablets.\nWrite when they are gone." });
    await confirm(page, "Suspend", "Suspend");
    assert.match(await mainText(page), /Suspended since .* You sold tablets\./);
    await look(page, "admin-member-suspended");

    const tomasz = await it.person({ js, width: 390, height: 844 });
    await signIn(tomasz, `tomasz.${how}@example.org`);
    const mail = await it.server.mailTo(`tomasz.${how}@example.org`, { linking: "/suspended" });
    await tomasz.goto(mail.links.find((one) => one.endsWith("/suspended")));
    assert.equal(await heading(tomasz), "Your account is suspended");
    assert.match(await mainText(tomasz), /You sold tablets\..*Complain/);
    await look(tomasz, "suspended");

    await send(page, "End the suspension");
    assert.doesNotMatch(await mainText(page), /You sold tablets/);
    assert.equal((await tomasz.goto("/people")).status(), 200);
    await page.goto("/admin/audit");
    assert.match(await mainText(page), new RegExp(`Anna Admin suspended a member: Tomasz Wiśniewski ${how}`));
    await page.locator("#act").selectOption("restore_member");
    await Promise.all([page.waitForURL(/act=restore_member/), page.getByRole("button", { name: "Show" }).click()]);
    assert.doesNotMatch(await page.locator("main .k-list").innerText(), /suspended a member/);
    await look(page, "admin-audit-one-kind");
  });

  it.test(`a moderator is made and sees the reports, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js });
    await page.goto(`/admin/members/${ids[`mo-${how}`]}`);
    await confirm(page, "Make a moderator", "Make a moderator");
    assert.match(await page.locator(".k-toast").innerText(), /a moderator now/);
    assert.match(await mainText(page), /No longer a moderator/);
    const mo = await it.member(`mo.${how}@example.org`, { js });
    await mo.goto("/people");
    await mo.locator("header summary").click();
    assert.equal(await mo.getByRole("link", { name: "Administration" }).count(), 0);
    await mo.getByRole("link", { name: "Reports" }).click();
    await mo.waitForURL("**/moderation");
    assert.equal(await heading(mo), "Reports");
    await look(mo, "moderation-of-a-moderator");
  });

  it.test(`a file of places is looked at and brought in, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js });
    await page.goto("/admin/imports");
    await send(page, "Look at it first");
    assert.ok(await page.locator("[data-problems]").isVisible());
    await look(page, "admin-imports-wrong");
    const code = js ? "A81001" : "A81002";
    const fields = [code, "THE MILL SURGERY", "Y63", "QHM", "1 MILL LANE", "", "STOCKTON-ON-TEES", "CLEVELAND", "", "TS18 1HU", "19740401", "",
      "A", "B", "16C", "20200401", "", "01642 000000", "", "", "", "0", "", "16C", "", "4", ""];
    const csv = `${fields.map((one) => `"${one}"`).join(",")}\n`;
    await page.locator('input[name="kind"][value="practices"]').check();
    await page.locator("#file").setInputFiles({ name: "epraccur.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await send(page, "Look at it first");
    assert.match(await mainText(page), /Nothing was changed yet/);
    await look(page, "admin-import");
    await send(page, "Bring it in");
    assert.match(await page.locator(".k-toast").innerText(), /It is brought in/);
    assert.match(await mainText(page), /Practices of England and Wales Brought in on/);
  });

  it.test(`a term is added and said otherwise, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js });
    await page.goto("/admin/vocabulary/other_interest");
    await send(page, "Add it");
    assert.ok(await page.locator("#words-error").isVisible());
    await look(page, "admin-vocabulary-wrong");
    await fill(page, { words: `band weaving ${how}`, synonyms: "ribbons\ntablets" });
    await send(page, "Add it");
    await page.getByRole("link", { name: `Band weaving ${how}` }).click();
    await page.waitForURL(/life\.band-weaving/);
    await fill(page, { words: `card weaving ${how}` });
    await page.locator('input[name="closed"]').check();
    await send(page, "Save");
    assert.match(await mainText(page), new RegExp(`Card weaving ${how} Also: ribbons, tablets No longer offered since`));
    await look(page, "admin-vocabulary");
  });

  it.test(`a test letter arrives, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js });
    await page.goto("/admin/mail");
    await send(page, "Send a test letter");
    assert.match(await page.locator(".k-toast").innerText(), /on its way/);
    assert.ok(await it.server.mailTo(ADMIN, { linking: "/admin/mail" }));
  });
}

it.test("the audit is printed without its buttons", async () => {
  const page = await it.member(ADMIN);
  await page.goto("/admin/audit");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("main form").isVisible(), false);
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), true);
  await shot(page, "admin-audit-print");
});

it.test("for everybody else none of it is there", async () => {
  const page = await it.member("mo.with@example.org");
  for (const path of ["/admin", "/admin/members", `/admin/members/${ids.with}`, "/admin/audit", "/admin/settings"]) {
    assert.equal((await page.goto(path)).status(), 404, path);
  }
});
