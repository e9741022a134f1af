import { type ChangedPage, html } from "./page";

const page = (logo: string): string =>
  html(`<header>${logo}<a href="/help">Help</a></header><main><a href="/changed">All pages</a><p>Text</p></main>`);

export const logoDrawn: ChangedPage = {
  name: "logo-drawn",
  steps: ["click Acme logo"],
  before: {
    html: page(`<a class="home" href="/#"><svg width="40" height="40"><circle r="9"/></svg></a>`),
    truth: [".home"],
  },
  after: {
    html: page(
      `<div><a class="x7" href="/"><div class="css-1-StyledLogo" style="width:40px;height:40px"></div></a></div>`,
    ),
    truth: [".x7"],
  },
  must: "act",
  note: "the logo was a picture and is drawn by a style sheet now",
};
