// Finding in the library as people do it: by a mistyped word, with what one chooses by; a collection that is put together with the
// keyboard; and "has anybody a …?", asked and answered. With scripts and without, on a phone and wide.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { PHONE, publishes, readers } from "./resources.mjs";

const it = readers();

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  const check = async (page) => {
    await noSidewaysScroll(page);
    if (js) await axe(page);
  };
  // Taking a picture leaves marks on fields, which the next swap would carry over: only before another page.
  const look = async (page, name) => {
    await check(page);
    if (js) await shot(page, `library-finding-${name}`);
  };

  it.test(`found by a mistyped word and narrowed, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const word = js ? "wobbleharp" : "quorvantine";
    const one = { title: `The ${word} rota`, summary: "For two sites.", problem: "p", change: "c", start: "s" };
    await publishes(ada, "innovation", one);
    await publishes(ada, "document", { title: "A hub", summary: "For lungs.", body: `We keep a ${word} there.` });
    const typed = word.replace("r", "");
    for (const [page, name] of [[ada, "wide"], [other, "phone"]]) {
      await becomes(async () => {
        await page.goto(`/library?q=${word}`);
        return page.locator("#count").textContent();
      }, "2 resources", "both are found");
      await page.goto("/library");
      await look(page, `all-${name}`);
      await page.goto("/library");
      // As one types; without scripts by the button.
      await page.locator("#q").fill(typed);
      if (!js) await page.locator(".k-search button").click();
      const corrected = new RegExp(`What follows has “${word}”`);
      await becomes(async () => corrected.test(await mainText(page)), true, "in spite of the typing error");
      assert.equal(await page.locator("#count").textContent(), "2 resources");
      assert.equal(await page.locator("#results h3 mark").first().textContent(), word);
      await check(page);
      if (page === other) {
        await page.locator("#open-filters").click();
        await check(page);
      }
      assert.equal(await page.locator("label:has(#kind-document) .n").textContent(), "1 resources");
      await page.locator("label:has(#kind-document)").click();
      if (!js) await page.locator(page === other ? "#show-count" : ".k-update").click();
      await becomes(() => page.locator("#count").textContent(), "1 resource", "narrowed");
      assert.match(page.url(), /kind=document/);
      if (page === other && js) await page.locator("[data-sheet-close]").click();
      assert.match(await page.locator("#results").innerText(), new RegExp(`We keep a ${word} there`));
      await look(page, `narrowed-${name}`);
      await page.locator("#in-use a", { hasText: "Documents" }).click();
      await becomes(() => page.locator("#count").textContent(), "2 resources", "taken away again");
    }
  });

  it.test(`a collection put together with the keyboard, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const titles = ["Begin", "Middle", "End"].map((name) => `${name} ${how}`);
    const urls = [];
    for (const title of titles) urls.push(await publishes(ada, "document", { title, summary: "Short.", body: "x" }));
    await other.goto("/library/collections");
    await look(other, "collections-before");
    await other.goto(urls[2]);
    await other.getByRole("link", { name: "Add to a collection" }).click();
    await other.waitForURL(/\/collecting$/);
    await look(other, "collecting-none");
    await other.getByRole("link", { name: "Begin a collection with this" }).click();
    await other.waitForURL(/\/collections\/new/);
    await send(other, "Save");
    assert.match(await mainText(other), /Please check/);
    await look(other, "collection-wrong");
    await fill(other, { title: `What a new partner reads, ${how}`, words: "Only what saved somebody a bad week." });
    await send(other, "Save");
    await other.waitForURL(/\/collections\/[0-9a-f-]{36}$/);
    const url = new URL(other.url()).pathname;
    await other.goto(`${urls[1]}/collecting`);
    await look(other, "collecting");
    await send(other, "Add it");
    await other.waitForURL(new RegExp(url));
    await fill(other, { resource: `https://kettle.example.org${urls[0]}`, note: "Begin here." });
    await send(other, "Add it");
    // Nothing while the next page comes.
    const order = () => other.locator("main ol h3").allTextContents().catch(() => []);
    await becomes(order, [titles[2], titles[1], titles[0]], "in the order in which they were put in");
    await look(other, "collection-phone");
    // By keyboard alone: to the button, and enter.
    for (const expected of [[titles[2], titles[0], titles[1]], [titles[0], titles[2], titles[1]]]) {
      await other.getByRole("button", { name: new RegExp(`^Move up *: ${titles[0]}`) }).focus();
      await other.keyboard.press("Enter");
      await becomes(order, expected, "one further up");
    }
    await ada.goto("/library/collections");
    await look(ada, "collections");
    await ada.goto(url);
    assert.equal(await heading(ada), `What a new partner reads, ${how}`);
    assert.match(await mainText(ada), /Begin here\./);
    assert.equal(await ada.getByRole("button", { name: /^Move up/ }).count(), 0);
    await look(ada, "collection-read");
  });

  it.test(`asked for and answered, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const other = await it.member(`long.${how}@example.org`, { js, ...PHONE });
    const word = js ? "dovrenhall" : "blissemark";
    await ada.goto(`/library?q=${word}`);
    await look(ada, "nothing");
    await ada.getByRole("link", { name: "Ask whether anybody has one" }).click();
    await ada.waitForURL(/\/requests\/new/);
    assert.equal(await ada.locator("#title").inputValue(), word);
    await look(ada, "asking");
    await fill(ada, { title: `A ${word} letter`, words: "Ours is two pages long." });
    await send(ada, "Ask");
    await ada.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const url = new URL(ada.url()).pathname;
    const letter = await publishes(other, "template", { title: `Our ${word}`, summary: "One page.", body: "Dear all," });
    await other.goto("/library/requests");
    await look(other, "requests-phone");
    await other.getByRole("link", { name: `A ${word} letter` }).click();
    await other.waitForURL(`**${url}`);
    await becomes(async () => {
      await other.goto(`${url}?q=${word}`);
      return other.getByRole("button", { name: new RegExp(`^Point to this *: Our ${word}`) }).count();
    }, 1, "found on the same page");
    await look(other, "pointing-phone");
    await other.getByRole("button", { name: new RegExp(`^Point to this *: Our ${word}`) }).click();
    await other.waitForURL(`**${url}`);
    await becomes(async () => {
      await ada.goto("/notices");
      return (await mainText(ada)).includes(`A ${word} letter`);
    }, true, "whoever asked is told");
    await ada.goto(url);
    assert.match(await mainText(ada), new RegExp(`Our ${word}`));
    assert.equal(await ada.locator(`main a[href="${letter}"]`).count(), 1);
    await look(ada, "answered");
    await ada.getByRole("link", { name: "Reword it" }).click();
    await ada.waitForURL(`**${url}/edit`);
    await look(ada, "rewording");
    await ada.goto(`${url}/edit`);
    await fill(ada, { title: `A ${word} letter in Welsh` });
    await send(ada, "Save");
    await ada.waitForURL(`**${url}`);
    assert.match(await mainText(ada), new RegExp(`A ${word} letter in Welsh`));
    await look(ada, "reworded");
    await send(ada, "I have what I looked for");
    await ada.waitForURL(`**${url}`);
    assert.match(await mainText(ada), /Whoever asked has what they looked for/);
    await look(ada, "closed");
  });
}
