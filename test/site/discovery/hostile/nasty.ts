import { html, script } from "../../changed/steps/page";
import type { HostilePage } from "./hostile-page";

const save = `<button id="save">Save</button>`;
const truth = ["#save"];
const steps = ["click Save"];
const orders = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u2066\u0000\u0008\r\u200f";
const csp = { "content-security-policy": "default-src 'none'" };

const many = (): string => Array.from({ length: 50_000 }, (_, at) => `<i>${at}</i>`).join("");
const rows = (): string =>
  Array.from({ length: 12_000 }, (_, at) => `<div><a href="#${at}">Link ${at}</a><b>x</b></div>`).join("");

/** Pages of an odd size, shape or tongue. */
export const nastyPages: readonly HostilePage[] = [
  {
    name: "closed-shadow",
    html: html(
      `<x-box></x-box>${script("customElements.define('x-box', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<button>Save</button>' } })")}`,
    ),
    steps,
    truth: [],
    end: 1,
    note: "the button is in a closed shadow root",
  },
  {
    name: "megabyte",
    html: () =>
      html(
        `<p>${"word ".repeat(200_000)}</p><div title="${"x".repeat(1_000_000)}" aria-label="${"y ".repeat(500_000)}">z</div><button>${"Save ".repeat(200_000)}</button>${save}`,
      ),
    steps: [...steps, "expect Save button is visible"],
    end: 0,
    note: "a megabyte of text in a paragraph, a name and a button",
  },
  {
    name: "megabyte-value",
    html: () => html(`<textarea aria-label="Notes">${"word ".repeat(200_000)}</textarea>${save}`),
    steps: [...steps, 'expect value of Notes contains "word"'],
    truth,
    end: 0,
    note: "a megabyte in a field",
  },
  {
    name: "nodes",
    html: () => html(`${many()}${save}`),
    steps: [...steps, "expect Save button is visible"],
    truth,
    end: 0,
    note: "50,000 nodes",
  },
  {
    name: "links",
    html: () => html(`${rows()}${save}`),
    steps: [...steps, "expect Link 11999 is visible", "click Save within row Nobody"],
    truth,
    end: 1,
    note: "12,000 links",
  },
  {
    name: "deep",
    html: () => html(`${"<div>".repeat(5_000)}${save}${"</div>".repeat(5_000)}`),
    steps,
    truth,
    end: 0,
    note: "5,000 elements deep",
  },
  {
    name: "options",
    html: () =>
      html(
        `<label>Zone <select id="z">${Array.from({ length: 5_000 }, (_, at) => `<option>Zone ${at}</option>`).join("")}</select></label>`,
      ),
    steps: ["select Zone 4321 from Zone"],
    truth: ["#z"],
    end: 0,
    note: "a list of 5,000 options",
  },
  {
    name: "orders",
    html: html(
      `<button aria-label="Save ${orders} one">a</button><button aria-label="Save ${orders} two">b</button><h1>${orders}Heading${orders}</h1>`,
    ),
    steps,
    end: 1,
    note: "names that are orders to a terminal, in the list of candidates",
  },
  {
    name: "orders-overlay",
    html: html(
      `${save}<div id="${orders.replaceAll("\u0000", "")}" class="a${orders.replaceAll("\r", "")}" style="position:fixed;inset:0;background:red">x</div>`,
    ),
    steps,
    truth: [],
    end: 1,
    note: "what lies over it has orders for an id",
  },
  {
    name: "orders-seen",
    html: html(
      `<p id="p">x</p><input aria-label="Box" value="a${orders.replaceAll("\r", "")}">${script(`p.textContent = ${JSON.stringify(orders)}; document.title = ${JSON.stringify(orders)}`)}`,
    ),
    steps: ["expect title is something"],
    end: 1,
    note: "orders in the title that an expectation tells",
  },
  {
    name: "orders-value",
    html: html(
      `<input aria-label="Box">${script(`document.querySelector("input").value = ${JSON.stringify(orders)}`)}`,
    ),
    steps: ['expect value of Box is "something"'],
    end: 1,
    note: "orders in the value that an expectation tells",
  },
  {
    name: "orders-selector",
    html: html(`<button id="save" data-testid="${orders}">Save</button>`),
    steps,
    truth,
    end: 0,
    note: "orders in a test id, shown by --verbose",
  },
  {
    name: "quotes",
    html: html(`<button id="save" data-testid='"]; drop' aria-label="Say &quot;hi&quot; \\ ' ]">x</button>`),
    steps: ['click "Say hi"'],
    truth,
    note: "quotes and brackets in names and ids",
  },
  {
    name: "look-alike-letters",
    html: html(`<button id="fake">S\u0430ve</button>${save}`),
    steps,
    truth,
    end: 0,
    note: "a Cyrillic letter in the twin's name",
  },
  {
    name: "zero-width",
    html: html(`<button id="save">Sa\u200bve</button><button id="other">Save\u2060 as</button>`),
    steps,
    truth,
    note: "zero-width characters in the name",
  },
  {
    name: "popup",
    html: html(
      `<button id="save">Save</button><p id="p">x</p>${script("save.onclick = () => { window.open('/hostile/popup/other'); p.textContent = 'opened' }")}`,
    ),
    routes: { other: { body: html("<button>Save</button><h1>Other</h1>") } },
    steps: [...steps, "expect heading Other is visible"],
    truth,
    end: 0,
    note: "a click opens a window, which is the page in front then",
  },
  {
    name: "popup-storm",
    html: html(`${save}${script("save.onclick = () => { for (let i = 0; i < 20; i++) window.open('about:blank') }")}`),
    steps: [...steps, "expect Save button is visible"],
    truth,
    end: 1,
    note: "a click opens 20 windows, and the empty one in front has no button",
  },
  {
    name: "csp",
    html: html(save),
    headers: csp,
    steps: [...steps, "expect Save button is visible"],
    end: 0,
    note: "default-src 'none'",
  },
  {
    name: "csp-sandbox",
    html: html(`${save}<label>Name <input></label>`),
    headers: { "content-security-policy": "sandbox; default-src 'none'" },
    steps: [...steps, "fill Name with Ada", "expect value of Name is Ada"],
    end: 0,
    note: "the whole page is sandboxed",
  },
  {
    name: "trusted-types",
    html: html(`${save}`),
    headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types none" },
    steps,
    end: 0,
    note: "trusted types are required",
  },
  {
    name: "sandboxed-frame",
    html: html(
      `<iframe sandbox src="sandboxed-frame/in"></iframe><iframe sandbox="allow-scripts" src="sandboxed-frame/in2"></iframe>`,
    ),
    routes: { in: { body: html(save) }, in2: { body: html(`<button id="b">Send</button>`) } },
    steps: ["click Save", "click Send"],
    end: 0,
    note: "buttons in sandboxed frames",
  },
  {
    name: "frames-in-frames",
    html: html(`<iframe src="frames-in-frames/in"></iframe>`),
    routes: { in: { body: html(`<iframe src="in2"></iframe>`) }, in2: { body: html(save) } },
    steps,
    truth,
    end: 0,
    note: "a frame in a frame",
  },
  {
    name: "many-frames",
    html: html(
      Array.from({ length: 40 }, (_, at) => `<iframe src="many-frames/in${at}" width="60" height="20"></iframe>`).join(
        "",
      ) + save,
    ),
    routes: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`in${at}`, { body: html(`<p>${at}</p>`) }])),
    steps,
    truth,
    end: 0,
    note: "40 frames",
  },
  {
    name: "frame-itself",
    html: html(`${save}<iframe src="/hostile/frame-itself?x"></iframe>`),
    steps: ["click Save within frame nowhere"],
    truth: [],
    end: 1,
    note: "a page that frames itself",
  },
  {
    name: "document-write",
    html: html(
      `<button id="old">Old</button>${script("setTimeout(() => { document.open(); document.write('<button id=save>Save</button>'); document.close() }, 300)")}`,
    ),
    steps,
    end: 0,
    note: "document.write replaces the whole document",
  },
  {
    name: "download",
    html: html(`<a id="save" href="download/file" download="x.bin">Save</a><button id="go">Go</button>`),
    routes: { file: { body: "bytes", type: "application/octet-stream" } },
    steps: [...steps, "click Go", "expect Go button is visible"],
    truth: ["#save", "#go"],
    end: 0,
    note: "a link that downloads",
  },
  {
    name: "attachment",
    html: html(`<a id="save" href="attachment/file">Save</a><button id="go">Go</button>`),
    routes: { file: { body: "bytes", type: "application/x-unknown" } },
    steps: [...steps, "click Go"],
    truth: ["#save", "#go"],
    end: 0,
    note: "a link whose address turns out to be a file",
  },
  {
    name: "svg-document",
    html: html(`<svg width="200" height="80"><a href="#x" id="save"><text y="20">Save</text></a></svg>`),
    steps,
    truth,
    end: 0,
    note: "a link inside a picture",
  },
  {
    name: "no-body",
    html: `<!doctype html><html><head><title>x</title></head><frameset cols="*"><frame src="no-body/in"></frameset></html>`,
    routes: { in: { body: html(save) } },
    steps,
    end: 0,
    note: "a frameset instead of a body",
  },
  { name: "empty", html: "", steps, truth: [], end: 1, note: "an empty document" },
];
