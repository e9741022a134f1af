import { type ChangedPage, html } from "./page";

const profile = `<section aria-label="Profile"><h2>Profile</h2><input aria-label="Nickname"><button class="btn">Save</button></section>`;
const news = `<section aria-label="Newsletter"><h2>Newsletter</h2><input aria-label="Address"><button class="btn">Save</button></section>`;
export const lookAlikeBefore: ChangedPage = {
  name: "look-alike-before",
  steps: ["click Save"],
  before: { html: html(profile), truth: ['section[aria-label="Profile"] button'] },
  after: { html: html(news + profile), truth: ['section[aria-label="Profile"] button'] },
  note: "an equally named button in another section comes before it",
};
