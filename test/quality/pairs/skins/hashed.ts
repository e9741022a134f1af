import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

let counter = 0;
/** Ids that another load would give to other elements. */
const made = (): string => `:r${(counter++ % 900).toString(36)}:`;

const hashOf = (text: string): string => {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.charCodeAt(0)) % 2_176_782_336;
  return `css-${sum.toString(36).padStart(6, "1")}`;
};

const control = (item: FieldItem, id: string): string => {
  const same = `${k(item)} id="${id}"`;
  switch (item.kind) {
    case "select":
      return `<div ${same} role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="${id}-label" class="${hashOf("select")}">${item.options[0]?.text ?? ""}</div>`;
    case "area":
      return `<textarea ${same} class="${hashOf("area")}" rows="3"></textarea>`;
    case "radio":
      return `<div role="radiogroup" aria-labelledby="${id}-label">${item.options.map((option) => `<label class="${hashOf("radio")}"><input ${k(option)} type="radio" name="${id}"><span>${option.text}</span></label>`).join("")}</div>`;
    default:
      return `<input ${same} class="${hashOf("input")}" type="${item.kind}" aria-invalid="false">`;
  }
};

/** What component libraries render today: hashed classes, run-time ids, boxes in boxes, icons with spoken names. */
export const hashed: Skin = {
  name: "hashed",
  head: "<style>*{box-sizing:border-box}body{font:14px/1.5 Inter,sans-serif;margin:0}#root>div{display:flex;flex-direction:column}button,[role=button]{padding:6px 16px;border:0;border-radius:4px}svg{width:20px;height:20px}</style>",
  href: (slug) => `#/${slug}`,
  link: (item, href, place, first) => {
    const style = hashOf(`${place}link`);
    if (place === "tab")
      return `<button ${k(item)} role="tab" aria-selected="${first}" tabindex="${first ? 0 : -1}" class="${style} ${hashOf(item.slug)}">${item.text}</button>`;
    if (place === "pager")
      return `<li><button ${k(item)} class="${style}" aria-label="${item.text.length > 1 ? `Go to ${item.text.toLowerCase()} page` : `Go to page ${item.text}`}">${item.text.length > 1 ? "<svg></svg>" : item.text}</button></li>`;
    if (place === "footer") return `<a ${k(item)} class="${style}" href="${href}">${item.text}</a>`;
    return `<div class="${hashOf(`${place}item`)}"><a ${k(item)} class="${style}" href="${href}"><span class="${hashOf("icon")}"><svg aria-hidden="true"></svg></span><span class="${hashOf("text")}">${item.text}</span></a></div>`;
  },
  links: (place, links, title) => {
    const style = hashOf(`${place}box`);
    if (place === "tab")
      return `<div class="${style}"><div role="tablist" aria-label="${title}">${links.join("")}</div></div>`;
    if (place === "pager")
      return `<nav aria-label="pagination navigation"><ul class="${style}">${links.join("")}</ul></nav>`;
    return `<nav class="${style}"><div>${links.join("")}</div></nav>`;
  },
  brand: (item, href) =>
    `<div class="${hashOf("logo")}"><a ${k(item)} href="${href}" aria-label="${item.text} home"><svg></svg></a></div>`,
  login: (item) =>
    `<div><button ${k(item)} class="${hashOf("avatar")}" aria-haspopup="menu" aria-label="${item.text}"><svg></svg></button></div>`,
  search: (field, button) =>
    `<div class="${hashOf("searchbox")}"><div><input ${k(field)} type="text" id="${made()}" placeholder="${field.text}…" aria-label="search" class="${hashOf("searchinput")}"></div><button ${k(button)} aria-label="${button.text}" class="${hashOf("iconbutton")}"><svg></svg></button></div>`,
  button: (item, look) =>
    `<div ${k(item)} role="button" tabindex="0" class="${hashOf("button")} ${hashOf(look)}"><span>${item.text}</span></div>`,
  field: (item) => {
    const id = made();
    if (item.kind === "check")
      return `<label ${k(item, ".label")} class="${hashOf("switchlabel")}"><span class="${hashOf("switch")}"><button ${k(item)} role="switch" aria-checked="false" id="${id}" style="width:36px;height:20px" aria-label="${item.text}"></button></span><span>${item.text}</span></label>`;
    return `<div class="${hashOf("field")}"><label ${k(item, ".label")} id="${id}-label" for="${id}" class="${hashOf("label")}">${item.text}</label><div class="${hashOf("control")}">${control(item, id)}</div></div>`;
  },
  form: (title, fields, buttons) =>
    `<div class="${hashOf("paper")}"><div ${k(title)} class="${hashOf("h6")}">${title.text}</div><div class="${hashOf("grid")}">${fields.join("\n")}</div><div class="${hashOf("actions")}">${buttons}</div></div>`,
  heading: (item) => `<div class="${hashOf("headbox")}"><h1 ${k(item)} class="${hashOf("h4")}">${item.text}</h1></div>`,
  table: (title, columns, rows) =>
    `<div class="${hashOf("paper")}"><div ${k(title)} class="${hashOf("h6")}">${title.text}</div><div role="grid" class="${hashOf("datagrid")}"><div role="row" style="display:flex;gap:24px">${columns.map((column) => `<div ${k(column)} role="columnheader" tabindex="-1">${column.text}</div>`).join("")}</div>${rows
      .map(
        (row) =>
          `<div role="row" style="display:flex;gap:24px">${row.cells.map((cell) => `<div ${k(cell)} role="gridcell"><span>${cell.text}</span></div>`).join("")}<div role="gridcell">${row.actions.map((action) => `<button ${k(action)} aria-label="${action.text}" title="${action.text}"><svg></svg></button>`).join("")}</div></div>`,
      )
      .join("")}</div></div>`,
  card: (item) =>
    `<article class="${hashOf("card")}"><div ${k(item)} class="${hashOf("cardtitle")}">${item.text}</div><div class="${hashOf("cardtext")}">${item.body}</div><button ${k(item.action)} class="${hashOf("button")} ${hashOf("text")}">${item.action.text}</button></article>`,
  notice: (item, close) =>
    `<div role="alert" class="${hashOf("alert")}"><div ${k(item)} class="${hashOf("alerttext")}">${item.text}</div><div><button ${k(close)} aria-label="${close.text}"><svg></svg></button></div></div>`,
  dialog: (title, text, buttons) =>
    `<div role="dialog" aria-modal="true" aria-label="${title.text}" class="${hashOf("dialog")}"><h2 ${k(title)}>${title.text}</h2><div><p ${k(text)}>${text.text}</p></div><div class="${hashOf("dialogactions")}">${buttons}</div></div>`,
  page: (p) =>
    `<body><div id="root"><div><header class="${hashOf("appbar")}" style="display:flex;gap:16px">${p.brand}${p.search}${p.login}</header><div style="display:flex"><div class="${hashOf("drawer")}" style="width:240px">${p.nav}<hr>${p.side}</div><main class="${hashOf("main")}" style="flex:1">${p.title}${p.notice}${p.tabs}${p.form}<div style="display:flex">${p.cards}</div>${p.table}${p.pager}</main></div><footer>${p.footer}</footer></div></div><div id="portal">${p.dialog}</div></body>`,
};
