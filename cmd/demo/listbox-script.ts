import { type Html, trusted } from "./html";

/** Opens and closes the listbox of every combobox on the page, by mouse and keyboard. */
export const LISTBOX_SCRIPT: Html = trusted(`<script>
for (const box of document.querySelectorAll("[role=combobox]")) {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  const field = document.getElementById(box.dataset.field);
  const options = [...list.querySelectorAll("[role=option]")];
  const show = (open) => { list.hidden = !open; box.setAttribute("aria-expanded", String(open)); };
  const choose = (option) => {
    for (const other of options) other.setAttribute("aria-selected", String(other === option));
    const text = option.textContent.trim();
    field.value = text;
    if ("value" in box && box.tagName === "INPUT") box.value = text; else box.textContent = text;
    show(false);
    box.focus();
  };
  box.addEventListener("click", () => show(list.hidden));
  box.addEventListener("keydown", (event) => {
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") show(false);
    if (event.key === "ArrowDown") { event.preventDefault(); choose(options[Math.min(at + 1, options.length - 1)]); show(true); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(options[Math.max(at - 1, 0)]); show(true); }
    if (event.key === "Enter" && !list.hidden) { event.preventDefault(); show(false); }
  });
  for (const option of options) option.addEventListener("click", () => choose(option));
  document.addEventListener("click", (event) => { if (!box.contains(event.target) && !list.contains(event.target)) show(false); });
}
</script>`);
