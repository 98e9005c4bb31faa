// One box for everything: finding again what somebody once wrote in a group.
import assert from "node:assert/strict";
import { axe, becomes, count, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const it = house({ members: 12 });
const [writer, reader] = [0, 1].map((at) => () => it.server.made[at].email);
const box = (page) => page.locator("#q");
const titles = (page) => page.locator(".k-found__title").allInnerTexts();
const parameters = (page) => new URL(page.url()).searchParams;

/** Sends a form that some page of this person's has; answers where it led. */
async function post(page, path, fields) {
  const led = await page.evaluate(
    async ([to, pairs]) => {
      const csrf = document.querySelector("input[name=csrf]").value;
      const answer = await fetch(to, { method: "POST", body: new URLSearchParams({ csrf, ...pairs }) });
      return answer.ok ? answer.url : `${answer.status}: ${(await answer.text()).replace(/<[^>]*>/g, " ").slice(0, 4000)}`;
    },
    [path, fields],
  );
  assert.match(led, /^http/, `${path} is not taken: ${led}`);
  return new URL(led);
}

const client = () => crypto.randomUUID();
let made;
/** Two open groups with a question and a reply each, and a secret one; once for all tests. */
function written() {
  made ??= write();
  return made;
}

async function write() {
  const page = await it.member(writer());
  await page.goto("/groups/new?shape=interest");
  const groups = {};
  for (const [name, kind] of [["Tees First5", "open"], ["Bwrdd Iechyd Betsi Cadwaladr", "open"], ["Mirabelle", "secret"]]) {
    const place = await post(page, "/groups/new", { shape: "interest", name, purpose: "To find out together.", kind });
    const group = place.pathname.replace(/\/invitations$/, "");
    groups[name] = group.split("/").at(-1);
    const question = { client_id: client(), kind: "question", title: "Who does the breathing tests?", text: "Our nurse retires.", tags: "" };
    const discussion = (await post(page, `${group}/discussions/new`, question)).pathname;
    const text = "We moved **spirometry** to the hub in March, and nobody waits for longer than six weeks.";
    await post(page, `${discussion}/posts`, { client_id: client(), text });
  }
  // Nobody waits for the index: it is looked at until it has them.
  await becomes(async () => {
    await page.goto("/search?q=spirometry");
    return count(page);
  }, 3);
  return groups;
}

it.test("the magnifier leads to a page that says what can be found", async () => {
  const page = await it.member(reader());
  await page.goto("/");
  await page.locator(".k-shortcuts a[href='/search']").click();
  await page.waitForURL((url) => url.pathname === "/search");
  assert.equal(await heading(page), "Search");
  assert.match(await mainText(page), /A word or two are enough/);
  await axe(page);
  await shot(page, "searching-before");
});

it.test("a mistyped word finds a reply, says where it stands, and leads to it", async () => {
  await written();
  const page = await it.member(reader());
  await page.goto("/search");
  await box(page).pressSequentially("spirometri", { delay: 10 });
  await becomes(() => count(page), 2, "the two of the open groups, and nothing of the secret one");
  await becomes(async () => parameters(page).get("q"), "spirometri");
  assert.ok(await box(page).evaluate((one) => one === document.activeElement), "the box keeps the focus");
  assert.match(await mainText(page), /Reply in Tees First5/);
  assert.ok(!(await mainText(page)).includes("Mirabelle"));
  assert.equal(await page.locator(".k-found mark").first().innerText(), "spirometry");
  await axe(page);
  await shot(page, "searching-found");
  await page.locator(".k-found__title a").first().click();
  await page.waitForURL(/\/discussions\//);
  assert.match(await mainText(page), /We moved spirometry to the hub/);
});

it.test("a group, a kind and a name narrow it, and each goes by a press", async () => {
  const groups = await written();
  const page = await it.member(reader());
  await page.goto("/search?q=breathing+tests");
  assert.equal(await count(page), 2);
  await page.locator(`input[name=in][value="${groups["Tees First5"]}"]`).check();
  await becomes(() => count(page), 1);
  assert.equal(await page.locator("#in-use .k-chip--on").count(), 1);
  await page.locator("#by").fill("Nobody of that name");
  await page.locator("#by").press("Enter");
  await becomes(async () => (await mainText(page)).includes("Nobody here is called"), true);
  await axe(page);
  await page.locator("#in-use .k-chip--on", { hasText: "Nobody of that name" }).click();
  await becomes(() => count(page), 1);
  await page.locator("#in-use").getByText("Clear all").click();
  await page.waitForURL((url) => url.pathname === "/search" && url.search === "");
});

it.test("without scripts it is a form, an address and ticks", async () => {
  await written();
  const page = await it.member(reader(), { js: false });
  await page.goto("/search");
  await box(page).fill("spirometri hub");
  await send(page);
  assert.equal(parameters(page).get("q"), "spirometri hub");
  assert.equal(await count(page), 2);
  await page.locator("input[name=kind][value=reply]").check();
  await page.locator("#by").fill(it.server.made[0].name.split(" ")[0]);
  await send(page, "Update results");
  assert.equal(await count(page), 2);
  assert.equal((await titles(page))[0], "Who does the breathing tests?");
  await page.locator("#in-use .k-chip--on").first().click();
  assert.equal(parameters(page).get("kind"), null);
});

it.test("what nobody wrote says so and leads on", async () => {
  await written();
  const page = await it.member(reader());
  for (const odd of ["zzyzx quorn", '"', "*", "🫖", "مرحبا", "%00", "x".repeat(4000)]) {
    const answer = await page.goto(`/search?q=${encodeURIComponent(odd)}`);
    assert.equal(answer.status(), 200, odd.slice(0, 20));
    await heading(page);
  }
  await page.goto("/search?q=zzyzx+quorn");
  assert.match(await mainText(page), /Nothing found.*Try fewer words/);
  await axe(page);
  await page.goto("/search?q=spirometry&when=week&kind=poll");
  await page.getByRole("link", { name: /results? without “Polls”/ }).click();
  await becomes(() => count(page), 2);
});

for (const width of [320, 390]) {
  it.test(`at ${width} px the filters are a sheet and nothing scrolls sideways`, async () => {
    await written();
    const page = await it.member(reader(), { width, height: 800 });
    await page.goto("/search?q=spirometry");
    await noSidewaysScroll(page);
    assert.ok(!(await page.locator("#filter-sheet").isVisible()));
    await page.locator("#open-filters").click();
    await page.locator("#filter-sheet").waitFor({ state: "visible" });
    await axe(page);
    await page.locator("input[name=kind][value=reply]").check();
    await page.locator("#show-count").click();
    await becomes(() => count(page), 2);
    await noSidewaysScroll(page);
  });
}
