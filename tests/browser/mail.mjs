// Reads the mail that a server without SMTP settings keeps in data/mail as .eml files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * The newest mail to an address, once it is there: {file, to, subject, text, links}. Mail leaves a moment after the page.
 * `linking` is a part of an address that one of its links must have; `besides` are files that do not count.
 */
export async function mailTo(folder, address, { within = 10_000, linking = "", besides = [] } = {}) {
  const until = Date.now() + within;
  for (;;) {
    const fits = ({ to, file, links }) =>
      to.includes(address) && !besides.includes(file) && links.some((link) => link.includes(linking));
    const found = mails(folder).filter(fits);
    if (found.length > 0) return found.at(-1);
    if (Date.now() > until) throw new Error(`no mail to ${address} within ${within / 1000} s in ${folder}`);
    await pause(50);
  }
}

/** All mail so far, oldest first. */
export function mails(folder) {
  let names = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".eml")).sort();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return names.map((file) => ({ file, ...parse(readFileSync(join(folder, file), "latin1")) }));
}

/** The parts of a message that a test looks at; `raw` holds one byte in each character. */
export function parse(raw) {
  const { headers, body } = split(raw);
  const text = plainText(headers, body);
  return {
    to: words(headers.to ?? ""),
    subject: words(headers.subject ?? ""),
    text,
    links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
  };
}

function split(raw) {
  const [, head, body] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(raw) ?? [null, raw, ""];
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  return { headers, body };
}

function plainText(headers, body) {
  const type = headers["content-type"] ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1, -1).map((part) => split(part.replace(/^\r?\n/, "")));
    const nested = parts.map((part) => plainText(part.headers, part.body));
    return nested.find((text) => text !== "") ?? "";
  }
  return /^text\/plain/i.test(type) ? decode(headers["content-transfer-encoding"] ?? "8bit", body) : "";
}

function decode(encoding, body) {
  switch (encoding.toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64").toString("utf8");
    case "quoted-printable":
      return quoted(body.replace(/=\r?\n/g, ""));
    default:
      return Buffer.from(body, "latin1").toString("utf8");
  }
}

function quoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Decodes `=?utf-8?B?…?=` in a header. */
function words(header) {
  const joined = header.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) =>
    kind.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("utf8") : quoted(text.replaceAll("_", " ")),
  );
}
