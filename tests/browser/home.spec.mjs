// Home: who has come, what is worth doing, and the end.
import assert from "node:assert/strict";
import { axe, heading, house, mainText, noSidewaysScroll, send, shot, signIn } from "./harness.mjs";

const NAMES = ["scripts", "plain", "looks", "keys"];
const it = house({
  prepare(server) {
    for (const name of NAMES) server.addMember({ name: `Ada ${name}`, email: `${name}@example.org` });
    server.addMember({ name: "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerych", email: "long@example.org" });
  },
});

for (const js of [true, false]) {
  it.test(`a suggestion is put off and brought back, ${js ? "with" : "without"} scripts`, async () => {
    const page = await it.person({ js });
    await signIn(page, js ? "scripts@example.org" : "plain@example.org");
    assert.equal(new URL(page.url()).pathname, "/", "signing in leads home");
    assert.match(await heading(page), /^Good (morning|afternoon|evening), Ada$/);
    assert.match(await mainText(page), /You are one of the first five\. Three things are worth doing/);
    assert.match(await mainText(page), /That is all/);
    const acts = page.locator("section[aria-labelledby=h-first] h3");
    assert.equal(await acts.count(), 3);
    if (js) await axe(page);
    const first = await acts.first().innerText();
    await send(page, `Not now: ${first}`);
    assert.match(await mainText(page), new RegExp(`“${first}” is put off`));
    assert.ok(!(await acts.allInnerTexts()).includes(first));
    if (js) await axe(page);
    await send(page, "Undo");
    assert.deepEqual(await acts.first().innerText(), first);
    await send(page, `Not now: ${first}`);
    await page.goto("/");
    await send(page, "Bring back what I put off");
    assert.deepEqual(await acts.first().innerText(), first);
    if (js) await axe(page);
  });
}

it.test("each suggestion leads to where it is done", async () => {
  const page = await it.person();
  await signIn(page, "keys@example.org");
  const links = await page.locator("section[aria-labelledby=h-first] h3 a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  for (const path of links) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
  }
});

it.test("it fits every window and every colour", async () => {
  const own = await it.person();
  await signIn(own, "looks@example.org");
  const cookies = await own.context().cookies();
  for (const look of [
    { width: 1280, height: 900 },
    { width: 1280, height: 900, theme: "dark" },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
    { width: 1280, height: 900, forced: true },
  ]) {
    const page = await it.person({ ...look, cookies });
    await page.goto("/");
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `home-${look.width}${look.theme ?? ""}${look.forced ? "forced" : ""}`);
  }
});
