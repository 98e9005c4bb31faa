// Every sample of every view, and every part in every state: what no made member happens to look like is seen here.
import assert from "node:assert/strict";
import { axe, house, noSidewaysScroll, shot } from "./harness.mjs";

const it = house();

for (const [width, height] of [[1280, 900], [320, 640]]) {
  it.test(`every sample at ${width} px`, async () => {
    const page = await it.person({ width, height });
    await page.goto("/gallery");
    const samples = await page.locator("main a").evaluateAll((all) => all.map((one) => [one.getAttribute("href"), one.textContent]));
    assert.ok(samples.length > 40, `${samples.length} samples`);
    samples.push(["/gallery", "the list itself"]);
    const wrong = [];
    for (const [path, name] of samples) {
      await page.goto(path);
      for (const look of [axe, noSidewaysScroll]) await look(page).catch((error) => wrong.push(`${name} (${path}): ${error.message}`));
      await shot(page, `gallery-${width}-${path.split("/").at(-1)}`);
    }
    assert.deepEqual(wrong, []);
  }, { patience: 480_000 });
}
