import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const id = (item: FieldItem): string => `input_${item.name}`;

const control = (item: FieldItem): string => {
  const same = `${k(item)} id="${id(item)}" name="${item.name}"`;
  switch (item.kind) {
    case "select":
      return `<select ${same} class="form-control">${item.options.map((option) => `<option>${option.text}</option>`).join("")}</select>`;
    case "area":
      return `<textarea ${same} class="form-control" rows="3"></textarea>`;
    default:
      return `<input ${same} type="${item.kind}" class="${item.kind === "file" ? "" : "form-control"}">`;
  }
};

/** Bootstrap 3, as most pages of 2015 were built. */
export const bootstrap3: Skin = {
  name: "bootstrap3",
  head: '<link rel="stylesheet" href="/bootstrap3/dist/css/bootstrap.min.css">',
  href: (slug) => `/${slug === "" ? "index" : slug}.html`,
  link: (item, href, place, first) => {
    const active = first && place !== "footer" ? ' class="active"' : "";
    if (place === "side")
      return `<a ${k(item)} href="${href}" class="list-group-item${first ? " active" : ""}">${item.text}</a>`;
    if (place === "tab")
      return `<li role="presentation"${active}><a ${k(item)} href="${href}" role="tab" data-toggle="tab">${item.text}</a></li>`;
    return `<li${active}><a ${k(item)} href="${href}">${item.text}</a></li>`;
  },
  links: (place, links) => {
    const inner = links.join("\n");
    if (place === "nav") return `<ul class="nav navbar-nav">${inner}</ul>`;
    if (place === "side") return `<div class="list-group">${inner}</div>`;
    if (place === "tab") return `<ul class="nav nav-tabs" role="tablist">${inner}</ul>`;
    if (place === "pager") return `<nav aria-label="Page navigation"><ul class="pagination">${inner}</ul></nav>`;
    return `<ul class="list-inline">${inner}</ul>`;
  },
  brand: (item, href) =>
    `<div class="navbar-header"><a ${k(item)} class="navbar-brand" href="${href}">${item.text}</a></div>`,
  login: (item, href) =>
    `<ul class="nav navbar-nav navbar-right"><li><a ${k(item)} href="${href}"><span class="glyphicon glyphicon-user"></span> ${item.text}</a></li></ul>`,
  search: (field, button) =>
    `<form class="navbar-form navbar-left" role="search"><div class="form-group"><input ${k(field)} type="text" name="q" class="form-control" placeholder="${field.text}"></div><button ${k(button)} type="submit" class="btn btn-default">${button.text}</button></form>`,
  button: (item, look) =>
    `<button ${k(item)} type="${look === "primary" ? "submit" : "button"}" class="btn btn-${look === "plain" ? "default" : look === "small" ? "default btn-xs" : look}">${item.text}</button> `,
  field: (item) => {
    if (item.kind === "check")
      return `<div class="checkbox"><label ${k(item, ".label")}><input ${k(item)} type="checkbox" name="${item.name}" value="1"> ${item.text}</label></div>`;
    if (item.kind === "radio")
      return `<div class="form-group"><label>${item.text}</label>${item.options.map((option) => `<div class="radio"><label><input ${k(option)} type="radio" name="${item.name}" value="${option.slug}"> ${option.text}</label></div>`).join("")}</div>`;
    return `<div class="form-group"><label ${k(item, ".label")} for="${id(item)}">${item.text}</label>${control(item)}</div>`;
  },
  form: (title, fields, buttons) =>
    `<div class="panel panel-default"><div class="panel-heading"><h3 ${k(title)} class="panel-title">${title.text}</h3></div><div class="panel-body"><form action="/save" method="post">${fields.join("\n")}${buttons}</form></div></div>`,
  heading: (item) => `<div class="page-header"><h1 ${k(item)}>${item.text}</h1></div>`,
  table: (title, columns, rows) =>
    `<h2 ${k(title)}>${title.text}</h2><table class="table table-striped"><thead><tr>${columns.map((column) => `<th ${k(column)}>${column.text}</th>`).join("")}<th></th></tr></thead><tbody>${rows
      .map(
        (row) =>
          `<tr>${row.cells.map((cell) => `<td ${k(cell)}>${cell.text}</td>`).join("")}<td>${row.actions.map((action) => `<a ${k(action)} href="/rows/${row.key.slice(4)}/${action.slug}" class="btn btn-default btn-xs">${action.text}</a> `).join("")}</td></tr>`,
      )
      .join("")}</tbody></table>`,
  card: (item) =>
    `<div class="col-md-4"><div class="panel panel-info"><div class="panel-heading"><h4 ${k(item)}>${item.text}</h4></div><div class="panel-body"><p>${item.body}</p><a ${k(item.action)} class="btn btn-primary" href="/${item.slug}.html" role="button">${item.action.text}</a></div></div></div>`,
  notice: (item, close) =>
    `<div ${k(item)} class="alert alert-warning alert-dismissible" role="alert"><button ${k(close)} type="button" class="close" data-dismiss="alert" aria-label="${close.text}"><span aria-hidden="true">&times;</span></button>${item.text}</div>`,
  dialog: (title, text, buttons) =>
    `<div class="modal" style="display:block;position:static" role="dialog" aria-labelledby="modalTitle"><div class="modal-dialog"><div class="modal-content"><div class="modal-header"><h4 ${k(title)} class="modal-title" id="modalTitle">${title.text}</h4></div><div class="modal-body"><p ${k(text)}>${text.text}</p></div><div class="modal-footer">${buttons}</div></div></div></div>`,
  page: (p) =>
    `<body><nav class="navbar navbar-default navbar-static-top"><div class="container">${p.brand}${p.nav}${p.search}${p.login}</div></nav><div class="container">${p.notice}<div class="row"><div class="col-md-3">${p.side}</div><div class="col-md-9">${p.title}${p.tabs}${p.form}${p.table}${p.pager}<div class="row">${p.cards}</div></div></div>${p.dialog}</div><footer class="container"><hr>${p.footer}</footer></body>`,
};
