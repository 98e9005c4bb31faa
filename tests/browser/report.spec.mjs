// Something is wrong with a profile: reported in two presses, hidden, looked at, answered; both are told.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const authors = {};
const it = house({
  prepare(server) {
    server.addMember({ name: "Anna Admin", email: "anna@example.org", admin: true });
    for (const how of ["with", "without"]) {
      authors[how] = server.addMember({ name: `Hamza ${how}`, email: `hamza.${how}@example.org` });
      server.addMember({ name: `Rosa ${how}`, email: `rosa.${how}@example.org` });
    }
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a patient who could be recognised is hidden in two presses, ${how} scripts`, async () => {
    const [author, reporter, moderator] = [
      await it.member(`hamza.${how}@example.org`, { js }),
      await it.member(`rosa.${how}@example.org`, { js, width: 390, height: 800 }),
      await it.member("anna@example.org", { js }),
    ];
    const look = async (page, name) => {
      if (!js) return;
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, name);
    };
    const profile = `/people/${authors[how].id}`;
    await reporter.goto(profile);
    assert.equal(await heading(reporter), `Hamza ${how}`);
    await look(reporter, "profile-with-report");

    // One press, and the second sends it.
    await reporter.getByRole("link", { name: "Report this profile" }).click();
    await reporter.waitForURL("**/report/profile/*");
    assert.equal(await heading(reporter), "What is wrong with this profile?");
    await look(reporter, "report");
    await send(reporter, "Something else");
    assert.match(await mainText(reporter), /Write a line on what is wrong/, "something else wants a line");
    await look(reporter, "report-wordless");
    await send(reporter, "A patient could be recognised");
    assert.equal(new URL(reporter.url()).pathname, "/reports");
    assert.match(await mainText(reporter), /A moderator has not looked yet/);
    await look(reporter, "reports");
    assert.equal((await reporter.goto(profile)).status(), 404, "it is hidden at once");

    await author.goto(profile);
    assert.match(await mainText(author), /Hidden since/);
    await author.getByRole("link", { name: "Read what happened" }).click();
    assert.match(await mainText(author), /a patient could be recognised/);
    await look(author, "reports-about-me");

    await moderator.goto("/moderation");
    await look(moderator, "moderation-queue");
    await moderator.getByRole("link", { name: new RegExp(`Hamza ${how}`) }).click();
    assert.match(await mainText(moderator), /What it said then/);
    await look(moderator, "moderation-case");
    await send(moderator, "Warn the author");
    assert.ok(await moderator.locator("[data-problems]").isVisible(), "a warning says what it is about");
    await fill(moderator, { words: "You took it out. Thank you." });
    await send(moderator, "Show it again");
    await fill(moderator, { to_reporter: "It was taken out." });
    await send(moderator, "Answer");
    assert.match(await mainText(moderator), /Answered by Anna Admin/);
    await look(moderator, "moderation-case-answered");

    assert.equal((await reporter.goto(profile)).status(), 200);
    await reporter.goto("/reports");
    assert.match(await mainText(reporter), /The answer: It was taken out\./);
    await author.goto("/reports/about-me");
    assert.match(await mainText(author), /You took it out\. Thank you\./);
    assert.ok(!(await mainText(author)).includes("Rosa"), "who reported stays unknown");
    const mail = await it.server.mailTo(`hamza.${how}@example.org`, { linking: "/reports/about-me" });
    assert.ok(mail.links.some((one) => one.endsWith("/reports/about-me")));
  });
}

it.test("a complaint is acknowledged and tracked", async () => {
  const page = await it.member("rosa.with@example.org");
  await page.goto("/reports/complaint");
  await axe(page);
  await send(page, "Send");
  assert.ok(await page.locator("[data-problems]").isVisible());
  await axe(page);
  await fill(page, { words: "My photo was taken down twice." });
  await send(page, "Send");
  assert.match(await mainText(page), /Kettle: A complaint .*Received on/);
  assert.ok(await it.server.mailTo("rosa.with@example.org", { linking: "/reports" }));
});
