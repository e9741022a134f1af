import { writeControlValue } from "./control-value";
import { isElement, isText } from "./flat-tree";
import { writeNativeName } from "./native-name";
import { pseudoText } from "./pseudo-content";
import { NAMED_BY_CONTENT, SILENT_INSIDE } from "./role-words";
import type { Look, Place, Scribe } from "./scribe";
import { createTextBuffer, type TextBuffer } from "./text-buffer";
import { NEVER_RENDERED, type Rendering } from "./visibility";

/** Characters of one name, and of any one text that is read for it. */
export const NAME_CAP = 4_000;
const MAX_DEPTH = 100;
/** Nodes read for one name; when the pass has read its share, names make do with few. */
const NODES_PER_NAME = 1_000;
const NODES_PER_LATE_NAME = 50;
const NODES_PER_PASS = 100_000;

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

export interface NameQuestion {
  /** Whether values of embedded fields belong to the name. */
  readonly values: boolean;
}

/** What a walk wrote, and whether it is an attribute of the target word for word. */
export interface Written {
  readonly out: TextBuffer;
  readonly verbatim: boolean;
}

export type Start = (scribe: Scribe) => void;

const TARGET: Place = { via: "target", referenced: false, uncovered: false, depth: 0 };
export const startAt =
  (target: Element): Start =>
  (scribe) =>
    scribe.write(target, TARGET);

/** Creates the walk that writes names (W3C accname 1.2, step 2), bounded in depth, nodes and characters. */
export const createNameWalk = (look: Look): ((target: Element, question: NameQuestion, start: Start) => Written) => {
  let passBudget = NODES_PER_PASS;
  return (target, { values }, start) => {
    const allowance = passBudget > 0 ? NODES_PER_NAME : NODES_PER_LATE_NAME;
    const walk = createWalk(look, target, values, allowance);
    start(walk.scribe);
    passBudget -= allowance - walk.left();
    return { out: walk.scribe.out, verbatim: walk.verbatim() };
  };
};

interface Walk {
  readonly scribe: Scribe;
  /** Nodes it may still read. */
  left(): number;
  verbatim(): boolean;
}

const createWalk = (look: Look, target: Element, values: boolean, allowance: number): Walk => {
  const { tree, roles, visibility, labels } = look;
  const out = createTextBuffer(NAME_CAP, visibility.separates);
  const seen = new Set<Element>();
  let left = allowance;
  let verbatim = false;

  const writeText = (text: string): boolean => {
    const before = out.ink();
    if (text !== "") out.text(text);
    return out.ink() > before;
  };
  const writeAttribute = (element: Element, name: string): boolean =>
    writeText(tree.attribute(element, name)?.trim() ? (tree.attribute(element, name) ?? "") : "");

  const renderingAt = (element: Element, place: Place): Rendering => {
    if (place.via === "target") return "shown";
    if (place.uncovered) return NEVER_RENDERED.has(tree.tag(element)) ? "gone" : "shown";
    return visibility.ariaHidden(element) ? "gone" : visibility.rendering(element);
  };

  const writeReferences = (element: Element, place: Place): boolean => {
    if (place.referenced) return false;
    const before = out.ink();
    for (const reference of labels.references(element)) {
      out.space();
      const uncovered = visibility.hidden(reference);
      scribe.write(reference, { via: "reference", referenced: true, uncovered, depth: place.depth + 1 });
      out.space();
    }
    return out.ink() > before;
  };

  const typedByUser = (element: Element, place: Place): boolean => {
    if (values) return false;
    if (place.via === "target") return (element as HTMLElement).isContentEditable === true;
    const editable = tree.attribute(element, "contenteditable");
    return editable !== null && editable.toLowerCase() !== "false";
  };
  const contentCounts = (element: Element, tag: string, role: string, place: Place): boolean => {
    if (WITHOUT_CONTENT.has(tag) || typedByUser(element, place)) return false;
    if (place.via === "target") return NAMED_BY_CONTENT.has(role);
    return place.via !== "content" || !SILENT_INSIDE.has(role);
  };

  const writePseudo = (element: Element, which: "::before" | "::after"): void => {
    const found = pseudoText(element, which, (name) => tree.attribute(element, name));
    if (!found) return;
    if (found.separate) out.space();
    out.text(found.text);
    if (found.separate) out.space();
  };
  const writeContent = (element: Element, tag: string, place: Place, muted: boolean): boolean => {
    const before = out.ink();
    const inside: Place = { ...place, via: "content", depth: place.depth + 1 };
    const closed = tag === "details" && !place.uncovered && !(element as HTMLDetailsElement).open;
    const styled = element instanceof HTMLElement && !muted;
    if (styled) writePseudo(element, "::before");
    tree.each(element, (child) => {
      left -= 1;
      if (isElement(child)) scribe.write(child, inside);
      else if (isText(child) && !muted && !closed) out.text(tree.data(child, NAME_CAP));
      return left > 0 && !out.full();
    });
    for (const owned of labels.byIds(element, "aria-owns")) {
      out.space();
      scribe.write(owned, inside);
      out.space();
    }
    if (styled) writePseudo(element, "::after");
    return out.ink() > before;
  };

  const writeAlternative = (element: Element, place: Place, rendering: Rendering): void => {
    const tag = tree.tag(element);
    if (rendering === "invisible") {
      seen.add(element);
      if (contentCounts(element, tag, roles.role(element), place)) writeContent(element, tag, place, true);
      return;
    }
    if (writeReferences(element, place)) return;
    const role = roles.role(element);
    const embedded = place.via !== "target" && element !== target;
    seen.add(element);
    if (embedded && writeControlValue(scribe, element, role, place)) return;
    if (tag !== "slot" && writeAttribute(element, "aria-label")) {
      verbatim = place.via === "target";
      return;
    }
    if (role !== "none" && writeNativeName(scribe, element, tag, place)) return;
    if (contentCounts(element, tag, role, place) && writeContent(element, tag, place, false)) return;
    if (role === "none" && tag !== "iframe") return;
    if (!writeAttribute(element, "title") && role === "textbox") writeAttribute(element, "aria-placeholder");
  };

  const scribe: Scribe = {
    look,
    target,
    out,
    values,
    writeText,
    writeAttribute,
    write: (element, place) => {
      if (left <= 0 || place.depth > MAX_DEPTH || out.full()) return;
      // A field is no part of its own label, but it keeps the words around it apart.
      if (element === target && place.via === "content") return out.edge(element);
      if (seen.has(element)) {
        // Read before, but what it points to may not have been.
        if (place.via === "content") writeReferences(element, place);
        return;
      }
      left -= 1;
      const rendering = renderingAt(element, place);
      if (rendering === "gone") {
        seen.add(element);
        return;
      }
      out.edge(element);
      writeAlternative(element, place, rendering);
      out.edge(element);
    },
  };
  return { scribe, left: () => Math.max(left, 0), verbatim: () => verbatim };
};
