//! A button that copies the words of a field. It appears with script, where the browser lets a page write what is pasted.

import { each, say } from "./page";

each<HTMLButtonElement>("button[data-copy]", (button) => {
  const field = document.getElementById(button.dataset["copy"] ?? "");
  const holds = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!holds || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(field.value).then(
      () => {
        if (button.firstChild) button.firstChild.textContent = "Copied";
        say("Copied");
      },
      () => field.select(),
    );
  });
});
