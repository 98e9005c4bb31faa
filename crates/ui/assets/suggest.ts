//! Suggestions while typing, after the ARIA pattern of a combobox: arrows, Enter, Escape; plain typing always stays possible.

import { each, say, settled } from "./page";

each<HTMLInputElement>("input[data-suggest]", (field) => {
  const list = document.createElement("ul");
  list.className = "k-options";
  list.id = `${field.id}-options`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`)?.textContent?.trim() ?? "Suggestions");
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);

  const code = document.getElementById(field.dataset["code"] ?? "") as HTMLInputElement | null;
  let asked: AbortController | null = null;
  let at = -1;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  const close = (): void => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const mark = (next: number): void => {
    const all = options();
    if (all.length === 0) return;
    at = (next + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const now = all[at];
    if (now) {
      field.setAttribute("aria-activedescendant", now.id);
      now.scrollIntoView({ block: "nearest" });
    }
  };

  const choose = (option: HTMLElement): void => {
    field.value = option.dataset["words"] ?? "";
    if (code) code.value = option.dataset["code"] ?? "";
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const ask = settled(120, async () => {
    asked?.abort();
    const typed = field.value.trim();
    if (typed.length < 2 || document.activeElement !== field) return close();
    asked = new AbortController();
    const url = new URL(field.dataset["suggest"] ?? "", location.href);
    url.searchParams.set("q", typed);
    if (url.origin !== location.origin) return;
    try {
      const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" }, credentials: "same-origin" });
      if (!answer.ok) return close();
      list.innerHTML = await answer.text(); // our own template: escaped options and nothing else
      options().forEach((option, index) => { option.id = `${list.id}-${index}`; });
      const found = options().length;
      at = -1;
      list.hidden = found === 0;
      field.setAttribute("aria-expanded", String(found > 0));
      field.removeAttribute("aria-activedescendant");
      say(found === 0 ? "No suggestions" : found === 1 ? "One suggestion" : `${found} suggestions`);
    } catch (why) {
      if (!(why instanceof DOMException && why.name === "AbortError")) close(); // offline: it is a plain field then
    }
  });

  field.addEventListener("input", () => {
    if (code) code.value = "";
    ask();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else mark(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      const option = options()[at];
      if (option) choose(option);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  // Pressing must not take the focus from the field before the click is counted.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
    if (option) choose(option);
  });
  field.addEventListener("blur", () => {
    asked?.abort(); // what comes now would open over whatever is pressed next
    close();
  });
});
