// The patient guard in a form: where it found something, blanking first, a reason second, and nothing lost (abuse case 71).
import assert from "node:assert/strict";
import { axe, fill, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const it = house({
  prepare(server) {
    server.addMember({ name: "Anna Admin", email: "anna@example.org", admin: true });
    for (const how of ["with", "without"]) server.addMember({ name: `Siân ${how}`, email: `sian.${how}@example.org` });
  },
});

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`a form that names a patient, ${how} scripts`, async () => {
    const page = await it.member(`sian.${how}@example.org`, { js, width: 320, height: 700 });
    const look = async (name) => {
      if (!js) return;
      await axe(page);
      await noSidewaysScroll(page);
      await shot(page, name);
    };
    const words = () => page.locator("#words").inputValue();
    await page.goto("/reports/complaint");
    await fill(page, { words: "Mrs Ellison, NHS no 943 476 5919, was named in a group." });
    await send(page, "Send");
    const panel = page.locator(".k-guard");
    assert.match(await panel.innerText(), /This names a patient:.*943 476 5919/s);
    assert.equal(await page.getByText("Send as it is, with a reason").count(), 0, "what is certain goes with no reason");
    assert.match(await words(), /Mrs Ellison, NHS no 943 476 5919/, "nothing is lost");
    if (js) assert.ok(await panel.evaluate((it) => it === document.activeElement), "the panel has the focus");
    await look("guard-certain");

    await page.getByRole("button", { name: "Blank it out" }).click();
    await page.waitForLoadState();
    assert.equal(await words(), "[name], NHS no [NHS number], was named in a group.");
    assert.match(await panel.innerText(), /would they, or their family, recognise it\?/i);
    await look("guard-blanked");

    await fill(page, { words: "Ask Mrs Ellison, she knows." });
    await send(page, "Send");
    assert.match(await panel.innerText(), /This may name a patient:/);
    await page.getByText("Send as it is, with a reason").click();
    await look("guard-doubtful");
    await page.getByRole("button", { name: "Send as it is" }).click();
    await page.waitForLoadState();
    assert.match(await panel.innerText(), /Say why it is no patient/);
    assert.equal(await words(), "Ask Mrs Ellison, she knows.");
    await page.getByLabel("It is a colleague, or me").check();
    await page.getByRole("button", { name: "Send as it is" }).click();
    await page.waitForURL("**/reports");
  });
}

it.test("whoever runs this Kettle sees numbers", async () => {
  const page = await it.member("anna@example.org");
  await page.goto("/admin");
  await page.getByRole("link", { name: "Patient guard" }).click();
  await page.waitForURL("**/admin/guard");
  assert.match(await mainText(page), /NHS number\s+\d/);
  assert.ok(!(await mainText(page)).includes("Ellison"));
  await axe(page);
  await shot(page, "admin-guard");
});
