import { type ChangedPage, html } from "./page";

const section = (name: string): string =>
  `<section id="s" aria-label="${name}"><p>People</p><button id="clear">Clear list</button></section>`;
export const sectionRenamed: ChangedPage = {
  name: "section-renamed",
  steps: ["click Clear list within Users section"],
  before: { html: html(section("Users")), truth: ["#clear"] },
  after: { html: html(section("Administrators")), truth: [] },
  note: "the section that was asked for is another one now",
};
