//! A page of a group whose reader was taken out, or left in another tab, does not stay: it goes as soon as that is known.

import { byItself, isDoor } from "./asks";
import { onNews } from "./live";
import { each } from "./page";

each<HTMLElement>("[data-group]", (head) => {
  const id = head.dataset["group"] ?? "";
  onNews((news, hello) => {
    const concerns = news.resync || news.nudges.some((it) => it.kind === "group" && it.about === id);
    if (!hello && concerns) void look();
  });
});

/** Asks whether this page is still there for its reader; if not, what the server says takes its place. */
async function look(): Promise<void> {
  try {
    const answer = await fetch(location.href, byItself());
    if (answer.status === 404 || isDoor(answer)) location.replace(location.href);
  } catch {
    // Without a connection nothing is known; the next news asks again.
  }
}
