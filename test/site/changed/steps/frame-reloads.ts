import { type ChangedPage, html, script } from "./page";

const inner = html(`<button class="go">Agree</button><button>Refuse</button>`);
export const frameReloads: ChangedPage = {
  name: "frame-reloads",
  steps: ["click Agree"],
  before: {
    html: html(`<iframe id="f" src="frame-reloads/inner"></iframe>`),
    routes: { inner: { body: inner } },
    truth: [".go"],
  },
  after: {
    html: html(
      `<iframe id="f" src="frame-reloads/inner"></iframe>${script("let n = 0; const t = setInterval(() => { f.contentWindow.location.reload(); if (++n > 4) clearInterval(t) }, 250)")}`,
    ),
    routes: { inner: { body: inner, delayMs: 60 } },
    truth: [".go"],
  },
  times: 3,
  must: "act",
  note: "its frame loads again and again for more than a second",
};
