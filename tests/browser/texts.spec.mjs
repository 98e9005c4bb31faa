// What the house says of itself: read by everybody, worded anew by an administrator, agreed to by members.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot, signIn } from "./harness.mjs";

const ADMIN = "anna@example.org";
const it = house({
  prepare(server) {
    server.addMember({ name: "Anna Admin", email: ADMIN, admin: true });
    for (const name of ["agrees", "later"]) server.addMember({ name: `Ada ${name}`, email: `${name}@example.org` });
  },
});

const TEXTS = {
  help: "Help",
  readers: "Who can read this",
  privacy: "Privacy notice",
  rules: "House rules",
  terms: "Terms",
  ordering: "How pages are ordered",
  accessibility: "Accessibility statement",
};

it.test("the foot of every page leads to every text, and each is in order", async () => {
  const page = await it.person();
  await page.goto("/sign-in");
  const links = await page.locator("footer a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.deepEqual(links.toSorted(), ["/about", ...Object.keys(TEXTS).map((one) => `/about/${one}`)].toSorted());
  for (const path of links) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path);
    const title = await heading(page);
    assert.equal(title, path === "/about" ? "About this Kettle" : TEXTS[path.split("/").at(-1)]);
    await axe(page);
    for (const look of [{ width: 320, height: 640 }, { width: 390, height: 844, theme: "dark" }]) {
      await page.setViewportSize(look);
      await page.emulateMedia({ colorScheme: look.theme ?? "light" });
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, `texts${path.replaceAll("/", "-")}-${look.width}`);
    }
  }
});

it.test("the foot fits a narrow window", async () => {
  const page = await it.person({ width: 320, height: 640 });
  await page.goto("/sign-in");
  await noSidewaysScroll(page);
  const heights = await page.locator("footer a").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  assert.ok(heights.every((one) => one >= 24), `each link is tall enough to touch: ${heights}`);
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a text is looked at, published and read, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js });
    await page.goto("/about/ordering");
    await page.getByRole("link", { name: "Edit this text" }).click();
    if (js) await axe(page);
    const words = `Nobody buys a place, ${how} scripts.\n\n# Rules\n\n- one\n- two\n\n<script>document.title = "taken"</script>`;
    await fill(page, { body: words });
    await send(page, "Preview");
    assert.equal(await page.locator("section[aria-labelledby=preview-title] li").count(), 2);
    assert.match(await page.title(), /^Edit: /, "a script in a text does not run");
    if (js) await axe(page);
    await send(page, "Publish");
    assert.match(await page.locator("[data-problems]").innerText(), /Say in a sentence what changed/);
    assert.equal(await page.locator("#body").inputValue(), words, "what was typed stays");
    if (js) await axe(page);
    await fill(page, { note: "Says less." });
    await send(page, "Publish");
    assert.match(await page.locator(".k-toast").innerText(), /How pages are ordered: version \d is published/);
    if (js) await axe(page);

    const reader = await it.person({ js });
    await reader.goto("/about/ordering");
    assert.match(await mainText(reader), new RegExp(`Nobody buys a place, ${how} scripts\\. Rules one two <script>`));
    assert.match(await mainText(reader), /Says less\./);
    assert.equal(await reader.title(), "How pages are ordered - Kettle");
    await reader.getByRole("link", { name: /^Version 1,/ }).click();
    assert.match(await mainText(reader), /This is an older version\./);
    if (js) await axe(reader);
  });

  it.test(`the operator says who they are, ${how} scripts`, async () => {
    const page = await it.member(ADMIN, { js });
    await page.goto("/admin/operator");
    if (js) await axe(page);
    await fill(page, { name: `Dr Una Operator ${how}`, contact: "una@example.org", address: "1 Marram Lane\nTown", note: "Filled in." });
    await send(page, "Preview");
    assert.equal(await page.locator('section a[href="mailto:una@example.org"]').count(), 1);
    await send(page, "Publish");
    const reader = await it.person({ js });
    await reader.goto("/about");
    assert.match(await mainText(reader), new RegExp(`Dr Una Operator ${how} una@example\\.org 1 Marram Lane Town`));
  });

  it.test(`the second of two who edit at once keeps what was typed, ${how} scripts`, async () => {
    const [first, second] = [await it.member(ADMIN, { js }), await it.member(ADMIN, { js })];
    for (const page of [first, second]) await page.goto("/admin/texts/help");
    await fill(first, { body: `The first one's words ${how}.`, note: "First." });
    await send(first, "Publish");
    await fill(second, { body: `The second one's words ${how}.`, note: "Second." });
    await send(second, "Publish");
    assert.match(await second.locator("[data-problems]").innerText(), /Somebody else published/);
    assert.match(await second.locator("section[aria-labelledby=meanwhile-title]").innerText(), /The first one's words/);
    assert.equal(await second.locator("#body").inputValue(), `The second one's words ${how}.`);
    if (js) await axe(second);
    await send(second, "Publish");
    await second.goto("/about/help");
    assert.match(await mainText(second), /The second one's words/);
  });

  it.test(`a member agrees with one press, ${how} scripts`, async () => {
    const email = js ? "agrees@example.org" : "later@example.org";
    const page = await it.person({ js });
    await signIn(page, email);
    await page.goto("/about");
    assert.match(await mainText(page), /You have not agreed yet/);
    if (js) await axe(page);
    await page.getByRole("link", { name: "Read and agree" }).click();
    assert.equal(await heading(page), "What you agree to");
    if (js) await axe(page);
    await send(page, "I agree");
    assert.match(await page.locator(".k-toast").innerText(), /It is noted/);
    assert.doesNotMatch(await mainText(page), /You have not agreed yet/);
    await page.goto("/agreement");
    assert.match(await mainText(page), /There is nothing to do/);
    if (js) await axe(page);
    await page.goto("/about/terms");
    assert.match(await mainText(page), /You agree to this\./);
    if (js) await axe(page);
  });
}
