//! What was written in a page that has been open for long is not lost at the door: before its form goes, the page asks whether
//! somebody is still signed in, and says so in its place if nobody is. Conversations and discussions do this by themselves.

import { freshToken } from "./asks";
import { member, onWay } from "./live";

/** A session does not end by itself sooner than this. */
const FRESH = 10 * 60_000;
const since = Date.now();
let isOver = false;

const WORDS = {
  door: "You are signed out, and nothing was sent. What you wrote stays here: sign in again, then press once more.",
  away: "There is no connection, and nothing was sent. What you wrote stays here: press once more when there is one.",
};

function hasWords(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll("textarea")].some((it) => it.value.trim() !== "");
}

/** The words above the button, where they are read out. */
function tell(form: HTMLFormElement, why: keyof typeof WORDS): void {
  form.querySelector("#stays")?.remove();
  const said = document.createElement("p");
  said.id = "stays";
  said.className = "nhsuk-error-message";
  said.setAttribute("role", "alert");
  said.textContent = `${WORDS[why]} `;
  if (why === "door") {
    const door = document.createElement("a");
    door.href = "/sign-in";
    door.target = "_blank";
    door.textContent = "Sign in again in a new tab";
    said.append(door);
  }
  const button = form.querySelector("button[type=submit]");
  (button?.closest(".k-actions, .k-row") ?? button)?.before(said);
  said.scrollIntoView({ block: "nearest" });
}

if (member) {
  let going: HTMLFormElement | undefined;
  onWay((way) => {
    isOver = way === "over";
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const isOld = isOver || Math.abs(Date.now() - since) > FRESH;
    if (event.defaultPrevented || form === going || form.method !== "post" || !isOld || !hasWords(form)) return;
    event.preventDefault();
    const pressed = event.submitter;
    freshToken().then(
      (found) => {
        if (found === "door") return tell(form, "door");
        going = form;
        form.requestSubmit(pressed);
        going = undefined;
      },
      () => tell(form, "away"),
    );
  });
}
