// Who uses something: five record it, two of whom lose time, and the range is shown; two only are told in words. Somebody helps with
// what is needed, the innovation is moved on, and the board shows it. With scripts and without, on a phone, wide and on paper.
import assert from "node:assert/strict";
import { axe, fill, heading, house, mainText, noSidewaysScroll, send, shot } from "./harness.mjs";

const PHONE = { width: 320, height: 720 };
const LONG = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
const NAMES = { with: LONG, without: "Siân Ní Dhomhnaill" };
const REPORTS = [["lost", "40", "felt"], ["saved", "60", "counted"], ["lost", "5", "measured"], ["saved", "180", "felt"], ["saved", "50", "felt"]];
const it = house({
  prepare(server) {
    for (const how of ["with", "without"]) {
      server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
      for (const number of REPORTS.keys()) {
        server.addMember({ name: number ? `Reader ${number} ${how}` : NAMES[how], email: `reader${number}.${how}@example.org` });
      }
    }
  },
});

/** Writes an innovation for all members and publishes it; its path. */
async function publishes(ada, title) {
  await ada.goto("/library/new?kind=innovation");
  const parts = { summary: "Bloods without the evening pile.", problem: "An evening pile.", change: "Two mornings.", start: "Tell the van." };
  await fill(ada, { title, ...parts });
  await ada.locator("input[name=stage][value=works_here]").check();
  await send(ada, "Save and go on to publish");
  await ada.waitForURL(/\/publication$/);
  await ada.locator("input[name=audience][value=members]").check();
  await ada.locator("#may").check();
  await send(ada, "Publish");
  await ada.waitForURL(/\/library\/[0-9a-f-]+$/);
  return new URL(ada.url()).pathname;
}

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`five record that they use it, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const look = async (page, name) => {
      await noSidewaysScroll(page);
      if (!js) return;
      await axe(page);
      await shot(page, `library-${name}`);
    };
    const title = `Results day ${how} scripts`;
    const url = await publishes(ada, title);
    assert.match(await mainText(ada), /Nobody has recorded yet that they use it/);

    let reader;
    for (const [number, [way, minutes, known]] of REPORTS.entries()) {
      reader = await it.member(`reader${number}.${how}@example.org`, { js, ...(number % 2 ? {} : PHONE) });
      await reader.goto(url);
      await reader.getByRole("link", { name: "Record that you use it" }).click();
      await reader.waitForURL(`**${url}/adoption`);
      if (!number) {
        // What cannot be is said, and what was typed is still there.
        await reader.locator("input[name=way][value=lost]").check();
        await fill(reader, { minutes: "99999", changed: "The van comes later here." });
        await send(reader, "Save");
        assert.match(await mainText(reader), /more than 40 hours in a week/);
        assert.match(await mainText(reader), /Say how far you are with it/);
        assert.equal(await reader.locator("#changed").inputValue(), "The van comes later here.");
        await look(reader, "adopt-wrong-phone");
      }
      await reader.locator("input[name=stage][value=in_use]").check();
      await reader.locator(`input[name=way][value=${way}]`).check();
      await fill(reader, { minutes });
      await reader.locator(`input[name=known][value=${known}]`).check();
      if (!number) await reader.locator("input[name=named][value=member]").check();
      if (number === 1) await look(reader, "adopt");
      await send(reader, "Save");
      await reader.waitForURL(`**${url}`);
      const words = await mainText(reader);
      assert.match(words, /You have used it since/);
      if (number < 2) {
        assert.match(words, /Too few have said what it saves or costs/);
        assert.equal(await reader.locator(".k-figure").count(), 0, "two are no range");
      }
    }
    await ada.goto(url);
    for (const [page, picture] of [[ada, "wide"], [reader, "phone"]]) {
      const words = await mainText(page);
      assert.match(words, /Between 40 minutes lost and 3 hours saved a week; half of them 50 minutes saved or more\./);
      assert.match(words, /5 reports: 1 measured, 1 counted, 3 felt\. 2 lost time\./);
      assert.doesNotMatch(words, /4 hours/, "never a total");
      assert.ok(await page.locator(`.k-figure svg.${picture}`).isVisible());
      assert.equal(await page.locator(`.k-figure svg.${picture} > circle`).count(), 5);
      assert.equal(await page.locator(`.k-figure svg.${picture} > circle.loss`).count(), 2);
      await look(page, `used-${picture}`);
    }
    await ada.getByText("All reports as a table").click();
    assert.equal(await ada.locator("table.k-bars").first().locator("tbody tr").count(), 5);
    await ada.emulateMedia({ media: "print" });
    assert.ok(await ada.locator(".k-figure svg.wide").isVisible());
    await ada.emulateMedia({ media: "screen" });

    // What they say, with the name that they chose.
    await ada.getByRole("link", { name: "What those who use it say" }).click();
    await ada.waitForURL(`**${url}/uses`);
    assert.match(await mainText(ada), /The van comes later here/);
    assert.ok((await mainText(ada)).includes(NAMES[how]));
    await look(ada, "uses");

    // It asks for something, and somebody helps.
    await ada.goto(`${url}/needs`);
    await ada.locator("#measure_asked").check();
    await fill(ada, { measure_words: "in a practice above 15,000 patients" });
    await look(ada, "needs");
    await send(ada, "Save");
    await ada.waitForURL(`**${url}`);
    const helper = await it.member(`reader0.${how}@example.org`, { js, ...PHONE });
    await helper.goto(url);
    assert.match(await mainText(helper), /What it still needs/);
    await look(helper, "needs-phone");
    await helper.getByRole("link", { name: "I can help with this" }).click();
    await helper.waitForURL(`**${url}/support`);
    await helper.locator("input[name=with][value=measure]").check();
    await fill(helper, { words: "From January on." });
    await look(helper, "help-phone");
    await send(helper, "Offer to help");
    await helper.waitForURL(`**${url}`);
    assert.match(await mainText(helper), /You offered to measure what it does/);
    await ada.goto(`${url}/helpers`);
    assert.match(await mainText(ada), /Would measure it/);
    assert.match(await mainText(ada), /From January on\./);
    await look(ada, "helpers");

    // That it works elsewhere needs somebody of another practice who says so.
    await ada.goto(`${url}/stage`);
    await ada.locator("input[name=stage][value=works_elsewhere]").check();
    await send(ada, "Save");
    assert.match(await mainText(ada), /somebody of another practice records first/);
    await look(ada, "stage");
    await ada.locator("input[name=stage][value=trying]").check();
    await send(ada, "Save");
    await ada.waitForURL(`**${url}`);

    // The board: five columns, and on a phone one below the other.
    for (const [page, size] of [[ada, "wide"], [helper, "phone"]]) {
      await page.goto("/library/board");
      assert.equal(await heading(page), "Board of innovations");
      const columns = page.locator(".k-board__column");
      assert.equal(await columns.count(), 5);
      const trying = columns.nth(1);
      assert.equal(await trying.locator("h2").textContent(), "Trying");
      assert.ok(await trying.getByRole("link", { name: title }).isVisible());
      const [one, two] = [await columns.nth(0).boundingBox(), await columns.nth(1).boundingBox()];
      if (size === "phone") assert.ok(one.y + one.height <= two.y && Math.abs(one.x - two.x) < 1);
      else assert.ok(one.x + one.width <= two.x && Math.abs(one.y - two.y) < 1);
      await look(page, `board-${size}`);
    }
    await helper.locator("#topic").focus();
    await helper.keyboard.press("Tab");
    await helper.keyboard.press("Enter");
    await helper.waitForURL(/topic=/);
  });
}
