import { writeControlValue } from "./control-value";
import { contentCounts, writeContent } from "./name-content";
import { writeNativeName } from "./native-name";
import { NEVER_RENDERED, type Rendering } from "./rendering";
import type { Look, Place, Scribe } from "./scribe";
import { createTextBuffer, NAME_CAP } from "./text-buffer";

const MAX_DEPTH = 100;
/** Nodes read for one name; when the pass has read its share, names make do with few. */
const NODES_PER_NAME = 1_000;
const NODES_PER_LATE_NAME = 50;
const NODES_PER_PASS = 100_000;

/** Writes the name of `target`, beginning with what `start` asks for; `values`: see `NameOptions`. */
export type NameWalk = (target: Element, values: boolean, start: (scribe: Scribe) => void) => string;

const renderingAt = ({ tree, visibility }: Look, element: Element, place: Place): Rendering => {
  if (place.via === "target") return "shown";
  if (place.uncovered) return NEVER_RENDERED.has(tree.tag(element)) ? "gone" : "shown";
  return visibility.ariaHidden(element) ? "gone" : visibility.rendering(element);
};

/** Step 2B. Whether what `aria-labelledby` points to had any text. */
const writeReferences = (scribe: Scribe, element: Element, place: Place): boolean => {
  if (place.referenced) return false;
  const { look, out } = scribe;
  const before = out.ink();
  for (const reference of look.labels.references(element)) {
    out.space();
    const uncovered = look.visibility.hidden(reference);
    scribe.write(reference, { via: "reference", referenced: true, uncovered, depth: place.depth + 1 });
    out.space();
  }
  return out.ink() > before;
};

/** Steps 2B to 2I in their order; the first that yields text ends it. */
const writeAlternative = (scribe: Scribe, element: Element, place: Place, rendering: Rendering): void => {
  const { look, seen } = scribe;
  const tag = look.tree.tag(element);
  if (rendering === "invisible") {
    seen.add(element);
    if (contentCounts(scribe, element, tag, look.roles.role(element), place)) {
      writeContent(scribe, element, tag, place, true);
    }
    return;
  }
  if (writeReferences(scribe, element, place)) return;
  const role = look.roles.role(element);
  seen.add(element);
  const embedded = place.via !== "target" && element !== scribe.target;
  if (embedded && writeControlValue(scribe, element, role, place)) return;
  if (tag !== "slot" && scribe.writeAttribute(element, "aria-label")) {
    if (place.via === "target") scribe.markVerbatim();
    return;
  }
  if (role !== "none" && writeNativeName(scribe, element, tag, place)) return;
  if (contentCounts(scribe, element, tag, role, place) && writeContent(scribe, element, tag, place, false)) return;
  if (role === "none" && tag !== "iframe") return;
  if (!scribe.writeAttribute(element, "title") && role === "textbox") {
    scribe.writeAttribute(element, "aria-placeholder");
  }
};

const writeElement = (scribe: Scribe, element: Element, place: Place): void => {
  const { out, seen } = scribe;
  if (place.depth > MAX_DEPTH || out.full() || !scribe.spend()) return;
  // A field is no part of its own label, but it keeps the words around it apart.
  if (element === scribe.target && place.via === "content") {
    out.edge(element);
    return;
  }
  if (seen.has(element)) {
    // Read before, but what it points to may not have been.
    if (place.via === "content") writeReferences(scribe, element, place);
    return;
  }
  const rendering = renderingAt(scribe.look, element, place);
  if (rendering === "gone") {
    seen.add(element);
    return;
  }
  out.edge(element);
  writeAlternative(scribe, element, place, rendering);
  out.edge(element);
};

/** Creates the walk that writes names (W3C accname 1.2, step 2), bounded in depth, nodes and characters. */
export const createNameWalk = (look: Look): NameWalk => {
  const { tree, visibility } = look;
  const out = createTextBuffer(NAME_CAP, visibility.separates);
  const seen = new Set<Element>();
  const job: { target?: Element; values: boolean; verbatim: boolean; left: number } = {
    values: false,
    verbatim: false,
    left: 0,
  };
  let passBudget = NODES_PER_PASS;
  const scribe: Scribe = {
    look,
    out,
    seen,
    get target() {
      return job.target;
    },
    get values() {
      return job.values;
    },
    spend: () => {
      job.left -= 1;
      return job.left >= 0;
    },
    markVerbatim: () => {
      job.verbatim = true;
    },
    write: (element, place) => writeElement(scribe, element, place),
    writeText: (text) => {
      if (text === "") return false;
      const before = out.ink();
      out.text(text);
      return out.ink() > before;
    },
    writeAttribute: (element, name) => {
      const value = tree.attribute(element, name);
      return value !== null && value.trim() !== "" && scribe.writeText(value);
    },
  };
  return (target, values, start) => {
    const allowance = passBudget > 0 ? NODES_PER_NAME : NODES_PER_LATE_NAME;
    Object.assign(job, { target, values, verbatim: false, left: allowance });
    out.clear();
    seen.clear();
    start(scribe);
    passBudget -= allowance - Math.max(job.left, 0);
    return out.line(job.verbatim);
  };
};
