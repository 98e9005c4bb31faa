// Makes crates/ui/dist: one style sheet, the script of every page and that of pages where people talk, fonts, icons, each named by its content, with .br and .gz twins.
import { compile } from "sass";
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = import.meta.dirname;
const root = join(here, "../../..");
const modules = join(root, "node_modules");
const dist = join(here, "../dist");
const manifest = {};
const sizes = [];
const kept = new Set();

// The hex that nhsuk.scss gives each meaning → the custom property of kettle's tokens. This swap is the whole dark theme.
const meaning = {
  "#14463b": "brand", "#1c2723": "ink", "#4c5a54": "ink-2", "#f3f5f1": "paper", "#fefefe": "card",
  "#fefffe": "field", "#6b7973": "line-strong", "#dadfd8": "line", "#a9b3ad": "line-2", "#e3e8e1": "sunken",
  "#a8261c": "red", "#1d6b57": "leaf", "#0f5a70": "link", "#5b3a68": "visited", "#0d3d4c": "link-2",
  "#0d3d4d": "link-2", "#1d6b56": "button", "#175745": "button-2", "#0d352c": "button-3", "#0d352d": "shadow",
  "#14463c": "brand", "#14463d": "brand", "#14463e": "brand", "#e2eee8": "mint", "#cfe2d9": "mint-2",
  "#fdfefd": "card", "#a8261d": "stop", "#fff4d3": "amber-pale", "#f2b134": "amber",
};

// Writes only what changed: cargo builds `ui` and all above it again when a file of dist is newer.
function keep(file, bytes) {
  kept.add(file);
  const path = join(dist, file);
  if (!existsSync(path) || !readFileSync(path).equals(Buffer.from(bytes))) writeFileSync(path, bytes);
}

function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  return lay(name, `${name.slice(0, dot)}-${hash}${name.slice(dot)}`, bytes);
}

function lay(name, hashed, bytes) {
  keep(hashed, bytes);
  manifest[name] = hashed;
  if (/\.(css|js|svg)$/.test(name)) {
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    keep(`${hashed}.br`, br);
    keep(`${hashed}.gz`, gzipSync(bytes, { level: 9 }));
    sizes.push(`${name} ${(br.length / 1000).toFixed(1)} kB`);
  } else {
    sizes.push(`${name} ${(bytes.length / 1000).toFixed(1)} kB`);
  }
  return hashed;
}

function refuseOtherHosts(name, text) {
  const found = text.match(/(?:https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z]{2,}[^\s"'`)]*/i);
  if (found) throw new Error(`${name} still names another host: ${found[0]}. Kettle asks no other host for anything.`);
}

function nhsuk() {
  const quiet = { warn() {}, debug() {} };
  let { css } = compile(join(here, "nhsuk.scss"), { style: "compressed", loadPaths: [modules], quietDeps: true, logger: quiet });
  css = css.replace(/:root\{--nhsuk-frontend-version[^}]*\}/, "");
  for (const [hex, name] of Object.entries(meaning)) {
    css = css.replaceAll(new RegExp(`${hex}(?![0-9a-f])`, "gi"), `var(--k-${name})`);
  }
  const images = join(modules, "nhsuk-frontend/dist/nhsuk/assets/images");
  return css.replaceAll(/url\("?images\/([\w-]+\.svg)"?\)/g, (_, name) => {
    const svg = readFileSync(join(images, name), "utf8").trim();
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
  });
}

async function styles() {
  const order = ["tokens", "base", "frame", "parts", "people", "searching", "states", "guard", "contacts", "notices", "invitations", "administration", "front", "wide", "phone", "talk", "groups", "discussions", "files", "library", "uptake", "lineage", "live", "ours", "cover", "media"];
  let own = order.map((name) => readFileSync(join(here, `css/${name}.css`), "utf8")).join("\n");
  for (const set of ["latin", "latin-ext", "vietnamese"]) {
    const file = join(modules, `@fontsource-variable/public-sans/files/public-sans-${set}-wght-normal.woff2`);
    own = own.replace(`./public-sans-${set}.woff2`, put(`public-sans-${set}.woff2`, readFileSync(file)));
  }
  const { code } = await transform(`${nhsuk()}\n${own}`, { loader: "css", minify: true, legalComments: "none", target: ["chrome109", "firefox115", "safari15.4"] });
  refuseOtherHosts("kettle.css", code);
  put("kettle.css", code);
}

async function scripts() {
  const { outputFiles } = await build({
    entryPoints: ["kettle", "talk"].map((it) => join(here, `${it}.ts`)), outdir: dist, bundle: true, minify: true, write: false,
    format: "esm", splitting: true, chunkNames: "shared-[hash]", target: ["es2022"], legalComments: "none", nodePaths: [modules],
  });
  for (const { path, text } of outputFiles) {
    const name = basename(path);
    refuseOtherHosts(name, text);
    // What both need is called by its content already: they name it so.
    if (name.startsWith("shared-")) lay("shared.js", name, Buffer.from(text));
    else put(name, text);
  }
}

mkdirSync(dist, { recursive: true });
await styles();
await scripts();
for (const name of readdirSync(here).filter((it) => it.endsWith(".svg"))) {
  put(name, readFileSync(join(here, name), "utf8").trim());
}
keep("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
for (const stale of readdirSync(dist).filter((it) => !kept.has(it))) rmSync(join(dist, stale));
console.log(`assets: ${sizes.join(", ")} → crates/ui/dist`);
