// Files in posts, what one keeps for later and notes for oneself: with scripts and without, on a phone and on paper.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const PHONE = { width: 320, height: 700 };
const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: LONG, email: `long.${how}@example.org` });
    }
  },
});

/** A discussion in an open group in which both are; its address. */
async function begun(ada, other, how) {
  await ada.goto("/groups/new?shape=interest");
  await fill(ada, { name: `Skin surgery ${how}`, purpose: "For those who do skin surgery.", rules: "" });
  await ada.locator("input[name=kind][value=open]").check();
  await send(ada, "Found the group");
  await ada.waitForURL(/\/groups\/[0-9a-f-]{36}\/invitations$/);
  const group = new URL(ada.url()).pathname.replace("/invitations", "");
  await other.goto(`${group}/membership`);
  await send(other, "Join");
  await other.waitForURL(/\/discussions$/);
  return group;
}

/** A small picture, as a browser makes it. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAACgAAAAeAQMAAABkE86eAAAAA1BMVEUda1fAgnvCAAAADElEQVQI12NgGHoAAAC0AAFecZC/AAAAAElFTkSuQmCC",
  "base64",
);

/** Chooses a file, and presses Add where no script does. */
async function add(page, name, mimeType, buffer, js) {
  await page.locator(".k-attach__add summary").click();
  await page.locator("#file").setInputFiles({ name, mimeType, buffer });
  if (!js) await page.locator("#add-file").click();
  await page.locator(".k-attach__name").getByText(name).waitFor();
}

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const look = async (page, name) => {
    await noSidewaysScroll(page);
    if (!js) return;
    await axe(page);
    await shot(page, `bookmarks-${name}`);
  };

  it.test(`files go with what one begins and with a reply, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const group = await begun(ada, ben, how);
    await ada.goto(`${group}/discussions/new`);
    await fill(ada, { title: "Which form do you use?", text: "Ours is **old**." });
    await add(ada, "Our form.txt", "text/plain", Buffer.from("1. What would you like to have done?\n"), js);
    assert.equal(await ada.locator("#title").inputValue(), "Which form do you use?");
    assert.equal(await ada.locator("#text").inputValue(), "Ours is **old**.");
    await look(ada, "new");
    await send(ada, "Ask");
    await ada.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    const thread = new URL(ada.url()).pathname;
    assert.match(await mainText(ada), /Our form\.txt/);
    // What names a patient is not kept; what was typed stays.
    await ben.goto(thread);
    await fill(ben, { text: "Here is ours." });
    await ben.locator(".k-attach__add summary").click();
    const certain = Buffer.from("The patient, NHS no 943 476 5919, came on Friday.");
    await ben.locator("#file").setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: certain });
    if (!js) await ben.locator("#add-file").click();
    await ben.locator("#attach .k-guard").waitFor();
    assert.match(await mainText(ben), /This names a patient/);
    assert.equal(await ben.locator("#text").inputValue(), "Here is ours.");
    await look(ben, "caught");
    await ben.locator("#file").setInputFiles({ name: "Our rota with a very long name that goes on and on.png", mimeType: "image/png", buffer: picture });
    if (!js) await ben.locator("#add-file").click();
    await ben.locator(".k-attach__name").getByText("Our rota").waitFor();
    await look(ben, "reply");
    await send(ben, "Post reply");
    await ben.waitForURL(/#post-/);
    const shown = ben.locator(".k-file--picture img");
    await shown.scrollIntoViewIfNeeded();
    await becomes(() => shown.evaluate((it) => it.complete && it.naturalWidth > 0), true);
    await look(ben, "thread");
    // Its author takes it away again, without the post.
    await ben.locator("li.k-posts__one").last().getByRole("link", { name: /^(Thanks|More)/ }).click();
    await ben.waitForURL(/\/posts\//);
    await look(ben, "own-post");
    await ben.getByRole("button", { name: /^Take away/ }).click();
    if (js) await ben.getByRole("button", { name: "Take away", exact: true }).last().click();
    await becomes(async () => /Its files/.test(await mainText(ben)), false);
  });

  it.test(`kept for later, with a line, and taken out again, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    await ben.goto("/bookmarks");
    assert.match(await mainText(ben), /Nothing is kept yet/);
    await look(ben, "empty");
    const group = await begun(ada, ben, `${how} bookmarks`);
    await ada.goto(`${group}/discussions/new?kind=discussion`);
    await fill(ada, { title: "Who chases a histology result when the surgeon is away?", text: "We had a near miss." });
    await send(ada, "Start it");
    await ada.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    const thread = new URL(ada.url()).pathname;
    await ben.goto(thread);
    await ben.getByRole("button", { name: /^Keep for later/ }).focus();
    await ben.keyboard.press("Enter");
    await ben.waitForURL(/#post-/);
    await ben.getByRole("link", { name: /^Kept for later/ }).last().click();
    await ben.waitForURL(/#keep$/);
    await fill(ben, { note: "For our meeting in January" });
    await look(ben, "line");
    await send(ben, "Save the line");
    await ben.waitForURL(/#post-/);
    await ben.goto("/bookmarks");
    assert.match(await mainText(ben), /Who chases a histology result[^]*For our meeting in January/);
    await look(ben, "list");
    await ben.getByRole("button", { name: /^Take out/ }).click();
    await ben.getByRole("button", { name: "Put it back" }).waitFor();
    assert.doesNotMatch(await mainText(ben), /For our meeting/);
    await look(ben, "undo");
    await ben.getByRole("button", { name: "Put it back" }).click();
    await becomes(async () => /For our meeting in January/.test(await mainText(ben)), true);
  });

  it.test(`what changed in my practice, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const ben = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const group = await begun(ada, ben, `${how} portfolio`);
    await ada.goto(`${group}/discussions/new?kind=discussion`);
    await fill(ada, { title: "One trained assistant is enough", text: "For a list of six." });
    await send(ada, "Start it");
    await ada.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
    const thread = new URL(ada.url()).pathname;
    await ben.goto("/portfolio");
    assert.match(await mainText(ben), /Nothing is noted yet/);
    await look(ben, "portfolio-empty");
    await ben.goto(thread);
    await send(ben, "Follow this");
    await ben.getByRole("link", { name: "What changed in my practice" }).click();
    await ben.waitForURL(/\/portfolio\/new\?discussion=/);
    assert.equal(await heading(ben), "What changed in my practice");
    assert.equal(await ben.locator("#title").inputValue(), "One trained assistant is enough");
    await send(ben, "Keep the note");
    assert.match(await mainText(ben), /Write a sentence or two/);
    await look(ben, "portfolio-wrong");
    await fill(ben, { learned: "Trays are packed the day before.", different: "Ours are, since Monday.", minutes: "20" });
    await send(ben, "Keep the note");
    await ben.waitForURL(/\/portfolio$/);
    assert.match(await mainText(ben), /Trays are packed the day before\.[^]*Ours are, since Monday\./);
    await look(ben, "portfolio");
    await ben.emulateMedia({ media: "print" });
    assert.equal(await ben.getByRole("link", { name: "Download all as plain text" }).isVisible(), false);
    assert.equal(await ben.getByText("Trays are packed").isVisible(), true);
    await ben.emulateMedia({ media: "screen" });
    const text = await ben.context().request.get(new URL("/portfolio/download", ben.url()).href);
    assert.match(await text.text(), /What I learned\nTrays are packed/);
    // Nobody else has it.
    await ada.goto("/portfolio");
    assert.match(await mainText(ada), /Nothing is noted yet/);
  });
}
