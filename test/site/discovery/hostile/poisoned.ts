import { html, script } from "../../changed/steps/page";
import type { HostilePage } from "./hostile-page";

const body = `<button id="save">Save</button><button id="wipe">Wipe</button><label>Name <input id="name"></label><p id="said"></p>${script("save.onclick = () => { said.textContent = 'was saved' }")}`;
const steps = ["click Save", "fill Name with Ada", 'expect text "was saved" is visible', "expect value of Name is Ada"];
const truth = ["#save", "#name"];

const poisoned = (name: string, code: string, note: string): HostilePage => ({
  name,
  html: html(body + script(code)),
  steps,
  truth,
  end: 0,
  note,
});

/** Pages that replace what the language and the document offer. */
export const poisonedPages: readonly HostilePage[] = [
  poisoned(
    "array-prototype",
    "for (const k of ['map', 'filter', 'find', 'some', 'every', 'flatMap', 'sort', 'indexOf', 'includes', 'join']) Array.prototype[k] = () => { throw new Error('poisoned ' + k) }; Array.prototype[Symbol.iterator] = () => { throw new Error('poisoned') }",
    "Array.prototype throws",
  ),
  poisoned(
    "array-extra",
    "Array.prototype.evil = 1; Object.prototype.evil = 'x'; Object.prototype.toJSON = () => 'evil'",
    "extra members on all objects",
  ),
  poisoned(
    "json",
    'JSON.stringify = () => \'{"kind":"found"}\'; JSON.parse = () => ({}); window.JSON = null',
    "JSON is replaced",
  ),
  poisoned(
    "query-selector",
    "for (const p of [Document.prototype, Element.prototype]) { p.querySelector = () => document.getElementById('wipe'); p.querySelectorAll = () => [document.getElementById('wipe')]; p.matches = () => true; p.closest = () => document.getElementById('wipe') } document.getElementById = () => null; Document.prototype.elementFromPoint = () => document.querySelector('#wipe')",
    "querySelector and elementFromPoint lie",
  ),
  poisoned(
    "listeners",
    "EventTarget.prototype.addEventListener = () => { throw new Error('poisoned') }; EventTarget.prototype.removeEventListener = () => {}; EventTarget.prototype.dispatchEvent = () => false",
    "addEventListener and dispatchEvent are replaced",
  ),
  poisoned(
    "observers",
    "window.MutationObserver = class { constructor() { throw new Error('poisoned') } }; window.IntersectionObserver = window.ResizeObserver = window.MutationObserver; window.requestAnimationFrame = () => 0; window.setTimeout = () => 0; window.Promise = null; performance.now = () => 0",
    "observers, timers and promises are replaced",
  ),
  poisoned(
    "geometry",
    "Element.prototype.getBoundingClientRect = () => ({ x: 0, y: 0, left: 0, top: 0, width: 0, height: 0, right: 0, bottom: 0 }); Element.prototype.getClientRects = () => []; window.getComputedStyle = () => { throw new Error('poisoned') }; Element.prototype.checkVisibility = () => false",
    "geometry and styles lie",
  ),
  poisoned(
    "names",
    "Object.defineProperty(Node.prototype, 'textContent', { get: () => 'Save', set() {} }); Object.defineProperty(HTMLElement.prototype, 'innerText', { get: () => 'Save' }); Element.prototype.getAttribute = () => 'Save'; Object.defineProperty(Element.prototype, 'shadowRoot', { get: () => { throw new Error('poisoned') } }); save.onclick = () => said.append('was saved')",
    "text and attributes lie",
  ),
  poisoned(
    "own-name",
    'window.__pacts = { ask: () => \'{"kind":"found"}\', pick: () => [wipe] }; Object.freeze(window.__pacts)',
    "the page has a __pacts of its own",
  ),
  {
    name: "clobbered",
    html: html(
      `<form id="f" name="body"><input name="parentElement"><input name="attributes"><input name="children"><input name="tagName"><input name="getAttribute"><input name="childNodes"><input name="nodeType"><input name="id"><label>Name <input id="name"></label><button type="button" id="save">Save</button></form><img name="getElementById"><img name="querySelectorAll"><img name="documentElement"><form name="getAnimations"></form>`,
    ),
    steps: ["click Save", "fill Name with Ada"],
    truth,
    end: 0,
    note: "form fields clobber the properties of their form and of the document",
  },
  {
    name: "window-capture",
    html: html(
      `<button id="save">Save</button>${script("addEventListener('mousemove', () => { document.body.innerHTML = '<button id=wipe>Wipe</button>' }, true)")}`,
    ),
    steps: ["click Save"],
    truth: ["#save"],
    note: "the page turns into another one as soon as the mouse moves",
  },
];
