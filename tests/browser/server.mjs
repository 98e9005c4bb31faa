// Starts the built program on a free loopback port with a data folder of its own, and stops it again.
import { spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { mailTo } from "./mail.mjs";

export const ROOT = resolve(import.meta.dirname, "../..");
/** The password of every member that a test adds: long and not to be guessed from a list. */
export const PASSWORD = "nine wet walkers share one biscuit";

const PROGRAM = resolve(process.env.KETTLE_BIN ?? `${targetFolder()}/debug/kettle`);
const READY_WITHIN = 30_000;
const STOP_WITHIN = 10_000;
const given = new Set();

/** Where cargo builds into; the environment or its configuration may have moved it. */
function targetFolder() {
  return spawnSync(resolve(ROOT, "scripts/target"), { encoding: "utf8" }).stdout.trim();
}

/** A running Kettle with `members` made people; `prepare(server)` may fill its data folder further before it starts. */
export async function startServer({ members = 0, prepare, settings = {} } = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: run \`cargo build --bin kettle\` first`);
  const [port, metrics] = [await freePort(), await freePort()];
  const server = new Server(port, {
    ...ownEnvironment(),
    KETTLE_LISTEN: `127.0.0.1:${port}`,
    KETTLE_METRICS_LISTEN: `127.0.0.1:${metrics}`,
    // Most specs let people join by themselves; those about invitations say otherwise.
    KETTLE_JOINING: "open",
    ...settings,
  });
  try {
    if (members > 0) server.makeMembers(members);
    await prepare?.(server);
    await server.start();
  } catch (error) {
    server.remove();
    throw error;
  }
  return server;
}

class Server {
  #environment;
  #folder = mkdtempSync(join(tmpdir(), "kettle-browser-"));
  #child;
  #log = "";
  #added = new Set();
  #madePassword = "";
  /** The made people as `kettle member list` gives them: {id, name, email}. */
  made = [];

  constructor(port, environment) {
    this.url = `http://127.0.0.1:${port}`;
    // The root key lies beside the data folder, so the data folder is one step down in ours.
    this.data = join(this.#folder, "data");
    this.#environment = { ...environment, KETTLE_DATA: this.data };
  }

  /** Runs a command of the program on this data folder and gives what it prints. */
  run(words, { input = "" } = {}) {
    const options = { cwd: this.#folder, env: this.#environment, input, encoding: "utf8", timeout: 120_000 };
    const done = spawnSync(PROGRAM, words, options);
    if (done.error) throw done.error;
    if (done.status !== 0) throw new Error(`kettle ${words.join(" ")} ended with ${done.status}: ${done.stderr}`);
    return done.stdout;
  }

  /** As run, while this process goes on with other things. */
  async runBeside(words) {
    const child = spawn(PROGRAM, words, { cwd: this.#folder, env: this.#environment, stdio: ["ignore", "pipe", "inherit"] });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    const status = await new Promise((done) => child.once("close", done));
    if (status !== 0) throw new Error(`kettle ${words.join(" ")} ended with ${status}`);
    return out;
  }

  /** Fills the empty folder with made people in a made county. They are always the same; the first one is made[0]. */
  makeMembers(count) {
    const { first, password } = JSON.parse(this.run(["demo", "--members", `${count}`, "--json"]));
    this.#madePassword = password;
    const all = JSON.parse(this.run(["member", "list", "--json"])).sort((a, b) => (a.email < b.email ? -1 : 1));
    this.made = [...all.filter((one) => one.email === first), ...all.filter((one) => one.email !== first)];
  }

  /** With what a member of this folder signs in. */
  passwordOf(email) {
    return this.#added.has(email) || !this.#madePassword ? PASSWORD : this.#madePassword;
  }

  /** Adds a confirmed member with PASSWORD: what `kettle member add --json` says. */
  addMember({ name, email, admin = false }) {
    const words = ["member", "add", "--email", email, "--name", name, "--password-stdin", "--confirmed", "--json"];
    this.#added.add(email);
    return JSON.parse(this.run(admin ? [...words, "--admin"] : words, { input: `${PASSWORD}\n` }));
  }

  /** The newest mail to an address, once it is there. */
  mailTo(address, options) {
    return mailTo(join(this.data, "mail"), address, options);
  }

  /** What the program has logged, for the message of a failure. */
  get log() {
    return this.#log.slice(-4000);
  }

  async start() {
    const options = { cwd: this.#folder, env: this.#environment, stdio: ["ignore", "pipe", "pipe"] };
    this.#child = spawn(PROGRAM, ["serve"], options);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (this.#log += text));
    }
    process.once("exit", () => this.#child.kill("SIGKILL"));
    const until = Date.now() + READY_WITHIN;
    while (!(await this.#ready())) {
      if (this.#ended) throw new Error(`kettle serve ended before it was ready:\n${this.log}`);
      if (Date.now() > until) {
        this.#child.kill("SIGKILL");
        throw new Error(`kettle serve was not ready within ${READY_WITHIN / 1000} s:\n${this.log}`);
      }
      await pause(30);
    }
  }

  /** Asks it to end (SIGTERM), sees that it does within 10 s and without an error, and removes the folder. */
  async stop() {
    const asked = Date.now();
    const end = this.#ended ? Promise.resolve() : new Promise((done) => this.#child.once("exit", done));
    this.#child.kill("SIGTERM");
    const late = pause(STOP_WITHIN, "late", { ref: false });
    const outcome = await Promise.race([end, late]);
    if (outcome === "late") this.#child.kill("SIGKILL");
    this.remove();
    if (outcome === "late") throw new Error(`kettle serve did not stop within ${STOP_WITHIN / 1000} s:\n${this.log}`);
    if (this.#child.exitCode !== 0) {
      const how = this.#child.exitCode ?? this.#child.signalCode;
      throw new Error(`kettle serve stopped with ${how} after ${Date.now() - asked} ms:\n${this.log}`);
    }
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #ended() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #ready() {
    try {
      return (await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
      return false;
    }
  }
}

/** Ours without the KETTLE_ settings of whoever runs the tests. */
function ownEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("KETTLE_")));
}

/**
 * A port on which nobody listens and that stays free: below those that the system gives to whoever asks for any, of which one is
 * soon somebody's connection.
 */
export async function freePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(10_240, 32_768);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error("no port is free");
}

function isFree(port) {
  return new Promise((done) => {
    const probe = createServer().once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
