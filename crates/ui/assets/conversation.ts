//! The open conversation: what is new is fetched as a part of the page and set in its place; what one writes goes through the
//! outbox. Without script the same forms do the same with a reload.

import { byItself, isDoor, quietly } from "./asks";
import { compose } from "./composer";
import { onNews, onWay, onWhisper, sessionOver, type News, type Way } from "./live";
import { delivered, onSent } from "./outbox";
import { over } from "./over";
import { each, instead, say, settled } from "./page";
import { drawWaiting, endOf } from "./waiting";

/** As near to the end as this, somebody reads the end. */
const NEAR = 120;
const TYPING_FOR = 6_000;
/** What could not be fetched is tried again after so long, and after twice as long each time. */
const [AGAIN, AGAIN_LATEST] = [2_000, 60_000];

const WORDS: Record<Way, string> = {
  stream: "",
  asking: "This network holds messages back; Kettle asks every 20 seconds.",
  away: "There is no connection. What you write waits here and goes as soon as there is one.",
  over: "You are signed out. What you wrote is kept here. ",
};

/** The part of this page, or of this address, with this name; or that it is not there for this member any more. */
async function part(url: string, target?: string): Promise<Document | "gone" | undefined> {
  const headers = target ? { "hx-request": "true", "hx-target": target } : {};
  const answer = await fetch(url, byItself({ headers }));
  if (isDoor(answer)) sessionOver();
  if (answer.status === 404) return "gone";
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
}

each<HTMLElement>("#talk", (talk) => {
  const log = talk.querySelector<HTMLElement>("#log");
  const id = talk.dataset["conversation"] ?? "";
  if (!log || !id) return;
  const url = `/messages/${id}`;
  // An older part of the conversation is read on its own: what is new does not belong below it.
  const isOlder = /[?&](before|from|at)=/.test(location.search);
  const scroller = (): Element => (log.scrollHeight > log.clientHeight + 1 ? log : document.documentElement);
  const isNearEnd = (): boolean => {
    const it = scroller();
    return it.scrollHeight - it.scrollTop - it.clientHeight < NEAR;
  };
  const toEnd = (): void => {
    const it = scroller();
    it.scrollTop = it.scrollHeight;
  };

  /** Up to which change all of it stands here. */
  const known = (): number => Number(talk.dataset["changes"] ?? 0);

  /** Sets what came in its place; what is there already is replaced, and what is not to be seen any more goes. Says if there is more. */
  const merge = (page: ParentNode): boolean => {
    const news = page.querySelector<HTMLElement>("#news");
    if (!news) return false;
    const stays = !isNearEnd();
    for (const row of [...news.querySelectorAll<HTMLElement>("ol > li[id]")]) place(log, row, isOlder);
    for (const gone of (news.dataset["gone"] ?? "").split(" ")) if (gone) document.getElementById(`m-${gone}`)?.remove();
    tidyDays(log);
    renew(talk, news);
    if (!stays && !isOlder) toEnd();
    // What follows one's own message says nothing of what came before it: then all after what stands here is asked for.
    const [here, after, changes] = [known(), Number(news.dataset["after"]), Number(news.dataset["changes"])];
    if (after > here) return true;
    talk.dataset["changes"] = String(Math.max(here, changes));
    return news.dataset["more"] === "yes" && changes > here;
  };

  let fetching: Promise<void> | undefined;
  let again = false;
  let pause = AGAIN;
  let timer = 0;
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void fetchNews(), pause);
    pause = Math.min(pause * 2, AGAIN_LATEST);
  };
  const fetchNews = (): Promise<void> => {
    again = true;
    fetching ??= (async () => {
      while (again) {
        again = false;
        const page = await part(`${url}?after=${known()}`, "news").catch(() => undefined);
        if (page === "gone") return over(talk, url);
        if (!page) return later();
        pause = AGAIN;
        if (merge(page)) again = true;
      }
      markRead();
    })().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };

  const lastNumber = (): string => [...log.querySelectorAll<HTMLElement>("li[data-number]")].at(-1)?.dataset["number"] ?? "";
  // Without that button there was nothing to be marked when the page was made.
  let unread = talk.querySelector(".k-talk__read") !== null;
  let read = unread ? "" : lastNumber();
  const markRead = settled(300, () => {
    const form = document.getElementById("composer");
    // What waits may be nothing that stands here: that one was added, or what was held back meanwhile. Below one's own message
    // there may be some that did not come yet.
    const last = String(unread || lastNumber() === "" ? known() : Math.min(known(), Number(lastNumber())));
    const to = form?.dataset["read"] ?? `${url}/read`;
    if (isOlder || document.hidden || !isNearEnd() || (last === read && !unread)) return;
    const before = [read, unread] as const;
    read = last;
    unread = false;
    void quietly(to, [["upto", last]]).then((status) => {
      // With the next news it is tried again.
      if (status === 0 || status >= 400) [read, unread] = before;
    });
  });

  onNews((news, hello) => {
    if (hello || concerns(news, id)) void fetchNews();
  });
  if (!isOlder) {
    onSent((one, html) => {
      if (one.url === url && merge(new DOMParser().parseFromString(html, "text/html"))) void fetchNews();
    });
    drawWaiting(log, url, () => {
      if (isNearEnd()) toEnd();
    });
    if (!location.hash || location.hash === "#end") toEnd();
    markRead();
    document.addEventListener("visibilitychange", markRead);
    window.addEventListener("focus", markRead);
    log.addEventListener("scroll", markRead, { passive: true });
    window.addEventListener("scroll", markRead, { passive: true });
  }
  compose(talk, url, toEnd);
  showTyping(talk, id, url);
  showWay(talk);
});

/** Whether something changed in this conversation, as far as is known. */
function concerns(news: News, id: string): boolean {
  return news.resync || news.nudges.some((it) => it.kind === "conversation" && it.about === id);
}

/** What stands above the log and around the field, where it is another now. */
function renew(talk: HTMLElement, news: HTMLElement): void {
  const name = (it: ParentNode): string => it.querySelector("#with")?.textContent ?? "";
  document.title = document.title.replace(name(talk), () => name(news));
  for (const id of ["talk-top", "talk-prompts", "talk-away", "talk-tone"]) {
    const [fresh, here] = [news.querySelector<HTMLElement>(`#${id}`), talk.querySelector<HTMLElement>(`#${id}`)];
    if (fresh && here) instead(here, fresh);
  }
  const field = talk.querySelector<HTMLTextAreaElement>("#composer textarea[name=text]");
  const label = talk.querySelector<HTMLLabelElement>("#composer label[for=text]");
  if (!field || !label || !news.dataset["label"]) return;
  label.textContent = news.dataset["label"];
  field.placeholder = news.dataset["placeholder"] ?? "";
}

/** A day of which nothing is left has no line. */
function tidyDays(log: HTMLElement): void {
  for (const line of log.querySelectorAll<HTMLElement>("li.day[data-day]")) {
    const next = line.nextElementSibling;
    if (!next || next.id === "end" || next.matches(".day")) line.remove();
  }
}

/** Puts a row where its number belongs, below the line of its day; in an older part only in the place of what stands there. */
function place(log: HTMLElement, row: HTMLElement, isOlder: boolean): void {
  const there = document.getElementById(row.id);
  const client = row.dataset["client"];
  const waits = client ? document.getElementById(`waiting-${client}`) : null;
  if (client && waits) {
    waits.remove();
    void delivered(client);
  }
  if (there) {
    if (there.dataset["changed"] !== row.dataset["changed"]) instead(there, row);
    return;
  }
  if (isOlder) return;
  const number = Number(row.dataset["number"]);
  const others = [...log.querySelectorAll<HTMLElement>("li[data-number]")];
  // Something changed that is further back than this page goes.
  if (others[0] && number < Number(others[0].dataset["number"]) && log.querySelector("#earlier")) return;
  // What one has just written oneself need not be read out.
  if (row.classList.contains("mine")) row.setAttribute("aria-live", "off");
  const before = others.filter((it) => Number(it.dataset["number"]) < number).at(-1);
  const day = row.dataset["day"];
  const rows = [row];
  if (day && !log.querySelector(`li.day[data-day="${day}"]`)) {
    const line = document.createElement("li");
    line.className = "day";
    line.dataset["day"] = day;
    line.textContent = dayWords(day);
    rows.unshift(line);
  }
  if (before) before.after(...rows);
  else if (others[0]) others[0].before(...rows);
  else endOf(log).before(...rows);
  // What was said of the last message is not true of this one.
  for (const gone of log.querySelectorAll(".k-talk__silence, #readers")) gone.remove();
}

/** `Today`, or `Friday 20 November`. */
function dayWords(day: string): string {
  const at = new Date(`${day}T12:00`);
  if (at.toDateString() === new Date().toDateString()) return "Today";
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" }).format(at).replace(",", "");
}

/** Who is writing right now: asked for, because what comes over the stream has no names. */
function showTyping(talk: HTMLElement, id: string, url: string): void {
  const line = talk.querySelector<HTMLElement>("#typing");
  if (!line) return;
  let timer = 0;
  onWhisper((whisper) => {
    if (whisper.kind !== "typing" || whisper.about !== id || whisper.by === talk.dataset["me"]) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      line.hidden = true;
    }, TYPING_FOR);
    if (!line.hidden) return;
    const show = async (answer: Response): Promise<void> => {
      const lines = answer.ok ? (await answer.text()).split("\n") : [];
      const words = lines.find((it) => it.startsWith(`${whisper.by} `))?.slice(whisper.by.length + 1) ?? "";
      line.textContent = words;
      line.hidden = words === "";
    };
    // Without a network nobody learns who writes, and nothing is lost by that.
    void fetch(`${url}/typing`, byItself()).then(show).catch(() => undefined);
  });
  onNews((news) => {
    if (news.nudges.some((it) => it.about === id)) line.hidden = true;
  });
}

/** How messages come, if it is not as it should be. */
function showWay(talk: HTMLElement): void {
  const line = talk.querySelector<HTMLElement>("#live-state");
  if (!line) return;
  onWay((way) => {
    line.textContent = WORDS[way];
    line.hidden = way === "stream";
    if (way !== "over") return;
    const door = document.createElement("a");
    door.className = "k-link";
    door.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
    door.textContent = "Sign in again";
    // On a shared computer nothing is kept but in this tab, which goes on by itself once somebody is signed in again.
    if (document.body.dataset["idle"]) {
      door.target = "_blank";
      door.textContent = "Sign in again in a new tab";
    }
    line.append(door);
  });
}

// The list of conversations, wherever it stands.
each<HTMLElement>("#convos", () => {
  const refresh = settled(300, () => {
    const here = document.getElementById("convos");
    if (!here) return;
    const read = async (): Promise<void> => {
      let page = await part(location.pathname + location.search, "convos");
      if (page === "gone") page = await part("/messages", "convos");
      const fresh = page && page !== "gone" ? page.getElementById("convos") : null;
      if (fresh) instead(here, fresh);
    };
    void read().catch(() => say(""));
  });
  onNews((news, hello) => {
    if (!hello && (news.resync || news.nudges.some((it) => it.kind === "conversation"))) refresh();
  });
});

// What else stands there of a conversation, such as one message, or who is in it.
each<HTMLElement>("[data-of]", (shown) => {
  const id = shown.dataset["of"] ?? "";
  const refresh = settled(200, async () => {
    const page = await part(location.pathname + location.search).catch(() => undefined);
    const here = document.getElementById(shown.id);
    if (page === "gone") return over(document.querySelector("main") ?? document.body, `/messages/${id}`);
    const fresh = page?.getElementById(shown.id);
    if (fresh && here) instead(here, fresh);
  });
  onNews((news, hello) => {
    if (!hello && concerns(news, id)) refresh();
  });
});
