//! A log of one's own time: this browser counts how long one looks at Kettle in a week, for whoever looks. It is sent nowhere,
//! forgotten when one says so or signs out, and not begun on a computer at which others sit too.

import { member } from "./live";
import { each } from "./page";

interface Log {
  who: string;
  week: string;
  seconds: number;
  /** When it was counted last, in whichever tab, in milliseconds. */
  at: number;
}

const KEY = "kettle-time";
const TICK = 5_000;
/** Whoever has touched nothing for so long does not look any more. */
const STILL = 60_000;

/** The Monday of this week. */
function monday(): string {
  const day = new Date();
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day.toDateString();
}

/** What is kept, if it is this member's and of this week. */
function kept(who: string): Log {
  const none = { who, week: monday(), seconds: 0, at: 0 };
  try {
    const log = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Log>;
    return log.who === who && log.week === none.week ? { ...none, ...log } : none;
  } catch {
    return none;
  }
}

function keep(log: Log): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(log));
  } catch {
    // A browser that keeps nothing counts nothing.
  }
}

function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There is nothing to forget.
  }
}

function words({ seconds }: Log): string {
  const minutes = Math.round(seconds / 60);
  const said = minutes < 1 ? "less than a minute" : minutes === 1 ? "about a minute" : `about ${minutes} minutes`;
  return `This week on this device: ${said}.`;
}

if (member && !document.body.dataset["idle"]) {
  const who = member;
  let touched = Date.now();
  const show = (): void => {
    const said = words(kept(who));
    for (const place of document.querySelectorAll<HTMLElement>("[data-time-log]")) {
      place.hidden = false;
      if (place.textContent !== said) place.textContent = said;
    }
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "scroll"]) {
    document.addEventListener(kind, () => (touched = Date.now()), { capture: true, passive: true });
  }
  window.setInterval(() => {
    const now = Date.now();
    const log = kept(who);
    // Two windows beside each other are one person.
    if (document.hidden || now - touched > STILL || now - log.at < TICK - 500) return;
    keep({ ...log, seconds: log.seconds + TICK / 1000, at: now });
    show();
  }, TICK);
  document.addEventListener("submit", (event) => {
    if (new URL((event.target as HTMLFormElement).action).pathname === "/sign-out") forget();
  }, true);
  each<HTMLElement>("[data-time-log]", show);
  each<HTMLElement>("[data-time-forget]", (place) => {
    place.hidden = false;
    place.querySelector("button")?.addEventListener("click", () => {
      forget();
      show();
    });
  });
}
if (document.body.dataset["idle"]) {
  each<HTMLElement>("[data-time-log]:not([hidden])", (place) => {
    place.textContent = "Nothing is counted on a computer at which others sit too.";
  });
}
