// The whole way of something in the library, by people of different practices: published with a PDF, found by a word inside it, made
// by another into their own, revised, adopted by five, two of whom lose time, withdrawn with a reason, and read by all whom it reached.
import assert from "node:assert/strict";
import { becomes, fill, heading, house, mainText, send } from "./harness.mjs";
import { PHONE, bring, looker, papers, pdf, publish, publishes } from "./resources.mjs";

const TITLE = "Results day: bloods without the evening pile";
const REPORTS = [["lost", "40", "felt"], ["saved", "60", "counted"], ["lost", "5", "measured"], ["saved", "180", "felt"], ["saved", "50", "felt"]];
// The made people work somewhere, which those whom a spec adds do not.
const it = house({ members: 60 });
const look = looker(true, "journey");

/** So many people of as many practices, seen so, each with the page on which they record that they use what is at `url`. */
async function colleagues(url, many, looks = []) {
  const found = new Map();
  for (const one of it.server.made.slice(1)) {
    if (found.size === many) break;
    const page = await it.member(one.email, looks[found.size] ?? {});
    await page.goto(`${url}/adoption`);
    const first = page.locator('input[name=place]:not([value=""])').first();
    const place = (await first.count()) ? await first.getAttribute("value") : "";
    if (place && !found.has(place)) found.set(place, { page, name: one.name, place });
    else await page.close();
  }
  assert.equal(found.size, many, "so many of different practices are in the house");
  return [...found.values()];
}

/** Waits until a notice with these words is there, and opens it. */
async function opensNotice(page, words) {
  await becomes(async () => {
    await page.goto("/notices");
    return page.getByRole("link", { name: words }).count();
  }, 1, `told: ${words}`);
  await page.getByRole("link", { name: words }).click();
}

it.test("published, found, adapted, revised, adopted, withdrawn, and read by all whom it reached", async () => {
  const ada = await it.member(it.server.made[0].email);

  // Published, with a PDF.
  await ada.goto("/library/new?kind=innovation");
  await fill(ada, { title: TITLE, summary: "Nothing is read after six.", problem: "An evening pile.", change: "Two mornings.", start: "Tell the van." });
  await ada.locator("input[name=stage][value=works_here]").check();
  await send(ada, "Save and go on to its files");
  await ada.waitForURL(/\/files$/);
  await bring(ada, true, ["The rota.pdf", "application/pdf", pdf("Quenderbeck mornings")]);
  await becomes(() => papers(ada), ["The rota.pdf"], "the PDF is there");
  await look(ada, "files");
  await ada.getByRole("link", { name: "Back to the text" }).click();
  await ada.waitForURL(/\/edit$/);
  const url = await publish(ada, { before: (page) => look(page, "publish") });
  assert.match(await mainText(ada), /Nobody has recorded yet that they use it/);

  // Found by a word that stands in the PDF alone, by somebody of another practice who has only a phone.
  const [ben, ...others] = await colleagues(url, 5, [PHONE]);
  await becomes(async () => {
    await ben.page.goto("/library?q=quenderbeck");
    return ben.page.locator("#results h3").allInnerTexts();
  }, [TITLE], "found by a word inside the PDF");
  await look(ben.page, "found-phone");
  await ben.page.getByRole("link", { name: TITLE }).click();
  await ben.page.waitForURL(`**${url}`);
  await becomes(async () => {
    await ben.page.reload();
    return ben.page.locator(".k-look img").count();
  }, 2, "its pages are drawn");
  await look(ben.page, "read-phone");

  // Made into their own, with what is different in it.
  await send(ben.page, "Adapt it");
  await ben.page.waitForURL(/\/edit$/);
  await fill(ben.page, { title: "Results day without a van", difference: "The van does not come to us.", start: "Ask who drives." });
  await ben.page.locator("input[name=stage][value=trying]").check();
  const own = await publish(ben.page, { before: (page) => look(page, "adapt-phone") });
  assert.match(await mainText(ben.page), new RegExp(`Adapted from ${TITLE}, version 1, by ${it.server.made[0].name}`));
  await opensNotice(ada, /Results day without a van” was made from what you wrote/);
  await ada.waitForURL(`**${own}`);

  // The original changes. Its adapter is told, sees what, and says why not.
  await ada.goto(`${url}/edit`);
  await fill(ada, { start: "Tell the van, and the desk." });
  await publish(ada, { note: "The desk has to know, too." });
  await opensNotice(ben.page, new RegExp(`${TITLE}” changed`));
  await ben.page.waitForURL(`**${own}/original`);
  assert.deepEqual(await ben.page.locator("main ins").allInnerTexts(), ["van, and the desk."]);
  await look(ben.page, "changed-phone");
  await fill(ben.page, { why: "Nobody sits at our desk before nine." });
  await send(ben.page, "Say why not");
  await ben.page.waitForURL(`**${own}/lineage`);
  await ben.page.goto(own);
  assert.doesNotMatch(await mainText(ben.page), /The original changed/);
  await ada.goto(`${url}/lineage`);
  assert.match(await mainText(ada), /The van does not come to us\..*Nobody sits at our desk before nine\./);
  await look(ada, "tree");

  // Five practices use it; two lose time. Until three have said what it saves there are only words.
  const five = [ben, ...others];
  for (const [number, [way, minutes, known]] of REPORTS.entries()) {
    const { page, place } = five[number];
    await page.goto(`${url}/adoption`);
    await page.locator("input[name=stage][value=in_use]").check();
    await page.locator(`input[name=place][value="${place}"]`).check();
    await page.locator(`input[name=way][value=${way}]`).check();
    await fill(page, { minutes });
    await page.locator(`input[name=known][value=${known}]`).check();
    if (!number) await look(page, "adopt-phone");
    await send(page, "Save");
    await page.waitForURL(`**${url}`);
    assert.equal(await page.locator(".k-figure").count(), number < 2 ? 0 : 1, `after ${number + 1}`);
  }
  for (const [page, name] of [[ada, "range"], [ben.page, "range-phone"]]) {
    await page.goto(url);
    const words = await mainText(page);
    assert.match(words, /Between 40 minutes lost and 3 hours saved a week; half of them 50 minutes saved or more\./);
    assert.match(words, /5 reports: 1 measured, 1 counted, 3 felt\. 2 lost time\./);
    assert.doesNotMatch(words, /4 hours/, "never a total");
    assert.equal(await page.locator(".k-figure > svg:visible > circle").count(), 5);
    assert.equal(await page.locator(".k-figure > svg:visible > circle.loss").count(), 2);
    assert.ok(await page.locator(".k-where tbody tr").count(), "where it is");
    await look(page, name);
  }

  // Withdrawn with a reason: it waits for everybody whom it concerns, above what they read, until they say that they read why.
  await ada.goto(`${url}/withdrawal`);
  await fill(ada, { why: "The van comes at noon now, and the bloods spoil." });
  await look(ada, "withdraw");
  await send(ada, "Withdraw it");
  await ada.waitForURL(`**${url}`);
  assert.match(await mainText(ada), /told.*Nobody has said so far/);
  for (const [number, { page, name }] of five.entries()) {
    await page.goto("/");
    await becomes(async () => (await mainText(page)).includes(`“${TITLE}” was withdrawn, with a reason`), true, `${name} is told`);
    if (number < 2) await look(page, number ? "waits" : "waits-phone");
    await page.getByRole("main").getByRole("link", { name: new RegExp(`“${TITLE}” was withdrawn`) }).first().click();
    await page.waitForURL(`**${url}`);
    assert.match(await mainText(page), /Do not use it any more\. The van comes at noon now, and the bloods spoil\./);
    if (number < 2) await look(page, number ? "withdrawn" : "withdrawn-phone");
    await send(page, "I have read why");
    await page.waitForURL(`**${url}`);
    assert.doesNotMatch(await mainText(page), /I have read why/);
    await page.goto("/");
    assert.doesNotMatch(await mainText(page), /was withdrawn/);
  }
  await ada.reload();
  assert.match(await mainText(ada), /All of them have said that they read why/);
  // What was made of it says so; the search offers it no more.
  await ben.page.goto(own);
  assert.equal(await heading(ben.page), "Results day without a van");
  assert.match(await mainText(ben.page), /What this was adapted from was withdrawn/);
  await becomes(async () => {
    await ben.page.goto("/library?q=quenderbeck");
    return (await ben.page.locator("#results h3").allInnerTexts()).includes(TITLE);
  }, false, "offered no more");
});

for (const js of [true, false]) {
  it.test(`near, and in need of what one offers, ${js ? "with" : "without"} scripts`, async () => {
    const ada = await it.member(it.server.made[0].email, { js });
    const title = `A leaflet at the desk, ${js ? "one" : "two"}`;
    const url = await publishes(ada, "innovation", { title, summary: "Fewer calls.", problem: "p", change: "c", start: "s" });
    await ada.goto(`${url}/needs`);
    await ada.locator("#translate_asked").check();
    await fill(ada, { translate_words: "into Welsh" });
    await send(ada, "Save");
    await ada.waitForURL(`**${url}`);
    // Somebody of the same region says in their profile that they speak another language; in each of the two tests somebody else.
    const { page: other } = (await colleagues(url, js ? 1 : 2, [{ js, ...PHONE }, { js, ...PHONE }])).at(-1);
    await other.goto("/profile/lines/new?kind=language");
    await fill(other, { words: "Welsh" });
    await send(other, "Save");
    await other.waitForURL(/\/profile\/edit/);
    await other.goto("/library/board");
    const near = other.locator("section[aria-labelledby=near]");
    assert.match(await near.innerText(), new RegExp(`${title}[\\s\\S]*Somebody to translate it`));
    if (js) await look(other, "near-phone");
    await near.getByRole("link", { name: title }).click();
    await other.waitForURL(`**${url}`);
    await other.getByRole("link", { name: "I can help with this" }).click();
    await other.waitForURL(`**${url}/support`);
    await other.locator("input[name=with][value=translate]").check();
    await send(other, "Offer to help");
    await other.waitForURL(`**${url}`);
    // Whoever helps already is not asked again.
    await other.goto("/library/board");
    assert.ok(!(await other.locator("section[aria-labelledby=near]").allInnerTexts()).join().includes(title));
  });
}
