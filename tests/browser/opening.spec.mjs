// One doctor opens a Kettle in an evening: from an empty folder to twelve colleagues, with a report, a suspension, a
// goodbye, and a backup that is brought back. Every letter went over SMTP. Without scripts, as it must work for everybody.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { PASSWORD, becomes, fill, heading, house, mainText, names, person, send, signIn } from "./harness.mjs";
import { startServer } from "./server.mjs";
import { openPostOffice } from "./smtp.mjs";

const post = await openPostOffice();
const backups = mkdtempSync(join(tmpdir(), "kettle-backups-"));
after(async () => {
  await post.close();
  rmSync(backups, { recursive: true, force: true });
});
const SMTP = { KETTLE_SMTP_URL: post.url, KETTLE_MAIL_FROM: "Kettle <kettle@example.org>" };
const it = house({ settings: { ...SMTP, KETTLE_JOINING: "waiting" } });

const FOUNDER = { name: "Dr Bronwen Llewellyn", email: "bronwen@example.org" };
const BY_LINK = [
  { name: "Tomasz Wiśniewski", email: "tomasz@example.org" },
  { name: "Aoife Ní Dhomhnaill", email: "aoife@example.org" },
  { name: "Priya Venkataraman", email: "priya@example.org" },
  { name: "Gareth Pugh", email: "gareth@example.org" },
];
const BY_LETTER = [
  { name: "Ben Okri-Adeyemi", email: "ben@example.org" },
  { name: "Hamza Chaudhry", email: "hamza@example.org" },
  { name: "Siobhán O’Rourke", email: "siobhan@example.org" },
  { name: "Wei Ling Tan", email: "weiling@example.org" },
];
const BY_WAITING = [
  { name: "Carys Prosser", email: "carys@example.org", about: "Practice nurse at Quarry Gate Surgery." },
  { name: "Rosa Delgado", email: "rosa@example.org", about: "Locum around Stockton." },
  { name: "Iain MacLeod", email: "iain@example.org", about: "Returning after three years abroad." },
];
const LEAVING = BY_WAITING[1];
const SUSPENDED = BY_LINK[3];

it.test("one doctor opens a Kettle for eleven colleagues, and it survives its machine", async () => {
  const founder = await founds();
  await words(founder);
  const link = await invitation(founder);
  for (const one of BY_LINK) await comesBy(link, one);
  await writes(founder);
  for (const one of BY_LETTER) await comesBy((await post.letterTo(one.email, { linking: "/invitation?" })).link, one);
  for (const one of BY_WAITING) await waits(founder, one);
  await finds(founder, everybody(), "all twelve are found");

  await reports(BY_LETTER[0], "It sells or advertises something");
  await reports(BY_LINK[2], "Something else", "He sells shares in his clinic.");
  await suspends(founder);
  await exports();
  const leaver = await leaves();

  const made = await backsUp();
  await restores(made, leaver);
}, { patience: 600_000 });

/** The first administrator joins by the link that the server printed. */
async function founds() {
  const page = await it.person({ js: false });
  const [link] = /http:\S+/.exec(it.server.log.split("joins here, once: ")[1]);
  await page.goto(link);
  await joins(page, FOUNDER);
  return page;
}

/** Who runs it, so that no page says a placeholder. */
async function words(founder) {
  await founder.goto("/admin/operator");
  await fill(founder, { name: FOUNDER.name, contact: FOUNDER.email, address: "1 Marram Lane, Redcar", note: "Filled in." });
  await send(founder, "Preview");
  await send(founder, "Publish");
  const stranger = await it.person({ js: false });
  await stranger.goto("/");
  assert.match(await mainText(stranger), /Bronwen Llewellyn/);
}

async function invitation(founder) {
  await founder.goto("/invitations");
  return founder.locator("#address").inputValue();
}

/** Whoever opens an invitation, at a machine of their own. */
async function comesBy(link, one) {
  const page = await it.person({ js: false });
  await page.goto(link);
  assert.equal(await heading(page), `${FOUNDER.name} invites you`);
  await page.getByRole("link", { name: "Accept and go on" }).click();
  await page.waitForURL(/\/join\?/);
  await joins(page, one);
  await page.context().close();
}

/** The form, and if the address was not proven yet the letter, to the first of the first pages. */
async function joins(page, { name, email }) {
  await fill(page, { name, password: PASSWORD });
  const address = page.locator('main [name="email"]:not([type=hidden])');
  if ((await address.count()) > 0) await address.fill(email);
  await send(page);
  const isIn = () => ["/", "/welcome/1"].includes(new URL(page.url()).pathname);
  if (!isIn()) {
    await page.goto((await post.letterTo(email, { linking: "/confirm?" })).link);
    await send(page);
  }
  assert.ok(isIn(), `${name} is in: ${page.url()}`);
}

/** Letters to a list from a spreadsheet. */
async function writes(founder) {
  const lines = BY_LETTER.map(({ name, email }) => `"${name.split(" ").toReversed().join(", ")}",  ${email} `);
  const csv = ["name,address", ...lines, lines[0]].join("\n");
  await founder.goto("/admin/invitations");
  await founder.locator("#file").setInputFiles({ name: "colleagues.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await send(founder, "Look at it first");
  await send(founder, "Send 4 letters");
}

/** Asks for a place, is let in, and comes. */
async function waits(founder, one) {
  const page = await it.person({ js: false });
  await page.goto("/join");
  await fill(page, one);
  await send(page);
  await page.goto((await post.letterTo(one.email, { linking: "/waiting/confirm?" })).link);
  await send(page);
  await founder.goto("/admin/waiting");
  assert.match(await mainText(founder), new RegExp(one.name));
  await send(founder, "Let in");
  await page.goto((await post.letterTo(one.email, { linking: "/invitation?" })).link);
  await page.getByRole("link", { name: "Accept and go on" }).click();
  await page.waitForURL(/\/join\?/);
  await joins(page, one);
  await page.context().close();
}

/** Two presses, from the profile of whoever sells. */
async function reports({ email }, kind, line) {
  const page = await it.member(email, { js: false });
  await page.goto("/people");
  await page.getByRole("link", { name: SUSPENDED.name }).click();
  await page.waitForURL(/\/people\/[^/?]+$/);
  await page.getByRole("link", { name: "Report this profile" }).click();
  await page.waitForURL("**/report/profile/*");
  if (line) await fill(page, { words: line });
  await send(page, kind);
  assert.equal(new URL(page.url()).pathname, "/reports");
}

async function suspends(founder) {
  await founder.goto("/moderation");
  await founder.getByRole("link", { name: new RegExp(SUSPENDED.name) }).first().click();
  await founder.waitForURL("**/moderation/*");
  await fill(founder, { words: "You sold shares in your clinic to members." });
  await send(founder, "Suspend the author");
  if ((await founder.locator('main [name="password"]').count()) > 0) {
    await fill(founder, { password: PASSWORD });
    await send(founder);
  }
  await post.letterTo(SUSPENDED.email, { linking: "/" });
  const reader = await it.member(BY_LINK[0].email, { js: false });
  await finds(reader, without(SUSPENDED), "nobody sees who is suspended");
}

/** Whoever is suspended still takes their data along. */
async function exports() {
  const page = await it.person({ js: false });
  await signIn(page, SUSPENDED.email, PASSWORD);
  await page.goto("/settings/data");
  await send(page, "Make a copy");
  const link = page.getByRole("link", { name: /^Download/ });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const bytes = readFileSync(await download.path());
  assert.ok(bytes.includes("data/people.json") && bytes.includes("index.html"), "the copy is whole");
}

/** Asks to be deleted; the operator does not wait for the fourteen days. Gives the id. */
async function leaves() {
  const page = await it.person({ js: false });
  await signIn(page, LEAVING.email, PASSWORD);
  await page.goto("/settings/leaving");
  await send(page, "Delete my account");
  if ((await page.locator('main [name="password"]').count()) > 0 && new URL(page.url()).pathname !== "/sign-in") {
    await fill(page, { password: PASSWORD });
    await send(page);
  }
  await post.letterTo(LEAVING.email, { linking: "/sign-in" });
  const { id } = members(it.server).find((one) => one.email === LEAVING.email);
  // The last letter is sent meanwhile, to our own mail server.
  await it.server.runBeside(["member", "erase", id]);
  return id;
}

/** A backup while pages are asked for: all of them answer. */
async function backsUp() {
  const page = await it.member(BY_LINK[0].email, { js: false });
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  let [answered, over] = [0, false];
  const load = Array.from({ length: 4 }, async () => {
    while (!over) {
      const answer = await fetch(`${it.server.url}/people`, { headers: { cookie } });
      assert.equal(answer.status, 200);
      assert.match(await answer.text(), /Aoife Ní Dhomhnaill/);
      answered += 1;
    }
  });
  const made = JSON.parse(await it.server.runBeside(["backup", backups, "--json"]));
  over = true;
  await Promise.all(load);
  assert.ok(answered > 0, "pages were asked for meanwhile");
  it.server.run(["backup", made.folder, "--verify"]);
  return made.folder;
}

/** The backup on an empty machine: all is there but whoever left. */
async function restores(folder, leaver) {
  const server = await startServer({
    settings: { ...SMTP, KETTLE_JOINING: "waiting" },
    prepare: (empty) => empty.run(["restore", folder]),
  });
  try {
    const there = members(server);
    assert.deepEqual(there.map((one) => one.name).toSorted(), without(LEAVING).toSorted());
    assert.ok(!there.some((one) => one.id === leaver));
    assert.equal(there.find((one) => one.email === SUSPENDED.email).standing, "suspended");
    const page = await person({ ...it, server }, { js: false });
    await signIn(page, FOUNDER.email, PASSWORD);
    await finds(page, without(LEAVING, SUSPENDED), "the index is made anew");
    await page.goto("/moderation");
    assert.match(await mainText(page), new RegExp(SUSPENDED.name), "the reports are there");
    await page.goto("/about");
    assert.match(await mainText(page), /Bronwen Llewellyn/);
    await page.context().close();
  } finally {
    await server.stop();
  }
}

/** Who stands in the directory; it hears of everything a moment later. */
function finds(page, wanted, why) {
  const found = async () => {
    await page.goto("/people");
    return (await names(page)).toSorted();
  };
  return becomes(found, wanted.toSorted(), why);
}

function without(...people) {
  return everybody().filter((name) => people.every((one) => one.name !== name));
}

function everybody() {
  return [FOUNDER, ...BY_LINK, ...BY_LETTER, ...BY_WAITING].map((one) => one.name);
}

function members(server) {
  return JSON.parse(server.run(["member", "list", "--json"]));
}
