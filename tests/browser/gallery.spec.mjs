// Every sample of every view, and every part in every state: what no made member happens to look like is seen here.
import assert from "node:assert/strict";
import { axe, house, noSidewaysScroll, shot } from "./harness.mjs";

const it = house();

/** So that no test takes for ever: of so many parts each looks at one. */
const PARTS = 4;

for (let part = 1; part <= PARTS; part += 1) {
  it.test(`every sample, wide and narrow, part ${part} of ${PARTS}`, async () => {
    const page = await it.person();
    await page.goto("/gallery");
    const samples = await page.locator("main a").evaluateAll((all) => all.map((one) => [one.getAttribute("href"), one.textContent]));
    assert.ok(samples.length > 40, `${samples.length} samples`);
    samples.push(["/gallery", "the list itself"]);
    const wrong = [];
    for (const [path, name] of samples.filter((_, place) => place % PARTS === part - 1)) {
      await page.goto(path);
      for (const [width, height] of [[1280, 900], [320, 640]]) {
        await page.setViewportSize({ width, height });
        const told = (error) => wrong.push(`${name} (${path}) at ${width} px: ${error.message}`);
        for (const look of [axe, noSidewaysScroll]) await look(page).catch(told);
        await shot(page, `gallery-${width}-${path.split("/").at(-1)}`);
      }
    }
    assert.deepEqual(wrong, []);
  }, { patience: 240_000 });
}
