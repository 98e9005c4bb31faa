//! Takes the focus to the summary of what is wrong, when a page or a swap brings one.

import { each } from "./page";

each<HTMLElement>("[data-problems]", (summary) => {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const field = link ? document.getElementById(link.hash.slice(1)) : null;
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset") ?? document.querySelector(`label[for="${field.id}"]`) ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
});
