// What the specs of the library have in common: who is in the house, how something is written and published, a PDF that is real, and
// the questions asked of each page.
import { axe, fill, house, noSidewaysScroll, send, shot } from "./harness.mjs";

export const PHONE = { width: 320, height: 720 };
/** Of each of two houses the one whose name is longer than a line, or has what keyboards have not. */
export const LONG = {
  with: "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll",
  without: "Siân Ní Dhomhnaill-Śivasubramaṇiyam",
};

/**
 * A house in which everybody is there twice, for the test with scripts and for that without: Ada, who writes; whoever has the long
 * name; and so many more who read. Their addresses: `ada.with@example.org`, `long.without@example.org`, `reader1.with@example.org`.
 */
export function readers(more = 0, options = {}) {
  return house({
    ...options,
    prepare(server) {
      for (const how of ["with", "without"]) {
        server.addMember({ name: `Ada ${how}`, email: `ada.${how}@example.org` });
        server.addMember({ name: LONG[how], email: `long.${how}@example.org` });
        for (let number = 1; number <= more; number++) {
          server.addMember({ name: `Reader ${number} ${how}`, email: `reader${number}.${how}@example.org` });
        }
      }
    },
  });
}

/** Asks the questions of a page and keeps its picture; without scripts it only sees that nothing is too wide. */
export function looker(js, family) {
  return async (page, name) => {
    await noSidewaysScroll(page);
    if (!js) return;
    await axe(page);
    await shot(page, `${family}-${name}`);
  };
}

/** From a draft that is open to its page, read by all members: its path. `before` sees the last form. */
export async function publish(page, { before, note } = {}) {
  await send(page, "Save and go on to publish");
  await page.waitForURL(/\/publication$/);
  await page.locator("input[name=audience][value=members]").check();
  if (note) await fill(page, { note });
  await page.locator("#may").check();
  await before?.(page);
  await send(page, "Publish");
  await page.waitForURL(/\/library\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Writes something for all members and publishes it: its path. An innovation is at that stage. */
export async function publishes(page, kind, fields, stage = "trying") {
  await page.goto(`/library/new?kind=${kind}`);
  await fill(page, fields);
  if (kind === "innovation") await page.locator(`input[name=stage][value=${stage}]`).check();
  return publish(page);
}

/** Two pages of PDF, the first with these words; every offset is right, so that they can be drawn. */
export function pdf(words) {
  const content = `BT /F1 32 Tf 72 720 Td (${words}) Tj ET`;
  const page = (at) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${at} 0 R /Resources << /Font << /F1 7 0 R >> >> >>`;
  const stream = (text) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    page(5),
    page(6),
    stream(content),
    stream("0.2 0.4 0.3 rg 72 500 200 100 re f"),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let out = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
  return Buffer.from(`${out}${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`, "latin1");
}

/** Chooses these, each [name, type, bytes], in the field for files; without scripts presses Add as well. */
export async function bring(page, js, ...files) {
  const fold = page.locator("details.k-attach__add");
  if (!(await fold.evaluate((it) => it.open))) await fold.locator("summary").click();
  await page.locator("#file").setInputFiles(files.map(([name, mimeType, buffer]) => ({ name, mimeType, buffer })));
  if (js) return;
  await page.locator("#add-file").click();
  await page.waitForLoadState("load");
}

/** The names of the files of a draft or of a resource, in their order. */
export const papers = (page) => page.locator(".k-papers .k-file a").allInnerTexts();
