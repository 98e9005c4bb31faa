//! Shows the colours that one chooses at once; saving the form keeps them.

import { each } from "./page";

each<HTMLElement>("[data-theme-choice]", (choice) => {
  choice.addEventListener("change", (event) => {
    const picked = event.target instanceof HTMLInputElement ? event.target.value : "auto";
    if (picked === "light" || picked === "dark") document.documentElement.dataset["theme"] = picked;
    else delete document.documentElement.dataset["theme"];
  });
});
