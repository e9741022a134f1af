import { type ChangedPage, clickable, documentOf } from "../site-page";

const item = (name: string): string =>
  `<li class="t-${name.toLowerCase().replaceAll(" ", "-")}">${name} <button>Done</button></li>`;

const list = (names: readonly string[]): string =>
  documentOf("Tasks", `<h1>Tasks</h1><ul>${names.map(item).join("")}</ul>`);

const OLD = ["Water plants", "Call Grace", "Buy stamps"];

export const listGrown: ChangedPage = {
  name: "list-grown",
  query: clickable("Done", { within: { name: "Call Grace" } }),
  before: list(OLD),
  after: list([...Array.from({ length: 50 }, (_, at) => `Chore ${at + 1}`), ...OLD]),
  truthBefore: ".t-call-grace button",
  truth: ".t-call-grace button",
  note: "Fifty rows with the same button stand before it now.",
};
