import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const control = (item: FieldItem): string => {
  const same = `${k(item)} id="${camel(item.name)}" name="${camel(item.name)}"`;
  switch (item.kind) {
    case "select":
      return `<select ${same} class="form-select">${item.options.map((option) => `<option value="${option.slug}">${option.text}</option>`).join("")}</select>`;
    case "area":
      return `<textarea ${same} class="form-control" placeholder=" " style="height:100px"></textarea>`;
    default:
      return `<input ${same} type="${item.kind}" class="form-control" placeholder=" ">`;
  }
};

/** Bootstrap 5 with floating labels, off-canvas habits and utility classes. */
export const bootstrap5: Skin = {
  name: "bootstrap5",
  head: '<link rel="stylesheet" href="/bootstrap5/dist/css/bootstrap.min.css">',
  href: (slug) => `/${slug}`,
  link: (item, href, place, first) => {
    const active = first ? " active" : "";
    if (place === "tab")
      return `<li class="nav-item" role="presentation"><button ${k(item)} class="nav-link${active}" id="tab-${item.slug}" data-bs-toggle="tab" data-bs-target="${href}" type="button" role="tab">${item.text}</button></li>`;
    if (place === "pager")
      return `<li class="page-item"><a ${k(item)} class="page-link" href="?page=${item.slug}"${item.text.length > 1 ? ` aria-label="${item.text}"><span aria-hidden="true">${item.slug === "next" ? "»" : "«"}</span>` : `>${item.text}`}</a></li>`;
    if (place === "footer")
      return `<li class="col mb-2"><a ${k(item)} href="${href}" class="text-decoration-none text-body-secondary">${item.text}</a></li>`;
    if (place === "side")
      return `<li class="mb-1"><a ${k(item)} href="${href}" class="link-body-emphasis d-inline-flex rounded">${item.text}<span class="badge text-bg-secondary ms-2">${item.slug.length}</span></a></li>`;
    return `<li class="nav-item"><a ${k(item)} class="nav-link${active}" ${first ? 'aria-current="page" ' : ""}href="${href}">${item.text}</a></li>`;
  },
  links: (place, links, title) => {
    const inner = links.join("\n");
    if (place === "nav") return `<ul class="navbar-nav me-auto mb-2 mb-lg-0">${inner}</ul>`;
    if (place === "side")
      return `<aside class="p-3"><h2 class="h6 text-uppercase">${title}</h2><ul class="list-unstyled ps-0">${inner}</ul></aside>`;
    if (place === "tab") return `<ul class="nav nav-pills mb-3" role="tablist">${inner}</ul>`;
    if (place === "pager")
      return `<nav aria-label="Pages"><ul class="pagination justify-content-center">${inner}</ul></nav>`;
    return `<ul class="row list-unstyled">${inner}</ul>`;
  },
  brand: (item, href) => `<a ${k(item)} class="navbar-brand fw-bold" href="${href}">${item.text}</a>`,
  login: (item) => `<button ${k(item)} class="btn btn-outline-light ms-2" type="button">${item.text}</button>`,
  search: (field, button) =>
    `<form class="d-flex" role="search"><input ${k(field)} class="form-control me-2" type="search" placeholder="${field.text}" aria-label="${field.text}"><button ${k(button)} class="btn btn-outline-success" type="submit">${button.text}</button></form>`,
  button: (item, look) =>
    `<button ${k(item)} type="${look === "primary" ? "submit" : "button"}" class="btn btn-${look === "plain" ? "outline-secondary" : look === "small" ? "sm btn-link" : look}">${item.text}</button> `,
  field: (item) => {
    if (item.kind === "check")
      return `<div class="form-check form-switch mb-3"><input ${k(item)} class="form-check-input" type="checkbox" role="switch" id="${camel(item.name)}" name="${camel(item.name)}"><label ${k(item, ".label")} class="form-check-label" for="${camel(item.name)}">${item.text}</label></div>`;
    if (item.kind === "radio")
      return `<fieldset class="mb-3"><legend class="fs-6">${item.text}</legend><div class="btn-group">${item.options.map((option) => `<div class="form-check form-check-inline"><input ${k(option)} type="radio" class="form-check-input" name="${camel(item.name)}" id="${item.name}-${option.slug}"><label class="form-check-label" for="${item.name}-${option.slug}">${option.text}</label></div>`).join("")}</div></fieldset>`;
    return `<div class="form-floating mb-3">${control(item)}<label ${k(item, ".label")} for="${camel(item.name)}">${item.text}</label></div>`;
  },
  form: (title, fields, buttons) =>
    `<section class="card mb-4"><div class="card-body"><h5 ${k(title)} class="card-title">${title.text}</h5><form novalidate>${fields.join("\n")}<div class="d-flex gap-2 justify-content-end">${buttons}</div></form></div></section>`,
  heading: (item) => `<h1 ${k(item)} class="display-6 fw-bold">${item.text}</h1>`,
  table: (title, columns, rows) =>
    `<section><h3 ${k(title)} class="h5">${title.text}</h3><div class="table-responsive"><table class="table table-hover align-middle"><thead class="table-light"><tr><th scope="col"></th>${columns.map((column) => `<th scope="col"><button ${k(column)} class="btn btn-sm btn-link">${column.text}</button></th>`).join("")}<th></th></tr></thead><tbody>${rows
      .map(
        (row) =>
          `<tr><td><input class="form-check-input" type="checkbox" aria-label="Select ${row.cells[0]?.text}"></td>${row.cells.map((cell) => `<td ${k(cell)}>${cell.text}</td>`).join("")}<td class="text-end">${row.actions.map((action) => `<button ${k(action)} type="button" class="btn btn-sm btn-outline-primary">${action.text}</button>`).join("")}</td></tr>`,
      )
      .join("")}</tbody></table></div></section>`,
  card: (item) =>
    `<div class="col"><div class="card h-100 shadow-sm"><div class="card-body"><h5 ${k(item)} class="card-title">${item.text}</h5><p class="card-text">${item.body}</p></div><div class="card-footer"><a ${k(item.action)} href="/${item.slug}" class="btn btn-primary stretched-link">${item.action.text}</a></div></div></div>`,
  notice: (item, close) =>
    `<div ${k(item)} class="toast show w-100" role="alert"><div class="d-flex"><div class="toast-body">${item.text}</div><button ${k(close)} type="button" class="btn-close me-2 m-auto" data-bs-dismiss="toast" aria-label="${close.text}"></button></div></div>`,
  dialog: (title, text, buttons) =>
    `<div class="modal-dialog modal-dialog-centered" role="dialog" aria-modal="true" aria-label="${title.text}"><div class="modal-content"><div class="modal-header"><h1 ${k(title)} class="modal-title fs-5">${title.text}</h1></div><div class="modal-body"><p ${k(text)}>${text.text}</p></div><div class="modal-footer flex-nowrap">${buttons}</div></div></div>`,
  page: (p) =>
    `<body class="bg-body-tertiary"><header class="navbar navbar-expand-lg navbar-dark bg-dark"><div class="container-fluid">${p.brand}${p.nav}${p.search}${p.login}</div></header><main class="container py-4">${p.notice}${p.title}<div class="row row-cols-1 row-cols-md-3 g-4 mb-4">${p.cards}</div><div class="row"><div class="col-lg-9">${p.tabs}${p.table}${p.pager}${p.form}</div><div class="col-lg-3">${p.side}</div></div>${p.dialog}</main><footer class="container border-top py-3">${p.footer}</footer></body>`,
};
