// Groups as people use them: found, ask, let in, people, a page that two write at once, leave; with scripts and without, on a
// phone and wide.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { acquainted } from "./talk.mjs";

const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: `Ben ${how}`, email: `ben.${how}@example.org` });
      server.addMember({ name: how === "with" ? LONG : "Siân Ní Dhomhnaill", email: `long.${how}@example.org` });
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a group from founding to leaving, ${how} scripts`, async () => {
    await acquainted(it, `ada.${how}@example.org`, `long.${how}@example.org`);
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`ben.${how}@example.org`, { js, width: 320, height: 720 });
    const look = async (page, name) => {
      if (!js) return;
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `groups-${name}`);
    };

    // Found one from a ready form.
    await ada.goto("/groups");
    assert.match(await mainText(ada), /You are in no group yet/);
    await look(ada, "none");
    await ada.getByRole("link", { name: "Found a group" }).first().click();
    await ada.waitForURL("**/groups/new");
    await look(ada, "shapes");
    await ada.getByRole("link", { name: "Extended role" }).click();
    await ada.waitForURL("**/groups/new?shape=extended_role");
    assert.equal(await heading(ada), "Found a group: Extended role");
    await look(ada, "new");
    await send(ada, "Found the group");
    assert.match(await mainText(ada), /Please check one thing/);
    await look(ada, "new-wrong");
    const name = `Skin surgery ${how} scripts, North East`;
    await fill(ada, { name });
    await send(ada, "Found the group");
    await ada.waitForURL(/\/groups\/[0-9a-f-]{36}\/invitations$/);
    const group = new URL(ada.url()).pathname.replace("/invitations", "");
    assert.equal(await heading(ada), name);
    await look(ada, "invitations");
    await ada.locator("input[name=with]").first().check();
    await send(ada, "Invite");
    assert.match(await mainText(ada), /Invited today/);

    // Ask on a phone, with what is agreed ticked.
    await ben.goto(`/groups?show=all&q=${encodeURIComponent(how)}`);
    assert.match(await mainText(ben), /By request/);
    await look(ben, "all-phone");
    await ben.getByRole("link", { name }).click();
    await ben.waitForURL(`**${group}`);
    await look(ben, "card-phone");
    await ben.getByRole("link", { name: "Ask to join" }).click();
    await ben.waitForURL(`**${group}/membership`);
    await fill(ben, { words: "I do this every Tuesday." });
    await send(ben, "Ask to join");
    assert.match(await mainText(ben), /tick that you agree/);
    assert.equal(await ben.locator("#words").inputValue(), "I do this every Tuesday.");
    await look(ben, "door-phone");
    await ben.locator("#agree").check();
    await send(ben, "Ask to join");
    await ben.waitForURL(`**${group}`);
    assert.match(await mainText(ben), /You asked on/);

    // Let in.
    await ada.goto(`${group}/requests`);
    assert.match(await mainText(ada), /I do this every Tuesday/);
    await look(ada, "requests");
    await send(ada, /^Let in/);
    await ada.waitForURL(`**${group}/requests`);
    assert.match(await mainText(ada), /Nobody waits/);
    await ben.goto("/groups");
    assert.match(await mainText(ben), /You are in it/);
    await look(ben, "mine-phone");

    // Who is there.
    await ada.goto(`${group}/people`);
    assert.match(await mainText(ada), /New here/);
    await look(ada, "people");
    await ben.goto(`${group}/people`);
    await look(ben, "people-phone");
    await ada.getByRole("link", { name: /^Change/ }).last().click();
    await ada.waitForURL(/\/people\/[0-9a-f-]{36}$/);
    await look(ada, "person");

    // Two write about it at once: the later one keeps what they typed and sees the other's.
    await ada.goto(`${group}/about/edit`);
    await ben.goto(`${group}/about/edit`);
    await fill(ada, { text: "We meet **on Mondays**.\n\n- Bring a case" });
    await send(ada, "Save");
    await ada.waitForURL(`**${group}/about`);
    assert.match(await mainText(ada), /on Mondays/);
    await look(ada, "about");
    await fill(ben, { text: "We meet in Darlington." });
    await send(ben, "Save");
    assert.equal(await ben.locator("#text").inputValue(), "We meet in Darlington.");
    assert.match(await mainText(ben), /changed meanwhile/);
    await look(ben, "about-conflict-phone");
    await fill(ben, { text: "We meet on Mondays, in Darlington." });
    await send(ben, "Save");
    await ben.waitForURL(`**${group}/about`);
    await ada.goto(`${group}/about/history/2`);
    await look(ada, "compare");
    await ada.goto(`${group}/about/history/1`);
    await send(ada, "Bring this wording back");
    await ada.waitForURL(`**${group}/about`);
    assert.doesNotMatch(await mainText(ada), /Darlington/);

    // Settings, and leaving without a word.
    await ada.goto(`${group}/settings`);
    await look(ada, "settings");
    await ben.goto(`${group}/membership`);
    assert.match(await mainText(ben), /Nobody is told/);
    await look(ben, "leave-phone");
    await send(ben, "Leave");
    await ben.waitForURL("**/groups");
    await ben.goto(`${group}/people`);
    assert.equal(await heading(ben), "There is nothing here for you to see");
    await ada.goto(`${group}/people`);
    assert.doesNotMatch(await mainText(ada), new RegExp(`Ben ${how}`));
  });
}

it.test("who is taken out sees the open page go, and reads why", async () => {
  const page = await it.member("ada.with@example.org", { js: true });
  await page.goto("/groups/new?shape=interest");
  await fill(page, { name: "The long table" });
  await send(page, "Found the group");
  await page.waitForURL(/\/invitations$/);
  const group = new URL(page.url()).pathname.replace("/invitations", "");
  const ben = await it.member("ben.with@example.org", { js: true, width: 390, height: 844 });
  await ben.goto(`${group}/membership`);
  await ben.locator("#agree").check();
  await send(ben, "Join");
  await ben.goto(`${group}/about`);
  await page.goto(`${group}/people`);
  await page.getByRole("link", { name: /^Change.*Ben/ }).click();
  await fill(page, { words: "You sold courses here." });
  await send(page, "Take out");
  await page.waitForURL(`**${group}/people`);
  await ben.waitForFunction(() => document.querySelector("[data-group]") === null || document.body.innerText.includes("taken out"));
  await ben.goto(`${group}/removal`);
  assert.match(await mainText(ben), /You sold courses here/);
  await axe(ben);
  await noSidewaysScroll(ben);
  await shot(ben, "groups-removal-phone");
});
