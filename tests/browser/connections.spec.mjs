// From a profile to a first note in two presses, with two browsers; what the receiver answers; ending, blocking, looking
// in an address book.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const people = {};
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      const add = (first, name) => {
        const email = `${first}.${how}@example.org`;
        people[`${first}.${how}`] = { ...server.addMember({ name: `${name} ${how}`, email }), email, name };
      };
      add("ada", "Ada Okafor");
      add("tomasz", "Tomasz Wiśniewski");
      add("sian", "Siân Llewellyn-Ní Dhomhnaill-Ramachandran");
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
    await shot(page, `connections-${name}`);
  };

  it.test(`a request becomes a conversation, ${how} scripts`, async () => {
    const ada = await comes("ada", { width: 320, height: 700 });
    const tomasz = await comes("tomasz");
    await ada.goto(`/people/${of("tomasz").id}`);
    await looked(ada, "profile-phone");
    await ada.getByRole("link", { name: "Write to Tomasz" }).click();
    await ada.waitForURL("**/request");
    assert.match(await mainText(ada), /You can write to 10 new people a week/);
    await looked(ada, "write-phone");
    await send(ada, "Send");
    assert.match(await mainText(ada), /Write something here/, "an empty note is not sent");
    await looked(ada, "write-empty-phone");
    await fill(ada, { note: "You did what I am trying to do. How did you begin?\n\nI can offer a consent form." });
    await send(ada, "Send");
    assert.equal(path(ada), `/people/${of("tomasz").id}`);
    assert.match(await mainText(ada), /You wrote to Tomasz on/);
    await looked(ada, "profile-written-phone");
    await ada.goto("/requests");
    await looked(ada, "requests-sent-phone");

    await tomasz.goto("/requests");
    assert.match(await mainText(tomasz), /How did you begin\?/);
    await looked(tomasz, "requests");
    await tomasz.getByRole("link", { name: /Answer with words/ }).click();
    await tomasz.waitForURL("**/requests/*");
    await looked(tomasz, "request");
    await fill(tomasz, { reply: "By asking three people for a free afternoon." });
    await send(tomasz, "Accept");
    assert.match(path(tomasz), /^\/messages\//);
    assert.match(await mainText(tomasz), /By asking three people/);

    await ada.goto("/contacts");
    assert.match(await mainText(ada), /Tomasz Wiśniewski/);
    await looked(ada, "contacts-phone");
    await ada.goto(`/people/${of("tomasz").id}`);
    await ada.getByRole("link", { name: "Message Tomasz" }).click();
    await becomes(() => path(ada).startsWith("/messages/"), true, "a contact is written to in the conversation");
    assert.match(await mainText(ada), /By asking three people/);
    // Whoever wants no more of it finds the block beside the conversation.
    await ada.goto(`${path(tomasz)}/about`);
    await looked(ada, "about-phone");
    await ada.getByRole("link", { name: "Block Tomasz" }).click();
    await ada.waitForURL("**/block");
    assert.match(await heading(ada), /Block Tomasz\?/);
  });

  it.test(`what is not answered with yes looks the same, ${how} scripts`, async () => {
    const ada = await comes("ada");
    const sian = await comes("sian", { width: 390, height: 800 });
    await ada.goto(`/people/${of("sian").id}/request`);
    await fill(ada, { note: "May I shadow you for a morning?" });
    await send(ada, "Send");
    await ada.reload();
    const before = await mainText(ada);
    await sian.goto("/requests");
    await looked(sian, "requests-phone");
    await send(sian, "Not now");
    assert.match(await mainText(sian), /Nobody waits for you/);
    assert.match(await mainText(sian), /Left for later/);
    await sian.locator("summary", { hasText: "Left for later" }).click();
    await looked(sian, "requests-later-phone");
    await sian.locator("main details").getByRole("button", { name: /Decline/ }).click();
    await sian.waitForURL("**/requests");
    await ada.reload();
    assert.equal(await mainText(ada), before);
    await ada.getByRole("link", { name: "Read it or take it back" }).click();
    await ada.waitForURL("**/requests/*");
    await looked(ada, "sent");
    if (js) {
      await ada.getByRole("button", { name: "Take it back" }).click();
      await ada.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
      await ada.waitForURL("**/requests");
    } else {
      await send(ada, "Take it back");
    }
    assert.match(await mainText(ada), /You have written to nobody new|Tomasz/);
  });

  it.test(`a limit is said before anybody writes, ${how} scripts`, async () => {
    const sian = await comes("sian", { width: 320, height: 700 });
    await sian.goto("/settings/requests");
    await looked(sian, "reach-phone");
    await sian.getByLabel("Nobody just now").check();
    await sian.getByLabel("Yes, if they may see my profile").check();
    await send(sian, "Save");
    assert.ok(await sian.getByLabel("Nobody just now").isChecked());
    const tomasz = await comes("tomasz");
    await tomasz.goto(`/people/${of("sian").id}`);
    assert.match(await mainText(tomasz), /Siân reads nothing from new people just now/);
    await tomasz.goto(`/people/${of("sian").id}/request`);
    await looked(tomasz, "write-closed");
    assert.equal(await tomasz.locator("main textarea").count(), 0);

    // Somebody who has her address finds her, and nothing else of the book is looked at.
    await tomasz.goto("/contacts/import");
    await looked(tomasz, "find");
    await send(tomasz, "Look for them");
    assert.match(await mainText(tomasz), /Choose a file first/);
    const book = `BEGIN:VCARD\r\nFN:S\r\nEMAIL:${of("sian").email}\r\nEND:VCARD\r\nBEGIN:VCARD\r\nEMAIL:x@example.org\r\nEND:VCARD\r\n`;
    await tomasz.locator("#file").setInputFiles({ name: "book.vcf", mimeType: "text/vcard", buffer: Buffer.from(book) });
    await send(tomasz, "Look for them");
    assert.match(await mainText(tomasz), /We looked for 2 addresses and have forgotten them/);
    assert.match(await mainText(tomasz), /Siân Llewellyn/);
    await looked(tomasz, "found");
  });

  it.test(`across a block nobody is there, ${how} scripts`, async () => {
    const sian = await comes("sian");
    const tomasz = await comes("tomasz", { width: 390, height: 800 });
    await tomasz.goto(`/people/${of("sian").id}`);
    await tomasz.getByRole("link", { name: "Block Siân" }).click();
    await tomasz.waitForURL("**/block");
    assert.match(await heading(tomasz), /Block Siân\?/);
    await looked(tomasz, "block-phone");
    await send(tomasz, "Block Siân");
    assert.equal(path(tomasz), "/contacts/blocked");
    await looked(tomasz, "blocked-phone");
    assert.equal((await sian.goto(`/people/${of("tomasz").id}`)).status(), 404);
    assert.equal((await tomasz.goto(`/people/${of("sian").id}`)).status(), 404);
    await tomasz.goto("/contacts/blocked");
    await send(tomasz, "Unblock");
    assert.match(await mainText(tomasz), /Nobody\./);
    assert.equal((await sian.goto(`/people/${of("tomasz").id}`)).status(), 200);
  });
}
