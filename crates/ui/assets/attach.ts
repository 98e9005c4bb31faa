//! Files are added as soon as they are chosen, without leaving the page; without script one presses Add. What needs a look comes
//! back with the same files still chosen, so that nobody has to look for them twice.

import { say } from "./page";

const FIELD = "input[type=file]";
/** What is typed and may have changed while the file was on its way. */
const TYPED = "textarea, input[type=text], input[type=date]";

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "file" || !field.files?.length) return;
  const attach = field.closest<HTMLElement>("#attach");
  const button = attach?.querySelector<HTMLButtonElement>("#add-file");
  if (!attach || !button || !field.form) return;
  // What does not fit is said before it travels.
  const most = Number(field.dataset["most"]);
  const large = [...field.files].find((it) => most > 0 && it.size > most);
  if (large) {
    wrong(field, `${large.name} is larger than ${Math.floor(most / 1_000_000)} MB. Choose a smaller copy.`);
    field.value = "";
    return;
  }
  // Where a word is asked for first, one presses Add after it.
  if (!attach.querySelector("[name=file_reason], [name=file_looked]")) field.form.requestSubmit(button);
});

document.addEventListener("submit", (event) => {
  const [form, button] = [event.target as HTMLFormElement, event.submitter];
  const field = form.querySelector<HTMLInputElement>(FIELD);
  if (!(button instanceof HTMLButtonElement) || button.id !== "add-file" || !field?.files?.length) return;
  event.preventDefault();
  add(form, button, field, [...field.files]);
});

/** Sends the form with its files and says how far it is; it can be stopped. */
function add(form: HTMLFormElement, button: HTMLButtonElement, field: HTMLInputElement, files: File[]): void {
  const asks = new XMLHttpRequest();
  const what = files.length > 1 ? "the files" : (files[0]?.name ?? "the file");
  const way = underway(what, () => asks.abort());
  const over = (words: string): void => {
    way.remove();
    button.disabled = false;
    if (words) wrong(field, words);
  };
  const body = new FormData(form, button);
  button.disabled = true;
  button.after(way);
  for (const old of form.querySelectorAll("#attach .nhsuk-error-message")) old.remove();
  asks.open("POST", button.formAction);
  asks.setRequestHeader("hx-request", "true");
  asks.setRequestHeader("hx-target", "composer");
  asks.upload.addEventListener("progress", (event) => {
    const bar = way.querySelector("progress");
    if (!bar || !event.lengthComputable) return;
    bar.value = event.loaded / event.total;
    // The rest of the time it is looked through.
    if (event.loaded === event.total) bar.removeAttribute("value");
  });
  asks.addEventListener("abort", () => over(""));
  asks.addEventListener("error", () => over(`${capital(what)} did not arrive: there is no connection. Press Add to try again.`));
  asks.addEventListener("load", () => {
    const fresh = new DOMParser().parseFromString(asks.responseText, "text/html").getElementById(form.id);
    if (asks.status === 401) return over("You are signed out. Sign in again in another tab, then press Add.");
    if ((asks.status !== 200 && asks.status !== 422) || !fresh) return over(`${capital(what)} could not be added. Press Add to try again.`);
    settle(form, fresh, asks.status === 422 ? files : [], what);
  });
  asks.send(body);
}

/** Puts the form as the server gives it in the place of this one, with what was typed meanwhile. */
function settle(form: HTMLFormElement, fresh: HTMLElement, back: File[], what: string): void {
  const typed = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)].map((it) => [it.name, it.value] as const);
  form.replaceWith(fresh);
  for (const [name, value] of typed) {
    const again = fresh.querySelector<HTMLInputElement | HTMLTextAreaElement>(`:is(${TYPED})[name="${name}"]`);
    if (again) again.value = value;
  }
  const text = fresh.querySelector("textarea");
  const field = fresh.querySelector<HTMLInputElement>(FIELD);
  if (!back.length) {
    say(`${capital(what)} will go along.`);
    text?.focus();
    return;
  }
  if (!field) return;
  // What was only too much is chosen anew; what waits for a word stays chosen.
  if (fresh.querySelector("[name=file_reason], [name=file_looked]")) {
    const again = new DataTransfer();
    for (const file of back) again.items.add(file);
    field.files = again.files;
  }
  const look = fresh.querySelector<HTMLElement>("#attach [data-problems]") ?? field;
  look.focus();
  look.scrollIntoView({ block: "nearest" });
}

/** A line with a bar, and a way to stop. */
function underway(what: string, stop: () => void): HTMLElement {
  const line = document.createElement("p");
  line.className = "k-progress k-attach__way";
  line.setAttribute("role", "status");
  const [words, bar, end] = [document.createElement("span"), document.createElement("progress"), document.createElement("button")];
  words.dir = "auto";
  words.textContent = `Adding ${what} …`;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `Adding ${what}`);
  end.type = "button";
  end.className = "k-link";
  end.textContent = "Stop";
  end.addEventListener("click", stop);
  line.append(words, bar, end);
  return line;
}

/** Says above the field what is wrong, as the server does. */
function wrong(field: HTMLInputElement, words: string): void {
  for (const old of field.closest("#attach")?.querySelectorAll(".nhsuk-error-message") ?? []) old.remove();
  const line = document.createElement("span");
  line.className = "nhsuk-error-message";
  line.id = "file-wrong";
  line.setAttribute("role", "alert");
  line.textContent = words;
  field.before(line);
  field.setAttribute("aria-describedby", "file-hint file-wrong");
  field.focus();
}

function capital(words: string): string {
  return words.startsWith("the ") ? `T${words.slice(1)}` : words;
}
