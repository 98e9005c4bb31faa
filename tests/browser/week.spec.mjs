// The page of a week: what stands there, less of it, one's time, the private log, catching up; with scripts and without.
import assert from "node:assert/strict";
import { axe, becomes, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";
import { founded } from "./talk.mjs";

const PHONE = { width: 320, height: 700 };
const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      server.addMember({ name: LONG, email: `long.${how}@example.org` });
    }
    server.addMember({ name: "Tom Clock", email: "tom@example.org" });
  },
});

async function asks(page, group, title) {
  await page.goto(`${group}/discussions/new?kind=question`);
  await fill(page, { title, text: "What do you do?" });
  await send(page, "Ask");
  await page.waitForURL(/\/discussions\/[0-9a-f-]{36}$/);
}

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a week, less of it, and one's time, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js, ...PHONE });
    const other = await it.member(`long.${how}@example.org`, { js });
    const look = async (page, name) => {
      await noSidewaysScroll(page);
      if (!js) return;
      await axe(page);
      await shot(page, `week-${name}`);
    };
    const group = await founded(other, ada, `Skin surgery ${how} scripts`);
    const titles = [`Which needle, and why, ${how}?`, `${LONG}, the second question`];
    for (const title of titles) await asks(other, group, title);

    await ada.goto("/");
    const things = ada.locator("section[aria-labelledby=h-groups] h3");
    assert.deepEqual(await things.allInnerTexts(), titles);
    assert.match(await mainText(ada), /(Two|Three) things this week, about (4|6) minutes\./);
    assert.match(await mainText(ada), /That is all for this week Your next page is ready on Monday/);
    await look(ada, "phone");

    // Less of the group, undone, and once more; the list brings it back.
    await ada.getByRole("button", { name: /^Show less like this/ }).first().click();
    await ada.waitForURL(/\/\?less=/);
    assert.match(await mainText(ada), /You will see less of Skin surgery/);
    await look(ada, "less");
    await send(ada, "Undo");
    await ada.waitForURL(/\/$/);
    await ada.getByRole("button", { name: /^Show less like this/ }).first().click();
    await ada.waitForURL(/\/\?less=/);
    await ada.goto("/home/time");
    assert.equal(await heading(ada), "Your time");
    await look(ada, "time");
    await ada.getByRole("button", { name: /^As usual again/ }).click();
    await ada.waitForURL(/\/home\/time$/);
    assert.match(await mainText(ada), /Nothing\. On your home/);

    // The order, the time, and the rule.
    await ada.goto("/");
    await ada.getByLabel("Newest first").check();
    await send(ada, "Use this order");
    await ada.waitForURL(/\/$/);
    assert.ok(await ada.getByLabel("Newest first").isChecked());
    await ada.goto("/home/time");
    await ada.locator("#minutes").selectOption("10");
    await send(ada, "Keep this");
    await ada.waitForURL(/\/home\/time$/);
    await ada.goto("/");
    assert.match(await mainText(ada), /You give Kettle 10 minutes a week/);
    await ada.getByRole("link", { name: "How this page is made" }).click();
    await ada.waitForURL("**/about/home");
    assert.equal(await heading(ada), "How home is made");
    await look(ada, "rule");

    // Catching up ends.
    await ada.goto("/catch-up");
    assert.match(await mainText(ada), /The rest: 2 discussions/);
    await look(ada, "catch-up");
    await send(ada, "Mark all of it as read");
    await ada.waitForURL(/\/$/);
    await ada.goto("/catch-up");
    assert.match(await mainText(ada), /You have missed nothing/);
    await look(ada, "nothing-missed");
    await other.goto("/");
    await look(other, "wide");
  });
}

it.test("the log of one's time never leaves the browser", async () => {
  const page = await it.person();
  await page.goto("/sign-in");
  await fill(page, { email: "tom@example.org", password: it.server.passwordOf("tom@example.org") });
  await page.getByLabel("This is a shared computer").uncheck();
  await send(page);
  const sent = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`));
  await page.goto("/");
  const log = page.locator("aside [data-time-log]");
  await becomes(() => log.innerText(), "This week on this device: less than a minute.", "the log begins");
  // As after twelve minutes: what a browser kept is read, and goes on from there.
  await becomes(() => page.evaluate(() => localStorage.getItem("kettle-time") !== null), true, "it is kept");
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("kettle-time"));
    localStorage.setItem("kettle-time", JSON.stringify({ ...kept, seconds: 741 }));
  });
  await page.goto("/home/time");
  await becomes(() => page.locator("main [data-time-log]").innerText(), "This week on this device: about 12 minutes.", "the log goes on");
  await page.goto("/people");
  await page.goto("/home/time");
  for (const line of sent) assert.doesNotMatch(line, /kettle-time|741|74\d\b.*seconds|"week"/, line);
  await page.getByRole("button", { name: "Forget it" }).click();
  await becomes(() => page.locator("main [data-time-log]").innerText(), "This week on this device: less than a minute.", "it is forgotten");
  // Signing out leaves nothing of it.
  await page.evaluate(() => {
    const at = new Date();
    at.setDate(at.getDate() - ((at.getDay() + 6) % 7));
    localStorage.setItem("kettle-time", JSON.stringify({ who: document.body.dataset.live, week: at.toDateString(), seconds: 741, at: 0 }));
  });
  await page.locator("summary", { hasText: "More" }).first().click();
  await page.locator("header").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  assert.equal(await page.evaluate(() => localStorage.getItem("kettle-time")), null);
});
