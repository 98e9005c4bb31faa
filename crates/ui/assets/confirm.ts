//! Asking first: a form or button with `data-confirm` sends only after the verb was pressed in a dialog.

const sure = new WeakSet<HTMLFormElement>();

function button(words: string, kind: string, value: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "submit";
  made.className = kind;
  made.value = value;
  made.textContent = words;
  return made;
}

/** What is asked: a question, what follows, and the words of the two buttons. */
export interface Question { title: string; words?: string | undefined; verb: string; stay?: string | undefined }

/** Asks, and calls `onYes` if the verb was pressed. */
export function ask(question: Question, onYes: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "k-dialog";
  dialog.setAttribute("aria-labelledby", "confirm-title");
  const title = document.createElement("h2");
  title.className = "nhsuk-heading-s";
  title.id = "confirm-title";
  title.textContent = question.title;
  const words = document.createElement("p");
  words.textContent = question.words ?? "";
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "k-actions";
  form.append(
    button(question.verb, "nhsuk-button nhsuk-button--warning", "yes"),
    button(question.stay ?? "Stay", "k-link", "no"),
  );
  dialog.append(title, ...(words.textContent ? [words] : []), form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") onYes();
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector<HTMLButtonElement>("button[value=no]")?.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  const from = event.submitter?.dataset["confirm"] ? event.submitter : form;
  if (!from.dataset["confirm"] || sure.delete(form)) return;
  event.preventDefault();
  event.stopPropagation();
  const { confirm, confirmWords, confirmVerb, confirmStay } = from.dataset;
  ask({ title: confirm ?? "", words: confirmWords, verb: confirmVerb ?? "Yes", stay: confirmStay }, () => {
    sure.add(form);
    // Safari 15.6 knows no requestSubmit.
    if (form.requestSubmit) form.requestSubmit(event.submitter);
    else if (event.submitter) event.submitter.click();
    else form.submit();
  });
}, true);
