import { type ChangedPage, html, script } from "./page";

const open = `setTimeout(() => { list.innerHTML = '<li role="option" class="first">tape</li><li role="option">tape reader</li><li role="option">Search for pages about tape</li>'; list.hidden = false; box.setAttribute("aria-expanded", "true") }, 300)`;
const page = (field: string): string =>
  html(
    `<form onsubmit="return false"><div role="combobox" id="box" aria-expanded="false" aria-owns="list">${field}</div><ul role="listbox" id="list" hidden></ul><button class="go">Search</button></form><main><a class="plain" href="#tape">tape</a> <button class="other">Search</button></main>${script(`document.querySelector("input").oninput = () => ${open}`)}`,
  );
const before = page(`<input id="q" placeholder="Find" aria-autocomplete="list">`);
const after = page(`<span><input class="find" placeholder="Find" aria-autocomplete="list"></span>`);

export const suggestions: ChangedPage = {
  name: "suggestions",
  steps: ["fill Find with tape", "click tape"],
  before: { html: before, truth: ["input", ".first"] },
  after: { html: after, truth: ["input", ".first"] },
  must: "act",
  note: "what is typed brings suggestions after 300 ms, a link elsewhere bears the very name",
};

export const suggestionsLeftAlone: ChangedPage = {
  name: "suggestions-left-alone",
  steps: ["fill Find with tape", "click Search"],
  before: { html: before, truth: ["input", ".go"] },
  after: { html: after, truth: ["input", ".go"] },
  must: "act",
  note: "the button of the field bears the name, a suggestion begins with it, a button elsewhere bears it too",
};

export const suggestionsNew: ChangedPage = {
  name: "suggestions-new",
  steps: ["fill Find with tape", "click tape"],
  before: {
    html: html(`<input placeholder="Find"><ul><li><a class="row" href="#tape">tape</a></li></ul>`),
    truth: ["input", ".row"],
  },
  after: { html: after, truth: ["input", ".first"] },
  must: "act",
  note: "the list below the field was filtered, now suggestions come; the very name stands elsewhere",
};
