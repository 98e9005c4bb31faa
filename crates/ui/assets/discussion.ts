//! An open discussion: what is new is set in its place, reading is noted, and what one begins to write is kept with the server.
//! Without script the same forms do the same with a reload.

import { byItself, isDoor, quietly } from "./asks";
import { onNews, sessionOver } from "./live";
import { each, settled } from "./page";

const DRAFT_AFTER = 1_200;

// What one begins to write, wherever a form says where it is kept.
each<HTMLFormElement>("form[data-keep]", (form) => {
  const to = form.dataset["keep"] ?? "";
  const fields = (): [string, string][] =>
    [...new FormData(form)].filter((it): it is [string, string] => typeof it[1] === "string" && !/^(csrf|guard|press)/.test(it[0]));
  let saved = JSON.stringify(fields());
  let sent = false;
  const save = settled(DRAFT_AFTER, () => {
    const now = fields();
    const text = JSON.stringify(now);
    if (sent || text === saved) return;
    saved = text;
    void quietly(to, now);
  });
  form.addEventListener("input", save);
  form.addEventListener("submit", () => {
    sent = true;
  });
});

// That one looked at a group.
each<HTMLElement>("[data-seen]", (list) => {
  const to = list.dataset["seen"] ?? "";
  const note = (): void => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", note);
    void quietly(to, []);
  };
  document.addEventListener("visibilitychange", note);
  note();
});

each<HTMLElement>("#thread", (thread) => {
  const id = thread.dataset["discussion"] ?? "";
  const log = thread.querySelector<HTMLElement>("#posts");
  if (!id || !log) return;
  const url = `/discussions/${id}`;
  const isLast = thread.dataset["last"] === "yes";
  let upto = Number(thread.dataset["upto"] ?? "0");

  const read = settled(800, () => {
    if (document.hidden || upto === 0) return;
    const now = upto;
    upto = 0;
    void quietly(`${url}/read`, [["upto", String(now)]]);
  });
  read();
  document.addEventListener("visibilitychange", read);

  /** Sets what came in its place; what is on another page stays there. */
  const merge = (page: ParentNode): void => {
    const news = page.querySelector<HTMLElement>("#news");
    if (!news) return;
    let added = 0;
    for (const row of [...news.querySelectorAll<HTMLElement>("li[id]")]) {
      const there = document.getElementById(row.id);
      const number = numberOf(row);
      if (there) there.replaceWith(row);
      else if (number > lastNumber(log)) {
        if (!isLast) continue;
        log.append(row);
        added = number;
      } else {
        // It was held back and is there again: between those that stand on this page.
        const [first, ...later] = numbered(log);
        if (first && number > numberOf(first)) later.find((it) => numberOf(it) > number)?.before(row);
      }
    }
    for (const post of (news.dataset["gone"] ?? "").split(" ")) if (post) document.getElementById(`post-${post}`)?.remove();
    thread.dataset["changes"] = news.dataset["changes"] ?? thread.dataset["changes"];
    if (added > 0) {
      upto = added;
      read();
      const state = thread.querySelector<HTMLElement>("#live-state");
      if (state) state.textContent = "Somebody has just replied.";
    }
  };

  /** It is absent now: hidden, held back, or in a group that one does not read. What one has typed stays, to be copied. */
  const lost = (): void => {
    log.replaceChildren();
    for (const it of thread.querySelectorAll(".k-box, .k-poll, .k-facts, .k-tagline, .k-threadmeta")) it.remove();
    const title = thread.querySelector("h1");
    if (title) title.textContent = "Not here any more";
    const state = thread.querySelector<HTMLElement>("#live-state");
    if (state) state.textContent = "You cannot read this discussion any more. What you have typed is still below, to be copied.";
  };

  const ask = async (): Promise<void> => {
    for (;;) {
      const after = thread.dataset["changes"] ?? "0";
      const headers = { "hx-request": "true", "hx-target": "news" };
      const answer = await fetch(`${url}?after=${after}`, byItself({ headers }));
      if (isDoor(answer)) return sessionOver();
      if (answer.status === 404) return lost();
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      merge(page);
      const news = page.querySelector<HTMLElement>("#news");
      if (news?.dataset["more"] !== "yes" || thread.dataset["changes"] === after) return;
    }
  };

  onNews((news, hello) => {
    const ours = news.nudges.some((it) => it.kind === "discussion" && it.about === id);
    if (hello || news.resync || ours) void ask().catch(() => undefined);
  });
});

function numbered(log: HTMLElement): HTMLElement[] {
  return [...log.querySelectorAll<HTMLElement>("li[data-number]")];
}

function numberOf(row: HTMLElement): number {
  return Number(row.dataset["number"]);
}

function lastNumber(log: HTMLElement): number {
  return Math.max(0, ...numbered(log).map(numberOf));
}
