//! Sending messages without a reload: they wait here while there is no way to the server, go one after the other, and are tried
//! again until the server has each. It stores each once, by the id that is made here.

import { byItself, freshToken, isDoor, token, within } from "./asks";
import { ask } from "./confirm";
import { member, onWay, sessionOver } from "./live";
import { all, clear, forget, put, remove, type Waiting } from "./shelf";

/** How a try ended. */
type Tried =
  | { sent: string }
  | { back: string }
  | { wait: string; seconds?: number; cut?: boolean }
  | { lost: string };

const LONGEST = 60_000;
/** A tab that holds the turn for so long is asleep or stuck: another takes it. The server stores each message once, whoever sends. */
const PATIENCE = 60_000;
/** What is being kept of the same words is waited for no longer than this. */
const SOON = 3_000;
const channel = member && "BroadcastChannel" in window ? new BroadcastChannel(`kettle-outbox-${member}`) : undefined;
const changed = new Set<() => void>();
const sent = new Set<(one: Waiting, html: string) => void>();
const back = new Set<(one: Waiting, html: string) => boolean>();
let timer = 0;
let running: Promise<void> | undefined;

/** Calls whenever something waits, goes or is taken back, in any tab of this browser. */
export function onOutbox(call: () => void): void {
  changed.add(call);
}
/** Calls with the server's words for a message that it has. */
export function onSent(call: (one: Waiting, html: string) => void): void {
  sent.add(call);
}
/** Calls with the form that the server gave back; whoever shows it says yes. */
export function onBack(call: (one: Waiting, html: string) => boolean): void {
  back.add(call);
}

/** What waits, in its order; with an address, what is to go there. */
export async function waiting(url?: string): Promise<Waiting[]> {
  return (await all()).filter((it) => it.member === member && (url === undefined || it.url === url));
}

/** Puts a message on its way, once `before` is over, under the name that its form gave it. */
export async function send(url: string, fields: [string, string][], text: string, before?: Promise<void>): Promise<void> {
  const kept = fields.filter(([name]) => name !== "csrf");
  const id = kept.find(([name]) => name === "client_id")?.[1] ?? newId();
  // Behind what was written before, also when the clock was turned back meanwhile.
  const last = Math.max(0, ...(await waiting(url)).filter((it) => !it.draft).map((it) => it.made));
  const made = Math.max(Date.now(), last + 1);
  await put({ id, member, url, fields: kept, text, made, tries: 0, why: "", lost: false });
  tell();
  if (before) await Promise.race([before, new Promise((done) => window.setTimeout(done, SOON))]);
  await go();
}

/** Tries a message again that was not sent. */
export async function again(id: string): Promise<void> {
  const one = (await waiting()).find((it) => it.id === id);
  if (!one) return;
  await put({ ...one, tries: 0, why: "", lost: false });
  tell();
  await go();
}

/** Keeps what is being written while the server cannot; without words it is forgotten. */
export async function keepDraft(url: string, text: string): Promise<void> {
  const id = `draft-${url}`;
  if (text.trim() === "") await remove(id);
  else await put({ id, member, url, fields: [], text, made: Date.now(), tries: 0, why: "", lost: true, draft: true });
}

/** The server has a message, as another way than its answer tells. */
export async function delivered(id: string): Promise<void> {
  await remove(id);
  tell();
}

/** Takes a message back that was not sent; its words are returned. */
export async function takeBack(id: string): Promise<string> {
  const one = (await waiting()).find((it) => it.id === id);
  await remove(id);
  tell();
  return one?.text ?? "";
}

/** Sends what waits, the oldest first; one tab at a time. */
export function go(): Promise<void> {
  window.clearTimeout(timer);
  running ??= alone(round).finally(() => {
    running = undefined;
  });
  return running;
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  let begun = false;
  const turn = (): Promise<void> => {
    begun = true;
    return work();
  };
  const name = `kettle-outbox-${member}`;
  const signal = within(PATIENCE);
  try {
    await navigator.locks.request(name, signal ? { signal } : {}, turn);
  } catch (trouble) {
    // Taken away from this tab while it had it: what it began it ends, and another does the rest.
    if (!begun) await navigator.locks.request(name, { steal: true }, turn).catch(() => undefined);
    else if (!(trouble instanceof DOMException)) throw trouble;
  }
}

async function round(): Promise<void> {
  const stuck = new Set<string>();
  let pause = 0;
  let cut = false;
  for (let next = await first(stuck); next && !cut; next = await first(stuck)) {
    const tried = await attempt(next);
    if ("sent" in tried) {
      await remove(next.id);
      for (const call of sent) call(next, tried.sent);
    } else if ("back" in tried && [...back].some((call) => call(next, tried.back))) {
      await remove(next.id);
    } else if ("wait" in tried) {
      stuck.add(next.url);
      const tries = next.tries + 1;
      await put({ ...next, tries, why: tried.wait });
      pause = tried.seconds ? tried.seconds * 1000 : Math.min(LONGEST, 1000 * 2 ** Math.min(tries, 6));
      // What swallowed one answer swallows the next.
      cut = tried.cut ?? false;
    } else {
      const why = "lost" in tried ? tried.lost : "It needs a look from you before it goes.";
      await put({ ...next, tries: next.tries + 1, why, lost: true });
    }
    tell();
  }
  // A little by chance, so that not all come back at once.
  if (pause) timer = window.setTimeout(() => void go(), pause * (0.8 + Math.random() / 2));
}

/** The next that may go: the order within a conversation is kept, so behind one that could not go the others wait. */
async function first(stuck: Set<string>): Promise<Waiting | undefined> {
  return (await waiting()).find((it) => !it.lost && !it.draft && !stuck.has(it.url));
}

async function attempt(one: Waiting): Promise<Tried> {
  const door = (): Tried => {
    sessionOver();
    return { wait: "You are signed out.", seconds: LONGEST / 1000 };
  };
  try {
    let answer = await post(one, token());
    let html = await answer.text();
    const isForm = (): boolean => answer.status === 422 && html.includes('id="composer"');
    // A page that stayed open while its member signed in again has the token of the old session.
    if (answer.status === 403 || (answer.status === 422 && !isForm())) {
      const csrf = await freshToken();
      if (csrf === "door") return door();
      answer = await post(one, csrf);
      html = await answer.text();
    }
    if (isDoor(answer)) return door();
    // Only what shows the message says that it is there: some networks answer with a notice of their own.
    if (answer.ok && !html.includes(one.id)) return { wait: "This network answered in Kettle’s place." };
    if (answer.ok) return { sent: html };
    if (isForm()) return { back: html };
    if (answer.status === 429 || answer.status >= 500) {
      return { wait: "Kettle is busy.", seconds: Number(answer.headers.get("retry-after")) || 5 };
    }
    if (answer.status !== 404 && answer.status !== 403) {
      return { lost: "Kettle cannot take it like this. Take it back, and shorten it if it is long." };
    }
    return { lost: "You can no longer write here." };
  } catch (trouble) {
    return { wait: "There is no connection.", cut: trouble instanceof DOMException && trouble.name === "TimeoutError" };
  }
}

function post(one: Waiting, csrf: string): Promise<Response> {
  const body = new URLSearchParams([["csrf", csrf], ...one.fields]);
  return fetch(one.url, byItself({ method: "POST", body, headers: { "hx-request": "true", "hx-target": "composer" } }));
}

/** The name of a message that begins. Where a page is not encrypted, browsers make no ids. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((it) => it.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function tell(): void {
  for (const call of changed) call();
  channel?.postMessage("changed");
}

/** Signing out asks first if something would be lost, and leaves nothing behind. */
function watchSignOut(): void {
  let cleared = false;
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (new URL(form.action).pathname !== "/sign-out" || cleared) return;
    event.preventDefault();
    const leave = async (): Promise<void> => {
      // Nor does another tab keep what was being written there.
      channel?.postMessage("leaving");
      await clear();
      cleared = true;
      form.submit();
    };
    void waiting().then((left) => {
      if (!left.length) return void leave();
      const title = left.length === 1 ? "One message is not sent yet" : "Some messages are not sent yet";
      const words = "If you sign out now, what you wrote is lost: nothing stays in this browser.";
      ask({ title, words, verb: "Sign out and lose it" }, () => void leave());
    });
  });
}

if (member) {
  watchSignOut();
  channel?.addEventListener("message", (event: MessageEvent<string>) => {
    if (event.data === "leaving") return void forget();
    for (const call of changed) call();
    // The tab that sends may be closed before it is done.
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void go(), LONGEST);
  });
  void all().then(async (found) => {
    // What somebody else left in this browser is nobody's business.
    for (const one of found) if (one.member !== member) await remove(one.id);
    if (found.some((it) => it.member === member)) await go();
  });
  onWay((way) => {
    if (way === "stream" || way === "asking") void waiting().then((left) => (left.length ? go() : undefined));
  });
  window.addEventListener("online", () => void go());
}
