//! A toast can be closed; without script it stays until the next page.

import { each } from "./page";

each<HTMLButtonElement>("[data-close]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const toast = button.closest(".k-toast");
    if (toast?.contains(document.activeElement)) document.getElementById("maincontent")?.focus({ preventScroll: true });
    toast?.remove();
  });
});
