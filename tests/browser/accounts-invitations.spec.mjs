// Getting in: a member's invitation on a phone, an administrator's letters, the waiting list.
import assert from "node:assert/strict";
import { PASSWORD, axe, fill, heading, house, mainText, noSidewaysScroll, send, shot, signIn } from "./harness.mjs";

const PHONE = { width: 390, height: 844 };
const people = (server) => {
  server.addMember({ name: "Tomasz Wiśniewski", email: "tomasz@example.org", admin: true });
  server.addMember({ name: "Ada Obi", email: "ada@example.org" });
};
const it = house({ prepare: people, settings: { KETTLE_JOINING: "invited" } });
const list = house({ prepare: people, settings: { KETTLE_JOINING: "waiting" } });

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a colleague comes in by a link on a phone, ${how} scripts`, async () => {
    const ada = await it.member("ada@example.org", { js });
    await ada.goto("/invitations");
    assert.equal(await heading(ada), "Invite colleagues");
    const link = await ada.locator("#address").inputValue();
    assert.ok((await ada.locator("#message").inputValue()).endsWith(link), "the words end with the link");
    assert.equal(await ada.locator("[data-copy]").first().isVisible(), js, "copying is a comfort of the script");
    if (js) {
      await axe(ada);
      await ada.locator('[data-copy="address"]').click();
      await shot(ada, "invitations");
    }
    await ada.goto("/invitations/code");
    assert.ok(await ada.getByRole("img", { name: "Code of your invitation" }).isVisible());
    if (js) await axe(ada);

    const phone = await it.person({ js, ...PHONE });
    const check = () => visit(phone, js);
    await phone.goto(link);
    assert.equal(await heading(phone), "Ada Obi invites you");
    await check();
    await shot(phone, `invitation-${how}`);
    await phone.getByRole("link", { name: "Accept and go on" }).click();
    await phone.waitForURL(/\/join\?/);
    await check();
    const email = `phone-${js}@example.org`;
    await fill(phone, { name: "Wei Ling Tan", email, password: PASSWORD });
    await send(phone);
    const mail = await it.server.mailTo(email, { linking: "/confirm?" });
    await phone.goto(mail.links.find((one) => one.includes("/confirm?")));
    await check();
    await send(phone);
    assert.equal(new URL(phone.url()).pathname, "/welcome/1");
    assert.match(await phone.locator(".k-toast").innerText(), /You were invited by Ada Obi/);
    await check();
    await ada.goto("/invitations");
    assert.match(await mainText(ada), /Wei Ling Tan/);
  });

  it.test(`a list is checked, sent and answered, ${how} scripts`, async () => {
    const email = `guest-${js}@example.org`;
    const tomasz = await it.member("tomasz@example.org", { js });
    await tomasz.goto("/admin/invitations");
    if (js) await axe(tomasz);
    const csv = `name,address\n"Okri, Ben",${email}\nNobody\nAda,ada@example.org\n`;
    await tomasz.locator("#file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await send(tomasz, "Look at it first");
    assert.equal(await heading(tomasz), "Check the list");
    const said = await mainText(tomasz);
    assert.match(said, /1 person gets a letter; 2 lines are left out/);
    assert.match(said, /Line 4: Ada has joined with this address/);
    if (js) await axe(tomasz);
    await send(tomasz, "Send 1 letter");
    assert.match(await mainText(tomasz), /Okri, Ben/);
    if (js) await axe(tomasz);

    const guest = await it.person({ js, ...PHONE });
    const mail = await it.server.mailTo(email, { linking: "/invitation?" });
    await guest.goto(mail.links.find((one) => one.includes("/invitation?")));
    assert.equal(await heading(guest), "Tomasz Wiśniewski invites you");
    await visit(guest, js);
    await guest.getByRole("link", { name: "Accept and go on" }).click();
    await guest.waitForURL(/\/join\?/);
    assert.match(await mainText(guest), new RegExp(email));
    await fill(guest, { name: "Ben Okri", password: PASSWORD });
    await visit(guest, js);
    await send(guest);
    assert.equal(new URL(guest.url()).pathname, "/welcome/1");
  });

  list.test(`somebody asks, waits and is let in, ${how} scripts`, async () => {
    const email = `asking-${js}@example.org`;
    const page = await list.person({ js, ...PHONE });
    await page.goto("/join");
    assert.equal(await heading(page), "Ask to join Kettle");
    await visit(page, js);
    await fill(page, { name: "Carys Prosser", email, about: "Practice nurse at Quarry Gate Surgery." });
    await send(page);
    const asked = await list.server.mailTo(email, { linking: "/waiting/confirm?" });
    await page.goto(asked.links.find((one) => one.includes("/waiting/confirm?")));
    await send(page);
    assert.equal(await heading(page), "You are on the list");
    await visit(page, js);

    const tomasz = await list.member("tomasz@example.org", { js });
    await tomasz.goto("/admin/waiting");
    assert.match(await mainText(tomasz), /One person would like to come in/);
    if (js) await axe(tomasz);
    await tomasz.getByRole("link", { name: /No, with a reason/ }).click();
    assert.equal(await heading(tomasz), "Not let Carys Prosser in");
    if (js) await axe(tomasz);
    await tomasz.goto("/admin/waiting");
    await send(tomasz, "Let in");
    assert.match(await mainText(tomasz), /Nobody is waiting/);

    const letter = await list.server.mailTo(email, { linking: "/invitation?" });
    await page.goto(letter.links.find((one) => one.includes("/invitation?")));
    assert.equal(await heading(page), "You can come in");
    await visit(page, js);
    await page.getByRole("link", { name: "Accept and go on" }).click();
    await page.waitForURL(/\/join\?/);
    await fill(page, { password: PASSWORD, name: "Carys Prosser" });
    await send(page);
    assert.equal(new URL(page.url()).pathname, "/welcome/1");
  });
}

it.test("without an invitation the door says what to do", async () => {
  const page = await it.person(PHONE);
  await page.goto("/join");
  assert.match(await mainText(page), /One joins Kettle by invitation/);
  await visit(page, true);
  await page.goto(`/invitation?t=${"A".repeat(50)}`);
  assert.equal(await heading(page), "This invitation is no longer good");
  await visit(page, true);
});

it.test("a withdrawn link says so, and a work address is confirmed by its letter", async () => {
  const page = await it.person();
  await signIn(page, "tomasz@example.org", it.server.passwordOf("tomasz@example.org"));
  await page.goto("/invitations");
  const link = await page.locator("#address").inputValue();
  await page.getByRole("button", { name: "Withdraw the link" }).click();
  await page.locator("dialog").getByRole("button", { name: "Withdraw" }).click();
  await page.getByText("You have withdrawn your link").waitFor();
  await axe(page);
  const stranger = await it.person(PHONE);
  await stranger.goto(link);
  assert.match(await mainText(stranger), /Tomasz Wiśniewski has withdrawn this link/);

  await page.goto("/settings");
  await fill(page, { work: "tomasz@work.example.org" });
  await send(page, "Add this address");
  const mail = await it.server.mailTo("tomasz@work.example.org", { linking: "/settings/work/confirm?" });
  await page.goto(mail.links.find((one) => one.includes("/settings/work/confirm?")));
  await axe(page);
  await send(page, "It is my address");
  assert.match(await mainText(page), /Members see work\.example\.org/);
  await axe(page);
});

/** What is asked of every page of somebody at a phone. */
async function visit(page, js) {
  if (!js) return;
  await axe(page);
  await noSidewaysScroll(page);
}
