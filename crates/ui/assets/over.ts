//! Whoever is out of a conversation sees nothing of it any more, on pages that stayed open too. What they were writing themselves is
//! theirs and stays on the page until they have taken it along.

import { takeBack, waiting } from "./outbox";

/** Takes everything away below this element and says so. */
export async function over(root: HTMLElement, url: string): Promise<void> {
  const typed = root.querySelector<HTMLTextAreaElement>("textarea[name=text]")?.value ?? "";
  const heading = document.createElement("h1");
  heading.id = "with";
  heading.className = "nhsuk-heading-m";
  heading.tabIndex = -1;
  heading.textContent = "This is not open to you any more";
  const words = document.createElement("p");
  words.textContent = "You are no longer in this conversation, or it is gone.";
  const way = document.createElement("p");
  const link = document.createElement("a");
  link.href = "/messages";
  link.textContent = "All messages";
  way.append(link);
  const panel = document.createElement("div");
  panel.className = "k-talk__over";
  panel.append(heading, words, way);
  root.replaceChildren(panel);
  document.title = document.title.replace(/^.*(?= - )/, "Messages");
  heading.focus({ preventScroll: true });
  const left = await waiting(url);
  const own = [...left.filter((it) => !it.draft).map((it) => it.text), typed].filter((it) => it.trim() !== "");
  if (own.length) way.before(kept(own.join("\n\n"), left.map((it) => it.id)));
}

/** What was written and not sent: to be copied, or thrown away. */
function kept(text: string, ids: string[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "nhsuk-form-group";
  const label = document.createElement("label");
  label.className = "nhsuk-label";
  label.htmlFor = "kept-words";
  label.textContent = "What you were writing was not sent. You can copy it.";
  const field = document.createElement("textarea");
  field.className = "nhsuk-textarea";
  field.id = "kept-words";
  field.rows = 6;
  field.dir = "auto";
  field.readOnly = true;
  field.value = text;
  const away = document.createElement("button");
  away.type = "button";
  away.className = "k-link";
  away.textContent = "Throw it away";
  away.addEventListener("click", () => {
    box.remove();
    for (const id of ids) void takeBack(id);
  });
  box.append(label, field, away);
  return box;
}
