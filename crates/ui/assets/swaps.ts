//! htmx, tied down: no eval, no scripts in answers, own host only, no snapshots of pages. And the directory while one types.

import htmx from "htmx.org";
import { say, settled } from "./page";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollBehavior: "instant",
  defaultFocusScroll: false,
});

interface Request { detail: { parameters: Record<string, unknown>; formData?: FormData; elt: Element } }

// Empty parameters stay out of the address, with script and without it.
document.addEventListener("htmx:configRequest", (event) => {
  const { parameters, elt } = (event as unknown as Request).detail;
  if (!elt.matches("[data-live]")) return;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === "") delete parameters[name];
  }
});
document.addEventListener("formdata", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-live]")) return;
  const empty = [...event.formData].filter(([, value]) => value === "").map(([name]) => name);
  for (const name of empty) event.formData.delete(name);
});

// Fields that belong to the form but stand outside it, such as the order of the list.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field instanceof HTMLSelectElement && field.form?.matches("[data-live]") && !field.form.contains(field)) {
    htmx.trigger(field.form, "refresh", {});
  }
});

// An answer without results is another page, such as the door after a session ended: go there as a whole.
interface Swap { detail: { serverResponse: string; shouldSwap: boolean; requestConfig: { elt: Element } } }
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event as unknown as Swap;
  if (detail.requestConfig.elt.matches("[data-live]") && !detail.serverResponse.includes('id="results"')) {
    detail.shouldSwap = false;
    location.reload();
  }
});

// The new count is spoken when the typing pauses, not at each letter.
const announce = settled(700, () => {
  const said = document.querySelector("[data-said]")?.textContent?.trim();
  if (said) say(said);
});
document.addEventListener("htmx:afterSettle", announce);

// Results that cannot come are no reason to lose those that are there; the form still works as a plain one.
for (const trouble of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(trouble, () => say("The results could not be refreshed. Press Search to try again."));
}

document.documentElement.classList.add("k-js");
