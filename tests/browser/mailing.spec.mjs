// Groups by e-mail: the host lets it, the member asks for it, with scripts and without, on a phone.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const PHONE = { width: 320, height: 700 };
const LONG = "Locums of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const it = house({
  settings: {
    // Nobody answers there; the server says so in its log and goes on.
    KETTLE_INBOUND_ADDRESS: "reply@kettle.example.org",
    KETTLE_INBOUND_URL: "imap://127.0.0.1:9",
    KETTLE_INBOUND_USER: "reply",
    KETTLE_INBOUND_PASSWORD: "nothing",
  },
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: `Siân Ní Dhomhnaill ${how}`, email: `sian.${how}@example.org` });
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a host lets it and a member asks for it, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const sian = await it.member(`sian.${how}@example.org`, { js, ...PHONE });
    const look = async (page, name) => {
      await noSidewaysScroll(page);
      if (!js) return;
      await axe(page);
      await shot(page, `mailing-${name}`);
    };

    // Nothing yet: no group lets it.
    await sian.goto("/settings/letters");
    await sian.getByRole("link", { name: "What your groups wrote, by e-mail" }).click();
    await sian.waitForURL("**/settings/mail");
    assert.equal(await heading(sian), "Your groups by e-mail");
    assert.match(await mainText(sian), /None of your groups so far/);
    assert.equal(await sian.getByLabel("A letter with what was begun in your groups").inputValue(), "");
    await look(sian, "nothing-phone");

    // The host finds it where the group says how it writes.
    await ada.goto("/groups/new?shape=interest");
    await fill(ada, { name: `${LONG}, ${how}`, purpose: "For those who do locum work.", rules: "" });
    await ada.locator("input[name=kind][value=open]").check();
    await send(ada, "Found the group");
    await ada.waitForURL(/\/groups\/[0-9a-f-]{36}\/invitations$/);
    const group = new URL(ada.url()).pathname.replace("/invitations", "");
    await sian.goto(`${group}/membership`);
    await send(sian, "Join");
    await sian.waitForURL(/\/discussions$/);
    await ada.goto(`${group}/discussions/settings`);
    await ada.getByRole("link", { name: "Whether what is begun here goes out by e-mail" }).click();
    await ada.waitForURL(/\/discussions\/mail$/);
    await look(ada, "host");
    await ada.getByLabel("Members may have what is begun here by e-mail").check();
    await send(ada, "Save");
    await ada.goto(`${group}/discussions/mail`);
    assert.equal(await ada.getByLabel("Members may have what is begun here by e-mail").isChecked(), true);
    await ada.setViewportSize(PHONE);
    await look(ada, "host-phone");

    // The member chooses a day and to answer by mail, by keyboard as by finger.
    await sian.goto("/settings/mail");
    assert.match(await mainText(sian), /Locums of Llanfairpwll/);
    await sian.getByLabel("A letter with what was begun in your groups").selectOption("Once a week, on Fridays");
    await sian.getByLabel("I answer by e-mail").focus();
    await sian.keyboard.press("Space");
    await send(sian, "Keep this choice");
    await sian.goto("/settings/mail");
    assert.equal(await sian.getByLabel("A letter with what was begun in your groups").inputValue(), "friday");
    assert.equal(await sian.getByLabel("I answer by e-mail").isChecked(), true);
    await look(sian, "chosen-phone");
  });
}
