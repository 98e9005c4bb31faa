//! The form below a conversation: sends without a reload, keeps a draft with the server, and lets the others see that somebody
//! writes.

import { quietly } from "./asks";
import { onWay, type Way } from "./live";
import { keepDraft, newId, onBack, send, waiting } from "./outbox";
import { settled } from "./page";

const DRAFT_AFTER = 1_000;
const TYPING_EVERY = 3_000;
const TRY_AGAIN = 10_000;

/** Takes over the form of this conversation. */
export function compose(talk: HTMLElement, url: string, toEnd: () => void): void {
  let way: Way = "stream";
  let typedAt = -TYPING_EVERY;
  const form = (): HTMLFormElement | null => talk.querySelector<HTMLFormElement>("#composer");
  const field = (): HTMLTextAreaElement | null => form()?.querySelector<HTMLTextAreaElement>("textarea[name=text]") ?? null;

  // What is kept and what is sent are the same words, so they have the same name: of what is sent nothing is kept any more.
  const named = (): HTMLInputElement | null => form()?.querySelector<HTMLInputElement>("[name=client_id]") ?? null;
  let saving: Promise<void> = Promise.resolve();
  /** Says that it is too long where the server says it; nothing is sent then, and the words stay. */
  const isTooLong = (): boolean => {
    const text = field();
    const most = Number(text?.dataset["most"] ?? 0);
    return text !== null && most > 0 && text.value.length > most && [...text.value].length > most;
  };

  const save = async (): Promise<void> => {
    const text = field()?.value ?? "";
    const name = named()?.value ?? "";
    const to = form()?.dataset["draft"];
    const reply = form()?.querySelector<HTMLInputElement>("[name=reply_to]")?.value ?? "";
    const reached = (way === "stream" || way === "asking") && !isTooLong();
    const status = to && reached ? await quietly(to, [["text", text], ["reply_to", reply], ["client_id", name]]) : 0;
    if (named()?.value !== name) return;
    // What the server cannot keep now stays in this browser, and is tried again; what it does not want to keep, nowhere.
    const isKept = status !== 0 && (status < 400 || status === 404 || status === 422);
    await keepDraft(url, isKept ? "" : text);
    if (status >= 400 && !isKept) trySoon();
  };
  const trySoon = settled(TRY_AGAIN, () => {
    saving = saving.then(save);
  });
  let saved = field()?.value ?? "";
  const saveSoon = settled(DRAFT_AFTER, () => {
    const text = field()?.value ?? "";
    if (text === saved) return;
    saved = text;
    saving = saving.then(save);
  });

  talk.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    saveSoon();
    const to = form()?.dataset["typing"];
    if (to && way === "stream" && performance.now() - typedAt > TYPING_EVERY) {
      typedAt = performance.now();
      void quietly(to, []);
    }
  });
  talk.addEventListener("keydown", (event) => {
    if (event.target !== field() || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form()?.requestSubmit();
  });
  talk.addEventListener("submit", (event) => {
    const sending = event.target as HTMLFormElement;
    if (sending !== form() || event.defaultPrevented) return;
    const files = sending.querySelector<HTMLInputElement>("input[type=file]")?.files;
    // An older part of the conversation shows nothing of its end.
    const seen = sending.querySelector<HTMLInputElement>("[name=seen]");
    if (seen?.value) seen.value = talk.dataset["changes"] ?? "";
    const fields = [...new FormData(sending, event.submitter)];
    const text = field()?.value ?? "";
    // A file that was not sent yet, and a button with another address, go the plain way.
    const to = event.submitter instanceof HTMLButtonElement ? event.submitter.formAction : sending.action;
    if (files?.length || new URL(to).pathname !== url) return;
    event.preventDefault();
    if (isTooLong()) return tooLong(field());
    if (text.trim() === "" && !fields.some(([name]) => name === "attachment")) return field()?.focus();
    void send(url, fields.filter((it): it is [string, string] => typeof it[1] === "string"), text, saving);
    empty(sending);
    const name = named();
    if (name) name.value = newId();
    saved = "";
    void keepDraft(url, "");
    toEnd();
    field()?.focus();
  });

  // The guard, or a limit, wants a look: the form comes back with what was typed, unless something else is being written.
  onBack((one, html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("composer");
    const here = form();
    if (one.url !== url || !fresh || !here || field()?.value.trim()) return false;
    here.replaceWith(fresh);
    (fresh.querySelector<HTMLElement>("[role=alert], .nhsuk-error-message") ?? fresh).scrollIntoView({ block: "nearest" });
    field()?.focus();
    return true;
  });
  onWay((now) => {
    way = now;
    if ((now === "over" || now === "away") && field()?.value) saving = saving.then(save);
  });
  void waiting(url).then((left) => {
    const draft = left.find((it) => it.draft);
    const here = field();
    if (!draft || !here) return;
    here.value = draft.text;
    saving = saving.then(save);
  });
}

/** The limit, above the field, as the server would say it. */
function tooLong(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  if (!document.getElementById("text-error")) {
    const said = document.createElement("span");
    said.id = "text-error";
    said.className = "nhsuk-error-message";
    said.setAttribute("role", "alert");
    const error = document.createElement("span");
    error.className = "nhsuk-u-visually-hidden";
    error.textContent = "Error:";
    said.append(error, ` ${field.dataset["tooLong"] ?? ""}`);
    (field.form?.querySelector("label[for=text]") ?? field).before(said);
    field.classList.add("nhsuk-textarea--error");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `text-error ${field.getAttribute("aria-describedby") ?? ""}`);
  }
  field.focus();
}

/** After sending: an empty form, which answers nothing and has nothing to be looked at. */
function empty(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, [name=attachment]")) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.classList.remove("nhsuk-textarea--error");
  }
  for (const gone of form.querySelectorAll(".k-guard, .k-guarded, .k-attach__list, .k-write__reply, .k-attach__list, #kept, .nhsuk-error-message, .nhsuk-error-summary")) gone.remove();
}
