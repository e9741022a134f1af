import { type ChangedPage, documentOf, editable } from "../site-page";

let loads = 0;

const form = (): string => {
  loads += 1;
  const id = (part: string): string => `field-${part}-${(loads * 7919).toString(36)}`;
  const row = (part: string, label: string): string =>
    `<div class="row"><label for="${id(part)}">${label}</label><input id="${id(part)}" class="in in-${part}"></div>`;
  return documentOf("Order", `<h1>Order</h1>${row("a", "Amount")}${row("b", "Discount")}${row("c", "Remark")}`);
};

export const idsPerLoad: ChangedPage = {
  name: "ids-per-load",
  query: editable("Discount"),
  before: form(),
  after: form,
  truthBefore: ".in-b",
  truth: ".in-b",
  note: "The ids are other ones at each load.",
};
