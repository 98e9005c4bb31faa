// Two people who talk: contacts with a conversation, made by the forms as people would.
import assert from "node:assert/strict";
import { fill, send } from "./harness.mjs";

/** Ada writes to Ben, who accepts: the address of their conversation. */
export async function acquainted(it, ada, ben) {
  const [asks, answers] = [await it.member(ada), await it.member(ben)];
  const other = await ownId(answers);
  await asks.goto(`/people/${other}/request`);
  await fill(asks, { note: "Hello, shall we talk about the rota?" });
  await send(asks, "Send");
  await answers.goto("/requests");
  await answers.locator('main a[href^="/requests/"]').first().click();
  await answers.waitForURL(/\/requests\/[0-9a-f-]{36}/);
  await send(answers, "Accept");
  await answers.goto("/messages");
  const path = await answers.locator('#convos a[href^="/messages/"]').first().getAttribute("href");
  assert.match(path, /^\/messages\/[0-9a-f-]{36}/);
  return path.split("#")[0];
}

/** An open group that Ada founds and the other one joins; its address. */
export async function founded(ada, other, name) {
  await ada.goto("/groups/new?shape=interest");
  await fill(ada, { name, purpose: "For those who do skin surgery in general practice.", rules: "" });
  await ada.locator("input[name=kind][value=open]").check();
  await send(ada, "Found the group");
  await ada.waitForURL(/\/groups\/[0-9a-f-]{36}\/invitations$/);
  const group = new URL(ada.url()).pathname.replace("/invitations", "");
  await other.goto(`${group}/membership`);
  await send(other, "Join");
  await other.waitForURL(/\/discussions$/);
  return group;
}

/** The id of who is signed in here. */
export async function ownId(page) {
  await page.goto("/settings");
  const path = await page.locator('header a[href^="/people/"]').first().getAttribute("href");
  return path.split("/").at(-1);
}

/** What stands in the log, one line a message: `Ada: Hello`. */
export async function said(page) {
  return page.locator("#log li[data-number], #log [data-outbox]").evaluateAll((rows) =>
    rows.map((row) => row.querySelector(".k-said").innerText.replace(/\s+/g, " ").trim()));
}

/** Writes a line and presses Send. */
export async function write(page, words) {
  await page.locator("#composer textarea").fill(words);
  await page.locator("#composer").getByRole("button", { name: "Send", exact: true }).click();
}
