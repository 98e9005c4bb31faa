// Asking without a name as people meet it: what is said before, asked, answered, told; with scripts and without, on a phone.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const PHONE = { width: 320, height: 700 };
const it = house({ members: 300 });

/** Two members of one group in which one can ask without a name: their addresses and the group's path. */
async function where() {
  const found = new Map();
  for (const one of it.server.made.slice(0, 40)) {
    const page = await it.member(one.email, { js: false });
    await page.goto("/groups");
    const links = await page.locator("main a[href^='/groups/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const groups = new Set(links.map((href) => /^\/groups\/[0-9a-f-]{36}/.exec(href)?.[0]).filter(Boolean));
    for (const group of groups) {
      const asking = await page.request.get(`${group}/discussions/asking`);
      if (!asking.ok() || !(await asking.text()).includes('name="understood"')) continue;
      const members = [...(found.get(group) ?? []), one.email];
      found.set(group, members);
      if (members.length === 2) return { group, asker: members[0], other: members[1] };
    }
    await page.context().close();
    it.open.splice(it.open.indexOf(page), 1);
  }
  throw new Error("the made population has no group in which one can ask without a name");
}

let place;

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(
    `asked without a name, answered and told, ${how} scripts`,
    async () => {
      place ??= await where();
      const { group } = place;
      const asker = await it.member(place.asker, { js, ...PHONE });
      const other = await it.member(place.other, { js });
      const look = async (page, name) => {
        await noSidewaysScroll(page);
        if (!js) return;
        await axe(page);
        await shot(page, `asking-${name}`);
      };

      // From the page on which one asks with one's name.
      await asker.goto(`${group}/discussions/new`);
      await asker.getByRole("link", { name: "Ask without your name" }).click();
      await asker.waitForURL(/\/discussions\/asking$/);
      const said = await mainText(asker);
      for (const words of [/Who could guess/, /\d+ people are in this group/, /Who can learn it/, /Two moderators together/, /Who to turn to/]) {
        assert.match(said, words);
      }
      await look(asker, "ask-phone");

      // Nothing is sent before it was read, and nothing that was typed is lost.
      const title = `What would you have done, ${how}?`;
      await fill(asker, { title, text: "I waited, and it was right. **Would you?**" });
      await send(asker, "Ask without my name");
      assert.match(await asker.locator("#understood-error").innerText(), /Read who could guess/);
      assert.equal(await asker.locator("#title").inputValue(), title);
      await look(asker, "unread-phone");
      await send(asker, "Preview");
      assert.match(await mainText(asker), /As it will stand there/);
      await asker.locator("input[name=understood]").check();
      await send(asker, "Ask without my name");
      await asker.waitForURL(/\/asking$/);
      assert.match(await mainText(asker), /Only you see this list/);
      await look(asker, "list-phone");
      await asker.getByRole("link", { name: title }).click();
      await asker.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
      const thread = new URL(asker.url()).pathname;
      assert.equal(await heading(asker), title);
      assert.match(await mainText(asker), /You write here as whoever asked/);
      await look(asker, "own-phone");

      // Another reads a question by nobody, answers, and marks nothing.
      await other.goto(`${group}/discussions`);
      await other.getByRole("link", { name: title }).click();
      await other.waitForURL(new RegExp(thread));
      const read = await mainText(other);
      assert.match(read, /A member, without a name/);
      assert.doesNotMatch(read, /You asked this|Yours\./);
      await fill(other, { text: "The same, and I said so to her." });
      await send(other, "Post reply");
      await other.waitForURL(/#post-/);
      await look(other, "answered");

      // Whoever asked adds to it, without a name still, and says what solved it.
      await asker.goto(thread);
      assert.match(await mainText(asker), /The same, and I said so/);
      await fill(asker, { text: "Thank you. That helps." });
      await send(asker, "Post reply");
      await asker.waitForURL(/#post-/);
      await other.goto(thread);
      assert.equal(await other.locator(".k-post__who b", { hasText: "A member, without a name" }).count(), 2);
      await other.goto("/asking");
      assert.doesNotMatch(await mainText(other), /What you asked/);
      await look(other, "about");
    },
    { patience: 120_000 },
  );
}

/** Somebody else who looks after the group: their address. */
async function hostOf(page, { group, asker, other }) {
  await page.goto(`${group}/people`);
  const rows = page.locator("main article").filter({ has: page.locator("span.k-meta", { hasText: /^(Owner|Host)$/ }) });
  const ids = await rows.locator("h2 a").evaluateAll((all) => all.map((a) => a.getAttribute("href").split("/").pop()));
  const host = it.server.made.find((one) => ids.includes(one.id) && ![asker, other].includes(one.email));
  assert.ok(host, "nobody else looks after the group");
  return host.email;
}

it.test("whoever asked without a name reads why it was hidden, and objects without a name", async () => {
  place ??= await where();
  const asker = await it.member(place.asker, PHONE);
  const host = await it.member(await hostOf(asker, place));
  await asker.goto(`${place.group}/discussions/asking`);
  const title = "Am I the only one whose Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch list grows?";
  await fill(asker, { title, text: "It grew, and nobody said so." });
  await asker.locator("input[name=understood]").check();
  await send(asker, "Ask without my name");
  await asker.waitForURL(/\/asking$/);
  const thread = await asker.getByRole("link", { name: title }).getAttribute("href");

  await host.goto(thread);
  await host.locator("#posts li").first().getByRole("link", { name: /^Thanks, agree/ }).click();
  await host.waitForURL(/\/posts\//);
  await host.getByText("Hide it from the group").click();
  await host.locator("details").getByLabel("Why, for its author to read").fill("One could guess the practice.");
  await send(host, "Hide it");
  await host.getByRole("heading", { name: "It is hidden from the group" }).waitFor();

  await asker.goto("/asking");
  await asker.getByRole("link", { name: title }).click();
  await asker.waitForURL(/\/asking\/[0-9a-f-]{36}$/);
  assert.match(await mainText(asker), /It is hidden from the others[^]*One could guess the practice/);
  await noSidewaysScroll(asker);
  await axe(asker);
  await shot(asker, "asking-hidden-phone");
  await fill(asker, { words: "There are forty such lists." });
  await send(asker, "Object");
  await asker.getByText("You objected: There are forty such lists.").waitFor();
  await noSidewaysScroll(asker);
  await host.reload();
  const read = await mainText(host);
  assert.match(read, /There are forty such lists/);
  assert.match(read, /A member, without a name/);
});
