//! The More menu: Escape and a press elsewhere close it; the focus goes back to where it was opened.

const open = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>("details.k-menu[open]")];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of open()) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});
document.addEventListener("focusin", (event) => {
  for (const menu of open()) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});
