//! Hides the page at once when somebody looks who should see nothing: "Hide page", or Escape pressed twice; the same brings it
//! back. And on a shared computer a page that nobody touches goes by itself.

import { each } from "./page";

/** Two presses of Escape within so many milliseconds are one sign. */
const TWICE = 600;
/** While somebody types or reads, the server is told so this often. */
const TOLD_EVERY = 5 * 60_000;

let uncover: (() => void) | undefined;

function cover(): void {
  if (uncover) return;
  const { title, activeElement } = document;
  const { scrollX, scrollY } = window;
  const heading = document.createElement("h1");
  heading.className = "nhsuk-u-visually-hidden";
  heading.textContent = "Blank page";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "k-link k-cover__back";
  button.textContent = "Show the page again";
  const sheet = document.createElement("main");
  sheet.className = "k-cover";
  sheet.append(heading, button);
  document.body.append(sheet);
  document.documentElement.classList.add("k-covered");
  document.title = "Blank page";
  uncover = () => {
    uncover = undefined;
    sheet.remove();
    document.documentElement.classList.remove("k-covered");
    document.title = title;
    window.scrollTo(scrollX, scrollY);
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  };
  button.addEventListener("click", uncover);
  button.focus();
}

each<HTMLAnchorElement>("[data-cover]", (link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    cover();
  });
});

let pressed = -TWICE;
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat || !document.querySelector("[data-cover]")) return;
  const twice = event.timeStamp - pressed < TWICE;
  pressed = twice ? -TWICE : event.timeStamp;
  if (!twice) return;
  if (uncover) uncover();
  else cover();
}, true);

/** After so many milliseconds without a touch the page goes; 0 on one's own computer. */
const idle = Number(document.body.dataset["idle"] ?? 0) * 1000;

if (idle > 0) {
  let touched = Date.now();
  let told = touched;
  const leave = (): void => {
    cover();
    location.replace("/");
  };
  const look = (): void => {
    if (Date.now() - touched >= idle) leave();
  };
  const tell = async (): Promise<void> => {
    try {
      const answer = await fetch("/stay", { cache: "no-store" });
      if ((await answer.text()) === "over") leave();
    } catch {
      // No way to the server now: what was typed stays, and the next touch asks again.
      told = 0;
    }
  };
  const touch = (): void => {
    const now = Date.now();
    if (now - touched >= idle) return leave(); // as after the computer has slept
    touched = now;
    if (now - told < TOLD_EVERY) return;
    told = now;
    void tell();
  };
  for (const kind of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(kind, touch, { capture: true, passive: true });
  }
  for (const kind of ["pageshow", "focus"]) window.addEventListener(kind, look);
  document.addEventListener("visibilitychange", look);
  window.setInterval(look, 15_000);
}
