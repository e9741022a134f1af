import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const control = (item: FieldItem): string => {
  const same = `${k(item)} name="${item.name.replaceAll("_", "-")}"`;
  switch (item.kind) {
    case "select":
      return `<div class="select is-fullwidth"><select ${same}>${item.options.map((option) => `<option>${option.text}</option>`).join("")}</select></div>`;
    case "area":
      return `<textarea ${same} class="textarea" placeholder="${item.text}"></textarea>`;
    case "radio":
      return item.options
        .map(
          (option) =>
            `<label class="radio"><input ${k(option)} type="radio" name="${item.name}"> ${option.text}</label>`,
        )
        .join("");
    case "file":
      return `<div class="file"><label class="file-label"><input ${same} class="file-input" type="file"><span class="file-cta">${item.text}</span></label></div>`;
    default:
      return `<input ${same} class="input" type="${item.kind}" placeholder="${item.text}">`;
  }
};

/** Bulma: hero, level, panel; fields by placeholder and a label without `for`. */
export const bulma: Skin = {
  name: "bulma",
  head: '<link rel="stylesheet" href="/bulma0/css/bulma.css">',
  href: (slug) => `/app/${slug}/`,
  link: (item, href, place, first) => {
    const active = first ? " is-active" : "";
    if (place === "nav") return `<a ${k(item)} class="navbar-item${active}" href="${href}">${item.text}</a>`;
    if (place === "pager" && item.text.length > 1)
      return `<a ${k(item)} class="pagination-${item.slug}" href="#${item.slug}">${item.text}</a>`;
    if (place === "pager")
      return `<li><a ${k(item)} class="pagination-link" aria-label="Goto page ${item.text}" href="#p${item.text}">${item.text}</a></li>`;
    if (place === "tab")
      return `<li class="${active}"><a ${k(item)} href="${href}"><span class="icon is-small"><i class="fas fa-image" aria-hidden="true"></i></span><span>${item.text}</span></a></li>`;
    return place === "side"
      ? `<li><a ${k(item)} class="${active}" href="${href}">${item.text}</a></li>`
      : `<a ${k(item)} href="${href}">${item.text}</a>`;
  },
  links: (place, links, title) => {
    const inner = links.join("\n");
    if (place === "nav") return `<div class="navbar-start">${inner}</div>`;
    if (place === "side")
      return `<aside class="menu"><p class="menu-label">${title}</p><ul class="menu-list">${inner}</ul></aside>`;
    if (place === "tab") return `<div class="tabs is-boxed"><ul>${inner}</ul></div>`;
    if (place === "pager")
      return `<nav class="pagination is-centered" role="navigation" aria-label="pagination"><ul class="pagination-list">${inner}</ul></nav>`;
    return `<div class="content has-text-centered"><p>${links.join(" · ")}</p></div>`;
  },
  brand: (item, href) =>
    `<div class="navbar-brand"><a ${k(item)} class="navbar-item" href="${href}"><strong>${item.text}</strong></a></div>`,
  login: (item, href) =>
    `<div class="navbar-end"><div class="navbar-item"><div class="buttons"><a ${k(item)} class="button is-light" href="${href}">${item.text}</a></div></div></div>`,
  search: (field, button) =>
    `<div class="field has-addons"><div class="control"><input ${k(field)} class="input" type="text" placeholder="${field.text}"></div><div class="control"><a ${k(button)} class="button is-info" role="button" tabindex="0">${button.text}</a></div></div>`,
  button: (item, look) =>
    `<button ${k(item)} class="button ${look === "primary" ? "is-link" : look === "danger" ? "is-danger" : "is-light"}">${item.text}</button>`,
  field: (item) =>
    item.kind === "check"
      ? `<div class="field"><div class="control"><label ${k(item, ".label")} class="checkbox"><input ${k(item)} type="checkbox"> ${item.text}</label></div></div>`
      : `<div class="field"><label ${k(item, ".label")} class="label">${item.text}</label><div class="control">${control(item)}</div></div>`,
  form: (title, fields, buttons) =>
    `<div class="box"><p ${k(title)} class="subtitle">${title.text}</p>${fields.join("\n")}<div class="buttons is-right">${buttons}</div></div>`,
  heading: (item) =>
    `<section class="hero is-primary"><div class="hero-body"><p ${k(item)} class="title">${item.text}</p></div></section>`,
  table: (title, columns, rows) =>
    `<p ${k(title)} class="title is-4">${title.text}</p><table class="table is-fullwidth is-hoverable"><thead><tr><th>Actions</th>${columns.map((column) => `<th ${k(column)}>${column.text}</th>`).join("")}</tr></thead><tbody>${rows
      .map(
        (row) =>
          `<tr><td><div class="buttons are-small">${row.actions.map((action) => `<button ${k(action)} class="button" title="${action.text}">${action.text}</button>`).join("")}</div></td>${row.cells.map((cell) => `<td ${k(cell)}>${cell.text}</td>`).join("")}</tr>`,
      )
      .join("")}</tbody></table>`,
  card: (item) =>
    `<div class="column"><div class="card"><header class="card-header"><p ${k(item)} class="card-header-title">${item.text}</p></header><div class="card-content">${item.body}</div><footer class="card-footer"><a ${k(item.action)} href="/app/${item.slug}/" class="card-footer-item">${item.action.text}</a></footer></div></div>`,
  notice: (item, close) =>
    `<div ${k(item)} class="notification is-warning"><button ${k(close)} class="delete" title="${close.text}"></button>${item.text}</div>`,
  dialog: (title, text, buttons) =>
    `<div class="modal-card" role="dialog"><header class="modal-card-head"><p ${k(title)} class="modal-card-title">${title.text}</p></header><section class="modal-card-body" ${k(text)}>${text.text}</section><footer class="modal-card-foot">${buttons}</footer></div>`,
  page: (p) =>
    `<body><nav class="navbar is-dark" role="navigation" aria-label="main navigation">${p.brand}<div class="navbar-menu is-active">${p.nav}${p.login}</div></nav>${p.title}<section class="section"><div class="level"><div class="level-left">${p.search}</div></div>${p.notice}<div class="columns"><div class="column is-3">${p.side}</div><div class="column">${p.tabs}<div class="columns">${p.cards}</div>${p.table}${p.pager}${p.form}${p.dialog}</div></div></section><footer class="footer">${p.footer}</footer></body>`,
};
