import { type ChangedPage, html, script } from "./page";

const own = `<h2>Profile</h2><p>Your name</p><button id="save" class="primary">Save</button>`;
export const lateTwin: ChangedPage = {
  name: "late-twin",
  steps: ["click Save"],
  before: { html: html(`<section aria-label="Profile" id="profile">${own}</section>`), truth: ["#save"] },
  after: {
    html: html(
      `<section aria-label="Newsletter"><h2>Newsletter</h2><p>Weekly</p><button class="other">Save</button></section><section aria-label="Profile" id="profile"></section>${script(`setTimeout(() => { profile.innerHTML = ${JSON.stringify(own)} }, 1200)`)}`,
    ),
    truth: ["#save"],
  },
  note: "it appears after 1.2 s, an equally named one of another section is there at once",
};
