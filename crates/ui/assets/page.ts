//! What the other modules share: finding things that may come later by a swap, and speaking to screen readers.

/** Calls `use` for each match now, and for each that a swap brings. */
export function each<T extends Element>(selector: string, use: (found: T) => void): void {
  const seen = new WeakSet<Element>();
  const look = (root: ParentNode): void => {
    for (const found of root.querySelectorAll<T>(selector)) {
      if (!seen.has(found)) {
        seen.add(found);
        use(found);
      }
    }
  };
  look(document);
  document.addEventListener("htmx:afterSettle", () => look(document));
}

/** Says something once to people who listen to the page. */
export function say(words: string): void {
  const said = document.getElementById("said");
  if (said && said.textContent !== words) said.textContent = words;
}

/** Whether two browsers' worth of waiting is over: calls `act` once nothing has called for `wait` ms. */
export function settled<A extends unknown[]>(wait: number, act: (...given: A) => void): (...given: A) => void {
  let timer = 0;
  return (...given) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => act(...given), wait);
  };
}

/** Sets `fresh` in the place of `here` if it is another; who stood in it with the keyboard stands in the same place again. */
export function instead(here: HTMLElement, fresh: HTMLElement): void {
  const print = (it: HTMLElement): string =>
    [it.className, it.textContent, ...[...it.querySelectorAll("a, img")].map((at) => at.getAttribute("href") ?? at.getAttribute("src"))].join(" ");
  const ways = (it: HTMLElement): HTMLElement[] => [...it.querySelectorAll<HTMLElement>("a, button, summary, input, textarea")];
  if (print(here) === print(fresh)) {
    for (const [name, value] of Object.entries(fresh.dataset)) here.dataset[name] = value;
    return;
  }
  const at = ways(here).indexOf(document.activeElement as HTMLElement);
  const place = at < 0 ? null : document.activeElement?.getAttribute("href");
  here.replaceWith(fresh);
  if (at < 0) return;
  const same = place ? ways(fresh).find((it) => it.getAttribute("href") === place) : undefined;
  (same ?? ways(fresh)[at])?.focus({ preventScroll: true });
}
