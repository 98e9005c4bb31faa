// Letters that one can do without: the page behind the link in a letter, and the choice in the settings.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { axe, heading, house, noSidewaysScroll, send, shot } from "./harness.mjs";

const admins = {};
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      admins[how] = server.addMember({ name: `Anna ${how}`, email: `anna.${how}@example.org`, admin: true });
    }
    server.addMember({ name: "Ben", email: "ben@example.org" });
  },
});

/** The link of a letter to moderators, as the server makes it: what waits is told minutes later, and no test waits for it. */
function link({ id }) {
  const root = Buffer.from(readFileSync(`${it.server.data}.key`, "utf8"), "base64");
  const key = createHmac("sha256", root).update("link").digest();
  const said = Buffer.concat([Buffer.from("r"), Buffer.from(id.replaceAll("-", ""), "hex")]);
  const proof = createHmac("sha256", key).update("stop a list\0").update(said).digest().subarray(0, 16);
  return `/letters/stop?t=${Buffer.concat([said, proof]).toString("base64url")}`;
}

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a list is stopped from a letter and begun again in the settings, ${how} scripts`, async () => {
    const page = await it.person({ js, width: 390, height: 800 });
    const look = async (name) => {
      if (!js) return;
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, name);
    };
    await page.goto(link(admins[how]));
    assert.equal(await heading(page), "Stop these letters");
    await look("letters-stop");
    await send(page, "Stop these letters");
    assert.equal(await heading(page), "These letters have stopped");
    await look("letters-stopped");

    const anna = await it.member(`anna.${how}@example.org`, { js });
    await anna.goto("/settings");
    await anna.getByRole("link", { name: "Notices and letters" }).click();
    await anna.waitForURL("**/settings/letters");
    const tick = anna.getByRole("checkbox", { name: "Something waits for a moderator" });
    assert.equal(await tick.isChecked(), false, "the link in the letter counted");
    if (js) {
      await axe(anna);
      await shot(anna, "letters");
    }
    await tick.check();
    await send(anna, "Keep this choice");
    assert.equal(await tick.isChecked(), true);
  });
}

it.test("members do not choose what only moderators get", async () => {
  const page = await it.member("ben@example.org");
  await page.goto("/settings/letters");
  assert.equal(await page.getByRole("checkbox", { name: "A saved search found somebody new" }).isChecked(), true);
  assert.equal(await page.locator("input[name=want]").count(), 3, "the day’s letter, at once, searches");
  await axe(page);
});
