import { isEditing, isElement, isText } from "./dom";
import type { PseudoElement } from "./pseudo-content";
import { NAMED_BY_CONTENT, SILENT_INSIDE } from "./role-words";
import type { Place, Scribe } from "./scribe";
import { NAME_CAP } from "./text-buffer";

/** What stands between their tags is no content of the page. */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  "audio",
  "canvas",
  "embed",
  "iframe",
  "object",
  "select",
  "textarea",
  "video",
]);

/** What a user typed into an editable part is a value, not content. */
const typedByUser = ({ values, look }: Scribe, element: Element, place: Place): boolean => {
  if (values) return false;
  if (place.via === "target") return isEditing(element);
  const editable = look.tree.attribute(element, "contenteditable");
  return editable !== null && editable.toLowerCase() !== "false";
};

/** Whether an element's content belongs to the name (step 2F). */
export const contentCounts = (scribe: Scribe, element: Element, tag: string, role: string, place: Place): boolean => {
  if (WITHOUT_CONTENT.has(tag)) return false;
  const allowed =
    place.via === "target" ? NAMED_BY_CONTENT.has(role) : place.via !== "content" || !SILENT_INSIDE.has(role);
  return allowed && !typedByUser(scribe, element, place);
};

const writePseudo = ({ look, out }: Scribe, element: Element, which: PseudoElement): void => {
  const found = look.pseudo(element, which);
  if (!found) return;
  if (found.separate) out.space();
  out.text(found.text);
  if (found.separate) out.space();
};

/** Adds what stands inside the element; `muted`: its own text is not painted. Whether there was any text. */
export const writeContent = (scribe: Scribe, element: Element, tag: string, place: Place, muted: boolean): boolean => {
  const { look, out } = scribe;
  const { referenced, uncovered } = place;
  const before = out.ink();
  const inside: Place = { via: "content", referenced, uncovered, depth: place.depth + 1 };
  const silent = muted || (tag === "details" && !uncovered && !(element as HTMLDetailsElement).open);
  const styled = !muted && element instanceof HTMLElement;
  if (styled) writePseudo(scribe, element, "::before");
  look.tree.each(element, (child) => {
    if (isElement(child)) scribe.write(child, inside);
    else if (isText(child) && !silent) out.text(look.tree.data(child, NAME_CAP));
    return !out.full() && scribe.spend();
  });
  for (const owned of look.labels.byIds(element, "aria-owns")) {
    out.space();
    scribe.write(owned, inside);
    out.space();
  }
  if (styled) writePseudo(scribe, element, "::after");
  return out.ink() > before;
};
