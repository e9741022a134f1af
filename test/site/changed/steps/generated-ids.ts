import { type ChangedPage, html } from "./page";

const face = () => {
  const id = (): string => `ctl-${Math.random().toString(36).slice(2, 10)}`;
  const [a, b] = [id(), id()];
  return html(
    `<form><label for="${a}">Street</label><input id="${a}" class="one"><label for="${b}">City</label><input id="${b}" class="two"><button type="button" id="${id()}">Next</button></form>`,
  );
};
export const generatedIds: ChangedPage = {
  name: "generated-ids",
  steps: ["fill City with Berlin", "fill Street with Main", "click Next"],
  before: { html: face, truth: [".two", ".one", "button"] },
  after: { html: face, truth: [".two", ".one", "button"] },
  must: "act",
  times: 2,
  note: "ids are new at every load",
};
