//! What was written and is not with the server yet, below the last message: sending, or not sent and what one can do.

import { again, onOutbox, takeBack, waiting } from "./outbox";
import { say } from "./page";
import type { Waiting } from "./shelf";

/** Shows what waits to go to this address at the end of the log. */
export function drawWaiting(log: HTMLElement, url: string, drawn: () => void): void {
  let failed = "";
  const draw = async (): Promise<void> => {
    const left = (await waiting(url)).filter((it) => !it.draft);
    for (const row of [...log.querySelectorAll<HTMLElement>("[data-outbox]")]) {
      if (!left.some((it) => row.id === `waiting-${it.id}`)) row.remove();
    }
    for (const one of left) {
      const row = document.getElementById(`waiting-${one.id}`) ?? made(one);
      const state = row.querySelector<HTMLElement>("[data-state]");
      if (state) show(state, one);
      if (!row.isConnected) endOf(log).before(row);
    }
    const why = left.find((it) => it.why)?.why ?? "";
    if (why !== failed && why !== "") say(`Not sent. ${why}`);
    failed = why;
    drawn();
  };
  onOutbox(() => void draw());
  void draw();
}

/** The empty line below the last message. */
export function endOf(log: HTMLElement): Element {
  const end = log.querySelector("#end");
  if (end) return end;
  const made = document.createElement("li");
  made.id = "end";
  made.setAttribute("aria-hidden", "true");
  log.append(made);
  return made;
}

function made(one: Waiting): HTMLElement {
  const row = document.createElement("li");
  row.id = `waiting-${one.id}`;
  row.className = "mine turn";
  row.dataset["outbox"] = "";
  row.setAttribute("aria-live", "off");
  const said = document.createElement("div");
  said.className = "k-said";
  const you = document.createElement("span");
  you.className = "nhsuk-u-visually-hidden";
  you.textContent = "You: ";
  said.append(you);
  for (const lines of (one.text.trim() || "A file").split(/\n{2,}/)) {
    const words = document.createElement("p");
    words.className = "k-said__plain";
    words.textContent = lines;
    said.append(words);
  }
  const state = document.createElement("p");
  state.className = "k-said__when";
  state.dataset["state"] = "";
  row.append(said, state);
  return row;
}

function show(state: HTMLElement, one: Waiting): void {
  const words = one.why === "" ? "Sending …" : `Not sent. ${one.why}`;
  if (state.dataset["state"] === words) return;
  state.dataset["state"] = words;
  state.parentElement?.classList.toggle("k-said--failed", one.why !== "");
  state.textContent = `${words} `;
  if (one.why === "") return;
  state.append(
    button("Try again", () => void again(one.id)),
    " ",
    button("Take back", () => void back(one)),
  );
}

/** The words go back into the form, below what is being written there. */
async function back(one: Waiting): Promise<void> {
  const words = await takeBack(one.id);
  const field = document.querySelector<HTMLTextAreaElement>("#composer textarea[name=text]");
  if (!field) return;
  field.value = field.value.trim() === "" ? words : `${field.value.trimEnd()}\n\n${words}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function button(words: string, press: () => void): HTMLButtonElement {
  const it = document.createElement("button");
  it.type = "button";
  it.className = "k-link";
  it.textContent = words;
  it.addEventListener("click", press);
  return it;
}
