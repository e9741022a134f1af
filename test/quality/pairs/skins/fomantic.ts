import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const control = (item: FieldItem): string => {
  const same = `${k(item)} name="${item.name}"`;
  switch (item.kind) {
    case "select":
      return `<select ${same} class="ui fluid dropdown"><option value="">${item.text}</option>${item.options.map((option) => `<option>${option.text}</option>`).join("")}</select>`;
    case "area":
      return `<textarea ${same} rows="2"></textarea>`;
    default:
      return `<input ${same} type="${item.kind === "date" ? "text" : item.kind}" placeholder="${item.kind === "date" ? "YYYY-MM-DD" : item.text}">`;
  }
};

/** Semantic UI: words as classes, divs as buttons, menus of items. */
export const fomantic: Skin = {
  name: "fomantic",
  head: '<link rel="stylesheet" href="/fomantic2/semantic.min.css">',
  href: (slug) => `/site/${slug.replaceAll("-", "_")}.aspx`,
  link: (item, href, place, first) => {
    const active = first ? "active " : "";
    if (place === "footer") return `<div class="item"><a ${k(item)} href="${href}">${item.text}</a></div>`;
    if (place === "tab") return `<a ${k(item)} class="${active}item" data-tab="${item.slug}">${item.text}</a>`;
    if (place === "side")
      return `<a ${k(item)} class="${active}teal item" href="${href}">${item.text}<div class="ui label">${item.slug.length}</div></a>`;
    return `<a ${k(item)} class="${active}item" href="${href}">${item.text}</a>`;
  },
  links: (place, links, title) => {
    const inner = links.join("\n");
    if (place === "nav") return inner;
    if (place === "side") return `<div class="ui vertical menu"><div class="header item">${title}</div>${inner}</div>`;
    if (place === "tab") return `<div class="ui top attached tabular menu">${inner}</div>`;
    if (place === "pager") return `<div class="ui pagination menu">${inner}</div>`;
    return `<div class="ui horizontal bulleted link list">${inner}</div>`;
  },
  brand: (item, href) => `<a ${k(item)} href="${href}" class="header item"><i class="home icon"></i>${item.text}</a>`,
  login: (item, href) => `<div class="right menu"><a ${k(item)} class="item" href="${href}">${item.text}</a></div>`,
  search: (field, button) =>
    `<div class="item"><div class="ui action input"><input ${k(field)} type="text" placeholder="${field.text}"><div ${k(button)} class="ui button" tabindex="0">${button.text}</div></div></div>`,
  button: (item, look) =>
    `<div ${k(item)} class="ui ${look === "primary" ? "primary submit " : look === "danger" ? "negative " : ""}button" tabindex="0">${item.text}</div>`,
  field: (item) => {
    if (item.kind === "check")
      return `<div class="field"><div class="ui checkbox"><input ${k(item)} type="checkbox" tabindex="0" name="${item.name}"><label ${k(item, ".label")}>${item.text}</label></div></div>`;
    if (item.kind === "radio")
      return `<div class="grouped fields"><label>${item.text}</label>${item.options.map((option) => `<div class="field"><div class="ui radio checkbox"><input ${k(option)} type="radio" name="${item.name}" aria-label="${option.text}"><label>${option.text}</label></div></div>`).join("")}</div>`;
    return `<div class="required field"><label ${k(item, ".label")}>${item.text}</label>${control(item)}</div>`;
  },
  form: (title, fields, buttons) =>
    `<form class="ui attached segment form"><h4 ${k(title)} class="ui dividing header">${title.text}</h4>${fields.join("\n")}${buttons}</form>`,
  heading: (item) =>
    `<h2 ${k(item)} class="ui header"><i class="settings icon"></i><div class="content">${item.text}</div></h2>`,
  table: (title, columns, rows) =>
    `<h3 ${k(title)} class="ui top attached header">${title.text}</h3><table class="ui celled attached table"><thead><tr>${columns.map((column) => `<th ${k(column)} class="sorted">${column.text}</th>`).join("")}<th></th></tr></thead><tbody>${rows
      .map(
        (row) =>
          `<tr>${row.cells.map((cell) => `<td ${k(cell)}>${cell.text}</td>`).join("")}<td>${row.actions.map((action) => `<a ${k(action)} class="ui mini label" href="#${action.slug}">${action.text}</a>`).join("")}</td></tr>`,
      )
      .join("")}</tbody></table>`,
  card: (item) =>
    `<div class="card"><div class="content"><div ${k(item)} class="header">${item.text}</div><div class="description">${item.body}</div></div><div ${k(item.action)} class="ui bottom attached button" tabindex="0">${item.action.text}</div></div>`,
  notice: (item, close) =>
    `<div class="ui warning message"><i ${k(close)} class="close icon" tabindex="0" aria-label="${close.text}"></i><div ${k(item)} class="header">${item.text}</div></div>`,
  dialog: (title, text, buttons) =>
    `<div class="ui modal active" role="dialog" aria-label="${title.text}" style="display:block !important;position:static"><div ${k(title)} class="header">${title.text}</div><div ${k(text)} class="content">${text.text}</div><div class="actions">${buttons}</div></div>`,
  page: (p) =>
    `<body><div class="ui stackable inverted menu">${p.brand}${p.nav}${p.search}${p.login}</div><div class="ui container">${p.title}${p.notice}<div class="ui grid"><div class="four wide column">${p.side}</div><div class="twelve wide column"><div class="ui three cards">${p.cards}</div>${p.tabs}${p.form}${p.table}${p.pager}</div></div>${p.dialog}</div><div class="ui inverted vertical footer segment">${p.footer}</div></body>`,
};
