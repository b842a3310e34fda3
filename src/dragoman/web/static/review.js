// Keys of the review page. Everything they do can be done with a pointer and without this script.
"use strict";

const KEYS = "j k o a x u m s z / ?".split(" ");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing) {
    if (event.key === "Escape") typing.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
  const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.tagName === "DETAILS") found.open = !found.open;
  else if (found.tagName === "INPUT") found.focus();
  else found.click();
});
