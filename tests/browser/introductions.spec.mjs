// Three people, three browsers: one asks a contact for a third, the contact passes it on, the third agrees, and all talk.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const people = {};
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      for (const [first, name] of [
        ["ada", "Ada Okonkwo"],
        ["sian", "Siân Llewellyn-Ní Dhomhnaill-Ramachandran"],
        ["farida", "Farida Noorzai"],
        ["tomasz", "Tomasz Wiśniewski"],
      ]) {
        const email = `${first}.${how}@example.org`;
        people[`${first}.${how}`] = { ...server.addMember({ name: `${name} ${how}`, email }), email };
      }
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const of = (first) => people[`${first}.${how}`];
  const comes = (first, look = {}) => it.member(of(first).email, { js, ...look });
  const path = (page) => new URL(page.url()).pathname;
  const looked = async (page, name) => {
    if (!js) return;
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `introduction-${name}`);
  };
  const befriend = async (one, other, id) => {
    await one.goto(`/people/${id}/request`);
    await fill(one, { note: "We met at the training day." });
    await send(one, "Send");
    await other.goto("/requests");
    await send(other, "Accept");
  };

  it.test(`asked, passed on, agreed to, ${how} scripts`, async () => {
    const [ada, sian, farida] = [
      await comes("ada", { width: 320, height: 700 }),
      await comes("sian"),
      await comes("farida", { width: 390, height: 800 }),
    ];
    await ada.goto("/introductions");
    assert.match(await mainText(ada), /No introductions under way/);
    await looked(ada, "none-phone");
    await ada.goto(`/introductions/new?to=${of("farida").id}`);
    assert.match(await mainText(ada), /you have none yet/);
    await befriend(ada, sian, of("sian").id);
    await befriend(sian, farida, of("farida").id);

    await ada.goto(`/people/${of("farida").id}`);
    await ada.getByRole("link", { name: "Ask for an introduction" }).click();
    await ada.waitForURL("**/introductions/new?**");
    await looked(ada, "new-phone");
    await send(ada, "Ask");
    assert.match(await mainText(ada), /Choose the contact whom you ask/);
    await looked(ada, "new-empty-phone");
    await ada.locator("main select[name=between]").selectOption({ index: 1 });
    await fill(ada, { words: "Farida runs the list that I would like to copy.\n\nI can offer two hands." });
    await send(ada, "Ask");
    assert.match(path(ada), /^\/introductions\/[0-9a-f-]{36}$/);
    assert.match(await mainText(ada), /On purpose Kettle does not say/);
    await looked(ada, "asked-phone");
    await ada.reload(); // what was just done is said once
    const waits = await mainText(ada);

    await sian.goto("/introductions");
    await looked(sian, "waiting");
    await sian.getByRole("link", { name: /asks you for an introduction/ }).click();
    await sian.waitForURL("**/introductions/*");
    await looked(sian, "to-pass");
    await fill(sian, { words: "Ada finishes what she begins." });
    await send(sian, "Pass it on");
    await ada.reload();
    assert.equal(await mainText(ada), waits, "who asked cannot tell that it was passed on");

    await farida.goto("/introductions");
    await farida.getByRole("link", { name: /would introduce you to Ada/ }).click();
    await farida.waitForURL("**/introductions/*");
    assert.match(await mainText(farida), /Ada finishes what she begins/);
    await looked(farida, "to-answer-phone");
    await send(farida, "Yes, I would like to");
    await farida.waitForURL("**/messages/*");
    const conversation = path(farida);
    for (const page of [ada, sian, farida]) {
      await page.goto(conversation);
      assert.match(await mainText(page), /Farida runs the list/);
      assert.match(await mainText(page), /Ada finishes what she begins/);
    }
    await looked(sian, "conversation");
    await ada.goto("/introductions");
    assert.match(await mainText(ada), /introduced you to Farida Noorzai/);
    await looked(ada, "made-phone");
    await ada.goto("/contacts");
    assert.match(await mainText(ada), /Farida Noorzai/);
  });

  it.test(`two contacts are brought together; a no is told to nobody, ${how} scripts`, async () => {
    const [sian, tomasz, farida] = [await comes("sian"), await comes("tomasz"), await comes("farida")];
    await befriend(sian, tomasz, of("tomasz").id);
    await sian.goto(`/contacts/${of("tomasz").id}`);
    await sian.getByRole("link", { name: "Introduce Tomasz to somebody" }).click();
    await sian.waitForURL("**/introductions/offer?**");
    assert.match(await heading(sian), /^Introduce Tomasz Wiśniewski/);
    await looked(sian, "offer");
    await sian.locator("main select[name=other]").selectOption(of("farida").id);
    await fill(sian, { words: "You would like each other." });
    await send(sian, "Offer it to both");
    const page = path(sian);
    await sian.reload();
    const waits = await mainText(sian);
    await tomasz.goto(page);
    await send(tomasz, "No, thank you");
    assert.equal((await tomasz.goto(page)).status(), 404);
    await sian.reload();
    assert.equal(await mainText(sian), waits);
    await farida.goto(page);
    await send(farida, "Yes, I would like to");
    assert.match(await mainText(farida), /You said yes/);
    await looked(farida, "agreed");
    if (js) {
      await sian.getByRole("button", { name: "Withdraw it" }).click();
      await looked(sian, "withdraw-asks");
      await sian.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
      await sian.waitForURL("**/introductions");
    } else {
      await send(sian, "Withdraw it");
    }
    assert.equal((await farida.goto(page)).status(), 404);
  });
}
