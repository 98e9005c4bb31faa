//! Counts down the characters that are left in a long text, in letters as people count them.

import { each, say, settled } from "./page";

each<HTMLTextAreaElement>("textarea[data-count]", (field) => {
  const max = Number(field.dataset["count"]);
  const line = document.querySelector<HTMLElement>(`[data-count-of="${field.id}"]`);
  if (!line || !max) return;
  const count = (): string => {
    const left = max - [...field.value].length;
    const many = Math.abs(left) === 1 ? "character" : "characters";
    line.classList.toggle("k-over", left < 0);
    return left < 0 ? `${-left} ${many} too many` : `${left} ${many} left`;
  };
  const speak = settled(1000, () => say(line.textContent ?? ""));
  const show = (): void => {
    line.textContent = count();
  };
  field.addEventListener("input", () => {
    show();
    speak();
  });
  if (field.value !== "") show();
});
