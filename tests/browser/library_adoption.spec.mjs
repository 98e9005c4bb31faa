// Who uses something: five record it, two of whom lose time, and the range is shown; two only are told in words. Somebody helps with
// what is needed, the innovation is moved on, and the board shows it. With scripts and without, on a phone, wide and on paper.
import assert from "node:assert/strict";
import { fill, heading, mainText, send } from "./harness.mjs";
import { LONG, PHONE, looker, publishes, readers } from "./resources.mjs";

const REPORTS = [["lost", "40", "felt"], ["saved", "60", "counted"], ["lost", "5", "measured"], ["saved", "180", "felt"], ["saved", "50", "felt"]];
const it = readers(REPORTS.length - 1);
/** Who records the first of them has the long name. */
const address = (number, how) => `${number ? `reader${number}` : "long"}.${how}@example.org`;

const INNOVATION = { summary: "Bloods without the evening pile.", problem: "An evening pile.", change: "Two mornings.", start: "Tell the van." };

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  it.test(`five record that they use it, ${how} scripts`, async () => {
    const ada = await it.member(`ada.${how}@example.org`, { js });
    const look = looker(js, "library");
    const title = `Results day ${how} scripts`;
    const url = await publishes(ada, "innovation", { title, ...INNOVATION }, "works_here");
    assert.match(await mainText(ada), /Nobody has recorded yet that they use it/);

    let reader;
    for (const [number, [way, minutes, known]] of REPORTS.entries()) {
      reader = await it.member(address(number, how), { js, ...(number % 2 ? {} : PHONE) });
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
    assert.ok((await mainText(ada)).includes(LONG[how]));
    await look(ada, "uses");
    // All that one recorded stands in one place, to be taken back.
    await reader.goto("/library?show=mine");
    await reader.getByRole("link", { name: "What you use" }).click();
    await reader.waitForURL("**/library/uses");
    assert.equal(await heading(reader), "What you use");
    assert.ok((await mainText(reader)).includes(title));
    assert.ok(await reader.getByRole("button", { name: "Take back that you use it" }).first().isVisible());
    await look(reader, "own-uses-phone");

    // It asks for something, and somebody helps.
    await ada.goto(`${url}/needs`);
    await ada.locator("#measure_asked").check();
    await fill(ada, { measure_words: "in a practice above 15,000 patients" });
    await look(ada, "needs");
    await send(ada, "Save");
    await ada.waitForURL(`**${url}`);
    const helper = await it.member(address(0, how), { js, ...PHONE });
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
  });
}
