//! Files are added as soon as they are chosen; without script one presses Add.

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "file" || !field.files?.length) return;
  const button = field.closest("#attach")?.querySelector<HTMLButtonElement>("#add-file");
  if (!button || !field.form || field.closest("#attach")?.querySelector("[name=file_reason]")) return;
  // What does not fit is said before it travels.
  const most = Number(field.dataset["most"]);
  const large = [...field.files].find((it) => most > 0 && it.size > most);
  field.setCustomValidity(large ? `${large.name} is larger than ${Math.floor(most / 1_000_000)} MB. Choose a smaller copy.` : "");
  if (large) {
    field.reportValidity();
    field.value = "";
    field.setCustomValidity("");
    return;
  }
  button.textContent = field.files.length > 1 ? "Adding the files …" : "Adding the file …";
  button.setAttribute("role", "status");
  field.form.requestSubmit(button);
});
