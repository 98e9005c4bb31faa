// What one keeps on a contact, the list of a week, tags, and the picture of one's contacts: at 320 px, without scripts,
// in forced colours and on paper.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const people = {};
const friends = ["Bea Abara", "Cem Aydın", "Dilys Llanfairpwllgwyngyllgogerychwyrn", "Ewa Arcimowicz", "நிலா சுப்பிரமணியன்"];
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      const add = (first, name) => {
        const email = `${first}.${how}@example.org`;
        people[`${first}.${how}`] = { ...server.addMember({ name: `${name} ${how}`, email }), email };
      };
      add("ada", "Ada Okonkwo");
      friends.forEach((name, at) => add(`friend${at}`, name));
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const of = (first) => people[`${first}.${how}`];
  const comes = (first, look = {}) => it.member(of(first).email, { js, ...look });
  const looked = async (page, name) => {
    if (!js) return;
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `keeping-${name}`);
  };

  it.test(`five contacts, a note, tags and a picture, ${how} scripts`, async () => {
    const ada = await comes("ada", { width: 320, height: 700 });
    for (const [page, words] of [
      ["/contacts/touch", /You have lost touch with nobody/],
      ["/contacts/tags", /No tags yet/],
      ["/contacts/balance", /Too few for a picture/],
    ]) {
      await ada.goto(page);
      assert.match(await mainText(ada), words);
      await looked(ada, `${page.split("/").pop()}-empty-phone`);
    }
    for (const at of friends.keys()) {
      const friend = await comes(`friend${at}`);
      await ada.goto(`/people/${of(`friend${at}`).id}/request`);
      await fill(ada, { note: "We met at the training day." });
      await send(ada, "Send");
      await friend.goto("/requests");
      await send(friend, "Accept");
    }

    const page = `/contacts/${of("friend2").id}`;
    await ada.goto(`/people/${of("friend2").id}`);
    await ada.getByRole("link", { name: "Your notes on Dilys" }).click();
    await ada.waitForURL(`**${page}`);
    assert.match(await heading(ada), /^What you keep on Dilys/);
    assert.match(await mainText(ada), /Only you see this/);
    await looked(ada, "contact-empty-phone");
    await fill(ada, { note: "Began her list in March.", met: "At the training day", met_when_month: "15", tags: "trainers, Ynys Môn" });
    await ada.locator("main select[name=cadence]").selectOption({ label: "Every 3 months" });
    await send(ada, "Keep it");
    assert.match(await mainText(ada), /Write a year from 1930 on/);
    assert.equal(await ada.locator("main [name=note]").inputValue(), "Began her list in March.", "what was typed stays");
    await looked(ada, "contact-problem-phone");
    await fill(ada, { met_when_month: "3", met_when_year: "2019" });
    await send(ada, "Keep it");
    await ada.reload();
    assert.match(await mainText(ada), /Untouched, this note goes on/);
    assert.equal(await ada.locator("main [name=tags]").inputValue(), "trainers, Ynys Môn");
    assert.match(await mainText(ada), /Last in touch on|Not in touch yet/);
    await looked(ada, "contact-phone");

    await fill(ada, { note: "Her patient Mr Jones, NHS number 943 476 5919, came too." });
    await send(ada, "Keep it");
    assert.match(await mainText(ada), /943 476 5919/);
    await looked(ada, "contact-guarded-phone");

    await ada.goto("/contacts/tags");
    assert.match(await mainText(ada), /Ynys Môn/);
    await looked(ada, "tags-phone");
    await ada.goto("/contacts");
    assert.match(await mainText(ada), /every 3 months/);
    await looked(ada, "contacts-phone");

    await ada.goto("/contacts/balance");
    assert.match(await mainText(ada), /Your 5 contacts/);
    await looked(ada, "balance-phone");
    assert.equal(await ada.locator("table caption").count(), 4, "every bar stands in a table with its number");
    await ada.goto("/contacts/touch");
    await ada.locator("main select[name=minutes]").selectOption("0");
    await send(ada, "Save");
    assert.match(await mainText(ada), /No list/);
    await looked(ada, "touch-no-time-phone");

    const other = await comes("friend2");
    await other.goto(`/contacts/${of("ada").id}`);
    assert.ok(!(await mainText(other)).includes("Began her list"), "nobody else sees it");
    await looked(other, "contact-wide");
    if (!js) return;
    for (const look of [{ forced: true }, { theme: "dark" }]) {
      const again = await comes("ada", look);
      await again.goto("/contacts/balance");
      await looked(again, `balance-${look.theme ?? "forced"}`);
    }
    await ada.emulateMedia({ media: "print" });
    await ada.goto("/contacts/balance");
    await shot(ada, "keeping-balance-print");
  });

  it.test(`what is kept on somebody who is no contact any more is found again, ${how} scripts`, async () => {
    const ada = await comes("ada", { width: 320, height: 700 });
    const page = `/contacts/${of("friend2").id}`;
    await ada.goto(`${page}/end`);
    await send(ada, "End the contact");
    assert.match(await mainText(ada), /Your notes on others They are no contacts of yours any more/);
    await looked(ada, "former-phone");
    await ada.getByRole("link", { name: "Dilys" }).click();
    await ada.waitForURL(`**${page}`);
    assert.match(await mainText(ada), /Dilys is no contact of yours any more/);
    assert.equal(await ada.locator("main [name=note]").inputValue(), "Began her list in March.");
    await looked(ada, "former-contact-phone");
  });
}
