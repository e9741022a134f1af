import { computeAccessibleName, getRole } from "dom-accessibility-api";
export interface Names {
  role(element: Element): string;
  name(element: Element): string;
  labelText(element: Element): string;
  hidden(element: Element): boolean;
  visible(element: Element): boolean;
  text(element: Element): string;
}
export const createNames = (): Names => {
  const cache = new Map<Element, string>();
  const name = (e: Element) => { let n = cache.get(e); if (n === undefined) { n = computeAccessibleName(e); cache.set(e, n); } return n; };
  const visible = (e: Element) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && getComputedStyle(e).visibility !== "hidden"; };
  return { role: (e) => getRole(e) ?? "", name, labelText: (e) => ("labels" in e && e.labels instanceof NodeList ? [...e.labels].map((l) => l.textContent ?? "").join(" ") : ""), hidden: (e) => !visible(e), visible, text: (e) => (e.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 400) };
};
