import { holdsWhatWasFilled } from "#core/model/read-back";
import { codeFrom } from "./code-boxes";
import { dateSections, sectionsHold } from "./date-sections";
import { focusIn, isConnected, rootOf } from "./dom";
import { drawnEditor, fieldText, textBefore } from "./field-text";
import { heldElement } from "./held";
import { noteFilled } from "./overwritten";
import type { Taken } from "./fill-protocol";
import { isTextInput, textControl } from "./text-control";
import { keysLost, nextTask } from "./watch-keys";

/** A mask or a script may arrange the text a while after it came. */
const ARRANGE_MS = 600;
const LOOK_MS = 30;
const SHOWN = 120;

/** The field itself, or the one that a page which draws anew put in its place. */
const fieldNow = (id: string): Element | undefined => {
  const element = heldElement(id);
  if (element && isConnected(element)) return textControl(element);
  const active = focusIn(document);
  return active && isTextInput(active) ? active : undefined;
};

/** White space is drawn as the editor likes. */
const drawsText = (drawn: string, text: string): boolean =>
  drawn.replace(/\s+/gu, "").includes(text.replace(/\s+/gu, ""));

/** A long text is drawn only in part, and its lines in view change while it is typed. */
const shortOf = (before = ""): string => (before.length <= SHOWN && !/\n/u.test(before.trim()) ? before : "");

/** What was there stays where text is added, and goes where it is replaced. */
const isDrawn = (drawn: string, wanted: string, before: string, added: boolean): boolean => {
  if (!drawsText(drawn, wanted)) return false;
  const stays = drawsText(drawn, before);
  return added ? stays : before.trim() === "" || !stays || drawsText(wanted, before);
};

const isKept = (element: Element, wanted: string, added: boolean): boolean => {
  const sections = dateSections(element);
  if (sections) return sectionsHold(sections, wanted);
  if (wanted.length > 1 && codeFrom(element) === wanted.replace(/[\s-]/gu, "")) return true;
  const text = fieldText(element);
  const kind = element instanceof HTMLInputElement && element.type === "password" ? "exact" : "text";
  if (drawnEditor(element)) return isDrawn(text, wanted, shortOf(textBefore(element)), added);
  const whole = added ? `${textBefore(element) ?? ""}${wanted}` : wanted;
  return (
    holdsWhatWasFilled(whole, text, kind) ||
    (added && text !== textBefore(element) && holdsWhatWasFilled(wanted, text, kind))
  );
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the field holds the text, or as long as arranging it may take. */
const keeps = async (id: string, wanted: string, added: boolean): Promise<boolean> => {
  await nextTask();
  const deadline = performance.now() + ARRANGE_MS;
  for (;;) {
    const field = fieldNow(id);
    if (field && isKept(field, wanted, added)) return true;
    if (!field || performance.now() >= deadline) return false;
    await pause(LOOK_MS);
  }
};

const limitOf = (element: Element): string | null =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.maxLength >= 0
    ? `maxlength ${element.maxLength}`
    : null;

/** Reads back what was filled or typed, once the page has dealt with it; ends the watch for keys that went elsewhere. */
export const tookText = async (id: string, wanted: string, added: boolean): Promise<Taken> => {
  const kept = await keeps(id, wanted, added);
  const strayed = keysLost();
  const field = fieldNow(id);
  if (kept) {
    if (field && wanted !== "") noteFilled(field, (now) => isKept(now, wanted, added));
    return { kind: "kept" };
  }
  if (!field) return { kind: "gone" };
  if (strayed) return { kind: "strayed" };
  const text = fieldText(field);
  const was = textBefore(field);
  const focused = focusIn(rootOf(field)) === field;
  return {
    kind: "lost",
    holds: text.slice(0, SHOWN),
    unchanged: text === "" || text === was,
    focused,
    limit: limitOf(field),
  };
};
