//! The filters on a phone: the same form, as a dialog with the focus kept inside and returned.

const found = (): HTMLElement | null => document.getElementById("filter-sheet");
let opener: HTMLElement | null = null;

function outside(inner: Element): Element[] {
  const others: Element[] = [];
  for (let here: Element | null = inner; here && here !== document.body; here = here.parentElement) {
    for (const other of here.parentElement?.children ?? []) {
      if (other !== here && other.id !== "said") others.push(other);
    }
  }
  return others;
}

function show(sheet: HTMLElement, from: HTMLElement): void {
  opener = from;
  sheet.classList.add("k-open-sheet");
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-modal", "true");
  sheet.setAttribute("aria-label", "Filters");
  for (const other of outside(sheet)) other.setAttribute("inert", "");
  document.body.classList.add("k-still");
  sheet.focus();
}

function close(sheet: HTMLElement): void {
  sheet.classList.remove("k-open-sheet");
  for (const name of ["role", "aria-modal", "aria-label"]) sheet.removeAttribute(name);
  for (const other of document.querySelectorAll("[inert]")) other.removeAttribute("inert");
  document.body.classList.remove("k-still");
  // The chip that opened it may have been swapped since.
  (opener?.isConnected ? opener : document.getElementById("open-filters"))?.focus();
  opener = null;
}

document.addEventListener("click", (event) => {
  const sheet = found();
  const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("a, button") : null;
  if (!sheet || !pressed) return;
  if (pressed.id === "open-filters") {
    event.preventDefault();
    show(sheet, pressed);
  } else if (sheet.classList.contains("k-open-sheet") && (pressed.hasAttribute("data-sheet-close") || pressed.id === "show-count")) {
    event.preventDefault();
    close(sheet); // the results below it are already the new ones
  }
});
document.addEventListener("keydown", (event) => {
  const sheet = found();
  if (event.key === "Escape" && sheet?.classList.contains("k-open-sheet")) close(sheet);
});
window.matchMedia("(min-width: 48.0625em)").addEventListener("change", (wide) => {
  const sheet = found();
  if (wide.matches && sheet?.classList.contains("k-open-sheet")) close(sheet);
});
// What a swap brings while the sheet is open lies outside it too.
document.addEventListener("htmx:afterSettle", () => {
  const sheet = found();
  if (sheet?.classList.contains("k-open-sheet")) for (const other of outside(sheet)) other.setAttribute("inert", "");
});
