//! Shows a password while one types it, and hides it again before it is sent.

import { each, say } from "./page";

each<HTMLButtonElement>("button[data-show]", (button) => {
  const field = document.getElementById(button.dataset["show"] ?? "") as HTMLInputElement | null;
  if (!field) return;
  const set = (shown: boolean): void => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-label", shown ? "Hide password" : "Show password");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    set(field.type === "password");
    say(field.type === "text" ? "Your password is visible" : "Your password is hidden");
  });
  field.form?.addEventListener("submit", () => set(false));
});
