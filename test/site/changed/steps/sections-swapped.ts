import { type ChangedPage, html } from "./page";

const section = (name: string, at: number): string =>
  `<section id="s${at}"><h2>${name}</h2><p>People</p><button id="clear-${at}" class="${name}">Clear list</button></section>`;
export const sectionsSwapped: ChangedPage = {
  name: "sections-swapped",
  steps: ["click Clear list within Users section"],
  before: { html: html(section("Users", 0) + section("Admins", 1)), truth: [".Users"] },
  after: { html: html(section("Admins", 0) + section("Users", 1)), truth: [".Users"] },
  note: "two sections have changed places, ids by position",
};
