// What a spec needs: a house (server and browser, started before its tests and stopped after them), people who open
// pages in it, and the questions asked of every page.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";
import { PASSWORD, ROOT, startServer } from "./server.mjs";

export { PASSWORD } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCREENS = join(ROOT, "target/screens");
/** The name of the spec that this process runs; it stands before the name of each of its tests. */
const SPEC = basename(process.argv[1] ?? "", ".spec.mjs");
/** Where a browser may be, the lightest first: the headless shell is Chromium without the windows that nobody sees. */
const BROWSERS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
/** Marks the locators whose presses wait already; all pages of a process have them in common. */
const WAITS = Symbol("presses wait");
/** After so many milliseconds a test has failed. */
const PATIENCE = 120_000;
/** What one step may take: as long as it comes, on a machine that has other things to do. */
const STEP = 30_000;
/** What is said of a question to a page that has just gone. */
const LEFT = /Execution context was destroyed/;
const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[
    // Playwright's own, because of two such switches Chromium heeds only the last.
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
    // Pages of the address bar, which take more time in each window than ours do.
    "PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
  ].join(",")}`,
];

/** Registers a server and a browser for the tests of this file; `options` as in startServer. */
export function house(options = {}) {
  const it = { server: undefined, browser: undefined, open: [], cookies: new Map() };
  before(async () => {
    it.server = await startServer(options);
    it.browser = await openBrowser();
  });
  after(async () => {
    await it.browser?.close();
    await it.server?.stop();
  });
  it.test = (name, body, { patience = PATIENCE } = {}) =>
    test(`${SPEC}: ${name}`, { timeout: patience }, () => visit(it, name, body));
  it.person = (look) => person(it, look);
  it.member = (email, look) => member(it, email, look);
  return it;
}

/** One test: what it opened is closed after it, pictured if it failed, and must have kept to the rules. */
async function visit(it, name, body) {
  try {
    await body();
  } catch (error) {
    const title = `failed-${SPEC}-${name.replace(/\W+/g, "-")}`;
    await Promise.allSettled(it.open.map((page, index) => shot(page, `${title}-${index + 1}`)));
    throw error;
  } finally {
    await Promise.all(it.open.map((page) => page.context().close()));
    it.trouble = it.open.splice(0).flatMap((page) => page.trouble);
  }
  assert.deepEqual(it.trouble, [], "a page asked another host, or a script or the content policy complained");
}

/**
 * A page in a browser profile of its own. `js: false` switches scripts off; `theme` is light or dark; `forced` turns
 * forced colours on. What it must not do is gathered in `page.trouble` and checked after the test.
 */
export async function person(it, { js = true, width = 1280, height = 900, theme = "light", forced = false, cookies } = {}) {
  const context = await it.browser.newContext({
    baseURL: it.server.url,
    javaScriptEnabled: js,
    viewport: { width, height },
    colorScheme: theme,
    forcedColors: forced ? "active" : "none",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  if (cookies) await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP);
  pressesWait(page);
  page.trouble = [];
  page.scripted = js;
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && origin !== it.server.url) page.trouble.push(`request to ${request.url()}`);
  });
  page.on("pageerror", (error) => page.trouble.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    // Chromium reports every 4xx answer here; the specs look at those themselves.
    const refusal = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !refusal) page.trouble.push(`console: ${message.text()}`);
  });
  it.open.push(page);
  return page;
}

/**
 * Playwright's presses wait until the page they ask for begins to come. Ours wait until its document is whole, for what is
 * read next waits for nothing: half a page has no main heading.
 */
function pressesWait(page) {
  const wholly = (press, pageOf) =>
    async function (...how) {
      await press.apply(this, how);
      await pageOf(this).waitForLoadState("domcontentloaded");
    };
  page.keyboard.press = wholly(page.keyboard.press, () => page);
  const every = Object.getPrototypeOf(page.locator("body"));
  if (Object.hasOwn(every, WAITS)) return;
  every[WAITS] = true;
  for (const name of ["click", "press"]) every[name] = wholly(every[name], (locator) => locator.page());
}

/** As person, but signed in; the form is filled in once for each address. */
export async function member(it, email, look = {}) {
  if (!it.cookies.has(email)) {
    const page = await person(it);
    await signIn(page, email, it.server.passwordOf(email));
    it.cookies.set(email, await page.context().cookies());
  }
  return person(it, { ...look, cookies: it.cookies.get(email) });
}

/** Signs in by the form, as a person would. */
export async function signIn(page, email, password = PASSWORD) {
  await page.goto("/sign-in");
  await fill(page, { email, password });
  await send(page);
  assert.notEqual(new URL(page.url()).pathname, "/sign-in", `${email} is not let in: ${await mainText(page)}`);
}

/** Fills fields of the page's main part, by their names. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value);
}

/** Presses the main button of the page (or that of these words) and waits for the answer. */
export async function send(page, words) {
  const buttons = page.getByRole("main").locator("button[type=submit], button:not([type])");
  const button = words ? buttons.filter({ hasText: words }) : buttons;
  // Whoever presses a button has left the field: suggestions that come just now would lie above it.
  await page.evaluate(() => document.activeElement?.matches("[role=combobox]") && document.activeElement.blur());
  await Promise.all([page.waitForEvent("framenavigated"), button.first().click()]);
  await page.waitForLoadState("load");
}

/** Asks until `probe()` gives `wanted`; pages change a moment after a key or a press. */
export async function becomes(probe, wanted, words) {
  const until = Date.now() + STEP;
  let now;
  do {
    // While another page comes there is nothing to ask: that is no answer.
    try {
      now = await probe();
    } catch (error) {
      if (!LEFT.test(error.message)) throw error;
      now = error;
    }
    if (isDeepStrictEqual(now, wanted)) return;
    await pause(25);
  } while (Date.now() < until);
  assert.deepEqual(now, wanted, words);
}

/** The names in a list of people, in its order. */
export function names(page) {
  return page.locator("main .k-item__name a").allInnerTexts();
}

/** How many people the page says it found. */
export async function count(page) {
  return Number.parseInt((await page.locator("#count").innerText()).replaceAll(",", ""), 10);
}

/** The words of the page's main part. */
export async function mainText(page) {
  return (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
}

/**
 * axe-core finds nothing. Evaluated through the debugger, so the page's own content policy stays as it is; once in each
 * document, because reading it takes as long as asking it.
 */
export async function axe(page) {
  assert.ok(page.scripted, "axe-core waits for timers, which do not run where scripts are off");
  if (!(await page.evaluate(() => Boolean(globalThis.axe?.run)))) await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join("; ")}`);
  }, AXE_TAGS);
  assert.deepEqual(found, [], `axe-core on ${page.url()}`);
}

/** The page is not wider than its window; says which element is. */
export async function noSidewaysScroll(page) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} of ${clientWidth} px`, ...beyond.slice(-3).map((one) => one.outerHTML.slice(0, 120))];
  });
  assert.deepEqual(wide, [], `${page.url()} scrolls sideways`);
}

/** Keeps a picture of the whole page as target/screens/<name>.png. */
export async function shot(page, name) {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}

/** The page has exactly one main heading, and these are its words. */
export async function heading(page) {
  const all = await page.getByRole("heading", { level: 1 }).allInnerTexts();
  assert.equal(all.length, 1, `${page.url()} has ${all.length} main headings`);
  return all[0].trim();
}

async function openBrowser() {
  const executablePath = [process.env.CHROMIUM, ...BROWSERS].find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("Chromium is missing: run `scripts/setup browser`, or set CHROMIUM to its path");
  return chromium.launch({ executablePath, args: SWITCHES });
}
