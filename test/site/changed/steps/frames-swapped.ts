import { type ChangedPage, html } from "./page";

const inner = (name: string): string => html(`<h2>${name}</h2><button class="${name}">Agree</button>`);
export const framesSwapped: ChangedPage = {
  name: "frames-swapped",
  steps: ["click Agree within frame Privacy"],
  before: {
    html: html(
      `<iframe name="Privacy" src="frames-swapped/a"></iframe><iframe name="Marketing" src="frames-swapped/b"></iframe>`,
    ),
    routes: { a: { body: inner("Privacy") }, b: { body: inner("Marketing") } },
    truth: [".Privacy"],
  },
  after: {
    html: html(
      `<iframe name="Marketing" src="frames-swapped/a"></iframe><iframe name="Privacy" src="frames-swapped/b"></iframe>`,
    ),
    routes: { a: { body: inner("Marketing") }, b: { body: inner("Privacy") } },
    truth: [".Privacy"],
  },
  note: "two frames have changed their addresses",
};
