import type { Change } from "./redesign";

const WRAPPERS = ["div", "div", "div", "span", "section", "fieldset"] as const;
const FIXED_PARENTS = "table,thead,tbody,tr,select,ul,ol,dl,picture,video,audio,details";

const canStandAlone = (element: Element): boolean =>
  element.parentElement?.matches(FIXED_PARENTS) === false && !element.matches("summary,legend,caption");

/** Elements get boxes around them; half of the boxes do not change the look. */
export const wrapSome: Change = ({ all, random, share }) => {
  for (const element of random.some(all().filter(canStandAlone), share * 0.4)) {
    for (let depth = random.below(3); depth >= 0; depth--) {
      const inline = getComputedStyle(element).display.startsWith("inline");
      const wrapper = document.createElement(inline ? "span" : random.pick(WRAPPERS));
      if (random.chance(0.5)) wrapper.style.display = "contents";
      if (random.chance(0.5))
        wrapper.className = random.pick(["wrapper", "inner", "field", "cell", "content", "control-group"]);
      element.replaceWith(wrapper);
      wrapper.append(element);
    }
  }
};

/** The whole page gets frames, as a new layout does. */
export const wrapPage: Change = ({ random }) => {
  for (let depth = 1 + random.below(3); depth > 0; depth--) {
    const wrapper = document.createElement(random.pick(["div", "div", "main", "section"]));
    wrapper.id = random.pick(["app", "root", "__next", "page", "layout"]);
    wrapper.append(...[...document.body.childNodes].filter((node) => !(node instanceof HTMLScriptElement)));
    document.body.append(wrapper);
  }
};

/** Boxes that hold one thing only go away. */
export const unwrapSome: Change = ({ all, random, share }) => {
  const boxes = all().filter(
    (element) =>
      element.matches("div,span,section,p") &&
      element.childElementCount === 1 &&
      !element.attributes.getNamedItem("role") &&
      [...element.childNodes].every((node) => !(node instanceof Text) || node.data.trim() === ""),
  );
  for (const box of random.some(boxes, share * 0.5)) {
    const [child] = box.children;
    if (child) box.replaceWith(child);
  }
};

/** Texts that stood bare in an element get an element of their own, icons stand before them. */
export const wrapTexts: Change = ({ all, random, share }) => {
  for (const element of random.some(
    all().filter((one) => one.matches("a,button,label,li,td,th,h1,h2,h3")),
    share * 0.5,
  )) {
    for (const node of [...element.childNodes]) {
      if (!(node instanceof Text) || node.data.trim() === "") continue;
      const span = document.createElement("span");
      if (random.chance(0.4)) span.className = random.pick(["label", "text", "btn-label", "title"]);
      node.replaceWith(span);
      span.append(node);
    }
    if (!random.chance(0.4)) continue;
    const icon = document.createElement("i");
    icon.className = random.pick(["icon", "fa fa-star", "bi bi-gear", "material-icons"]);
    icon.setAttribute("aria-hidden", "true");
    element.prepend(icon);
  }
};
